"""Bindings: which key does what. One table feeds input, tooltips, hints and the controls page."""

from __future__ import annotations

from typing import NamedTuple

import pygame

CTRL, ALT = pygame.KMOD_CTRL, pygame.KMOD_ALT


class Binding(NamedTuple):
    """An action and the key that asks for it. held: CTRL or ALT must be held down with it, 0 for neither"""

    action: str
    key: int
    label: str
    meaning: str
    group: str
    held: int = 0


_HELM, _FIRE, _ORDERS, _TIME, _VIEW = "Helm", "Weapons", "Orders", "Time", "View"
_POWER, _GROUPS = "Power and drives", "Control groups"
_DIGITS = (
    pygame.KSCAN_1, pygame.KSCAN_2, pygame.KSCAN_3, pygame.KSCAN_4, pygame.KSCAN_5, pygame.KSCAN_6, pygame.KSCAN_7,
    pygame.KSCAN_8, pygame.KSCAN_9,
)  # fmt: skip

BINDINGS: tuple[Binding, ...] = (
    Binding("ahead", pygame.KSCAN_W, "W", "Thrust ahead", _HELM),
    Binding("astern", pygame.KSCAN_S, "S", "Thrust astern", _HELM),
    Binding("turn_left", pygame.KSCAN_A, "A", "Turn left", _HELM),
    Binding("turn_right", pygame.KSCAN_D, "D", "Turn right", _HELM),
    Binding("slide_left", pygame.KSCAN_Q, "Q", "Side thrust left", _HELM),
    Binding("slide_right", pygame.KSCAN_E, "E", "Side thrust right", _HELM),
    Binding("stop", pygame.KSCAN_X, "X", "Come to a stop", _HELM),
    Binding("autopilot", pygame.KSCAN_F, "F", "Autopilot: hand over or take back", _HELM),
    Binding("slot1", pygame.KSCAN_1, "1", "Missiles at the target, half of the cells", _FIRE),
    Binding("slot2", pygame.KSCAN_2, "2", "Explosive metal at the target", _FIRE),
    Binding("fewer", pygame.KSCAN_LEFTBRACKET, "[", "Fewer explosive metal a launch", _FIRE),
    Binding("more", pygame.KSCAN_RIGHTBRACKET, "]", "More explosive metal a launch", _FIRE),
    Binding("slot3", pygame.KSCAN_3, "3", "Point defence: screen, own ship, big ones only", _FIRE),
    Binding("slot4", pygame.KSCAN_4, "4", "Launch together: arrive at one time", _FIRE),
    Binding("target_next", pygame.KSCAN_TAB, "Tab", "Next target", _FIRE),
    Binding("target_near", pygame.KSCAN_R, "R", "Nearest target; an open bow first", _FIRE),
    Binding("slot6", pygame.KSCAN_6, "6", "Genocide Mode, as G", _FIRE),
    Binding("slot7", pygame.KSCAN_7, "7", "Jump, as J", _FIRE),
    Binding("genocide", pygame.KSCAN_G, "G", "Genocide Mode: aim, again at the target; abort", _POWER),
    Binding("jump", pygame.KSCAN_J, "J", "Jump drives of the selection: spool up, or abort", _POWER),
    Binding("power_next", pygame.KSCAN_P, "P", "Choose a slider of the reactor", _POWER),
    Binding("power_more", pygame.KSCAN_PAGEUP, "PgUp", "More power for it", _POWER),
    Binding("power_less", pygame.KSCAN_PAGEDOWN, "PgDn", "Less power for it", _POWER),
    Binding("power_balanced", pygame.KSCAN_F2, "F2", "Power as designed", _POWER),
    Binding("power_attack", pygame.KSCAN_F3, "F3", "Power to the main battery", _POWER),
    Binding("power_defend", pygame.KSCAN_F4, "F4", "Power to shield and point defence", _POWER),
    Binding("power_run", pygame.KSCAN_F5, "F5", "Power to the engines", _POWER),
    Binding("withdraw", pygame.KSCAN_B, "B", "Withdraw (also 5)", _ORDERS),
    Binding("slot5", pygame.KSCAN_5, "5", "Withdraw", _ORDERS),
    Binding("move", pygame.KSCAN_M, "M", "Move: then click a place", _ORDERS),
    Binding("attack", pygame.KSCAN_T, "T", "Attack the target", _ORDERS),
    Binding("hold", pygame.KSCAN_H, "H", "Hold position", _ORDERS),
    Binding("form", pygame.KSCAN_L, "L", "Formations: look at the next", _ORDERS),
    Binding("take", pygame.KSCAN_RETURN, "Enter", "Take the formation looked at", _ORDERS),
    Binding("free", pygame.KSCAN_V, "V", "Volleys at will, or only when told", _ORDERS),
    Binding("select_all", pygame.KSCAN_K, "K", "Select all ships", _ORDERS),
    Binding("select_own", pygame.KSCAN_O, "O", "Select only the own ship", _ORDERS),
    Binding("pause", pygame.KSCAN_SPACE, "Space", "Pause; orders can still be given", _TIME),
    Binding("step", pygame.KSCAN_N, "N", "Single step while paused", _TIME),
    Binding("slower", pygame.KSCAN_COMMA, "Comma", "Slower", _TIME),
    Binding("faster", pygame.KSCAN_PERIOD, "Period", "Faster", _TIME),
    Binding("zoom_in", pygame.KSCAN_EQUALS, "Plus", "Zoom in (also the wheel)", _VIEW),
    Binding("zoom_out", pygame.KSCAN_MINUS, "Minus", "Zoom out", _VIEW),
    Binding("pan_left", pygame.KSCAN_LEFT, "Left", "Move the view (also middle drag)", _VIEW),
    Binding("pan_right", pygame.KSCAN_RIGHT, "Right", "Move the view", _VIEW),
    Binding("pan_up", pygame.KSCAN_UP, "Up", "Move the view", _VIEW),
    Binding("pan_down", pygame.KSCAN_DOWN, "Down", "Move the view", _VIEW),
    Binding("follow", pygame.KSCAN_C, "C", "View follows: ship, target, missiles, nothing", _VIEW),
    Binding("map", pygame.KSCAN_Z, "Z", "Radar, or map of the whole battle", _VIEW),
    Binding("focus", pygame.KSCAN_I, "I", "Dim what is of no matter to the selection", _VIEW),
    Binding("help", pygame.KSCAN_F1, "F1", "This page", _VIEW),
    Binding("full_screen", pygame.KSCAN_F11, "F11", "Full screen", _VIEW),
    Binding("menu", pygame.KSCAN_ESCAPE, "Esc", "Menu; or never mind", _VIEW),
)

