"""Checkpoints: a battle as it stood between two phases, and the file that keeps it."""

from __future__ import annotations

import json
import zlib
from typing import Any, NamedTuple

from game.base.errors import GameError
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.fingerprint import build_print, rules_print
from game.sim.snapshot import Recorder

MOST_BYTES = 16 * 1024 * 1024
"""a larger file is no checkpoint: the largest battle there is takes a hundredth of that"""

_MAGIC = b"Defense of Home checkpoint "
_FORMAT = 1
_MOST_HEAD = 4096
_WORDS = {"name": 60, "level": 40, "difficulty": 40, "slot": 40}  # the texts of a head, and how long they may be
_NUMBERS = ("tick", "seed", "build", "rules", "size", "crc")


class DamagedError(GameError):
    """What was read is no whole checkpoint."""


class OutdatedError(GameError):
    """A checkpoint of another version of the game or of its level."""


class Checkpoint(NamedTuple):
    """A battle to come back to.

    commanded: a person had command; data: the saved battle; slot: the war it belongs to, empty for none
    """

    name: str
    level: str
    tick: int
    seed: int
    difficulty: str
    commanded: bool
    data: bytes
    slot: str = ""

    @property
    def label(self) -> str:
        """Name it with its time: 'After the strafing, 1:20'."""
        seconds = self.tick // 60
        return f"{self.name}, {seconds // 60}:{seconds % 60:02}"


def mark(recorder: Recorder, name: str, slot: str = "") -> Checkpoint:
    """Keep a battle as it is now."""
    sim = recorder.simulation
    return Checkpoint(
        name, sim.level.id, sim.world.tick, sim.seed, sim.difficulty, sim.commanded, recorder.save(), slot
    )  # fmt: skip


def dump_checkpoint(checkpoint: Checkpoint, library: Library, level: LevelRule) -> bytes:
    """Give the bytes of a checkpoint's file: a line that names the format, a line about the battle, the battle."""
    head = {
        **{name: value for name, value in checkpoint._asdict().items() if name != "data"},
        "build": build_print(), "rules": rules_print(library, level),
        "size": len(checkpoint.data), "crc": zlib.crc32(checkpoint.data),
    }  # fmt: skip
    return b"%s%d\n%s\n%s" % (_MAGIC, _FORMAT, json.dumps(head).encode(), checkpoint.data)


def load_checkpoint(data: bytes, library: Library, level: LevelRule) -> Checkpoint:
    """Read the bytes of a checkpoint's file; the battle in them is not opened yet.

    Raises: DamagedError when they are not a whole checkpoint of this level; OutdatedError when it is of another
    version of the game or of the level.
    """
    if len(data) > MOST_BYTES:
        raise DamagedError("it is larger than any checkpoint can be")
    first, _, rest = data.partition(b"\n")
    if not first.startswith(_MAGIC) or not first[len(_MAGIC) :].isdigit():
        raise DamagedError("it is no checkpoint of this game")
    if first != _MAGIC + b"%d" % _FORMAT:
        raise OutdatedError("it is of another version of the game")
    line, _, battle = rest.partition(b"\n")
    head = _head(line)
    if head["level"] != level.id:
        raise DamagedError(f"it is of another battle, '{head['level']}'")
    if len(battle) != head["size"] or zlib.crc32(battle) != head["crc"]:
        raise DamagedError("part of it is missing or changed")
    if head["build"] != build_print():
        raise OutdatedError("it is of another version of the game")
    if head["rules"] != rules_print(library, level):
        raise OutdatedError("the battle or its rules have changed since")
    return Checkpoint(**{name: head[name] for name in Checkpoint._fields if name != "data"}, data=battle)


def peek_checkpoint(data: bytes) -> tuple[str, str]:
    """Read what battle the bytes of a checkpoint's file are about. Returns: id of the level, and the slot

    Raises: DamagedError when they are no checkpoint
    """
    first, _, rest = data.partition(b"\n")
    if not first.startswith(_MAGIC) or not first[len(_MAGIC) :].isdigit():
        raise DamagedError("it is no checkpoint of this game")
    head = _head(rest.partition(b"\n")[0])
    return str(head["level"]), str(head["slot"])


def _head(line: bytes) -> dict[str, Any]:
    """Read the line about the battle. Raises: DamagedError"""
    try:
        head = json.loads(line) if len(line) <= _MOST_HEAD else None
    except (ValueError, RecursionError):
        head = None
    if not isinstance(head, dict):
        raise DamagedError("its head cannot be read")
    head.setdefault("slot", "")
    texts = all(isinstance(head.get(name), str) and len(head[name]) <= most for name, most in _WORDS.items())
    numbers = all(type(head.get(name)) is int and 0 <= head[name] < 2**63 for name in _NUMBERS)
    if not texts or not numbers or not isinstance(head.get("commanded"), bool):
        raise DamagedError("its head cannot be read")
    if not head["name"].isprintable():
        raise DamagedError("its head cannot be read")
    return head
