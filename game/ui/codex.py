"""Draws the codex: search and filters above, the list on the left, the page that is open on the right."""

from __future__ import annotations

import pygame

from game.ui import codex_words as words
from game.ui.backdrop_plain import plain_backdrop
from game.ui.codex_page import PageDrawing, PageScreen
from game.ui.codex_state import CodexState, ListRow
from game.ui.hud_boxes import Box
from game.ui.masthead import margin_of
from game.ui.screen import Control, cover
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, Colour

ROW = 26.0
_LOW_ROW = 21.0
_CHIP = 24.0
_VEIL = 168


class CodexScreen(PageScreen):
    """Names it answers: search, clear, side:NAME, shelf:NAME, entry:ID, tab:NAME, figure:PATH, link:ID, page, back.

    fits: rows of the list in sight
    """

    fits = 1

    @property
    def list_box(self) -> Box:
        """Give where the list stands."""
        top, foot = (66.0, 34.0) if self.low else (100.0, 56.0)
        margin = margin_of(self)
        wide = max(150.0, min(276.0, 0.27 * self.width))
        return Box(margin, top, wide, self.height - top - foot)

    @property
    def page_box(self) -> Box:
        """Give where the page stands."""
        left, margin = self.list_box, margin_of(self)
        x = left.right + (8.0 if self.low else 14.0)
        return Box(x, left.y, self.width - margin - x, left.h)

    def draw(self, surface: pygame.Surface, state: CodexState) -> None:
        """Draws the whole screen."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface, f"entry:{state.chosen}" if state.chosen else "search")
        self.veil(sheet, _VEIL)
        self._head(sheet, state)
        self._shelves(sheet, state)
        self._list(sheet, state)
        self.live = None
        if state.page is not None:
            PageDrawing(self, sheet, state).draw(self.page_box)
        self._foot(sheet, state)

    def _head(self, sheet: Sheet, state: CodexState) -> None:
        theme, margin, low = self.kit.theme, margin_of(self), self.low
        cap, y = (12.0, 9.0) if low else (22.0, 20.0)
        sheet.picture(margin + 12, y + cap / 2, self.kit.emblem("neutral", 11 if low else 15, theme.text), centre=True)
        used = sheet.label(margin + 34, y, "Codex", cap, tracking=4.0)
        tall = 22.0 if low else 28.0
        x = max(margin + 34 + used + 16, 0.0 if low else self.page_box.x)
        names = words.SHORT_SIDES if low else words.SIDES
        chip = 50.0 if low else 96.0
        sides = 3 * (chip + 4)
        box = Box(x, y + cap / 2 - tall / 2, self.width - margin - sides - 10 - x, tall)
        self._search(sheet, state, box)
        for place, (side, label) in enumerate(names.items()):
            at = Box(self.width - margin - sides + place * (chip + 4) + 4, box.y, chip, tall)
            style = "chosen" if state.side == side else "plain"
            self.button(sheet, f"side:{side}", at, label, style=style, accent=theme.side(side or "neutral"))

    def _search(self, sheet: Sheet, state: CodexState, box: Box) -> None:
        theme = self.kit.theme
        self.controls.append(Control("search", box))
        focused = self.focus == "search"
        edge = theme.text if focused else theme.hairline
        sheet.picture(box.x, box.y, self._plate(box, None, edge, focused))
        size = 12.0 if self.low else 14.0
        y = box.y + box.h / 2 - size * 0.53
        found = words.COUNT.format(found=len(state.rows), all=state.all)
        wide = sheet.label(box.right - 10, box.y + box.h / 2 - 4, found, CAP_LABEL, theme.dim, "right") + 20
        if state.text:
            shown = sheet.body(box.x + 12, y, state.text, size, room=box.w - wide - 20)
        else:
            shown = 0.0
            sheet.body(box.x + 16, y, words.SEARCH, size, theme.dim, room=box.w - wide - 20)
        if focused or state.text:
            sheet.rect(box.x + 13 + shown, box.y + 6, 1.4, box.h - 12, theme.text)

    def _shelves(self, sheet: Sheet, state: CodexState) -> None:
        margin = margin_of(self)
        names = words.SHORT_SHELVES if self.low else words.SHELVES
        tall, y = (20.0, 37.0) if self.low else (_CHIP, 62.0)
        gap = 4.0 if self.low else 6.0
        shelves = ["", *state.shelves]
        wide = (self.width - 2 * margin - gap * (len(shelves) - 1)) / len(shelves)
        for place, shelf in enumerate(shelves):
            style = "chosen" if state.shelf == shelf else "plain"
            box = Box(margin + place * (wide + gap), y, wide, tall)
            self.button(sheet, f"shelf:{shelf}", box, names.get(shelf, "All"), style=style, cap=8)

    def _list(self, sheet: Sheet, state: CodexState) -> None:
        theme, box = self.kit.theme, self.list_box
        self.panel(sheet, box, None, 8)
        row = _LOW_ROW if self.low else ROW
        self.fits = max(1, int((box.h - 12) // row))
        state.first = min(max(0, state.first), max(0, len(state.rows) - self.fits))
        if not state.rows:
            for number, line in enumerate(self.kit.face.wrap(words.NOTHING, 13, box.w - 24)):
                sheet.body(box.x + 12, box.y + 12 + 18 * number, line, 13, theme.dim)
        for place, each in enumerate(state.rows[state.first : state.first + self.fits]):
            self._row(sheet, each, Box(box.x + 4, box.y + 6 + place * row, box.w - 12, row - 2), state.chosen)
        if len(state.rows) > self.fits:
            tall = box.h - 16
            sheet.rect(box.right - 6, box.y + 8, 2.5, tall, theme.hairline, 60)
            every = tall / len(state.rows)
            sheet.rect(box.right - 6, box.y + 8 + every * state.first, 2.5, every * self.fits, theme.text, 200)

    def _row(self, sheet: Sheet, row: ListRow, box: Box, chosen: str) -> None:
        theme = self.kit.theme
        name = f"entry:{row.id}"
        self.controls.append(Control(name, box))
        focused, open_now = self.focus == name, row.id == chosen
        accent = theme.side(row.side or "neutral")
        if open_now:
            sheet.rect(box.x, box.y, box.w, box.h, accent, 54)
            sheet.rect(box.x, box.y, 3, box.h, accent)
        if focused:
            sheet.hollow(box.x, box.y, box.w, box.h, accent)
        middle = box.y + box.h / 2
        sheet.picture(box.x + 15, middle, self.kit.emblem(row.side or "neutral", 5.5, accent), centre=True)
        ink: Colour = theme.locked if row.veiled else theme.text if focused or open_now else theme.dim
        used = sheet.label(box.right - 8, middle - 3.5, row.note, 7, theme.locked, "right") if not self.low else 0.0
        size = 12.0 if self.low else 13.0
        sheet.body(box.x + 27, middle - size * 0.53, row.name, size, ink, room=box.w - 40 - used)
        if row.veiled:
            sheet.picture(box.right - 14, middle, self.kit.padlock(theme.locked), centre=True)

    def _foot(self, sheet: Sheet, state: CodexState) -> None:
        margin, theme = margin_of(self), self.kit.theme
        tall = 24.0 if self.low else 32.0
        y = self.height - (29.0 if self.low else 46.0)
        self.button(sheet, "back", Box(margin, y, 110, tall), state.back, style="plain", cap=9)
        sheet.label(self.width - margin, y + tall / 2 - 4, state.keys, CAP_LABEL, theme.dim, "right", tracking=2,
                    room=self.width - 2 * margin - 130)  # fmt: skip

    def show(self, state: CodexState, chosen: str) -> None:
        """Moves the list so that a page of it is in sight."""
        place = next((n for n, row in enumerate(state.rows) if row.id == chosen), -1)
        if place < 0:
            return
        if place < state.first:
            state.first = place
        elif place >= state.first + self.fits:
            state.first = place - self.fits + 1
