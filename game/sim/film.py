"""Films: a replay being watched. The battle at any of its ticks, forward by fighting it again, back by keyframes."""

from __future__ import annotations

import time
from bisect import bisect_left
from typing import Any

from game.base.constants import REBUILD_TICKS
from game.base.errors import GameError
from game.rules.library import Library
from game.sim.replay import Replay
from game.sim.simulation import Simulation
from game.sim.snapshot import DAMAGE, Kept, Recorder, keep, put
from game.world.commands import Command

MOST_KEPT_BYTES = 192 * 1024 * 1024
"""[bytes] keyframes of one film; where they would take more, every second one is let go"""


class Film:
    """A battle that can be gone to and fro in.

    Law: at a tick it has the same hash, however it was come to.
    strayed: it did not come to the end it came to when it was fought
    """

    def __init__(self, replay: Replay, library: Library) -> None:
        self.replay, self._library = replay, library
        self.simulation = self._begun()
        self.strayed = False
        self.due: dict[int, list[Command]] = {}
        for tick, command in replay.log:
            self.due.setdefault(tick, []).append(command)
        self._last = keep(self.simulation)
        self._kept: dict[int, Kept] = {0: self._last}
        self._stride = REBUILD_TICKS
        self._scout: Simulation | None = None
        self._scouted = 0

    def _begun(self) -> Simulation:
        made = self.replay
        return Simulation(
            self._library, made.level, made.seed, difficulty=made.difficulty, commanded=made.commanded
        )

    @property
    def tick(self) -> int:
        """Give where it is."""
        return self.simulation.world.tick

    @property
    def ended(self) -> bool:
        """Say whether it is at its end."""
        return self.tick >= self.replay.ticks

    @property
    def known(self) -> int:
        """Give the tick up to which going anywhere is quick."""
        return max(self.tick, self._scouted)

    # ---- forward ------------------------------------------------------------------------------------
    def step(self) -> list[Any]:
        """Go on by a tick. Returns: what happened. Raises: GameError when the battle cannot go on from here"""
        tick = self.tick
        if tick % REBUILD_TICKS == 0:
            self._last = self._keep(self.simulation)
        events = self._fight(self.simulation)
        self._scouted = max(self._scouted, self.tick)
        if self.ended and self.simulation.hash() != self.replay.hash:
            self.strayed = True
        return events

    def _fight(self, simulation: Simulation) -> list[Any]:
        try:
            return simulation.tick(self.due.get(simulation.world.tick, ()))
        except DAMAGE as error:
            raise GameError(f"This replay is damaged and cannot go on from here ({error!s:.80}).") from error

    # ---- anywhere -----------------------------------------------------------------------------------
    def seek(self, tick: int) -> bool:
        """Go to the last known place before a tick, from where `step` leads to it. Returns: whether that was a leap"""
        start = max(known for known in self._kept if known <= tick)
        if start <= self.tick <= tick:
            return False
        self._last = self._kept[start]
        put(self.simulation, self._last.keyframe)
        return True

    def scout(self, spare_s: float) -> None:
        """Use time that is left over to fight ahead of what is watched, so that going there will be quick."""
        until = time.perf_counter() + spare_s
        while self._scouted < self.replay.ticks and time.perf_counter() < until:  # LOOP: ticks in the time there is
            if self._scout is None:
                self._scout = self._begun()
            if self._scout.world.tick < max(self._kept):
                put(self._scout, self._kept[max(self._kept)].keyframe)
            if self._scout.world.tick % REBUILD_TICKS == 0:
                self._keep(self._scout)
            self._fight(self._scout)
            self._scouted = max(self._scouted, self._scout.world.tick)
        if self._scouted >= self.replay.ticks:
            self._scout = None

    def _keep(self, simulation: Simulation) -> Kept:
        """Keep a keyframe of a battle that stands at a barrier; fewer of all, where they grow too many."""
        tick = simulation.world.tick
        if tick in self._kept:
            return self._kept[tick]
        kept = keep(simulation)
        if tick % self._stride == 0:
            self._kept[tick] = kept
            size = sum(array.nbytes for array in kept.keyframe.arrays.values())
            if size * len(self._kept) > MOST_KEPT_BYTES:
                self._stride *= 2
                self._kept = {when: each for when, each in self._kept.items() if when % self._stride == 0}
        return kept

    # ---- taking over --------------------------------------------------------------------------------
    def take_over(self) -> Recorder:
        """Give the battle as it is here, to be fought on by somebody else; the film itself is over."""
        log = self.replay.log
        return Recorder(self.simulation, log[: bisect_left(log, self.tick, key=lambda each: each[0])], self._last)
