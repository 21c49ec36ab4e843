"""Batch: many battles on worker processes, one line a battle, the same whatever the number of workers."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.measure import summary
from game.sim.simulation import Simulation

_RETRIES = 1


def fight(level: str, seed: int, difficulty: str) -> dict[str, Any]:
    """Run one battle to its end, both sides on autopilot."""
    library = standard()
    simulation = Simulation(library, find_level(level, library), seed, difficulty=difficulty)
    while not simulation.over:
        simulation.tick()
    return summary(simulation)


def run(level: str, battles: int, seed: int, jobs: int, difficulty: str) -> Iterator[dict[str, Any]]:
    """Run battles with seeds seed, seed + 1, ... and yield them in that order.

    A worker that dies is replaced and its battle tried once more; then the battle is given as {"seed", "failed"}.
    """
    seeds = range(seed, seed + battles)
    if jobs <= 1:
        yield from (fight(level, one, difficulty) for one in seeds)
        return
    context = get_context("spawn")
    waiting, tries = list(seeds), dict.fromkeys(seeds, 0)
    while waiting:
        with ProcessPoolExecutor(jobs, mp_context=context) as pool:
            done = yield from _drain(pool, level, waiting, difficulty, tries)
        waiting = waiting[done:]
        if waiting and tries[waiting[0]] > _RETRIES:
            yield {"level": level, "seed": waiting.pop(0), "failed": "the process that ran this battle died twice"}


def _drain(
    pool: Executor, level: str, seeds: list[int], difficulty: str, tries: dict[int, int]
) -> Generator[dict[str, Any], None, int]:
    """Yield finished battles in order until all are done or the pool breaks; return how many were done."""
    futures: list[Future[dict[str, Any]]] = [pool.submit(fight, level, seed, difficulty) for seed in seeds]
    for done, (seed, future) in enumerate(zip(seeds, futures, strict=True)):
        try:
            yield future.result()
        except BrokenProcessPool:
            tries[seed] += 1
            return done
    return len(seeds)
