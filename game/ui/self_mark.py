"""Draws the mark over the player's own soldier: a wedge over his head, and rings that close in on him at first."""

from __future__ import annotations

import pygame

from game.ui.ground_state import SelfMark
from game.ui.kit import Kit
from game.ui.line_drawing import on_screen
from game.ui.name_plate import put_name
from game.ui.pen import Sketch, blit
from game.ui.theme import CAP_LABEL, Colour

_WIDE, _TALL, _OVER = 17.0, 12.0, 5.0
_UNDER = 7.0
_RING_FROM, _RING_TO = 150.0, 24.0
_RINGS = (0.0, 0.18)  # how much later each ring closes in
_NAME = CAP_LABEL + 0.5
_INK: Colour = (18, 12, 8)


def draw_self(screen: pygame.Surface, kit: Kit, mark: SelfMark | None, accent: Colour) -> None:
    """Draws the wedge, the name, and rings while he has just become the player's."""
    if mark is None or not on_screen(mark.head):
        return
    k = kit.scale
    wedge = kit.bake(("self", accent), lambda: _wedge(kit, accent))
    x, y = mark.head
    blit(screen, wedge, (x - wedge.get_width() / 2, y - _OVER * k - wedge.get_height()))
    if mark.found > 0.0:
        middle = (round(x), round((mark.head[1] + mark.foot[1]) / 2))
        for late in _RINGS:
            done = min(max((1.0 - mark.found - late) / (1.0 - late), 0.0), 1.0)
            radius = round((_RING_FROM + (_RING_TO - _RING_FROM) * done**0.6) * k)
            pygame.draw.circle(screen, _INK, middle, radius + 1, max(3, kit.px(4)))
            pygame.draw.circle(screen, accent, middle, radius, max(1, kit.px(2)))
    words = f"You: {mark.label}" if mark.found > 0.0 else mark.label
    name = kit.face.label(words, _NAME, kit.theme.text if mark.found > 0.0 else accent)
    put_name(screen, kit, name, mark.foot[0] - name.width / 2, mark.foot[1] + _UNDER * k)


def _wedge(kit: Kit, accent: Colour) -> pygame.Surface:
    sketch = Sketch(_WIDE, _TALL, kit.scale)
    shape = [(1.0, 1.0), (_WIDE - 1.0, 1.0), (_WIDE / 2, _TALL - 1.0)]
    sketch.polygon(shape, kit.theme.text, 255)
    sketch.line(shape, _INK, 3.2, 255, closed=True)
    sketch.line(shape, accent, 1.6, 255, closed=True)
    return sketch.finish()
