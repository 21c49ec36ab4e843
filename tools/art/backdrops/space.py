"""Paints deep space: nebula (smooth, stored at half size) and two layers of stars."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from game.view.effects.noise import fractal, smoothstep
from game.view.palette import rgb

Array = NDArray[np.float32]

WIDTH, HEIGHT = 1536, 864
_TILT = -0.5  # the milky lane runs down to the right
_STAR_TINTS = ((1.0, 0.82, 0.62), (0.75, 0.86, 1.0), (1.0, 0.97, 0.93))


def _colour(text: str) -> Array:
    return np.array(rgb(text), np.float32) / 255


def nebula(seed: int, strength: float = 1.0) -> tuple[Array, Array]:
    """Paints the nebula and says how dense stars stand in it.

    returns: (HEIGHT, WIDTH, 3) [0..1] light; (HEIGHT, WIDTH) density of stars
    """
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    u, v = xx / 460, yy / 460
    ru = u * math.cos(_TILT) - v * math.sin(_TILT)
    rv = u * math.sin(_TILT) + v * math.cos(_TILT)
    wx = fractal(ru * 1.3 + 5, rv * 1.3, octaves=4, seed=seed) - 0.5
    wy = fractal(ru * 1.3, rv * 1.3 + 9, octaves=4, seed=seed + 9) - 0.5
    lane = np.exp(-(((rv - 0.1 + wx * 0.7) / 0.45) ** 2))
    dust = fractal(ru * 1.2 + wx * 1.6, rv * 2.6 + wy * 1.6, octaves=7, seed=seed + 20)
    dust = smoothstep(0.42, 0.78, dust) * (0.25 + lane)
    cold = smoothstep(0.45, 0.8, fractal(ru * 0.9 + 3 + wy, rv * 1.1 + wx, octaves=6, seed=seed + 60))
    dark = fractal(ru * 2.2 + wy * 2, rv * 3.6 + wx * 2, octaves=7, seed=seed + 40)
    dark = smoothstep(0.46, 0.62, dark) * lane
    veins = fractal(ru * 2.6 + wx * 2.4, rv * 3.4 + wy * 2.4, octaves=6, seed=seed + 80, ridged=True)
    down = (yy / HEIGHT)[..., None]
    light = _colour("05070E") * (1 - down) + _colour("0D0B16") * down
    light = light + _colour("3A1A16") * (dust * 0.62 * strength)[..., None]
    light = light + _colour("1E1020") * (dust * cold * 0.45 * strength)[..., None]
    light = light + _colour("0B2230") * (cold * 0.72 * strength)[..., None]
    light = light + _colour("5A2A1C") * (smoothstep(0.72, 0.95, veins) * dust * 0.4 * strength)[..., None]
    light = light * (1 - 0.55 * dark)[..., None]
    return light.astype(np.float32), (dust * 1.2 + 0.35) * (1 - 0.7 * dark)


def faint_stars(seed: int, density: Array) -> Array:
    """Scatters some 6000 single-pixel stars where the nebula is dense. Returns (HEIGHT, WIDTH, 3)."""
    random = np.random.default_rng(seed)
    light = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    for count, low, high in ((6400, 0.04, 0.22), (1000, 0.2, 0.5), (170, 0.5, 1.0)):
        x = random.integers(2, WIDTH - 2, count * 8)
        y = random.integers(2, HEIGHT - 2, count * 8)
        keep = np.flatnonzero(random.random(count * 8) < density[y, x])[:count]
        tint = np.array(_STAR_TINTS, np.float32)[random.choice(3, len(keep), p=(0.3, 0.35, 0.35))]
        shine = random.uniform(low, high, (len(keep), 1)).astype(np.float32) * tint
        np.add.at(light, (y[keep], x[keep]), shine)
        if high >= 1:
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                np.add.at(light, (y[keep] + dy, x[keep] + dx), shine * 0.3)
    return light


def bright_stars(seed: int, count: int = 14) -> Array:
    """Paints a few near stars with halo and a small cross. Returns (HEIGHT, WIDTH, 3)."""
    random = np.random.default_rng(seed + 1)
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    light = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    for _ in range(count):
        x, y = random.uniform(40, WIDTH - 40), random.uniform(30, HEIGHT - 30)
        size = random.uniform(0.45, 1.0)
        tint = np.array((0.8, 0.9, 1.0) if random.random() < 0.6 else (1.0, 0.8, 0.6), np.float32)
        dx, dy = np.abs(xx - x), np.abs(yy - y)
        d2 = dx * dx + dy * dy
        glow = np.exp(-d2 / 3.2) * 0.9 + np.exp(-d2 / (120 * size)) * 0.11
        glow += np.exp(-dx / (7 * size) - dy * 1.8) * 0.4 + np.exp(-dy / (7 * size) - dx * 1.8) * 0.4
        light += (glow * size)[..., None] * tint
    return light
