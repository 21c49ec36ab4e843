"""The gamepad on the surface: the right stick aims, with a gentle hand; buttons do what keys do, and a little more."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.app import ground_flight, ground_orders
from game.app.ground_pilot import GroundPilot
from game.app.scene import Stage
from game.base.vectors import Floats
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import BESIDE_WU, cannon_beside, enemies_of, guns_of, is_meant, lead_at, row_of
from game.view.camera import Camera
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

_NEAR_PX, _FAR_PX = 130.0, 360.0  # of the reticle from the soldier, with the stick just off its middle and at its end
_HELP = {"off": 0.0, "light": math.radians(5.0), "strong": math.radians(11.0)}
"""[rad] aid -> an enemy so little beside the line of the stick is what is meant"""
_MEANT = 12  # of the nearest enemies that may be
_ORDERS: dict[str, Callable[[GroundPilot, SurfaceWorld], None]] = {
    "order_move": ground_orders.move, "order_hold": ground_orders.hold, "order_withdraw": ground_orders.withdraw,
}  # fmt: skip


class GroundPad:
    """Turns a gamepad into what a soldier does. act: does what a key would do"""

    def __init__(self, stage: Stage, pilot: GroundPilot, act: Callable[[str], None]) -> None:
        self.stage, self.pad, self.pilot, self.act = stage, stage.pad, pilot, act
        self._way = (1.0, 0.0)
        self._reach_px = 0.0

    @property
    def _console(self) -> GroundConsole:
        return self.pilot.console

    def aim(self, world: SurfaceWorld, camera: Camera) -> None:
        """Put the reticle where the right stick points from the soldier, upon an enemy who stands near that line.

        A stick let go leaves the reticle where it is beside him, as long as the gamepad is what the player holds.
        """
        if self._console.flies:
            self._fly(world)
            return
        if self._console.drives:
            return  # sticks are held together with the keys that lay the gun
        if self._console.conns:
            self._console.by_pointer &= not self.pad.used  # lenses look at the target
            return
        x, y = self._stick("foot", "aim")
        y = -y if self.stage.settings.invert_aim else y
        far = math.hypot(x, y)
        if far > 0.0:
            self._way, self._reach_px = (x / far, y / far), _NEAR_PX + (_FAR_PX - _NEAR_PX) * far
        holder = self.pilot.holder(world)
        if not self.pad.used or holder < 0 or self._reach_px <= 0.0:
            return
        middle = camera.to_screen(world.units[Body].pos[holder])
        spot = self._helped(world, camera, holder, middle)
        if spot is None:
            spot = middle + np.array(self._way) * self._reach_px
        self._console.pointer, self._console.by_pointer = (float(spot[0]), float(spot[1])), True

    def _stick(self, context: str, action: str) -> tuple[float, float]:
        """Give where the stick is that asks for an action; of two the one that is farther out."""
        sticks = (self.pad.stick(name) for name in self.stage.bindings.sticks(context, action))
        return max(sticks, key=lambda at: math.hypot(*at), default=(0.0, 0.0))

    def _fly(self, world: SurfaceWorld) -> None:
        """Let a stick point where to fly; one let go leaves the path as it is."""
        x, y = self._stick("air", "point")
        y = -y if self.stage.settings.invert_flight else y
        own = row_of(world, self._console.own)
        if not self.pad.used or own < 0:
            return
        if x or y:
            self._console.by_pointer = False
            ground_flight.lean(self._console.hands, world, own, x, y)
        else:
            self._console.hands.pulled = 0.0

    def _helped(self, world: SurfaceWorld, camera: Camera, holder: int, middle: Floats) -> Floats | None:
        """Give the place on the screen of the enemy that the stick means, led; None when it means nobody."""
        body = world.units[Body]
        near = enemies_of(world, self._console.side, body.pos[holder])[:_MEANT]
        near = near[camera.visible(body.pos[near], 0.0)] if len(near) else near
        if not len(near):
            return None
        fit = is_meant(world, holder, self._console.slot, near)
        near = near[fit] if fit.any() else near  # whoever stands before a walker is not what a missile is for
        off = camera.to_screen(body.pos[near]) - middle
        turn = np.arctan2(off[:, 1], off[:, 0]) - math.atan2(self._way[1], self._way[0])
        beside = np.abs((turn + math.pi) % math.tau - math.pi)
        best = int(np.argmin(beside))
        if beside[best] > _HELP[self._console.aid]:
            return None
        guns = guns_of(world, holder)
        led = lead_at(world, int(guns[min(self._console.slot, len(guns) - 1)]), int(near[best])) if len(guns) else None
        spot: Floats = camera.to_screen(body.pos[near[best]] if led is None else np.asarray(led, float))
        return spot

    def pull(self, down: bool, stays: bool) -> None:
        """Take the trigger that was pulled or let go. stays: it fires on until it is pulled again"""
        console = self._console
        if stays and not down:
            return
        fires = not console.firing if stays else down
        console.firing = fires and not console.paused and not console.gone

    def do(self, world: SurfaceWorld, action: str) -> bool:
        """Do what a soldier alone is asked for by fewer buttons. Returns: whether it was that"""
        if self._console.seat != "foot":
            return False
        if action == "use":
            self._use(world)
        elif action in ("arm_next", "arm_last"):
            self._change_arm(world, 1 if action == "arm_next" else -1)
        elif action in _ORDERS:
            self._order(world, _ORDERS[action])
        else:
            return False
        return True

    def _use(self, world: SurfaceWorld) -> None:
        """Man or leave what stands beside the soldier; where nothing does, reload; the fallen become another."""
        if self._console.gone:
            self.act("take_over")
            return
        own = row_of(world, self._console.own)
        cannon, far = cannon_beside(world, own) if own >= 0 else (-1, 0.0)
        beside = cannon >= 0 and far <= BESIDE_WU
        self.act("man" if beside or self._console.manned >= 0 else "reload")

    def _change_arm(self, world: SurfaceWorld, by: int) -> None:
        holder = self.pilot.holder(world)
        count = len(guns_of(world, holder)) if holder >= 0 else 0
        if count:
            self.act(f"slot{(min(self._console.slot, count - 1) + by) % count + 1}")

    def _order(self, world: SurfaceWorld, order: Callable[[GroundPilot, SurfaceWorld], None]) -> None:
        """Give an order to the selected; to the section, when nobody is."""
        if not self._console.selected - {self._console.own}:
            ground_orders.select_section(self.pilot, world)
        order(self.pilot, world)
