"""The eye over a starship: the ship stands high in the window and the ground under it low, however high it hangs."""

from __future__ import annotations

import math

import numpy as np

from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.ui.ship_units import ship_row
from game.view.camera import ZOOM_STOPS, Camera
from game.view.surface.poses import between
from game.world.components import Body
from game.world.land import height_at
from game.world.surface_world import SurfaceWorld

_FILLS = 0.66  # of the window's height, from the ground to over the ship
_OVER_WU = 190.0  # of sky over the ship's middle
_WIDEST, _NEAREST = 0.36, 0.6
_LOOKS_WU = 620.0  # so far the view leans ahead, or to the target
_TURN_S, _ZOOM_S = 0.9, 1.2


class ShipEye:
    """Moves the camera with a starship. free: it zooms by itself"""

    def __init__(self, camera: Camera, console: GroundConsole) -> None:
        self.camera, self.console = camera, console
        self.free = True
        self._lean = 0.0

    def start(self, world: SurfaceWorld) -> None:
        """Look at the ship at once."""
        own = ship_row(world, self.console.own)
        if own >= 0:
            self.camera.zoom_to(self._fit(world, own))
            self.camera.update(1.0)
            self.camera.jump(world.units[Body].pos[own])

    def zoom(self, steps: int) -> None:
        """Zoom by stops: from now on the zoom is the player's."""
        stops = [stop for stop in ZOOM_STOPS if 0.25 <= stop <= 1.3]
        now = min(range(len(stops)), key=lambda i: abs(stops[i] - self.camera.goal_zoom))
        self.free = False
        self.camera.zoom_to(stops[min(max(now + steps, 0), len(stops) - 1)])

    def move(self, world: SurfaceWorld, alpha: float, real_dt: float, follow: str) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        own, target = ship_row(world, self.console.own), row_of(world, self.console.target)
        if own < 0:
            return (0.0, 0.0)
        if self.free:
            self.camera.zoom_to(self._fit(world, own), _ZOOM_S)
        here, vel = between(world, np.array([own]), alpha)[0], world.units[Body].vel[own]
        goal = min(max(float(vel[0]) * 8.0, -_LOOKS_WU), _LOOKS_WU)
        if follow == "both" and target >= 0:
            off = float(world.units[Body].pos[target, 0] - here[0])
            goal = min(max(0.5 * off, -_LOOKS_WU), _LOOKS_WU)
        self._lean += (goal - self._lean) * (1.0 - math.exp(-real_dt / _TURN_S))
        self.camera.jump((float(here[0]) + self._lean, float(here[1])))
        return (float(vel[0]), float(vel[1]))

    def _fit(self, world: SurfaceWorld, own: int) -> float:
        """Give the zoom at which ground and ship are both in the window."""
        x, y = world.units[Body].pos[own]
        tall = float(y - height_at(world.land, x)) + _OVER_WU
        return min(max(_FILLS * self.camera.size[1] / tall, _WIDEST), _NEAREST)
