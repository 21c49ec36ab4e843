"""What the set-up of a skirmish offers: its rows, and what a step on each of them changes."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from game.app.skirmish_files import Kept, SavedList
from game.editor.skirmish_setups import filled, mended, step_of
from game.rules.library import Library
from game.rules.mind import MINDS, TEMPERS
from game.rules.skirmish import (
    MAP_SEEDS,
    MOST,
    SIDE_NAMES,
    OrderRule,
    SetupRule,
    choices,
    cost,
    standard_skirmish,
    total,
    units_of,
)
from game.rules.units import Side
from game.ui.choice_rows import ChoiceRow

WAVES = (2, 3, 4, 6, 8, 12, 24)
_ENDLESS = WAVES[-1]
_SEEDS = 2**31
_THEATRES = {"orbit": "Orbit", "surface": "Surface"}
_PLAYERS: dict[Side | None, str] = {
    "race": SIDE_NAMES["race"].capitalize(), "arume": SIDE_NAMES["arume"].capitalize(), None: "Nobody: look on",
}  # fmt: skip
_MAKES = {"race": "The Race", "arume": "The Arume"}
_FLEET = ("make", "order", "list", "mind", "temper", "fill", "save")
OWN = "Made by hand"


def battle_rows(setup: SetupRule) -> list[ChoiceRow]:
    """Give the rows about the battle."""
    kinds = standard_skirmish()
    place = next(each for each in kinds.map if each.id == setup.map)
    goal = next(each for each in kinds.goal if each.id == setup.goal)
    era = next((each for each in reversed(kinds.era) if each.year <= setup.year), kinds.era[0])
    budget = f"{setup.budget} points" if setup.budget is not None else "No limit"
    rows = [
        ChoiceRow("theatre", "Theatre", _THEATRES[setup.theatre]), ChoiceRow("map", "Map", place.name),
        ChoiceRow("map_seed", "Map seed", str(setup.map_seed), "Enter: new"),
        ChoiceRow("goal", "Victory", goal.name),
    ]  # fmt: skip
    if setup.goal == "survive":
        rows.append(ChoiceRow("waves", "Waves", "As many as come" if setup.waves == _ENDLESS else str(setup.waves)))
    return rows + [
        ChoiceRow("year", "Year", f"{setup.year}: {era.name}"),
        ChoiceRow("budget", "Budget", budget), ChoiceRow("player", "You command", _PLAYERS[setup.player]),
        ChoiceRow("seed", "Battle seed", str(setup.seed), "Enter: new"),
    ]  # fmt: skip


def fleet_rows(setup: SetupRule, library: Library, side: Side, kept: Kept) -> list[ChoiceRow]:
    """Give the rows of a side's fleet: who built it, who leads it, and so many of each unit."""
    fleet, units = setup.fleet(side), units_of(library, setup.theatre)
    points = total(library, setup.theatre, fleet.units)
    sum_words = f"{points:g}/{setup.budget}" if setup.budget is not None else f"{points:g}"
    order = next((each.name for each in orders(setup, library, side) if each.units == _some(fleet.units)), OWN)
    known, stored = saved_as(setup, library, side, kept), len(lists(setup, side, kept, library))
    rows = [
        ChoiceRow(f"{side}.make", "Built by", _MAKES[fleet.make]),
        ChoiceRow(f"{side}.mind", "Led by a", fleet.mind.capitalize()),
        ChoiceRow(f"{side}.temper", "Temper", fleet.temper.capitalize()),
        ChoiceRow(f"{side}.order", "Order of battle", order),
        ChoiceRow(f"{side}.points", f"Fleet: {sum(fleet.units.values())} of {MOST[setup.theatre]} units",
                  f"{sum_words} points", heading=True),
    ]  # fmt: skip
    for key in choices(library, setup.theatre, fleet.make, setup.year):  # LOOP: units to choose from
        role = units[key].role.replace("_", " ")
        count = fleet.units.get(key, 0)
        said = units[key].name.lower().endswith(role)
        price = f"{cost(units[key]):g} pt"
        note = price if said else f"{role} {price}"
        rows.append(ChoiceRow(f"{side}.unit.{key}", units[key].name, str(count), note, strong=count > 0, count=True,
                              brief=price))  # fmt: skip
    rows += [
        ChoiceRow(f"{side}.fill", "Fill by chance", "Enter"),
        ChoiceRow(f"{side}.list", "Saved fleets", f"{stored} saved" if known is None else known.name, steps=stored > 0),
        ChoiceRow(f"{side}.save", "Save this fleet" if known is None else "Forget this fleet", "Enter"),
    ]
    return rows


def _some(units: dict[str, int]) -> dict[str, int]:
    return {key: count for key, count in units.items() if count}


def orders(setup: SetupRule, library: Library, side: Side) -> list[OrderRule]:
    """List the named orders of battle that a side may field."""
    make = setup.fleet(side).make
    known = choices(library, setup.theatre, make, setup.year)
    fitting = [each for each in standard_skirmish().order if each.theatre == setup.theatre and each.make == make]
    return [each for each in fitting if all(key in known for key in each.units)]


