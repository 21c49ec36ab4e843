"""Set-ups: one to begin with, one from a seed, and how a fleet is filled and kept within what a set-up allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from game.editor.skirmish_goals import BROKEN
from game.rules.library import Library
from game.rules.mind import MINDS, TEMPERS, MindName
from game.rules.skirmish import (
    MAP_SEEDS,
    MOST,
    FleetRule,
    SetupRule,
    TheatreName,
    choices,
    cost,
    standard_skirmish,
    total,
    units_of,
)
from game.rules.units import Side

_LIKED = {
    "warship": 4.0, "flagship": 0.5, "converted": 0.8, "patrol": 1.2, "landcruiser": 4.0, "infantry": 3.0,
    "carrier": 0.6, "walker": 4.0, "air_defence": 0.4, "helicopter": 0.7, "killercraft": 0.6, "gosta": 0.5,
}  # fmt: skip
_MASS = ("infantry", "gosta")
SECTION = 4
"""so many of those who come in sections are taken or left at once"""


def step_of(library: Library, theatre: TheatreName, unit: str) -> int:
    """Give how many of a unit are added at once."""
    return SECTION if units_of(library, theatre)[unit].role in _MASS else 1


def filled(
    library: Library, theatre: TheatreName, make: Side, year: int, budget: float, rng: np.random.Generator
) -> dict[str, int]:
    """Make a fleet that spends a budget, of kinds that the stream chooses, the more often the more they are liked."""
    units, out, left = units_of(library, theatre), {}, budget
    kinds: list[str] = choices(library, theatre, make, year)
    counts: dict[str, int] = {}
    while True:  # LOOP: units of a fleet, which are bounded
        fit = [key for key in kinds if cost(units[key]) * step_of(library, theatre, key) <= left + 1e-9
               and sum(counts.values()) + step_of(library, theatre, key) <= MOST[theatre]]  # fmt: skip
        if not fit:
            break
        weights = np.array([_LIKED.get(units[key].role, 1.0) for key in fit])
        key = fit[int(rng.choice(len(fit), p=weights / weights.sum()))]
        counts[key] = counts.get(key, 0) + step_of(library, theatre, key)
        left -= cost(units[key]) * step_of(library, theatre, key)
    if not counts and kinds:  # nothing is cheap enough: the cheapest comes all the same
        counts = {kinds[-1]: 1}
    for key in kinds:
        if key in counts:
            out[key] = counts[key]
    return out


def kept_within(
    library: Library, theatre: TheatreName, fleet: FleetRule, year: int, budget: int | None
) -> FleetRule:
    """Take out of a fleet what it may not have: unknown kinds, too many, too dear; an empty one is filled anew."""
    units, known = units_of(library, theatre), choices(library, theatre, fleet.make, year)
    counts = {key: fleet.units[key] for key in known if fleet.units.get(key)}
    while counts and (
        sum(counts.values()) > MOST[theatre] or (budget is not None and total(library, theatre, counts) > budget)
    ):  # LOOP: units of a fleet
        key = max(counts, key=lambda each: cost(units[each]))
        counts = {each: count - (each == key) for each, count in counts.items() if count - (each == key) > 0}
    if not counts:
        points = budget if budget is not None else standard_skirmish().budgets[theatre][1]
        counts = filled(library, theatre, fleet.make, year, points, np.random.default_rng(1))
    return fleet.model_copy(update={"units": counts})


def mended(library: Library, setup: SetupRule, **changes: Any) -> SetupRule:
    """Give a set-up with some things changed, and whatever no longer fits brought within what fits."""
    new = setup.model_copy(update=changes)
    maps = [each.id for each in standard_skirmish().map if each.theatre == new.theatre]
    update: dict[str, Any] = {} if new.map in maps else {"map": maps[0]}
    budgets = standard_skirmish().budgets[new.theatre]
    if new.theatre != setup.theatre and new.budget is not None:
        update["budget"] = budgets[1]
    new = new.model_copy(update=update)
    for side in ("race", "arume"):
        fleet = kept_within(library, new.theatre, getattr(new, side), new.year, new.budget)
        new = new.model_copy(update={side: fleet})
    return new


def is_decided(setup: SetupRule, library: Library) -> bool:
    """Say whether one side has so much less than the other, by the rules' `value`, that a fight is over at once."""
    units = units_of(library, setup.theatre)
    few, many = sorted(sum(units[key].value * count for key, count in fleet.units.items())
                       for fleet in (setup.race, setup.arume))  # fmt: skip
    return many >= BROKEN * few


def first_setup(library: Library, seed: int) -> SetupRule:
    """Give the set-up that one begins with who has never made one."""
    budget = standard_skirmish().budgets["orbit"][1]
    sides: Mapping[Side, dict[str, int]] = {
        "race": {"race_cruiser": 8}, "arume": {"arume_battlecruiser": 1, "arume_cruiser": 3},
    }  # fmt: skip
    setup = SetupRule(
        theatre="orbit", map="limb", map_seed=seed % MAP_SEEDS, seed=seed, budget=budget, player="race",
        race=FleetRule(make="race", units=sides["race"]), arume=FleetRule(make="arume", units=sides["arume"]),
    )  # fmt: skip
    return mended(library, setup)


def random_setup(library: Library, seed: int, theatre: TheatreName | None = None) -> SetupRule:
    """Give a set-up of which everything comes from a seed."""
    rng, kinds = np.random.default_rng([seed, 7]), standard_skirmish()

    def one(options: Any) -> Any:
        return options[int(rng.integers(len(options)))]

    place = one([each for each in kinds.map if theatre in (None, each.theatre)])
    year = one(kinds.era).year
    budget = one(kinds.budgets[place.theatre][:3])
    fleets = {}
    for side in ("race", "arume"):
        make = one(("race", "arume"))
        units = filled(library, place.theatre, make, year, budget, rng)
        fleets[side] = FleetRule(make=make, units=units, mind=one(MINDS), temper=one(TEMPERS))
    return SetupRule(
        theatre=place.theatre, map=place.id, map_seed=int(rng.integers(2**31)), seed=int(rng.integers(2**31)),
        year=year, budget=budget, goal=one(kinds.goal).id, player=one(("race", "arume", None)),
        waves=int(rng.integers(2, 7)), race=fleets["race"], arume=fleets["arume"],
    )  # fmt: skip


def mirrored_setup(
    library: Library, seed: int, theatre: TheatreName, minds: tuple[MindName, MindName] | None = None
) -> SetupRule:
    """Give a set-up in which both sides have the same, a small or a middling fleet, and nobody commands.

    minds: who leads the Race's side and who the Arume's; of one level, from the seed, when left out
    """
    setup = random_setup(library, seed, theatre)
    budget = standard_skirmish().budgets[theatre][seed % 2]
    units = filled(library, theatre, setup.race.make, setup.year, budget, np.random.default_rng([seed, 9]))
    first, second = minds or (setup.race.mind, setup.race.mind)
    fleet = setup.race.model_copy(update={"units": units})
    return setup.model_copy(update={
        "goal": "destroy", "player": None, "budget": None,
        "race": fleet.model_copy(update={"mind": first}), "arume": fleet.model_copy(update={"mind": second}),
    })  # fmt: skip
