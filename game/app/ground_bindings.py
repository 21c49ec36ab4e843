"""Bindings on the surface: which key does what there. One table feeds input, tooltips, hints and the controls page."""

from __future__ import annotations

import pygame

from game.app.bindings import BINDINGS, Binding

_SOLDIER, _FIRE, _ORDERS = "Soldier", "Arms", "Orders"
_SHARED = (
    "pause", "step", "slower", "faster", "zoom_in", "zoom_out", "pan_left", "pan_right", "pan_up", "pan_down", "help",
    "full_screen", "menu",
)  # fmt: skip

GROUND_BINDINGS: tuple[Binding, ...] = (
    Binding("walk_left", pygame.KSCAN_A, "A", "Walk left", _SOLDIER),
    Binding("walk_right", pygame.KSCAN_D, "D", "Walk right", _SOLDIER),
    Binding("jump", pygame.KSCAN_W, "W", "Jump, get up; walls are climbed by walking on", _SOLDIER),
    Binding("crouch", pygame.KSCAN_S, "S", "Crouch while held; twice: lie down", _SOLDIER),
    Binding("prone", pygame.KSCAN_Z, "Z", "Lie down or get up", _SOLDIER),
    Binding("man", pygame.KSCAN_E, "E", "Man or leave the cannon beside you", _SOLDIER),
    Binding("rally", pygame.KSCAN_Y, "Y", "Rally: males near you take heart", _SOLDIER),
    Binding("take_over", pygame.KSCAN_U, "U", "Be the next soldier of your section, or of another", _SOLDIER),
    Binding("autopilot", pygame.KSCAN_F, "F", "Autopilot: hand over or take back", _SOLDIER),
    Binding("slot1", pygame.KSCAN_1, "1", "First arm: the rifle", _FIRE),
    Binding("slot2", pygame.KSCAN_2, "2", "Second arm: the anti-landcruiser missile", _FIRE),
    Binding("slot3", pygame.KSCAN_3, "3", "Third arm: the shoulder missile", _FIRE),
    Binding("slot4", pygame.KSCAN_4, "4", "Fourth arm, where there is one", _FIRE),
    Binding("reload", pygame.KSCAN_R, "R", "Reload before the magazine is empty", _FIRE),
    Binding("scope", pygame.KSCAN_V, "V", "Aim down the sights; hold, best crouched and still", _FIRE),
    Binding("fire", pygame.KSCAN_X, "X", "Fire at the target, led by itself; hold", _FIRE),
    Binding("target_next", pygame.KSCAN_TAB, "Tab", "Next target", _FIRE),
    Binding("target_near", pygame.KSCAN_T, "T", "Target nearest to where you aim", _FIRE),
    Binding("call", pygame.KSCAN_Q, "Q", "Call fire where you aim", _FIRE),
    Binding("section", pygame.KSCAN_K, "K", "Select your section", _ORDERS),
    Binding("everyone", pygame.KSCAN_L, "L", "Select everybody who obeys", _ORDERS),
    Binding("nobody", pygame.KSCAN_O, "O", "Select nobody", _ORDERS),
    Binding("attack", pygame.KSCAN_G, "G", "Advance on the target", _ORDERS),
    Binding("move", pygame.KSCAN_M, "M", "Send them where you aim", _ORDERS),
    Binding("hold", pygame.KSCAN_H, "H", "Hold where they are", _ORDERS),
    Binding("smoke", pygame.KSCAN_P, "P", "Lay smoke: the selected vehicles, or all near you", _ORDERS),
    Binding("withdraw", pygame.KSCAN_B, "B", "Fall back to safety", _ORDERS),
    Binding("dismount", pygame.KSCAN_J, "J", "Let males out of the carriers selected", _ORDERS),
    *(binding for binding in BINDINGS if binding.action in _SHARED),
    Binding("look", pygame.KSCAN_I, "I", "Look at what happens elsewhere; again: back", "View"),
    Binding("follow", pygame.KSCAN_C, "C", "View follows: you, you and the target, nothing", "View"),
)

GROUND_MOUSE: tuple[tuple[str, str], ...] = (
    ("Mouse", "Aim"),
    ("Left button", "Fire the arm chosen; hold"),
    ("Right button held", "Aim down the sights: nearer, steadier, slower"),
    ("Right click", "Send the selected friends there"),
    ("Shift and left", "Select a friend and his section"),
    ("Shift and drag", "Select friends in a box; paused, without Shift"),
    ("Wheel", "Zoom"),
    ("Middle drag", "Move the view"),
    ("Map", "Left looks there, right sends friends there"),
)

GROUND_ACTION_OF = {each.key: each.action for each in GROUND_BINDINGS}
GROUND_KEY_OF = {each.action: each.key for each in GROUND_BINDINGS}
GROUND_LABELS = {each.action: each.label for each in GROUND_BINDINGS}


def ground_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page of the surface: each group's keys and what they do, the mouse first."""
    return pages(GROUND_BINDINGS, GROUND_MOUSE, (_SOLDIER, _FIRE, _ORDERS, "Time", "View"))


def pages(
    bindings: tuple[Binding, ...], mouse: tuple[tuple[str, str], ...], names: tuple[str, ...]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give a page of controls: the mouse, then each named group's keys and what they do."""
    lines = [(name, [(each.label, each.meaning) for each in bindings if each.group == name]) for name in names]
    return [("Mouse", list(mouse)), *lines]
