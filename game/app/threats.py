"""From where the next missile comes at the player: for the arrow beside the warning that is heard."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows, dot, length
from game.view.captions import Bearing, bearing_of
from game.world.components import Body, Missile
from game.world.surface import Rocket
from game.world.surface_world import SurfaceWorld
from game.world.world import World


def missile_bearing(world: World, own: int) -> Bearing | None:
    """Give the direction to the missile that reaches a ship first; None for none."""
    rows, body = world.units.rows(Body, Missile), world.units[Body]
    rows = rows[(world.units[Missile].target[rows] == own) & (body.side[rows] != body.side[own])]
    return _first(body.pos[rows] - body.pos[own], body.vel[rows] - body.vel[own], rows)


def rocket_bearing(world: SurfaceWorld, own: int) -> tuple[Bearing | None, float]:
    """Give the direction to the guided missile that reaches a unit first, and the time until then. [s]"""
    rows, body = world.units.rows(Body, Rocket), world.units[Body]
    rows = rows[(world.units[Rocket].target[rows] == own) & (body.side[rows] != body.side[own])]
    if not len(rows):
        return None, np.inf
    off, drift = body.pos[rows] - body.pos[own], body.vel[rows] - body.vel[own]
    return _first(off, drift, rows), float(_seconds(off, drift).min())


def _seconds(off: Floats, drift: Floats) -> Floats:
    far = length(off)
    return far / np.maximum(-dot(off, drift) / np.maximum(far, 1.0), 1.0)


def _first(off: Floats, drift: Floats, rows: Rows) -> Bearing | None:
    if not len(rows):
        return None
    first = off[int(np.argmin(_seconds(off, drift)))]
    return bearing_of(float(first[0]), float(first[1]), close=0.0)
