"""Columns of smoke over far fires: lumps lit from the sky above and from the fire below, painted once."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pygame

from game.view.effects.light import tint
from game.view.effects.noise import fractal, smoothstep
from game.view.palette import RGB, rgb
from game.view.surface.canvas import Array, Canvas

FIRE = rgb("FF7A22")
_LUMPS = 8
_SIDE = 96
_TONES = np.array(((0.10, 0.085, 0.08), (0.20, 0.135, 0.10), (0.34, 0.13, 0.04)), np.float32)


class Column(NamedTuple):
    """One column: its foot, its top, how wide it is at both, how far it leans, how dense it is. [px]"""

    x: float
    foot: float
    top: float
    narrow: float
    wide: float
    lean: float
    seed: int
    dense: float = 0.9
    lit: float = 1.0
    reach: float = 130.0


@lru_cache(maxsize=1)
def lumps() -> tuple[tuple[Array, Array, Array], ...]:
    """Bake lumps of smoke: cover, light from the upper left, light from the fire at the lower left."""
    step = (np.arange(_SIDE, dtype=np.float32) - _SIDE / 2) / (_SIDE * 0.36)
    u, v = np.meshgrid(step, step)
    far = np.sqrt(u * u + v * v)
    out = []
    for k in range(_LUMPS):
        rough = fractal(u * 1.6 + k * 9, v * 1.6 + k * 5, octaves=5, seed=k + 3, gain=0.55)
        fine = fractal(u * 3.5 + k * 9, v * 3.5 + k * 5, octaves=4, seed=k + 13, gain=0.55)
        round_ = np.sqrt(np.clip(1.05 - far * far * 0.9, 0, 1)) * 1.25
        height = _soft(round_ + (rough - 0.5) * 1.25 + (fine - 0.5) * 0.22)
        down, along = np.gradient(height * _SIDE * 0.34)
        steep = 1 / np.sqrt(along * along + down * down + 1)
        cover = smoothstep(0.05, 0.50, 1.12 - far + (rough - 0.5) * 1.5)
        cover = cover * smoothstep(1.36, 1.05, far)
        high = np.clip((along * 0.35 + down * 0.75) * steep * 0.6 + 0.45, 0, 1)
        low = np.clip((along * 0.75 - down * 0.55) * steep * 0.75 + 0.32, 0, 1)
        out.append((np.asarray(cover), np.asarray(high), np.asarray(low)))
    return tuple(out)


def _soft(a: Array) -> Array:
    """Blur a little, by neighbours."""
    for _ in range(3):
        a = (a + np.roll(a, 1, 0) + np.roll(a, -1, 0) + np.roll(a, 1, 1) + np.roll(a, -1, 1)) / 5
    return a


def paint(canvas: Canvas, column: Column, fire: RGB = FIRE) -> None:
    """Paint one column, its top first, so that lower lumps stand before higher ones."""
    c, random = column, np.random.default_rng(column.seed)
    tall = c.foot - c.top
    count = int(14 + tall * 0.17 + (c.narrow + c.wide) * 0.13)
    for i in range(count):  # LOOP: lumps of one column
        t = min(max(1 - (i + 0.5) / count + float(random.normal(0, 0.03)), 0.0), 1.0)
        y, wide = c.foot - tall * t**0.92, c.narrow + (c.wide - c.narrow) * t**0.75
        x = c.x + c.lean * t**1.6 + float(random.normal(0, 0.34)) * wide + math.sin(t * 9 + c.seed) * wide * 0.25
        radius = wide * float(random.uniform(0.5, 0.95)) + 3
        near = math.exp(-(c.foot - y) / c.reach)
        cover, high, low = lumps()[int(random.integers(_LUMPS))]
        thin = c.dense * (1 - 0.62 * t) * float(random.uniform(0.7, 0.98)) * min(1.0, (1 - t) * 5 + 0.05)
        colour = _TONES[0] * (0.25 + 1.7 * high**1.4)[..., None] + _TONES[1] * (high * t * 0.8)[..., None]
        colour = colour + tint(fire) * (low * near * c.lit * 0.95)[..., None]
        colour = colour + _TONES[2] * (low * (1 - t) * 0.35 * c.lit)[..., None]
        side = max(4, round(radius * 2.6))
        both = _resized(np.concatenate([np.clip(colour, 0, 1), cover[..., None]], -1), side)
        canvas.over(both[..., :3], both[..., 3] * thin, x - side / 2, y - side / 2)


def _resized(picture: Array, side: int) -> Array:
    """Scale a picture (h, w, 4) to a square of another size."""
    levels = np.ascontiguousarray((picture * 255 + 0.5).astype(np.uint8))
    whole = pygame.image.frombytes(levels.tobytes(), (levels.shape[1], levels.shape[0]), "RGBA")
    small = pygame.transform.smoothscale(whole, (side, side))
    data = np.frombuffer(pygame.image.tobytes(small, "RGBA"), np.uint8).reshape(side, side, 4)
    return data.astype(np.float32) / 255
