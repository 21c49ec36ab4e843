"""Bindings of a gamepad: which control does what, by context. One table feeds input, hints and the controls page."""

from __future__ import annotations

from typing import NamedTuple

import pygame

BUTTONS = {
    pygame.CONTROLLER_BUTTON_A: "a", pygame.CONTROLLER_BUTTON_B: "b", pygame.CONTROLLER_BUTTON_X: "x",
    pygame.CONTROLLER_BUTTON_Y: "y", pygame.CONTROLLER_BUTTON_BACK: "back", pygame.CONTROLLER_BUTTON_START: "start",
    pygame.CONTROLLER_BUTTON_LEFTSTICK: "l3", pygame.CONTROLLER_BUTTON_RIGHTSTICK: "r3",
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "lb", pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "rb",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "up", pygame.CONTROLLER_BUTTON_DPAD_DOWN: "down",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "left", pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "right",
}  # fmt: skip
"""the standard layout, to which the system's own table brings every known gamepad"""

STICKS = {
    pygame.CONTROLLER_AXIS_LEFTX: ("left", 0), pygame.CONTROLLER_AXIS_LEFTY: ("left", 1),
    pygame.CONTROLLER_AXIS_RIGHTX: ("right", 0), pygame.CONTROLLER_AXIS_RIGHTY: ("right", 1),
}  # fmt: skip
TRIGGERS = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: "lt", pygame.CONTROLLER_AXIS_TRIGGERRIGHT: "rt"}
DEAD_ZONE = 0.22
"""[share] of a stick's way that is not heard"""
PULLED, LET_GO = 0.45, 0.3
"""[share] of a trigger's way at which it counts as pressed, and as let go again"""

_NAMES = {
    "a": "A", "b": "B", "x": "X", "y": "Y", "lb": "LB", "rb": "RB", "lt": "LT", "rt": "RT", "start": "Start",
    "back": "Back", "up": "Pad up", "down": "Pad down", "left": "Pad left", "right": "Pad right", "l3": "Left click",
    "r3": "Right click", "left+x": "Left stick", "left-x": "Left stick", "left+y": "Left stick", "left-y": "Left stick",
    "right+x": "Right stick", "right-x": "Right stick", "right+y": "Right stick", "right-y": "Right stick",
}  # fmt: skip


class PadBinding(NamedTuple):
    """An action and the control that asks for it: a button, or half of a stick's axis such as 'left+x'.

    held: the action lasts as long as the control is held; others happen once, when it is pressed
    """

    action: str
    control: str
    meaning: str
    held: bool = False


