"""A live battle on a page: made in the background, fought by the autopilots, looked at by a slow eye."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pygame

from game.app.pace import Pace
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.simulation import Simulation
from game.sim.theatre import catalogue_of, surface_catalogue_of
from game.view.battle_view import BattleView
from game.view.theatre_view import make_view
from game.world.commands import Command


class _StopError(Exception):
    """Nobody waits for the picture any more."""


class LiveBattle:
    """Makes a battle in the background, then runs and draws it. Until it is ready there is no picture.

    lead_s: of the battle, that are over when it is first seen; again_s: after its end another one begins
    doing: what is being made just now
    """

    lead_s, again_s = 0.0, 6.0

    def __init__(
        self, library: Library, level: LevelRule, assets: Path, size: tuple[int, int], cache: Path | None, calm: bool
    ) -> None:
        self.level, self.size, self.doing = level, size, ""
        self._made = (library, assets, cache, calm)
        self._seed = 1
        self._stop = threading.Event()
        self._view: BattleView | None = None
        self._simulation: Simulation | None = None
        self._pace = Pace()
        self._over_s = self._real_dt = self._battle_dt = 0.0
        self._thread = threading.Thread(target=self._make, name="live battle", daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Say whether there is something to see."""
        return self._view is not None and not self._thread.is_alive()

    @property
    def busy(self) -> bool:
        """Say whether something is still being made."""
        return self._thread.is_alive()

    def wait(self) -> None:
        """Wait until there is."""
        self._thread.join()

    def let_go(self) -> None:
        """Say that nobody waits any more; what is being made ends by itself."""
        self._stop.set()

    def stop(self) -> None:
        """Let go of what is still being made, and wait until it has ended."""
        self._stop.set()
        self._thread.join()

    # ---- what a battle may have its own way ---------------------------------------------------------
    def begin(self, simulation: Simulation, view: BattleView) -> None:
        """Point the eye before the battle is first seen."""

    def look(self, simulation: Simulation, view: BattleView, real_dt: float) -> None:
        """Move the eye."""

    def orders(self, simulation: Simulation) -> Sequence[Command]:
        """Give what is commanded in the next tick."""
        return ()

    def ended(self, simulation: Simulation) -> bool:
        """Say whether there is nothing more to see."""
        return simulation.over

    # ---- making, running, drawing ---------------------------------------------------------------------
    def _make(self) -> None:
        library, assets, cache, calm = self._made

        def go_on(done: int, total: int, what: str) -> None:
            self.doing = what
            if self._stop.is_set():
                raise _StopError

        in_orbit = self.level.theatre == "orbit"
        try:
            catalogue = catalogue_of(library) if in_orbit else surface_catalogue_of(library)
            view = make_view(catalogue, self.level, assets, self.size, cache=cache, calm=calm, progress=go_on)
            simulation = Simulation(library, self.level, self._seed)
            while simulation.world.time_s < self.lead_s:  # LOOP: ticks before the curtain
                if self._stop.is_set():
                    return
                simulation.tick(self.orders(simulation))
        except _StopError:
            return
        self.begin(simulation, view)
        self._simulation, self._view = simulation, view

    def advance(self, real_dt: float) -> None:
        """Let the battle go on; after its end another one begins."""
        if not self.ready or self._simulation is None or self._view is None:
            return
        self._pace.add(real_dt)
        ticks = 0
        while self._pace.due(0.0):
            self._view.consume(self._simulation.world, self._simulation.tick(self.orders(self._simulation)))
            ticks += 1
        self._battle_dt += ticks / 60.0
        self._real_dt += real_dt
        self.look(self._simulation, self._view, real_dt)
        self._over_s += real_dt if self.ended(self._simulation) else 0.0
        if self._over_s > self.again_s:
            self._again()

    def _again(self) -> None:
        self._seed, self._over_s = self._seed + 1, 0.0
        self._stop.clear()
        self._view, self._simulation = None, None
        self._thread = threading.Thread(target=self._make, name="live battle", daemon=True)
        self._thread.start()

    def draw(self, size: tuple[int, int]) -> pygame.Surface | None:
        """Draw the battle. Returns: its picture, None while there is none"""
        if not self.ready or self._simulation is None or self._view is None:
            return None
        if self._view.camera.size != size:
            self._view.resize(size)
        real, battle = self._real_dt, self._battle_dt
        self._real_dt = self._battle_dt = 0.0
        return self._view.draw(self._simulation.world, self._pace.alpha, battle, real)
