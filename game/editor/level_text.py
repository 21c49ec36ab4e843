"""Level text: a whole level, given as plain data, written as a file that reads as if somebody had typed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.editor.writing import write, write_key


def level_text(data: Mapping[str, Any], comment: str = "") -> str:
    """Write a level. Keys come in the order of the data: values first, then tables, then lists of tables."""
    lines = [f"# {line}" for line in comment.splitlines()]
    tables = {key: value for key, value in data.items() if _is_table(value) or _is_tables(value)}
    lines += [_pair(key, value) for key, value in data.items() if key not in tables and value is not None]
    for key, value in tables.items():
        if _is_table(value):
            lines += _table(key, value)
        else:
            for each in value:  # LOOP: tables of a list
                lines += ["", f"[[{key}]]", *_pairs(each)]
    return "\n".join(lines) + "\n"


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and bool(value) and _is_table(value[0])


def _table(key: str, value: Mapping[str, Any]) -> list[str]:
    """Write a table; one that holds only tables, such as the speakers, as a table for each."""
    if value and all(_is_table(each) for each in value.values()):
        return [line for name, each in value.items() for line in ("", f"[{key}.{write_key(name)}]", *_pairs(each))]
    return ["", f"[{key}]", *_pairs(value)]


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [_pair(key, value) for key, value in table.items() if value is not None]


def _pair(key: str, value: Any) -> str:
    return f"{write_key(key)} = {write(value, chr(10), len(key) + 3)}"
