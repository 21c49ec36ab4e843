"""The eye: what the camera follows, and how the player moves it."""

from __future__ import annotations

import numpy as np

from game.app.keys import Held
from game.base.vectors import Floats
from game.ui.console import Console, lead_row, row_of
from game.view.camera import ZOOM_STOPS, Camera
from game.world.components import Body, GenocideDrive, Missile, Ship
from game.world.world import World

_PAN_PX_S = 900.0
_LOOK_AHEAD = 0.22  # of the window's width, in front of the own ship
_SHOT_AHEAD = 0.36  # the same while her bow is open
_OPENING_S = 3.5  # the own ship alone, before the view opens to the enemy; real time
_STEP_S = 0.4  # between two zoom stops while it opens
_SETTLE_S = 1.5  # and afterwards, so that the view rests
_SHARE = 0.6  # of the window that own ship and target may take
_ASIDE = (-0.06, 0.1)  # of the window, that the panels push both aside: at the left the Race's, else the Arume's
_FEW = 12  # ships that may go on beyond the window's edge at first
_FREE = (0.5, 0.64)  # of the window, that lies between the panels
_BESIDE = 0.04  # of the window, that its free middle stands beside its middle: the panels lie at one edge
_EDGE = 0.36  # of the window, that the own ship may stand from its middle at most
_CLOSER = 1.25  # so much more room than a nearer stop needs, before the view comes nearer
_NEXT = {"own": "both", "both": "missiles", "missiles": "free", "free": "own"}
WORDS = {
    "own": "own ship",
    "both": "own ship and target",
    "missiles": "your explosive metal",
    "free": "free",
}


