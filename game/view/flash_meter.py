"""Counts flashes in pictures that follow one another, by the definition of WCAG 2.3.1: general flashes, by area.

A flash is a pair of opposing changes of relative luminance by a tenth or more of the greatest there is, the darker of
the two below 0.80. It counts where flashes that come together cover a quarter of a window of 341 by 256 pixels, on a
screen of 1024 by 768 (a field of ten degrees).
"""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.steady_light import Shares, luminance

SWING, DARK = 0.10, 0.80
MOST_FLASHES = 3
_TOGETHER = 3  # pictures within which changes count as coming together
_WINDOW = (341 / 1024, 256 / 768)
_QUARTER = 0.25
_TILE_PX, _STEP_PX = 16, 4


class FlashMeter:
    """Looks at pictures. per_s: how many of them a second"""

    def __init__(self, per_s: float = 60.0) -> None:
        self.per_s = per_s
        self._high: Shares | None = None
        self._low: Shares | None = None
        self._way: NDArray[np.int8] | None = None
        self._recent: list[tuple[NDArray[np.bool_], NDArray[np.bool_]]] = []
        self._count = 0
        self._last: NDArray[np.int8] | None = None
        self._changes: list[NDArray[np.bool_]] = []

    def look(self, surface: pygame.Surface) -> None:
        """Take note of the next picture."""
        self.take(luminance(surface, _TILE_PX, _STEP_PX))

    def take(self, light: Shares) -> None:
        """Take note of the next picture, by the luminance of its tiles."""
        if self._high is None or self._low is None or self._way is None:
            self._high, self._low, self._way = light.copy(), light.copy(), np.zeros(light.shape, np.int8)
        self._high, self._low = np.maximum(self._high, light), np.minimum(self._low, light)
        rose = (light - self._low >= SWING) & (self._low < DARK) & (self._way <= 0)
        fell = (self._high - light >= SWING) & (light < DARK) & (self._way >= 0) & ~rose
        self._way = np.where(rose, 1, np.where(fell, -1, self._way)).astype(np.int8)
        turned = rose | fell
        self._high, self._low = np.where(turned, light, self._high), np.where(turned, light, self._low)
        self._recent = [*self._recent[-(_TOGETHER - 1) :], (rose, fell)]
        self._changes.append(self._windows())

    def _windows(self) -> NDArray[np.bool_]:
        """Say for every window whether much of it changes now, the other way than it did last."""
        rose = np.any([each[0] for each in self._recent], axis=0)
        fell = np.any([each[1] for each in self._recent], axis=0)
        ups, downs = _share(rose) >= _QUARTER, _share(fell) >= _QUARTER
        if self._last is None:
            self._last = np.zeros(ups.shape, np.int8)
        up, down = ups & (self._last <= 0), downs & (self._last >= 0)
        down &= ~up
        self._last = np.where(up, 1, np.where(down, -1, self._last)).astype(np.int8)
        return up | down

    def worst(self) -> int:
        """Give the most flashes within any one second, in any window: pairs of changes."""
        if not self._changes:
            return 0
        changes = np.array(self._changes, np.int32)
        total = np.concatenate([np.zeros((1, *changes.shape[1:]), np.int32), changes.cumsum(axis=0)])
        span = min(round(self.per_s), len(changes))
        return int((total[span:] - total[:-span]).max()) // 2


def _share(lit: NDArray[np.bool_]) -> Shares:
    """Give the share of every window that is so."""
    wide, high = (max(1, round(part * size)) for part, size in zip(_WINDOW, lit.shape, strict=True))
    total = np.zeros((lit.shape[0] + 1, lit.shape[1] + 1), np.float32)
    total[1:, 1:] = lit.cumsum(axis=0).cumsum(axis=1)
    found = total[wide:, high:] - total[:-wide, high:] - total[wide:, :-high] + total[:-wide, :-high]
    out: Shares = found / (wide * high)
    return out
