"""The eye over a landcruiser: it holds vehicle and mark of its gun in the picture, or looks down the sight."""

from __future__ import annotations

import numpy as np

from game.app.ground_sights import spot_of
from game.base.vectors import Floats
from game.ui.cruiser_units import is_cruiser
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.view.camera import ZOOM_STOPS, Camera
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

_STOPS = (0.42, 0.6, 1.0)  # the view finds for itself
_FIRST = 0.6
_WIDEST, _CLOSEST = 0.25, 1.6
_FIT_SHARE, _PATIENCE = 0.68, 1.2  # of the window that both may fill; nearer again only with so much room to spare
_SHARE = 0.33  # of the window, that the vehicle may stand from its middle
_TOWARDS, _SIGHT_TOWARDS = 0.16, 0.4  # of the way from the middle to the pointer, and through the sight
_NEARER = 2.6  # the sight brings things nearer by as much
_ZOOM_S = 0.7


class CruiserEye:
    """Moves the camera with a landcruiser. free: it zooms by itself"""

    def __init__(self, camera: Camera, console: GroundConsole) -> None:
        self.camera, self.console = camera, console
        self.free = True
        self._home = 0.0  # zoom to go back to from the sight; 0 outside it

    def start(self, world: SurfaceWorld) -> None:
        """Show the vehicle and what lies before it at once."""
        self.camera.zoom_to(_FIRST)
        self.camera.update(1.0)
        own = row_of(world, self.console.own)
        if own < 0:
            self.camera.jump(world.level.view_wu)
            return
        here = world.units[Body].pos[own]
        self.camera.jump(here + self._both(np.array(self.console.aim) - here))
        self.console.pointer = tuple(float(part) for part in self.camera.to_screen(self.console.aim))  # type: ignore[assignment]

    def zoom(self, steps: int) -> None:
        """Zoom by stops, as the player asks: from now on the zoom is his."""
        stops = [stop for stop in ZOOM_STOPS if _WIDEST <= stop <= _CLOSEST]
        now = min(range(len(stops)), key=lambda i: abs(stops[i] - self.camera.goal_zoom))
        self.free = False
        self.camera.zoom_to(stops[min(max(now + steps, 0), len(stops) - 1)])

    def move(self, world: SurfaceWorld, alpha: float, real_dt: float, follow: str) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        console, camera, body = self.console, self.camera, world.units[Body]
        if console.looking_s >= 0.0 and console.sight is not None:
            camera.follow(spot_of(world, console.sight), (0.0, 0.0), real_dt)
            return (0.0, 0.0)
        own = row_of(world, console.own)
        if follow == "free" or not is_cruiser(world, own):
            return (0.0, 0.0)
        here, vel = body.pos[own], body.vel[own]
        if self._through_sight(world):
            assert console.cruiser.base is not None
            camera.follow(np.array(console.cruiser.base) + self._pointer() * _SIGHT_TOWARDS, (0.0, 0.0), real_dt)
            return (0.0, 0.0)
        off = self._ahead(world)
        if self.free:
            self._fit(off)
        look = self._both(off) if follow == "both" else np.zeros(2)
        if console.by_pointer and not console.over and not console.autopilot:
            look = look + self._pointer() * _TOWARDS
        camera.follow(here + look, vel, real_dt)
        return (float(vel[0]), float(vel[1]))

    def _ahead(self, world: SurfaceWorld) -> Floats:
        """Give where the gun is wanted, seen from the vehicle; with the autopilot, where its target is."""
        own, target = row_of(world, self.console.own), row_of(world, self.console.target)
        here = world.units[Body].pos[own]
        place = np.array(self.console.aim)
        if target >= 0 and (self.console.autopilot or self.console.by_pointer):
            place = world.units[Body].pos[target]  # the pointer moves with the view: it does not lead it
        off: Floats = place - here
        return off

    def _both(self, off: Floats) -> Floats:
        """Give where the window's middle belongs, seen from the vehicle, so that both find room."""
        window = np.array(self.camera.size, float) / self.camera.zoom
        half: Floats = np.clip(off * 0.5, -_SHARE * window, _SHARE * window)
        return half

    def _pointer(self) -> Floats:
        """Give how far the pointer is off the middle of the window. [wu]"""
        if not self.console.by_pointer or self.console.over:
            return np.zeros(2)
        off = (np.array(self.console.pointer) - np.array(self.camera.size) * 0.5) / self.camera.zoom
        return off * np.array((1.0, -1.0))

    def _fit(self, off: Floats) -> None:
        """Choose the zoom by how far off the gun is laid."""
        window = np.array(self.camera.size, float)
        fit = float(np.min(_FIT_SHARE * window / np.maximum(np.abs(off), 1.0)))
        now = self.camera.goal_zoom
        fits = [stop for stop in _STOPS if stop * (_PATIENCE if stop > now * 1.01 else 1.0) <= fit]
        self.camera.zoom_to(fits[-1] if fits else _STOPS[0], _ZOOM_S)

    def _through_sight(self, world: SurfaceWorld) -> bool:
        """Go nearer while the commander looks through the gunner's sight, and back afterwards."""
        camera, console, hands = self.camera, self.console, self.console.cruiser
        on = (hands.sighted or console.scoped) and not console.autopilot
        if on and not self._home:
            self._home = camera.goal_zoom
            hands.base = console.aim
            near = min(_CLOSEST, _NEARER * self._home)
            camera.zoom_to(max(stop for stop in ZOOM_STOPS if stop <= near))
        elif not on and self._home:
            camera.zoom_to(self._home)
            self._home, hands.base = 0.0, None
        target = row_of(world, console.target)
        if on and not console.by_pointer:
            hands.base = console.aim
        elif on and target >= 0 and console.fixed:
            hands.base = world.place(target)
        return on
