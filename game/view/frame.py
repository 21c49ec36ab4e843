"""Collects what a picture consists of, layer by layer, and finishes it: exposure, light, bloom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.steady_light import SteadyLight

Stamp = tuple[pygame.Surface, Sequence[int]]
Line = tuple[tuple[int, int, int], tuple[float, float], tuple[float, float], int]

ADD = pygame.BLEND_RGB_ADD
OVER = pygame.BLEND_PREMULTIPLIED

EXPOSURE_LEAST = 0.62
EXPOSURE_ATTACK_S = 0.2
EXPOSURE_RELEASE_S = 1.5
BLOOM_START = 170  # levels below this do not bloom: hulls end at 70 %
VIGNETTE = 0.30
SLOW_FRAME_S = 0.014
_FAR_PX = 4000.0


@dataclass
class Quality:
    """Says what may be left out when frames take too long; the HUD, beams and tracers never are."""

    bloom_every: int = 1  # 0: off
    most_puffs: int = 250
    thin_trails: bool = False
    shield_rim_only: bool = False
    bright_stars_and_dust: bool = True
    vignette: bool = True  # taken up by the backdrop when it is next painted
    step: int = 0
    slow_s: float = 0.0

    def watch(self, frame_s: float) -> None:
        """Takes one quality step after a second of frames over 14 ms."""
        self.slow_s = self.slow_s + frame_s if frame_s > SLOW_FRAME_S else 0.0
        if self.slow_s >= 1.0 and self.step < 6:
            self.slow_s = 0.0
            self.step += 1
            self._apply()

    def _apply(self) -> None:
        self.bloom_every = 1 if self.step < 1 else 2 if self.step < 2 else 0
        self.most_puffs = 250 if self.step < 3 else 120
        self.thin_trails = self.step >= 4
        self.shield_rim_only = self.step >= 5
        self.bright_stars_and_dust = self.step < 6


class Frame:
    """Draws one picture in layers onto an opaque surface.

    Order: the caller paints the backdrop on `surface`; `smoke` goes under the ships; the caller blits ships;
    `finish` then dims all that by the exposure, lays `cover` (debris, fireball smoke), draws `lines` and adds
    `light`, lays `front` (dark things before a great light), then bloom. The vignette lies in the backdrop, where it
    costs nothing. The HUD comes after.
    """

    def __init__(self, size: tuple[int, int], quality: Quality | None = None) -> None:
        self.size = size
        self.quality = quality or Quality()
        self.steady: SteadyLight | None = None  # holds what flashes, for those who asked for fewer flashes
        self.surface = pygame.Surface(size, 0, 32)
        self.smoke: list[Stamp] = []
        self.cover: list[Stamp] = []
        self.light: list[Stamp] = []
        self.lines: list[Line] = []
        self.front: list[Stamp] = []
        self.exposure = 1.0
        self.bloom_strength = 1.0
        self._glare = 0.0
        self._ask_dim = 1.0
        self._blink = 1.0
        self._count = 0
        small = (max(1, size[0] // 4), max(1, size[1] // 4))
        self._quarter = pygame.Surface(small, 0, 32)
        self._half = pygame.Surface((max(1, size[0] // 2), max(1, size[1] // 2)), 0, 32)
        self._eighth = pygame.Surface((max(1, small[0] // 2), max(1, small[1] // 2)), 0, 32)
        self._sixteenth = pygame.Surface((max(1, small[0] // 4), max(1, small[1] // 4)), 0, 32)
        self._bloom = pygame.Surface(size, 0, 32)
        self._near: pygame.Surface | None = None

    def calm_down(self, on: bool) -> None:
        """Hold what flashes from now on, or let it."""
        self.steady = (self.steady or SteadyLight()) if on else None

    def begin(self, surface: pygame.Surface | None = None) -> None:
        """Starts a picture, on another surface of the same size where given."""
        if surface is not None:
            self.surface = surface
        self._clear()
        self._ask_dim = self._blink = 1.0

    def _clear(self) -> None:
        for layer in (self.smoke, self.cover, self.light, self.lines, self.front):
            layer.clear()

    def flush_smoke(self) -> None:
        """Lays smoke and trails on the picture: call after the backdrop and before the ships."""
        self.surface.fblits(self.smoke, OVER)
        self.smoke.clear()

    def blit_ships(self, stamps: Iterable[Stamp]) -> None:
        """Lays premultiplied sprites on the picture, in the order given."""
        self.surface.fblits(list(stamps), OVER)

    def line(
        self,
        colour: tuple[int, int, int],
        start: NDArray[np.float64],
        end: NDArray[np.float64],
        width: int = 1,
    ) -> None:
        """Draws a hard line under the light, from start to end (2) [px]; both must be finite."""
        (x0, y0), (x1, y1) = start.tolist(), end.tolist()
        w, h = self.size
        if max(x0, x1) < 0 or min(x0, x1) > w or max(y0, y1) < 0 or min(y0, y1) > h:
            return
        near, far = -_FAR_PX, _FAR_PX  # no line on the screen is off by more than a pixel for it
        x0, x1 = min(max(x0, near), far), min(max(x1, near), far)
        y0, y1 = min(max(y0, near), far), min(max(y1, near), far)
        self.lines.append((colour, (x0, y0), (x1, y1), width))

    def dim(self, share: float) -> None:
        """Asks for the world behind to be no brighter than this share, for set pieces."""
        self._ask_dim = min(self._ask_dim, share)

    def blink(self, share: float) -> None:
        """Asks for the whole finished picture, its light too, at this share of its brightness."""
        self._blink = min(self._blink, share)

    def finish(self, dt: float) -> None:
        """Exposes, covers, lights, lays what stands before the light, and blooms; dt is real time."""
        self._expose(dt)
        before = self.surface.copy() if self.steady is not None else None
        self.surface.fblits(self.cover, OVER)
        for colour, start, end, width in self.lines:
            pygame.draw.aaline(self.surface, colour, start, end, width)
        self.surface.fblits(self.light, ADD)
        self.surface.fblits(self.front, OVER)
        self._count += 1
        if self.quality.bloom_every and self.bloom_strength > 0:
            # A bloom is soft: nobody can tell one that is made in two halves, and so two frames old, from a new one.
            turn = self._count % (2 * self.quality.bloom_every)
            if turn == 0 or self._near is None:
                self._near = self._gather_bloom()
            if turn == self.quality.bloom_every or self._count == 1:
                pygame.transform.smoothscale(self._near, self.size, self._bloom)
            self.surface.blit(self._bloom, (0, 0), special_flags=ADD)
        if self.steady is not None and before is not None:
            self.steady.hold(before, self.surface, dt)
        if self._blink < 1.0:
            self.surface.fill((round(255 * self._blink),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        self._clear()  # at once: thousands of stamps that outlive their frame keep the garbage collector busy

    def _expose(self, dt: float) -> None:
        """Dims what lies behind a great light, as an eye would: 0.2 s down, 1.5 s up again."""
        goal = min(self._ask_dim, max(EXPOSURE_LEAST, 1.0 - 3.0 * max(0.0, self._glare - 0.06)))
        pace = EXPOSURE_ATTACK_S if goal < self.exposure else EXPOSURE_RELEASE_S
        self.exposure += (goal - self.exposure) * min(1.0, dt / pace)
        if self.exposure < 0.995:
            level = round(255 * self.exposure)
            self.surface.fill((level, level, level), special_flags=pygame.BLEND_RGB_MULT)

    def _gather_bloom(self) -> pygame.Surface:
        """Makes the bloom from the bright parts, at an eighth and a sixteenth of the size."""
        # A smooth first step would cost 0.4 ms more.
        pygame.transform.scale(self.surface, self._half.get_size(), self._half)
        pygame.transform.smoothscale(self._half, self._quarter.get_size(), self._quarter)
        # How far a pixel blooms follows from its brightness alone, so that gold blooms gold and not red.
        bright = pygame.transform.grayscale(self._quarter)
        bright.fill((BLOOM_START,) * 3, special_flags=pygame.BLEND_RGB_SUB)
        bright.blit(bright, (0, 0), special_flags=ADD)
        self._quarter.blit(bright, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
        pygame.transform.smoothscale(self._quarter, self._eighth.get_size(), self._eighth)
        near = pygame.transform.box_blur(self._eighth, 1)
        pygame.transform.smoothscale(self._eighth, self._sixteenth.get_size(), self._sixteenth)
        far = pygame.transform.box_blur(pygame.transform.box_blur(self._sixteenth, 3), 2)
        far = pygame.transform.smoothscale(far, near.get_size())
        near.blit(far, (0, 0), special_flags=ADD)
        red, green, blue, *_ = pygame.transform.average_color(self._eighth)
        self._glare = max(red, green, blue) / 160
        if self.bloom_strength != 1.0:
            near.fill((round(255 * min(1.0, self.bloom_strength)),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return near


def vignette(size: tuple[int, int]) -> pygame.Surface:
    """Bakes the darkening toward the corners, which backdrops are multiplied with."""
    x = np.linspace(-0.5, 0.5, size[0])[:, None]
    y = np.linspace(-0.5, 0.5, size[1])[None, :]
    t = np.clip((x * x * 1.1 + y * y * 1.3 - 0.12) / 0.50, 0, 1)
    level = 1 - VIGNETTE * t * t * (3 - 2 * t)
    grain = np.random.default_rng(0).random(level.shape) - 0.5  # against rings of equal levels
    surface = pygame.Surface(size, 0, 32)
    levels = np.clip(np.rint(level * 255 + grain), 0, 255).astype(np.uint8)
    pygame.surfarray.blit_array(surface, np.repeat(levels[:, :, None], 3, 2))
    return surface
