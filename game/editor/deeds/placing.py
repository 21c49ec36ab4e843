"""Deeds: put units, ships and buildings into a level, move, turn, duplicate and delete what is there."""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import (
    Point,
    alone,
    backwards,
    called,
    is_force,
    is_ship,
    is_spot,
    is_surface,
    listed,
    neat,
    neat_deg,
    new_id,
    put,
    spot,
)  # fmt: skip
from game.editor.deeds.mentioning import forget
from game.editor.draft import Draft
from game.editor.references import IDS, OF_LEVEL, free_id, names_of
from game.editor.schema import tables_in
from game.editor.writing import Refused
from game.rules.library import Library

_RIGHT, _LEFT = 0, 180


def place(level: Draft, library: Library, unit: str, at: Point, force: KeyPath | None = None, **more: Any) -> str:
    """Put a unit into the level: into a force, or, with none given, into a new one of its own.

    In orbit a unit of a force takes the next place of its formation; on the surface it stands where it is put.
    more: fields of the new entry, such as count
    """
    rules: Any = library.surface_units if is_surface(level) else library.units
    if unit not in rules:
        raise Refused(f"No unit of this theatre is called '{unit}'.")
    rule = rules[unit]
    if force is None:
        force = _new_force(level, library, rule, at)
    elif level.get((*force, "side")) != rule.side:
        raise Refused(f"{rule.name} does not fight on the side of {called(level, force)}.")
    wanted = unit.removeprefix(f"{rule.side}_").replace("_", "-")
    name = more.pop("name", rule.name)
    entry: dict[str, Any] = {"id": new_id(level, "ship", wanted), "unit": unit, "name": name, **more}
    if is_surface(level):
        entry["at_wu"] = [neat(at[0]), neat(at[1])]
    level.append((*force, "ship"), entry)
    return f"Place {rule.name}"


def _new_force(level: Draft, library: Library, rule: Any, at: Point) -> KeyPath:
    """Make a force for a unit. In orbit it fights and stands as the last force of its side does."""
    table: dict[str, Any] = {
        "id": new_id(level, "force", rule.name), "side": rule.side, "name": rule.name,
        "at_wu": [neat(at[0]), neat(at[1])], "facing_deg": _RIGHT if rule.side == "race" else _LEFT,
    }  # fmt: skip
    if not is_surface(level):
        friends = [each for each in level.get(("force",)) or [] if each.get("side") == rule.side]
        last = friends[-1] if friends else {}
        table["doctrine"] = last.get("doctrine") or sorted(library.doctrines)[0]
        table["formation"] = last.get("formation") or sorted(library.formations)[0]
    table["ship"] = []
    return level.append(("force",), table)


def move(level: Draft, picks: Sequence[KeyPath], by: Point) -> str:
    """Move what is chosen by so much. [wu]"""
    words = listed(level, picks)
    for path in alone(picks):
        x, y = spot(level, path)
        put(level, path, (x + by[0], y + by[1]))
    return f"Move {words}"


def move_to(level: Draft, pick: KeyPath, at: Point) -> str:
    """Move one thing to a place. [wu]"""
    words = called(level, pick)
    put(level, pick, at)
    return f"Move {words}"


def turn(level: Draft, picks: Sequence[KeyPath], by_deg: float) -> str:
    """Turn forces about their common middle, counter-clockwise; on the surface, which has two ways, about-turn."""
    words, forces = listed(level, picks), [path for path in alone(picks) if is_force(path)]
    if not forces:
        raise Refused("Forces look some way; nothing else does.")
    if is_surface(level):
        for path in forces:
            about_face(level, path)
        return f"Turn {words} about"
    spots = [spot(level, path) for path in forces]
    middle = tuple(sum(each[axis] for each in spots) / len(spots) for axis in (0, 1))
    cos, sin = math.cos(math.radians(by_deg)), math.sin(math.radians(by_deg))
    for path, (x, y) in zip(forces, spots, strict=True):
        dx, dy = x - middle[0], y - middle[1]
        if len(forces) > 1:
            put(level, path, (middle[0] + dx * cos - dy * sin, middle[1] + dx * sin + dy * cos))
        level.set((*path, "facing_deg"), neat_deg(float(level.get((*path, "facing_deg"), 0.0)) + by_deg))
    return f"Turn {words}"


def about_face(level: Draft, force: KeyPath) -> None:
    """Let a force on the surface look the other way."""
    facing = float(level.get((*force, "facing_deg"), 0.0))
    level.set((*force, "facing_deg"), _RIGHT if math.cos(math.radians(facing)) < 0.0 else _LEFT)


