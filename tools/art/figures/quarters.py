"""Where the Race lives: a barracks of two storeys, and two ruins of town houses."""

from __future__ import annotations

from tools.art.figures import masonry as stone
from tools.art.figures.race_parts import ORANGE
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box


def barracks(s: Sketch) -> None:
    """Lay a long block with a sloped roof, windows, door and water tank."""
    s.box(30, 50, 48, 62, stone.CONCRETE_DARK, 6, 4)
    for x in (33, 45):
        s.bar((x, 46), (x, 51), 1.4, stone.STEEL)
    stone.wall(s, [(-70, 0), (-70, 46), (70, 46), (70, 0)], "75695A")
    stone.wall(s, [(-74, 46), (-68, 54), (68, 51), (74, 46)], stone.CONCRETE_DARK, 8, 3, 2)
    s.box(-70, 22.6, 70, 25.4, stone.CONCRETE_LIGHT, 2, 1, base=7)
    stone.windows(s, [-58 + i * 14.5 for i in range(9)], [35], 7, 9, 0.4)
    stone.windows(s, [x for x in (-58 + i * 14.5 for i in range(9)) if abs(x) > 8], [13], 7, 9, 0.3)
    s.recess(box(-5, 0, 5, 17), "17130F", 2)
    s.box(-9, 17, 9, 20, stone.CONCRETE_LIGHT, 4, 1.4, base=7)
    s.panels(9, 0.1, 0.28)
    s.paint(box(-74, 42, 74, 45), ORANGE, 0.8, 0.6)
    s.weather(0.3, 0.3, 0.3)
    s.dust(0, 16, "8A6F4C", 0.4)


def ruin_tall(s: Sketch) -> None:
    """Lay a corner of a house, four storeys at one end, open windows, sky behind them."""
    top = [(-46, 92), (-40, 97), (-30, 90), (-24, 74), (-12, 70), (-6, 56), (8, 52), (12, 38), (26, 34), (30, 22), (44, 16), (46, 0)]
    stone.wall(s, [(-46, 0), *top], "6E5F50")
    for y in (24, 48, 72):
        s.box(-46, y - 1.4, min(46, 40 - y * 0.9), y + 1.4, stone.CONCRETE_LIGHT, 2, 1, base=7)
    stone.windows(s, (-36, -20, -4, 14), [12], 8, 11)
    stone.windows(s, (-36, -20, -4), [36], 8, 11)
    stone.windows(s, (-36, -20), [60], 8, 11)
    s.recess(box(-40, 79, -33, 88), stone.VOID, 2)
    stone.hole(s, 2, 22, 8, True)
    stone.scorch(s, -20, 66, 14, 24)
    s.panels(8, 0.14, 0.3)
    stone.rods(s, ((-28, 90), (-4, 58), (28, 32)), 7)
    s.weather(0.3, 0.4, 0.35)
    stone.rubble(s, -10, 60, 14, 34)


def ruin_low(s: Sketch) -> None:
    """Lay two stumps of wall with a fallen floor between."""
    stone.wall(s, [(-58, 0), (-58, 44), (-50, 52), (-44, 40), (-34, 44), (-28, 26), (-20, 22), (-16, 0)], "665A4C")
    stone.wall(s, [(14, 0), (18, 20), (28, 24), (32, 38), (42, 34), (48, 58), (56, 60), (58, 0)], "6E5F50")
    s.plate([(-32, 26), (26, 4), (28, 8), (-30, 31)], stone.CONCRETE_DARK, 6, 2, base=3, grain=0.16)
    stone.windows(s, (-47, -33), [14], 8, 11)
    stone.windows(s, (30, 46), [13], 8, 10)
    stone.windows(s, (50,), [42], 7, 10)
    stone.hole(s, -46, 34, 4.4)
    stone.scorch(s, 38, 16, 14, 28)
    s.panels(8, 0.14, 0.3)
    stone.rods(s, ((-50, 50), (-30, 34), (40, 34), (52, 58)), 7)
    s.weather(0.3, 0.4, 0.35)
    stone.rubble(s, -44, 48, 13, 40)


FIGURES = (
    FigurePlan("barracks", {"front": PartPlan(barracks, (78, 66))}, scale=2, seed=51, points={"door": (0, 8)}),
    FigurePlan("ruin_tall", {"front": PartPlan(ruin_tall, (64, 104))}, scale=3, seed=52, points={"fire": (2, 22)}),
    FigurePlan("ruin_low", {"front": PartPlan(ruin_low, (64, 72))}, scale=3, seed=53, points={"smoke": (0, 12)}),
)
