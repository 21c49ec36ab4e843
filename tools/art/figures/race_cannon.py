"""Race rotary cannon on a trailer: a ball mount with three barrels that elevates."""

from __future__ import annotations

from tools.art.figures.race_parts import GUNMETAL, ORANGE, TAN, TAN_DARK, TURRET, wheel
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

GUN_AT = (-3.0, 19.0)


def base(s: Sketch) -> None:
    """Lay wheels, outriggers, bed and pedestal."""
    for x in (-18, 12):
        wheel(s, x, -4, 5.4)
    for a, b in (((-26, 0), (-34, -7)), ((24, 0), (32, -7))):
        s.bar(a, b, 2.2, TAN_DARK)
        s.box(b[0] - 3, -9.4, b[0] + 3, -7, TAN_DARK, 2, 1)
    s.plate([(-30, 0), (-30, 4), (26, 4), (30, 0), (26, -2), (-26, -2)], TAN_DARK, 5, 2.5)
    s.plate([(-15, 4), (-11, 16), (6, 17), (11, 4)], TAN, 6, 3)
    s.box(14, 4, 24, 11, TURRET, 4, 1.6)
    s.box(-27, 4, -18, 9, TURRET, 4, 1.6)
    s.panels(5, line=0.34)
    s.greebles(14, (1, 2.6), (0.3, 0.8), ((-28, 0), (26, 14)))
    s.paint(box(-16, 7, 12, 10.4), ORANGE, 0.92)
    s.weather()
    s.dust(-10, 4)


def gun(s: Sketch) -> None:
    """Lay ball, ammunition drum, cooling jacket and three barrels, level."""
    x0, y0 = GUN_AT
    for k in (-2.4, 2.4, 0):
        s.bar((x0 + 4, y0 + k), (x0 + 38, y0 + k), 1.7, "3A352F", 2.4, 0.8, base=4 - abs(k) / 2, gloss=0.6)
        s.bar((x0 + 35.5, y0 + k), (x0 + 38.4, y0 + k), 2.2, GUNMETAL, 2.4, 0.9, base=4)
    for x in (15, 30):
        s.box(x0 + x - 1.1, y0 - 4.2, x0 + x + 1.1, y0 + 4.2, GUNMETAL, 3, 1, base=5)
    s.disc(x0 - 10.5, y0 + 4.4, 5, "94856A", 4, 2.4, base=1)
    s.plate([(x0 - 2, y0 + 6.4), (x0 + 12, y0 + 4.6), (x0 + 12, y0 - 4.6), (x0 - 2, y0 - 6.4)], TURRET, 6, 3, base=3)
    s.disc(x0, y0, 8, TURRET, 7, 6, base=2)
    s.disc(x0, y0, 3, TAN_DARK, 2, 1, base=8.6)
    s.box(x0 - 4, y0 + 6, x0 + 2, y0 + 10, TAN_DARK, 3, 1.4, base=3)
    s.recess(box(x0 + 0.6, y0 + 7, x0 + 1.8, y0 + 9), "5A1A12", 0.4, 0.9)
    s.weather()


FIGURES = (
    FigurePlan(
        "race_cannon",
        {"gun": PartPlan(gun, (44, 18), GUN_AT), "base": PartPlan(base, (40, 32))},
        origin=(-1, 9),
        unit=1.2,
        feet=-9.4,
        seed=4,
        points={"gun": GUN_AT, "muzzle": (35.4, 19)},
    ),
)
