"""Drive: tracks and wheels stand on springs along the height line, and pull."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.engine.schedule import writes
from game.world.components import Body
from game.world.land import G_WUPS2, height_at, is_wet, surface_at
from game.world.surface import Debris, Life, Task, Tracks, Unit
from game.world.surface_world import SurfaceWorld
from game.world.wading import care, drown, slowed

_SAMPLES = 6
_SAG_WU = 4.0  # springs give so much under the vehicle's own weight
_DAMPING = 0.5
_STIFF_WU = 14.0  # compression from which springs stiffen by the cube
_GRIP = 1.05
_LOW_GEAR_WUPS = 25.0
_LOW_GEAR_WUPS2 = 16.0
_WATER_DRAG = 3.0  # [1/s] of what moves under water
_BENDS_PER_S, _SLIDES_PER_S, _ROCKS_PER_S = 20.0, 1.2, 4.0  # how fast a wreck's rebound, slide and rocking end
_OVER_S = 3.0  # on its roof this long: lost


@writes(Tracks, Body, Life)
def drive(world: SurfaceWorld) -> None:
    """Push every vehicle, and every burnt-out hull, off the ground and along it.

    Law: the ground only pushes; traction never exceeds grip times the load. Source: SURFACE.md section 4.
    """
    rows = world.units.rows(Body, Unit, Life, Tracks)
    if len(rows):
        task, tracks = world.units[Task], world.units[Tracks]
        half = world.catalogue.half[world.units[Unit].kind[rows]]
        want = np.clip(task.want_speed[rows], -60.0, 60.0)
        turned = world.units[Unit].turned[rows]
        most = np.where(want * turned >= 0.0, tracks.speed[rows], tracks.reverse[rows])
        want = care(world, rows, np.clip(want, -most, most)) * slowed(world, rows)
        _spring(world, rows, half, want, tracks.accel[rows])
        tracks.rolled[rows] += world.units[Body].vel[rows, 0] * DT
        _watch(world, rows, want)
        drown(world, rows)
    wrecks = world.units.rows(Body, Debris)
    wrecks = wrecks[~world.units[Debris].lies[wrecks]]
    if len(wrecks):
        half = world.catalogue.half[world.units[Debris].kind[wrecks]] * (1.0, 0.6)
        touch = _spring(world, wrecks, half, np.zeros(len(wrecks)), np.full(len(wrecks), 30.0))
        _crumple(world, wrecks[touch])
        _sink(world, wrecks)


def _crumple(world: SurfaceWorld, rows: Rows) -> None:
    """Let hulls that strike the ground bend instead of bouncing off. Law: it only takes energy."""
    body = world.units[Body]
    mass, vel = body.mass[rows], body.vel[rows]
    body.push[rows, 0] -= mass * vel[:, 0] * _SLIDES_PER_S
    body.push[rows, 1] -= mass * np.maximum(vel[:, 1], 0.0) * _BENDS_PER_S
    body.twist[rows] -= body.moment[rows] * body.spin[rows] * _ROCKS_PER_S


def _sink(world: SurfaceWorld, rows: Rows) -> None:
    """Let water hold back what sinks in it."""
    body = world.units[Body]
    x = body.pos[rows, 0]
    under = rows[is_wet(world.land, x) & (body.pos[rows, 1] < surface_at(world.land, x))]
    body.push[under] -= body.vel[under] * (_WATER_DRAG * body.mass[under])[:, None]
    body.twist[under] -= body.spin[under] * _WATER_DRAG * body.moment[under]


def _spring(world: SurfaceWorld, rows: Rows, half: Floats, want: Floats, accel: Floats) -> Bools:
    """Push hulls off the ground and along it. Returns: which touch it"""
    body, land = world.units[Body], world.land
    mass, vel, spin = body.mass[rows], body.vel[rows], body.spin[rows]
    c, s = np.cos(body.angle[rows]), np.sin(body.angle[rows])
    share = np.linspace(-0.92, 0.92, _SAMPLES)
    along, low = half[:, :1] * share, -half[:, 1:] * np.where(c >= 0.0, 1.0, -1.0)[:, None]
    off = np.stack([along * c[:, None] - low * s[:, None], along * s[:, None] + low * c[:, None]], axis=-1)
    at = body.pos[rows][:, None] + off
    deep = height_at(land, at[..., 0]) + _SAG_WU - at[..., 1]
    tilt = (height_at(land, at[..., 0] + 4.0) - height_at(land, at[..., 0] - 4.0)) / 8.0
    speed = np.stack([vel[:, None, 0] - spin[:, None] * off[..., 1], vel[:, None, 1] + spin[:, None] * off[..., 0]], -1)
    sinking = -(speed[..., 1] - speed[..., 0] * tilt)
    touch = deep > 0.0
    stiff = (G_WUPS2 / _SAG_WU) / _SAMPLES
    hard = stiff * (1.0 + np.minimum(deep / _STIFF_WU, 3.0) ** 3)
    load = np.where(touch, hard * deep + 2.0 * _DAMPING * np.sqrt(stiff / _SAMPLES) * sinking, 0.0)
    load = np.clip(load, 0.0, 4.0 * G_WUPS2 / _SAMPLES * 2.0)
    going = speed[..., 0]
    most = accel[:, None] + _LOW_GEAR_WUPS2 * (np.abs(vel[:, :1]) < _LOW_GEAR_WUPS)
    pull = np.clip((want[:, None] - going) * 2.5, -most, most) / _SAMPLES + load * tilt
    pull = np.clip(pull, -_GRIP * load, _GRIP * load) * touch
    norm = np.sqrt(1.0 + tilt * tilt)
    force = np.stack([(pull - load * tilt) / norm, (load + pull * tilt) / norm], axis=-1) * mass[:, None, None]
    body.push[rows] = force.sum(axis=1)
    body.push[rows, 1] -= mass * G_WUPS2
    body.twist[rows] = (off[..., 0] * force[..., 1] - off[..., 1] * force[..., 0]).sum(axis=1)
    body.twist[rows] -= body.moment[rows] * spin * 1.5
    return np.asarray(touch.any(axis=1))


def _watch(world: SurfaceWorld, rows: Rows, want: Floats) -> None:
    """Note who is stuck, and give up who lies on his roof."""
    tracks, body = world.units[Tracks], world.units[Body]
    still = (np.abs(want) > 5.0) & (np.abs(body.vel[rows, 0]) < 3.0)
    tracks.stuck[rows] = np.where(still, tracks.stuck[rows] + DT, 0.0)
    over = np.cos(body.angle[rows]) < 0.2
    tracks.overturned[rows] = np.where(over, tracks.overturned[rows] + DT, 0.0)
    lost = rows[tracks.overturned[rows] > _OVER_S]
    world.units[Life].pending[lost] += world.units[Life].full[lost]
