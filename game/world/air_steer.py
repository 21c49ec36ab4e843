"""Air steering: the flight path that every pilot in an air fight would like, by what he is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Floats, Rows, clamp, cross, dot, facing, length, pick, rotate, unit
from game.world.air_picture import APPROACH, BREAK_AWAY, CLEAR, GUARD, MERGE, STATION, Sky
from game.world.components import Body
from game.world.piloting import Flight, bent, turn_about
from game.world.sacrifice import before
from game.world.surface import Pilot, Task, Wings
from game.world.tasks import (
    TASK_BOMB,
    TASK_CHARGE,
    TASK_CHASE,
    TASK_CRUISE,
    TASK_ENGAGE,
    TASK_ESCORT,
    TASK_REGROUP,
)  # fmt: skip

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_ROUND_WUPS = 1000.0  # by which a pilot leads with his gun
_NOSE_WU = 900.0  # nearer than this he puts his nose on it, farther his flight path
_LEAD_S = 6.0  # nobody leads by more
_CHARGE_LEAD, _JINK_RAD, _JINK_RPS = 0.7, 0.12, 3.5
_SLOT_S = 4.0  # an escort flies for where its place will be then
_SLOT_SHARE, _SLOT_GAIN, _PACE_GAIN = 0.55, 0.0015, 0.01  # throttle, and what error of place and speed add
_CRUISE_OVER_WU, _TIP_OVER_WU = 400.0, 900.0  # a city missile's height, and where it tips over onto its city
_HOLDS_WUPS = 0.3  # throttle a city missile adds for each wu/s that it is slow
_LEVEL_WU, _CLIMB, _DESCENT, _DIVE = 700.0, 0.35, -0.25, -0.5  # as far off the height wanted; sines
_FLOOR_WU, _TOP_WU = 350.0, 4100.0  # between these a fight is fought
_FOLLOW_LOW_WU, _FOLLOW_BAND_WU = 180.0, 360.0  # who follows a city missile flies low: it shows against the sky
_STANDS_WUPS, _ABOUT_WU, _ROUND_THROTTLE = 110.0, 620.0, 0.75  # escorts of who goes slower than this go round him
_ROUND_WU, _REST_HEIGHT_WU = 2500.0, 1500.0  # with nobody left, about a point
_SLOW_WUPS, _SLOW_SINE = 130.0, 0.0
_SPREAD = 7  # of serials, so that no two do quite the same


def course(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Give the flight path that each craft would like. Returns: (n, 2) unit vectors"""
    task, rows = world.units[Task], now.rows
    kind, stage = task.kind[rows], task.stage[rows]
    out = np.where(now.vel[:, :1] >= 0.0, (1.0, 0.0), (-1.0, 0.0))
    fights = np.isin(kind, (TASK_ENGAGE, TASK_REGROUP))
    ways = (
        ((kind == TASK_ESCORT) & (stage == STATION), _keep_place),
        ((kind == TASK_ESCORT) & (stage == GUARD), _stand_before),
        ((kind == TASK_ESCORT) & (stage == MERGE), _close_in),
        (kind == TASK_CHARGE, _charge),
        (fights & (stage == APPROACH), _close_in),
        (fights & (stage == BREAK_AWAY), _break_away),
        (fights & (stage == MERGE), _close_in),
        (fights & (stage == CLEAR), _follow),
        (kind == TASK_CHASE, _close_in),
        (kind == TASK_CRUISE, _cruise),
        (kind == TASK_BOMB, _bomb),
    )
    for who, act in ways:  # LOOP: ways to fly
        some = np.flatnonzero(who)
        if len(some):
            part = now.some(some)
            out[some] = act(world, sky, part)
    return _within_bounds(now, kind, out)


def _within_bounds(now: Flight, kind: Rows, want: Floats) -> Floats:
    """Keep fights off the ground and under the ceiling, and do not climb without speed."""
    free = ~np.isin(kind, (TASK_CRUISE, TASK_BOMB))
    sine = want[:, 1]
    rise = clamp((_FLOOR_WU - now.over) / _LEVEL_WU, 0.0, _CLIMB)
    sine = np.where(free & (now.over < _FLOOR_WU), np.maximum(sine, rise), sine)
    sine = np.where(free & (now.over > _TOP_WU), np.minimum(sine, 0.0), sine)
    sine = np.where(free & (now.speed < _SLOW_WUPS), np.minimum(sine, _SLOW_SINE), sine)
    way = np.where(want[:, 0] >= 0.0, 1.0, -1.0)
    return np.where((sine != want[:, 1])[:, None], bent(way, sine), want)


def _to_height(now: Flight, way: Floats, height: Floats | float) -> Floats:
    """Fly one way at a height over the ground. way: (n) 1 right, -1 left"""
    return bent(way, clamp((height - now.over) / _LEVEL_WU, _DESCENT, _CLIMB))


