"""The eye on the surface: the view stays with the player, and looks a little to where he aims."""

from __future__ import annotations

import numpy as np

from game.app.cruiser_eye import CruiserEye
from game.app.flight_eye import FlightEye
from game.app.ground_sights import spot_of
from game.app.keys import Held
from game.app.ship_eye import ShipEye
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.view.camera import ZOOM_STOPS, Camera
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

_PAN_PX_S = 900.0
_TOWARDS = 0.32  # of the way from the window's middle to the pointer
_CLOSEST, _WIDEST = 1.6, 0.25
_NEARER = 2.7  # sights bring things nearer by as much, if the surface is drawn for it
_SHARE = 0.34  # of the window, that the player may stand from its middle while the target is in the picture
_NEXT = {"own": "both", "both": "free", "free": "own"}
WORDS = {"own": "you", "both": "you and the target", "free": "nothing"}


class GroundEye:
    """Moves the camera of one battle. follow: a key of WORDS"""

    def __init__(self, camera: Camera, console: GroundConsole) -> None:
        self.camera, self.console = camera, console
        self.follow = "own"
        self.flight = FlightEye(camera, console)
        self.cruiser = CruiserEye(camera, console)
        self.ship = ShipEye(camera, console)
        self._home = 0.0  # zoom to go back to from the sights; 0 outside them
        self._seen = camera.zoom

    def start(self, world: SurfaceWorld) -> None:
        """Show the player and what lies before him."""
        if self.console.flies:
            self.follow = "both"
            self.flight.start(world)
            return
        if self.console.drives:
            self.follow = "both"
            self.cruiser.start(world)
            return
        if self.console.conns:
            self.ship.start(world)
            return
        own = row_of(world, self.console.own)
        place = world.units[Body].pos[own] if own >= 0 else np.array(world.level.view_wu)
        self.camera.jump(place)
        width, height = self.camera.size
        self.console.pointer = (width * 0.62, height * 0.62)

    def next(self) -> str:
        """Follow the next thing; give it in words."""
        self.follow = _NEXT[self.follow]
        return WORDS[self.follow]

    def jump(self, x: float) -> None:
        """Look at a place along the land, and stay there."""
        self.follow = "free"
        self.camera.jump((x, 0.0))

    def drag(self, dx: float, dy: float) -> None:
        """Move the view by pixels."""
        self.follow = "free"
        self.camera.pan((dx, dy))

    def zoom(self, steps: int, px: tuple[int, int] | None = None) -> None:
        """Zoom by stops, no closer and no wider than the surface is drawn for."""
        if self.console.flies or self.console.drives:
            (self.flight if self.console.flies else self.cruiser).zoom(steps)
            return
        if self.console.conns:
            self.ship.zoom(steps)
            return
        stops = [stop for stop in ZOOM_STOPS if _WIDEST <= stop <= _CLOSEST]
        now = min(range(len(stops)), key=lambda i: abs(stops[i] - self.camera.goal_zoom))
        if not 0 <= now + steps < len(stops):
            return
        if px is not None and self.follow == "free":
            self.camera.zoom_at(px, steps)
        else:
            self.camera.zoom_by(steps)

    def let_zoom(self) -> None:
        """Let the view zoom by itself again, where it can."""
        self.flight.free = self.cruiser.free = self.ship.free = True

    def move(self, world: SurfaceWorld, held: Held, real_dt: float, alpha: float = 1.0) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        if self.console.flies:
            return (0.0, 0.0) if self.follow == "free" else self.flight.move(world, alpha, real_dt, self.follow)
        if self.console.drives:
            return self.cruiser.move(world, alpha, real_dt, self.follow)
        if self.console.conns and self.console.looking_s < 0.0:
            return (0.0, 0.0) if self.follow == "free" else self.ship.move(world, alpha, real_dt, self.follow)
        dx = float(held["pan_right"]) - float(held["pan_left"])
        dy = float(held["pan_down"]) - float(held["pan_up"])
        if dx or dy:
            self.drag(dx * _PAN_PX_S * real_dt, dy * _PAN_PX_S * real_dt)
        body, console, camera = world.units[Body], self.console, self.camera
        own, target = row_of(world, console.own), row_of(world, console.target)
        self._look_through()
        if console.looking_s >= 0.0 and console.sight is not None:
            camera.follow(spot_of(world, console.sight), (0.0, 0.0), real_dt)
            return (0.0, 0.0)
        if self.follow == "free" or own < 0:
            return (0.0, 0.0)
        window = np.array(camera.size) / camera.zoom
        look = np.zeros(2)
        if self.follow == "both" and target >= 0:
            look = np.clip((body.pos[target] - body.pos[own]) * 0.5, -_SHARE * window, _SHARE * window)
        elif console.by_pointer and not console.autopilot and not console.over:
            off = (np.array(console.pointer) - np.array(camera.size) * 0.5) / camera.zoom
            towards = camera.zoom * (1.0 + _TOWARDS) / self._home - 1.0 if self._home else _TOWARDS
            look = off * (1.0, -1.0) * towards
        elif console.scoping:
            look = np.clip((np.array(console.aim) - body.pos[own]) * 0.5, -_SHARE * window, _SHARE * window)
        camera.follow(body.pos[own] + look, body.vel[own], real_dt)
        return (float(body.vel[own, 0]), float(body.vel[own, 1]))

    def _look_through(self) -> None:
        """Go nearer while the player aims down his sights, and back afterwards; the spot he aims at stays in place."""
        camera, on = self.camera, self.console.scoping
        if on and not self._home:
            self._home = camera.goal_zoom
            camera.zoom_to(max(stop for stop in ZOOM_STOPS if stop <= min(_CLOSEST, _NEARER * self._home)))
        elif not on and self._home and camera.goal_zoom != self._home:
            camera.zoom_to(self._home)
        if self._home and camera.zoom != self._seen and self.console.by_pointer:
            off = float(self.console.pointer[0]) - camera.size[0] * 0.5  # up and down the ground keeps its line
            camera.pan((off * (camera.zoom / self._seen - 1.0), 0.0))
        if self._home and not on and camera.zoom == camera.goal_zoom:
            self._home = 0.0
        self._seen = camera.zoom
