"""Allot fire: every free mount and channel that is due takes the missile that most needs it, and claims it.

Claims are shared by a side: no two mounts waste fire on one missile while another leaks. Source: ORBIT.md section 7.
"""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Rows, length, rotate
from game.engine.schedule import writes
from game.world.births import MissileBirth
from game.world.catalogue import BEAM, WEAPON_WORDS
from game.world.components import Body, FireControl, Missile, Mount, Orders, Reactor, Ship
from game.world.events import Claimed
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
    guarded = np.concatenate([ships[:, None], radar.linked[ships]], axis=1)
    guards = np.zeros((len(ships), world.units.size + 1), bool)
    guards[np.arange(len(ships))[:, None], guarded] = True
    guards[:, -1] = False  # where links to nobody fell
    threats = threats[np.any(guards, axis=0)[missile.target[threats]]]
    to = body.pos[threats][None] - body.pos[ships][:, None]
    gaps = np.hypot(to[..., 0], to[..., 1])
    allowed = (gaps <= radar.far[ships][:, None]) & guards[:, missile.target[threats]]
    keep = allowed.any(axis=0)
    if not keep.any():
        return
    threats, allowed, to, gaps = threats[keep], allowed[:, keep], to[:, keep], gaps[:, keep]
    goal = missile.target[threats]
    left = length(body.pos[goal] - body.pos[threats])
    time_left = left / np.maximum(length(body.vel[threats] - body.vel[goal]), 50.0)
    claims = _claims(world, threats, flying)
    own = goal[None] == ships[:, None]
    _lay_mounts(world, ships, threats, allowed, time_left, claims, own)
    _send_interceptors(world, ships, threats, allowed, to, gaps, time_left, claims, own)


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
    mounts = world.mounts.rows(Mount)
    free = (mount.target[mounts] < 0) & (world.catalogue.weapon_kind[mount.weapon[mounts]] != BEAM)
    free &= ~mount.locked[mounts] & (mount.rounds[mounts] >= 0)
    place = np.full(world.units.size + 1, -1)
    place[ships] = np.arange(len(ships))
    mounts = mounts[free & (place[mount.owner[mounts]] >= 0)]
    if not len(mounts):
        return
    owner, weapon = mount.owner[mounts], mount.weapon[mounts]
    row = place[owner]
    axis, at = rotate(mount.axis[mounts], body.face[owner]), body.pos[owner]
    at = at + rotate(mount.place[mounts], body.face[owner])
    to = body.pos[threats][None] - at[:, None]
    gaps = np.maximum(np.hypot(to[..., 0], to[..., 1]), 1.0)
    fits = allowed[row] & (gaps <= world.catalogue.weapon["range_wu"][weapon][:, None])
    front = to[..., 0] * axis[:, None, 0] + to[..., 1] * axis[:, None, 1]
    fits &= front >= world.catalogue.weapon_arc[weapon][:, None] * gaps
    some = fits.any(axis=1)
    if not some.any():
        return
    score = time_left[None] - _OWN_S * own[row] + _PER_WU * gaps
    score = np.where(fits, score, _NOT)[some]
    mounts = mounts[some]
    chosen = np.array(_choose(score, claims), np.intp).reshape(-1, 2)
    takers = mounts[chosen[:, 0]]
    figures, kind = world.catalogue.weapon, mount.weapon[takers]
    mount.target[takers] = threats[chosen[:, 1]]
    lay = np.maximum(figures["slew_s"][kind], figures["reaction_s"][kind])
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
        dear = score[open_rows] + _CLAIM_S * claims[None]
        best = dear.argmin(axis=1)
        value = dear[np.arange(len(open_rows)), best]
        order = np.argsort(value, kind="stable")
        taken = np.full(len(claims), -1)
        taken[best[order[::-1]]] = order[::-1]  # of several, the one that comes first in order stays
        winners = np.sort(taken[taken >= 0])
        winners = winners[value[winners] < _NOT]
        if not len(winners):
            break
        for place in winners:  # LOOP: winners of a pass
            out.append((int(open_rows[place]), int(best[place])))
            claims[best[place]] += 1.0
        rest = np.ones(len(open_rows), bool)
        rest[winners] = False
        open_rows = open_rows[rest]
    return out


def _send_interceptors(
    world: World, ships: Rows, threats: Rows, allowed: Bools, to: Floats, gaps: Floats, time_left: Floats,
    claims: Floats, own: Bools,
) -> None:  # fmt: skip
    radar, body = world.units[FireControl], world.units[Body]
    ready = (
        (radar.busy[ships] < radar.channels[ships]) & (radar.stock[ships] > 0) & (radar.rest[ships] <= 0.0)
    )
    if not ready.any():
        return
    front = to[..., 0] * body.face[ships][:, None, 0] + to[..., 1] * body.face[ships][:, None, 1]
    fits = allowed & ready[:, None] & (gaps >= radar.near[ships][:, None])
    fits &= front >= radar.cone[ships][:, None] * gaps
    big = world.catalogue.explosive[world.units[Missile].kind[threats]]
    fits &= big[None] | (world.units[Orders].posture[ships] != POSTURE_BIG)[:, None]
    score = _FAR_FIRST * time_left[None] - _OWN_S * own + _PER_WU * gaps
    score = np.where(fits, score, _NOT)
    for taker, choice in _choose(score, claims):  # LOOP: channels that found a target this tick
        _launch_interceptor(world, int(ships[taker]), int(threats[choice]))


def _launch_interceptor(world: World, ship: int, threat: int) -> None:
    radar, body = world.units[FireControl], world.units[Body]
    kind = int(radar.missile[ship])
    figures = world.catalogue.missile
    radar.busy[ship] += 1
    radar.stock[ship] -= 1
    (x, y), (there_x, there_y), (drift_x, drift_y) = (
        body.pos[ship].tolist(), body.pos[threat].tolist(), body.vel[ship].tolist(),
    )  # fmt: skip
    far = max(math.hypot(there_x - x, there_y - y), 1.0)
    way_x, way_y = (there_x - x) / far, (there_y - y) / far
    push, noise = float(figures["eject_wups"][kind]), float(figures["noise_wu"][kind])
    off_x, off_y = world.random["intercept"].standard_normal(2).tolist()
    world.events.append(Claimed(world.serial(threat), "interceptor", world.serial(ship)))
    world.request_missile(
        MissileBirth(
            world.take_serial(),
            kind,
            int(body.side[ship]),
            ship,
            world.serial(ship),
            threat,
            (x + way_x * _CLEAR_WU, y + way_y * _CLEAR_WU),
            (drift_x + way_x * push, drift_y + way_y * push),
            (0.0, 0.0),
            False,
            0.0,
            0.0,
            (off_x * noise, off_y * noise),
        )
    )