def _keep_place(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Keep an escort's place about whom it escorts; its throttle makes good what it is ahead or behind."""
    task, body, wings, rows = world.units[Task], world.units[Body], world.units[Wings], now.rows
    mark = task.target[rows]
    held = np.maximum(mark, 0)
    slot = pick(body.pos, held) + pick(task.point, rows) - now.pos
    vel = np.where((mark >= 0)[:, None], pick(body.vel, held), now.vel)
    slot = np.where((mark >= 0)[:, None], slot, 0.0)
    slow = (mark >= 0) & (length(vel) < _STANDS_WUPS)
    round_it = _go_round(world, now, pick(body.pos, held) + pick(task.point, rows))
    way = unit(vel)
    pace = dot(vel - now.vel, way)
    throttle = _SLOT_SHARE + _SLOT_GAIN * dot(slot, way) + _PACE_GAIN * pace
    wings.throttle[rows] = np.where(slow, _ROUND_THROTTLE, clamp(throttle, 0.0, 1.0))
    aside = slot - way * dot(slot, way)[:, None]
    return np.where(slow[:, None], round_it, unit(vel * _SLOT_S + aside))


def _go_round(world: SurfaceWorld, now: Flight, place: Floats) -> Floats:
    """Fly to and fro about a place: of what stands still nobody can keep abreast. place: (n, 2) [wu]"""
    own = np.where(now.vel[:, 0] >= 0.0, 1.0, -1.0)
    off = place - now.pos
    way = np.where(np.abs(off[:, 0]) > _ABOUT_WU, np.sign(off[:, 0]), own)
    want = bent(way, clamp(off[:, 1] / _LEVEL_WU, _DESCENT, _CLIMB))
    return turn_about(now, way, want)


def _stand_before(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    return unit(before(world, now.rows, now.speed) - now.pos)


def _foe(world: SurfaceWorld, now: Flight) -> tuple[Floats, Floats, Floats]:
    """Give where foes are and how they move; who has none flies on. Returns: (n, 2), (n, 2), (n) distance"""
    body, foe = world.units[Body], world.units[Pilot].foe[now.rows]
    has, held = (foe >= 0)[:, None], np.maximum(foe, 0)
    off = np.where(has, pick(body.pos, held) - now.pos, now.path * 4.0 * _NOSE_WU)
    return off, np.where(has, pick(body.vel, held), now.vel), length(off)


def _charge(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Run at the foe with little lead, swerving."""
    off, vel, far = _foe(world, now)
    time = np.minimum(far / np.maximum(now.speed + length(vel), 1.0), _LEAD_S)
    want = unit(off + vel * (_CHARGE_LEAD * time)[:, None])
    phase = world.time_s * _JINK_RPS + world.units[Body].serial[now.rows] * 2.4
    swerved = rotate(want, facing(_JINK_RAD * np.sin(phase)))
    near = far < _NOSE_WU
    return np.where(near[:, None], _nose_on(world, now, unit(off)), swerved)


def _close_in(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Fly for where the foe will be; near, put the nose where the rounds will meet him."""
    off, vel, far = _foe(world, now)
    closing = np.maximum(-dot(unit(off), vel - now.vel), 0.5 * now.speed)
    meet = unit(off + vel * np.minimum(far / np.maximum(closing, 1.0), _LEAD_S)[:, None])
    time = far / _ROUND_WUPS
    lead = unit(off + (vel - now.vel) * time[:, None])
    return np.where((far < _NOSE_WU)[:, None], _nose_on(world, now, lead), meet)


def _nose_on(world: SurfaceWorld, now: Flight, way: Floats) -> Floats:
    """Give the flight path that brings the nose, which stands off the path, onto a way."""
    face = pick(world.units[Body].face, now.rows)
    back = np.stack((dot(now.path, face), -cross(now.path, face)), axis=1)
    return rotate(way, np.where((back[:, 0] > 0.7)[:, None], back, (1.0, 0.0)))


def _break_away(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Fly away from the middle of the foes."""
    body, out = world.units[Body], np.where(now.vel[:, 0] >= 0.0, 1.0, -1.0)
    for side in (0, 1):  # LOOP: sides
        foes = sky.rows[(sky.side != side) & sky.prey]
        mine = body.side[now.rows] == side
        if len(foes):
            middle = float(np.median(body.pos[foes, 0]))
            out = np.where(mine, np.where(now.pos[:, 0] >= middle, 1.0, -1.0), out)
    return bent(out, np.zeros(len(out)))


def _follow(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """With nobody left to fight, follow a city missile of the foe low down, or go round about one's point."""
    body, task, rows = world.units[Body], world.units[Task], now.rows
    own = np.where(now.vel[:, 0] >= 0.0, 1.0, -1.0)
    off = task.point[rows, 0] - now.pos[:, 0]
    way = np.where(np.abs(off) > _ROUND_WU, np.sign(off), own)
    high = np.full(len(rows), _REST_HEIGHT_WU)
    foes = sky.small[body.side[sky.small] != body.side[rows[0]]]
    if len(foes):
        free = task.kind[rows] == TASK_ENGAGE
        way = np.where(free, np.where(body.pos[foes[0], 0] >= now.pos[:, 0], 1.0, -1.0), way)
        low = _FOLLOW_LOW_WU + _FOLLOW_BAND_WU * (body.serial[rows] * _SPREAD % 16) / 15.0
        high = np.where(free, low, high)
    return bent(way, clamp((high - now.over) / _LEVEL_WU, _DIVE, _CLIMB))


def _cruise(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Fly low at a steady speed to the point, and down on it."""
    task, wings, rows = world.units[Task], world.units[Wings], now.rows
    off = pick(task.point, rows) - now.pos
    wings.throttle[rows] = clamp(0.25 + _HOLDS_WUPS * (wings.cruise[rows] - now.speed), 0.0, 1.0)
    way = np.where(off[:, 0] >= 0.0, 1.0, -1.0)
    return np.where((np.abs(off[:, 0]) < _TIP_OVER_WU)[:, None], unit(off), _to_height(now, way, _CRUISE_OVER_WU))


def _bomb(world: SurfaceWorld, sky: Sky, now: Flight) -> Floats:
    """Fly level towards the point."""
    task, rows = world.units[Task], now.rows
    way = np.where(task.point[rows, 0] >= now.pos[:, 0], 1.0, -1.0)
    high = task.want_point[rows, 1] - now.pos[:, 1] + now.over
    return _to_height(now, way, high)
