"""Transports on wheels: how males come out of a carrier, where they look for shelter, and who lives when it burns."""

from __future__ import annotations

import numpy as np

from game.world.components import Body, Record
from game.world.land import height_at, shelter_at, width
from game.world.surface import TRACKS, Cargo, Task, Unit
from game.world.surface_world import SurfaceWorld, UnitBirth
from game.world.tasks import TASK_BOUND, TASK_FALL_BACK, TASK_HOLD

_RAMP_WU = 7.0  # behind the hull
_LOOK_WU = np.arange(14.0, 134.0, 12.0)  # shelter is looked for so far behind it
_WORTH_WU = 0.004  # a wu to run costs so much of the shelter at its end
_ABREAST_WU = 9.0  # from one male to the next
_DIES, _HURT = 0.75, (0.25, 0.8)  # of those aboard when it burns; what the others are left with


def shelter_of(world: SurfaceWorld, row: int) -> float:
    """Give where behind a carrier there is most earth against fire from ahead, at the ramp when there is none. [wu]"""
    way, x = int(world.units[Unit].turned[row]), _ramp(world, row)
    places = np.clip(x - way * (_LOOK_WU - _LOOK_WU[0]), 8.0, width(world.land) - 8.0)
    hidden = shelter_at(world.land, places, height_at(world.land, places), np.full(len(places), way))
    best = int(np.argmax(hidden - _WORTH_WU * _LOOK_WU))
    spread = _ABREAST_WU * (int(world.units[Cargo].left[row]) % 4)
    return float(np.clip(places[best] - way * spread, 8.0, width(world.land) - 8.0))


def _ramp(world: SurfaceWorld, row: int) -> float:
    part, body = world.units[Unit], world.units[Body]
    long = float(world.catalogue.half[int(part.kind[row]), 0]) + _RAMP_WU
    return float(body.pos[row, 0]) - int(part.turned[row]) * long


def rider(world: SurfaceWorld, row: int, goal: float, health: float = 1.0) -> UnitBirth:
    """Give the birth of a male who gets out at the ramp: to hold a place, or to do what all are at."""
    part, task, body = world.units[Unit], world.units[Task], world.units[Body]
    goes_along = int(task.kind[row]) in (TASK_FALL_BACK, TASK_BOUND)
    point = (float(task.point[row, 0]), float(task.point[row, 1])) if goes_along else (goal, 0.0)
    return UnitBirth(
        int(world.units[Cargo].kind[row]), int(body.side[row]), int(part.group[row]),
        int(world.records[Record].entry[part.name[row]]), (_ramp(world, row), -1e3), (0.0, 0.0),
        int(part.turned[row]), 0.0, int(task.kind[row]) if goes_along else TASK_HOLD, point, health=health,
    )  # fmt: skip


def is_laden(world: SurfaceWorld, row: int) -> bool:
    """Say whether a unit goes on wheels or tracks and has somebody aboard."""
    held = world.units.holds(row, Cargo) and world.units[Unit].move[row] == TRACKS
    return bool(held and world.units[Cargo].left[row] > 0)


def spill(world: SurfaceWorld, row: int) -> None:
    """Let those aboard of a carrier that is lost get out or die: three of four do, the others are hurt."""
    if not is_laden(world, row):
        return
    rng = world.random["unload"]
    for _ in range(int(world.units[Cargo].left[row])):  # LOOP: males aboard, eight at most
        dies, health = rng.random() < _DIES, float(rng.uniform(*_HURT))
        world.request_unit(rider(world, row, _ramp(world, row), 0.0 if dies else health))
    world.units[Cargo].left[row] = 0


def let_all_out(world: SurfaceWorld, row: int) -> None:
    """Let everybody out of a carrier that has come to safety, so that the roll counts them."""
    if is_laden(world, row):
        for _ in range(int(world.units[Cargo].left[row])):  # LOOP: males aboard, eight at most
            world.request_unit(rider(world, row, _ramp(world, row)))
