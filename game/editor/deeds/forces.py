"""Deeds on forces: make one, take ships over into it, order them, let it fight and stand otherwise; zones too."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import (
    Point,
    alone,
    backwards,
    called,
    is_ship,
    is_surface,
    listed,
    neat,
    new_id,
    spot,
)
from game.editor.draft import Draft
from game.editor.writing import Refused

_SHARED = ("side", "doctrine", "formation", "spread", "task", "facing_deg", "speed_wups", "home", "later", "commanded")


def group(level: Draft, picks: Sequence[KeyPath], name: str) -> str:
    """Make a new force of chosen ships; it fights and looks as the force of the first of them does."""
    ships = [path for path in alone(picks) if is_ship(path)]
    if not ships:
        raise Refused("Ships make a force, and none is chosen.")
    parent = level.get(ships[0][:2])
    at = spot(level, ships[0]) if is_surface(level) else spot(level, ships[0][:2])
    table: dict[str, Any] = {"id": new_id(level, "force", name), "name": name, "at_wu": [neat(at[0]), neat(at[1])]}
    table |= {key: copy.deepcopy(parent[key]) for key in _SHARED if key in parent}
    table["ship"] = []
    force = level.append(("force",), table)
    _take_over(level, ships, force)
    return f"Group {len(ships)} as {name}"


def regroup(level: Draft, picks: Sequence[KeyPath], force: KeyPath) -> str:
    """Take chosen ships over into a force of their side; a force left without ships is gone."""
    ships = [path for path in alone(picks) if is_ship(path) and path[:2] != force]
    words = listed(level, ships)
    name = called(level, force)
    _take_over(level, ships, force)
    return f"Put {words} into {name}"


def _take_over(level: Draft, ships: Sequence[KeyPath], force: KeyPath) -> None:
    side = level.get((*force, "side"))
    taken = []
    for path in ships:
        if level.get((*path[:2], "side")) != side:
            raise Refused("A force is of one side.")
        entry = copy.deepcopy(level.get(path))
        if is_surface(level) and "at_wu" not in entry:
            x, y = spot(level, path)
            entry["at_wu"] = [neat(x), neat(y)]
        taken.append(entry)
    for entry in taken:
        level.append((*force, "ship"), entry)
    emptied = set()
    for path in backwards(ships):
        level.remove(path)
        if not level.get(path[:3]):
            emptied.add(path[:2])
    for path in backwards(emptied):
        level.remove(path)


def merge(level: Draft, force: KeyPath, into: KeyPath) -> str:
    """Put all ships of a force into another one of its side."""
    ships = [(*force, "ship", place) for place in range(len(level.get((*force, "ship"))))]
    words = f"Merge {called(level, force)} into {called(level, into)}"
    _take_over(level, ships, into)
    return words


def reorder_ship(level: Draft, ship: KeyPath, place: int) -> str:
    """Give a ship another place in its force: in orbit the first leads, and the others stand in formation."""
    words = called(level, ship)
    level.move(ship[:3], int(ship[3]), place)
    return f"Put {words} {'first' if place == 0 else f'at place {place + 1}'}"


def set_formation(level: Draft, forces: Sequence[KeyPath], formation: str) -> str:
    """Let forces stand in a formation."""
    words = listed(level, forces)
    for path in forces:
        level.set((*path, "formation"), formation)
    return f"{words}: formation {formation}"


def set_doctrine(level: Draft, forces: Sequence[KeyPath], doctrine: str) -> str:
    """Let forces fight by a doctrine."""
    words = listed(level, forces)
    for path in forces:
        level.set((*path, "doctrine"), doctrine)
    return f"{words}: doctrine {doctrine}"


def add_zone(level: Draft, name: str, at: Point, radius_wu: float) -> str:
    """Draw a zone."""
    level.append(("zone",), {"id": new_id(level, "zone", name), "name": name, "at_wu": [neat(at[0]), neat(at[1])],
                             "radius_wu": neat(max(radius_wu, 1.0))})  # fmt: skip
    return f"Draw the zone {name}"


def resize_zone(level: Draft, zone: KeyPath, radius_wu: float) -> str:
    """Make a zone wider or narrower."""
    level.set((*zone, "radius_wu"), neat(max(radius_wu, 1.0)))
    return f"Resize {called(level, zone)}"


def add_speaker(level: Draft, name: str, side: str, ship: str = "", portrait: str = "") -> str:
    """Let somebody speak on the radio."""
    table = {"name": name, "ship": ship or None, "side": side, "portrait": portrait or None}
    level.set(("speaker", new_id(level, "speaker", name)), table)
    return f"Add the speaker {name}"
