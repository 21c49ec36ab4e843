"""Looking at a level as it stands: its problems, and the battle it makes at its first tick, beside the window.

Nothing here waits: `ask` hands the level over, `poll` takes in what has been found.
"""

from __future__ import annotations

import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from game.base.errors import ContentError, GameError, KeyPath
from game.editor.campaigns import campaign_problems
from game.editor.document import LevelFile
from game.editor.found import Found
from game.editor.lint_stage import everyone
from game.editor.problems import problems_of
from game.editor.schema import is_campaign
from game.editor.things import Place
from game.rules.level import LevelRule
from game.rules.levels import read_level
from game.rules.library import Library
from game.sim.simulation import Simulation
from game.world.components import Body, Record

SEED = 1
_TURN_S = 0.0005  # Python's own is ten times as long: a picture asks for its turn many times


@dataclass(frozen=True)
class Looked:
    """What was found.

    rule, simulation: None while the level has errors; places: where each unit stands, by path
    trouble: what kept a level without errors from being set up, in words
    """

    text: str
    problems: tuple[Found, ...] = ()
    rule: LevelRule | None = None
    simulation: Simulation | None = None
    places: dict[KeyPath, tuple[Place, ...]] = field(default_factory=dict)
    trouble: str = ""


_STUMBLES = (ArithmeticError, AssertionError, GameError, LookupError, RuntimeError, TypeError, ValueError)
"""what setting up a battle of odd numbers may raise: it costs the picture, not the editor"""


def look(level: LevelFile, library: Library) -> Looked:
    """Look at a level now."""
    if is_campaign(level.data):
        return Looked(level.text, tuple(campaign_problems(level, library)))
    try:
        rule = read_level(level.source, library)
    except ContentError:
        return Looked(level.text, tuple(problems_of(level, library)))
    present = everyone(rule)
    try:
        simulation = Simulation(library, present, SEED)
    except _STUMBLES as error:
        found = tuple(problems_of(level, library, places=False))
        return Looked(level.text, found, rule, trouble=f"{type(error).__name__}: {error}")
    found = tuple(problems_of(level, library, simulation))
    return Looked(level.text, found, rule, simulation, places_in(simulation, present))


def _look_beside(level: LevelFile, library: Library) -> Looked:
    """Look while the window goes on: it gets its turn at least so often that no picture waits for this."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        return look(level, library)
    finally:
        sys.setswitchinterval(before)


def places_in(simulation: Simulation, rule: LevelRule) -> dict[KeyPath, tuple[Place, ...]]:
    """Say where the battle puts the units of each entry."""
    forces = enumerate(rule.force)
    paths: list[KeyPath] = [("force", f, "ship", s) for f, force in forces for s in range(len(force.ship))]
    world = simulation.world
    record, body = world.records[Record], world.units[Body]
    found: dict[KeyPath, list[Place]] = {}
    for place in range(world.records.size):  # LOOP: units of the level
        row, entry = int(record.unit[place]), int(record.entry[place])
        if row < 0 or not 0 <= entry < len(paths):
            continue
        half = _half(world, int(record.kind[place]))
        x, y = world.place(row)
        found.setdefault(paths[entry], []).append(Place(x, y, float(body.angle[row]), half))
    return {path: tuple(each) for path, each in found.items()}


def _half(world: Any, kind: int) -> float:
    catalogue = world.catalogue
    return float(catalogue.half[kind].max()) if hasattr(catalogue, "half") else catalogue.lengths[kind] / 2.0


class Looker:
    """Looks on a thread of its own, at the newest state it was asked about."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="editor looks")
        self._running: Future[Looked] | None = None
        self._next: LevelFile | None = None

    @property
    def busy(self) -> bool:
        """Say whether something asked for is not known yet."""
        return self._running is not None or self._next is not None

    def ask(self, level: LevelFile) -> None:
        """Ask about a level as it stands; what was asked before and is not begun is not wanted any more."""
        self._next = LevelFile(level.path, level.source, level.known)
        self._go_on()

    def _go_on(self) -> None:
        if self._running is None and self._next is not None:
            level, self._next = self._next, None
            self._running = self._pool.submit(_look_beside, level, self.library)

    def poll(self) -> Looked | None:
        """Take in what has been found since the last call. Returns at once."""
        done = self._running
        if done is None or not done.done():
            return None
        self._running = None
        self._go_on()
        return done.result()

    def close(self) -> None:
        """Let go; what still runs ends by itself."""
        self._next = None
        self._pool.shutdown(wait=False, cancel_futures=True)
