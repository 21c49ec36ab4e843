"""The mouse in battle: clicks and drags on the display and in the world."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pygame

from game.app.battle_eye import Eye
from game.app.pilot import Pilot
from game.ui.console import Console, row_of
from game.ui.hud import Hud
from game.view.camera import Camera
from game.world.components import Body, Record
from game.world.roster import rosters
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
_GROUP_KEYS = {"F5": "group1", "F6": "group2"}


class BattleMouse:
    """Remembers what the mouse is in the middle of.

    act: does what a key would do
    """

    def __init__(self, hud: Hud, pilot: Pilot, eye: Eye, act: Callable[[str], None]) -> None:
        self.hud, self.pilot, self.eye, self.act = hud, pilot, eye, act
        self._press: tuple[int, int] | None = None
        self._clicked: tuple[float, str] = (-9.0, "")
        self._pan: tuple[int, int] | None = None

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
            self._move(event)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            self.eye.zoom(1 if event.y > 0 else -1, pygame.mouse.get_pos())

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
            self._console.aiming = ""
            self.pilot.point(world, camera, event.pos)

    def _up(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        if event.button == 2:
            self._pan = None
        if event.button != 1 or self._press is None:
            return
        shift = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        if self._console.box is not None:
            self.pilot.select_box(world, camera, self._console.box, shift)
        else:
            where = f"{event.pos[0] // (3 * _DRAG_PX)} {event.pos[1] // (3 * _DRAG_PX)}"
            self.pilot.click(world, camera, event.pos, shift, self._double(where))
        self._press, self._console.box = None, None

    def _move(self, event: pygame.event.Event) -> None:
        self.hud.hover(event.pos)
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
        if kind == "radar":
            self._on_radar(world, camera, event)
        elif event.button != 1:
            return
        elif kind == "slot":
            self.act(f"slot{what}")
        elif kind == "order":
            self.act(what)
        elif kind == "group" and what in _GROUP_KEYS:
            self.act(_GROUP_KEYS[what])
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

    def _on_radar(self, world: World, camera: Camera, event: pygame.event.Event) -> None:
        """Look where the radar is clicked; the right button sends the selected ships there."""
        offset = self.hud.radar_offset(event.pos)
        if offset is None:
            return
        own = row_of(world, self._console.own)
        middle = world.units[Body].pos[own] if own >= 0 else camera.center
        place = middle + np.asarray(offset)
        if event.button == 3:
            self.pilot.go(world, (float(place[0]), float(place[1])))
        elif event.button == 1:
            self.eye.jump(place)

    def _on_friend(self, world: World, name: str) -> None:
        """Select a ship of the list; a double click looks at it."""
        record = world.records[Record]
        for number, (_, ship) in enumerate(rosters(world)):  # LOOP: ships of the level
            row = int(record.unit[number])
            if ship.name != name or row < 0:
                continue
            if pygame.key.get_mods() & pygame.KMOD_SHIFT:
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
