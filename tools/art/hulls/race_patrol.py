"""Race patrol vessel: stub wedge, two shoulders, two nozzles, one turret."""

from __future__ import annotations

from tools.art.detail import greebles, panels, pipe, trench, vent, wear, windows
from tools.art.fittings import DARK, cells, hatch, nozzle, turret
from tools.art.hulls.geometry import HullGeometry, convex, light_pair, pairs
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_patrol"
SCALE = 4
SEED = 2
GEOMETRY = HullGeometry(
    outline=convex([(40.5, 0), (40, 5), (27, 11), (3, 17.6), (-24, 19), (-31, 14.5), (-40, 12.5)]),
    engines=[(-40, 8, 4.5), (-40, -8, 4.5)],
    lights=[
        (37, 5, "FF5A2A", 3, 0.8),
        (37, -5, "9CFFB0", 3, 0.6),
        *light_pair(-26, 17, "FFB060", 2.6, 0.8),
    ],
    mounts=[(10, 0)],
    cells=pairs([(-11, 11.5)]),
)
HALF_LENGTH, HALF_WIDTH = 44, 23


def draw(plan: HullPlan) -> None:
    """Build shoulders, wedge and spine, then paint, wear and fit out."""
    for y in (8,):
        nozzle(plan, -40, y, 11, 4.5)
    plan.plate(
        mirror([(-27, 0), (-27, 14), (-33, 13.6), (-34, 0)]), DARK, rise=6.4, bevel=2.5, profile="chamfer"
    )
    shoulder = [(10, 8), (3, 17), (-24, 19), (-30, 14), (-28, 7)]
    plan.plate(shoulder, "625D56", rise=5, bevel=3.4, both=True, profile="chamfer")
    plan.plate(
        [(0, 11), (-2, 15), (-8, 16), (-8, 11)],
        "746E67",
        base=4.6,
        rise=1.2,
        bevel=1,
        both=True,
        profile="chamfer",
    )
    plan.plate(
        mirror([(40, 0), (38.5, 6), (26, 11), (-28, 12.6), (-31, 9), (-31, 0)]), "79746C", rise=7, bevel=4.5
    )
    plan.plate(
        [(37, 2.4), (35, 5.6), (25, 8.6), (14, 9.2), (14, 5), (30, 2.4)],
        "847E76",
        base=6.6,
        rise=1.6,
        bevel=1.2,
        both=True,
        profile="chamfer",
    )
    plan.plate(
        mirror([(40.5, 0), (40, 3.6), (34, 4), (33, 0)]), "2D2A28", base=2, rise=4.6, bevel=2, sink=True
    )
    plan.plate(
        mirror([(16, 0), (14, 4.2), (-23, 5.4), (-26, 0)]),
        "918B82",
        base=7,
        rise=2.8,
        bevel=1.5,
        profile="chamfer",
    )
    panels(plan, 3.6, depth=6, tone=0.16, groove=0.35)
    trench(plan, box(-27.6, -9, -24.6, 9), 2.6)
    trench(plan, [(12, 6.2), (12, 7.6), (-22, 8.4), (-22, 6.8)], 2.2, both=True)
    pipe(plan, [(11, 6.9), (-21, 7.6)], 0.7, "7B5A42", 0.9)
    vent(plan, -23.5, 9.2, -15, 11.4, 6)
    plan.paint(box(19, -20, 24, 20), "C9591C")
    plan.paint(box(25.4, -20, 26.6, 20), "C9591C")
    plan.paint(box(-32.5, -20, -29, 20), "8E3F16", alpha=0.85)
    plan.paint(mirror([(41, 0), (41, 3.6), (38.8, 6), (37, 6.4), (37, 0)]), "A8481A", alpha=0.9)
    wear(plan, edge=0.5, grime=0.4, streak=0.24)
    plan.plate(
        mirror([(-2, 0), (-3, 3), (-9, 3.2), (-10.5, 0)]),
        "9A948A",
        base=9.8,
        rise=2.4,
        bevel=1.2,
        profile="chamfer",
    )
    plan.plate(
        mirror([(-2.6, 0), (-3.2, 2.3), (-5, 2.3), (-5, 0)]),
        "23282C",
        base=12.2,
        rise=0.5,
        bevel=0.4,
        gloss=0.95,
    )
    plan.bar((-9, -4.4), (-9, 4.4), 0.5, "B0A89E", base=12, rise=1.0, bevel=0.25)
    greebles(plan, 70, (0.8, 2.6), (0.4, 1.3), inset=2)
    greebles(plan, 60, (0.5, 1.4), (0.3, 1.3), inset=2)
    cells(plan, -20, 13.0, 6, 2, 2.5)
    turret(plan, 10, 0, 3.1)
    hatch(plan, -17, 0, 1.4)
    hatch(plan, 28, 0, 1.2)
    windows(plan, 0, 32, 4.9, 14, lit=0.6, size=0.6)
    windows(plan, -22, -2, 17.4, 7, lit=0.5, size=0.6)
