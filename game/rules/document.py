"""Read a TOML file so that nothing an author writes can hurt, and check it against a model."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pydantic_core
from pydantic import ValidationError

from game.base.errors import ContentError, KeyPath, Problem
from game.rules.explain import explain, shown
from game.rules.rule import KnownNames, Rule, measured, named
from game.rules.toml_lines import Scan

__all__ = ["Document", "KnownNames", "Rule", "load_toml", "measured", "named", "parse_toml", "validate"]

MOST_BYTES = 256 * 1024
_LARGEST_WHOLE = 2**63 - 1  # what TOML promises to carry

M = TypeVar("M", bound=Rule)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)")
_PLACE = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")


_SAID = (
    ("Cannot overwrite a value", "each key once only, and this one has a value further up"),
    ("Cannot declare", "each [table] once only, and this one stands further up"),
    ("Duplicate inline table key", "each key once only in a table"),
    ("Expected '='", "a key, then =, then its value"),
    ("Invalid value", "after = a number, true, false, a text in quotes, a list or a table"),
    ("Invalid statement", "a line such as key = value, or [table], or # a comment"),
    ("Unterminated string", "a quote that closes the text"),
    ("Illegal character", "a quote that closes the text before the line ends"),
    ("Unclosed inline table", "a } that closes the table, or a comma and the next key"),
    ("Unclosed array", "a ] that closes the list, or a comma and the next entry"),
    ("Expected newline", "the end of the line after a value"),
    ("Invalid initial character", "a key of letters, digits, _ and -"),
    ("Expected ']]'", "a line such as [[table]] with nothing else in it"),
    ("Expected ']'", "a line such as [table] with nothing else in it"),
    ("Expected \"'", "a quote that closes the text"),
    ("Unescaped", "two backslashes for one in a text in double quotes"),
)
"""what the parser says, and what an author would"""
_TEXT_ADVICE = "the file is damaged, or another program wrote this: delete the character, or take an older copy"


@dataclass(frozen=True)
class Document:
    """A TOML text and what it says.

    path:  the file, as it was named
    data:  what the parser made of it; treat as read-only
    lines: key path -> line, counted from 1
    """

    path: Path
    text: str
    data: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def line_of(self, key_path: KeyPath) -> int:
        """Answer the line of a key, or of the nearest table around it that stands in the file."""
        while key_path:
            line = self.lines.get(key_path)
            if line is not None:
                return line
            key_path = key_path[:-1]
        return 1

    def problem(
        self, key_path: KeyPath, got: str, expected: str, hint: str = "", advice: str = ""
    ) -> Problem:
        """Make a problem that knows its file and line."""
        return Problem(self.path, self.line_of(key_path), key_path, got, expected, hint, advice)


def load_toml(path: Path) -> Document:
    """Read one file.

    Raises: ContentError, whatever the file holds or if it cannot be read.
    """
    try:
        if not path.is_file():  # a pipe would block for ever
            raise ContentError([Problem(path, 0, (), "no such file", "a TOML file")])
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        got = f"a file that cannot be read ({error.strerror or error})"
        raise ContentError([Problem(path, 0, (), got, "a TOML file")]) from error
    return parse_toml(raw, path)


def parse_toml(raw: bytes | str, path: Path) -> Document:
    """Read one text, as `load_toml` does a file. `path` is only for messages."""
    text = _decoded(raw, path)
    scan = Scan(text)
    if scan.trouble:
        raise ContentError(Problem(path, line, (), got, expected) for line, got, expected in scan.trouble)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError also for dates such as month 13
        raise ContentError([_syntax_problem(error, text, path, scan)]) from error
    document = Document(path, text, data, scan.lines)
    problems = list(_value_problems(document))
    if problems:
        raise ContentError(problems[:100])
    return document


def _decoded(raw: bytes | str, path: Path) -> str:
    """Turn bytes into text and refuse what no editor would show."""
    data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    if len(data) > MOST_BYTES:
        raise ContentError(
            [Problem(path, 0, (), "a file of more than 256 KiB", "at most 256 KiB", advice="split it")]
        )
    if data.startswith(b"\xef\xbb\xbf"):
        raise ContentError(
            [Problem(path, 1, (), "a byte order mark", "plain UTF-8", advice="save the file as UTF-8 without BOM")]
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        got, advice = f"byte 0x{data[error.start]:02X}", "save the file as UTF-8 in a text editor"
        raise ContentError([Problem(path, line, (), got, "UTF-8 text", advice=advice)]) from error
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        got = f"control character U+{ord(control.group()):04X}"
        advice = _TEXT_ADVICE
        if control.group() == "\r":
            advice = "save the file with the line ends of Linux or Windows (LF or CRLF)"
        raise ContentError([Problem(path, line, (), got, "text, tabs and line ends", advice=advice)])
    return text


def _syntax_problem(error: Exception, text: str, path: Path, scan: Scan) -> Problem:
    """Say in one line what the parser could not read."""
    message = str(error)
    place = _PLACE.search(message)
    lines = text.split("\n")
    line = int(place[1]) if place and place[1] else max(1, len(text.rstrip().split("\n")))
    if place is None and not isinstance(error, tomllib.TOMLDecodeError):
        line = 0
    advice = f"a bracket opened in line {scan.opened[0]} is never closed" if scan.opened else ""
    got = shown(lines[line - 1].strip()) if 0 < line <= len(lines) else "a text that cannot be read"
    reason = _PLACE.sub("", message)
    plain = next((words for start, words in _SAID if reason.startswith(start)), f"{reason[:1].lower()}{reason[1:200]}")
    return Problem(path, line, (), got, f"TOML: {plain}", "", advice)


def _value_problems(document: Document) -> Iterator[Problem]:
    """Yield values that TOML allows and no rule uses: dates, and numbers beyond 64 bits."""
    waiting: list[tuple[KeyPath, Any]] = [((), document.data)]
    while waiting:
        key_path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*key_path, key), each) for key, each in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend(((*key_path, place), value[place]) for place in reversed(range(len(value))))
        elif isinstance(value, datetime.date | datetime.time):
            advice = "put quotes around it if it is meant as text"
            yield document.problem(key_path, f"the date {value}", "a number or a text", advice=advice)
        elif isinstance(value, int) and abs(value) > _LARGEST_WHOLE:
            yield document.problem(key_path, shown(value), "a whole number of at most 64 bits")


def validate(document: Document, model: type[M], known_names: KnownNames | None = None) -> M:
    """Check a document against a model.

    known_names: kind -> names, for fields declared with `named`; kinds that are missing are not checked

    Raises: ContentError with every problem of the file at once.
    """
    # As JSON, because strict pydantic takes a list for a tuple or a set only from there.
    as_json = pydantic_core.to_json(document.data, inf_nan_mode="constants")
    try:
        return model.model_validate_json(as_json, context=dict(known_names or {}))
    except ValidationError as error:
        raise ContentError(explain(error, document, model, known_names or {})) from error
