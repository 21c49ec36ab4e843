"""The canvas: the level as the battle would show it at its first tick, with the game's own drawing and a free eye."""

from __future__ import annotations

from typing import Any

import numpy as np
import pygame
from numpy.typing import ArrayLike

from game.app.scene import Stage
from game.base.vectors import Floats
from game.editor.looking import Looked
from game.editor.things import Thing, bounds
from game.rules.level import LevelRule
from game.sim.simulation import Simulation
from game.sim.theatre import catalogue_of, surface_catalogue_of
from game.ui.backdrop_plain import plain_backdrop
from game.ui.loading import Loading, LoadingState
from game.ui.screen import cover
from game.view.battle_view import BattleView
from game.view.camera import ZOOM_STOPS, Camera
from game.view.hulls import Progress
from game.view.surface.cast import is_flown, used_figures
from game.view.surface.eye import SurfaceCamera, evened
from game.view.surface.ground_layer import GroundLayer
from game.view.surface_view import SurfaceView
from game.view.theatre_view import make_view
from game.world.land import STEP_WU
from game.world.surface import Height

_WAKE_S = 0.9  # after the last change pictures are drawn anew: what is lit bit by bit comes in
_BEYOND = 0.4  # of the window's width: so far over the ends of the land the eye goes, past the panes
_BAR_MS = 80  # between two pictures of the bar
_NEAREST = 1.0  # [px/wu]
_SHARE = 0.86  # of the room, that what is looked at takes up at most


def bar_of(stage: Stage, title: str) -> Progress:
    """Give what shows how far hulls have been lit; what is known from before passes too quickly to be seen."""
    shown, last = Loading(stage.size, stage.scale, stage.settings.palette, stage.portraits), [pygame.time.get_ticks()]

    def progress(done: int, total: int, what: str) -> None:
        if pygame.time.get_ticks() - last[0] < _BAR_MS:
            return
        last[0] = pygame.time.get_ticks()
        state = LoadingState(title, "Level editor", done / max(total, 1), f"Lighting hulls: {what.replace('_', ' ')}")
        shown.draw(stage.surface, state)
        pygame.display.flip()
        pygame.event.pump()

    return progress


class FreeEye(SurfaceCamera):
    """Looks at the ground as in a battle, but goes where the hand wants and takes no suggestions."""

    def suggest_zoom(self, zoom: float, over_s: float) -> bool:
        """Stay as it is."""
        return False

    def _held(self, x: float) -> float:
        beyond = _BEYOND * self.size[0] / self.zoom
        return min(max(x, -beyond), self.width + beyond)

    def framed(self, pos: ArrayLike) -> np.ndarray:
        """Give where the middle of the window goes to show a place."""
        x, y = (float(v) for v in np.asarray(pos, np.float64))
        return np.array((self._held(x), max(y, self.rest(x))))

    def pan(self, px: ArrayLike) -> None:
        """Move the view by screen pixels."""
        x, y = (self.center + np.asarray(px, np.float64) * (1.0, -1.0) / self.zoom).tolist()
        self.center = np.array((self._held(x), max(y, self.rest(x))))


