"""Fumes: short-lived dust and smoke of the surface for the eye alone, and the pictures of all smoke there is."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.base.vectors import Floats, Ints, Rows
from game.view.camera import Camera
from game.view.effects.light import LazyAtlas, premultiplied, tint
from game.view.effects.pool import Pool
from game.view.frame import Frame, Stamp
from game.view.palette import RGB, rgb
from game.view.surface.columns import FIRE, lumps

MOST_FUMES = 300
DUST, SOOT, LAUNCH, BLAZE, SCREEN, LIT_SCREEN, LIT_DUST = range(7)
_WARMED = 4  # kinds baked behind the loading bar; the others when first seen
_SIZES_PX = (6, 10, 16, 24, 34, 48, 66, 90, 124, 168)
_COVERS = (0.10, 0.22, 0.36, 0.52, 0.68)
_HALFWAY = np.array([0.5 * (a + b) for a, b in pairwise(_COVERS)])
_PEAK = (0.50, 0.84, 0.40, 0.95, 0.8, 0.8, 0.5)  # cover of a young one, by kind
_RISE_WUPS2 = (2.0, 30.0, 5.0, 44.0, 2.0, 2.0, 2.0)  # buoyancy while young
_COOLS_S = 5.0  # over which it is lost
_DRAG = 0.9
_BASE: tuple[RGB, ...] = (rgb("5A402B"), rgb("191513"), rgb("6E655C"), rgb("191411"), rgb("4A443F"), rgb("4A443F"),
                          rgb("5A402B"))  # fmt: skip
_TOP: tuple[RGB, ...] = (rgb("8A6440"), rgb("43342B"), rgb("A09080"), rgb("3A2A20"), rgb("A89A8A"), rgb("A89A8A"),
                         rgb("8A6440"))  # fmt: skip
_GLOW = (0.0, 0.10, 0.0, 0.72, 0.0, 0.62, 0.5)  # light of a fire on its lower side, by kind
_MOST_BAKES = 60  # new pictures a frame


class Fumes:
    """Keeps at most 300 puffs; the oldest go first. wind: [wu/s] to the right."""

    def __init__(self, wind: float, sky: RGB, seed: int = 21) -> None:
        self.wind = wind
        self.pool = Pool(MOST_FUMES)
        self._sky = sky
        self._whole = lru_cache(maxsize=len(lumps()) * 8)(self._paint)
        self._random = np.random.default_rng(seed)
        count = len(_BASE) * len(_COVERS) * len(_SIZES_PX) * len(lumps())
        self._atlas = LazyAtlas(count, self._bake, _MOST_BAKES)

    def clear(self) -> None:
        """Let the air be clean; what was baked stays."""
        self.pool = Pool(MOST_FUMES)

    def _bake(self, index: int) -> pygame.Surface:
        rest, look = divmod(index, len(lumps()))
        rest, size = divmod(rest, len(_SIZES_PX))
        whole = self._whole(*divmod(rest, len(_COVERS)), look)
        return pygame.transform.smoothscale(whole, (_SIZES_PX[size], _SIZES_PX[size]))

    def _paint(self, kind: int, cover: int, look: int) -> pygame.Surface:
        shape, high, low = lumps()[look]
        share = np.clip(high * 1.35 - 0.2, 0, 1)[..., None]
        colour = tint(_BASE[kind]) + (tint(_TOP[kind]) - tint(_BASE[kind])) * share
        colour = colour + tint(self._sky) * (high**2 * 0.10)[..., None]
        colour = colour + tint(FIRE) * (low * _GLOW[kind])[..., None]
        return premultiplied(colour, shape * _COVERS[cover])

    def warm(self) -> None:
        """Bake all puffs behind the loading bar."""
        self._atlas.most_bakes = 10_000
        count = _WARMED * len(_COVERS) * len(_SIZES_PX) * len(lumps())
        size, look = len(_SIZES_PX), len(lumps())
        order = np.arange(count).reshape(-1, size, look).swapaxes(1, 2).ravel()  # all sizes of one picture together
        for index in order.tolist():  # LOOP: pictures of smoke, once
            self._atlas.place(np.array([index]), np.zeros((1, 2)))
        self._atlas.most_bakes = _MOST_BAKES

    def lumps(self, px: Floats, side_px: Floats, kind: Ints, cover: Floats, look: Ints) -> list[Stamp]:
        """Give pictures of smoke where it is told. px: (n, 2); side_px: (n); cover: (n) 0..1; look: any number"""
        size = np.clip(np.searchsorted(_SIZES_PX, side_px * 0.85), 0, len(_SIZES_PX) - 1)
        step = np.searchsorted(_HALFWAY, cover)
        index = ((kind * len(_COVERS) + step) * len(_SIZES_PX) + size) * len(lumps()) + look % len(lumps())
        seen = cover > _COVERS[0] * 0.5
        return self._atlas.place(index[seen], px[seen])

    def puff(
        self, at: ArrayLike, kind: ArrayLike, *, size: ArrayLike = 12.0, life: ArrayLike = 4.0,
        carry: ArrayLike = (0.0, 0.0), speed: float = 6.0,
    ) -> None:  # fmt: skip
        """Puff at (n, 2) [wu]: size (n) [wu] across when grown, carry (2) or (n, 2) [wu/s]."""
        where = np.asarray(at, np.float64).reshape(-1, 2)
        n = len(where)
        angle = self._random.uniform(0, math.tau, n)
        drift = np.stack([np.cos(angle), np.sin(angle)], 1) * (speed * self._random.random((n, 1)))
        look = self._random.integers(0, len(lumps()), n) + np.asarray(kind, np.intp) * len(lumps())
        self.pool.add(where, drift + np.asarray(carry, np.float64), life=life, size=size, kind=look)

    def update(self, dt: float) -> None:
        """Let all rise and drift, by battle time."""
        pool = self.pool
        if not len(pool) or dt <= 0.0:
            return
        kind = pool.kind // len(lumps())
        keep = math.exp(-_DRAG * dt)
        lift = np.asarray(_RISE_WUPS2)[kind] * np.exp(-pool.age / _COOLS_S)
        pool.vel[:, 0] = pool.vel[:, 0] * keep + self.wind * (1 - keep)
        pool.vel[:, 1] = pool.vel[:, 1] * keep + lift * dt
        pool.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Put smoke behind what stands on the ground, and dust before it."""
        pool = self.pool
        if not len(pool):
            return
        see = np.flatnonzero(camera.visible(pool.pos, pool.size))[-frame.quality.most_puffs :]
        stamps, front = self._stamps(camera, see)
        for stamp, near in zip(stamps, front, strict=True):  # LOOP: at most 300
            (frame.cover if near else frame.smoke).append(stamp)

    def _stamps(self, camera: Camera, see: Rows) -> tuple[list[Stamp], list[bool]]:
        pool = self.pool
        share: Floats = pool.share[see]
        side = pool.size[see] * camera.zoom * (0.40 + 0.60 * share**0.6)
        size = np.clip(np.searchsorted(_SIZES_PX, side * 0.85), 0, len(_SIZES_PX) - 1)
        kind, look = np.divmod(pool.kind[see], len(lumps()))
        # What was lit by the fire below is plain soot once it has risen.
        kind = np.where((kind == BLAZE) & (share > 0.13), SOOT, kind)
        dense = np.minimum(share * 10, 1) * (1 - share) ** 0.8 * np.asarray(_PEAK)[kind]
        cover = np.clip((dense * len(_COVERS)).astype(np.intp), 0, len(_COVERS) - 1)
        index = ((kind * len(_COVERS) + cover) * len(_SIZES_PX) + size) * len(lumps()) + look
        known = self._atlas.place(index, camera.to_screen(pool.pos[see]))
        if len(known) != len(index):  # some are not baked yet: nobody misses them for one picture
            return known, [False] * len(known)
        return known, (kind == DUST).tolist()
