"""Allot fire: every free mount and channel that is due takes the missile that most needs it, and claims it.

Claims are shared by a side: no two mounts waste fire on one missile while another leaks. Source: ORBIT.md section 7.
"""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Rows, length, pick, rotate
from game.engine.schedule import writes
from game.world.births import MissileBirth
from game.world.catalogue import BEAM, WEAPON_WORDS
from game.world.components import Body, FireControl, Missile, Mount, Orders, Reactor, Ship
from game.world.events import Claimed
from game.world.minds import drill_of
from game.world.orders import POSTURE_BIG
from game.world.queries import is_armed
from game.world.world import World

_LOOK_TICKS = 6  # a mount looks every tenth of a second
_SHIFTS = (
    2  # ships look in so many shifts: fewer than ticks, for a look costs little more for many than for few
)
_CLAIM_S = 0.9  # what one claim makes a missile less urgent
_OWN_S = 0.4  # what a missile aimed at oneself is more urgent
_PER_WU = 0.0006  # what distance makes it less urgent, s/wu
_PASSES = 3
_FAR_FIRST = -0.5  # channels take the far end of a stream: weight of time to go
_CLEAR_WU = 20.0  # where an interceptor leaves its ship
_ROUNDING = 1.000001  # a square is compared first, for a root costs more; what it lets by is looked at again
_NOT = 1e9


