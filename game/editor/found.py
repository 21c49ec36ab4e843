"""What checks find, as data: a problem with its place, in words, and the deeds that mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from game.base.errors import KeyPath, key_text, plain
from game.editor.document import LevelFile
from game.editor.draft import Draft
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.simulation import Simulation

Weight = Literal["error", "warning"]


@dataclass(frozen=True)
class Fix:
    """A deed that mends a problem. words: what it does"""

    words: str
    deed: Callable[..., str]
    args: tuple[Any, ...] = ()

    def __call__(self, level: Draft) -> str:
        """Do it, as a deed."""
        self.deed(level, *self.args)
        return self.words


@dataclass(frozen=True)
class Found:
    """One problem.

    path, line: where to jump to; key: the path as an author writes it
    weight: an error keeps the level from being played; a warning says that it plays otherwise than it seems
    code:   which check found it
    """

    path: KeyPath
    line: int
    message: str
    weight: Weight
    code: str
    fixes: tuple[Fix, ...] = ()

    @property
    def key(self) -> str:
        """Give the path as an author writes it."""
        return key_text(self.path)

    def __str__(self) -> str:
        return f"{self.line}: {self.key}: {self.message}" if self.path else f"{self.line}: {self.message}"


@dataclass(frozen=True)
class Look:
    """What checks look at.

    rule: the level as the battle gets it, None while it has errors; stage: that battle with everyone there, if it is
    set up already; places: whether it can be set up at all
    """

    level: LevelFile
    library: Library
    rule: LevelRule | None
    stage: Simulation | None = None
    places: bool = True

    @property
    def data(self) -> Any:
        """Give what the text says."""
        return self.level.data

    def found(
        self, path: KeyPath, message: str, code: str, weight: Weight = "warning", fixes: Iterable[Fix] = ()
    ) -> Found:
        """Make a problem that knows its line."""
        return Found(path, self.level.source.line_of(path), plain(message), weight, code, tuple(fixes))
