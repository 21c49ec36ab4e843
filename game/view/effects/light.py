"""Bakes the small pictures all light is made of: discs, needles, stars; and places many at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.frame import Stamp
from game.view.palette import RGB

Array = NDArray[np.floating[Any]]
HEADINGS = 64
_BIGGEST_BAKED_PX = 28.0


def opaque(light: Array) -> pygame.Surface:
    """Makes an additive sprite from light (h, w, 3) [0..1], rows from the top; black adds nothing."""
    levels = (np.clip(light, 0, 1) * 255 + 0.5).astype(np.uint8)
    surface = pygame.Surface((levels.shape[1], levels.shape[0]), 0, 32)
    pygame.surfarray.blit_array(surface, levels.swapaxes(0, 1))
    return surface


def premultiplied(colour: Array, cover: Array) -> pygame.Surface:
    """Makes an alpha sprite from colour (h, w, 3), not yet multiplied, and cover (h, w), both [0..1]."""
    share = np.clip(cover, 0, 1)[..., None]
    both = np.concatenate([np.clip(colour, 0, 1) * share, share], -1)
    levels = np.ascontiguousarray((both * 255 + 0.5).astype(np.uint8))
    return fast_alpha(pygame.image.frombytes(levels.tobytes(), (levels.shape[1], levels.shape[0]), "RGBA"))


def fast_alpha(surface: pygame.Surface) -> pygame.Surface:
    """Copies a surface to the layout with alpha that blits fastest; needs no display."""
    return surface.convert(pygame.Surface((1, 1), pygame.SRCALPHA, 32))


def tint(colour: RGB) -> Array:
    """Gives a colour as (3) [0..1]."""
    return np.array(colour, np.float32) / 255


@lru_cache(maxsize=32)
def square(side: int) -> tuple[Array, Array]:
    """Gives the offsets (x right, y up) [px] of the pixels of a square from its middle."""
    steps = np.arange(side, dtype=np.float32) - (side - 1) / 2
    x, y = np.meshgrid(steps, -steps)
    return x, y


@lru_cache(maxsize=4096)
def disc(radius_px: float, colour: RGB, strength: float = 1.0, white: float = 0.0) -> pygame.Surface:
    """Bakes a soft disc of light; `white` is the share of white heat in its middle."""
    radius = max(radius_px, 0.6)
    if radius > _BIGGEST_BAKED_PX:  # so soft that nobody can tell it from one enlarged
        small = disc(_BIGGEST_BAKED_PX, colour, strength, white)
        side = round(small.get_width() * radius / _BIGGEST_BAKED_PX)
        return pygame.transform.smoothscale(small, (side, side))
    x, y = square(2 * max(1, math.ceil(radius * 2.3)) + 1)
    d2 = (x * x + y * y) / (radius * radius)
    glow = np.exp(-d2) - math.exp(-2.3 * 2.3)
    light = glow[..., None] * tint(colour) * strength
    if white:
        light = light + (np.exp(-d2 * 9) * white)[..., None]
    return opaque(light)


def heading_index(angle: ArrayLike, count: int = HEADINGS) -> NDArray[np.intp]:
    """Gives the baked heading nearest to each angle [rad]."""
    return np.rint(np.asarray(angle) * (count / math.tau)).astype(np.intp) % count


def stamps(sprites: Iterable[pygame.Surface], corner: NDArray[np.int32]) -> list[Stamp]:
    """Pairs sprites with their corners (n, 2) [px] for `fblits`, which takes lists for pairs."""
    return list(zip(sprites, corner.tolist(), strict=True))


class Atlas:
    """Holds baked sprites in one row and places many of them with two list passes.

    sprites: (m) the surfaces; half: (m, 2) [px] from their corner to their middle
    """

    def __init__(self, sprites: Sequence[pygame.Surface]) -> None:
        self.sprites = list(sprites)
        self.half = np.array([s.get_size() for s in self.sprites], np.float64).reshape(-1, 2) * 0.5

    def place(self, index: NDArray[np.intp], px: NDArray[np.float64]) -> list[Stamp]:
        """Centres sprite index (n) on px (n, 2) [px]; returns stamps for one `fblits`."""
        if not len(index):
            return []
        corner = np.rint(px - self.half[index]).astype(np.int32)
        return stamps(map(self.sprites.__getitem__, index.tolist()), corner)


def streak(
    side: int, length_px: float, width_px: float, angle: float, taper: float = 0.2, trim: float = 0.0
) -> Array:
    """Draws a soft streak through the middle of a square: (side, side) [0..1], `taper` at its tail.

    trim: takes this many widths off both ends; with 0.83 streaks laid end to end add up evenly
    """
    x, y = square(side)
    along = x * math.cos(angle) + y * math.sin(angle)
    across = -x * math.sin(angle) + y * math.cos(angle)
    half = max(length_px * 0.5 - trim * width_px, 0.1)
    beyond = np.maximum(np.abs(along) - half, 0)
    glow = np.exp(-(across * across + beyond * beyond) / (width_px * width_px))
    share = np.clip((along + half) / (2 * half), 0, 1)
    return np.asarray(glow * (taper + (1 - taper) * share), np.float32)


@lru_cache(maxsize=512)
def needles(
    length_px: float,
    core: RGB,
    halo: RGB,
    *,
    core_px: float = 0.7,
    halo_px: float = 1.6,
    core_strength: float = 1.0,
    halo_strength: float = 0.45,
    taper: float = 0.2,
    headings: int = HEADINGS,
) -> list[pygame.Surface]:
    """Bakes a streak in all headings: a thin hot core in a wider halo, dim at the tail. Kept; treat as read-only."""
    side = 2 * math.ceil(length_px * 0.5 + halo_px * 2) + 1
    hot, warm = tint(core) * core_strength, tint(halo) * halo_strength
    sprites = []
    for angle in np.arange(headings) * (math.tau / headings):
        light = streak(side, length_px, core_px, angle, taper)[..., None] * hot
        light = light + streak(side, length_px, halo_px, angle, taper)[..., None] * warm
        sprites.append(opaque(light))
    return sprites


@lru_cache(maxsize=256)
def star(size_px: float, colour: RGB, strength: float = 1.0) -> pygame.Surface:
    """Bakes a four-pointed glint."""
    x, y = square(2 * math.ceil(size_px * 1.6) + 1)
    x, y = np.abs(x), np.abs(y)
    thin = max(size_px * 0.10, 0.5)
    rays = np.exp(-x / (size_px * 0.42) - y / thin) + np.exp(-y / (size_px * 0.42) - x / thin)
    middle = np.exp(-(x * x + y * y) / (size_px * 0.24) ** 2)
    return opaque(rays[..., None] * tint(colour) * strength + (middle * strength)[..., None])


class LazyAtlas:
    """Holds a numbered row of sprites that are baked when first needed.

    most_bakes: so many a call at most; what is still missing is left out, which shows as a soft coming-in
    """

    def __init__(self, count: int, bake: Callable[[int], pygame.Surface], most_bakes: int = 10_000) -> None:
        self._bake = bake
        self.most_bakes = most_bakes
        self._sprites: list[pygame.Surface] = [pygame.Surface((1, 1), 0, 32)] * count
        self._half = np.zeros((count, 2))
        self._known = np.zeros(count, bool)

    def place(self, index: NDArray[np.intp], px: NDArray[np.float64]) -> list[Stamp]:
        """Centres sprite index (n) on px (n, 2) [px]; returns stamps for one `fblits`."""
        if not len(index):
            return []
        known = self._known[index]
        if not known.all():
            missing = np.unique(index[~known])[: self.most_bakes]
            for i in missing.tolist():  # LOOP: each sprite once in a battle
                self._sprites[i] = self._bake(i)
                self._half[i] = np.array(self._sprites[i].get_size()) * 0.5
            self._known[missing] = True
            known = self._known[index]
            index, px = index[known], px[known]
        corner = np.rint(px - self._half[index]).astype(np.int32)
        return stamps(map(self._sprites.__getitem__, index.tolist()), corner)
