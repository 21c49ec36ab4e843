"""Replays: a whole battle as its level, its seed and everything that was commanded, and the file that keeps it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from game.base.constants import TICKS_PER_S
from game.base.errors import ContentError, GameError
from game.rules.document import Document
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import Library
from game.rules.triggers import OUTCOMES
from game.sim.envelope import DamagedError, Envelope, OutdatedError, check_build, check_rules
from game.sim.fingerprint import build_print, rules_print
from game.sim.snapshot import DAMAGE, Recorder
from game.sim.timeline import Moment, timeline_of
from game.world.commands import Command, dump_command, load_command

MOST_BYTES = 8 * 1024 * 1024
"""a larger file is no replay: an hour of a player who never rests takes a quarter of that"""
MOST_HEAD_BYTES = 8192
"""so much of a file is enough to read its head"""
_MOST_UNPACKED = 48 * 1024 * 1024
_MOST_COMMANDS, _MOST_MOMENTS = 600_000, 2000
_MOST_TICKS = 6 * 3600 * TICKS_PER_S
_MOST_LEVEL = 1024 * 1024
_FACTS = ("level", "seed", "difficulty", "commanded", "ticks", "hash", "outcome", "when", "taken")
_OUTCOMES = ("", *OUTCOMES)
_KINDS = ("lost", "adrift", "shot", "done", "failed", "came", "mark")
_FILE = Envelope(
    "replay", 1, {"title": 80, "level": 40, "difficulty": 40, "outcome": 20, "when": 20, "theatre": 20, "side": 20},
    ("seed", "ticks", "hash"), ("commanded", "taken"),
)  # fmt: skip


@dataclass(frozen=True)
class Replay:
    """A battle that can be fought again as it was.

    ticks, hash: where it ended, and what it comes to there; log: when what was commanded
    when: it ended, such as "2157-03-02 14:05"; taken: a person took it over from another replay
    """

    level: LevelRule
    seed: int
    difficulty: str
    commanded: bool
    ticks: int
    hash: int
    log: list[tuple[int, Command]]
    outcome: str = ""
    moments: tuple[Moment, ...] = ()
    when: str = ""
    taken: bool = False

    @property
    def heading(self) -> Heading:
        """Say what it is about."""
        return Heading(
            self.level.title, self.level.id, self.when, self.outcome, self.ticks, self.seed, self.difficulty,
            self.commanded, self.taken, self.level.theatre, self.level.player_side,
        )  # fmt: skip


class Heading(NamedTuple):
    """What a replay is about. current: this build of the game can play it"""

    title: str
    level: str
    when: str
    outcome: str
    ticks: int
    seed: int
    difficulty: str
    commanded: bool
    taken: bool
    theatre: str
    side: str
    current: bool = True


def replay_of(recorder: Recorder, when: str = "", taken: bool = False) -> Replay:
    """Give a battle from its beginning to where it is now."""
    sim = recorder.simulation
    return Replay(
        sim.level, sim.seed, sim.difficulty, sim.commanded, sim.world.tick, sim.hash(), list(recorder.log),
        sim.world.outcome, tuple(timeline_of(sim)[:_MOST_MOMENTS]), when, taken,
    )  # fmt: skip


def dump_replay(replay: Replay, library: Library) -> bytes:
    """Give the bytes of a replay's file: what the format is, what the battle is, and packed, what was commanded."""
    facts = {name: getattr(replay, name) for name in _FACTS} | {"level": replay.level.id}
    lines = [
        json.dumps(facts), replay.level.model_dump_json(), json.dumps([list(each) for each in replay.moments]),
        *(json.dumps([tick, *dump_command(command)], separators=(",", ":")) for tick, command in replay.log),
    ]  # fmt: skip
    body = zlib.compress("\n".join(lines).encode(), 9)
    level = replay.level
    head = facts | {"title": level.title[:80], "theatre": level.theatre, "side": level.player_side}
    head["rules"] = rules_print(library, level)
    return _FILE.seal(head, body)


