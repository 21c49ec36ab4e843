"""The air high over the land: the plain far below, decks of cloud that glide by, the sun, a city on the horizon."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.rules.land import LandRule
from game.view.camera import Camera
from game.view.effects.light import Array, disc, fast_alpha, opaque, square, tint
from game.view.frame import Frame
from game.view.palette import mix, rgb
from game.view.surface.canvas import Canvas, field, spread
from game.view.surface.hours import Hour

HIGHEST_RISE = 0.012
"""share of the window's height by which the horizon sinks at most, however high one flies"""
_PLAIN_WIDE, _PLAIN_TALL = 2048, 300  # [px]; it repeats
_BANDS = 26  # of the plain, each gliding by at its own pace
_SLOW, _QUICK = 0.05, 0.34  # of the camera's way, at the horizon and at the window's foot
_DECKS = ((900.0, 0.42, 5200.0), (1900.0, 0.62, 4300.0), (2800.0, 0.8, 5600.0), (3500.0, 1.0, 7000.0))
_CLOUDS_EACH, _SHAPES = 5, 5  # height [wu], of the camera's way, after how much it repeats [wu]
_SUN_AT, _SUN_PX = (0.86, 0.16), 46
_CITY_WAY, _CITY_WIDE = 0.0058, 150  # [px/wu] how the city on the horizon glides
_LAKE, _DUNE, _DEEP = rgb("5F8A86"), rgb("C98F58"), rgb("5A3420")
_BURNT, _BURN_S = rgb("9CFFC4"), 6.0


class HighAir:
    """Draws what belongs to height. Only for battles that are flown."""

    def __init__(self, land: LandRule, hour: Hour, size: tuple[int, int]) -> None:
        self.size, self._hour = size, hour
        self._plain = _bake_plain(hour, land.seed)
        self._clouds = [_bake_cloud(hour, land.seed + number) for number in range(_SHAPES)]
        self._sun = _bake_sun(round(_SUN_PX * size[1] / 720))
        self._city = _bake_city(hour, land.seed)
        self._pyre = disc(90.0, _BURNT, 0.9, 0.5)
        random = np.random.default_rng(land.seed + 61)
        self._place = random.random((len(_DECKS), _CLOUDS_EACH, 2))
        self._shape = random.integers(0, _SHAPES, (len(_DECKS), _CLOUDS_EACH))

    def draw_sun(self, frame: Frame) -> None:
        """Add the sun and its rays to the sky."""
        wide, high = self.size
        x, y = _SUN_AT[0] * wide - self._sun.get_width() / 2, _SUN_AT[1] * high - self._sun.get_height() / 2
        frame.surface.blit(self._sun, (round(x), round(y)), special_flags=pygame.BLEND_RGB_ADD)

    def draw_plain(self, frame: Frame, camera: Camera, horizon_px: float) -> None:
        """Lay the plain from the horizon to the window's foot, the nearer the quicker."""
        wide, high = self.size
        top, deep = round(horizon_px), high - round(horizon_px)
        if deep <= 0:
            return
        across = float(camera.center[0]) * camera.zoom
        edges = np.linspace(0.0, 1.0, _BANDS + 1) ** 1.5
        for near, far in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):  # LOOP: bands of the plain
            y0, y1 = top + round(near * deep), top + round(far * deep)
            if y1 <= y0:
                continue
            pace = _SLOW + (_QUICK - _SLOW) * near
            row = min(round(near * _PLAIN_TALL), _PLAIN_TALL - (y1 - y0))
            left = round(across * pace) % _PLAIN_WIDE
            first = min(wide, _PLAIN_WIDE - left)
            frame.surface.blit(self._plain, (0, y0), (left, row, first, y1 - y0))
            if first < wide:
                frame.surface.blit(self._plain, (first, y0), (0, row, wide - first, y1 - y0))

    def draw_city(self, frame: Frame, camera: Camera, horizon_px: float, at_wu: float, burned_s: float | None) -> None:
        """Set a city on the horizon, whole or burning. burned_s: since its end, None while it stands"""
        x = self.size[0] * 0.5 + (at_wu - float(camera.center[0])) * _CITY_WAY
        if not -_CITY_WIDE < x < self.size[0] + _CITY_WIDE:
            return
        place = (round(x - self._city.get_width() / 2), round(horizon_px - self._city.get_height() + 3))
        frame.surface.blit(self._city, place, special_flags=pygame.BLEND_PREMULTIPLIED)
        if burned_s is not None:
            share = min(1.0, burned_s * 4.0) * max(0.45, 1.0 - burned_s / (4.0 * _BURN_S))
            light = self._pyre.copy()
            light.fill((round(255 * share),) * 3, special_flags=pygame.BLEND_RGB_MULT)
            corner = (round(x - light.get_width() / 2), round(horizon_px - light.get_height() / 2 - 14 * share))
            frame.light.append((light, corner))

    def draw_clouds(self, frame: Frame, camera: Camera, clock_s: float, wind: float) -> None:
        """Let the decks of cloud glide by behind the craft."""
        out = []
        for number, (height, way, every) in enumerate(_DECKS):  # LOOP: decks of cloud
            scale = camera.zoom * way
            y = self.size[1] * 0.5 - (height - float(camera.center[1])) * scale
            if not -260.0 < y < self.size[1] + 200.0:
                continue
            span = max(every * scale, self.size[0] + 900.0)
            for cloud in range(_CLOUDS_EACH):  # LOOP: clouds of a deck
                along, up = self._place[number, cloud].tolist()
                x = (along * span - (float(camera.center[0]) + wind * clock_s) * scale) % span - 450.0
                picture = self._clouds[int(self._shape[number, cloud])]
                out.append((picture, (round(x), round(y + (up - 0.5) * 170.0))))
        frame.surface.fblits(out, pygame.BLEND_PREMULTIPLIED)


