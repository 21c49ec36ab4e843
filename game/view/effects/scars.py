"""Draws what still glows: molten scars left by beams, and torn edges of wrecks that cool in eight seconds."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import EMBER_COLD, EMBER_HOT, mix, rgb

SCAR_S = 4.0
WRECK_S = 8.0
MOST_SCARS = 160
_STEPS = 8


def _embers(radius: float) -> Atlas:
    """Bakes a glow cooling from white gold to dark red."""
    sprites = []
    for step in range(_STEPS):
        cold = step / (_STEPS - 1)
        colour = mix(
            mix(rgb("FFE0A0"), EMBER_HOT, min(1.0, cold * 3)), EMBER_COLD, max(0.0, cold * 1.4 - 0.4)
        )
        sprites.append(disc(round(radius, 1), colour, round(0.85 * (1 - 0.75 * cold), 2)))
    return Atlas(sprites)


class Scars:
    """Keeps scars in the frames of the ships that carry them; radius_wu: of the glow of each."""

    def __init__(self, radius_wu: float = 2.6, most: int = MOST_SCARS) -> None:
        self.radius_wu = radius_wu
        self.pool = Pool(most)
        self._baked: dict[float, Atlas] = {}

    def add(self, ship: int, place: ArrayLike) -> None:
        """Marks a ship at place (2) or (n, 2) [wu] in its own frame."""
        self.pool.add(place, life=SCAR_S, kind=ship)

    def update(self, dt: float) -> None:
        """Cools all scars by battle time."""
        self.pool.update(dt)

    def _atlas(self, radius_wu: float, camera: Camera) -> Atlas:
        key = max(1.2, round(radius_wu * camera.stop * 2) / 2)
        if key not in self._baked:
            self._baked[key] = _embers(key)
        return self._baked[key]

    def draw(self, frame: Frame, camera: Camera, ship: ArrayLike, pos: ArrayLike, heading: ArrayLike) -> None:
        """Adds the scars of the ships given: ship (n); pos (n, 2) [wu]; heading (n) [rad]."""
        pool = self.pool
        ships = np.asarray(ship, np.intp)
        if not len(pool) or not len(ships):
            return
        order = np.argsort(ships, kind="stable")
        found = np.minimum(np.searchsorted(ships[order], pool.kind), len(ships) - 1)
        row = order[found]
        mine = ships[row] == pool.kind
        world = _turned(pool.pos[mine], np.asarray(heading, np.float64)[row[mine]])
        world = world + np.asarray(pos, np.float64).reshape(-1, 2)[row[mine]]
        see = camera.visible(world, 5.0)
        step = np.minimum((pool.share[mine][see] * _STEPS).astype(np.intp), _STEPS - 1)
        frame.light += self._atlas(self.radius_wu, camera).place(step, camera.to_screen(world[see]))

    def draw_wrecks(
        self, frame: Frame, camera: Camera, pos: ArrayLike, age_s: ArrayLike, clock_s: float
    ) -> None:
        """Adds the glow of torn edges: pos (n, 2) [wu]; age_s (n) since they tore."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        age = np.asarray(age_s, np.float64)
        see = (
            np.flatnonzero(camera.visible(where, 15.0) & (age < WRECK_S))
            if len(where)
            else np.zeros(0, np.intp)
        )
        if not len(see):
            return
        breath = 0.35 * np.sin(clock_s * math.tau * 1.3 + see * 2.2)
        step = np.clip((age[see] / WRECK_S * _STEPS + breath).astype(np.intp), 0, _STEPS - 1)
        frame.light += self._atlas(5.0, camera).place(step, camera.to_screen(where[see]))


def _turned(local: NDArray[np.float64], heading: NDArray[np.float64]) -> NDArray[np.float64]:
    cos, sin = np.cos(heading), np.sin(heading)
    return np.stack([local[:, 0] * cos - local[:, 1] * sin, local[:, 0] * sin + local[:, 1] * cos], 1)
