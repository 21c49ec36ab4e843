"""Draws the training range: its list of lessons, and the page at the end of one."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.battle_list import BattleEntry, BattleList
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, margin_of, masthead, shade
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_LINE, BODY_SIZE, CAP_LABEL, CAP_PANEL

DONE = "done"
_COLUMN = 640.0
_SIZE = BODY_SIZE + 1.0


class TrainingList(BattleList):
    """The list of battles with lessons in it. An entry's outcome says whether it is done."""

    def _row(self, sheet: Sheet, battle: BattleEntry, chosen: bool, box: Box) -> None:
        super()._row(sheet, battle, chosen, box)
        if battle.outcome == DONE:
            at = (box.right - 18, box.y + box.h / 2 - 8)
            sheet.picture(*at, self.kit.diamond("done", self.kit.theme.good), centre=True)


@dataclass
class LessonEndState:
    """What the page at the end of a lesson shows. buttons: (name, label), the first is the main one"""

    title: str
    subtitle: str
    word: str
    headline: str
    side: str
    learnt: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    notice: str = ""
    backdrop: pygame.Surface | None = None


class LessonEnd(Screen):
    """Names it answers: the names of the buttons."""

    def draw(self, surface: pygame.Surface, state: LessonEndState) -> None:
        """Draws the whole page."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface, state.buttons[0][0])
        self.veil(sheet, 110)
        shade(self, surface, 200)
        theme, margin = self.kit.theme, margin_of(self)
        accent = theme.side(state.side)
        top = masthead(self, sheet, state.title, state.subtitle, margin, state.side)
        foot = self.height - (44 if self.height < LOW else 62)
        wide = min(_COLUMN, self.width - 2 * margin)
        rows = self._rows(state, wide - 70)
        tall = min(foot - top - 10, 48 + BODY_LINE * len(rows) + 10)
        box = Box(margin, top, wide, tall)
        self.panel(sheet, box, accent)
        sheet.label(box.x + 22, box.y + 14, state.word, CAP_PANEL + 1, accent, room=wide - 44, tracking=2.4)
        for place, (mark, line) in enumerate(rows[: int((tall - 46) // BODY_LINE)]):
            y = box.y + 38 + place * BODY_LINE
            if mark:
                sheet.picture(box.x + 30, y + 9, self.kit.diamond("done", theme.good), centre=True)
            ink = theme.text if mark is not None else theme.dim
            sheet.body(box.x + (46 if mark is not None else 22), y, line, _SIZE, ink, room=wide - 60)
        self._buttons(sheet, state, foot, margin)

    def _rows(self, state: LessonEndState, room: float) -> list[tuple[bool | None, str]]:
        """Gives the lines of the page: True begins something learnt, False goes on with it, None is other words."""
        wrap = self.kit.face.wrap
        rows: list[tuple[bool | None, str]] = [(None, line) for line in wrap(state.headline, _SIZE, room + 24)]
        for each in state.learnt:
            rows += [(place == 0, line) for place, line in enumerate(wrap(each, _SIZE, room))]
        return rows + [(None, line) for line in (wrap(state.notice, _SIZE, room + 24) if state.notice else [])]

    def _buttons(self, sheet: Sheet, state: LessonEndState, top: float, margin: float) -> None:
        wide = min(214.0, (self.width - 2 * margin) / len(state.buttons) - 8)
        accent = self.kit.theme.side(state.side)
        for place, (name, label) in enumerate(state.buttons):
            spot = Box(margin + place * (wide + 8), top, wide, 32)
            style = "main" if place == 0 else "plain"
            self.button(sheet, name, spot, label, style=style, accent=accent, cap=CAP_LABEL + 0.5)
