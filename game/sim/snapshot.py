"""Snapshots: the whole of a battle at a rebuild barrier, and battles restored from one plus the commands since."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.base.constants import REBUILD_TICKS, TICKS_PER_S
from game.base.errors import GameError
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.simulation import Simulation
from game.world.commands import Command, dump_command, load_command

_MOST_BYTES = 64 * 1024 * 1024
FORMAT = 2
DAMAGE = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError,
    OverflowError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip
"""all that reading, or running on from, bytes that were never a battle has been seen to raise"""



@dataclass(frozen=True)
class Keyframe:
    """A battle at a tick that is a multiple of REBUILD_TICKS: plain data and arrays, and its ledger."""

    scalars: dict[str, Any]
    arrays: dict[str, NDArray[Any]]
    ledger: dict[str, Any]


def take(simulation: Simulation) -> Keyframe:
    """Copy a battle.

    Not checked: between barriers the copy is faithful, but a battle restored from it drifts from the live one.
    """
    world = simulation.world
    arrays: dict[str, NDArray[Any]] = {}
    for table in world.tables():
        arrays |= {f"{table.name}/{name}": array for name, array in table.dump().items()}
    arrays |= {f"rounds/{name}": array for name, array in world.rounds.dump().items()}
    return Keyframe(json.loads(json.dumps(world.scalars())), arrays, simulation.ledger.dump())


class Kept(NamedTuple):
    """A keyframe and the hash of the battle there."""

    keyframe: Keyframe
    hash: int


def keep(simulation: Simulation) -> Kept:
    """Copy a battle, with its hash."""
    return Kept(take(simulation), simulation.hash())


def put(simulation: Simulation, keyframe: Keyframe) -> None:
    """Make a simulation of the same level, seed and difficulty become the one that was copied."""
    world = simulation.world
    world.lock(False)
    world.load_scalars(keyframe.scalars)
    for table in world.tables():
        prefix = f"{table.name}/"
        table.load({n.removeprefix(prefix): a for n, a in keyframe.arrays.items() if n.startswith(prefix)})
    world.rounds.load({n.removeprefix("rounds/"): a for n, a in keyframe.arrays.items() if n.startswith("rounds/")})
    world.rebuild_physics()
    simulation.ledger.load(keyframe.ledger)
    world.lock(True)


class Recorder:
    """Runs a battle while keeping every command and the last keyframe: what a save or a replay needs."""

    def __init__(
        self, simulation: Simulation, log: Sequence[tuple[int, Command]] = (), last: Kept | None = None
    ) -> None:
        """log, last: of a battle that goes on, what was commanded so far, and its last keyframe"""
        self.simulation = simulation
        self.log: list[tuple[int, Command]] = list(log)
        self.keyframe, self._key_hash = last or keep(simulation)
        self._whole = True

    def tick(self, commands: Sequence[Command] = ()) -> list[Any]:
        """Step the battle, noting what was commanded."""
        tick = self.simulation.world.tick
        if tick % REBUILD_TICKS == 0:
            self.keyframe, self._key_hash = keep(self.simulation)
        self.log += [(tick, command) for command in commands]
        self._whole = False
        events = self.simulation.tick(commands)
        self._whole = True
        return events

    def save(self) -> bytes:
        """Give the battle as it is now: header, last keyframe, all commands.

        A battle that broke off in the middle of a tick is given as it was at its last keyframe.
        """
        return self.freeze().pack()

    def freeze(self) -> Frozen:
        """Hold the battle as it is now, to be packed later or elsewhere: that takes long, and this does not."""
        sim = self.simulation
        tick, crc = int(self.keyframe.scalars["tick"]), self._key_hash
        if self._whole:
            tick, crc = sim.world.tick, sim.hash()
        log = self.log[: bisect_left(self.log, tick, key=lambda each: each[0])]
        header = {
            "format": FORMAT, "level": sim.level.id, "seed": sim.seed, "difficulty": sim.difficulty,
            "commanded": sim.commanded, "tick": tick, "hash": crc,
        }  # fmt: skip
        return Frozen(header, self.keyframe, log)


@dataclass(frozen=True)
class Frozen:
    """A battle as it was at a moment. Nothing in it changes any more, so another thread may pack it."""

    header: dict[str, Any]
    keyframe: Keyframe
    log: list[tuple[int, Command]]

    def pack(self) -> bytes:
        """Give the bytes that `restore` reads."""
        header = self.header | {
            "scalars": self.keyframe.scalars, "ledger": self.keyframe.ledger,
            "log": [[tick, dump_command(command)] for tick, command in self.log],
        }  # fmt: skip
        arrays = io.BytesIO()
        np.savez_compressed(arrays, allow_pickle=False, **self.keyframe.arrays)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("battle.json", json.dumps(header))
            archive.writestr("keyframe.npz", arrays.getvalue())
        return out.getvalue()


def restore(
    data: bytes, library: Library, level: LevelRule, progress: Callable[[float], None] | None = None
) -> Recorder:
    """Bring a saved battle back: its keyframe, then its commands up to the moment it was saved.

    progress: told now and then what share of the way is done

    Raises: GameError when the data is damaged, of another version, or does not come to the same hash.
    """
    try:
        header, arrays = _unpack(data)
        if header["format"] != FORMAT or header["level"] != level.id:
            raise GameError(f"This saved battle is of '{header['level']}', format {header['format']}.")
        recorder = _set_up(header, arrays, library, level)
        _catch_up(recorder, int(header["tick"]), progress or (lambda share: None))
        same = recorder.simulation.hash() == int(header["hash"])
    except DAMAGE as error:
        raise GameError(f"This saved battle is damaged and was not opened ({error!s:.80}).") from error
    if not same:
        raise GameError("This saved battle was made by another version of the game and cannot go on exactly.")
    return recorder


def _unpack(data: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Read header and arrays, neither of them larger than a battle can be."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_size(archive)
        header = json.loads(archive.read("battle.json"))
        packed = io.BytesIO(archive.read("keyframe.npz"))
    with zipfile.ZipFile(packed) as inner:
        _check_size(inner)
    with np.load(packed, allow_pickle=False) as arrays:
        return header, {name: arrays[name] for name in arrays.files}


def _check_size(archive: zipfile.ZipFile) -> None:
    if sum(item.file_size for item in archive.infolist()) > _MOST_BYTES:
        raise GameError("This saved battle is larger than any battle can be; it was not opened.")


def _set_up(
    header: dict[str, Any], arrays: dict[str, NDArray[Any]], library: Library, level: LevelRule
) -> Recorder:
    simulation = Simulation(
        library, level, int(header["seed"]),
        difficulty=header["difficulty"], commanded=bool(header["commanded"]),
    )  # fmt: skip
    put(simulation, Keyframe(header["scalars"], arrays, header["ledger"]))
    recorder = Recorder(simulation)
    recorder.log = [(int(tick), load_command(command)) for tick, command in header["log"]]
    return recorder


def _catch_up(recorder: Recorder, tick: int, progress: Callable[[float], None]) -> None:
    """Run from the keyframe to a tick; a save never lies further on than the next keyframe."""
    simulation = recorder.simulation
    first = simulation.world.tick
    if first % REBUILD_TICKS or not first <= tick <= first + REBUILD_TICKS:
        raise GameError(f"This saved battle is damaged: its keyframe is of tick {first}, its end of tick {tick}.")
    due: dict[int, list[Command]] = {}
    for when, command in recorder.log:
        due.setdefault(when, []).append(command)
    while simulation.world.tick < tick:
        simulation.tick(due.get(simulation.world.tick, ()))
        if simulation.world.tick % TICKS_PER_S == 0:
            progress((simulation.world.tick - first) / (tick - first))
