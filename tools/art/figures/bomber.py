"""Arume heavy bomber: a fat spindle with swept wings, the missile for a city visible under its belly."""

from __future__ import annotations

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def body(s: Sketch) -> None:
    """Lay far wing, spindle, glass, belly cradle with its missile, near wing and lights."""
    arume.body(s, [(40, -4), (-30, 6), (-116, 34), (-132, 35), (-124, 26), (-84, 2), (-20, -18)], 7, 6, arume.GREY)
    for x, y, radius in ((-127, 1, 4.4), (-118, -4.6, 3.4), (-121, 5, 3.2)):
        arume.nozzle(s, x, y, radius, 6)
    spindle = [(140, -3), (110, 8), (60, 17), (-20, 20), (-90, 14), (-129, 2), (-110, -9), (-40, -17), (50, -18), (112, -12)]
    arume.body(s, spindle, 20, 17, steps=7)
    s.soften(2.4, spindle, 7)
    arume.body(s, [(104, 8.6), (58, 15.6), (-20, 18.4), (-88, 12.6), (-20, 12), (60, 9.6)], 3, 3, arume.SHADE, 15)
    arume.glass(s, [(118, 3), (100, 9.6), (80, 13), (77, 9), (96, 6)], 13, 2.6)
    s.panels(10, tone=0.05, line=0.26, groove=0.22)
    arume.rings(s, (62, 20, -34, -86), 1.8)
    s.plate([(60, -14), (56, -20), (-16, -22), (-24, -15)], "33445C", 5, 2.5, base=10)
    missile = [(47, -21.6), (40, -18.6), (-4, -18.4), (-14, -21), (-4, -25.4), (40, -25)]
    s.plate(missile, "BFD0DE", 6, 3.4, base=12, smooth=5, gloss=0.9)
    s.paint(box(33, -27, 43, -17), "36D98A", 0.9, 0)
    s.paint(box(-8, -27, -5, -17), arume.SEAM, 0.7, 0)
    wing = [(36, -7), (-26, -6), (-108, -27), (-124, -37), (-110, -36), (-58, -29), (8, -18)]
    arume.body(s, wing, 8, 6, arume.ENAMEL, 14)
    s.paint([(20, -11), (-28, -10), (-106, -29.4), (-100, -31), (-40, -15), (12, -14)], arume.BLUE, 0.85, 0)
    for x in (-46, -84):
        s.paint([(x, -40), (x - 2, -40), (x + 5, -8), (x + 7, -8)], arume.SEAM, 0.6, 0)
    s.lamps((100, 1.4), (-100, 3), 30, 1.3, arume.STRIP)
    s.shine(box(38, -22.4, 40, -20.8), arume.GREEN, 0.9)
    s.lamp(-128, 33.4, 1.6, "9FE8FF")
    s.lamp(-120, -35.6, 1.6, "9FE8FF")


FIGURES = (
    FigurePlan(
        "arume_bomber",
        {"body": PartPlan(body, (146, 46), (0, 0))},
        unit=1.37,
        feet=-27.0,
        scale=2,
        seed=9,
        points={"exhaust": (-128, 1), "bomb": (16, -22), "eye": (98, 9), "muzzle": (138, -3)},
    ),
)
