"""What walkers push against: their feet, their rockets, and the ground when they have fallen. A row a walker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, clamp, cross, length, rotate, unrotate
from game.engine.physics import Form
from game.world.components import Body
from game.world.gait import BOOST_S, HANG, Walkers, place_feet
from game.world.land import G_WUPS2, height_at
from game.world.surface import Legs

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_SPRING, _DAMPING = 60.0, 12.0  # [1/s2, 1/s] of the height law
_LOAD = (0.25, 3.0)  # [g] what legs press with, least and most
_PITCH, _PITCH_DAMPING = 36.0, 10.0  # [1/s2, 1/s] the torso is righted so
_PACE = 4.0  # [1/s] an error in speed is taken out so fast
_GRIP = 0.95  # friction of soles
_STRAIGHT, _SLACK = 1.12, 0.06  # [leg lengths] a leg this long bears nothing; over the last bit it lets go
_CROUCH = 0.3  # [leg lengths] legs fold no further
_LANDING_SHARE = 0.4  # [of a swing] from here on the torso stoops so that the foot will reach its place
_OVER = 1.15  # [soles] a torso so far past its only foot is beyond saving
_TIPPED = 0.6  # cosine of the torso's angle: what leans more has fallen
_LEAN_S = 0.6  # a walker on one leg topples to where it will be after this time
_ROD, _ROD_DAMPING = 400.0, 28.0  # [1/s2, 1/s] the locked leg holds so: 20/s, damped 0.7
_HULL, _HULL_DAMPING = 324.0, 36.0  # [1/s2, 1/s] the ground pushes a fallen hull so
_HULL_GRIP, _SCRAPE = 1.2, 30.0  # friction of hulls, and [1/s] how fast it stops them
_BLOW = 20.0  # [g] no corner is pushed harder
_ROLL, _ROLL_MOST = 20.0, 6.0  # [1/rad, 1/s] legs and guns stop a fallen hull's rolling, a fast roll sooner
_SAFE_WUPS, _HURT = 40.0, 1.5  # hulls may meet the ground so fast; [hp s/wu] beyond it
_QUIET_WUPS, _QUIET_SPIN = 8.0, 0.1  # [wu/s, rad/s] what moves less is about to rest
_QUIET_S, _TEETER_S = 0.4, 1.2  # it does after this time; on one corner after that
_RESTING = 0.05  # [radii] what lies may have so much air under it
_BRAKE_WU, _TOUCH_WUPS, _ROCKET_G = 80.0, 14.0, 8.0  # rockets: height they brake from, landing speed, full thrust
_EARLY = 0.1  # [heights] they have braked before feet may meet uneven ground
_FALL_WUPS = 160.0  # terminal speed


def push(w: Walkers) -> tuple[Floats, Floats, Floats]:
    """Give what moves each walker in this tick.

    Law: what stands is held up by its soles alone: the centre of pressure never leaves them.
    Source: SURFACE.md section 3.
    Returns: (n, 2) [wu/s2] acceleration without weight, (n) [wu2/s2] torque by mass, (n) [hp] harm of a fall
    """
    moment = w.moment / w.mass
    strength = _strength(w)
    stands = strength.any(axis=1) & ~w.falling
    accel, twist = _stand(w, strength, moment)
    accel[~stands], twist[~stands] = 0.0, 0.0
    harm = np.zeros(len(stands))
    w.rocket[:] = 0.0
    aloft = np.flatnonzero(~stands & ~w.falling)
    if len(aloft):
        accel[aloft], twist[aloft] = _fly(w, aloft, moment[aloft])
    _topple(w, stands)
    if w.falling.any():
        _lean(w, np.flatnonzero(w.falling & ~w.struck & ~w.lost.all(axis=1)), accel, twist, moment)
    low = w.falling | (w.pos[:, 1] - w.radius < w.smooth + 0.5 * w.radius)
    if low.any():
        _rub(w, np.flatnonzero(low), accel, twist, moment, harm)
    return accel, twist, harm


def _strength(w: Walkers) -> Floats:
    """Give what share of its load each leg can bear: none in the air or stretched. (n, 2)"""
    far = length(w.foot - w.hips[:, None]) / w.leg[:, None]
    return np.where(w.phase < 0.0, clamp((_STRAIGHT - far) / _SLACK, 0.0, 1.0), 0.0)


def _stand(w: Walkers, strength: Floats, moment: Floats) -> tuple[Floats, Floats]:
    """Give what the soles do: hold the torso's height, its pitch, and bring it to the wanted speed."""
    bears = strength > 0.0
    x, vx = w.pos[:, 0], w.vel[:, 0]
    up = _lift(w, bears) * strength.max(axis=1)
    foot_x, foot_y = w.foot[:, :, 0], w.foot[:, :, 1]
    left = np.where(bears, foot_x, np.inf).min(axis=1)
    right = np.where(bears, foot_x, -np.inf).max(axis=1)
    some = bears.any(axis=1)
    left, right = np.where(some, left, x) - w.sole, np.where(some, right, x) + w.sole
    count = np.maximum(bears.sum(axis=1), 1)
    arm = np.maximum(w.pos[:, 1] - (foot_y * bears).sum(axis=1) / count, 0.3 * w.height)
    tilt = (w.sole_slope * bears).sum(axis=1) / count
    held = np.where(w.lost.any(axis=1), 0.0, w.stabiliser * G_WUPS2)
    right_it = moment * (-_PITCH * w.angle - _PITCH_DAMPING * w.spin)
    ahead = clamp(_PACE * (w.want - vx), -w.accel, w.accel)
    ahead = np.where(w.lost.any(axis=1), _fall_way(w, (left + right) / 2.0) * w.accel * 4.0, ahead)
    ahead = clamp(ahead, (right_it - held - (right - x) * up) / arm, (right_it + held - (left - x) * up) / arm)
    least = np.where(_GRIP * tilt < 1.0, -(_GRIP + tilt) / np.maximum(1.0 - _GRIP * tilt, 0.05), -20.0)
    most = np.where(_GRIP * tilt > -1.0, (_GRIP - tilt) / np.maximum(1.0 + _GRIP * tilt, 0.05), 20.0)
    ahead = clamp(ahead, least * up, most * up)
    twist = clamp(right_it, (left - x) * up + arm * ahead - held, (right - x) * up + arm * ahead + held)
    return np.stack([ahead, up], axis=-1), twist


