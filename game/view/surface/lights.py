"""Lights: short flashes of any colour in the air, and the light they throw along the ground."""

from __future__ import annotations

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.base.vectors import Floats
from game.view.camera import Camera
from game.view.effects.light import LazyAtlas, disc, opaque, tint
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import GREEN_BEAM, RGB, VIOLET_GLOW, rgb
from game.world.land import height_at
from game.world.surface_world import SurfaceWorld

MOST = 160
FIRE, VIOLET, ROSE, GREEN, LILAC = range(5)
_COLOURS: list[RGB] = [rgb("FF8A2E"), VIOLET_GLOW, rgb("FF5A6E"), GREEN_BEAM.glow, rgb("B48CFF")]
_SIZES_PX = (4, 7, 11, 17, 26, 40, 60, 90, 130)
_STEPS = 6
_FLAT = 0.22  # height of light on the ground by its breadth
_GROUND_SHARE = 0.5
_CALM = 0.55
_WHITE, _BIG_PX = 0.55, 12  # heat in the middle of a flash, less in large ones


class Lights:
    """Keeps flashes; each also lights the ground when it is near it."""

    def __init__(self) -> None:
        self.pool = Pool(MOST)
        self.calm = False
        self.colours = list(_COLOURS)
        self._fresh()

    def _fresh(self) -> None:
        count = len(_COLOURS) * _STEPS * len(_SIZES_PX)
        self._discs, self._floors = LazyAtlas(count, self._disc), LazyAtlas(count, self._floor)
        self._glows = LazyAtlas(count, self._glow)

    def recolour(self, green: RGB) -> None:
        """Draw what beams light in their colour."""
        if self.colours[GREEN] != green:
            self.colours[GREEN] = green
            self._fresh()

    def _parts(self, index: int) -> tuple[RGB, float, int]:
        rest, size = divmod(index, len(_SIZES_PX))
        kind, step = divmod(rest, _STEPS)
        return self.colours[kind], (1 - step / _STEPS) ** 1.5, _SIZES_PX[size]

    def _disc(self, index: int) -> pygame.Surface:
        colour, strength, size = self._parts(index)
        white = _WHITE if size < _BIG_PX else _WHITE * _BIG_PX / size
        return disc(size, colour, round(0.42 * strength, 2), round(white * strength, 2))

    def _glow(self, index: int) -> pygame.Surface:
        colour, strength, size = self._parts(index)
        return disc(size, colour, round(0.46 * strength, 2))

    def _floor(self, index: int) -> pygame.Surface:
        colour, strength, size = self._parts(index)
        wide, high = size * 6 + 1, max(5, round(size * 6 * _FLAT))
        x, y = np.linspace(-2.3, 2.3, wide)[None, :], np.linspace(-1.0, 2.3, high)[:, None]
        light = np.exp(-x * x - np.where(y < 0, (y * 2.2) ** 2, y * y)) - 0.005
        return opaque(np.clip(light, 0, 1)[..., None] * tint(colour) * (strength * _GROUND_SHARE))

    def add(self, at: ArrayLike, size: ArrayLike, kind: ArrayLike, life: ArrayLike = 0.12) -> None:
        """Flash at (n, 2) [wu] with a radius (n) [wu]; kind: FIRE .. LILAC; life [s]."""
        self.pool.add(at, life=life, size=size, kind=kind)

    def update(self, dt: float) -> None:
        """Age by battle time."""
        self.pool.update(dt)

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld) -> None:
        """Add all flashes on the screen, and their light on the ground."""
        pool = self.pool
        if not len(pool):
            return
        see = camera.visible(pool.pos, pool.size * 4)
        index = self._index(camera, pool.size[see], pool.share[see], pool.kind[see])
        where = pool.pos[see]
        frame.light += self._discs.place(index, camera.to_screen(where))
        self.on_ground(frame, camera, world, where, index, pool.size[see])

    def on_ground(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, where: Floats, index: np.ndarray, size: Floats
    ) -> None:
        """Light the ground under flashes that are near it."""
        ground = height_at(world.land, where[:, 0])
        near = where[:, 1] - ground < size * 5 + 20
        floor = np.stack([where[near, 0], ground[near] - size[near] * 0.35], 1)
        frame.light += self._floors.place(index[near], camera.to_screen(floor))

    def _index(self, camera: Camera, size: Floats, share: Floats, kind: np.ndarray) -> np.ndarray:
        px = np.clip(np.searchsorted(_SIZES_PX, size * camera.zoom * 0.85), 0, len(_SIZES_PX) - 1)
        share = np.maximum(share, 1 - _CALM) if self.calm else share
        step = np.minimum((share * _STEPS).astype(np.intp), _STEPS - 1)
        return (np.asarray(kind, np.intp) * _STEPS + step) * len(_SIZES_PX) + px

    def steady(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, where: Floats, size: Floats, dim: Floats, kind: int
    ) -> None:
        """Add lights that burn on: where (n, 2) [wu], radius (n) [wu], dim (n) 0 bright .. 1 out."""
        see = camera.visible(where, size * 4) if len(where) else np.zeros(0, bool)
        if see.any():
            index = self._index(camera, size[see], np.clip(dim[see], 0, 1), np.full(int(see.sum()), kind))
            frame.light += self._glows.place(index, camera.to_screen(where[see]))
            self.on_ground(frame, camera, world, where[see], index, size[see])


