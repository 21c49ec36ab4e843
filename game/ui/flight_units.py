"""Questions the display of an aircraft asks of the battle: whom to fight, where the nose belongs, who is behind."""

from __future__ import annotations

import math

import numpy as np

from game.base.vectors import Bools, Floats, Rows, cross, dot, length, pick, rotate, unit
from game.ui.ground_units import guns_of
from game.world.components import Body
from game.world.flight import density
from game.world.gunners import lay, muzzles
from game.world.land import G_WUPS2, surface_at
from game.world.piloting import clear_of_ground, look
from game.world.seekers import sight_reach
from game.world.surface import ALIVE, WINGS, Eyes, Gun, Life, Pilot, Task, Unit, Wings
from game.world.surface_catalogue import GUN, MISSILE_ARM
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_CHASE

_ASIDE = 0.8  # what lies behind counts as so much farther
_NEAR_WU = 250.0
_RARE = ("city_missile", "bomber")  # whom the next target goes to first
_LEAD_S = 6.0  # nobody leads by more
_TAIL_WU, _TAIL_SINE, _AT_ME = 1000.0, -0.35, 0.86  # behind: so near, so far round, with the nose on the player
_CHARGE_WU = 1300.0  # who comes at the player is told of from here on
_BLAST_SHARE = 0.02  # of a whole hull: what takes less is no blast to keep away from


def is_winged(world: SurfaceWorld, row: int) -> bool:
    """Say whether a unit is an aircraft."""
    return row >= 0 and int(world.units[Unit].move[row]) == WINGS


def role_of(world: SurfaceWorld, row: int) -> str:
    """Give a unit's role."""
    return world.catalogue.units[int(world.units[Unit].kind[row])].role


def foes_of(world: SurfaceWorld, own: int) -> Rows:
    """Find the enemies that fly, nearest first; what lies behind counts as farther."""
    body = world.units[Body]
    rows = world.units.rows(*ALIVE, Wings, Pilot)
    rows = rows[(body.side[rows] != body.side[own]) & (world.units[Life].hp[rows] > 0.0)]
    rows = rows[_sees(world, own, rows)]
    off = pick(body.pos, rows) - body.pos[own]
    aside = 1.0 - dot(unit(off), body.face[own][None])
    return rows[np.argsort((length(off) + _NEAR_WU) * (1.0 + _ASIDE * aside), kind="stable")]


def _sees(world: SurfaceWorld, own: int, rows: Rows) -> Bools:
    """Say whom a pilot sees: everybody, but a city missile only when he has noticed it, or could now."""
    tiny = np.array([rule.role == "city_missile" for rule in world.catalogue.units])[world.units[Unit].kind[rows]]
    if not tiny.any():
        return np.ones(len(rows), bool)
    body, task = world.units[Body], world.units[Task]
    place = np.broadcast_to(body.pos[own], (len(rows), 2))
    reach = float(world.units[Eyes].sensor[own]) * sight_reach(world, place, rows)
    after = (task.kind[own] == TASK_CHASE) & (task.target[own] == rows)
    out: Bools = ~tiny | after | (length(pick(body.pos, rows) - body.pos[own]) <= reach)
    return out


def rare_first(world: SurfaceWorld, rows: Rows) -> Rows:
    """Put what is rare and matters before the rest."""
    roles = [rule.role for rule in world.catalogue.units]
    rank = np.array([_RARE.index(role) if role in _RARE else len(_RARE) for role in roles])
    return rows[np.argsort(rank[world.units[Unit].kind[rows]], kind="stable")]


def gun_in_hand(world: SurfaceWorld, own: int, slot: int) -> int:
    """Give the gun in hand, -1 for none."""
    guns = guns_of(world, own)
    return int(guns[min(slot, len(guns) - 1)]) if len(guns) else -1


def cannon_of(world: SurfaceWorld, own: int) -> int:
    """Give an aircraft's cannon or beam, -1 without one."""
    gun = world.mounts[Gun]
    guns = [one for one in guns_of(world, own).tolist() if world.catalogue.arm_kind[gun.arm[one]] != MISSILE_ARM]
    return guns[0] if guns else -1


def led(world: SurfaceWorld, own: int, one: int, target: int) -> tuple[Floats, float]:
    """Give the way from an aircraft on which its rounds meet a target, and how far that is. Returns: (2) unit, [wu]"""
    body = world.units[Body]
    far = float(length(body.pos[target] - body.pos[own]))
    if one >= 0 and world.catalogue.arm_kind[world.mounts[Gun].arm[one]] == GUN:
        way, _ = lay(world, np.array([one]), np.array([target]))
        start = muzzles(world, np.array([one]))[0]
        return way[0], float(length(body.pos[target] - start))
    return unit(body.pos[target] - body.pos[own]), far


