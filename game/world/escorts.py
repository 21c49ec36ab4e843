"""Escorts of a starship: who are hers, whom they fly with, and how many are where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Rows
from game.world.air_picture import STATION
from game.world.components import Body
from game.world.surface import ALIVE, Hangar, Life, Pilot, Task, Unit, Wings
from game.world.tasks import TASK_ESCORT

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_BESIDE_WU, _ROW_WU, _ABREAST = 210.0, 70.0, 4  # places about whom they escort


def fighters_of(world: SurfaceWorld, ship: int) -> Rows:
    """Find a ship's fighters in the air, in the order in which they left."""
    body, part = world.units[Body], world.units[Unit]
    rows = world.units.rows(*ALIVE, Wings)
    rows = rows[(part.group[rows] == part.group[ship]) & (world.units[Life].hp[rows] > 0.0)]
    return rows[np.argsort(body.serial[rows], kind="stable")]


def with_whom(world: SurfaceWorld, ship: int, whom: int) -> Rows:
    """Find those of a ship's fighters that escort somebody."""
    rows, task = fighters_of(world, ship), world.units[Task]
    return rows[(task.kind[rows] == TASK_ESCORT) & (task.target[rows] == whom)]


def home_of(world: SurfaceWorld, fighter: int) -> int:
    """Give the ship a fighter came from, -1 when it is gone."""
    part, rows = world.units[Unit], world.units.rows(*ALIVE, Hangar)
    rows = rows[(part.group[rows] == part.group[fighter]) & (world.units[Life].hp[rows] > 0.0)]
    return int(rows[0]) if len(rows) else -1


def go_with(world: SurfaceWorld, fighter: int, whom: int) -> None:
    """Let a fighter escort somebody, at a place of its own about him."""
    task, pilot = world.units[Task], world.units[Pilot]
    number = int(world.units[Body].serial[fighter])
    side = 1.0 if number % 2 else -1.0
    row = number // 2 % _ABREAST
    task.kind[fighter], task.stage[fighter], task.clock[fighter] = TASK_ESCORT, STATION, 0.0
    task.target[fighter], task.count[fighter] = whom, 1
    task.point[fighter] = (side * _BESIDE_WU, (row - 1.5) * _ROW_WU)
    pilot.foe[fighter] = pilot.guards[fighter] = -1


def send(world: SurfaceWorld, ship: int, count: int, whom: int) -> int:
    """Have so many more of a ship's fighters escort somebody: first those in the air with another, then the hangar's.

    Returns: how many will
    """
    body, hangar, task = world.units[Body], world.units[Hangar], world.units[Task]
    if whom < 0 or not world.units.holds(whom, Unit) or body.side[whom] != body.side[ship]:
        return 0
    rows = fighters_of(world, ship)
    free = rows[(task.kind[rows] == TASK_ESCORT) & (task.target[rows] != whom)]
    if whom == ship:
        free = free[:0]  # nobody is called back from where he was sent
    for row in free[:count].tolist():  # LOOP: fighters of one order
        go_with(world, row, whom)
    more = min(max(count - len(free), 0), int(hangar.left[ship]))
    if more and hangar.whom[ship] != whom:
        hangar.asked[ship] = 0  # one order at a time leaves the hangar
    hangar.asked[ship] = min(int(hangar.asked[ship]) + more, int(hangar.left[ship]))
    hangar.whom[ship] = whom if more else hangar.whom[ship]
    return min(len(free), count) + more
