"""Settling on the surface: the dead and the leaving go, references to them become -1, and the new-born come."""

from __future__ import annotations

import numpy as np

from game.world.components import CAPTURED, ESCAPED, Body, Record
from game.world.ground_events import Came
from game.world.mustering import spawn_surface_force
from game.world.smoke_settling import settle_smoke
from game.world.surface import Gun, Unit
from game.world.surface_spawning import spawn_debris, spawn_rocket, spawn_unit
from game.world.surface_world import SurfaceWorld


def settle_surface(world: SurfaceWorld) -> None:
    """Carry out every request of the tick: departures and deaths by row, then births in the order they came."""
    for row in sorted(world.leaving - world.deaths):  # LOOP: units that leave
        record, name = world.records[Record], int(world.units[Unit].name[row])
        record.status[name] = CAPTURED if record.status[name] == CAPTURED else ESCAPED
        world.deaths.add(row)
    dead = sorted(world.deaths)
    gone = set(dead)
    if dead:
        _bury(world, dead)
    for rocket in world.rocket_births:  # LOOP: missiles of one tick
        lost_owner, lost_target = rocket.owner in gone, rocket.target in gone
        spawn_rocket(world, rocket._replace(owner=-1 if lost_owner else rocket.owner,
                                            target=-1 if lost_target else rocket.target))  # fmt: skip
    for birth in world.unit_births:  # LOOP: units of one tick
        row = spawn_unit(world, birth)
        world.events.append(Came(world.serial(row), birth.kind, birth.side, world.place(row)))
    settle_smoke(world)
    for wreck in world.debris_births:  # LOOP: hulls that burnt out in one tick
        spawn_debris(world, wreck)
    for force in world.level.force:  # LOOP: forces of the level
        if force.id in world.waves:
            spawn_surface_force(world, force)
    world.deaths.clear()
    world.leaving.clear()
    world.unit_births.clear()
    world.rocket_births.clear()
    world.debris_births.clear()
    world.waves.clear()


def _bury(world: SurfaceWorld, dead: list[int]) -> None:
    rows, body = np.array(dead, np.intp), world.units[Body]
    manned = [row for row in dead if world.units.holds(row, Unit)]
    for row in dead:  # LOOP: deaths of one tick
        world.physics.remove(row)
    world.units.release(*dead)
    body.push[rows] = 0.0
    body.twist[rows] = 0.0
    if manned:
        gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
        lost = guns[np.isin(gun.owner[guns], np.array(manned))]
        if len(lost):
            gun.owner[lost] = -1
            world.mounts.release(*lost.tolist())
    for table in (world.units, world.mounts, world.groups, world.records):
        table.forget("units", rows, world.units.size)
