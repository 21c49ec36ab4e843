"""Race landcruiser: low wedge, six wheels, long gun, one orange turret stripe."""

from __future__ import annotations

from tools.art.figures.race_parts import (
    GUNMETAL,
    ORANGE,
    ORANGE_DARK,
    STEEL,
    TAN,
    TAN_DARK,
    TAN_LIGHT,
    TURRET,
    aerial,
    track,
)
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

TURRET_AT, GUN_AT = (-3.0, 11.0), (14.0, 16.6)


def hull(s: Sketch) -> None:
    """Lay track, side skirt, wedge and stowage."""
    track(s, -31, 31, -5.5, 5.6, 6)
    s.plate([(-38, 0), (-37, -4.4), (33, -3.6), (40, 1)], TAN_DARK, 5, 2, base=4, profile="chamfer")
    s.plate([(-39, 1), (-40, 8), (-34, 11), (20, 11), (42, 3), (38, -1), (-36, -1)], TAN, 7, 5)
    s.plate([(20, 11), (42, 3), (41, 2), (18, 8)], TAN_LIGHT, 2, 1.5, base=6)
    for i in range(4):
        s.box(-34 + i * 7, 7.5, -29 + i * 7, 10.5, TURRET, 2, 0.8, base=6)
    s.box(-40.5, 3, -38, 7, ORANGE_DARK, 2, 1, base=5)
    s.panels(5, line=0.34)
    s.greebles(26, (1, 3), (0.3, 0.9), ((-36, 0), (36, 10)))
    s.paint([(26, 12), (30, 12), (33, 0), (29, 0)], ORANGE_DARK, 0.9)
    s.weather()
    s.dust(-11, 2)
    s.shine(box(39.2, 2.2, 40.8, 3.2), "FFC27A", 0.9)


def turret(s: Sketch) -> None:
    """Lay the cast turret with hatch, sight, machine gun and aerial."""
    aerial(s, -20, 20, -3, 15)
    s.plate([(-22, 11), (-27, 14), (-24, 21), (0, 22.5), (16, 19), (22, 13), (18, 10)], TURRET, 8, 5)
    s.plate([(-24, 20), (0, 21.6), (14, 18.6), (12, 17.4), (-22, 18.6)], TAN_LIGHT, 2, 1.5, base=6.4)
    s.bar((-6, 22), (-6, 25.5), 4.4, TAN_DARK, 2, 1.2)
    s.bar((-6, 25), (8, 26), 1.4, GUNMETAL, 2, 0.6)
    s.box(5, 20, 10, 23, STEEL, 3, 1.2, base=3)
    s.recess(box(8, 20.8, 9.6, 22.4), "141210", 0.6, 0.9)
    s.panels(5, line=0.34)
    s.greebles(12, (1, 2.6), (0.3, 0.9), ((-22, 12), (14, 20)))
    s.paint([(-14, 23.5), (-8.6, 23.5), (-10.6, 9.5), (-16, 9.5)], ORANGE, 0.95, 0.3)
    s.weather()


def gun(s: Sketch) -> None:
    """Lay the long gun, level: mantlet, sleeve, fume extractor, muzzle brake."""
    s.bar((14, 16.6), (54, 16.6), 2.7, STEEL, 3, 1.4, base=3)
    s.bar((18, 16.6), (29, 16.6), 3.7, "6A5E4A", 3, 1.6, base=3)
    s.bar((33, 16.6), (40, 16.6), 4.5, STEEL, 3, 1.7, base=3)
    s.bar((51.5, 16.6), (56, 16.6), 4.3, "3A332A", 3, 1.6, base=3)
    s.recess(box(53, 15.2, 54, 18), "171310", 1)
    s.plate([(11, 13.2), (11.5, 19.8), (17, 18.8), (19.5, 16.6), (17, 13.8)], TURRET, 5, 3, base=2)
    s.weather()


FIGURES = (
    FigurePlan(
        "race_landcruiser",
        {
            "hull": PartPlan(hull, (48, 34)),
            "gun": PartPlan(gun, (50, 12), GUN_AT),
            "turret": PartPlan(turret, (40, 32), TURRET_AT),
        },
        origin=(0, 4),
        unit=1.2,
        feet=-11.3,
        seed=1,
        points={"turret": TURRET_AT, "gun": GUN_AT, "muzzle": (56, 16.6), "coaxial": (8, 26), "exhaust": (-40, 5)},
        solid=("hull", "turret"),
    ),
)
