"""The air over the battlefield: mist between the hills and the ground, and embers that the wind carries by."""

from __future__ import annotations

import numpy as np
import pygame

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc, fast_alpha, tint
from game.view.frame import Frame
from game.view.palette import rgb
from game.view.surface.canvas import Canvas, field, spread
from game.view.surface.hours import Hour

MOST_EMBERS = 110
_NEAR = 1.2
_MIST_FAR = 0.6
_MIST_WIDE, _MIST_TALL = 1536, 84
_FIELD = 1.2  # embers come round again in a field this much larger than the window
_RISE_PX, _WIND_GAIN = 16.0, 5.0
_EMBER = rgb("FF9A3E")


class Air:
    """Draws mist and embers. wind: [wu/s] to the right; both are for the eye alone."""

    def __init__(self, hour: Hour, wind: float, seed: int) -> None:
        self._wind = wind
        random = np.random.default_rng(seed + 90)
        self._place = random.random((MOST_EMBERS, 2))
        self._pace = random.uniform(0.5, 1.5, (MOST_EMBERS, 1))
        self._phase = random.uniform(0, 6.3, MOST_EMBERS)
        self._share = hour.glow
        sizes = ((0.8, 0.5), (0.8, 0.9), (1.2, 0.7), (1.2, 1.0))
        self._atlas = Atlas([disc(size, _EMBER, strength, strength * 0.4) for size, strength in sizes])
        self._look = random.integers(0, len(sizes), MOST_EMBERS)
        self._mist = _bake_mist(hour, seed)

    def draw_mist(self, frame: Frame, camera: Camera, ground_px: float) -> None:
        """Lay mist behind the ground line. ground_px: its height on the screen"""
        top = round(ground_px - _MIST_TALL * 0.78)
        if not -_MIST_TALL < top < frame.size[1]:
            return
        left = -round(float(camera.center[0]) * camera.zoom * _MIST_FAR) % _MIST_WIDE - _MIST_WIDE
        places = [(self._mist, (x, top)) for x in range(left, frame.size[0], _MIST_WIDE)]
        frame.surface.fblits(places, pygame.BLEND_PREMULTIPLIED)

    def draw_embers(self, frame: Frame, camera: Camera, clock_s: float) -> None:
        """Add embers before everything, fewest where no city burns."""
        count = round(MOST_EMBERS * min(1.0, self._share))
        size = np.array(frame.size) * _FIELD
        drift = np.array((self._wind * _WIND_GAIN, -_RISE_PX)) * clock_s
        shift = camera.center * (-camera.zoom * _NEAR, camera.zoom * _NEAR)
        sway = np.stack([np.sin(clock_s * 0.9 + self._phase), np.cos(clock_s * 0.7 + self._phase)], 1) * 14.0
        px = (self._place * size + drift * self._pace + shift + sway)[:count] % size - np.array(frame.size) * 0.1
        low = px[:, 1] > frame.size[1] * (0.10 + 0.62 * (self._phase[:count] / 6.3))
        glow = (self._look[:count] + (np.sin(clock_s * 3.0 + self._phase[:count]) > 0.0)) % 4
        frame.light += self._atlas.place(glow.astype(np.intp)[low], px[low])


def _bake_mist(hour: Hour, seed: int) -> pygame.Surface:
    """Paint a band of mist that repeats."""
    fold = 256
    lumps = field(_MIST_WIDE + fold, _MIST_TALL, 190, 34, seed + 71, 5)
    ramp = np.linspace(0, 1, fold, dtype=np.float32)
    lumps[:, :fold] = lumps[:, :fold] * ramp + lumps[:, _MIST_WIDE:] * (1 - ramp)
    down = np.linspace(0, 1, _MIST_TALL, dtype=np.float32)[:, None]
    band = np.exp(-(((down - 0.72) / 0.26) ** 2)) * spread(0.0, 0.2, down)
    cover = spread(0.36, 0.74, lumps[:, :_MIST_WIDE]) * band * 0.52 + band * 0.12
    canvas = Canvas(_MIST_WIDE, _MIST_TALL)
    canvas.over(tint(hour.sky[-1][1]) * 0.62 + tint(hour.haze) * 0.25, np.asarray(cover, np.float32))
    levels = canvas.levels(seed)
    return fast_alpha(pygame.image.frombytes(levels.tobytes(), (_MIST_WIDE, _MIST_TALL), "RGBA"))