SQUAD_BINDINGS: tuple[Binding, ...] = tuple(
    Binding(f"{action}{number}", key, f"{name}+{number}", f"{meaning} {number}", _GROUPS, held)
    for action, name, meaning, held in (
        ("squad", "Alt", "Select control group", ALT),
        ("set", "Ctrl", "Make the selection control group", CTRL),
    )
    for number, key in enumerate(_DIGITS, 1)
)
SQUAD_LINES = (
    ("Alt+1 to 9", "Select a control group; twice looks there"),
    ("Ctrl+1 to 9", "Make the selection a control group"),
)

MOUSE: tuple[tuple[str, str], ...] = (
    ("Left click", "Select a friend, or aim at an enemy"),
    ("Left drag", "Select ships in a box; Shift adds"),
    ("Double click", "Select all ships of the group"),
    ("Right click", "Move there, attack or escort what is there"),
    ("Shift and right click", "The same, after what they do now"),
    ("Wheel", "Zoom at the pointer; scroll the list of ships"),
    ("Middle drag", "Move the view"),
    ("Radar or map", "Left looks there, right sends ships there"),
)

ACTION_OF = {(each.key, each.held): each.action for each in (*BINDINGS, *SQUAD_BINDINGS)}
KEY_OF = {binding.action: binding.key for binding in BINDINGS}
LABELS = {binding.action: binding.label for binding in (*BINDINGS, *SQUAD_BINDINGS)}
DIGITS = {key: number for number, key in enumerate(_DIGITS, 1)}


def action_of(key: int, mods: int) -> str:
    """Give the action of a key with the keys held down beside it; Ctrl and Alt are forgiven where they mean nothing."""
    held = CTRL if mods & CTRL else ALT if mods & ALT else 0
    return ACTION_OF.get((key, held)) or ACTION_OF.get((key, 0), "")


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the controls page: each group's keys and what they do, the mouse first."""
    names = (_HELM, _FIRE, _POWER, _ORDERS, _TIME, _VIEW)
    lines = [(name, [(each.label, each.meaning) for each in BINDINGS if each.group == name]) for name in names]
    return [("Mouse", list(MOUSE)), *lines[:4], (_GROUPS, list(SQUAD_LINES)), *lines[4:]]
