"""Draws what lies in a landcruiser's racks: sabot, high explosive, the machine guns, and its orders."""

from __future__ import annotations

from game.ui.pen import Sketch
from game.ui.theme import Colour


def _sabot(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 12, y), (x + 9, y)], c, 2.4)
    s.polygon([(x + 8, y - 2.6), (x + 15, y), (x + 8, y + 2.6)], c)
    s.polygon([(x - 14, y - 5), (x - 8, y - 1), (x - 8, y + 1), (x - 14, y + 5)], c)
    s.polygon([(x - 3, y - 6), (x + 4, y - 2.2), (x - 3, y - 2.2)], c)
    s.polygon([(x - 3, y + 6), (x + 4, y + 2.2), (x - 3, y + 2.2)], c)


def _high_explosive(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.polygon([(x - 13, y - 5), (x + 4, y - 5), (x + 10, y - 3), (x + 14, y), (x + 10, y + 3), (x + 4, y + 5),
               (x - 13, y + 5)], c)  # fmt: skip
    s.line([(x - 16, y - 5), (x - 16, y + 5)], c, 2.0)


def _machine_gun(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 2, y - 2), (x + 15, y - 2)], c, 2.0)
    s.polygon([(x - 14, y - 5), (x + 2, y - 5), (x + 2, y + 1), (x - 14, y + 1)], c)
    for place in range(4):
        s.disc(x - 11 + place * 4, y + 6, 1.5, c)


def _roof_gun(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 2, y - 6), (x + 14, y - 9)], c, 2.0)
    s.polygon([(x - 11, y - 7), (x + 1, y - 8), (x + 2, y - 4), (x - 11, y - 2)], c)
    s.line([(x - 4, y - 3), (x - 4, y + 5)], c, 2.0)
    s.polygon([(x - 14, y + 5), (x + 10, y + 5), (x + 13, y + 9), (x - 16, y + 9)], c)


def _word(s: Sketch, x: float, y: float, c: Colour) -> None:
    for drop in (-7, 0, 7):
        s.line([(x - 13, y + drop), (x + 5, y + drop)], c, 2.0)
        s.polygon([(x + 4, y + drop - 3), (x + 12, y + drop), (x + 4, y + drop + 3)], c)


CRUISER_WEAPONS = {
    "sabot": _sabot, "high_explosive": _high_explosive, "machine_gun": _machine_gun, "roof_gun": _roof_gun,
    "word": _word,
}  # fmt: skip
