"""Wading: how deep everybody may go into the sea, how it slows him, and who drowns. One rule for all who go on land."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.world.components import Body
from game.world.land import SEA_WU, depth_at, height_at
from game.world.surface import LEGS, TRACKS, Legs, Life, Unit
from game.world.surface_world import SurfaceWorld

_FLOATS = 0.75  # of a swimmer is under water
_WADES = 0.4  # of a vehicle's height is as deep as its driver goes
_ENGINE = 0.75  # of its height: water so deep stops and floods it
_SLOWS = 0.65  # of its speed that wading takes at the deepest
_CARE_S = 1.2  # minds look so far ahead of where they go
_DROWNS_S = 3.0


def wading_wu(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how deep units go of their own will: soldiers to the neck, walkers to the hips, vehicles to the axles."""
    part, legs = world.units[Unit], world.units[Legs]
    high = 2.0 * world.catalogue.half[part.kind[rows], 1]
    out: Floats = np.choose(
        (part.move[rows] == TRACKS) + 2 * (part.move[rows] == LEGS),
        (_FLOATS * high, _WADES * high, legs.height[rows] + legs.hip[rows]),
    )
    return out


def slowed(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give the share of their speed that the sea leaves units. Law: the deeper, the slower."""
    depth = depth_at(world.land, world.units[Body].pos[rows, 0])
    if not depth.any():
        return np.ones(len(rows))
    out: Floats = 1.0 - _SLOWS * np.minimum(depth / wading_wu(world, rows), 1.0)
    return out


def care(world: SurfaceWorld, rows: Rows, want: Floats) -> Floats:
    """Give wanted speeds that keep minds out of water too deep for them; a person may go where he likes.

    want: (rows) [wu/s] to the right. Who is in too deep already may still go where it is shallower.
    """
    body, part = world.units[Body], world.units[Unit]
    x, way = body.pos[rows, 0], np.sign(want)
    reach = world.catalogue.half[part.kind[rows], 0] + _CARE_S * np.abs(body.vel[rows, 0])
    ahead = depth_at(world.land, x + way * reach)
    if not ahead.any():
        return want
    here = depth_at(world.land, x)
    stops = (ahead > wading_wu(world, rows)) & (ahead > here) & ~world.catalogue.swims[part.kind[rows]]
    return np.where(stops & ~part.manned[rows], 0.0, want)


def footing_at(world: SurfaceWorld, rows: Rows, x: Floats) -> Floats:
    """Give what soldiers' soles are at: the ground, or where a swimmer's hang when only his head is out. [wu]"""
    kind, ground = world.units[Unit].kind[rows], height_at(world.land, x)
    hang = SEA_WU - 2.0 * _FLOATS * world.catalogue.half[kind, 1]
    swims = world.catalogue.swims[kind] & (depth_at(world.land, x) > 0.0)
    return np.where(swims, np.maximum(ground, hang), ground)


def is_afloat(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say which soldiers are out of their depth."""
    depth = depth_at(world.land, world.units[Body].pos[rows, 0])
    if not depth.any():
        return np.zeros(len(rows), bool)
    out: Bools = depth > wading_wu(world, rows)
    return out


def drown(world: SurfaceWorld, rows: Rows) -> None:
    """Let units take harm that are in over their heads and cannot swim."""
    part, life = world.units[Unit], world.units[Life]
    x, y = world.units[Body].pos[rows, 0], world.units[Body].pos[rows, 1]
    depth = depth_at(world.land, x)
    if not depth.any():
        return
    kind, move = part.kind[rows], part.move[rows]
    high = 2.0 * world.catalogue.half[kind, 1]
    most = np.where(
        move == LEGS, world.units[Legs].height[rows], high * np.where(move == TRACKS, _ENGINE, _FLOATS)
    )
    under = (depth > most) & (y < SEA_WU) & ~world.catalogue.swims[kind]
    life.pending[rows] += life.full[rows] * under * (DT / _DROWNS_S)
