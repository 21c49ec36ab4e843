"""Mist: bands of it that drift with the wind, far over the sea and low over the ground, thin or thick by weather."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pygame

from game.rules.land import LandRule
from game.view.camera import Camera
from game.view.effects.light import fast_alpha, tint
from game.view.frame import Frame
from game.view.palette import rgb
from game.view.surface.backdrop import FAR
from game.view.surface.canvas import Canvas, field, spread
from game.view.surface.hours import Hour

_WIDE, _FOLD = 1536, 256
_WATER = rgb("B9C2C6")
_AGROUND, _BEFORE = 0.8, 1.15  # how fast the low bands go by as the camera moves, those behind and before the battle


class _Band(NamedTuple):
    """A band: how tall, how dense at its densest and everywhere, and where its lower edge is under the line. [px]"""

    tall: int
    dense: float
    least: float
    under: float


_BANDS: dict[str, tuple[_Band | None, _Band | None, _Band | None]] = {  # far, low, near
    "clear": (None, None, None),
    "haze": (_Band(46, 0.26, 0.05, 14.0), _Band(70, 0.24, 0.04, 10.0), None),
    "mist": (_Band(150, 0.75, 0.35, 44.0), _Band(170, 0.7, 0.42, 24.0), _Band(110, 0.5, 0.2, 40.0)),
    "rain": (_Band(110, 0.5, 0.25, 30.0), _Band(60, 0.3, 0.1, 12.0), None),
}


class Mist:
    """Keeps the bands of a level's weather; the wind carries them."""

    def __init__(self, hour: Hour, land: LandRule) -> None:
        self._wind = land.wind_wups
        bands = _BANDS[land.weather]
        self._bands = bands
        self._pictures = [
            None if band is None else _bake(hour, band, land.seed + 17 * place) for place, band in enumerate(bands)
        ]

    def draw_far(self, frame: Frame, camera: Camera, horizon_px: float, clock_s: float) -> None:
        """Lay the far band over sea and plain. horizon_px: its height on the screen"""
        self._draw(frame, camera, 0, horizon_px, FAR, self._wind * 0.3 * clock_s)

    def draw_low(self, frame: Frame, camera: Camera, ground_px: float, clock_s: float) -> None:
        """Lay the low band behind what stands on the ground."""
        self._draw(frame, camera, 1, ground_px, _AGROUND, self._wind * camera.zoom * clock_s)

    def draw_near(self, frame: Frame, camera: Camera, ground_px: float, clock_s: float) -> None:
        """Lay the near band before everything that stands on the ground."""
        self._draw(frame, camera, 2, ground_px, _BEFORE, self._wind * 1.3 * camera.zoom * clock_s)

    def _draw(self, frame: Frame, camera: Camera, which: int, line_px: float, pace: float, drift_px: float) -> None:
        band, picture = self._bands[which], self._pictures[which]
        if band is None or picture is None:
            return
        top = round(line_px + band.under - band.tall)
        if not -band.tall < top < frame.size[1]:
            return
        left = round(drift_px - float(camera.center[0]) * camera.zoom * pace) % _WIDE - _WIDE
        places = [(picture, (x, top)) for x in range(left, frame.size[0], _WIDE)]
        if which == 2:
            frame.cover += places
        else:
            frame.surface.fblits(places, pygame.BLEND_PREMULTIPLIED)


def _bake(hour: Hour, band: _Band, seed: int) -> pygame.Surface:
    """Paint a band that repeats: torn above, and gone at its lower edge."""
    lumps = field(_WIDE + _FOLD, band.tall, 260, band.tall * 0.45, seed + 41, 5)
    ramp = np.linspace(0, 1, _FOLD, dtype=np.float32)
    lumps[:, :_FOLD] = lumps[:, :_FOLD] * ramp + lumps[:, _WIDE:] * (1 - ramp)
    down = np.linspace(0, 1, band.tall, dtype=np.float32)[:, None]
    shape = spread(0.0, 0.62, down) * (1 - spread(0.72, 1.0, down))
    torn = spread(0.34, 0.72, lumps[:, :_WIDE])
    canvas = Canvas(_WIDE, band.tall)
    cover = shape * (torn * band.dense + band.least)
    colour = tint(hour.sky[-1][1]) * 0.42 + tint(hour.haze) * 0.42 + tint(_WATER) * 0.16
    canvas.over(colour, np.asarray(cover, np.float32))
    levels = canvas.levels(seed)
    return fast_alpha(pygame.image.frombytes(levels.tobytes(), (_WIDE, band.tall), "RGBA"))
