"""The mouse while a replay is watched: the strip, the line of time, whom to follow, moving the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pygame

if TYPE_CHECKING:
    from game.app.watch_scene import WatchScene

_STILL_PX = 6  # a press that moves less is a click
_REACH_PX = 44.0  # from a unit's middle, that a click still means it


class WatchMouse:
    """Remembers what the mouse is in the middle of."""

    def __init__(self, scene: WatchScene) -> None:
        self.scene = scene
        self._press: tuple[int, int] | None = None
        self._pan: tuple[int, int] | None = None

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event of the mouse; others are none of its business."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2):
            self._down(event.pos, event.button)
        elif event.type == pygame.MOUSEBUTTONUP and event.button in (1, 2):
            self._up(event.pos)
        elif event.type == pygame.MOUSEMOTION:
            self._move(event.pos)
        elif event.type == pygame.MOUSEWHEEL and event.y:
            at = self.scene.strip.pointer
            self.scene.watcher.zoom(1 if event.y > 0 else -1, (round(at[0]), round(at[1])))

    def _down(self, pos: tuple[int, int], button: int) -> None:
        scene = self.scene
        name = scene.strip.hit(pos) if button == 1 else None
        if name == "line":
            scene.dragging = True
            self._to(pos)
        elif name is not None:
            scene.stage.board.play("ui_select")
            scene.act(name)
        elif pos[1] < scene.hud_size[1]:
            self._press, self._pan = pos if button == 1 else None, pos

    def _up(self, pos: tuple[int, int]) -> None:
        if self._press is not None:
            self._pick(pos)
        self._press = self._pan = None
        self.scene.dragging = False

    def _move(self, pos: tuple[int, int]) -> None:
        scene = self.scene
        scene.strip.pointer = pos
        scene.strip.hover(pos)
        if scene.dragging:
            self._to(pos)
        elif self._pan is not None:
            if self._press is not None and np.hypot(pos[0] - self._press[0], pos[1] - self._press[1]) <= _STILL_PX:
                return
            self._press = None
            scene.watcher.drag(self._pan[0] - pos[0], self._pan[1] - pos[1])
            self._pan = pos

    def _to(self, pos: tuple[int, int]) -> None:
        """Go to where the line of time is pointed at."""
        self.scene.go_to(round(self.scene.strip.share_of(pos) * self.scene.film.replay.ticks))

    def _pick(self, pos: tuple[int, int]) -> None:
        """Follow who is there."""
        rows = self.scene.units_to_follow()
        if not len(rows):
            return
        off = np.hypot(*(self.scene.where(rows) - np.asarray(pos)).T)
        if float(off.min()) <= _REACH_PX:
            self.scene.watcher.follow(int(rows[int(off.argmin())]))
