"""Draws the plasma that flows along a great beam, at any angle, from sheared tiles that are baked when needed.

As in `rays`, a beam is a row of tiles along the axis it is nearer to; each tile is baked with the beam's slope, so that
nothing is turned while the battle runs. The tiles of one period move along the beam and follow one another.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.cannon_strips import PLASMA_SHARE, PLASMA_SIZE, CannonStrips
from game.view.effects.light import Array, tint
from game.view.effects.noise import smoothstep
from game.view.frame import Stamp
from game.view.palette import CHARGE_GOLD, GREEN_BEAM, WHITE, BeamColours, mix

FLOW_WUPS = 900.0
PERIOD_WU = 712.0  # a turn of the strands
LEVELS = 5
STRAND_CORES = 2.5  # the strands swing this many half-widths of the core off the axis
_TILE = 48  # [px]
_FINE = 2  # the stored picture is enlarged this many times
_SLOPES = 96  # baked steps on either side of level
_SCALE_STEP = 0.03  # of the logarithm of the zoom


class PlasmaFlow:
    """Keeps the tiles of the last few slopes and zooms; core_wu: half-width of the beam's core."""

    def __init__(self, strips: CannonStrips, core_wu: float, colours: BeamColours = GREEN_BEAM) -> None:
        self.half_wu = core_wu * STRAND_CORES * PLASMA_SHARE
        self._picture = _packed(_coloured(strips.plasma, colours))
        self._tiles = lru_cache(maxsize=12)(self._bake)

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
        slope = float(way[1 - main] / way[main])
        lean = float(way[main])
        scale = round(math.log(zoom) / _SCALE_STEP)
        tiles = self._tiles(main, round(slope * _SLOPES), lean > 0, scale, step)
        first, last = sorted((float(start[main]), float(start[main]) + length_px * lean))
        first, last = max(first, 0.0), min(last, float(size[main]))
        flow = clock_s * FLOW_WUPS * math.exp(scale * _SCALE_STEP) * lean
        origin = float(start[main]) + flow % (len(tiles) * _TILE)
        out: list[Stamp] = []
        tall, half = tiles[0].get_size()[1 - main], self._half_px(scale, slope)
        for number in range(math.floor((first - origin) / _TILE), math.ceil((last - origin) / _TILE)):
            at = round(origin + number * _TILE)  # LOOP: tiles across the screen
            cut = slice(max(0, round(first) - at), min(_TILE, round(last) - at))
            if cut.stop <= cut.start:
                continue
            side = round(float(start[1 - main]) + (at - float(start[main])) * slope) - half
            if side >= size[1 - main] or side + tall <= 0:
                continue
            tile = tiles[number % len(tiles)]
            if cut.stop - cut.start < _TILE:
                box = (cut.start, 0, cut.stop - cut.start, tall)
                tile = tile.subsurface(box if main == 0 else (box[1], box[0], box[3], box[2]))
            out.append((tile, (at + cut.start, side) if main == 0 else (side, at + cut.start)))
        return out

    def _half_px(self, scale: int, slope: float) -> int:
        """Gives how far above the line's place at its first column a tile begins. [px]"""
        lean = 1 / math.hypot(1.0, slope)
        widest = self.half_wu * math.exp(scale * _SCALE_STEP) / lean
        return math.ceil(widest + max(0.0, -slope * _TILE))

    def _bake(self, main: int, slope_step: int, forward: bool, scale: int, step: int) -> list[pygame.Surface]:
        """Bakes the tiles of one period: where each pixel lies along and across the beam picks its colour."""
        slope, zoom = slope_step / _SLOPES, math.exp(scale * _SCALE_STEP)
        lean = (1 if forward else -1) / math.hypot(1.0, slope)
        other = slope * lean
        count = max(1, round(PERIOD_WU * zoom * abs(lean) / _TILE))
        half = self._half_px(scale, slope)
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
            if step < LEVELS:
                tile.fill((round(255 * step / LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
            tiles.append(tile)
        return tiles


def _coloured(plasma: Array, colours: BeamColours) -> Array:
    """Colours skirt, wisps, strands and the glow round them. Returns: (across, along, 3) 0..1"""
    levels = (np.clip(plasma, 0, 1) * 255).astype(np.uint8)
    small = pygame.image.frombytes(np.ascontiguousarray(levels).tobytes(), PLASMA_SIZE, "RGB")
    large = pygame.transform.smoothscale(small, (PLASMA_SIZE[0] * _FINE, PLASMA_SIZE[1] * _FINE))
    grain, wisps, strands = np.moveaxis(pygame.surfarray.array3d(large).astype(np.float32) / 255, 2, 0)
    rows = grain.shape[1]
    cores = np.abs((np.arange(rows, dtype=np.float32) + 0.5) / rows * 2 - 1) * (PLASMA_SHARE * STRAND_CORES)
    skirt = np.exp(-((cores / 2.1) ** 2)) * 0.62
    plasm = np.exp(-((cores / 3.6) ** 2)) * 0.75
    glow = np.exp(-cores / 4.2)
    edge = smoothstep(PLASMA_SHARE * STRAND_CORES, PLASMA_SHARE * STRAND_CORES * 0.55, cores)
    light = (skirt * (0.75 + 0.5 * grain))[..., None] * tint(CHARGE_GOLD)
    light = light + (plasm * (0.16 + 0.70 * wisps))[..., None] * tint(mix(colours.glow, CHARGE_GOLD, 0.28))
    light = light + (glow * (0.10 + 0.34 * wisps))[..., None] * tint(colours.glow) * np.float32(0.62)
    light = light + strands[..., None] * tint(mix(colours.mid, WHITE, 0.35)) * np.float32(0.6)
    return np.asarray((light * edge[None, :, None]).swapaxes(0, 1), np.float32)


def _packed(light: Array) -> NDArray[np.int32]:
    """Packs colours as a surface without alpha holds them."""
    levels = (np.clip(light, 0, 1) * 255 + 0.5).astype(np.int32)
    return (levels[..., 0] << 16) | (levels[..., 1] << 8) | levels[..., 2]
