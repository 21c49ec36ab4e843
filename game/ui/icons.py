"""Draws contact shapes, weapon pictures and the two emblems: every colour has a shape of its own."""

from __future__ import annotations

import math

from game.ui.pen import Point, Sketch, turned
from game.ui.theme import Colour

CHEVRON: list[Point] = [(1.1, 0), (-0.9, 0.85), (-0.45, 0), (-0.9, -0.85)]
BLOCK: list[Point] = [(1.2, 0.45), (1.2, -0.45), (0.6, -0.8), (-1.1, -0.8), (-1.1, 0.8), (0.6, 0.8)]
DIAMOND: list[Point] = [(1.2, 0), (0, 0.75), (-1.2, 0), (0, -0.75)]
LONG_DIAMOND: list[Point] = [(1.5, 0), (0, 0.9), (-1.5, 0), (0, -0.9)]
DART: list[Point] = [(1.2, 0), (-0.8, 0.6), (-0.8, -0.6)]
TRIANGLE: list[Point] = [(0, -1), (0.95, 0.75), (-0.95, 0.75)]


def contact(
    sketch: Sketch, x: float, y: float, size: float, kind: str, side: str, colour: Colour, angle: float
) -> None:
    """Draws a contact: Race filled, Arume hollow, missile a solid triangle, neutral a circle.

    size: [unit] half length
    angle: [rad] clockwise on the screen
    """
    big = kind in ("big_ship", "big")
    if kind == "missile":
        sketch.polygon(turned(DART, x, y, size, angle), colour)
    elif kind == "wreck":
        for turn in (math.pi / 4, -math.pi / 4):
            sketch.line(turned([(-0.8, 0), (0.8, 0)], x, y, size, turn), colour, 1.3)
    elif side == "race":
        sketch.polygon(turned(BLOCK if big else CHEVRON, x, y, size, angle), colour)
    elif side == "arume":
        sketch.line(turned(LONG_DIAMOND if big else DIAMOND, x, y, size, angle), colour, 1.7, closed=True)
        if big:
            sketch.line(turned([(-0.5, 0), (0.5, 0)], x, y, size, angle), colour, 1.7)
    else:
        sketch.ring(x, y, size * 0.8, colour, 1.6)


def warning_triangle(sketch: Sketch, x: float, y: float, size: float, colour: Colour) -> None:
    """Draws the solid triangle that goes with every warning."""
    sketch.polygon(turned(TRIANGLE, x, y, size), colour)


def emblem(
    sketch: Sketch, x: float, y: float, radius: float, side: str, colour: Colour, alpha: int = 255
) -> None:
    """Draws the sign of a side: a sun in a hexagon for the Race, four petals for the Arume."""
    if side == "race":
        _race_emblem(sketch, x, y, radius, colour, alpha)
    elif side == "arume":
        for quarter in range(4):
            petal = [(0.34, 0.0), (0.47, 0.15), (0.62, 0.24), (0.84, 0.16), (1.05, 0.0)]
            petal += [(px, -py) for px, py in petal[-2:0:-1]]
            angle = quarter * math.pi / 2 + math.pi / 4
            sketch.line(
                turned(petal, x, y, radius, angle), colour, max(1.2, radius * 0.08), alpha, closed=True
            )
        sketch.disc(x, y, radius * 0.17, colour, alpha)
    else:
        sketch.ring(x, y, radius * 0.8, colour, max(1.2, radius * 0.09), alpha)


def _race_emblem(sketch: Sketch, x: float, y: float, radius: float, colour: Colour, alpha: int) -> None:
    corners = [
        (math.cos(i * math.pi / 3 + math.pi / 6), math.sin(i * math.pi / 3 + math.pi / 6)) for i in range(6)
    ]
    sketch.line(turned(corners, x, y, radius), colour, max(1.2, radius * 0.09), alpha, closed=True)
    for ray in range(12):
        reach = 0.78 if ray % 2 else 0.68
        spoke = turned([(0.5, 0), (reach, 0)], x, y, radius, ray * math.pi / 6)
        sketch.line(spoke, colour, max(1.0, radius * 0.08), alpha)
    sketch.ring(x, y, radius * 0.36, colour, max(1.2, radius * 0.08), alpha)
    sketch.polygon(turned([(0, -0.26), (0.09, 0), (0, 0.26), (-0.09, 0)], x, y, radius), colour, alpha)


def check_diamond(sketch: Sketch, x: float, y: float, size: float, colour: Colour, state: str) -> None:
    """Draws the mark before an objective: open hollow, done filled, failed crossed, missed hollow with a dash."""
    corners = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    sketch.line(turned(corners, x, y, size), colour, 1.6, closed=True)
    if state == "done":
        sketch.polygon(turned(corners, x, y, size * 0.6), colour)
    elif state == "missed":
        sketch.line([(x - size * 0.45, y), (x + size * 0.45, y)], colour, 1.6)
    elif state == "failed":
        for turn in (math.pi / 4, -math.pi / 4):
            sketch.line(turned([(-1.2, 0), (1.2, 0)], x, y, size, turn), colour, 1.5)


def padlock(sketch: Sketch, x: float, y: float, colour: Colour) -> None:
    """Draws a lock about 12 units wide."""
    sketch.ring(x, y - 3, 3.6, colour, 1.5, start=math.pi, end=math.tau)
    sketch.polygon([(x - 6, y - 3), (x + 6, y - 3), (x + 6, y + 5), (x - 6, y + 5)], colour)


def theatre(sketch: Sketch, x: float, y: float, kind: str, colour: Colour, accent: Colour) -> None:
    """Draws the sign of a theatre: orbit, surface or air."""
    if kind == "surface":
        sketch.line([(x - 10, y + 6), (x + 10, y + 6)], colour, 1.6)
        dome = [(-7, 4), (-7, -1), (-3, -5), (3, -5), (5, -1), (8, 0), (8, 4)]
        sketch.polygon([(x + px, y + py) for px, py in dome], colour)
    elif kind == "air":
        sketch.polygon([(x + px, y + py) for px, py in ((10, -1), (-8, -7), (-4, 0), (-8, 6))], colour)
        sketch.line([(x - 14, y + 8), (x + 10, y + 8)], colour, 1.2, 120)
    else:
        sketch.ring(x, y, 8, colour, 1.5, start=-2.6, end=1.2)
        sketch.disc(x, y, 3, colour)
        sketch.disc(x + 5.6, y + 5.6, 1.8, accent)