def _lift(w: Walkers, bears: Bools) -> Floats:
    """Give what legs press down with, by mass: the height law, within what legs reach. [wu/s2]"""
    soon = (bears | (w.phase > _LANDING_SHARE)) & ~w.lost
    place = np.where(bears[..., None], w.foot, w.goal)
    off = w.hips[:, :1] - place[:, :, 0]
    leg = w.leg[:, None]
    span = np.sqrt(np.maximum(leg * leg - off * off, (_CROUCH * leg) ** 2))
    top = np.where(soon, place[:, :, 1] + span, np.inf).min(axis=1) - (w.hips[:, 1] - w.pos[:, 1])
    aim = np.minimum(w.smooth + w.height, top)
    rate = w.vel[:, 1] - w.slope * w.vel[:, 0]
    bend = w.vel[:, 0] * w.vel[:, 0] * w.bend
    up = G_WUPS2 + _SPRING * (aim - w.pos[:, 1]) - _DAMPING * rate + bend
    return clamp(up, _LOAD[0] * G_WUPS2, _LOAD[1] * G_WUPS2)


def _fall_way(w: Walkers, foot: Floats) -> Floats:
    """Give to which side a walker on one leg topples. Returns: (n) 1 or -1"""
    lean = w.pos[:, 0] + _LEAN_S * w.vel[:, 0] - foot
    return np.where(np.abs(lean) < 0.5, w.turned, np.sign(lean))


