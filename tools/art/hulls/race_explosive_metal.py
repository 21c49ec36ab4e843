"""Race explosive-metal missile: a fat bus with a banded warhead ring and four boosters."""

from __future__ import annotations

from tools.art.hulls.geometry import HullGeometry, convex
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_explosive_metal"
SCALE = 4
SEED = 9
GEOMETRY = HullGeometry(
    outline=convex([(15, 0), (14, 3), (9, 4.4), (-8, 4.6), (-13, 7), (-15, 6.4)]),
    engines=[(-15, 2.2, 1.8), (-15, -2.2, 1.8)],
)
HALF_LENGTH, HALF_WIDTH = 17, 9


def draw(plan: HullPlan) -> None:
    """Lay boosters, bus body and the banded warhead ring."""
    plan.plate([(-8, 4), (-13, 7), (-15, 6.4), (-15, 3)], "6A645C", rise=1.2, bevel=0.7, both=True)
    for y in (2.2,):
        plan.plate(
            [(-9, y - 1.8), (-15, y - 1.9), (-15, y + 1.9), (-9, y + 1.8)],
            "57524C",
            rise=3.0,
            bevel=1.8,
            both=True,
        )
    plan.plate(
        mirror([(15, 0), (14, 3), (9, 4.4), (-9, 4.6), (-11, 3.8), (-11, 0)]),
        "8F887E",
        rise=4.6,
        bevel=4.2,
        gloss=0.5,
    )
    plan.plate(mirror([(15, 0), (14, 2.8), (11.4, 3.6), (11.4, 0)]), "2F2C2A", base=0.4, rise=3.9, bevel=2.6)
    plan.plate(
        mirror([(7, 0), (7, 4.9), (1, 4.9), (1, 0)]), "C9591C", base=0.4, rise=4.8, bevel=4.4, gloss=0.4
    )
    for x in (2.4, 4.4):
        plan.paint(box(x, -5, x + 0.9, 5), "2B2522", wear=0)
    for x in (-2.4, -5.4):
        plan.paint(box(x, -5, x + 0.6, 5), "47443F", wear=0)
    plan.block(-8, -1.2, -1, 1.2, "5E5953", base=4.3, rise=0.9, bevel=0.6)
    plan.shine(box(3.5, -3.4, 4.2, 3.4), "FF9E4D", 0.7)
