"""Write values as TOML, and change a value inside a text of one: what is not touched stays as its author wrote it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import tomlkit

from game.base.errors import GameError, KeyPath
from game.editor.syntax import Entry, entries_of, key_of, pairs_of

Order = Callable[[KeyPath], Sequence[str]]
"""gives the order in which the keys of a table are written"""

WIDE = 100  # characters of a list that still stands on one line
_INDENT = "    "
_WHOLE_BELOW = 1e15
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Refused(GameError):
    """A change that cannot be made: the text stays as it was."""


def write_key(key: str) -> str:
    """Write one part of a key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else tomlkit.item(key).as_string()


def write(value: Any, newline: str = "", lead: int = 0) -> str:
    """Write a value; with a newline given, a list of several tables stands one a line.

    lead: characters before it on its line

    Raises: Refused on what no TOML file can hold
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise Refused("A level holds no infinite numbers.")
        return str(int(value)) if value.is_integer() and abs(value) < _WHOLE_BELOW else repr(value)
    if isinstance(value, int | str):
        return tomlkit.item(value).as_string()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{write_key(key)} = {write(each)}" for key, each in value.items() if each is not None)
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, Sequence):
        parts = [write(each) for each in value]
        flat = f"[{', '.join(parts)}]"
        tables = any(isinstance(each, Mapping) for each in value)
        if newline and tables and (len(parts) > 1 or lead + len(flat) > WIDE):
            return "[" + "".join(f"{newline}{_INDENT}{part}," for part in parts) + f"{newline}]"
        return flat
    raise Refused(f"A level cannot hold {type(value).__name__}.")


def changed(text: str, path: KeyPath, change: Callable[[str], str], order: Order, at: KeyPath = ()) -> str:
    """Answer the text of a value in which the part at a path has become what `change` makes of it.

    order, at: the order of keys by full path, and where this value stands
    """
    if not path:
        return change(text)
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        entries, end = entries_of(text)
        value = changed(entries[part].value, rest, change, order, (*at, part))
        entries[part] = entries[part]._replace(value=value)
        return "[" + "".join(entry.text for entry in entries) + end
    pairs = pairs_of(text)
    for place, (name, value) in enumerate(pairs):
        key = key_of(name)
        if path[: len(key)] == key:
            start = _value_start(text, place)
            new = changed(value, path[len(key) :], change, order, (*at, *key))
            return f"{text[:start]}{new}{text[start + len(value) :]}"
    raise Refused(f"There is no '{part}' here.")


def _value_start(text: str, place: int) -> int:
    """Find where the value of the n-th pair of an inline table begins."""
    at = 0
    for number, (name, value) in enumerate(pairs_of(text)):  # LOOP: keys of an inline table
        at = text.index(name, at + (0 if number else 1)) + len(name)
        at = text.index("=", at) + 1
        at += len(text[at:]) - len(text[at:].lstrip(" \t"))
        if number == place:
            return at
        at += len(value)
    raise AssertionError(place)


def with_pair(text: str, key: str, value: str, order: Sequence[str]) -> str:
    """Answer an inline table with one more key, in its place in the order."""
    pairs = pairs_of(text)
    pairs.insert(place_in([key_of(name)[0] for name, _ in pairs], key, order), (write_key(key), value))
    return "{ " + ", ".join(f"{name} = {each}" for name, each in pairs) + " }"


def without_pair(text: str, key: str) -> str:
    """Answer an inline table without a key."""
    pairs = [(name, value) for name, value in pairs_of(text) if key_of(name)[0] != key]
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }" if pairs else "{}"


def renamed_pair(text: str, key: str, new: str) -> str:
    """Answer an inline table in which a key is called otherwise."""
    pairs = [(write_key(new) if key_of(name) == (key,) else name, value) for name, value in pairs_of(text)]
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }"


def place_in(keys: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Say where a new key goes: after the last of those that come before it in the order; else at the end."""
    if key not in order:
        return len(keys)
    before = set(order[: order.index(key)])
    return max((place + 1 for place, each in enumerate(keys) if each in before), default=0)


def with_entry(text: str, index: int, value: str, newline: str, flat: bool = False) -> str:
    """Answer a list with one more value before `index`. flat: it must stay on its line."""
    entries, end = entries_of(text)
    fresh = Entry("", value, "", True, "")
    entries.insert(index, fresh)
    spread = value.startswith("{") and not flat and (len(entries) > 1 or len(text) + len(value) > WIDE)
    return _joined(entries, end, text, newline, {index}, spread)


def without_entry(text: str, index: int, newline: str) -> str:
    """Answer a list without one of its values, and without the comments above and behind it."""
    entries, end = entries_of(text)
    del entries[index]
    return _joined(entries, end, text, newline, set()) if entries else "[]"


def with_entry_moved(text: str, old: int, new: int, newline: str) -> str:
    """Answer a list in which one value, its comments with it, stands elsewhere."""
    entries, end = entries_of(text)
    entries.insert(new, entries.pop(old))
    return _joined(entries, end, text, newline, {new})


def _joined(entries: list[Entry], end: str, old: str, newline: str, fresh: set[int], spread: bool = False) -> str:
    """Join entries again: blanks and commas as the list had them, a comment always ends its line."""
    before, _ = entries_of(old)
    bare = [entry.lead for entry in before if "#" not in entry.lead]
    indent = next((lead.rpartition("\n")[2] for lead in bare if "\n" in lead), _INDENT)
    line = f"{newline}{indent}"
    many = spread or any("\n" in entry.lead for entry in before)
    first = line if many and (spread or "\n" in before[0].lead) else (before[0].lead if bare and before else "")
    first = first if "#" not in first else line
    other = line if many and (spread or len(bare) < 2 or "\n" in bare[1]) else " "
    trailing = before[-1].comma if before and not (spread and "\n" not in old) else many
    out = "["
    for place, entry in enumerate(entries):
        lead, last = entry.lead, place == len(entries) - 1
        if "#" not in lead and (place in fresh or spread or (place == 0) is not (entry in before[:1])):
            lead = other if place else first
        if "#" in lead and "\n" not in lead.partition("#")[0]:
            lead = line + lead.lstrip(" \t")
        if place and "#" in entries[place - 1].text.rpartition("\n")[2] and "\n" not in lead:
            lead = line
        comma = trailing if last else True
        out += Entry(lead, entry.value, entry.before, comma, entry.after).text if comma is entry.comma else (
            Entry(lead, entry.value, "", comma, entry.before + entry.after).text
        )
    closing = newline if (many and "\n" not in end and spread) else ""
    if "\n" not in end and "#" in entries[-1].text.rpartition("\n")[2]:
        closing = newline
    return out + (closing or "") + (end.lstrip(" \t") if closing else end)
