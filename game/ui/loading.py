"""Draws the loading screen: battle, what is being made, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_TITLE

LINE = 20.0  # from a line of text to the next


@dataclass
class LoadingState:
    """What the screen shows.

    share: [0..1] done
    what: what is being made now
    line: a sentence from the story to read meanwhile
    go_on: how to go on once all is done, empty while it is not
    briefing, goals: what the battle is about, for who has not read it in the list
    """

    title: str
    place: str = ""
    share: float = 0.0
    what: str = ""
    line: str = ""
    side: str = "race"
    backdrop: pygame.Surface | None = None
    briefing: list[str] = field(default_factory=list)
    goals: list[str] = field(default_factory=list)
    go_on: str = ""


class Loading(Screen):
    """Has no controls."""

    def draw(self, surface: pygame.Surface, state: LoadingState) -> None:
        """Draws the whole screen."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop",), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface)
        theme = self.kit.theme
        accent = theme.side(state.side)
        left = max(24.0, self.width * 0.08)
        room = self.width - 2 * left
        y = self.height * (0.2 if state.briefing or state.goals else 0.36)
        sheet.picture(left + 24, y - 46, self.kit.emblem(state.side, 22, accent), centre=True)
        cap = CAP_TITLE if self.width >= 900 else 22
        sheet.label(left, y, state.title, cap, tracking=4.5, room=room)
        sheet.label(left, y + cap + 14, state.place, CAP_LABEL + 1, theme.dim, tracking=2.4, room=room)
        bar = self.height * 0.84
        y += cap + 42
        bottom = bar - 26
        for paragraph in state.briefing:
            y = self._paragraph(sheet, paragraph, left, y, min(room, 620), bottom - LINE * len(state.goals))
        for goal in state.goals[: max(0, int((bottom - y) // LINE))]:
            sheet.picture(left + 6, y + 8, self.kit.diamond("open", accent), centre=True)
            sheet.body(left + 20, y, goal, BODY_SIZE + 1, room=room - 20)
            y += LINE
        y += LINE / 2 if state.goals else 0.0
        self._paragraph(sheet, state.line, left, y, min(room, 620), bottom)
        if state.go_on:
            wide = self.kit.face.width(state.go_on, CAP_LABEL + 2) + 36
            sheet.picture(left, bar - 34, self.kit.glass(round(wide), 30, accent, 6, 250))
            sheet.label(left + 18, bar - 34 + 10, state.go_on, CAP_LABEL + 2, room=room)
            return
        sheet.label(left, bar - 18, state.what, CAP_LABEL, theme.dim, room=room - 60)
        sheet.label(left + room, bar - 18, f"{round(state.share * 100)} %", CAP_LABEL, align="right")
        sheet.bar(left, bar, room, 6, state.share, accent)

    def _paragraph(self, sheet: Sheet, text: str, left: float, y: float, room: float, bottom: float) -> float:
        """Writes a paragraph if there is room for all of it; returns where the next begins."""
        lines = self.kit.face.wrap(text, BODY_SIZE + 1, room)
        if y + LINE * len(lines) > bottom:
            return y
        for row, line in enumerate(lines):
            sheet.body(left, y + row * LINE, line, BODY_SIZE + 1)
        return y + LINE * len(lines) + LINE / 2
