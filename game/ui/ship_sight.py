"""Draws where the lenses of the player's ship reach: two thin lines down to the ground, and a mark at each end."""

from __future__ import annotations

import pygame

from game.ui.kit import Kit
from game.ui.ship_state import Ship

_ALPHA, _DASH, _GAP = 90, 10.0, 12.0


def draw_cone(surface: pygame.Surface, kit: Kit, own: Ship) -> None:
    """Draw the lenses' reach over the battle."""
    if len(own.cone) < 4:
        return
    colour = (*kit.theme.side(own.side), _ALPHA)
    for start, end in (own.cone[:2], own.cone[2:4]):  # LOOP: both ends
        way = pygame.Vector2(end) - pygame.Vector2(start)
        long = way.length()
        if long < 1.0:
            continue
        step = way / long
        for number in range(int(long / (_DASH + _GAP)) + 1):  # LOOP: dashes of a line
            a = pygame.Vector2(start) + step * number * (_DASH + _GAP)
            pygame.draw.aaline(surface, colour[:3], a, a + step * min(_DASH, long))
        x, y = end
        size = kit.px(6)
        pygame.draw.polygon(surface, colour[:3], [(x, y), (x - size, y - 1.6 * size), (x + size, y - 1.6 * size)], 1)
