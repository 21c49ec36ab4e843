"""Deeds on the entries of any list or map of a form: add, take away, put in order, make another kind of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import Point, called, neat, new_id
from game.editor.deeds.land import LINE, Brush, brush
from game.editor.draft import Draft
from game.editor.references import IDS, OF_LEVEL
from game.editor.schema import model_in, shape_at
from game.editor.writing import Refused


def add_entry(level: Draft, path: KeyPath, value: Any, at: Point | None = None) -> str:
    """Put a value at the end of a list or into a map, or where nothing stands yet. at: for what has a place"""
    shape, _ = shape_at(level.data, path)
    if shape is None:
        raise Refused(f"The rules know nothing of '{path[-1]}'.")
    value = dict(value) if isinstance(value, Mapping) else value
    if isinstance(value, dict) and at is not None and isinstance(value.get("at_wu"), list):
        value["at_wu"] = [neat(at[0]), neat(at[1])]
    if shape.sort == "map":
        level.set((*path, new_id(level, str(path[-1]), str(path[-1]))), value)
    elif shape.sort == "list" and not (isinstance(value, list) and not level.has(path)):
        if isinstance(value, dict) and shape.item is not None:
            _own_ids(level, model_in(shape.item, value), value)
        level.append(path, value)
    else:
        level.set(path, value)
    return f"Add to {path[-1]}" if shape.sort in ("list", "map") else f"Add {path[-1]}"


def _own_ids(level: Draft, model: Any, table: dict[str, Any]) -> None:
    kind = IDS.get((model, "id"), "")
    if kind in OF_LEVEL:
        table["id"] = new_id(level, kind, kind if table.get("id") in (None, "new") else str(table["id"]))
    for ship in table.get("ship", []) if kind == "force" else []:
        ship["id"] = new_id(level, "ship", "ship" if ship.get("id") == "new" else str(ship.get("id")))


def remove_entry(level: Draft, path: KeyPath) -> str:
    """Take one entry out of a list or map."""
    words = f"Take {called(level, path)} out of {path[-2]}" if isinstance(path[-1], int) else f"Take {path[-1]} away"
    level.remove(path)
    return words


def move_entry(level: Draft, path: KeyPath, by: int) -> str:
    """Move an entry up or down in its list."""
    there, place = level.get(path[:-1]), int(path[-1])
    if not isinstance(there, list) or not 0 <= place + by < len(there):
        raise Refused("It stands at the end already.")
    words = f"Reorder {path[-2]}"
    level.move(path[:-1], place, place + by)
    return words


def make_kind(level: Draft, path: KeyPath, table: Mapping[str, Any]) -> str:
    """Make a table another kind of condition, action or measure; fields that both have stay as they are."""
    there = level.get(path)
    kept = {key: there[key] for key in table if key != "kind" and key in there and type(there[key]) is type(table[key])}
    new = {**table, **kept}
    for key in [key for key in there if key not in new]:
        level.remove((*path, key))
    for key, value in new.items():
        level.set((*path, key), value)
    return f"Make it '{table.get('kind', 'another')}'"


def paint(level: Draft, kind: Brush, places: Sequence[float], radius_wu: float, strength_wu: float) -> str:
    """Work the ground with one stroke of a brush: at several places, one after the other."""
    words = "Work the ground"
    for x in places:
        words = brush(level, kind, x, radius_wu, strength_wu)
    return words


def add_crater(level: Draft, x: float, radius_wu: float) -> str:
    """Leave a crater of an earlier battle."""
    if not level.get(LINE):
        raise Refused("This level has no ground.")
    level.append(("land", "crater"), {"at_wu": neat(max(x, 0.0)), "radius_wu": neat(min(max(radius_wu, 8.0), 200.0))})
    return "Leave a crater"


def add_reference(level: Draft, name: str, at: Point) -> str:
    """Mark a thing on the land whose range is known."""
    level.append(("reference",), {"name": name, "at_wu": [neat(at[0]), neat(at[1])]})
    return f"Mark {name}"
