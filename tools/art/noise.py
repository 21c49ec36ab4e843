"""Seeded value noise, blur and ramps for the picture makers."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float32]
LACUNARITY = 2.03


@functools.cache
def _table(seed: int) -> Grid:
    return np.random.default_rng(seed + 999).random((256, 256), dtype=np.float32)


def smoothstep(low: float, high: float, x: Grid) -> Grid:
    """Rise smoothly from 0 at low to 1 at high."""
    t = np.clip((x - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def value_noise(x: Grid, y: Grid, seed: int) -> Grid:
    """Interpolate random lattice values; one lattice step is one unit of x or y."""
    table = _table(seed)
    xi, yi = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    fx, fy = (x - xi).astype(np.float32), (y - yi).astype(np.float32)
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    x0, x1, y0, y1 = xi & 255, (xi + 1) & 255, yi & 255, (yi + 1) & 255
    top = table[y0, x0] + (table[y0, x1] - table[y0, x0]) * fx
    low = table[y1, x0] + (table[y1, x1] - table[y1, x0]) * fx
    return top + (low - top) * fy


def fractal(x: Grid, y: Grid, octaves: int, seed: int, ridged: bool = False) -> Grid:
    """Sum octaves of value noise into 0..1; ridged folds each octave into sharp crests."""
    total, weight, amount = np.zeros(np.shape(x), np.float32), 0.0, 1.0
    for octave in range(octaves):
        n = value_noise(x, y, seed + octave)
        total += np.float32(amount) * (1 - np.abs(2 * n - 1) if ridged else n)
        weight += amount
        amount *= 0.5
        x, y = x * LACUNARITY + 13.1, y * LACUNARITY + 7.7
    return total / np.float32(weight)


def box_blur(a: Grid, radius: int, passes: int = 3) -> Grid:
    """Blur by repeated running means, close to a gaussian of the same radius."""
    if radius < 1:
        return a
    n = 2 * radius + 1
    for axis in (0, 1):
        for _ in range(passes):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (radius + 1, radius)
            total = np.cumsum(np.pad(a, pad, mode="edge"), axis=axis, dtype=np.float64)
            if axis == 0:
                a = ((total[n:] - total[:-n]) / n).astype(np.float32)
            else:
                a = ((total[:, n:] - total[:, :-n]) / n).astype(np.float32)
    return a
