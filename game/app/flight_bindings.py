"""Bindings in the air: which key does what while one flies. One table feeds input, hints and controls page."""

from __future__ import annotations

import pygame

from game.app.bindings import BINDINGS, Binding
from game.app.ground_bindings import pages

_FLIGHT, _FIRE, _RADIO = "Flight", "Arms", "Radio"
_SHARED = (
    "pause", "step", "slower", "faster", "zoom_in", "zoom_out", "help", "full_screen", "menu",
)  # fmt: skip

FLIGHT_BINDINGS: tuple[Binding, ...] = (
    Binding("nose_up", pygame.KSCAN_UP, "Up", "Nose up, away from the ground; held on: a loop", _FLIGHT),
    Binding("nose_down", pygame.KSCAN_DOWN, "Down", "Nose down", _FLIGHT),
    Binding("level_left", pygame.KSCAN_LEFT, "Left", "Level out to the left, by half a loop if need be", _FLIGHT),
    Binding("level_right", pygame.KSCAN_RIGHT, "Right", "Level out to the right", _FLIGHT),
    Binding("burn", pygame.KSCAN_W, "W", "Afterburner, while held", _FLIGHT),
    Binding("latch", pygame.KSCAN_Q, "Q", "Afterburner stays on, or off again", _FLIGHT),
    Binding("ease", pygame.KSCAN_S, "S", "Throttle back, while held", _FLIGHT),
    Binding("lever_more", pygame.KSCAN_PAGEUP, "PgUp", "Throttle lever forward", _FLIGHT),
    Binding("lever_less", pygame.KSCAN_PAGEDOWN, "PgDn", "Throttle lever back", _FLIGHT),
    Binding("nose_on", pygame.KSCAN_E, "E", "Fly to meet the target, while held", _FLIGHT),
    Binding("stick", pygame.KSCAN_Z, "Z", "Direct stick, or the instructor who flies where you point", _FLIGHT),
    Binding("autopilot", pygame.KSCAN_F, "F", "Autopilot: hand over or take back", _FLIGHT),
    Binding("fire", pygame.KSCAN_X, "X", "Fire the arm in hand; hold", _FIRE),
    Binding("slot1", pygame.KSCAN_1, "1", "Cannon", _FIRE),
    Binding("slot2", pygame.KSCAN_2, "2", "Radar missile: needs a lock", _FIRE),
    Binding("slot3", pygame.KSCAN_3, "3", "Heat seeker: needs the hot end", _FIRE),
    Binding("arm_next", pygame.KSCAN_R, "R", "Next arm", _FIRE),
    Binding("target_next", pygame.KSCAN_TAB, "Tab", "Next target: what is rare first, then the nearest", _FIRE),
    Binding("target_near", pygame.KSCAN_T, "T", "Target nearest to the nose", _FIRE),
    Binding("attack", pygame.KSCAN_G, "G", "Squadron: attack the target", _RADIO),
    Binding("cover", pygame.KSCAN_H, "H", "Squadron: cover me", _RADIO),
    Binding("break_off", pygame.KSCAN_B, "B", "Squadron: break off, back to where we came from", _RADIO),
    Binding("regroup", pygame.KSCAN_J, "J", "Squadron: come together where I am", _RADIO),
    *(binding for binding in BINDINGS if binding.action in _SHARED),
    Binding("zoom_free", pygame.KSCAN_0, "0", "Let the view zoom by itself again", "View"),
    Binding("follow", pygame.KSCAN_C, "C", "View follows: you and the target, you, nothing", "View"),
)

FLIGHT_MOUSE: tuple[tuple[str, str], ...] = (
    ("Mouse", "Fly there"),
    ("Left button", "Fire the arm in hand; hold"),
    ("Right button", "Afterburner, while held"),
    ("Wheel", "Zoom; 0 gives it back"),
    ("Middle drag", "Move the view"),
    ("Map", "Left looks there"),
)

FLIGHT_ACTION_OF = {each.key: each.action for each in FLIGHT_BINDINGS}
FLIGHT_KEY_OF = {each.action: each.key for each in FLIGHT_BINDINGS}
FLIGHT_LABELS = {each.action: each.label for each in FLIGHT_BINDINGS}


def flight_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page of the air: each group's keys and what they do, the mouse first."""
    return pages(FLIGHT_BINDINGS, FLIGHT_MOUSE, (_FLIGHT, _FIRE, _RADIO, "Time", "View"))
