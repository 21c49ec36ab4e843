"""Race anti-aircraft battery: a trailer with a cab, and four tubes on a launcher that turns to an elevation."""

from __future__ import annotations

from tools.art.figures.race_parts import GUNMETAL, ORANGE, TAN, TAN_DARK, TURRET, wheel
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

LAUNCHER_AT = (-6.0, 15.0)
TUBES = 4


def trailer(s: Sketch) -> None:
    """Lay wheels, bed, cab, turntable and the dish on its mast."""
    for x in (-33, -16, 1, 28):
        wheel(s, x, -4, 5.6)
    s.bar((-34, 6), (-34, 21), 1.8, TAN_DARK)
    s.plate([(-42, 23), (-28, 27), (-26, 18), (-39, 15.5)], "5E5240", 3, 1.5)
    s.plate([(-40, 22), (-29, 25.2), (-28, 19), (-38, 17)], TURRET, 1, 1, base=3, profile="chamfer")
    s.plate([(-42, 0), (-42, 6), (34, 6), (38, 1), (34, -2)], TAN_DARK, 5, 3)
    s.plate([(22, 5), (22, 18), (34, 18.4), (41, 8.6), (41.4, 3)], TAN, 6, 3)
    s.recess([(30, 11), (30, 16), (33.6, 16.2), (37.4, 10.6)], "17130F", 0.8, 0.9)
    s.plate([(-16, 6), (-12, 14), (4, 14), (8, 6)], "5E5240", 6, 3)
    s.disc(-6, 13, 4.4, TAN_DARK, 4, 2, base=4)
    for x in (-26, 12):
        s.box(x, 6, x + 8, 10, TURRET, 3, 1.2, base=2)
    s.panels(5, line=0.34)
    s.greebles(20, (1, 2.8), (0.3, 0.8), ((-40, 0), (38, 16)))
    s.paint(box(22, 6.4, 42, 9), ORANGE, 0.9)
    s.weather()
    s.dust(-10, 4)
    s.shine(box(39.6, 4, 41, 5.4), "FFC27A", 0.9)


def launcher(s: Sketch) -> None:
    """Lay four tubes, level; the noses of three missiles show, one tube is spent."""
    x0, y0 = LAUNCHER_AT
    s.bar((x0 - 20, y0), (x0 + 16, y0), 4.4, "5E5240", 4, 2)
    for k in range(TUBES):
        low = y0 - 10.4 + k * 5.2
        mid = low + 2.3
        if k != 2:
            nose = [(x0 + 25, mid + 1.7), (x0 + 30, mid + 1.2), (x0 + 33, mid), (x0 + 30, mid - 1.2), (x0 + 25, mid - 1.7)]
            s.plate(nose, "C2B7A8", 2.4, 1.6, base=1)
            s.plate([(x0 + 29.4, mid + 1.3), (x0 + 33, mid), (x0 + 29.4, mid - 1.3)], ORANGE, 2.4, 1.2, base=1.4)
        s.box(x0 - 22, low, x0 + 26, low + 4.6, TAN if k % 2 else TURRET, 5, 2.3)
        s.recess(box(x0 + 25, low + 0.7, x0 + 26.2, low + 3.9), "1B1713", 2)
    for x in (-16, -1, 14):
        s.box(x0 + x, y0 - 10.6, x0 + x + 2.2, y0 + 10.2, TAN_DARK, 2, 1, base=3.6)
    s.panels(6, line=0.3)
    s.paint(box(x0 + 4, y0 - 11, x0 + 9, y0 + 11), ORANGE, 0.92)
    s.disc(x0, y0, 3.4, GUNMETAL, 2, 1, base=5)
    s.weather()


FIGURES = (
    FigurePlan(
        "race_sam",
        {"trailer": PartPlan(trailer, (48, 34)), "launcher": PartPlan(launcher, (38, 16), LAUNCHER_AT)},
        origin=(0, 8),
        unit=1.2,
        feet=-9.6,
        seed=3,
        points={"launcher": LAUNCHER_AT, "muzzle": (27, 15), "exhaust": (-28, 15), "radar": (-34, 21)},
    ),
)
