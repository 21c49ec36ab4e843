"""Draws fireballs: fire breaking up over smoke, with its glow, in 0.7 seconds."""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.effects.pool import Pool
from game.view.effects.strips import FIREBALL_FRAMES, FIREBALL_VARIANTS, Strips
from game.view.frame import Frame
from game.view.palette import rgb

LIFE_S = 0.7
MOST_FIREBALLS = 80
# The visible fire of a full-grown frame reaches this share of half the picture.
_FILL = 0.62
_SIZES_PX = (12, 18, 26, 36, 50, 70, 96, 128, 176, 240)
_GLOW_STEPS = 6


class Fireballs:
    """Keeps fireballs of any size; pictures are shrunk to ten sizes when first needed."""

    def __init__(self, strips: Strips, seed: int = 3) -> None:
        self._strips = strips
        self.pool = Pool(MOST_FIREBALLS)
        self._random = np.random.default_rng(seed)
        self._fire: dict[int, Atlas] = {}
        self._glow: dict[int, Atlas] = {}
        self._halo: dict[int, Atlas] = {}

    def add(
        self, at: ArrayLike, radius: ArrayLike, *, carry: ArrayLike = 0.0, delay: ArrayLike = 0.0
    ) -> None:
        """Sets off fireballs at (n, 2) [wu] with radius (n) [wu]; delay [s] starts them later."""
        where = np.asarray(at, np.float64).reshape(-1, 2)
        n = len(where)
        variant = self._random.integers(0, FIREBALL_VARIANTS, n)
        life = LIFE_S * self._random.uniform(0.85, 1.25, n)
        self.pool.add(where, carry, life=life, size=radius, kind=variant, age=-np.asarray(delay, np.float64))

    def update(self, dt: float) -> None:
        """Ages all fireballs by battle time."""
        self.pool.update(dt)

    def _shrunk(self, baked: dict[int, Atlas], source: list[pygame.Surface], size: int) -> Atlas:
        if size not in baked:
            side = _SIZES_PX[size]
            baked[size] = Atlas([pygame.transform.smoothscale(s, (side, side)) for s in source])
        return baked[size]

    def _halo_of(self, size: int) -> Atlas:
        if size not in self._halo:
            radius = _SIZES_PX[size] * 0.36
            dims = [(1 - step / _GLOW_STEPS) * 0.30 for step in range(_GLOW_STEPS)]
            self._halo[size] = Atlas([disc(radius, rgb("FF6A1E"), round(d, 2)) for d in dims])
        return self._halo[size]

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Covers with fire and smoke, adds the glow."""
        pool = self.pool
        if not len(pool):
            return
        see = np.flatnonzero(camera.visible(pool.pos, pool.size * 2) & (pool.age >= 0))
        side = pool.size[see] * camera.zoom * (2 / _FILL)
        size = np.clip(np.searchsorted(_SIZES_PX, side * 0.85), 0, len(_SIZES_PX) - 1)
        step = np.minimum((pool.share[see] * FIREBALL_FRAMES).astype(np.intp), FIREBALL_FRAMES - 1)
        index = pool.kind[see] * FIREBALL_FRAMES + step
        halo = np.minimum((pool.share[see] * _GLOW_STEPS).astype(np.intp), _GLOW_STEPS - 1)
        px = camera.to_screen(pool.pos[see])
        for bucket in np.unique(size).tolist():  # LOOP: at most ten sizes
            rows = size == bucket
            frame.cover += self._shrunk(self._fire, self._strips.fire, bucket).place(index[rows], px[rows])
            frame.light += self._shrunk(self._glow, self._strips.glow, bucket).place(index[rows], px[rows])
            frame.light += self._halo_of(bucket).place(halo[rows], px[rows])
