"""Arume killercraft: a white needle between scissor wings, a green lens in its nose."""

from __future__ import annotations

from tools.art.figures import arume_forms as arume
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def body(s: Sketch) -> None:
    """Lay far wing, needle, spine, glass, near wing and engine."""
    arume.body(s, [(12, 2), (-14, 4.4), (-44, 16.4), (-47, 16), (-40, 9), (-26, 0), (-4, -2)], 3, 2.4, arume.GREY)
    arume.nozzle(s, -35, 0.6, 2.8, 2)
    arume.body(s, [(47, 0), (26, 3.2), (6, 5.8), (-18, 5), (-35, 1.6), (-24, -3), (4, -4)], 8, 5.6)
    arume.steel(s, [(34, -0.4), (8, -1.2), (-30, -0.6), (8, -2.6)], arume.BLUE, 2, 1.2, 7)
    arume.glass(s, [(24, 3), (15, 6.2), (3, 6.8), (1, 4.4), (13, 3)], 5, 2)
    arume.body(s, [(-16, 4), (-28, 12.6), (-33, 12.4), (-31, 3)], 3, 1.8, arume.SHADE, 3)
    wing = [(12, -1.4), (-10, -2), (-40, -11.8), (-47, -13.4), (-43, -10), (-26, -3.2), (-6, 0.6)]
    arume.body(s, wing, 4, 2.6, arume.ENAMEL, 7)
    s.panels(7, tone=0.04, line=0.24, groove=0.16)
    s.paint([(8, -1.6), (-10, -2.4), (-40, -12), (-40, -11), (-10, -0.9), (8, -0.6)], arume.BLUE, 0.8, 0)
    for x in (-14, -28):
        s.paint([(x, -14), (x - 1, -14), (x + 3, 2), (x + 4, 2)], arume.SEAM, 0.6, 0)
    for x in (33, -1, -21):
        s.paint(box(x, -3.4, x + 0.9, 7), arume.SEAM, 0.6, 0)
    s.lamp(44.6, 0, 1.7, arume.GREEN)
    s.lamps((30, 1.3), (2, 2.2), 9, 0.9, arume.STRIP)
    s.lamp(-45.6, 15.6, 1.0, "9FE8FF")
    s.lamp(-45.4, -12.6, 1.0, "9FE8FF")


FIGURES = (
    FigurePlan(
        "arume_fighter",
        {"body": PartPlan(body, (52, 24), (0, 0))},
        feet=-8.0,
        seed=8,
        points={"exhaust": (-36, 0.6), "muzzle": (46, 0), "lens0": (44.6, 0), "eye": (14, 5.4)},
    ),
)
