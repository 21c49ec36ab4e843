"""Field works: a wall of sandbags and a coil of wire."""

from __future__ import annotations

import math
from itertools import pairwise

from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point

SACKS = ("8C7450", "7E6848", "967E5A", "74603F")


def sandbags(s: Sketch) -> None:
    """Stack three courses of sacks."""
    for row, count in enumerate((6, 5, 4)):
        for i in range(count):
            x = (i - (count - 1) / 2) * 7.6 + float(s.plan.rng.uniform(-0.5, 0.5))
            y = 2.1 + row * 3.7
            tilt = float(s.plan.rng.uniform(-0.4, 0.4))
            sack = [(x - 4.1, y - 1.4 - tilt), (x - 3.8, y + 1.4 - tilt), (x, y + 2.2), (x + 3.8, y + 1.4 + tilt), (x + 4.1, y - 1.4 + tilt), (x, y - 2.1)]
            s.plate(sack, SACKS[int(s.plan.rng.integers(4))], 3.4, 2, smooth=3, gloss=0.05, grain=0.14)
            s.bar((x + 2.9, y - 1), (x + 3.1, y + 1.2), 0.5, "4E4028", 0.4, 0.3, base=3)
    s.weather(0.2, 0.5, 0.2)


def wire(s: Sketch) -> None:
    """Run a coil of wire between crossed pickets."""
    for x in (-26, 0, 26):
        s.bar((x - 4.4, 0), (x + 3, 11.4), 1.4, "6A5A46")
        s.bar((x + 4.4, 0), (x - 3, 11.4), 1.4, "746450")
    for phase in (0.0, 2.1):
        path: list[Point] = []
        for i in range(150):
            t = i / 149
            turn = t * 2 * math.pi * 9 + phase
            path.append((-29 + 58 * t + 3.4 * math.sin(turn), 5.6 + 4.2 * math.cos(turn)))
        for a, b in pairwise(path):
            s.bar(a, b, 0.7, "968C7C", 0.6, 0.3, base=1.5, gloss=0.7)
        for a in path[::7]:
            s.bar((a[0] - 0.7, a[1] - 0.7), (a[0] + 0.7, a[1] + 0.7), 0.6, "B4A898", 0.6, 0.3, base=2, gloss=0.7)


FIGURES = (
    FigurePlan("sandbags", {"front": PartPlan(sandbags, (28, 16))}, scale=3, seed=61),
    FigurePlan("wire", {"front": PartPlan(wire, (36, 14))}, scale=3, seed=62),
)
