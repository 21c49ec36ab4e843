"""Race killercraft: a blunt dart with an orange tail and missiles under its belly."""

from __future__ import annotations

from tools.art.figures.race_parts import GLASS, GUNMETAL, ORANGE
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def body(s: Sketch) -> None:
    """Lay far wing, body, tail, intake, canopy, near wing and the missiles."""
    s.plate([(-30, 0), (-44, -6), (-40, -8), (10, -5), (14, 0)], "5A5146", 3, 2)
    s.plate([(-22, 5), (-39, 20), (-47, 20), (-43, 4)], "746B5D", 3, 1.6)
    fuselage = [(48, -1), (34, 3.4), (14, 6), (-20, 6.4), (-40, 5), (-45, 0), (-40, -4.4), (-10, -5.6), (24, -4.8)]
    s.plate(fuselage, "857A6B", 8, 6, smooth=5)
    s.box(-47, -3.4, -42, 4, GUNMETAL, 5, 3, base=1)
    s.plate([(28, 3), (19, 8), (7, 8.8), (2, 5.6), (14, 4)], GLASS, 5, 3, base=4, smooth=5, gloss=1.0, grain=0)
    s.bar((12, 8.4), (11, 4.6), 0.7, "5A5146", 1, 0.4, base=8.4)
    s.plate([(12, -4), (9, -9), (-17, -9.4), (-23, -4), (4, -2)], "4A4238", 3, 1.6, base=5)
    s.recess([(12.2, -4.4), (9.4, -8.6), (7.6, -8.4), (9.6, -4)], "14110E", 1.6)
    for x0, x1, y in ((-19, 12, -10.6), (-34, -7, -8)):
        s.bar((x0, y), (x1, y), 2.1, "C8C0B4", 2, 1, base=4)
        s.plate([(x0, y + 1), (x0 - 1, y + 2.6), (x0 + 3, y + 1)], "5A5146", 1, 0.6, base=4)
        s.plate([(x0, y - 1), (x0 - 1, y - 2.4), (x0 + 3, y - 1)], "5A5146", 1, 0.6, base=4)
        s.bar((x1 - 2, y), (x1 + 1.6, y), 2.1, ORANGE, 2, 1, base=4.2)
    s.plate([(8, 2), (-34, -1), (-39, -3.6), (-6, -3.2)], "655B4F", 3, 1.2, base=7)
    s.bar((-38, -2.6), (-28, -2.2), 1.8, "4A4238", 2, 0.9, base=8)
    s.panels(5, tone=0.1, line=0.34, groove=0.25)
    s.greebles(14, (1, 2.6), (0.2, 0.6), ((-36, -4), (30, 5)))
    s.paint([(-34, 21), (-49, 21), (-46, 13.4), (-30, 13.4)], ORANGE, 0.95, 0.25)
    s.paint([(-4, 9), (0.6, 9), (-1.6, -6), (-6.4, -6)], ORANGE, 0.92)
    s.paint([(49, -3), (49, 2), (42, 3), (42, -4)], "4A4238", 0.8, 0)
    s.weather(0.35, 0.3, 0.2)
    s.shine(box(-46.6, -2, -45.6, 2.6), "FFB25A", 0.8)
    s.shine(box(-46, 18.4, -44.4, 19.6), "FF5A2A", 0.9)


FIGURES = (
    FigurePlan(
        "race_killercraft",
        {"body": PartPlan(body, (52, 26), (0, 0))},
        feet=-12.0,
        seed=7,
        points={"exhaust": (-46.5, 0.2), "muzzle": (40, -3), "rail": (0, -10.6), "eye": (16, 7)},
    ),
)
