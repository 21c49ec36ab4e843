"""Draws muzzle flashes and launch puffs of light at the mouths of guns and missile cells."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import ARUME_MISSILE, RACE_MISSILE, RGB, VIOLET_MID, rgb

GUN, VIOLET_GUN, RACE_CELL, ARUME_TUBE = 0, 1, 2, 3
MOST_FLASHES = 120
_LIFE_S = (0.06, 0.06, 0.22, 0.18)
_SIZE_WU = (4.5, 4.0, 8.0, 7.0)
_COLOUR: tuple[RGB, ...] = (rgb("FFC46A"), VIOLET_MID, RACE_MISSILE, ARUME_MISSILE)
_STEPS = 4


class MuzzleFlashes:
    """Keeps flashes for a few pictures."""

    def __init__(self) -> None:
        self.pool = Pool(MOST_FLASHES)
        self._baked: dict[float, Atlas] = {}

    def add(self, at: ArrayLike, kind: ArrayLike, carry: ArrayLike = 0.0) -> None:
        """Flashes at (n, 2) [wu]; kind: (n) GUN, VIOLET_GUN, RACE_CELL or ARUME_TUBE; carry: [wu/s]."""
        kinds = np.asarray(kind, np.intp)
        self.pool.add(at, carry, life=np.asarray(_LIFE_S)[kinds], kind=kinds)

    def update(self, dt: float) -> None:
        """Ages the flashes by battle time."""
        self.pool.update(dt)

    def _atlas(self, stop: float) -> Atlas:
        if stop not in self._baked:
            self._baked[stop] = Atlas(
                [
                    disc(
                        max(1.2, round(size * stop * (1 + 0.25 * step), 1)),
                        colour,
                        0.9 - 0.2 * step,
                        0.9 - 0.22 * step,
                    )
                    for size, colour in zip(_SIZE_WU, _COLOUR, strict=True)
                    for step in range(_STEPS)
                ]
            )
        return self._baked[stop]

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Adds the flashes on the screen."""
        if not len(self.pool):
            return
        see = camera.visible(self.pool.pos, 20.0)
        step = np.minimum((self.pool.share[see] * _STEPS).astype(np.intp), _STEPS - 1)
        index = self.pool.kind[see] * _STEPS + step
        frame.light += self._atlas(camera.stop).place(index, camera.to_screen(self.pool.pos[see]))
