"""Blasts: what goes off hurts what is near and not behind earth, frightens more, and digs, but not in water."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, length
from game.world.components import Body
from game.world.fields import strike
from game.world.ground_events import Blast
from game.world.land import dig, is_clear, is_wet, surface_at
from game.world.storeys import half_of, hurt_round
from game.world.surface import Eyes, Field, Life, Unit
from game.world.surface_world import SurfaceWorld
from game.world.walls import shielded

_DIGS_FROM_WU = 20.0  # a smaller blast leaves no crater
_BURIED = 0.08  # of a blast that reaches what lies behind earth
_PLATE_MM = 60.0  # roof armour that keeps a blast out
_LEAST = 0.04  # of a blast that any plate lets in
_FEAR_REACH = 3.0  # fear reaches so many times as far as the blast


def go_off(
    world: SurfaceWorld, pos: Floats, arm: int, side: int, owner: int, owner_kind: int, spared: int = -1
) -> None:
    """Let an arm's blast go at a place. owner: serial; spared: a row that it cannot hurt

    Law: falls with the square of what is left of its reach; earth between shields. Source: SURFACE.md section 7.
    """
    reach, power = float(world.catalogue.arm["blast_wu"][arm]), float(world.catalogue.arm["blast"][arm])
    x, y = float(pos[0]), float(pos[1])
    ground, water = float(surface_at(world.land, np.array(x))), bool(is_wet(world.land, np.array(x)))
    on_ground = y < ground + 0.4 * reach
    world.events.append(Blast(arm, side, (x, y), reach, on_ground, on_ground and water))
    if reach <= 0.0:
        return
    _hurt(world, np.array((x, max(y, ground + 3.0))), reach, power, (arm, owner, owner_kind), spared)
    if on_ground and not water and reach >= _DIGS_FROM_WU:
        dig(world.land, x, 0.45 * reach)


def _hurt(
    world: SurfaceWorld, at: Floats, reach: float, power: float, by: tuple[int, int, int], spared: int
) -> None:
    body, life, unit, catalogue = world.units[Body], world.units[Life], world.units[Unit], world.catalogue
    rows = world.units.rows(Body, Unit, Life)
    off = np.maximum(np.abs(body.pos[rows] - at) - half_of(world, rows) * 0.8, 0.0)
    far = length(off)
    soft = catalogue.is_infantry[unit.kind[rows]]
    scared = soft & (far < reach * _FEAR_REACH)
    fright = float(catalogue.arm["suppress"][by[0]]) + 0.1
    life.fear[rows[scared]] += fright * (1.0 - far[scared] / (reach * _FEAR_REACH))
    near = np.flatnonzero((far < reach) & (rows != spared))
    if not len(near):
        return
    rows, share = rows[near], (1.0 - far[near] / reach) ** 2
    open_to = is_clear(world.land, np.repeat(at[None], len(rows), axis=0), body.pos[rows])
    share = np.where(open_to | (world.units[Eyes].radar[rows] > 0.0), share, share * _BURIED)
    share = share * shielded(world, rows, at)
    plate = np.maximum(1.0 - life.armour[rows, 2] / _PLATE_MM, _LEAST)
    held = world.units[Field].capacity[rows] > 0.0
    for place in np.flatnonzero(held).tolist():  # LOOP: starships in reach, hardly ever more than one
        strike(world, int(rows[place]), float(power * share[place] * plate[place]), at)
    hurt_round(world, rows[~held], (power * share * plate)[~held], float(at[1]), reach)
    life.struck_arm[rows], life.struck_by[rows] = by[0], by[1]
