"""Draws the title: what can be done on the left, a battle going on behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, margin_of, masthead, shade
from game.ui.pen import Sketch
from game.ui.screen import Control, Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, Colour

_ENTRY, _LEAST_ENTRY = 46.0, 33.0
_CAP, _SMALL_CAP = 15.0, 12.0
_DIM = 84  # of 255: how much of the battle behind goes


@dataclass
class TitleEntry:
    """One line of the menu. note: said under it"""

    name: str
    label: str
    note: str = ""


@dataclass
class TitleState:
    """What the screen shows.

    battle: the picture of the battle behind, None while there is none; shown: [0..1] how far it has faded in
    notice: a line that must be seen, empty for none; caption: what battle is behind
    """

    entries: list[TitleEntry] = field(default_factory=list)
    title: str = "Defense of Home"
    subtitle: str = "Ten battles for one world"
    backdrop: pygame.Surface | None = None
    battle: pygame.Surface | None = None
    shown: float = 0.0
    caption: str = ""
    notice: str = ""
    keys: str = "Enter choose"


class Title(Screen):
    """Names it answers: the names of the entries."""

    def draw(self, surface: pygame.Surface, state: TitleState) -> None:
        """Draws the whole screen."""
        back = state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size))
        if state.battle is None or state.shown < 1.0:
            cover(surface, back)
        if state.battle is not None:
            self._battle(surface, state.battle, state.shown)
        sheet = self._begin(surface, state.entries[0].name if state.entries else None)
        shade(self, surface, 150, 215)
        margin = margin_of(self)
        top = masthead(self, sheet, state.title, state.subtitle, margin)
        self._entries(sheet, state.entries, margin, top)
        self._foot(sheet, state, margin)

    def _battle(self, surface: pygame.Surface, battle: pygame.Surface, shown: float) -> None:
        battle.set_alpha(None if shown >= 1.0 else round(255 * shown))
        surface.blit(battle, (0, 0))
        battle.set_alpha(None)
        kept = 255 - round(_DIM * shown)
        surface.fill((kept, kept, kept), special_flags=pygame.BLEND_RGB_MULT)

    def _entries(self, sheet: Sheet, entries: list[TitleEntry], margin: float, top: float) -> None:
        theme, small = self.kit.theme, self.height < LOW
        top += 0.0 if small else 44.0
        room = self.height - top - 44.0
        columns = 2 if len(entries) * _LEAST_ENTRY > room else 1
        rows = max(1, -(-len(entries) // columns))
        tall = max(_LEAST_ENTRY, min(_ENTRY, room / rows))
        cap, wide = _SMALL_CAP if small else _CAP, min(400.0, (self.width - 2 * margin) / columns - 6)
        for place, entry in enumerate(entries):
            column, row = divmod(place, rows)
            box = Box(margin + column * (wide + 12), top + row * tall, wide, tall - 3)
            self.controls.append(Control(entry.name, box))
            focused = self.focus == entry.name
            middle = box.y + box.h / 2
            if focused:
                sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h, 1), theme.race, 8, 215))
                sheet.picture(box.right - 20, middle, self._pointer(theme.race), centre=True)
            ink = theme.text if focused else theme.dim
            y = middle - cap / 2 - (8.0 if entry.note else 0.0)
            sheet.label(box.x + 24, y, entry.label, cap, ink, tracking=3.2, room=box.w - 60)
            if entry.note:
                sheet.body(box.x + 24, y + cap + 4, entry.note, 12.5, theme.dim, room=box.w - 60)

    def _pointer(self, colour: Colour) -> pygame.Surface:
        def make() -> pygame.Surface:
            sketch = Sketch(12, 14, self.kit.scale)
            sketch.polygon([(1, 1), (10, 7), (1, 13)], colour)
            return sketch.finish()

        return self.kit.bake(("pointer", colour), make)

    def _foot(self, sheet: Sheet, state: TitleState, margin: float) -> None:
        theme, y = self.kit.theme, self.height - 26
        sheet.label(self.width - margin, y, state.keys, CAP_LABEL, theme.dim, "right", tracking=2)
        if state.caption and self.width >= 1000:
            sheet.label(self.width - margin, y - 20, state.caption, CAP_LABEL, theme.locked, "right", tracking=2)
        if state.notice:
            room = min(560.0, self.width - 2 * margin)
            lines = self.kit.face.wrap(state.notice, BODY_SIZE, room - 24)[:5]
            tall = 19 * len(lines) + 12
            left = self.width - margin - room
            top = self.height - 60 - tall if self.width >= 1000 else 8.0
            self.panel(sheet, Box(left, top, room, tall), theme.warning, 6)
            for row, line in enumerate(lines):
                sheet.body(left + 12, top + 6 + 19 * row, line, BODY_SIZE, theme.warning, room=room - 24)
