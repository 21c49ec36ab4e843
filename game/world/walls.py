"""Walls: houses that troops hold. Where rounds meet them, what their windows let through, who stands behind them."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows
from game.world.components import Body
from game.world.storeys import half_of
from game.world.surface import Foot, Life, Storeys, Unit
from game.world.surface_troops import Post, Windows
from game.world.surface_world import SurfaceWorld

MISSED = 2.0
"""share of its way at which a round meets what it does not meet"""
_SLABS = np.arange(9)  # floors and roof of eight storeys
_NEAR_WU = 1.0  # outside the wall from which, and at which, troops inside look
_NEIGHBOUR = 0.5  # of a fright that goes through a floor


def has_windows(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units are houses that can be held."""
    out: Bools = (world.units[Windows].lintel[rows] > 0.0) & (world.units[Storeys].standing[rows] > 0)
    return out


def is_inside(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which units stand in a house."""
    out: Bools = world.units[Post].house[rows] >= 0
    return out


def wall_left(world: SurfaceWorld, rows: Rows, storeys: Rows) -> Floats:
    """Give how much of a storey's wall stands: 1 whole, 0 its frame alone. rows, storeys: (n)"""
    part, frame = world.units[Storeys], world.units[Windows].frame[rows]
    left = part.hp[rows, storeys] / np.maximum(part.each[rows], 1e-9)
    out: Floats = np.clip((left - frame) / np.maximum(1.0 - frame, 1e-9), 0.0, 1.0)
    return out


def walls_of(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how much of the wall of every storey of some houses stands; -1 where no storey does. Returns: (n, 8)"""
    part, frame = world.units[Storeys], world.units[Windows].frame[rows][:, None]
    left = part.hp[rows] / np.maximum(part.each[rows], 1e-9)[:, None]
    left = np.clip((left - frame) / np.maximum(1.0 - frame, 1e-9), 0.0, 1.0)
    out: Floats = np.where(_SLABS[: left.shape[1]] < part.standing[rows][:, None], left, -1.0)
    return out


def opening(world: SurfaceWorld, rows: Rows, storeys: Rows) -> tuple[Floats, Floats]:
    """Give between which heights a storey's wall is open, as shares of the storey; wider the more of it is gone."""
    part, left = world.units[Windows], wall_left(world, rows, storeys)
    return part.sill[rows] * left, 1.0 - (1.0 - part.lintel[rows]) * left


def storey_at(world: SurfaceWorld, rows: Rows, y: Floats) -> tuple[Rows, Floats]:
    """Give which storey is at a height, and how high in it that is. Returns: (n), (n) [share]"""
    part = world.units[Storeys]
    high = np.maximum(part.high[rows], 1e-9)
    foot = world.units[Body].pos[rows, 1] - 0.5 * part.standing[rows] * high
    level = (y - foot) / high
    storey = np.clip(np.floor(level), 0, np.maximum(part.standing[rows] - 1, 0)).astype(np.intp)
    return storey, level - storey


def meets(world: SurfaceWorld, rows: Rows, start: Floats, end: Floats) -> Floats:
    """Give the share of its way at which each round meets a house's walls or floors; MISSED where it does not.

    rows: (n) houses; start, end: (n, 2) [wu] of each round's way
    Law: a whole wall lets through nothing but what comes at a window; floors and roof let through nothing.
    """
    part, half = world.units[Storeys], half_of(world, rows)
    a, b = start - world.units[Body].pos[rows], end - world.units[Body].pos[rows]
    way = b - a
    safe = np.where(np.abs(way) < 1e-9, 1e-9, way)
    best = np.full(len(rows), MISSED)
    for side in (-1.0, 1.0):  # LOOP: two walls
        share = (side * half[:, 0] - a[:, 0]) / safe[:, 0]
        y = a[:, 1] + way[:, 1] * share
        storey, level = storey_at(world, rows, world.units[Body].pos[rows, 1] + y)
        low, high = opening(world, rows, storey)
        solid = (np.abs(y) <= half[:, 1]) & ((level < low) | (level > high))
        best = np.where((share >= 0.0) & (share <= 1.0) & solid, np.minimum(best, share), best)
    floors = -half[:, 1:] + _SLABS * part.high[rows][:, None]
    share = (floors - a[:, 1:]) / safe[:, 1:]
    x = a[:, :1] + way[:, :1] * share
    met = (share >= 0.0) & (share <= 1.0) & (np.abs(x) < half[:, :1]) & (_SLABS[None] <= part.standing[rows][:, None])
    met &= np.abs(way[:, 1:]) > 1e-9
    return np.minimum(best, np.where(met, share, MISSED).min(axis=1))


def at_windows(world: SurfaceWorld, rows: Rows, places: Floats, others: Floats) -> Floats:
    """Give from where, and at what, one looks: troops in a house are at the wall that faces the other.

    rows: (n) units; places: (n, 2) their eyes or middles; others: (n, 2) who looks, or is looked at
    """
    house, built = world.units[Post].house[rows], np.flatnonzero(has_windows(world, rows))
    some = np.flatnonzero(house >= 0)
    if not len(some) and not len(built):
        return places
    out, held = places.copy(), house[some]
    out[built] = _faces(world, rows[built], others[built])
    middle, half = world.units[Body].pos[held, 0], half_of(world, held)[:, 0] + _NEAR_WU
    out[some, 0] = middle + np.where(others[some, 0] >= middle, half, -half)
    storey = np.minimum(world.units[Post].storey[rows[some]], np.maximum(world.units[Storeys].standing[held] - 1, 0))
    low, high = opening(world, held, storey)
    tall, foot = world.units[Storeys].high[held], _floor(world, held, storey)
    out[some, 1] = np.clip(out[some, 1], foot + low * tall, foot + high * tall)
    return out


def _faces(world: SurfaceWorld, houses: Rows, others: Floats) -> Floats:
    """Give where on a house's wall one looks and fires: the storey with most of its wall, under the sill."""
    part, middle = world.units[Storeys], world.units[Body].pos[houses, 0]
    storey = walls_of(world, houses).argmax(axis=1)
    half = half_of(world, houses)[:, 0] + _NEAR_WU
    x = middle + np.where(others[:, 0] >= middle, half, -half)
    low = 0.5 * world.units[Windows].sill[houses] * part.high[houses]
    return np.stack([x, _floor(world, houses, storey) + low], axis=1)


def _floor(world: SurfaceWorld, houses: Rows, storeys: Rows) -> Floats:
    part = world.units[Storeys]
    out: Floats = world.units[Body].pos[houses, 1] + (storeys - 0.5 * part.standing[houses]) * part.high[houses]
    return out


def stand_at(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give where the feet of troops in houses are. Returns: (n, 2) [wu]"""
    post = world.units[Post]
    house = post.house[rows]
    return np.stack([world.units[Body].pos[house, 0] + post.spot[rows], _floor(world, house, post.storey[rows])], 1)


def shielded(world: SurfaceWorld, rows: Rows, at: Floats) -> Floats:
    """Give how much of a blast reaches units: all outside; in a house what comes through a window, or all in its room.

    Law: between storeys nothing; through a whole wall only what its windows let in.
    """
    out = np.ones(len(rows))
    house = world.units[Post].house[rows]
    some = np.flatnonzero(house >= 0)
    if not len(some):
        return out
    held, storey = house[some], world.units[Post].storey[rows[some]]
    there, level = storey_at(world, held, np.full(len(some), float(at[1])))
    within = np.abs(world.units[Body].pos[held, 0] - at[0]) < half_of(world, held)[:, 0]
    same = (there == storey) & (level >= 0.0) & (level <= 1.0)
    low, high = opening(world, held, storey)
    out[some] = np.where(within, same * 1.0, np.where(np.abs(there - storey) <= 1, high - low, 0.0))
    return out


def rattle(world: SurfaceWorld, row: int, y: float, fright: float) -> None:
    """Frighten the troops of a house whose wall was struck: those of that storey, and less those next to it."""
    post, life = world.units[Post], world.units[Life]
    troops = troops_in(world, np.array([row]))
    if len(troops):
        storey, _ = storey_at(world, np.array([row]), np.array([y]))
        off = np.abs(post.storey[troops] - storey[0])
        life.fear[troops] += fright * np.where(off == 0, 1.0, np.where(off == 1, _NEIGHBOUR, 0.0))


def troops_in(world: SurfaceWorld, houses: Rows) -> Rows:
    """Give the troops in some houses."""
    rows = world.units.rows(Body, Unit, Life, Foot, Post)
    house = world.units[Post].house[rows]
    rows = rows[house >= 0]
    return rows[np.isin(world.units[Post].house[rows], houses)]
