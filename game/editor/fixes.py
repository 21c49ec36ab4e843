"""Fixes for what the rules object to: the nearest name, the nearest value that fits, another id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from game.base.errors import KeyPath, Problem, at_path, key_text, nearest_name
from game.editor.deeds.mentioning import rename, rename_at
from game.editor.deeds.placing import set_value
from game.editor.draft import Draft
from game.editor.found import Fix
from game.editor.references import IDS, NAMES, free_id, ids, known_names, names_of
from game.editor.schema import Shape, fields_of, model_in, shape_at
from game.rules.library import Library

_A_LITTLE = 0.1  # of the range, at most 1: from a limit that does not itself belong to the range
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_AT_MOST = re.compile(r"^at most (\d+): it has no")


def fixes_for(data: Any, problem: Problem, library: Library) -> Iterator[Fix]:
    """Give what would mend a problem that the rules report; nothing where that would be guessing."""
    path = problem.key_path
    if not path:
        return
    if problem.got == "an unknown key":
        yield from _for_key(data, path, problem.hint)
        return
    shape, rule = shape_at(data, path)
    value = at_path(data, path)
    if rule is not None and (rule.model, rule.key) in IDS and isinstance(value, str):
        yield from for_id(data, path, IDS[rule.model, rule.key])
    elif rule is not None and (rule.model, rule.key) in NAMES and isinstance(value, str):
        yield from for_name(data, path, value, NAMES[rule.model, rule.key], library)
    elif path == ("land",) and problem.got == "a ground":
        yield Fix("Leave the ground out", set_value, (path, None))
    elif shape is not None and value is not None:
        new = fitting(shape, value)
        seats = _AT_MOST.match(problem.expected)
        new = int(seats[1]) if seats else new
        if new is not None and new != value:
            yield Fix(f"Make it {new}", set_value, (path, new))
    elif shape is not None and shape.low is not None and shape.low == shape.high:
        yield Fix(f"Write {path[-1]} = {shape.low:g}", set_value, (path, int(shape.low)))


def for_name(data: Any, path: KeyPath, value: str, kind: str, library: Library) -> Iterator[Fix]:
    """Offer the nearest thing that may be named."""
    around = at_path(data, path[:2]) if path[:1] == ("force",) else None
    known = known_names(data, library, kind, around)
    near = nearest_name(value, known) or (known[0] if len(known) == 1 else None)
    if near is not None and near != value:
        yield Fix(f"Name {near}", set_value, (path, near))


def for_id(data: Any, path: KeyPath, kind: str) -> Iterator[Fix]:
    """Offer an id that is well formed and free."""
    value = str(at_path(data, path))
    known = names_of(data, kind) if kind != "level" else []
    twice = sum(name == value for name, _ in ids(data).get(kind, [])) > 1
    new = free_id(value, set(known) if twice else set(known) - {value})
    if new == value:
        return
    if twice or kind == "level":
        yield Fix(f"Call it {new}", set_value if kind == "level" else rename_at,
                  (path, new) if kind == "level" else (path[:-1], kind, new))  # fmt: skip
    else:
        yield Fix(f"Call it {new}, wherever it is named", rename, (kind, value, new))


def fitting(shape: Shape, value: Any) -> Any:
    """Give the nearest value that fits a place; None when none is near."""
    if shape.sort in ("number", "whole"):
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            value = float(value)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e300:
            return None
        return _clamped(shape, round(value) if shape.sort == "whole" else value)
    if shape.sort == "choice" and isinstance(value, str):
        return nearest_name(value, shape.choices)
    if shape.sort == "flag" and isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return None


def _clamped(shape: Shape, value: float) -> float | int:
    span = shape.high - shape.low if shape.low is not None and shape.high is not None else 1.0 / _A_LITTLE
    little = 1.0 if shape.sort == "whole" else min(1.0, span * _A_LITTLE)
    if shape.low is not None and (value < shape.low or (shape.open_low and value == shape.low)):
        value = shape.low + (little if shape.open_low else 0.0)
    if shape.high is not None and (value > shape.high or (shape.open_high and value == shape.high)):
        value = shape.high - (little if shape.open_high else 0.0)
    return int(value) if value == int(value) else value


def _for_key(data: Any, path: KeyPath, hint: str) -> Iterator[Fix]:
    shape, _ = shape_at(data, path[:-1])
    model = model_in(shape, at_path(data, path[:-1])) if shape is not None else None
    holder = at_path(data, path[:-1])
    if not isinstance(holder, dict) or not isinstance(path[-1], str) or path[-1] not in holder:
        return
    if hint and hint not in holder and model is not None and hint in fields_of(model):
        yield Fix(f"Write {hint}", rename_key, (path, hint))
    yield Fix(f"Leave {path[-1]} out", set_value, (path, None))


def rename_key(level: Draft, path: KeyPath, key: str) -> str:
    """Write a key otherwise."""
    level.rename(path, key)
    return f"Write {key_text((*path[:-1], key))}"
