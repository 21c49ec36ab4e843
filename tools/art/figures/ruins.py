"""Buildings that came down in part: what stands of any building up to a storey, torn off there, and its rubble."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from tools.art.figures import masonry as stone
from tools.art.figures.sketch import FigurePlan, PartPlan, Sketch
from tools.art.noise import Grid
from tools.art.polygons import Point, box

_KEYS = ("height", "colour", "cover", "gloss", "glow")
ROD, SLAB, INSIDE, SOOT = "2E2721", "8A7F6E", "231D18", "17120F"


def stages(
    whole: Callable[[Sketch], None], name: str, storeys: int, high: float, half: Point, *, seed: int, unit: float = 1.0
) -> tuple[FigurePlan, ...]:
    """Plan a building's pictures with 0 storeys standing to one less than all. high: of the whole [drawing units]"""
    out = []
    for left in range(storeys):
        draw = _torn(whole, high * left / storeys, high / storeys) if left else _heap(half[0] * 0.86, high / storeys)
        fire = (0.0, high * left / storeys if left else 6.0)
        out.append(
            FigurePlan(f"{name}_{left}", {"front": PartPlan(draw, half)}, unit=unit, scale=2, seed=seed, points={"fire": fire})
        )
    return tuple(out)


def _torn(whole: Callable[[Sketch], None], at: float, storey: float) -> Callable[[Sketch], None]:
    def draw(s: Sketch) -> None:
        whole(s)
        tear(s, at, storey)

    return draw


def _heap(reach: float, storey: float) -> Callable[[Sketch], None]:
    def draw(s: Sketch) -> None:
        heap(s, reach, storey)

    return draw


def tear(s: Sketch, at: float, storey: float) -> None:
    """Break everything off at a height: a ragged edge, rooms laid open behind it, slabs, bent bars, soot and embers."""
    plan = s.plan
    rng = np.random.default_rng(round(at) + 7)
    span = _span(s, at - 0.35 * storey)
    edge = _edge(s, rng, at, storey, span)
    y = plan.y / s.unit + s.middle[1]
    front = np.clip((edge - y) * plan.scale * s.unit + 0.5, 0.0, 1.0) * plan.cover
    kept = {key: getattr(plan, key).copy() for key in _KEYS}
    kept["glow"] *= 0.07  # the current is off
    for key in _KEYS:
        getattr(plan, key)[:] = 0.0
    _rooms(s, rng, at, storey, span)
    for key in _KEYS:
        now = getattr(plan, key)
        share = front if now.ndim == 2 else front[..., None]
        now[:] = kept[key] * share + now * (1.0 - share)
    _burn_edge(s, edge, y, storey)
    _slabs(s, rng, at, storey, span)
    for _ in range(2):
        x = float(rng.uniform(span[0] + 6, span[1] - 6))
        stone.scorch(s, x, at - storey * float(rng.uniform(0.9, 1.3)), 11, storey * 0.9)
    stone.hole(s, float(rng.uniform(span[0] + 10, span[1] - 10)), at - storey * 0.75, min(6.5, storey * 0.24), True)
    stone.embers(s, (span[0] + 3, at - storey * 0.3), (span[1] - 3, at - storey * 0.2), 26)


def _span(s: Sketch, y: float) -> Point:
    """Find how wide a building is at a height."""
    plan = s.plan
    row = int(np.clip((plan.half_width - (y - s.middle[1]) * s.unit) * plan.scale, 0, plan.cover.shape[0] - 1))
    used = np.flatnonzero(plan.cover[row] > 0.5)
    if not len(used):
        return -10.0, 10.0
    xs = (np.array((used[0], used[-1])) / plan.scale - plan.half_length) / s.unit + s.middle[0]
    return float(xs[0]), float(xs[1])