def lists(setup: SetupRule, side: Side, kept: Kept, library: Library) -> list[SavedList]:
    """List the saved fleets that a side may field."""
    make = setup.fleet(side).make
    known = choices(library, setup.theatre, make, setup.year)
    fitting = [each for each in kept.lists if each.theatre == setup.theatre and each.make == make]
    return [each for each in fitting if all(key in known for key in each.units)]


def saved_as(setup: SetupRule, library: Library, side: Side, kept: Kept) -> SavedList | None:
    """Give the saved fleet that a side fields, None where it is not saved."""
    units = _some(setup.fleet(side).units)
    return next((each for each in lists(setup, side, kept, library) if _some(each.units) == units), None)


def _next(options: Any, now: Any, way: int) -> Any:
    options = list(options)
    place = options.index(now) + way if now in options else (0 if way > 0 else -1)
    return options[place % len(options)]


def changed(setup: SetupRule, library: Library, kept: Kept, name: str, way: int, pressed: bool) -> SetupRule:
    """Give a set-up after a step on a row.

    way: -1 or 1; pressed: by Enter, which gives seeds anew and otherwise steps on
    """
    side, dot, what = name.partition(".")
    if dot:
        return _fleet_changed(setup, library, kept, "race" if side == "race" else "arume", what, way)
    kinds = standard_skirmish()
    if name in ("seed", "map_seed"):
        anew = random.SystemRandom().randrange(_SEEDS if name == "seed" else MAP_SEEDS)
        value = anew if pressed else (getattr(setup, name) + way) % _SEEDS
        return mended(library, setup, **{name: value})
    options: dict[str, Any] = {
        "theatre": list(_THEATRES), "map": [each.id for each in kinds.map if each.theatre == setup.theatre],
        "goal": [each.id for each in kinds.goal], "waves": WAVES, "year": [each.year for each in kinds.era],
        "budget": [*kinds.budgets[setup.theatre], None], "player": list(_PLAYERS),
    }  # fmt: skip
    return mended(library, setup, **{name: _next(options[name], getattr(setup, name), way)})


def _fleet_changed(setup: SetupRule, library: Library, kept: Kept, side: Side, what: str, way: int) -> SetupRule:
    fleet, theatre = setup.fleet(side), setup.theatre
    update: dict[str, Any] = {}
    if what == "make":
        update = {"make": _next(_MAKES, fleet.make, way), "units": {}}
    elif what in ("mind", "temper"):
        update = {what: _next(MINDS if what == "mind" else TEMPERS, getattr(fleet, what), way)}
    elif what.startswith("unit."):
        key = what.removeprefix("unit.")
        count = max(0, fleet.units.get(key, 0) + way * step_of(library, theatre, key))
        units = {**fleet.units, key: count}
        too_many = sum(units.values()) > MOST[theatre]
        too_dear = setup.budget is not None and total(library, theatre, units) > setup.budget
        if (way > 0 and (too_many or too_dear)) or not any(units.values()):
            return setup  # the scene says why
        update = {"units": _some(units)}
    elif what == "fill":
        points = setup.budget if setup.budget is not None else standard_skirmish().budgets[theatre][1]
        rng = np.random.default_rng(random.SystemRandom().randrange(_SEEDS))
        update = {"units": filled(library, theatre, fleet.make, setup.year, points, rng)}
    elif what in ("order", "list"):
        found: Any = orders(setup, library, side) if what == "order" else lists(setup, side, kept, library)
        if not found:
            return setup
        now = next((each for each in found if _some(each.units) == _some(fleet.units)), None)
        return _with_units(setup, library, side, dict(_next(found, now, way).units))
    return mended(library, setup, **{side: fleet.model_copy(update=update)})


def _with_units(setup: SetupRule, library: Library, side: Side, units: dict[str, int]) -> SetupRule:
    """Give a side a whole fleet; where it costs more than the budget, the budget goes: named fleets need none."""
    dear = setup.budget is not None and total(library, setup.theatre, units) > setup.budget
    changes: dict[str, Any] = {side: setup.fleet(side).model_copy(update={"units": units})}
    return mended(library, setup, **changes, **({"budget": None} if dear else {}))


def saved(setup: SetupRule, library: Library, side: Side, kept: Kept) -> SavedList:
    """Give a side's fleet as a list to keep, with a name of its own."""
    fleet, units = setup.fleet(side), units_of(library, setup.theatre)
    great = max(_some(fleet.units), key=lambda key: cost(units[key]) * fleet.units[key])
    wanted = f"{units[great].name} fleet"
    taken, name, number = {each.name for each in kept.lists}, wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    points = total(library, setup.theatre, fleet.units)
    return SavedList(name, setup.theatre, fleet.make, setup.year, _some(fleet.units), points)
