"""Draws the glints where slugs and fragments strike a shield or armour."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import Atlas, star
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import SHIELD_RIPPLE, SPARK

SHIELD, ARMOUR = 0, 1
LIFE_S = 0.16
MOST_SPARKLES = 150
_STEPS = 4


class Sparkles:
    """Keeps glints for a sixth of a second."""

    def __init__(self) -> None:
        self.pool = Pool(MOST_SPARKLES)
        self._atlas = Atlas(
            [
                star(size, colour, round(0.9 - 0.2 * step, 1))
                for colour in (SHIELD_RIPPLE, SPARK)
                for step, size in enumerate((5.0, 7.0, 4.5, 2.5))
            ]
        )

    def add(self, at: ArrayLike, kind: ArrayLike = SHIELD, carry: ArrayLike = 0.0) -> None:
        """Glints at (n, 2) [wu]; kind SHIELD or ARMOUR; carry [wu/s] of what was struck."""
        self.pool.add(at, carry, life=LIFE_S, kind=kind)

    def update(self, dt: float) -> None:
        """Ages the glints by battle time."""
        self.pool.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Adds the glints on the screen."""
        if len(self.pool):
            see = camera.visible(self.pool.pos, 5.0)
            step = np.minimum((self.pool.share[see] * _STEPS).astype(np.intp), _STEPS - 1)
            frame.light += self._atlas.place(
                self.pool.kind[see] * _STEPS + step, camera.to_screen(self.pool.pos[see])
            )
