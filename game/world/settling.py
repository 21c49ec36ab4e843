"""Settling: at the end of the tick the dead leave, references to them become -1, and the new-born come."""

from __future__ import annotations

import numpy as np

from game.world.births import MissileBirth
from game.world.components import Body, Mount, Ship
from game.world.spawning import spawn_force, spawn_missiles, spawn_wreck
from game.world.world import World


def settle(world: World) -> None:
    """Carry out every request of the tick: deaths by row, then births in the order they were asked for."""
    dead = sorted(world.deaths)
    gone = set(dead)
    if dead:
        _bury(world, dead)
    if world.missile_births:
        spawn_missiles(world, [_current(birth, gone) for birth in world.missile_births])
    for piece in world.wreck_births:  # LOOP: at most three a destroyed ship
        spawn_wreck(world, piece)
    for force in world.level.force:  # LOOP: forces of the level
        if force.id in world.waves:
            spawn_force(world, force)
    world.deaths.clear()
    world.missile_births.clear()
    world.wreck_births.clear()
    world.waves.clear()


def _current(birth: MissileBirth, gone: set[int]) -> MissileBirth:
    """Drop what a birth knew about units that died in the same tick."""
    if birth.target not in gone and birth.launcher not in gone:
        return birth
    target = -1 if birth.target in gone else birth.target
    launcher = -1 if birth.launcher in gone else birth.launcher
    return birth._replace(target=target, launcher=launcher)


def _bury(world: World, dead: list[int]) -> None:
    rows = np.array(dead, np.intp)
    body, ships = world.units[Body], [row for row in dead if world.units.holds(row, Ship)]
    for row in dead:  # LOOP: deaths of one tick
        world.physics.remove(row)
    world.units.release(*dead)
    body.push[rows] = 0.0
    body.twist[rows] = 0.0
    if ships:
        _strip(world, ships)
    for table in world.tables() if ships else (world.units, world.mounts):
        table.forget("units", rows, world.units.size)


def _strip(world: World, ships: list[int]) -> None:
    """Take the mounts of ships that died out of the world."""
    mount = world.mounts[Mount]
    for row in world.mounts.rows(Mount):  # LOOP: mounts of the battle, when a ship dies
        if int(mount.owner[row]) in ships:
            mount.owner[row] = -1
            world.mounts.release(int(row))
