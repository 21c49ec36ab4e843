"""Lights the cities on the night side of Home: clusters of points along streets, joined by dim ."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def _blur(light: Array, radius: int) -> Array:
    """Blurs by three box passes each way, near enough to a Gaussian."""
    width = 2 * radius + 1
    for axis in (0, 1):
        for _ in range(3):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (radius + 1, radius)
            sums = np.cumsum(np.pad(light, pad, mode="edge"), axis=axis, dtype=np.float64)
            high = np.take(sums, range(width, sums.shape[axis]), axis)
            low = np.take(sums, range(sums.shape[axis] - width), axis)
            light = ((high - low) / width).astype(np.float32)
    return light


def _town(
    light: Array, at: tuple[int, int], squeeze: float, facing: float, random: np.random.Generator
) -> None:
    """Scatters one town: points along a few streets, foreshortened toward the rim."""
    count = min(int(random.pareto(1.05) * 15) + 6, 480)
    spread = 1.4 + count**0.5 * 0.62
    reach = np.abs(random.normal(0, spread, count)) * random.choice([0.4, 1, 1.5], count)
    street = random.choice(random.random(5) * math.tau, count) + random.normal(0, 0.35, count)
    along, across = reach * np.cos(street) * squeeze, reach * np.sin(street)
    x = np.clip(at[0] + along * math.cos(facing) - across * math.sin(facing), 0, light.shape[1] - 1).astype(
        int
    )
    y = np.clip(at[1] + along * math.sin(facing) + across * math.cos(facing), 0, light.shape[0] - 1).astype(
        int
    )
    np.add.at(light, (y, x), random.uniform(0.12, 0.7, count))


def _road(light: Array, a: tuple[int, int], b: tuple[int, int], random: np.random.Generator) -> None:
    """Dots a slightly bent road between two towns."""
    steps = max(2, int(math.dist(a, b)))
    t = np.linspace(0, 1, steps)
    bend = np.sin(t * math.pi) * random.normal(0, 4)
    keep = random.random(steps) < 0.5
    x = np.clip(a[0] + (b[0] - a[0]) * t + bend, 0, light.shape[1] - 1).astype(int)[keep]
    y = np.clip(a[1] + (b[1] - a[1]) * t + bend, 0, light.shape[0] - 1).astype(int)[keep]
    np.add.at(light, (y, x), 0.10)


def city_lights(
    dark: Array,
    sea: Array,
    z: Array,
    height: Array,
    disc: tuple[Array, Array],
    clouds: Array,
    seed: int,
    towns: int,
) -> Array:
    """Places towns on dark land, most of them near the coast. Returns (h, w, 3) light to add.

    dark: (h, w) share of night; sea: (h, w) share of water; z: (h, w) normal toward the viewer
    disc: offsets from the planet's centre in radii; clouds: (h, w) cover
    """
    light = np.zeros(dark.shape, np.float32)
    ys, xs = np.where((dark > 0.25) & (sea < 0.2) & (z > 0.08))
    if not len(xs) or not towns:
        return np.zeros((*dark.shape, 3), np.float32)
    random = np.random.default_rng(seed + 5)
    near_coast = np.exp(-(((height[ys, xs] - 0.43) / 0.05) ** 2))
    weight = ((near_coast + 0.22) * z[ys, xs]).astype(np.float64)
    places = [(int(xs[i]), int(ys[i])) for i in random.choice(len(xs), towns, p=weight / weight.sum())]
    for x, y in places:
        _town(light, (x, y), max(0.25, float(z[y, x])), math.atan2(disc[1][y, x], disc[0][y, x]), random)
    for a in places:
        nearest = sorted(places, key=lambda b, a=a: math.dist(a, b))[1:3]  # type: ignore[misc]
        for b in nearest:
            if 0 < math.dist(a, b) <= 90:
                _road(light, a, b, random)
    light *= dark * (1 - clouds * 0.8)
    warm, halo = np.array([1, 0.72, 0.38], np.float32), np.array([1, 0.55, 0.22], np.float32)
    return light[..., None] * warm * 1.1 + _blur(light, 2)[..., None] * halo * 0.9
