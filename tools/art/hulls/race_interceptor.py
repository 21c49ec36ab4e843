"""Race interceptor: a dart with a square motor."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_interceptor"
SCALE = 4
SEED = 12
GEOMETRY = HullGeometry(
    outline=convex([(6, 0), (4, 0.9), (-3, 1.1), (-6, 2.4)]),
    engines=[(-6, 0, 0.9)],
)
HALF_LENGTH, HALF_WIDTH = 8, 4


def draw(plan: HullPlan) -> None:
    """Lay fins and body."""
    plan.plate([(-2.6, 0.8), (-5.6, 2.4), (-6, 2.2), (-6, 0.8)], "6A645C", rise=0.8, bevel=0.5, both=True)
    plan.plate(mirror([(6, 0), (4, 0.9), (-5.8, 1.1), (-5.8, 0)]), "A8A198", rise=1.4, bevel=1.1, gloss=0.5)
    plan.paint(mirror([(6, 0), (4, 1), (2.6, 1.1), (2.6, 0)]), "FFB347", wear=0)
    plan.paint(box(-4.6, -1.2, -3.4, 1.2), "47443F", wear=0)
