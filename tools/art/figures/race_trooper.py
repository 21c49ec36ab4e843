"""Race infantry: crouched and leaning, tail stub, snout under a helmet, orange pack; one picture a stance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point

SCALES, DARK, CLOTH, HELMET, SNOUT, PACK = "A07C54", "55452F", "84724F", "6E6850", "B88C5C", "D0601E"
GUN = "1C1916"
Leg = tuple[Point, Point, Point]


@dataclass(frozen=True)
class Stance:
    """Joints of one stance [wu], soles at y = 0; legs are knee, hock and toe."""

    hip: Point
    shoulder: Point
    head: Point
    tail: Point
    near: Leg
    far: Leg
    butt: Point | None
    muzzle: Point
    down: bool = False


STANCES = {
    "stand": Stance((-1, 9), (2.4, 15), (4.6, 18.4), (-7.4, 6.8), ((2.2, 6.4), (-1, 3.4), (1.8, 0.5)), ((0.4, 5.8), (-4, 3.2), (-2, 0.5)), (0.2, 13), (11.6, 12.2)),
    "walk0": Stance((-1, 8.6), (2.8, 14.4), (5.2, 17.6), (-7.4, 7.4), ((3.4, 6.6), (3.6, 3), (6.4, 0.5)), ((-1.4, 4.8), (-5.8, 3.6), (-6.6, 0.5)), (0.4, 12.4), (11.8, 12.4)),
    "walk1": Stance((-1, 9), (2.8, 14.8), (5.2, 18), (-7.6, 6.8), ((2.6, 6.2), (0.2, 3), (2.4, 0.5)), ((0.8, 5.4), (-4.4, 5), (-4.8, 2)), (0.4, 12.8), (11.8, 12.2)),
    "walk2": Stance((-1, 8.6), (2.8, 14.4), (5.2, 17.6), (-7.4, 7.4), ((-1, 4.8), (-5.4, 3.4), (-6, 0.5)), ((3.4, 6.6), (3.8, 3.2), (6.6, 0.6)), (0.4, 12.4), (11.8, 12.4)),
    "walk3": Stance((-1, 9), (2.8, 14.8), (5.2, 18), (-7.6, 6.8), ((1.8, 5.6), (-3.2, 5.2), (-3.4, 2.2)), ((2, 6), (-0.4, 3), (1.8, 0.5)), (0.4, 12.8), (11.8, 12.2)),
    "crouch": Stance((-2.4, 5), (1.6, 10.4), (4, 13.4), (-8, 2.6), ((3, 5), (-1.6, 2.2), (1.6, 0.5)), ((1, 3.4), (-5, 2.2), (-3.4, 0.5)), (0, 9), (11.2, 9.4)),
    "fire": Stance((-1.4, 8.4), (2, 14.4), (4.4, 17.4), (-7.6, 6), ((2.6, 6.4), (0.8, 3), (4, 0.5)), ((-0.6, 5), (-5.2, 3.2), (-4.2, 0.5)), (1.4, 15.2), (13, 15.6)),
    "prone": Stance((-5, 2.2), (2, 3.4), (5.4, 5.6), (-11.6, 2.2), ((-8.6, 1.8), (-12, 1.6), (-14.4, 0.6)), ((-8, 1.2), (-11, 0.9), (-13.4, 0.5)), (2.4, 4), (13.4, 4.2), True),
    "dead": Stance((1, 2.2), (-5.6, 2), (-9.4, 2), (6.4, 2.6), ((5, 3.2), (8.4, 1.4), (11, 0.7)), ((4.6, 1.4), (7.6, 0.9), (10, 0.6)), None, (0, 0), True),
}  # fmt: skip


def leg(s: Sketch, hip: Point, joints: Leg, colour: str) -> None:
    """Lay one digitigrade leg with its clawed foot."""
    knee, hock, toe = joints
    s.limb([hip, knee, hock], [3.4, 2.6, 1.5], colour)
    s.limb([hock, (toe[0] - 1.2, toe[1] + 0.5)], [1.5, 1.2], colour)
    s.limb([(toe[0] - 1.6, toe[1] + 0.2), (toe[0] + 1.2, toe[1])], [1.4, 0.9], colour)


def trooper(stance: Stance, s: Sketch) -> None:
    """Lay a trooper from back to front."""
    hip, shoulder, head = stance.hip, stance.shoulder, stance.head
    leg(s, hip, stance.far, DARK)
    s.limb([hip, stance.tail], [3, 0.9], SCALES)
    leg(s, hip, stance.near, CLOTH)
    s.limb([hip, shoulder], [4.6, 4.8], CLOTH)
    dx, dy = shoulder[0] - hip[0], shoulder[1] - hip[1]
    length = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / length, dy / length
    bx, by = hip[0] + dx * 0.62 - uy * 2.6, hip[1] + dy * 0.62 + ux * 2.6  # the pack rides on the back
    corners = [(-2.4, -1.2), (2.2, -1.2), (2.2, 1.3), (-2.4, 1.5)]
    s.plate([(bx + ux * u - uy * v, by + uy * u + ux * v) for u, v in corners], PACK, 1.8, 1.0, base=1.4)
    s.limb([shoulder, (head[0] - 0.6, head[1] - 0.8)], [2.4, 2], SCALES)
    hx, hy = head
    s.plate([(hx - 1.4, hy - 1.2), (hx - 1, hy + 1.2), (hx + 2, hy + 0.9), (hx + 4.8, hy - 0.4), (hx + 4.4, hy - 1.4), (hx + 1, hy - 1.8)],
            SNOUT, 2, 1.2, base=1)  # fmt: skip
    s.plate([(hx - 2.6, hy - 0.9), (hx - 2, hy + 1.9), (hx + 0.6, hy + 2.7), (hx + 2.9, hy + 1.2), (hx + 3, hy + 0.4), (hx - 0.4, hy + 0.2)],
            HELMET, 2.2, 1.2, base=1.6, gloss=0.4)  # fmt: skip
    s.recess([(hx + 1.5, hy + 0.1), (hx + 2.5, hy + 0.2), (hx + 2.5, hy - 0.5), (hx + 1.5, hy - 0.5)], "F0B050", 0.3)
    if stance.butt is None:
        s.limb([shoulder, (shoulder[0] - 1, 0.8), (shoulder[0] - 4.6, 0.6)], [1.8, 1.4, 1], SCALES)
        s.bar((-2, 0.6), (8, 0.5), 0.9, GUN)
        return
    (ax, ay), (mx, my) = stance.butt, stance.muzzle
    along = lambda t: (ax + (mx - ax) * t, ay + (my - ay) * t)  # noqa: E731
    s.bar(along(0), along(1), 1.0, GUN, 1, 0.5, base=3.4)
    s.bar(along(-0.05), along(0.5), 1.9, "2C2722", 1.2, 0.7, base=3.4)
    grip, fore = along(0.26), along(0.58)
    elbow = ((shoulder[0] + grip[0]) / 2 - 0.6, min(shoulder[1], grip[1]) - 1.8)
    if stance.down:
        elbow = (shoulder[0] + 1.2, 1)
    s.limb([shoulder, elbow, grip], [2.2, 1.7, 1.4], SCALES, base=3.8)
    s.limb([(shoulder[0] + 0.6, shoulder[1] - 0.8), fore], [1.7, 1.3], SCALES, base=3)


FIGURES = (
    FigurePlan(
        "race_trooper",
        {name: PartPlan(partial(trooper, stance), (18, 16)) for name, stance in STANCES.items()},
        origin=(0, 11),
        feet=0.0,
        scale=4,
        seed=41,
        points={
            "muzzle": (13, 15.6), "muzzle_crouch": (11.2, 9.4), "muzzle_prone": (13.4, 4.2), "eye": (6.6, 18.4),
            "pack": (-2, 13),
        },
        solid=("stand",),
    ),
)  # fmt: skip
