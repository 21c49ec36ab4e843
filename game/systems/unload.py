"""Unload: transports, carriers and starships let what they carry go, one after another."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Rows, facing
from game.engine.schedule import writes
from game.world.bounds import still_to_go
from game.world.components import Body, Group, Record
from game.world.surface import TRACKS, Cargo, Life, Task, Unit
from game.world.surface_world import SurfaceWorld, UnitBirth
from game.world.tasks import TASK_ADVANCE, TASK_BOUND, TASK_CHARGE, TASK_CRUISE, TASK_STRAFE
from game.world.transports import rider, shelter_of

_FIGHTER_WUPS = 260.0
_LANES = 7
_GOLDEN = 0.6180339887498949  # places along a line that never crowd, however many follow
_THERE_WU = 30.0  # a carrier this near to where it was sent has arrived
_HIT_SHARE = 0.5  # of its hull left: nobody stays aboard of it
_STANDS_WUPS = 8.0


@writes(Cargo)
def unload(world: SurfaceWorld) -> None:
    """Let go what is due. Law: what is aboard only falls, by one for each unit born."""
    rows, cargo = world.units.rows(Body, Unit, Life, Cargo), world.units[Cargo]
    _open_doors(world, rows[world.units[Unit].move[rows] == TRACKS])
    going = rows[cargo.releasing[rows] & (cargo.left[rows] > 0) & (world.units[Life].hp[rows] > 0.0)]
    cargo.wait[going] -= DT
    for row in going[cargo.wait[going] <= 0.0].tolist():  # LOOP: units let go this tick
        cargo.wait[row] += _interval(world, row)
        cargo.left[row] -= 1
        on_wheels = world.units[Unit].move[row] == TRACKS
        world.request_unit(rider(world, row, shelter_of(world, row)) if on_wheels else _birth(world, row))


def _interval(world: SurfaceWorld, row: int) -> float:
    """Give how long until the next one goes: as fast as they come, or so that those who sink keep their spacing. [s]

    Law: bays that ask for a spacing let go one for each square of it that the sinking rows sweep.
    """
    cargo, spacing = world.units[Cargo], float(world.units[Cargo].spacing[row])
    sink = float(getattr(world.catalogue.units[int(cargo.kind[row])].body, "sink_wups", 0.0))
    if spacing <= 0.0 or sink <= 0.0:
        return float(cargo.each_s[row])
    return spacing * spacing / (max(float(cargo.spread[row]), spacing) * sink)


def _berth(world: SurfaceWorld, row: int) -> float:
    """Give how far ahead of the middle the next one goes. Those who keep a spacing take turns along the length."""
    cargo, rng = world.units[Cargo], world.random["unload"]
    if cargo.spacing[row] <= 0.0:
        return float(rng.uniform(-0.5, 0.5)) * float(cargo.spread[row])
    return (int(cargo.left[row]) * _GOLDEN % 1.0 - 0.5) * float(cargo.spread[row])


def _open_doors(world: SurfaceWorld, rows: Rows) -> None:
    """Let carriers open their ramps when they have arrived or are badly hit, once they stand; empty ones close them."""
    cargo, task, body, life = world.units[Cargo], world.units[Task], world.units[Body], world.units[Life]
    rows = rows[life.hp[rows] > 0.0]
    laden = cargo.left[rows] > 0
    there = (task.kind[rows] == TASK_ADVANCE) & (np.abs(task.point[rows, 0] - body.pos[rows, 0]) < _THERE_WU)
    there |= (task.kind[rows] == TASK_BOUND) & (np.abs(still_to_go(world, rows)) < _THERE_WU)
    hit = life.hp[rows] <= _HIT_SHARE * life.full[rows]
    cargo.releasing[rows] = laden & (cargo.releasing[rows] | there | hit)
    rolling = np.abs(body.vel[rows, 0]) > _STANDS_WUPS
    cargo.wait[rows[rolling]] = np.maximum(cargo.wait[rows[rolling]], DT)


def _birth(world: SurfaceWorld, row: int) -> UnitBirth:
    body, part, cargo, task = world.units[Body], world.units[Unit], world.units[Cargo], world.units[Task]
    rng, kind = world.random["unload"], int(cargo.kind[row])
    half = world.catalogue.half[int(part.kind[row])]
    off = (_berth(world, row), -float(half[1]) - 8.0)
    pos = (float(body.pos[row, 0]) + off[0], float(body.pos[row, 1]) + off[1])
    move, turned, angle = world.catalogue.units[kind].body.move, int(part.turned[row]), 0.0
    vel = (float(body.vel[row, 0]) * 0.2, -8.0)
    doing = TASK_ADVANCE
    if world.catalogue.units[kind].role == "city_missile":
        angle, doing = float(body.angle[row]), TASK_CRUISE
        vel = (float(body.vel[row, 0]), float(body.vel[row, 1]))
    elif move == "wings":
        angle = float(rng.uniform(-0.25, 0.25)) + (0.0 if turned > 0 else np.pi)
        way = facing(np.array(angle)) * _FIGHTER_WUPS
        vel, doing = (float(way[0]), float(way[1])), TASK_STRAFE
    elif world.catalogue.units[kind].bursts:
        doing = TASK_CHARGE
    lane = (int(part.lane[row]) + 1 + int(cargo.left[row])) % _LANES if move == "wings" else 0
    goal = (float(task.point[row, 0]), 0.0) if doing != TASK_ADVANCE else _goal(world, row)
    entry = int(world.records[Record].entry[part.name[row]])
    return UnitBirth(kind, int(body.side[row]), int(part.group[row]), entry, pos, vel, turned, angle, doing, goal, lane)


def _goal(world: SurfaceWorld, row: int) -> tuple[float, float]:
    """Give where troops go once they are down: where their group is bound for, its home zone."""
    home = world.groups[Group].home[int(world.units[Unit].group[row])]
    return (float(home[0]), float(home[1]))
