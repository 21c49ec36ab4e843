"""Deeds on triggers and objectives: add, take away, put in order; every condition and action as a form is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from game.base.errors import KeyPath
from game.editor.deeds.common import called, new_id
from game.editor.draft import Draft
from game.editor.writing import Refused

Part = Literal["when", "unless", "do"]


def add_trigger(
    level: Draft, name: str, when: Mapping[str, Any], do: Mapping[str, Any], place: int | None = None
) -> str:
    """Add a trigger with its first condition and its first action."""
    name = new_id(level, "trigger", name)
    index = len(level.get(("trigger",)) or []) if place is None else place
    level.insert(("trigger",), index, {"id": name, "when": [dict(when)], "do": [dict(do)]})
    return f"Add the trigger {name}"


def add_part(level: Draft, trigger: KeyPath, part: Part, table: Mapping[str, Any], place: int | None = None) -> str:
    """Add a condition or an action to a trigger."""
    there = level.get((*trigger, part)) or []
    level.insert((*trigger, part), len(there) if place is None else place, dict(table))
    what = "an action" if part == "do" else "a condition" if part == "when" else "an exception"
    return f"Add {what} to {called(level, trigger)}"


def remove_part(level: Draft, part: KeyPath) -> str:
    """Take a condition or an action away; a trigger keeps at least one of each."""
    if part[2] != "unless" and len(level.get(part[:3])) < 2:
        raise Refused("A trigger needs a condition and an action.")
    words = f"Take {level.get((*part, 'kind'), 'something')} from {called(level, part[:2])}"
    level.remove(part)
    if part[2] == "unless" and not level.get(part[:3]):
        level.remove(part[:3])
    return words


def move_part(level: Draft, part: KeyPath, place: int) -> str:
    """Put a condition or an action elsewhere among its like: actions happen in order."""
    level.move(part[:3], int(part[3]), place)
    return f"Reorder {called(level, part[:2])}"


def turn_part(level: Draft, part: KeyPath) -> str:
    """Make an exception of a condition, or a condition of an exception."""
    other = {"when": "unless", "unless": "when"}.get(str(part[2]))
    if other is None:
        raise Refused("Only conditions can be turned into exceptions.")
    table = dict(level.get(part))
    remove_part(level, part)
    level.append((*part[:2], other), table)
    return f"Turn a condition of {called(level, part[:2])}"


def move_trigger(level: Draft, trigger: KeyPath, place: int) -> str:
    """Put a trigger elsewhere among the triggers: of those that hold at once, the earlier goes first."""
    words = called(level, trigger)
    level.move(("trigger",), int(trigger[1]), place)
    return f"Reorder {words}"


def add_objective(level: Draft, name: str, text: str, state: str = "open", optional: bool = False) -> str:
    """Add something to aim for."""
    name = new_id(level, "objective", name)
    level.append(("objective",), {"id": name, "text": text, "state": None if state == "open" else state,
                                  "optional": optional or None})  # fmt: skip
    return f"Add the objective {name}"


def move_objective(level: Draft, objective: KeyPath, place: int) -> str:
    """Put an objective elsewhere in the list that the player reads."""
    words = called(level, objective)
    level.move(("objective",), int(objective[1]), place)
    return f"Reorder {words}"
