"""Fly: every aircraft at once, towards the flight path somebody wants; the dead ones fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, clamp, pick, put
from game.engine.schedule import writes
from game.world import flight
from game.world.components import Body
from game.world.land import G_WUPS2, surface_at
from game.world.surface import ALIVE, Life, Pilot, Task, Wings

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_CRASH = 1e9  # [hp] more than anything takes
_REACH = 0.9  # of the radius: where nose and tail are
_KEEL = 0.2  # of the radius: how deep the belly is
_ROLL_PER_S = 2.0 / 0.4  # half a roll takes 0.4 s to be seen
_UPRIGHT_G = 0.8  # a pilot hangs head down only for more than this
_ROLL_G = 0.25  # and does not roll for less than this
_TUMBLE_PER_S = 0.6  # how fast a dead craft takes up its spin


@writes(Wings, Body, Life, Pilot)
def fly(world: SurfaceWorld) -> None:
    """Push and pitch every aircraft, and burn its fuel.

    Law: without thrust energy never grows; the dead fall; what touches the ground is done for.
    """
    rows = world.units.rows(*ALIVE, Wings)
    if not len(rows):
        return
    body, life = world.units[Body], world.units[Life]
    over = body.pos[rows, 1] - surface_at(world.land, body.pos[rows, 0])
    dead = life.hp[rows] <= 0.0
    push, spin = _steer(world, rows, over, dead)
    if dead.any():
        tumbling = flight.tumble(body.serial[rows], body.radius[rows]) - body.spin[rows]
        push = np.where(dead[:, None], flight.fall(pick(body.vel, rows), flight.FALL_WUPS), push)
        spin = np.where(dead, body.spin[rows] + tumbling * _TUMBLE_PER_S * DT, spin)
    put(body.push, rows, pick(body.push, rows) + push * body.mass[rows][:, None])
    body.twist[rows] += flight.twist(body.spin[rows], spin) * body.moment[rows]
    life.pending[rows[_touches(world, rows, over)]] += _CRASH


def _steer(world: SurfaceWorld, rows: Rows, over: Floats, dead: Bools) -> tuple[Floats, Floats]:
    """Give acceleration and pitch rate of craft that fly. Returns: (rows, 2) [wu/s2], (rows) [rad/s]"""
    body, wings = world.units[Body], world.units[Wings]
    height, face, now = body.pos[rows, 1], pick(body.face, rows), body.spin[rows]
    frame = flight.airframe(wings, rows)
    runs = (wings.fuel[rows] > 0.0) & ~dead
    burning = wings.burning[rows] & runs & (frame.burner > 0.0)
    throttle = clamp(wings.throttle[rows], 0.0, 1.0) * runs
    air = flight.flow(frame, pick(body.vel, rows), face, height)
    power = flight.available(frame, throttle, burning, height)
    push, lift = flight.push(frame, air, face, power, over)
    push[:, 1] -= G_WUPS2
    want = pick(world.units[Task].want_dir, rows)
    spin = flight.instruct(frame, air, face, now, want, wings.want_g[rows])
    pilot = world.units[Pilot]
    lost = (pilot.out_s[rows] > 0.0) | (pilot.blind_s[rows] > 0.0)
    by_hand = np.flatnonzero(lost | pilot.by_stick[rows])
    if len(by_hand):
        some, few = rows[by_hand], flight.Airframe(*(each[by_hand] for each in frame))
        meets = flight.Flow(*(each[by_hand] for each in air))
        pull = flight.pulled(few, meets, pilot.stick[some], wings.want_g[some])
        spin[by_hand] = flight.hold(few, meets, np.where(lost[by_hand], pilot.attack[some], pull))
    # who sees and thinks keeps the stick where it is: should a flash come, there it stays
    free = ~lost
    pilot.attack[rows[free]] = air.attack[free]
    used = np.where(burning, flight.BURNER_THIRST, throttle) * DT
    wings.fuel[rows] = np.maximum(wings.fuel[rows] - used, 0.0)
    _roll(wings, rows, np.where(dead, 0.0, lift / G_WUPS2), face[:, 0])
    return push, spin


def _roll(wings: Wings, rows: Rows, load: Floats, level: Floats) -> None:
    """Turn the canopy to where the lift goes, and the load factor with it.

    load: (rows) [g] positive to the left of the path; level: (rows) x of the nose: 1 flies right, -1 left
    """
    lean = load + _UPRIGHT_G * level
    goal = np.where(np.abs(lean) > _ROLL_G, np.sign(lean), wings.roll[rows])
    step = _ROLL_PER_S * DT
    wings.roll[rows] += clamp(goal - wings.roll[rows], -step, step)
    wings.load[rows] = load * np.where(lean >= 0.0, 1.0, -1.0)


def _touches(world: SurfaceWorld, rows: Rows, over: Floats) -> Bools:
    """Say whose nose, tail or belly is in the ground. over: (rows) [wu] middle over the ground"""
    body = world.units[Body]
    low = np.flatnonzero(over < body.radius[rows] + 40.0)
    out = np.zeros(len(rows), bool)
    if len(low):
        near = rows[low]
        place, size = pick(body.pos, near), body.radius[near]
        arm = pick(body.face, near) * (_REACH * size)[:, None]
        nose, tail = place + arm, place - arm
        out[low] = over[low] < _KEEL * size
        out[low] |= nose[:, 1] < surface_at(world.land, nose[:, 0])
        out[low] |= tail[:, 1] < surface_at(world.land, tail[:, 0])
    return out
