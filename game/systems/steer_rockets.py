"""Steer rockets: guided missiles fly proportional navigation, lose what they cannot see, and go off."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, clamp, cross, dot, left_of, length, pick, unit
from game.engine.schedule import writes
from game.world.blasts import go_off
from game.world.components import Body, Record
from game.world.fields import burst_on, has_field, strike
from game.world.ground_events import FieldStruck, Struck
from game.world.gunners import is_flying
from game.world.land import G_WUPS2, is_clear, surface_at
from game.world.seekers import heat_reach, radar_reach
from game.world.smoke import ENOUGH, light_left, smoke_between
from game.world.storeys import half_of, hurt_at
from game.world.surface import Eyes, Field, Height, Hover, Life, Rocket, Storeys, Unit
from game.world.surface_catalogue import AIR
from game.world.surface_world import SurfaceWorld

_GAIN = 4.0
_PASSED_WU = 60.0  # a fuse that has been nearer than this and now opens the range goes off if it can
_AGAIN_WU = 2500.0  # a radar seeker that lost its target looks this far
_LOOK_TICKS = 6
_GREAT_WU = 120.0  # a blast so wide is felt by all round, also where a field takes the worst of it


@writes(Rocket, Body, Life, Field, Record, Height, Storeys)
def steer_rockets(world: SurfaceWorld) -> None:
    """Fly every guided missile a tick, and set off those that have arrived.

    Law: sideways acceleration never exceeds lateral_wups2. Source: SURFACE.md section 8.
    """
    rows = world.units.rows(Body, Rocket)
    if not len(rows):
        return
    rocket, body = world.units[Rocket], world.units[Body]
    rocket.age[rows] += DT
    if world.tick % _LOOK_TICKS == 0:
        _look(world, rows)
    _push(world, rows)
    arms, arm = world.catalogue.arm, rocket.arm[rows]
    ended = _arrived(world, rows)
    ground = body.pos[rows, 1] <= surface_at(world.land, body.pos[rows, 0]) + 1.0
    old = rocket.age[rows] > arms["life_s"][arm]
    for place in np.flatnonzero(ended | ground | old).tolist():  # LOOP: missiles that end this tick
        row = int(rows[place])
        world.request_death(row)
        if rocket.age[row] >= arms["arm_s"][arm[place]] and (rocket.works[row] or ground[place]) and not old[place]:
            _go(world, row)


def _push(world: SurfaceWorld, rows: Rows) -> None:
    rocket, body, arms = world.units[Rocket], world.units[Body], world.catalogue.arm
    arm, vel, target = rocket.arm[rows], body.vel[rows], rocket.target[rows]
    speed = np.maximum(length(vel), 1.0)
    way = vel / speed[:, None]
    has = target >= 0
    to = body.pos[np.maximum(target, 0)] - body.pos[rows]
    far = np.maximum(length(to), 1.0)
    sight, drift = to / far[:, None], body.vel[np.maximum(target, 0)] - vel
    closing = np.maximum(-dot(sight, drift), 0.3 * speed)
    side = _GAIN * closing * cross(sight, drift) / far
    off = cross(way, sight)
    side = np.where(dot(way, sight) > 0.7, side, np.sign(off) * arms["lateral_wups2"][arm])
    side = side + np.where(rocket.age[rows] < 1.0, off * 2.2 * speed, 0.0)
    most = arms["lateral_wups2"][arm] * np.minimum(speed / 200.0, 1.0)
    side = clamp(side, -most, most) * has
    burning = rocket.age[rows] < arms["burn_s"][arm]
    drag = arms["boost_wups2"][arm] / np.maximum(arms["speed_wups"][arm], 1.0) ** 2
    ahead = np.where(burning, arms["boost_wups2"][arm], 0.0) - drag * speed * speed
    push = left_of(way) * side[:, None] + way * ahead[:, None]
    push[:, 1] -= np.where(has, 0.0, G_WUPS2)
    body.push[rows] = push * body.mass[rows][:, None]


def _look(world: SurfaceWorld, rows: Rows) -> None:
    """Let seekers lose what left their cone or hid, and radar and heat look for something else."""
    rocket, catalogue = world.units[Rocket], world.catalogue
    target = rocket.target[rows]
    blind = (target >= 0) & ~_sees(world, rows, np.maximum(target, 0))
    rocket.target[rows[blind]] = -1
    lost = rows[(rocket.target[rows] < 0) & (rocket.age[rows] > 0.5)]
    lost = lost[catalogue.likes[rocket.arm[lost], AIR] > 0.0]
    prey = world.units.rows(Body, Unit, Life)
    prey = prey[is_flying(world, prey) & (world.units[Life].hp[prey] > 0.0)]
    if len(lost) and len(prey):
        _look_again(world, lost, prey)


def _look_again(world: SurfaceWorld, lost: Rows, prey: Rows) -> None:
    """Let missiles that lost their targets take the nearest enemy that their seekers hold. prey: rows that fly"""
    rocket, body, arms = world.units[Rocket], world.units[Body], world.catalogue.arm
    arm, seeker = rocket.arm[lost], world.catalogue.seeker[rocket.arm[lost]]
    off = pick(body.pos, prey)[None] - pick(body.pos, lost)[:, None]
    gaps = length(off)
    ahead = dot(off, unit(pick(body.vel, lost))[:, None]) / np.maximum(gaps, 1.0)
    fits = (body.side[prey][None] != body.side[lost][:, None]) & (gaps < _AGAIN_WU)
    fits &= ahead >= np.cos(np.radians(arms["cone_deg"][arm]))[:, None]
    holds = np.where(seeker[:, None] == "radar", radar_reach(world, prey)[None], 1.0)
    heat = seeker[:, None] == "heat"
    if heat.any():
        holds = np.where(heat, heat_reach(world, pick(body.pos, lost)[:, None], prey), holds)
    fits &= gaps <= arms["range_m"][arm][:, None] * holds
    best = np.argmin(np.where(fits, gaps, np.inf), axis=1)
    some = np.flatnonzero(fits.any(axis=1))
    some = some[is_clear(world.land, pick(body.pos, lost[some]), pick(body.pos, prey[best[some]]))]
    rocket.target[lost[some]] = prey[best[some]]


def _sees(world: SurfaceWorld, rows: Rows, targets: Rows) -> Bools:
    """Say which missiles have their targets in the cone and in a clear line."""
    body, rocket, arms = world.units[Body], world.units[Rocket], world.catalogue.arm
    to = unit(body.pos[targets] - body.pos[rows])
    young = rocket.age[rows] < 1.2
    inside = dot(unit(body.vel[rows]), to) >= np.cos(np.radians(arms["cone_deg"][rocket.arm[rows]]))
    clear = (inside | young) & is_clear(world.land, body.pos[rows], body.pos[targets])
    return clear & _is_lit(world, rows, targets)


def _is_lit(world: SurfaceWorld, rows: Rows, targets: Rows) -> Bools:
    """Say which missiles smoke does not blind: those led by light need it from who leads them to the target."""
    body, rocket, catalogue = world.units[Body], world.units[Rocket], world.catalogue
    arm, owner = rocket.arm[rows], np.maximum(rocket.owner[rows], 0)
    led = catalogue.of_light[arm] & (rocket.owner[rows] >= 0)
    eye = np.where(led[:, None], body.pos[owner], body.pos[rows])
    eye[:, 1] += np.where(led, world.units[Eyes].eye[owner], 0.0)
    smoke = smoke_between(world, eye, body.pos[targets]) * catalogue.veil[arm]
    return light_left(world, smoke) >= ENOUGH


def _arrived(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which missiles are at their target: on its hull or field, or as near as their fuse wants."""
    rocket, body, arms = world.units[Rocket], world.units[Body], world.catalogue.arm
    target = rocket.target[rows]
    has = target >= 0
    off = np.abs(body.pos[np.maximum(target, 0)] - body.pos[rows])
    half = half_of(world, np.maximum(target, 0))
    gap = length(np.maximum(off - half, 0.0))
    gap = np.where(has, gap, 1e9)
    field = world.units[Field]
    stands = has & (field.store[np.maximum(target, 0)] > 0.0)
    near = np.where(stands, field.standoff[np.maximum(target, 0)], arms["fuse_wu"][rocket.arm[rows]] * 0.5 + 4.0)
    opening = (gap > rocket.nearest[rows]) & (rocket.nearest[rows] < arms["fuse_wu"][rocket.arm[rows]])
    rocket.nearest[rows] = np.minimum(rocket.nearest[rows], gap)
    return (gap <= near) | opening


