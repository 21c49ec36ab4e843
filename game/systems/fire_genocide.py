"""Fire genocide: the great beam ends what its core meets, melts what its fringe meets, burns what lies behind."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SIDES
from game.base.vectors import Floats, Rows
from game.engine.schedule import writes
from game.rules.units import GenocideRule
from game.world.components import Body, GenocideDrive, Hull, Missile, Shield, Ship, Wreck
from game.world.events import CityBurned
from game.world.lanes import CITY_REACH, along_lane, cannon_rule, fringe_at, muzzle
from game.world.queries import blame
from game.world.world import World

_BENDS = 0.7  # share of the fringe's heat that a standing shield turns away
_ALL = 1.0e6  # MJ: more than any hull takes


@writes(Hull, Shield, Missile)
def fire_genocide(world: World) -> None:
    """Burn along the bow of every ship whose beam stands. LOOP: beams, one or two in a battle.

    Law: the beam knows no sides. In the core everything ends; in the fringe heat falls from the core to nothing at the
    edge. Source: ORBIT.md section 9.
    """
    cannon = world.units[GenocideDrive]
    rows = world.units.rows(Body, Ship, GenocideDrive)
    for row in rows[cannon.burn[rows] > 0.0].tolist():
        rule, start, way = cannon_rule(world, row), muzzle(world, row), world.units[Body].face[row]
        _burn_ships(world, row, rule, start, way)
        _burn_small(world, rule, start, way)
        _burn_cities(world, row, rule, start, way)


def _burn_ships(world: World, row: int, rule: GenocideRule, start: Floats, way: Floats) -> None:
    body = world.units[Body]
    ships = world.ships()
    ships = ships[ships != row]
    far, aside = along_lane(start, way, body.pos[ships])
    wide = fringe_at(rule, far)
    gap = np.maximum(np.abs(aside) - _half_breadth(world, ships, way), 0.0)
    near = (far > 0.0) & (far < rule.range_wu) & (gap < wide)
    for place in np.flatnonzero(near):  # LOOP: ships the beam touches
        share = 1.0 - max(float(gap[place]) - rule.core_wu, 0.0) / max(float(wide[place]) - rule.core_wu, 1.0)
        whole = float(np.abs(aside[place])) < rule.core_wu
        _heat(
            world,
            row,
            int(ships[place]),
            way,
            float(aside[place]),
            _ALL if whole else rule.fringe_mj_s * share * DT,
        )


def _half_breadth(world: World, ships: Rows, way: Floats) -> Floats:
    """Give how far hulls reach across a lane, seen along it. [wu]"""
    body, hulls = world.units[Body], world.catalogue.library.hulls
    rules = [hulls[world.catalogue.units[kind].hull] for kind in world.units[Ship].kind[ships]]
    size = np.array([(rule.length_wu, rule.width_wu) for rule in rules]).reshape(-1, 2) / 2.0
    turned = body.face[ships]
    end_on = np.abs(turned[:, 0] * way[0] + turned[:, 1] * way[1])
    broad: Floats = size[:, 1] * end_on + size[:, 0] * np.sqrt(np.maximum(1.0 - end_on * end_on, 0.0))
    return broad


def _heat(world: World, row: int, ship: int, way: Floats, aside: float, heat: float) -> None:
    """Let heat into the side of a hull that looks at the beam; in the core, into all of it."""
    hull, shield, body = world.units[Hull], world.units[Shield], world.units[Body]
    if heat >= _ALL:
        shield.pending[ship] += heat * bool(shield.up[ship])
        hull.pending[ship] += heat
    else:
        let_in = 1.0
        if shield.up[ship]:
            shield.pending[ship] += heat
            let_in = 1.0 - _BENDS
        across = np.array([-way[1], way[0]]) * (-1.0 if aside > 0.0 else 1.0)
        ahead = float((across * body.face[ship]).sum())
        part = 1 if abs(ahead) < 0.5 else (0 if ahead > 0.0 else 2)
        hull.pending[ship, part] += heat * let_in
    blame(world, ship, "genocide", world.serial(row))


def _burn_small(world: World, rule: GenocideRule, start: Floats, way: Floats) -> None:
    """End missiles and wreckage in the core."""
    body, missile = world.units[Body], world.units[Missile]
    flying = world.units.rows(Body, Missile)
    if len(flying):
        far, aside = along_lane(start, way, body.pos[flying])
        burned = flying[(far > 0.0) & (far < rule.range_wu) & (np.abs(aside) < fringe_at(rule, far))]
        missile.wear[burned] += missile.hp[burned]
        missile.worn_by[burned] = 5
    wrecks = world.units.rows(Body, Wreck)
    if len(wrecks):
        far, aside = along_lane(start, way, body.pos[wrecks])
        gone = (far > 0.0) & (far < rule.range_wu) & (np.abs(aside) < rule.core_wu + body.radius[wrecks])
        for row in wrecks[gone]:  # LOOP: pieces of wreckage on the axis
            world.request_death(int(row))


def _burn_cities(world: World, row: int, rule: GenocideRule, start: Floats, way: Floats) -> None:
    """Burn what the beam finds of the other side on the ground; the planet lies behind the battle, at no distance."""
    side = SIDES[int(world.units[Body].side[row])]
    for zone in world.level.zone:  # LOOP: zones of the level
        if not zone.city or zone.id in world.burned or zone.city == side:
            continue
        to = np.array([zone.at_wu], float)
        far, aside = along_lane(start, way, to)
        reached = 0.0 < far[0] < rule.range_wu * CITY_REACH
        if reached and abs(float(aside[0])) < zone.radius_wu:
            world.burned[zone.id] = world.tick
            world.events.append(CityBurned(zone.id, world.serial(row), (float(to[0, 0]), float(to[0, 1]))))
