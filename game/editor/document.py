"""A level file as an editable document: opened whole, changed by drafts, saved so that nothing of it is ever lost."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from game.base import storage
from game.base.errors import GameError, KeyPath, at_path
from game.editor.draft import Draft
from game.editor.schema import key_order
from game.editor.syntax import Block, blocks_of
from game.rules.document import Document, load_toml, parse_toml

UNTITLED = Path("untitled.toml")
Mark: TypeAlias = tuple[Document, list[Block]]


class ChangedOnDisk(GameError):
    """The file is not what was opened or saved last: somebody else has written it, or taken it away."""


def checksum(text: str) -> int:
    """Give a checksum of a text."""
    return zlib.crc32(text.encode("utf-8"))


@dataclass
class LevelFile:
    """One level, as text and as what it says.

    path:   its file; None for one that has none yet
    source: the text, what it says, and the line of every key
    known:  the bytes on the disk as we read or wrote them last; None when there is no file
    """

    path: Path | None
    source: Document
    known: bytes | None = None
    _blocks: list[Block] | None = field(default=None, repr=False)

    @classmethod
    def open(cls, path: Path) -> LevelFile:
        """Open a file. Every cap of the rules holds; a level with mistakes opens, a text that is no TOML does not.

        Raises: ContentError with every problem of the text
        """
        source = load_toml(path)
        return cls(path, source, source.text.encode("utf-8"))

    @classmethod
    def fresh(cls, text: str, path: Path | None = None) -> LevelFile:
        """Begin with a text that has no file yet. Raises: ContentError."""
        return cls(path, parse_toml(text, path or UNTITLED))

    # ---- reading --------------------------------------------------------------------------------------
    @property
    def text(self) -> str:
        """Give the whole text."""
        return self.source.text

    @property
    def data(self) -> Any:
        """Give what the text says; treat as read-only."""
        return self.source.data

    @property
    def newline(self) -> str:
        """Give the line end that the text uses."""
        return "\r\n" if self.text.count("\r\n") * 2 > self.text.count("\n") else "\n"

    @property
    def unsaved(self) -> bool:
        """Say whether the text differs from the file."""
        return self.known != self.text.encode("utf-8")

    def get(self, path: KeyPath, default: Any = None) -> Any:
        """Give what stands at a path."""
        return at_path(self.data, path, default)

    # ---- changing -------------------------------------------------------------------------------------
    def draft(self) -> Draft:
        """Begin a change."""
        data = self.data
        return Draft(self.source, self.newline, lambda path: key_order(data, path), self.mark()[1])

    def become(self, source: Document | str) -> None:
        """Take another text. Raises: ContentError when it is none that opens."""
        if isinstance(source, str):
            source = parse_toml(source, self.path or UNTITLED)
        self.source, self._blocks = source, None

    def mark(self) -> Mark:
        """Give what `back_to` needs to be quick: a hand that drags goes back sixty times a second."""
        if self._blocks is None:
            self._blocks = blocks_of(self.text)
        return self.source, self._blocks

    def back_to(self, mark: Mark) -> None:
        """Become what was marked."""
        self.source, self._blocks = mark

    # ---- the disk -------------------------------------------------------------------------------------
    def on_disk(self) -> bytes | None:
        """Read what is in the file now; None without one. Raises: GameError when it cannot be read."""
        if self.path is None:
            return None
        try:
            return self.path.read_bytes() if self.path.is_file() else None
        except OSError as error:
            raise GameError(f"Cannot read {self.path}: {error.strerror or error}.") from error

    def changed_on_disk(self) -> bool:
        """Say whether somebody else has written the file, or taken it away, since we last read or wrote it."""
        return self.path is not None and self.on_disk() != self.known

    def save(self, *, anyway: bool = False) -> None:
        """Write the text into its file, which holds the old bytes or the new whatever happens.

        anyway: also over what somebody else has written there; that is kept as `name.bak`

        Raises: ChangedOnDisk; GameError when there is no file yet, or it cannot be written
        """
        if self.path is None:
            raise GameError("This level has no file yet; save it under a name.")
        there = self.on_disk()
        if there != self.known:
            if not anyway:
                what = "was taken away" if there is None else "was changed"
                raise ChangedOnDisk(f"{self.path} {what} by something else since it was opened here.")
            storage.backup(self.path)
        data = self.text.encode("utf-8")
        storage.save_bytes(self.path, data, proof=True)
        self.known = data

    def save_as(self, path: Path, *, anyway: bool = False) -> None:
        """Write the text into another file and stay with that one. anyway: also over a file that is there"""
        before = (self.path, self.known)
        self.path, self.known = path, None
        try:
            self.save(anyway=anyway)
        except GameError:
            self.path, self.known = before
            raise
        self.source = parse_toml(self.text, path)
