"""Names: of ships and havens, looked up once and kept while no force comes."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from game.base.constants import SIDES
from game.rules.level import ShipRule, ZoneRule
from game.world.components import Record, Ship
from game.world.roster import rosters
from game.world.world import World

_kept: WeakKeyDictionary[World, tuple[int, list[tuple[str, ShipRule]]]] = WeakKeyDictionary()


def roster_of(world: World) -> list[tuple[str, ShipRule]]:
    """Give (force id, ship) for each record, as `rosters` does."""
    kept = _kept.get(world)
    if kept is None or kept[0] != len(world.forces):
        kept = _kept[world] = (len(world.forces), rosters(world))
    return kept[1]


def name_of(world: World, row: int) -> str:
    """Give a ship's name."""
    return roster_of(world)[int(world.units[Ship].name[row])][1].name


def name_of_serial(world: World, serial: int) -> str:
    """Give the name of a ship, in the battle or gone from it."""
    record = world.records[Record]
    found = (record.serial[: world.records.size] == serial).nonzero()[0]
    return roster_of(world)[int(found[0])][1].name if len(found) else ""


def arrival(world: World, serial: int) -> str:
    """Say what became of a ship that has left: "is safe", or "has reached the way down" where only hers may go."""
    record = world.records[Record]
    found = (record.serial[: world.records.size] == serial).nonzero()[0]
    force = roster_of(world)[int(found[0])][0] if len(found) else ""
    zone = next((each for each in world.level.zone if force and each.only_for == force), None)
    return f"has reached {_in_a_sentence(zone)}" if zone is not None else "is safe"


def _in_a_sentence(zone: ZoneRule) -> str:
    return zone.name[0].lower() + zone.name[1:] if zone.name.startswith("The ") else zone.name


def haven(world: World, side: int) -> ZoneRule | None:
    """Give the place where a side is safe, None where a level has none."""
    return next((zone for zone in world.level.zone if zone.safe_for == SIDES[side]), None)


def way_out(world: World, side: int) -> str:
    """Say where a side withdraws to: "to the main defensive sphere", "to Home", or only "away"."""
    zone = haven(world, side)
    if zone is None:
        return "away"
    if " " not in zone.name:
        return f"to {zone.name}"
    words = zone.name.removeprefix("The ").removeprefix("the ")
    return f"to the {words[0].lower()}{words[1:]}"
