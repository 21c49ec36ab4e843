"""Writes a name into the world so that it can be read: on a dark plate where what lies behind it is bright."""

from __future__ import annotations

import pygame

from game.ui.face import Text, put
from game.ui.kit import Kit

_BRIGHT = 84  # of 255, the mean light behind a name from which it has a plate
_STEP = 8.0  # plates come in widths of so many units, so that few are kept
_ASIDE, _OVER = 5.0, 4.0
_TALL = 17.0
_ALPHA = 150


def put_name(screen: pygame.Surface, kit: Kit, text: Text, x: float, y: float) -> None:
    """Writes a name whose letters begin at x, their top at y (pixels)."""
    k = kit.scale
    behind = pygame.Rect(round(x), round(y), max(round(text.width), 1), max(round(9 * k), 1)).clip(screen.get_rect())
    if behind.width > 0 and behind.height > 0:
        red, green, blue, *_ = pygame.transform.average_color(screen, behind)
        if 0.3 * red + 0.59 * green + 0.11 * blue > _BRIGHT:
            wide = -(-(text.width / k + 2 * _ASIDE) // _STEP) * _STEP
            plate = kit.glass(round(wide), _TALL, None, 4, _ALPHA)
            middle = x + text.width / 2 - plate.get_width() / 2
            screen.blit(plate, (round(middle), round(y - _OVER * k)), special_flags=pygame.BLEND_PREMULTIPLIED)
    put(screen, text, x, y)
