"""Turn everything pydantic found wrong into problems an author can act on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from game.base.errors import KeyPath, Problem, at_path, nearest_name, plain
from game.rules.expected import Place, describe, follow, keys_of, one_of
from game.rules.rule import UNKNOWN_NAMES, KnownNames

if TYPE_CHECKING:
    from game.rules.document import Document

MOST_PROBLEMS = 100  # explaining one costs up to a millisecond; nobody reads more
_NOTHING = object()
_SHOWN = 60  # characters of a value that are shown
_AS_WRITTEN = {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}

Error = Any  # one row of ValidationError.errors(): type, loc, msg, input, ctx


def explain(
    error: ValidationError, document: Document, model: type[BaseModel], known_names: KnownNames
) -> list[Problem]:
    """List the problems behind a failed validation in the order of the file."""
    found = error.errors(include_url=False)
    problems = [
        problem for each in found[:MOST_PROBLEMS] for problem in _problems(each, document, model, known_names)
    ]
    problems = sorted(_merged(problems), key=lambda problem: problem.line)
    if len(found) > MOST_PROBLEMS:
        problems.append(document.problem((), f"{len(found) - MOST_PROBLEMS} more problems", "none"))
    return problems


def _merged(problems: list[Problem]) -> list[Problem]:
    """Join what the members of a union said about the same value: `a text or a number`."""
    found: dict[tuple[KeyPath, str, str], Problem] = {}
    for problem in problems:
        same = (problem.key_path, problem.got, problem.hint)
        before = found.get(same)
        if before is None:
            found[same] = problem
        elif problem.expected not in before.expected:
            found[same] = replace(before, expected=f"{before.expected} or {problem.expected}")
    return list(found.values())


def shown(value: Any) -> str:
    """Write a value the way it stands in a file, cut to 60 characters."""
    if isinstance(value, dict):
        return "a table"
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # a whole number too long to write out
        text = "a very long number"
    text = plain(_AS_WRITTEN.get(text, text))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def _problems(
    error: Error, document: Document, model: type[BaseModel], known_names: KnownNames
) -> Iterator[Problem]:
    path, place = follow(model, error["loc"])
    kind = error["type"]
    if kind == UNKNOWN_NAMES:
        yield from _unknown_names(error["ctx"], path, document, known_names)
    elif kind == "extra_forbidden":
        yield _unknown_key(path, document, model, error["loc"])
    elif kind in ("union_tag_invalid", "union_tag_not_found"):
        yield _wrong_tag(error, path, document)
    elif kind in ("value_error", "assertion_error"):
        reason = error["msg"].split(", ", 1)[-1]
        yield document.problem(path, shown(error["input"]), reason)
    else:
        got = "nothing" if kind == "missing" else shown(error["input"])
        expected = describe(place) if place is not None else error["msg"]
        hint = ""
        if kind == "literal_error" and isinstance(error["input"], str):
            hint = nearest_name(error["input"], _choices(place)) or ""
        yield document.problem(path, got, expected, hint)


def _choices(place: Place | None) -> list[str]:
    return [each for each in getattr(place and place.type, "__args__", ()) if isinstance(each, str)]


def _unknown_names(
    context: dict[str, Any], path: KeyPath, document: Document, known_names: KnownNames
) -> Iterator[Problem]:
    kind = context["kind"]
    known = sorted(known_names.get(kind, ()))
    for inner, name in context["wrong"]:
        expected = f"a known {kind}: {one_of(known)}" if known else f"a known {kind}, and there are none"
        yield document.problem((*path, *inner), shown(name), expected, nearest_name(name, known) or "")


def _unknown_key(
    path: KeyPath, document: Document, model: type[BaseModel], location: tuple[str | int, ...]
) -> Problem:
    _, around = follow(model, location[:-1])
    table = around.type if around is not None else None
    keys = keys_of(table) if isinstance(table, type) and issubclass(table, BaseModel) else []
    unused = [key for key in keys if not _is_in(document, (*path[:-1], key))]
    name = str(path[-1])
    hint = nearest_name(name, unused) or nearest_name(name, keys) or ""
    return document.problem(path, "an unknown key", one_of(keys) if keys else "no keys here", hint)


def _is_in(document: Document, key_path: KeyPath) -> bool:
    """Answer whether the file has this key."""
    return at_path(document.data, key_path, _NOTHING) is not _NOTHING


def _wrong_tag(error: Error, path: KeyPath, document: Document) -> Problem:
    """Explain a table whose `kind` is missing or unknown."""
    context = error["ctx"]
    key = str(context["discriminator"]).strip("'")
    if error["type"] == "union_tag_not_found":
        return document.problem((*path, key), "nothing", "a text in quotes that says what this table is")
    tags = [tag.strip().strip("'") for tag in str(context["expected_tags"]).split(",")]
    tag = str(context["tag"])
    return document.problem((*path, key), shown(tag), one_of(tags), nearest_name(tag, tags) or "")
