"""Piloting: what every mind that flies an aircraft does alike: turn about, keep clear, pay for its turns.

Questions and helpers that the minds of aircraft share. A path is a unit vector; left is counter-clockwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats, Rows, clamp, cross, dot, facing, length, pick, rotate, unit
from game.world.components import Body
from game.world.land import roof_at, surface_at
from game.world.surface import Unit, Wings

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

LOW_FUEL_S = 40.0
"""[s] at military power: from here on a pilot thinks of home"""
_ABOUT_RAD, _ABOUT_HEIGHT_WU, _ABOUT_WUPS = 1.6, 600.0, 200.0  # turns go up; of the slow and high, down
_HIGH_WU, _DIVE_WUPS2 = 400.0, 70.0  # the fast turn downwards from higher than this and speed squared by that
_HALFWAY = 0.8  # sine of a path on which a turn upwards is not given up at any speed
_CLEAR_S, _CLEAR_WU = 2.0, 110.0  # pull up when height and so many seconds of sinking leave less than this
_RUN_CLEAR_S, _RUN_CLEAR_WU = 1.0, 60.0  # the same in a run: nearer, or the nose never gets onto the target
_PULL_UP = 0.7  # sine of the steepest pull-up
_AHEAD_S = (0.0, 0.5, 1.0, 1.5, 2.0)  # the ground is looked at where the craft is then
_RUN_AHEAD = 0.75  # of that, in a run
_MISS_S, _MISS_WU, _DODGE_RAD, _DODGE_WU = 1.0, 100.0, 0.6, 800.0
_FULL_G, _SLOW_G, _SLOW_G_WUPS = 6.0, 3.5, 160.0  # harder pulls bleed more than military power gives
_FAST_SHARE, _DIVE_THROTTLE, _BURN_SHARE = 1.1, 0.3, 0.6  # of the speed it likes


class Flight(NamedTuple):
    """Where the craft are and how they go: pos, vel, path (n, 2), speed, over (n) middle over the ground."""

    rows: Rows
    pos: Floats
    vel: Floats
    path: Floats
    speed: Floats
    over: Floats

    def some(self, which: Rows) -> Flight:
        """Give the flight of some of these craft. which: places among them"""
        return Flight(
            self.rows[which], pick(self.pos, which), pick(self.vel, which), pick(self.path, which), self.speed[which],
            self.over[which],
        )  # fmt: skip


def look(world: SurfaceWorld, rows: Rows) -> Flight:
    """Give where craft are and how they go."""
    body = world.units[Body]
    pos, vel = pick(body.pos, rows), pick(body.vel, rows)
    over = pos[:, 1] - surface_at(world.land, pos[:, 0])
    return Flight(rows, pos, vel, unit(vel), length(vel), over)


def bent(way: Floats, sine: Floats) -> Floats:
    """Give unit vectors that go right (1) or left (-1) and up by a sine. way, sine: (n)"""
    out = np.empty((len(way), 2))
    out[:, 0], out[:, 1] = way * np.sqrt(np.maximum(1.0 - sine * sine, 0.0)), sine
    return out


def turn_about(now: Flight, way: Floats, want: Floats) -> Floats:
    """Begin half a loop where the way lies behind: upwards, or downwards for the high.

    Who is slow and low gathers speed first; who is halfway up goes on.
    """
    own_way = np.where(now.vel[:, 0] >= 0.0, 1.0, -1.0)
    behind = (own_way != way) & (now.speed > 1.0)
    slow = now.speed < _ABOUT_WUPS * (1.0 - np.maximum(now.path[:, 1], 0.0) / _HALFWAY)
    room = now.over - np.where(slow, _ABOUT_HEIGHT_WU, _HIGH_WU + now.speed * now.speed / _DIVE_WUPS2)
    down = (room > 0.0) & (now.path[:, 1] < 0.5)
    turn = own_way * np.where(down, -_ABOUT_RAD, _ABOUT_RAD)
    level = bent(own_way, np.zeros(len(way)))
    about = np.where((slow & ~down)[:, None], level, rotate(now.path, facing(turn)))
    return np.where(behind[:, None], about, want)


def dodge(world: SurfaceWorld, craft: Rows, now: Flight, want: Floats) -> Floats:
    """Turn away from any craft of the same lane that would come too near. want: (n, 2) unit vectors"""
    body, lane = world.units[Body], world.units[Unit].lane
    near = np.abs(body.pos[craft, 0] - now.pos[:, :1]) < _DODGE_WU
    near &= (lane[craft] == lane[now.rows][:, None]) & (craft != now.rows[:, None])
    mine, place = np.nonzero(near)
    other = craft[place]
    apart, motion = pick(body.pos, other) - pick(now.pos, mine), pick(body.vel, other) - pick(now.vel, mine)
    when = clamp(-dot(apart, motion) / np.maximum(dot(motion, motion), 1.0), 0.0, _MISS_S)
    miss = apart + motion * when[:, None]
    size = length(miss)
    worst = np.flatnonzero(size < _MISS_WU)
    worst = worst[np.argsort(-size[worst], kind="stable")]  # the nearest miss is written last, and stays
    mine, other = mine[worst], other[worst]
    path = pick(now.path, mine)
    side = cross(path, miss[worst])
    meets = dot(path, pick(body.vel, other)) < 0.0
    even = np.where(meets, 1.0, np.where(now.rows[mine] < other, 1.0, -1.0))
    turn = np.where(np.abs(side) > 1.0, -np.sign(side), even) * _DODGE_RAD
    out = want.copy()
    out[mine] = rotate(path, facing(turn))
    return out


def clear_of_ground(world: SurfaceWorld, now: Flight, want: Floats, runs: Bools) -> Floats:
    """Pull up wherever height and sinking speed leave too little over what lies ahead.

    want: (n, 2); runs: (n) who is in a run on something on the ground, and goes nearer to it
    """
    time = np.where(runs, _RUN_CLEAR_S, _CLEAR_S)
    reach = now.vel[:, 0] * np.where(runs, _RUN_AHEAD, 1.0)
    ahead = now.pos[:, 0] + reach * np.array(_AHEAD_S)[:, None]
    over = now.pos[:, 1] - roof_at(world.land, ahead).max(axis=0)
    room = (over - np.where(runs, _RUN_CLEAR_WU, _CLEAR_WU)) / time
    least = clamp(-room / np.maximum(now.speed, 1.0), -1.0, _PULL_UP)
    sinks = now.vel[:, 1] < -room
    way = np.where(np.where(sinks, now.vel[:, 0], want[:, 0]) >= 0.0, 1.0, -1.0)
    return np.where((want[:, 1] < least)[:, None], bent(way, least), want)


def pay_for_turns(world: SurfaceWorld, now: Flight) -> None:
    """Set throttle, afterburner and the load that the power can pay for."""
    wings, rows = world.units[Wings], now.rows
    likes = wings.cruise[rows]
    wings.throttle[rows] = np.where(now.speed > _FAST_SHARE * likes, _DIVE_THROTTLE, 1.0)
    spare = wings.fuel[rows] > 2.0 * LOW_FUEL_S
    burns = (wings.burner[rows] > 0.0) & (now.speed < _BURN_SHARE * likes) & spare
    wings.burning[rows] = burns
    paid = np.where(now.speed < _SLOW_G_WUPS, _SLOW_G, _FULL_G)
    wings.want_g[rows] = np.where(burns, wings.g_most[rows], paid)
