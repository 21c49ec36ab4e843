"""History: every change is a value that can be done and undone, has a name in words, and stands in a list."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from game.base.errors import GameError

_FINE_BELOW = 400  # characters; what is longer is looked at line by line
_MOST_LINES = 1500  # comparing costs their square


class Mismatch(GameError):
    """A change does not fit the text it is to be made in."""


class Splice(NamedTuple):
    """At a place of the text, some characters become others."""

    at: int
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """What one action did to the text. splices: in order of place, all counted in the text before

    Law: undo(do(text)) = text, byte for byte.
    """

    name: str
    splices: tuple[Splice, ...]

    def do(self, text: str) -> str:
        """Give the text after the change. Raises: Mismatch when it was not made in this text."""
        return _spliced(text, self.splices, self.name)

    def undo(self, text: str) -> str:
        """Give the text before the change. Raises: Mismatch when this text is not what it led to."""
        moved, back = 0, []
        for splice in self.splices:
            back.append(Splice(splice.at + moved, splice.new, splice.old))
            moved += len(splice.new) - len(splice.old)
        return _spliced(text, back, self.name)


def _spliced(text: str, splices: Iterable[Splice], name: str) -> str:
    out, at = [], 0
    for splice in splices:
        if splice.at < at or text[splice.at : splice.at + len(splice.old)] != splice.old:
            raise Mismatch(f"'{name}' does not fit this text.")
        out += [text[at : splice.at], splice.new]
        at = splice.at + len(splice.old)
    return "".join([*out, text[at:]])


def change_between(name: str, before: str, after: str) -> Change:
    """Make the change that leads from one text to another."""
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if not old and not new:
        return Change(name, ())
    a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(old) + len(new) < _FINE_BELOW or max(len(a), len(b)) > _MOST_LINES:
        return Change(name, (Splice(head, old, new),))
    starts = [head]
    for line in a:
        starts.append(starts[-1] + len(line))
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    splices = [
        Splice(starts[i], "".join(a[i:j]), "".join(b[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"
    ]  # fmt: skip
    return Change(name, tuple(splices))


def _common(a: str, b: str) -> int:
    """Count the characters with which both texts begin."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass
class History:
    """All changes, and how many of them are done. What is undone stands behind, until something new is done.

    changes: in order; at: so many are done
    """

    changes: list[Change] = field(default_factory=list)
    at: int = 0

    def add(self, change: Change) -> None:
        """Put a change that has just been done behind those that are done; what was undone is gone."""
        self.changes[self.at :] = [change]
        self.at += 1

    def to(self, text: str, at: int) -> str:
        """Give the text as it was or will be when so many changes are done, and go there.

        Raises: Mismatch, with nothing changed
        """
        at = max(0, min(at, len(self.changes)))
        for change in reversed(self.changes[at : self.at]):
            text = change.undo(text)
        for change in self.changes[self.at : at]:
            text = change.do(text)
        self.at = at
        return text

    @property
    def names(self) -> list[str]:
        """Give every change in words, done and undone."""
        return [change.name for change in self.changes]

    def state(self) -> tuple[int, Sequence[Change]]:
        """Give what a test or a panel looks at."""
        return self.at, tuple(self.changes)


def is_orderly(change: Change) -> bool:
    """Say whether a change's splices lie behind one another."""
    apart = all(b.at >= a.at + len(a.old) for a, b in pairwise(change.splices))
    return apart and all(splice.at >= 0 for splice in change.splices)
