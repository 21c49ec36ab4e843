"""Gunners: where a muzzle is, where to point it, and who can fire. Questions that several systems ask."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, dot, length, rotate, unit
from game.world.components import Body
from game.world.ground_events import Reloading
from game.world.land import G_WUPS2
from game.world.surface import HOVER, LEGS, WINGS, Foot, Gun, Hover, Legs, Life, Pilot, Unit
from game.world.surface_catalogue import GUN
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.walls import at_windows

_ROUNDS_OF_AIM = 2  # lead and drop are reckoned so often
_MOVING_WUPS = 4.0
_SLOWED = 0.9  # of its penetration at the muzzle that a gunner reckons with
_FEAR_SPREAD = 2.0  # a frightened man's aim is so much wider
_BRACED = np.array([0.6, 1.0, 1.0])  # how much of an aimed arm's gain there is upright, crouched, prone


def muzzles(world: SurfaceWorld, guns: Rows) -> Floats:
    """Give where guns' muzzles are. Returns: (guns, 2) [wu]"""
    gun, body, unit_part = world.mounts[Gun], world.units[Body], world.units[Unit]
    owner = gun.owner[guns]
    place = gun.place[guns].copy()
    flies = unit_part.move[owner] == WINGS
    place[:, 0] *= np.where(flies, 1.0, unit_part.turned[owner])
    out: Floats = body.pos[owner] + rotate(place, body.face[owner])
    return out


def lay(world: SurfaceWorld, guns: Rows, targets: Rows) -> tuple[Floats, Floats]:
    """Give where to point each gun so that its rounds meet its target, and how long they fly.

    Returns: (guns, 2) unit vectors, (guns) [s]
    """
    gun, body, catalogue = world.mounts[Gun], world.units[Body], world.catalogue
    start, arm = muzzles(world, guns), gun.arm[guns]
    shoots = catalogue.arm_kind[arm] == GUN  # beams and missiles are pointed straight at their mark
    speed = np.where(shoots, np.maximum(catalogue.arm["muzzle_wups"][arm], 1.0), 1e6)
    drag = catalogue.arm["drag_per_wu"][arm]
    fuse = catalogue.arm["fuse_height_wu"][arm]
    mark = body.pos[targets].copy()
    mark[:, 1] += np.where(is_flying(world, targets), 0.0, fuse)
    mark[:, 1] -= _down_to_knees(world, arm, targets)
    mark = at_windows(world, targets, mark, start)
    own = body.vel[gun.owner[guns]] * (world.units[Unit].move[gun.owner[guns]] == WINGS)[:, None]
    drift = body.vel[targets] - own  # rounds take an aircraft's speed along
    time = length(mark - start) / speed
    aim = mark
    for _ in range(_ROUNDS_OF_AIM):  # LOOP: twice
        aim = mark + drift * time[:, None]
        aim[:, 1] += 0.5 * G_WUPS2 * time * time
        far = length(aim - start)
        time = far / speed * (1.0 + 0.5 * drag * far)
    return unit(aim - start), time


def _down_to_knees(world: SurfaceWorld, arm: Rows, targets: Rows) -> Floats:
    """Give how far under a walker's middle a gunner aims whose rounds go through its legs, but not its hull. [wu]"""
    legs, armour = world.units[Legs], world.units[Life].armour[targets]
    pen = world.catalogue.arm["penetration_mm"][arm] * _SLOWED
    better = (world.units[Unit].move[targets] == LEGS) & (pen < armour[:, 0]) & (pen >= armour[:, 4])
    out: Floats = np.where(better, legs.height[targets] - 0.5 * legs.leg[targets], 0.0)
    return out


