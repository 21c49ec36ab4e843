"""The backdrop of the surface: sky, far city and hills, each shifted by how far off it lies."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame

from game.rules.land import LandRule
from game.view.bake_cache import BakeCache
from game.view.camera import Camera
from game.view.effects.light import fast_alpha
from game.view.frame import Frame
from game.view.surface import scenery
from game.view.surface.canvas import Canvas
from game.view.surface.hours import Hour

SKY, FAR, HILLS = 0.02, 0.10, 0.25
GROUND_SHARE = 0.76  # of the window's height: where the ground line lies
_MARGIN = 60  # [px]
_RECIPE = "surface-3"
Progress = Callable[[str], None]


class SurfaceBackdrop:
    """Draws everything behind the ground line. Painted once a window size, and kept on disk."""

    def __init__(
        self, land: LandRule, hour: Hour, size: tuple[int, int], cache: Path | None, progress: Progress | None = None
    ) -> None:
        self.size = size
        self.horizon = round(scenery.HORIZON * size[1])
        self._land, self._hour, self._cache = land, hour, BakeCache(cache)
        wide, high = size
        city = wide * 0.5 - 0.30 * 1280 - 380 + self._shift_span(FAR) * 0.36
        say = progress or (lambda what: None)
        say("sky")
        self.sky = self._baked(
            "sky", lambda: scenery.paint_sky(hour, (self._wide(SKY), high + _MARGIN), self.horizon + _MARGIN // 2,
                                             wide * 0.2, land.seed), alpha=False,
        )  # fmt: skip
        say("city")
        shore = city + 1250 if land.sea_wu is not None else -400.0
        self.far = self._baked(
            "far", lambda: scenery.paint_far(hour, self._wide(FAR), self.horizon, city, shore, land.look, land.seed)
        )
        say("hills")
        ruins = 4400 * HILLS + wide * 0.5
        self.hills = self._baked(
            "hills", lambda: scenery.paint_hills(hour, self._wide(HILLS), 1400 * HILLS + 200, ruins, land.seed)
        )

    def _shift_span(self, factor: float) -> float:
        return self._land.width_wu * factor

    def _wide(self, factor: float) -> int:
        return round(self.size[0] + self._shift_span(factor) + 2 * _MARGIN)

    def _baked(self, name: str, paint: Callable[[], Canvas], alpha: bool = True) -> pygame.Surface:
        land = self._land
        text = f"{_RECIPE} {land.look} {land.hour} {land.seed} {land.width_wu} {land.sea_wu} {self.size}"
        if land.weather in ("mist", "rain"):
            text += f" {land.weather}"
        key = hashlib.sha256(text.encode()).hexdigest()[:16]
        levels = self._cache.load(f"land-{name}", key)
        if levels is None:
            levels = paint().levels()[None]
            self._cache.store(f"land-{name}", key, levels)
        picture = np.ascontiguousarray(levels[0])
        surface = pygame.image.frombytes(picture.tobytes(), (picture.shape[1], picture.shape[0]), "RGBA")
        if alpha:
            return fast_alpha(surface)
        plain = pygame.Surface(surface.get_size(), 0, 32)
        plain.blit(fast_alpha(surface), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        return plain

    def rise(self, camera: Camera, rest_wu: float) -> float:
        """Say how far the camera has risen over where it rests, in pixels of the ground."""
        rested = rest_wu + (GROUND_SHARE - 0.5) * self.size[1] / camera.zoom
        return (float(camera.center[1]) - rested) * camera.zoom

    def horizon_px(self, camera: Camera, rest_wu: float, most: float = math.inf) -> float:
        """Say where the horizon lies on the screen. most: [px] by which it sinks at most"""
        return self.horizon + min(self.rise(camera, rest_wu) * FAR, most)

    def draw(
        self, frame: Frame, camera: Camera, rest_wu: float, most: float = math.inf,
        plain: Callable[[float], None] | None = None,
    ) -> None:  # fmt: skip
        """Paint the layers over the whole picture. rest_wu: height of the land where it lies level

        most: [px] by which the horizon sinks at most; plain: draws what lies before it in place of a bare colour
        """
        rise, target = self.rise(camera, rest_wu), frame.surface
        shake = camera.offset
        span = self._land.width_wu
        across = min(max(float(camera.center[0]), 0.0), span)

        def corner(factor: float, top: float) -> tuple[int, int]:
            return (
                round(-_MARGIN - across * factor + shake[0] * factor),
                round(top + rise * factor + shake[1] * factor),
            )

        x, y = corner(SKY, -_MARGIN / 2)
        target.blit(self.sky, (x, min(0, max(y, self.size[1] - self.sky.get_height()))))
        far = corner(FAR, -scenery.FAR_HIGH)
        far = (far[0], far[1] - round(max(rise * FAR - most, 0.0)))
        target.blit(self.far, far, special_flags=pygame.BLEND_PREMULTIPLIED)
        low = far[1] + self.far.get_height()
        if plain is not None:
            plain(self.horizon_px(camera, rest_wu, most))
        elif low < self.size[1]:
            target.fill(self._hour.plain, (0, low, self.size[0], self.size[1] - low))
        hills = corner(HILLS, self.horizon - scenery.HILL_TALL)
        target.blit(self.hills, hills, special_flags=pygame.BLEND_PREMULTIPLIED)
