"""Batch: many battles on worker processes, one line a battle, the same whatever the number of workers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import Library, standard
from game.rules.measures import AgainstFormation, AgainstVariant, parts
from game.sim.measure import summary
from game.sim.simulation import Simulation

_RETRIES = 1


def fight(level: str, seed: int, difficulty: str) -> dict[str, Any]:
    """Run one battle to its end, both sides on autopilot, and once more for each other way it is held against."""
    library = standard()
    rule = find_level(level, library)
    rivals = {
        rival: fought(library, fought_otherwise(rule, *rival), seed, difficulty) for rival in sorted(rivals_of(rule))
    }
    return summary(fought(library, rule, seed, difficulty), rivals)


def fought(
    library: Library, level: LevelRule, seed: int, difficulty: str, watch: Callable[[Simulation], bool] | None = None
) -> Simulation:
    """Run one battle of a level to its end.

    watch: is asked after every tick, with the tick's events at hand, whether to go on
    """
    simulation = Simulation(library, level, seed, difficulty=difficulty)
    while not simulation.over:
        simulation.tick()
        if watch is not None and not watch(simulation):
            break
    return simulation


def rivals_of(level: LevelRule) -> set[tuple[str, str]]:
    """Give the force and the formation of every measure that compares with another formation; "" and a variant's id."""
    every = [each for row in level.expect for _, each in parts(row.measure)]
    variants = {("", each.variant) for each in every if isinstance(each, AgainstVariant)}
    return variants | {(each.force, each.formation) for each in every if isinstance(each, AgainstFormation)}


def fought_otherwise(level: LevelRule, force: str, name: str) -> LevelRule:
    """Give a level as one of its rivals has it: a variant of the level, or one force in another formation."""
    if force:
        return standing_otherwise(level, force, name)
    variant = next(each for each in level.variant if each.id == name)
    changes = {each.force: each.model_dump(exclude_none=True, exclude={"force"}) for each in variant.change}
    forces = [each.model_copy(update=changes.get(each.id, {})) for each in level.force]
    return level.model_copy(update={"force": forces})


def standing_otherwise(level: LevelRule, force: str, formation: str) -> LevelRule:
    """Give a level in which one force stands in another formation."""
    forces = [
        each.model_copy(update={"formation": formation}) if each.id == force else each for each in level.force
    ]
    return level.model_copy(update={"force": forces})


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
