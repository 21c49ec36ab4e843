"""What can go wrong: content an author wrote, situations a player can cause."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KeyPath = tuple[str | int, ...]

_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_LONGEST_PART = 40  # characters of one key shown; a garbled file may have far longer ones


def at_path(data: Any, path: KeyPath, default: Any = None) -> Any:
    """Give what stands at a key path in nested tables and lists, the default where nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return default
    return data


def key_text(key_path: KeyPath) -> str:
    """Write a key path as an author would: `wave[2].ship.name`, counting from 0."""
    text = ""
    for part in key_path:
        if isinstance(part, int):
            text += f"[{part}]"
            continue
        shown = part if len(part) <= _LONGEST_PART else part[:_LONGEST_PART] + "..."
        if not part or not _BARE.issuperset(part):
            shown = '"' + shown.encode("unicode_escape").decode("ascii").replace('"', '\\"') + '"'
        text += f".{shown}" if text else shown
    return text


def plain(text: str) -> str:
    """Write a text so that all of it is seen on one line: what has no picture, or turns the line, by its number."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Answer the known name most like this one, or None if none is close."""
    close = difflib.get_close_matches(name[:80], sorted(known), n=1, cutoff=0.6)
    if close:
        return close[0]
    folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    close = difflib.get_close_matches(name[:80].casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place of a file.

    file:     as the author named it
    line:     1 is the first; 0 where no line is known
    key_path: keys and list positions from the top of the file; () for the whole file
    got:      what came, in words or quoted
    expected: what should have been there, in plain words
    hint:     the nearest known name, if there is one
    advice:   what to do about it, where that is not plain
    """

    file: str | Path
    line: int
    key_path: KeyPath
    got: str
    expected: str
    hint: str = ""
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line > 0 else f"{self.file}"
        key = f" {key_text(self.key_path)}:" if self.key_path else ""
        hint = f"; did you mean {self.hint}?" if self.hint else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{place}:{key} got {self.got}, expected {self.expected}{hint}{advice}"


class ContentError(Exception):
    """Carries everything wrong with what an author wrote, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        assert self.problems, "a ContentError needs at least one problem"
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class GameError(Exception):
    """Says in one sentence what a player can do something about: no such level, disk full."""
