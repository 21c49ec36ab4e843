"""A floating-point picture that the bakers of the surface backdrop paint on, and its way into a surface."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.view.effects.light import tint
from game.view.effects.noise import fractal, smoothstep
from game.view.palette import RGB

Array = NDArray[np.floating[Any]]


class Canvas:
    """A picture with cover, premultiplied: colour (h, w, 3) and cover (h, w), 0..1, rows from the top."""

    def __init__(self, width: int, height: int) -> None:
        self.colour: Array = np.zeros((height, width, 3), np.float32)
        self.cover: Array = np.zeros((height, width), np.float32)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height. [px]"""
        return self.cover.shape[1], self.cover.shape[0]

    def cut(self, left: float, top: float, width: int, height: int) -> tuple[Any, Any]:
        """Give the part of the canvas under a rectangle, and the part of the rectangle on the canvas."""
        x, y = round(left), round(top)
        wide, high = self.size
        x0, y0, x1, y1 = max(0, x), max(0, y), min(wide, x + width), min(high, y + height)
        if x1 <= x0 or y1 <= y0:
            return None, None
        return np.s_[y0:y1, x0:x1], np.s_[y0 - y : y1 - y, x0 - x : x1 - x]

    def over(self, colour: Array, cover: Array, left: float = 0.0, top: float = 0.0) -> None:
        """Lay a colour (h, w, 3) or (3), not multiplied, by its cover (h, w), with its corner there."""
        here, there = self.cut(left, top, cover.shape[1], cover.shape[0])
        if here is None:
            return
        share = np.clip(cover[there], 0, 1)
        paint = colour[there] if colour.ndim == 3 else colour
        self.colour[here] = self.colour[here] * (1 - share[..., None]) + paint * share[..., None]
        self.cover[here] = self.cover[here] * (1 - share) + share

    def glow(
        self, x: float, y: float, radius: float, colour: RGB, strength: float, wide: float = 1.0, high: float = 1.0
    ) -> None:
        """Add a soft disc of light, which covers nothing."""
        reach_x, reach_y = int(radius * wide * 2.6), int(radius * high * 2.6)
        here, there = self.cut(x - reach_x, y - reach_y, 2 * reach_x + 1, 2 * reach_y + 1)
        if here is None:
            return
        dx = np.arange(-reach_x, reach_x + 1, dtype=np.float32)[None, :] / (radius * wide)
        dy = np.arange(-reach_y, reach_y + 1, dtype=np.float32)[:, None] / (radius * high)
        light = np.exp(-dx * dx - dy * dy)[there]
        self.colour[here] += light[..., None] * (tint(colour) * strength)

    def levels(self, seed: int = 0) -> NDArray[np.uint8]:
        """Give the picture as bytes (h, w, 4), with a grain of one level against bands."""
        grain = np.random.default_rng(seed).random(self.cover.shape, np.float32)
        levels = self.colour * 255 + grain[..., None] * (self.cover > 0.02)[..., None]
        alpha = np.rint(np.clip(self.cover, 0, 1) * 255)
        out = np.concatenate([np.clip(levels, 0, 255), alpha[..., None]], -1)
        return np.ascontiguousarray(out.astype(np.uint8))


def field(width: int, height: int, across: float, down: float, seed: int, octaves: int = 5, shift: float = 0.0,
          gain: float = 0.55) -> Array:  # fmt: skip
    """Give fractal noise (h, w) 0..1 whose largest lumps are so many pixels across and down."""
    x = (np.arange(width, dtype=np.float32) / across + shift)[None, :]
    y = (np.arange(height, dtype=np.float32) / down + shift)[:, None]
    full = (np.broadcast_to(x, (height, width)), np.broadcast_to(y, (height, width)))
    return np.asarray(fractal(*full, octaves=octaves, seed=seed, gain=gain), np.float32)


def spread(low: float, high: float, x: Array) -> Array:
    """Rise smoothly from 0 to 1; widens what noise gives."""
    return smoothstep(low, high, x)


def mixed(a: RGB, b: RGB, share: Array) -> Array:
    """Mix two colours by a share (...): (..., 3)."""
    return tint(a) + (tint(b) - tint(a)) * share[..., None]
