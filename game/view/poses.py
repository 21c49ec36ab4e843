"""Poses: where everything is between two ticks, gathered once a picture for all layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows, rotate
from game.view.effects.missiles import DECOY, EXPLOSIVE_METAL, WARHEAD
from game.world.components import Body, Helm, Hull, Missile, Mount, Shield, Ship, Wreck
from game.world.world import World


@dataclass(frozen=True)
class ShipPoses:
    """Ships of the battle: a row each. pos: (n, 2) [wu]; heading: (n) [rad]; hull, store: (n) [share]."""

    rows: Rows
    serial: Ints
    pos: Floats
    vel: Floats
    heading: Floats
    side: Ints
    kind: Ints
    hull: Floats
    store: Floats
    thrust: Floats
    dark: Bools
    shielded: Bools


@dataclass(frozen=True)
class MissilePoses:
    """Missiles of the battle, interceptors apart. kind: what it looks like, in game/view/effects/missiles.py."""

    serial: Ints
    pos: Floats
    vel: Floats
    side: Ints
    look: Ints
    hunter: Bools
    burning: Bools


def between(world: World, rows: Rows, alpha: float) -> Floats:
    """Give positions a share of a tick after the last but one. Returns: (rows, 2) [wu]"""
    body = world.units[Body]
    return body.prev_pos[rows] + (body.pos[rows] - body.prev_pos[rows]) * alpha


def ship_poses(world: World, alpha: float) -> ShipPoses:
    """Gather the ships."""
    units = world.units
    rows = units.rows(Body, Ship, Hull)
    body, hull, shield = units[Body], units[Hull], units[Shield]
    shielded = np.isin(rows, units.rows(Shield))
    from_, to = body.prev_angle[rows], body.angle[rows]
    store = np.where(
        shielded & shield.up[rows], shield.store[rows] / np.maximum(shield.capacity[rows], 1e-9), 0.0
    )
    return ShipPoses(
        rows, body.serial[rows], between(world, rows, alpha), body.vel[rows], from_ + (to - from_) * alpha,
        body.side[rows], units[Ship].kind[rows], hull.left[rows].sum(axis=1) / hull.full[rows].sum(axis=1), store,
        np.clip(units[Helm].thrust[rows, 0], 0.0, 1.0), units[Ship].adrift[rows], shielded,
    )  # fmt: skip


def missile_poses(world: World, alpha: float) -> MissilePoses:
    """Gather the missiles."""
    rows = world.units.rows(Body, Missile)
    body, missile, catalogue = world.units[Body], world.units[Missile], world.catalogue
    kind = missile.kind[rows]
    warhead = catalogue.explosive[kind]
    bus = catalogue.splits_at[kind] > 0.0
    look = np.where(
        catalogue.decoy[kind],
        DECOY,
        np.where(bus, EXPLOSIVE_METAL, np.where(warhead, WARHEAD, body.side[rows])),
    )
    return MissilePoses(
        body.serial[rows], between(world, rows, alpha), body.vel[rows], body.side[rows], look,
        catalogue.interceptor[kind], missile.fuel[rows] > 0.0,
    )  # fmt: skip


def wreck_poses(world: World, alpha: float) -> tuple[Rows, Floats, Floats]:
    """Gather the wreckage. Returns: rows, (n, 2) [wu], (n) [rad]"""
    rows = world.units.rows(Body, Wreck)
    body = world.units[Body]
    from_, to = body.prev_angle[rows], body.angle[rows]
    return rows, between(world, rows, alpha), from_ + (to - from_) * alpha


def mount_lines(world: World, weapon_kind: int, alpha: float) -> tuple[Rows, Floats, Floats]:
    """Gather the mounts of a sort that fire now. Returns: rows, muzzles (n, 2), targets' centres (n, 2) [wu]"""
    mount = world.mounts[Mount]
    rows = world.mounts.rows(Mount)
    fires = mount.firing[rows] & (mount.target[rows] >= 0)
    rows = rows[fires & (world.catalogue.weapon_kind[mount.weapon[rows]] == weapon_kind)]
    owner, target = mount.owner[rows], mount.target[rows]
    start = between(world, owner, alpha) + rotate(mount.place[rows], world.units[Body].face[owner])
    return rows, start, between(world, target, alpha)
