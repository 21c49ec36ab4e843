"""Keeps smoke in a layer of half the screen's size that fades by itself and slides with the camera."""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.frame import OVER, Stamp

FADE_HZ = 60.0
_KEEP = 248  # of 255 a step: 0.97


class TrailLayer:
    """Holds a premultiplied picture of smoke; `size` is that of the screen it will cover."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.size = size
        self._half = pygame.Surface(((size[0] + 1) // 2, (size[1] + 1) // 2), pygame.SRCALPHA, 32)
        self._full = pygame.Surface(size, pygame.SRCALPHA, 32)
        self._center: NDArray[np.float64] | None = None
        self._zoom = 1.0
        self._spare = np.zeros(2)
        self._clock_s = 0.0
        self._fade_s = 0.0
        self._steps = 0

    def move(self, camera: Camera, clock_s: float) -> None:
        """Slides and scales the smoke as the camera has moved, and fades it by battle time."""
        center = camera.center - camera.offset * np.array((1.0, -1.0)) / camera.zoom
        if self._center is None:
            self._center, self._zoom, self._clock_s = center.copy(), camera.zoom, clock_s
        if abs(camera.zoom / self._zoom - 1) > 1e-6:
            self._scale(camera.zoom / self._zoom)
            self._zoom = camera.zoom
        slide = (self._center - center) * np.array((1.0, -1.0)) * (camera.zoom * 0.5) + self._spare
        whole = np.rint(slide)
        self._spare = slide - whole
        self._center = center.copy()
        if np.abs(whole).max() > max(self._half.get_size()):
            self._half.fill(0)
        elif whole.any():
            self._half.scroll(int(whole[0]), int(whole[1]))
        self._fade(clock_s)

    def _scale(self, factor: float) -> None:
        """Follows a change of zoom about the middle of the screen."""
        w, h = self._half.get_size()
        wide = (max(1, round(w * factor)), max(1, round(h * factor)))
        scaled = pygame.transform.smoothscale(self._half, wide)
        self._half.fill(0)
        self._half.blit(scaled, ((w - wide[0]) // 2, (h - wide[1]) // 2), special_flags=OVER)

    def _fade(self, clock_s: float) -> None:
        self._fade_s += max(0.0, clock_s - self._clock_s)
        self._clock_s = clock_s
        steps = min(12, int(self._fade_s * FADE_HZ))
        self._fade_s -= steps / FADE_HZ
        for _ in range(steps):
            self._half.fill((_KEEP,) * 4, special_flags=pygame.BLEND_RGBA_MULT)
            self._steps += 1
            if self._steps % 3 == 0:  # eight bits never reach zero by multiplying alone
                self._half.fill((1, 1, 1, 1), special_flags=pygame.BLEND_RGBA_SUB)

    def stamp(self, stamps: list[Stamp]) -> None:
        """Draws pieces of smoke, already at half size."""
        self._half.fblits(stamps, OVER)

    def picture(self) -> pygame.Surface:
        """Gives the layer at the screen's size."""
        pygame.transform.smoothscale(self._half, self.size, self._full)
        return self._full
