"""Draws puffs of smoke that grow, thin out and drift."""

from __future__ import annotations

import math

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import LazyAtlas, premultiplied, tint
from game.view.effects.pool import Pool
from game.view.effects.strips import PUFFS, Strips
from game.view.frame import Frame
from game.view.palette import rgb

MOST_PUFFS = 250
DARK, PALE, EMBER = 0, 1, 2
_SIZES_PX = (6, 10, 16, 24, 36, 54, 80)
_COVERS = (0.10, 0.20, 0.32, 0.45, 0.60)
_COLOURS = (rgb("4A423E"), rgb("9AA4B0"), rgb("9A4A1E"))


class Smoke:
    """Keeps at most 250 puffs, or what the quality allows; the oldest go first."""

    def __init__(self, strips: Strips, seed: int = 9) -> None:
        self._puffs = strips.puffs
        self.pool = Pool(MOST_PUFFS, drag=0.6)
        self._random = np.random.default_rng(seed)
        self._atlas = LazyAtlas(len(_COLOURS) * len(_COVERS) * len(_SIZES_PX) * PUFFS, self._bake)

    def _bake(self, index: int) -> pygame.Surface:
        rest, variant = divmod(index, PUFFS)
        rest, size = divmod(rest, len(_SIZES_PX))
        kind, cover = divmod(rest, len(_COVERS))
        tile = self._puffs[variant]
        whole = premultiplied(tile[..., :3] * 1.5 * tint(_COLOURS[kind]), tile[..., 3] * _COVERS[cover])
        return pygame.transform.smoothscale(whole, (_SIZES_PX[size], _SIZES_PX[size]))

    def puff(
        self,
        at: ArrayLike,
        *,
        size: ArrayLike = 8.0,
        life: ArrayLike = 3.0,
        kind: ArrayLike = DARK,
        carry: ArrayLike = (0.0, 0.0),
        speed: float = 6.0,
    ) -> None:
        """Puffs at (n, 2) [wu]; size (n) [wu] when full-grown; carry (2) or (n, 2) [wu/s] of the source."""
        where = np.asarray(at, np.float64).reshape(-1, 2)
        angle = self._random.uniform(0, math.tau, len(where))
        drift = np.stack([np.cos(angle), np.sin(angle)], 1) * (speed * self._random.random((len(where), 1)))
        picture = self._random.integers(0, PUFFS, len(where)) + np.asarray(kind, np.intp) * PUFFS
        self.pool.add(where, drift + np.asarray(carry, np.float64), life=life, size=size, kind=picture)

    def update(self, dt: float) -> None:
        """Drifts all puffs by battle time."""
        self.pool.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Puts the puffs on the screen below the ships."""
        pool = self.pool
        if not len(pool):
            return
        see = np.flatnonzero(camera.visible(pool.pos, pool.size))[-frame.quality.most_puffs :]
        share = pool.share[see]
        side = pool.size[see] * 2 * camera.zoom * (0.35 + 0.65 * share**0.6)
        size = np.clip(np.searchsorted(_SIZES_PX, side * 0.85), 0, len(_SIZES_PX) - 1)
        density = np.minimum(share * 8, 1) * (1 - share) * len(_COVERS)
        cover = np.clip(density.astype(np.intp), 0, len(_COVERS) - 1)
        kind, variant = np.divmod(pool.kind[see], PUFFS)
        index = ((kind * len(_COVERS) + cover) * len(_SIZES_PX) + size) * PUFFS + variant
        frame.smoke += self._atlas.place(index, camera.to_screen(pool.pos[see]))