def face(level: Draft, picks: Sequence[KeyPath], facing_deg: float) -> str:
    """Let forces look a way, counter-clockwise from +x."""
    words = listed(level, picks)
    for path in alone(picks):
        if not is_force(path):
            raise Refused("Forces look some way; nothing else does.")
        level.set((*path, "facing_deg"), neat_deg(facing_deg))
    return f"Turn {words}"


def delete(level: Draft, picks: Sequence[KeyPath], mentions_too: bool = False) -> str:
    """Take away what is chosen; a force whose last ship goes, goes with it. mentions_too: also what names it"""
    words = listed(level, picks)
    gone = alone(picks)
    for index in {path[1] for path in gone if is_ship(path)}:
        if len([path for path in gone if path[:2] == ("force", index)]) == len(level.get(("force", index, "ship"))):
            gone = [path for path in gone if path[:2] != ("force", index)] + [("force", index)]
    names = [pair for path in gone for pair in _ids_under(level, path)]
    for path in backwards(gone):
        level.remove(path)
    if mentions_too:
        for kind, name in names:
            forget(level, kind, name)
    return f"Delete {words}"


def _ids_under(level: Draft, path: KeyPath) -> list[tuple[str, str]]:
    out = []
    for table in tables_in(level.data):
        if table.path[: len(path)] == path:
            out += [(kind, str(table.data.get(key))) for (model, key), kind in IDS.items() if table.model is model]
            if len(table.path) == 2 and table.path[0] == "speaker":
                out.append(("speaker", str(table.path[1])))
    return out


def duplicate(level: Draft, picks: Sequence[KeyPath], by: Point = (100.0, 0.0)) -> str:
    """Put a copy of each thing behind it, so much aside; copies have ids of their own, and no player."""
    words = listed(level, picks)
    for path in backwards(picks):
        if not isinstance(path[-1], int):
            raise Refused(f"{called(level, path)} cannot be duplicated.")
        table = copy.deepcopy(level.get(path))
        new = (*path[:-1], path[-1] + 1)
        if isinstance(table, dict):
            _own_ids(level, path, table)
        level.insert(path[:-1], path[-1] + 1, table)
        if isinstance(table, dict) and is_spot(table.get("at_wu")):
            put(level, new, (table["at_wu"][0] + by[0], table["at_wu"][1] + by[1]))
    return f"Duplicate {words}"


def _own_ids(level: Draft, path: KeyPath, table: dict[str, Any]) -> None:
    kind = "ship" if is_ship(path) else str(path[0]) if len(path) == 2 and path[0] in OF_LEVEL else ""
    taken = set(names_of(level.data, "ship"))
    ships = table.get("ship", []) if is_force(path) else [table] if is_ship(path) else []
    for ship in ships:
        ship.pop("player", None)
        ship["id"] = free_id(str(ship.get("id", "ship")), taken)
        taken.add(ship["id"])
    if kind and kind != "ship":
        table["id"] = new_id(level, kind, str(table.get("id", kind)))


def set_player(level: Draft, ship: KeyPath) -> str:
    """Make one ship the person's own, and no other."""
    for index, force in enumerate(level.get(("force",)) or []):
        for number, each in enumerate(force.get("ship", [])):
            if each.get("player"):
                level.remove(("force", index, "ship", number, "player"))
    level.set((*ship, "player"), True)
    return f"Give {called(level, ship)} to the player"


def set_value(level: Draft, path: KeyPath, value: Any) -> str:
    """Write one field of a form; None leaves it out."""
    level.set(path, value)
    of = f" of {called(level, path[:-1])}" if len(path) > 1 else ""
    return f"{'Leave out' if value is None else 'Set'} {path[-1]}{of}"


def set_path(level: Draft, force: KeyPath, to: Point | None) -> str:
    """Give a force on the surface a place to go to; None takes it away."""
    level.set((*force, "to_wu"), None if to is None else [neat(to[0]), neat(to[1])])
    return f"{'Stop' if to is None else 'Send'} {called(level, force)}"


def set_home(level: Draft, force: KeyPath, zone: str) -> str:
    """Give a force a zone to withdraw to; an empty one takes it away."""
    level.set((*force, "home"), zone or None)
    return f"Give {called(level, force)} a way home" if zone else f"Take {called(level, force)}'s way home"


def set_camera(level: Draft, at: Point) -> str:
    """Let the camera begin at a place."""
    level.set(("view_wu",), [neat(at[0]), neat(at[1])])
    return "Place the camera"
