"""Read where the keys of a TOML text stand, and refuse texts that would choke a parser, before parsing.

The scanner follows TOML closely enough to know the line of every key and list entry. It never fails on a
broken text: what it cannot follow it skips to the next line, and the parser proper then reports the mistake.
"""

from __future__ import annotations

import re
import tomllib

from game.base.errors import KeyPath

MOST_KEY_PARTS = 16  # a parser takes seconds over a small file of long dotted keys
MOST_DEPTH = 16  # arrays and inline tables inside one another; a parser recurses
LONGEST_BARE_VALUE = 64  # characters of a number, date or bare word

_COMMON = r"""
      (?P<space>[ \t]+)
    | (?P<newline>\r?\n)
    | (?P<comment>\#[^\n]*)
    | (?P<long>\"\"\"|''')
    | (?P<text>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    | (?P<mark>[\[\]{}=,%s])
    | (?P<bare>[^\s\#"'\[\]{}=,%s]+)
    | (?P<other>.)
"""
_KEY_TOKEN = re.compile(_COMMON % (".", "."), re.VERBOSE | re.DOTALL)
_VALUE_TOKEN = re.compile(_COMMON % ("", ""), re.VERBOSE | re.DOTALL)  # here a dot is part of a number
_END_OF_LONG = {'"""': re.compile(r'\\.|"{3,5}', re.DOTALL), "'''": re.compile(r"'{3,5}")}

_HEADER, _KEY, _VALUE, _SKIP = range(4)  # what the scanner expects next


class Scan:
    """Walks a text once.

    lines:   key path -> line of that key, table or list entry, counted from 1
    trouble: (line, what came, what was expected) of each cap exceeded
    opened:  lines of brackets that were never closed, outermost first
    """

    def __init__(self, text: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self.trouble: list[tuple[int, str, str]] = []
        self.opened: list[int] = []
        self._line = 1
        self._mode = _KEY
        self._table: KeyPath = ()  # of the last [header]
        self._parts: list[str] = []  # of the key being read
        self._dots = 0
        self._fresh = True  # nothing but blanks yet on this line
        self._double = False  # a [[header]]
        self._counts: dict[KeyPath, int] = {}  # array of tables -> entries so far
        self._nest: list[tuple[KeyPath, int]] = []  # open values: path, next index (-1 for an inline table)
        self._path: KeyPath = ()  # of the value being read
        self._walk(text)
        del self._nest, self._counts

    def _walk(self, text: str) -> None:
        position, end = 0, len(text)
        key_token, value_token = _KEY_TOKEN.match, _VALUE_TOKEN.match
        while position < end and len(self.trouble) < 5 and len(self._nest) <= MOST_DEPTH:
            token = (value_token if self._mode == _VALUE else key_token)(text, position)
            assert token is not None, "the last alternative takes any character"
            kind, word = token.lastgroup, token.group()
            position = token.end()
            if kind in ("space", "comment"):
                continue
            if kind == "newline":
                self._end_line()
            elif kind == "long":
                stop = _end_of_long(text, position, word)
                self._word(word)  # as a key it is a mistake, which the parser reports
                self._line += text.count("\n", position, stop)
                position = stop
            elif kind == "mark":
                self._mark(word, text, position)
            elif kind == "bare":
                self._bare(word)
            elif kind == "text":
                self._word(_unquoted(word) if self._mode != _VALUE else word)
            else:
                self._mode = _SKIP if not self._nest else self._mode
        self.opened = [self.lines.get(path, self._line) for path, _ in self._nest]

    def _end_line(self) -> None:
        self._line += 1
        if self._nest:
            return
        self._mode, self._fresh, self._parts, self._dots = _KEY, True, [], 0

    def _bare(self, word: str) -> None:
        if self._mode == _VALUE and len(word) > LONGEST_BARE_VALUE:
            got = f"a number or word of {len(word)} characters"
            self.trouble.append((self._line, got, f"at most {LONGEST_BARE_VALUE}"))
        self._word(word)

    def _word(self, word: str) -> None:
        """Take one part of a key, or one value."""
        self._fresh = False
        if self._mode in (_KEY, _HEADER):
            self._parts.append(word)
        elif self._mode == _VALUE:
            self._begin_entry()

    def _mark(self, mark: str, text: str, position: int) -> None:
        fresh, self._fresh = self._fresh, False
        if mark == ".":
            self._dot()
        elif self._mode == _HEADER:
            if mark == "]":
                self._end_header()
        elif mark == "[" and self._mode == _KEY and fresh and not self._nest:
            self._mode, self._double = _HEADER, text.startswith("[", position)
        elif mark == "=" and self._mode == _KEY:
            self._end_key()
        elif mark in "[{" and self._mode == _VALUE:
            self._open(mark)
        elif mark in "]}" and self._nest:
            self._nest.pop()
            self._mode, self._parts, self._dots = _VALUE, [], 0
        elif mark == "," and self._nest:
            self._mode = _KEY if self._nest[-1][1] < 0 else _VALUE
            self._parts, self._dots = [], 0

    def _dot(self) -> None:
        self._dots += 1
        if self._dots == MOST_KEY_PARTS:
            got = f"a key of more than {MOST_KEY_PARTS} parts"
            self.trouble.append((self._line, got, f"at most {MOST_KEY_PARTS}"))

    def _end_header(self) -> None:
        if not self._parts:
            return  # the second ] of a [[header]]
        path = self._resolve(self._parts[:-1]) + (self._parts[-1],)
        if self._double:
            self._counts[path] = self._counts.get(path, 0) + 1
            self._note(path)
            path = (*path, self._counts[path] - 1)
        elif path in self._counts:
            path = (*path, self._counts[path] - 1)
        self._note(path)
        self._table, self._mode, self._parts, self._dots = path, _SKIP, [], 0

    def _resolve(self, parts: list[str]) -> KeyPath:
        """Give each array of tables on the way its last entry, as TOML does."""
        path: KeyPath = ()
        for part in parts:
            path = (*path, part)
            self._note(path)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return path

    def _end_key(self) -> None:
        path = self._nest[-1][0] if self._nest else self._table
        for part in self._parts:
            path = (*path, part)
            self._note(path)
        self._path, self._mode, self._parts, self._dots = path, _VALUE, [], 0

    def _begin_entry(self) -> None:
        """Note where an entry of a list begins; the value of a key is noted with its key."""
        if self._nest and self._nest[-1][1] >= 0:
            path, place = self._nest[-1]
            self._path = (*path, place)
            self._nest[-1] = (path, place + 1)
            self._note(self._path)

    def _open(self, mark: str) -> None:
        self._begin_entry()
        self._nest.append((self._path, 0 if mark == "[" else -1))
        self._mode = _VALUE if mark == "[" else _KEY
        self._parts, self._dots = [], 0
        if len(self._nest) == MOST_DEPTH + 1:
            got = f"lists and tables more than {MOST_DEPTH} deep inside one another"
            self.trouble.append((self._line, got, f"at most {MOST_DEPTH}"))

    def _note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self._line)


def _end_of_long(text: str, position: int, quotes: str) -> int:
    for found in _END_OF_LONG[quotes].finditer(text, position):
        if found.group()[0] != "\\":
            return found.end()
    return len(text)


def _unquoted(word: str) -> str:
    if word[0] == "'" or "\\" not in word:
        return word[1:-1]
    try:
        return str(tomllib.loads(f"key = {word}")["key"])
    except ValueError:
        return word