class Canvas:
    """Draws the newest battle that the level made. view: None until there has been one"""

    def __init__(self, stage: Stage, data: Any) -> None:
        self.stage = stage
        self.view: BattleView | None = None
        start = data.get("view_wu")
        sound = isinstance(start, list) and len(start) == 2 and all(isinstance(each, int | float) for each in start)
        self.camera = Camera(stage.size, tuple(start) if sound else (0.0, 0.0), 0.25)
        self._simulation: Simulation | None = None
        self._look: tuple[Any, ...] = ()
        self._land: Any = None
        self._seen: tuple[Any, ...] = ()
        self._wake_s = _WAKE_S
        self._plain: pygame.Surface | None = None  # until there is a picture of the level

    @property
    def ready(self) -> bool:
        """Say whether there is a picture."""
        return self.view is not None

    # ---- following the level --------------------------------------------------------------------------
    def take(self, look: Looked, progress: Progress) -> None:
        """Show what a level has become."""
        if look.simulation is None or look.simulation is self._simulation:
            return
        level, catalogue = look.simulation.level, self._catalogue(look.simulation)
        key = _look_of(level, catalogue)
        if self.view is None or key != self._look:
            self._make(level, catalogue, progress)
        elif isinstance(self.view, SurfaceView):
            self.view.figures.preload(used_figures(catalogue, level), progress)
        else:
            self.view.hulls.bake({catalogue.library.units[s.unit].hull for f in level.force for s in f.ship}, progress)
        self._look, self._simulation, self._wake_s = key, look.simulation, _WAKE_S
        self._follow_land(level)

    def _catalogue(self, simulation: Simulation) -> Any:
        on_ground = simulation.level.theatre == "surface"
        return (surface_catalogue_of if on_ground else catalogue_of)(simulation.library)

    def _make(self, level: LevelRule, catalogue: Any, progress: Progress) -> None:
        stage, before = self.stage, self.view
        self.view = make_view(
            catalogue, level, stage.assets, stage.size, cache=stage.cache, calm=stage.settings.calm,
            colour_blind=stage.settings.palette == "colour_blind", progress=progress, like=before,
        )  # fmt: skip
        centre, zoom = self.camera.center, self.camera.zoom
        if isinstance(self.view, SurfaceView):
            old: Any = self.view.camera
            self.view.camera = FreeEye(stage.size, centre, zoom, old.ground, old.width)
            self.view.camera.aloft = old.aloft
        self.camera = self.view.camera
        self._place(centre, zoom)
        self._land = level.land

    def _follow_land(self, level: LevelRule) -> None:
        """Let the ground's picture and the eye know of a land that was worked on."""
        view: Any = self.view
        if not isinstance(view, SurfaceView) or level.land is None or self._simulation is None:
            return
        world: Any = self._simulation.world
        if level.land != self._land:
            view.land, view.ground, self._land = level.land, GroundLayer(level.land, view.hour), level.land
        eye: Any = self.camera
        eye.ground = evened(world.land[Height].first[: world.land.size].copy(), STEP_WU)
        view._evened = b""  # the eye is told here, and not moved
        eye.width = level.land.width_wu

    # ---- looking --------------------------------------------------------------------------------------
    def _place(self, centre: ArrayLike, zoom: float) -> None:
        self.camera.zoom_to(zoom, 0.001)
        self.camera.update(1.0)
        self.camera.jump(centre)

    def frame(self, things: list[Thing], room: pygame.Rect) -> None:
        """Look at things so that all are seen beside the panes."""
        corners = bounds(things)
        if corners is None:
            return
        (left, low), (right, high) = corners
        fit = _SHARE * min(room.width / max(right - left, 1.0), room.height / max(high - low, 1.0))
        zoom = min(max(fit, ZOOM_STOPS[0]), _NEAREST)
        aside = (self.camera.size[0] / 2 - room.centerx) / zoom
        self._place(((left + right) / 2 + aside, (low + high) / 2), zoom)
        self._wake_s = _WAKE_S

    def look_at(self, at: tuple[float, float], room: pygame.Rect, zoom: float = 0.0) -> None:
        """Look at a place, which comes to lie in the middle of the room. zoom: 0 for that of now"""
        if zoom:
            self._place(at, zoom)
        self.camera.jump((at[0] + (self.camera.size[0] / 2 - room.centerx) / self.camera.zoom, at[1]))
        self._wake_s = _WAKE_S

    def resize(self) -> None:
        """Fit into the window, and follow the settings."""
        self.camera.size = self.stage.size
        if self.view is not None:
            if self.view.frame.size != self.stage.size:
                self.view.resize(self.stage.size)
            self.view.suit(self.stage.settings.calm, self.stage.settings.palette == "colour_blind")
        self._seen, self._wake_s = (), _WAKE_S

    def draw(self, surface: pygame.Surface, dt: float) -> None:
        """Draw the battle; while nothing moves, the last picture serves."""
        camera = self.camera
        if self.view is None or self._simulation is None:
            camera.update(dt)
            if self._plain is None or self._plain.get_size() != surface.get_size():
                self._plain = plain_backdrop(surface.get_size())
            cover(surface, self._plain)
            return
        seen = (*camera.center.tolist(), camera.zoom, camera.goal_zoom, camera.size)
        self._wake_s = _WAKE_S if seen != self._seen else self._wake_s - dt
        self._seen = seen
        if self._wake_s > 0.0:
            self.view.draw(self._simulation.world, 1.0, 0.0, dt)
        surface.blit(self.view.frame.surface, (0, 0))

    def ground(self) -> Floats | None:
        """Give the heights of the ground, sample by sample, None in orbit."""
        world: Any = None if self._simulation is None else self._simulation.world
        return world.land[Height].ground[: world.land.size] if hasattr(world, "land") else None


def _look_of(level: LevelRule, catalogue: Any) -> tuple[Any, ...]:
    """Give what a picture must be made anew for."""
    if level.land is None:
        return (level.theatre, level.backdrop)
    land, cities = level.land, tuple((zone.id, zone.at_wu[0]) for zone in level.zone if zone.city is not None)
    sky = (land.look, land.hour, land.weather, land.sea_wu, land.seed, land.wind_wups)
    return (level.theatre, *sky, is_flown(catalogue, level), cities)


