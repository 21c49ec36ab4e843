"""The cast of a level: what figures it can show, and how they move."""

from __future__ import annotations

from game.rules.level import LevelRule
from game.world.surface_catalogue import SurfaceCatalogue


def is_flown(catalogue: SurfaceCatalogue, level: LevelRule) -> bool:
    """Say whether a battle is fought by wings alone."""
    units = {ship.unit for force in level.force for ship in force.ship}
    return bool(units) and all(catalogue.library.surface_units[unit].body.move == "wings" for unit in units)


def used_figures(catalogue: SurfaceCatalogue, level: LevelRule) -> list[str]:
    """Name the figures that a level can show, what its carriers let go included."""
    units = {ship.unit for force in level.force for ship in force.ship}
    rules = [catalogue.library.surface_units[unit] for unit in sorted(units)]
    torn = [f"{rule.figure}_{left}" for rule in rules for left in range(rule.storeys)]
    for unit in sorted(units):
        rule = catalogue.library.surface_units[unit]
        units |= {each.unit for each in (rule.cargo, rule.hangar) if each is not None}
    figures = {catalogue.library.surface_units[unit].figure for unit in units}
    arms = {getattr(arm, "figure", "") for arm in catalogue.arms} - {""}
    return [*sorted(figures), *torn, *sorted(arms)]
