"""Bakes what the explosive-metal burst is made of beside its shell: haze, flares, and frames at smaller sizes."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame

from game.view.effects.light import opaque, square, tint
from game.view.palette import rgb

HAZE_LEVELS = 24
FLARE_STEP, FLARE_LEVELS = 0.06, 16
_HAZE_PX = 96


@lru_cache(maxsize=64)
def hazes(side: int, level: int) -> pygame.Surface:
    """Bakes the haze at a size and a step of strength."""
    glow = pygame.transform.smoothscale(_haze(), (side, side))
    glow.fill((round(255 * level / HAZE_LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return glow


@lru_cache(maxsize=1)
def _haze() -> pygame.Surface:
    x, y = square(_HAZE_PX)
    r = np.sqrt(x * x + y * y) / (_HAZE_PX / 2)
    glow = np.clip(np.exp(-r * 3.2) - math.exp(-3.2), 0, 1)
    warm, rose = tint(rgb("FF8A3C")), tint(rgb("E0563C"))
    return opaque(glow[..., None] * (warm * 0.30 + rose * 0.14))


def halvings(frames: list[pygame.Surface]) -> list[list[pygame.Surface]]:
    """Keeps frames at full, half and quarter size: what ends up small need not be mixed large."""
    sizes = [frames]
    for _ in range(2):
        side = max(1, sizes[-1][0].get_width() // 2)
        sizes.append([pygame.transform.smoothscale(frame, (side, side)) for frame in sizes[-1]])
    return sizes


@lru_cache(maxsize=256)
def flares(step: int, level: int) -> tuple[pygame.Surface, pygame.Surface]:
    """Bakes both flares, the long one lying and the short one upright, at a step of length and of strength."""
    length = math.exp(step * FLARE_STEP)
    tall = max(9, round(15 * (length / 1050) ** 0.5))
    flare = pygame.transform.smoothscale(_flare(), (round(length), tall))
    flare.fill((round(255 * level / FLARE_LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
    return pygame.transform.rotozoom(flare, -7, 1), pygame.transform.rotozoom(flare, 83, 0.55)


@lru_cache(maxsize=1)
def _flare() -> pygame.Surface:
    x = np.linspace(-1, 1, 512, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, 13, dtype=np.float32)[:, None]
    light = np.exp(-np.abs(x) * 3.0) * (1 - np.abs(x)) * np.exp(-((y / 0.22) ** 2))
    wide = np.exp(-np.abs(x) * 7) * (1 - np.abs(x)) * np.exp(-((y / 0.5) ** 2)) * 0.4
    return opaque(light[..., None] * tint(rgb("FFE6C7")) * 1.7 + wide[..., None] * tint(rgb("FFB070")))
