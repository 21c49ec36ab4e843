"""The air picture: everything that flies by wings at this moment, as the minds of pilots want it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows, dot, length, pick, unit
from game.world.components import Body
from game.world.surface import ALIVE, Gun, Life, Pilot, Rocket, Unit, Wings

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

APPROACH, BREAK_AWAY, MERGE, CLEAR = range(4)
"""stages of a fight: in for a volley, out again, among them, nobody left"""
STATION, GUARD = range(2)
"""stages of an escort: at its place, before a missile"""


class Sky(NamedTuple):
    """Who flies: rows, side (n); prey: (n) who is fought; small: rows of city missiles; rockets: rows in flight."""

    rows: Rows
    side: Ints
    prey: Bools
    small: Rows
    rockets: Rows


def picture(world: SurfaceWorld) -> Sky:
    """Give who flies now."""
    rows = world.units.rows(*ALIVE, Wings, Pilot)
    rows = rows[world.units[Life].hp[rows] > 0.0]
    roles = np.array([rule.role == "city_missile" for rule in world.catalogue.units])
    tiny = roles[world.units[Unit].kind[rows]]
    return Sky(rows, world.units[Body].side[rows], ~tiny, rows[tiny], world.units.rows(Body, Rocket))


def distances(world: SurfaceWorld, rows: Rows, marks: Rows) -> Floats:
    """Give how far every mark is from every craft. Returns: (rows, marks) [wu]"""
    pos = world.units[Body].pos
    return length(pick(pos, marks)[None] - pick(pos, rows)[:, None])


def claims_on(world: SurfaceWorld, sky: Sky) -> Ints:
    """Count guided missiles on their way to each row."""
    target = world.units[Rocket].target[sky.rockets]
    return np.bincount(target[target >= 0], minlength=world.units.size)


def rounds_of(world: SurfaceWorld, seeker: str) -> tuple[Ints, Ints]:
    """Give, for each row, missiles left and missiles fired of those that a seeker guides."""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    guns = guns[world.catalogue.seeker[gun.arm[guns]] == seeker]
    left = np.zeros(world.units.size, np.int64)
    fired = np.zeros(world.units.size, np.int64)
    left[gun.owner[guns]], fired[gun.owner[guns]] = gun.rounds[guns], gun.full[guns] - gun.rounds[guns]
    return left, fired


def time_to_go(world: SurfaceWorld, rockets: Rows) -> Floats:
    """Give how long missiles with a target still fly to it. Returns: (n) [s]"""
    body, target = world.units[Body], world.units[Rocket].target[rockets]
    to, drift = body.pos[target] - body.pos[rockets], body.vel[target] - body.vel[rockets]
    return length(to) / np.maximum(-dot(unit(to), drift), 1.0)
