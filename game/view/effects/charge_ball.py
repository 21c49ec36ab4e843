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
from game.view.effects.rays import SOFT, ray
from game.view.frame import Frame
from game.view.palette import CHARGE_GOLD, CHARGE_LIMB, CHARGE_RAMP, GREEN_BEAM, BeamColours

LEAST_WU, MOST_WU = 6.0, 52.0
FRAMES_PER_S = 5.0
_WHITES = 6  # steps from gold to white
_LEVELS = 10  # steps of strength of the light round it
_SIZE_STEP = 0.04  # of the logarithm of a size
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
        self._glows = _glow_layers(strips.rays, colours)
        self._face = lru_cache(maxsize=96)(self._make_face)
        self._glow = lru_cache(maxsize=40)(self._make_glow)

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
        step = round(math.log(max(side, 4.0)) / _SIZE_STEP)
        for layer in range(_LAYERS):  # LOOP: three layers of light
            level = round(min(power * shine[layer], 1.0) * _LEVELS)
            if level:
                _add(frame, px, self._glow(layer, step, level))
        reach = np.array((radius * 5.2 * power, 0.0))
        thin = ((max(0.8, radius * 0.06), CHARGE_LIMB, 0.55), (max(1.6, radius * 0.2), CHARGE_GOLD, 0.16))
        for share in (0.45, 0.75, 1.0):
            frame.light += ray(frame.size, px - reach * share, px + reach * share, thin, power * 0.5, SOFT)

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
        heat = self._strips.ball[number]
        x, y = square(BALL_SIDE)
        d = np.sqrt(x * x + y * y) * np.float32(2 * BALL_REACH / BALL_SIDE)
        cover = smoothstep(1.02, 0.96, d)
        limb = np.exp(-(((d - 0.99) / 0.06) ** 2)) * 0.8
        heat = heat + (white / _WHITES) * (0.62 - 0.25 * heat)
        keys = [key for key, _ in CHARGE_RAMP]
        parts = [np.interp(heat, keys, [colour[i] / 255 for _, colour in CHARGE_RAMP]) for i in range(3)]
        colour = np.stack(parts, -1).astype(np.float32) + limb[..., None] * tint(CHARGE_LIMB)
        picture = premultiplied(colour, cover)
        return pygame.transform.smoothscale(picture, (side, side))

    def _make_glow(self, layer: int, step: int, level: int) -> pygame.Surface:
        side = round(math.exp(step * _SIZE_STEP))
        picture = pygame.transform.smoothscale(self._glows[layer], (side, side))
        picture.fill((round(255 * level / _LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return picture


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
    near = (np.exp(-out / 0.75) * 0.50 * (0.15 + 0.85 * outside))[..., None] * (tint(CHARGE_GOLD))
    wide = (np.exp(-out / 1.7) * 0.26)[..., None] * tint(colours.glow)
    warm = rays[..., :1] * outside[..., None] * tint(CHARGE_LIMB) * 0.9
    corona = (warm + near + wide) * window[..., None]
    pale = tint(CHARGE_LIMB) * 0.75 + tint(colours.mid) * 0.25
    keep = (0.25 + 0.75 * outside)[..., None]
    broad = rays[..., 1:2] * pale * 0.62 * keep
    fine = rays[..., 2:3] * tint(CHARGE_LIMB) * 0.55 * keep
    return [opaque(corona), opaque(broad), opaque(fine)]


def _add(frame: Frame, px: NDArray[np.float64], picture: pygame.Surface) -> None:
    w, h = picture.get_size()
    frame.light.append((picture, (round(float(px[0]) - w / 2), round(float(px[1]) - h / 2))))
