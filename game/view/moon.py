"""Paints a moon: a ball of grey rock, with craters, lit by the one sun of all battles in orbit."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.effects.noise import fractal
from game.view.palette import rgb

_SUN = (0.60, 0.62, 0.51)  # toward the light: right, up, at the eye
_ROCK, _PLAIN = rgb("8A857E"), rgb("5A5650")
_CRATERS, _NIGHT = 34, 0.035


def moon_picture(radius_px: float, seed: int) -> pygame.Surface:
    """Paints a moon of a radius. Returns: a premultiplied square, the moon in its middle"""
    side = max(4, math.ceil(2 * radius_px) + 4)
    at = (np.arange(side) + 0.5 - side / 2) / radius_px
    x, y = np.meshgrid(at, -at, indexing="ij")
    flat = np.hypot(x, y)
    z = np.sqrt(np.clip(1.0 - flat * flat, 0.0, 1.0))
    ball = [part.astype(np.float32) * 2.2 + 20.0 for part in (x, y, z)]
    height = fractal(*ball, octaves=6, seed=seed) + 0.22 * _bowls(x, y, z, seed)
    slope = np.gradient(height.astype(float)) if side > 8 else [np.zeros_like(x), np.zeros_like(x)]
    rough = 0.10 * radius_px
    normal = np.stack([x - rough * slope[0], y + rough * slope[1], z])
    normal /= np.maximum(np.sqrt((normal**2).sum(axis=0)), 1e-6)
    light = np.clip(sum(part * way for part, way in zip(normal, _SUN, strict=True)), 0.0, 1.0)
    plains = np.clip((fractal(*[part * 0.5 for part in ball], octaves=3, seed=seed + 40) - 0.42) * 6.0, 0.0, 1.0)
    cover = np.clip((1.0 - flat) * radius_px + 0.5, 0.0, 1.0)
    picture = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    shade = (_NIGHT + 1.25 * light * (0.82 + 0.36 * (height - 0.5))) * cover
    rock = np.array(_PLAIN) + (np.array(_ROCK) - np.array(_PLAIN)) * plains[..., None]
    pygame.surfarray.blit_array(picture, np.clip(rock * shade[..., None], 0, 255).astype(np.uint8))
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[:] = np.round(cover * 255).astype(np.uint8)
    del alpha
    return picture


def _bowls(x: np.ndarray, y: np.ndarray, z: np.ndarray, seed: int) -> np.ndarray:
    """Gives how craters dent the ball: down inside, up at the rim."""
    rng, out = np.random.default_rng(seed), np.zeros_like(x)
    for _ in range(_CRATERS):  # LOOP: craters
        way = rng.normal(size=3)
        way /= np.sqrt((way**2).sum())
        wide = 0.05 + 0.22 * float(rng.random()) ** 3
        apart = np.sqrt((x - way[0]) ** 2 + (y - way[1]) ** 2 + (z - abs(way[2])) ** 2) / wide
        out += np.where(apart < 1.0, apart**2 - 1.0, np.exp(-((apart - 1.0) * 4.0) ** 2) * 0.5) * min(1.0, wide * 8)
    return out
