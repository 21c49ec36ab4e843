"""Carry out: soldiers, vehicles, walkers and Gosta turn their tasks into steps, stops and postures."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows
from game.engine.schedule import writes
from game.world.components import Body, Group
from game.world.gunners import is_flying
from game.world.storeys import half_of
from game.world.surface import FOOT, LEGS, MOVES, TRACKS, Cargo, Foot, Gun, Life, Task, Tracks, Unit
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_ADVANCE, TASK_CHARGE, TASK_FALL_BACK, TASK_HOLD, TASK_REDUCE

_EVERY_TICKS = 12
_ON_GROUND = np.isin(np.arange(len(MOVES)), (FOOT, TRACKS, LEGS))  # by how it moves
_THERE_WU = 10.0
_BOUND_TICKS, _RUSH_TICKS = 360, 210  # of every bound so long on the move, the rest firing
_CROUCH_FEAR = 0.15
_HALT_SHARE = 0.75  # of its range: nearer than that a walker stands and fires
_GOES_OFF_WU = 20.0
_BACK_S = 2.0  # who is stuck backs out


@writes(Task, Life)
def carry_out(world: SurfaceWorld) -> None:
    """Set what every ground unit wants now, a twelfth of them each tick."""
    rows = world.units.rows(Body, Unit, Life, Task)
    part = world.units[Unit]
    ground = _ON_GROUND[part.move[rows]] & ~part.manned[rows]
    rows = rows[ground]
    _go_off(world, rows[world.units[Task].kind[rows] == TASK_CHARGE])
    due = rows[(rows + world.tick) % _EVERY_TICKS == 0]
    if not len(due):
        return
    engaged, far = _engaged(world, due)
    acts = ((TASK_HOLD, _hold), (TASK_ADVANCE, _advance), (TASK_FALL_BACK, _fall_back), (TASK_REDUCE, _hold))
    for kind, act in acts:  # LOOP: tasks
        some = world.units[Task].kind[due] == kind
        if some.any():
            act(world, due[some], engaged[some], far[some])
    charge = due[world.units[Task].kind[due] == TASK_CHARGE]
    if len(charge):
        _charge(world, charge)
    _flee(world, due[world.units[Life].broken[due]])
    ramp = (world.units[Unit].move[due] == TRACKS) & world.units[Cargo].releasing[due]
    world.units[Task].want_speed[due[ramp]] = 0.0  # its ramp is down


def _engaged(world: SurfaceWorld, rows: Rows) -> tuple[Bools, Floats]:
    """Say who has a ground target, and how far it is as a share of the gun's range. Returns: (n), (n)"""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    guns = guns[gun.target[guns] >= 0]
    share = np.full(world.units.size, 9.0)
    if len(guns):
        target, owner = gun.target[guns], gun.owner[guns]
        far = np.abs(world.units[Body].pos[target, 0] - world.units[Body].pos[owner, 0])
        far = far / world.catalogue.arm["range_m"][gun.arm[guns]]
        far = np.where(is_flying(world, target), 9.0, far)
        np.minimum.at(share, owner, far)
    return share[rows] < 2.0, share[rows]


def _to_point(world: SurfaceWorld, rows: Rows) -> Floats:
    gap: Floats = world.units[Task].point[rows, 0] - world.units[Body].pos[rows, 0]
    return gap


def _speeds(world: SurfaceWorld, rows: Rows, run: bool) -> Floats:
    """Give how fast each would go: soldiers at a walk or a run, machines at their best."""
    foot, tracks, move = world.units[Foot], world.units[Tracks], world.units[Unit].move[rows]
    legs = np.where(move == LEGS, 55.0, 0.0)
    on_foot = foot.run[rows] if run else foot.walk[rows]
    theirs = world.units[Body].side[rows] != world.player_side
    press = np.where(theirs & ~world.units[Life].broken[rows], world.difficulty.aggression, 1.0)
    return press * np.where(move == FOOT, on_foot, np.where(move == TRACKS, tracks.speed[rows], legs))


