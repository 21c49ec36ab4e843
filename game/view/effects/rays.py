"""Draws long straight lines of light at any angle without rotating pictures: from sheared tiles.

A line that is more level than upright is a row of tiles, each with the line's slope and its place between two pixels
baked in. Tiles meet exactly, so the line is even at any angle, and costs a few hundredths of a millisecond for a
screen's width. Fine tiles are eight pixels long and carry a hot core; soft ones are 32 and carry a glow only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.light import opaque, tint
from game.view.frame import Stamp
from game.view.palette import RGB

LEVELS = 8
_REACH = 2.3  # a profile is cut this many sigmas out
Strip = tuple[float, RGB, float]  # sigma [px], colour, strength


@dataclass(frozen=True)
class Grain:
    """Chooses how finely a line is made up.

    tile: [px] length; phases: places between two pixels; slopes: baked steps on either side of level
    """

    tile: int
    phases: int
    slopes: int


FINE = Grain(8, 8, 40)  # off by 0.1 px at most within a tile
SOFT = Grain(32, 4, 64)  # off by 0.25 px, which a glow hides


class _Tiles:
    """Bakes the tiles of one profile and slope when needed, all phases of a level at once.

    half: [px] from the upper edge of a tile to the line at the tile's first column
    """

    def __init__(self, strips: tuple[Strip, ...], grain: Grain, slope_step: int, upright: bool) -> None:
        self.strips, self.grain, self.upright = strips, grain, upright
        self.slope = slope_step / grain.slopes
        lean = math.hypot(1.0, self.slope)
        widest = max(sigma for sigma, _, _ in strips) * _REACH * lean
        drop = self.slope * (grain.tile - 1)
        self.half = math.ceil(widest + max(0.0, -drop)) + 1
        self.tall = self.half + math.ceil(widest + max(0.0, drop)) + 2
        self._levels: dict[int, list[pygame.Surface]] = {}

    def level(self, step: int) -> list[pygame.Surface]:
        """Gives the tiles of a strength 1..LEVELS, one a phase."""
        if step not in self._levels:
            self._levels[step] = self._bake(step / LEVELS)
        return self._levels[step]

    def _bake(self, share: float) -> list[pygame.Surface]:
        grain = self.grain
        along = np.arange(grain.tile, dtype=np.float32)[None, None, :]
        down = np.arange(self.tall, dtype=np.float32)[None, :, None] - self.half
        phase = (np.arange(grain.phases, dtype=np.float32)[:, None, None] + 0.5) / grain.phases
        d2 = ((down - phase - along * np.float32(self.slope)) / np.float32(math.hypot(1.0, self.slope))) ** 2
        light = np.zeros((*d2.shape, 3), np.float32)
        for sigma, colour, strength in self.strips:
            glow = np.maximum(np.exp(d2 * np.float32(-1 / sigma**2)) - np.float32(math.exp(-(_REACH**2))), 0)
            light += glow[..., None] * (tint(colour) * np.float32(strength * share))
        return [opaque(one.swapaxes(0, 1) if self.upright else one) for one in light]


@lru_cache(maxsize=1024)
def _tiles(strips: tuple[Strip, ...], grain: Grain, slope_step: int, upright: bool) -> _Tiles:
    return _Tiles(strips, grain, slope_step, upright)


def ray(
    size: tuple[int, int],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    strips: tuple[Strip, ...],
    level: float = 1.0,
    grain: Grain = FINE,
) -> list[Stamp]:
    """Draws a line of light from start to end (2) [px] as stamps to add.

    size: (2) [px] of the picture, to which the line is cut; strips: nested profiles; level: 0..1 strength
    """
    upright = abs(end[1] - start[1]) > abs(end[0] - start[0])
    main, other = (1, 0) if upright else (0, 1)
    span = float(end[main] - start[main])
    step = round(min(max(level, 0.0), 1.0) * LEVELS)
    if abs(span) < 1 or not step:
        return []
    slope = float(end[other] - start[other]) / span
    low, high = sorted((float(start[main]), float(end[main])))
    first, last = max(-grain.tile, round(low)), min(size[main], round(high))
    at = np.arange(first, last, grain.tile)
    if not len(at):
        return []
    tiles = _tiles(strips, grain, round(slope * grain.slopes), upright)
    # The slope of a tile is a little off: let it be right in the tile's middle.
    middle = (grain.tile - 1) / 2
    place = float(start[other]) + (at + middle - float(start[main])) * slope - middle * tiles.slope
    whole = np.floor(place)
    seen = (whole > -tiles.tall) & (whole < size[other] + tiles.half)
    phase = ((place - whole) * grain.phases).astype(np.intp)[seen].tolist()
    side = (whole.astype(np.int64) - tiles.half)[seen].tolist()
    baked = tiles.level(step)
    stamps: list[Stamp] = []
    for x, y, p in zip(at[seen].tolist(), side, phase, strict=True):  # LOOP: a tile each
        sprite = baked[p]
        if x + grain.tile > last:
            sprite = _cut(sprite, last - x, upright)
        stamps.append((sprite, (y, x) if upright else (x, y)))
    return stamps


def _cut(tile: pygame.Surface, length: int, upright: bool) -> pygame.Surface:
    """Ends a line within a tile."""
    w, h = tile.get_size()
    return tile.subsurface((0, 0, w, length) if upright else (0, 0, length, h))