class Eye:
    """Moves the camera of one battle.

    follow: a key of WORDS
    touched: whether the player has moved the view, which then stays his
    """

    def __init__(self, camera: Camera, console: Console) -> None:
        self.camera, self.console = camera, console
        self.follow = "own"
        self.touched = False
        self._age_s = self._stepped_s = 0.0
        self._opening: Floats | None = None  # from the own ship to the middle of the first view, of a large fleet

    def start(self, world: World) -> None:
        """Show the own ship and what lies before her."""
        own = row_of(world, self.console.own)
        if own >= 0:
            self.camera.jump(self._ahead(world, own))
            self._frame_group(world, own)

    def _frame_group(self, world: World, own: int) -> None:
        """Show a fleet too large for the window whole, in the middle that the panels leave free."""
        body, ships = world.units[Body], world.ships()
        group = world.units[Ship].group
        pos = body.pos[ships[group[ships] == group[own]]]
        low, high = pos.min(axis=0), pos.max(axis=0)
        fit = float(np.min(np.array(self.camera.size) * _FREE / np.maximum(high - low, 1.0)))
        if fit >= self.camera.zoom or len(pos) <= _FEW:
            return
        zoom = max((stop for stop in ZOOM_STOPS if stop <= fit), default=ZOOM_STOPS[0])
        self.camera.zoom = self.camera.goal_zoom = zoom
        aside = _BESIDE * self.camera.size[0] / zoom * (1.0 if self.console.side == 1 else -1.0)
        self.camera.jump((low + high) / 2.0 + (aside, 0.0))
        self._opening = self.camera.center - body.pos[own]

    def next(self, world: World) -> str:
        """Follow the next thing that is there to be followed; give it in words."""
        self.touched = True
        self.follow = _NEXT[self.follow]
        if self.follow == "missiles" and self._swarm(world) is None:
            self.follow = _NEXT[self.follow]
        return WORDS[self.follow]

    def jump(self, place: Floats) -> None:
        """Look at a place, and stay there."""
        self.follow, self.touched = "free", True
        self.camera.jump(place)

    def drag(self, dx: float, dy: float) -> None:
        """Move the view by pixels."""
        self.follow, self.touched = "free", True
        self.camera.pan((dx, dy))

    def zoom(self, steps: int, px: tuple[int, int] | None = None) -> None:
        """Zoom, about the pointer when nothing is followed; a view of own ship and target is given up for it."""
        self.touched = True
        if self.follow == "both":
            self.follow = "own" if px is None else "free"
        if px is not None and self.follow == "free":
            self.camera.zoom_at(px, steps)
        else:
            self.camera.zoom_by(steps)

    def move(self, world: World, held: Held, real_dt: float) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        dx = float(held["pan_right"]) - float(held["pan_left"])
        dy = float(held["pan_down"]) - float(held["pan_up"])
        if dx or dy:
            self.drag(dx * _PAN_PX_S * real_dt, dy * _PAN_PX_S * real_dt)
        body, console = world.units[Body], self.console
        self._age_s += real_dt
        if self.follow == "free":
            return (0.0, 0.0)
        own, target = lead_row(world, console), row_of(world, console.target)
        if not self.touched and self._age_s > _OPENING_S and target >= 0:
            self.follow = "both"
        swarm = self._swarm(world) if self.follow == "missiles" else None
        if swarm is not None:
            self.camera.follow(body.pos[swarm].mean(axis=0), body.vel[swarm].mean(axis=0), real_dt)
            x, y = body.vel[swarm].mean(axis=0)
            return float(x), float(y)
        if self.follow == "missiles":
            self.follow = "both"
        if own < 0:
            return (0.0, 0.0)
        if self.follow == "both" and target >= 0:
            self._frame(body.pos[own], body.pos[target], real_dt)
        else:
            self.camera.follow(self._ahead(world, own), body.vel[own], real_dt)
        return float(body.vel[own, 0]), float(body.vel[own, 1])

    def _frame(self, one: Floats, two: Floats, real_dt: float) -> None:
        """Keep own ship and target in the picture: farther off when it must be, nearer only with room to spare."""
        camera = self.camera
        window = np.array(camera.size) / camera.zoom
        aside = _ASIDE[self.console.side] * window[0]
        middle = (two - one) * 0.5 + (aside, 0.0)
        camera.follow(one + np.clip(middle, -_EDGE * window, _EDGE * window), np.zeros(2), real_dt)
        pause = _STEP_S if self._age_s < 2.0 * _OPENING_S else _SETTLE_S
        if self._age_s - self._stepped_s < pause:
            return
        fit = float(np.min(np.array(camera.size) * _SHARE / np.maximum(np.abs(one - two), 1.0)))
        now = min(range(len(ZOOM_STOPS)), key=lambda stop: abs(ZOOM_STOPS[stop] - camera.goal_zoom))
        if ZOOM_STOPS[now] > fit:
            now -= 1
        elif now + 1 < len(ZOOM_STOPS) and fit > ZOOM_STOPS[now + 1] * _CLOSER:
            now += 1
        else:
            return
        camera.zoom_to(ZOOM_STOPS[max(now, 0)])
        self._stepped_s = self._age_s

    def _ahead(self, world: World, own: int) -> Floats:
        body, camera = world.units[Body], self.camera
        if self._opening is not None and not self.touched:
            return body.pos[own] + self._opening
        share = _SHOT_AHEAD if world.units[GenocideDrive].covers[own] > 0.0 else _LOOK_AHEAD
        place: Floats = body.pos[own] + body.face[own] * share * camera.size[0] / camera.zoom
        return place

    def _swarm(self, world: World) -> np.ndarray | None:
        """Find the player's explosive metal in flight, the foremost half, so that stragglers do not drag the view."""
        body, missile = world.units[Body], world.units[Missile]
        side = self.console.side
        rows = world.units.rows(Body, Missile)
        rows = rows[(body.side[rows] == side) & world.catalogue.explosive[missile.kind[rows]]]
        if not len(rows):
            return None
        target = missile.target[rows[0]]
        return rows[missile.target[rows] == target]
