"""Arume flying carrier: a bulbous whale with a gallery of six lit berths under its flank, one fighter in each."""

from __future__ import annotations

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

BERTHS = 6
FIRST, PITCH = 68.0, 24.0
BERTH_Y = -19.0


def body(s: Sketch) -> None:
    """Lay fins, hull, brow, gallery, outrigger and lights."""
    arume.body(s, [(-74, 20), (-104, 42), (-120, 44), (-124, 38), (-108, 14)], 5, 4, arume.GREY)
    arume.body(s, [(44, 8), (-20, 30), (-64, 37), (-96, 31), (-60, 20)], 5, 5, arume.SHADE)
    for y, radius in ((7, 4.2), (0, 3.6)):
        arume.nozzle(s, -122, y, radius, 3)
    hull = [(130, 2), (112, 17), (76, 30), (20, 36), (-40, 31), (-92, 19), (-124, 8), (-112, -6), (-70, -20), (0, -27), (64, -25), (112, -12)]
    arume.body(s, hull, 30, 29, steps=7)
    s.soften(4, hull, 7)
    arume.body(s, [(122, 6), (92, 23), (40, 32), (-30, 28), (-20, 22), (50, 23), (96, 14)], 5, 5, arume.SHADE, 24)
    arume.glass(s, [(121, 6.4), (109, 14.6), (94, 18.6), (92, 14), (108, 9)], 24, 3)
    gallery = [(92, -12), (84, -26), (60, -31), (-60, -31), (-84, -26), (-92, -13), (-60, -9.4), (60, -9.4)]
    arume.body(s, gallery, 10, 6, arume.ENAMEL, 22, 4)
    s.panels(11, tone=0.05, line=0.28, groove=0.25)
    arume.rings(s, (86, -14, -82), 2)
    for i in range(BERTHS):
        berth(s, FIRST - i * PITCH)
    arume.body(s, [(30, -34), (-10, -31.6), (-96, -31), (-118, -37), (-90, -40), (0, -39)], 10, 5, arume.ENAMEL, 26)
    s.paint([(20, -35), (-100, -35), (-100, -36.2), (20, -36.2)], arume.BLUE, 0.9, 0)
    for x in (-28, -78):
        arume.steel(s, [(x, -27), (x + 14, -27), (x + 8, -34), (x - 8, -34)], arume.GREY, 6, 3, 30)
    arume.nozzle(s, -114, -36.6, 2.6, 30)
    s.lamps((98, 3), (-104, 3), 34, 1.7, arume.STRIP)
    s.lamps((70, 26), (-30, 25.4), 12, 1.7, arume.STRIP, 0.7)
    s.lamp(-120, 42, 1.7, "9FE8FF")
    s.lamp(28, -35.4, 1.5, "9FE8FF")


def berth(s: Sketch, x: float) -> None:
    """Open one berth: dark mouth, lit sill, the folded fighter's white nose inside."""
    y = BERTH_Y
    s.recess([(x + 9, y + 5), (x - 9, y + 5), (x - 10, y - 5.4), (x + 8, y - 5.4)], "0E1622", 6)
    s.shine(box(x - 9, y + 4.0, x + 8.6, y + 4.9), "59D8F0", 0.75)
    nose = [(x + 8, y - 1.4), (x + 1, y + 1.4), (x - 8, y + 1.6), (x - 8, y - 3.6), (x, y - 3.4)]
    s.plate(nose, "9FB2C6", 4, 2.4, base=25, smooth=4, gloss=0.9, grain=0.02)
    s.shine(box(x + 5.4, y - 1.8, x + 6.8, y - 0.8), arume.GREEN, 0.8)


FIGURES = (
    FigurePlan(
        "arume_carrier",
        {"body": PartPlan(body, (134, 48), (0, 0))},
        feet=-40.0,
        scale=2,
        seed=21,
        points={
            "exhaust": (-123, 2), "eye": (106, 13), "muzzle": (128, 2),
            **{f"bay{i}": (FIRST - i * PITCH, BERTH_Y) for i in range(BERTHS)},
        },
    ),
)  # fmt: skip
