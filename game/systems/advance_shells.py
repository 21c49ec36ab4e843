"""Advance shells: rounds fall, slow down, strike what they cross, burst in the air or on the ground."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Ints, Rows, nearest_pass, rotate, unit, unrotate
from game.engine.schedule import writes
from game.world.blasts import go_off
from game.world.components import Body
from game.world.fields import has_field, strike, weight_on_field
from game.world.ground_events import Grounded, LegLost, Struck
from game.world.gunners import is_flying, topples
from game.world.land import G_WUPS2, is_wet, surface_at, width
from game.world.piercing import SLOWS
from game.world.storeys import half_of, hurt_at
from game.world.surface import FOOT, Field, Foot, Height, Legs, Life, Shell, Storeys, Unit
from game.world.surface_world import SurfaceWorld
from game.world.walls import has_windows, meets, rattle

_BIG_WU = 200.0  # units longer than this are asked of every round
_LEG_THICK = 0.08  # of a leg's length, to either side of the line from hip to foot
_STRAYS = 0.05  # of the rounds that cross a walker's legs, but were meant for another, strike them: they stand deeper
_CHIP = 0.05  # of its damage a round does that does not go through
_FRIGHT_WU = 45.0
_LOW = np.array([1.0, 0.7, 0.4])  # height of a soldier, by posture


@writes(Shell, Life, Legs, Height, Storeys, Field)
def advance_shells(world: SurfaceWorld) -> None:
    """Sweep every round along its way of this tick against units of the other side, then against the ground.

    Law: a round strikes one thing at most. Source: SURFACE.md section 7.
    """
    shells = world.shells
    if not shells.size:
        return
    pos, vel = shells["pos"], shells["vel"]
    shells["prev_pos"][:] = pos
    drag = world.catalogue.arm["drag_per_wu"][shells["arm"]] * np.hypot(vel[:, 0], vel[:, 1])
    vel -= vel * (drag * DT)[:, None]
    vel[:, 1] -= G_WUPS2 * DT
    pos += vel * DT
    shells["left"][:] -= DT
    fused = shells["fuse"] >= 0.0
    shells["fuse"][fused] -= DT
    spent = np.zeros(shells.size, bool)
    rows = world.units.rows(Body, Unit, Life)
    rows = rows[world.units[Life].hp[rows] > 0.0]
    if len(rows):
        _strike(world, rows, spent)
    _burst_in_air(world, fused, spent)
    _meet_ground(world, spent)
    outside = (pos[:, 0] < -2000.0) | (pos[:, 0] > width(world.land) + 2000.0)
    shells.keep(~(spent | (shells["left"] <= 0.0) | outside))


def _strike(world: SurfaceWorld, rows: Rows, spent: Bools) -> None:
    """Pair rounds with units near them, and strike what each meets first."""
    shells, body = world.shells, world.units[Body]
    centre, half = _boxes(world, rows)
    shot, place = _pairs(shells["prev_pos"][:, 0], shells["pos"][:, 0], centre[:, 0], half[:, 0])
    foe = shells["side"][shot] != body.side[rows[place]]
    shot, place = shot[foe], place[foe]
    if not len(shot):
        return
    arm, target = shells["arm"][shot], rows[place]
    size = half[place] + (world.catalogue.arm["flak_wu"][arm] * is_flying(world, target))[:, None]
    face = body.face[target]
    start = unrotate(shells["prev_pos"][shot] - centre[place], face)
    end = unrotate(shells["pos"][shot] - centre[place], face)
    share = _enters(start, end - start, size)
    held = np.flatnonzero(has_windows(world, target))
    if len(held):
        share[held] = meets(world, target[held], shells["prev_pos"][shot[held]], shells["pos"][shot[held]])
    met = share <= 1.0
    order = np.lexsort((target[met], share[met], shot[met]))
    shot, target, share = shot[met][order], target[met][order], share[met][order]
    for one, row, part in zip(shot.tolist(), target.tolist(), share.tolist(), strict=True):  # LOOP: hits of one tick
        if not spent[one]:
            at = shells["prev_pos"][one] + (shells["pos"][one] - shells["prev_pos"][one]) * part
            spent[one] = _hit(world, one, row, at)


def _boxes(world: SurfaceWorld, rows: Rows) -> tuple[Floats, Floats]:
    """Give every unit's box: middle and half its size; a walker's reaches down to its feet. Returns: (n, 2), (n, 2)"""
    body, part = world.units[Body], world.units[Unit]
    centre, half = body.pos[rows].copy(), half_of(world, rows)
    foot = part.move[rows] == FOOT
    half[foot, 1] *= _LOW[world.units[Foot].posture[rows[foot]]]
    legs = np.flatnonzero(part.move[rows] == 2)
    down = np.maximum(world.units[Legs].height[rows[legs]] - half[legs, 1], 0.0) / 2.0
    centre[legs, 1] -= down
    half[legs, 1] += down
    return centre, half


def _pairs(a: Floats, b: Floats, x: Floats, reach: Floats) -> tuple[Rows, Rows]:
    """Pair every round with the boxes whose span it may cross. a, b: (n) ends of its way; x, reach: (m) [wu]"""
    low, high = np.minimum(a, b), np.maximum(a, b)
    big = np.flatnonzero(reach > _BIG_WU)
    small = np.flatnonzero(reach <= _BIG_WU)
    shots, places = [np.repeat(np.arange(len(a)), len(big))], [np.tile(big, len(a))]
    if len(small):
        order = small[np.argsort(x[small], kind="stable")]
        line, most = x[order], float(reach[small].max()) + 8.0
        first = np.searchsorted(line, low - most)
        count = np.searchsorted(line, high + most) - first
        number = np.arange(count.sum()) + np.repeat(first - count.cumsum() + count, count)
        shots.append(np.repeat(np.arange(len(a)), count))
        places.append(order[number])
    return np.concatenate(shots), np.concatenate(places)


def _enters(start: Floats, move: Floats, half: Floats) -> Floats:
    """Give the share of its way at which each point enters its box, 2 where it does not. All (n, 2)"""
    step = np.where(np.abs(move) < 1e-9, 1e-9, move)
    one, two = (-half - start) / step, (half - start) / step
    enter = np.minimum(one, two).max(axis=1)
    leave = np.maximum(one, two).min(axis=1)
    return np.where((enter <= leave) & (leave >= 0.0) & (enter <= 1.0), np.maximum(enter, 0.0), 2.0)


def _hit(world: SurfaceWorld, one: int, row: int, at: Floats) -> bool:
    """Let a round strike a unit. Returns: whether it is spent on it"""
    shells, life, catalogue = world.shells, world.units[Life], world.catalogue
    arm, vel = int(shells["arm"][one]), shells["vel"][one]
    under = world.units[Unit].move[row] == 2 and at[1] < world.units[Body].pos[row, 1] - _torso(world, row)
    rng, leg = world.random["hits"], _leg_met(world, row, shells["prev_pos"][one], shells["pos"][one]) if under else -1
    if under and (leg < 0 or _goes_by(world, one, row)):
        return False
    side = 4 if under else _facing(world, row, vel)
    speed = float(np.hypot(vel[0], vel[1]))
    pen = catalogue.arm["penetration_mm"][arm] * (speed / max(float(shells["speed"][one]), 1.0)) ** SLOWS
    through = pen >= life.armour[row, side] * (0.9 + 0.2 * rng.random())
    damage = float(catalogue.arm["damage"][arm]) * (0.8 + 0.4 * rng.random())
    if not topples(world, np.array([row]))[0]:  # who brought a walker down is who took its leg
        life.struck_arm[row], life.struck_by[row] = arm, int(shells["owner"][one])
    if through and under:
        world.units[Legs].lost[row, leg] = True
        world.events.append(LegLost(row, world.serial(row), leg, _pair(at)))
        damage *= 0.6
    if has_field(world, row):
        strike(world, row, damage * weight_on_field(pen), at)
    else:
        hurt_at(world, row, damage if through else damage * _CHIP, float(at[1]))
    if world.units[Storeys].standing[row]:
        rattle(world, row, float(at[1]), float(catalogue.arm["suppress"][arm]))
    way = unit(vel)
    world.events.append(Struck(row, world.serial(row), arm, _pair(at), _pair(way), bool(through)))
    if catalogue.arm["blast_wu"][arm] > 0.0:
        side, owner, kind = (int(shells[name][one]) for name in ("side", "owner", "owner_kind"))
        go_off(world, at - way * 3.0, arm, side, owner, kind)
    return True


def _goes_by(world: SurfaceWorld, one: int, row: int) -> bool:
    """Say whether a round goes by the legs of a walker that it was not meant for: depth is folded away."""
    mark = int(world.shells["mark"][one])
    mine, passed = world.serial(row), world.shells["passed"]
    if mark in (-1, mine):
        return False
    if passed[one] != mine and world.random["hits"].random() < _STRAYS:
        return False
    passed[one] = mine
    return True


def _torso(world: SurfaceWorld, row: int) -> float:
    return float(world.catalogue.half[int(world.units[Unit].kind[row]), 1])


def _facing(world: SurfaceWorld, row: int, vel: Floats) -> int:
    """Say which plate a round meets: 0 front, 1 rear, 2 top, 3 belly."""
    body, turned = world.units[Body], int(world.units[Unit].turned[row])
    way = unrotate(vel[None], body.face[row][None])[0]
    if abs(way[1]) > 1.2 * abs(way[0]):
        return 2 if way[1] < 0.0 else 3
    flip = 1 if world.units[Unit].move[row] == 3 else turned
    return 0 if way[0] * flip < 0.0 else 1


def _leg_met(world: SurfaceWorld, row: int, start: Floats, end: Floats) -> int:
    """Say which of a walker's legs a round's way of one tick meets, the first of them; -1: it goes by between."""
    legs, body = world.units[Legs], world.units[Body]
    hip = body.pos[row] + rotate(np.array([0.0, float(legs.hip[row])]), body.face[row])
    best, first = -1, 2.0
    for leg in np.flatnonzero(~legs.lost[row]).tolist():  # LOOP: two legs at most
        share, gap = nearest_pass(start, end, hip, legs.foot[row, leg])
        if gap < _LEG_THICK * legs.leg[row] and share < first:
            best, first = leg, share
    return best


def _burst_in_air(world: SurfaceWorld, fused: Bools, spent: Bools) -> None:
    shells = world.shells
    due = np.flatnonzero(fused & (shells["fuse"] <= 0.0) & ~spent)
    for one in due.tolist():  # LOOP: air bursts of one tick
        spent[one] = True
        go_off(world, shells["pos"][one], int(shells["arm"][one]), int(shells["side"][one]), int(shells["owner"][one]),
               int(shells["owner_kind"][one]))  # fmt: skip


def _meet_ground(world: SurfaceWorld, spent: Bools) -> None:
    shells, arms = world.shells, world.catalogue.arm
    pos = shells["pos"]
    low = np.flatnonzero((pos[:, 1] <= surface_at(world.land, pos[:, 0])) & ~spent)
    for one in low.tolist():  # LOOP: rounds that strike the ground in one tick
        spent[one] = True
        arm, at = int(shells["arm"][one]), pos[one].copy()
        at[1] = float(surface_at(world.land, at[0]))
        if arms["blast_wu"][arm] > 0.0:
            go_off(world, at, arm, int(shells["side"][one]), int(shells["owner"][one]), int(shells["owner_kind"][one]))
            continue
        world.events.append(Grounded(arm, _pair(at), bool(is_wet(world.land, at[0]))))
        _frighten(world, at, arm, int(shells["side"][one]))


def _frighten(world: SurfaceWorld, at: Floats, arm: int, side: Ints | int) -> None:
    """Let a round that struck near put soldiers' heads down."""
    body, life = world.units[Body], world.units[Life]
    rows = world.units.rows(Body, Unit, Life, Foot)
    near = rows[(np.abs(body.pos[rows, 0] - at[0]) < _FRIGHT_WU) & (body.side[rows] != side)]
    life.fear[near] += world.catalogue.arm["suppress"][arm]


def _pair(v: Floats) -> tuple[float, float]:
    return (float(v[0]), float(v[1]))
