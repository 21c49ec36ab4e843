"""The eye: what the camera follows, and how the player moves it."""

from __future__ import annotations

import numpy as np

from game.app.bindings import KEY_OF
from game.app.keys import Held
from game.base.vectors import Floats
from game.ui.console import Console, row_of, rows_of
from game.view.camera import Camera
from game.world.components import Body, Missile
from game.world.world import World

_PAN_PX_S = 900.0
_LOOK_AHEAD = 0.22  # of the window's width, in front of the own ship
_NEXT = {"own": "both", "both": "missiles", "missiles": "free", "free": "own"}
WORDS = {
    "own": "own ship",
    "both": "own ship and target",
    "missiles": "your explosive metal",
    "free": "free",
}


class Eye:
    """Moves the camera of one battle."""

    def __init__(self, camera: Camera, console: Console) -> None:
        self.camera, self.console = camera, console
        self.follow = "own"

    def start(self, world: World) -> None:
        """Show the own ship and what lies before her."""
        own = row_of(world, self.console.own)
        if own >= 0:
            self.camera.jump(self._ahead(world, own))

    def next(self, world: World) -> str:
        """Follow the next thing that is there to be followed; give it in words."""
        self.follow = _NEXT[self.follow]
        if self.follow == "missiles" and self._swarm(world) is None:
            self.follow = _NEXT[self.follow]
        return WORDS[self.follow]

    def jump(self, place: Floats) -> None:
        """Look at a place, and stay there."""
        self.follow = "free"
        self.camera.jump(place)

    def drag(self, dx: float, dy: float) -> None:
        """Move the view by pixels."""
        self.follow = "free"
        self.camera.pan((dx, dy))

    def zoom(self, steps: int, px: tuple[int, int] | None = None) -> None:
        """Zoom; about the pointer when nothing is followed."""
        if px is not None and self.follow == "free":
            self.camera.zoom_at(px, steps)
        else:
            self.camera.zoom_by(steps)

    def move(self, world: World, held: Held, real_dt: float) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        dx = float(held[KEY_OF["pan_right"]]) - float(held[KEY_OF["pan_left"]])
        dy = float(held[KEY_OF["pan_down"]]) - float(held[KEY_OF["pan_up"]])
        if dx or dy:
            self.drag(dx * _PAN_PX_S * real_dt, dy * _PAN_PX_S * real_dt)
        body, console = world.units[Body], self.console
        if self.follow == "free":
            return (0.0, 0.0)
        own, target = row_of(world, console.own), row_of(world, console.target)
        if own < 0:  # she is gone: stay with those that are left
            rest = rows_of(world, console.selected)
            own = int(rest[0]) if len(rest) else -1
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
            self.camera.frame_both(body.pos[own], body.pos[target], real_dt)
        else:
            self.camera.follow(self._ahead(world, own), body.vel[own], real_dt)
        return float(body.vel[own, 0]), float(body.vel[own, 1])

    def _ahead(self, world: World, own: int) -> Floats:
        body, camera = world.units[Body], self.camera
        place: Floats = body.pos[own] + body.face[own] * _LOOK_AHEAD * camera.size[0] / camera.zoom
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
