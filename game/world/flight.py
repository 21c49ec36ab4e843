"""How wings fly: lift, drag and thrust on arrays, and the instructor that pitches towards a wanted path.

Rolling is instant and lift symmetrical: an angle of attack of either sign is as good.
Source: SURFACE.md section 5.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Ints, Rows, clamp, cross, dot, left_of, length
from game.world.land import AIR_WU, G_WUPS2
from game.world.surface import Wings

CEILING_WU = 4500.0
FALL_WUPS = 220.0
"""[wu/s] how fast a dead aircraft falls at most"""
SLOW_WUPS = 60.0
"""[wu/s] below it the instructor lowers the nose first"""
BURNER_THIRST = 420.0 / 75.0
"""fuel an afterburner takes by fuel at military power"""

_CEILING_FADE_WU = 500.0  # over the ceiling, to no thrust at all
_THIN_AIR = 0.7  # thrust goes with this power of the air's density
_PATH_GAIN = 2.6  # [1/s] how fast an error of the flight path is taken out
_STALL_SHARE = 0.93  # of the stall's angle of attack that the instructor uses
_STALL_LOSS = 0.55  # of the lift, at twice the stall's angle
_FLAT_DRAG = 1.3  # of a wing across the flow
_BUFFET_SHARE = 0.8  # of the stall's angle, at which the flow begins to part
_GROUND_EFFECT_WU = 30.0
_ABOUT_TURN_RAD = 2.8  # beyond it both ways round are as near: keep the one begun, or go up
_TURNING_RPS = 0.25
_PITCH_GAIN = 20.0  # [1/s] how fast the nose goes where the instructor wants it
_FADE_WUPS = 120.0  # full pitch rate from this speed on
_STILL_PITCH = 0.4  # share of the pitch rate that is left without any speed
_NOSE_DOWN = 0.4  # ahead by down, of a lowered nose
_NOSE_BAND_WUPS = 15.0  # half the band of speeds over which lowering the nose takes over
_LEAST_WUPS = 1.0


class Airframe(NamedTuple):
    """What wings are, one number a craft: the fixed columns of Wings."""

    lift: Floats
    cl_max: Floats
    cl_slope: Floats
    cd0: Floats
    k_induced: Floats
    thrust: Floats
    burner: Floats
    g_most: Floats
    pitch: Floats


class Flow(NamedTuple):
    """How the air meets each craft.

    speed: (n) [wu/s]; path: (n, 2) unit vector of the flight path; attack: (n) [rad] nose left of the path;
    air: (n) density, 1 at sea level; pressure: (n) [wu/s2] lift with a lift coefficient of 1
    """

    speed: Floats
    path: Floats
    attack: Floats
    air: Floats
    pressure: Floats


def airframe(wings: Wings, rows: Rows) -> Airframe:
    """Gather what the wings of some rows are."""
    return Airframe(
        wings.lift[rows], wings.cl_max[rows], wings.cl_slope[rows], wings.cd0[rows], wings.k_induced[rows],
        wings.thrust[rows], wings.burner[rows], wings.g_most[rows], wings.pitch[rows],
    )  # fmt: skip


def density(height: Floats) -> Floats:
    """Give the air's density, 1 at sea level. height: (...) [wu]"""
    return np.exp(np.maximum(height, 0.0) / -AIR_WU)


def flow(frame: Airframe, vel: Floats, face: Floats, height: Floats) -> Flow:
    """Say how the air meets each craft.

    vel: (n, 2) [wu/s]; face: (n, 2) unit vector of the nose; height: (n) [wu]
    """
    speed = length(vel)
    path = np.where((speed > _LEAST_WUPS)[:, None], vel / np.maximum(speed, _LEAST_WUPS)[:, None], face)
    attack = np.arctan2(cross(path, face), dot(path, face))
    air = density(height)
    return Flow(speed, path, attack, air, frame.lift * air * speed * speed)


def coefficients(frame: Airframe, attack: Floats, over_ground: Floats) -> tuple[Floats, Floats]:
    """Give lift and drag coefficients by angle of attack.

    attack: (n) [rad]; over_ground: (n) [wu]; near the ground the air under the wing halves the induced drag
    Returns: (n) lift, positive to the left of the path; (n) drag
    """
    stall = frame.cl_max / frame.cl_slope
    size = np.abs(attack)
    past = clamp((size - stall) / stall, 0.0, 1.0)
    lost = frame.cl_max * (1.0 - _STALL_LOSS * past) * np.cos(attack) / np.cos(stall)
    lift = np.sign(attack) * np.where(size <= stall, frame.cl_slope * size, lost)
    induced = frame.k_induced * np.where(over_ground < _GROUND_EFFECT_WU, 0.5, 1.0)
    parted = clamp((size / stall - _BUFFET_SHARE) / (1.0 - _BUFFET_SHARE), 0.0, 1.0)
    across = np.sin(attack)
    return lift, frame.cd0 + induced * lift * lift + parted * _FLAT_DRAG * across * across


def push(
    frame: Airframe, air: Flow, face: Floats, power: Floats, over_ground: Floats
) -> tuple[Floats, Floats]:
    """Give what air and engines do to each craft, without its weight.

    power: (n) [wu/s2] of the engines at sea level; over_ground: (n) [wu]
    Returns: (n, 2) [wu/s2] acceleration; (n) [wu/s2] lift in it, positive to the left of the path
    Law: lift does no work, drag never adds energy.
    """
    lift_share, drag_share = coefficients(frame, air.attack, over_ground)
    lift, drag = air.pressure * lift_share, air.pressure * drag_share
    thrust = power * air.air**_THIN_AIR
    along = face * thrust[:, None] - air.path * drag[:, None]
    return along + left_of(air.path) * lift[:, None], lift


