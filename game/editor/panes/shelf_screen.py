"""Draws the shelf of levels: the list at the left, the card of the chosen one with what can be done at the right."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.editor.panes.rows import Pane
from game.editor.panes.screen import EditorScreen, EditorState
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, margin_of, masthead
from game.ui.screen import cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_LINE, BODY_SIZE, CAP_CARD, CAP_LABEL


@dataclass
class ShelfState:
    """What the page shows. card: title, then lines (tone, words); buttons: (name, label, whether it can be pressed)"""

    pane: Pane
    card: str = ""
    lines: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, bool]] = field(default_factory=list)
    notice: str = ""
    backdrop: pygame.Surface | None = None


class ShelfScreen(EditorScreen):
    """Names it answers: those of the rows, and of the buttons."""

    def draw_shelf(self, surface: pygame.Surface, state: ShelfState) -> None:
        """Draws the whole page."""
        if state.backdrop is not None:
            cover(surface, state.backdrop)
        sheet = self._begin(surface)
        self.veil(sheet, 110)
        margin = margin_of(self)
        top = masthead(self, sheet, "Level editor", "Make a battle of your own", margin)
        foot = self.height - (34 if self.height < LOW else 50)
        wide = min(520.0, (self.width - 2 * margin) * 0.56)
        self.boxes = {"left": Box(margin, top, wide, foot - top)}
        self._pane(sheet, state.pane, self.boxes["left"], EditorState())
        card = Box(margin + wide + 16, top, min(420.0, self.width - 2 * margin - wide - 16), foot - top)
        self._card(sheet, state, card)
        words = state.notice or "Drop a level file on the window to open it"
        ink = self.kit.theme.warning if state.notice else self.kit.theme.dim
        lines = self.kit.face.wrap(words, BODY_SIZE, self.width - 2 * margin - 200, 2)
        for n, line in enumerate(lines):
            sheet.body(margin, foot + 6 + n * 16, line, BODY_SIZE, ink, room=self.width - 2 * margin - 190)
        keys, dim = "Enter edit   Esc back", self.kit.theme.dim
        sheet.label(self.width - margin, foot + 10, keys, CAP_LABEL, dim, "right", tracking=2)

    def _card(self, sheet: Sheet, state: ShelfState, box: Box) -> None:
        theme, x, room = self.kit.theme, box.x + 18, box.w - 36
        self.panel(sheet, box, theme.race)
        cap = self.kit.face.fitting(state.card, CAP_CARD, 9.0, room)
        sheet.label(x, box.y + 20, state.card, cap, room=room, tracking=2)
        y, tall = box.y + 50, 34.0
        last = box.bottom - 12 - tall * len(state.buttons)
        for tone, words in state.lines:
            for line in self.kit.face.wrap(words, BODY_SIZE, room):
                if y + BODY_LINE > last:
                    break
                sheet.body(x, y, line, BODY_SIZE, self._ink(tone), room=room)
                y += BODY_LINE
            y += 4
        for n, (name, label, can) in enumerate(state.buttons):
            place = Box(x, last + n * tall, room, tall - 6)
            self.button(sheet, name, place, label, style="main" if n == 0 and can else "plain", enabled=can, cap=9)
