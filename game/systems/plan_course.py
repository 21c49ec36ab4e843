"""Plan course: from orders to the velocity and heading the helm wants; the helm plans its own burns."""

from __future__ import annotations

import numpy as np

from game.base.constants import SLOW_TICKS
from game.base.vectors import Floats, Rows, clamp, dot, length, limit, rotate, unit, unrotate
from game.engine.schedule import writes
from game.world.catalogue import MOST_SLOTS
from game.world.components import Body, GenocideDrive, Group, Helm, Orders, Ship
from game.world.lanes import along_lane, cannon_rule, friends_in_lane
from game.world.orders import (
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_STATION,
    ORDER_WITHDRAW,
)
from game.world.queries import neighbours
from game.world.world import World

_BRAKING = 0.55  # share of full thrust counted on for braking: the ship must first turn round
_NEAR_WU = 12.0  # close enough to a place to call it reached
_STATION_GAIN = 0.35  # 1/s, how eagerly a ship closes with its place in the formation
_COASTING = 0.93  # of its top speed a ship no longer needs its engines to get away
_FORESIGHT_S = 6.0  # how far ahead helms look for collisions
_ROOM = 1.04  # of two ships' radii together, what they keep between their centres
_FLIP_WUPS = 12.0  # velocity errors above this are worth turning the bow for


@writes(Helm)
def plan_course(world: World) -> None:
    """Set want_vel and want_face of every ship that is not flown by hand."""
    if world.tick % SLOW_TICKS:
        return
    units = world.units
    rows = units.rows(Body, Ship, Helm)
    helm, orders = units[Helm], units[Orders]
    rows = rows[~helm.by_hand[rows]]
    kind = orders.kind[rows]
    helm.want_face[rows] = orders.face[rows]
    for order, act in _ACTS:  # LOOP: kinds of orders
        told = rows[kind == order]
        if len(told):
            act(world, told)
    for row in _open_bows(world):
        if not helm.by_hand[row]:
            helm.want_vel[row], helm.want_face[row] = 0.0, units[GenocideDrive].aim[row]
        _clear_bow(world, row, rows)
    _keep_apart(world, rows)


def _open_bows(world: World) -> list[int]:
    """Give the ships that charge or fire their forward cannon."""
    rows, cannon = world.units.rows(Body, Ship, GenocideDrive), world.units[GenocideDrive]
    return rows[cannon.wanted[rows] | (cannon.burn[rows] > 0.0)].tolist()


def _clear_bow(world: World, row: int, helmed: Rows) -> None:
    """Send friends that stand in a forward cannon's lane out of it, by the shorter way."""
    body, helm = world.units[Body], world.units[Helm]
    way = body.face[row]
    ships = world.ships()[friends_in_lane(world, row, way, cannon_rule(world, row).lane_wu)]
    ships = np.intersect1d(ships, helmed)
    if len(ships):
        _, aside = along_lane(body.pos[row], way, body.pos[ships])
        out = np.where(aside >= 0.0, 1.0, -1.0)[:, None] * np.array([-way[1], way[0]])
        helm.want_vel[ships] = body.vel[row] + out * helm.speed[ships, None]
        helm.want_face[ships] = out


def _keep_apart(world: World, helmed: Rows) -> None:
    """Let ships that would come too close to one another within seconds steer apart, each to its own side.

    Not checked: that there is room; a crowd can still collide.
    """
    body, helm = world.units[Body], world.units[Helm]
    ships = world.ships()
    if len(ships) < 2:
        return  # nobody to keep apart; a battle can end with no ship left on either side
    pos, vel, radius = body.pos[ships], body.vel[ships], body.radius[ships]
    one, two = neighbours(pos, float(_ROOM * 2.0 * radius.max() + _FORESIGHT_S * 2.0 * length(vel).max()))
    apart, drift = pos[one] - pos[two], vel[one] - vel[two]
    when = -(apart * drift).sum(axis=1) / np.maximum((drift * drift).sum(axis=1), 1.0)
    miss = apart + drift * clamp(when, 0.0, _FORESIGHT_S)[:, None]
    gap = np.hypot(miss[:, 0], miss[:, 1]) - (radius[one] + radius[two]) * _ROOM
    near = np.flatnonzero((gap < 0.0) & (when > 0.0))
    if not len(near):
        return
    one, gap, miss, drift = one[near], gap[near], miss[near], drift[near]
    right = np.stack([-drift[:, 1], drift[:, 0]], axis=1) / np.maximum(np.hypot(drift[:, 0], drift[:, 1]), 1.0)[:, None]
    far = np.hypot(miss[:, 0], miss[:, 1])
    miss = np.where((far < 1.0)[:, None], right, miss)  # dead ahead of one another: each keeps to its own side
    way = miss / np.maximum(np.hypot(miss[:, 0], miss[:, 1]), 1.0)[:, None]
    way *= np.minimum(-gap / 60.0, 1.0)[:, None]
    push = np.stack([np.bincount(one, way[:, axis], len(ships)) for axis in (0, 1)], axis=1)
    here = np.isin(ships, helmed) & (np.bincount(one, minlength=len(ships)) > 0)
    rows = ships[here]
    helm.want_vel[rows] = limit(helm.want_vel[rows], helm.speed[rows]) + push[here] * helm.speed[rows, None] * 0.6
    helm.want_face[rows] = body.face[rows]  # a bow that turns here would turn into the other's way


