"""Rain: slanted streaks before everything, and splashes where they meet the ground."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.camera import Camera
from game.view.effects.light import Atlas, streak, tint
from game.view.effects.light import premultiplied as covered
from game.view.frame import Frame
from game.view.palette import RGB, mix, rgb
from game.view.surface.hours import Hour
from game.world.land import height_at
from game.world.surface_world import SurfaceWorld

_STREAKS, _SPLASHES = 260, 90
_FALL_PX, _WIND_GAIN, _GUST = 780.0, 9.0, 30.0  # [px/s] of the nearest drops; slant by the wind
_LENGTHS_PX = (16, 26, 40)
_PACES = (0.62, 0.8, 1.0)
_SHARES = (0.16, 0.20, 0.26)
_SPLASH_S, _STAGES = 0.22, 3
_MARGIN = 60  # [px]
_WATER = rgb("AEB6BC")


class Rain:
    """Draws rain for the eye alone; what it does to sight and dust are rules. wind: [wu/s] to the right"""

    def __init__(self, hour: Hour, wind: float, seed: int) -> None:
        random = np.random.default_rng(seed + 130)
        self._place = random.random((_STREAKS, 2))
        self._deep = random.integers(0, len(_PACES), _STREAKS)
        self._phase, self._where = random.random(_SPLASHES), random.random(_SPLASHES)
        across = wind * _WIND_GAIN + _GUST * (1 if wind >= 0.0 else -1)
        self._way = np.array((across, _FALL_PX))
        colour, angle = mix(_WATER, hour.sky[-1][1], 0.35), math.atan2(-_FALL_PX, across)
        self._drops = Atlas([_drop(length, angle, colour, share)
                             for length, share in zip(_LENGTHS_PX, _SHARES, strict=True)])  # fmt: skip
        self._crowns = Atlas([_crown(stage, colour) for stage in range(_STAGES)])

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld, clock_s: float) -> None:
        """Lay streaks and splashes over the picture."""
        size = np.array(frame.size) + 2.0 * _MARGIN
        pace = np.asarray(_PACES)[self._deep][:, None]
        shift = camera.center * (-camera.zoom, camera.zoom)
        px = (self._place * size + (self._way * clock_s + shift) * pace) % size - _MARGIN
        frame.cover += self._drops.place(self._deep, px)
        self._splash(frame, camera, world, clock_s)

    def _splash(self, frame: Frame, camera: Camera, world: SurfaceWorld, clock_s: float) -> None:
        turn = clock_s / _SPLASH_S + self._phase
        number = np.floor(turn)
        share = turn - number
        wide = frame.size[0] / camera.zoom
        left = float(camera.center[0]) - 0.5 * wide
        # Every drop falls somewhere else: a place of its own in a field that repeats, by how often it has fallen.
        x = left + ((self._where + number * 0.6180339 - left / wide) % 1.0) * wide
        place = np.stack([x, height_at(world.land, x) - 1.0], 1)
        frame.cover += self._crowns.place((share * _STAGES).astype(np.intp), camera.to_screen(place))


def _drop(length: int, angle: float, colour: RGB, share: float) -> pygame.Surface:
    light = streak(length + 6, length, 0.8, angle, taper=0.3)
    return covered(np.broadcast_to(tint(colour), (*light.shape, 3)), light * share)


def _crown(stage: int, colour: RGB) -> pygame.Surface:
    """Bake a splash: a drop, a small crown, a ring that has flattened."""
    x, y = np.meshgrid(np.arange(13) - 6.0, 5.0 - np.arange(8))
    wide, high = 1.2 + 1.8 * stage, (1.0, 3.2, 1.4)[stage]
    rim = np.exp(-((np.abs(x) - wide) ** 2) / 0.9) * np.exp(-((y - high * 0.5) ** 2) / (high * 0.7))
    return covered(np.broadcast_to(tint(colour), (*x.shape, 3)), np.clip(rim, 0, 1) * (0.55 - 0.14 * stage))
