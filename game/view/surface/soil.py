"""Soil: paints one upright slice of the ground, from its lit edge down into the dark, with trenches, paving and sea."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame

from game.base.vectors import Bools, Floats
from game.rules.land import LandRule
from game.view.effects.light import premultiplied, tint
from game.view.effects.noise import smoothstep
from game.view.palette import rgb
from game.view.surface.canvas import Array, field
from game.view.surface.hours import Hour
from game.world.land import STEP_WU

GRAIN_PX, _FOLD_PX = 512, 64
_PLANK, _PLANK_DARK, _CONCRETE = rgb("4A3524"), rgb("1A120D"), rgb("6E675C")
_PLANK_WU, _BEAM_WU = 7.0, 11.0
_DARK_PX = 96.0  # [px] so deep no light comes
_PAVED_WU, _JOINT_WU = 5.0, 40.0
_SEA_LEVEL = 0.0


@dataclass(frozen=True)
class Profile:
    """The ground by its samples, 4 wu apart.

    ground: now; back: as if no trench were dug; first: before the battle; paved: roads and runways; all (n)
    """

    ground: Floats
    back: Floats
    first: Floats
    paved: Bools

    def at(self, line: Floats, x: Array) -> Array:
        """Read a line at places x (m) [wu]."""
        return np.interp(x, np.arange(len(line)) * STEP_WU, line).astype(np.float32)


def profile_of(land: LandRule, ground: Floats, first: Floats) -> Profile:
    """Work out where trenches and paving lie. ground, first: (n) [wu]"""
    x = np.arange(len(ground)) * STEP_WU
    back = ground.copy()
    paved = np.zeros(len(ground), bool)
    for left, right in land.hard_wu:
        paved |= (x >= left) & (x <= right)
    for trench in land.trench:
        half = trench.width_wu / 2 + STEP_WU
        inside = np.abs(x - trench.at_wu) <= half
        ends = np.array((trench.at_wu - half - STEP_WU, trench.at_wu + half + STEP_WU))
        lips = np.interp(ends, x, ground)
        back[inside] = np.maximum(ground[inside], np.interp(x[inside], ends, lips))
    return Profile(ground, back, first, paved)


@lru_cache(maxsize=1)
def _grain() -> tuple[Array, Array, Array]:
    """Bake the grain of soil, its layers and its stones, each repeating after 512 px."""
    soil, layers = _tile(26, 14, 52, 6, 0.6), _tile(160, 9, 53, 5)
    return soil, layers, smoothstep(0.68, 0.76, _tile(7, 6, 54, 3))


def _tile(across: float, down: float, seed: int, octaves: int, gain: float = 0.55) -> Array:
    """Make noise that repeats without a seam: its first pixels fade in over what would follow its last."""
    whole = field(GRAIN_PX + _FOLD_PX, GRAIN_PX + _FOLD_PX, across, down, seed, octaves, gain=gain)
    ramp = smoothstep(0.0, 1.0, np.arange(_FOLD_PX, dtype=np.float32) / _FOLD_PX)
    whole[:_FOLD_PX] = whole[:_FOLD_PX] * ramp[:, None] + whole[GRAIN_PX:] * (1 - ramp)[:, None]
    whole[:, :_FOLD_PX] = whole[:, :_FOLD_PX] * ramp + whole[:, GRAIN_PX:] * (1 - ramp)
    return whole[:GRAIN_PX, :GRAIN_PX]


def paint_slice(
    profile: Profile, hour: Hour, land: LandRule, left_px: int, width_px: int, zoom: float, deep_px: int
) -> tuple[pygame.Surface, float]:
    """Paint the columns from left_px on, counted from x = 0 at this zoom. Returns: the picture, its top [wu]"""
    x = (left_px + np.arange(width_px) + 0.5) / zoom
    line, back, first = profile.at(profile.ground, x), profile.at(profile.back, x), profile.at(profile.first, x)
    sea = land.sea_wu is not None
    high = float(np.maximum(back, _SEA_LEVEL if sea and float(line.min()) < _SEA_LEVEL else -1e9).max()) + 2.0 / zoom
    rows = int((high - float(line.min())) * zoom) + deep_px
    y = high - (np.arange(rows, dtype=np.float32) + 0.5)[:, None] / np.float32(zoom)
    deep = (line[None, :] - y) * np.float32(zoom)  # [px] under the surface
    top_px = round(high * zoom)
    across = (left_px + np.arange(width_px)) % GRAIN_PX
    down = (np.arange(rows) - top_px) % GRAIN_PX
    soil, layers, stones = (tile[np.ix_(down, across)] for tile in _grain())
    share = smoothstep(0.0, 1.0, (back[None, :] - y) * np.float32(zoom / _DARK_PX))
    lit, dark = tint(hour.soil_lit), tint(hour.soil_deep)
    gain = (0.58 + 0.84 * soil) * (0.78 + 0.44 * layers) * (1 + 0.5 * stones * (deep > 6))
    dug = np.clip((first - line) / 8, 0, 1)[None, :]  # a crater is burnt black at its surface
    gain = gain * (1 - 0.62 * dug * np.exp(-np.clip(deep, 0, None) / 16))
    colour = (lit + (dark - lit) * share[..., None]) * gain[..., None]
    slope = np.gradient(line) * np.float32(zoom)
    edge = np.exp(-np.clip(deep, 0, None) / np.float32(1.2 + 1.1 * zoom))
    shade = 1 - 0.7 * np.clip((back - line) / 14, 0, 1)
    colour += (edge * (np.clip(0.5 + slope * 0.55, 0.12, 1.25) * shade)[None, :])[..., None] * (tint(hour.rim) * 0.72)
    _pave(colour, profile, x, deep, zoom, hour)
    cover = np.clip(deep + 0.5, 0, 1)
    wall = (back - line)[None, :] * zoom > 1.5
    if wall.any():
        colour, cover = _panel(colour, cover, wall & (deep <= 0), x, y, back, hour, zoom)
    if sea:
        colour, cover = _flood(colour, cover, deep, y, line, x, hour, zoom)
    fade = np.clip((rows - np.arange(rows, dtype=np.float32)) / 60, 0, 1)[:, None, None]
    colour = colour * fade + tint(deepest(hour)) * (1 - fade)
    return premultiplied(colour, cover), high


def deepest(hour: Hour) -> tuple[int, int, int]:
    """Give the colour of the ground where no light comes."""
    r, g, b = hour.soil_deep
    return round(r * 0.45), round(g * 0.45), round(b * 0.45)


def _pave(colour: Array, profile: Profile, x: Array, deep: Array, zoom: float, hour: Hour) -> None:
    """Lay concrete where the ground is paved."""
    paved = np.interp(x, np.arange(len(profile.paved)) * STEP_WU, profile.paved.astype(float)) > 0.5
    if not paved.any():
        return
    slab = (deep < _PAVED_WU * zoom) & paved[None, :]
    joint = (x % _JOINT_WU < 1.2 / zoom)[None, :] & slab
    tone = tint(_CONCRETE) * 0.55 + tint(hour.soil_lit) * 0.35
    colour[slab] = colour[slab] * 0.45 + tone * 0.6
    colour[joint] *= 0.5


def _panel(
    colour: Array, cover: Array, wall: Bools, x: Array, y: Array, back: Array, hour: Hour, zoom: float
) -> tuple[Array, Array]:
    """Line the back of a trench with planks, dark towards the floor."""
    under = np.clip(back[None, :] - y, 0, None)
    gap = np.abs((x / _PLANK_WU) % 1 - 0.5)[None, :] > 0.5 - 0.6 / (_PLANK_WU * zoom)
    beam = np.abs(under % (_BEAM_WU * 2) - _BEAM_WU) < 1.3
    tone = 0.42 + 0.3 * np.sin(np.floor(x / _PLANK_WU) * 12.9898)[None, :] ** 2
    light = tone * (1 - 0.6 * np.clip(under / 34, 0, 1)) * np.where(gap, 0.45, 1.0) * np.where(beam, 1.5, 1.0)
    plank = tint(_PLANK_DARK) * 0.7 + tint(_PLANK) * light[..., None] * 0.8
    plank = plank + (np.exp(-under / 1.6))[..., None] * (tint(hour.rim) * 0.30)
    inside = wall & (y <= back[None, :])
    return np.where(inside[..., None], plank, colour), np.where(inside, 1.0, cover)


def _flood(
    colour: Array, cover: Array, deep: Array, y: Array, line: Array, x: Array, hour: Hour, zoom: float
) -> tuple[Array, Array]:
    """Fill what lies under the level of the sea."""
    wet = (y <= _SEA_LEVEL) & (deep <= 0)
    if not wet.any():
        return colour, cover
    under = np.clip(_SEA_LEVEL - y, 0, None)
    across = (np.rint(x * zoom).astype(np.intp) % GRAIN_PX)[None, :]
    rows = np.rint(under * zoom * 3.0).astype(np.intp) % GRAIN_PX
    ripple = _grain()[1][rows, across]
    calm = np.exp(-under / 9.0)
    water = tint(hour.sea_near) + (tint(hour.sea_far) - tint(hour.sea_near)) * (calm * 0.45)[..., None]
    water = water * (0.62 + 0.7 * ripple[..., None])
    glints = (ripple > 0.58) * np.exp(-under / 5.0)
    water = water + glints[..., None] * (tint(hour.glint) * 0.30)
    edge = np.clip(under * zoom, 0, 1)
    return np.where(wet[..., None], water, colour), np.where(wet, 0.94 * edge, cover)
