"""Draws the page on which controls are chosen: places on top, a table of actions, and the question over it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.hud_boxes import Box
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_CARD, CAP_LABEL, CAP_UNIT, Colour

ROW, TAB = 21.0, 26.0
_COLUMNS = {"key": 0.22, "pad": 0.2, "way": 0.13}
"""column of cells -> share of the width; what the action does has the rest"""
_HEADS = {"key": "Key or mouse", "pad": "Gamepad", "way": "Held"}
_LINE = 17.0
NEVER = "-"
"""what a cell shows for which the game ships nothing"""


@dataclass
class BindingRow:
    """One action. cells: column -> what is shown in it, where there is a cell; clash: columns shared with another

    changed: columns that are not as the game ships; text: a heading when there are no cells
    """

    name: str
    text: str
    cells: dict[str, str] = field(default_factory=dict)
    clash: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)


@dataclass
class Question:
    """What is asked over the table. buttons: (name, label)"""

    title: str
    lines: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    tone: str = "plain"


@dataclass
class BindingState:
    """What the page shows. places, place: (name, label) of all, and the one that is open; scroll: rows gone by above"""

    places: list[tuple[str, str]]
    place: str
    rows: list[BindingRow] = field(default_factory=list)
    scroll: int = 0
    side: str = "race"
    foot: str = ""
    keys: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    question: Question | None = None


class BindingList(Screen):
    """Names it answers: place:NAME, COLUMN:ACTION, the buttons' names, and those of the question alone while it stands.

    page: rows in sight
    """

    page = 1

    def draw(self, surface: pygame.Surface, state: BindingState) -> None:
        """Draws the page over whatever is on the surface."""
        sheet = self._begin(surface, f"place:{state.place}")
        self.veil(sheet, 200)
        accent = self.kit.theme.side(state.side)
        margin = 40.0 if self.width >= 900 else 6.0
        box = Box(margin, margin * 0.6, self.width - 2 * margin, self.height - margin * 1.2)
        sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h), accent, 12, 250))
        sheet.label(box.x + 18, box.y + 12, "Keys, buttons, sticks", CAP_CARD, tracking=3, room=box.w * 0.5)
        sheet.label(box.right - 16, box.y + 15, state.keys, CAP_LABEL, self.kit.theme.dim, "right", room=box.w * 0.46)
        self._places(sheet, state, Box(box.x + 14, box.y + 34, box.w - 28, TAB), accent)
        foot = 68.0
        area = Box(box.x + 14, box.y + 34 + TAB + 22, box.w - 28, box.h - 34 - TAB - 22 - foot)
        self._table(sheet, state, area, accent)
        self._foot(sheet, state, Box(box.x + 18, box.bottom - foot + 4, box.w - 36, foot - 10), accent)
        if state.question is not None:
            self._ask(sheet, state.question, accent)

    def _places(self, sheet: Sheet, state: BindingState, box: Box, accent: Colour) -> None:
        each = box.w / len(state.places)
        for index, (name, label) in enumerate(state.places):
            place = Box(box.x + index * each, box.y, each - 4, box.h - 4)
            style = "chosen" if name == state.place else "plain"
            self.button(sheet, f"place:{name}", place, label, style=style, accent=accent, cap=8)

    # ---- the table ----------------------------------------------------------------------------------
    def _lefts(self, area: Box) -> dict[str, tuple[float, float]]:
        """Returns left edge and width of every column of cells."""
        out, x = {}, area.right - 8
        for name, share in reversed(_COLUMNS.items()):
            x -= area.w * share
            out[name] = (x, area.w * share - 6)
        return out

    def _table(self, sheet: Sheet, state: BindingState, area: Box, accent: Colour) -> None:
        theme, lefts = self.kit.theme, self._lefts(area)
        for name, (x, _) in lefts.items():
            sheet.label(x + 4, area.y - 12, _HEADS[name], CAP_UNIT, theme.dim, tracking=1.4)
        self.page = max(1, int(area.h // ROW))
        state.scroll = min(max(0, state.scroll), max(0, len(state.rows) - self.page))
        for index, row in enumerate(state.rows[state.scroll : state.scroll + self.page]):
            y = area.y + index * ROW
            if not row.cells:
                sheet.label(area.x + 2, y + 8, row.text, CAP_LABEL + 0.5, accent, tracking=2)
                sheet.rect(area.x, y + ROW - 3, area.w - 8, 1, theme.hairline, 60)
                continue
            lit = (self.focus or "").partition(":")[2] == row.name
            room = lefts["key"][0] - area.x - 8
            sheet.body(area.x + 2, y + 4, row.text, 12.5, theme.text if lit else theme.dim, room=room)
            for name, words in row.cells.items():
                self._cell(sheet, row, name, words, Box(lefts[name][0], y + 1, lefts[name][1], ROW - 3), accent)
        if len(state.rows) > self.page:
            x, tall = area.right - 4, area.h
            sheet.rect(x, area.y, 2.5, tall, theme.hairline, 60)
            share = tall / len(state.rows)
            sheet.rect(x, area.y + share * state.scroll, 2.5, share * self.page, accent, 220)

    def _cell(self, sheet: Sheet, row: BindingRow, column: str, words: str, box: Box, accent: Colour) -> None:
        theme, name = self.kit.theme, f"{column}:{row.name}"
        self.controls.append(Control(name, box))
        sheet.rect(box.x, box.y, box.w, box.h, theme.hairline, 22)
        if self.focus == name:
            sheet.hollow(box.x, box.y, box.w, box.h, accent)
        clash, room = column in row.clash, box.w - 10
        if clash:
            sheet.picture(box.right - 12, box.y + box.h / 2, self.kit.triangle(4.5, theme.warning), centre=True)
            room -= 16
        ink = theme.warning if clash else accent if column in row.changed else theme.text
        ink = theme.locked if words == NEVER else ink
        sheet.label(box.x + 5, box.y + box.h / 2 - 4, words, CAP_LABEL, ink, room=room, tracking=1.2)

    # ---- below and over it --------------------------------------------------------------------------
    def _foot(self, sheet: Sheet, state: BindingState, box: Box, accent: Colour) -> None:
        wide = min(150.0, (box.w - 16) / max(1, len(state.buttons)) - 6)
        lines = self.kit.face.wrap(state.foot, BODY_SIZE, box.w)[:2] if state.foot else []
        for index, line in enumerate(lines):
            sheet.body(box.x, box.y + index * _LINE - 2, line, BODY_SIZE, self.kit.theme.dim, room=box.w)
        for index, (name, label) in enumerate(state.buttons):
            place = Box(box.x + index * (wide + 6), box.bottom - 23, wide, 23)
            self.button(sheet, name, place, label, style="plain" if index else "main", accent=accent, cap=8)

    def _ask(self, sheet: Sheet, question: Question, accent: Colour) -> None:
        """Draws the question; nothing else can be pointed at meanwhile."""
        self.controls = []
        self.veil(sheet, 150)
        theme, width = self.kit.theme, min(520.0, self.width - 24)
        lines = [part for line in question.lines for part in self.kit.face.wrap(line, BODY_SIZE + 1, width - 48)]
        tall = 62 + _LINE * len(lines) + 44
        box = Box((self.width - width) / 2, (self.height - tall) / 2, width, tall)
        edge = theme.warning if question.tone == "warning" else accent
        sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h), edge, 12, 255))
        sheet.label(box.x + 24, box.y + 22, question.title, CAP_CARD - 2, theme.text, room=width - 48, tracking=2)
        for index, line in enumerate(lines):
            sheet.body(box.x + 24, box.y + 50 + index * _LINE, line, BODY_SIZE + 1, theme.dim, room=width - 40)
        each = (width - 48) / max(1, len(question.buttons))
        if self.focus not in [name for name, _ in question.buttons]:
            self.focus = question.buttons[0][0] if question.buttons else self.focus
        for index, (name, label) in enumerate(question.buttons):
            place = Box(box.x + 24 + index * each, box.bottom - 40, min(each - 6, 180.0), 26)
            self.button(sheet, name, place, label, style="plain" if index else "main", accent=accent, cap=9)
