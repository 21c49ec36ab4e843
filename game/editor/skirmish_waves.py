"""Waves: what comes, one time after another, at whoever is to survive: more of it, and newer or heavier kinds."""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.rules.library import Library
from game.rules.skirmish import SetupRule, choices, cost, standard_skirmish, units_of
from game.rules.units import Side

MOST_IN_WAVE = {"orbit": 16, "surface": 40}
_FIRST, _MORE = 0.4, 0.16  # of the enemy's fleet in the first wave, and so much more in each that follows
_BETTER = 0.2  # of a wave's units of one kind give way to the next better kind, for every wave that has come before
_WAVES_AN_ERA = 3


def year_of(setup: SetupRule, wave: int) -> int:
    """Give the year of what comes in a wave, 0 the first: every third is of the next age."""
    later = [era.year for era in standard_skirmish().era if era.year > setup.year]
    steps = wave // _WAVES_AN_ERA
    return ([setup.year, *later])[min(steps, len(later))]


def wave_units(setup: SetupRule, library: Library, foe: Side, wave: int) -> dict[str, int]:
    """Say what comes in a wave, 0 the first: a growing share of the enemy's fleet, of ever better kinds."""
    fleet, share = setup.fleet(foe), _FIRST + _MORE * wave
    known = choices(library, setup.theatre, fleet.make, year_of(setup, wave))
    out: dict[str, int] = {}
    for key, count in fleet.units.items():
        many = math.ceil(count * share)
        better = _better(setup, library, key, known)
        new = min(many, math.floor(many * _BETTER * wave)) if better else 0
        for kind, number in ((key, many - new), (better, new)):
            if number:
                out[kind] = out.get(kind, 0) + number
    return _fitted(out, MOST_IN_WAVE[setup.theatre])


def _better(setup: SetupRule, library: Library, key: str, known: list[str]) -> str:
    """Give the next dearer kind of the same role, "" for none."""
    units = units_of(library, setup.theatre)
    dearer = [each for each in known if units[each].role == units[key].role and cost(units[each]) > cost(units[key])]
    return min(dearer, key=lambda each: cost(units[each])) if dearer else ""


def _fitted(units: Mapping[str, int], most: int) -> dict[str, int]:
    """Keep a wave to what a battle can hold at once, each kind in its share, none lost."""
    count = sum(units.values())
    if count <= most:
        return dict(units)
    return {key: max(1, math.floor(number * most / count)) for key, number in units.items()}
