"""Race warhead or decoy after the split: a short blunt cone with a sprint motor."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_warhead"
SCALE = 4
SEED = 10
GEOMETRY = HullGeometry(
    outline=convex([(6.5, 0), (5, 1.4), (1, 2.4), (-5, 2.6), (-6.5, 2)]),
    engines=[(-6.5, 0, 1.2)],
)
HALF_LENGTH, HALF_WIDTH = 8, 4.5


def draw(plan: HullPlan) -> None:
    """Lay the blunt cone and its sprint motor."""
    plan.plate(mirror([(-3, 0), (-3, 2), (-6.5, 2), (-6.5, 0)]), "4A4641", rise=2.0, bevel=1.8)
    plan.plate(
        mirror([(6.5, 0), (5, 1.4), (1, 2.4), (-5, 2.6), (-5, 0)]), "A8A198", rise=2.8, bevel=2.4, gloss=0.5
    )
    plan.paint(mirror([(6.5, 0), (5, 1.4), (3, 2), (3, 0)]), "2F2C2A", wear=0)
    plan.paint(box(-1.4, -3, 1.0, 3), "D8641E", wear=0)
    plan.shine(box(-0.5, -1.8, 0.1, 1.8), "FF9E4D", 0.6)
