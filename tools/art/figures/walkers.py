"""Arume walkers: the light walker and the walking tower, in parts that are posed by hip, knee and ankle.

Thigh and shin are drawn along +x from their upper joint, so that their angle is the bone's direction; the foot
stands flat at angle 0, its pivot in the ankle. The origin is the torso's, as the physics moves it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import Point, box

LIGHT_HIP, TOWER_HIP = 30.53, 112.0


def bent(hip: Point, ankle: Point, bone: float) -> Point:
    """Place a knee behind the line from hip to ankle."""
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    span = math.hypot(dx, dy)
    out = math.sqrt(max(0.0, bone**2 - span**2 / 4))
    return hip[0] + dx / 2 + dy / span * out, hip[1] + dy / 2 - dx / span * out


def bone(length: float, thick: float, thin: float, colour: str) -> Callable[[Sketch], None]:
    """Make the maker of a thigh or shin: a tapering casing, a piston beside it, the lower joint."""

    def draw(s: Sketch) -> None:
        t0, t1 = thick / 2, thin / 2
        s.bar((thick * 0.4, -t0 * 0.9), (length * 0.94, -t1 * 0.8), thin * 0.34, arume.DEEP, gloss=0.8)
        casing = [(-t0, t0 * 0.5), (t0, t0 * 1.1), (length * 0.6, t1 * 1.15), (length, t1 * 0.8), (length, -t1 * 0.8), (length * 0.6, -t1 * 0.8), (t0, -t0 * 0.9), (-t0, -t0 * 0.5)]
        arume.body(s, casing, thick * 0.7, thick * 0.5, colour, 2, 4)
        s.paint(box(length * 0.3, -thick, length * 0.3 + thick * 0.12, thick), arume.SEAM, 0.7, 0)
        s.paint(box(length * 0.74, -thick, length * 0.74 + thick * 0.12, thick), arume.SEAM, 0.7, 0)
        arume.joint(s, 0, 0, thick * 0.42, thick * 0.6)
        arume.joint(s, length, 0, thin * 0.55, thin * 0.7)

    return draw


def foot(half: float, ankle: float) -> Callable[[Sketch], None]:
    """Make the maker of a foot: splayed sole, heel spur, ankle collar."""

    def draw(s: Sketch) -> None:
        sole = [(-half, -ankle), (-half * 0.9, -ankle * 0.72), (-half * 0.34, -ankle * 0.1), (half * 0.3, -ankle * 0.1), (half * 1.05, -ankle * 0.74), (half * 1.15, -ankle)]
        arume.steel(s, sole, "5C6E82", ankle, ankle * 0.7)
        arume.steel(s, [(-half * 0.3, -ankle * 0.4), (-half * 0.2, ankle * 0.3), (half * 0.2, ankle * 0.3), (half * 0.3, -ankle * 0.4)],
                    arume.SHADE, ankle * 0.6, ankle * 0.4, ankle * 0.5)  # fmt: skip
        s.paint(box(-half, -ankle, half * 1.2, -ankle * 0.84), arume.SEAM, 0.8, 0)
        arume.joint(s, 0, 0, ankle * 0.34, ankle)

    return draw


def light_torso(s: Sketch) -> None:
    """Lay pelvis, retro pack, forward-leaning hood, visor slit and the gun under the chin."""
    arume.steel(s, [(-10, 28), (-8, 42), (9, 42), (10.6, 29), (4.6, 25.4), (-5, 25.4)], arume.BLUE, 6, 3)
    arume.steel(s, [(-19, 60), (-26.6, 58), (-27, 44), (-19, 42)], arume.BLUE, 6, 3)
    arume.steel(s, [(-22.6, 43.6), (-28, 38.6), (-21, 38.6), (-18, 42)], "2A3850", 3, 1.5)
    s.shine(box(-25.6, 38.6, -22.6, 39.6), "A8EEFF", 0.7)
    hood = [(-15, 39), (-20.6, 51), (-13, 61), (3, 64), (18, 57.6), (30, 47), (20, 42), (6, 37)]
    arume.body(s, hood, 12, 10)
    s.soften(1.4, hood, 6)
    brow = [(-16, 56), (1, 65.4), (20, 59), (33, 46.6), (27, 47), (18, 52.4), (0, 57)]
    arume.body(s, brow, 6, 4, arume.SHADE, 8)
    s.recess([(8, 52.6), (26.4, 47.2), (26, 44.8), (8, 49.4)], "0E1622", 1.4, 1.0)
    s.panels(7, tone=0.05, line=0.26, groove=0.2)
    for k in range(3):
        s.bar((-14 + k, 45 + k * 3), (-3 + k, 44 + k * 3), 1, arume.GREY, 1.4, 0.5, base=11)
    s.bar((5, 40.4), (24, 40.4), 4.8, "5C6E82", 6, 2.2, base=6, gloss=0.7)
    s.bar((22, 40.4), (33, 40.4), 2.4, "28323F", 3, 1.1, base=6, gloss=0.7)
    arume.joint(s, 0, LIGHT_HIP, 3.4, 6)
    s.shine([(10, 51.4), (25.4, 47), (25.2, 45.6), (10, 49.8)], "5A3A90", 0.8)
    s.lamp(22, 47.6, 1.5, arume.VIOLET)
    s.lamp(14.4, 49.8, 1.1, arume.VIOLET)


def tower_torso(s: Sketch) -> None:
    """Lay pelvis, back pack, hood, five storeys of ribs, chest plate, visor slit and two guns."""
    arume.steel(s, [(-26, 96), (-20, 120), (22, 120), (28, 98), (14, 92), (-14, 92)], arume.BLUE, 12, 7)
    arume.steel(s, [(-34, 152), (-48, 146), (-50, 116), (-34, 110)], arume.BLUE, 9, 5)
    arume.steel(s, [(-38, 116), (-50, 116), (-47, 107), (-40, 107)], "2A3850", 5, 2.5)
    s.shine(box(-47, 107, -40, 108.4), "A8EEFF", 0.6)
    s.bar((-10, 188), (-15, 200), 1.8, "33445C", 2, 0.9)
    hood = [(-22, 106), (-36, 128), (-34, 158), (-18, 184), (6, 192), (30, 180), (50, 160), (36, 150), (32, 128), (22, 108), (0, 100)]
    arume.body(s, hood, 22, 20)
    s.soften(2.5, hood, 6)
    s.panels(8, tone=0.06, line=0.28, groove=0.25)
    brow = [(-34, 150), (-20, 184), (6, 195), (32, 183), (56, 158), (46, 159), (30, 166), (0, 169), (-22, 156)]
    arume.body(s, brow, 10, 8, arume.SHADE, 16)
    s.recess([(12, 165), (47, 158.6), (45, 153), (12, 157)], "0E1622", 2.4, 1.0)
    for k in range(5):
        y = 148 - k * 9
        s.bar((-31 + k * 2.2, y), (4, y + 2.4), 2.2, arume.GREY, 3, 1, base=20, gloss=0.8)
        s.lamps((-26 + k * 2.2, y - 4), (0, y - 2.2), 6, 1.5, arume.STRIP, 0.7)
    arume.steel(s, [(-3, 137), (26, 135), (29, 110), (-1, 108)], arume.SHADE, 8, 4, 15)
    for y in (129, 118):
        s.bar((12, y), (58, y - 1), 6.2, "5C6E82", 8, 3, base=17, gloss=0.7)
        s.bar((54, y - 1), (69, y - 1), 3.4, "28323F", 4, 1.6, base=17, gloss=0.7)
        s.bar((46, y - 0.8), (50, y - 0.8), 7.4, arume.DEEP, 6, 3, base=18, gloss=0.7)
    arume.joint(s, 0, TOWER_HIP, 7.4, 16)
    s.shine([(16, 162.6), (45.4, 157.4), (44.6, 154.6), (16, 158.4)], "5A3A90", 0.75)
    s.lamp(40, 157.2, 2.6, arume.VIOLET)
    s.lamp(29, 159.4, 2.0, arume.VIOLET)


def walker(
    name: str,
    torso: PartPlan,
    unit: float,
    origin: Point,
    hip: Point,
    rest: tuple[Point, Point],
    bones: float,
    thick: float,
    sole: tuple[float, float],
    scale: int,
    seed: int,
    more: dict[str, Point],
) -> FigurePlan:
    """Put a walker together; rest gives the ankles of the near and the far leg, all in drawing units."""
    knee, far = bent(hip, rest[0], bones), bent(hip, rest[1], bones)
    half, ankle = sole
    return FigurePlan(
        name,
        {
            "foot": PartPlan(foot(half, ankle), (half * 2, ankle * 3), (0, 0)),
            "shin": PartPlan(bone(bones, thick * 0.84, thick * 0.62, arume.SHADE), (bones * 1.4, thick * 2), (0, 0)),
            "thigh": PartPlan(bone(bones, thick, thick * 0.84, arume.SHADE), (bones * 1.4, thick * 2), (0, 0)),
            "torso": torso,
        },
        origin=origin,
        unit=unit,
        feet=rest[0][1] - ankle,
        scale=scale,
        seed=seed,
        points={
            "hip": hip, "knee": knee, "ankle": rest[0], "hip_far": hip, "knee_far": far, "ankle_far": rest[1], **more,
        },
    )  # fmt: skip


FIGURES = (
    walker(
        "arume_walker", PartPlan(light_torso, (48, 48)), 1.31, (0, 42.75), (0, LIGHT_HIP), ((9, 3.6), (-8, 3.6)),
        bones=20, thick=6.4, sole=(8, 3.6), scale=3, seed=5,
        more={"muzzle": (33, 40.4), "eye": (22, 47.6), "exhaust": (-24, 39)},
    ),
    walker(
        "arume_tower", PartPlan(tower_torso, (90, 120)), 1.25, (0, 148), (0, TOWER_HIP), ((24, 10), (-22, 10)),
        bones=62.5, thick=16, sole=(18, 10), scale=2, seed=6,
        more={"muzzle": (69, 128), "muzzle_low": (69, 117), "eye": (40, 157), "exhaust": (-44, 108)},
    ),
)  # fmt: skip
