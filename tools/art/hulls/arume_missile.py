"""Arume missile: a white needle with two swept fins."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, smooth_mirror

NAME = "arume_missile"
SCALE = 4
SEED = 11
GEOMETRY = HullGeometry(
    outline=convex([(11, 0), (7.5, 1.7), (-4, 2.1), (-10.5, 4.5), (-11, 1.2)]),
    engines=[(-10.5, 0, 1.4)],
)
HALF_LENGTH, HALF_WIDTH = 13, 6.5


def draw(plan: HullPlan) -> None:
    """Lay fins and needle."""
    plan.plate(
        [(-2.5, 1.6), (-9.6, 4.5), (-10.6, 4.4), (-9, 1.2)],
        "A3B3C4",
        rise=1.1,
        bevel=0.6,
        both=True,
        gloss=0.8,
    )
    needle = [(11, 0), (7.5, 1.6), (-4, 2.1), (-10.4, 1.4), (-10.8, 0)]
    plan.plate(smooth_mirror(needle), "DEEAF6", rise=2.5, bevel=2.1, gloss=0.9)
    plan.paint(box(-8.6, -2.2, -7.6, 2.2), "24334A", alpha=0.8, wear=0)
    plan.paint(box(3.4, -2.2, 4.2, 2.2), "6B8299", alpha=0.9, wear=0)
    plan.shine(box(8.6, -0.5, 10.4, 0.5), "8CCBFF", 0.8)
