"""Arume battlecruiser: the cruiser's grammar, forward canards, six lenses."""

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

NAME = "arume_battlecruiser"
SCALE = 3
SEED = 5
LENSES = pairs([(-6, 0), (-36, 13), (-70, 0), (88, 7)])
LASERS = pairs([(112, 8), (20, 19), (-60, 17), (-110, 10), (-130, 57), (50, 38)])
AUTOCANNON = pairs([(-20, 51), (-84, 56)])
GEOMETRY = HullGeometry(
    outline=convex(
        [(160, 0), (148, 4.4), (98, 23.5), (84, 31), (50, 42.5), (-10, 55), (-90, 62.5), (-158, 58.5)]
    ),
    engines=[(-134, 0, 10), (-128, 9, 6), (-128, -9, 6), (-158, 58, 6), (-158, -58, 6)],
    lights=[
        *light_pair(-157, 58, "9FE8FF", 5, 0.6),
        *light_pair(82, 30, "9FE8FF", 4, 0.6),
        *[(x, y, "3CFF9A", 6.0, 0.4) for x, y in LENSES],
        *[(x, y, "A06BFF", 2.6, 0.4) for x, y in LASERS],
    ],
    turrets=LENSES,
    mounts=[*LASERS, *AUTOCANNON],
    cells=pairs([(-50, 52), (20, 46)]),
    note="mounts_wu: twelve lasers, then four autocannon.",
)
HALF_LENGTH, HALF_WIDTH = 164, 67
BODY = [(160, 0), (148, 4), (104, 13), (40, 21), (-30, 23), (-90, 17), (-126, 8), (-134, 0)]
OUTRIGGER = [(84, 30), (50, 42), (-10, 54), (-90, 62), (-158, 58), (-116, 50), (-40, 42), (40, 34)]


def draw(plan: HullPlan) -> None:
    """Build struts, outriggers, canards and spindle from below upward, then inlays, seams and fittings."""
    spar(plan, [(30, 14), (4, 40), (-30, 50), (-36, 44), (-20, 30), (-4, 12)], 6.5, 6)
    spar(plan, [(-62, 14), (-84, 36), (-112, 52), (-118, 46), (-106, 28), (-90, 10)], 6.5, 6)
    spar(plan, [(-8, 18), (-36, 34), (-62, 50), (-66, 46), (-48, 30), (-26, 16)], 5, 4, BLUE)
    spar(plan, OUTRIGGER, 14, 8, ENAMEL)
    inlay(plan, [(50, 40), (-10, 50.5), (-90, 57.5), (-140, 57), (-90, 52), (-10, 46)], "6B8299", axial=False)
    spar(plan, [(120, 8), (96, 22), (64, 32), (70, 22), (92, 10)], 6.5, 5)
    spindle(plan, BODY, 20, 17)
    spine = [(44, 0), (30, 9.6), (-42, 13.4), (-104, 8.4), (-120, 0)]
    plan.plate(smooth_mirror(spine), ENAMEL, base=17.4, rise=3.0, bevel=2.2, gloss=0.9, grain=0.02)
    seams(plan, smooth_mirror(BODY), (0.38, 0.7), 32, both=False)
    seams(plan, catmull(OUTRIGGER), (0.36, 0.7), 31, both=True)
    inlay(plan, [(42, 0), (29, 8.6), (-42, 12.4), (-103, 7.4), (-118, 0)], BLUE, axial=True)
    inlay(plan, [(14, 0), (6, 4), (-40, 6), (-98, 4), (-108, 0)], DEEP, axial=True)
    plan.paint([(156, 0.5), (76, 5), (76, 6.4), (156, 1.2)], "24334A", alpha=0.8, both=True, wear=0)
    for x in (72, 34, -60, -100):
        cross_band(plan, x, 1.9, 70)
    polish(plan)
    canopy(plan, [(70, 0), (62, 6), (34, 8), (22, 0)], 4)
    plan.plate(
        smooth_mirror([(100, 0), (94, 2.6), (80, 3), (76, 0)]), SHADE, base=13, rise=2.4, bevel=2, gloss=0.9
    )
    greebles(plan, 80, (1, 4.4), (0.3, 0.9), inset=5, tone=0.12)
    for x, y in LENSES:
        lens(plan, x, y, 4.4 if x < 80 else 3.2)
    for x, y in LASERS:
        bead(plan, x, y, 1.8)
    for x, y in AUTOCANNON:
        twin_gun(plan, x, y, 2.3, 0.5 if y > 0 else -0.5)
    strip_lights(plan, [(84, 14), (40, 18.8), (-30, 20.6), (-88, 14.8)], 48, size=1.0)
    strip_lights(plan, [(46, 42), (-10, 52.6), (-90, 60.2), (-140, 58.4)], 44, size=1.0, strength=0.7)