def available(frame: Airframe, throttle: Floats, burning: Bools, height: Floats) -> Floats:
    """Give what the engines push at sea level; over the ceiling they starve. Returns: (n) [wu/s2]"""
    military = frame.thrust * clamp(throttle, 0.0, 1.0)
    starved = clamp(1.0 - (height - CEILING_WU) / _CEILING_FADE_WU, 0.0, 1.0)
    return np.where(burning, frame.burner, military) * starved


def instruct(frame: Airframe, air: Flow, face: Floats, spin: Floats, want: Floats, g_most: Floats) -> Floats:
    """Fly towards a wanted flight path: the one routine for player, autopilot and minds.

    spin: (n) [rad/s]; want: (n, 2) unit vector, zero goes on level; g_most: (n) [g] that the pilot allows
    Returns: (n) [rad/s] pitch rate that the craft can do
    Law: the angle of attack stays within 93 % of the stall, the load within what frame and pilot allow.
    """
    ahead = np.where(air.path[:, 0] >= 0.0, 1.0, -1.0)
    idle = dot(want, want) < 0.25
    want_x, want_y = np.where(idle, ahead, want[:, 0]), np.where(idle, 0.0, want[:, 1])
    side = air.path[:, 0] * want_y - air.path[:, 1] * want_x
    error = np.arctan2(side, air.path[:, 0] * want_x + air.path[:, 1] * want_y)
    begun = np.where(np.abs(spin) > _TURNING_RPS, np.sign(spin), ahead)
    error = np.where(np.abs(error) > _ABOUT_TURN_RAD, begun * np.pi, error)
    most = np.minimum(frame.g_most, g_most) * G_WUPS2
    pull = clamp(_PATH_GAIN * error * air.speed + G_WUPS2 * air.path[:, 0], -most, most)
    edge = _STALL_SHARE * frame.cl_max / frame.cl_slope
    attack = clamp(pull / np.maximum(air.pressure * frame.cl_slope, 1e-6), -edge, edge)
    off = _wrap(attack - air.attack)
    glide = np.where(want_x >= 0.0, _NOSE_DOWN, -_NOSE_DOWN)
    down = np.arctan2(-face[:, 0] - face[:, 1] * glide, glide * face[:, 0] - face[:, 1])
    share = clamp((SLOW_WUPS + _NOSE_BAND_WUPS - air.speed) / (2.0 * _NOSE_BAND_WUPS), 0.0, 1.0)
    off = off + share * (down - off)
    lift = air.pressure * frame.cl_slope * clamp(air.attack, -edge, edge)
    turning = (1.0 - share) * (lift - G_WUPS2 * air.path[:, 0]) / np.maximum(air.speed, SLOW_WUPS)
    rate = frame.pitch * (_STILL_PITCH + (1.0 - _STILL_PITCH) * clamp(air.speed / _FADE_WUPS, 0.0, 1.0))
    return clamp(_PITCH_GAIN * off + turning, -rate, rate)


def hold(frame: Airframe, air: Flow, attack: Floats) -> Floats:
    """Pitch towards an angle of attack: by hand, or where a stick stays that nobody moves.

    attack: (n) [rad]; within 93 % of the stall. Returns: (n) [rad/s] pitch rate that the craft can do
    """
    edge = _STALL_SHARE * frame.cl_max / frame.cl_slope
    off = _wrap(clamp(attack, -edge, edge) - air.attack)
    lift = air.pressure * frame.cl_slope * clamp(air.attack, -edge, edge)
    turning = (lift - G_WUPS2 * air.path[:, 0]) / np.maximum(air.speed, SLOW_WUPS)
    rate = frame.pitch * (_STILL_PITCH + (1.0 - _STILL_PITCH) * clamp(air.speed / _FADE_WUPS, 0.0, 1.0))
    return clamp(_PITCH_GAIN * off + turning, -rate, rate)


def pulled(frame: Airframe, air: Flow, stick: Floats, g_most: Floats) -> Floats:
    """Give the angle of attack that a stick asks for. stick: (n) -1 to 1, left of the path. Returns: (n) [rad]"""
    edge = _STALL_SHARE * frame.cl_max / frame.cl_slope
    most = np.minimum(frame.g_most, g_most) * G_WUPS2 / np.maximum(air.pressure * frame.cl_slope, 1e-6)
    return clamp(stick, -1.0, 1.0) * np.minimum(edge, most)


def twist(spin: Floats, want_spin: Floats) -> Floats:
    """Give the angular acceleration that reaches a pitch rate within the tick. Returns: (n) [rad/s2]"""
    return (want_spin - spin) / DT


def fall(vel: Floats, terminal: float) -> Floats:
    """Give the acceleration of what falls with drag, its weight in it. terminal: [wu/s]"""
    down = vel * (length(vel) * (-G_WUPS2 / (terminal * terminal)))[:, None]
    down[:, 1] -= G_WUPS2
    return down


def tumble(serial: Ints, radius: Floats) -> Floats:
    """Give the spin a dead craft tumbles towards: either way round, slower the longer it is. [rad/s]"""
    way = np.where(serial % 2 == 0, 1.0, -1.0)
    return way * (1.0 + 0.25 * (serial % 5)) * np.minimum(60.0 / np.maximum(radius, 1.0), 1.5)


def _wrap(angle: Floats) -> Floats:
    """Bring angles back to half a turn either way."""
    return angle - 2.0 * np.pi * np.round(angle / (2.0 * np.pi))