def is_flying(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units are aircraft: wings or hovering."""
    move = world.units[Unit].move[rows]
    out: Bools = (move == WINGS) | (move == HOVER)
    return out


def in_arc(world: SurfaceWorld, guns: Rows, way: Floats) -> Bools:
    """Say which guns can point along a way. way: (guns, 2) unit vectors"""
    gun, body, unit_part = world.mounts[Gun], world.units[Body], world.units[Unit]
    owner = gun.owner[guns]
    wings = unit_part.move[owner] == 3
    side = np.where(way[:, 0] >= 0.0, 1, -1)
    same = (side == unit_part.turned[owner]) | gun.behind[guns] | (gun.high[guns] - gun.low[guns] > 1.9)
    rise = np.clip(way[:, 1], -1.0, 1.0)
    low, high = np.maximum(gun.low[guns], -np.pi / 2), np.minimum(gun.high[guns], np.pi / 2)
    fits = (rise >= np.sin(low)) & (rise <= np.sin(high))
    down = gun.high[guns] < 0.0  # a lens that looks down: a cone about straight down
    fits = np.where(down, -way[:, 1] >= np.cos(np.pi / 2 + gun.high[guns]), fits)
    ahead = dot(way, body.face[owner]) >= np.cos(np.minimum(gun.high[guns], np.pi))
    return np.where(wings, ahead, np.where(down, fits, fits & same))


def can_fight(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units can use their arms: alive, willing, not afloat, not falling, not blind."""
    life, falling, pilot = world.units[Life], world.units[Hover].falling[rows], world.units[Pilot]
    sees = (pilot.blind_s[rows] <= 0.0) & (pilot.out_s[rows] <= 0.0)
    willing = ~life.broken[rows] & ~world.units[Post].yielded[rows]
    return (life.hp[rows] > 0.0) & willing & ~falling & sees & ~world.units[Foot].swims[rows]


def speed_of(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how fast units move. [wu/s]"""
    return length(world.units[Body].vel[rows])


def spread_of(world: SurfaceWorld, guns: Rows) -> Floats:
    """Give how wide guns scatter now: wider on the move and in fear, narrower for who aims and keeps still.

    Returns: (guns) [rad] one sigma
    """
    arms, foot = world.catalogue.arm, world.units[Foot]
    arm, owner = world.mounts[Gun].arm[guns], world.mounts[Gun].owner[guns]
    moving = speed_of(world, owner) > _MOVING_WUPS
    spread = (arms["spread_mrad"][arm] + arms["moving_mrad"][arm] * moving) / 1000.0
    spread = spread * (1.0 + _FEAR_SPREAD * world.units[Life].fear[owner])
    gain = np.where(arms["aimed_share"][arm] > 0.0, 1.0 - arms["aimed_share"][arm], 0.0)
    out: Floats = spread * (1.0 - gain * foot.steady[owner] * _BRACED[foot.posture[owner]])
    return out


def is_loaded(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say which guns have a round to fire: in the magazine, where there is one, and nobody is changing it."""
    gun = world.mounts[Gun]
    fed = world.catalogue.arm["magazine"][gun.arm[guns]] <= 0.0
    out: Bools = (gun.rounds[guns] > 0) & (fed | ((gun.loaded[guns] > 0) & (gun.change[guns] <= 0.0)))
    return out


def at_once(world: SurfaceWorld, guns: Rows, count: Rows) -> Rows:
    """Give how many rounds of a burst there are to fire: no more than are left, or in the magazine."""
    gun = world.mounts[Gun]
    fed = world.catalogue.arm["magazine"][gun.arm[guns]] <= 0.0
    return np.minimum(count, np.where(fed, gun.rounds[guns], np.minimum(gun.rounds[guns], gun.loaded[guns])))


def change_magazine(world: SurfaceWorld, guns: Rows) -> None:
    """Begin to change the magazines of guns that have one, are not at it already, and have rounds for another."""
    gun, arms = world.mounts[Gun], world.catalogue.arm
    magazine = arms["magazine"][gun.arm[guns]]
    some = guns[(magazine > 0.0) & (gun.change[guns] <= 0.0) & (gun.rounds[guns] > gun.loaded[guns])
                & (gun.loaded[guns] < magazine)]  # fmt: skip
    gun.change[some] = arms["change_s"][gun.arm[some]]
    gun.burst[some] = 0
    start, body = muzzles(world, some), world.units[Body]
    for place, one in enumerate(some.tolist()):  # LOOP: magazines changed this tick
        owner = int(gun.owner[one])
        at = (float(start[place, 0]), float(start[place, 1]))
        serial = world.serial(owner)
        world.events.append(Reloading(owner, serial, int(gun.arm[one]), int(body.side[owner]), at))
