"""Draws the controls help: groups of keys in as many columns as fit."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.hud_boxes import Box
from game.ui.screen import Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_CARD, CAP_LABEL, CAP_UNIT, Colour

ROW = 19.0
COLUMN = 340.0  # a column narrower than this would cut the words
HEAD = 24.0


@dataclass
class HelpState:
    """What the overlay shows.

    groups: (heading, [(key, what it does)])
    page: which page, from 0, when not all groups fit
    """

    groups: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    title: str = "Controls"
    close: str = "Close"
    more: str = "More"
    change: str = "Change"
    side: str = "race"
    page: int = 0


class HelpOverlay(Screen):
    """Names it answers: close, change, and more when there is another page."""

    def draw(self, surface: pygame.Surface, state: HelpState) -> None:
        """Draws the overlay over whatever is on the surface."""
        sheet = self._begin(surface, "close")
        self.veil(sheet, 170)
        accent = self.kit.theme.side(state.side)
        margin = 40.0 if self.width >= 900 else 8.0
        most = Box(margin, margin * 0.7, self.width - 2 * margin, self.height - margin * 1.4)
        area = Box(most.x + 22, most.y + 50, most.w - 44, most.h - 50 - 48)
        pages = self._pages(state, area)
        page = state.page % len(pages)
        # The panel is as tall as the fullest column, and stands in the middle.
        tall = 98 + max(_tall(blocks) for columns in pages for blocks in columns)
        box = Box(most.x, (self.height - min(tall, most.h)) / 2, most.w, min(tall, most.h))
        area = area._replace(y=box.y + 50)
        self.panel(sheet, box, accent)
        sheet.label(box.x + 22, box.y + 18, state.title, CAP_CARD, tracking=3)
        columns = self._columns(area)
        wide = (area.w - 24 * (columns - 1)) / columns
        for column, blocks in enumerate(pages[page]):
            x, y = area.x + column * (wide + 24), area.y
            for heading, rows in blocks:
                self._block(sheet, heading, rows, x, y, wide, accent)
                y += HEAD + ROW * len(rows) + 10
        place = Box(box.right - 22 - 130, box.bottom - 40, 130, 28)
        self.button(sheet, "close", place, state.close, style="main", accent=accent, cap=9)
        self.button(sheet, "change", place._replace(x=box.x + 22), state.change, accent=accent, cap=9)
        if len(pages) > 1:
            text = f"{state.more} {page + 1}/{len(pages)}"
            self.button(sheet, "more", place._replace(x=place.x - 140), text, accent=accent, cap=9)

    def _columns(self, area: Box) -> int:
        return max(1, min(3, int((area.w + 24) // COLUMN)))

    def _pages(self, state: HelpState, area: Box) -> list[list[list[tuple[str, list[tuple[str, str]]]]]]:
        """Fills columns from top to bottom and starts a new page when they are full."""
        columns = self._columns(area)
        pages: list[list[list[tuple[str, list[tuple[str, str]]]]]] = [[[]]]
        used = 0.0
        most = max(1, int((area.h - HEAD) // ROW))
        whole = sum(HEAD + ROW * len(rows) + 10 for _, rows in state.groups)
        biggest = max((HEAD + ROW * len(rows) for _, rows in state.groups), default=0.0)
        # Everything on one page is spread evenly; more than that fills column after column.
        limit = area.h if whole > area.h * columns * 0.9 else max(biggest, whole / columns * 1.15)
        for heading, rows in state.groups:
            for start in range(0, max(1, len(rows)), most):
                part = rows[start : start + most]
                tall = HEAD + ROW * len(part) + 10
                room = limit if len(pages[-1]) < columns else area.h
                if used and used + tall - 10 > min(room, area.h):
                    if len(pages[-1]) < columns:
                        pages[-1].append([])
                    else:
                        pages.append([[]])
                    used = 0.0
                pages[-1][-1].append((heading, part))
                used += tall
        return pages

    def _block(
        self,
        sheet: Sheet,
        heading: str,
        rows: list[tuple[str, str]],
        x: float,
        y: float,
        wide: float,
        accent: Colour,
    ) -> None:
        theme = self.kit.theme
        sheet.label(x, y, heading, CAP_LABEL + 0.5, accent, tracking=2, room=wide)
        sheet.rect(x, y + 15, wide, 1, theme.hairline, 60)
        keys = min(wide * 0.4, 104.0)
        for index, (key, text) in enumerate(rows):
            top = y + HEAD + index * ROW
            sheet.label(x, top + 1, key, CAP_UNIT + 0.5, theme.text, room=keys - 8, tracking=1.2)
            sheet.body(x + keys, top - 1, text, 12.5, theme.dim, room=wide - keys)


def _tall(blocks: list[tuple[str, list[tuple[str, str]]]]) -> float:
    """Returns the height of a column in units."""
    return sum(HEAD + ROW * len(rows) + 10 for _, rows in blocks)
