"""Arume infantry: upright, white, round head; and Gosta, the same with arms wide and a rose pulse in the chest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point, circle

LIMB, FAR, WEAPON = "A9BBCC", "74879B", "3C4C5E"
Leg = tuple[Point, Point]


@dataclass(frozen=True)
class Stance:
    """Joints of one stance [wu], soles at y = 0; legs are knee and ankle."""

    hip: Point
    shoulder: Point
    head: Point
    near: Leg
    far: Leg
    butt: Point | None
    muzzle: Point
    wide: tuple[Point, Point] = ((-5.6, 3.2), (5.6, 3.6))


STANCES = {
    "stand": Stance((0, 11), (0.2, 18.6), (0.5, 23.2), ((1.2, 6), (1.4, 1)), ((-1, 6), (-2.2, 1)), (0.4, 16.2), (10.4, 15.6)),
    "walk0": Stance((0, 10.6), (0.8, 18.2), (1.2, 22.8), ((3, 6.4), (4.6, 1.4)), ((-1.4, 5.6), (-4.8, 1.8)), (0.8, 15.8), (10.8, 15.6)),
    "walk1": Stance((0, 11), (0.8, 18.6), (1.2, 23.2), ((1, 6), (0.4, 1)), ((1, 6.2), (-2.6, 3)), (0.8, 16.2), (10.8, 15.8)),
    "walk2": Stance((0, 10.6), (0.8, 18.2), (1.2, 22.8), ((-1.2, 5.6), (-4.4, 1.8)), ((3, 6.4), (4.8, 1.4)), (0.8, 15.8), (10.8, 15.6)),
    "walk3": Stance((0, 11), (0.8, 18.6), (1.2, 23.2), ((1.8, 6.4), (-1.4, 3)), ((0.6, 6), (-0.2, 1)), (0.8, 16.2), (10.8, 15.8)),
    "crouch": Stance((-1.4, 5.6), (0.8, 12.6), (1.6, 17), ((3.6, 5.6), (2.6, 1)), ((-0.6, 1.4), (-5, 1)), (1, 10.8), (11, 11)),
    "fire": Stance((-0.4, 10.6), (0.2, 18.2), (0.9, 22.6), ((1.8, 6), (3, 1)), ((-2, 5.8), (-3.8, 1)), (0.6, 19), (11.6, 19.4)),
    "prone": Stance((-6, 2), (1.6, 3.4), (5, 5.6), ((-10, 2), (-14, 1.2)), ((-9.6, 1.4), (-13.4, 0.9)), (2.4, 3.8), (13, 4.2), ((2.2, -2), (4.6, -1.4))),
    "dead": Stance((1.4, 2), (-6, 2), (-10.4, 2.2), ((5.6, 3), (9.6, 1)), ((5.4, 1.4), (9, 0.9)), None, (0, 0), ((-3, -1), (3, -1.2))),
    "descend": Stance((0, 10.6), (0.4, 18.2), (0.9, 22.6), ((2.2, 6.6), (0, 2.4)), ((-0.4, 6.2), (-3.4, 3)), (0.6, 14.6), (9.4, 11.4)),
}  # fmt: skip


def leg(s: Sketch, hip: Point, joints: Leg, colour: str) -> None:
    """Lay one leg with its pointed boot."""
    knee, ankle = joints
    s.limb([hip, knee, ankle], [2.8, 2.2, 1.5], colour, gloss=0.7)
    s.limb([(ankle[0] - 0.6, ankle[1] - 0.3), (ankle[0] + 2.2, ankle[1] - 0.5)], [1.5, 0.9], arume.DEEP, gloss=0.7)
    s.disc(*knee, 1.2, arume.GREY, 1.2, 0.8, base=1.4, gloss=0.8)


def trooper(stance: Stance, gosta: bool, descends: bool, s: Sketch) -> None:
    """Lay a trooper from back to front."""
    hip, shoulder, head = stance.hip, stance.shoulder, stance.head
    leg(s, hip, stance.far, FAR)
    if gosta:
        s.limb([shoulder, _add(shoulder, stance.wide[0])], [1.9, 1.2], FAR, gloss=0.7)
    dx, dy = shoulder[0] - hip[0], shoulder[1] - hip[1]
    s.limb([(hip[0] + dx * 0.4 - dy * 0.3, hip[1] + dy * 0.4 + dx * 0.3), (shoulder[0] - dy * 0.28, shoulder[1] + dx * 0.28)],
           [2, 2.2], arume.BLUE, gloss=0.7)  # fmt: skip
    leg(s, hip, stance.near, LIMB)
    s.limb([hip, (hip[0] + dx * 0.45, hip[1] + dy * 0.45), shoulder], [3.2, 3.4, 4.8], arume.ENAMEL, gloss=0.8)
    s.limb([(hip[0] + dx * 0.16, hip[1] + dy * 0.16), (hip[0] + dx * 0.28, hip[1] + dy * 0.28)], [3.4, 3.4], arume.SEAM)
    s.disc(head[0], head[1], 2.7, "E4EEF7", 2.8, 2.6, base=1, gloss=0.95)
    hx, hy = head
    s.plate([(hx + 0.3, hy + 0.7), (hx + 2.5, hy + 0.5), (hx + 2.6, hy - 0.7), (hx + 0.5, hy - 0.8)], arume.GLASS, 0.8, 0.6, base=3, gloss=1.0)
    s.shine([(hx + 1.3, hy + 0.3), (hx + 2.4, hy + 0.2), (hx + 2.4, hy - 0.3), (hx + 1.3, hy - 0.3)], arume.VIOLET, 0.5)
    if gosta:
        chest(s, (hip[0] + dx * 0.74, hip[1] + dy * 0.74))
        s.limb([shoulder, _add(shoulder, stance.wide[1])], [2, 1.3], LIMB, base=2.4, gloss=0.7)
    else:
        arms(s, stance)
    if descends:
        for x in (stance.near[1][0] + 0.6, stance.far[1][0] + 0.6):
            y = min(stance.near[1][1], stance.far[1][1]) - 1.4
            s.shine([(x - 1.4, y + 0.8), (x + 1.4, y + 0.8), (x + 0.8, y - 0.2), (x - 0.8, y - 0.2)], "B48CFF", 0.8)
            s.box(x - 1.2, y, x + 1.2, y + 0.8, arume.DEEP, 1, 0.5)


def arms(s: Sketch, stance: Stance) -> None:
    """Lay rifle and both arms; a dead trooper's lie beside it."""
    shoulder = stance.shoulder
    if stance.butt is None:
        s.limb([shoulder, (shoulder[0] + 2.6, 0.8), (shoulder[0] + 6, 0.7)], [1.8, 1.5, 1.1], LIMB, gloss=0.7)
        return
    (ax, ay), (mx, my) = stance.butt, stance.muzzle
    s.bar((ax, ay), (mx, my), 0.9, WEAPON, 1, 0.45, base=3.2, gloss=0.8)
    s.bar((ax, ay), (ax + (mx - ax) * 0.62, ay + (my - ay) * 0.62), 1.7, "55687C", 1.2, 0.8, base=3.2, gloss=0.8)
    grip, fore = (ax + (mx - ax) * 0.24, ay + (my - ay) * 0.24), (ax + (mx - ax) * 0.6, ay + (my - ay) * 0.6)
    elbow = ((shoulder[0] + grip[0]) / 2 - 1.2, min(shoulder[1], grip[1]) - 1.4)
    s.limb([shoulder, elbow, grip], [2, 1.6, 1.2], LIMB, base=3.6, gloss=0.7)
    s.limb([(shoulder[0] + 0.8, shoulder[1] - 0.6), fore], [1.6, 1.2], FAR, base=3, gloss=0.7)


def chest(s: Sketch, at: Point) -> None:
    """Set the rose pulse of a Gosta."""
    s.disc(*at, 1.9, "5A2030", 1, 0.6, base=3)
    for radius, strength in ((1.9, 0.55), (1.3, 0.9)):
        s.shine(circle(*at, radius), arume.ROSE, strength)
    s.shine(circle(*at, 0.6), "FFE6EA", 0.95)


def _add(a: Point, b: Point) -> Point:
    return a[0] + b[0], max(0.6, a[1] + b[1])


def infantry(name: str, gosta: bool, seed: int) -> FigurePlan:
    """Give the plan of one kind of Arume infantry."""
    parts = {
        part: PartPlan(partial(trooper, stance, gosta, part == "descend"), (18, 18))
        for part, stance in STANCES.items()
    }
    points = {"muzzle": (11.6, 19.4), "muzzle_crouch": (11, 11), "muzzle_prone": (13, 4.2), "eye": (2.6, 23), "chest": (0.2, 16.6)}
    return FigurePlan(name, parts, origin=(0, 13), feet=0.0, scale=4, seed=seed, points=points, solid=("stand",))


FIGURES = (infantry("arume_trooper", False, 42), infantry("gosta", True, 43))
