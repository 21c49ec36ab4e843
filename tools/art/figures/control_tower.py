"""Control tower of an air base: stalk and glass crown; and what stands of it when storeys have come down."""

from __future__ import annotations

from tools.art.figures import masonry as stone
from tools.art.figures.race_parts import ORANGE
from tools.art.figures.ruins import stages
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def stalk(s: Sketch, lit: float) -> None:
    """Lay the low wings, the stalk, its corner shades and windows."""
    stone.wall(s, [(-50, 0), (-50, 33), (50, 29), (50, 0)], stone.CONCRETE_DARK)
    s.box(-51, 31, -16, 35, stone.CONCRETE_LIGHT, 3, 1.2, base=6)
    s.box(16, 28, 51, 31.6, stone.CONCRETE_LIGHT, 3, 1.2, base=6)
    stone.wall(s, [(-26, 0), (-19, 148), (19, 148), (26, 0)], stone.CONCRETE, 10, 9)
    for x in (-8, 8):
        s.plate([(x * 2.5, 2), (x * 2.1, 146), (x * 1.75, 146), (x * 2.1, 2)], stone.CONCRETE_LIGHT, 3, 1.4, base=7, grain=0.16)
    stone.windows(s, (-6, 6), [40 + i * 17 for i in range(6)], 6.4, 8.6, lit)
    stone.windows(s, (-40, -30), [17], 6, 7, lit)
    stone.windows(s, (33, 43), [15], 6, 7, lit)
    s.recess(box(-6, 0, 6, 15), "17130F", 2.4)


def whole(s: Sketch) -> None:
    """Lay the stalk and the crown with its ring of glass."""
    for x, y, lean in ((-20, 194, -2), (8, 200, 0), (26, 194, 3)):
        s.bar((x, y), (x + lean, y + 16 - abs(x - 8) * 0.25), 1.2, "2A2420")
    stalk(s, 0.6)
    stone.wall(s, [(-19, 140), (-46, 158), (-46, 164), (46, 164), (46, 158), (19, 140)], stone.CONCRETE, 9, 5)
    stone.wall(s, [(-41, 163), (-46, 185), (46, 185), (41, 163)], stone.CONCRETE_DARK, 6, 3, 2)
    s.recess([(-38, 165.5), (-42.4, 183), (42.4, 183), (38, 165.5)], "1C2024", 1.2, 1.0)
    s.shine([(-38, 166), (-39, 170.5), (39, 170.5), (38, 166)], "FFB450", 0.7)
    for x in (-28, 7, 20):
        s.shine(box(x, 170.5, x + 8, 179), "C07A30", 0.6)
    for i in range(7):
        x = -36 + i * 12
        s.bar((x, 164), (x * 1.1, 184), 1.7, stone.STEEL, 3, 0.8, base=8)
    stone.wall(s, [(-49, 184), (-45, 192), (45, 192), (49, 184)], stone.CONCRETE_LIGHT, 8, 3, 2)
    s.box(-14, 191, 18, 197, stone.CONCRETE_DARK, 5, 2)
    s.panels(9, 0.12, 0.32)
    s.paint(box(-50, 159, 50, 163), ORANGE, 0.9, 0.5)
    s.weather(0.3, 0.35, 0.3)
    s.lamp(8, 209, 1.6, "FF5A2A")


FIGURES = (
    FigurePlan(
        "control_tower", {"front": PartPlan(whole, (56, 214))}, scale=2, seed=13, points={"lamp": (8, 209), "roof": (0, 192)}
    ),
    *stages(whole, "control_tower", 8, 210.0, (60, 214), seed=13),
)  # fmt: skip