def _walk_to(world: SurfaceWorld, rows: Rows, run: bool) -> None:
    gap = _to_point(world, rows)
    speed = np.clip(gap * 1.5, -_speeds(world, rows, run), _speeds(world, rows, run))
    world.units[Task].want_speed[rows] = np.where(np.abs(gap) < _THERE_WU, 0.0, speed)


def _hold(world: SurfaceWorld, rows: Rows, engaged: Bools, far: Floats) -> None:
    """Stay, get down while there is something to fear, and stand up to fire."""
    task, life = world.units[Task], world.units[Life]
    _walk_to(world, rows, True)
    task.want_posture[rows] = np.where(engaged & (life.fear[rows] > _CROUCH_FEAR), 1, 0)


def _advance(world: SurfaceWorld, rows: Rows, engaged: Bools, far: Floats) -> None:
    """Go on by bounds: half the time on the move, half firing; machines halt where their guns reach."""
    task, part, life = world.units[Task], world.units[Unit], world.units[Life]
    _walk_to(world, rows, True)
    on_foot = part.move[rows] == FOOT
    moving = (world.tick + rows * 97) % _BOUND_TICKS < _RUSH_TICKS
    halts = engaged & np.where(on_foot, ~moving, far < _HALT_SHARE)
    task.want_speed[rows[halts]] = 0.0
    task.want_posture[rows] = np.where(on_foot & halts, np.where(life.fear[rows] > 0.4, 2, 1), 0)
    stuck = (part.move[rows] == TRACKS) & (world.units[Tracks].stuck[rows] > _BACK_S)
    task.want_speed[rows[stuck]] *= -1.0


def _fall_back(world: SurfaceWorld, rows: Rows, engaged: Bools, far: Floats) -> None:
    """Go, and stop for nothing but fear."""
    _walk_to(world, rows, True)
    world.units[Task].want_posture[rows] = 0


def _flee(world: SurfaceWorld, rows: Rows) -> None:
    """Run for where the group came from, or from what is nearest."""
    task, home = world.units[Task], world.groups[Group].home[world.units[Unit].group[rows], 0]
    away = np.sign(home - world.units[Body].pos[rows, 0])
    task.want_speed[rows] = away * _speeds(world, rows, True)
    task.want_posture[rows] = 0


def _nearest_foe(world: SurfaceWorld, rows: Rows) -> tuple[Rows, Floats]:
    """Give the nearest ground enemy of each of some units of one side, and how far it is; -1 for none."""
    body, part = world.units[Body], world.units[Unit]
    every = world.units.rows(Body, Unit, Life)
    foes = every[(body.side[every] != body.side[rows[0]]) & ~is_flying(world, every) & (part.value[every] > 0.0)]
    if not len(foes):
        return np.full(len(rows), -1), np.full(len(rows), 1e9)
    off = body.pos[foes][None] - body.pos[rows][:, None]
    reach = np.maximum(np.abs(off) - half_of(world, foes)[None], 0.0)
    gaps = np.hypot(reach[..., 0], reach[..., 1])
    best = gaps.argmin(axis=1)
    return foes[best], gaps[np.arange(len(rows)), best]


def _charge(world: SurfaceWorld, rows: Rows) -> None:
    """Run at the nearest enemy."""
    foe, _ = _nearest_foe(world, rows)
    task, body = world.units[Task], world.units[Body]
    gap = np.where(foe >= 0, body.pos[np.maximum(foe, 0), 0], task.point[rows, 0]) - body.pos[rows, 0]
    task.want_speed[rows] = np.sign(gap) * world.units[Foot].run[rows]


def _go_off(world: SurfaceWorld, rows: Rows) -> None:
    """Let those who have reached somebody go off."""
    if len(rows) and world.tick % 3 == 0:
        _, gap = _nearest_foe(world, rows)
        done = rows[gap < _GOES_OFF_WU]
        world.units[Life].pending[done] += 1000.0
