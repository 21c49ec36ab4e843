"""From a level to the map and the list of forces of its briefing. What comes later is not known yet."""

from __future__ import annotations

import math
from collections import Counter

from game.base.constants import SIDES
from game.rules.level import ForceRule, LevelRule
from game.rules.library import Library
from game.ui.briefing import ForceLine
from game.ui.briefing_plan import Plan, PlanMark

_MOST_KINDS = 3


def plan_of(level: LevelRule, grounds: bool = False) -> Plan:
    """Make the map of a battle's beginning. grounds: zones are shown on the surface too"""
    marks = [_mark(force, level) for force in level.force if not force.later]
    named: set[str] = set()
    zones = []
    land = [(x, y) for x, y in level.land.line_wu] if level.land is not None else []
    shown = [zone for zone in level.zone if not land or (grounds and not zone.id.endswith("-home"))]
    for zone in shown:  # LOOP: zones; fields of debris are named once, or their names would cover them
        name = zone.name if not zone.debris_per_s or zone.name not in named else ""
        named.add(zone.name)
        zones.append((name, zone.at_wu[0], zone.at_wu[1], zone.radius_wu, str(zone.safe_for or zone.city or "")))
    return Plan(marks, zones, land)


def _mark(force: ForceRule, level: LevelRule) -> PlanMark:
    places = [ship.at_wu for ship in force.ship if ship.at_wu is not None and level.theatre == "surface"]
    at = force.at_wu if not places else [sum(each[n] for each in places) / len(places) for n in (0, 1)]
    moving = force.speed_wups > 0.0
    heading = math.radians(force.facing_deg) if moving or level.theatre == "orbit" else None
    return PlanMark(force.side, force.name, count_of(force), (at[0], at[1]), heading, force.commanded)


def count_of(force: ForceRule) -> int:
    """Count a force's ships, vehicles or males."""
    return sum(ship.count for ship in force.ship)


def force_lines(level: LevelRule, library: Library) -> list[ForceLine]:
    """List the forces that are there from the beginning: those one commands, other friends, enemies."""
    here = [force for force in level.force if not force.later]
    here.sort(key=lambda force: (force.side != level.player_side, not force.commanded))
    lines = [ForceLine(force.side, force.name, _ships(force, level, library), force.commanded) for force in here]
    unseen = [each for each in SIDES if not any(line.side == each for line in lines)]
    return lines + [ForceLine(each, "The Race" if each == "race" else "The Arume", "Not in sight") for each in unseen]


def _ships(force: ForceRule, level: LevelRule, library: Library) -> str:
    names = library.units if level.theatre == "orbit" else library.surface_units
    kinds: Counter[str] = Counter()
    for ship in force.ship:  # LOOP: ships of a force
        kinds[names[ship.unit].name] += ship.count
    if len(force.ship) == 1 and force.ship[0].count == 1:
        name, unit = force.ship[0].name, names[force.ship[0].unit].name
        return unit if name == unit else f"{name}, {unit}"
    told = [f"{count} \u00d7 {name}" for name, count in kinds.most_common(_MOST_KINDS)]
    return ", ".join(told) + (", ..." if len(kinds) > _MOST_KINDS else "")
