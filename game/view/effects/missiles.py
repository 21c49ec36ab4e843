"""Draws the glowing heads of missiles in flight and the streaks of interceptors."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import ZOOM_STOPS, Camera
from game.view.effects.light import HEADINGS, Atlas, disc, heading_index, needles
from game.view.frame import Frame
from game.view.palette import ARUME_MISSILE, BURST_CORE, EMBER_HOT, RACE_MISSILE, RACE_TRACER_CORE, WHITE, rgb

RACE, ARUME, EXPLOSIVE_METAL, WARHEAD, DECOY = range(5)
HEAD_BEHIND_WU = 7.0  # the glow is the motor, not the nose
STREAK_WU = 26.0
_HEADS = (
    (4.6, RACE_MISSILE, 0.62, 1.0),
    (4.6, ARUME_MISSILE, 0.62, 1.0),
    (7.5, rgb("FFC46A"), 0.75, 1.0),
    (6.0, BURST_CORE, 0.7, 1.0),
    (3.6, EMBER_HOT, 0.4, 0.6),
)


class MissileHeads:
    """Draws motors as points of light with a hot streak, in the hue of their side."""

    def __init__(self) -> None:
        self._heads: dict[float, Atlas] = {}
        self._streaks: dict[float, Atlas] = {}

    def warm(self) -> None:
        """Bakes heads and streaks for every zoom stop."""
        for stop in ZOOM_STOPS:
            self._head_atlas(stop)
            self._streak_atlas(stop)

    def _head_atlas(self, stop: float) -> Atlas:
        if stop not in self._heads:
            scale = max(stop, 0.5)  # seen from afar the glow is all there is of a missile
            self._heads[stop] = Atlas(
                [disc(round(r * scale, 1), colour, share, white) for r, colour, share, white in _HEADS]
            )
        return self._heads[stop]

    def _streak_atlas(self, stop: float) -> Atlas:
        if stop not in self._streaks:
            colours = ((RACE_TRACER_CORE, RACE_MISSILE), (WHITE, ARUME_MISSILE))
            self._streaks[stop] = Atlas(
                [
                    sprite
                    for core, halo in colours
                    for sprite in needles(
                        max(6.0, STREAK_WU * stop), core, halo, core_px=0.65, halo_px=1.3, taper=0.0,
                        core_strength=0.9, halo_strength=0.5,
                    )
                ]
            )  # fmt: skip
        return self._streaks[stop]

    def draw(self, frame: Frame, camera: Camera, pos: ArrayLike, vel: ArrayLike, kind: ArrayLike) -> None:
        """Adds one motor a missile: pos, vel (n, 2) [wu], [wu/s]; kind (n) RACE .. DECOY."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        if not len(where):
            return
        speed = np.asarray(vel, np.float64).reshape(-1, 2)
        pace = np.maximum(np.hypot(speed[:, 0], speed[:, 1]), 1e-9)[:, None]
        motor = where - speed / pace * HEAD_BEHIND_WU
        see = np.flatnonzero(camera.visible(motor, 10.0))
        kinds = np.asarray(kind, np.intp)[see]
        frame.light += self._head_atlas(camera.stop).place(kinds, camera.to_screen(motor[see]))

    def draw_interceptors(
        self, frame: Frame, camera: Camera, pos: ArrayLike, vel: ArrayLike, kind: ArrayLike
    ) -> None:
        """Adds one thin streak an interceptor; kind (n) RACE or ARUME."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        if not len(where):
            return
        speed = np.asarray(vel, np.float64).reshape(-1, 2)
        pace = np.maximum(np.hypot(speed[:, 0], speed[:, 1]), 1e-9)[:, None]
        middle = where - speed / pace * (STREAK_WU * 0.5)
        see = np.flatnonzero(camera.visible(middle, STREAK_WU))
        heading = heading_index(np.arctan2(speed[see, 1], speed[see, 0]))
        index = np.minimum(np.asarray(kind, np.intp)[see], 1) * HEADINGS + heading
        frame.light += self._streak_atlas(camera.stop).place(index, camera.to_screen(middle[see]))
