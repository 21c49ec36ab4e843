"""Settling of smoke: puffs that have ended go, and those asked for come, as many as there may be."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows
from game.rules.air import SMOKES
from game.world.smoke import MOST_PUFFS
from game.world.surface_smoke import Embers, Smoke
from game.world.surface_world import SurfaceWorld

_UNEVEN = 0.2  # puffs differ in size and life by so much either way
_LOOKS = 1024


def settle_smoke(world: SurfaceWorld) -> None:
    """Carry out what was asked of the air.

    Law: never more than MOST_PUFFS; the thinnest make room, the lower row first among equals.
    """
    zones, smoke, embers = world.zones, world.zones[Smoke], world.zones[Embers]
    rows, places = zones.rows(Smoke), zones.rows(Embers)
    ended = np.concatenate([rows[smoke.left[rows] <= 0.0], places[embers.left[places] <= 0.0]])
    if len(ended):
        zones.release(*ended.tolist())
    births = world.smoke_births[:MOST_PUFFS]
    if births:
        _make_room(world, len(births))
        _bear(world)
    for born in world.embers_births:  # LOOP: houses that fell this tick
        row = zones.claim(Embers)
        embers.place[row], embers.size[row], embers.left[row] = born.place, born.size, born.left
    world.smoke_births.clear()
    world.embers_births.clear()


def _make_room(world: SurfaceWorld, count: int) -> None:
    smoke, rows = world.zones[Smoke], world.zones.rows(Smoke)
    over = len(rows) + count - MOST_PUFFS
    if over > 0:
        worth = smoke.peak[rows] * smoke.left[rows]
        world.zones.release(*rows[np.argsort(worth, kind="stable")[:over]].tolist())


def _bear(world: SurfaceWorld) -> None:
    births, smoke, rules = world.smoke_births[:MOST_PUFFS], world.zones[Smoke], world.catalogue.smoke
    rows: Rows = world.zones.claim_many(len(births), Smoke)
    kind = np.array([birth.kind for birth in births])
    size: Floats = np.array([birth.size for birth in births])
    uneven = world.random["smoke"].uniform(1.0 - _UNEVEN, 1.0 + _UNEVEN, (2, len(births)))
    smoke.kind[rows], smoke.look[rows] = kind, world.random["smoke"].integers(0, _LOOKS, len(births))
    smoke.pos[rows] = [birth.pos for birth in births]
    vel = np.array([birth.vel for birth in births])
    vel[:, 1] += rules["rise_wups"][kind]
    smoke.vel[rows] = vel
    smoke.radius[rows] = rules["begins"][kind] * size
    smoke.grown[rows] = rules["grows"][kind] * size * uneven[0]
    smoke.life[rows] = smoke.left[rows] = rules["life_s"][kind] * uneven[1]
    smoke.peak[rows] = rules["density"][kind] * [birth.dense for birth in births] * _dry(world)[kind]


def _dry(world: SurfaceWorld) -> Floats:
    """Give what the weather leaves of each sort of smoke: rain keeps whirled-up earth down. Returns: (sorts)"""
    land, air = world.level.land, world.catalogue.library.air
    assert land is not None
    dust = float(getattr(air.weather, land.weather).dust)
    return np.array([dust if getattr(air.smoke, name).earth else 1.0 for name in SMOKES])
