"""Draws the fields of debris of a level: pieces of wrecks that turn slowly where they hang, and the grit between."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from game.rules.level import ZoneRule
from game.view.camera import Camera
from game.view.effects.debris import DebrisAtlas
from game.view.frame import Frame

_PER_FIELD, _LARGEST_WU, _SMALLEST_WU = 150, 26.0, 2.0
_SPIN_RPS = 0.12
_MOST_SEEN = 260


class DebrisFields:
    """Knows where every piece hangs; the same level always shows the same ones."""

    def __init__(self, zones: Sequence[ZoneRule], seed: int) -> None:
        fields = [zone for zone in zones if zone.debris_per_s > 0.0]
        rng = np.random.default_rng([seed, 11])
        count = _PER_FIELD * len(fields)
        far, turn = np.sqrt(rng.random(count)), rng.uniform(0.0, math.tau, count)
        middles = np.repeat(np.array([zone.at_wu for zone in fields], float).reshape(-1, 2), _PER_FIELD, axis=0)
        radii = np.repeat(np.array([zone.radius_wu for zone in fields], float), _PER_FIELD)
        self.pos: NDArray[np.float64] = middles + np.stack([np.cos(turn), np.sin(turn)], 1) * (far * radii)[:, None]
        self.size = _SMALLEST_WU + (_LARGEST_WU - _SMALLEST_WU) * rng.random(count) ** 4
        self.shape, self.side = rng.integers(0, 6, count), rng.integers(0, 2, count)
        self.angle, self.spin = rng.uniform(0.0, math.tau, count), rng.normal(0.0, _SPIN_RPS, count)
        self._atlas = DebrisAtlas() if count else None

    def draw(self, frame: Frame, camera: Camera, clock_s: float) -> None:
        """Cover the picture with the pieces that are on it. clock_s: [s] of battle"""
        if self._atlas is None:
            return
        see = np.flatnonzero(camera.visible(self.pos, _LARGEST_WU))[:_MOST_SEEN]
        turn = self.angle[see] + self.spin[see] * clock_s
        px = camera.to_screen(self.pos[see])
        frame.cover += self._atlas.place(px, self.size[see] * camera.zoom, self.side[see], self.shape[see], turn)
