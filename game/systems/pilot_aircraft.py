"""Pilot aircraft: the minds of killercraft. They strafe, keep clear of ground and of one another, and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.constants import DT, SLOW_TICKS
from game.base.vectors import Bools, Floats, Rows, clamp, length, pick, put
from game.engine.schedule import writes
from game.world.components import Body
from game.world.land import width
from game.world.piloting import (
    LOW_FUEL_S,
    Flight,
    bent,
    clear_of_ground,
    dodge,
    look,
    pay_for_turns,
    turn_about,
)
from game.world.surface import ALIVE, FOOT, LEGS, STILL, TRACKS, Life, Task, Unit, Wings
from game.world.tasks import AIR_TASKS, TASK_LEAVE, TASK_STRAFE

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_POSITION, _RUN_IN, _BREAK, _CIRCLE = range(4)  # stages of a strafing attack
_LOOKS = 5  # a mind decides at every fifth turn of the helm, each at its own
_ENTRY_WU, _NEAREST_WU, _FARTHEST_WU = 1800.0, 1500.0, 2000.0  # where a run begins
_ENTRY_LOW_WU, _ENTRY_BAND_WU = 350.0, 150.0  # how high
_BREAK_WU, _AWAY_WU, _BREAK_HEIGHT_WU = 140.0, 1500.0, 500.0
_RUN_S, _BREAK_S = 26.0, 14.0  # no stage lasts longer
_PASSES = 3
_SHALLOW, _STEEP = 0.18, 0.64  # sine of the flattest and of the steepest dive
_AIM_WU = 600.0  # from here on the nose stays on the target
_CIRCLE_WU, _CIRCLE_HEIGHT_WU = 900.0, 900.0
_LEAVE_HEIGHT_WU, _GONE_WU = 700.0, 1500.0
_NEAR_WU, _CLAIM = 600.0, 0.7  # a target's worth: by distance, and less for each that has it already
_CHOICE_SPREAD = 0.25  # minds differ in what they make of it
_SLOW_WUPS, _SLOW_CLIMB = 140.0, 0.2
_CLIMB, _DESCENT, _LEVEL_WU = 0.42, -0.3, 700.0  # sines of climb and descent; reached this far off the height


@writes(Task, Wings)
def pilot_aircraft(world: SurfaceWorld) -> None:
    """Let every craft that nobody steers by hand decide now and then, and steer twenty times a second.

    Law: a mind writes what a player's stick writes, and nothing else.
    """
    if world.tick % SLOW_TICKS:
        return
    craft = world.units.rows(*ALIVE, Wings)
    rows = craft[(world.units[Life].hp[craft] > 0.0) & ~world.units[Unit].manned[craft]]
    rows = rows[~np.isin(world.units[Task].kind[rows], AIR_TASKS)]
    if not len(rows):
        return
    world.units[Task].clock[rows] += SLOW_TICKS * DT
    due = rows[(world.tick // SLOW_TICKS + rows) % _LOOKS == 0]
    if len(due):
        _decide(world, due)
    now = look(world, rows)
    want = dodge(world, craft, now, _course(world, now))
    task = world.units[Task]
    runs = (task.kind[rows] == TASK_STRAFE) & (task.stage[rows] == _RUN_IN)
    put(task.want_dir, rows, clear_of_ground(world, now, want, runs))
    pay_for_turns(world, now)


def _decide(world: SurfaceWorld, due: Rows) -> None:
    """Go from stage to stage, choose targets, and leave when there is nothing left to do."""
    task, body = world.units[Task], world.units[Body]
    task.kind[due[world.units[Wings].fuel[due] < LOW_FUEL_S]] = TASK_LEAVE
    rows = due[task.kind[due] == TASK_STRAFE]
    if len(rows):
        _go_on(world, rows[_is_target(world, task.target[rows], rows)])
        lost = rows[~_is_target(world, task.target[rows], rows)]
        if len(lost):
            _choose(world, lost)
    gone = due[task.kind[due] == TASK_LEAVE]
    x = body.pos[gone, 0]
    for row in gone[(x < -_GONE_WU) | (x > width(world.land) + _GONE_WU)]:  # LOOP: craft that leave
        world.request_leave(int(row))


def _is_target(world: SurfaceWorld, marks: Rows, rows: Rows) -> Bools:
    """Say whether these are still targets for those: of the other side, on the ground, and whole enough."""
    body, life, part = world.units[Body], world.units[Life], world.units[Unit]
    ground = np.isin(part.move[marks], (FOOT, TRACKS, LEGS, STILL))
    return (marks >= 0) & ground & (life.hp[marks] > 0.0) & (body.side[marks] != body.side[rows])


def _go_on(world: SurfaceWorld, rows: Rows) -> None:
    """Begin the next stage where this one is done."""
    task, body = world.units[Task], world.units[Body]
    off = pick(body.pos, rows) - pick(body.pos, task.target[rows])
    far, stage, clock = np.abs(off[:, 0]), task.stage[rows], task.clock[rows]
    past = off[:, 0] * body.vel[rows, 0] > 0.0
    begins = (stage == _POSITION) & (far >= _NEAREST_WU) & (far <= _FARTHEST_WU)
    breaks = (stage == _RUN_IN) & ((length(off) < _BREAK_WU) | (past & (far < _AIM_WU)) | (clock > _RUN_S))
    passed = (stage == _BREAK) & ((far >= _AWAY_WU) | (clock > _BREAK_S))
    task.count[rows] += passed
    new = np.where(begins, _RUN_IN, np.where(breaks, _BREAK, stage))
    new = np.where(passed, np.where(task.count[rows] >= _PASSES, _CIRCLE, _POSITION), new)
    task.clock[rows[new != stage]] = 0.0
    task.stage[rows] = new
    task.target[rows[passed]] = -1


def _choose(world: SurfaceWorld, rows: Rows) -> None:
    """Choose targets by worth, distance and who has them already; without any left, leave."""
    task, body, part = world.units[Task], world.units[Body], world.units[Unit]
    every = world.units.rows(*ALIVE)
    ground = np.isin(part.move[every], (FOOT, TRACKS, LEGS, STILL))
    marks = every[ground & (world.units[Life].hp[every] > 0.0)]
    task.stage[rows] = np.where(task.stage[rows] == _CIRCLE, _CIRCLE, _POSITION)
    task.clock[rows] = 0.0
    foes = body.side[marks] != body.side[rows][:, None]
    some = foes.any(axis=1) if len(marks) else np.zeros(len(rows), bool)
    task.kind[rows[~some]], task.target[rows] = TASK_LEAVE, -1
    if not some.any():
        return
    craft = world.units.rows(*ALIVE, Wings)
    held = task.target[craft][(task.target[craft] >= 0) & (world.units[Life].hp[craft] > 0.0)]
    claims = np.bincount(held, minlength=world.units.size)[marks]
    far = length(pick(body.pos, rows)[:, None] - pick(body.pos, marks)[None])
    taste = world.random["pilot"].uniform(1.0 - _CHOICE_SPREAD, 1.0 + _CHOICE_SPREAD, (len(rows), len(marks)))
    score = foes * taste * (part.value[marks] / (1.0 + _CLAIM * claims)) / (far + _NEAR_WU)
    task.target[rows[some]] = marks[np.argmax(np.where(foes, score, -1.0), axis=1)][some]


def _course(world: SurfaceWorld, now: Flight) -> Floats:
    """Give the flight path each craft would like, if there were neither ground nor others. Returns: (n, 2)

    Who does not strafe circles about its point.
    """
    task, body, rows = world.units[Task], world.units[Body], now.rows
    strafes = (task.kind[rows] == TASK_STRAFE) & (task.target[rows] >= 0)
    leaves = task.kind[rows] == TASK_LEAVE
    stage = np.where(strafes, task.stage[rows], _CIRCLE)
    target = np.maximum(task.target[rows], 0)
    mark = np.where(strafes[:, None], pick(body.pos, target), pick(task.point, rows))
    to = mark - now.pos
    to_way, own_way = np.where(to[:, 0] >= 0.0, 1.0, -1.0), np.where(now.vel[:, 0] >= 0.0, 1.0, -1.0)
    far = np.abs(to[:, 0])
    out = (far > _CIRCLE_WU) & (own_way != to_way)
    edge = np.where(now.pos[:, 0] < width(world.land) / 2.0, -1.0, 1.0)
    way = np.where(out, to_way, own_way)  # circling; breaking off goes straight on
    way = np.where(stage == _BREAK, own_way, way)
    way = np.where(stage == _POSITION, np.where(far > _FARTHEST_WU, to_way, -to_way), way)
    way = np.where(stage == _RUN_IN, to_way, way)
    way = np.where(leaves, edge, way)
    high = _ENTRY_LOW_WU + _ENTRY_BAND_WU * (body.serial[rows] * 7 % 16) / 15.0
    high = np.where(stage == _BREAK, _BREAK_HEIGHT_WU, np.where(stage == _CIRCLE, _CIRCLE_HEIGHT_WU, high))
    high = np.where(leaves, _LEAVE_HEIGHT_WU, high)
    sine = clamp((high - now.over) / _LEVEL_WU, _DESCENT, _CLIMB)
    runs = (stage == _RUN_IN) & ~leaves
    sine = np.where(runs, _dive(to), sine)
    sine = np.where(now.speed < _SLOW_WUPS, np.minimum(sine, _SLOW_CLIMB), sine)
    return turn_about(now, way, bent(way, sine))


def _dive(to: Floats) -> Floats:
    """Give the sine of the path onto the target: level until it lies steep enough below. to: (n, 2) [wu]"""
    far = length(to)
    sine = clamp(to[:, 1] / np.maximum(far, 1.0), -_STEEP, 0.0)
    return np.where((sine > -_SHALLOW) & (far > _AIM_WU), 0.0, sine)


