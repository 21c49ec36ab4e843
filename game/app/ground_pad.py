"""The gamepad on the surface: the right stick aims, with a gentle hand; buttons do what keys do, and a little more."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.app import ground_flight, ground_orders
from game.app.gamepad import Pad
from game.app.ground_pilot import GroundPilot
from game.app.pad_bindings import CRUISER_PAD, FLIGHT_PAD, GROUND_PAD
from game.app.ship_bindings import SHIP_PAD
from game.base.vectors import Floats
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import BESIDE_WU, cannon_beside, enemies_of, guns_of, is_meant, lead_at, row_of
from game.view.camera import Camera
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

_NEAR_PX, _FAR_PX = 130.0, 360.0  # of the reticle from the soldier, with the stick just off its middle and at its end
_HELP = math.radians(5.0)  # an enemy so little beside the line of the stick is what is meant
_MEANT = 12  # of the nearest enemies that may be
_ORDERS: dict[str, Callable[[GroundPilot, SurfaceWorld], None]] = {
    "order_move": ground_orders.move, "order_hold": ground_orders.hold, "order_withdraw": ground_orders.withdraw,
}  # fmt: skip
_ON = {each.control: each.action for each in GROUND_PAD if not each.held}
_CONN = {each.control: each.action for each in SHIP_PAD if not each.held}
_ALOFT = {each.control: each.action for each in FLIGHT_PAD if not each.held}
_ARMOURED = {each.control: each.action for each in CRUISER_PAD if not each.held}


class GroundPad:
    """Turns a gamepad into what a soldier does. act: does what a key would do"""

    def __init__(self, pad: Pad, pilot: GroundPilot, act: Callable[[str], None]) -> None:
        self.pad, self.pilot, self.act = pad, pilot, act
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
        x, y = self.pad.stick("right")
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

    def _fly(self, world: SurfaceWorld) -> None:
        """Let either stick point where to fly; one let go leaves the path as it is."""
        x, y = max((self.pad.stick(name) for name in ("left", "right")), key=lambda at: math.hypot(*at))
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
        if beside[best] > _HELP:
            return None
        guns = guns_of(world, holder)
        led = lead_at(world, int(guns[min(self._console.slot, len(guns) - 1)]), int(near[best])) if len(guns) else None
        spot: Floats = camera.to_screen(body.pos[near[best]] if led is None else np.asarray(led, float))
        return spot

    def press(self, world: SurfaceWorld, control: str, down: bool) -> None:
        """Do what a button asks for that went down or up."""
        if self._console.flies or self._console.drives:
            table = _ALOFT if self._console.flies else _ARMOURED
            if down and self._console.drives and self._console.gone:
                self.act("take_over")
            elif down and control in table:
                self.act(table[control])
            return
        if self._console.conns:
            if down and control in _CONN:
                self.act(_CONN[control])
            return
        action = _ON.get(control, "")
        if control == "b" and down:
            self.act("crouch")  # the second time in a moment lies down
        if action == "trigger":
            self._console.firing = down and not self._console.paused and not self._console.gone
        elif not down or not action:
            return
        elif action == "use":
            self._use(world)
        elif action in ("arm_next", "arm_last"):
            self._change_arm(world, 1 if action == "arm_next" else -1)
        elif action in _ORDERS:
            self._order(world, _ORDERS[action])
        else:
            self.act(action)

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
