"""Draws the loading screen: battle, what is being made, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.screen import Screen, cover
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_TITLE


@dataclass
class LoadingState:
    """What the screen shows.

    share: [0..1] done
    what: what is being made now
    line: a sentence from the story to read meanwhile
    """

    title: str
    place: str = ""
    share: float = 0.0
    what: str = ""
    line: str = ""
    side: str = "race"
    backdrop: pygame.Surface | None = None


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
        y = self.height * 0.36
        sheet.picture(left + 24, y - 46, self.kit.emblem(state.side, 22, accent), centre=True)
        cap = CAP_TITLE if self.width >= 900 else 22
        sheet.label(left, y, state.title, cap, tracking=4.5, room=room)
        sheet.label(left, y + cap + 14, state.place, CAP_LABEL + 1, theme.dim, tracking=2.4, room=room)
        for row, text in enumerate(self.kit.face.wrap(state.line, BODY_SIZE + 1, min(room, 620), 3)):
            sheet.body(left, y + cap + 42 + row * 20, text, BODY_SIZE + 1)
        bar = self.height * 0.84
        sheet.label(left, bar - 18, state.what, CAP_LABEL, theme.dim, room=room - 60)
        sheet.label(left + room, bar - 18, f"{round(state.share * 100)} %", CAP_LABEL, align="right")
        sheet.bar(left, bar, room, 6, state.share, accent)
