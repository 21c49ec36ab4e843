"""The shipwright's grammar of the Arume: turned spindles, curved outriggers, seams that follow the form."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from tools.art.noise import Grid, smoothstep
from tools.art.plates import HullPlan, rgb
from tools.art.polygons import Point, catmull, signed_distance, smooth_mirror

ENAMEL, SHADE, BLUE, DEEP, SEAM, GLASS = "DCECFB", "AFC4D8", "8298AE", "41556D", "24334A", "1A2536"
STRIP = "8FF4FF"


def spar(plan: HullPlan, points: Sequence[Point], rise: float, bevel: float, colour: str = SHADE) -> None:
    """Lay one smooth curved body on both sides: a strut, canard or outrigger."""
    plan.plate(catmull(points), colour, rise=rise, bevel=bevel, both=True, gloss=0.9, grain=0.03)


def spindle(plan: HullPlan, half: Sequence[Point], rise: float, bevel: float, colour: str = ENAMEL) -> None:
    """Lay the main body, as if turned on a lathe."""
    plan.plate(smooth_mirror(half), colour, rise=rise, bevel=bevel, gloss=0.9, grain=0.03)


def inlay(plan: HullPlan, points: Sequence[Point], colour: str, *, axial: bool, alpha: float = 0.95) -> None:
    """Paint a smooth band: along the axis (half outline) or on both sides (closed outline)."""
    outline = smooth_mirror(points) if axial else catmull(points)
    plan.paint(outline, colour, alpha=alpha, both=not axial, wear=0)


def seams(
    plan: HullPlan,
    outline: Sequence[Point],
    lanes: Sequence[float],
    pitch: float,
    *,
    both: bool,
    tone: float = 0.045,
) -> None:
    """Cut seams along the form (lanes: 0 at one edge, 1 at the other) and staggered joints across.

    Each plate between seams gets its own faint tone, the same on both sides.
    """
    part = plan.window(outline)
    x, y = plan.x[part], plan.y[part]
    on = (signed_distance(outline, x, y) > 0) & (plan.cover[part] > 0.5)
    lane = _across(y, on)
    if not both:
        lane = np.abs(lane - 0.5) * 2
    width = np.maximum(1.0, on.sum(axis=0, keepdims=True)) / (1.0 if both else 2.0)
    seam = np.zeros_like(x)
    shade = np.ones_like(x)
    edges = [0.0, *lanes, 1.0]
    for number, (low, high) in enumerate(pairwise(edges)):
        inside = (lane >= low) & (lane < high)
        offset = float(plan.rng.uniform(0, pitch))
        joints = np.floor((x + offset) / pitch)
        phase = (x + offset) / pitch - joints
        seam = np.maximum(seam, inside & (phase * pitch * plan.scale < 1.0))
        tones = plan.rng.uniform(-tone, tone, 97)[(joints.astype(int) + 31 * number) % 97]
        shade = np.where(inside, 1 + tones, shade)
        seam = np.maximum(seam, np.abs(lane - high) * width < 0.6) if high < 1 else seam
    _mark(plan, part, seam * on, np.where(on, shade, 1))
    if both:
        rows = plan.height.shape[0]
        other = slice(rows - part[0].stop, rows - part[0].start), part[1]
        _mark(plan, other, (seam * on)[::-1], np.where(on, shade, 1)[::-1])


def cross_band(plan: HullPlan, x: float, width: float, reach: float) -> None:
    """Sink a dark ring seam across the whole ship."""
    part = plan.window([(x - width, -reach), (x, reach)])
    on = (np.abs(plan.x[part] - (x - width / 2)) < width / 2) & (plan.cover[part] > 0.5)
    plan.colour[part] += (rgb(SEAM) - plan.colour[part]) * (0.72 * on)[..., None]
    plan.height[part] -= 0.5 * on


def strip_lights(
    plan: HullPlan, points: Sequence[Point], count: int, size: float = 0.9, strength: float = 0.8
) -> None:
    """Set a dotted line of cyan lights along points, both sides."""
    path = np.asarray(catmull(points, 12, closed=False))
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    for at in np.linspace(0, along[-1], count):
        x, y = float(np.interp(at, along, path[:, 0])), float(np.interp(at, along, path[:, 1]))
        for sign in (1, -1):
            row, column = (plan.half_width - sign * y) * plan.scale, (x + plan.half_length) * plan.scale
            part = slice(int(row), int(row) + 1), slice(int(column), int(column + size * plan.scale))
            if plan.cover[part].size and plan.cover[part].min() > 0.5:
                plan.glow[part] = rgb(STRIP) * strength


def canopy(plan: HullPlan, half: Sequence[Point], rise: float) -> None:
    """Set the dark glass dome over the bridge, framed by a steel rim."""
    outline = smooth_mirror(half, 5)
    level = plan.level((half[0][0] + half[-1][0]) / 2, 0)
    centre = ((half[0][0] + half[-1][0]) / 2, 0.0)
    rim = [(centre[0] + (x - centre[0]) * 1.07, y * 1.18) for x, y in outline]
    plan.plate(rim, "6B8299", base=level - 0.8, rise=1.4, bevel=1.0, profile="chamfer", gloss=0.8)
    plan.plate(outline, GLASS, base=level, rise=rise, bevel=rise * 1.3, gloss=1.0, grain=0.0)


def polish(plan: HullPlan) -> None:
    """Shade the enamel: cooler toward the stern, a little darker low down; clean, no wear."""
    on = plan.cover > 0.5
    aft = smoothstep(-0.2, 1.0, -plan.x / plan.half_length)
    plan.colour *= (1 - 0.10 * aft * on)[..., None]
    plan.colour[..., 2] *= 1 + 0.03 * aft


def _across(y: Grid, on: np.ndarray) -> Grid:
    high = np.where(on, y, -1e6).max(axis=0, keepdims=True)
    low = np.where(on, y, 1e6).min(axis=0, keepdims=True)
    return np.clip((y - low) / np.maximum(high - low, 1e-3), 0, 1)


def _mark(plan: HullPlan, part: tuple[slice, slice], seam: Grid, shade: Grid) -> None:
    plan.colour[part] *= (shade * (1 - 0.34 * seam))[..., None]
    plan.height[part] -= 0.22 * seam
