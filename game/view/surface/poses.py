"""Poses of the surface: where everything is between two ticks, gathered once a picture for all layers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows, length
from game.world.components import Body
from game.world.land import height_at
from game.world.surface import WINGS as FLIES
from game.world.surface import Debris, Foot, Gun, Life, Rocket, Storeys, Unit, Wings
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

_FLAT_BELOW_WUPS, _LIES_WU, _LEAN = 60.0, 60.0, 0.22  # [rad] what lies leans at most so much
_LEAST_OVER_WU = 4.0  # a hull never sinks deeper than this over the ground


@dataclass(frozen=True)
class UnitPoses:
    """Units of the battle: a row each.

    pos: (n, 2) [wu]; angle: (n) [rad] of the figure before it is mirrored; facing: (n) 1 right, -1 left
    aim: (n, 2) unit vector of the first gun; aims: it is laid on something; hurt: (n) [share] of damage taken
    standing: (n) storeys of a building that has some, 0 of all else
    """

    rows: Rows
    serial: Ints
    kind: Ints
    side: Ints
    move: Ints
    pos: Floats
    vel: Floats
    angle: Floats
    facing: Ints
    aim: Floats
    aims: Bools
    hurt: Floats
    burning: Floats
    lane: Ints
    standing: Ints


def between(world: SurfaceWorld, rows: Rows, alpha: float) -> Floats:
    """Give positions a share of a tick after the last but one. Returns: (rows, 2) [wu]"""
    body = world.units[Body]
    return body.prev_pos[rows] + (body.pos[rows] - body.prev_pos[rows]) * alpha


def headings(world: SurfaceWorld, rows: Rows, alpha: float) -> Floats:
    """Give headings between two ticks. Returns: (rows) [rad]"""
    body = world.units[Body]
    turn = (body.angle[rows] - body.prev_angle[rows] + math.pi) % math.tau - math.pi
    return body.prev_angle[rows] + turn * alpha


def unit_poses(world: SurfaceWorld, alpha: float) -> UnitPoses:
    """Gather the units."""
    units = world.units
    rows = units.rows(Body, Unit)
    body, unit, life = units[Body], units[Unit], units[Life]
    angle, facing = headings(world, rows, alpha), unit.turned[rows].copy()
    flies = unit.move[rows] == FLIES
    if flies.any():
        upside = units[Wings].roll[rows] < 0.0
        facing = np.where(flies, np.where(upside, -1, 1), facing)
        angle = np.where(flies & upside, angle - math.pi, angle)
    # Angles are told before a figure is mirrored, so that they turn the other way in one that looks left.
    angle = np.where(facing < 0, -angle, angle)
    aim, aims = _aims(world, rows)
    hurt = 1.0 - np.clip(life.hp[rows] / np.maximum(life.full[rows], 1e-9), 0, 1)
    return UnitPoses(
        rows, body.serial[rows], unit.kind[rows], body.side[rows], unit.move[rows], between(world, rows, alpha),
        body.vel[rows], angle, facing, aim, aims, hurt,
        life.burning[rows], unit.lane[rows], units[Storeys].standing[rows],
    )  # fmt: skip


def _aims(world: SurfaceWorld, rows: Rows) -> tuple[Floats, Bools]:
    """Give where the gun of each unit points that is laid on something, the first one otherwise."""
    gun, guns = world.mounts[Gun], world.mounts.rows(Gun)
    aim, laid = np.zeros((world.units.size, 2)), np.zeros(world.units.size, bool)
    owner = gun.owner[guns]
    guns, owner = guns[owner >= 0], owner[owner >= 0]
    first = gun.number[guns] == 0
    aim[owner[first]] = gun.aim[guns[first]]
    at_work = (gun.target[guns] >= 0) | (gun.dwell[guns] > 0.0)
    aim[owner[at_work]] = gun.aim[guns[at_work]]
    laid[owner[at_work]] = True
    crew = world.units[Crew]
    turrets = rows[world.units[Unit].manned[rows] & (crew.slew[rows] > 0.0)]  # these look where they look
    aim[turrets] = np.stack([np.cos(crew.bearing[turrets]), np.sin(crew.rise[turrets])], axis=1)
    laid[turrets] = True
    return aim[rows], laid[rows]


@dataclass(frozen=True)
class DebrisPoses:
    """Burnt-out hulls: a row each. heat: (n) [s] of glow left; over: (n) [wu] middle over the ground."""

    rows: Rows
    serial: Ints
    kind: Ints
    side: Ints
    pos: Floats
    vel: Floats
    angle: Floats
    facing: Ints
    heat: Floats
    over: Floats


def debris_poses(world: SurfaceWorld, alpha: float, winged: Bools) -> DebrisPoses:
    """Gather burnt-out hulls. winged: by kind, whether it flew on wings"""
    units = world.units
    rows = units.rows(Body, Debris)
    body, debris = units[Body], units[Debris]
    kind, facing, angle = debris.kind[rows], debris.turned[rows].copy(), headings(world, rows, alpha)
    wings = winged[kind]
    left = wings & (np.cos(angle) < 0.0)
    facing = np.where(wings, np.where(left, -1, 1), facing)
    angle = np.where(left, angle - math.pi, angle)
    angle = np.where(facing < 0, -angle, angle)
    pos = between(world, rows, alpha)
    ground = height_at(world.land, pos[:, 0])
    pos[:, 1] = np.maximum(pos[:, 1], ground + _LEAST_OVER_WU)
    over = pos[:, 1] - ground
    # A hull that has come to rest lies flat, whichever way it came down.
    rests = np.clip(1.0 - length(body.vel[rows]) / _FLAT_BELOW_WUPS, 0.0, 1.0) * (over < _LIES_WU) * wings
    level = (angle + math.pi) % math.tau - math.pi
    angle = level - (level - np.clip(level, -_LEAN, _LEAN)) * rests
    return DebrisPoses(rows, body.serial[rows], kind, body.side[rows], pos, body.vel[rows], angle, facing,
                       debris.heat[rows], over)  # fmt: skip


@dataclass(frozen=True)
class RocketPoses:
    """Guided missiles: a row each."""

    serial: Ints
    arm: Ints
    side: Ints
    pos: Floats
    vel: Floats


def rocket_poses(world: SurfaceWorld, alpha: float) -> RocketPoses:
    """Gather guided missiles."""
    rows = world.units.rows(Body, Rocket)
    body = world.units[Body]
    return RocketPoses(
        body.serial[rows], world.units[Rocket].arm[rows], body.side[rows], between(world, rows, alpha), body.vel[rows]
    )


def descending(world: SurfaceWorld, poses: UnitPoses) -> Bools:
    """Say who is being let down out of the sky. Returns: (n)"""
    foot = world.units[Foot]
    is_foot = poses.move == 0
    return is_foot & ~foot.down[poses.rows] & (foot.sink[poses.rows] > 0.0)
