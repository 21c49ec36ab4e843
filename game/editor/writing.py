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


def put_inside(text: str, path: KeyPath, value: str, order: Order, at: KeyPath = ()) -> str:
    """Answer the text of a list or inline table with a value, as text, at a path inside it, new or changed."""
    if isinstance(path[0], int):
        return changed(text, path[:1], lambda old: put_inside(old, path[1:], value, order, (*at, path[0])) if path[1:]
                       else value, order, at)  # fmt: skip
    pairs = pairs_of(text)
    key = _through(pairs, path)
    if key is not None:
        rest, inner = path[len(key) :], (*at, *key)
        return changed(text, key, lambda old: put_inside(old, rest, value, order, inner) if rest else value, order, at)
    pairs = [pair for pair in pairs if key_of(pair[0])[: len(path)] != path]
    dotted = max((shared(key_of(name), path) for name, _ in pairs), default=0) + 1
    if any(isinstance(part, int) for part in path):
        raise Refused("There is no such list here.")
    for part in reversed(path[dotted:]):
        value = f"{{ {write_key(str(part))} = {value} }}"
    name = ".".join(write_key(str(part)) for part in path[:dotted])
    pairs.insert(place_in([key_of(each)[0] for each, _ in pairs], str(path[0]), order(at)), (name, value))
    return _table(pairs)


def take_out(text: str, path: KeyPath, order: Order) -> str:
    """Answer the text of a list or inline table without the key at a path inside it."""
    return _in_table(text, path, order, lambda pairs: [
        pair for pair in pairs if key_of(pair[0])[: len(path)] != path
    ], take_out)  # fmt: skip


def rename_inside(text: str, path: KeyPath, new: str, order: Order) -> str:
    """Answer the text of a list or inline table in which the key at a path is called otherwise."""
    last = len(path) - 1

    def named(name: str) -> str:
        key = key_of(name)
        parts = [write_key(part) for part in (*key[:last], new, *key[last + 1 :])]
        return ".".join(parts) if key[: len(path)] == path else name

    return _in_table(text, path, order, lambda pairs: [(named(name), value) for name, value in pairs],
                     lambda old, rest, order: rename_inside(old, rest, new, order))  # fmt: skip


Pairs = list[tuple[str, str]]


def _in_table(
    text: str, path: KeyPath, order: Order, here: Callable[[Pairs], Pairs], deeper: Callable[[str, KeyPath, Order], str]
) -> str:
    """Change the pairs of the inline table in which a path ends, however its keys are dotted."""
    if isinstance(path[0], int):
        return changed(text, path[:1], lambda old: deeper(old, path[1:], order), order)
    pairs = pairs_of(text)
    key = _through(pairs, path)
    if key is not None and len(key) < len(path):
        return changed(text, key, lambda old: deeper(old, path[len(key) :], order), order)
    return _table(here(pairs))


def _through(pairs: Pairs, path: KeyPath) -> tuple[str, ...] | None:
    """Give the key of the pair that a path leads through or to."""
    return next((key for key in (key_of(name) for name, _ in pairs) if path[: len(key)] == key), None)


def stands_in(text: str, path: KeyPath) -> bool:
    """Say whether anything is written at a path inside the text of a list or inline table."""
    if not path:
        return True
    if isinstance(path[0], int):
        entries = entries_of(text)[0] if text.startswith("[") else []
        return path[0] < len(entries) and stands_in(entries[path[0]].value, path[1:])
    pairs = pairs_of(text) if text.startswith("{") else []
    key = _through(pairs, path)
    if key is None:
        return any(key_of(name)[: len(path)] == path for name, _ in pairs)
    return stands_in(next(value for name, value in pairs if key_of(name) == key), path[len(key) :])


def _table(pairs: Pairs) -> str:
    return "{ " + ", ".join(f"{name} = {value}" for name, value in pairs) + " }" if pairs else "{}"


def shared(key: tuple[str, ...], path: KeyPath) -> int:
    """Count the parts with which a key and a path both begin: of dotted keys, one table is never written twice."""
    count = 0
    while count < min(len(key), len(path)) and key[count] == path[count]:
        count += 1
    return count


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
