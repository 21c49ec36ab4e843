"""Bindings in a landcruiser: which key does what while one commands it. One table feeds input, hints and controls."""

from __future__ import annotations

import pygame

from game.app.bindings import BINDINGS, Binding
from game.app.ground_bindings import pages

_DRIVE, _FIRE, _PLATOON = "Landcruiser", "Gun", "Platoon"
_SHARED = (
    "pause", "step", "slower", "faster", "zoom_in", "zoom_out", "help", "full_screen", "menu",
)  # fmt: skip
_DIGITS = (pygame.KSCAN_5, pygame.KSCAN_6, pygame.KSCAN_7, pygame.KSCAN_8, pygame.KSCAN_9)

CRUISER_BINDINGS: tuple[Binding, ...] = (
    Binding("drive_left", pygame.KSCAN_A, "A", "Drive left: ahead or astern, as it faces", _DRIVE),
    Binding("drive_right", pygame.KSCAN_D, "D", "Drive right", _DRIVE),
    Binding("up", pygame.KSCAN_W, "W", "Roll up until the turret is clear: hull down", _DRIVE),
    Binding("down", pygame.KSCAN_S, "S", "Roll back until nobody sees you", _DRIVE),
    Binding("about", pygame.KSCAN_Z, "Z", "Turn about", _DRIVE),
    Binding("hatch", pygame.KSCAN_E, "E", "Open the hatch, or button up", _DRIVE),
    Binding("smoke", pygame.KSCAN_P, "P", "Smoke: those selected, or yourself", _DRIVE),
    Binding("take_over", pygame.KSCAN_U, "U", "Command the next vehicle, when yours is lost", _DRIVE),
    Binding("autopilot", pygame.KSCAN_F, "F", "Autopilot: hand over or take back", _DRIVE),
    Binding("fire", pygame.KSCAN_X, "X", "Fire as soon as the gun is laid; hold", _FIRE),
    Binding("fire_back", pygame.KSCAN_R, "R", "Fire, and roll back into cover by itself", _FIRE),
    Binding("slot1", pygame.KSCAN_1, "1", "Sabot; another round takes its time to load", _FIRE),
    Binding("slot2", pygame.KSCAN_2, "2", "High explosive", _FIRE),
    Binding("slot3", pygame.KSCAN_3, "3", "Coaxial machine gun", _FIRE),
    Binding("slot4", pygame.KSCAN_4, "4", "Roof machine gun, out of the open hatch", _FIRE),
    Binding("target_next", pygame.KSCAN_TAB, "Tab", "Next target, and lay the gun on it", _FIRE),
    Binding("lay", pygame.KSCAN_T, "T", "Lay the gun on the nearest target", _FIRE),
    Binding("aim_left", pygame.KSCAN_LEFT, "Left", "Lay by hand: nearer or farther", _FIRE),
    Binding("aim_right", pygame.KSCAN_RIGHT, "Right", "Lay by hand: nearer or farther", _FIRE),
    Binding("aim_up", pygame.KSCAN_UP, "Up", "Lay by hand: higher", _FIRE),
    Binding("aim_down", pygame.KSCAN_DOWN, "Down", "Lay by hand: lower", _FIRE),
    Binding("sight", pygame.KSCAN_Y, "Y", "Look through the gunner's sight, or over it", _FIRE),
    Binding("thermal", pygame.KSCAN_V, "V", "Thermal sight: what is warm, through smoke", _FIRE),
    Binding("word", pygame.KSCAN_Q, "Q", "Fire on the word: all at once, each at his own", _PLATOON),
    Binding("hold_fire", pygame.KSCAN_H, "H", "Hold fire, or fire at will again", _PLATOON),
    Binding("target_them", pygame.KSCAN_J, "J", "Fire at the target you look at", _PLATOON),
    Binding("advance", pygame.KSCAN_G, "G", "Advance: up until their turrets are clear, or on", _PLATOON),
    Binding("fall_back", pygame.KSCAN_B, "B", "Back behind cover", _PLATOON),
    Binding("move", pygame.KSCAN_M, "M", "Send those selected where you aim", _PLATOON),
    *(
        Binding(f"vehicle{number}", key, str(number), "Select a vehicle by its number, or let it go", _PLATOON)
        for number, key in enumerate(_DIGITS, 5)
    ),
    Binding("platoon", pygame.KSCAN_K, "K", "Select the platoon", _PLATOON),
    Binding("nobody", pygame.KSCAN_O, "O", "Select nobody: orders go to all", _PLATOON),
    *(binding for binding in BINDINGS if binding.action in _SHARED),
    Binding("look", pygame.KSCAN_I, "I", "Look at what happens elsewhere; again: back", "View"),
    Binding("zoom_free", pygame.KSCAN_0, "0", "Let the view zoom by itself again", "View"),
    Binding("follow", pygame.KSCAN_C, "C", "View follows: you and the gun, you, nothing", "View"),
)

CRUISER_MOUSE: tuple[tuple[str, str], ...] = (
    ("Mouse", "Lays the gun: the gunner turns the turret there"),
    ("Left button", "Fire as soon as it is laid; hold"),
    ("Right button held", "Look through the gunner's sight"),
    ("Right click", "Send the selected vehicles there"),
    ("Shift and left", "Select a vehicle"),
    ("Wheel", "Zoom; 0 gives it back"),
    ("Middle drag", "Move the view"),
    ("Platoon", "Click a number to select it"),
    ("Map", "Left looks there, right sends them there"),
)

CRUISER_ACTION_OF = {each.key: each.action for each in CRUISER_BINDINGS}
CRUISER_KEY_OF = {each.action: each.key for each in CRUISER_BINDINGS}
CRUISER_LABELS = {each.action: each.label for each in CRUISER_BINDINGS}


def cruiser_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page of a landcruiser: each group's keys and what they do, the mouse first."""
    digits = [f"vehicle{number}" for number in range(5, 10)]
    shown = [each for each in CRUISER_BINDINGS if each.action not in digits[1:]]
    shown = [each._replace(label="5 to 9") if each.action == digits[0] else each for each in shown]
    return pages(tuple(shown), CRUISER_MOUSE, (_DRIVE, _FIRE, _PLATOON, "Time", "View"))
