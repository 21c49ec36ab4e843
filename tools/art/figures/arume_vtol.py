"""Arume VTOL: a white bulb on two ducted legs."""

from __future__ import annotations

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

DUCTS = (-27.0, 22.0)


def body(s: Sketch) -> None:
    """Lay fin, bulb, visor, side hatch and ducts."""
    arume.body(s, [(-36, 12), (-52, 27), (-60, 27), (-56, 6)], 4, 2.4, arume.SHADE, steps=5)
    bulb = [(50, -3), (46, 10), (26, 19.6), (-10, 20.6), (-38, 14), (-55, 6), (-50, -4), (-26, -13), (20, -15), (42, -11)]
    arume.body(s, bulb, 18, 17)
    s.soften(2, bulb, 6)
    arume.body(s, [(40, 13), (22, 19), (-12, 19.6), (-34, 13.6), (-10, 14), (20, 13.6)], 3, 3, arume.SHADE, 13)
    s.plate([(49.4, 1), (46, 7.6), (27, 11.6), (24, 8.4), (44, 3)], arume.GLASS, 1.4, 2, base=16, gloss=1.0, grain=0)
    s.panels(8, tone=0.05, line=0.26, groove=0.22)
    arume.rings(s, (34, -40), 1.4)
    for x in DUCTS:
        duct = [(x - 12, -3), (x - 8, 7), (x + 8, 7), (x + 12, -3), (x + 8.4, -17), (x - 8.4, -17)]
        arume.body(s, duct, 9, 6, arume.SHADE, 14, 5)
        s.paint(box(x - 13, -0.6, x + 13, 1.2), arume.SEAM, 0.75, 0)
        arume.steel(s, [(x - 7.6, -16), (x + 7.6, -16), (x + 5.4, -21.4), (x - 5.4, -21.4)], arume.SEAM, 4, 2, 12)
        s.shine(box(x - 4.8, -21.4, x + 4.8, -20.2), "A8EEFF", 0.85)
    s.recess(box(-10.6, -12.4, 8.6, 2), "141E2E", 2.4)
    s.bar((-11, 2.6), (9, 2.6), 1.4, arume.BLUE, 1.4, 0.7, base=18)
    s.shine(box(-9.6, -11.6, 7.6, -10.2), "A8F4FF", 0.7)
    s.shine(box(-9.6, 0.4, 7.6, 1.4), "5FCBE8", 0.55)
    s.lamps((38, -3), (-46, 5), 15, 1.2, arume.STRIP)
    s.lamp(-57.4, 25.6, 1.4, "9FE8FF")


FIGURES = (
    FigurePlan(
        "arume_vtol",
        {"body": PartPlan(body, (64, 32), (0, 0))},
        feet=-21.4,
        seed=10,
        points={
            "exhaust": (DUCTS[0], -21.4), "exhaust_bow": (DUCTS[1], -21.4), "hatch": (-1, -12), "eye": (40, 7),
            "muzzle": (47, -3),
        },
    ),
)  # fmt: skip
