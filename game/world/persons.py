"""Persons: who a player is on the surface, whom he may become, and which sections answer to him."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.engine.tables import Ref
from game.world.components import Body, Group
from game.world.surface import Foot, Life, Task, Unit
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld


def forces_of(world: SurfaceWorld, side: int) -> Rows:
    """Give the groups of a side that the level lets a person command, in the order in which they came."""
    allowed = [world.forces[force.id] for force in world.level.force if force.commanded and force.id in world.forces]
    rows = np.array(sorted(allowed), np.intp)
    return rows[world.groups[Group].side[rows] == side]


def answer_for(world: SurfaceWorld, side: int, on: bool) -> None:
    """Let a side's sections answer to a person, or to nobody but their own leaders."""
    world.groups[Group].commanded[forces_of(world, side)] = on


def is_armour(world: SurfaceWorld) -> bool:
    """Say whether the level's person commands a landcruiser."""
    units = world.catalogue.library.surface_units
    return any(ship.player and units[ship.unit].turret for force in world.level.force for ship in force.ship)


def whom_to_be(world: SurfaceWorld, side: int) -> Rows:
    """Give those of a side whom a person may be: alive, not running, of a section or platoon that he may command.

    Who commands a landcruiser takes another one, everybody else is infantry.
    """
    part, life = world.units[Unit], world.units[Life]
    rows = world.units.rows(Body, Unit, Life, Crew if is_armour(world) else Foot)
    fit = (world.units[Body].side[rows] == side) & (life.hp[rows] > 0.0) & ~life.broken[rows]
    return rows[fit & np.isin(part.group[rows], forces_of(world, side))]


def take_over(world: SurfaceWorld, ref: Ref) -> None:
    """Become another soldier, and take command of the sections. Whoever one was is his own again.

    Law: a side has at most one soldier that a person may be, and a person is nobody of the other side.
    """
    row, side = world.units.find(ref), world.player_side
    if row < 0 or row not in whom_to_be(world, side):
        return
    part, task = world.units[Unit], world.units[Task]
    rows = world.units.rows(Body, Unit)
    mine = rows[world.units[Body].side[rows] == side]
    was = mine[part.manned[mine] & (part.move[mine] == part.move[row])]
    task.want_speed[was], task.want_scope[was], task.point[was] = 0.0, False, world.units[Body].pos[was]
    part.player[mine] = part.manned[mine] = False
    part.player[row] = part.manned[row] = True
    task.want_speed[row] = 0.0
    answer_for(world, side, True)