def peek_replay(data: bytes) -> Heading:
    """Read what the beginning of a replay's file is about. Raises: DamagedError"""
    head = _FILE.head(data[:MOST_HEAD_BYTES])
    said = {name: head[name] for name in Heading._fields[:-1]}
    return Heading(**said, current=head["build"] == build_print())


def load_replay(data: bytes, library: Library) -> Replay:
    """Read the bytes of a replay's file.

    Raises: DamagedError when they are no whole replay; OutdatedError when another version of the game has made it.
    """
    head, body = _FILE.open(data, MOST_BYTES)
    check_build(head)
    try:
        lines = iter(_unpacked(body).split(b"\n"))
        facts, level = _facts(next(lines), head), _level(next(lines), library)
        check_rules(head, rules_print(library, level))
        if facts.pop("level") != level.id or facts["difficulty"] not in library.difficulties:
            raise DamagedError("it does not say which battle it is of")
        moments, log = tuple(_moments(next(lines))), list(_log(lines, facts["ticks"]))
    except (DamagedError, OutdatedError):
        raise
    except GameError as error:
        raise DamagedError(f"it holds what cannot be ({error!s:.60})") from error
    except (StopIteration, *DAMAGE) as error:
        raise DamagedError(f"it cannot be read ({error!s:.60})") from error
    return Replay(level, **facts, moments=moments, log=log)


def _unpacked(body: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(body, _MOST_UNPACKED)
    if not unpacker.eof or unpacker.unused_data:
        raise DamagedError("there is more in it than in any battle, or less")
    return text


def _facts(line: bytes, head: dict[str, Any]) -> dict[str, Any]:
    """Read what the battle was; the head, which is there to be looked at, must say the same. Raises: DamagedError"""
    facts = json.loads(line)
    if set(facts) != set(_FACTS) or any(type(facts[name]) is not type(head[name]) for name in _FACTS):
        raise DamagedError("what it says of the battle cannot be read")
    if any(facts[name] != head[name] for name in _FACTS):
        raise DamagedError("its head is not of its battle")
    if facts["outcome"] not in _OUTCOMES or facts["ticks"] > _MOST_TICKS:
        raise DamagedError("what it says of the battle cannot be true")
    return dict(facts)


def _level(line: bytes, library: Library) -> LevelRule:
    """Read the level as it was fought in. Raises: DamagedError"""
    if len(line) > _MOST_LEVEL:
        raise DamagedError("its level is larger than any level can be")
    data = json.loads(line)
    try:
        return read_level(Document(Path("the level of this replay"), "", data, {}), library)
    except ContentError as error:
        raise DamagedError(f"its level is faulty ({error!s:.80})") from error


def _moments(line: bytes) -> Iterator[Moment]:
    """Read the moments of the battle. Raises: DamagedError"""
    rows = json.loads(line)
    if len(rows) > _MOST_MOMENTS:
        raise DamagedError("it tells of more than can happen")
    for seconds, kind, side, words in rows:  # LOOP: moments of the battle
        if kind not in _KINDS or not all(isinstance(each, str) and len(each) <= 200 for each in (side, words)):
            raise DamagedError("it tells of what cannot happen")
        if not 0.0 <= float(seconds) <= _MOST_TICKS:  # neither is NaN
            raise DamagedError("it tells of what cannot happen")
        yield Moment(float(seconds), kind, side, words)


def _log(lines: Iterator[bytes], ticks: int) -> Iterator[tuple[int, Command]]:
    """Read what was commanded, in order of time. Raises: DamagedError"""
    last = 0
    for number, line in enumerate(lines):  # LOOP: commands of the battle, bounded
        tick, *command = json.loads(line)
        if number >= _MOST_COMMANDS or type(tick) is not int or not last <= tick < ticks:
            raise DamagedError("it has commands that cannot have been given")
        last = tick
        yield tick, load_command(command)
