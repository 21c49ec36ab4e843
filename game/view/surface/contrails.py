"""Contrails: what wings leave in the thin air, and the vapour over them in a hard turn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.trail_sprites import TrailSprites
from game.view.frame import Frame
from game.world.components import Body
from game.world.surface import ALIVE, Life, Wings
from game.world.surface_world import SurfaceWorld

_EVERY_TICKS, _SAMPLES = 9, 30
_LIFE_S = _SAMPLES * _EVERY_TICKS / 60.0
_HIGH_WU, _BAND_WU = 2500.0, 500.0  # from here on they stand; below that only in hard turns
_HARD_G = 4.5
_MOST = 520  # pieces of a picture, the newest first
_WIDE = 1.7  # of a missile's trail
_WHITE = 1  # sort of the trail sprites that is nearly white


class Contrails:
    """Remembers where wings were that leave a trail."""

    def __init__(self) -> None:
        self._past: NDArray[np.float64] = np.full((_SAMPLES, 1, 2), np.nan)
        self._serial: NDArray[np.int64] = np.full(1, -1, np.int64)
        self._newest, self._clock_s = 0, 0.0
        self._sprites: dict[float, TrailSprites] = {}

    def follow(self, world: SurfaceWorld) -> None:
        """Take note of where wings are now: call after every tick."""
        if world.tick % _EVERY_TICKS:
            return
        rows = world.units.rows(*ALIVE, Wings)
        body, wings = world.units[Body], world.units[Wings]
        rows = rows[world.units[Life].hp[rows] > 0.0]
        self._grow(world.units.size)
        if world.time_s < self._clock_s:
            self._past[:] = np.nan
        self._clock_s = world.time_s
        fresh = rows[self._serial[rows] != body.serial[rows]]
        self._past[:, fresh] = np.nan
        self._serial[fresh] = body.serial[fresh]
        self._newest = (self._newest + 1) % _SAMPLES
        line = self._past[self._newest]
        line[:] = np.nan
        spread = _HIGH_WU + _BAND_WU * (body.serial[rows] * 7 % 16) / 15.0  # not all in the same thin air
        leaves = (body.pos[rows, 1] > spread) | (np.abs(wings.load[rows]) > _HARD_G)
        line[rows[leaves]] = body.pos[rows[leaves]]

    def _grow(self, size: int) -> None:
        if size > len(self._serial):
            past = np.full((_SAMPLES, size, 2), np.nan)
            past[:, : len(self._serial)] = self._past
            self._past = past
            self._serial = np.concatenate([self._serial, np.full(size - len(self._serial), -1, np.int64)])

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Lay the trails under the craft."""
        order = (self._newest - np.arange(_SAMPLES)) % _SAMPLES
        chain = self._past[order]
        start, end = chain[:-1], chain[1:]
        good = np.isfinite(start[..., 0]) & np.isfinite(end[..., 0])
        half = np.array(camera.size) * (0.5 / camera.zoom) + 60.0
        with np.errstate(invalid="ignore"):
            off = np.abs((start + end) * 0.5 - camera.center)
            good &= (off[..., 0] < half[0]) & (off[..., 1] < half[1])
        age, row = np.nonzero(good)
        age, row = age[:_MOST], row[:_MOST]
        if not len(age):
            return
        a, b = camera.to_screen(start[age, row]), camera.to_screen(end[age, row])
        sprites = self._sprites.setdefault(camera.stop, TrailSprites(camera.stop * _WIDE))
        share = 0.25 + 0.75 * (age + 1) / _SAMPLES
        frame.smoke += sprites.smoke((a + b) * 0.5, b - a, share, np.full(len(age), _WHITE))
