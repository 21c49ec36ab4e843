"""Steady light: holds what is added to a picture so that no large part of it flashes more than three times a second.

Law: a flash needs its light to grow by a tenth of full brightness (WCAG 2.3.1); where much of the picture lights up at
once, light grows by less than that in a third of a second, and so not more often. It may go out as fast as it likes.
"""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import NDArray

Shares = NDArray[np.float32]

TILE_PX = 20
"""[px] edge of the squares in which brightness is told"""
_STEP_PX = 5  # of them every fifth pixel is looked at, each way
GROWTH_PER_S = 0.27
"""[share of full brightness a second] how fast light may grow, and darkness too"""
_LIT = 0.07  # a tile whose light differs by so much is lit
_AROUND, _MOST_LIT = (10, 6), 0.07  # tiles to each side, and the share of them that may be lit freely
_SETTLED = 0.995


def _linear() -> Shares:
    """Give the light of a level 0 to 255, as WCAG has it."""
    level = np.arange(256) / 255.0
    return np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LINEAR = _linear()


def luminance(surface: pygame.Surface, tile: int = TILE_PX, step: int = _STEP_PX) -> Shares:
    """Give the relative luminance of every tile of a picture. Returns: (columns, rows) 0 to 1"""
    pixels = pygame.surfarray.pixels3d(surface)[::step, ::step]
    light = _LINEAR[pixels[..., 0]] * np.float32(0.2126) + _LINEAR[pixels[..., 1]] * np.float32(0.7152)
    light += _LINEAR[pixels[..., 2]] * np.float32(0.0722)
    each = max(1, tile // step)
    columns, rows = max(1, light.shape[0] // each), max(1, light.shape[1] // each)
    cut = light[: columns * each, : rows * each]
    out: Shares = cut.reshape(columns, -1, rows, cut.shape[1] // rows).mean(axis=(1, 3))
    return out


class SteadyLight:
    """Remembers how much light is on each tile, and lets it grow slowly where much of the picture is lit."""

    def __init__(self) -> None:
        self._light: Shares | None = None

    def hold(self, before: pygame.Surface, picture: pygame.Surface, dt: float) -> None:
        """Weaken what was added to a picture where that grows too fast. before: without it; dt: [s] of real time"""
        added = luminance(picture) - luminance(before)
        share = self.shares(added, dt)
        if float(share.min()) > _SETTLED:
            return
        _blend(before, picture, share)

    def shares(self, added: Shares, dt: float) -> Shares:
        """Give what share of the light added to each tile may be seen now, and remember it."""
        last = self._light if self._light is not None and self._light.shape == added.shape else np.zeros_like(added)
        free = _around(np.abs(added) > _LIT) <= _MOST_LIT
        most = np.where(np.sign(last) == np.sign(added), np.abs(last), 0.0) + GROWTH_PER_S * min(dt, 0.1)
        seen = np.where(free, np.abs(added), np.minimum(np.abs(added), most))
        self._light = (np.sign(added) * seen).astype(np.float32)
        out: Shares = np.where(np.abs(added) > 1e-4, seen / np.maximum(np.abs(added), 1e-4), 1.0).astype(np.float32)
        return out


def _around(lit: NDArray[np.bool_]) -> Shares:
    """Give the share of the tiles about each tile that are lit, by sums over boxes."""
    wide, high = _AROUND
    total = np.zeros((lit.shape[0] + 1, lit.shape[1] + 1), np.float32)
    total[1:, 1:] = lit.cumsum(axis=0).cumsum(axis=1)
    x, y = np.arange(lit.shape[0]), np.arange(lit.shape[1])
    x0, x1 = np.maximum(x - wide, 0), np.minimum(x + wide + 1, lit.shape[0])
    y0, y1 = np.maximum(y - high, 0), np.minimum(y + high + 1, lit.shape[1])
    found = total[x1][:, y1] - total[x0][:, y1] - total[x1][:, y0] + total[x0][:, y0]
    return np.asarray(found / ((2 * wide + 1) * (2 * high + 1)), np.float32)


def _blend(before: pygame.Surface, picture: pygame.Surface, share: Shares) -> None:
    """Lay a picture over what was there before it, each tile as thick as its share."""
    levels = np.clip(np.floor(share * 255.0), 0, 255).astype(np.uint8)
    small = pygame.Surface(levels.shape, 0, 32)
    pygame.surfarray.blit_array(small, np.repeat(levels[:, :, None], 3, 2))
    size = (levels.shape[0] * TILE_PX, levels.shape[1] * TILE_PX)
    whole = pygame.Surface(picture.get_size(), 0, 32)
    whole.fill((255, 255, 255))
    whole.blit(pygame.transform.smoothscale(small, size), (0, 0))
    picture.blit(whole, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    rest = pygame.Surface(picture.get_size(), 0, 32)
    rest.fill((255, 255, 255))
    rest.blit(whole, (0, 0), special_flags=pygame.BLEND_RGB_SUB)
    rest.blit(before, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    picture.blit(rest, (0, 0), special_flags=pygame.BLEND_RGB_ADD)
