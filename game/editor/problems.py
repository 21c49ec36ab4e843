"""Problems: everything wrong or doubtful in a level, with its place, in words, and where it is safe with a fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.base.errors import ContentError, Problem, plain
from game.editor.document import LevelFile
from game.editor.fixes import fixes_for
from game.editor.found import Found, Look
from game.editor.lint_names import name_lints
from game.editor.lint_stage import stage_lints
from game.editor.lint_triggers import trigger_lints
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import Library
from game.sim.simulation import Simulation


def problems_of(
    level: LevelFile, library: Library, stage: Simulation | None = None, places: bool = True
) -> list[Found]:
    """List every problem of a level: errors first, then in the order of the file. Never raises for what it says.

    stage: its battle with everyone there, where that is set up already; places: False where it could not be
    """
    told: list[Problem] = []
    rule: LevelRule | None = None
    try:
        rule = read_level(level.source, library)
    except ContentError as error:
        told = list(error.problems)
    look = Look(level, library, rule, stage, places)
    out = list(_of_rules(look, told))
    told_at = {each.path for each in out}
    for lint in (name_lints, trigger_lints, stage_lints):
        out += [each for each in lint(look) if each.code not in ("unknown", "twice") or each.path not in told_at]
    return sorted(out, key=lambda each: (each.weight != "error", each.line))


def _of_rules(look: Look, told: Iterable[Problem]) -> Iterator[Found]:
    for problem in told:
        hint = f"; did you mean {problem.hint}?" if problem.hint else ""
        advice = f"; {problem.advice}" if problem.advice else ""
        message = f"got {problem.got}, expected {problem.expected}{hint}{advice}"
        fixes = fixes_for(look.data, problem, look.library)
        yield Found(problem.key_path, max(problem.line, 1), plain(message), "error", "rules", tuple(fixes))
