"""Musters a level's forces on the surface: where each unit stands, what it is about, in which house it waits."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.rules.level import ForceRule, ShipRule
from game.world.components import Body, Group, Record
from game.world.land import raise_roof
from game.world.minds import give_mind, minds_for
from game.world.posts import enter
from game.world.surface import Cargo, Eyes, Life, Storeys, Task, Unit
from game.world.surface_ambush import Plan
from game.world.surface_spawning import spawn_unit
from game.world.surface_troops import Post
from game.world.surface_world import SurfaceWorld, UnitBirth
from game.world.tasks import TASKS

_LANES = 7


def spawn_surface_force(world: SurfaceWorld, force: ForceRule) -> None:
    """Bring a force and all its units into the battle; world.forces gets the group's row under the force's id."""
    group, part = world.groups.claim(Group, Plan, *minds_for(force)), world.groups[Group]
    world.groups[Plan].tactic[group] = world.catalogue.tactic(force.doctrine)
    part.side[group] = SIDES.index(force.side)
    part.strength[group] = sum(ship.count for ship in force.ship)
    part.start[group] = part.home[group] = force.at_wu
    heard = world.commanded if not world.tick else bool(part.commanded[list(world.forces.values())].any())
    part.commanded[group] = force.commanded and heard
    for zone in world.level.zone:
        if zone.id == force.home:
            part.home[group] = zone.at_wu
    turned = -1 if math.cos(math.radians(force.facing_deg)) < 0.0 else 1
    world.forces[force.id] = group
    give_mind(world, group, force)
    place = 0
    for ship in force.ship:  # LOOP: entries of a force
        for number in range(ship.count):  # LOOP: units of an entry
            start = ship.at_wu or [force.at_wu[0] - turned * place * ship.spacing_wu, force.at_wu[1]]
            at = (start[0] - turned * number * ship.spacing_wu * bool(ship.at_wu), start[1])
            birth = _first(world, force, ship, group, at, turned, place)
            row = spawn_unit(world, birth)
            world.units[Unit].player[row] = ship.player
            world.units[Task].target[row] = row_of(world, force.against)
            _settle_in(world, row, ship, turned)
            if ship.aboard is not None and world.units.holds(row, Cargo):
                world.units[Cargo].left[row] = min(ship.aboard, _seats(world, row))
            place += 1


def _seats(world: SurfaceWorld, row: int) -> int:
    cargo = world.catalogue.units[int(world.units[Unit].kind[row])].cargo
    return 0 if cargo is None else cargo.seats or cargo.count


def _settle_in(world: SurfaceWorld, row: int, ship: ShipRule, turned: int) -> None:
    """Put troops into the house that a level names for them, and give a building the ruin that it names."""
    build, body = world.units[Storeys], world.units[Body]
    house = row_of(world, ship.inside)
    if house >= 0:
        there, post = world.units.rows(Body, Post), world.units[Post]
        there = there[(post.house[there] == house) & (post.storey[there] == ship.storey)]
        enter(world, row, house, min(ship.storey, int(build.standing[house]) - 1), len(there), turned)
    whole = int(build.standing[row])
    if whole and (ship.standing is not None or ship.walls < 1.0):
        left, high = min(ship.standing or whole, whole), float(build.high[row])
        build.standing[row] = left
        build.hp[row, :left], build.hp[row, left:] = build.each[row] * ship.walls, 0.0
        world.units[Life].hp[row] = world.units[Life].full[row] = build.hp[row].sum()
        body.pos[row, 1] = body.prev_pos[row, 1] = body.pos[row, 1] - 0.5 * (whole - left) * high
        world.units[Eyes].eye[row] -= 0.5 * (whole - left) * high
        world.physics.place(row, body.pos[row])
        wide = float(world.catalogue.half[int(world.units[Unit].kind[row]), 0])
        raise_roof(world.land, float(body.pos[row, 0]) - wide, float(body.pos[row, 0]) + wide, left * high)


def row_of(world: SurfaceWorld, ship: str) -> int:
    """Give the row of the unit that a level names, -1 for none that is in the battle."""
    record, entry = world.records[Record], world.entry_of.get(ship, -1)
    found = np.flatnonzero((record.entry[: world.records.size] == entry) & (record.unit[: world.records.size] >= 0))
    return int(record.unit[found[0]]) if entry >= 0 and len(found) else -1


def _first(
    world: SurfaceWorld, force: ForceRule, ship: ShipRule, group: int, at: tuple[float, float], turned: int, place: int
) -> UnitBirth:
    """Give the birth of a unit that a level names."""
    kind = world.catalogue.unit(ship.unit)
    goal = tuple(force.to_wu) if force.to_wu is not None else at
    angle = math.pi if turned < 0 and world.catalogue.units[kind].body.move == "wings" else 0.0
    return UnitBirth(
        kind, SIDES.index(force.side), group, world.entry_of[ship.id], at, (turned * force.speed_wups, 0.0), turned,
        angle, TASKS.index(force.task), (float(goal[0]), float(goal[1])), place % _LANES,
    )  # fmt: skip
