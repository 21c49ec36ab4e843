"""Envelopes: how battles lie in files. A line that names the format, a line about the battle, then its bytes."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import Any

from game.base.errors import GameError
from game.sim.fingerprint import build_print

_MOST_HEAD = 4096
_OLD = "it is of another version of the game"


class DamagedError(GameError):
    """What was read is no whole file of its kind."""


class OutdatedError(GameError):
    """A file of another version of the game or of its level."""


@dataclass(frozen=True)
class Envelope:
    """One kind of file.

    what: in a player's words, such as "checkpoint"; words: the texts of a head, and how long they may be
    numbers, flags: its whole numbers from 0 on, and what is true or false
    """

    what: str
    format: int
    words: dict[str, int]
    numbers: tuple[str, ...]
    flags: tuple[str, ...]
    absent: tuple[str, ...] = ()
    """texts that may be missing, and are empty then"""

    @property
    def _magic(self) -> bytes:
        return f"Defense of Home {self.what} ".encode()

    def seal(self, head: dict[str, Any], body: bytes) -> bytes:
        """Give the bytes of a file; build, size and checksum are noted by themselves."""
        head = {**head, "build": build_print(), "size": len(body), "crc": zlib.crc32(body)}
        return b"%s%d\n%s\n%s" % (self._magic, self.format, json.dumps(head).encode(), body)

    def head(self, data: bytes) -> dict[str, Any]:
        """Read what a file is about, from its beginning. Raises: DamagedError"""
        first, _, rest = data.partition(b"\n")
        self._named(first)
        return self._head(rest.partition(b"\n")[0])

    def open(self, data: bytes, most_bytes: int) -> tuple[dict[str, Any], bytes]:
        """Read a file. Returns: its head, and its body; whether it is of this build is for `check_build`

        Raises: DamagedError when it is no whole one; OutdatedError when its format is another.
        """
        if len(data) > most_bytes:
            raise DamagedError(f"it is larger than any {self.what} can be")
        first, _, rest = data.partition(b"\n")
        self._named(first)
        if first != self._magic + b"%d" % self.format:
            raise OutdatedError(_OLD)
        line, _, body = rest.partition(b"\n")
        head = self._head(line)
        if len(body) != head["size"] or zlib.crc32(body) != head["crc"]:
            raise DamagedError("part of it is missing or changed")
        return head, body

    def _named(self, first: bytes) -> None:
        if not first.startswith(self._magic) or not first[len(self._magic) :].isdigit():
            raise DamagedError(f"it is no {self.what} of this game")

    def _head(self, line: bytes) -> dict[str, Any]:
        """Read the line about the battle. Raises: DamagedError"""
        try:
            said = json.loads(line) if len(line) <= _MOST_HEAD else None
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            raise DamagedError("its head cannot be read")
        head: dict[str, Any] = {**dict.fromkeys(self.absent, ""), **said}
        texts = all(isinstance(head.get(name), str) and len(head[name]) <= most for name, most in self.words.items())
        numbers = (*self.numbers, "build", "rules", "size", "crc")
        whole = all(type(head.get(name)) is int and 0 <= head[name] < 2**63 for name in numbers)
        if not texts or not whole or not all(isinstance(head.get(name), bool) for name in self.flags):
            raise DamagedError("its head cannot be read")
        if not all(head[name].isprintable() for name in self.words):
            raise DamagedError("its head cannot be read")
        return head


def check_build(head: dict[str, Any]) -> None:
    """Refuse what another build has made. Raises: OutdatedError"""
    if head["build"] != build_print():
        raise OutdatedError(_OLD)


def check_rules(head: dict[str, Any], rules: int) -> None:
    """Refuse what was fought by other rules or in another level. Raises: OutdatedError"""
    if head["rules"] != rules:
        raise OutdatedError("the battle or its rules have changed since")
