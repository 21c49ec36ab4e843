"""Write files so that a crash, a kill or a full disk never costs what was there before."""

from __future__ import annotations

import errno
import json
import logging.handlers
import os
import secrets
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from game.base.errors import GameError

_REPLACE_TRIES = 5  # Windows: a virus scanner may hold the old file for a moment
_REPLACE_PAUSE_S = 0.05
_MOST_SET_ASIDE = 1000
_LOG_BYTES, _OLD_LOGS = 262_144, 1


def save_text(path: Path, text: str) -> None:
    """Replace a file's whole content with this text, UTF-8, line ends untouched."""
    save_bytes(path, text.encode("utf-8"))


def save_bytes(path: Path, data: bytes, *, proof: bool = False) -> None:
    """Replace a file's whole content in one step: after a crash it holds the old bytes or the new.

    proof: read the new bytes back from the disk before they take the old ones' place

    Raises: GameError in words a player understands, with the old file untouched.
    """
    target = Path(os.path.realpath(path))  # replace what a link points at, not the link
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_through(temporary, data)
            if proof and temporary.read_bytes() != data:
                raise OSError(errno.EIO, "what was written reads otherwise")
            if target.exists():
                shutil.copymode(target, temporary)
            _replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        raise GameError(f"Cannot save {path}: {error.strerror or error}.") from error


def _write_through(path: Path, data: bytes) -> None:
    # O_EXCL: never through a link somebody planted; 0o666 is cut down by the user's umask as for any new file.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(source: Path, target: Path) -> None:
    for left in reversed(range(_REPLACE_TRIES)):
        try:
            source.replace(target)
            return
        except PermissionError:
            if not left or sys.platform != "win32":
                raise
            time.sleep(_REPLACE_PAUSE_S)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network folders refuse; the content is safe all the same
    finally:
        os.close(handle)


def backup(path: Path) -> Path | None:
    """Keep a copy of a file that has just loaded well, as `name.bak`; None if there is no such file."""
    if not path.is_file():
        return None
    copy = path.with_name(path.name + ".bak")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GameError(f"Cannot read {path}: {error.strerror or error}.") from error
    save_bytes(copy, data)
    return copy


def set_aside(path: Path, word: str = "damaged") -> Path | None:
    """Rename a damaged file to `name.damaged-N` and answer the new name; never overwrite an earlier one.

    word: in place of damaged
    """
    if not path.exists():
        return None
    for number in range(1, _MOST_SET_ASIDE):
        aside = path.with_name(f"{path.name}.{word}-{number}")
        if aside.exists():
            continue
        try:
            path.rename(aside)
        except OSError as error:
            raise GameError(f"Cannot set aside {path}: {error.strerror or error}.") from error
        return aside
    raise GameError(f"{path.parent} holds too many {word} copies of {path.name}; delete some.")


def ensure_folder(folder: Path) -> bool:
    """Make a folder and answer whether files can be written into it."""
    probe = folder / f".probe-{secrets.token_hex(6)}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_through(probe, b"")
        probe.unlink()
    except OSError:
        return False
    return True


def log_to(path: Path) -> logging.Handler:
    """Give what writes a log into a file, which begins anew when it has grown; the one before is kept."""
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler


def _ends_in_mid_line(path: Path) -> bool:
    """Answer whether the last run was killed in the middle of a line."""
    if not path.is_file() or path.stat().st_size == 0:
        return False
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


class JsonLines:
    """Appends one JSON object a line; what was written before stays whole, whatever happens after.

    Law: a line reaches the system before the next begins, so a killed run loses at most its last line.
    """

    def __init__(self, path: Path, *, fresh: bool = False, sync: bool = False) -> None:
        """Open for appending; `fresh` begins with an empty file, `sync` brings each line to the disk itself.

        Raises: GameError
        """
        self.path, self._sync = path, sync
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            torn = not fresh and _ends_in_mid_line(path)
            self._file: BinaryIO = path.open("wb" if fresh else "ab")
            if torn:
                self._file.write(b"\n")
        except OSError as error:
            raise GameError(f"Cannot write {path}: {error.strerror or error}.") from error

    def append(self, row: Mapping[str, Any]) -> None:
        """Write one row. Raises: GameError when the disk is full; ValueError on NaN, our own mistake."""
        line = json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"
        try:
            self._file.write(line.encode("utf-8"))
            self._file.flush()
            if self._sync:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise GameError(f"Cannot write {self.path}: {error.strerror or error}.") from error

    def close(self) -> None:
        """Bring everything to the disk itself and let go of the file."""
        if self._file.closed:
            return
        try:
            self._file.flush()
            if self.path.is_file():  # a terminal or a pipe has nothing to sync
                os.fsync(self._file.fileno())
        except OSError as error:
            raise GameError(f"Cannot finish {self.path}: {error.strerror or error}.") from error
        finally:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
