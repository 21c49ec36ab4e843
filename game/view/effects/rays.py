"""Draws long straight lines of light at any angle without rotating pictures: from small sheared tiles.

A line that is more level than upright is a row of tiles eight pixels wide, each with the line's slope and its place
between two pixels baked in. Tiles meet exactly, so the line is even at any angle, may waver along its length, and
costs a few hundredths of a millisecond for a screen's width.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.light import opaque, stamps, tint
from game.view.frame import Stamp
from game.view.palette import RGB

PHASES = 8
LEVELS = 12
SLOPES = 40  # baked steps of slope on either side of level: off by 0.1 px at most within a tile
TILE_PX = 8
_REACH = 2.3  # a profile is cut this many sigmas out
Strip = tuple[float, RGB, float]  # sigma [px], colour, strength


class _Tiles:
    """Bakes the tiles of one profile and slope when needed: index (level - 1) * PHASES + phase.

    half: [px] from the upper edge of a tile to the line at the tile's first column
    """

    def __init__(self, strips: tuple[Strip, ...], slope_step: int, upright: bool) -> None:
        self.strips = strips
        self.slope = slope_step / SLOPES
        self.upright = upright
        lean = math.hypot(1.0, self.slope)
        widest = max(sigma for sigma, _, _ in strips) * _REACH * lean
        drop = self.slope * (TILE_PX - 1)
        self.half = math.ceil(widest + max(0.0, -drop)) + 1
        self.tall = self.half + math.ceil(widest + max(0.0, drop)) + 2
        self.sprites: list[pygame.Surface | None] = [None] * (LEVELS * PHASES)

    def get(self, index: int) -> pygame.Surface:
        """Gives one tile."""
        sprite = self.sprites[index]
        if sprite is None:
            sprite = self.sprites[index] = self._bake(index)
        return sprite

    def _bake(self, index: int) -> pygame.Surface:
        level, phase = divmod(index, PHASES)
        along = np.arange(TILE_PX, dtype=np.float32)[None, :]
        down = np.arange(self.tall, dtype=np.float32)[:, None] - self.half
        d = (down - (phase + 0.5) / PHASES - along * self.slope) / math.hypot(1.0, self.slope)
        light = np.zeros((self.tall, TILE_PX, 3), np.float32)
        for sigma, colour, strength in self.strips:
            glow = np.clip(np.exp(-((d / sigma) ** 2)) - math.exp(-(_REACH**2)), 0, None)
            light += glow[..., None] * tint(colour) * strength
        light *= (level + 1) / LEVELS
        return opaque(light.swapaxes(0, 1) if self.upright else light)


@lru_cache(maxsize=1024)
def _tiles(strips: tuple[Strip, ...], slope_step: int, upright: bool) -> _Tiles:
    return _Tiles(strips, slope_step, upright)


def ray(
    size: tuple[int, int],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    strips: tuple[Strip, ...],
    level: float | NDArray[np.float64] = 1.0,
) -> list[Stamp]:
    """Draws a line of light from start to end (2) [px] as stamps to add.

    size: (2) [px] of the picture, to which the line is cut; the ends are whole tiles, so a little ragged
    strips: nested profiles; level: 0..1 strength, or (m) strengths spread evenly from start to end
    """
    delta = end - start
    upright = abs(delta[1]) > abs(delta[0])
    main, other = (1, 0) if upright else (0, 1)
    if abs(delta[main]) < 1:
        return []
    slope = float(delta[other] / delta[main])
    first, last = sorted((float(start[main]), float(end[main])))
    at = np.arange(max(-TILE_PX, round(first)), min(size[main], round(last)), TILE_PX, dtype=np.float64)
    if not len(at):
        return []
    tiles = _tiles(strips, round(slope * SLOPES), upright)
    # The slope of a tile is a little off: let it be right in the tile's middle.
    middle = (TILE_PX - 1) / 2
    place = start[other] + (at + middle - start[main]) * slope - middle * tiles.slope
    whole = np.floor(place)
    if isinstance(level, np.ndarray):
        share = np.interp((at - start[main]) / delta[main], np.linspace(0, 1, len(level)), level)
    else:
        share = np.full(len(at), level)
    step = np.rint(np.clip(share, 0, 1) * LEVELS).astype(np.intp)
    seen = (step > 0) & (whole > -tiles.tall) & (whole < size[other] + tiles.half)
    index = (step[seen] - 1) * PHASES + ((place - whole)[seen] * PHASES).astype(np.intp)
    corner = np.empty((len(index), 2), np.int32)
    corner[:, main] = at[seen]
    corner[:, other] = whole[seen] - tiles.half
    return stamps(map(tiles.get, index.tolist()), corner)
