"""Poses: where everything is between two ticks, gathered once a picture for all layers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows, facing, rotate
from game.rules.units import GenocideRule
from game.view.effects.missiles import DECOY, EXPLOSIVE_METAL, WARHEAD
from game.world.components import (
    Body,
    FtlDrive,
    GenocideDrive,
    Helm,
    Hull,
    Missile,
    Mount,
    Shield,
    Ship,
    Wreck,
)
from game.world.lanes import cannon_rule
from game.world.world import World


@dataclass(frozen=True)
class ShipPoses:
    """Ships of the battle: a row each.

    pos: (n, 2) [wu]; heading: (n) [rad]; hull, store: (n) [share]; covers: (n) [share] how far a bow stands open
    spool: (n) [share] of a jump that a drive holds
    """

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
    covers: Floats
    spool: Floats


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
        units[GenocideDrive].covers[rows],
        units[FtlDrive].store[rows] / np.maximum(units[FtlDrive].capacity[rows], 1e-9),
    )  # fmt: skip


@dataclass(frozen=True)
class CannonPose:
    """A forward cannon that is not at rest.

    at: (2) [wu] where its ball hangs; way: (2) unit vector; size: length and width of the hull [wu]
    centre: (2) [wu]; covers, charge: [share]; burn_s: of the beam left; player: a person flies it
    """

    row: int
    serial: int
    centre: Floats
    at: Floats
    way: Floats
    size: tuple[float, float]
    covers: float
    charge: float
    burn_s: float
    wanted: bool
    player: bool
    rule: GenocideRule


BALL_AHEAD = 0.82  # where the ball hangs, of half a hull's length


def cannon_poses(world: World, alpha: float) -> list[CannonPose]:
    """Gather the forward cannon whose covers are not shut. LOOP: one or two in a battle."""
    units = world.units
    rows = units.rows(Body, Ship, GenocideDrive)
    body, cannon, ship = units[Body], units[GenocideDrive], units[Ship]
    out = []
    for row in rows[cannon.covers[rows] > 0.0].tolist():
        turned = body.prev_angle[row] + (body.angle[row] - body.prev_angle[row]) * alpha
        way = facing(np.array(turned))
        centre = between(world, np.array([row]), alpha)[0]
        hull = world.catalogue.library.hulls[world.catalogue.units[int(ship.kind[row])].hull]
        out.append(
            CannonPose(
                row, world.serial(row), centre, centre + way * (hull.length_wu / 2.0 * BALL_AHEAD), way,
                (hull.length_wu, hull.width_wu), float(cannon.covers[row]),
                float(cannon.store[row] / cannon.capacity[row]), float(cannon.burn[row]), bool(cannon.wanted[row]),
                bool(ship.player[row]), cannon_rule(world, row),
            )
        )  # fmt: skip
    return out


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
