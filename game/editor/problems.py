"""Problems: everything wrong or doubtful in a level, with its place, in words, and where it is safe with a fix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from game.base.errors import ContentError, KeyPath, Problem, key_text
from game.editor.document import LevelFile
from game.editor.draft import Draft
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import Library

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
    """What checks look at. rule: the level as the battle gets it, None while it has errors"""

    level: LevelFile
    library: Library
    rule: LevelRule | None

    @property
    def data(self) -> Any:
        """Give what the text says."""
        return self.level.data

    def found(
        self, path: KeyPath, message: str, code: str, weight: Weight = "warning", fixes: Iterable[Fix] = ()
    ) -> Found:
        """Make a problem that knows its line."""
        return Found(path, self.level.source.line_of(path), message, weight, code, tuple(fixes))


def problems_of(level: LevelFile, library: Library) -> list[Found]:
    """List every problem of a level: errors first, then in the order of the file. Never raises for what it says."""
    from game.editor.lint_names import name_lints
    from game.editor.lint_stage import stage_lints
    from game.editor.lint_triggers import trigger_lints

    told: list[Problem] = []
    rule: LevelRule | None = None
    try:
        rule = read_level(level.source, library)
    except ContentError as error:
        told = list(error.problems)
    look = Look(level, library, rule)
    out = list(_of_rules(look, told))
    places = {each.path for each in out}
    for lint in (name_lints, trigger_lints, stage_lints):
        out += [each for each in lint(look) if each.code not in ("unknown", "twice") or each.path not in places]
    return sorted(out, key=lambda each: (each.weight != "error", each.line))


def _of_rules(look: Look, told: Iterable[Problem]) -> Iterator[Found]:
    from game.editor.fixes import fixes_for

    for problem in told:
        hint = f"; did you mean {problem.hint}?" if problem.hint else ""
        advice = f"; {problem.advice}" if problem.advice else ""
        message = f"got {problem.got}, expected {problem.expected}{hint}{advice}"
        fixes = fixes_for(look.data, problem, look.library)
        yield Found(problem.key_path, max(problem.line, 1), message, "error", "rules", tuple(fixes))
