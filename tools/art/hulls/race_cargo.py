"""Converted cargo ship: thin spine between two blocks, a grid of odd containers, bolted missile cells."""

from __future__ import annotations

from tools.art.detail import greebles, panels, pipe, vent, wear, windows
from tools.art.fittings import DARK, GUNMETAL, cells, hatch, nozzle, turret
from tools.art.hulls.geometry import HullGeometry, convex, light_pair, pairs
from tools.art.plates import HullPlan
from tools.art.polygons import box, mirror

NAME = "race_cargo"
SCALE = 3
SEED = 3
GEOMETRY = HullGeometry(
    outline=convex([(94, 0), (94, 8), (88, 15.5), (57, 35.5), (-58, 35.5), (-84, 24.5), (-94, 21)]),
    engines=[(-94, 0, 6), (-94, 15, 6), (-94, -15, 6)],
    lights=[
        (92, 8, "FF5A2A", 4, 0.8),
        (92, -8, "9CFFB0", 4, 0.6),
        *light_pair(-60, 34, "FFB060", 3, 0.9),
        *light_pair(56, 34, "FFB060", 3, 0.9),
    ],
    mounts=[(-70, 12)],
    cells=pairs([(-20, 28)]),
    note="mounts_wu: the one rotary cannon.",
)
HALF_LENGTH, HALF_WIDTH = 98, 41
CONTAINER_COLOURS = ("8A6B4C", "A6582B", "6E6960", "7C7466", "5C6470", "9A8A6E", "74503A", "86807A")


def draw(plan: HullPlan) -> None:
    """Build spine and blocks, stack the containers, then wear and fit out."""
    _structure(plan)
    panels(plan, 5, tone=0.13)
    plan.paint(box(62, -20, 66, 20), "C9591C")
    plan.paint(box(58.4, -20, 60, 20), "C9591C")
    plan.paint(box(-86.5, -30, -83.5, 30), "8E3F16", alpha=0.85)
    plan.paint(mirror([(95, 0), (95, 8), (91, 12), (90.5, 0)]), "A8481A", alpha=0.9)
    _stack(plan)
    wear(plan, edge=0.45, grime=0.35, streak=0.22)
    _fit_out(plan)


def _structure(plan: HullPlan) -> None:
    for y in (0, 15):
        nozzle(plan, -94, y, 14, 6)
    plan.plate(
        mirror([(-60, 0), (-60, 17), (-64, 24.4), (-82, 24.4), (-85, 20), (-85, 0)]),
        "645E56",
        rise=9,
        bevel=4,
        profile="chamfer",
    )
    plan.plate(
        [(-64, 6), (-64, 18), (-80, 18), (-80, 6)],
        "6F6960",
        base=9,
        rise=2,
        bevel=1.6,
        both=True,
        profile="chamfer",
    )
    plan.plate(mirror([(70, 0), (70, 5.4), (-70, 6.4), (-70, 0)]), DARK, rise=5, bevel=3)
    for x in range(-58, 58, 23):
        plan.block(x - 2.2, 3, x + 0.2, 34, "504B45", rise=2.6, bevel=1, both=True, profile="chamfer")
    plan.block(57, 3, 59.4, 34, "504B45", rise=2.6, bevel=1, both=True, profile="chamfer")
    plan.plate(mirror([(94, 0), (94, 8), (88, 15), (66, 16), (60, 9), (60, 0)]), "7D766F", rise=10, bevel=4.5)
    plan.plate(
        mirror([(92, 0), (91, 6), (86, 11.6), (70, 12), (68, 0)]),
        "8A837B",
        base=9.6,
        rise=1.8,
        bevel=1.4,
        profile="chamfer",
    )


def _stack(plan: HullPlan) -> None:
    rng = plan.rng
    for column in range(5):
        for row in range(2):
            for sign in (1, -1):
                if rng.random() < 0.07:
                    continue
                colour = CONTAINER_COLOURS[int(rng.integers(len(CONTAINER_COLOURS)))]
                _container(plan, -57.6 + column * 23, 5.4 + row * 15.2, sign, 9 - row * 1.6, colour)


def _container(plan: HullPlan, x: float, y: float, sign: int, rise: float, colour: str) -> None:
    """Lay one container: ribbed lid, corner posts, a dark gap round it."""
    long, wide = 20.6, 14.3
    plan.block(
        x, sign * y, x + long, sign * (y + wide), colour, rise=rise, bevel=1.3, profile="chamfer", grain=0.14
    )
    for k in range(6):
        a = x + 2.1 + k * 2.95
        plan.block(
            a,
            sign * (y + 1.6),
            a + 1.2,
            sign * (y + wide - 1.6),
            colour,
            base=rise,
            rise=0.7,
            bevel=0.5,
            grain=0.14,
        )
    for cx in (x + 0.5, x + long - 1.9):
        for cy in (y + 0.5, y + wide - 1.9):
            plan.block(cx, sign * cy, cx + 1.4, sign * (cy + 1.4), GUNMETAL, base=rise, rise=0.8, bevel=0.4)
    if plan.rng.random() < 0.4:
        mark = x + long * float(plan.rng.uniform(0.2, 0.6))
        plan.paint(box(mark, sign * y, mark + 2.4, sign * (y + wide)), "CDB892", alpha=0.6, wear=0.6)


def _fit_out(plan: HullPlan) -> None:
    pipe(plan, [(58, 2.4), (-58, 2.4)], 1.0, "7B5A42")
    pipe(plan, [(58, 4.4), (-58, 4.6)], 0.7, "6B665F")
    plan.plate(
        mirror([(84, 0), (82, 6), (72, 6), (70, 0)]),
        "8F8880",
        base=11,
        rise=3.6,
        bevel=1.8,
        profile="chamfer",
    )
    plan.plate(
        mirror([(83, 0), (81.4, 4.6), (79, 4.8), (79, 0)]),
        "23282C",
        base=14.4,
        rise=0.5,
        bevel=0.4,
        gloss=0.95,
    )
    plan.bar((73, -6), (73, 6), 0.7, "B0A89E", base=14, rise=1.4, bevel=0.35)
    vent(plan, -79, 8, -66, 11, 7)
    vent(plan, -79, 13, -66, 16, 7)
    cells(plan, -29.5, 23.0, 5, 3, 3.2)
    greebles(plan, 60, (1, 3.4), (0.4, 1.4), area=(60, 0, 94, 16))
    greebles(plan, 80, (1, 3.4), (0.4, 1.5), area=(-86, 0, -60, 25))
    greebles(plan, 60, (0.8, 2.4), (0.4, 1.4), inset=2, area=(-60, 0, 60, 6))
    for x in (-48, -2, 44):
        hatch(plan, x, 0, 1.6)
    base = plan.level(-70, 0)
    plan.block(-78, -3.4, -64, 3.4, "746E66", base=base, rise=2.4, bevel=1.6, profile="chamfer")
    turret(plan, -70, 12, 3.3, facing=2.4)
    windows(plan, 68, 90, 9.4, 10)
    windows(plan, 72, 82, 5.2, 6, lit=0.9)
    windows(plan, -80, -64, 21.2, 8, lit=0.5)
