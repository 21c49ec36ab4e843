"""The battle that was broken off: written now and then, and at a crash, and offered at the next start."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

from game.app import skirmish_files
from game.app.choice import Choice
from game.app.clerk import CLERK
from game.app.war_room import WarRoom
from game.base import paths, storage
from game.base.errors import ContentError, GameError
from game.editor.skirmish import LEVEL_ID, skirmish_level
from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import Library
from game.sim.checkpoint import (
    MOST_BYTES,
    dump_checkpoint,
    load_checkpoint,
    packed,
    peek_checkpoint,
)
from game.sim.envelope import OutdatedError
from game.sim.snapshot import Recorder

_log = logging.getLogger(__name__)
_FILE = "unfinished"
LEFT, CRASHED = "As you left it", "Before the crash"


class Left(NamedTuple):
    """What was found. label: what battle and where; words: why a file that is there cannot be used"""

    choice: Choice | None = None
    label: str = ""
    words: str = ""


def file_of() -> Path:
    """Give the place of the battle that was broken off."""
    return paths.user_data() / "saves" / "unfinished.battle"


def keep(recorder: Recorder, name: str, choice: Choice, *, later: bool = False) -> None:
    """Write a battle as it is; a folder that cannot be written is lived with. later: beside the battle, which goes on

    Law: a game that is killed meanwhile leaves the file as it was before, or as it will be.
    """
    frozen = recorder.freeze()

    def write() -> None:
        checkpoint = packed(frozen, name, choice.slot)
        try:
            storage.save_bytes(file_of(), dump_checkpoint(checkpoint, choice.library, choice.level))
        except GameError as error:
            _log.warning("The battle could not be kept: %s", error)

    if later:
        CLERK.ask(_FILE, write)
    else:
        CLERK.forget(_FILE)
        write()


def drop() -> None:
    """Forget it: the battle has been fought to its end, or left."""
    CLERK.forget(_FILE)
    try:
        file_of().unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The kept battle could not be removed: %s", error)


def find(library: Library, room: WarRoom) -> Left:
    """Look for it. One of another version is forgotten, a damaged one set aside."""
    CLERK.settle()
    path = file_of()
    if not path.is_file():
        return Left()
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        name, slot = peek_checkpoint(data)
        if slot and slot != room.slot:
            return Left()  # of another profile's war; it waits there
        setup = skirmish_files.load().last if name == LEVEL_ID else None
        level = skirmish_level(setup, library) if setup is not None else _level(name, slot, library, room)
        checkpoint = load_checkpoint(data, library, level)
    except OutdatedError as error:
        drop()
        return Left(words=f"The battle that was broken off cannot go on: {error}.")
    except (GameError, ContentError) as error:
        return Left(words=_set_aside(str(error).rstrip(".")))
    except OSError as error:
        return Left(words=f"The battle that was broken off cannot be read: {error.strerror or error}.")
    choice = Choice(
        library, level, checkpoint.seed, checkpoint.difficulty, not checkpoint.commanded, checkpoint, slot, True,
        setup=setup,
    )
    return Left(choice, f"{level.title}. {checkpoint.label}")


def _level(name: str, slot: str, library: Library, room: WarRoom) -> LevelRule:
    written = room.level(name) if slot else None
    return room.fitted(written) if written is not None else find_level(name, library)


def _set_aside(why: str) -> str:
    try:
        aside = storage.set_aside(file_of())
    except GameError as error:
        return str(error)
    kept = f"; the file is kept as {aside.name}" if aside else ""
    return f"The battle that was broken off cannot go on: {why}{kept}."
