"""March: infantry walks, crouches, jumps, is thrown, or comes slowly down out of the sky."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.ground_events import Splashed
from game.world.land import G_WUPS2, SEA_WU, height_at, is_wet, slope_at, width
from game.world.surface import Eyes, Foot, Life, Task, Unit
from game.world.surface_world import SurfaceWorld
from game.world.wading import care, drown, footing_at, is_afloat, slowed

_HIGH = np.array([1.0, 0.7, 0.4])  # of its height, by posture
_SEEN = np.array([1.0, 0.6, 0.35])  # of its signature, by posture
_STEP_WU = 2.5  # feet follow the ground down so far without leaving it
_STEEP = 0.8  # slope from which climbing slows
_JUMP_WUPS = 45.0  # the leap that clears 26 wu
_SAFE_WUPS = 60.0  # a fall this fast hurts nobody
_BREAK_HP_PER_WUPS = 1.5
_DRIFT_WUPS = 6.0  # sideways while coming down on the unseen device
_TRENCH_WU = 46.0  # cover is asked of the ground so far to either side
_HIDES = 0.5  # of a soldier is hidden by full cover
_AFLOAT = 0.35  # of a soldier's signature is his head
_SPLASH_WUPS, _SPLASH_WU = 12.0, 16.0  # who comes down on water faster than this splashes so wide
_COVER_WU = 16.0  # earth so much higher than the feet is full cover


@writes(Foot, Body, Life, Eyes, Task, Unit)
def march(world: SurfaceWorld) -> None:
    """Move all infantry by a tick.

    Law: who stands keeps his feet on the height line, who swims his head over water; who falls faster than is safe
    is hurt in proportion.
    """
    rows = world.units.rows(Body, Unit, Life, Foot)
    if not len(rows):
        return
    body, foot, task, life = world.units[Body], world.units[Foot], world.units[Task], world.units[Life]
    foot.posture[rows] = _posture(world, rows)
    half = world.catalogue.half[world.units[Unit].kind[rows], 1] * _HIGH[foot.posture[rows]]
    vel, mass = body.vel[rows], body.mass[rows]
    next_pos = body.pos[rows] + vel * DT  # where the physics will have it after this step
    floor = footing_at(world, rows, next_pos[:, 0]) + half
    was_down = foot.down[rows]
    down = (next_pos[:, 1] <= floor + np.where(was_down, _STEP_WU, 0.2)) & ~(task.jump[rows] & was_down)
    _land(world, rows[down & ~was_down], vel[down & ~was_down, 1])
    foot.swims[rows] = down & is_afloat(world, rows) & world.catalogue.swims[world.units[Unit].kind[rows]]
    speed = _speed(world, rows)
    new = np.empty_like(vel)
    lowered = foot.sink[rows] > 0.0
    drifting = np.where(lowered, np.clip(speed, -_DRIFT_WUPS, _DRIFT_WUPS), vel[:, 0])
    new[:, 0] = np.where(down, speed, drifting)
    ahead = np.clip(next_pos[:, 0] + new[:, 0] * DT, 8.0, width(world.land) - 8.0)
    new[:, 0] = (ahead - next_pos[:, 0]) / DT
    stand = (footing_at(world, rows, ahead) + half - next_pos[:, 1]) / DT
    fall = vel[:, 1] - G_WUPS2 * DT
    fall = np.where(lowered, np.maximum(fall, -foot.sink[rows]), fall)
    leap = task.jump[rows] & was_down
    new[:, 1] = np.where(leap, _JUMP_WUPS, np.where(down, stand, fall))
    task.jump[rows] = False
    foot.down[rows] = down & ~leap
    foot.stride[rows] += np.abs(new[:, 0]) * DT * down
    body.push[rows] = (new - vel) * (mass / DT)[:, None]
    body.twist[rows] = 0.0
    drown(world, rows)
    _calm(world, rows)
    walking = np.abs(task.want_speed[rows]) > 1.0
    unit = world.units[Unit]
    turn = rows[walking & ~unit.manned[rows]]
    unit.turned[turn] = np.where(task.want_speed[turn] < 0.0, -1, 1)
    eyes = world.units[Eyes]
    eyes.signature[rows] = (
        eyes.base[rows] * _SEEN[foot.posture[rows]] * (1.0 - _HIDES * _cover(world, rows, half))
    )
    eyes.signature[rows] *= np.where(foot.swims[rows], _AFLOAT, 1.0)
    life.fear[rows] = np.minimum(life.fear[rows], 1.0)


def _posture(world: SurfaceWorld, rows: Rows) -> np.ndarray:
    """Give how low everybody goes: as wanted, and lower under fire; in water nobody lies down."""
    task, life = world.units[Task], world.units[Life]
    pinned = np.where(life.fear[rows] > 0.7, 2, np.where(life.fear[rows] > 0.3, 1, 0))
    pinned = np.where(world.units[Unit].manned[rows] | life.broken[rows], 0, pinned)
    wet = is_wet(world.land, world.units[Body].pos[rows, 0])
    return np.where(wet, 0, np.maximum(task.want_posture[rows], pinned))


def _speed(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how fast each goes along the ground now. [wu/s]"""
    foot, task = world.units[Foot], world.units[Task]
    most = np.choose(foot.posture[rows], [foot.run[rows], foot.walk[rows], foot.crawl[rows]])
    most = np.where(foot.swims[rows], foot.crawl[rows], most * slowed(world, rows))
    want = care(world, rows, np.clip(task.want_speed[rows], -most, most))
    climb = slope_at(world.land, world.units[Body].pos[rows, 0] + np.sign(want) * 4.0) * np.sign(want)
    out: Floats = want * np.where((climb > _STEEP) & ~foot.swims[rows], 0.4, 1.0)
    return out


def _land(world: SurfaceWorld, rows: Rows, fall: Floats) -> None:
    """Hurt who came down too fast on land, and let who came down on water splash."""
    pos = world.units[Body].pos
    wet = is_wet(world.land, pos[rows, 0])
    for row in rows[
        wet & (fall < -_SPLASH_WUPS)
    ].tolist():  # LOOP: soldiers who fall into the sea in this tick
        world.events.append(Splashed((float(pos[row, 0]), SEA_WU), _SPLASH_WU))
    world.units[Life].pending[rows] += ~wet * np.maximum(-fall - _SAFE_WUPS, 0.0) * _BREAK_HP_PER_WUPS


def _calm(world: SurfaceWorld, rows: Rows) -> None:
    """Let fear fade and nerve come back. Source: SURFACE.md section 9."""
    life = world.units[Life]
    life.fear[rows] = np.maximum(life.fear[rows] - 0.15 * DT, 0.0)
    life.nerve[rows] = np.minimum(life.nerve[rows] + 0.02 * DT * (life.fear[rows] < 0.3), 1.0)


def _cover(world: SurfaceWorld, rows: Rows, half: Floats) -> Floats:
    """Give how much earth stands round each soldier, 0 to 1."""
    x, feet = world.units[Body].pos[rows, 0], world.units[Body].pos[rows, 1] - half
    walls = np.minimum(height_at(world.land, x - _TRENCH_WU), height_at(world.land, x + _TRENCH_WU))
    return np.clip((walls - feet) / _COVER_WU, 0.0, 1.0)
