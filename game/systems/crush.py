"""Crush: a falling hull hurts what it comes down on, houses too."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, facing, length, rotate
from game.engine.schedule import writes
from game.world.components import Body
from game.world.ground_events import Crushed, Toppled
from game.world.gunners import is_flying
from game.world.land import height_at
from game.world.storeys import half_of, hurt_at
from game.world.surface import LEGS, Legs, Life, Storeys, Unit
from game.world.surface_world import SurfaceWorld

_HURTS = 0.02  # [hp s/(t wu)] a tower of 220 t at 87 wu/s takes 380 hp from what it falls on
_SLOW_WUPS = 25.0  # slower than this nothing is crushed
_LANDS_WUPS = 30.0  # a hull that meets the ground so fast is heard


@writes(Life, Storeys)
def crush(world: SurfaceWorld) -> None:
    """Let hulls of walkers that fall this tick hurt what they begin to touch.

    Law: each thing is hurt once by each fall past it, by the momentum of what falls; friends on legs stand at another
    depth, and are spared.
    """
    legs, body = world.units[Legs], world.units[Body]
    rows = world.units.rows(Body, Unit, Life, Legs)
    rows = rows[legs.falling[rows] & ~legs.down[rows]]
    if not len(rows):
        return
    _land(world, rows)
    others = world.units.rows(Body, Unit, Life)
    others = others[~is_flying(world, others) & (world.units[Life].hp[others] > 0.0)]
    new = _over(world, rows, others, False) & ~_over(world, rows, others, True)
    speed = length(body.vel[rows])
    new &= (speed > _SLOW_WUPS)[:, None] & (body.vel[rows, 1] < 0.0)[:, None] & (rows[:, None] != others[None])
    new &= (body.side[rows][:, None] != body.side[others][None]) | (world.units[Unit].move[others] != LEGS)[None]
    for one, place in zip(*np.nonzero(new), strict=True):  # LOOP: what is fallen on in one tick
        row, other = int(rows[one]), int(others[place])
        damage = _HURTS * float(body.mass[row] * speed[one])
        hurt_at(world, other, damage, float(body.pos[row, 1]))
        life = world.units[Life]
        life.struck_by[other], life.struck_arm[other] = life.struck_by[row], life.struck_arm[row]
        world.events.append(Crushed(other, world.serial(other), world.serial(row), world.place(other), damage))


def _over(world: SurfaceWorld, rows: Rows, others: Rows, before: bool) -> Bools:
    """Say which hulls touch which boxes, now or a tick ago. Returns: (rows, others)"""
    body, half = world.units[Body], world.catalogue.half[world.units[Unit].kind[rows]]
    pos, angle = (body.prev_pos, body.prev_angle) if before else (body.pos, body.angle)
    c, s = np.abs(np.cos(angle[rows]))[:, None], np.abs(np.sin(angle[rows]))[:, None]
    size = half_of(world, others)
    off = pos[others][None] - pos[rows][:, None]
    face = facing(-angle[rows])
    local = np.abs(rotate(off, face[:, None]))
    wide = half[:, :1] + size[None, :, 0] * c + size[None, :, 1] * s
    high = half[:, 1:] + size[None, :, 0] * s + size[None, :, 1] * c
    out: Bools = (local[..., 0] < wide) & (local[..., 1] < high)
    return out


def _land(world: SurfaceWorld, rows: Rows) -> None:
    """Tell of hulls that meet the ground hard."""
    body, catalogue = world.units[Body], world.catalogue
    now, then = _lowest(world, rows, body.pos, body.angle), _lowest(world, rows, body.prev_pos, body.prev_angle)
    speed = length(body.vel[rows])
    for place in np.flatnonzero((now <= 0.0) & (then > 0.0) & (speed > _LANDS_WUPS)).tolist():  # LOOP: falls that end
        row = int(rows[place])
        kind = int(world.units[Unit].kind[row])
        size = 2.0 * float(catalogue.half[kind, 0])
        event = Toppled(row, world.serial(row), kind, int(body.side[row]), world.place(row), float(speed[place]), size)
        world.events.append(event)


def _lowest(world: SurfaceWorld, rows: Rows, pos: Floats, angle: Floats) -> Floats:
    """Give how high over the ground the lowest corner of each hull is. [wu]"""
    at = pos[rows][:, None] + rotate(world.units[Legs].hull[rows], facing(angle[rows])[:, None])
    out: Floats = (at[..., 1] - height_at(world.land, at[..., 0])).min(axis=1)
    return out
