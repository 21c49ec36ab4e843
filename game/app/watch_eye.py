"""The watcher's eye: with the player as it was, with anybody else, or free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.app.keys import Held
from game.view.camera import ZOOM_STOPS
from game.world.components import Body

if TYPE_CHECKING:
    from game.app.watch_scene import WatchScene

_PAN_PX_S = 900.0
PLAYER, UNIT, FREE = "player", "unit", "free"


class NobodyHolds:
    """Nothing is asked for: the player's eye is moved by nobody while his battle is watched."""

    def __getitem__(self, action: str) -> float:
        return 0.0


class WatchEye:
    """Moves the camera of a replay. mode: of PLAYER, UNIT, FREE; serial: whom it follows, -1 for the player"""

    def __init__(self, scene: WatchScene) -> None:
        self.scene = scene
        self.mode, self.serial = PLAYER, -1
        self._name = ""

    def words(self) -> str:
        """Say whom the view follows."""
        if self.mode == FREE:
            return "View: free"
        return "View: the player" if self.mode == PLAYER else f"View: {self._name}"

    def row(self, serial: int) -> int:
        """Find a unit's row, -1 when it is not in the battle now."""
        rows = self.scene.units_to_follow()
        found = rows[self.scene.simulation.world.units[Body].serial[rows] == serial]
        return int(found[0]) if len(found) else -1

    def move(self, held: Held, real_dt: float) -> tuple[float, float]:
        """Let the camera follow for the time of one picture. Returns: [wu/s] velocity of what it follows"""
        camera = self.scene.view.camera
        dx = float(held["pan_right"]) - float(held["pan_left"])
        dy = float(held["pan_down"]) - float(held["pan_up"])
        if dx or dy:
            self.drag(dx * _PAN_PX_S * real_dt, dy * _PAN_PX_S * real_dt)
        if self.mode == PLAYER:
            return self.scene.move_player_eye(real_dt)
        row = self.row(self.serial) if self.mode == UNIT else -1
        if row < 0:
            return (0.0, 0.0)
        body = self.scene.simulation.world.units[Body]
        camera.follow(body.pos[row], body.vel[row], real_dt)
        return (float(body.vel[row, 0]), float(body.vel[row, 1]))

    def drag(self, dx: float, dy: float) -> None:
        """Move the view by pixels, and follow nobody any more."""
        self.mode = FREE
        self.scene.view.camera.pan((dx, dy))

    def zoom(self, steps: int, px: tuple[int, int] | None = None) -> None:
        """Zoom by stops, about the pointer while nobody is followed."""
        low, high = self.scene.zooms
        camera = self.scene.view.camera
        now = min(range(len(ZOOM_STOPS)), key=lambda i: abs(ZOOM_STOPS[i] - camera.goal_zoom))
        wanted = ZOOM_STOPS[min(max(now + steps, 0), len(ZOOM_STOPS) - 1)]
        if not low <= wanted <= high:
            return
        if self.mode == PLAYER:
            self.scene.zoom_player_eye(steps)
        elif px is not None and self.mode == FREE:
            camera.zoom_at(px, steps)
        else:
            camera.zoom_by(steps)

    def to_player(self) -> None:
        """Follow the player, as his view was."""
        self.mode, self.serial = PLAYER, -1
        self.scene.sit(-1)

    def follow(self, row: int) -> None:
        """Follow a unit."""
        world = self.scene.simulation.world
        serial = world.serial(row)
        if serial == self.scene.player_serial():
            self.to_player()
            return
        self.mode, self.serial, self._name = UNIT, serial, self.scene.unit_name(row)
        self.scene.sit(serial)

    def cycle(self, way: int) -> None:
        """Follow the next of all, those of the player's side first, or the one before."""
        rows, world = self.scene.units_to_follow(), self.scene.simulation.world
        if not len(rows):
            return
        body = world.units[Body]
        side = body.side[rows] != world.player_side
        ordered = sorted(zip(side.tolist(), body.serial[rows].tolist(), rows.tolist(), strict=True))
        serials = [serial for _, serial, _ in ordered]
        here = self.serial if self.mode == UNIT else self.scene.player_serial()
        place = serials.index(here) + way if here in serials else 0
        self.follow(ordered[place % len(ordered)][2])