def _hold(world: World, rows: Rows) -> None:
    world.units[Helm].want_vel[rows] = 0.0


def _approach(world: World, rows: Rows, to: Floats) -> Floats:
    """Give the velocity that reaches a place and stops there.

    to: (rows, 2) [wu] from each ship to its place
    """
    helm = world.units[Helm]
    far = np.maximum(length(to) - _NEAR_WU, 0.0)
    speed = np.minimum(helm.speed[rows], np.sqrt(2.0 * _BRAKING * helm.accel[rows] * far))
    return unit(to) * speed[:, None]


def _face_burn(world: World, rows: Rows) -> None:
    """Turn the bow along the burn while there is much to burn."""
    helm, body = world.units[Helm], world.units[Body]
    error = helm.want_vel[rows] - body.vel[rows]
    much = length(error) > _FLIP_WUPS
    helm.want_face[rows[much]] = unit(error[much])


def _go(world: World, rows: Rows) -> None:
    to = world.units[Orders].point[rows] - world.units[Body].pos[rows]
    world.units[Helm].want_vel[rows] = _approach(world, rows, to)
    _face_burn(world, rows)


def _withdraw(world: World, rows: Rows) -> None:
    """Run for the place without braking: burn bow first, then coast with the guns towards the enemy."""
    helm, body = world.units[Helm], world.units[Body]
    way = unit(world.units[Orders].point[rows] - body.pos[rows])
    helm.want_vel[rows] = way * helm.speed[rows, None]
    coasting = dot(body.vel[rows], way) >= _COASTING * helm.speed[rows]
    helm.want_face[rows] = np.where(coasting[:, None], _guns_towards(helm.guard[rows], -way), way)


def _guns_towards(guard: Floats, threat: Floats) -> Floats:
    """Give the heading at which a ship's guns look at a threat.

    guard: (rows, 2) where the guns look in the hull's frame; threat: (rows, 2) unit vectors
    """
    return unrotate(threat, guard)


def _attack(world: World, rows: Rows) -> None:
    """Close to the standoff of the group's doctrine, bow on; or keep near the friend one escorts."""
    body, helm, orders = world.units[Body], world.units[Helm], world.units[Orders]
    target = orders.target[rows]
    helm.want_vel[rows[target < 0]] = 0.0
    rows, target = rows[target >= 0], target[target >= 0]
    doctrine = world.groups[Group].doctrine[world.units[Ship].group[rows]]
    standoff = world.catalogue.standoff[doctrine]
    standoff = np.where(orders.kind[rows] == ORDER_ESCORT, 260.0, standoff)
    to = body.pos[target] - body.pos[rows]
    gap = length(to) - standoff
    way = unit(to)
    closing = np.sign(gap) * np.sqrt(2.0 * _BRAKING * helm.accel[rows] * np.abs(gap))
    want = body.vel[target] + way * clamp(closing, -helm.speed[rows] * 0.5, helm.speed[rows])[:, None]
    size = np.maximum(length(want), 1e-9)
    pace = helm.speed[rows] * np.where(body.side[rows] != world.player_side, world.difficulty.aggression, 1.0)
    helm.want_vel[rows] = want * np.minimum(1.0, pace / size)[:, None]
    helm.want_face[rows] = way


def _station(world: World, rows: Rows) -> None:
    """Keep the place in the formation on the leader, who goes on as he is."""
    body, helm, orders = world.units[Body], world.units[Helm], world.units[Orders]
    group = world.units[Ship].group[rows]
    leader = world.groups[Group].leader[group]
    alone = (leader < 0) | (leader == rows)
    helm.want_vel[rows[alone]] = 0.0
    rows, group, leader = rows[~alone], group[~alone], leader[~alone]
    formation = world.groups[Group].formation[group]
    slots = world.catalogue.slots[formation, np.minimum(orders.slot[rows], MOST_SLOTS - 1)]
    slots = slots * world.groups[Group].spread[group][:, None]
    place = body.pos[leader] + rotate(slots, body.face[leader])
    to = place - body.pos[rows]
    pull = to * _STATION_GAIN
    most = np.minimum(helm.speed[rows], np.sqrt(2.0 * _BRAKING * helm.accel[rows] * length(to)))
    size = np.maximum(length(pull), 1e-9)
    helm.want_vel[rows] = body.vel[leader] + pull * np.minimum(1.0, most / size)[:, None]
    helm.want_face[rows] = body.face[leader]


_ACTS = (
    (ORDER_HOLD, _hold), (ORDER_MOVE, _go), (ORDER_WITHDRAW, _withdraw), (ORDER_ATTACK, _attack),
    (ORDER_ESCORT, _attack), (ORDER_STATION, _station),
)  # fmt: skip
