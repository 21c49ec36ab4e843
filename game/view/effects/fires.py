"""Draws fires burning on damaged hulls and the vapour that breached compartments vent."""

from __future__ import annotations

import math

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.effects.smoke import DARK, PALE, Smoke
from game.view.effects.sparks import Sparks
from game.view.effects.strips import FIREBALL_FRAMES, FIREBALL_VARIANTS, Strips
from game.view.frame import Frame
from game.view.palette import EMBER_HOT

_SIZES_PX = (10, 16, 24, 36, 54)
_FIRST, _LAST = 2, 7  # the frames of a fireball that look like a steady fire
_CYCLE_S = 0.85
PUFFS_PER_S = 5.0
JETS_PER_S = 16.0


class HullFires:
    """Burns where it is told to, every picture anew, and leaves smoke through `update`."""

    def __init__(self, strips: Strips, smoke: Smoke, sparks: Sparks, seed: int = 10) -> None:
        self._strips = strips
        self._smoke = smoke
        self._sparks = sparks
        self._random = np.random.default_rng(seed)
        self._baked: dict[int, tuple[Atlas, Atlas]] = {}

    def update(self, dt: float, pos: ArrayLike, level: ArrayLike, carry: ArrayLike, out: ArrayLike) -> None:
        """Gives off smoke and sparks from fires and vapour from breaches.

        pos: (n, 2) [wu]; level: (n) 0..1; carry: (n, 2) [wu/s]; out: (n) [rad] away from the hull, NaN for a
        fire without a breach
        """
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        if not len(where):
            return
        power = np.asarray(level, np.float64)
        motion = np.broadcast_to(np.asarray(carry, np.float64), where.shape)
        away = np.broadcast_to(np.asarray(out, np.float64), power.shape)
        smokes = np.flatnonzero(self._random.random(len(where)) < PUFFS_PER_S * dt * power)
        if len(smokes):
            size = 5 + 9 * power[smokes]
            self._smoke.puff(where[smokes], size=size, life=2.6, kind=DARK, carry=motion[smokes] * 0.6)
        jets = np.flatnonzero((self._random.random(len(where)) < JETS_PER_S * dt * power) & np.isfinite(away))
        if len(jets):
            angle = away[jets] + self._random.normal(0, 0.15, len(jets))
            blow = np.stack([np.cos(angle), np.sin(angle)], 1) * 46
            self._smoke.puff(where[jets], size=6.0, life=0.9, kind=PALE, carry=motion[jets] + blow, speed=3.0)
        for i in np.flatnonzero(self._random.random(len(where)) < 1.5 * dt * power):  # LOOP: rare
            self._sparks.spray(where[i], 5, speed=40, life=0.7, carry=motion[i])

    def _atlas(self, size: int) -> tuple[Atlas, Atlas]:
        if size not in self._baked:
            side = (_SIZES_PX[size], _SIZES_PX[size])
            fire = [pygame.transform.smoothscale(s, side) for s in self._strips.fire]
            glow = [disc(round(side[0] * 0.34, 1), EMBER_HOT, 0.14 + 0.06 * k) for k in range(4)]
            self._baked[size] = (Atlas(fire), Atlas(glow))
        return self._baked[size]

    def draw(self, frame: Frame, camera: Camera, pos: ArrayLike, level: ArrayLike, clock_s: float) -> None:
        """Burns at pos (n, 2) [wu] with level (n) 0..1."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        if not len(where):
            return
        power = np.asarray(level, np.float64)
        see = np.flatnonzero(camera.visible(where, 20.0) & (power > 0.02))
        beat = clock_s / _CYCLE_S + see * 0.37
        span = _LAST - _FIRST
        step = _FIRST + np.abs((beat * span).astype(np.intp) % (2 * span) - span)
        index = ((see + beat.astype(np.intp)) % FIREBALL_VARIANTS) * FIREBALL_FRAMES + step
        flicker = np.clip((1.5 + 1.5 * np.sin(clock_s * math.tau * 7 + see * 1.9)).astype(np.intp), 0, 3)
        side = (8 + 16 * power[see]) * camera.zoom
        size = np.clip(np.searchsorted(_SIZES_PX, side * 0.85), 0, len(_SIZES_PX) - 1)
        px = camera.to_screen(where[see])
        for bucket in np.unique(size).tolist():  # LOOP: at most five sizes
            rows = size == bucket
            fire, glow = self._atlas(bucket)
            frame.cover += fire.place(index[rows], px[rows])
            frame.light += glow.place(flicker[rows], px[rows])
