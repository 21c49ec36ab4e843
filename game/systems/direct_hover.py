"""Direct hover: helicopters, transports and starships choose where to hang, and when to let their cargo go."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.land import height_at, in_sight, width
from game.world.seekers import leads
from game.world.surface import Cargo, Gun, Hover, Life, Task, Unit
from game.world.surface_catalogue import IDLE
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_AMBUSH, TASK_DELIVER, TASK_LEAVE, TASK_SPLIT, TASK_STANDOFF, TASK_STATION

_EVERY_TICKS = 6
_HIGH_WU = 420.0  # transports come in at this height
_DROP_WU = 120.0  # and let their troops go at this one
_THERE_WU = 60.0
_SPLITS_WU = 320.0  # so near its point a carrier comes apart
_POP_WU, _HIDE_WU = 240.0, 46.0  # a helicopter over the ground: looking, and hidden
_POP_S, _HIDE_S = 7.0, 3.0
_LOOK_WU = 2600.0
_GONE_WU = 900.0
_SEARCH_WU, _APART_WU = 20.0, 12.0  # cover is looked for so often; craft of different lanes hang so far apart


@writes(Task, Cargo, Hover, Unit)
def direct_hover(world: SurfaceWorld) -> None:
    """Decide for every hovering unit, ten times a second."""
    rows = world.units.rows(Body, Unit, Task, Hover)
    if not len(rows) or world.tick % _EVERY_TICKS:
        return
    hover, life, task = world.units[Hover], world.units[Life], world.units[Task]
    hover.falling[rows] |= life.hp[rows] <= 0.0
    task.clock[rows] += _EVERY_TICKS * DT
    acts = {
        TASK_DELIVER: _deliver, TASK_SPLIT: _split, TASK_STATION: _station, TASK_AMBUSH: _ambush, TASK_LEAVE: _leave,
        TASK_STANDOFF: _standoff,
    }  # fmt: skip
    for row in rows.tolist():  # LOOP: hovering units, some thirty
        act = acts.get(int(task.kind[row]))
        if act is not None and not world.units[Unit].manned[row]:
            act(world, row)


def _ground(world: SurfaceWorld, x: float) -> float:
    return float(height_at(world.land, np.array(x)))


def _stage(world: SurfaceWorld, row: int, stage: int) -> None:
    task = world.units[Task]
    task.stage[row], task.clock[row] = stage, 0.0


def _face(world: SurfaceWorld, row: int, x: float) -> None:
    gap = x - float(world.units[Body].pos[row, 0])
    if abs(gap) > 40.0:
        world.units[Unit].turned[row] = 1 if gap > 0.0 else -1


def _deliver(world: SurfaceWorld, row: int) -> None:
    """Come in high, sink over the point, let everybody go, leave. A starship stays."""
    task, body, cargo = world.units[Task], world.units[Body], world.units[Cargo]
    x, great = float(task.point[row, 0]), world.units[Unit].value[row] > 0.0 and world.units[Body].mass[row] > 1000.0
    if great:
        task.want_point[row] = task.point[row]
        cargo.releasing[row] = abs(x - body.pos[row, 0]) < 4.0 * _THERE_WU
        return
    _face(world, row, x)
    near = abs(x - float(body.pos[row, 0]))
    low = _ground(world, x) + _DROP_WU
    task.want_point[row] = (x, low if near < 500.0 else max(low, _ground(world, float(body.pos[row, 0])) + _HIGH_WU))
    over = near < _THERE_WU and float(body.pos[row, 1]) < low + 50.0
    cargo.releasing[row] = over
    if cargo.left[row] == 0:
        cargo.releasing[row] = False
        task.kind[row] = TASK_LEAVE


def _split(world: SurfaceWorld, row: int) -> None:
    """Fly on to the point and come apart there, or at the first hit."""
    task, body, cargo, life = world.units[Task], world.units[Body], world.units[Cargo], world.units[Life]
    _face(world, row, float(task.point[row, 0]))
    task.want_point[row] = task.point[row]
    near = abs(float(task.point[row, 0] - body.pos[row, 0])) < _SPLITS_WU
    if near or life.hp[row] < life.full[row]:
        cargo.releasing[row] = True
    if cargo.left[row] == 0:
        task.kind[row] = TASK_LEAVE


def _station(world: SurfaceWorld, row: int) -> None:
    world.units[Task].want_point[row] = world.units[Task].point[row]


def _ambush(world: SurfaceWorld, row: int) -> None:
    """Hide low, pop up while there is something to fire at, sink again."""
    task, body = world.units[Task], world.units[Body]
    x = float(task.point[row, 0])
    prey = _prey(world, row)
    popped = task.stage[row] == 1
    if not popped and len(prey) and task.clock[row] > _HIDE_S:
        _stage(world, row, 1)
    elif popped and task.clock[row] > _POP_S and not _leads(world, row):
        _stage(world, row, 0)
    if len(prey):
        _face(world, row, float(body.pos[prey, 0].mean()))
    high = _POP_WU if task.stage[row] == 1 else _HIDE_WU
    task.want_point[row] = (x, _ground(world, x) + high)


def _standoff(world: SurfaceWorld, row: int) -> None:
    """Hang hidden, farther off than the enemy reaches; come up, fire, sink; go when the missiles are spent."""
    task, body, rule = world.units[Task], world.units[Body], world.catalogue.library.ground.standoff
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    led = guns[(gun.owner[guns] == row) & world.catalogue.by_laser[gun.arm[guns]]]
    if not gun.rounds[led].any():
        if task.clock[row] > rule.unmask_s:  # the last missile is led in first
            task.kind[row] = TASK_LEAVE
        return
    prey = _prey(world, row)
    up = task.stage[row] == 1
    if up and task.clock[row] > rule.unmask_s and not _leads(world, row):
        _stage(world, row, 0)
    elif not up and task.clock[row] > rule.mask_s and len(prey):
        _stage(world, row, 1)
    if task.stage[row] == 0 and len(prey):
        task.point[row, 0] = _cover(world, row, prey)
    if len(prey):
        _face(world, row, float(body.pos[prey, 0].mean()))
    x = float(task.point[row, 0])
    task.want_point[row] = (x, _ground(world, x) + (rule.over_wu if task.stage[row] == 1 else rule.hide_wu))


def _leads(world: SurfaceWorld, row: int) -> bool:
    return bool(leads(world, np.array([row]))[0])


def _cover(world: SurfaceWorld, row: int, prey: Rows) -> float:
    """Give the nearest place out of the prey's reach where nobody of it sees a craft that hangs low."""
    body, rule = world.units[Body], world.catalogue.library.ground.standoff
    gaps = np.abs(body.pos[prey, 0] - body.pos[row, 0])
    mark = body.pos[prey[int(gaps.argmin())]]
    way = 1.0 if body.pos[row, 0] >= mark[0] else -1.0
    own = float(world.units[Unit].lane[row]) * _APART_WU
    x = np.clip(mark[0] + way * (rule.range_m + own + np.arange(0.0, rule.seek_m, _SEARCH_WU)), 0.0, width(world.land))
    low = np.stack([x, height_at(world.land, x) + rule.hide_wu], axis=1)
    hidden = np.flatnonzero(~in_sight(world.land, np.repeat(mark[None], len(x), axis=0), low))
    return float(x[hidden[0]] if len(hidden) else x[0])


def _prey(world: SurfaceWorld, row: int) -> Rows:
    """Give the enemies that a helicopter would come up for."""
    body, part = world.units[Body], world.units[Unit]
    every = world.units.rows(Body, Unit, Life)
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    mine = guns[(gun.owner[guns] == row) & (gun.rounds[guns] > 0)]
    if not len(mine):
        return every[:0]
    likes = world.catalogue.likes[gun.arm[mine[0]]][world.catalogue.prey[part.kind[every]]] > IDLE
    near = np.abs(body.pos[every, 0] - body.pos[row, 0]) < _LOOK_WU
    return every[(body.side[every] != body.side[row]) & likes & near]


def _leave(world: SurfaceWorld, row: int) -> None:
    """Go up and off the nearer edge, home side first."""
    task, body = world.units[Task], world.units[Body]
    out = -_GONE_WU - 600.0 if body.pos[row, 0] < width(world.land) / 2.0 else width(world.land) + _GONE_WU + 600.0
    _face(world, row, out)
    task.want_point[row] = (out, _HIGH_WU + 120.0)
    if body.pos[row, 0] < -_GONE_WU or body.pos[row, 0] > width(world.land) + _GONE_WU:
        world.request_leave(row)
