"""Deeds on a campaign: battles come, go and change places in its calendar; they are counted as they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import Point, called
from game.editor.draft import Draft
from game.editor.writing import Refused

_MOST = 40
_DECIMALS = 3


def add_battle(level: Draft, words: Mapping[str, Any], at: Point) -> str:
    """Put a battle at the end of the calendar. words: title, place, theatre, side, level; at: on the map [shares]"""
    count = len(level.get(("battle",)) or [])
    if count >= _MOST:
        raise Refused(f"A campaign has at most {_MOST} battles.")
    table = {"number": count + 1, "when": "Some day later", "at": _neat(at), "told": "Nobody has told it yet.", **words}
    level.append(("battle",), table)
    return f"Add the battle {words.get('title', '')}"


def remove_battles(level: Draft, picks: Sequence[KeyPath]) -> str:
    """Take battles out of the calendar; their levels stay."""
    places = sorted({int(path[1]) for path in picks if path[:1] == ("battle",)}, reverse=True)
    if not places:
        raise Refused("No battle is chosen.")
    if len(places) >= len(level.get(("battle",))):
        raise Refused("A campaign has at least one battle.")
    words = called(level, ("battle", places[-1]))
    for place in places:
        level.remove(("battle", place))
    _count(level)
    return f"Take {words}{' and others' if len(places) > 1 else ''} out of the calendar"


def move_battle(level: Draft, battle: KeyPath, by: int) -> str:
    """Let a battle come earlier or later."""
    place, count = int(battle[1]), len(level.get(("battle",)))
    if not 0 <= place + by < count:
        raise Refused("It is the first already." if by < 0 else "It is the last already.")
    words = called(level, battle)
    level.move(("battle",), place, place + by)
    _count(level)
    return f"Let {words} come {'earlier' if by < 0 else 'later'}"


def put_on_map(level: Draft, places: Mapping[KeyPath, Point]) -> str:
    """Put battles elsewhere on the map of the war. places: path -> [shares]"""
    for path, at in places.items():
        for n, value in enumerate(_neat(at)):
            level.set((*path, "at", n), value)
    return f"Move {called(level, next(iter(places)))} on the map"


def _neat(at: Point) -> list[float]:
    return [round(min(max(each, 0.0), 1.0), _DECIMALS) for each in at]


def _count(level: Draft) -> None:
    """Number the battles as they come."""
    for place, battle in enumerate(level.get(("battle",))):
        if battle.get("number") != place + 1:
            level.set(("battle", place, "number"), place + 1)
