"""Race anti-ship missile: square body, cropped fins, orange nose."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_missile"
SCALE = 4
SEED = 8
GEOMETRY = HullGeometry(
    outline=convex([(11, 0), (8, 1.9), (-5, 2), (-10, 4.6), (-11, 4)]),
    engines=[(-11, 0, 1.5)],
)
HALF_LENGTH, HALF_WIDTH = 13, 6.5


def draw(plan: HullPlan) -> None:
    """Lay fins, body and nose."""
    plan.plate([(-5, 1.4), (-10, 4.6), (-11, 4), (-11, 1.2)], "6A645C", rise=1.0, bevel=0.6, both=True)
    plan.plate(
        mirror([(11, 0), (8, 1.9), (-10.4, 1.9), (-10.4, 0)]), "A8A198", rise=2.2, bevel=1.9, gloss=0.5
    )
    plan.plate(mirror([(-9.6, 0), (-9.6, 1.6), (-11, 1.5), (-11, 0)]), "35312D", rise=1.8, bevel=1.5)
    plan.paint(mirror([(11, 0), (9, 1.9), (6, 2), (6, 0)]), "D8641E", wear=0.1)
    for x in (4.4, -3.4):
        plan.paint(box(x, -2, x + 0.7, 2), "47443F", wear=0)
    plan.paint(box(-8.2, -2, -6.9, 2), "8E3F16", wear=0.1)
