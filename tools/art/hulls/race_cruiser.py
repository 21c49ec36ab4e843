"""Race cruiser: hammerhead bow, slab, side sponsons with missile cells, four-nozzle block."""

from __future__ import annotations

from tools.art.detail import greebles, panels, pipe, trench, vent, wear, windows
from tools.art.fittings import DARK, cells, hatch, nozzle, turret
from tools.art.hulls.geometry import HullGeometry, convex, light_pair, pairs
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_cruiser"
SCALE = 3
SEED = 1
GEOMETRY = HullGeometry(
    outline=convex(
        [(102, 0), (102, 15), (96, 25.2), (76, 28.5), (36, 34.4), (-34, 36), (-66, 32), (-100, 28.5)]
    ),
    engines=[(-100, 8, 6.5), (-100, -8, 6.5), (-100, 22, 6.5), (-100, -22, 6.5)],
    lights=[
        (98, 24, "FF5A2A", 4, 0.9),
        (98, -24, "9CFFB0", 4, 0.6),
        *light_pair(-92, 30, "FF5A2A", 4, 0.7),
        (-10, 0, "FFD9A0", 3, 0.6),
        *light_pair(36, 33, "FFB060", 3, 0.8),
    ],
    mounts=pairs([(84, 18), (8, 28.5), (-56, 20), (62, 0), (-44, 0)]),
    cells=pairs([(-25, 27), (48, 13)]),
    note="mounts_wu: four rotary cannon (bow pair, sponson pair), then interceptor launchers.",
)
HALF_LENGTH, HALF_WIDTH = 106, 42


def draw(plan: HullPlan) -> None:
    """Build the plates from the engines forward, then paint, wear and fit out."""
    _structure(plan)
    _spine(plan)
    panels(plan, 6, tone=0.17, line=0.45, groove=0.45)
    _openings(plan)
    paint_marks(plan)
    wear(plan, edge=0.55, grime=0.4, streak=0.26)
    _bridge(plan)
    greebles(plan, 150, (1, 4.5), (0.4, 1.7))
    greebles(plan, 110, (0.6, 2.2), (0.4, 2.2))
    _fit_out(plan)


def _structure(plan: HullPlan) -> None:
    for y in (8, 22):
        nozzle(plan, -100, y, 13, 6.5)
    plan.plate(
        mirror([(-64, 0), (-64, 20), (-67, 31), (-89, 30), (-92, 26), (-92, 0)]),
        DARK,
        rise=10,
        bevel=4,
        profile="chamfer",
    )
    plan.plate([(-68, 3), (-88, 3), (-88, 13), (-68, 13)], "5A544D", base=10, rise=1.8, bevel=2, both=True)
    plan.plate([(-68, 17), (-88, 17), (-88, 27), (-70, 27)], "5A544D", base=10, rise=1.8, bevel=2, both=True)
    sponson = [(42, 20), (36, 34), (-34, 36), (-44, 30), (-44, 18)]
    plan.plate(sponson, "5E5953", rise=6, bevel=4, both=True, profile="chamfer")
    slab = [(78, 0), (78, 14), (70, 21), (30, 23), (-60, 26), (-70, 20), (-70, 0)]
    plan.plate(mirror(slab), "76716A", rise=10, bevel=6)
    belt = [(66, 13), (66, 19.5), (30, 22), (-58, 24.5), (-64, 19), (-58, 14), (10, 12.5)]
    plan.plate(belt, "807A72", base=9.4, rise=2.6, bevel=1.8, both=True, profile="chamfer")
    bow = [(101, 0), (101, 15), (96, 25), (76, 28), (67, 22), (64, 0)]
    plan.plate(mirror(bow), "6B665F", rise=11, bevel=5, profile="chamfer")
    plan.plate(
        [(99, 6), (99, 14), (95, 23), (78, 25.5), (74, 20), (78, 7)],
        "746E67",
        base=11,
        rise=2.4,
        bevel=1.8,
        both=True,
        profile="chamfer",
    )
    plan.plate(mirror([(102, 0), (102, 5), (92, 5), (90, 0)]), "2B2927", base=2, rise=8, bevel=2, sink=True)


