"""Guide: missiles climb to their volley's apex, then fly proportional navigation, weaving near the end."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows, clamp, cross, dot, left_of, length
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
    _reacquire(world, rows)
    kind, pos, vel = missile.kind[rows], body.pos[rows], body.vel[rows]
    figures = world.catalogue.missile
    speed = np.maximum(length(vel), 1.0)
    way = vel / speed[:, None]
    aim, aim_vel = _aim(world, rows)
    to = aim - pos
    far = np.maximum(length(to), 1.0)
    side = _navigate(
        to, far, aim_vel - vel, way, speed, figures["turn_gain"][kind], figures["navigation_gain"][kind]
    )
    rising = np.flatnonzero(missile.rising[rows])
    if len(rising):
        climb = _climb(world, rows[rising], pos[rising], way[rising], speed[rising], far[rising])
        still = missile.rising[rows[rising]]
        side[rising[still]] = climb[still]
    near = (far < figures["weave_from_wu"][kind]) & ~missile.rising[rows]
    swing = np.sin(missile.age[rows] * (2.0 * np.pi / figures["weave_period_s"][kind]) + missile.phase[rows])
    side = side + figures["weave_wups2"][kind] * swing * near
    most = figures["lateral_wups2"][kind]
    aimed = missile.target[rows] >= 0
    side = clamp(side, -most, most) * aimed
    burning = (missile.fuel[rows] > 0.0) & aimed
    missile.fuel[rows] = np.maximum(missile.fuel[rows] - DT * burning, 0.0)
    pull = left_of(way) * side[:, None] + way * (figures["boost_wups2"][kind] * burning)[:, None]
    body.push[rows] = pull * body.mass[rows, None]
    _give_up(world, rows)


def _aim(world: World, rows: Rows) -> tuple[Floats, Floats]:
    """Give where each missile steers to and how fast that moves."""
    missile, body, ship = world.units[Missile], world.units[Body], world.units[Ship]
    target = np.maximum(missile.target[rows], 0)
    kind = missile.kind[rows]
    heat = np.where(world.catalogue.seeks_heat[kind], world.catalogue.heat_places[ship.kind[target]], 0.0)
    aim = body.pos[target] + body.face[target] * heat[:, None] + missile.noise[rows]
    return aim, body.vel[target]


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
    to = missile.apex[rows] - pos
    gap = np.maximum(length(to), 1.0)
    ahead = dot(way, to / gap[:, None])
    over = (gap < _APEX_WU) | ((ahead < 0.0) & (missile.age[rows] > 2.5)) | (far < gap)
    missile.rising[rows] &= ~over
    turn: Floats = figures["turn_gain"][missile.kind[rows]] * speed * _bend(way, to / gap[:, None], ahead)
    return turn


def _reacquire(world: World, rows: Rows) -> None:
    """Let missiles without a target, or whose target has gone cold, look for another in their seeker's cone."""
    missile, body, ship = world.units[Missile], world.units[Body], world.units[Ship]
    target = missile.target[rows]
    hunter = world.catalogue.interceptor[missile.kind[rows]]
    cold = (target >= 0) & ~hunter & ship.adrift[np.maximum(target, 0)]
    missile.target[rows[cold]] = -1
    for row in rows[((target < 0) | cold) & ~hunter]:  # LOOP: missiles that lost their target
        ships = enemy_ships(world, int(body.side[row]))
        to = body.pos[ships] - body.pos[row]
        far = np.maximum(length(to), 1.0)
        speed = max(float(np.hypot(*body.vel[row])), 1.0)
        kind = int(missile.kind[row])
        wide = np.cos(np.radians(world.catalogue.missile["reacquire_deg"][kind]))
        ahead = (to * body.vel[row]).sum(axis=1) / (far * speed)
        seen = (ahead >= wide) & (far <= world.catalogue.missile["reacquire_wu"][kind])
        if seen.any():
            missile.target[row] = ships[seen][np.argmin(far[seen])]


def _give_up(world: World, rows: Rows) -> None:
    """End missiles that are out of time, and those that find nothing to fly at."""
    missile, body = world.units[Missile], world.units[Body]
    old = missile.age[rows] > world.catalogue.missile["endurance_s"][missile.kind[rows]]
    idle = missile.target[rows] < 0
    missile.hold[rows] = np.where(idle, missile.hold[rows] + DT, 0.0)
    for row in rows[old | (missile.hold[rows] > _LOST_S)]:  # LOOP: missiles that end this tick
        kind = int(missile.kind[row])
        if not world.catalogue.interceptor[kind]:
            side, owner = int(body.side[row]), int(missile.launcher_serial[row])
            world.events.append(Spent(world.serial(int(row)), kind, side, owner, world.place(row)))
        world.request_death(row)