def _go(world: SurfaceWorld, row: int) -> None:
    """Set a missile off: on a starship's field, on armour, or in the air beside what flies."""
    rocket, body, catalogue, life = world.units[Rocket], world.units[Body], world.catalogue, world.units[Life]
    arm, target, at = int(rocket.arm[row]), int(rocket.target[row]), body.pos[row].copy()
    side, owner, kind = int(body.side[row]), int(rocket.owner_serial[row]), int(rocket.owner_kind[row])
    if target >= 0 and world.units[Field].store[target] > 0.0:
        off = np.maximum(np.abs(body.pos[target] - at) - catalogue.half[int(world.units[Unit].kind[target])], 0.0)
        gap = float(np.hypot(off[0], off[1]))
        burst_on(world, target, float(catalogue.arm["blast"][arm]), at)
        record, name = world.records[Record], int(world.units[Unit].name[target])
        record.on_shield[name] += 1
        record.gap[name] += gap
        world.events.append(FieldStruck(target, world.serial(target), arm, _pair(at), gap))
        if catalogue.arm["blast_wu"][arm] >= _GREAT_WU:
            go_off(world, at, arm, side, owner, kind, spared=target)
        return
    if target >= 0 and catalogue.arm["damage"][arm] > 0.0:
        plate = 2 if catalogue.arms[arm].kind == "missile" and at[1] > body.pos[target, 1] + 10.0 else 0
        through = catalogue.arm["penetration_mm"][arm] >= life.armour[target, plate]
        if world.units[Hover].speed[target] > 0.0 or not is_flying(world, np.array([target]))[0]:
            if has_field(world, target):
                strike(world, target, float(catalogue.arm["damage"][arm]), at)
            else:
                hurt_at(world, target, float(catalogue.arm["damage"][arm]) * (1.0 if through else 0.1), float(at[1]))
        life.struck_arm[target], life.struck_by[target] = arm, owner
        way = _pair(unit(body.vel[row]))
        world.events.append(Struck(target, world.serial(target), arm, _pair(at), way, bool(through)))
    bare = target if target >= 0 and has_field(world, target) else -1
    if bare >= 0:  # its field is down: what bursts on the plates is not kept out by them
        strike(world, bare, float(catalogue.arm["blast"][arm]), at)
        life.struck_arm[bare], life.struck_by[bare] = arm, owner
    go_off(world, at, arm, side, owner, kind, spared=bare)


def _pair(v: Floats) -> tuple[float, float]:
    return (float(v[0]), float(v[1]))
