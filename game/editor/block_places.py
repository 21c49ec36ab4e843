"""Make new blocks, and say where in a text they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.base.errors import KeyPath
from game.editor.syntax import Block
from game.editor.writing import write, write_key


def new_block(path: KeyPath, double: bool, table: Mapping[str, Any], newline: str, order: Sequence[str]) -> Block:
    """Write a table under a header of its own. order: of its keys"""
    parts = tuple(part for part in path if isinstance(part, str))
    name = ".".join(write_key(part) for part in parts)
    body = ""
    for key in sorted(table, key=lambda key: order.index(key) if key in order else len(order)):
        if table[key] is not None:
            lead = f"{write_key(key)} = "
            body += f"{newline}{lead}{write(table[key], newline, len(lead))}"
    return Block(path, parts, double, f"[[{name}]]" if double else f"[{name}]", body, "")


def entry_place(blocks: Sequence[Block], path: KeyPath, index: int, count: int, order: Sequence[str]) -> int:
    """Say before which block entry `index` of an array goes, of `count` that are there."""
    deep = len(path) + 1
    if index < count:
        return next(place for place, block in enumerate(blocks) if block.path[:deep] == (*path, index))
    if count:
        return 1 + max(place for place, block in enumerate(blocks) if block.path[:deep] == (*path, count - 1))
    return table_place(blocks, path, order)


def table_place(blocks: Sequence[Block], path: KeyPath, order: Sequence[str]) -> int:
    """Say before which block a new table goes: after its sisters, else by the order of the file's keys."""
    sisters = [place for place, block in enumerate(blocks) if block.path[:1] == path[:1]]
    if sisters:
        return sisters[-1] + 1
    before = set(order[: order.index(str(path[0]))]) if path[0] in order else set(order)
    places = [place for place, block in enumerate(blocks) if block.path and block.path[0] in before]
    return 1 + max(places, default=0)
