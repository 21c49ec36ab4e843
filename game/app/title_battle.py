"""The battle behind the title: made beside the menu, fought by the autopilots, looked at by a slow eye."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pygame

from game.app.pace import Pace
from game.base.vectors import Floats
from game.rules.level import LevelRule
from game.rules.library import Library
from game.sim.simulation import Simulation
from game.sim.theatre import catalogue_of
from game.view.battle_view import BattleView
from game.view.theatre_view import make_view
from game.world.components import Body

_LEAD_S = 38.0  # of the battle, that are over when it is first seen
_AGAIN_S = 6.0  # after its end
_ZOOM = 0.6
_NEAR = 4  # ships that should be seen together
_LAG_S = 3.0  # how slowly the eye follows
_ASIDE = 0.16  # of the window's width, that the middle of the battle stands to the right: the menu is at the left


class _StopError(Exception):
    """Nobody waits for the picture any more."""


class TitleBattle:
    """Makes a battle in the background, then runs and draws it. Until it is ready there is no picture."""

    def __init__(
        self, library: Library, level: LevelRule, assets: Path, size: tuple[int, int], cache: Path | None, calm: bool
    ) -> None:
        self.level, self.size = level, size
        self._made = (library, assets, cache, calm)
        self._seed = 1
        self._stop = threading.Event()
        self._view: BattleView | None = None
        self._simulation: Simulation | None = None
        self._pace = Pace()
        self._over_s = self._real_dt = self._battle_dt = 0.0
        self._thread = threading.Thread(target=self._make, name="title battle", daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Say whether there is something to see."""
        return self._view is not None and not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until there is."""
        self._thread.join()

    def stop(self) -> None:
        """Let go of what is still being made."""
        self._stop.set()
        self._thread.join()

    def _make(self) -> None:
        library, assets, cache, calm = self._made

        def go_on(done: int, total: int, what: str) -> None:
            if self._stop.is_set():
                raise _StopError

        try:
            view = make_view(
                catalogue_of(library), self.level, assets, self.size, cache=cache, calm=calm, progress=go_on
            )
            simulation = Simulation(library, self.level, self._seed)
            while simulation.world.time_s < _LEAD_S:  # LOOP: ticks before the curtain
                if self._stop.is_set():
                    return
                simulation.tick()
        except _StopError:
            return
        view.camera.zoom_to(_ZOOM, 0.01)
        view.camera.jump(self._middle(simulation, view))
        self._simulation, self._view = simulation, view

    def _middle(self, simulation: Simulation, view: BattleView) -> Floats:
        """Give where the eye looks: at the ship that has most others near, the player's side before the other."""
        body, rows = simulation.world.units[Body], simulation.world.ships()
        if not len(rows):
            return np.array(simulation.level.view_wu, float)
        own = rows[body.side[rows] == simulation.world.player_side]
        places = body.pos[own if len(own) else rows]
        apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        centre = places[int(np.argmin(np.sort(apart, axis=1)[:, : _NEAR].sum(axis=1)))]
        aside = np.array([_ASIDE * view.camera.size[0] / view.camera.zoom, 0.0])
        return np.asarray(centre - aside, float)

    def advance(self, real_dt: float) -> None:
        """Let the battle go on; after its end another one begins."""
        if not self.ready or self._simulation is None or self._view is None:
            return
        self._pace.add(real_dt)
        ticks = 0
        while self._pace.due(0.0):
            self._view.consume(self._simulation.world, self._simulation.tick())
            ticks += 1
        self._battle_dt += ticks / 60.0
        self._real_dt += real_dt
        camera = self._view.camera
        goal = self._middle(self._simulation, self._view)
        camera.jump(camera.center + (goal - camera.center) * min(1.0, real_dt / _LAG_S))
        self._over_s += real_dt if self._simulation.over else 0.0
        if self._over_s > _AGAIN_S:
            self._again()

    def _again(self) -> None:
        self._seed, self._over_s = self._seed + 1, 0.0
        self._stop.clear()
        self._view, self._simulation = None, None
        self._thread = threading.Thread(target=self._make, name="title battle", daemon=True)
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
