"""Gives seeded value noise in two and three dimensions, the grain of fire, smoke, clouds and rock."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

_SIDE_2D = 256
_SIDE_3D = 64
_LACUNARITY = 2.03  # not 2: the lattices of the octaves must not line up


def smoothstep(low: float, high: float, x: Array) -> Array:
    """Rises from 0 at `low` to 1 at `high` with flat ends; falls where low > high."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


@lru_cache(maxsize=64)
def _table_2d(seed: int) -> Array:
    return np.random.default_rng(seed + 999).random((_SIDE_2D, _SIDE_2D), dtype=np.float32)


@lru_cache(maxsize=128)
def _table_3d(seed: int) -> Array:
    return np.random.default_rng(seed).random((_SIDE_3D,) * 3, dtype=np.float32)


def _split(x: Array, mask: int) -> tuple[NDArray[np.int32], NDArray[np.int32], Array]:
    """Cuts a coordinate into its lattice cell, the next cell and the smoothed rest."""
    cell = np.floor(x).astype(np.int32)
    rest = (x - cell).astype(np.float32)
    return cell & mask, (cell + 1) & mask, rest * rest * (3 - 2 * rest)


def noise_2d(x: Array, y: Array, seed: int) -> Array:
    """Gives smooth noise between 0 and 1, repeating every 256 units."""
    table = _table_2d(seed)
    x0, x1, fx = _split(x, _SIDE_2D - 1)
    y0, y1, fy = _split(y, _SIDE_2D - 1)
    low = table[y0, x0] + (table[y0, x1] - table[y0, x0]) * fx
    high = table[y1, x0] + (table[y1, x1] - table[y1, x0]) * fx
    return low + (high - low) * fy


def noise_3d(x: Array, y: Array, z: Array, seed: int) -> Array:
    """Gives smooth noise between 0 and 1, repeating every 64 units."""
    table = _table_3d(seed)
    x0, x1, fx = _split(x, _SIDE_3D - 1)
    y0, y1, fy = _split(y, _SIDE_3D - 1)
    z0, z1, fz = _split(z, _SIDE_3D - 1)

    def face(zi: NDArray[np.int32]) -> Array:
        low = table[x0, y0, zi] + (table[x1, y0, zi] - table[x0, y0, zi]) * fx
        high = table[x0, y1, zi] + (table[x1, y1, zi] - table[x0, y1, zi]) * fx
        return low + (high - low) * fy

    near = face(z0)
    return near + (face(z1) - near) * fz


def fractal(*axes: Array, octaves: int = 5, seed: int = 1, gain: float = 0.5, ridged: bool = False) -> Array:
    """Sums octaves of noise over two or three axes into fractal noise between 0 and 1.

    ridged: folds every octave at its middle, which turns blobs into veins
    """
    shifts = (13.1, 7.7) if len(axes) == 2 else (3.1, 1.7, 5.3)
    total = np.zeros(np.broadcast(*axes).shape, np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        if len(axes) == 2:
            layer = noise_2d(axes[0], axes[1], seed + octave)
        else:
            layer = noise_3d(axes[0], axes[1], axes[2], seed + octave)
        total += weight * (1 - np.abs(2 * layer - 1) if ridged else layer)
        weights += weight
        weight *= gain
        axes = tuple((a * _LACUNARITY + s).astype(np.float32) for a, s in zip(axes, shifts, strict=True))
    return total / weights