@writes(Mount, FireControl)
def allot_fire(world: World) -> None:
    """Give targets to the mounts, and interceptors to the channels, of the ships that are due this tick."""
    ships = world.units.rows(Body, Ship, FireControl)
    radar = world.units[FireControl]
    radar.rest[ships] = np.maximum(radar.rest[ships] - 1.0 / 60.0, 0.0)
    due = ships[(world.tick + ships % _SHIFTS * (_LOOK_TICKS // _SHIFTS)) % _LOOK_TICKS == 0]
    due = due[is_armed(world, due) & (world.units[Reactor].output[due] > 0.0)]
    if not len(due):
        return
    flying = world.units.rows(Body, Missile)
    missile, body = world.units[Missile], world.units[Body]
    threats = flying[~world.catalogue.interceptor[missile.kind[flying]] & (missile.target[flying] >= 0)]
    if not len(threats):
        return
    for side in range(len(SIDES)):  # LOOP: sides
        mine = due[body.side[due] == side]
        theirs = threats[body.side[threats] != side]
        if len(mine) and len(theirs):
            _defend(world, mine, theirs, flying)


def _defend(world: World, ships: Rows, threats: Rows, flying: Rows) -> None:
    """Let some ships of a side look at the missiles flying at it."""
    body, missile, radar = world.units[Body], world.units[Missile], world.units[FireControl]
    guarded = np.concatenate([ships[:, None], radar.linked.take(ships, axis=0)], axis=1)
    guards = np.zeros((len(ships), world.units.size + 1), bool)
    guards[np.arange(len(ships))[:, None], guarded] = True
    guards[:, -1] = False  # where links to nobody fell
    threats = threats[np.any(guards, axis=0)[missile.target[threats]]]
    x, y = _ways(pick(body.pos, ships), pick(body.pos, threats))
    far = radar.far[ships][:, None]
    allowed = (x * x + y * y <= far * far * _ROUNDING) & guards.take(missile.target[threats], axis=1)
    seen, seers = np.flatnonzero(allowed.any(axis=0)), np.flatnonzero(allowed.any(axis=1))
    if not len(seen):
        return
    ships, threats, block = ships[seers], threats[seen], (seers[:, None], seen)  # few ships see few of the missiles
    to = x[block], y[block]
    gaps = np.hypot(*to)
    allowed = allowed[block] & (gaps <= far[seers])
    goal = missile.target[threats]
    left = length(pick(body.pos, goal) - pick(body.pos, threats))
    time_left = left / np.maximum(length(pick(body.vel, threats) - pick(body.vel, goal)), 50.0)
    claims = _claims(world, threats, flying)
    own = goal == ships[:, None]
    _lay_mounts(world, ships, threats, allowed, time_left, claims, own)
    _send_interceptors(world, ships, threats, allowed, to, gaps, time_left, claims, own)


def _ways(start: Floats, end: Floats) -> tuple[Floats, Floats]:
    """Give the way from every start to every end, x and y apart, which reckons faster than pairs do.

    start: (n, 2); end: (m, 2). Returns: (n, m), (n, m)
    """
    return end[:, 0] - start[:, 0, None], end[:, 1] - start[:, 1, None]


def _claims(world: World, threats: Rows, flying: Rows) -> Floats:
    """Count mounts and interceptors that already deal with each threat. Returns: (threats)"""
    mount, missile = world.mounts[Mount], world.units[Missile]
    aimed = mount.target[world.mounts.rows(Mount)]
    chased = missile.target[flying[world.catalogue.interceptor[missile.kind[flying]]]]
    counts = np.bincount(aimed[aimed >= 0], minlength=world.units.size).astype(float)
    counts += np.bincount(chased[chased >= 0], minlength=world.units.size)
    return counts[threats]


def _lay_mounts(
    world: World, ships: Rows, threats: Rows, allowed: Bools, time_left: Floats, claims: Floats, own: Bools
) -> None:
    mount, body = world.mounts[Mount], world.units[Body]
    kinds = world.catalogue.weapon_kind
    mounts = world.mounts.chosen(Mount, "guns", lambda rows: kinds[mount.weapon[rows]] != BEAM)
    free = (mount.target[mounts] < 0) & ~mount.locked[mounts] & (mount.rounds[mounts] >= 0)
    place = np.full(world.units.size + 1, -1)
    place[ships] = np.arange(len(ships))
    mounts = mounts[free & (place[mount.owner[mounts]] >= 0)]
    if not len(mounts):
        return
    owner, weapon = mount.owner[mounts], mount.weapon[mounts]
    row = place[owner]
    face = pick(body.face, owner)
    axis = rotate(pick(mount.axis, mounts), face)
    to_x, to_y = _ways(pick(body.pos, owner) + rotate(pick(mount.place, mounts), face), pick(body.pos, threats))
    gaps = np.maximum(np.hypot(to_x, to_y), 1.0)
    fits = allowed.take(row, axis=0) & (gaps <= world.catalogue.weapon["range_wu"][weapon][:, None])
    front = to_x * axis[:, 0, None] + to_y * axis[:, 1, None]
    fits &= front >= world.catalogue.weapon_arc[weapon][:, None] * gaps
    some = np.flatnonzero(fits.any(axis=1))
    if not len(some):
        return
    score = time_left - _OWN_S * own.take(row[some], axis=0) + _PER_WU * gaps.take(some, axis=0)
    score = np.where(fits.take(some, axis=0), score, _NOT)
    mounts = mounts[some]
    chosen = np.array(_choose(score, claims), np.intp).reshape(-1, 2)
    takers = mounts[chosen[:, 0]]
    figures, kind = world.catalogue.weapon, mount.weapon[takers]
    mount.target[takers] = threats[chosen[:, 1]]
    lay = np.maximum(figures["slew_s"][kind], figures["reaction_s"][kind])
    lay = lay * drill_of(world, world.units[Ship].group[mount.owner[takers]])
    mount.ready[takers] = np.maximum(mount.ready[takers], lay)
    body = world.units[Body]
    claimed = zip(
        body.serial[mount.target[takers]].tolist(), world.catalogue.weapon_kind[kind].tolist(),
        body.serial[mount.owner[takers]].tolist(), strict=True,
    )  # fmt: skip
    world.events.extend(Claimed(prey, WEAPON_WORDS[how], by) for prey, how, by in claimed)


def _choose(score: Floats, claims: Floats) -> list[tuple[int, int]]:
    """Let takers choose columns in passes; of equals the lowest row wins, and what is claimed grows dearer.

    score: (takers, columns), _NOT where impossible; claims: (columns), changed in place
    """
    out: list[tuple[int, int]] = []
    open_rows = np.arange(len(score))
    for _ in range(_PASSES):  # LOOP: three passes
        if not len(open_rows):
            break
        dear = score.take(open_rows, axis=0) + _CLAIM_S * claims
        best = dear.argmin(axis=1)
        value = dear[np.arange(len(open_rows)), best]
        order = value.argsort(kind="stable")[::-1]
        taken = np.full(len(claims), -1)
        taken[best[order]] = order  # of several, the one that is cheapest, written last, stays
        winners = taken[taken >= 0]
        winners.sort()
        winners = winners[value[winners] < _NOT]
        if not len(winners):
            break
        chosen = best[winners]
        claims[chosen] += 1.0
        out.extend(zip(open_rows[winners].tolist(), chosen.tolist(), strict=True))
        rest = np.ones(len(open_rows), bool)
        rest[winners] = False
        open_rows = open_rows[rest]
    return out


def _send_interceptors(
    world: World, ships: Rows, threats: Rows, allowed: Bools, to: tuple[Floats, Floats], gaps: Floats,
    time_left: Floats, claims: Floats, own: Bools,
) -> None:  # fmt: skip
    radar, body = world.units[FireControl], world.units[Body]
    ready = (radar.busy[ships] < radar.channels[ships]) & (radar.stock[ships] > 0) & (radar.rest[ships] <= 0.0)
    can = np.flatnonzero(ready)
    if not len(can):
        return
    ships, allowed = ships[can], allowed.take(can, axis=0)
    gaps, own, face = gaps.take(can, axis=0), own.take(can, axis=0), pick(body.face, ships)
    front = to[0].take(can, axis=0) * face[:, 0, None] + to[1].take(can, axis=0) * face[:, 1, None]
    fits = allowed & (gaps >= radar.near[ships][:, None]) & (front >= radar.cone[ships][:, None] * gaps)
    big = world.catalogue.explosive[world.units[Missile].kind[threats]]
    fits &= big | (world.units[Orders].posture[ships] != POSTURE_BIG)[:, None]
    if not fits.any():
        return
    score = np.where(fits, _FAR_FIRST * time_left - _OWN_S * own + _PER_WU * gaps, _NOT)
    chosen = np.array(_choose(score, claims), np.intp).reshape(-1, 2)
    _launch_interceptors(world, ships[chosen[:, 0]], threats[chosen[:, 1]])


def _launch_interceptors(world: World, ships: Rows, threats: Rows) -> None:
    """Send one interceptor from each of some ships, each at its threat."""
    radar, body, figures = world.units[FireControl], world.units[Body], world.catalogue.missile
    radar.busy[ships] += 1
    radar.stock[ships] -= 1
    kinds, serials, preys = radar.missile[ships], body.serial[ships].tolist(), body.serial[threats].tolist()
    start, end, drift = pick(body.pos, ships), pick(body.pos, threats), pick(body.vel, ships)
    noise = world.random["intercept"].standard_normal(start.shape) * figures["noise_wu"][kinds][:, None]
    shots = zip(
        kinds.tolist(), figures["eject_wups"][kinds].tolist(), body.side[ships].tolist(), ships.tolist(), serials,
        threats.tolist(), preys, start.tolist(), end.tolist(), drift.tolist(), noise.tolist(), strict=True,
    )  # fmt: skip
    for kind, push, side, ship, serial, threat, prey, (x, y), there, (vx, vy), off in shots:  # LOOP: launches of a look
        far = max(math.hypot(there[0] - x, there[1] - y), 1.0)
        way_x, way_y = (there[0] - x) / far, (there[1] - y) / far
        pos, vel = (x + way_x * _CLEAR_WU, y + way_y * _CLEAR_WU), (vx + way_x * push, vy + way_y * push)
        world.events.append(Claimed(prey, "interceptor", serial))
        world.request_missile(MissileBirth(
            world.take_serial(), kind, side, ship, serial, threat, pos, vel, (0.0, 0.0), False, 0.0, 0.0,
            (off[0], off[1]),
        ))  # fmt: skip
