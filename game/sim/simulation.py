"""The simulation of one battle: commands in, events out, a hash of everything every tick."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from game.base.constants import REBUILD_TICKS
from game.base.errors import GameError
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.ledger import Ledger
from game.sim.theatre import THEATRES, make_world
from game.world.commands import Command
from game.world.components import Body
from game.world.events import Event


class Simulation:
    """A battle that can be stepped, hashed, and looked at between ticks, when every column is read-only.

    Law: the same library, level, seed, difficulty and commands give the same hashes, always.
    """

    def __init__(
        self, library: Library, level: LevelRule, seed: int, *,
        difficulty: str = "ordinary", commanded: bool = False, guard: bool = False,
    ) -> None:  # fmt: skip
        if difficulty not in library.difficulties:
            known = ", ".join(sorted(library.difficulties))
            raise GameError(f"No difficulty is called '{difficulty}'; there are {known}.")
        self.library, self.level, self.seed, self.guard = library, level, seed, guard
        self.difficulty, self.commanded = difficulty, commanded
        self.theatre = THEATRES[level.theatre]
        self.world = make_world(library, level, seed, library.difficulties[difficulty], commanded)
        for force in level.force:
            if not force.later:
                self.theatre.spawn(self.world, force)
        self.ledger = Ledger()
        """every missile's life so far, and what befell the ships"""
        self.last_hashes = self.world.hashes()
        """checksum of every component as it stood after the last tick"""
        self.world.lock(True)

    @property
    def over(self) -> bool:
        """Say whether the battle has ended."""
        return bool(self.world.outcome)

    def tick(self, commands: Sequence[Command] = ()) -> list[Event]:
        """Move the battle on by one tick.

        Returns: what happened, in order
        """
        world = self.world
        world.lock(False)
        if world.tick % REBUILD_TICKS == 0:
            world.rebuild_physics()
        world.events = []
        world.commands = list(commands)
        body = world.units[Body]
        body.prev_pos[: world.units.size] = body.pos[: world.units.size]
        body.prev_angle[: world.units.size] = body.angle[: world.units.size]
        for system in self.theatre.tick:
            if self.guard:
                self._allow(system.writes)
            system(world)
        if self.guard:
            world.lock(False)
        self.ledger.note(world)  # before settling, while the rows the events name still stand
        self.theatre.settle(world)
        world.tick += 1
        self.last_hashes = world.hashes()
        world.lock(True)
        return world.events

    def _allow(self, kinds: tuple[type[Any], ...]) -> None:
        """Make only the declared components writable."""
        world = self.world
        world.lock(True)
        for table in world.tables():
            for kind in table.kinds:
                if kind in kinds:
                    table[kind].lock(False)
        if type(world.rounds.part) in kinds:
            world.rounds.lock(False)

    def hashes(self) -> dict[str, int]:
        """Give a checksum of every component."""
        return self.world.hashes()

    def hash(self) -> int:
        """Give one checksum of the whole battle, tick and random streams included."""
        crc = zlib.crc32(repr((self.seed, self.world.tick, self.world.next_serial, self.world.outcome)).encode())
        for name, value in self.hashes().items():
            crc = zlib.crc32(f"{name}:{value}".encode(), crc)
        return crc ^ self.world.random.checksum()
