"""Race helicopter: thin boom, chin gun, skids; its rotor is a blur drawn at run time."""

from __future__ import annotations

from tools.art.figures.race_parts import (
    GLASS,
    GUNMETAL,
    ORANGE,
    ORANGE_DARK,
    STEEL,
    TAN,
    TAN_DARK,
    TAN_LIGHT,
    TURRET,
)
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def body(s: Sketch) -> None:
    """Lay boom, fin, cabin, engine, stub wing with rockets, skids and chin gun."""
    s.plate([(-14, 6.4), (-48, 8.4), (-50, 4.6), (-14, -4)], "6E6250", 4, 3)
    s.plate([(-44, 7), (-54, 18), (-49.6, 18), (-41, 8)], ORANGE_DARK, 3, 1.4)
    s.plate([(-46, 5), (-53, 1), (-49, 1), (-43, 5)], TAN_DARK, 3, 1.2)
    s.plate([(34, -4), (28, 5.4), (8, 9.4), (-16, 8.4), (-22, 0), (-14, -8), (20, -9)], TAN, 8, 7, smooth=5)
    s.plate([(-18, 6), (-14, 11.6), (8, 12), (13, 8)], TURRET, 5, 3, base=2)
    s.recess(box(-16.4, 7.6, -13, 10.4), "15120F", 1)
    s.plate([(31, -1.6), (25.6, 5), (12.6, 8), (10.4, 1), (26, -3)], GLASS, 3, 3, base=6, gloss=1.0, grain=0)
    s.bar((18.4, 7.4), (17.6, -1.4), 0.8, TAN_DARK, 1, 0.4, base=8.6)
    s.box(-2.4, 11, 2.4, 14.6, STEEL, 3, 1.4)
    s.box(-5, 14, 5, 15.4, GUNMETAL, 2, 0.7)
    for x in (-6, 10):
        s.bar((x, -7), (x - 1, -13), 1.3, GUNMETAL)
    s.bar((-14, -13.4), (19, -13.4), 1.6, GUNMETAL)
    s.plate([(-11, -0.4), (6, -1), (7, -3), (-10, -3.4)], TAN_DARK, 3, 1.4, base=7)
    s.bar((-10, -5), (11, -5), 3.4, "59503F", 3, 1.7, base=7)
    s.bar((9, -5), (12, -5), 2.8, ORANGE, 2.4, 1.3, base=8)
    s.disc(24, -8, 2.8, TAN_DARK, 3, 1.6, base=2)
    s.bar((24, -8.6), (36, -10.6), 1.7, GUNMETAL, 2, 0.8, base=3)
    s.plate([(8, 9), (22, 6.2), (20, 5.2), (6, 7.4)], TAN_LIGHT, 1, 1, base=8)
    s.panels(5, tone=0.1, line=0.32)
    s.paint([(-31, 9), (-26, 9), (-27, -4), (-32, 4)], ORANGE)
    s.paint([(-56, 19), (-46, 19), (-46, 14.6), (-54, 14.6)], ORANGE, 0.95, 0.2)
    s.weather()
    s.shine(box(-52.6, 16.4, -51, 17.6), "FF5A2A", 0.9)


FIGURES = (
    FigurePlan(
        "race_helicopter",
        {"body": PartPlan(body, (58, 26), (0, 0))},
        unit=1.0,
        feet=-14.2,
        seed=11,
        points={
            "rotor": (0, 15.6), "tail_rotor": (-51, 11), "muzzle": (36, -10.6), "rockets": (12, -5), "exhaust": (-16, 9),
        },
    ),
)  # fmt: skip
