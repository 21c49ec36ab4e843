"""Storeys: which of them is hurt, what comes down with one that is gone, and whom it falls on."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows
from game.world.components import Body
from game.world.ground_events import Collapsed
from game.world.land import raise_roof
from game.world.surface import HOVER, WINGS, Eyes, Life, Storeys, Unit
from game.world.surface_troops import Post, Windows
from game.world.surface_world import SurfaceWorld

_WEIGHT = 0.1  # of a whole storey's strength that each storey coming down costs what it falls on
_FALLS_HP = 60.0  # what one storey does to those it comes down on
_SPILLS = 0.35  # of the height of what falls: so far beside the walls it still strikes
_PLATE_MM = 60.0  # roof armour that keeps it out
_BARE = 0.02  # of what strikes a bare frame that it feels
_LEAST = 0.04  # of it that any plate lets in


def half_of(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give half the size of units' boxes; a building's is as high as what stands of it. Returns: (rows, 2) [wu]"""
    out: Floats = world.catalogue.half[world.units[Unit].kind[rows]].copy()
    part = world.units[Storeys]
    standing = part.standing[rows]
    out[:, 1] = np.where(standing > 0, 0.5 * standing * part.high[rows], out[:, 1])
    return out


def hurt_at(world: SurfaceWorld, row: int, damage: float, y: float) -> None:
    """Hurt a unit at a height, and of a building the storey there. y: [wu]"""
    world.units[Life].pending[row] += damage
    part = world.units[Storeys]
    standing = int(part.standing[row])
    if standing:
        foot = float(world.units[Body].pos[row, 1]) - 0.5 * standing * float(part.high[row])
        part.pending[row, min(max(int((y - foot) / float(part.high[row])), 0), standing - 1)] += damage


def hurt_round(world: SurfaceWorld, rows: Rows, damage: Floats, y: float, reach: float) -> None:
    """Hurt units round a height, and of buildings the storeys there, the nearest most.

    damage: (rows) [hp] to each unit, however many storeys share it; reach: [wu] how far up and down it goes
    """
    world.units[Life].pending[rows] += damage
    part = world.units[Storeys]
    built = np.flatnonzero(part.standing[rows] > 0)
    if len(built):
        own = rows[built]
        high, standing = part.high[own, None], part.standing[own, None]
        storey = np.arange(part.hp.shape[1])
        foot = world.units[Body].pos[own, 1, None] - 0.5 * standing * high
        off = np.maximum(np.abs(foot + (storey + 0.5) * high - y) - 0.5 * high, 0.0)
        share = np.where(storey < standing, np.maximum(1.0 - off / reach, 1e-3) ** 2, 0.0)
        part.pending[own] += damage[built, None] * share / share.sum(axis=1, keepdims=True)


def fall_in(world: SurfaceWorld) -> None:
    """Let storeys take their damage of this tick, and bring down those that have nothing left to stand on.

    Law: a building's hull is the sum of its storeys'; what stands over a lost storey is lost with it. Damage whose
    place nobody knows strikes the middle, where gunners aim.
    """
    rows, life = world.units.rows(Body, Unit, Life, Storeys), world.units[Life]
    for row in rows[life.pending[rows] > 0.0].tolist():  # LOOP: buildings hurt in this tick
        part = world.units[Storeys]
        before, hp, loss = int(part.standing[row]), part.hp[row], part.pending[row]
        loss[(before - 1) // 2] += max(float(life.pending[row] - loss.sum()), 0.0)
        _spare_frame(world, row)
        hp[:] = np.maximum(hp - loss, 0.0)
        loss[:] = 0.0
        left = before
        while (gone := np.flatnonzero(hp[:left] <= 0.0)).size:  # LOOP: at most eight storeys
            left = int(gone[0])
            hp[left:] = 0.0
            if left:
                hp[left - 1] = max(float(hp[left - 1] - _WEIGHT * part.each[row] * (before - left)), 0.0)
        life.pending[row] = life.hp[row] - hp.sum()
        if left < before:
            _come_down(world, row, before, left)


def _spare_frame(world: SurfaceWorld, row: int) -> None:
    """Let what strikes a storey whose walls are gone go by, but for a little: its frame stands."""
    part, frame = world.units[Storeys], float(world.units[Windows].frame[row])
    if frame > 0.0:
        walls = np.maximum(part.hp[row] - frame * part.each[row], 0.0)
        part.pending[row] -= np.maximum(part.pending[row] - walls, 0.0) * (1.0 - _BARE)


def _come_down(world: SurfaceWorld, row: int, before: int, left: int) -> None:
    """Make a building lower, with its roof and its eye, and hurt those beneath."""
    body, part, kind = world.units[Body], world.units[Storeys], int(world.units[Unit].kind[row])
    x, high, rule = float(body.pos[row, 0]), float(part.high[row]), world.catalogue.units[kind]
    foot = float(body.pos[row, 1]) - 0.5 * before * high
    fell, wide = (before - left) * high, rule.length_wu / 2.0
    _strike_below(world, row, foot + before * high, fell, before - left)
    _bury(world, row, left)
    part.standing[row] = left
    place = (x, foot + left * high + 0.5 * fell)
    side, serial = int(body.side[row]), world.serial(row)
    world.events.append(Collapsed(kind, side, place, serial, before - left, left, fell))
    if left:
        raise_roof(world.land, x - wide, x + wide, left * high)
        body.pos[row, 1] = foot + 0.5 * left * high
        world.physics.place(row, body.pos[row])
        world.units[Eyes].eye[row] = rule.sight.eye_wu - 0.5 * (rule.height_wu - left * high)


def _bury(world: SurfaceWorld, house: int, left: int) -> None:
    """Let those in a house die whose storey comes down. left: storeys that stand"""
    post, life = world.units[Post], world.units[Life]
    rows = world.units.rows(Body, Unit, Life, Post)
    lost = rows[(post.house[rows] == house) & (post.storey[rows] >= left)]
    life.pending[lost] += life.full[lost] + life.hp[lost]
    life.struck_arm[lost], life.struck_by[lost] = life.struck_arm[house], life.struck_by[house]


def _strike_below(world: SurfaceWorld, row: int, top: float, fell: float, storeys: int) -> None:
    """Hurt who stands in a building or close beside it under what falls."""
    body, life = world.units[Body], world.units[Life]
    rows = world.units.rows(Body, Unit, Life)
    aloft = np.isin(world.units[Unit].move[rows], (WINGS, HOVER))
    rows = rows[(body.pos[rows, 1] < top) & (world.units[Storeys].standing[rows] == 0) & ~aloft]
    if world.units[Windows].lintel[row] > 0.0:  # what passes before a house is not under it
        rows = rows[world.units[Post].house[rows] == row]
    beside = np.abs(body.pos[rows, 0] - body.pos[row, 0]) - half_of(world, np.array([row]))[0, 0]
    share = np.clip(1.0 - beside / (_SPILLS * fell), 0.0, 1.0)
    plate = np.maximum(1.0 - life.armour[rows, 2] / _PLATE_MM, _LEAST)
    life.pending[rows] += _FALLS_HP * storeys * share * plate
    some = rows[share > 0.0]
    life.struck_arm[some], life.struck_by[some] = life.struck_arm[row], life.struck_by[row]
