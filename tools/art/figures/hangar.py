"""Hangar: an arch with ribs and a dark mouth; and the same with its roof fallen in."""

from __future__ import annotations

import math

from tools.art.figures import masonry as stone
from tools.art.figures.race_parts import ORANGE
from tools.art.figures.ruins import stages
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point, box

HALF, EAVES, CROWN = 100.0, 26.0, 52.0
RIBS = 9


def roof(x: float) -> float:
    """Give the height of the arch over a place."""
    return EAVES + CROWN * math.sin(math.pi * min(1.0, max(0.0, (x + HALF) / (2 * HALF)))) ** 0.7


def arch(low: float = -HALF, high: float = HALF) -> list[Point]:
    """Give the line of the arch."""
    return [(x, roof(x)) for x in (low + (high - low) * i / 20 for i in range(21))]


def mouth(s: Sketch) -> None:
    """Open the mouth and hang its sliding doors, half open."""
    s.recess(box(-62, 0, 62, 44), "15120F", 6)
    for i in range(4):
        for x in (-62 + i * 9, 54 - i * 9 if i < 2 else -62 + i * 9):
            s.box(x, 0, x + 8.4, 42.4, "655A4B", 3, 1.2, base=4)
    s.box(-66, 43, 66, 48.4, stone.CONCRETE_DARK, 4, 1.4, base=10)
    s.shine(box(-24, 39.5, 42, 41), "FFB861", 0.5)


def ribs(s: Sketch, gap: tuple[float, float] | None = None) -> None:
    """Stand the ribs over the skin; none where the roof has gone."""
    for i in range(RIBS):
        x = -88 + i * 22
        if gap and gap[0] < x < gap[1]:
            continue
        s.bar((x, 0), (x, roof(x) - 0.4), 2.6, "4A433A", 3, 1.2, base=12)


def whole(s: Sketch) -> None:
    """Lay skin, ribs, mouth and the orange lintel."""
    stone.wall(s, [(-HALF, 0), *arch(), (HALF, 0)], "62594D", 14, 14)
    s.panels(8, 0.12, 0.34)
    ribs(s)
    s.bar((-30, 77), (30, 77), 4, stone.CONCRETE_DARK, 3, 1.4, base=6)
    mouth(s)
    s.paint(box(-66, 50, 66, 54.4), ORANGE, 0.85, 0.6)
    s.weather(0.3, 0.35, 0.3)
    s.dust(0, 24, "7E6546", 0.4)


def shot(s: Sketch) -> None:
    """Lay what stands of it: a bitten arch, bare ribs, a black mouth and rubble."""
    left, right = -34.0, 48.0
    for x in (-22, 0, 22, 44):
        s.bar((x, 20), (x + 3, roof(x) * (0.9 if x != 22 else 0.72)), 2.2, "332C26", 3, 1)
    s.bar((-30, roof(-30)), (4, roof(0) * 0.9), 1.8, "332C26", 2, 0.8)
    bite = stone.broken(s, (left, roof(left)), (right, roof(right)), 20, 9)
    bite = [(x, y - 24 * math.sin(math.pi * (x - left) / (right - left)) ** 0.6 if left < x < right else y) for x, y in bite]
    stone.wall(s, [(-HALF, 0), *arch(-HALF, left), *bite, *arch(right, HALF), (HALF, 0)], "554C42", 14, 10)
    s.panels(8, 0.14, 0.34)
    ribs(s, (left, right))
    s.recess(box(-62, 0, 62, 40), "110E0C", 7)
    for x in (-62, -53, 50):
        s.box(x, 0, x + 8.4, 38, "51473B", 3, 1.2, base=4)
    s.plate([(-20, 0), (-16, 30), (-8, 29), (-9, 0)], "51473B", 3, 1.2, base=4)
    stone.hole(s, 80, 30, 9)
    stone.hole(s, -82, 22, 6)
    stone.scorch(s, 8, 36, 46, 40)
    s.weather(0.3, 0.4, 0.35)
    stone.rubble(s, -50, 66, 15, 44)
    stone.embers(s, (-34, 4), (46, 5), 60)


FIGURES = (
    FigurePlan("hangar", {"front": PartPlan(whole, (104, 84))}, unit=0.875, scale=2, seed=12, points={"mouth": (0, 20)}),
    FigurePlan("hangar_1", {"front": PartPlan(shot, (104, 84))}, unit=0.875, scale=2, seed=12, points={"fire": (8, 40)}),
    stages(whole, "hangar", 2, 78.0, (116, 84), seed=12, unit=0.875)[0],
)
