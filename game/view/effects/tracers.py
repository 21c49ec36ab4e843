"""Draws rounds in flight: one dash a round, seen together as a rope of dashes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import ZOOM_STOPS, Camera
from game.view.effects.light import HEADINGS, Atlas, heading_index, needles
from game.view.frame import Frame
from game.view.palette import RACE_TRACER_CORE, RACE_TRACER_HALO, VIOLET_CORE, VIOLET_GLOW

RACE, ARUME = 0, 1
DASH_WU = 12.0
_COLOURS = ((RACE_TRACER_CORE, RACE_TRACER_HALO), (VIOLET_CORE, VIOLET_GLOW))


class Tracers:
    """Draws slugs and shells; a thousand cost about a quarter of a millisecond."""

    def __init__(self) -> None:
        self._baked: dict[float, Atlas] = {}

    def warm(self) -> None:
        """Bakes dashes for every zoom stop."""
        for stop in ZOOM_STOPS:
            self._atlas(stop)

    def _atlas(self, stop: float) -> Atlas:
        if stop not in self._baked:
            length = max(3.0, DASH_WU * stop)
            fat = 1.0 if stop >= 0.6 else 0.8
            self._baked[stop] = Atlas(
                [
                    sprite
                    for core, halo in _COLOURS
                    for sprite in needles(length, core, halo, core_px=0.7 * fat, halo_px=1.7 * fat)
                ]
            )
        return self._baked[stop]

    def draw(self, frame: Frame, camera: Camera, pos: ArrayLike, vel: ArrayLike, kind: ArrayLike) -> None:
        """Adds one dash for each round: pos, vel (n, 2) [wu], [wu/s]; kind: (n) RACE or ARUME."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        see = np.flatnonzero(camera.visible(where, DASH_WU)) if len(where) else ()
        if not len(see):
            return
        speed = np.asarray(vel, np.float64).reshape(-1, 2)[see]
        heading = heading_index(np.arctan2(speed[:, 1], speed[:, 0]))
        index = np.asarray(kind, np.intp)[see] * HEADINGS + heading
        frame.light += self._atlas(camera.stop).place(index, camera.to_screen(where[see]))
