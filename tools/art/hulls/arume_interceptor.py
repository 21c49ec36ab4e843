"""Arume interceptor: a thin white thorn."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, smooth_mirror

NAME = "arume_interceptor"
SCALE = 4
SEED = 13
GEOMETRY = HullGeometry(
    outline=convex([(6, 0), (3.5, 0.8), (-3, 1.1), (-6, 2)]),
    engines=[(-6, 0, 0.8)],
)
HALF_LENGTH, HALF_WIDTH = 8, 4


def draw(plan: HullPlan) -> None:
    """Lay fins and thorn."""
    plan.plate(
        [(-2, 0.8), (-5.4, 2), (-6, 1.9), (-5, 0.6)], "A3B3C4", rise=0.8, bevel=0.5, both=True, gloss=0.8
    )
    thorn = [(6, 0), (3.5, 0.8), (-3, 1.1), (-5.8, 0.8), (-6, 0)]
    plan.plate(smooth_mirror(thorn), "DEEAF6", rise=1.4, bevel=1.1, gloss=0.9)
    plan.paint(box(-4.4, -1.2, -3.8, 1.2), "24334A", alpha=0.8, wear=0)
    plan.shine(box(4.4, -0.3, 5.6, 0.3), "C79BFF", 0.8)
