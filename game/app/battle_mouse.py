"""The mouse in battle: clicks and drags on the display and in the world."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pygame

from game.app.battle_eye import Eye
from game.app.pilot import Pilot
from game.app.pilot_drives import STEP, change_power, set_power
from game.app.pilot_fleet import serials_of, take_formation
from game.ui.battle_friends import FOLDED
from game.ui.battle_slots import CONSUMERS
from game.ui.console import Console, row_of, rows_of
from game.ui.hud import Hud
from game.ui.lane_marks import AIM_GENOCIDE
from game.ui.names import roster_of
from game.view.camera import Camera
from game.world.components import Body, Record
from game.world.world import World

_DRAG_PX = 6
_DOUBLE_S = 0.35
_SAME = (
    "pause",
    "normal_speed",
    "faster",
    "slower",
    "autopilot",
)  # places on the display named as their action
_PLACES = ("power", "preset", "formation", "party", "fold", "charge")  # of the fleet's panels
_SLIDERS = [name for name, _ in CONSUMERS]


def _shift() -> bool:
    return bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)


class BattleMouse:
    """Remembers what the mouse is in the middle of.

    act: does what a key would do
    """

    def __init__(self, hud: Hud, pilot: Pilot, eye: Eye, act: Callable[[str], None]) -> None:
        self.hud, self.pilot, self.eye, self.act = hud, pilot, eye, act
        self._press: tuple[int, int] | None = None
        self._clicked: tuple[float, str] = (-9.0, "")
        self._pan: tuple[int, int] | None = None
        self._slider = -1

    @property
    def _console(self) -> Console:
        return self.pilot.console

    def handle(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        """Take one event of the mouse; others are none of its business."""
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._down(world, camera, event)
        elif event.type == pygame.MOUSEBUTTONUP:
            self._up(world, camera, event)
        elif event.type == pygame.MOUSEMOTION:
            self._move(world, event)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            self._wheel(world, 1 if event.y > 0 else -1)

    def _wheel(self, world: World, notch: int) -> None:
        """Zoom; or scroll the list of ships, or change the slider, that lies under the pointer."""
        console = self._console
        pos = (round(console.pointer[0]), round(console.pointer[1]))
        kind, _, what = console.over.partition(":")
        if kind == "power":
            console.slider = _SLIDERS.index(what)
            change_power(self.pilot, world, notch * STEP)
        elif self.hud.over_list(pos) and self.hud.most_scroll:
            console.scroll = min(max(0, console.scroll - notch), self.hud.most_scroll)
        else:
            self.eye.zoom(notch, pos)

    def _double(self, what: str) -> bool:
        """Say whether this click is the second of two on one thing."""
        now, (when, last) = time.perf_counter(), self._clicked
        self._clicked = (now, what)
        return what == last and now - when < _DOUBLE_S

    # ---- buttons ------------------------------------------------------------------------------------
    def _down(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        if event.button == 2:
            self._pan = event.pos
        elif self.hud.covers(event.pos):
            self._on_display(world, camera, event)
        elif event.button == 1:
            self._press = event.pos
        elif event.button == 3:
            self._point(world, camera, event.pos)

    def _point(self, world: World, camera: Camera, pos: tuple[int, int]) -> None:
        """Order by the right button; while the cannon is aimed or a formation looked at, it means never mind."""
        console = self._console
        if console.aiming == AIM_GENOCIDE or console.formation >= 0:
            console.aiming, console.formation = "", -1
            return
        console.aiming = ""
        self.pilot.point(world, camera, pos, _shift())

    def _up(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        if event.button == 2:
            self._pan = None
        self._slider = -1
        if event.button != 1 or self._press is None:
            return
        shift = _shift()
        if self._console.box is not None:
            self.pilot.select_box(world, camera, self._console.box, shift)
        else:
            where = f"{event.pos[0] // (3 * _DRAG_PX)} {event.pos[1] // (3 * _DRAG_PX)}"
            self.pilot.click(world, camera, event.pos, shift, self._double(where))
        self._press, self._console.box = None, None

    def _move(self, world: World, event: pygame.event.Event) -> None:
        console = self._console
        console.over, console.pointer = self.hud.hover(event.pos) or "", event.pos
        console.by_pointer = True
        if console.over.startswith("formation:") and console.formation >= 0:
            console.formation = int(console.over.partition(":")[2])
        if self._slider >= 0:
            set_power(self.pilot, world, self._slider, self.hud.power_share(event.pos))
        if self._pan is not None:
            self.eye.drag(self._pan[0] - event.pos[0], self._pan[1] - event.pos[1])
            self._pan = event.pos
        if self._press is not None:
            x0, y0 = self._press
            x, y = event.pos
            if self._console.box is not None or abs(x - x0) + abs(y - y0) > _DRAG_PX:
                self._console.box = (min(x, x0), min(y, y0), abs(x - x0), abs(y - y0))

    # ---- the display --------------------------------------------------------------------------------
    def _on_display(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        kind, _, what = (self.hud.hit(event.pos) or "").partition(":")
        if kind in ("radar", "map"):
            self._on_radar(world, camera, event)
        elif event.button != 1:
            return
        elif kind == "slot":
            self.act(f"slot{what}")
        elif kind == "order":
            self.act(what)
        elif kind == "group":
            self.act(f"squad{what}")
        elif kind in _PLACES:
            self._on_fleet(world, kind, what, event.pos)
        elif kind == "friend":
            self._on_friend(world, what)
        elif kind == "own":
            self.act("select_own")
            self.eye.follow = "own"
        elif kind == "target":
            self._on_target(world)
        elif kind == "radio":
            self._console.radio = None
        elif kind in _SAME:
            self.act(kind)

    def _on_fleet(self, world: World, kind: str, what: str, pos: tuple[int, int]) -> None:
        """Answer the panels of power, drives, formations and groups."""
        console = self._console
        if kind == "power":
            self._slider = console.slider = _SLIDERS.index(what)
            set_power(self.pilot, world, self._slider, self.hud.power_share(pos))
        elif kind == "preset":
            self.act(f"power_{what}")
        elif kind == "formation":
            take_formation(self.pilot, world, int(what))
        elif kind == "charge" and self.hud.charge_kind:
            self.act(self.hud.charge_kind)
        elif kind == "fold":
            console.party = what if self.hud.is_folded(what) else FOLDED
            console.scroll = 0
        elif kind == "party":
            found = serials_of(world, console, what)
            console.selected = console.selected ^ found if _shift() else found
            if self._double(what) and found:
                self.eye.jump(world.units[Body].pos[rows_of(world, found)].mean(axis=0))

    def _on_radar(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        """Look where the radar is clicked; the right button sends the selected ships there."""
        spot, offset = self.hud.map_place(event.pos), self.hud.radar_offset(event.pos)
        if spot is not None:
            place = np.asarray(spot)
        elif offset is not None:
            own = row_of(world, self._console.own)
            middle = world.units[Body].pos[own] if own >= 0 else camera.center
            place = middle + np.asarray(offset)
        else:
            return
        if event.button == 3:
            self.pilot.go(world, (float(place[0]), float(place[1])), _shift())
        elif event.button == 1:
            self.eye.jump(place)

    def _on_friend(self, world: World, name: str) -> None:
        """Select a ship of the list; a double click looks at it."""
        record = world.records[Record]
        for number, (_, ship) in enumerate(roster_of(world)):  # LOOP: ships of the level
            row = int(record.unit[number])
            if ship.name != name or row < 0:
                continue
            if _shift():
                self._console.selected ^= {world.serial(row)}
            else:
                self._console.selected = {world.serial(row)}
            if self._double(name):
                self.eye.jump(world.units[Body].pos[row])

    def _on_target(self, world: World) -> None:
        """Take the next target; a double click looks at it."""
        row = row_of(world, self._console.target)
        if self._double("target") and row >= 0:
            self.eye.jump(world.units[Body].pos[row])
        else:
            self.act("target_next")
