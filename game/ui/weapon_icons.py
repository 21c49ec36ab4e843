"""Draws the pictures on weapon slots, each about 24 units wide round its centre."""

from __future__ import annotations

import math
from collections.abc import Callable

from game.ui.cruiser_icons import CRUISER_WEAPONS
from game.ui.ground_icons import GROUND_WEAPONS
from game.ui.pen import Sketch, arc_points
from game.ui.theme import Colour

Drawer = Callable[[Sketch, float, float, Colour], None]


def _missile(s: Sketch, x: float, y: float, c: Colour) -> None:
    for drop in (-7, 0, 7):
        tail, nose = x - 9, x + 6
        s.polygon(
            [
                (tail, y + drop - 1.6),
                (nose, y + drop - 1.6),
                (nose + 5, y + drop),
                (nose, y + drop + 1.6),
                (tail, y + drop + 1.6),
            ],
            c,
        )


def _explosive_metal(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.ring(x, y, 10, c, 1.8)
    for turn in (math.pi / 2, math.pi / 2 + math.tau / 3, math.pi / 2 - math.tau / 3):
        blade = arc_points(x, y, 9, turn - 0.5, turn + 0.5)
        s.polygon([*blade, (x + 2.4 * math.cos(turn), y + 2.4 * math.sin(turn))], c)


def _rotary(s: Sketch, x: float, y: float, c: Colour) -> None:
    for turn in range(6):
        angle = turn * math.pi / 3
        s.ring(x + 6.5 * math.cos(angle), y + 6.5 * math.sin(angle), 2.3, c, 1.5)
    s.ring(x, y, 10.5, c, 1.5)


def _evade(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x - 11, y + 7), (x - 3, y + 5), (x + 3, y - 4), (x + 8, y - 6)], c, 2)
    s.polygon([(x + 13, y - 9), (x + 5, y - 9), (x + 9, y - 2)], c)


def _hail(s: Sketch, x: float, y: float, c: Colour) -> None:
    for radius in (6, 11, 16):
        s.ring(x - 6, y, radius, c, 1.7, start=-0.8, end=0.8)
    s.disc(x - 6, y, 2, c)


def _beam(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.ring(x - 7, y + 3, 5, c, 1.6)
    s.disc(x - 7, y + 3, 2, c)
    s.line([(x - 2, y + 1), (x + 13, y - 7)], c, 2.2)
    s.line([(x + 8, y - 9), (x + 13, y - 7), (x + 11, y - 2)], c, 1.4)


def _laser(s: Sketch, x: float, y: float, c: Colour) -> None:
    for turn in (-0.9, -0.45, 0.0, 0.45, 0.9):
        cos, sin = math.cos(turn), math.sin(turn)
        s.line([(x - 9 + 6 * cos, y + 6 * sin), (x - 9 + 19 * cos, y + 19 * sin * 0.7)], c, 1.5)
    s.disc(x - 9, y, 3, c)


def _withdraw(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line([(x + 10, y + 7), (x + 10, y - 1), (x + 5, y - 5), (x - 4, y - 5)], c, 2.2)
    s.polygon([(x - 13, y - 5), (x - 4, y - 11), (x - 4, y + 1)], c)


def _genocide(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.disc(x, y, 5, c)
    for turn in range(8):
        angle = turn * math.pi / 4
        near, far = 7.5, 12 if turn % 2 == 0 else 9.5
        s.line(
            [
                (x + near * math.cos(angle), y + near * math.sin(angle)),
                (x + far * math.cos(angle), y + far * math.sin(angle)),
            ],
            c,
            1.7,
        )


def _jump(s: Sketch, x: float, y: float, c: Colour) -> None:
    for shift in (-8, -1, 6):
        s.line([(x + shift - 4, y - 8), (x + shift + 3, y), (x + shift - 4, y + 8)], c, 2)


def _shield(s: Sketch, x: float, y: float, c: Colour) -> None:
    s.line(
        [(x - 9, y - 8), (x, y - 11), (x + 9, y - 8), (x + 8, y + 2), (x, y + 11), (x - 8, y + 2)],
        c,
        1.8,
        closed=True,
    )


def _launch(s: Sketch, x: float, y: float, c: Colour) -> None:
    for drop in (-6, 6):
        s.polygon(
            [
                (x - 4, y + drop - 2),
                (x + 4, y + drop - 2),
                (x + 10, y + drop),
                (x + 4, y + drop + 2),
                (x - 4, y + drop + 2),
            ],
            c,
        )
    s.line([(x - 10, y - 10), (x - 10, y + 10)], c, 2)


WEAPONS: dict[str, Drawer] = {
    "missile": _missile,
    "explosive_metal": _explosive_metal,
    "rotary": _rotary,
    "evade": _evade,
    "hail": _hail,
    "beam": _beam,
    "laser": _laser,
    "withdraw": _withdraw,
    "genocide": _genocide,
    "jump": _jump,
    "shield": _shield,
    "launch": _launch,
    **GROUND_WEAPONS,
    **CRUISER_WEAPONS,
}


def weapon(sketch: Sketch, x: float, y: float, icon: str, colour: Colour) -> None:
    """Draws a slot picture; an unknown name becomes a plain ring."""
    drawer = WEAPONS.get(icon)
    if drawer is None:
        sketch.ring(x, y, 8, colour, 1.8)
    else:
        drawer(sketch, x, y, colour)
