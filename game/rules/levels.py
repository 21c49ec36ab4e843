"""Finding and reading level files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.base import paths
from game.base.errors import ContentError, GameError, Problem, nearest_name
from game.rules.carry import StandIn
from game.rules.deeds import Did
from game.rules.document import Document, load_toml, validate
from game.rules.level import LevelRule, TriggerRule
from game.rules.library import Library, unknown
from game.rules.measures import AgainstFormation, AgainstVariant, Measure, parts
from game.rules.selection import Selection
from game.rules.triggers import Fired, GiveTask, OrderSalvo, Say, SetDoctrine, SetObjective


def load_level(path: Path, library: Library) -> LevelRule:
    """Read a level and check every name in it.

    Raises: ContentError with every problem at once.
    """
    return read_level(load_toml(path), library)


def read_level(document: Document, library: Library) -> LevelRule:
    """Check a level's text and every name in it, as `load_level` does with a file."""
    level = validate(document, LevelRule)
    problems = list(_names(document, level, library))
    if problems:
        raise ContentError(problems)
    return level


def shipped_levels() -> dict[str, Path]:
    """Give the files of the levels that ship with the game by the part of their name after the number."""
    files = sorted(paths.levels().glob("*/*.toml"))
    return {path.stem.split("-", 1)[1] if path.stem[:2].isdigit() else path.stem: path for path in files}


def training_levels(library: Library) -> list[LevelRule]:
    """Read the lessons of the training range, in their order."""
    levels = [load_level(path, library) for path in sorted((paths.levels() / "training").glob("*.toml"))]
    lessons = [(level.lesson.number, level.id, level) for level in levels if level.lesson is not None]
    return [level for _, _, level in sorted(lessons, key=lambda each: each[:2])]


def find_level(name: str, library: Library) -> LevelRule:
    """Read a level by its id or by the path of its file.

    Raises: GameError when there is no such level; ContentError when it is faulty.
    """
    shipped = shipped_levels()
    if name in shipped:
        return load_level(shipped[name], library)
    path = Path(name).expanduser()
    if path.is_file():
        return load_level(path, library)
    near = nearest_name(name, shipped)
    hint = f" Did you mean '{near}'?" if near else ""
    raise GameError(f"There is no level '{name}': neither a file nor one of {', '.join(shipped)}.{hint}")


def _names(document: Document, level: LevelRule, library: Library) -> Iterator[Problem]:
    forces = [force.id for force in level.force]
    zones = [zone.id for zone in level.zone]
    for what, names in (("force", forces), ("zone", zones), ("trigger", [t.id for t in level.trigger]),
                        ("objective", [o.id for o in level.objective]),
                        ("variant", [v.id for v in level.variant])):  # fmt: skip
        yield from _twice(document, what, names)
    if (level.land is None) is (level.theatre == "surface"):
        got, expected = ("no ground", "a table [land]: this level plays on the surface") if level.land is None else \
            ("a ground", "none: this level plays in orbit")
        yield Problem(document.path, document.line_of(("land",)), ("land",), got, expected)
    for place, zone in enumerate(level.zone):
        if zone.only_for:
            yield from unknown(document, ("zone", place, "only_for"), zone.only_for, forces, "a force of this level")
    for place in range(len(level.force)):
        yield from _force_names(document, level, library, place, zones)
    yield from _ship_twice(document, level)
    for place in range(len(level.variant)):
        yield from _variant_names(document, level, library, place)
    for place, trigger in enumerate(level.trigger):
        yield from _trigger_names(document, level, library, place, trigger)
    for place, expect in enumerate(level.expect):
        for inner, measure in parts(expect.measure):
            at: tuple[str | int, ...] = ("expect", place, "measure", *inner)
            yield from _measure_names(document, at, measure, level, library)
    yield from _memory_names(document, level, forces)


def _memory_names(document: Document, level: LevelRule, forces: list[str]) -> Iterator[Problem]:
    """Check what a level takes from the war and leaves to it."""
    ships = [ship.id for force in level.force for ship in force.ship]
    for place, carry in enumerate(level.carry):
        for number, effect in enumerate(carry.do):
            key = ("carry", place, "do", number)
            if isinstance(effect, StandIn):
                yield from unknown(document, (*key, "ship"), effect.ship, ships, "a ship of this level")
            else:
                yield from unknown(document, (*key, "force"), effect.force, forces, "a force of this level")
    for place, leave in enumerate(level.leave):
        known = [trigger.id for trigger in level.trigger]
        yield from unknown(document, ("leave", place, "trigger"), leave.trigger, known, "a trigger")


def _twice(document: Document, what: str, names: list[str]) -> Iterator[Problem]:
    for place, name in enumerate(names):
        if name in names[:place]:
            key = (what, place, "id")
            expected = "an id that no other one has"
            yield Problem(document.path, document.line_of(key), key, repr(name), expected)


def _ship_twice(document: Document, level: LevelRule) -> Iterator[Problem]:
    seen: set[str] = set()
    for a, force in enumerate(level.force):
        for b, ship in enumerate(force.ship):
            key = ("force", a, "ship", b, "id")
            if ship.id in seen:
                yield Problem(document.path, document.line_of(key), key, repr(ship.id), "an id no other ship has")
            seen.add(ship.id)


