"""Arume flagship Novaal, covers shut: double outriggers and a long ogive bow of four covers."""

from __future__ import annotations

import math

from tools.art.detail import greebles
from tools.art.fittings import bead, lens, twin_gun
from tools.art.hulls.arume_parts import (
    BLUE,
    DEEP,
    ENAMEL,
    GLASS,
    SEAM,
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
from tools.art.hulls.geometry import HullGeometry, Light, convex, light_pair, pairs
from tools.art.plates import HullPlan
from tools.art.polygons import Point, catmull, mirror, smooth_mirror, turned

NAME = "novaal"
SCALE = 2
SEED = 6
LENSES = pairs([(-30, 0), (-74, 24), (-124, 0), (-168, 0), (34, 30), (-150, 116)])
LASERS = pairs(
    [
        (100, 38),
        (30, 46),
        (-60, 52),
        (-150, 42),
        (-220, 112),
        (60, 84),
        (-80, 112),
        (-160, 60),
        (110, 76),
        (0, 102),
        (-258, 113),
        (-226, 60),
    ]
)
AUTOCANNON = pairs([(86, 26), (-20, 104), (-110, 122), (-200, 20)])
ENGINES = [
    (-236, 0, 15),
    (-226, 20, 9),
    (-226, -20, 9),
    (-282, 118, 10),
    (-282, -118, 10),
    (-268, 58, 8),
    (-268, -58, 8),
]
LIGHTS: list[Light] = [
    *light_pair(-280, 118, "9FE8FF", 7, 0.6),
    *light_pair(124, 75, "9FE8FF", 5, 0.6),
    *[(x, y, "3CFF9A", 8.4, 0.4) for x, y in LENSES],
    *[(x, y, "A06BFF", 3.4, 0.4) for x, y in LASERS],
]
STERN_HALF = [(128, 75.5), (70, 92.5), (-30, 114.5), (-150, 130.5), (-282, 119)]
GEOMETRY = HullGeometry(
    outline=convex([(288, 0), (262, 14), (176, 45.5), *STERN_HALF, (-283, 112)]),
    engines=ENGINES,
    lights=LIGHTS,
    turrets=LENSES,
    mounts=[*LASERS, *AUTOCANNON],
    cells=pairs([(-100, 118), (20, 96)]),
    note="mounts_wu: twenty-four lasers, then eight autocannon.",
)
HALF_LENGTH, HALF_WIDTH = 292, 136
COVER_ANGLE = math.radians(34)
HINGE: Point = (122, 40)
BODY = [(130, 0), (128, 34), (100, 46), (40, 50), (-60, 54), (-150, 44), (-222, 22), (-238, 0)]
OUTRIGGER = [(128, 74), (70, 92), (-30, 114), (-150, 130), (-282, 118), (-200, 104), (-60, 90), (60, 76)]
INNER_OUTRIGGER = [(-60, 58), (-120, 66), (-200, 66), (-268, 58), (-200, 52), (-110, 50)]
COVER = [
    (112, 42),
    (132, 47),
    (176, 45),
    (226, 31),
    (264, 13),
    (288, 1),
    (262, 1),
    (200, 3),
    (140, 6),
    (116, 20),
]
COVER_LINING = [(126, 14), (160, 8), (210, 5), (262, 3), (240, 12), (196, 22), (150, 28), (128, 30)]


def draw(plan: HullPlan) -> None:
    """Draw the flagship with covers shut."""
    draw_hull(plan, 0.0)


def draw_hull(plan: HullPlan, opened: float) -> None:
    """Build the hull with the covers opened by a share 0..1 of their full swing."""
    _wings(plan)
    _body(plan)
    _cannon(plan, opened)
    polish(plan)
    _fit_out(plan)


def _wings(plan: HullPlan) -> None:
    spar(plan, [(70, 36), (20, 84), (-40, 104), (-50, 96), (-16, 60), (10, 34)], 9, 9)
    spar(plan, [(-110, 34), (-150, 80), (-200, 108), (-210, 98), (-186, 58), (-160, 26)], 9, 9)
    spar(plan, [(-20, 40), (-56, 76), (-92, 100), (-100, 92), (-76, 64), (-56, 38)], 7, 8, "9FB0C2")
    spar(plan, OUTRIGGER, 22, 13, ENAMEL)
    spar(plan, INNER_OUTRIGGER, 18, 8, ENAMEL)
    inlay(
        plan, [(70, 90), (-30, 106), (-150, 119), (-250, 116), (-150, 109), (-30, 98)], "6B8299", axial=False
    )


def _body(plan: HullPlan) -> None:
    spindle(plan, BODY, 36, 36)
    spine = [(100, 0), (86, 21), (-40, 29), (-182, 17), (-216, 0)]
    plan.plate(smooth_mirror(spine), ENAMEL, base=30, rise=6, bevel=4, gloss=0.9, grain=0.02)
    seams(plan, smooth_mirror(BODY), (0.25, 0.5, 0.68, 0.86), 38, both=False)
    seams(plan, catmull(OUTRIGGER), (0.3, 0.52, 0.78), 36, both=True)
    seams(plan, catmull(INNER_OUTRIGGER), (0.5,), 30, both=True)
    inlay(plan, [(97, 0), (84, 19.6), (-40, 27.4), (-180, 15.6), (-213, 0)], BLUE, axial=True)
    inlay(plan, [(60, 0), (50, 9), (-40, 14), (-170, 9), (-190, 0)], DEEP, axial=True)
    for x in (84, 16, -100, -168):
        cross_band(plan, x, 2.6, 150)
    plan.paint([(126, -34), (119, -36), (119, 36), (126, 34)], DEEP, alpha=0.9, wear=0)


def _cannon(plan: HullPlan, opened: float) -> None:
    """Lay the Genocide cannon's collar, then the covers: two at the sides, one foreshortened on the back."""
    plan.plate(
        mirror([(140, 0), (140, 20), (128, 32), (118, 34), (118, 0)]),
        SEAM,
        base=4,
        rise=30,
        bevel=8,
        gloss=0.9,
    )
    plan.plate(
        mirror([(150, 0), (150, 11), (124, 15), (124, 0)]), "56687E", base=6, rise=34, bevel=6, gloss=0.9
    )
    for x in (128, 133, 138, 143):
        plan.block(x, -13, x + 1.6, 13, BLUE, base=34, rise=7, bevel=5, gloss=0.9)
    angle = opened * COVER_ANGLE
    cover = turned(catmull(COVER), HINGE, angle)
    plan.plate(cover, ENAMEL, rise=20, bevel=15, both=True, gloss=0.9, grain=0.03)
    lining = turned(catmull(COVER_LINING), HINGE, angle)
    plan.plate(lining, SEAM, base=13, rise=2, bevel=3, both=True, gloss=0.9, sink=True)
    for k in range(9):
        x, share = 133 + k * 13.5, 1 - k / 10.5
        rib = turned([(x, 6), (x + 3, 5.6), (x + 3, 6 + 25 * share), (x, 6 + 25 * share)], HINGE, angle)
        plan.plate(rib, BLUE, base=13, rise=6, bevel=1.4, both=True, gloss=0.9, profile="chamfer")
    for share in (0.30, 0.55, 0.78):
        x, y = 118 + 170 * share, 46 - 34 * max(0.0, share - 0.3)
        band = turned([(x, y - 26), (x + 2, y - 26), (x + 2, y + 6), (x, y + 6)], HINGE, angle)
        plan.paint(band, SEAM, alpha=0.25, both=True, wear=0)
    hinge = turned([(118, 34), (132, 38), (134, 46), (116, 46)], HINGE, angle * 0.5)
    plan.plate(hinge, "56687E", rise=26, bevel=4, both=True, profile="chamfer", gloss=0.9)
    for sign in (1, -1):
        plan.disc(HINGE[0] + 1, sign * (HINGE[1] + 1), 4, "AFC0D1", base=24, rise=3, bevel=2, gloss=0.9)
    long = 1 - 0.36 * opened
    back = [
        (118 + 166 * long, 0),
        (118 + 150 * long, 5),
        (118 + 90 * long, 17),
        (118 + 20 * long, 23),
        (110, 22),
        (100, 0),
    ]
    plan.plate(
        smooth_mirror(back),
        ENAMEL if opened < 0.5 else SHADE,
        base=36,
        rise=15,
        bevel=13,
        gloss=0.9,
        grain=0.03,
    )
    seams(plan, smooth_mirror(back), (0.5,), 34 * long, both=False)
    plan.paint([(118 + 160 * long, -1), (112, -1), (112, 1), (118 + 160 * long, 1)], SEAM, alpha=0.8, wear=0)
    plan.paint([(124, -26), (121, -26), (121, 26), (124, 26)], SEAM, alpha=0.8, wear=0)


def _fit_out(plan: HullPlan) -> None:
    canopy(plan, [(72, 0), (62, 10), (16, 12), (0, 0)], 7)
    plan.plate(mirror([(-8, 0), (-10, 5), (-22, 6), (-24, 0)]), SHADE, base=35, rise=3, bevel=2, gloss=0.9)
    for x in (-52, -98, -146, -190):
        plan.plate(
            mirror([(x + 7, 0), (x + 5, 4), (x - 5, 4), (x - 7, 0)]),
            GLASS,
            base=plan.level(x, 0) - 0.4,
            rise=1.4,
            bevel=1.2,
            gloss=1.0,
        )
    greebles(plan, 130, (1.6, 6.5), (0.4, 1.4), inset=6, tone=0.12)
    greebles(plan, 120, (1, 3), (0.3, 1.0), inset=6, tone=0.12)
    for x, y in LENSES:
        lens(plan, x, y, 6.2 if y == 0 else 5.0)
    for x, y in LASERS:
        bead(plan, x, y, 2.3)
    for x, y in AUTOCANNON:
        twin_gun(plan, x, y, 3.0, 0.5 if y > 0 else -0.5)
    strip_lights(plan, [(96, 44), (40, 47), (-60, 50), (-150, 40), (-214, 21)], 90, size=1.4)
    strip_lights(plan, [(70, 90), (-30, 111.5), (-150, 127.5), (-262, 117)], 80, size=1.4, strength=0.7)
    strip_lights(plan, [(-70, 57.5), (-120, 63), (-200, 63.6), (-256, 58)], 40, size=1.2, strength=0.6)
