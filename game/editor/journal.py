"""The journal: every action on the disk before the next begins, one line each, so that a crash costs at most one.

A journal begins with the whole text that was opened, so it needs nothing else to be replayed. Each line ends in a
checksum over itself and the line before: what was torn, or is not where it was written, is seen.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.base import paths, storage
from game.base.errors import ContentError, GameError
from game.editor.document import checksum
from game.editor.history import Change, History, Mismatch, Splice, is_orderly
from game.rules.document import parse_toml

FORMAT = 1
MOST_BYTES = 64 * 1024 * 1024
KEPT = 500  # changes that a journal keeps when it has grown too long
LONG_BYTES = 4 * 1024 * 1024


@dataclass
class Kept:
    """What a journal holds.

    file:  the level's file, "" for none; base: the text that was opened
    text:  where the actions led; saved: checksum of what was last on the disk, as far as we wrote it; None unknown
    dropped: lines at the end that were torn or damaged
    """

    file: str
    base: str
    text: str
    history: History = field(default_factory=History)
    saved: int | None = None
    dropped: int = 0


def journal_path(file: Path | None, name: str = "untitled") -> Path:
    """Give where the journal of a level's file lies."""
    folder = paths.user_data() / "editor"
    if file is None:
        return folder / f"{name}.journal"
    whole = str(file.expanduser().resolve())
    return folder / f"{file.stem[:60]}-{zlib.crc32(whole.encode('utf-8', 'surrogatepass')):08x}.journal"


class Journal:
    """Writes the actions of one session. Law: an action is on the disk when the call returns."""

    def __init__(self, path: Path, kept: Kept) -> None:
        """Begin the file anew with what is known so far, in one step. Raises: GameError."""
        self.path = path
        self._crc = 0
        base, changes, at = kept.base, kept.history.changes, kept.history.at
        rows: list[dict[str, Any]] = [{"journal": FORMAT, "file": kept.file, "text": base, "saved": kept.saved}]
        text = base
        for change in changes:
            text = change.do(text)
            rows.append(_row(change, text))
        if at != len(changes):
            rows.append({"at": at})
        storage.save_text(path, "".join(self._line(row) for row in rows))
        self._lines = storage.JsonLines(path, sync=True)

    def _sealed(self, row: dict[str, Any]) -> dict[str, Any]:
        self._crc = _crc(row, self._crc)
        return {**row, "crc": self._crc}

    def _line(self, row: dict[str, Any]) -> str:
        return json.dumps(self._sealed(row), ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"

    def did(self, change: Change, at: int, text: str) -> None:
        """Note that something was done after `at` others, and led to a text."""
        self._lines.append(self._sealed({"after": at, **_row(change, text)}))

    def went(self, at: int) -> None:
        """Note that so many changes are done now: undo, redo, a jump in the list."""
        self._lines.append(self._sealed({"at": at}))

    def saved(self, text: str) -> None:
        """Note that a text is in the file."""
        self._lines.append(self._sealed({"saved": checksum(text)}))

    def close(self) -> None:
        """Let go of the file; it stays for the next time."""
        self._lines.close()


def _row(change: Change, text: str) -> dict[str, Any]:
    return {"do": change.name, "splices": [list(splice) for splice in change.splices], "text": checksum(text)}


def _crc(row: dict[str, Any], before: int) -> int:
    plain = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.crc32(plain.encode("utf-8", "surrogatepass"), before)


def read_journal(path: Path) -> Kept | None:
    """Replay a journal up to the first line that is damaged; None when not even its beginning can be read.

    Raises: GameError when the file cannot be opened
    """
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise GameError(f"Cannot read {path}: {error.strerror or error}.") from error
    lines = lines[:-1] if not lines[-1] else lines
    crc, kept = 0, None
    for number, line in enumerate(lines):  # LOOP: actions of a session
        try:
            row = json.loads(line)
            crc = _checked(row, crc)
            if kept is None:
                kept = _begun(row)
            else:
                _replay(kept, row)
        except (ValueError, TypeError, KeyError, RecursionError, Mismatch):
            if kept is not None:
                kept.dropped = len(lines) - number
            break
    return kept if kept is not None and _opens(kept) else None


def _opens(kept: Kept) -> bool:
    try:
        parse_toml(kept.text, Path(kept.file or "untitled.toml"))
    except ContentError:
        return False
    return True


def _checked(row: Any, before: int) -> int:
    if not isinstance(row, dict):
        raise ValueError("no line of a journal")
    crc = row.pop("crc")
    if crc != _crc(row, before):
        raise ValueError("damaged")
    return int(crc)


def _begun(row: dict[str, Any]) -> Kept:
    if row["journal"] != FORMAT or not isinstance(row["text"], str):
        raise ValueError("another format")
    return Kept(str(row["file"]), row["text"], row["text"], saved=row["saved"])


def _replay(kept: Kept, row: dict[str, Any]) -> None:
    if "do" in row:
        change = Change(str(row["do"]), tuple(Splice(int(at), str(old), str(new)) for at, old, new in row["splices"]))
        at = int(row.get("after", kept.history.at))
        if not is_orderly(change) or not 0 <= at <= kept.history.at:
            raise ValueError("out of order")
        text = change.do(History(list(kept.history.changes), kept.history.at).to(kept.text, at))
        if checksum(text) != row["text"]:
            raise ValueError("another text")
        kept.history.at, kept.text = at, text
        kept.history.add(change)
    elif "at" in row:
        kept.text = kept.history.to(kept.text, int(row["at"]))
    else:
        kept.saved = int(row["saved"])


def shortened(kept: Kept) -> Kept:
    """Give the same with the last changes only."""
    first = max(0, min(len(kept.history.changes) - KEPT, kept.history.at))
    base = History(list(kept.history.changes), kept.history.at).to(kept.text, first)
    history = History(kept.history.changes[first:], kept.history.at - first)
    return Kept(kept.file, base, kept.text, history, kept.saved)
