"""Detonate: interceptors' fuses, missiles worn down, and buses that come apart on approach."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows, clamp, dot, left_of, length, pick, unit
from game.engine.schedule import writes
from game.world.births import MissileBirth
from game.world.components import Body, FireControl, Missile, Mount
from game.world.events import Intercepted, Split
from game.world.world import World

_CAUSES = ("laser", "cannon", "interceptor", "burst", "wreck", "genocide")
_ESCAPED_COS = -0.2  # an interceptor whose target is this far behind has missed


@writes(Missile, FireControl)
def detonate(world: World) -> None:
    """Set off fuses, take wear from hit points, split buses, free the channels of spent interceptors.

    Law: a missile dies when its hit points are worn away, and not before.
    """
    rows = world.units.rows(Body, Missile)
    if not len(rows):
        return
    missile = world.units[Missile]
    hunter = world.catalogue.interceptor[missile.kind[rows]]
    _fuse(world, rows[hunter])
    _wear(world, rows)
    _split(world, rows[~hunter])
    _count_channels(world, rows[hunter])


def _fuse(world: World, hunters: Rows) -> None:
    """Burst interceptors that passed their target within the fuse's reach; end those that missed."""
    missile, body, figures = world.units[Missile], world.units[Body], world.catalogue.missile
    target = missile.target[hunters]
    world.deaths.update(hunters[target < 0].tolist())  # their targets are gone
    hunters, target = hunters[target >= 0], target[target >= 0]
    if not len(hunters):
        return
    to = pick(body.pos, target) - pick(body.pos, hunters)
    start = pick(body.prev_pos, hunters) - pick(body.prev_pos, target)
    move = -to - start
    along = clamp(-dot(start, move) / np.maximum(dot(move, move), 1e-9), 0.0, 1.0)
    gap = length(start + move * along[:, None])
    kind = missile.kind[hunters]
    hit = (gap <= figures["fuse_wu"][kind]) & ~missile.flash[hunters]
    rng = world.random["fuse"]
    for place in np.flatnonzero(hit):  # LOOP: interceptors that burst this tick
        row, prey = int(hunters[place]), int(target[place])
        spread = 1.0 + figures["wear_spread"][kind[place]] * rng.normal()
        missile.wear[prey] += figures["wear"][kind[place]] * max(spread, 0.1)
        missile.worn_by[prey] = 2
        missile.worn_serial[prey] = missile.launcher_serial[row]
        missile.flash[row] = True
        world.request_death(row)
    vel = pick(body.vel, hunters) - pick(body.vel, target)
    behind = dot(to, vel) < _ESCAPED_COS * length(to) * length(vel)
    world.deaths.update(hunters[behind & (missile.age[hunters] > 0.6) & ~hit].tolist())  # they missed


def _wear(world: World, rows: Rows) -> None:
    missile, body = world.units[Missile], world.units[Body]
    worn = rows[missile.wear[rows] > 0.0]
    if not len(worn):
        return
    missile.hp[worn] -= missile.wear[worn]
    missile.wear[worn] = 0.0
    for row in worn[(missile.hp[worn] <= 0.0) & ~missile.flash[worn]]:  # LOOP: missiles shot down this tick
        missile.flash[row] = True
        world.request_death(row)
        kind = int(missile.kind[row])
        if world.catalogue.interceptor[kind]:
            continue
        by = _CAUSES[int(missile.worn_by[row])]
        side, owner = int(body.side[row]), int(missile.launcher_serial[row])
        target = world.serial(int(missile.target[row]))
        killer = _killer(world, int(row), by)
        world.events.append(
            Intercepted(world.serial(int(row)), kind, side, owner, target, by, killer, world.place(row))
        )


def _killer(world: World, row: int, by: str) -> int:
    """Give the serial of the ship whose fire brought a missile down, -1 when nobody's."""
    if by == "interceptor":
        return int(world.units[Missile].worn_serial[row])
    if by not in ("laser", "cannon"):
        return -1
    mount = world.mounts[Mount]
    mounts = world.mounts.rows(Mount)
    aimed = mounts[mount.target[mounts] == row]
    return world.serial(int(mount.owner[aimed[0]])) if len(aimed) else -1


def _split(world: World, rows: Rows) -> None:
    missile, body = world.units[Missile], world.units[Body]
    rows = rows[(world.catalogue.splits_at[missile.kind[rows]] > 0.0) & (missile.target[rows] >= 0)]
    rows = rows[~missile.flash[rows]]
    if not len(rows):
        return
    far = length(pick(body.pos, missile.target[rows]) - pick(body.pos, rows))
    for row in rows[far <= world.catalogue.splits_at[missile.kind[rows]]]:  # LOOP: buses that split this tick
        _come_apart(world, int(row))


def _come_apart(world: World, row: int) -> None:
    missile, body = world.units[Missile], world.units[Body]
    kind, rng = int(missile.kind[row]), world.random["split"]
    rule = world.catalogue.missiles[kind].split
    assert rule is not None
    side, owner = int(body.side[row]), int(missile.launcher_serial[row])
    across = left_of(unit(body.vel[row]))
    missile.flash[row] = True
    world.request_death(row)
    born: list[int] = []
    places = rng.permutation(len(rule.into)) - (len(rule.into) - 1) / 2.0
    for name, place in zip(rule.into, places, strict=True):  # LOOP: contacts of a bus
        off = across * place
        pos, vel = body.pos[row] + off * 6.0, body.vel[row] + off * rule.spread_wups
        born.append(world.take_serial())
        birth = MissileBirth(
            born[-1], world.catalogue.missile_number(name), side, int(missile.launcher[row]), owner,
            int(missile.target[row]), (float(pos[0]), float(pos[1])), (float(vel[0]), float(vel[1])),
            (0.0, 0.0), False, 0.0, float(rng.uniform(0.0, 6.283)),
        )  # fmt: skip
        world.request_missile(birth)
    world.events.append(Split(world.serial(row), tuple(born), kind, owner, side, world.place(row)))


def _count_channels(world: World, hunters: Rows) -> None:
    """Free the channel of every interceptor that is gone, after a rest."""
    radar, missile = world.units[FireControl], world.units[Missile]
    ships = world.units.rows(FireControl)
    dying = np.zeros(world.units.size, bool)
    dying[list(world.deaths)] = True
    launcher = missile.launcher[hunters[~dying[hunters]]]
    flying = np.bincount(launcher[launcher >= 0], minlength=world.units.size)[ships]
    unborn = [birth.launcher for birth in world.missile_births if world.catalogue.interceptor[birth.kind]]
    if unborn:
        flying += np.bincount(unborn, minlength=world.units.size)[ships]
    freed = flying < radar.busy[ships]
    full = freed & (radar.busy[ships] >= radar.channels[ships])
    radar.rest[ships] = np.where(full, radar.rest_s[ships], radar.rest[ships])
    radar.busy[ships] = flying