def _fly(w: Walkers, rows: Rows, moment: Floats) -> tuple[Floats, Floats]:
    """Give what rockets and the air do to walkers off the ground: hop, fall, brake by v^2 / 2a, land."""
    vel, hopping = w.vel[rows], w.hopping[rows]
    up_s = np.sqrt(2.0 * w.hop_up[rows] / G_WUPS2)
    boost = (hopping > 0.0) & (hopping > 2.0 * up_s - BOOST_S)
    deep = w.hips[rows, 1] - w.smooth[rows] - HANG * w.leg[rows] - _EARLY * w.height[rows]
    fall = -vel[:, 1]
    need = G_WUPS2 + (fall * fall - _TOUCH_WUPS**2) / (2.0 * np.maximum(deep, 2.0))
    brake = (deep < _BRAKE_WU) & (fall > _TOUCH_WUPS) & ~w.lost[rows].any(axis=1)
    thrust = np.where(boost, G_WUPS2 * (1.0 + up_s / BOOST_S), np.where(brake, need, 0.0))
    thrust = np.minimum(thrust, _ROCKET_G * G_WUPS2)
    w.rocket[rows] = thrust / (_ROCKET_G * G_WUPS2)
    way = np.sign(w.want[rows]) * w.hop_far[rows] / np.maximum(2.0 * up_s, DT)
    speed = np.where(hopping > 0.0, way, w.want[rows])
    steer = clamp(_PACE * (speed - vel[:, 0]), -w.accel[rows], w.accel[rows]) * ((hopping > 0.0) | brake)
    drag = -vel * (length(vel) * (G_WUPS2 / _FALL_WUPS**2))[:, None]
    accel = drag + np.stack([steer, thrust], axis=-1)
    most = w.stabiliser[rows] * G_WUPS2
    twist = clamp(moment * (-_PITCH * w.angle[rows] - _PITCH_DAMPING * w.spin[rows]), -most, most)
    return accel, np.where(w.lost[rows].any(axis=1), 0.0, twist)


def _topple(w: Walkers, stands: Bools) -> None:
    """Let fall who is past its last foot, lies over, or has no legs; the last leg locks and falls with the torso."""
    stood = w.phase < 0.0
    only = np.where(stood[:, 1], w.foot[:, 1, 0], w.foot[:, 0, 0])
    past = w.lost.any(axis=1) & stands & (np.abs(w.pos[:, 0] - only) > _OVER * w.sole)
    sunk = w.lost.any(axis=1) & ~stands & (w.pos[:, 1] - w.radius < w.smooth)
    new = np.flatnonzero((past | sunk | w.lost.all(axis=1) | (w.face[:, 0] < _TIPPED)) & ~w.falling)
    if not len(new):
        return
    last = np.where(stood[new, 1:], w.foot[new, 1], w.foot[new, 0])
    rod = unrotate(last - w.pos[new], w.face[new])
    w.anchor[new] = np.where((past[new])[:, None], rod, 0.0)
    w.falling[new] = True
    w.stuck[new] = w.hopping[new] = 0.0
    w.struck[new] = ~past[new]


def _lean(w: Walkers, rows: Rows, accel: Floats, twist: Floats, moment: Floats) -> None:
    """Hold locked legs' feet where they stand: torso and leg turn about the foot as one rod."""
    if not len(rows):
        return
    arm = rotate(w.anchor[rows], w.face[rows])
    spin = w.spin[rows]
    side = np.where(w.phase[rows, 1] < 0.0, 1, 0)
    drift = w.pos[rows] + arm - w.foot[rows, side]
    speed = w.vel[rows] + np.stack([-arm[:, 1], arm[:, 0]], axis=-1) * spin[:, None]
    want = -_ROD * drift - _ROD_DAMPING * speed + arm * (spin * spin)[:, None]
    want[:, 1] += G_WUPS2
    turn = 1.0 / moment[rows]
    a, b, d = 1.0 + turn * arm[:, 1] ** 2, -turn * arm[:, 0] * arm[:, 1], 1.0 + turn * arm[:, 0] ** 2
    whole = a * d - b * b
    force = np.stack([d * want[:, 0] - b * want[:, 1], a * want[:, 1] - b * want[:, 0]], axis=-1) / whole[:, None]
    accel[rows] = force
    twist[rows] = cross(arm, force)