GROUND_PAD: tuple[PadBinding, ...] = (
    PadBinding("walk_left", "left-x", "Walk: the farther, the faster", True),
    PadBinding("walk_right", "left+x", "Walk: the farther, the faster", True),
    PadBinding("aim", "right+x", "Aim; near an enemy, at him", True),
    PadBinding("trigger", "rt", "Fire the arm in hand; hold"),
    PadBinding("scope", "lt", "Aim through the scope; hold", True),
    PadBinding("jump", "a", "Jump, climb out, get up", True),
    PadBinding("crouch", "b", "Crouch while held; twice: lie down", True),
    PadBinding("use", "x", "Man or leave a cannon; else reload"),
    PadBinding("arm_next", "y", "Another arm"),
    PadBinding("arm_next", "rb", "Next arm"),
    PadBinding("arm_last", "lb", "Last arm"),
    PadBinding("call", "up", "Call fire where you aim"),
    PadBinding("order_move", "right", "Section: go where you aim"),
    PadBinding("order_hold", "left", "Section: hold"),
    PadBinding("order_withdraw", "down", "Section: fall back"),
    PadBinding("rally", "l3", "Rally: males near you take heart"),
    PadBinding("target_next", "r3", "Next target"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

FLIGHT_PAD: tuple[PadBinding, ...] = (
    PadBinding("nose_up", "left-y", "Fly where it points; with the direct stick: pull", True),
    PadBinding("nose_down", "left+y", "Fly where it points; with the direct stick: pull", True),
    PadBinding("level_right", "left+x", "Fly where it points; with the direct stick: pull", True),
    PadBinding("fire", "rt", "Fire the arm in hand; hold", True),
    PadBinding("burn", "lt", "Afterburner; hold", True),
    PadBinding("nose_on", "a", "Fly to meet the target; hold", True),
    PadBinding("ease", "b", "Throttle back; hold", True),
    PadBinding("target_next", "x", "Next target"),
    PadBinding("arm_next", "y", "Another arm"),
    PadBinding("arm_next", "rb", "Next arm"),
    PadBinding("arm_last", "lb", "Last arm"),
    PadBinding("attack", "up", "Squadron: attack the target"),
    PadBinding("cover", "left", "Squadron: cover me"),
    PadBinding("break_off", "down", "Squadron: break off"),
    PadBinding("regroup", "right", "Squadron: come together where I am"),
    PadBinding("stick", "l3", "Direct stick, or the instructor"),
    PadBinding("autopilot", "r3", "Autopilot: hand over or take back"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

CRUISER_PAD: tuple[PadBinding, ...] = (
    PadBinding("drive_left", "left-x", "Drive: the farther, the faster", True),
    PadBinding("drive_right", "left+x", "Drive: the farther, the faster", True),
    PadBinding("aim_left", "right-x", "Lay the gun by hand", True),
    PadBinding("aim_right", "right+x", "Lay the gun by hand", True),
    PadBinding("aim_up", "right-y", "Lay the gun by hand", True),
    PadBinding("aim_down", "right+y", "Lay the gun by hand", True),
    PadBinding("fire", "rt", "Fire as soon as it is laid; hold", True),
    PadBinding("fire_back", "lt", "Fire, and roll back into cover"),
    PadBinding("up", "a", "Roll up until the turret is clear"),
    PadBinding("down", "b", "Roll back until nobody sees you"),
    PadBinding("target_next", "x", "Next target, and lay the gun on it"),
    PadBinding("arm_next", "y", "Next round or gun"),
    PadBinding("hatch", "lb", "Open the hatch, or button up"),
    PadBinding("thermal", "rb", "Thermal sight"),
    PadBinding("word", "up", "Platoon: fire on the word"),
    PadBinding("hold_fire", "left", "Platoon: hold fire, or at will"),
    PadBinding("advance", "right", "Platoon: advance"),
    PadBinding("fall_back", "down", "Platoon: back behind cover"),
    PadBinding("sight", "r3", "Look through the gunner's sight"),
    PadBinding("about", "l3", "Turn about"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

ORBIT_PAD: tuple[PadBinding, ...] = (
    PadBinding("ahead", "left-y", "Thrust ahead and astern", True),
    PadBinding("astern", "left+y", "Thrust ahead and astern", True),
    PadBinding("turn_left", "left-x", "Turn", True),
    PadBinding("turn_right", "left+x", "Turn", True),
    PadBinding("pan_left", "right-x", "Move the view", True),
    PadBinding("pan_right", "right+x", "Move the view", True),
    PadBinding("pan_up", "right-y", "Move the view", True),
    PadBinding("pan_down", "right+y", "Move the view", True),
    PadBinding("slot1", "rt", "Missiles at the target"),
    PadBinding("slot2", "lt", "Explosive metal; a ship without it: next share of power"),
    PadBinding("attack", "a", "Attack the target"),
    PadBinding("stop", "b", "Come to a stop"),
    PadBinding("slot3", "x", "Point defence: screen, own ship, big ones"),
    PadBinding("autopilot", "y", "Autopilot: hand over or take back"),
    PadBinding("target_next", "rb", "Next target"),
    PadBinding("target_near", "lb", "Nearest target; an open bow first"),
    PadBinding("select_all", "up", "Select all ships"),
    PadBinding("withdraw", "down", "Withdraw"),
    PadBinding("hold", "left", "Hold position"),
    PadBinding("free", "right", "Volleys at will, or only when told"),
    PadBinding("genocide", "l3", "Genocide Mode: aim, again at the target; abort"),
    PadBinding("follow", "r3", "View follows the next thing"),
    PadBinding("menu", "start", "Menu"),
    PadBinding("help", "back", "This page"),
)

_ALSO = {"fire": "rt", "man": "x", "reload": "x", "move": "right", "hold": "left", "withdraw": "down"}
"""keys of the surface that have no action of their own on a gamepad, and what does the same there"""

MENU_PAD = {
    "up": pygame.KSCAN_UP, "down": pygame.KSCAN_DOWN, "left": pygame.KSCAN_LEFT, "right": pygame.KSCAN_RIGHT,
    "left-y": pygame.KSCAN_UP, "left+y": pygame.KSCAN_DOWN, "left-x": pygame.KSCAN_LEFT, "left+x": pygame.KSCAN_RIGHT,
    "a": pygame.KSCAN_RETURN, "b": pygame.KSCAN_ESCAPE, "start": pygame.KSCAN_RETURN, "back": pygame.KSCAN_F1,
    "rb": pygame.KSCAN_TAB,
}  # fmt: skip
"""on pages a control is as good as a key"""


def labels(table: tuple[PadBinding, ...]) -> dict[str, str]:
    """Give what controls are called, by action."""
    also = {action: _NAMES[control] for action, control in _ALSO.items()} if table is GROUND_PAD else {}
    return also | {each.action: _NAMES[each.control] for each in reversed(table)}


def pad_group(table: tuple[PadBinding, ...]) -> tuple[str, list[tuple[str, str]]]:
    """Give the controls page of a gamepad: each control and what it does, halves of a stick once."""
    return "Gamepad", list(dict.fromkeys((_NAMES[each.control], each.meaning) for each in table))
