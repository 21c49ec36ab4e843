"""Bindings at the conn of a starship over land: keys, mouse, gamepad. One table feeds input, hints and help."""

from __future__ import annotations

import pygame

from game.app.bindings import BINDINGS, Binding
from game.app.ground_bindings import pages
from game.app.pad_bindings import PadBinding

_HELM, _SHIELD, _ARMS, _ABOARD = "Helm", "Shield", "Lenses", "Aboard"
_SHARED = ("pause", "step", "slower", "faster", "zoom_in", "zoom_out", "help", "full_screen", "menu")

SHIP_BINDINGS: tuple[Binding, ...] = (
    Binding("drift_left", pygame.KSCAN_A, "A", "Drift left; let go, and she comes to rest", _HELM),
    Binding("drift_right", pygame.KSCAN_D, "D", "Drift right", _HELM),
    Binding("rise", pygame.KSCAN_W, "W", "Rise", _HELM),
    Binding("sink", pygame.KSCAN_S, "S", "Sink", _HELM),
    Binding("stay", pygame.KSCAN_Z, "Z", "Hang here", _HELM),
    Binding("autopilot", pygame.KSCAN_F, "F", "Autopilot: hand over or take back", _HELM),
    Binding("shield_left", pygame.KSCAN_LEFT, "Left", "Shield to the left; two arrows: between them", _SHIELD),
    Binding("shield_right", pygame.KSCAN_RIGHT, "Right", "Shield to the right", _SHIELD),
    Binding("shield_up", pygame.KSCAN_UP, "Up", "Shield upwards", _SHIELD),
    Binding("shield_down", pygame.KSCAN_DOWN, "Down", "Shield downwards", _SHIELD),
    Binding("shield_here", pygame.KSCAN_E, "E", "Shield towards where you aim", _SHIELD),
    Binding("even", pygame.KSCAN_Q, "Q", "Even shield", _SHIELD),
    Binding("fire", pygame.KSCAN_X, "X", "Burn the target; held on: one after another", _ARMS),
    Binding("barrage", pygame.KSCAN_R, "R", "Barrage at the building you look at", _ARMS),
    Binding("target_next", pygame.KSCAN_TAB, "Tab", "Next target: what a lens reaches first", _ARMS),
    Binding("target_near", pygame.KSCAN_T, "T", "Target that is most urgent", _ARMS),
    Binding("bays", pygame.KSCAN_G, "G", "Open or close the bays: let the Gosta down", _ABOARD),
    Binding("wider", pygame.KSCAN_PAGEUP, "PgUp", "Let them down farther apart", _ABOARD),
    Binding("closer", pygame.KSCAN_PAGEDOWN, "PgDn", "Let them down closer together", _ABOARD),
    Binding("guard", pygame.KSCAN_H, "H", "Launch four fighters to guard you", _ABOARD),
    Binding("escort", pygame.KSCAN_B, "B", "Send four fighters with the heavy bomber", _ABOARD),
    Binding("escort_all", pygame.KSCAN_M, "M", "Send all there are with the heavy bomber", _ABOARD),
    *(binding for binding in BINDINGS if binding.action in _SHARED),
    Binding("look", pygame.KSCAN_I, "I", "Look at what happens elsewhere; again: back", "View"),
    Binding("follow", pygame.KSCAN_C, "C", "View follows: you, you and the target, nothing", "View"),
)

SHIP_MOUSE: tuple[tuple[str, str], ...] = (
    ("Mouse", "Aim the lenses"),
    ("Left button", "Burn what is under the pointer, or the ground there: one shot, one lens"),
    ("Right click", "Hang there: place and height"),
    ("Wheel", "Zoom"),
    ("Middle drag", "Move the view"),
    ("Map", "Left looks there, right drifts there"),
)

SHIP_PAD: tuple[PadBinding, ...] = (
    PadBinding("drift_left", "left-x", "Drift", True),
    PadBinding("drift_right", "left+x", "Drift", True),
    PadBinding("rise", "left-y", "Rise and sink", True),
    PadBinding("sink", "left+y", "Rise and sink", True),
    PadBinding("shield_left", "right-x", "Shield to where it points", True),
    PadBinding("shield_right", "right+x", "Shield to where it points", True),
    PadBinding("shield_up", "right-y", "Shield to where it points", True),
    PadBinding("shield_down", "right+y", "Shield to where it points", True),
    PadBinding("fire", "rt", "Burn the target; held on: one after another", True),
    PadBinding("shield_here", "lt", "Shield towards the target", True),
    PadBinding("bays", "a", "Open or close the bays"),
    PadBinding("stay", "b", "Hang here"),
    PadBinding("target_next", "x", "Next target"),
    PadBinding("barrage", "y", "Barrage at the building you look at"),
    PadBinding("wider", "rb", "Let them down farther apart"),
    PadBinding("closer", "lb", "Let them down closer together"),
    PadBinding("guard", "up", "Launch four fighters to guard you"),
    PadBinding("escort", "right", "Send four fighters with the heavy bomber"),
    PadBinding("escort_all", "down", "Send all there are with the heavy bomber"),
    PadBinding("look", "left", "Look at what happens elsewhere"),
    PadBinding("autopilot", "l3", "Autopilot: hand over or take back"),
    PadBinding("even", "r3", "Even shield"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

SHIP_ACTION_OF = {each.key: each.action for each in SHIP_BINDINGS}
SHIP_KEY_OF = {each.action: each.key for each in SHIP_BINDINGS}
SHIP_LABELS = {each.action: each.label for each in SHIP_BINDINGS}


def ship_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page of the conn: each group's keys and what they do, the mouse first."""
    return pages(SHIP_BINDINGS, SHIP_MOUSE, (_HELM, _SHIELD, _ARMS, _ABOARD, "Time", "View"))
