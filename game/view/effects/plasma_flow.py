"""Draws the plasma that flows along a great beam, at any angle, from sheared tiles that are baked when needed.

As in `rays`, a beam is a row of tiles along the axis it is nearer to; each tile is baked with the beam's slope, so that
nothing is turned while the battle runs. The tiles of one period move along the beam and follow one another.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.cannon_strips import PLASMA_SHARE, STRAND_CORES, CannonStrips, packed_plasma
from game.view.effects.noise import smoothstep
from game.view.frame import Stamp
from game.view.palette import GREEN_BEAM, BeamColours

FLOW_WUPS = 900.0
PERIOD_WU = 712.0  # a turn of the strands
LEVELS = 5
_TILE = 48  # [px]
_SLOPES = 96  # baked steps on either side of level
_CONE_WU, _STOP_WU = 330.0, 60.0  # over which the plasma opens from the muzzle, and ends at the ground
_SCALE_STEP = 0.03  # of the logarithm of the zoom


class _Line(NamedTuple):
    """A beam on the screen, ready to be laid out in tiles along its main axis.

    main: 0 if it is nearer to level, 1 to upright; slope: of the other axis to that one; lean: how much of a step
    along the beam goes along the main axis, with its sign; scale: step of the zoom
    """

    main: int
    slope: float
    lean: float
    scale: int
    start: NDArray[np.float64]

    @property
    def step(self) -> tuple[int, int, bool, int]:
        """Gives what its tiles are baked for."""
        return self.main, round(self.slope * _SLOPES), self.lean > 0, self.scale


class PlasmaFlow:
    """Keeps the tiles of the last few slopes and zooms; core_wu: half-width of the beam's core."""

    def __init__(self, strips: CannonStrips, core_wu: float, colours: BeamColours = GREEN_BEAM) -> None:
        self.half_wu = core_wu * STRAND_CORES * PLASMA_SHARE
        self._picture = packed_plasma(strips, colours)
        self._whole = lru_cache(maxsize=6)(self._bake)
        self._tiles = lru_cache(maxsize=12)(self._dimmed)
        self._cap = lru_cache(maxsize=8)(self._bake_cap)

    def stamps(
        self, size: tuple[int, int], start: NDArray[np.float64], way: NDArray[np.float64], length_px: float,
        zoom: float, level: float, clock_s: float,
    ) -> list[Stamp]:  # fmt: skip
        """Gives the tiles of a beam from start (2) [px] along way (2), a unit vector on the screen, y down.

        size: (2) [px] of the picture, to which the beam is cut; level: 0..1 strength
        """
        step = round(min(max(level, 0.0), 1.0) * LEVELS)
        if not step:
            return []
        main = 0 if abs(way[0]) >= abs(way[1]) else 1
        scale = round(math.log(zoom) / _SCALE_STEP)
        line = _Line(main, float(way[1 - main] / way[main]), float(way[main]), scale, start)
        tiles = self._tiles(*line.step, step)
        flow = clock_s * FLOW_WUPS * math.exp(scale * _SCALE_STEP) * line.lean
        out: list[Stamp] = []
        bounds = []
        spread = self.half_wu * zoom * abs(line.slope * line.lean)
        edges = float(start[main]), float((start + way * length_px)[main])
        edges = min(edges) - spread, max(edges) + spread
        for end in (False, True):  # a cap at either end, and what lies between them
            anchor = start + way * (length_px if end else 0.0)
            mask, low, half = self._cap(*line.step, end)
            high = low + mask.get_size()[main]
            at = float(anchor[main])
            bounds.append(at + (high if (line.lean > 0) != end else low))
            if at + high > 0 and at + low < size[main]:
                corner = (round(at) + low, round(float(anchor[1 - main])) - half)
                out += self._capped(line, tiles, flow, mask, corner, edges, size)
        low_px, high_px = bounds if line.lean > 0 else bounds[::-1]
        first, last = round(max(low_px, 0.0)), round(min(high_px, float(size[main])))
        return out + self._row(line, tiles, flow, first, last, size)

    def _row(
        self, line: _Line, tiles: list[pygame.Surface], flow: float, first: int, last: int, size: tuple[int, int]
    ) -> list[Stamp]:
        """Lays tiles from one place along the main axis to another. [px]"""
        main, start = line.main, line.start
        origin = float(start[main]) + flow % (len(tiles) * _TILE)
        tall, half = tiles[0].get_size()[1 - main], self._half_px(line.scale, round(line.slope * _SLOPES))
        out: list[Stamp] = []
        for number in range(math.floor((first - origin) / _TILE), math.ceil((last - origin) / _TILE)):
            at = round(origin + number * _TILE)  # LOOP: tiles across the screen
            low, high = max(0, first - at), min(_TILE, last - at)
            side = round(float(start[1 - main]) + (at - float(start[main])) * line.slope) - half
            if high <= low or side >= size[1 - main] or side + tall <= 0:
                continue
            tile = tiles[number % len(tiles)]
            if high - low < _TILE:
                tile = tile.subsurface((low, 0, high - low, tall) if main == 0 else (0, low, tall, high - low))
            out.append((tile, (at + low, side) if main == 0 else (side, at + low)))
        return out

    def _capped(
        self, line: _Line, tiles: list[pygame.Surface], flow: float, mask: pygame.Surface, corner: tuple[int, int],
        reach: tuple[float, float], size: tuple[int, int],
    ) -> list[Stamp]:  # fmt: skip
        """Lays the tiles of one end of a beam aside and shades them; corner: along and across the main axis [px].

        reach: how far the beam goes along that axis [px]; of a short one a cap shows only what there is
        """
        main = line.main
        piece = pygame.Surface(mask.get_size(), 0, 32)
        first, last = max(corner[0], round(reach[0])), min(corner[0] + mask.get_size()[main], round(reach[1]))
        row = self._row(line, tiles, flow, first, last, size)
        x, y = corner if main == 0 else (corner[1], corner[0])
        piece.fblits([(tile, (at[0] - x, at[1] - y)) for tile, at in row])
        piece.blit(mask, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        return [(piece, (x, y))]

    def _bake_cap(
        self, main: int, slope_step: int, forward: bool, scale: int, end: bool
    ) -> tuple[pygame.Surface, int, int]:
        """Bakes the shading of an end: a cone that opens from the muzzle, or a soft stop.

        Returns: it; where it begins along the main axis, and how far above the beam's end across it [px]
        """
        slope, zoom = slope_step / _SLOPES, math.exp(scale * _SCALE_STEP)
        lean = (1 if forward else -1) / math.hypot(1.0, slope)
        margin = math.ceil(self.half_wu * zoom * abs(slope * lean)) + 1
        inward = math.ceil((_STOP_WU if end else _CONE_WU) * zoom * abs(lean)) + margin
        low, high = (-margin, inward) if (lean > 0) != end else (-inward, margin)
        half = math.ceil(self.half_wu * zoom / abs(lean) + abs(slope) * max(-low, high))
        along = np.arange(low, high, dtype=np.float32)[:, None]
        across = np.arange(-half, half + 1, dtype=np.float32)[None, :]
        u = (along * np.float32(lean) + across * np.float32(slope * lean)) / np.float32(zoom)
        v = (across * np.float32(lean) - along * np.float32(slope * lean)) / np.float32(zoom)
        if end:
            light = smoothstep(0.0, _STOP_WU, -u)
        else:
            share = np.clip(u / _CONE_WU, 0, 1)
            wide = self.half_wu * (0.10 + 0.62 * share**0.7)
            cone = np.exp(-((v / wide) ** 2)) * (1 - share) + share
            light = smoothstep(-10.0, 16.0, u) * cone
        levels = (np.clip(light, 0, 1) * 255 + 0.5).astype(np.uint8)
        levels = np.repeat((levels if main == 0 else levels.T)[:, :, None], 3, 2)
        mask = pygame.Surface(levels.shape[:2], 0, 32)
        pygame.surfarray.blit_array(mask, levels)
        return mask, low, half

    def _half_px(self, scale: int, slope_step: int) -> int:
        """Gives how far above the line's place at its first column a tile begins. [px]"""
        slope = slope_step / _SLOPES
        lean = 1 / math.hypot(1.0, slope)
        widest = self.half_wu * math.exp(scale * _SCALE_STEP) / lean
        return math.ceil(widest + max(0.0, -slope * _TILE))

    def _dimmed(self, main: int, slope_step: int, forward: bool, scale: int, step: int) -> list[pygame.Surface]:
        """Gives the tiles of one period at a step of strength."""
        tiles = self._whole(main, slope_step, forward, scale)
        if step >= LEVELS:
            return tiles
        dim = [tile.copy() for tile in tiles]
        for tile in dim:
            tile.fill((round(255 * step / LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return dim

    def _bake(self, main: int, slope_step: int, forward: bool, scale: int) -> list[pygame.Surface]:
        """Bakes the tiles of one period: where each pixel lies along and across the beam picks its colour."""
        slope, zoom = slope_step / _SLOPES, math.exp(scale * _SCALE_STEP)
        lean = (1 if forward else -1) / math.hypot(1.0, slope)
        other = slope * lean
        count = max(1, round(PERIOD_WU * zoom * abs(lean) / _TILE))
        half = self._half_px(scale, slope_step)
        tall = half + math.ceil(self.half_wu * zoom / abs(lean) + max(0.0, slope * _TILE)) + 1
        stretch = PERIOD_WU * zoom * abs(lean) / (count * _TILE)
        along = np.arange(count * _TILE, dtype=np.float32)[:, None]
        aside = np.arange(tall, dtype=np.float32)[None, :] - half - np.float32(slope) * (along % _TILE)
        rows, columns = self._picture.shape
        u = (along * np.float32(stretch / lean) + aside * np.float32(other)) * np.float32(
            columns / (PERIOD_WU * zoom)
        )
        v = aside * np.float32(lean * rows / (2 * self.half_wu * zoom)) + np.float32(rows / 2)
        inside = (v >= 0) & (v < rows)
        colour = self._picture[np.clip(v, 0, rows - 1).astype(np.intp), u.astype(np.intp) % columns]
        colour = np.where(inside, colour, 0)
        tiles = []
        for number in range(count):  # LOOP: tiles of a period
            part = colour[number * _TILE : (number + 1) * _TILE]
            part = part if main == 0 else part.T
            tile = pygame.Surface(part.shape, 0, 32)
            pygame.surfarray.blit_array(tile, part)
            tiles.append(tile)
        return tiles
