"""Scenery: paints the sky, the far city with its smoke over the sea, and the hills, once for a battle."""

from __future__ import annotations

import math

import numpy as np

from game.view.effects.light import tint
from game.view.palette import RGB, rgb
from game.view.surface.canvas import Array, Canvas, field, mixed, spread
from game.view.surface.columns import Column, paint
from game.view.surface.hours import Hour

HORIZON = 0.725  # share of the window's height at which the horizon lies while the camera rests
FAR_DEEP, FAR_HIGH = 190, 150  # [px] of sea and plain below the horizon; of smoke above the window, thinning out
HILL_TALL, HILL_DEEP = 130, 190  # [px] above and below the horizon
_EMBER, _FURNACE, _HOT = rgb("FF9E33"), rgb("FF6A18"), rgb("FFB850")
_CITY_WIDE = 760.0  # [px]
_CITY_FIRES = ((0.14, 18), (0.25, 26), (0.38, 16), (0.46, 40), (0.56, 18), (0.66, 22), (0.80, 12))
# Smoke over the city: share of its width, how high it goes (of the sky), half widths, lean [px], density.
_CITY_SMOKE = (
    (0.06, 0.62, 16, 54, 60, 0.80), (0.62, 0.70, 17, 62, 130, 0.82), (0.25, 0.78, 22, 72, 90, 0.88),
    (0.45, 1.24, 34, 128, 270, 0.97),
)  # fmt: skip


def paint_sky(hour: Hour, size: tuple[int, int], horizon: int, fire_x: float, seed: int) -> Canvas:
    """Paint the sky down to the horizon and on: gradient, clouds lit from below, stars at night. Opaque."""
    wide, high = size
    canvas = Canvas(wide, high)
    down = np.clip(np.arange(high, dtype=np.float32) / horizon, 0, 1)
    keys = [key for key, _ in hour.sky]
    column = np.stack([np.interp(down, keys, [c[i] / 255 for _, c in hour.sky]) for i in range(3)], -1)
    sky: Array = np.broadcast_to(column[:, None], (high, wide, 3)).astype(np.float32).copy()
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    glow = np.exp(-(((x - fire_x) / 360) ** 2) - ((y - horizon + 8) / 190) ** 2) * hour.glow
    sky = sky + glow[..., None] * np.array((0.31, 0.10, 0.012), np.float32)
    lumps = field(wide, high, 260, 70, seed + 3, 6)
    ahead = field(wide, high, 260, 70, seed + 3, 6, shift=0.07)
    share = (down[:, None]) * np.ones((1, wide), np.float32)
    thick = spread(0.44, 0.72, lumps) * (1 - spread(0.60, 0.98, share))
    lit = np.clip(0.5 + (lumps - ahead) * 4, 0, 1)
    sky = sky + (sky * 0.5 + tint(hour.cloud_dark) * 0.5 - sky) * (thick * 0.9)[..., None]
    sky = sky + tint(hour.cloud_lit) * (thick * lit * (0.10 + 0.75 * share) * (0.5 + glow))[..., None]
    if hour.stars:
        _scatter_stars(sky, hour.stars, horizon, seed)
    canvas.colour[:], canvas.cover[:] = sky, 1.0
    return canvas


def _scatter_stars(sky: Array, share: float, horizon: int, seed: int) -> None:
    random = np.random.default_rng(seed + 60)
    count = 420
    y = (random.random(count) ** 1.4 * horizon * 0.8).astype(int)
    x = random.integers(0, sky.shape[1], count)
    sky[y, x] += (random.random(count) ** 3 * 0.7 * share)[:, None]