def path_for_nose(world: SurfaceWorld, own: int, way: Floats) -> Floats:
    """Give the flight path that brings the nose, which stands off the path, onto a way."""
    body = world.units[Body]
    path, face = unit(body.vel[own]), body.face[own]
    along = float(dot(path, face))
    if along < 0.7:
        return way
    out: Floats = rotate(way, np.array((along, -float(cross(path, face)))))
    return out


def to_meet(world: SurfaceWorld, own: int, target: int) -> Floats:
    """Give the way to fly to meet a target: to where it will be; near, the nose goes where the rounds meet it.

    Never into the ground.
    """
    body, one = world.units[Body], cannon_of(world, own)
    off, vel = body.pos[target] - body.pos[own], body.vel[target]
    far = float(length(off))
    reach = float(world.catalogue.arm["range_m"][world.mounts[Gun].arm[one]]) if one >= 0 else 400.0
    if far < 2.0 * reach:
        want = path_for_nose(world, own, led(world, own, one, target)[0])
    else:
        speed = float(length(body.vel[own]))
        closing = max(-float(dot(unit(off), vel - body.vel[own])), 0.5 * speed, 1.0)
        want = unit(off + vel * min(far / closing, _LEAD_S))
    out: Floats = clear_of_ground(world, look(world, np.array([own])), want[None], np.zeros(1, bool))[0]
    return out


def stall_speed(world: SurfaceWorld, own: int) -> float:
    """Give the slowest at which an aircraft flies level where it is. [wu/s]"""
    wings, high = world.units[Wings], world.units[Body].pos[own, 1]
    lift = float(wings.lift[own] * wings.cl_max[own] * density(np.array(high)))
    return math.sqrt(G_WUPS2 / max(lift, 1e-9))


def attack_share(world: SurfaceWorld, own: int) -> float:
    """Give the angle of attack as a share of that at which the wing stalls."""
    body, wings = world.units[Body], world.units[Wings]
    path, face = unit(body.vel[own]), body.face[own]
    angle = abs(math.atan2(float(cross(path, face)), float(dot(path, face))))
    return angle / max(float(wings.cl_max[own] / wings.cl_slope[own]), 1e-6)


def height_of(world: SurfaceWorld, own: int) -> float:
    """Give how high an aircraft is over the ground. [wu]"""
    x, y = world.units[Body].pos[own]
    return float(y - surface_at(world.land, np.array([x]))[0])


def behind(world: SurfaceWorld, own: int) -> tuple[int, float]:
    """Count enemies behind with their noses on the player, and say how far the nearest is. Returns: count, [wu]"""
    far, back = _at_me(world, own)
    some = far[(far < _TAIL_WU) & back]
    return len(some), float(some.min()) if len(some) else 0.0


def charging(world: SurfaceWorld, own: int) -> tuple[int, float]:
    """Count enemies who come at the player from ahead or aside, and say how far the nearest is. Returns: count, [wu]"""
    far, back = _at_me(world, own)
    some = far[(far < _CHARGE_WU) & ~back]
    return len(some), float(some.min()) if len(some) else 0.0


def _at_me(world: SurfaceWorld, own: int) -> tuple[Floats, Bools]:
    """Find enemies with their noses on the player. Returns: how far each is [wu], who of them is behind"""
    body, foes = world.units[Body], foes_of(world, own)
    off = pick(body.pos, foes) - body.pos[own]
    far, way = length(off), unit(off)
    aims = -dot(way, pick(body.face, foes)) > _AT_ME
    back: Bools = dot(way, body.face[own][None]) < _TAIL_SINE
    return far[aims], back[aims]


def blast_of(world: SurfaceWorld, target: int, own: int) -> float:
    """Give from how near a target's own warhead, when it is shot down, is the end of an aircraft. [wu], 0: it has none

    Law: as blasts hurt, E (1 - d/R)^2.
    """
    arm = world.catalogue.units[int(world.units[Unit].kind[target])].bursts
    if not arm:
        return 0.0
    number = world.catalogue.arm_number(arm)
    power, reach = float(world.catalogue.arm["blast"][number]), float(world.catalogue.arm["blast_wu"][number])
    left = float(world.units[Life].hp[own])
    if power <= 0.0 or left >= power or power < _BLAST_SHARE * left:
        return 0.0
    return reach * (1.0 - math.sqrt(left / power))
