"""Sacrifice: who throws himself before a missile that is meant for the one he escorts.

Source: SURFACE.md section 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Floats, Rows, cross, dot, length, pick, unit
from game.world.air_picture import GUARD, STATION, Sky, time_to_go
from game.world.components import Body
from game.world.surface import Pilot, Rocket, Task
from game.world.tasks import TASK_ESCORT

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_WITHIN_S = 6.0  # of its mark: then it is time
_LATE_S = 0.4  # and then it is too late
_REACH_WU = 900.0  # who is no farther from the missile's way
_EACH = 2  # pilots for one missile
_ROOM_WU = 150.0  # ahead of the missile, before it can be met


def assign_guards(world: SurfaceWorld, sky: Sky) -> None:
    """Let escorts near the way of a missile give themselves for it, two for each, the nearest first."""
    task, pilot, rocket = world.units[Task], world.units[Pilot], world.units[Rocket]
    escorts = sky.rows[(task.kind[sky.rows] == TASK_ESCORT) & pilot.willing[sky.rows]]
    back = escorts[(task.stage[escorts] == GUARD) & (pilot.guards[escorts] < 0)]
    task.stage[back] = STATION
    marks = np.unique(task.target[escorts])
    aimed = sky.rockets[np.isin(rocket.target[sky.rockets], marks[marks >= 0])]
    if not len(aimed):
        return
    left = time_to_go(world, aimed)
    hot = (left < _WITHIN_S) & (left > _LATE_S)
    aimed = aimed[hot][np.argsort(left[hot], kind="stable")]
    taken = np.bincount(pilot.guards[escorts][pilot.guards[escorts] >= 0], minlength=world.units.size)
    free = escorts[pilot.guards[escorts] < 0]
    for missile in aimed[taken[aimed] < _EACH].tolist():  # LOOP: missiles that nobody stands before yet
        chosen = _nearest(world, missile, free)[: _EACH - int(taken[missile])]
        pilot.guards[chosen], task.stage[chosen] = missile, GUARD
        free = free[~np.isin(free, chosen)]


def _nearest(world: SurfaceWorld, missile: int, free: Rows) -> Rows:
    """Give free escorts by how far they are off a missile's way, those who are ahead of it and near enough."""
    body, task, rocket = world.units[Body], world.units[Task], world.units[Rocket]
    free = free[task.target[free] == rocket.target[missile]]
    to = body.pos[rocket.target[missile]] - body.pos[missile]
    way, far = unit(to), float(length(to))
    off = pick(body.pos, free) - body.pos[missile]
    ahead, aside = dot(off, way[None]), np.abs(cross(off, way[None]))
    fits = (ahead > _ROOM_WU) & (ahead < far) & (aside < _REACH_WU)
    return free[fits][np.argsort(aside[fits], kind="stable")]


def before(world: SurfaceWorld, rows: Rows, speed: Floats) -> Floats:
    """Give where each guard meets his missile: the first place on its way that he can reach in time. (n, 2) [wu]"""
    body, guards = world.units[Body], world.units[Pilot].guards[rows]
    off, vel = pick(body.pos, guards) - pick(body.pos, rows), pick(body.vel, guards)
    a, b, c = dot(vel, vel) - speed * speed, dot(off, vel), dot(off, off)
    root = b * b - a * c
    safe = np.where(np.abs(a) < 1.0, 1.0, a)
    soon = (-b - np.sqrt(np.maximum(root, 0.0))) / safe
    passes = -b / np.maximum(dot(vel, vel), 1.0)  # where it comes nearest, if he cannot be there in time
    time = np.where((root >= 0.0) & (soon > 0.0), soon, np.maximum(passes, 0.0))
    return pick(body.pos, guards) + vel * time[:, None]
