"""A session of the editor: one level, its history and its journal, and every way in which a deed reaches them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from game.base import storage
from game.base.errors import ContentError, GameError
from game.editor.document import LevelFile, Mark, checksum
from game.editor.draft import Draft
from game.editor.history import Change, History, change_between
from game.editor.journal import LONG_BYTES, Journal, Kept, journal_path, read_journal, shortened
from game.editor.schema import rule_of
from game.editor.writing import Refused
from game.rules.document import Document, validate

P = ParamSpec("P")
Deed = Callable[Concatenate[Draft, P], str]
"""changes a draft, and says in words what it did"""


class Recovery:
    """Work of an earlier session that is not in the file.

    kept: what the journal holds; foreign: the file was changed by something else since
    """

    def __init__(self, kept: Kept, foreign: bool) -> None:
        self.kept, self.foreign = kept, foreign

    @property
    def words(self) -> str:
        """Say what can be had back."""
        count = self.kept.history.at
        text = f"{count} change{'s' * (count != 1)} of an earlier session can be had back."
        if self.kept.dropped:
            text += f" The last {self.kept.dropped} line{'s' * (self.kept.dropped != 1)} of it could not be read."
        return text + (" The file was changed by something else since." if self.foreign else "")


class Session:
    """Edits one level.

    Law: undo all gives the bytes that were opened; redo all gives those that were left.
    """

    def __init__(self, level: LevelFile, journal: Path | None = None) -> None:
        self.level, self.history = level, History()
        self.base = level.text
        self.recovery: Recovery | None = None
        self.notes: list[str] = []
        """what was found when opening, in words"""
        self.journal_path = journal or journal_path(level.path)
        self._journal: Journal | None = None
        self._group = False
        self._live: Mark | None = None
        self._held_name = ""
        self._merge = ""
        self._watch()

    @classmethod
    def open(cls, path: Path) -> Session:
        """Open a file, with its history of last time where that still fits, or with an offer to recover.

        Raises: ContentError when the text is no TOML; GameError
        """
        return cls(LevelFile.open(path))

    def _watch(self) -> None:
        """Look for an earlier session's journal."""
        if not self.journal_path.is_file():
            return
        kept = read_journal(self.journal_path)
        if kept is None:
            aside = storage.set_aside(self.journal_path)
            self.notes.append(f"The journal of an earlier session could not be read; it was kept as {aside}.")
            return
        if kept.dropped:
            self.notes.append(f"The last {kept.dropped} lines of the journal were damaged and left out.")
        if kept.text == self.level.text:
            self._take(kept)
        elif kept.history.changes:
            known = kept.saved if kept.saved is not None else checksum(kept.base)
            self.recovery = Recovery(kept, known != checksum(self.level.text))

    def _take(self, kept: Kept) -> None:
        if self.journal_path.stat().st_size > LONG_BYTES:
            kept = shortened(kept)
        self.history, self.base = kept.history, kept.base

    def recover(self) -> None:
        """Go on from where the earlier session was. Saving then warns if the file was changed by something else."""
        assert self.recovery is not None, "there is something to recover"
        kept, foreign = self.recovery.kept, self.recovery.foreign
        self.level.become(kept.text)
        if foreign:
            self.level.known = None
        self._take(kept)
        self.recovery = None

    def leave_be(self) -> None:
        """Stay with the file; the earlier session's journal is kept aside."""
        if self.recovery is not None:
            storage.set_aside(self.journal_path)
            self.recovery = None

    # ---- doing ----------------------------------------------------------------------------------------
    def do(self, deed: Deed[P], *args: P.args, **more: P.kwargs) -> bool:
        """Do a deed. Returns: whether it changed anything. Raises: Refused, with nothing changed."""
        return self._do("", deed, *args, **more)

    def do_on(self, merge: str, deed: Deed[P], *args: P.args, **more: P.kwargs) -> bool:
        """Do a deed that goes on what the last one did, if that had the same mark: typing into one field."""
        return self._do(merge, deed, *args, **more)

    def _do(self, merge: str, deed: Callable[..., str], *args: Any, **more: Any) -> bool:
        self.settle()
        before = self.level.text
        name, source = self._tried(deed, *args, **more)
        if source.text == before:
            return False
        self.level.become(source)
        if self._group:
            return True
        goes_on = merge and merge == self._merge and self.history.at == len(self.history.changes) > 0
        if goes_on:
            before = self.history.changes[-1].undo(before)
        self._note(change_between(name, before, source.text), self.history.at - bool(goes_on))
        self._merge = merge
        return True

    def _tried(self, deed: Callable[..., str], *args: Any, **more: Any) -> tuple[str, Document]:
        """Do a deed on a draft. Returns: its words, and what the level would be"""
        draft = self.level.draft()
        try:
            return deed(draft, *args, **more), draft.finish()
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            if _is_sound(self.level):
                raise  # our own mistake
            raise Refused("There are mistakes in the level where this would reach; mend them first.") from error

    def _note(self, change: Change, at: int) -> None:
        self._merge = ""
        try:
            journal = self._opened()
        except GameError as error:
            self._without_journal(error)
            journal = None
        self.history.at = at
        self.history.add(change)
        self._write(lambda each: each.did(change, at, self.level.text), journal)

    def _write(self, note: Callable[[Journal], None], journal: Journal | None) -> None:
        try:
            if journal is not None:
                note(journal)
        except GameError as error:
            self._without_journal(error)

    def _without_journal(self, error: GameError) -> None:
        """Go on without a journal, say so, and try again to write the whole of it at the next action."""
        broken, self._journal = self._journal, None
        if broken is not None:
            with suppress(GameError):
                broken.close()
        self.notes.append(f"What you do is not safe from a crash for now. {error}")

    @contextmanager
    def together(self, name: str) -> Iterator[None]:
        """Make one change of all that is done meanwhile; none of it when an error comes out."""
        assert not self._group, "groups do not lie inside one another"
        self.settle()
        before, whole = self.level.text, False
        self._group = True
        try:
            yield
            whole = True
        finally:
            self._group = False
            if not whole:
                self.level.become(before)
        if self.level.text != before:
            self._note(change_between(name, before, self.level.text), self.history.at)

    def hold(self, deed: Deed[P], *args: P.args, **more: P.kwargs) -> None:
        """Show what a deed would do while a hand still drags: each call begins from where the first began.

        The change is made, as one, by `settle`; `let_go` takes it back.
        """
        if self._live is None:
            self._live = self.level.mark()
        self.level.back_to(self._live)
        self._held_name, source = self._tried(deed, *args, **more)
        self.level.become(source)

    def settle(self) -> bool:
        """Make one change of what was held. Returns: whether there was any."""
        mark, self._live = self._live, None
        if mark is None or mark[0].text == self.level.text:
            return False
        self._note(change_between(self._held_name, mark[0].text, self.level.text), self.history.at)
        return True

    def let_go(self) -> None:
        """Take back what was held."""
        if self._live is not None:
            self.level.back_to(self._live)
            self._live = None

    # ---- undoing --------------------------------------------------------------------------------------
    def undo(self) -> bool:
        """Take back the last change. Returns: whether there was one."""
        return self.jump(self.history.at - 1)

    def redo(self) -> bool:
        """Do again what was taken back last. Returns: whether there was anything."""
        return self.jump(self.history.at + 1)

    def jump(self, at: int) -> bool:
        """Go to where so many changes are done. Returns: whether that is another place."""
        self.settle()
        at = max(0, min(at, len(self.history.changes)))
        if at == self.history.at:
            return False
        self._merge = ""
        try:
            journal = self._opened()
        except GameError as error:
            self._without_journal(error)
            journal = None
        self.level.become(self.history.to(self.level.text, at))
        self._write(lambda each: each.went(at), journal)
        return True

    # ---- the disk -------------------------------------------------------------------------------------
    def _opened(self) -> Journal:
        if self._journal is None:
            self.leave_be()
            file = "" if self.level.path is None else str(self.level.path)
            saved = None if self.level.known is None else zlib.crc32(self.level.known)
            self._journal = Journal(self.journal_path, Kept(file, self.base, self.base, self.history, saved))
        return self._journal

    def save(self, *, anyway: bool = False) -> None:
        """Write the level into its file. Raises: ChangedOnDisk, GameError."""
        self.settle()
        self.level.save(anyway=anyway)
        self._merge = ""
        if self._journal is not None or self.history.changes:
            self._opened().saved(self.level.text)

    def save_as(self, path: Path, *, anyway: bool = False) -> None:
        """Write the level into another file, and go on there with the same history."""
        self.settle()
        self.level.save_as(path, anyway=anyway)
        old = self.journal_path
        self.close()
        self._journal, self.journal_path = None, journal_path(path)
        if self.journal_path != old and self.journal_path.is_file():
            storage.set_aside(self.journal_path)
        self._opened().saved(self.level.text)

    def close(self) -> None:
        """Let go of the journal; history stays on the disk for the next time.

        Raises: GameError when the disk is full
        """
        self.settle()
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def _is_sound(level: LevelFile) -> bool:
    """Say whether all tables of a level are what the rules say they are; names may still be wrong."""
    try:
        validate(level.source, rule_of(level.data))
    except ContentError:
        return False
    return True
