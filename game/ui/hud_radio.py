"""Paints the radio line: portrait, speaker, ship, and two lines of what is said."""

from __future__ import annotations

import math
from collections.abc import Hashable

import pygame

from game.ui.hud_part import Losses, Part, View
from game.ui.hud_state import HudState
from game.ui.kit import Kit
from game.ui.pen import Sketch
from game.ui.sheet import Sheet
from game.ui.theme import BODY_LINE, BODY_SIZE, CAP_LABEL, Colour

TEXT_LEFT = 74.0
MAX_LINES = 4
WAVE_WIDTH = 60.0


def radio_lines(kit: Kit, text: str, width: float, most: int = MAX_LINES) -> list[str]:
    """Breaks a message into the lines the panel will show."""
    return kit.face.wrap(text, BODY_SIZE, width - TEXT_LEFT - 12, most)


def _key(state: HudState, losses: Losses) -> Hashable | None:
    radio = state.radio
    return None if radio is None else (radio.speaker, radio.ship, radio.side, radio.text, radio.portrait)


def _paint(view: View) -> pygame.Surface:
    kit, radio, box = view.kit, view.state.radio, view.box
    assert radio is not None
    theme = kit.theme
    accent = theme.side(radio.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, 8, theme.strong_alpha, view.right))
    sheet.picture(9, 8, kit.portrait(radio.portrait, radio.side, 54))
    speaker = f"{radio.speaker} - {radio.ship}" if radio.ship else radio.speaker
    wide = box.w >= 360
    tail = (WAVE_WIDTH if wide else 0) + 30
    sheet.label(TEXT_LEFT, 11, speaker, CAP_LABEL, accent, room=box.w - TEXT_LEFT - tail)
    if wide:
        sheet.picture(box.w - 30 - WAVE_WIDTH, 5, _wave(kit, accent))
    sheet.picture(box.w - 17, 15, kit.emblem(radio.side, 7, accent, 220), centre=True)
    fit = min(MAX_LINES, max(1, int((box.h - 30) // BODY_LINE)))
    for row, line in enumerate(radio_lines(kit, radio.text, box.w, fit)):
        sheet.body(TEXT_LEFT, 26 + row * BODY_LINE, line, BODY_SIZE, room=box.w - TEXT_LEFT - 10)
    return sheet.surface


def _wave(kit: Kit, colour: Colour) -> pygame.Surface:
    """Returns the little picture of a voice; it stands still, the message itself moves."""

    def make() -> pygame.Surface:
        sketch = Sketch(WAVE_WIDTH, 20, kit.scale)
        for bar in range(14):
            reach = (3 + 7 * abs(math.sin(bar * 1.7) * math.cos(bar * 0.6))) / 2
            x = 2 + bar * 4
            sketch.line([(x, 10 - reach), (x, 10 + reach)], colour, 1.6, 150)
        return sketch.finish()

    return kit.bake(("wave", colour), make)


RADIO = Part("radio", _key, _paint, lambda view: [("radio", view.box)])