def _bake_plain(hour: Hour, seed: int) -> pygame.Surface:
    """Paint the desert as it lies far below: drawn out sideways, finer towards the horizon, lost in haze there."""
    wide, tall, fold = _PLAIN_WIDE, _PLAIN_TALL, 320
    down = np.linspace(0.0, 1.0, tall, dtype=np.float32)[:, None]
    fine = _folded(field(wide + fold, tall, 70, 4, seed + 3, 5), fold)
    broad = _folded(field(wide + fold, tall, 260, 22, seed + 9, 5), fold)
    mixed = fine * (1.0 - 0.55 * down) + broad * (0.2 + 0.8 * down)
    light = spread(0.30, 0.72, mixed / np.maximum(mixed.max(), 1e-6))
    dark, sand = tint(mix(hour.plain, _DEEP, 0.55)), tint(mix(hour.soil_lit, _DUNE, 0.5))
    colour = dark * (1.0 - light[..., None]) + sand * light[..., None]
    ridges = spread(0.55, 0.75, np.abs(np.gradient(broad, axis=0)) * 26.0)
    colour = colour * (1.0 - 0.35 * ridges[..., None] * (0.3 + 0.7 * down[..., None]))
    lake = spread(0.665, 0.70, _folded(field(wide + fold, tall, 150, 9, seed + 27, 4), fold)) * np.minimum(down * 4, 1)
    colour = colour * (1.0 - 0.8 * lake[..., None]) + tint(_LAKE) * 0.8 * lake[..., None]
    haze = np.exp(-down * 8.0)[..., None]
    glow = tint(mix(hour.haze, hour.sky[-1][1], 0.45))
    colour = colour * (1.0 - haze) * (0.78 + 0.22 * down[..., None]) + glow * haze
    canvas = Canvas(wide, tall)
    canvas.over(np.asarray(colour, np.float32), np.ones((tall, wide), np.float32))
    levels = canvas.levels(seed)
    picture = pygame.image.frombytes(np.ascontiguousarray(levels).tobytes(), (wide, tall), "RGBA")
    plain = pygame.Surface((wide, tall), 0, 32)
    plain.blit(picture, (0, 0))
    return plain


