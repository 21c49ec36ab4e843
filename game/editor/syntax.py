"""Where things stand in a TOML text: blocks under headers, statements in a block, entries of a list, pairs of a table.

Law: the pieces joined give the text back, byte for byte. Only texts that `parse_toml` accepts come here.

Comments stay with what they describe, which tomlkit's tree does not know: those directly above a header or an entry
belong to it, and go where it goes. So tomlkit writes values and keys, and the pieces of the text are moved here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from game.base.errors import KeyPath

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t]+)
    | (?P<newline>\r?\n)
    | (?P<comment>\#[^\r\n]*)
    | (?P<text>\"\"\"(?:[^"\\]|\\.|"(?!""))*"{3,5}|'''(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    | (?P<mark>[\[\]{}=,])
    | (?P<bare>[^\s\#"'\[\]{}=,]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_HEADER = re.compile(r"^[ \t]*\[\[?(?P<name>.*?)\]\]?[ \t]*(?P<tail>\#[^\r\n]*)?$", re.DOTALL)
_BLANK = ("space", "newline", "comment")


class Block(NamedTuple):
    """A header with what stands under it, up to the next; the first block of a text has none.

    path:   where its table stands; parts: its name as in the header; double: a `[[header]]`
    head:   comments above the header and the header's line; body: the statements, without blank lines at the end
    gap:    those blank lines
    """

    path: KeyPath
    parts: tuple[str, ...]
    double: bool
    head: str
    body: str
    gap: str

    @property
    def text(self) -> str:
        """Give the block as it stands in the file."""
        return f"{self.head}{self.body}{self.gap}"


class Statement(NamedTuple):
    """A key and its value. lead: line ends and comments before; name: key and equals sign; tail: comment behind."""

    lead: str
    name: str
    value: str
    tail: str

    @property
    def text(self) -> str:
        """Give the statement as it stands in the block."""
        return f"{self.lead}{self.name}{self.value}{self.tail}"

    @property
    def key(self) -> tuple[str, ...]:
        """Give the parts of the key, more than one of a dotted key."""
        return key_of(self.name.rstrip(" \t").removesuffix("="))


class Entry(NamedTuple):
    """One value of a list. lead: blanks and comments before; before, after: what stands round its comma."""

    lead: str
    value: str
    before: str
    comma: bool
    after: str

    @property
    def text(self) -> str:
        """Give the entry as it stands in the list."""
        return f"{self.lead}{self.value}{self.before}{',' if self.comma else ''}{self.after}"


@lru_cache(maxsize=4096)
def key_of(text: str) -> tuple[str, ...]:
    """Give the parts of a key as written, quotes undone."""
    table, parts = tomllib.loads(f"{text.strip()} = 0"), []
    while isinstance(table, dict):
        ((part, table),) = table.items()
        parts.append(part)
    return tuple(parts)


def _kind(text: str, at: int) -> tuple[str, int]:
    token = _TOKEN.match(text, at)
    assert token is not None, "only texts that parse come here"
    return str(token.lastgroup), token.end()


def _past_blank(text: str, at: int, stop_at_newline: bool = False) -> int:
    while at < len(text):
        kind, end = _kind(text, at)
        if kind not in _BLANK or (stop_at_newline and kind == "newline"):
            return at
        at = end
    return at


def _past_value(text: str, at: int) -> int:
    """Give where the value that begins here ends."""
    depth = 0
    while True:
        _, end = _kind(text, at)
        depth += (text[at] in "[{") - (text[at] in "]}")
        at = end
        if depth == 0:
            return at


def blocks_of(text: str) -> list[Block]:
    """Cut a text into its blocks."""
    cuts = _cuts(text)
    bounds = [0, *(start for start, _, _ in cuts), len(text)]
    out = [_block((), False, "", text[: bounds[1]])]
    for number, (start, header, end) in enumerate(cuts):
        line = text[header:end]
        found = _HEADER.match(line)
        assert found is not None
        parts = key_of(found["name"])
        out.append(_block(parts, line.lstrip().startswith("[["), text[start:end], text[end : bounds[number + 2]]))
    return located(out)


def _block(parts: tuple[str, ...], double: bool, head: str, rest: str) -> Block:
    body = rest.rstrip(" \t\r\n")
    return Block((), parts, double, head, body, rest[len(body) :])


def _cuts(text: str) -> list[tuple[int, int, int]]:
    """Find headers: where the block begins, its comments included; where the header's line begins and ends."""
    out: list[tuple[int, int, int]] = []
    at, line, depth, fresh, comments, only_comment = 0, 0, 0, True, -1, False
    while at < len(text):  # LOOP: tokens of a text
        kind, end = _kind(text, at)
        if kind == "newline" and depth == 0:
            comments = (line if comments < 0 else comments) if only_comment else -1
            line, fresh, only_comment = end, True, False
        elif kind == "comment":
            only_comment = fresh and depth == 0
        elif kind != "space" and depth == 0 and fresh and text[at] == "[":
            stop = at
            while stop < len(text) and _kind(text, stop)[0] != "newline":
                stop = _kind(text, stop)[1]
            out.append((line if comments < 0 else comments, line, stop))
            end, fresh = stop, False
        elif kind == "mark":
            depth += (text[at] in "[{") - (text[at] in "]}")
            fresh = False
        elif kind != "space":
            fresh = fresh and kind == "newline"
        at = end
    return out


