"""One hull in one state of damage, lit from all sides: the pictures sprites are turned from."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.hull_damage import State, damaged
from game.view.hull_maps import HullShape, HullSource, fitting, resized
from game.view.lighting import Floats, HullMaps, KeyLight, light, prepare

Bytes = NDArray[np.uint8]

RECIPE = 10  # raise it when lighting, damage or this file changes what is baked
HALO_MARGIN_WU = 7.0
BLEND_STEPS = 4  # pictures between two neighbouring lightings
HALVINGS = 3  # of a baked picture, for views from afar
SMALL_WU = 40.0  # missiles: fewer lightings


def lightings_of(shape: HullShape) -> int:
    """Say how many directions of light a hull is baked for."""
    return 8 if shape.size[0] < SMALL_WU else 16 if shape.size[0] < 400 else 12


def master_scale(shape: HullShape) -> float:
    """Choose the pixels per world unit a hull is lit at: crisp at zoom 1.6 for all but the flagship."""
    length = shape.size[0]
    if length < SMALL_WU:
        return 3.0
    return 2.0 if length < 280 else 1.7 if length < 400 else 1.25


def fitted(source: HullSource) -> HullSource:
    """Bring a hull's maps to the scale they are lit at, once for all states."""
    shape = source.shape
    scale = master_scale(shape)
    fit = fitting(source.maps, scale, HALO_MARGIN_WU if shape.lights else 1.0)
    damage = None if source.damage is None else fit.apply(source.damage)
    return replace(source, maps=resized(source.maps, scale, fit), damage=damage)


def faded(source: HullSource, share: float) -> HullSource:
    """Dim all of a hull's own lights to a share."""
    shape, maps = source.shape, source.maps
    lights = tuple((x, y, colour, radius, strength * share) for x, y, colour, radius, strength in shape.lights)
    glow = (maps.glow * np.float32(share)).astype(np.float32)
    return replace(source, shape=replace(shape, lights=lights), maps=replace(maps, glow=glow))


def bake(source: HullSource, state: State, key: KeyLight) -> Bytes:
    """Light a fitted hull for every direction; returns (lightings, h, w, 4) premultiplied B, G, R, A."""
    shape, maps = source.shape, source.maps
    if source.damage is not None:
        maps = damaged(maps, source.damage, state)
    relief = prepare(maps)
    halo = _halos(shape, maps, state)
    lamps = np.nonzero(halo.any(axis=2)) if halo is not None else ()
    count = lightings_of(shape)
    out = np.empty((count, *relief.shape, 4), np.uint8)
    for i in range(count):
        picture = light(relief, key, 2 * math.pi * i / count)
        if halo is not None:
            near = picture[lamps]
            near[:, :3] = np.minimum(255, near[:, :3] + halo[lamps])
            # A light beside the hull needs some cover, or the blit would skip it as empty.
            near[:, 3] = np.maximum(near[:, 3], np.minimum(6, halo[lamps].max(axis=1)))
            picture[lamps] = near
        out[i] = picture
    return out


def _halos(shape: HullShape, maps: HullMaps, state: State) -> NDArray[np.uint16] | None:
    """Draw the running lights' glow, (h, w, 3) B, G, R, to be added; none on a gutted hull."""
    if not shape.lights or state == "gutted":
        return None
    rows, columns = maps.height.shape
    x: Floats = (np.arange(columns, dtype=np.float32) + 0.5 - columns / 2) / np.float32(maps.scale)
    y: Floats = (rows / 2 - 0.5 - np.arange(rows, dtype=np.float32)[:, None]) / np.float32(maps.scale)
    total = np.zeros((rows, columns, 3), np.float32)
    for number, (lx, ly, colour, radius, strength) in enumerate(shape.lights):
        if state == "scarred" and number % 3 == 0:
            continue
        near_rows, near_columns = np.abs(y[:, 0] - ly) < 3 * radius, np.abs(x - lx) < 3 * radius
        part = np.ix_(near_rows, near_columns)
        away2 = (x[near_columns] - lx) ** 2 + (y[near_rows] - ly) ** 2
        glow = np.exp(-away2 / (0.9 * radius) ** 2) * strength * 300
        heart = np.exp(-away2 / max(0.4, 0.26 * radius) ** 2) * strength * 230
        total[part] += glow[..., None] * (np.array(colour[::-1], np.float32) / 255) + heart[..., None]
    return total.astype(np.uint16)


