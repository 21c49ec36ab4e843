"""Send fighters: a starship's hangar lets those go who were told to, and each flies to whom it is to escort."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import Body, Record
from game.world.escorts import go_with, home_of
from game.world.land import width
from game.world.surface import Hangar, Life, Pilot, Task, Unit, Wings
from game.world.surface_world import SurfaceWorld, UnitBirth
from game.world.tasks import TASK_ESCORT, TASK_LEAVE

_OUT_WUPS = 240.0
_LANES = 7
_EDGE_WU = 200.0  # whom one escorted was last seen so near to the edge: he is over it
_LOOK_TICKS = 15
_WAY_OUT = 0.25  # [rad] up or down from level, at most, as they leave


@writes(Hangar, Task, Pilot)
def send_fighters(world: SurfaceWorld) -> None:
    """Launch what is asked for, and let those whose charge is gone come back to the ship, or go with it.

    Law: what is aboard only falls, by one for each fighter born.
    """
    rows, hangar = world.units.rows(Body, Unit, Life, Hangar), world.units[Hangar]
    if not len(rows):
        return
    hangar.asked[rows] = np.minimum(hangar.asked[rows], hangar.left[rows])
    hangar.wait[rows] = np.maximum(hangar.wait[rows] - DT, 0.0)
    due = rows[(hangar.asked[rows] > 0) & (hangar.wait[rows] <= 0.0) & (world.units[Life].hp[rows] > 0.0)]
    for row in due.tolist():  # LOOP: ships that launch in this tick
        hangar.asked[row] -= 1
        hangar.left[row] -= 1
        hangar.wait[row] = hangar.each_s[row]
        world.request_unit(_birth(world, row))
    if world.tick % _LOOK_TICKS == 0:
        _come_back(world, rows)


def _birth(world: SurfaceWorld, row: int) -> UnitBirth:
    body, part, hangar = world.units[Body], world.units[Unit], world.units[Hangar]
    whom = int(hangar.whom[row]) if hangar.whom[row] >= 0 else row
    rng, left = world.random["hangar"], int(hangar.left[row])
    way = 1 if body.pos[whom, 0] > body.pos[row, 0] else -1 if whom != row else (1 if left % 2 else -1)
    off = float(rng.uniform(-0.5, 0.5)) * float(hangar.spread[row])
    rise = float(rng.uniform(-_WAY_OUT, _WAY_OUT))
    pos = (float(body.pos[row, 0]) + off, float(body.pos[row, 1]) - float(body.radius[row]) * 0.22)
    vel = (way * _OUT_WUPS * float(np.cos(rise)), _OUT_WUPS * float(np.sin(rise)))
    angle = rise if way > 0 else float(np.pi) - rise
    entry = int(world.records[Record].entry[part.name[row]])
    return UnitBirth(
        int(hangar.kind[row]), int(body.side[row]), int(part.group[row]), entry, pos, vel, way, angle, TASK_ESCORT,
        (0.0, 0.0), left % _LANES, target=whom,
    )  # fmt: skip


def _come_back(world: SurfaceWorld, ships: Rows) -> None:
    """Give fighters of a ship a new charge where theirs is gone: its ship, or the sky when it went over the edge."""
    task, body, part = world.units[Task], world.units[Body], world.units[Unit]
    craft = world.units.rows(Body, Unit, Life, Wings, Task)
    craft = craft[np.isin(part.group[craft], part.group[ships]) & ~part.manned[craft]]
    for row in craft[(task.kind[craft] == TASK_ESCORT) & (task.target[craft] < 0)].tolist():  # LOOP: fighters of a ship
        x, home = float(body.pos[row, 0]), home_of(world, row)
        if home < 0 or x < _EDGE_WU or x > width(world.land) - _EDGE_WU:
            task.kind[row], task.stage[row] = TASK_LEAVE, 0
        else:
            go_with(world, row, home)