def paint_far(hour: Hour, wide: int, horizon: int, city_x: float, shore_x: float, look: str, seed: int) -> Canvas:
    """Paint what lies far: smoke over the burning city, its skyline, the sea before it, the plain beside it.

    city_x: left end of the city; shore_x: the sea lies left of it [px of the layer]
    """
    sky = horizon
    horizon = sky + FAR_HIGH
    canvas = Canvas(wide, horizon + FAR_DEEP)
    if hour.glow > 0.3:
        for place, tall, narrow, broad, lean, dense in _CITY_SMOKE:  # LOOP: four columns
            x = city_x + place * _CITY_WIDE
            foot = horizon + 2.0
            paint(canvas, Column(x, foot, foot - tall * sky, narrow, broad, lean, int(place * 100) + 20, dense))
    thins = np.asarray(spread(0, FAR_HIGH, np.arange(canvas.size[1], dtype=np.float32)))[:, None]
    canvas.colour *= thins[..., None]
    canvas.cover *= thins
    if look != "desert":
        _paint_skyline(canvas, hour, horizon, city_x, seed)
    _paint_water(canvas, hour, horizon, city_x, shore_x, look, seed)
    return canvas


def _paint_skyline(canvas: Canvas, hour: Hour, horizon: int, city_x: float, seed: int) -> None:
    """Paint two rows of houses, embers among them and the fires behind."""
    strength = min(hour.glow, 1.0)
    for place, size in _CITY_FIRES:
        x = city_x + place * _CITY_WIDE
        canvas.glow(x, horizon - 4, size * 2.4, _FURNACE, 0.55 * strength, high=0.7)
    for row, (colour, tall, shift) in enumerate(((hour.skyline[0], 40.0, -10.0), (hour.skyline[1], 60.0, 0.0))):
        tops = _tops(int(_CITY_WIDE), tall, seed + 1 + row)
        y = np.arange(110, dtype=np.float32)[:, None]
        cover = np.clip(y - (100 - tops)[None, :], 0, 1) * np.clip(102 - y, 0, 1)
        canvas.over(tint(colour), cover, city_x + shift, horizon - 100)
        if row:
            _scatter_embers(canvas, tops, city_x, horizon, strength, seed)
    for place, size in _CITY_FIRES:
        canvas.glow(city_x + place * _CITY_WIDE, horizon - 2, size, _HOT, 0.7 * strength, wide=1.6, high=0.5)


def _tops(wide: int, tall: float, seed: int) -> Array:
    """Give the height of the roofs over each column of a city. [px]"""
    random = np.random.default_rng(seed)
    out = np.zeros(wide, np.float32)
    x = 0
    while x < wide:  # LOOP: houses
        broad = int(random.integers(7, 20))
        swell = math.sin(math.pi * x / wide) ** 0.5
        height = random.uniform(tall * 0.25, tall) * swell * (1.6 if random.random() < 0.12 and swell > 0.72 else 1.0)
        share = np.linspace(0, 1, broad)
        form = random.random()
        shape = (
            np.ones(broad) if form < 0.5 else 1 - 0.5 * np.abs(share - 0.5) if form < 0.7
            else 1 - 0.35 * share if form < 0.9 else np.where(share < 0.4, 1.0, 0.55)
        )  # fmt: skip
        end = min(wide, x + broad)
        out[x:end] = np.maximum(out[x:end], (height * shape)[: end - x])
        x += broad
    return out


def _scatter_embers(canvas: Canvas, tops: Array, city_x: float, horizon: int, strength: float, seed: int) -> None:
    random = np.random.default_rng(seed + 9)
    colour = tint(_EMBER) * strength
    for _ in range(300):  # LOOP: burning windows
        at = int(random.integers(0, len(tops)))
        x, y = round(city_x) + at, horizon - int(random.uniform(1, max(2.0, tops[at] - 2)))
        if 0 <= x < canvas.size[0] - 3:
            canvas.colour[y : y + 2, x : x + int(random.integers(1, 3))] += colour * random.uniform(0.3, 1.0)


