"""Checkpoints: a battle as it stood between two phases, and the file that keeps it."""

from __future__ import annotations

from typing import NamedTuple

from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.envelope import DamagedError, Envelope, check_build, check_rules
from game.sim.fingerprint import rules_print
from game.sim.snapshot import Frozen, Recorder

MOST_BYTES = 16 * 1024 * 1024
"""a larger file is no checkpoint: the largest battle there is takes a hundredth of that"""

_FILE = Envelope(
    "checkpoint", 1, {"name": 60, "level": 40, "difficulty": 40, "slot": 40}, ("tick", "seed"),
    ("commanded",), absent=("slot",),
)  # fmt: skip


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
    return packed(recorder.freeze(), name, slot)


def packed(frozen: Frozen, name: str, slot: str = "") -> Checkpoint:
    """Keep a battle as it was frozen; this is what takes long."""
    what = frozen.header
    return Checkpoint(
        name, what["level"], what["tick"], what["seed"], what["difficulty"], what["commanded"], frozen.pack(), slot
    )  # fmt: skip


def dump_checkpoint(checkpoint: Checkpoint, library: Library, level: LevelRule) -> bytes:
    """Give the bytes of a checkpoint's file: a line that names the format, a line about the battle, the battle."""
    head = {name: value for name, value in checkpoint._asdict().items() if name != "data"}
    return _FILE.seal({**head, "rules": rules_print(library, level)}, checkpoint.data)


def load_checkpoint(data: bytes, library: Library, level: LevelRule) -> Checkpoint:
    """Read the bytes of a checkpoint's file; the battle in them is not opened yet.

    Raises: DamagedError when they are not a whole checkpoint of this level; OutdatedError when it is of another
    version of the game or of the level.
    """
    head, battle = _FILE.open(data, MOST_BYTES)
    if head["level"] != level.id:
        raise DamagedError(f"it is of another battle, '{head['level']}'")
    check_build(head)
    check_rules(head, rules_print(library, level))
    return Checkpoint(**{name: head[name] for name in Checkpoint._fields if name != "data"}, data=battle)


def peek_checkpoint(data: bytes) -> tuple[str, str]:
    """Read what battle the bytes of a checkpoint's file are about. Returns: id of the level, and the slot

    Raises: DamagedError when they are no checkpoint
    """
    head = _FILE.head(data)
    return str(head["level"]), str(head["slot"])
