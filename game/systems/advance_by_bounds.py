"""Advance by bounds: one half of a group moves a leg while the other half stands and watches, then they change."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.engine.schedule import writes
from game.world.bounds import still_to_go
from game.world.components import Body
from game.world.gunners import can_fight
from game.world.surface import FOOT, TRACKS, Cargo, Foot, Life, Task, Tracks, Unit
from game.world.surface_smoke import Discharger
from game.world.surface_troops import Drill, Post
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_BOUND

_EVERY_TICKS = 12
_THERE_WU = 10.0
_STANDS_WUPS = 8.0
_BACK_S = 2.0  # a vehicle stuck so long backs out
_CROUCHED, _PRONE, _PRONE_FEAR = 1, 2, 0.4


@writes(Task, Drill, Discharger)
def advance_by_bounds(world: SurfaceWorld) -> None:
    """Move every group that goes on by bounds.

    Law: nobody begins a bound but under the eyes of enough friends who stand, are able to fight and are not pinned.
    """
    if world.tick % _EVERY_TICKS:
        return
    rows, task = world.units.rows(Body, Unit, Life, Task, Drill), world.units[Task]
    rows = rows[(task.kind[rows] == TASK_BOUND) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[~world.units[Unit].manned[rows] & ~world.units[Life].broken[rows]]
    rows = rows[(world.units[Post].house[rows] < 0) & ~world.units[Post].yielded[rows]]
    if not len(rows):
        return
    group = world.units[Unit].group[rows]
    for number in np.unique(group).tolist():  # LOOP: groups of the battle
        _advance(world, rows[group == number])


def _advance(world: SurfaceWorld, rows: Rows) -> None:
    """Let a group go on: end the bounds that are over, and begin the next when nobody is on his way."""
    drill, body = world.units[Drill], world.units[Body]
    drill.age[rows] += _EVERY_TICKS * DT
    left = still_to_go(world, rows)
    over = np.abs(drill.goal[rows] - body.pos[rows, 0]) < _THERE_WU
    over |= drill.age[rows] > world.catalogue.library.ground.bound.gives_up_s
    ended = rows[drill.bounding[rows] & (over | (np.abs(left) < _THERE_WU))]
    drill.bounding[ended] = False
    drill.made[ended] += 1
    if not drill.bounding[rows].any():
        _begin(world, rows, left)
    _go(world, rows, left)


def _begin(world: SurfaceWorld, rows: Rows, left: Floats) -> None:
    """Let the half that has made fewer bounds make its next, if the rest of the group watches."""
    drill, life, rule = world.units[Drill], world.units[Life], world.catalogue.library.ground.bound
    able = (np.abs(left) >= _THERE_WU) & (life.fear[rows] < rule.pinned)
    half = np.argsort(np.argsort(world.units[Body].serial[rows], kind="stable"), kind="stable") % 2
    means = [float(drill.made[rows[half == team]].mean()) if (half == team).any() else 1e9 for team in (0, 1)]
    for team in sorted((0, 1), key=lambda each: (means[each], each)):  # LOOP: two halves
        goes = able & (half == team)
        if not goes.any():
            continue
        if _watchers(world, rows, ~goes) >= rule.overwatch_share * np.count_nonzero(goes):
            on_foot = world.units[Unit].move[rows[goes]] == FOOT
            leg = np.where(on_foot, rule.leg_wu, rule.vehicle_leg_wu)
            step = np.sign(left[goes]) * np.minimum(leg, np.abs(left[goes]))
            drill.goal[rows[goes]] = world.units[Body].pos[rows[goes], 0] + step
            drill.bounding[rows[goes]], drill.age[rows[goes]] = True, 0.0
            if life.fear[rows].mean() > rule.smoke_at:
                _lay_smoke(world, rows)
        return


def _watchers(world: SurfaceWorld, rows: Rows, stays: Bools) -> int:
    """Count who watches: those of the group who stay and stand, and machines of the side that stand near."""
    body, life, rule = world.units[Body], world.units[Life], world.catalogue.library.ground.bound
    every = world.units.rows(Body, Unit, Life, Tracks)
    middle = body.pos[rows, 0].mean()
    near = (body.side[every] == body.side[rows[0]]) & (np.abs(body.pos[every, 0] - middle) < rule.watched_m)
    watch = np.union1d(rows[stays], np.setdiff1d(every[near], rows))
    stands = (np.abs(body.vel[watch, 0]) < _STANDS_WUPS) & (life.fear[watch] < rule.pinned)
    return int(np.count_nonzero(stands & can_fight(world, watch)))


def _go(world: SurfaceWorld, rows: Rows, left: Floats) -> None:
    """Set steps and postures: who bounds runs upright, who watches stands or lies."""
    drill, task, part, life = world.units[Drill], world.units[Task], world.units[Unit], world.units[Life]
    on_foot = part.move[rows] == FOOT
    best = np.where(on_foot, world.units[Foot].run[rows], world.units[Tracks].speed[rows])
    gap = drill.goal[rows] - world.units[Body].pos[rows, 0]
    speed = np.where(drill.bounding[rows], np.clip(gap * 1.5, -best, best), 0.0)
    stuck = ~on_foot & (world.units[Tracks].stuck[rows] > _BACK_S)
    speed = np.where(stuck, -speed, speed)
    ramp = ~on_foot & world.units[Cargo].releasing[rows]
    task.want_speed[rows] = np.where(ramp, 0.0, speed)
    low = np.where(life.fear[rows] > _PRONE_FEAR, _PRONE, _CROUCHED)
    task.want_posture[rows] = np.where(on_foot & ~drill.bounding[rows], low, 0)


def _lay_smoke(world: SurfaceWorld, rows: Rows) -> None:
    """Let the foremost vehicle of a group that can lay smoke do so."""
    tubes = world.units[Discharger]
    fitted = rows[(tubes.left[rows] > 0) & (tubes.wait[rows] <= 0.0) & (world.units[Unit].move[rows] == TRACKS)]
    if len(fitted):
        to = np.abs(world.units[Task].point[fitted, 0] - world.units[Body].pos[fitted, 0])
        tubes.asked[fitted[int(np.argmin(to))]] = True
