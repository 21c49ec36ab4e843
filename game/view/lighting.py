"""Light for hull maps: normals, cast shadows, occlusion and gloss, in numpy.

Maps lie in the hull's own frame (bow right, port up: row 0 is port). The key light stands in the world; it is
turned into the hull's frame, so the same maps serve every heading.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Colour = tuple[float, float, float]

SHADOW_REACH_WU = 12.0
SHADOW_STEPS = 18
SHADOW_KEPT = 0.25
SOFT_KNEE = 0.86


@dataclass(frozen=True)
class KeyLight:
    """The one hard sun of a battle, the light between the stars, and the glow of the planet below.

    direction: toward the sun, world x, y and height above the plane
    bounce_direction: toward the planet
    """

    direction: tuple[float, float, float] = (0.60, 0.62, 0.52)
    colour: Colour = (1.20, 1.13, 1.04)
    ambient: Colour = (0.10, 0.13, 0.185)
    bounce_direction: tuple[float, float, float] = (-0.2, -0.9, 0.35)
    bounce: Colour = (0.17, 0.095, 0.055)


@dataclass(frozen=True)
class HullMaps:
    """What a hull looks like without light.

    height: (h, w) [wu]
    albedo: (h, w, 3) [0..1]
    cover: (h, w) [0..1]
    gloss: (h, w) [0..1]
    glow: (h, w, 3) [0..1] light given off
    scale: [px/wu]
    """

    height: Floats
    albedo: Floats
    cover: Floats
    gloss: Floats
    glow: Floats
    scale: float


@dataclass(frozen=True)
class Relief:
    """Maps made ready for lighting: everything that does not depend on where the light stands.

    covered: (n,) flat indices of the pixels any hull covers; the (n, ...) arrays below follow it
    """

    shape: tuple[int, int]
    scale: float
    height: Floats
    covered: NDArray[np.intp]
    normal: Floats
    occlusion: Floats
    paint: Floats
    sheen: Floats
    gloss: Floats
    glow: Floats
    alpha: Floats


def area_resize(a: Floats, rows: int, columns: int) -> Floats:
    """Shrink (or stretch) the first two axes by averaging areas."""
    down, across = _area_weights(a.shape[0], rows), _area_weights(a.shape[1], columns)
    if a.ndim == 2:
        return np.asarray(down @ a @ across.T, np.float32)
    planes = [down @ np.ascontiguousarray(a[..., k]) @ across.T for k in range(a.shape[2])]
    return np.stack(planes, axis=-1).astype(np.float32)


def _area_weights(old: int, new: int) -> Floats:
    edges = np.linspace(0, old, new + 1)
    cells = np.arange(old)
    low, high = np.maximum(edges[:-1, None], cells), np.minimum(edges[1:, None], cells + 1)
    weights = np.maximum(high - low, 0)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


def running_mean(a: Floats, radius: int, passes: int = 2) -> Floats:
    """Blur by repeated running means with still edges."""
    if radius < 1:
        return a
    n = 2 * radius + 1
    for axis in (0, 1):
        for _ in range(passes):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (radius + 1, radius)
            total = np.cumsum(np.pad(a, pad, mode="edge"), axis=axis, dtype=np.float64)
            part = total[n:] - total[:-n] if axis == 0 else total[:, n:] - total[:, :-n]
            a = (part / n).astype(np.float32)
    return a


def prepare(maps: HullMaps) -> Relief:
    """Work out normals, occlusion and edges once, for all directions of light."""
    height, scale = maps.height, maps.scale
    smooth = 0.65 * height + 0.35 * running_mean(height, 1, 1)
    down, right = np.gradient(smooth * np.float32(scale))
    slope_x, slope_y = np.clip(-right, -3, 3), np.clip(down, -3, 3)
    normal_z = 1 / np.sqrt(slope_x**2 + slope_y**2 + 1)
    near = running_mean(height, max(1, round(1.2 * scale)))
    broad = running_mean(height, max(1, round(3.0 * scale)))
    occlusion = np.clip(1 - (broad - height) * 0.09 - np.clip(near - height, 0, 2) * 0.12, 0.35, 1.12)
    edge = np.clip((height - near) * 0.26, -0.24, 0.34)
    shown = 1 - 0.85 * maps.glow.max(axis=2)  # a lamp keeps its hue: its own paint would wash it out
    covered = np.flatnonzero(maps.cover > 0.004)

    def pick(a: Floats) -> Floats:
        return np.ascontiguousarray(a.reshape(height.size, -1)[covered].T)

    gloss = pick(maps.gloss)[0]
    grazing = (1 - pick(normal_z)[0]) ** 2
    return Relief(
        shape=(height.shape[0], height.shape[1]),
        scale=scale,
        height=height,
        covered=covered,
        normal=np.concatenate([pick(slope_x * normal_z), pick(slope_y * normal_z), pick(normal_z)]),
        occlusion=pick(occlusion)[0],
        paint=pick(maps.albedo) * ((1 + pick(edge)) * pick(shown)),
        sheen=gloss * grazing * 0.16,
        gloss=gloss * 0.8,
        glow=pick(maps.glow),
        alpha=pick(maps.cover)[0],
    )


def light(relief: Relief, key: KeyLight, heading: float) -> Bytes:
    """Light a hull that points along heading [rad]; returns (h, w, 4) premultiplied B, G, R, A."""
    sun = _into_hull(key.direction, heading)
    nx, ny, nz = relief.normal
    open_sky = _unshadowed(relief, sun)
    facing = np.clip(nx * sun[0] + ny * sun[1] + nz * sun[2], 0, 1) * open_sky
    below = _into_hull(key.bounce_direction, heading)
    bounced = np.clip(nx * below[0] + ny * below[1] + nz * below[2], 0, 1) * relief.occlusion
    half = sun + np.array([0, 0, 1], np.float32)
    half /= np.linalg.norm(half)
    mirror = np.clip(nx * half[0] + ny * half[1] + nz * half[2], 0, 1)
    p2 = mirror * mirror
    p4 = p2 * p2
    p8 = p4 * p4
    shine = relief.gloss * open_sky * (p8 * p8 * p8 * p4 + 0.16 * p8)
    out = np.zeros((relief.shape[0] * relief.shape[1], 4), np.uint8)
    for channel in range(3):
        received = key.ambient[channel] * relief.occlusion
        received += key.colour[channel] * facing + key.bounce[channel] * bounced
        colour = relief.paint[channel] * received
        colour += key.colour[channel] * shine
        colour += relief.sheen * (0.6 + 0.4 * channel)
        colour = _knee(colour) + relief.glow[channel]
        np.clip(colour, 0, 1, out=colour)
        colour *= relief.alpha
        out[relief.covered, 2 - channel] = colour * 255 + 0.5
    out[relief.covered, 3] = relief.alpha * 255 + 0.5
    return out.reshape(*relief.shape, 4)


def _knee(colour: Floats) -> Floats:
    """Bend the brightest paint over softly: white is kept for heat."""
    over = np.maximum(colour - SOFT_KNEE, 0)
    return np.asarray(colour - over + over * (1 - SOFT_KNEE) / (over + (1 - SOFT_KNEE)), np.float32)


def _unshadowed(relief: Relief, sun: Floats) -> Floats:
    """March the height map toward the sun; returns (n,) the share of sunlight left."""
    flat = math.hypot(sun[0], sun[1])
    if flat < 0.05:
        return np.ones(relief.covered.size, np.float32)
    rise = sun[2] / flat * 0.9
    rows, columns = relief.shape
    height = relief.height
    highest = np.full(relief.shape, -1e3, np.float32)
    seen: set[tuple[int, int]] = set()
    for step in range(1, SHADOW_STEPS + 1):
        away = SHADOW_REACH_WU * (step / SHADOW_STEPS) ** 1.3 * relief.scale
        dx, dy = round(sun[0] / flat * away), round(-sun[1] / flat * away)
        if (dx, dy) == (0, 0) or (dx, dy) in seen or abs(dx) >= columns or abs(dy) >= rows:
            continue
        seen.add((dx, dy))
        here = slice(max(0, -dy), min(rows, rows - dy)), slice(max(0, -dx), min(columns, columns - dx))
        there = slice(max(0, dy), min(rows, rows + dy)), slice(max(0, dx), min(columns, columns + dx))
        drop = np.float32(math.hypot(dx, dy) / relief.scale * rise)
        np.maximum(highest[here], height[there] - drop, out=highest[here])
    blocked = np.clip((highest - height).ravel()[relief.covered] * 0.8, 0, 1)
    return np.asarray(1 - (1 - SHADOW_KEPT) * blocked, np.float32)


def _into_hull(direction: tuple[float, float, float], heading: float) -> Floats:
    c, s = math.cos(-heading), math.sin(-heading)
    x, y, z = direction
    turned = np.array([x * c - y * s, x * s + y * c, z], np.float32)
    return np.asarray(turned / max(1e-6, float(np.linalg.norm(turned))), np.float32)
