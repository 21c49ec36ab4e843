"""Gunners: where a muzzle is, where to point it, and who can fire. Questions that several systems ask."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, dot, length, rotate, unit
from game.world.components import Body
from game.world.ground_events import Reloading
from game.world.land import G_WUPS2
from game.world.minds import drill_of
from game.world.surface import HOVER, LEGS, WINGS, Eyes, Foot, Gun, Hover, Legs, Life, Pilot, Unit
from game.world.surface_ambush import Lurk
from game.world.surface_catalogue import GUN
from game.world.surface_crew import Crew
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld
from game.world.walls import at_windows

_ROUNDS_OF_AIM = 2  # lead and drop are reckoned so often
_MOVING_WUPS = 4.0
_STILL_WUPS = 8.0  # who moves no faster has time to choose what he aims at
_SLOWED = 0.9  # of its penetration at the muzzle that a gunner reckons with
_FEAR_SPREAD = 2.0  # a frightened man's aim is so much wider
_BRACED = np.array([0.6, 1.0, 1.0])  # how much of an aimed arm's gain there is upright, crouched, prone


def muzzles(world: SurfaceWorld, guns: Rows) -> Floats:
    """Give where guns' muzzles are. Returns: (guns, 2) [wu]"""
    gun, body, unit_part = world.mounts[Gun], world.units[Body], world.units[Unit]
    owner = gun.owner[guns]
    place = gun.place[guns].copy()
    flies = unit_part.move[owner] == WINGS
    looks = np.where(gun.aim[guns, 0] >= 0.0, 1, -1)  # a turret takes its guns round
    looks = np.where(world.units[Crew].slew[owner] > 0.0, looks, unit_part.turned[owner])
    place[:, 0] *= np.where(flies, 1.0, looks)
    out: Floats = body.pos[owner] + rotate(place, body.face[owner])
    return out


def lay(world: SurfaceWorld, guns: Rows, targets: Rows) -> tuple[Floats, Floats]:
    """Give where to point each gun so that its rounds meet its target, and how long they fly.

    Returns: (guns, 2) unit vectors, (guns) [s]
    """
    gun, body = world.mounts[Gun], world.units[Body]
    fuse = world.catalogue.arm["fuse_height_wu"][gun.arm[guns]]
    mark = mark_of(world, targets, _is_low(world, guns, targets))
    mark[:, 1] += np.where(is_flying(world, targets), 0.0, fuse)
    mark = at_windows(world, targets, mark, muzzles(world, guns))
    own = body.vel[gun.owner[guns]] * (world.units[Unit].move[gun.owner[guns]] == WINGS)[:, None]
    return lay_on(world, guns, mark, body.vel[targets] - own)  # rounds take an aircraft's speed along


def lay_on(world: SurfaceWorld, guns: Rows, mark: Floats, drift: Floats) -> tuple[Floats, Floats]:
    """Give where to point each gun so that its rounds meet a place that drifts, and how long they fly.

    mark: (guns, 2) [wu]; drift: (guns, 2) [wu/s]. Returns: (guns, 2) unit vectors, (guns) [s]
    """
    catalogue = world.catalogue
    start, arm = muzzles(world, guns), world.mounts[Gun].arm[guns]
    shoots = catalogue.arm_kind[arm] == GUN  # beams and missiles are pointed straight at their mark
    speed = np.where(shoots, np.maximum(catalogue.arm["muzzle_wups"][arm], 1.0), 1e6)
    drag = catalogue.arm["drag_per_wu"][arm]
    time = length(mark - start) / speed
    aim = mark
    for _ in range(_ROUNDS_OF_AIM):  # LOOP: twice
        aim = mark + drift * time[:, None]
        aim[:, 1] += 0.5 * G_WUPS2 * time * time
        far = length(aim - start)
        time = far / speed * (1.0 + 0.5 * drag * far)
    return unit(aim - start), time


