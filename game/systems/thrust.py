"""Thrust: from what the helm wants to forces and torques, within what engines and power allow."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows, clamp, cross, dot, length, limit, pick, put, rotate, unrotate
from game.engine.schedule import writes
from game.world.components import Body, GenocideDrive, Helm, Reactor, Ship
from game.world.orders import ENGINES
from game.world.world import World

_RESPONSE_S = 0.5  # time in which the helm takes out a velocity error, if thrust allows
_BOW_CONE = 0.7071  # full thrust while the burn lies within 45 degrees of the bow


@writes(Body, Helm)
def thrust(world: World) -> None:
    """Push and turn every ship.

    Law: no drag; what is not pushed drifts on. Pushes never exceed accel times the engine's power level.
    """
    rows = world.units.rows(Body, Ship, Helm)
    body, helm = world.units[Body], world.units[Helm]
    power = world.units[Reactor].level[rows, ENGINES] * ~world.units[Ship].adrift[rows]
    ahead, hand = _by_helm(world, rows), helm.by_hand[rows]
    if hand.any():
        ahead = np.where(hand[:, None], _by_hand(world, rows), ahead)
    ahead = ahead * power[:, None]
    most = helm.accel[rows]
    put(helm.thrust, rows, ahead / np.maximum(most, 1e-9)[:, None])
    put(body.push, rows, rotate(ahead, pick(body.face, rows)) * body.mass[rows][:, None])
    body.twist[rows] = _turn(world, rows) * power * body.moment[rows]


def _by_helm(world: World, rows: Rows) -> Floats:
    """Give the acceleration towards want_vel in the hull's frame. Returns: (rows, 2) [wu/s2]"""
    body, helm = world.units[Body], world.units[Helm]
    want = (pick(helm.want_vel, rows) - pick(body.vel, rows)) / _RESPONSE_S
    local = unrotate(want, pick(body.face, rows))
    size = length(local)
    along = local[:, 0] >= _BOW_CONE * size
    return limit(local, helm.accel[rows] * np.where(along, 1.0, helm.side_share[rows]))


def _by_hand(world: World, rows: Rows) -> Floats:
    """Give the acceleration a person asks for; the governor takes away what would exceed its speed."""
    body, helm = world.units[Body], world.units[Helm]
    stick = helm.want_push[rows]
    most = helm.accel[rows]
    pull = np.empty_like(stick)
    pull[:, 0] = stick[:, 0] * most * np.where(stick[:, 0] >= 0.0, 1.0, helm.side_share[rows])
    pull[:, 1] = stick[:, 1] * most * helm.side_share[rows]
    over = length(body.vel[rows]) >= helm.speed[rows]
    way = unrotate(body.vel[rows], body.face[rows]) / np.maximum(length(body.vel[rows]), 1e-9)[:, None]
    gain = np.maximum(dot(pull, way), 0.0) * over
    return pull - way * gain[:, None]


def _turn(world: World, rows: Rows) -> Floats:
    """Give the angular acceleration towards want_face, or the one a person asks for. Returns: (rows) [rad/s2]"""
    body, helm = world.units[Body], world.units[Helm]
    face, want = pick(body.face, rows), pick(helm.want_face, rows)
    side, front = cross(face, want), dot(face, want)
    error = np.where(front >= 0.0, side, np.where(side >= 0.0, 2.0 - side, -2.0 - side))
    error = np.where(length(want) < 0.5, 0.0, error)
    cannon = world.units[GenocideDrive]
    open_bow = cannon.covers[rows] > 0.0
    limit_turn, build = np.where(open_bow, cannon.turn[rows], helm.turn[rows]), helm.turn_accel[rows]
    rate = np.sign(error) * np.minimum(limit_turn, np.sqrt(1.2 * build * np.abs(error)))
    rate = np.where(np.abs(error) < 0.02, clamp(error * 2.0, -limit_turn, limit_turn), rate)
    rate = np.where(helm.by_hand[rows], helm.want_turn[rows] * limit_turn, rate)
    most: Floats = clamp((rate - body.spin[rows]) / DT, -build, build)
    return most
