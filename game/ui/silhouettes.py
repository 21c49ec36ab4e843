"""Draws plain hull outlines for panels where no lit hull maps are at hand."""

from __future__ import annotations

import pygame

from game.ui.pen import OVERSAMPLE, Point
from game.ui.theme import Colour

# Half outlines from bow to stern in shares of the half length and half width; the other half is mirrored.
_HALVES: dict[str, list[Point]] = {
    "race_patrol": [
        (1.0, 0.3),
        (0.65, 0.58),
        (0.25, 0.58),
        (0.05, 1.0),
        (-0.6, 1.0),
        (-0.75, 0.65),
        (-1.0, 0.65),
    ],
    "race_cruiser": [
        (1.0, 0.42),
        (0.95, 0.7),
        (0.75, 0.78),
        (0.65, 0.6),
        (0.42, 0.6),
        (0.36, 0.95),
        (-0.34, 1.0),
    ]
    + [(-0.44, 0.8), (-0.66, 0.86), (-0.9, 0.84), (-0.92, 0.76), (-1.0, 0.76)],
    "race_cargo": [
        (1.0, 0.22),
        (0.92, 0.42),
        (0.7, 0.42),
        (0.6, 0.28),
        (0.6, 0.95),
        (-0.6, 1.0),
        (-0.62, 0.66),
    ]
    + [(-0.88, 0.66), (-1.0, 0.55)],
    "arume_cruiser": [
        (1.0, 0.03),
        (0.6, 0.16),
        (0.1, 0.3),
        (0.35, 0.8),
        (0.1, 0.96),
        (-0.6, 1.0),
        (-0.95, 0.8),
    ]
    + [(-0.7, 0.62), (-0.75, 0.3), (-1.0, 0.16)],
    "arume_battlecruiser": [(1.0, 0.03), (0.7, 0.12), (0.55, 0.32), (0.45, 0.15), (0.1, 0.28), (0.3, 0.78)]
    + [(0.05, 0.96), (-0.6, 1.0), (-0.95, 0.82), (-0.7, 0.62), (-0.75, 0.3), (-1.0, 0.18)],
}
_PLAIN: list[Point] = [(1.0, 0.25), (0.5, 0.7), (-0.8, 0.8), (-1.0, 0.5)]
_SHAPE_RATIO = {"race_patrol": 0.48, "race_cruiser": 0.36, "race_cargo": 0.38}


def outline_drawing(name: str, colour: Colour, size: tuple[int, int]) -> pygame.Surface:
    """Returns a premultiplied hull outline, bow to the right, with a faint body and two cross seams."""
    half = _HALVES.get(name, _PLAIN)
    k = OVERSAMPLE
    width, height = size[0] * k, size[1] * k
    reach = width * 0.48
    beam = min(height * 0.46, reach * _SHAPE_RATIO.get(name, 0.37))
    middle = height / 2
    upper = [(width / 2 + x * reach, middle - y * beam) for x, y in half]
    lower = [(x, 2 * middle - y) for x, y in reversed(upper)]
    outline = upper + lower
    big = pygame.Surface((width, height), pygame.SRCALPHA)
    pygame.draw.polygon(big, (*colour, 52), outline)
    pygame.draw.lines(big, (*colour, 210), True, outline, max(2, k))
    for share in (-1 / 3, 1 / 3):
        x = width / 2 + share * reach
        pygame.draw.line(
            big, (*colour, 90), (x, middle - beam * 0.55), (x, middle + beam * 0.55), max(1, k // 2)
        )
    return pygame.transform.smoothscale(big.premul_alpha(), size)