def located(blocks: Sequence[Block]) -> list[Block]:
    """Give blocks their paths, as TOML counts the tables of an array."""
    counts: dict[KeyPath, int] = {}
    out = []
    for block in blocks:  # LOOP: headers of a text
        path: KeyPath = ()
        for place, part in enumerate(block.parts):
            path = (*path, part)
            if place == len(block.parts) - 1 and block.double:
                counts[path] = counts.get(path, 0) + 1
            if path in counts:
                path = (*path, counts[path] - 1)
        out.append(block._replace(path=path))
    return out


def statements_of(body: str) -> tuple[list[Statement], str]:
    """Cut a block's body into statements, and what is left after the last."""
    out: list[Statement] = []
    at = 0
    while True:  # LOOP: statements of a block
        start = _past_blank(body, at)
        if start >= len(body):
            return out, body[at:]
        equals = start
        while body[equals] != "=":
            equals = _kind(body, equals)[1]
        value = _past_blank(body, equals + 1)
        end = _past_value(body, value)
        tail = _past_blank(body, end, stop_at_newline=True)
        out.append(Statement(body[at:start], body[start:value], body[value:end], body[end:tail]))
        at = tail


def entries_of(text: str) -> tuple[list[Entry], str]:
    """Cut a list `[...]` into its entries, and its end from after the last of them."""
    out: list[Entry] = []
    at = 1
    while True:  # LOOP: entries of a list
        start = _past_blank(text, at)
        if text[start] == "]":
            return out, text[at:]
        end = _past_value(text, start)
        comma = _past_blank(text, end)
        if text[comma] == ",":
            after = _past_blank(text, comma + 1, stop_at_newline=True)
            if "#" not in text[comma + 1 : after]:
                after = comma + 1
            out.append(Entry(text[at:start], text[start:end], text[end:comma], True, text[comma + 1 : after]))
            at = after
        else:
            before = _past_blank(text, end, stop_at_newline=True)
            out.append(Entry(text[at:start], text[start:end], text[end:before], False, ""))
            at = before


def pairs_of(text: str) -> list[tuple[str, str]]:
    """Cut an inline table `{...}` into keys, as written, and values."""
    out: list[tuple[str, str]] = []
    at = 1
    while True:  # LOOP: keys of an inline table
        start = _past_blank(text, at)
        if text[start] == "}":
            return out
        equals = start
        while text[equals] != "=":
            equals = _kind(text, equals)[1]
        value = _past_blank(text, equals + 1)
        end = _past_value(text, value)
        out.append((text[start:equals].strip(), text[value:end]))
        at = _past_blank(text, end)
        at += text[at] == ","
