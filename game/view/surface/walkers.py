"""Walkers: poses their legs between hip and foot, and draws them far leg first."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.base.vectors import Floats, Rows
from game.rules.surface import LegsRule
from game.view.camera import Camera
from game.view.frame import Stamp
from game.view.surface.dresser import BURNT, Dresser, stamp
from game.view.surface.poses import UnitPoses
from game.world.land import height_at
from game.world.surface import Legs
from game.world.surface_world import SurfaceWorld

_SCARRED_FROM = 0.45
_FAR_LEG, _NEAR_LEG = 0.62, 0.9  # of a leg's length: how far from its hip a fallen walker's feet lie
_STUCK_WU = 5.0  # so deep a fallen hull is seen in the soil
Place = tuple[float, float]


def knee_of(hip: Place, ankle: Place, thigh: float, shin: float) -> Place:
    """Give the knee that joins two bones, behind the line from hip to ankle of a walker that looks right.

    Law: a foot too far away is reached at by a straight leg.
    """
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    span = max(math.hypot(dx, dy), 1e-6)
    reach = min(span, (thigh + shin) * 0.9999)
    along = (thigh * thigh - shin * shin + reach * reach) / (2 * reach)
    out = math.sqrt(max(0.0, thigh * thigh - along * along))
    ux, uy = dx / span, dy / span
    return hip[0] + ux * along + uy * out, hip[1] + uy * along - ux * out


def draw_walkers(
    dresser: Dresser, camera: Camera, world: SurfaceWorld, poses: UnitPoses, rows: Rows
) -> list[Stamp]:
    """Draw walkers: rows are places in the poses."""
    legs = world.units[Legs]
    out: list[Stamp] = []
    zoom, spot = camera.zoom, spotter(camera)
    for row in rows.tolist():  # LOOP: walkers on the screen
        own, kind = int(poses.rows[row]), int(poses.kind[row])
        name, facing = dresser.names[kind], int(poses.facing[row])
        at, angle = poses.pos[row].tolist(), float(poses.angle[row])
        tone = int(float(poses.hurt[row]) > _SCARRED_FROM)
        drift = (poses.pos[row] - world.place(own)).tolist()
        for leg in (1, 0):
            if not legs.lost[own, leg]:
                foot = legs.foot[own, leg].tolist()
                if legs.phase[own, leg] >= 0.0:
                    foot = [foot[0] + drift[0], foot[1] + drift[1]]
                hip = turned_by((0.0, float(legs.hip[own])), angle, facing, at)
                out += draw_leg(dresser, spot, name, hip, (foot[0], foot[1]), facing, 1 if leg else tone)
        x, y = spot((at[0], at[1]))
        out.append(stamp(dresser.sprite(name, "torso", angle, facing, tone), x, y - dresser.drop[kind] * zoom))
    return out


def draw_fallen(
    dresser: Dresser, camera: Camera, world: SurfaceWorld, kind: int, pos: Floats, angle: float, facing: int
) -> list[Stamp]:
    """Draw a walker that lies: its legs stretched out behind it along the ground, and its hull as deep as it stuck."""
    rule, name, spot = world.catalogue.units[kind], dresser.names[kind], spotter(camera)
    assert isinstance(rule.body, LegsRule)
    at = (float(pos[0]), float(pos[1]))
    hip = turned_by((0.0, rule.body.hip_wu), angle, facing, at)
    out: list[Stamp] = []
    for reach, tone in ((_FAR_LEG, BURNT), (_NEAR_LEG, BURNT)):
        x = hip[0] - facing * reach * rule.body.leg_wu
        out += draw_leg(dresser, spot, name, hip, (x, float(height_at(world.land, np.array(x)))), facing, tone)
    sprite = dresser.sprite(name, "torso", angle, facing, BURNT)
    x, y = spot(at)
    wide, high = sprite.get_size()
    left, top = round(x - wide / 2), round(y - high / 2)
    ground = spot((at[0], float(height_at(world.land, np.array(at[0])))))[1] + _STUCK_WU * camera.zoom
    seen = min(max(round(ground) - top, 1), high)
    return [*out, (sprite.subsurface((0, 0, wide, seen)), (left, top))]


def turned_by(off: Place, angle: float, facing: int, at: Place) -> Place:
    """Bring a place of the figure into the world."""
    c, s = math.cos(angle), math.sin(angle)
    return at[0] + facing * (off[0] * c - off[1] * s), at[1] + off[0] * s + off[1] * c


def spotter(camera: Camera) -> Callable[[Place], Place]:
    """Give what turns one place [wu] into a place of the screen [px], for few places at a time."""
    zoom, (left, top) = camera.zoom, camera.to_screen((0.0, 0.0)).tolist()
    return lambda at: (left + at[0] * zoom, top - at[1] * zoom)


def draw_leg(
    dresser: Dresser, spot: Callable[[Place], Place], name: str, hip: Place, sole: Place, facing: int, tone: int
) -> list[Stamp]:
    """Draw one leg: thigh, shin, foot. tone 1: in the shade of the torso."""
    points = dresser.figures.figure(name).points_wu
    thigh = math.dist(points["hip"], points["knee"])
    shin = math.dist(points["knee"], points["ankle"])
    high = points["ankle"][1] - dresser.figures.figure(name).feet_wu
    ankle = (sole[0], sole[1] + high)
    near = ((ankle[0] - hip[0]) * facing, ankle[1] - hip[1])  # as seen by a walker that looks right, from its hip
    knee = knee_of((0.0, 0.0), near, thigh, shin)
    hx, hy = spot(hip)
    kx, ky = spot((hip[0] + knee[0] * facing, hip[1] + knee[1]))
    ax, ay = spot(ankle)
    upper, lower = math.atan2(knee[1], knee[0]), math.atan2(near[1] - knee[1], near[0] - knee[0])
    return [
        stamp(dresser.sprite(name, "foot", 0.0, facing, tone), ax, ay),
        stamp(dresser.sprite(name, "shin", lower, facing, tone), kx, ky),
        stamp(dresser.sprite(name, "thigh", upper, facing, tone), hx, hy),
    ]
