"""Search in a level: ids, names, words and fields, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from game.base.errors import KeyPath
from game.editor.document import LevelFile

_AROUND = 24  # characters shown before and after what was found


class Hit(NamedTuple):
    """Something found. excerpt: the value, cut; whole: it is just what was looked for"""

    path: KeyPath
    line: int
    excerpt: str
    whole: bool


def search(level: LevelFile, wanted: str, most: int = 200) -> list[Hit]:
    """Find a text in every key and value, whatever its case; what is just that comes first, then the file's order."""
    needle = wanted.strip().casefold()
    if not needle:
        return []
    hits = [Hit(path, level.source.line_of(path), _cut(text, needle), text.casefold() == needle)
            for path, text in _texts(level.data) if needle in text.casefold()]  # fmt: skip
    return sorted(hits, key=lambda hit: (not hit.whole, hit.line))[:most]


def _texts(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield (*path, key), key
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _texts(each, (*path, place))
    else:
        yield path, str(value)


def _cut(text: str, needle: str) -> str:
    at = max(text.casefold().find(needle), 0)
    low, high = max(0, at - _AROUND), at + len(needle) + _AROUND
    return ("..." if low else "") + text[low:high] + ("..." if high < len(text) else "")
