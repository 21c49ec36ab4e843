"""Draws what only the surface shows: arms of a soldier, the horn of a rally, the pips of a section."""

from __future__ import annotations

import math

from game.ui.pen import Sketch
from game.ui.theme import Colour


def _rifle(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 4, y - 1), (x + 15, y - 1)], c, 1.8)
    s.polygon([(x - 15, y + 5), (x - 14, y - 1), (x - 7, y - 3), (x + 4, y - 3), (x + 4, y + 1), (x - 7, y + 1)], c)
    s.polygon([(x - 1, y + 1), (x + 3, y + 1), (x + 1, y + 7), (x - 3, y + 7)], c)


def _anti_landcruiser(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 8, y), (x + 6, y)], c, 3.4)
    s.polygon([(x + 6, y - 4), (x + 15, y), (x + 6, y + 4)], c)
    s.line([(x - 13, y - 4), (x - 8, y), (x - 13, y + 4)], c, 1.8)


def _shoulder(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 11, y + 8), (x + 9, y - 6)], c, 4.2)
    s.polygon([(x + 6, y - 9), (x + 14, y - 10), (x + 11, y - 2)], c)
    s.line([(x - 3, y + 3), (x - 1, y + 9)], c, 1.8)


def _rally(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.polygon([(x - 11, y - 2), (x - 4, y - 2), (x + 6, y - 8), (x + 6, y + 8), (x - 4, y + 2), (x - 11, y + 2)], c)
    for radius in (5, 9):
        s.ring(x + 6, y, radius, c, 1.6, start=-math.pi / 4, end=math.pi / 4)


GROUND_WEAPONS = {"rifle": _rifle, "anti_landcruiser": _anti_landcruiser, "shoulder": _shoulder, "rally": _rally}

PIP_WIDE, PIP_TALL = 9.0, 14.0


def pip(sketch: Sketch, state: str, colour: Colour) -> None:
    """Draws one of a section: alive stands, down lies and is struck out, out is an open figure with an arrow."""
    if state == "down":
        sketch.line([(1, 12), (8, 10)], colour, 2.0)
        sketch.line([(1.5, 3), (7.5, 9)], colour, 1.4)
        sketch.line([(7.5, 3), (1.5, 9)], colour, 1.4)
    elif state == "out":
        sketch.ring(4.5, 3.2, 2.0, colour, 1.2)
        sketch.line([(8, 9), (1.5, 9)], colour, 1.4)
        sketch.polygon([(0.5, 9), (4, 6.2), (4, 11.8)], colour)
    else:
        sketch.disc(4.5, 3.2, 2.2, colour)
        sketch.polygon([(2.2, 6), (6.8, 6), (5.6, 13), (3.4, 13)], colour)
