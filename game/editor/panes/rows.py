"""Rows: what every pane of the editor is made of. A pane is a list of them; one drawing and one walk serve all."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from game.base.errors import KeyPath


@dataclass(frozen=True)
class Cell:
    """A box with a value in a row. sort: text, number, choice or flag; dim: it is what holds when nothing is said"""

    name: str
    text: str
    sort: str = "text"
    dim: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a pane.

    name:  what it answers when it is activated, "" when it cannot be
    sort:  head, item, field, note, bar or space
    value: said at the right; cells: boxes at the right instead; acts: small buttons (name, sign) at the far right
    tone:  plain, dim, good, warning, danger, race or arume
    share, low, high: [0..1] of a bar, and its interval
    help:  said at the foot of the window while the row has the focus
    """

    text: str = ""
    name: str = ""
    sort: str = "item"
    value: str = ""
    cells: tuple[Cell, ...] = ()
    acts: tuple[tuple[str, str], ...] = ()
    indent: int = 0
    tone: str = "plain"
    chosen: bool = False
    share: float = 0.0
    low: float = 0.0
    high: float = 0.0
    help: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Give all that can be focused in it, from left to right."""
        own = (self.name,) if self.name else ()
        return (*own, *(cell.name for cell in self.cells), *(name for name, _ in self.acts))


@dataclass
class Pane:
    """One pane. tabs: (name, label, chosen); scroll: rows above the first that is seen"""

    name: str
    tabs: list[tuple[str, str, bool]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    scroll: int = 0

    def places(self) -> list[tuple[str, ...]]:
        """Give the names of each row that can be focused, the tabs as the first."""
        tabs = tuple(name for name, _, _ in self.tabs)
        return [each for each in (tabs, *(row.names for row in self.rows)) if each]

    def walk(self, focus: str, rows: int, across: int = 0) -> str:
        """Give what has the focus so many rows down and so many places to the right of something."""
        places = self.places()
        if not places:
            return ""
        at = next((n for n, names in enumerate(places) if focus in names), -1)
        if at < 0:
            return places[min(1, len(places) - 1)][0] if rows >= 0 else places[-1][0]
        column = places[at].index(focus)
        at = min(max(at + rows, 0), len(places) - 1)
        column = min(max((column if rows == 0 else min(column, len(places[at]) - 1)) + across, 0), len(places[at]) - 1)
        return places[at][column]

    def row_of(self, focus: str) -> Row | None:
        """Give the row in which something has the focus."""
        return next((row for row in self.rows if focus in row.names), None)

    def reveal(self, focus: str, seen: int) -> None:
        """Scroll so that what has the focus is seen. seen: rows that find room"""
        at = next((n for n, row in enumerate(self.rows) if focus in row.names), -1)
        if at >= 0:
            self.scroll = min(max(self.scroll, at - seen + 1), at)

    def scroll_by(self, rows: int, seen: int) -> None:
        """Scroll, as far as there is something to see."""
        self.scroll = max(0, min(self.scroll + rows, len(self.rows) - seen))


def coded(what: str, path: KeyPath, *more: str | int) -> str:
    """Make a name of a verb and a path."""
    return json.dumps([what, list(path), *more])


def decoded(name: str) -> tuple[str, KeyPath, list[str | int]]:
    """Read such a name; any other one is a verb without a path."""
    if not name.startswith("["):
        return name, (), []
    what, path, *more = json.loads(name)
    return str(what), tuple(path), more