def _folded(shape: Array, fold: int) -> Array:
    """Let a field repeat sideways."""
    ramp = np.linspace(0, 1, fold, dtype=np.float32)
    out = shape[:, :-fold].copy()
    out[:, :fold] = shape[:, :fold] * ramp + shape[:, -fold:] * (1 - ramp)
    return out


def _bake_cloud(hour: Hour, seed: int) -> pygame.Surface:
    """Paint one bank of cloud: lit above, in shade below, torn at its rims."""
    wide, tall = 420, 92
    x, y = np.linspace(-1, 1, wide, dtype=np.float32)[None, :], np.linspace(-1, 1, tall, dtype=np.float32)[:, None]
    lumps = field(wide, tall, 84, 26, seed + 301, 5)
    body = np.exp(-((x / 0.62) ** 2) - ((y - 0.1) / 0.46) ** 2)
    cover = np.asarray(spread(0.34, 0.80, lumps * 0.62 + body * 0.55) * body**0.4 * 0.62, np.float32)
    lit = spread(-0.7, 0.6, -y + (lumps - 0.5) * 1.6)[..., None]
    pale = tint(mix(hour.cloud_lit, rgb("FFF2DC"), 0.55))
    colour = tint(mix(hour.cloud_dark, hour.haze, 0.6)) * (1.0 - lit) + pale * lit
    canvas = Canvas(wide, tall)
    canvas.over(np.asarray(np.broadcast_to(colour, (tall, wide, 3)), np.float32), cover)
    levels = canvas.levels(seed)
    return fast_alpha(pygame.image.frombytes(np.ascontiguousarray(levels).tobytes(), (wide, tall), "RGBA"))


def _bake_sun(radius: int) -> pygame.Surface:
    """Paint the sun: a disc, its glow, and two long rays."""
    x, y = square(radius * 12)
    far = np.hypot(x, y)
    disc_light = np.clip((radius * 0.36 - far) / 2.0 + 0.5, 0, 1)
    glow = np.exp(-far / (radius * 0.62)) * 0.62 + np.exp(-((far / (radius * 3.1)) ** 2)) * 0.16
    rays = np.exp(-np.abs(y) / 1.1) * np.exp(-np.abs(x) / (radius * 2.4))
    rays = rays + np.exp(-np.abs(x) / 1.1) * np.exp(-np.abs(y) / (radius * 1.7))
    edge = np.clip(1.0 - far / (radius * 5.9), 0, 1)
    light = (disc_light[..., None] * tint(rgb("FFFFFF")) + (glow + rays * 0.5)[..., None] * tint(rgb("FFE9C8")))
    return opaque(np.clip(light * edge[..., None], 0, 1))


def _bake_city(hour: Hour, seed: int) -> pygame.Surface:
    """Paint a city as one sees it from very far: towers, domes and a wall of haze."""
    wide, tall = _CITY_WIDE, 34
    random, canvas = np.random.default_rng(seed + 77), Canvas(wide, tall)
    colour = tint(mix(hour.skyline[0], hour.haze, 0.35)).astype(np.float32)
    for _ in range(46):  # LOOP: houses
        x = int(np.clip(random.normal(wide / 2, wide / 6), 2, wide - 10))
        middle = math.exp(-(((x - wide / 2) / (wide / 5)) ** 2))
        broad, high = int(random.integers(2, 7)), max(2, int(random.uniform(2, 7) + random.uniform(0, 22) * middle))
        canvas.over(colour * random.uniform(0.7, 1.1), np.full((high, broad), 0.92, np.float32), x, tall - high)
    levels = canvas.levels(seed)
    return fast_alpha(pygame.image.frombytes(np.ascontiguousarray(levels).tobytes(), (wide, tall), "RGBA"))
