"""The gamepad: follows the events of controllers, keeps what is held, and tells presses apart from noise."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from typing import Any, NamedTuple

import pygame
from pygame._sdl2 import controller

from game.app.control_names import BUTTONS, STICKS, TRIGGERS

_log = logging.getLogger(__name__)
_FULL = 32767.0
_NUDGED, _RESTS = 0.6, 0.4  # [share] of a stick's way that counts as a press on pages, and that ends it
_STEPS = 16  # in which a stick's way is told, so that a hand that trembles says nothing new
PULLED, LET_GO = 0.45, 0.3
"""[share] of a trigger's way at which it counts as pressed, and as let go again"""
DEAD_ZONE = 0.22
"""[share] of a stick's way that is not heard, unless the player has chosen otherwise"""
_STIRRED_PX = 4  # a mouse that moves less has only been shaken by the table
_HANDS = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL)


class Press(NamedTuple):
    """Something that happened to a gamepad: a control went down or up; or the whole of it came or went.

    control: a button, half a stick's axis such as 'left+x', or 'came' or 'gone'
    """

    control: str
    down: bool = True


class Pad:
    """What the gamepad in hand is doing. Any gamepad that is connected may be it.

    used: a gamepad was touched last, and not keys or mouse; name: what the system calls it
    dead: [share] stick -> how much of its way is not heard
    curve: power of its way from there on: above 1 small ways are finer
    """

    def __init__(self) -> None:
        self.used, self.name = False, ""
        self.dead, self.curve = {"left": DEAD_ZONE, "right": DEAD_ZONE}, 1.0
        self._open: dict[int, Any] = {}
        self._down: set[str] = set()
        self._raw = {"left": [0.0, 0.0], "right": [0.0, 0.0]}

    def start(self) -> None:
        """Listen to gamepads, those already connected and those to come."""
        try:
            controller.init()
        except pygame.error as error:
            _log.info("no gamepads: %s", error)

    # ---- events ------------------------------------------------------------------------------------
    def take(self, event: pygame.event.Event) -> list[Press] | None:
        """Follow one event. Returns: what it means, None when it is not a gamepad's"""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            return self._came(event.device_index)
        if event.type == pygame.CONTROLLERDEVICEREMOVED:
            return self._gone(event.instance_id)
        if event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            name = BUTTONS.get(event.button, "")
            return self._turn(name, event.type == pygame.CONTROLLERBUTTONDOWN) if name else []
        if event.type == pygame.CONTROLLERAXISMOTION:
            return self._moved(event.axis, event.value / _FULL)
        if event.type == pygame.WINDOWFOCUSLOST:
            self._rest()  # what is let go meanwhile is not told
        moved = event.type == pygame.MOUSEMOTION and sum(map(abs, event.rel)) > _STIRRED_PX
        if moved or event.type in _HANDS:
            self.used = False
        return None

    def _rest(self) -> None:
        self._down.clear()
        self._raw = {"left": [0.0, 0.0], "right": [0.0, 0.0]}

    def _came(self, index: int) -> list[Press]:
        try:
            made = open_pad(index)
        except pygame.error as error:
            _log.warning("The gamepad cannot be used: %s", error)
            return []
        if made.id in self._open:
            return []
        self._open[made.id], self.name = made, str(made.name)
        return [Press("came")]

    def _gone(self, instance: int) -> list[Press]:
        if self._open.pop(instance, None) is None:
            return []
        self._rest()
        return [Press("gone")]

    def _turn(self, control: str, down: bool) -> list[Press]:
        if down is (control in self._down):
            return []
        (self._down.add if down else self._down.discard)(control)
        self.used |= down
        return [Press(control, down)]

    def _moved(self, axis: int, share: float) -> list[Press]:
        if axis in TRIGGERS:
            name = TRIGGERS[axis]
            return self._turn(name, share > (LET_GO if name in self._down else PULLED))
        if axis not in STICKS:
            return []
        stick, part = STICKS[axis]
        self._raw[stick][part] = max(-1.0, min(1.0, share))
        self.used |= self.stick(stick) != (0.0, 0.0)
        out = []
        for sign, far in (("-", -share), ("+", share)):  # LOOP: both ways
            name = f"{stick}{sign}{'xy'[part]}"
            out += self._turn(name, far > (_RESTS if name in self._down else _NUDGED))
        return out

    # ---- what is held ------------------------------------------------------------------------------
    def stick(self, name: str) -> tuple[float, float]:
        """Give where a stick is, right and down, -1 to 1; 0 inside the dead zone, from whose edge on it counts."""
        x, y = self._raw[name]
        far, dead = math.hypot(x, y), self.dead[name]
        if far <= dead:
            return (0.0, 0.0)
        share = min((far - dead) / (1.0 - dead), 1.0) ** self.curve / far
        return (x * share, y * share)

    def held(self, control: str) -> float:
        """Give how far a control is held, 0 to 1."""
        stick, sign, part = control.partition("+") if "+" in control else control.partition("-")
        if not sign:
            return float(control in self._down)
        value = self.stick(stick)["xy".index(part)]
        return max(0.0, round(_STEPS * (value if sign == "+" else -value)) / _STEPS)


def _system_pad(index: int) -> Any:
    """Open the controller at a place in the system's list. Raises: pygame.error"""
    return controller.Controller(index)


open_pad: Callable[[int], Any] = _system_pad