def _edge(s: Sketch, rng: np.random.Generator, at: float, storey: float, span: Point) -> Grid:
    """Give the height at which each column is torn: steps as blocks break, one deep bite, one corner that stayed."""
    wide = max(span[1] - span[0], 8.0)
    xs = np.linspace(span[0] - 40, span[1] + 40, 60 + int(wide))
    rough = np.repeat(rng.uniform(-0.30, 0.06, len(xs) // 4 + 1), 4)[: len(xs)]
    rough = rough + np.repeat(rng.uniform(-0.07, 0.07, len(xs)), 1)
    bite, corner = float(rng.uniform(*span)), span[int(rng.integers(2))]
    rough = rough - 0.42 * np.exp(-(((xs - bite) / (wide * 0.18)) ** 2))
    rough = rough + 0.34 * np.exp(-(((xs - corner) / (wide * 0.13)) ** 2))
    x = s.plan.x / s.unit + s.middle[0]
    return np.asarray(np.interp(x, xs, at + storey * rough), np.float32)


def _rooms(s: Sketch, rng: np.random.Generator, at: float, storey: float, span: Point) -> None:
    """Show the insides behind the torn front: a dark back wall with a door hole, broken lower than the front's corner."""
    left, right = span[0] + 2.5, span[1] - 2.5
    top: list[Point] = [(left, at - storey * 0.1)]
    for i in range(1, 8):
        x = left + (right - left) * (i + float(rng.uniform(-0.3, 0.3))) / 8
        top.append((x, at + storey * float(rng.uniform(-0.42, 0.10))))
    top.append((right, at - storey * 0.16))
    stone.wall(s, [(left, at - storey * 1.1), *top, (right, at - storey * 1.1)], INSIDE, 2, 1)
    for x in np.linspace(left + 5, right - 5, max(2, int((right - left) / 14))):
        s.recess(box(float(x) - 2.4, at - storey * 0.75, float(x) + 2.4, at - storey * 0.32), "0C0907", 1)
    s.shine(box(left + 2, at - storey * 0.9, right - 2, at - storey * 0.62), "B4471A", 0.16)


def _burn_edge(s: Sketch, edge: Grid, y: Grid, storey: float) -> None:
    """Blacken what lies just under the edge, and bare its pale core on the rim."""
    plan = s.plan
    under = np.clip(edge - y, 0.0, None)
    seen = (plan.cover > 0.5) & (y < edge)
    soot = 0.72 * np.exp(-under / (storey * 0.34)) * seen
    plan.colour *= (1.0 - soot)[..., None]
    rim = np.exp(-under / 0.9) * seen * 0.5
    plan.colour += (np.array((0.46, 0.41, 0.35), np.float32) - plan.colour) * rim[..., None]


def _slabs(s: Sketch, rng: np.random.Generator, at: float, storey: float, span: Point) -> None:
    """Leave floors: stumps that stick out, one hanging by its bars over the side, and bars bent out of the edge."""
    wide = span[1] - span[0]
    floor = at - storey * 0.5
    for share in (0.06, 0.94):
        x = span[0] + wide * share
        out = (-1 if share < 0.5 else 1) * storey * float(rng.uniform(0.10, 0.26))
        droop = -abs(out) * float(rng.uniform(0.2, 0.9))
        s.plate([(x, floor + 1.6), (x + out, floor + droop + 1.2), (x + out, floor + droop - 1.4), (x, floor - 1.6)], SLAB, 3, 1)
        stone.rods(s, ((x + out * 0.9, floor + droop),), storey * 0.18)
    side = int(rng.integers(2))
    x, way = span[side], -1 if side == 0 else 1
    low = at - storey * float(rng.uniform(0.95, 1.15))
    tip = (x + way * storey * 0.20, low)
    for shift in (0.0, 2.2):  # what still holds it
        s.bar((x - way * 1.0, at - storey * 0.30 - shift), (tip[0] - way * shift, tip[1] + storey * 0.36), 0.8, ROD, 1, 0.4)
    turn = way * 0.5
    c, n = math.cos(turn), math.sin(turn)
    block = [(-7.0, -storey * 0.22), (6.6, -storey * 0.3), (5.4, storey * 0.16), (0.4, storey * 0.28), (-6.0, storey * 0.12)]
    s.plate([(tip[0] + a * c - b * n, tip[1] + storey * 0.2 + a * n + b * c) for a, b in block], "6E6456", 4, 1.6, grain=0.2)
    for _ in range(max(4, int(wide / 7))):
        foot = (float(rng.uniform(span[0] + 2, span[1] - 2)), at - storey * float(rng.uniform(0.12, 0.4)))
        lean, long = float(rng.uniform(-0.7, 0.7)), storey * float(rng.uniform(0.22, 0.5))
        knee = (foot[0] + lean * long * 0.4, foot[1] + long * 0.7)
        s.bar(foot, knee, 0.9, ROD, 1, 0.4)
        s.bar(knee, (knee[0] + lean * long * 0.9, knee[1] + long * float(rng.uniform(-0.25, 0.3))), 0.7, ROD, 1, 0.4)


def heap(s: Sketch, reach: float, storey: float) -> None:
    """Pile up what is left: a mound of blocks, leaning slabs, a stump of wall, bars and a glow between them."""
    rng = s.plan.rng
    high = storey * 1.15
    top = [(-reach + 2 * reach * i / 14, high * (0.12 + 0.8 * math.sin(math.pi * i / 14)) * float(rng.uniform(0.6, 1.0))) for i in range(15)]
    stone.wall(s, [(-reach, 0), *top, (reach, 0)], "40382F", 8, 5)
    side = 1 if rng.random() < 0.5 else -1
    x = side * reach * 0.52
    stump = stone.broken(s, (x - 9, high * 1.02), (x + 8, high * 0.55), high * 0.3, 5)
    stone.wall(s, [(x - 10, 0), *stump, (x + 9, 0)], stone.CONCRETE_DARK, 9, 3, base=3)
    s.recess(box(x - 4, high * 0.22, x + 1.5, high * 0.5), stone.VOID, 3)
    for _ in range(7):
        x, y = float(rng.uniform(-0.75, 0.75)) * reach, float(rng.uniform(0.1, 0.5)) * high
        long, turn = float(rng.uniform(0.16, 0.30)) * reach, float(rng.uniform(-0.75, 0.75))
        c, n = math.cos(turn) * long, math.sin(turn) * long
        y = max(y, abs(n) + 1.0)
        s.plate([(x - c, y - n + 2), (x + c, y + n + 2), (x + c, y + n - 1.6), (x - c, y - n - 1.6)], SLAB, 4, 1.2, base=5, grain=0.2)
    stone.rubble(s, -reach, reach, high * 0.62, 46)
    stone.rubble(s, -reach * 1.1, reach * 1.1, high * 0.26, 40)
    stone.rods(s, [(float(rng.uniform(-0.7, 0.7)) * reach, float(rng.uniform(0.3, 0.6)) * high) for _ in range(9)], high * 0.42)
    stone.scorch(s, 0, 0, reach * 0.7, high * 0.8)
    s.weather(0.3, 0.4, 0.3)
    stone.embers(s, (-reach * 0.7, high * 0.14), (reach * 0.7, high * 0.16), 60)
    s.dust(0, high * 0.5, "7E6546", 0.3)


def _hole(glowing: bool) -> Callable[[Sketch], None]:
    """Plan a hole that is laid over a wall: its ragged rim, its dark inside, and soot above it."""

    def draw(s: Sketch) -> None:
        rng = s.plan.rng
        rim = [(a, float(rng.uniform(4.2, 7.0))) for a in (i * math.tau / 13 for i in range(13))]
        stone.wall(s, [(math.cos(a) * r * 1.25, math.sin(a) * r * 1.2 - 0.3) for a, r in rim], "372D25", 3, 1.2)
        s.recess([(math.cos(a) * r * 0.86, math.sin(a) * r * 0.86) for a, r in rim], stone.VOID, 3)
        for a, r in rim[::3]:
            s.bar((math.cos(a) * r, math.sin(a) * r), (math.cos(a) * r * 0.3, math.sin(a) * r * 0.4), 0.7, ROD, 1, 0.4)
        lick = [(-5.2, 3.0), (-4.2, 12.0), (-1.0, 17.0), (2.2, 13.0), (5.0, 4.0)]
        cover = s.plan.cover.copy()
        stone.wall(s, lick, SOOT, 0.4, 4)
        s.plan.cover = np.maximum(cover, s.plan.cover * 0.5)
        if glowing:
            s.shine([(math.cos(a) * r * 0.6, math.sin(a) * r * 0.5 - 1) for a, r in rim], "E8641C", 0.55)
            stone.embers(s, (-4, -3), (4, -3), 16)

    return draw


FIGURES = (
    FigurePlan("wall_hole", {"front": PartPlan(_hole(False), (12, 20))}, scale=2, seed=41),
    FigurePlan("wall_hole_burning", {"front": PartPlan(_hole(True), (12, 20))}, scale=2, seed=44),
)
