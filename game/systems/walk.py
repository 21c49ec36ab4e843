"""Walk: all walkers, light ones and towers alike, go, hop, land and fall on two feet that stand where they are put."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import length, put
from game.engine.schedule import writes
from game.world.components import Body
from game.world.gait import Walkers, gather, scatter, step
from game.world.land import G_WUPS2
from game.world.surface import Eyes, Legs, Life, Task, Unit
from game.world.surface_world import SurfaceWorld
from game.world.wading import care, drown, slowed
from game.world.walking import push

_PATIENCE_S = 1.2  # without progress: then it hops
_PROGRESS = 0.2  # [wanted speeds] slower than this is none
_PERCHED_WUPS = 4.0  # who has no foot down, and is slower than this, sits on something
_TRYING_WUPS = 5.0  # who wants less is not stuck


@writes(Legs, Body, Life)
def walk(world: SurfaceWorld) -> None:
    """Push every walker by its feet, its rockets, or by the ground it lies on.

    Law: a foot that bears weight does not move; nothing pushes a standing walker but its soles, and they only push.
    Source: SURFACE.md section 3.
    """
    units = world.units
    rows = units.rows(Body, Unit, Life, Eyes, Task, Legs)
    if not len(rows):
        return
    walkers = gather(units, world.land, rows)
    walkers.want = care(world, rows, walkers.want) * slowed(world, rows)
    _hop(walkers)
    step(walkers)
    accel, twist, harm = push(walkers)
    scatter(units, rows, walkers)
    body = units[Body]
    accel[:, 1] -= G_WUPS2
    put(body.push, rows, accel * walkers.mass[:, None])
    body.twist[rows] = twist * walkers.mass
    units[Life].pending[rows] += harm
    drown(world, rows)


def _hop(w: Walkers) -> None:
    """Count how long each has not come on, and let those that can hop over what stops them."""
    held = (w.phase < 0.0).any(axis=1) | (length(w.vel) < _PERCHED_WUPS)
    trying = held & ~w.falling & (np.abs(w.want) > _TRYING_WUPS)
    on = w.vel[:, 0] * np.sign(w.want) > _PROGRESS * np.abs(w.want)
    stuck = np.where(trying & ~on, w.stuck + DT, np.maximum(w.stuck - 2.0 * DT, 0.0))
    w.stuck = np.where(w.falling, w.stuck, stuck)
    w.hopping = np.maximum(w.hopping - DT, 0.0)
    go = trying & (w.stuck > _PATIENCE_S) & (w.hop_up > 0.0) & ~w.lost.any(axis=1)
    w.stuck[go] = 0.0
    w.hopping[go] = 2.0 * np.sqrt(2.0 * w.hop_up[go] / G_WUPS2)
    w.phase[go] = 1.0