def mark_of(world: SurfaceWorld, targets: Rows, limbs: Bools) -> Floats:
    """Give where to aim: at the middle, or at half the height of what a walker stands on. limbs: (n) Returns: (n, 2)"""
    body, legs, part = world.units[Body], world.units[Legs], world.units[Unit]
    mark: Floats = body.pos[targets].copy()
    low = np.flatnonzero(limbs & (part.move[targets] == LEGS))
    if len(low):
        rows = targets[low]
        belly = body.pos[rows, 1] - world.catalogue.half[part.kind[rows], 1]
        mark[low, 1] = 0.5 * (belly + legs.foot[rows, :, 1].mean(axis=1))
    return mark


def topples(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units are walkers that have lost a leg: they fall, and nobody need fire at them any more."""
    out: Bools = (world.units[Unit].move[rows] == LEGS) & world.units[Legs].lost[rows].any(axis=1)
    return out


def first_guns(world: SurfaceWorld) -> Rows:
    """Give the first gun of each unit, -1 where there is none. Returns: (rows of units)"""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    guns = guns[(gun.number[guns] == 0) & (gun.owner[guns] >= 0)]
    out = np.full(world.units.size, -1)
    out[gun.owner[guns]] = guns
    return out


def reaction_s(world: SurfaceWorld, guns: Rows) -> Floats:
    """Give how long gunners take from seeing a target to a shot: as they are drilled, and as the difficulty has it."""
    gun = world.mounts[Gun]
    owners = gun.owner[guns]
    slow = np.where(world.units[Body].side[owners] != world.player_side, world.difficulty.think_factor, 1.0)
    slow = slow * drill_of(world, world.units[Unit].group[owners])
    out: Floats = world.catalogue.arm["react_s"][gun.arm[guns]] * slow
    return out


def late_s(world: SurfaceWorld, guns: Rows) -> Floats | float:
    """Give how much longer than the best crews gunners take to lay for their next shot. Returns: (guns) [s]"""
    gun = world.mounts[Gun]
    late = drill_of(world, world.units[Unit].group[gun.owner[guns]]) - 1.0
    return world.catalogue.arm["react_s"][gun.arm[guns]] * late


def _is_low(world: SurfaceWorld, guns: Rows, targets: Rows) -> Bools:
    """Say who aims at a walker's knees: who was told to, and who stands still, if his rounds go through them only."""
    owner, arm = world.mounts[Gun].owner[guns], world.mounts[Gun].arm[guns]
    armour = world.units[Life].armour[targets]
    pen = world.catalogue.arm["penetration_mm"][arm] * _SLOWED
    knees_only = (pen < armour[:, 0]) & (pen >= armour[:, 4]) & (speed_of(world, owner) < _STILL_WUPS)
    out: Bools = knees_only | (world.units[Lurk].limbs[owner] & (world.mounts[Gun].number[guns] == 0))
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
    """Say which units can use their arms: alive, willing, not afloat, not falling over or
    out of the sky, not blind."""
    life, falling, pilot = world.units[Life], world.units[Hover].falling[rows], world.units[Pilot]
    sees = (pilot.blind_s[rows] <= 0.0) & (pilot.out_s[rows] <= 0.0)
    afloat = world.units[Foot].swims[rows]
    willing = ~life.broken[rows] & ~world.units[Post].yielded[rows]
    return (life.hp[rows] > 0.0) & willing & ~falling & sees & ~afloat & ~topples(world, rows)


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


def is_served(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say which guns somebody serves: a roof gun only out of the open hatch."""
    gun, crew = world.mounts[Gun], world.units[Crew]
    out: Bools = ~gun.hatch[guns] | (crew.hatch[gun.owner[guns]] >= 1.0)
    return out


def is_free(world: SurfaceWorld, guns: Rows) -> Bools:
    """Say which guns may be fired: their crews do not wait for the word."""
    crew, owner = world.units[Crew], world.mounts[Gun].owner[guns]
    out: Bools = (~crew.waits[owner] | (crew.word_s[owner] > 0.0)) & is_served(world, guns)
    return out


def sensors(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how far units see: farther out of an open hatch. [m]"""
    crew = world.units[Crew]
    out: Floats = world.units[Eyes].sensor[rows] * np.where(crew.hatch[rows] >= 1.0, crew.sees[rows], 1.0)
    return out
