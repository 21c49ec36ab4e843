"""The mouse on the surface: aiming and firing, selecting, sending, and clicks on the display."""

from __future__ import annotations

import time
from collections.abc import Callable

import pygame

from game.app import cruiser_radio, ground_orders, ship_conn
from game.app.ground_eye import GroundEye
from game.app.ground_pilot import GroundPilot
from game.ui.ground_console import GroundConsole
from game.ui.ground_hud import GroundHud
from game.ui.ground_units import row_of
from game.view.camera import Camera
from game.world.components import Body
from game.world.surface_world import SurfaceWorld

Stays = Callable[[str], bool]
_DRAG_PX = 6
_DOUBLE_S = 0.35
_SAME = ("pause", "normal_speed", "faster", "slower", "autopilot", "look")  # named as their action
_CLICK_S, _CLICK_PICTURES = 0.18, 4  # the right button held longer aims down the sights; let go sooner it sends


def _shift() -> bool:
    return bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)


def _never(action: str) -> bool:
    return False


class GroundMouse:
    """Remembers what the mouse is in the middle of.

    act: does what a key would do; stays: says whether a button works on until it is pressed again
    """

    def __init__(
        self, hud: GroundHud, pilot: GroundPilot, eye: GroundEye, act: Callable[[str], None], stays: Stays = _never
    ) -> None:
        self.hud, self.pilot, self.eye, self.act, self.stays = hud, pilot, eye, act, stays
        self._press: tuple[int, int] | None = None
        self._pan: tuple[int, int] | None = None
        self._clicked_s = -9.0
        self._right_s, self._right_pictures = -1.0, 0

    @property
    def _console(self) -> GroundConsole:
        return self.pilot.console

    def handle(self, world: SurfaceWorld, camera: Camera, event: pygame.event.Event) -> None:
        """Take one event of the mouse; others are none of its business."""
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._down(world, event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._up(world, camera, event)
        elif event.type == pygame.MOUSEMOTION:
            self._move(event)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            x, y = self._console.pointer
            self.eye.zoom(1 if event.y > 0 else -1, (round(x), round(y)))

    def let_go(self) -> None:
        """Forget what is held: a page has come over the battle, or the window has lost the keyboard."""
        self._press = self._pan = None
        self._right_s = -1.0
        self._console.firing, self._console.box, self._console.scoped = False, None, False

    def pass_time(self, real_dt: float) -> None:
        """Take note of how long the right button is down; call once a picture."""
        if self._right_s >= 0.0:
            self._right_s, self._right_pictures = self._right_s + real_dt, self._right_pictures + 1
            held = self._right_s > _CLICK_S and self._right_pictures >= _CLICK_PICTURES
            held |= self._console.flies  # there it is the afterburner, and waits for nobody
            self._console.scoped = held and not self._console.paused and not self._console.gone

    def _down(self, world: SurfaceWorld, event: pygame.event.Event) -> None:
        console = self._console
        if event.button == 2:
            self._pan = event.pos
        elif self.hud.covers(event.pos):
            self._on_display(world, event)
        elif event.button == 1:
            console.pointer, console.by_pointer = event.pos, True
            if (_shift() or console.paused or console.gone) and not (console.flies or console.conns):
                self._press = event.pos
            else:
                console.firing = not (console.firing and self.stays("primary"))
        elif event.button == 3 and console.scoped and self.stays("secondary"):
            console.scoped = False
        elif event.button == 3:
            console.pointer, console.by_pointer = event.pos, True
            self._right_s, self._right_pictures = 0.0, 0
            console.scoped = console.flies and not console.paused and not console.gone

    def _send(self, world: SurfaceWorld, pos: tuple[int, int]) -> None:
        place = self.eye.camera.to_world(pos)
        if self._console.conns:
            ship_conn.hang_at(self.pilot, world, (float(place[0]), float(place[1])))
            return
        ground_orders.go(self.pilot, world, (float(place[0]), float(place[1])))

    def _up(self, world: SurfaceWorld, camera: Camera, event: pygame.event.Event) -> None:
        console = self._console
        if event.button == 2:
            self._pan = None
        if event.button == 3 and self._right_s >= 0.0:
            if not console.scoped and not console.flies:
                self._send(world, event.pos)
            self._right_s, console.scoped = -1.0, console.scoped and self.stays("secondary")
        if event.button != 1:
            return
        console.firing &= self.stays("primary")
        if self._press is None:
            return
        if console.box is not None:
            ground_orders.select_box(self.pilot, world, camera, console.box, False)
        else:
            ground_orders.select_at(self.pilot, world, camera, event.pos, False)
        self._press, console.box = None, None

    def _move(self, event: pygame.event.Event) -> None:
        console = self._console
        console.pointer, console.by_pointer = event.pos, True
        self.hud.hover(event.pos)
        console.over = "display" if self.hud.covers(event.pos) else ""
        if self._pan is not None:
            self.eye.drag(self._pan[0] - event.pos[0], self._pan[1] - event.pos[1])
            self._pan = event.pos
        if self._press is not None:
            (x0, y0), (x, y) = self._press, event.pos
            if console.box is not None or abs(x - x0) + abs(y - y0) > _DRAG_PX:
                console.box = (min(x, x0), min(y, y0), abs(x - x0), abs(y - y0))

    # ---- the display --------------------------------------------------------------------------------
    def _on_display(self, world: SurfaceWorld, event: pygame.event.Event) -> None:
        kind, _, what = (self.hud.hit(event.pos) or "").partition(":")
        if kind == "strip":
            self._on_strip(world, event)
        elif event.button != 1:
            return
        elif kind == "slot":
            self.act(f"slot{what}" if what.isdigit() else what)
        elif kind == "order":
            self.act(what)
        elif kind == "vehicle":
            cruiser_radio.select(self.pilot, world, int(what))
        elif kind == "soldier":
            self.eye.follow = "own"
        elif kind == "foe":
            self._on_foe(world)
        elif kind == "radio":
            self._console.radio = None
        elif kind in _SAME:
            self.act(kind)

    def _on_strip(self, world: SurfaceWorld, event: pygame.event.Event) -> None:
        """Look where the map is clicked; the right button sends the selected there."""
        x = self.hud.land_place(event.pos)
        if x is None:
            return
        if event.button == 3 and self._console.conns:
            ship_conn.hang_at(self.pilot, world, (x, 0.0), keep_height=True)
        elif event.button == 3 and not self._console.flies:
            ground_orders.go(self.pilot, world, (x, 0.0))
        elif event.button == 1:
            self.eye.jump(x)

    def _on_foe(self, world: SurfaceWorld) -> None:
        """Take the next target; a double click looks at it."""
        now, last = time.perf_counter(), self._clicked_s
        self._clicked_s = now
        row = row_of(world, self._console.target)
        if row >= 0 and now - last < _DOUBLE_S:
            self.eye.jump(float(world.units[Body].pos[row, 0]))
        else:
            self.act("target_next")
