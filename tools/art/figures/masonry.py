"""What the Race builds with: scorched concrete, window rows, shell holes, broken edges and rubble."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tools.art.figures.sketch import Sketch
from tools.art.polygons import Point, box

CONCRETE, CONCRETE_DARK, CONCRETE_LIGHT, STEEL, VOID = "6A6155", "524A40", "7D7364", "3A342D", "15110E"
EMBER = "FF7A1E"


def wall(s: Sketch, points: Sequence[Point], colour: str = CONCRETE, rise: float = 8, bevel: float = 3, base: float = 0) -> None:
    """Lay a wall of rough concrete."""
    s.plate(points, colour, rise, bevel, base=base, grain=0.16, gloss=0.1)


def windows(s: Sketch, xs: Sequence[float], ys: Sequence[float], wide: float, high: float, lit: float = 0.0) -> None:
    """Open rows of windows with sills; some are lit."""
    for y in ys:
        for x in xs:
            s.recess(box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), "1A1512", 1.6)
            s.box(x - wide / 2 - 0.6, y - high / 2 - 1.1, x + wide / 2 + 0.6, y - high / 2, CONCRETE_LIGHT, 1, 0.4, base=9)
            if s.plan.rng.random() < lit:
                s.shine(box(x - wide / 2 + 0.5, y - high / 2 + 0.5, x + wide / 2 - 0.5, y + high / 2 - 1), "FFB450", 0.95)


def hole(s: Sketch, x: float, y: float, radius: float, glowing: bool = False) -> None:
    """Break a ragged hole, scorched round its edge, with bent rods across it."""
    rng = s.plan.rng
    rim = [(a, radius * rng.uniform(0.72, 1.2)) for a in (i * 2 * math.pi / 11 for i in range(11))]
    s.paint([(x + math.cos(a) * r * 1.5, y + math.sin(a) * r * 1.5) for a, r in rim], "221B16", 0.6, 0.3)
    inner = [(x + math.cos(a) * r, y + math.sin(a) * r) for a, r in rim]
    s.recess(inner, VOID, 5)
    for a, r in rim[::3]:
        s.bar((x + math.cos(a) * r, y + math.sin(a) * r), (x + math.cos(a) * r * 0.4, y + math.sin(a) * r * 0.5), 0.7, STEEL, 1, 0.4, base=6)
    if glowing:
        embers(s, (x - radius * 0.5, y - radius * 0.5), (x + radius * 0.5, y - radius * 0.5), 12)


def embers(s: Sketch, a: Point, b: Point, count: int) -> None:
    """Strew glowing embers about a line."""
    rng = s.plan.rng
    for t in rng.uniform(0, 1, count):
        x = a[0] + (b[0] - a[0]) * t + float(rng.normal(0, 1))
        y = a[1] + (b[1] - a[1]) * t + abs(float(rng.normal(0, 2.4))) - 1
        r = float(rng.uniform(0.4, 1.0))
        s.shine(box(x - r, y - r * 0.6, x + r, y + r * 0.6), EMBER, float(rng.uniform(0.35, 0.9)))


def broken(s: Sketch, a: Point, b: Point, depth: float, teeth: int) -> list[Point]:
    """Give a ragged line from a to b, its teeth hanging below it by up to the depth."""
    rng = s.plan.rng
    out = [a]
    for i in range(1, teeth):
        t = (i + rng.uniform(-0.35, 0.35)) / teeth
        out.append((a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - depth * rng.uniform(0, 1) * (0.3 + i % 2)))
    return [*out, b]


def rods(s: Sketch, feet: Sequence[Point], length: float) -> None:
    """Let bent reinforcing rods stick out of a broken edge."""
    for x, y in feet:
        lean = float(s.plan.rng.uniform(-0.6, 0.6)) * length
        s.bar((x, y - 1), (x + lean * 0.5, y + length * 0.6), 0.9, "2E2721", 1, 0.4)
        s.bar((x + lean * 0.5, y + length * 0.6), (x + lean, y + length), 0.7, "2E2721", 1, 0.4)


def rubble(s: Sketch, x0: float, x1: float, height: float, count: int) -> None:
    """Heap broken blocks on the ground."""
    rng = s.plan.rng
    for _ in range(count):
        t = float(rng.uniform(0, 1))
        x, top = x0 + (x1 - x0) * t, height * math.sin(math.pi * t) ** 0.7
        y, r = float(rng.uniform(0, max(0.6, top))), float(rng.uniform(0.12, 0.3)) * height
        turn = float(rng.uniform(0, 6.3))
        corners = [(x + math.cos(turn + k) * r * rng.uniform(0.7, 1.2), max(0.0, y + math.sin(turn + k) * r * 0.8)) for k in (0, 1.3, 2.5, 3.9, 5.1)]
        tone = (CONCRETE, CONCRETE_DARK, "5C5348", CONCRETE_LIGHT)[int(rng.integers(4))]
        s.plate(corners, tone, r, r * 0.7, base=float(rng.uniform(0, 4)), grain=0.2, gloss=0.1)


def scorch(s: Sketch, x: float, y: float, wide: float, high: float) -> None:
    """Blacken a patch as if fire had licked up from its foot."""
    for k, alpha in ((1.0, 0.22), (0.75, 0.26), (0.5, 0.3)):
        s.paint([(x - wide * k, y), (x - wide * 0.6 * k, y + high * 0.5), (x, y + high * k), (x + wide * 0.7 * k, y + high * 0.45), (x + wide * k, y)],
                "1A1410", alpha, 0.8)  # fmt: skip
