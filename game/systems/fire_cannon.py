"""Fire cannon: bursts of rounds at the place where the target will be."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows, length, unit
from game.engine.schedule import writes
from game.world.catalogue import CANNON
from game.world.components import Body, Mount, Round
from game.world.events import GunFired
from game.world.queries import is_armed, mount_places
from game.world.world import World

_FLIGHT_MARGIN = 1.15  # rounds live this much longer than the flight to their longest range


@writes(Mount, Round)
def fire_cannon(world: World) -> None:
    """Fire the bursts that are due.

    Law: every round fired is a row of `rounds`, and one round less in the mount. No round knows its target.
    """
    mount = world.mounts[Mount]
    guns = world.mounts.chosen(Mount, CANNON, lambda rows: world.catalogue.weapon_kind[mount.weapon[rows]] == CANNON)
    mount.firing[guns] = False
    ready = mount.ready[guns] - DT
    due = (mount.target[guns] >= 0) & (ready <= 0.0) & (mount.rounds[guns] > 0)
    due &= is_armed(world, mount.owner[guns])
    mount.ready[guns] = np.where(due, ready, np.maximum(ready, -DT))
    guns = guns[due]
    if len(guns):
        _burst(world, guns)


def _burst(world: World, guns: Rows) -> None:
    mount, body, figures = world.mounts[Mount], world.units[Body], world.catalogue.weapon
    weapon, owner = mount.weapon[guns], mount.owner[guns]
    count = figures["burst"][weapon].astype(int)
    mount.firing[guns] = True
    mount.ready[guns] += figures["interval_s"][weapon]
    mount.rounds[guns] = np.maximum(mount.rounds[guns] - count, 0)
    shot = np.repeat(np.arange(len(guns)), count)
    turn = np.arange(len(shot)) - np.repeat(np.cumsum(count) - count, count)
    delay = turn * (figures["interval_s"][weapon] / count)[shot] * 0.8
    muzzle = mount_places(world, guns)
    pos, vel = _lead(world, guns, muzzle, shot, delay)
    speed = figures["muzzle_wups"][weapon][shot]
    world.rounds.append(
        len(shot),
        pos=pos, prev_pos=pos, vel=vel,
        left=figures["range_wu"][weapon][shot] / speed * _FLIGHT_MARGIN + delay,
        side=body.side[owner][shot], weapon=weapon[shot], owner=body.serial[owner][shot],
    )  # fmt: skip
    first = np.cumsum(count) - count
    for place, gun in enumerate(guns):  # LOOP: bursts of one tick
        way = unit(vel[first[place]])
        world.events.append(
            GunFired(int(gun), int(owner[place]), int(weapon[place]), _pair(muzzle[place]), _pair(way))
        )


def _lead(world: World, guns: Rows, muzzle: Floats, shot: Rows, delay: Floats) -> tuple[Floats, Floats]:
    """Aim every round of every burst. Returns: places and velocities, (rounds, 2)

    A round that leaves later starts as far behind the muzzle as it will fly until then.
    """
    mount, body, figures = world.mounts[Mount], world.units[Body], world.catalogue.weapon
    rng, weapon = world.random["cannon"], mount.weapon[guns]
    owner, target = mount.owner[guns], mount.target[guns]
    speed = figures["muzzle_wups"][weapon][shot]
    start, drift = muzzle[shot], (body.vel[target] - body.vel[owner])[shot]
    to = body.pos[target][shot] - start
    flight = length(to) / speed
    for _ in range(2):  # LOOP: two steps towards the meeting point are enough
        flight = length(to + drift * (flight + delay)[:, None]) / speed
    scatter = rng.normal(0.0, 1.0, to.shape) * figures["aim_wu"][weapon][shot, None]
    aim = to + drift * (flight + delay)[:, None] + scatter
    way = unit(aim)
    off = rng.normal(0.0, 1.0, len(shot)) * figures["spread_rad"][weapon][shot]
    side = np.stack([-way[:, 1], way[:, 0]], axis=1)
    way = unit(way + side * off[:, None])
    vel = way * speed[:, None] + body.vel[owner][shot]
    return start - way * (speed * delay)[:, None], vel


def _pair(v: Floats) -> tuple[float, float]:
    return (float(v[0]), float(v[1]))