def _paint_water(
    canvas: Canvas, hour: Hour, horizon: int, city_x: float, shore_x: float, look: str, seed: int
) -> None:
    """Paint sea and plain under the horizon, with the fires' light on the water."""
    wide = canvas.size[0]
    down = np.arange(FAR_DEEP, dtype=np.float32)[:, None] * np.ones((1, wide), np.float32)
    x = np.arange(wide, dtype=np.float32)[None, :]
    ripple = field(wide, FAR_DEEP, 40, 2.4, seed + 8, 4)
    water = mixed(hour.sea_far, hour.sea_near, spread(0, 44, down)) * (0.72 + 0.6 * ripple[..., None])
    for place, size in _CITY_FIRES:  # LOOP: fires
        near = np.exp(-np.abs(x - city_x - place * _CITY_WIDE + (ripple - 0.5) * 30) / (size * 1.5))
        light = near * (ripple > 0.47) * np.exp(-down / 26) * hour.glow
        water = water + light[..., None] * (tint(hour.glint) * 0.8)
    grain = field(wide, FAR_DEEP, 60, 9, seed + 12, 5)
    land = mixed(hour.haze, hour.plain, spread(0, 46, down)) * (0.72 + 0.5 * grain[..., None])
    coast = shore_x + (field(wide, FAR_DEEP, 90, 16, seed + 5, 3) - 0.5) * 160
    share = spread(-6, 6, x + down * 1.5 - coast) if look != "desert" else np.ones_like(down)
    canvas.over(water + (land - water) * share[..., None], np.ones_like(down), 0, horizon)
    haze = np.exp(-down / 7) * 0.5
    canvas.over(tint(hour.sky[-1][1]), np.asarray(haze * 0.5), 0, horizon)


def paint_hills(hour: Hour, wide: int, open_until: float, ruins_x: float, seed: int) -> Canvas:
    """Paint the hills behind the battlefield, low by the sea, with ruins on them; open_until: no hill left of it."""
    canvas = Canvas(wide, HILL_TALL + HILL_DEEP)
    x = np.arange(wide, dtype=np.float32)
    roll = field(wide, 1, 210, 1, seed + 11, 5)[0]
    rise = np.asarray(spread(open_until, open_until + 700, x))
    tops = (8 + 88 * np.clip(roll - 0.22, 0, 1) + 16 * rise) * rise
    down = np.arange(HILL_TALL + HILL_DEEP, dtype=np.float32)[:, None]
    edge = HILL_TALL - tops[None, :] + 34 * (1 - rise[None, :])
    under = down - edge
    grain = field(wide, HILL_TALL + HILL_DEEP, 34, 12, seed + 12, 5)
    colour = mixed(hour.hill, hour.plain, spread(0, 90, under)) * (0.72 + 0.56 * grain[..., None])
    fade = np.exp(-np.clip(under, 0, None) / 26) * 0.42
    colour = colour + (tint(hour.haze) - colour) * fade[..., None]
    slope = np.gradient(tops)[None, :]
    lit = np.exp(-np.clip(under, 0, None) / 1.6) * np.clip(0.35 + slope * 1.4, 0.05, 1.0)
    colour = colour + lit[..., None] * (tint(hour.rim) * 0.34)
    end = spread(HILL_DEEP * 0.95, HILL_DEEP * 0.55, under) * rise[None, :] ** 0.6
    canvas.over(colour, np.clip(under, 0, 1) * np.clip(end, 0, 1))
    _paint_ruins(canvas, hour, tops, ruins_x, seed)
    return canvas


def _paint_ruins(canvas: Canvas, hour: Hour, tops: Array, at: float, seed: int) -> None:
    """Paint broken walls and chimneys on the hills."""
    random = np.random.default_rng(seed + 31)
    colour: RGB = hour.skyline[1]
    haze = (tint(colour) * 0.6 + tint(hour.haze) * 0.4).astype(np.float32)
    for k in range(26):  # LOOP: walls
        x = int(at + random.normal(0, 170))
        if not 0 <= x < len(tops) - 40:
            continue
        broad, tall = int(random.integers(6, 30)), int(random.integers(8, 34 if k % 6 else 62))
        broad = max(4, broad // (1 if tall < 40 else 4))
        teeth = np.interp(np.arange(broad), np.arange(0, broad + 4, 4), random.uniform(0.4, 1.0, (broad + 7) // 4))
        y = np.arange(tall, dtype=np.float32)[:, None]
        cover = np.clip(y - tall * (1 - teeth)[None, :], 0, 1)
        base = HILL_TALL - tops[x] + 5
        canvas.over(haze, np.asarray(cover, np.float32), x, base - tall)