def _rub(w: Walkers, rows: Rows, accel: Floats, twist: Floats, moment: Floats, harm: Floats) -> None:
    """Let the ground push torsos that touch it, and hold still what has come to rest.

    Law: the ground only pushes, and what it pushes comes to lie: the middle between corners that touch.
    """
    off = rotate(w.hull[rows], w.face[rows, None])
    at = w.pos[rows, None] + off
    ground, beside = height_at(w.land, np.stack([at[..., 0], at[..., 0] + 4.0]))
    normal = np.stack([(ground - beside) / 4.0, np.ones_like(ground)], axis=-1)
    normal /= length(normal)[..., None]
    deep = (ground - at[..., 1]) * normal[..., 1]
    along = np.stack([normal[..., 1], -normal[..., 0]], axis=-1)
    speed = w.vel[rows, None] + np.stack([-off[..., 1], off[..., 0]], axis=-1) * w.spin[rows, None, None]
    turn = 1.0 / moment[rows, None]
    into, slip = (speed * normal).sum(axis=-1), (speed * along).sum(axis=-1)
    touch = deep > 0.0
    load = (_HULL * deep - _HULL_DAMPING * into) / (1.0 + turn * cross(off, normal) ** 2)
    load = np.where(touch, clamp(load, 0.0, _BLOW * G_WUPS2), 0.0)
    grip = clamp(-_SCRAPE * slip / (1.0 + turn * cross(off, along) ** 2), -_HULL_GRIP * load, _HULL_GRIP * load)
    force = normal * load[..., None] + along * grip[..., None]
    accel[rows] += force.sum(axis=1)
    fallen = w.falling[rows]  # the stabiliser of those that are not takes the blow's torque
    roll = np.minimum(_ROLL * np.abs(w.spin[rows]), _ROLL_MOST) * touch.any(axis=1)
    turning = cross(off, force).sum(axis=1) - roll * moment[rows] * w.spin[rows]
    twist[rows] += np.where(fallen, turning, 0.0)
    hit = fallen & touch.any(axis=1) & ~w.struck[rows]
    fast = np.where(touch, -into, 0.0).max(axis=1)
    harm[rows] = np.where(hit, np.maximum(fast - _SAFE_WUPS, 0.0) * _HURT, 0.0)
    w.struck[rows] |= hit
    w.phase[rows[hit]] = 1.0
    near = deep > -_RESTING * w.radius[rows, None]
    lies = (near & (off[..., 0] < 0.0)).any(axis=1) & (near & (off[..., 0] > 0.0)).any(axis=1)
    _rest(w, rows, fallen & near.any(axis=1), lies, accel, twist, moment)


def _rest(
    w: Walkers, rows: Rows, near: Bools, lies: Bools, accel: Floats, twist: Floats, moment: Floats
) -> None:
    """Hold still those that lie and have been quiet for a while."""
    quiet = near & (length(w.vel[rows]) < _QUIET_WUPS) & (np.abs(w.spin[rows]) < _QUIET_SPIN)
    w.stuck[rows] = np.where(w.falling[rows], np.where(quiet, w.stuck[rows] + DT, 0.0), w.stuck[rows])
    w.down[rows] = (w.down[rows] & near) | (quiet & (w.stuck[rows] > np.where(lies, _QUIET_S, _TEETER_S)))
    still = rows[w.down[rows]]
    accel[still] = -w.vel[still] / DT
    accel[still, 1] += G_WUPS2
    twist[still] = -moment[still] * w.spin[still] / DT


def stand_up(world: SurfaceWorld, rows: Rows) -> None:
    """Put the feet of new-born walkers under them, and learn from their forms where their torsos may touch.

    rows: (n) of units with Body and Legs, their poses and measures written
    """
    body, legs = world.units[Body], world.units[Legs]
    for row in rows:  # LOOP: walkers born in one tick
        legs.hull[row] = _corners(world.physics.forms[body.form[row]], float(body.radius[row]))
    place_feet(world.units, world.land, rows)


def _corners(form: Form, radius: float) -> Floats:
    """Give those corners of a form that lie farthest out in eight directions. Returns: (8, 2) [wu]"""
    angle = np.radians(22.5 + 45.0 * np.arange(8))
    out = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    corners = np.array([corner for shape in form.shapes for corner in shape.corners]).reshape(-1, 2)
    if not len(corners):
        return out * radius
    best = (out @ corners.T).argmax(axis=1)
    chosen: Floats = corners[best]
    return chosen
