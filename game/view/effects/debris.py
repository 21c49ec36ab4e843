"""Draws debris: small lit polygons that tumble and drift; some still glow along an edge."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import Atlas, Stamp, disc, fast_alpha
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import ARUME_HULL_SHADE, DEBRIS, EMBER_HOT, RGB, scaled

Array = NDArray[np.float64]
Whole = NDArray[np.intp]

MOST_DEBRIS = 120
RACE, ARUME = 0, 1
_SHAPES, _TURNS = 6, 16
_SIZES_PX = (1.4, 2.2, 3.2, 4.6, 6.5, 9.0, 13.0)
_FINE = 4  # drawn this much larger and shrunk, for soft edges
_KEY = (0.60, 0.62)  # toward the light, y up
_COLOURS = (scaled(DEBRIS, 1.25), scaled(ARUME_HULL_SHADE, 0.62))
_GLOW_S = 4.0


@lru_cache(maxsize=2048)
def _chunk(shape: int, turn: int, size_px: float, colour: RGB) -> pygame.Surface:
    """Draws one polygon of 3 to 6 corners as two faces, lit by the direction each faces."""
    random = np.random.default_rng(shape + 70)
    corners = 3 + shape % 4
    angle = np.arange(corners) * (math.tau / corners) + turn * math.tau / _TURNS
    reach = random.uniform(0.5, 1.2, corners) * size_px * _FINE
    side = math.ceil(size_px * 1.3) * 2 * _FINE
    big = pygame.Surface((side, side), pygame.SRCALPHA, 32)
    x, y = side / 2 + np.cos(angle) * reach, side / 2 - np.sin(angle) * reach
    middle = (side / 2 + float(np.mean(x) - side / 2) * 0.4, side / 2 + float(np.mean(y) - side / 2) * 0.4)
    for i in range(corners):
        j = (i + 1) % corners
        facing = float((angle[i] + (angle[j] if j else angle[0] + math.tau)) / 2)
        light = 0.30 + 1.15 * max(0.0, math.cos(facing) * _KEY[0] + math.sin(facing) * _KEY[1])
        light += 0.10 * max(0.0, -math.sin(facing))
        pygame.draw.polygon(big, (*scaled(colour, light), 255), [middle, (x[i], y[i]), (x[j], y[j])])
    small = pygame.transform.smoothscale(big.premul_alpha(), (side // _FINE, side // _FINE))
    return fast_alpha(small)


class DebrisAtlas:
    """Holds every piece in every size, colour and turn."""

    def __init__(self) -> None:
        self._atlas = Atlas(
            [
                _chunk(shape, turn, size, colour)
                for colour in _COLOURS
                for size in _SIZES_PX
                for shape in range(_SHAPES)
                for turn in range(_TURNS)
            ]
        )

    @property
    def sprites(self) -> list[pygame.Surface]:
        """Returns the baked pieces."""
        return self._atlas.sprites

    def place(self, px: Array, size_px: Array, side: Whole, shape: Whole, angle: Array) -> list[Stamp]:
        """Centres pieces on px (n, 2) [px], each of a size (n) [px], side, shape and angle (n) [rad]."""
        size = np.clip(np.searchsorted(_SIZES_PX, size_px * 0.85), 0, len(_SIZES_PX) - 1)
        turn = np.rint(angle * (_TURNS / math.tau)).astype(np.intp) % _TURNS
        return self._atlas.place(((side * len(_SIZES_PX) + size) * _SHAPES + shape) * _TURNS + turn, px)


class Debris:
    """Keeps at most 120 pieces that drift for 6 to 20 seconds."""

    def __init__(self, seed: int = 5) -> None:
        self.pool = Pool(MOST_DEBRIS)
        self._random = np.random.default_rng(seed)
        self._atlas = DebrisAtlas()
        self._ember = Atlas([disc(r, EMBER_HOT, 0.55) for r in (1.2, 1.8, 2.6)])

    def scatter(
        self,
        at: ArrayLike,
        count: int,
        *,
        speed: float = 26.0,
        reach: float = 0.0,
        size: tuple[float, float] = (1.2, 5.0),
        kind: int = RACE,
        carry: ArrayLike = (0.0, 0.0),
    ) -> None:
        """Throws pieces from round a place: at (2) [wu], reach [wu] of where they start, size [wu] from, to."""
        random = self._random
        angle = random.uniform(0, math.tau, count)
        way = np.stack([np.cos(angle), np.sin(angle)], 1)
        pace = speed * random.random(count) ** 0.7
        sizes = random.uniform(*size, count) * (1.15 - 0.5 * pace / max(speed, 1e-9))
        self.pool.add(
            np.asarray(at, np.float64) + way * (reach * random.random((count, 1))),
            way * pace[:, None] + np.asarray(carry, np.float64),
            life=random.uniform(6, 20, count),
            size=sizes,
            kind=random.integers(0, _SHAPES, count) + kind * _SHAPES,
            angle=random.uniform(0, math.tau, count),
            spin=random.normal(0, 1.6, count),
        )

    def update(self, dt: float) -> None:
        """Tumbles and drifts all pieces by battle time."""
        self.pool.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Covers with the pieces on the screen; the young ones of them glow."""
        pool = self.pool
        if not len(pool):
            return
        fading = np.clip((pool.life - pool.age) * 0.7, 0.15, 1)  # pieces shrink away at the end
        see = np.flatnonzero(camera.visible(pool.pos, 15.0))
        size_px = pool.size[see] * camera.zoom * fading[see]
        size = np.clip(np.searchsorted(_SIZES_PX, size_px * 0.85), 0, len(_SIZES_PX) - 1)
        side, shape = np.divmod(pool.kind[see], _SHAPES)
        px = camera.to_screen(pool.pos[see])
        frame.cover += self._atlas.place(px, size_px, side, shape, pool.angle[see])
        hot = (shape % 2 == 0) & (pool.age[see] < _GLOW_S)
        ember = np.clip(size[hot] // 2, 0, 2)
        edge = (
            np.stack([np.cos(pool.angle[see][hot]), np.sin(pool.angle[see][hot])], 1)
            * size_px[hot, None]
            * 0.4
        )
        frame.light += self._ember.place(ember, px[hot] + edge)
