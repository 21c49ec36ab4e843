"""Paints the line over the map of the land: a look that is offered, or what comes next."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.ground_parts import ground_of
from game.ui.hud_part import Losses, Part, View
from game.ui.hud_state import HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT


def _key(state: HudState, losses: Losses) -> Hashable | None:
    chip = ground_of(state).chip
    return None if chip is None else (chip.key, chip.words, chip.note, chip.lit, state.side)


def _paint(view: View) -> pygame.Surface:
    kit, chip, box = view.kit, ground_of(view.state).chip, view.box
    assert chip is not None
    theme = kit.theme
    accent = theme.warning if chip.lit else theme.side(view.state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent if chip.lit else None, 5, theme.strong_alpha))
    x, y = 9.0, box.h / 2
    if chip.key:
        x += sheet.label(x, y - 4.5, chip.key, CAP_LABEL, accent) + 6
        x += sheet.label(x, y - 4, words.LOOK if not chip.back else words.LOOK_BACK, CAP_UNIT, accent) + 9
    else:
        x += sheet.label(x, y - 4, words.RADAR, CAP_UNIT, theme.dim) + 7
    tail = sheet.label(box.w - 9, y - 4.5, chip.note, CAP_LABEL, theme.text, "right") + 8 if chip.note else 0.0
    sheet.label(x, y - 4.5, chip.words, CAP_LABEL, theme.text, room=max(box.w - x - 9 - tail, 20.0), tracking=1.0)
    return sheet.surface


CHIP_LINE = Part("chip", _key, _paint, lambda view: [("look", view.box)], interval_s=0.1)
