"""Draws a page to read: headings and paragraphs in a column that scrolls."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, margin_of, masthead
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_PANEL, Colour

_LINE = 21.0
_SIZE = BODY_SIZE + 1.5
_COLUMN = 640.0

Part = tuple[str, str]
"""kind of a part (heading, note, text, bent or gap) and its words"""


@dataclass
class ReadingState:
    """What the screen shows. scroll: lines that have gone by above; more: a second button, (name, label)"""

    title: str
    subtitle: str = ""
    side: str = "race"
    parts: list[Part] = field(default_factory=list)
    scroll: int = 0
    back: str = "Back"
    more: tuple[str, str] | None = None
    backdrop: pygame.Surface | None = None


class Reading(Screen):
    """Names it answers: back, up, down, and that of the second button. page: lines in sight"""

    page = 1
    most_scroll = 0

    def draw(self, surface: pygame.Surface, state: ReadingState) -> None:
        """Draws the whole screen."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface, "down" if self.most_scroll else "back")
        self.veil(sheet, 120)
        margin = margin_of(self)
        top = masthead(self, sheet, state.title, state.subtitle, margin, state.side)
        foot = self.height - (44 if self.height < LOW else 62)
        box = Box(margin, top, min(_COLUMN + 48, self.width - 2 * margin), foot - top - 10)
        accent = self.kit.theme.side(state.side)
        self.panel(sheet, box, accent)
        lines = self._lines(state.parts, box.w - 56)
        self.page = max(1, int((box.h - 24) // _LINE))
        self.most_scroll = max(0, len(lines) - self.page)
        state.scroll = min(max(0, state.scroll), self.most_scroll)
        theme = self.kit.theme
        inks: dict[str, Colour] = {"note": theme.dim, "bent": theme.warning}
        for row, (kind, line) in enumerate(lines[state.scroll : state.scroll + self.page]):
            y = box.y + 12 + row * _LINE
            if kind == "heading":
                sheet.label(box.x + 24, y, line, CAP_PANEL, accent, room=box.w - 48, tracking=2.2)
            elif line:
                sheet.body(box.x + 24, y, line, _SIZE, inks.get(kind, theme.text), room=box.w - 48)
        if self.most_scroll:
            self._bar(sheet, box, len(lines), state.scroll, accent)
        self._buttons(sheet, state, foot, margin)

    def _bar(self, sheet: Sheet, box: Box, lines: int, first: int, accent: Colour) -> None:
        tall, x = box.h - 24, box.right - 12
        sheet.rect(x, box.y + 12, 2.5, tall, self.kit.theme.hairline, 60)
        sheet.rect(x, box.y + 12 + tall * first / lines, 2.5, tall * self.page / lines, accent, 220)

    def _buttons(self, sheet: Sheet, state: ReadingState, top: float, margin: float) -> None:
        names = [("back", state.back)] + ([state.more] if state.more else [])
        if self.most_scroll:
            names += [("down", "Read on"), ("up", "Back up")]
        wide = min(150.0, (self.width - 2 * margin) / len(names) - 8)
        accent = self.kit.theme.side(state.side)
        for place, (name, label) in enumerate(names):
            ends = {"down": state.scroll >= self.most_scroll, "up": state.scroll == 0}
            enabled = not ends.get(name, False)
            style = "main" if place == 0 else "plain"
            spot = Box(margin + place * (wide + 8), top, wide, 32)
            self.button(sheet, name, spot, label, style=style, accent=accent, enabled=enabled, cap=9)
        last = margin + len(names) * (wide + 8) + 200
        if last < self.width - margin:
            keys = "PgUp PgDn scroll   Esc back"
            sheet.label(self.width - margin, top + 12, keys, CAP_LABEL, self.kit.theme.dim, "right", tracking=2)

    def _lines(self, parts: list[Part], room: float) -> list[Part]:
        out: list[Part] = []
        for kind, words in parts:
            if kind == "heading":
                out += [("gap", ""), (kind, words)] if out else [(kind, words)]
            else:
                out += [(kind, line) for line in self.kit.face.wrap(words, _SIZE, room)]
                out.append(("gap", ""))
        while out and not out[-1][1]:
            out.pop()
        return out

    def scroll(self, state: ReadingState, by: int) -> None:
        """Scrolls by lines."""
        state.scroll = min(max(0, state.scroll + by), self.most_scroll)
        if state.scroll >= self.most_scroll and self.focus == "down":
            self.focus = "back"
        elif not state.scroll and self.focus == "up":
            self.focus = "down"
