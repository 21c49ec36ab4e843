"""Race troop carrier: tall box, four big wheels, thin autocannon."""

from __future__ import annotations

from tools.art.figures.race_parts import GUNMETAL, ORANGE, STEEL, TAN_DARK, TAN_LIGHT, TURRET, aerial, wheel
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

BOX = "776548"
GUN_AT = (2.0, 22.0)


def hull(s: Sketch) -> None:
    """Lay wheels, box, firing ports and the seat of the gun."""
    aerial(s, -32, 18, -2, 13)
    for i in range(4):
        wheel(s, -25 + i * 16.6, -4.8, 6.4)
    s.plate([(-36, 0), (-37, 16), (-30, 19.6), (18, 19.6), (36, 9), (37.4, 2), (32, -1)], BOX, 8, 5)
    s.plate([(18, 19.6), (36, 9), (35, 7), (16, 16.4)], TAN_LIGHT, 2, 1.5, base=6.4)
    s.plate([(-34, 1), (-34, -2.4), (32, -2.4), (33, 1)], TAN_DARK, 5, 2, base=3, profile="chamfer")
    for i in range(4):
        s.box(-19.4 + i * 8, 12, -13.6 + i * 8, 16, TAN_DARK, 1.4, 0.8, base=7)
        s.recess(box(-18 + i * 8, 13, -15 + i * 8, 15), "15120F", 0.8)
    s.box(-37.6, 4, -36, 14, TAN_DARK, 3, 1.4, base=4)
    s.recess([(22, 13.6), (30, 9.2), (30, 11.2), (23.4, 15)], "15120F", 0.6, 0.9)
    s.panels(5, line=0.34)
    s.greebles(22, (1, 3), (0.3, 0.9), ((-32, 2), (30, 17)))
    s.paint(box(-27, -2, -21.6, 21), ORANGE, 0.95)
    s.weather()
    s.dust(-11, 3)
    s.shine(box(35, 3, 36.6, 4.2), "FFC27A", 0.9)


def gun(s: Sketch) -> None:
    """Lay the small turret's cannon, level."""
    s.bar((6, 22), (33, 22), 1.9, GUNMETAL, 2, 0.9, base=2)
    s.bar((28, 22), (33, 22), 2.7, GUNMETAL, 2, 1, base=2)
    s.bar((7, 22), (15, 22), 3, STEEL, 2.4, 1.3, base=2)
    s.plate([(-7.6, 18.6), (-9, 24), (5, 25.8), (10, 23.4), (12, 19)], TURRET, 5, 3, base=1)
    s.box(-4, 24.6, 1, 26.8, TAN_DARK, 2, 1, base=2)
    s.weather()


FIGURES = (
    FigurePlan(
        "race_carrier",
        {"gun": PartPlan(gun, (36, 14), GUN_AT), "hull": PartPlan(hull, (44, 34))},
        origin=(0, 7),
        unit=1.2,
        feet=-11.2,
        seed=2,
        points={"gun": GUN_AT, "muzzle": (33, 22), "hatch": (-37, 6), "exhaust": (-36, 14)},
        solid=("hull",),
    ),
)
