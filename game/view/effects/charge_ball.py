"""Draws the ball a forward cannon charges: granulated gold, a bright limb, corona and rays."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.cannon_strips import (
    BALL_FRAMES,
    BALL_REACH,
    BALL_SIDE,
    RAYS_REACH,
    RAYS_SIDE,
    CannonStrips,
)
from game.view.effects.light import Array, opaque, premultiplied, square, tint
from game.view.effects.noise import smoothstep
from game.view.frame import Frame
from game.view.palette import CHARGE_GOLD, CHARGE_LIMB, CHARGE_RAMP, GREEN_BEAM, BeamColours, mix

LEAST_WU, MOST_WU = 6.0, 52.0
FRAMES_PER_S = 5.0
_WHITES = 6  # steps from gold to white
_LEVELS = 10  # steps of strength of the light round it
_SIZE_STEP, _GLOW_STEP = 0.04, 0.08  # of the logarithm of a size: of the ball, of the light round it
_MOST_GLOW_PX = 760
_LAYERS = 3  # corona, broad rays, fine rays


def ball_radius(charge: float) -> float:
    """Gives the radius of a ball that holds a share of a full charge. [wu]"""
    return LEAST_WU + (MOST_WU - LEAST_WU) * max(0.0, min(charge, 1.0)) ** 0.8


class ChargeBall:
    """Keeps the pictures of the ball at the sizes and heats lately asked for."""

    def __init__(self, strips: CannonStrips, colours: BeamColours = GREEN_BEAM) -> None:
        self._strips = strips
        self.colours = colours
        x, y = square(BALL_SIDE)
        d = np.sqrt(x * x + y * y) * np.float32(2 * BALL_REACH / BALL_SIDE)
        self._cover = smoothstep(1.02, 0.96, d)
        self._limb = (np.exp(-(((d - 0.99) / 0.06) ** 2)) * 0.8)[..., None] * tint(CHARGE_LIMB)
        self._glows = _glow_layers(strips.rays, colours)
        self._face = lru_cache(maxsize=96)(self._make_face)
        self._glow = lru_cache(maxsize=40)(self._make_glow)
        self._flare = _flare()
        self._streak = lru_cache(maxsize=16)(self._make_streak)

    def draw(
        self, frame: Frame, camera: Camera, at: NDArray[np.float64], radius_wu: float, white: float, power: float,
        clock_s: float, calm: bool = False,
    ) -> None:  # fmt: skip
        """Lays the ball on the picture and adds its light.

        at: (2) [wu]; white: 0 all gold, 1 all white; power: 0..1 of its light; calm: it does not flicker
        """
        radius = radius_wu * camera.zoom
        if radius < 0.5 or not camera.visible(at, radius_wu * RAYS_REACH)[0]:
            return
        px = camera.to_screen(at)
        self._lay_face(frame, px, radius, white, clock_s)
        beat = (0.0, 0.0) if calm else (math.sin(clock_s * 2.3), math.sin(clock_s * 4.1 + 1.0))
        shine = (1.0, 0.82 + 0.18 * beat[0], 0.78 + 0.22 * beat[1])
        side = min(2 * RAYS_REACH * radius, _MOST_GLOW_PX)
        step = round(math.log(max(side, 4.0)) / _GLOW_STEP)
        for layer in range(_LAYERS):  # LOOP: three layers of light
            level = round(min(power * shine[layer], 1.0) * _LEVELS)
            if level:
                _add(frame, px, self._glow(layer, step, level))
        level = round(power * _LEVELS)
        if level:
            _add(frame, px, self._streak(round(math.log(radius * 11) / _GLOW_STEP), level))

    def _lay_face(
        self, frame: Frame, px: NDArray[np.float64], radius: float, white: float, clock_s: float
    ) -> None:
        """Fades from one frame of the granules to the next."""
        side = max(3, math.ceil(2 * BALL_REACH * _settled(radius)))
        heat = round(max(0.0, min(white, 1.0)) * _WHITES)
        along = clock_s * FRAMES_PER_S
        first, share = int(along) % BALL_FRAMES, along - math.floor(along)
        below, above = self._face(first, heat, side), self._face((first + 1) % BALL_FRAMES, heat, side).copy()
        level = round(255 * share)
        above.fill((level,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
        corner = (round(float(px[0]) - side / 2), round(float(px[1]) - side / 2))
        frame.cover += [(below, corner), (above, corner)]

    def _make_face(self, number: int, white: int, side: int) -> pygame.Surface:
        levels = (np.clip(self._strips.ball[number], 0, 1) * 255).astype(np.uint8)
        picture = premultiplied(_ramp(white)[levels] + self._limb, self._cover)
        return pygame.transform.smoothscale(picture, (side, side))

    def _make_streak(self, step: int, level: int) -> pygame.Surface:
        long = max(8, round(math.exp(step * _GLOW_STEP)))
        picture = pygame.transform.smoothscale(self._flare, (long, max(5, round(long / 22))))
        picture.fill((round(255 * level / _LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return picture

    def _make_glow(self, layer: int, step: int, level: int) -> pygame.Surface:
        side = round(math.exp(step * _GLOW_STEP))
        picture = pygame.transform.smoothscale(self._glows[layer], (side, side))
        picture.fill((round(255 * level / _LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return picture


@lru_cache(maxsize=_WHITES + 1)
def _ramp(white: int) -> Array:
    """Gives the colour of granules by heat, for a step from gold to white: (256, 3) 0..1."""
    heat = np.linspace(0, 1, 256)
    heat = heat + (white / _WHITES) * (0.42 - 0.20 * heat)
    keys = [key for key, _ in CHARGE_RAMP]
    parts = [np.interp(heat, keys, [colour[i] / 255 for _, colour in CHARGE_RAMP]) for i in range(3)]
    return np.stack(parts, -1).astype(np.float32)


def _flare() -> pygame.Surface:
    """Bakes a thin level flare that fades to both ends."""
    x = np.linspace(-1, 1, 512, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, 25, dtype=np.float32)[:, None]
    fall = np.exp(-np.abs(x) * 2.6) * (1 - np.abs(x)) ** 1.5
    thin = (fall * np.exp(-((y / 0.16) ** 2)))[..., None] * tint(CHARGE_LIMB) * 0.9
    wide = (fall**1.6 * np.exp(-((y / 0.42) ** 2)))[..., None] * tint(CHARGE_GOLD) * 0.3
    return opaque(thin + wide)


def _settled(radius: float) -> float:
    """Rounds a radius to a step, so that pictures are kept for a while."""
    return math.exp(round(math.log(radius) / _SIZE_STEP * 2) * _SIZE_STEP / 2)


def _glow_layers(rays: Array, colours: BeamColours) -> list[pygame.Surface]:
    """Colours corona and rays, and lays the wide glow under the corona."""
    x, y = square(RAYS_SIDE)
    d = np.sqrt(x * x + y * y) * np.float32(2 * RAYS_REACH / RAYS_SIDE)
    out = np.clip(d - 1, 0, None)
    outside = smoothstep(0.9, 1.02, d)
    window = smoothstep(RAYS_REACH, RAYS_REACH * 0.55, d)
    within = 0.02 + 0.98 * outside  # the ball itself stands before its light
    near = (np.exp(-out / 0.75) * 0.30 * within)[..., None] * tint(CHARGE_GOLD)
    wide = (np.exp(-out / 1.7) * 0.26 * within)[..., None] * tint(colours.glow)
    warm = rays[..., :1] * outside[..., None] * tint(mix(CHARGE_LIMB, CHARGE_GOLD, 0.4)) * 0.46
    corona = (warm + near + wide) * window[..., None]
    pale = tint(mix(CHARGE_LIMB, CHARGE_GOLD, 0.4)) * 0.465 + tint(colours.mid) * 0.25
    keep = within[..., None]
    broad = rays[..., 1:2] * pale * 0.62 * keep
    fine = rays[..., 2:3] * tint(CHARGE_LIMB) * 0.55 * keep
    return [opaque(corona), opaque(broad), opaque(fine)]


def _add(frame: Frame, px: NDArray[np.float64], picture: pygame.Surface) -> None:
    w, h = picture.get_size()
    frame.light.append((picture, (round(float(px[0]) - w / 2), round(float(px[1]) - h / 2))))
