"""The eye in the air: the view leads the craft, and zooms so that what it chases is seen; it does not lag or shake."""

from __future__ import annotations

import math

import numpy as np

from game.base.vectors import Floats, length
from game.ui.flight_units import is_winged
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import row_of
from game.view.camera import ZOOM_STOPS, Camera
from game.view.surface.poses import between
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

_STOPS = (0.25, 0.42, 0.6)  # the view finds for itself
_FAST_WUPS, _BAND_WUPS = 270.0, 25.0  # faster than this it looks from farther off, with so much patience
_FIT_SHARE, _PATIENCE = 0.7, 1.25  # of the window that two may fill; nearer again only with so much room to spare
_LEAD_SHARE, _LEAD_WUPS = (0.24, 0.16), 420.0  # of the window that lies ahead, at this speed
_BOTH_SHARE = 0.33  # of the window's half, so far the craft may stand from its middle for the target's sake
_TURN_S, _ZOOM_S = 0.7, 0.9  # how slowly the view shifts, and zooms by itself


class FlightEye:
    """Moves the camera with an aircraft. free: it zooms by itself"""

    def __init__(self, camera: Camera, console: GroundConsole) -> None:
        self.camera, self.console = camera, console
        self.free = True
        self._share = np.zeros(2)  # of the window: where its middle lies from the craft
        self._near = False
        self._began = False

    def start(self, world: SurfaceWorld) -> None:
        """Look at the craft at once."""
        self.camera.aloft = True
        self.camera.zoom_to(_STOPS[1])
        self.camera.update(1.0)
        own = row_of(world, self.console.own)
        if own >= 0:
            self.camera.jump(world.units[Body].pos[own])

    def zoom(self, steps: int) -> None:
        """Zoom by stops, as the player asks: from now on the zoom is his."""
        stops = [stop for stop in ZOOM_STOPS if stop >= _STOPS[0]]
        now = min(range(len(stops)), key=lambda i: abs(stops[i] - self.camera.goal_zoom))
        self.free = False
        self.camera.zoom_to(stops[min(max(now + steps, 0), len(stops) - 1)])

    def move(self, world: SurfaceWorld, alpha: float, real_dt: float, follow: str) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        own, target = row_of(world, self.console.own), row_of(world, self.console.target)
        if not is_winged(world, own):
            return (0.0, 0.0)
        body = world.units[Body]
        here = between(world, np.array([own]), alpha)[0]
        vel = body.vel[own]
        off = None
        if target >= 0 and follow == "both":
            off = between(world, np.array([target]), alpha)[0] - here
        window = np.array(self.camera.size, float)
        if self.free:
            self._fit(float(length(vel)), off, window)
        goal = self._wanted(vel, off, window)
        pace = 1.0 - math.exp(-real_dt / _TURN_S) if self._began else 1.0
        self._share, self._began = self._share + (goal - self._share) * pace, True
        self.camera.jump(here + self._share * window / self.camera.zoom)
        return (float(vel[0]), float(vel[1]))

    def _fit(self, speed: float, off: Floats | None, window: Floats) -> None:
        """Choose the zoom by speed, and by how far off the target is where both find room."""
        self._near = speed < _FAST_WUPS + (_BAND_WUPS if self._near else -_BAND_WUPS)
        best = _STOPS[2] if self._near else _STOPS[1]
        if off is not None:
            fit = float(np.min(_FIT_SHARE * window / np.maximum(np.abs(off), 1.0)))
            now = self.camera.goal_zoom
            fits = [stop for stop in _STOPS if stop * (_PATIENCE if stop > now * 1.01 else 1.0) <= fit]
            best = min(best, fits[-1]) if fits else best
        self.camera.zoom_to(best, _ZOOM_S)

    def _wanted(self, vel: Floats, off: Floats | None, window: Floats) -> Floats:
        """Give where the window's middle belongs, seen from the craft. Returns: (2) [share of the window]"""
        ahead = vel / _LEAD_WUPS * np.array(_LEAD_SHARE)
        ahead = np.clip(ahead, -np.array(_LEAD_SHARE), np.array(_LEAD_SHARE))
        if off is None:
            return ahead
        seen = np.abs(off) * self.camera.goal_zoom / window
        if float(seen.max()) > 1.0:
            return ahead
        half = 0.5 * off * self.camera.goal_zoom / window
        near = 1.0 - min(float(seen.max()), 1.0)  # who is far off draws the view, who is near does not
        both: Floats = np.clip(half, -_BOTH_SHARE, _BOTH_SHARE) * (1.0 - near) + ahead * near
        return both
