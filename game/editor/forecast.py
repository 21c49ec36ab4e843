"""The forecast: many battles of a level on worker processes while its author goes on editing.

Nothing here waits: `start` hands battles out, `poll` takes in what is done, `cancel` lets go within a second of battle.
"""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from game.editor import forecast_battle
from game.editor.document import LevelFile
from game.editor.forecast_figures import Report, report
from game.rules.levels import read_level
from game.rules.library import Library

_WAITING = 1  # battles handed out beyond those that run, so that no worker stands idle until the next poll
_TRIES = 2
DIED = "the process that fought this battle died twice"

Row = dict[str, Any]


class Workers:
    """Worker processes, started with the first battle and kept for the next forecast."""

    def __init__(self, jobs: int = 2) -> None:
        self.jobs = max(1, jobs)
        self._context = get_context("spawn")
        self._runs = self._context.Value("q", 0, lock=False)
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, text: str, path: str, seed: int, difficulty: str, run: int) -> Future[Row]:
        """Hand out one battle."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.jobs, mp_context=self._context, initializer=forecast_battle.begin, initargs=(self._runs,)
            )
        return self._pool.submit(forecast_battle.fight, text, path, seed, difficulty, run)

    def next_run(self) -> int:
        """Begin a forecast: battles of the one before stop. Returns: its number"""
        self._runs.value += 1
        return int(self._runs.value)

    def renew(self) -> None:
        """Let go of a pool of which a process died; the next battle gets another."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Stop all battles and end the processes."""
        self.next_run()
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


@dataclass
class Forecast:
    """One forecast.

    seeds:   of its battles, in order; rows: what is known by now, by seed
    failed:  seeds whose battle could not be fought, and why
    """

    workers: Workers
    text: str
    path: str
    seeds: tuple[int, ...]
    difficulty: str
    run: int
    rows: dict[int, Row] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    cancelled: bool = False
    _open: dict[int, Future[Row]] = field(default_factory=dict)
    _tries: dict[int, int] = field(default_factory=dict)
    _suspects: list[int] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Say whether nothing more will come."""
        return self.cancelled or len(self.rows) + len(self.failed) == len(self.seeds)

    @property
    def share(self) -> float:
        """Say how much of it is done."""
        return (len(self.rows) + len(self.failed)) / len(self.seeds)

    def poll(self) -> list[Row]:
        """Take in what has been fought since the last call, and hand out more. Returns at once."""
        if self.cancelled:
            return []
        new, broken, flying = [], False, len(self._open)
        for seed, future in list(self._open.items()):
            if not future.done():
                continue
            del self._open[seed]
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                broken = True
                self._suspects.append(seed)
                continue
            if error is not None:  # whatever a battle dies of is told, and costs that battle alone
                self.failed[seed] = f"{type(error).__name__}: {error}"
                continue
            row = future.result()
            if not row.get("stopped"):
                self.rows[seed] = row
                new.append(row)
        if broken:
            self._blame(alone=flying == 1)
        self._hand_out()
        return new

    def _blame(self, alone: bool) -> None:
        """A process died: what was with it is fought again, one at a time, so that the culprit is known."""
        self._suspects += list(self._open)
        self._open.clear()
        self.workers.renew()
        if alone:
            seed = self._suspects[-1]
            self._tries[seed] = self._tries.get(seed, 0) + 1
            if self._tries[seed] >= _TRIES:
                self.failed[seed] = DIED
        self._suspects = sorted(set(self._suspects), key=self.seeds.index)

    def _hand_out(self) -> None:
        alone = bool(self._suspects)
        room = 1 if alone else self.workers.jobs + _WAITING
        known = {*self.rows, *self.failed, *self._open}
        waiting = [seed for seed in (self._suspects if alone else self.seeds) if seed not in known]
        if alone and not waiting and not self._open:
            self._suspects.clear()
            self._hand_out()
            return
        for seed in waiting[: max(0, room - len(self._open))]:
            try:
                self._open[seed] = self.workers.submit(self.text, self.path, seed, self.difficulty, self.run)
            except BrokenProcessPool:
                self.workers.renew()
                return

    def cancel(self) -> None:
        """Let go of what is not fought yet; what is known stays."""
        if not self.done:
            self.workers.next_run()
            for future in self._open.values():
                future.cancel()
        self._open.clear()
        self.cancelled = True

    def report(self) -> Report:
        """Sum up what is known by now."""
        return report([self.rows[seed] for seed in self.seeds if seed in self.rows], self.text)


def start(
    workers: Workers, level: LevelFile, library: Library, battles: int, *,
    seed: int = 1000, difficulty: str = "ordinary",
) -> Forecast:  # fmt: skip
    """Begin a forecast of a level as it stands now; another one of these workers ends.

    Raises: ContentError when the level cannot be played
    """
    read_level(level.source, library)
    path = str(level.path or level.source.path)
    forecast = Forecast(
        workers, level.text, path, tuple(range(seed, seed + battles)), difficulty, workers.next_run()
    )
    forecast.poll()
    return forecast
