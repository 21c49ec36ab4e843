"""Guide: missiles climb to their volley's apex, then fly proportional navigation, weaving near the end."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SIDES
from game.base.vectors import Floats, Ints, Rows, clamp, cross, dot, left_of, length, pick, put
from game.engine.schedule import writes
from game.world.components import Body, Missile, Ship
from game.world.events import Spent
from game.world.queries import enemy_ships
from game.world.world import World

_SEEKER_COS = 0.62  # proportional navigation while the target lies within 0.9 rad of the way
_APEX_WU = 130.0  # near enough to the apex to leave it
_LOST_S = 1.5  # a missile without a target gives up after this


@writes(Body, Missile)
def guide(world: World) -> None:
    """Steer every missile.

    Law: sideways acceleration never exceeds lateral_wups2; thrust only while fuel lasts.
    """
    rows = world.units.rows(Body, Missile)
    if not len(rows):
        return
    missile, body = world.units[Missile], world.units[Body]
    missile.age[rows] += DT
    kind, pos, vel = missile.kind[rows], pick(body.pos, rows), pick(body.vel, rows)
    target = _reacquire(world, rows, kind)
    figures = world.catalogue.missile
    speed = np.maximum(length(vel), 1.0)
    way = vel / speed[:, None]
    aim, aim_vel = _aim(world, rows, kind, np.maximum(target, 0))
    to = aim - pos
    far = np.maximum(length(to), 1.0)
    side = _navigate(
        to, far, aim_vel - vel, way, speed, figures["turn_gain"][kind], figures["navigation_gain"][kind]
    )
    rising = missile.rising[rows].nonzero()[0]
    if len(rising):
        climb = _climb(world, rows[rising], pick(pos, rising), pick(way, rising), speed[rising], far[rising])
        still = missile.rising[rows[rising]]
        side[rising[still]] = climb[still]
    near = ((far < figures["weave_from_wu"][kind]) & ~missile.rising[rows]).nonzero()[0]
    if len(near):
        side[near] += _weave(world, rows[near], kind[near])
    most = figures["lateral_wups2"][kind]
    aimed = target >= 0
    side = clamp(side, -most, most) * aimed
    burning = (missile.fuel[rows] > 0.0) & aimed
    missile.fuel[rows] = np.maximum(missile.fuel[rows] - DT * burning, 0.0)
    pull = left_of(way) * side[:, None] + way * (figures["boost_wups2"][kind] * burning)[:, None]
    put(body.push, rows, pull * body.mass[rows][:, None])
    _give_up(world, rows, kind, target)


def _aim(world: World, rows: Rows, kind: Ints, target: Ints) -> tuple[Floats, Floats]:
    """Give where each missile steers to and how fast that moves."""
    missile, body, ship = world.units[Missile], world.units[Body], world.units[Ship]
    heat = np.where(world.catalogue.seeks_heat[kind], world.catalogue.heat_places[ship.kind[target]], 0.0)
    aim = pick(body.pos, target) + pick(body.face, target) * heat[:, None] + pick(missile.noise, rows)
    return aim, pick(body.vel, target)


def _weave(world: World, rows: Rows, kind: Ints) -> Floats:
    """Give the sideways acceleration with which missiles near their target dodge. Returns: (rows) [wu/s2]"""
    missile, figures = world.units[Missile], world.catalogue.missile
    swing = np.sin(missile.age[rows] * (2.0 * np.pi / figures["weave_period_s"][kind]) + missile.phase[rows])
    wave: Floats = figures["weave_wups2"][kind] * swing
    return wave


def _navigate(
    to: Floats, far: Floats, drift: Floats, way: Floats, speed: Floats, turn_gain: Floats, gain: Floats
) -> Floats:
    """Give the sideways acceleration: turn towards what lies aside, navigate to what lies ahead.

    Source: proportional navigation, a = N * closing speed * line-of-sight rate. Returns: (rows) [wu/s2], left positive
    """
    sight = to / far[:, None]
    rate = cross(sight, drift) / far
    closing = np.maximum(-dot(sight, drift), 0.0)
    ahead = dot(way, sight)
    turn = turn_gain * speed * _bend(way, sight, ahead)
    return np.where(ahead > _SEEKER_COS, gain * closing * rate, turn)


def _bend(way: Floats, to: Floats, ahead: Floats) -> Floats:
    """Give a stand-in for the angle from one unit vector to another, -2 to 2."""
    side = cross(way, to)
    return np.where(ahead >= 0.0, side, np.where(side >= 0.0, 2.0 - side, -2.0 - side))


def _climb(world: World, rows: Rows, pos: Floats, way: Floats, speed: Floats, far: Floats) -> Floats:
    """Steer towards the apex, and note when it is reached, passed, or the target has come near."""
    missile, figures = world.units[Missile], world.catalogue.missile
    to = pick(missile.apex, rows) - pos
    gap = np.maximum(length(to), 1.0)
    ahead = dot(way, to / gap[:, None])
    over = (gap < _APEX_WU) | ((ahead < 0.0) & (missile.age[rows] > 2.5)) | (far < gap)
    missile.rising[rows] &= ~over
    turn: Floats = figures["turn_gain"][missile.kind[rows]] * speed * _bend(way, to / gap[:, None], ahead)
    return turn


def _reacquire(world: World, rows: Rows, kind: Ints) -> Ints:
    """Let missiles without a target, or whose target has gone cold, look for another. Returns: (rows) their targets"""
    missile, body, ship = world.units[Missile], world.units[Body], world.units[Ship]
    target = missile.target[rows]
    seeker = ~world.catalogue.interceptor[kind]
    astray = (((target < 0) | ship.adrift[np.maximum(target, 0)]) & seeker).nonzero()[0]
    if not len(astray):
        return target
    target[astray] = -1
    for side in range(len(SIDES)):  # LOOP: sides
        mine = astray[body.side[rows[astray]] == side]
        ships = enemy_ships(world, side) if len(mine) else mine
        if len(ships):
            target[mine] = _look_round(world, rows[mine], kind[mine], ships)
    missile.target[rows] = target
    return target


def _look_round(world: World, rows: Rows, kind: Ints, ships: Rows) -> Ints:
    """Give each missile the nearest of some ships within its seeker's cone and reach, -1 where there is none."""
    body, figures = world.units[Body], world.catalogue.missile
    vel = pick(body.vel, rows)
    to = pick(body.pos, ships) - pick(body.pos, rows)[:, None]
    far = np.maximum(length(to), 1.0)
    ahead = dot(to, vel[:, None]) / (far * np.maximum(length(vel), 1.0)[:, None])
    seen = (ahead >= np.cos(np.radians(figures["reacquire_deg"]))[kind][:, None]) & (
        far <= figures["reacquire_wu"][kind][:, None]
    )
    nearest = np.where(seen, far, np.inf).argmin(axis=1)
    return np.where(seen.any(axis=1), ships[nearest], -1)


def _give_up(world: World, rows: Rows, kind: Ints, target: Ints) -> None:
    """End missiles that are out of time, and those that find nothing to fly at."""
    missile, body = world.units[Missile], world.units[Body]
    old = missile.age[rows] > world.catalogue.missile["endurance_s"][kind]
    hold = np.where(target < 0, missile.hold[rows] + DT, 0.0)
    missile.hold[rows] = hold
    for row in rows[old | (hold > _LOST_S)].tolist():  # LOOP: missiles that end this tick
        number = int(missile.kind[row])
        if not world.catalogue.interceptor[number]:
            side, owner = int(body.side[row]), int(missile.launcher_serial[row])
            world.events.append(Spent(world.serial(row), number, side, owner, world.place(row)))
        world.request_death(row)