class SurfaceStore:
    """Surfaces that can be made again, up to a number of bytes; those not asked for longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes_held = 0
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def find(self, key: Hashable) -> pygame.Surface | None:
        """Give what is kept under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def get(self, key: Hashable, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Give what is kept under a key, or make and keep it."""
        found = self.find(key)
        if found is None:
            found = make()
            self._kept[key] = found
            self.bytes_held += _size(found)
            while self.bytes_held > self.most_bytes and len(self._kept) > 1:
                self.bytes_held -= _size(self._kept.popitem(last=False)[1])
        return found


def _size(surface: pygame.Surface) -> int:
    return surface.get_width() * surface.get_height() * 4


class LitHull:
    """Gives turned, scaled sprites from baked pictures."""

    def __init__(self, shape: HullShape, pixels: Bytes, scale: float, store: SurfaceStore) -> None:
        self.shape = shape
        self.pixels = pixels
        self.scale = scale
        self.store = store
        self._halves: dict[tuple[int, int], Bytes] = {}

    @property
    def lightings(self) -> int:
        """Directions of light baked."""
        return int(self.pixels.shape[0])

    def turned(self, angle: float, zoom: float) -> pygame.Surface:
        """Turn to an angle [rad, counter-clockwise] at a zoom [px/wu], origin in the middle."""
        source, scale = self.upright(angle, zoom)
        return pygame.transform.rotozoom(source, math.degrees(angle), zoom / scale)

    def bytes_held(self) -> int:
        """Bytes of halved pictures kept beside the baked ones: at most a third of them."""
        return sum(a.nbytes for a in self._halves.values())

    def shrink(self) -> None:
        """Make all halved pictures ready, so that no battle stutters over them."""
        for low in range(self.lightings):
            self.halved(HALVINGS, low)

    def upright(self, angle: float, zoom: float) -> tuple[pygame.Surface, float]:
        """Give the picture lit for a heading but still bow to the right, and its pixels per world unit."""
        level = 0
        while level < HALVINGS and self.scale / 2 ** (level + 1) >= 1.2 * zoom:
            level += 1
        place = (angle / (2 * math.pi) % 1.0) * self.lightings
        step = round(place * BLEND_STEPS)
        low, part = (step // BLEND_STEPS) % self.lightings, step % BLEND_STEPS
        if level == 0 and part == 0:
            return _surface(self.pixels[low]), self.scale
        key = (id(self), level, low, part)
        picture = self.store.get(key, lambda: _surface(self._pixels(level, low, part)))
        return picture, self.scale / 2**level

    def _pixels(self, level: int, low: int, part: int) -> Bytes:
        here = self.halved(level, low)
        if not part:
            return here
        there = self.halved(level, (low + 1) % self.lightings)
        mixed = here.astype(np.uint16) * (BLEND_STEPS - part)
        mixed += there.astype(np.uint16) * np.uint16(part)
        return (mixed // BLEND_STEPS).astype(np.uint8)

    def halved(self, level: int, low: int) -> Bytes:
        """Give the picture for one direction of light, halved so many times: (rows, columns, 4)."""
        if level == 0:
            return self.pixels[low]
        found = self._halves.get((level, low))
        if found is None:
            found = _half(self.halved(level - 1, low))
            self._halves[level, low] = found
        return found


def _half(a: Bytes) -> Bytes:
    """Shrink to half by averaging; sides are multiples of 8, so three halvings keep the middle."""
    wide = a.astype(np.uint16)
    rows_added = wide[::2] + wide[1::2]
    small: Bytes = ((rows_added[:, ::2] + rows_added[:, 1::2] + 2) // 4).astype(np.uint8)
    return small


def _surface(pixels: Bytes) -> pygame.Surface:
    """Make a surface in the screen's own byte order, so that blits need no swapping."""
    size = (pixels.shape[1], pixels.shape[0])
    return pygame.image.frombuffer(np.ascontiguousarray(pixels).data, size, "BGRA")