def _force_names(
    document: Document, level: LevelRule, library: Library, place: int, zones: list[str]
) -> Iterator[Problem]:
    force, at = level.force[place], ("force", place)
    if level.theatre == "orbit":
        yield from unknown(document, (*at, "doctrine"), force.doctrine, library.doctrines, "a doctrine")
        yield from unknown(document, (*at, "formation"), force.formation, library.formations, "a formation")
    elif force.doctrine:
        yield from unknown(document, (*at, "doctrine"), force.doctrine, library.tactics, "a tactic")
    if force.against:
        named = [ship.id for each in level.force for ship in each.ship]
        yield from unknown(document, (*at, "against"), force.against, named, "a ship of this level")
    if force.home:
        yield from unknown(document, (*at, "home"), force.home, zones, "a zone of this level")
    for number, ship in enumerate(force.ship):
        key = (*at, "ship", number, "unit")
        units = library.units if level.theatre == "orbit" else library.surface_units
        yield from unknown(document, key, ship.unit, units, f"a unit of the theatre '{level.theatre}'")
        seats = _seats(library, ship.unit) if level.theatre == "surface" else 0
        if ship.inside:
            named = [each.id for other in level.force[: place + 1] for each in other.ship]
            yield from unknown(document, (*key[:-1], "inside"), ship.inside, named, "a building named before")
        if ship.aboard is not None and ship.aboard > seats:
            key = (*key[:-1], "aboard")
            expected = f"at most {seats}: it has no {'more ' * bool(seats)}seats"
            yield Problem(document.path, document.line_of(key), key, str(ship.aboard), expected)


def _variant_names(document: Document, level: LevelRule, library: Library, place: int) -> Iterator[Problem]:
    doctrines = library.doctrines if level.theatre == "orbit" else library.tactics
    for number, change in enumerate(level.variant[place].change):
        at = ("variant", place, "change", number)
        yield from unknown(document, (*at, "force"), change.force, [f.id for f in level.force], "a force of this level")
        if change.doctrine:
            yield from unknown(document, (*at, "doctrine"), change.doctrine, doctrines, "a doctrine")
        if change.formation:
            yield from unknown(document, (*at, "formation"), change.formation, library.formations, "a formation")


def _seats(library: Library, unit: str) -> int:
    cargo = library.surface_units[unit].cargo if unit in library.surface_units else None
    return cargo.seats or cargo.count if cargo is not None else 0


def _trigger_names(
    document: Document, level: LevelRule, library: Library, place: int, trigger: TriggerRule
) -> Iterator[Problem]:
    forces = [force.id for force in level.force]
    ships = [ship.id for force in level.force for ship in force.ship]
    zones = [zone.id for zone in level.zone]
    asked = [("when", number, each) for number, each in enumerate(trigger.when)]
    asked += [("unless", number, each) for number, each in enumerate(trigger.unless)]
    for word, number, condition in asked:
        key: tuple[str | int, ...] = ("trigger", place, word, number)
        if isinstance(condition, Fired):
            known = [other.id for other in level.trigger]
            yield from unknown(document, (*key, "trigger"), condition.trigger, known, "a trigger")
        if isinstance(condition, Did) and condition.since:
            known = [other.id for other in level.trigger]
            yield from unknown(document, (*key, "since"), condition.since, known, "a trigger")
        yield from _place_names(document, key, condition, forces, zones)
        for part in ("of", "to", "whom"):
            chosen = getattr(condition, part, None)
            if chosen is not None:
                yield from _selection_names(document, (*key, part), chosen, ships, forces)
    for number, action in enumerate(trigger.do):
        key = ("trigger", place, "do", number)
        if isinstance(action, Say):
            yield from unknown(document, (*key, "speaker"), action.speaker, level.speaker, "a speaker")
        yield from _place_names(document, key, action, forces, zones)
        if isinstance(action, OrderSalvo):
            yield from unknown(document, (*key, "ship"), action.ship, ships, "a ship of this level")
            yield from unknown(document, (*key, "at"), action.at, ships, "a ship of this level")
        if isinstance(action, GiveTask) and action.against:
            yield from unknown(document, (*key, "against"), action.against, ships, "a ship of this level")
        if isinstance(action, SetDoctrine):
            yield from unknown(document, (*key, "doctrine"), action.doctrine, library.doctrines, "a doctrine")
        if isinstance(action, SetObjective):
            known = [goal.id for goal in level.objective]
            yield from unknown(document, (*key, "objective"), action.objective, known, "an objective")


def _measure_names(
    document: Document, at: tuple[str | int, ...], measure: Measure, level: LevelRule, library: Library
) -> Iterator[Problem]:
    forces = [force.id for force in level.force]
    ships = [ship.id for force in level.force for ship in force.ship]
    if isinstance(measure, AgainstFormation):
        yield from unknown(document, (*at, "force"), measure.force, forces, "a force of this level")
        yield from unknown(document, (*at, "formation"), measure.formation, library.formations, "a formation")
    if isinstance(measure, AgainstVariant):
        known = [variant.id for variant in level.variant]
        yield from unknown(document, (*at, "variant"), measure.variant, known, "a variant of this level")
    by_force = getattr(measure, "by_force", "")
    if by_force:
        yield from unknown(document, (*at, "by_force"), by_force, forces, "a force of this level")
    for part in ("of", "by", "at"):
        chosen = getattr(measure, part, None)
        if isinstance(chosen, Selection):
            yield from _selection_names(document, (*at, part), chosen, ships, forces)


def _place_names(
    document: Document, key: tuple[str | int, ...], rule: object, forces: list[str], zones: list[str]
) -> Iterator[Problem]:
    """Check the force and the zone that a condition or an action names, if it names one."""
    for part, known in (("force", forces), ("zone", zones)):
        name = getattr(rule, part, "")
        if name:
            yield from unknown(document, (*key, part), name, known, f"a {part} of this level")


def _selection_names(
    document: Document, at: tuple[str | int, ...], chosen: object, ships: list[str], forces: list[str]
) -> Iterator[Problem]:
    for part, known in (("ship", ships), ("force", forces)):
        name = getattr(chosen, part, None)
        if name is not None:
            yield from unknown(document, (*at, part), name, known, f"a {part} of this level")
