"""Paints a step of a lesson where a battle has its orders: who teaches, why, what to press, and help for who waits."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pygame

from game.ui.hud_boxes import Box, Sizes
from game.ui.kit import Kit
from game.ui.pen import Sketch, cut_rect
from game.ui.sheet import Sheet
from game.ui.theme import BODY_LINE, BODY_SIZE, CAP_LABEL, CAP_PANEL, Colour

_LEFT, _HEAD, _FOOT = 74.0, 32.0, 9.0
_PORTRAIT = 54.0
_CHIP_TALL, _CHIP_PAD = 15.0, 5.0
_KEY_LINE = 20.0
_APART = 0.8  # words that are written one by one stand a little closer than they should
_PIP, _PIP_GAP = 9.0, 4.0

Word = tuple[bool, str]
"""whether it is the name of a key, and the word"""


@dataclass(frozen=True)
class LessonPrompt:
    """A step as it is shown. passed: steps that are; how, hint: words and names of keys, none while no hint is due"""

    title: str
    speaker: str
    portrait: str
    side: str
    passed: int
    count: int
    goal: str
    why: str
    how: tuple[Word, ...]
    hint: tuple[Word, ...] = ()

    @property
    def key(self) -> Hashable:
        """What the picture depends on."""
        return (self.passed, self.goal, self.how, self.hint)


def lesson_box(width: float, sizes: Sizes, tall: float, clock: Box) -> Box:
    """Gives the panel's place: the upper left corner, under the clock where it would reach that."""
    box = Box(sizes.margin, sizes.margin - 2, min(sizes.radio, width - 2 * sizes.margin), tall)
    return box._replace(y=clock.bottom + 4) if box.right > clock.x - 4 else box


def lesson_tall(kit: Kit, prompt: LessonPrompt | None, wide: float) -> float:
    """Gives how tall the panel has to be, 0 where there is no lesson. wide: [units]"""
    if prompt is None:
        return 0.0
    room = wide - _LEFT - 12
    words = len(_wrapped(kit, prompt.goal, room)) + len(_wrapped(kit, prompt.why, room))
    keys = len(_flow(kit, prompt.how, room)) + len(_flow(kit, prompt.hint, room))
    return max(_HEAD + words * BODY_LINE + 4 + keys * _KEY_LINE + _FOOT, _HEAD + _PORTRAIT + _FOOT)


def paint_lesson(kit: Kit, prompt: LessonPrompt, box: Box, right: bool) -> pygame.Surface:
    """Paints the panel."""
    theme = kit.theme
    accent = theme.side(prompt.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, 8, max(222, theme.strong_alpha), right))
    step = f"{min(prompt.passed + 1, prompt.count)}/{prompt.count}"
    sheet.label(17, 11, prompt.title, CAP_PANEL, room=box.w * 0.42)
    used = sheet.label(box.w - 12, 12, step, 9, theme.dim, "right")
    _pips(sheet, prompt, box.w - 12 - used - 12, accent)
    sheet.picture(10, _HEAD, kit.portrait(prompt.portrait, prompt.side, _PORTRAIT))
    room, y = box.w - _LEFT - 12, _HEAD - 2
    for line in _wrapped(kit, prompt.goal, room):
        sheet.body(_LEFT, y, line, BODY_SIZE + 1, accent, room=room)
        y += BODY_LINE
    for line in _wrapped(kit, prompt.why, room):
        sheet.body(_LEFT, y, line, BODY_SIZE, theme.dim, room=room)
        y += BODY_LINE
    y = _keys(sheet, prompt.how, y + 4, room, theme.text, accent)
    _keys(sheet, prompt.hint, y, room, theme.warning, theme.warning)
    return sheet.surface


def _pips(sheet: Sheet, prompt: LessonPrompt, right: float, accent: Colour) -> None:
    """Draws a mark for every step, those passed filled."""
    x = right - prompt.count * (_PIP + _PIP_GAP)
    for place in range(prompt.count):
        spot = Box(x + place * (_PIP + _PIP_GAP), 13, _PIP, 6)
        if place < prompt.passed:
            sheet.rect(*spot, sheet.kit.theme.good)
        else:
            sheet.hollow(*spot, accent if place == prompt.passed else sheet.kit.theme.locked)


def _wrapped(kit: Kit, text: str, room: float) -> list[str]:
    return kit.face.wrap(text, BODY_SIZE + 1, room) if text else []


def _flow(kit: Kit, words: tuple[Word, ...], room: float) -> list[list[tuple[float, float, Word]]]:
    """Breaks words and keys into lines. Returns: lines of (left, width, word)"""
    lines: list[list[tuple[float, float, Word]]] = [[]] if words else []
    x, space = 0.0, kit.face.body_width(" ", BODY_SIZE) + _APART
    for is_key, word in words:
        wide = kit.face.width(word, CAP_LABEL) + 2 * _CHIP_PAD if is_key else kit.face.body_width(word, BODY_SIZE)
        tight = not is_key and word[:1] in ".,;:?!"
        x -= space if tight else 0.0
        if x + wide > room and lines[-1]:
            lines.append([])
            x = 0.0
        lines[-1].append((x, wide, (is_key, word)))
        x += wide + space
    return lines


def _keys(
    sheet: Sheet, words: tuple[Word, ...], y: float, room: float, ink: Colour, accent: Colour
) -> float:
    """Writes words with keys among them. Returns: where the next line begins"""
    for line in _flow(sheet.kit, words, room):
        for x, wide, (is_key, word) in line:
            if is_key:
                sheet.picture(_LEFT + x, y, _chip(sheet.kit, wide, accent))
                sheet.label(_LEFT + x + wide / 2, y + 3.6, word, CAP_LABEL, accent, "centre", room=wide)
            else:
                sheet.body(_LEFT + x, y, word, BODY_SIZE, ink)
        y += _KEY_LINE
    return y


def _chip(kit: Kit, wide: float, colour: Colour) -> pygame.Surface:
    def make() -> pygame.Surface:
        sketch = Sketch(wide, _CHIP_TALL + 2, kit.scale)
        outline = cut_rect(0.7, 0.7, wide - 1.4, _CHIP_TALL - 0.4, 3)
        sketch.polygon(outline, colour, 34)
        sketch.line(outline, colour, 1.1, 210, closed=True)
        return sketch.finish()

    return kit.bake(("keychip", round(wide, 1), colour), make)
