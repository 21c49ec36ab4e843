"""Checkpoint files: one a level and war, in the folder of saves; what cannot be used is said in one line.

slot: empty for battles by themselves, else the war that the battle belongs to, such as "war-1"
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

from game.base import paths, storage
from game.base.errors import GameError
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.checkpoint import (
    MOST_BYTES,
    Checkpoint,
    dump_checkpoint,
    load_checkpoint,
)
from game.sim.envelope import DamagedError, OutdatedError

_log = logging.getLogger(__name__)


class Found(NamedTuple):
    """What is kept of a level. words: why a file that is there cannot be used, empty otherwise"""

    checkpoint: Checkpoint | None
    words: str = ""


def file_of(level: str, slot: str = "") -> Path:
    """Give the place of a level's checkpoint."""
    return paths.user_data() / "saves" / f"checkpoint-{slot}{'-' if slot else ''}{level}.battle"


def keep(checkpoint: Checkpoint, library: Library, level: LevelRule, slot: str = "") -> str:
    """Write a checkpoint in place of the level's last one. Returns: what went wrong, empty when nothing did"""
    try:
        storage.save_bytes(file_of(level.id, slot), dump_checkpoint(checkpoint, library, level))
    except GameError as error:
        _log.warning("The checkpoint could not be saved: %s", error)
        return str(error)
    return ""


def find(library: Library, level: LevelRule, slot: str = "") -> Found:
    """Look for a level's checkpoint. A damaged or foreign file is set aside, one of another version is left alone."""
    path = file_of(level.id, slot)
    if not path.is_file():
        return Found(None)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return Found(load_checkpoint(data, library, level))
    except OutdatedError as error:
        return Found(None, f"The checkpoint of {level.title} cannot be used: {error}. Begin the battle anew.")
    except DamagedError as error:
        return Found(None, set_aside(level, str(error), slot))
    except OSError as error:
        return Found(None, f"The checkpoint of {level.title} cannot be read: {error.strerror or error}.")


def set_aside(level: LevelRule, why: str, slot: str = "") -> str:
    """Put a level's checkpoint aside that cannot be used. Returns: what is to be said about it"""
    try:
        aside = storage.set_aside(file_of(level.id, slot))
    except GameError as error:
        return str(error)
    kept = f"; the file is kept as {aside.name}" if aside else ""
    words = f"The checkpoint of {level.title} cannot be used: {why}{kept}."
    _log.warning("%s", words)
    return words


def drop(level: str, slot: str = "") -> None:
    """Forget a level's checkpoint: its battle is won."""
    try:
        file_of(level, slot).unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The checkpoint could not be removed: %s", error)
