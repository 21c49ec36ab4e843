"""Surface detail every hull shares: panels, wear, grime, greebles, vents, pipes and windows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from tools.art.noise import Grid, box_blur, fractal, smoothstep
from tools.art.plates import HullPlan, rgb
from tools.art.polygons import Point, signed_distance


def panels(
    plan: HullPlan,
    leaf: float = 5.0,
    *,
    depth: int = 7,
    tone: float = 0.12,
    line: float = 0.42,
    groove: float = 0.4,
    lift: float = 0.25,
    where: Grid | None = None,
) -> None:
    """Split the port half into panels of about one leaf [wu] and mirror them; lines darken and sink."""
    rows, columns = plan.height.shape
    half = (rows + 1) // 2
    shade = np.ones((half, columns), np.float32)
    step, seam = np.zeros_like(shade), np.zeros_like(shade)
    rng, least = plan.rng, int(leaf * plan.scale)
    todo = [(0, 0, columns, half, depth)]
    while todo:
        x0, y0, x1, y1, left = todo.pop()
        wide, high = x1 - x0, y1 - y0
        small = wide < 2 * least and high < 2 * least
        if left <= 0 or small or (left < depth - 2 and rng.random() < 0.12):
            shade[y0:y1, x0:x1] *= 1 + tone * (rng.random() * 2 - 1)
            step[y0:y1, x0:x1] += lift * (rng.random() * 2 - 1)
            seam[y0:y1, x0 : x0 + 1] = seam[y0 : y0 + 1, x0:x1] = 1
        elif high < 2 * least or (wide > high * (0.8 + 0.6 * rng.random()) and wide >= 2 * least):
            cut = int(x0 + wide * (0.3 + 0.4 * rng.random()))
            todo += [(x0, y0, cut, y1, left - 1), (cut, y0, x1, y1, left - 1)]
        else:
            cut = int(y0 + high * (0.3 + 0.4 * rng.random()))
            todo += [(x0, y0, x1, cut, left - 1), (x0, cut, x1, y1, left - 1)]
    shade, step, seam = (np.concatenate([a, a[: rows - half][::-1]]) for a in (shade, step, seam))
    on = (plan.cover > 0.5) if where is None else (plan.cover > 0.5) & (where > 0.5)
    plan.colour *= np.where(on, shade * (1 - line * seam), 1)[..., None]
    plan.height += np.where(on, step - groove * seam, 0)


def greebles(
    plan: HullPlan,
    count: int,
    size: tuple[float, float] = (1.0, 4.0),
    rise: tuple[float, float] = (0.4, 1.6),
    *,
    inset: float = 3.0,
    tone: float = 0.25,
    area: tuple[float, float, float, float] | None = None,
    both: bool = True,
) -> None:
    """Scatter small boxes, mirrored, only where the hull is whole all round (never on rims)."""
    rng, scale = plan.rng, plan.scale
    whole = box_blur(plan.cover, int(inset * scale * 0.6)) > 0.97
    x0, y0, x1, y1 = area or (-plan.half_length, 0.0, plan.half_length, plan.half_width)
    for _ in range(count):
        wide, high = rng.uniform(*size), rng.uniform(*size) * 0.7
        cx, cy = rng.uniform(x0, x1), rng.uniform(y0, y1)
        up, shade = rng.uniform(*rise), 1 + tone * (rng.random() * 2 - 1)
        for sign in (1, -1) if both else (1,):
            left = int((cx - wide / 2 + plan.half_length) * scale)
            top = int((plan.half_width - sign * cy - high / 2) * scale)
            part = slice(top, top + max(1, int(high * scale))), slice(left, left + max(1, int(wide * scale)))
            if left < 0 or top < 0 or whole[part].size == 0 or not whole[part].all():
                continue
            level = plan.height[part]
            if float(level.max() - level.min()) > 2.5:
                continue
            plan.height[part] = level.mean() + up
            plan.colour[part] *= shade


def vent(plan: HullPlan, x0: float, y0: float, x1: float, y1: float, slats: int, both: bool = True) -> None:
    """Cut a dark recess crossed by slats."""
    level = plan.level((x0 + x1) / 2, (y0 + y1) / 2)
    for sign in (1, -1) if both else (1,):
        plan.block(
            x0, sign * y0, x1, sign * y1, "1B1A1A", rise=0.0, base=level - 1.4, profile="flat", sink=True
        )
        pitch = (x1 - x0) / slats
        for i in range(slats):
            a = x0 + (i + 0.28) * pitch
            plan.block(
                a,
                sign * y0,
                a + 0.5 * pitch,
                sign * y1,
                "4B4844",
                rise=0.8,
                base=level - 0.6,
                bevel=0.6,
                gloss=0.4,
            )


def pipe(plan: HullPlan, points: Sequence[Point], width: float, colour: str, rise: float = 1.2) -> None:
    """Run a pipe along points, both sides, lying on what is below."""
    for sign in (1, -1):
        for a, b in pairwise(points):
            middle = ((a[0] + b[0]) / 2, sign * (a[1] + b[1]) / 2)
            plan.bar(
                (a[0], sign * a[1]),
                (b[0], sign * b[1]),
                width,
                colour,
                base=plan.level(*middle),
                rise=rise,
                bevel=width / 2,
                gloss=0.5,
            )


def trench(
    plan: HullPlan, points: Sequence[Point], down: float, *, both: bool = False, colour: str = "292725"
) -> None:
    """Open a dark trench whose floor lies `down` [wu] below the plates around."""
    outlines = [list(points)] + ([[(x, -y) for x, y in points]] if both else [])
    for outline in outlines:
        part = plan.window(outline)
        distance = signed_distance(outline, plan.x[part], plan.y[part])
        share = np.clip(distance * plan.scale + 0.5, 0, 1) * (plan.cover[part] > 0.5)
        plan.height[part] -= np.clip(distance / 0.7, 0, 1) * down * share
        plan.colour[part] = plan.colour[part] * (1 - share[..., None]) + rgb(colour) * share[..., None]


def windows(
    plan: HullPlan,
    x0: float,
    x1: float,
    y: float,
    count: int,
    *,
    colour: str = "FFC27A",
    size: float = 0.8,
    lit: float = 0.7,
    strength: float = 1.1,
) -> None:
    """Set a row of lit windows on both sides; some are dark."""
    side = max(1, round(size * plan.scale))
    tall = max(1, round(size * plan.scale * 0.5))
    for i in range(count):
        if plan.rng.random() > lit:
            continue
        x = x0 + (x1 - x0) * i / max(1, count - 1)
        for sign in (1, -1):
            row = round((plan.half_width - sign * y) * plan.scale - tall / 2)
            column = int((x + plan.half_length) * plan.scale)
            part = slice(row, row + tall), slice(column, column + side)
            if plan.cover[part].size and plan.cover[part].min() > 0.5:
                plan.glow[part] = rgb(colour) * strength * plan.rng.uniform(0.6, 1.0)


def wear(plan: HullPlan, edge: float = 0.5, grime: float = 0.35, streak: float = 0.25) -> None:
    """Chip the paint on exposed edges, darken recesses, draw soot along the hull; brighten the rest a little."""
    fine = box_blur(plan.height, max(1, plan.scale // 3))
    broad = box_blur(plan.height, plan.scale * 2)
    ridge = np.clip((fine - broad) * 0.35, -1, 1) * (plan.cover > 0.5)
    patches = fractal(plan.x * 0.6, plan.y * 0.9, 4, 71)
    chips = np.clip(ridge, 0, 1) * smoothstep(0.42, 0.62, patches) * edge
    plan.colour += (rgb("C9BFB2") - plan.colour) * chips[..., None]
    plan.gloss += chips * 0.3
    plan.colour *= (1 - grime * np.clip(-ridge * 1.6, 0, 1))[..., None]
    soot = fractal(plan.x * 0.05, plan.y * 1.1, 4, 91)
    blotch = fractal(plan.x * 0.07, plan.y * 0.07, 4, 95)
    dark = streak * smoothstep(0.5, 0.75, soot) + 0.5 * streak * smoothstep(0.5, 0.8, blotch)
    plan.colour *= (1.16 * (1 - dark))[..., None]
