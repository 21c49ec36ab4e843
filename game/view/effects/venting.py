"""Draws what escapes from a forward cannon: vapour and sparks at moving hinges, plumes to both sides after an abort."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.light import opaque, tint
from game.view.effects.noise import fractal
from game.view.effects.smoke import PALE, Smoke
from game.view.effects.sparks import Sparks
from game.view.frame import Frame
from game.view.palette import CHARGE_GOLD, CHARGE_LIMB

HINGE_AHEAD, HINGE_ASIDE = 0.43, 0.31  # of half a hull's length, of half its width
VAPOUR_PER_S, SPARKS_PER_S, PLUME_PER_S = 26.0, 30.0, 70.0
PLUME_WU = 330.0  # how far a full charge blows
_PLUME_BACK = 0.12  # [rad] by which plumes lean ahead
_PLUME_SPREAD = 0.07
_STREAM_PX = 256
_REACH_STEP, _TURNS, _ROOT = 0.05, 128, 0.06
Array = NDArray[np.float64]


class Venting:
    """Feeds the battle's smoke and sparks, and draws plumes; keeps nothing itself."""

    def __init__(self, sparks: Sparks, smoke: Smoke, seed: int = 15) -> None:
        self._sparks, self._smoke = sparks, smoke
        self._random = np.random.default_rng(seed)

    def hinges(self, dt: float, centre: Array, way: Array, size: tuple[float, float], carry: Array) -> None:
        """Lets vapour and sparks out where covers swing: centre (2) [wu]; way (2); size [wu] of the hull."""
        random = self._random
        across = np.array((-way[1], way[0]))
        for sign in (1.0, -1.0):
            at = centre + way * (size[0] / 2 * HINGE_AHEAD) + across * (sign * size[1] / 2 * HINGE_ASIDE)
            out = across * sign * 0.9 + way * 0.35
            count = int(random.poisson(VAPOUR_PER_S * dt))
            if count:
                blow = out * random.uniform(25, 75, (count, 1)) + random.normal(0, 7, (count, 2))
                self._smoke.puff(
                    at + random.normal(0, 3, (count, 2)), size=9.0, life=1.3, kind=PALE, carry=carry + blow, speed=4.0
                )
            self._sparks.spray(
                at, int(random.poisson(SPARKS_PER_S * dt)), speed=90, life=0.5, spread=0.6, carry=carry,
                direction=math.atan2(out[1], out[0]),
            )  # fmt: skip

    def draw_plumes(
        self, frame: Frame, camera: Camera, at: Array, way: Array, power: float, clock_s: float, calm: bool
    ) -> None:
        """Adds two streams of gold that fade outward: at (2) [wu]; power: 0..1 of a full charge."""
        if not camera.visible(at, PLUME_WU)[0]:
            return
        px = camera.to_screen(at)
        angle = math.atan2(way[1], way[0])
        for sign in (1.0, -1.0):
            beat = 1.0 if calm else 1.0 + 0.06 * math.sin(clock_s * 23.0 + sign)
            reach = PLUME_WU * camera.zoom * (0.3 + 0.7 * power) * beat
            turn = angle + sign * (math.pi / 2 - _PLUME_BACK)
            step = round(math.log(max(reach, 8.0)) / _REACH_STEP)
            picture = _plume(step, round(turn * (_TURNS / math.tau)) % _TURNS)
            far = math.exp(step * _REACH_STEP) * (0.5 - _ROOT)
            middle = px + np.array((math.cos(turn), -math.sin(turn))) * far
            corner = np.rint(middle - np.array(picture.get_size()) / 2).astype(int).tolist()
            frame.light.append((picture, corner))

    def plumes(self, dt: float, at: Array, way: Array, power: float, carry: Array) -> None:
        """Blows a stored charge out of the bow to both sides: at (2) [wu]; power: 0..1 of a full charge."""
        angle = math.atan2(way[1], way[0])
        for sign in (1.0, -1.0):
            count = int(self._random.poisson(PLUME_PER_S * dt * (0.3 + 0.7 * power)))
            self._sparks.spray(
                at, count, speed=420, life=0.85, spread=_PLUME_SPREAD, carry=carry,
                direction=angle + sign * (math.pi / 2 - _PLUME_BACK),
            )  # fmt: skip


@lru_cache(maxsize=64)
def _plume(step: int, turn: int) -> pygame.Surface:
    """Bakes one stream of a length and heading: narrow at its root, wide and faint at its end."""
    picture = pygame.transform.smoothscale_by(_stream(), math.exp(step * _REACH_STEP) / _STREAM_PX)
    return pygame.transform.rotozoom(picture, turn * 360 / _TURNS, 1.0)


@lru_cache(maxsize=1)
def _stream() -> pygame.Surface:
    x = np.linspace(-_ROOT, 1 - _ROOT, _STREAM_PX, dtype=np.float32)[None, :]
    y = np.linspace(-0.16, 0.16, round(_STREAM_PX * 0.32), dtype=np.float32)[:, None]
    out = np.clip(x, 0, 1)
    wide = 0.014 + 0.075 * out**0.8
    grain = fractal(np.broadcast_to(x * 14, (y.size, x.size)), y * 60 + 0 * x, octaves=4, seed=81)
    fall = np.clip(1 - out / (1 - _ROOT), 0, 1) ** 1.5 * np.exp(-((np.minimum(x, 0) / 0.03) ** 2))
    core = np.exp(-((y / (wide * 0.5)) ** 2)) * fall**1.6
    glow = np.exp(-((y / wide) ** 2)) * fall * (0.35 + 0.9 * grain)
    return opaque(core[..., None] * tint(CHARGE_LIMB) * 0.8 + glow[..., None] * tint(CHARGE_GOLD) * 0.7)
