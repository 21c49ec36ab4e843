"""Kept files: what a player would miss, as JSON with a version, a checksum and a backup, read with care.

A file looks like this: {"format": 2, "crc": 1234, "data": {...}}. Reading it never costs it: a damaged one is set aside
and the backup used, one of an older version is migrated, one of a newer version is set aside for that.
"""

from __future__ import annotations

import json
import logging
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from game.base import storage
from game.base.errors import GameError

_log = logging.getLogger(__name__)
_MOST_BYTES = 4 * 1024 * 1024
_DAMAGE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError)

Value = TypeVar("Value")
Migration = Callable[[dict[str, Any]], dict[str, Any]]


class NewerError(GameError):
    """A file that a newer version of the game has written."""


@dataclass(frozen=True)
class Keeper(Generic[Value]):
    """How one sort of file is read and written.

    what: in a player's words, such as "the settings"; migrations: from version 1 to 2, from 2 to 3, and so on; a file
    without a version is of version 1, and then the whole of it is the data; sealed: a change by hand is damage
    """

    what: str
    dump: Callable[[Value], dict[str, Any]]
    load: Callable[[dict[str, Any]], Value]
    migrations: tuple[Migration, ...] = ()
    sealed: bool = True

    @property
    def format(self) -> int:
        """Give the version that is written now."""
        return len(self.migrations) + 1

    def text(self, value: Value) -> str:
        """Give a file's content."""
        data = json.dumps(self.dump(value), ensure_ascii=False, allow_nan=False, indent=1)
        return f'{{"format": {self.format}, "crc": {zlib.crc32(data.encode())}, "data": {data}}}\n'

    def read(self, text: str) -> Value:
        """Read a file's content. Raises: NewerError; GameError when it is damaged"""
        try:
            whole = json.loads(text)
            if not isinstance(whole, dict):
                raise ValueError("it is no table")
            data, version = (whole, 1) if "format" not in whole else (whole["data"], whole["format"])
            if type(version) is not int or version < 1 or not isinstance(data, dict):
                raise ValueError("its version cannot be read")
            if version > self.format:
                raise NewerError(f"it is of a newer version of the game ({version}, and this one writes {self.format})")
            if self.sealed and "format" in whole and zlib.crc32(_canonical(data)) != whole.get("crc"):
                raise ValueError("part of it is missing or changed")
            for migrate in self.migrations[version - 1 :]:
                data = migrate(data)
            return self.load(data)
        except _DAMAGE as error:
            raise GameError(f"it cannot be read ({error!s:.80})") from error

    def open(self, path: Path) -> tuple[Value | None, str]:
        """Read a file, else its backup.

        Returns: the value, None where there is none; and what is to be said, empty when all went well
        """
        if not path.exists():
            value, _ = self._try(backup_of(path))  # killed between setting aside and writing anew
            return value, "" if value is None else f"{self._name()} was gone; its backup is used."
        value, trouble = self._try(path)
        if value is not None:
            _back_up(path)
            return value, ""
        aside = _aside(path)
        kept = f"; the file is kept as {aside}" if aside else ""
        value, _ = self._try(backup_of(path))
        then = "its backup is used" if value is not None else "everything begins anew"
        words = f"{self._name()} cannot be used: {trouble}{kept}; {then}."
        _log.warning("%s", words)
        return value, words

    def save(self, path: Path, value: Value) -> str:
        """Write a file. Returns: what went wrong, empty when nothing did"""
        try:
            storage.save_text(path, self.text(value))
        except GameError as error:
            _log.warning("%s could not be saved: %s", self._name(), error)
            return str(error)
        return ""

    def _try(self, path: Path) -> tuple[Value | None, str]:
        try:
            if not path.is_file():
                return None, "it is no file"
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            if len(data) > _MOST_BYTES:
                return None, "it is larger than it can be"
            return self.read(data.decode("utf-8")), ""
        except UnicodeDecodeError:
            return None, "it is no text"
        except OSError as error:
            return None, f"it cannot be read ({error.strerror or error})"
        except GameError as error:
            return None, str(error)

    def _name(self) -> str:
        return self.what[0].upper() + self.what[1:]


def _canonical(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def backup_of(path: Path) -> Path:
    """Give the place of a file's backup."""
    return path.with_name(path.name + ".bak")


def _back_up(path: Path) -> None:
    """Keep a copy of what has just been read well; a folder that cannot be written is lived with."""
    try:
        copy = backup_of(path)
        if not copy.is_file() or copy.read_bytes() != path.read_bytes():
            storage.backup(path)
    except (GameError, OSError) as error:
        _log.info("no backup: %s", error)


def _aside(path: Path) -> str:
    try:
        aside = storage.set_aside(path)
    except GameError as error:
        _log.warning("%s", error)
        return ""
    return aside.name if aside is not None else ""
