"""What deeds share: where things stand, what they are called, new ids."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from game.base.errors import KeyPath
from game.editor.draft import Draft
from game.editor.references import free_id, names_of
from game.editor.writing import Refused
from game.rules.level import ShipRule

Point: TypeAlias = tuple[float, float]
FAR_WU = 1e6
NEAT = 1
"""decimals of a place: a tenth of a world unit is finer than anybody sees"""


def neat(value: float) -> float | int:
    """Round as a person would write it."""
    out = round(min(max(value, -FAR_WU), FAR_WU), NEAT)
    return int(out) if out == int(out) else out


def neat_deg(value: float) -> float | int:
    """Round a direction, and bring it between 0 and 360."""
    out = round(value % 360.0, NEAT) % 360.0
    return int(out) if out == int(out) else out


def is_surface(level: Draft) -> bool:
    """Say whether the level plays on the ground."""
    return bool(level.get(("theatre",)) == "surface")


def is_ship(path: KeyPath) -> bool:
    """Say whether a path is an entry of a force."""
    return len(path) == 4 and path[0] == "force" and path[2] == "ship"


def is_force(path: KeyPath) -> bool:
    """Say whether a path is a force."""
    return len(path) == 2 and path[0] == "force"


def is_spot(value: Any) -> bool:
    """Say whether a value is a place."""
    return isinstance(value, list) and len(value) == 2 and all(is_number(each) for each in value)


def is_number(value: Any) -> bool:
    """Say whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def called(level: Draft, path: KeyPath) -> str:
    """Give what a thing is called, in words."""
    there = level.get(path)
    if isinstance(there, dict):
        for key in ("name", "title", "id", "text"):
            if isinstance(there.get(key), str) and there[key]:
                return str(there[key])[:40]
    names = {"to_wu": "a way", "view_wu": "the camera", "trench": "a trench", "hard_wu": "a hard stretch"}
    return next((names[part] for part in reversed(path) if part in names), str(path[-1]))


def listed(level: Draft, picks: Sequence[KeyPath]) -> str:
    """Give what several things are called: `Risson and 2 more`."""
    if not picks:
        raise Refused("Nothing is chosen.")
    more = len(picks) - 1
    return called(level, picks[0]) + (f" and {more} more" if more else "")


def turned(force: Any) -> int:
    """Say which way a force on the surface looks: -1 left, 1 right."""
    facing = force.get("facing_deg", 0.0)
    return -1 if is_number(facing) and math.cos(math.radians(facing)) < 0.0 else 1


def spot(level: Draft, path: KeyPath) -> Point:
    """Give where a thing stands: a force, zone, unit, trench, or a place itself. [wu]

    A unit of the surface without a place of its own stands in the row of its force, as when it is born.

    Raises: Refused for what stands nowhere
    """
    there = level.get(path)
    if is_spot(there):
        return float(there[0]), float(there[1])
    if isinstance(there, dict):
        if is_spot(there.get("at_wu")):
            return float(there["at_wu"][0]), float(there["at_wu"][1])
        if is_number(there.get("at_wu")):
            return float(there["at_wu"]), 0.0
        if is_ship(path) and is_surface(level):
            return _in_row(level, path)
    raise Refused(f"{called(level, path)} cannot be moved by itself.")


def _in_row(level: Draft, path: KeyPath) -> Point:
    force, index = level.get(path[:2]), int(path[3])
    x, y = spot(level, path[:2])
    place = sum(int(each.get("count", 1)) for each in force["ship"][:index])
    gap = force["ship"][index].get("spacing_wu", ShipRule.model_fields["spacing_wu"].default)
    return x - turned(force) * place * float(gap), y


def put(level: Draft, path: KeyPath, at: Point) -> None:
    """Let a thing stand elsewhere; of a force on the surface, all its units with it."""
    there = level.get(path)
    x, y = neat(at[0]), neat(at[1])
    if is_spot(there):
        level.set((*path, 0), x)
        level.set((*path, 1), y)
    elif is_number(there.get("at_wu")):
        level.set((*path, "at_wu"), neat(max(at[0], 0.0)))
    else:
        before = spot(level, path)
        if is_force(path):
            carry(level, path, (x - before[0], y - before[1]))
        if is_spot(there.get("at_wu")):
            level.set((*path, "at_wu", 0), x)
            level.set((*path, "at_wu", 1), y)
        else:
            level.set((*path, "at_wu"), [x, y])


def carry(level: Draft, force: KeyPath, by: Point) -> None:
    """Move the units of a force that have places of their own."""
    for index, ship in enumerate(level.get((*force, "ship")) or []):
        if isinstance(ship, dict) and is_spot(ship.get("at_wu")):
            x, y = ship["at_wu"]
            level.set((*force, "ship", index, "at_wu", 0), neat(x + by[0]))
            level.set((*force, "ship", index, "at_wu", 1), neat(y + by[1]))


def alone(picks: Iterable[KeyPath]) -> list[KeyPath]:
    """Give what was chosen, each once, in order of the file, without units whose whole force was chosen."""
    wanted = sorted(set(picks), key=_in_file)
    return [path for path in wanted if not any(other != path and path[: len(other)] == other for other in wanted)]


def backwards(picks: Iterable[KeyPath]) -> list[KeyPath]:
    """Give the same, the last of the file first: so that taking one away moves none of the others."""
    return list(reversed(alone(picks)))


def _in_file(path: KeyPath) -> list[tuple[bool, Any]]:
    return [(isinstance(part, int), part) for part in path]


def new_id(level: Draft, kind: str, wanted: str) -> str:
    """Give an id of a kind that nothing has yet."""
    return free_id(wanted, set(names_of(level.data, kind)))