def _openings(plan: HullPlan) -> None:
    trench(plan, box(66.5, -19, 72.5, 19), 4.5)
    trench(plan, box(-66, -18.5, -60.5, 18.5), 4.5)
    trench(plan, [(56, 9.2), (56, 12), (-54, 13), (-54, 11)], 3.2, both=True)
    for x, width in ((67.6, 1.1), (69.4, 1.6), (71.4, 0.9), (-65, 1.0), (-63.2, 1.6), (-61.4, 0.9)):
        plan.bar((x, -17), (x, 17), width, "56504A", base=5.6, rise=1.6, bevel=width / 2, gloss=0.5)
    pipe(plan, [(55, 10.6), (20, 11), (-53, 12)], 0.9, "7B5A42")
    for x in range(-48, 52, 9):
        plan.bar((x, 9), (x + 0.6, 13.4), 0.9, "6B665F", base=9, rise=1.6, bevel=0.5, both=True)
    vent(plan, -86, 5, -71, 11, 7)
    vent(plan, -86, 19, -72, 25, 7)
    vent(plan, 80, 10, 90, 14, 5)


def paint_marks(plan: HullPlan) -> None:
    """Paint the name band, bow lip and engine band."""
    for x0, x1 in ((20, 28), (31, 33)):
        plan.paint(box(x0, -40, x1, 40), "C9591C")
    plan.paint(mirror([(101, 0), (101, 15), (97.5, 24), (94, 25.2), (94, 0)]), "A8481A", alpha=0.92)
    plan.paint(box(-92.5, -32, -88.5, 32), "8E3F16", alpha=0.8)
    for y in (21.2, -21.2):
        plan.paint(box(36, y - 0.5, 62, y + 0.5), "C9591C", alpha=0.7)


def _spine(plan: HullPlan) -> None:
    spine = [(58, 0), (55, 8), (-54, 9.6), (-58, 6), (-58, 0)]
    plan.plate(mirror(spine), "8C867D", base=10, rise=4, bevel=2.2, profile="chamfer")
    plan.plate(mirror([(50, 0), (48, 3.4), (26, 4), (24, 0)]), "7A746C", base=13.8, rise=1.8, bevel=1.2)
    plan.plate(mirror([(-24, 0), (-26, 4.6), (-38, 5), (-40, 0)]), "7A746C", base=13.8, rise=1.8, bevel=1.2)


def _bridge(plan: HullPlan) -> None:
    plan.plate(
        mirror([(7, 0), (4, 6), (-14, 7), (-18, 4), (-18, 0)]),
        "98928A",
        base=14,
        rise=4,
        bevel=2,
        profile="chamfer",
    )
    plan.plate(
        mirror([(3, 0), (1.6, 3.6), (-9, 3.6), (-10, 0)]),
        "6B665F",
        base=18,
        rise=3,
        bevel=1.4,
        profile="chamfer",
    )
    plan.plate(
        mirror([(2.6, 0), (1.6, 3.2), (-0.6, 3.2), (-0.6, 0)]),
        "23282C",
        base=21,
        rise=0.6,
        bevel=0.5,
        gloss=0.95,
    )
    plan.bar((-7, -7), (-7, 7), 0.7, "B0A89E", base=20.5, rise=1.6, bevel=0.35)
    plan.disc(-13, 0, 2.6, "B0A89E", base=18, rise=1.4, bevel=2.6)
    plan.disc(-13, 0, 1.1, "3A3530", base=19.2, rise=0.9, bevel=0.8)
    for x in (40, 16, -30, -50):
        hatch(plan, x, 6.2, 1.3)


def _fit_out(plan: HullPlan) -> None:
    cells(plan, -38, 24.6, 8, 3, 3.2)
    cells(plan, 40, 14.6, 5, 2, 3.1)
    turret(plan, 84, 18, 3.9)
    turret(plan, 62, 0, 3.6)
    turret(plan, 8, 28.5, 3.5, facing=0.9)
    turret(plan, -56, 20, 3.1, facing=1.9)
    turret(plan, -46, 0, 3.8, facing=3.1416)
    for x0, x1, y in ((-56, -8, 15.2), (12, 62, 13.4), (76, 92, 21.2), (-30, 30, 33.2)):
        windows(plan, x0, x1, y, 18, lit=0.62)
    windows(plan, -8, 1.5, 5.0, 7, lit=1.0, strength=1.3)
