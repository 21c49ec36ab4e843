"""Draws the course of a battle: a line of time with a mark for every moment, and words where they find room."""

from __future__ import annotations

from game.sim.timeline import Moment
from game.ui import words
from game.ui.hud_boxes import Box
from game.ui.kit import Kit
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_UNIT, Colour

TALL = 86.0
ROW = 19.0
_STEPS = (10, 20, 30, 60, 120, 300, 600)
_RANKS = {"shot": 0, "failed": 1, "done": 2, "came": 3, "mark": 4, "lost": 5, "adrift": 6}
_SIGNS = {"done": "done", "failed": "failed", "mark": "open"}
_LOST = {"lost": "{} lost", "adrift": "{} adrift", "came": "{} come"}


def said(moment: Moment) -> str:
    """Says a moment in words."""
    return _LOST.get(moment.kind, "{}").format(moment.words)


def ink_of(kit: Kit, moment: Moment) -> Colour:
    """Returns the colour of a moment."""
    theme = kit.theme
    known = {"done": theme.good, "failed": theme.danger, "mark": theme.text, "shot": theme.warning}
    return known.get(moment.kind, theme.side(moment.side) if moment.side else theme.dim)


def draw_timeline(kit: Kit, sheet: Sheet, moments: list[Moment], clock_s: float, box: Box) -> None:
    """Draws the line of time: losses of the Race above it, of the Arume below, everything else on it."""
    theme = kit.theme
    sheet.label(box.x, box.y, "Course", CAP_LABEL, theme.dim, tracking=2)
    left, right, axis = box.x + 4, box.right - 4, box.y + box.h * 0.53
    length = max(clock_s, 1.0)
    sheet.rect(left, axis - 0.7, right - left, 1.4, theme.hairline, 150)
    step = next((each for each in _STEPS if length / each <= 12), _STEPS[-1])
    for second in range(0, int(length) + 1, step):
        x = left + (right - left) * second / length
        sheet.rect(x, axis - 3, 1, 6, theme.hairline, 160)
        sheet.label(x, box.bottom - 7, words.clock(second), CAP_UNIT - 0.5, theme.locked, "centre", tracking=0.8)
    taken: list[Box] = []
    for moment in moments:
        x = left + (right - left) * min(1.0, moment.seconds / length)
        draw_sign(kit, sheet, moment, x, axis)
    for moment in sorted(moments, key=lambda each: (_RANKS.get(each.kind, 9), each.seconds)):
        x = left + (right - left) * min(1.0, moment.seconds / length)
        _words(kit, sheet, moment, x, axis, box, taken)


def draw_sign(kit: Kit, sheet: Sheet, moment: Moment, x: float, axis: float) -> None:
    """Draws the mark of a moment on a line of time."""
    ink = ink_of(kit, moment)
    if moment.kind in _SIGNS:
        sheet.picture(x, axis, kit.diamond(_SIGNS[moment.kind], ink), centre=True)
        return
    up = -1 if moment.side == "race" else 1
    tall = 10.0 if moment.kind in ("lost", "shot") else 6.0
    sheet.rect(x - 1, axis - (tall if up < 0 else 0.0), 2, tall, ink)


def _words(
    kit: Kit, sheet: Sheet, moment: Moment, x: float, axis: float, box: Box, taken: list[Box]
) -> None:
    text = said(moment)
    wide = min(kit.face.width(text, CAP_UNIT, 1.0), 190.0)
    left = min(max(x - wide / 2, box.x), box.right - wide)
    rows = (-22.0, -34.0) if moment.side != "arume" else (12.0, -34.0)
    for down in rows:
        spot = Box(left - 4, axis + down, wide + 8, 10)
        if spot.y > box.y + 1 and not any(spot.touches(other) for other in taken) and not _on_head(spot, box):
            taken.append(spot)
            sheet.label(left, spot.y + 1, text, CAP_UNIT, ink_of(kit, moment), room=wide + 1, tracking=1.0)
            return


def _on_head(spot: Box, box: Box) -> bool:
    return spot.y < box.y + 10 and spot.x < box.x + 70


def draw_moments(kit: Kit, sheet: Sheet, moments: list[Moment], box: Box) -> None:
    """Lists moments, a line each, for windows without room for a line of time."""
    for row, moment in enumerate(moments):
        y = box.y + row * ROW
        sheet.label(box.x + 40, y + 4, words.clock(moment.seconds), CAP_UNIT + 1, kit.theme.dim, "right")
        sheet.body(box.x + 52, y, said(moment), BODY_SIZE, ink_of(kit, moment), room=box.w - 56)
