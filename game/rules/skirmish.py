"""Skirmishes: what may be set up (assets/rules/skirmish.toml), and one set-up, as it is kept and played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from game.base import paths
from game.base.errors import ContentError, Problem
from game.rules.document import Document, Rule, load_toml, measured, validate
from game.rules.level import Id
from game.rules.library import Library, unknown
from game.rules.mind import MindName, TemperName
from game.rules.surface import SurfaceUnitRule
from game.rules.triggers import Text
from game.rules.units import Side, UnitRule

TheatreName = Literal["orbit", "surface"]
GoalName = Literal["destroy", "hold", "capture", "escort", "survive"]
Counts = dict[str, Annotated[int, Field(ge=0, le=96)]]

MOST = {"orbit": 40, "surface": 80}
"""units of one side: more make no better battle, and slow machines wait for them"""
MAP_SEEDS = 100000
"""so many seeds are drawn of, for maps: they are short enough to tell a friend"""
NO_FLEET = ("craft", "building", "bomber", "city_missile", "transport", "starship")
"""roles that fight only as part of something larger"""
SIDE_NAMES: dict[str, str] = {"race": "the orange side", "arume": "the blue side"}
"""what the sides of a skirmish are called: either may have built either's ships"""
TARGETS = "practice_"
"""how the names of the training range's targets begin"""


class EraRule(Rule):
    """A year of the calendar in which something new is built."""

    year: int = measured(..., "Home-years", ge=0, le=1000)
    name: Text
    notes: Text


class MapRule(Rule):
    """A sort of map; the seed makes one of it."""

    id: Id
    name: Text
    theatre: TheatreName
    notes: Text


class GoalRule(Rule):
    """How a skirmish is won."""

    id: GoalName
    name: Text
    notes: Text
    advice: Text = measured(..., help="to who did not win so")


class OrderRule(Rule):
    """A named order of battle."""

    id: Id
    name: Text
    make: Side
    theatre: TheatreName
    units: Counts


class NamesRule(Rule):
    """What ships are called."""

    race: list[Text] = measured(..., min_length=4)
    heroes: list[Text] = measured(..., min_length=4)
    haulers: list[Text] = measured(..., min_length=4)
    arume: list[Text] = measured(..., min_length=4)


class SkirmishFile(Rule):
    """assets/rules/skirmish.toml"""

    format: int = measured(..., ge=1, le=1)
    era: list[EraRule] = measured(..., min_length=1)
    map: list[MapRule] = measured(..., min_length=1)
    goal: list[GoalRule] = measured(..., min_length=1)
    budgets: dict[TheatreName, list[int]]
    order: list[OrderRule] = measured(..., min_length=1)
    names: NamesRule


class FleetRule(Rule):
    """What one side of a set-up fields, and how it is led."""

    make: Side = measured(..., help="who built it; both sides may field the same")
    units: Counts = measured(..., help="so many of each unit")
    mind: MindName = measured("officer", help="how well it is led")
    temper: TemperName = measured("steady", help="what it dares")


class SetupRule(Rule):
    """One skirmish as it is set up: the same set-up gives the same level, byte for byte, and so the same battle."""

    format: int = measured(1, ge=1, le=1)
    theatre: TheatreName
    map: Id
    map_seed: int = measured(..., ge=0, lt=2**31)
    seed: int = measured(..., ge=0, lt=2**31, help="of the battle")
    year: int = measured(0, "Home-years", ge=0, le=1000)
    budget: int | None = measured(None, ge=1, le=1000, help="points of each side; named orders of battle need none")
    goal: GoalName = "destroy"
    player: Side | None = measured(None, help="the side a person commands; left out, one looks on")
    waves: int = measured(4, ge=1, le=24, help="that come, where one survives them")
    race: FleetRule = measured(..., help="of the side in the Race's colours")
    arume: FleetRule = measured(..., help="of the side in the Arume's colours")

    def fleet(self, side: Side) -> FleetRule:
        """Give what a side fields."""
        return self.race if side == "race" else self.arume

    @property
    def hero(self) -> Side:
        """Give the side whose task it is, where sides have different ones: the person's own."""
        return self.player or "race"


Unit = UnitRule | SurfaceUnitRule


def units_of(library: Library, theatre: TheatreName) -> Mapping[str, Unit]:
    """Give all units of a theatre."""
    return library.units if theatre == "orbit" else library.surface_units


def cost(unit: Unit) -> float:
    """Give what a unit costs in a skirmish."""
    return unit.points or unit.value


def choices(library: Library, theatre: TheatreName, make: Side, year: int) -> list[str]:
    """List the units a fleet may be made of in a year, the dearest first."""
    units = units_of(library, theatre)
    fit = [key for key, unit in units.items() if unit.side == make and unit.role not in NO_FLEET
           and unit.from_year <= year and cost(unit) > 0 and not key.startswith(TARGETS)]  # fmt: skip
    return sorted(fit, key=lambda key: (-cost(units[key]), key))


def total(library: Library, theatre: TheatreName, counts: Mapping[str, int]) -> float:
    """Give what a fleet costs."""
    units = units_of(library, theatre)
    return sum(cost(units[key]) * count for key, count in counts.items() if key in units)


def read_setup(document: Document, library: Library) -> SetupRule:
    """Check a set-up and every name in it. Raises: ContentError with every problem at once."""
    setup = validate(document, SetupRule)
    problems = list(_problems(document, setup, library))
    if problems:
        raise ContentError(problems)
    return setup


def _problems(document: Document, setup: SetupRule, library: Library) -> Iterator[Problem]:
    maps = [each.id for each in standard_skirmish().map if each.theatre == setup.theatre]
    yield from unknown(document, ("map",), setup.map, maps, f"a map of the theatre '{setup.theatre}'")
    sides: tuple[Side, ...] = ("race", "arume")
    for side in sides:
        fleet, known = setup.fleet(side), choices(library, setup.theatre, setup.fleet(side).make, setup.year)
        for key in fleet.units:
            yield from unknown(document, (side, "units", key), key, known, f"a unit of the year {setup.year}")
        count = sum(fleet.units.values())
        if not 1 <= count <= MOST[setup.theatre]:
            at = (side, "units")
            yield document.problem(at, f"{count} units", f"from 1 to {MOST[setup.theatre]}")
        points = total(library, setup.theatre, fleet.units)
        if setup.budget is not None and points > setup.budget:
            yield document.problem((side, "units"), f"{points:g} points", f"at most the budget, {setup.budget}")


@lru_cache(maxsize=1)
def standard_skirmish() -> SkirmishFile:
    """Give what the game ships with."""
    return validate(load_toml(paths.assets() / "rules" / "skirmish.toml"), SkirmishFile)
