"""What a worker of the forecast does: fight one battle of a level's text, watch who dies where and what it costs."""

from __future__ import annotations

import os
import sys
import threading
import time
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from game.base.constants import SIDES, TICKS_PER_S
from game.rules.document import parse_toml
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import standard
from game.sim import batch
from game.sim.measure import summary
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, Record
from game.world.events import Breached, Destroyed
from game.world.ground_events import Felled

_NICE = 10  # the person who edits comes first
_RUNS: Any = None  # shared with the editor: the number of the forecast that is wanted; another one stops this battle


def begin(runs: Any) -> None:
    """Make this process a worker: it gives way to the editor, and never outlives it."""
    global _RUNS
    _RUNS = runs
    if sys.platform != "win32":
        os.nice(_NICE)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@lru_cache(maxsize=2)
def _level(text: str, path: str) -> LevelRule:
    return read_level(parse_toml(text, Path(path)), standard())


class Watch:
    """Looks at a battle after every tick.

    deaths: [tick, x, y, side, unit] of each unit lost, in order
    cost_ms: what the ticks of each second took, on average, of this process's time
    """

    def __init__(self, run: int) -> None:
        self.run, self.deaths, self.cost_ms, self.stopped = run, [], [], False
        self._lost: set[int] = set()
        self._began = time.process_time()

    deaths: list[list[Any]]
    cost_ms: list[float]

    def __call__(self, simulation: Simulation) -> bool:
        """Note what happened in a tick. Returns: whether the forecast is still wanted"""
        for event in simulation.world.events:  # LOOP: events of one tick
            if isinstance(event, Destroyed | Breached | Felled):
                self._note(simulation, event.serial, event.pos)
        if simulation.world.tick % TICKS_PER_S == 0:
            now = time.process_time()
            self.cost_ms.append((now - self._began) * 1000.0 / TICKS_PER_S)
            self._began = now
            self.stopped = _RUNS is not None and _RUNS.value != self.run
        return not self.stopped

    def _note(self, simulation: Simulation, serial: int, pos: Any) -> None:
        world = simulation.world
        record, size = world.records[Record], world.records.size
        rows = (record.serial[:size] == serial).nonzero()[0]
        if not len(rows) or serial in self._lost or record.status[rows[0]] not in (CRIPPLED, DESTROYED):
            return
        self._lost.add(serial)
        place = int(rows[0])
        unit = world.catalogue.unit_keys[int(record.kind[place])]
        self.deaths.append([world.tick, float(pos[0]), float(pos[1]), SIDES[int(record.side[place])], unit])


def fight(text: str, path: str, seed: int, difficulty: str, run: int) -> dict[str, Any]:
    """Fight one battle. Returns: its summary and what was watched; {"seed", "stopped"} when no longer wanted"""
    library = standard()
    watch = Watch(run)
    simulation = batch.fought(library, _level(text, path), seed, difficulty, watch)
    if watch.stopped:
        return {"seed": seed, "stopped": True}
    world = simulation.world
    record, size = world.records[Record], world.records.size
    fielded: dict[str, dict[str, int]] = {side: {} for side in SIDES}
    leaked = dict.fromkeys(SIDES, 0)
    for place in range(size):  # LOOP: units that were in the battle
        side, unit = SIDES[int(record.side[place])], world.catalogue.unit_keys[int(record.kind[place])]
        fielded[side][unit] = fielded[side].get(unit, 0) + 1
        leaked[side] += int(record.leaked[place])
    return {
        **summary(simulation), "fired": dict(world.fired), "deaths": watch.deaths, "cost_ms": watch.cost_ms,
        "fielded": fielded, "leaked": leaked,
    }  # fmt: skip
