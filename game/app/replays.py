"""The shelf of replays: a file for every battle that has been fought, the latest, and those the player keeps."""

from __future__ import annotations

import logging
import re
import time
from pathlib import Path
from typing import NamedTuple

from game.app.clerk import CLERK
from game.base import paths, storage
from game.base.constants import TICKS_PER_S
from game.base.errors import GameError
from game.rules.library import Library
from game.sim.envelope import DamagedError, OutdatedError
from game.sim.replay import (
    MOST_BYTES,
    MOST_HEAD_BYTES,
    Heading,
    Replay,
    dump_replay,
    load_replay,
    peek_replay,
    replay_of,
)
from game.sim.snapshot import Recorder

_log = logging.getLogger(__name__)
SUFFIX = ".replay"
MOST = 20
"""so many are kept by themselves; those that the player keeps do not count"""
LEAST_TICKS = 60 * TICKS_PER_S
"""a battle that was left earlier is not worth keeping"""
_MOST_LISTED = 400
_WORDS = {"victory": "won", "partial": "partial", "defeat": "lost", "": "left"}


class Shelved(NamedTuple):
    """One file. heading: None where it cannot be read; kept: the player keeps it; trouble: why it cannot be watched"""

    path: Path
    heading: Heading | None
    kept: bool
    trouble: str = ""


def folder(kept: bool = False) -> Path:
    """Give where replays lie, or those that the player keeps."""
    base = paths.user_data() / "replays"
    return base / "kept" if kept else base


def shelf() -> list[Shelved]:
    """List all replays, the latest first."""
    CLERK.settle()
    found = [(path, kept) for kept in (False, True) for path in folder(kept).glob(f"*{SUFFIX}")]
    found.sort(key=lambda each: each[0].name, reverse=True)
    return [_look(path, kept) for path, kept in found[:_MOST_LISTED]]


def _look(path: Path, kept: bool) -> Shelved:
    try:
        with path.open("rb") as file:
            heading = peek_replay(file.read(MOST_HEAD_BYTES))
    except DamagedError as error:
        return Shelved(path, None, kept, f"This file cannot be watched: {error}.")
    except OSError as error:
        return Shelved(path, None, kept, f"This file cannot be read: {error.strerror or error}.")
    old = "It was fought in another version of the game, and can only be watched in that one."
    return Shelved(path, heading, kept, "" if heading.current else old)


def keep(recorder: Recorder, library: Library, taken: bool = False) -> Replay:
    """Keep a battle as it came out. Returns: its replay; it is written beside whatever comes next"""
    replay = replay_of(recorder, time.strftime("%Y-%m-%d %H:%M"), taken)
    path = folder() / _name(replay)

    def write() -> None:
        try:
            storage.save_bytes(path, dump_replay(replay, library))
        except GameError as error:
            _log.warning("The replay could not be kept: %s", error)
            return
        _drop_beginnings(path, replay, library)
        _make_room(path)

    CLERK.ask(path.name, write)
    return replay


def _name(replay: Replay) -> str:
    """Name a file so that a player knows it: '2157-03-02 14.05.33 picket won.replay'."""
    level = re.sub(r"[^a-z0-9_-]", "", replay.level.id.lower())[:40] or "battle"
    return f"{time.strftime('%Y-%m-%d %H.%M.%S')} {level} {_WORDS[replay.outcome]}{SUFFIX}"


def _drop_beginnings(newest: Path, replay: Replay, library: Library) -> None:
    """Let go of what was kept when the same battle was broken off, now that it has gone on."""
    same = replay.heading
    for one in (_look(path, False) for path in newest.parent.glob(f"*{SUFFIX}") if path != newest):  # LOOP: some twenty
        head = one.heading
        if head is None or one.trouble or head.outcome or head.ticks > same.ticks:
            continue
        if (head.level, head.seed, head.difficulty) != (same.level, same.seed, same.difficulty):
            continue
        try:
            before = load_replay(one.path.read_bytes()[: MOST_BYTES + 1], library)
        except (GameError, OSError) as error:
            _log.info("left where it is: %s", error)
            continue
        if before.commanded == replay.commanded and before.log == replay.log[: len(before.log)]:
            remove(one.path)


def _make_room(newest: Path) -> None:
    """Let go of the oldest that nobody has asked to keep."""
    found = sorted((path for path in newest.parent.glob(f"*{SUFFIX}") if path != newest), key=lambda path: path.name)
    for path in found[: max(0, len(found) + 1 - MOST)]:  # LOOP: one, as a rule
        remove(path)


def read(path: Path, library: Library) -> Replay:
    """Read a replay. Raises: GameError that says which file, what is wrong with it, and what can be done"""
    CLERK.settle()
    try:
        if not path.is_file():
            raise GameError(f"There is no replay {path}. The Replays of the title list those there are.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return load_replay(data, library)
    except OutdatedError as error:
        words = f"The replay {path.name} cannot be watched: {error}. The version that made it can still show it."
    except DamagedError as error:
        words = f"The replay {path.name} cannot be watched: {error}. It is left as it is; choose another one."
    except OSError as error:
        words = f"The replay {path.name} cannot be read: {error.strerror or error}."
    raise GameError(words)


def put_by(path: Path, kept: bool) -> tuple[Path, str]:
    """Keep a replay for good, or no longer. Returns: where it lies now, and what went wrong, empty when nothing did"""
    target = folder(kept) / path.name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            return path, f"There is another replay {path.name} in {target.parent}; move one of them."
        path.rename(target)
    except OSError as error:
        return path, f"The replay {path.name} could not be moved to {target.parent}: {error.strerror or error}."
    return target, ""


def remove(path: Path) -> str:
    """Delete a replay. Returns: what went wrong, empty when nothing did"""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("The replay %s could not be removed: %s", path, error)
        return f"The replay {path.name} could not be removed: {error.strerror or error}."
    return ""
