"""Draws the small lamps of hulls: running lights, lenses, point-defence emitters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.engines import nozzles
from game.view.effects.light import Atlas, disc
from game.view.frame import Frame
from game.view.palette import RGB, WHITE

Lamp = tuple[float, float, RGB, float, float]  # x, y, colour, radius [wu], strength
_STEPS = 4
_LEAST_PX = 1.3  # lamps smaller than this on the screen are left out


class Lamps:
    """Bakes each class's lamps once a zoom stop, in a few strengths."""

    def __init__(self) -> None:
        self._lamps: dict[str, tuple[Lamp, ...]] = {}
        self._baked: dict[tuple[str, float], Atlas] = {}

    def register(self, key: str, lamps: Sequence[Lamp]) -> None:
        """Learns the lamps of a hull class, in its own frame."""
        self._lamps[key] = tuple(lamps)

    def _atlas(self, key: str, stop: float) -> Atlas:
        if (key, stop) not in self._baked:
            sprites = []
            for _, _, colour, radius, strength in self._lamps[key]:
                for step in range(1, _STEPS + 1):
                    share = strength * step / _STEPS
                    white = 0.8 * share if colour != WHITE else 0.0
                    sprites.append(
                        disc(max(1.0, round(radius * stop, 1)), colour, round(share, 2), round(white, 2))
                    )
            self._baked[key, stop] = Atlas(sprites)
        return self._baked[key, stop]

    def draw(
        self, frame: Frame, camera: Camera, key: str, pos: ArrayLike, heading: ArrayLike, level: ArrayLike
    ) -> None:
        """Lights the lamps of ships of one class: pos (n, 2) [wu]; heading (n) [rad]; level (n) 0..1."""
        lamps = self._lamps.get(key, ())
        bright = np.array([radius * camera.stop >= _LEAST_PX for *_, radius, _ in lamps], bool)
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        see = np.flatnonzero(camera.visible(where, 330.0)) if lamps and len(where) else ()
        if not len(see):
            return
        places = np.array([(x, y, 0.0) for x, y, *_ in lamps])
        world, _ = nozzles(where[see], np.asarray(heading, np.float64)[see], places)
        step = np.rint(np.asarray(level, np.float64)[see] * _STEPS).astype(np.intp)
        index = (np.arange(len(lamps))[None] * _STEPS + step[:, None] - 1).reshape(-1)
        lit = np.repeat(step > 0, len(lamps)) & np.tile(bright, len(see)) & camera.visible(world, 5.0)
        frame.light += self._atlas(key, camera.stop).place(index[lit], camera.to_screen(world[lit]))
