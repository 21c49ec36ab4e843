"""Hover: helicopters, transports and starships hang where somebody wants them; the dead ones fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.vectors import Bools, Floats, Rows, clamp, length, limit, pick, put
from game.engine.schedule import writes
from game.world import flight
from game.world.components import Body
from game.world.land import roof_at, surface_at
from game.world.surface import ALIVE, Hover, Life, Task

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_CRASH = 1e9  # [hp] more than anything takes
_CRASH_WUPS = 60.0  # a craft that meets the ground slower than this has landed
_CLEAR_WU = 30.0  # between belly and ground, unless told otherwise
_KEEL = 0.35  # of the radius: how deep the belly is
_AHEAD_S = (0.0, 0.5, 1.0, 1.5, 2.2, 3.0)  # the ground is looked at as far ahead as the craft is then
_LAND_WU = 60.0  # this near above its point a craft may come down
_SLOWER_WU = 80.0  # this far under what lies ahead it only climbs
_BRAKE_SHARE = 0.5  # of its thrust that a craft plans to brake with
_POINT_PER_S = 1.2  # speed by distance, near the point
_SPEED_PER_S = 2.5  # thrust by error of speed
_LEAN_ACCEL, _LEAN_SPEED = 0.6, 0.4  # shares of the lean that go with thrust and with speed
_LEAN_PER_S = 4.0  # how fast a lean is taken up
_TUMBLE_PER_S = 0.4  # how fast a dead craft takes up its spin


@writes(Hover, Body, Life)
def hover(world: SurfaceWorld) -> None:
    """Push every hovering craft towards its point, and lean it.

    Law: thrust beyond its weight never exceeds the craft's; what falls is never caught again.
    """
    rows = world.units.rows(*ALIVE, Hover)
    if not len(rows):
        return
    body, part, life = world.units[Body], world.units[Hover], world.units[Life]
    part.falling[rows] |= life.hp[rows] <= 0.0
    falls = part.falling[rows]
    push = _thrust(world, rows)
    turn = _lean(world, rows, push)
    if falls.any():
        push = np.where(falls[:, None], flight.fall(pick(body.vel, rows), flight.FALL_WUPS), push)
        tumbling = flight.tumble(body.serial[rows], body.radius[rows]) - body.spin[rows]
        turn = np.where(falls, tumbling * _TUMBLE_PER_S, turn)
    put(body.push, rows, pick(body.push, rows) + push * body.mass[rows][:, None])
    body.twist[rows] += turn * body.moment[rows]
    life.pending[rows[_crashes(world, rows, falls)]] += _CRASH


def _floor(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give the lowest place for each craft's middle over all that lies under and ahead of it. (rows) [wu]"""
    body = world.units[Body]
    size, x = body.radius[rows], body.pos[rows, 0]
    ahead = x + body.vel[rows, 0] * np.array(_AHEAD_S)[:, None]
    spots = np.concatenate([ahead, ahead[-1:] + size, ahead[-1:] - size, [x - size, x + size]])
    return roof_at(world.land, spots).max(axis=0) + _CLEAR_WU + _KEEL * size


def _thrust(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give the acceleration towards the wanted point; engines carry the weight besides. (rows, 2) [wu/s2]"""
    body, part = world.units[Body], world.units[Hover]
    place, most, best = pick(body.pos, rows), part.accel[rows], part.speed[rows]
    goal = pick(world.units[Task].want_point, rows).copy()
    floor = _floor(world, rows)
    ground = surface_at(world.land, place[:, 0]) + _KEEL * body.radius[rows]
    told = np.abs(goal[:, 0] - place[:, 0]) < _LAND_WU
    goal[:, 1] = np.maximum(goal[:, 1], np.where(told, ground, floor))
    way = goal - place
    blocked = clamp((floor - place[:, 1]) / _SLOWER_WU, 0.0, 1.0) * ~told
    straight = limit(way, _pace(length(way), most, best))
    climb = np.minimum(_pace(np.maximum(way[:, 1], 0.0), most, best), best * blocked)
    want = straight * (1.0 - blocked)[:, None]
    want[:, 1] = np.where(blocked > 0.0, np.maximum(want[:, 1], climb), want[:, 1])
    return limit((want - pick(body.vel, rows)) * _SPEED_PER_S, most)


def _pace(far: Floats, most: Floats, best: Floats) -> Floats:
    """Give the speed from which a craft can still stop in a distance. far: (rows) [wu]"""
    return np.minimum(np.minimum(best, np.sqrt(2.0 * _BRAKE_SHARE * most * far)), _POINT_PER_S * far)


def _lean(world: SurfaceWorld, rows: Rows, push: Floats) -> Floats:
    """Give the angular acceleration towards the lean of going: right is down by the right. (rows) [rad/s2]"""
    body, part = world.units[Body], world.units[Hover]
    share = _LEAN_ACCEL * push[:, 0] / part.accel[rows] + _LEAN_SPEED * body.vel[rows, 0] / part.speed[rows]
    off = -part.tilt[rows] * clamp(share, -1.0, 1.0) - body.angle[rows]
    return _LEAN_PER_S * _LEAN_PER_S * off - 2.0 * _LEAN_PER_S * body.spin[rows]


def _crashes(world: SurfaceWorld, rows: Rows, falls: Bools) -> Bools:
    """Say who meets the ground harder than a landing."""
    body = world.units[Body]
    belly = body.pos[rows, 1] - _KEEL * body.radius[rows]
    hard = length(pick(body.vel, rows)) > _CRASH_WUPS
    return (belly < surface_at(world.land, body.pos[rows, 0]) - 1.0) & (falls | hard)
