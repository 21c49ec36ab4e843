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

import numpy as np

from game.base.constants import SIDES, TICKS_PER_S
from game.rules.document import parse_toml
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import standard
from game.sim import batch
from game.sim.measure import summary
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, Body, Record
from game.world.events import Breached, Destroyed
from game.world.ground_events import Felled

_NICE = 10  # the person who edits comes first
_clock = time.perf_counter if sys.platform == "win32" else time.thread_time  # Windows counts threads in 16 ms
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
    """Looks at a battle after every tick; the battle knows nothing of it.

    deaths: [tick, x, y, side, unit] of each unit lost, in order
    tick_ms: what each tick took [ms] of this thread's own time, so that it does not matter what else the machine does
    crowd: [bodies, rounds] in the picture at most, at the start of each second
    """

    def __init__(self, run: int) -> None:
        self.run, self.deaths, self.tick_ms, self.crowd, self.stopped = run, [], [], [], False
        self._lost: set[int] = set()
        self._began = _clock()

    deaths: list[list[Any]]
    tick_ms: list[float]
    crowd: list[tuple[int, int]]

    def __call__(self, simulation: Simulation) -> bool:
        """Note what happened in a tick. Returns: whether the forecast is still wanted"""
        self.tick_ms.append((_clock() - self._began) * 1000.0)
        for event in simulation.world.events:  # LOOP: events of one tick
            if isinstance(event, Destroyed | Breached | Felled):
                self._note(simulation, event.serial, event.pos)
        if simulation.world.tick % TICKS_PER_S == 0:
            self.crowd.append((len(simulation.world.units.rows(Body)), simulation.world.rounds.size))
            self.stopped = _RUNS is not None and _RUNS.value != self.run
        self._began = _clock()
        return not self.stopped

    def cost(self) -> dict[str, Any]:
        """Sum up what it cost: the median tick, one of a hundred, the worst; the most that there was to draw."""
        if not self.tick_ms:
            return {}
        median, high, worst = np.percentile(self.tick_ms, (50.0, 99.0, 100.0)).tolist()
        bodies, rounds = max(self.crowd, key=lambda each: each[0] + each[1] / 8.0, default=(0, 0))
        return {"median_ms": median, "high_ms": high, "worst_ms": worst, "bodies": bodies, "rounds": rounds}

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
        **summary(simulation), "fired": dict(world.fired), "deaths": watch.deaths, "cost": watch.cost(),
        "fielded": fielded, "leaked": leaked,
    }  # fmt: skip
