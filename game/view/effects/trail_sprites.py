"""Bakes the pieces missile trails are made of: soft lengths of smoke and hot exhaust."""

from __future__ import annotations

import math

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.light import Array, LazyAtlas, opaque, premultiplied, streak, tint
from game.view.frame import Stamp
from game.view.palette import (
    ARUME_MISSILE,
    ARUME_TRAIL_OLD,
    ARUME_TRAIL_YOUNG,
    RACE_MISSILE,
    RACE_TRAIL_OLD,
    RACE_TRAIL_YOUNG,
)

LENGTHS_PX = np.array((2.0, 4.0, 7.0, 11.0, 16.0, 23.0, 33.0, 46.0, 64.0, 90.0))
AGES = 8  # steps of width and colour from new to gone
HOT_AGES = 4
_HEADINGS = 64  # of half a turn: a piece of smoke has no front
_YOUNG_WU, _OLD_WU = 0.95, 3.6
_YOUNG = (RACE_TRAIL_YOUNG, ARUME_TRAIL_YOUNG)
_OLD = (RACE_TRAIL_OLD, ARUME_TRAIL_OLD)
_HOT = (RACE_MISSILE, ARUME_MISSILE)
_COVER = 0.50


def _cropped(shape: Array, length: float, wide: float, angle: float) -> Array:
    """Cuts the empty rows or columns beside a streak that is not diagonal; its middle stays the middle."""
    side, edge = shape.shape[0], wide * 2.1
    x = min(side // 2, math.ceil(abs(math.cos(angle)) * length / 2 + edge))
    y = min(side // 2, math.ceil(abs(math.sin(angle)) * length / 2 + edge))
    return shape[side // 2 - y : side // 2 + y + 1, side // 2 - x : side // 2 + x + 1]


class TrailSprites:
    """Places smoke pieces (alpha) and hot pieces (additive) at one scale [px/wu]."""

    def __init__(self, scale: float, thin: bool = False, most_bakes: int = 24) -> None:
        self.scale = scale
        self.thin = thin
        pieces = 2 * AGES * len(LENGTHS_PX) * _HEADINGS
        self._smoke = LazyAtlas(pieces, self._bake_smoke, most_bakes)
        self._hot = LazyAtlas(2 * HOT_AGES * len(LENGTHS_PX) * _HEADINGS, self._bake_hot, most_bakes)

    @staticmethod
    def _parts(index: int, ages: int) -> tuple[int, int, float, float]:
        rest, heading = divmod(index, _HEADINGS)
        rest, length = divmod(rest, len(LENGTHS_PX))
        kind, age = divmod(rest, ages)
        return kind, age, float(LENGTHS_PX[length]), heading * math.pi / _HEADINGS

    def _bake_smoke(self, index: int) -> pygame.Surface:
        kind, age, length, angle = self._parts(index, AGES)
        old = age / (AGES - 1)
        width = (_YOUNG_WU + (_OLD_WU - _YOUNG_WU) * old**0.8) * self.scale
        wide = 0.6 if self.thin else max(width, 0.6)
        side = 2 * math.ceil(length * 0.5 + wide * 2.1) + 1
        # thinner than a pixel: keep the width and lose cover instead
        cover = _COVER * (1 - old) ** 0.75 * min(1.0, (width / 0.6) ** 0.5)
        colour = tint(_YOUNG[kind]) * (1 - old) + tint(_OLD[kind]) * old
        shape = _cropped(streak(side, length, wide, angle, taper=1.0, trim=0.83), length, wide, angle)
        return premultiplied(np.broadcast_to(colour, (*shape.shape, 3)), shape * cover)

    def _bake_hot(self, index: int) -> pygame.Surface:
        kind, age, length, angle = self._parts(index, HOT_AGES)
        wide = max(1.3 * self.scale, 0.7)
        side = 2 * math.ceil(length * 0.5 + wide * 2.1) + 1
        heat = 0.55 * (1 - age / HOT_AGES) ** 1.6
        shape = _cropped(streak(side, length, wide, angle, taper=1.0, trim=0.83), length, wide, angle)
        return opaque(shape[..., None] * tint(_HOT[kind]) * heat)

    @staticmethod
    def _index(
        delta_px: NDArray[np.float64], age: NDArray[np.float64], kind: NDArray[np.intp], ages: int
    ) -> NDArray[np.intp]:
        length = np.searchsorted(LENGTHS_PX[:-1], np.hypot(delta_px[:, 0], delta_px[:, 1]) * 1.0)
        turn = np.arctan2(-delta_px[:, 1], delta_px[:, 0])
        heading = np.rint(turn * (_HEADINGS / math.pi)).astype(np.intp) % _HEADINGS
        step = np.clip((age * ages).astype(np.intp), 0, ages - 1)
        return ((kind * ages + step) * len(LENGTHS_PX) + length) * _HEADINGS + heading

    def smoke(
        self,
        middle: NDArray[np.float64],
        delta: NDArray[np.float64],
        age: NDArray[np.float64],
        kind: NDArray[np.intp],
    ) -> list[Stamp]:
        """Places smoke: middle, delta (n, 2) [px] of the pieces; age (n) 0..1; kind (n) 0 Race, 1 Arume."""
        return self._smoke.place(self._index(delta, age, kind, AGES), middle)

    def hot(
        self,
        middle: NDArray[np.float64],
        delta: NDArray[np.float64],
        age: NDArray[np.float64],
        kind: NDArray[np.intp],
    ) -> list[Stamp]:
        """Places the glowing first fifth of trails; arguments as for `smoke`, age 0..1 of that fifth."""
        return self._hot.place(self._index(delta, age, kind, HOT_AGES), middle)
