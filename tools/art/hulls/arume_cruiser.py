"""Arume cruiser: spindle and two outriggers, three lens turrets on the back in a triangle."""

from __future__ import annotations

from tools.art.detail import greebles
from tools.art.fittings import bead, lens, twin_gun
from tools.art.hulls.arume_parts import (
    BLUE,
    DEEP,
    ENAMEL,
    SHADE,
    canopy,
    cross_band,
    inlay,
    polish,
    seams,
    spar,
    spindle,
    strip_lights,
)
from tools.art.hulls.geometry import HullGeometry, convex, light_pair, pairs
from tools.art.plates import HullPlan
from tools.art.polygons import catmull, smooth_mirror

NAME = "arume_cruiser"
SCALE = 3
SEED = 4
LASERS = pairs([(72, 7), (8, 12), (-64, 10), (-60, 38)])
AUTOCANNON = pairs([(30, 28)])
GEOMETRY = HullGeometry(
    outline=convex(
        [(118, 0), (108, 3.6), (53, 25), (30, 31.5), (-10, 38.5), (-70, 42.2), (-116, 39), (-117, 36)]
    ),
    engines=[(-98, 0, 8), (-117, 38, 5), (-117, -38, 5)],
    lights=[
        *light_pair(-115, 38, "9FE8FF", 4, 0.6),
        *light_pair(50, 24, "9FE8FF", 3, 0.6),
        (-4, 0, "3CFF9A", 5.3, 0.4),
        *light_pair(-30, 8, "3CFF9A", 4.5, 0.4),
        *[(x, y, "A06BFF", 2.2, 0.4) for x, y in LASERS],
    ],
    turrets=[(-4, 0), (-30, 8), (-30, -8)],
    mounts=[*LASERS, *AUTOCANNON],
    cells=pairs([(-30, 35)]),
    note="mounts_wu: eight lasers, then two autocannon.",
)
HALF_LENGTH, HALF_WIDTH = 122, 47
BODY = [(118, 0), (108, 3.2), (70, 9), (20, 14.5), (-30, 15), (-72, 10), (-94, 4), (-98, 0)]
OUTRIGGER = [(52, 24), (30, 31), (-10, 38), (-70, 42), (-116, 38), (-84, 33), (-30, 29), (20, 25)]


def draw(plan: HullPlan) -> None:
    """Build struts, outriggers and spindle from below upward, then inlays, seams and fittings."""
    spar(plan, [(6, 8), (-14, 26), (-34, 34), (-40, 30), (-30, 20), (-22, 8)], 5.5, 5)
    spar(plan, [(-52, 8), (-66, 24), (-84, 34), (-88, 30), (-80, 18), (-72, 6)], 5.5, 5)
    spar(plan, [(16, 8), (6, 20), (-6, 28), (-2, 18)], 3, 2.5, BLUE)
    spar(plan, OUTRIGGER, 10, 5.2, ENAMEL)
    inlay(
        plan,
        [(30, 29), (-10, 34.8), (-70, 38.4), (-104, 37.5), (-70, 35.8), (-10, 32)],
        "6B8299",
        axial=False,
    )
    spindle(plan, BODY, 15, 12)
    plan.plate(
        catmull([(88, 6), (64, 15.5), (44, 18.5), (48, 12)]), SHADE, rise=4, bevel=3, both=True, gloss=0.8
    )
    plan.plate(
        smooth_mirror([(22, 0), (10, 7), (-34, 8.4), (-76, 5), (-88, 0)]),
        ENAMEL,
        base=13.4,
        rise=2.2,
        bevel=1.6,
        gloss=0.9,
        grain=0.02,
    )
    seams(plan, smooth_mirror(BODY), (0.42, 0.74), 27, both=False)
    seams(plan, catmull(OUTRIGGER), (0.6,), 26, both=True)
    inlay(plan, [(21, 0), (10, 6.2), (-34, 7.6), (-75, 4.4), (-87, 0)], BLUE, axial=True)
    inlay(plan, [(6, 0), (0, 2.8), (-30, 3.6), (-68, 2.6), (-76, 0)], DEEP, axial=True)
    plan.paint([(116, 0.4), (60, 3.6), (60, 4.6), (116, 0.9)], "24334A", alpha=0.8, both=True, wear=0)
    for x in (56, 28, -48):
        cross_band(plan, x, 1.6, 50)
    polish(plan)
    canopy(plan, [(50, 0), (44, 4), (26, 5), (18, 0)], 3)
    greebles(plan, 46, (0.8, 3.4), (0.25, 0.8), inset=4, tone=0.12)
    for x, y in GEOMETRY.turrets:
        lens(plan, x, y, 3.5)
    for x, y in LASERS:
        bead(plan, x, y, 1.4)
    for x, y in AUTOCANNON:
        twin_gun(plan, x, y, 1.9, 0.35 if y > 0 else -0.35)
    strip_lights(plan, [(62, 8.6), (20, 12.6), (-30, 13), (-70, 8.6)], 34)
    strip_lights(plan, [(26, 31.2), (-10, 36.4), (-70, 40.2), (-100, 38.6)], 30, strength=0.7)
    for x in (-94, -92):
        plan.paint([(x, -6), (x + 1, -6), (x + 1, 6), (x, 6)], "2E8CFF", alpha=0.5, wear=0)
