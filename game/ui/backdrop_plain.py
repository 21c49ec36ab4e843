"""Makes a quiet backdrop for screens without a picture: night, stars, and the limb of Home."""

from __future__ import annotations

import numpy as np
import pygame

BASE = (7.0, 9.0, 16.0)
LIMB = (255.0, 189.0, 117.0)
GROUND = (96.0, 58.0, 38.0)
STARS = 420
WIDEST = 1280  # computed at most this wide and enlarged: larger windows would wait a second


def plain_backdrop(size: tuple[int, int], seed: int = 5) -> pygame.Surface:
    """Returns an opaque picture of the window's size."""
    width = min(size[0], WIDEST)
    height = max(1, round(size[1] * width / size[0]))
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = BASE
    haze = np.exp(-(((x / width - 0.7) / 0.35) ** 2) - ((y / height - 0.2) / 0.4) ** 2)[..., None]
    picture += haze * np.array((14.0, 7.0, 10.0), np.float32)
    rows, columns = rng.integers(0, height, STARS), rng.integers(0, width, STARS)
    picture[rows, columns] += (rng.random(STARS) ** 3 * 190 + 20)[:, None].astype(np.float32)
    # The limb: distance to a circle far below, warm line above and dark ground beneath it.
    radius = width * 1.05
    above = np.hypot(x - width * 0.52, y - height * 0.66 - radius) - radius
    glow = np.exp(-np.clip(above, 0, None) / (height * 0.018)) * (above > 0)
    line = np.exp(-((above / 1.6) ** 2))
    inside = np.clip(-above / (height * 0.5), 0, 1)
    ground = (above < 0) * (0.85 * np.exp(-inside * 4.0) + 0.06)
    picture = np.where((above < 0)[..., None], ground[..., None] * GROUND, picture)
    picture += (glow * 0.35 + line * 0.8)[..., None] * np.array(LIMB, np.float32) * 0.6
    picture += rng.random((height, width, 1), dtype=np.float32) - 0.5
    surface = pygame.Surface((width, height))
    pygame.surfarray.blit_array(surface, np.clip(picture, 0, 255).astype(np.uint8).swapaxes(0, 1))
    return surface if (width, height) == size else pygame.transform.smoothscale(surface, size)
