"""Deeds on formations: a force forms up as a hand has drawn it; several units are placed at once."""

from __future__ import annotations

import copy
import math

from game.base.errors import KeyPath
from game.editor.deeds.common import Point, called, is_surface, neat_deg, new_id, put
from game.editor.deeds.placing import place
from game.editor.draft import Draft
from game.editor.writing import Refused
from game.rules.library import Library

_DECIMALS = 2


def form_up(
    level: Draft, force: KeyPath, at: Point, facing_deg: float, formation: str, spread: float = 1.0
) -> str:
    """Let a force stand in a formation: where its leader is, which way it looks, how wide. Orbit only."""
    if is_surface(level):
        raise Refused("Formations are for ships in orbit.")
    put(level, force, at)
    level.set((*force, "facing_deg"), neat_deg(facing_deg))
    level.set((*force, "formation"), formation)
    wide = round(spread, _DECIMALS)
    level.set((*force, "spread"), (int(wide) if wide == int(wide) else wide) if wide > 1.0 else None)
    return f"Form {called(level, force)} up as {formation.replace('_', ' ')}"


def place_formed(
    level: Draft, library: Library, unit: str, count: int, at: Point, facing_deg: float, formation: str
) -> str:
    """Place so many ships as a force of its own, in formation. Orbit only."""
    place(level, library, unit, at)
    force = _last_with(level, unit)
    first = level.get((*force, "ship", 0))
    for _ in range(count - 1):  # LOOP: ships beside the first
        entry = copy.deepcopy(first)
        entry["id"] = new_id(level, "ship", str(first["id"]))
        level.append((*force, "ship"), entry)
    form_up(level, force, at, facing_deg, formation)
    return f"Place {count} {first['name']}"


def place_row(
    level: Draft, library: Library, unit: str, count: int, at: Point, left: bool, gap_wu: float
) -> str:
    """Place a row of units on the surface as a force of its own, the first where the hand began. left: they look so"""
    place(level, library, unit, at, count=count, spacing_wu=gap_wu)
    own = _last_with(level, unit)
    level.set((*own, "facing_deg"), 180 if left else 0)
    return f"Place {count} {level.get((*own, 'ship', len(level.get((*own, 'ship'))) - 1, 'name'))}"


def _last_with(level: Draft, unit: str) -> KeyPath:
    """Find the force that a unit was just put into."""
    tables = level.get(("force",))
    ends = [n for n, force in enumerate(tables) if force.get("ship") and force["ship"][-1]["unit"] == unit]
    return ("force", ends[-1])


def direction(a: Point, b: Point) -> float:
    """Give the way from one place to another. [deg]"""
    return math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
