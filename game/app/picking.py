"""Picking: which ships lie under a point or inside a box of the screen."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.view.camera import Camera
from game.world.components import Body, Ship
from game.world.world import World

_MISS_PX = 26.0  # how far beside a ship a click may miss
_LEAST_MISS_PX = 14.0  # the same when ships are icons close together
_FULL_MISS_ZOOM = 0.25
Box = tuple[float, float, float, float]
"""[px] left, top, width, height"""


def ship_at(world: World, camera: Camera, px: tuple[float, float]) -> int:
    """Find the ship under a point of the screen, -1 for none."""
    rows = world.units.rows(Body, Ship)
    if not len(rows):
        return -1
    body = world.units[Body]
    away = np.hypot(*(camera.to_screen(body.pos[rows]) - np.asarray(px)).T)
    miss = min(_MISS_PX, max(_LEAST_MISS_PX, _MISS_PX * camera.zoom / _FULL_MISS_ZOOM))
    reach = np.maximum(body.radius[rows] * camera.zoom * 0.6, miss)
    close = away - reach
    return int(rows[np.argmin(close)]) if close.min() <= 0.0 else -1


def ships_in(world: World, camera: Camera, rows: Rows, box: Box) -> Rows:
    """Find those of some ships whose middle lies inside a box of the screen."""
    at = camera.to_screen(world.units[Body].pos[rows])
    left, top, width, height = box
    inside = (at[:, 0] >= left) & (at[:, 0] <= left + width) & (at[:, 1] >= top) & (at[:, 1] <= top + height)
    return rows[inside]


def enemies_of(world: World, side: int, own: int) -> Rows:
    """Find a side's enemies that still fight, nearest to a ship first; own: her row, -1 for the middle of the world."""
    rows, body = world.units.rows(Body, Ship), world.units[Body]
    rows = rows[(body.side[rows] != side) & ~world.units[Ship].adrift[rows]]
    middle = body.pos[own] if own >= 0 else np.zeros(2)
    away = np.hypot(*(body.pos[rows] - middle).T)
    return rows[np.argsort(away, kind="stable")]


def in_words(count: int) -> str:
    """Say how many ships."""
    return "one ship" if count == 1 else f"{count} ships"


def volley_of(cells: np.ndarray) -> int:
    """Give how many ordinary missiles each ship launches at a key: half of the largest's cells."""
    return max(1, int(np.max(cells)) // 2)
