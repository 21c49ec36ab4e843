"""Town houses of the Race's cities: brick, flat roofs with a parapet, water tanks, deep windows against the sun."""

from __future__ import annotations

from collections.abc import Callable

from tools.art.figures import masonry as stone
from tools.art.figures.ruins import stages
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.polygons import box

BRICK, BRICK_DARK, BRICK_PALE, LIME, WOOD = "7A4B35", "5E3A2B", "90604A", "9A8870", "3E2C20"
STOREY = 24.0


def house(half: float, storeys: int, brick: str) -> Callable[[Sketch], None]:
    """Plan a house of some storeys: courses of brick, string courses of lime, awnings, a door, things on its roof."""

    def draw(s: Sketch) -> None:
        rng, high = s.plan.rng, STOREY * storeys
        s.box(half * 0.3, high - 6, half * 0.72, high + 9, BRICK_DARK, 4, 2)  # stair head
        s.bar((-half * 0.62, high - 4), (-half * 0.62, high + 6), 1.0, stone.STEEL)
        s.bar((-half * 0.36, high - 4), (-half * 0.36, high + 6), 1.0, stone.STEEL)
        s.box(-half * 0.7, high + 4, -half * 0.28, high + 13, "5A5148", 6, 4)  # tank
        stone.wall(s, [(-half, 0), (-half, high - 2), (half, high - 2), (half, 0)], brick, 8, 2)
        for course in range(int(high / 3)):  # courses
            y = 1.5 + 3 * course
            s.paint(box(-half, y, half, y + 0.5), BRICK_DARK, 0.34, 0.2)
            for _ in range(3):
                x = float(rng.uniform(-half, half - 7))
                s.paint(box(x, y + 0.5, x + float(rng.uniform(3, 7)), y + 3), BRICK_PALE if rng.random() < 0.5 else BRICK_DARK, 0.3, 0.3)
        for storey in range(1, storeys):
            s.box(-half, STOREY * storey - 1.3, half, STOREY * storey + 1.1, LIME, 2, 1, base=7)
        s.box(-half - 1.5, high - 4, half + 1.5, high, LIME, 4, 1.4, base=6)  # parapet
        count = max(2, int(half / 9))
        places = [-half + (i + 0.5) * 2 * half / count for i in range(count)]
        for storey in range(storeys):
            xs = [x for x in places if storey or abs(x - places[count // 2]) > 4]
            stone.windows(s, xs, [STOREY * storey + 13], 6.4, 9.6)
            for x in xs:  # shutters and awnings
                if rng.random() < 0.45:
                    y = STOREY * storey + 18
                    s.box(x - 4.6, y, x + 4.6, y + 1.8, WOOD if rng.random() < 0.6 else "8A6A3C", 4, 1.2, base=9)
        x = places[count // 2]
        s.recess(box(x - 4, 0, x + 4, 15), stone.VOID, 3)
        s.box(x - 5.4, 15, x + 5.4, 17, LIME, 3, 1, base=8)
        s.weather(0.3, 0.35, 0.35)
        s.dust(0, 12, "8A6F4C", 0.4)

    return draw


def _figures(name: str, half: float, storeys: int, brick: str, seed: int) -> tuple[FigurePlan, ...]:
    high, room = STOREY * storeys, (half + 10, STOREY * storeys + 18)
    whole = house(half, storeys, brick)
    return (
        FigurePlan(name, {"front": PartPlan(whole, room)}, scale=2, seed=seed, points={"door": (0, 8)}),
        *stages(whole, name, storeys, high, room, seed=seed),
    )


FIGURES = (
    *_figures("brick_house", 38.0, 2, BRICK, 61),
    *_figures("brick_house_tall", 34.0, 3, "84553C", 62),
)
