"""Lanes: the straight way of a forward cannon's beam, and who stands in it."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Rows, cross, dot
from game.rules.level import ZoneRule
from game.rules.units import GenocideRule
from game.world.components import Body, Ship
from game.world.world import World

CITY_REACH = 2.0
"""how many times the range of a forward cannon a city behind the battle may lie away"""


def cannon_rule(world: World, row: int) -> GenocideRule:
    """Give the rule of a ship's forward cannon."""
    rule = world.catalogue.units[int(world.units[Ship].kind[row])].genocide
    assert rule is not None
    return rule


def along_lane(start: Floats, way: Floats, places: Floats) -> tuple[Floats, Floats]:
    """Give how far along a lane places lie, and how far to its left. way: unit vector. Returns: (n), (n) [wu]"""
    to = places - start
    return dot(to, way[None]), cross(np.broadcast_to(way, to.shape), to)


def muzzle(world: World, row: int) -> Floats:
    """Give where a ship's beam leaves the bow. [wu]"""
    body = world.units[Body]
    half = world.catalogue.lengths[int(world.units[Ship].kind[row])] / 2.0
    place: Floats = body.pos[row] + body.face[row] * half
    return place


def fringe_at(rule: GenocideRule, far: Floats) -> Floats:
    """Give the half-width of the melting fringe at distances. [wu]"""
    return rule.fringe_wu + rule.fringe_share * np.maximum(far, 0.0)


def friends_in_lane(world: World, row: int, way: Floats, extra: float = 0.0) -> Bools:
    """Say which ships of the same side stand in a ship's lane. Returns: a flag for each of `world.ships()`"""
    ships, body = world.ships(), world.units[Body]
    rule = cannon_rule(world, row)
    far, aside = along_lane(muzzle(world, row), way, body.pos[ships])
    inside = (
        (far > 0.0)
        & (far < rule.range_wu)
        & (np.abs(aside) < fringe_at(rule, far) + body.radius[ships] + extra)
    )
    return inside & (body.side[ships] == body.side[row]) & (ships != row)


def standing_cities(world: World, side: str) -> list[ZoneRule]:
    """Give the cities that a side's forward cannon may still burn."""
    return [zone for zone in world.level.zone if zone.city and zone.city != side and zone.id not in world.burned]


def cities_in_lane(world: World, row: int, ways: Floats) -> Floats:
    """Count the enemy's cities that stand unburned behind a shot along each of some ways. Returns: (n) cities"""
    body, side, out = world.units[Body], SIDES[int(world.units[Body].side[row])], np.zeros(len(ways))
    reach = cannon_rule(world, row).range_wu * CITY_REACH
    for zone in standing_cities(world, side):  # LOOP: cities of the level
        to = np.array(zone.at_wu) - body.pos[row]
        far, aside = ways @ to, np.abs(ways[:, 0] * to[1] - ways[:, 1] * to[0])
        out += (far > 0.0) & (far < reach) & (aside < zone.radius_wu)
    return out


def targets_in_lane(world: World, row: int, ways: Floats, ships: Rows) -> Floats:
    """Weigh what a shot along each of some ways would strike. ways: (n, 2) unit vectors. Returns: (n) ships"""
    body, rule = world.units[Body], cannon_rule(world, row)
    to = body.pos[ships] - body.pos[row]
    far = ways @ to.T
    aside = np.abs(ways[:, :1] * to[None, :, 1] - ways[:, 1:] * to[None, :, 0])
    wide = np.maximum(fringe_at(rule, far), 1.0)
    share = np.clip(1.15 - aside / wide, 0.0, 1.0) * ((far > 0.0) & (far < rule.range_wu))
    total: Floats = share.sum(axis=1)
    return total
