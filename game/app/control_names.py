"""What keys, mouse buttons and controls of a gamepad are called: in files, and on the screen."""

from __future__ import annotations

import pygame

CTRL, ALT = pygame.KMOD_CTRL, pygame.KMOD_ALT
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
HALVES = {
    f"{side[0]}stick": tuple(f"{side}{sign}{part}" for part in "xy" for sign in "-+") for side in ("left", "right")
}
"""a whole stick -> the halves of its axes"""

_WAYS = {"-x": "left", "+x": "right", "-y": "up", "+y": "down"}
PAD_NAMES = {
    "a": "A", "b": "B", "x": "X", "y": "Y", "lb": "LB", "rb": "RB", "lt": "LT", "rt": "RT", "start": "Start",
    "back": "Back", "up": "Pad up", "down": "Pad down", "left": "Pad left", "right": "Pad right", "l3": "L3",
    "r3": "R3", "lstick": "Left stick", "rstick": "Right stick",
} | {
    f"{side}{way}": f"{side.capitalize()} stick {word}" for side in ("left", "right") for way, word in _WAYS.items()
}  # fmt: skip
"""control of a gamepad -> what it is called on the screen"""

_SPECIAL = {
    "RETURN": "Enter", "ESCAPE": "Esc", "PAGEUP": "PgUp", "PAGEDOWN": "PgDn", "LEFTBRACKET": "[", "RIGHTBRACKET": "]",
    "EQUALS": "Plus", "APOSTROPHE": "'", "SEMICOLON": ";", "BACKSLASH": "\\", "SLASH": "/", "GRAVE": "`",
    "LCTRL": "L Ctrl", "RCTRL": "R Ctrl", "LSHIFT": "L Shift", "RSHIFT": "R Shift", "LALT": "L Alt", "RALT": "R Alt",
    "CAPSLOCK": "Caps", "BACKSPACE": "Backspace", "PRINTSCREEN": "Print", "NONUSBACKSLASH": "<",
    "KP_ENTER": "Num Enter",
    "KP_PLUS": "Num +", "KP_MINUS": "Num -", "KP_MULTIPLY": "Num *", "KP_DIVIDE": "Num /", "KP_PERIOD": "Num .",
}  # fmt: skip
_LEFT_OUT = ("UNKNOWN", "KP0", "NUMLOCKCLEAR")


def _names() -> dict[int, str]:
    """Name every key that the library names, by its place: by what stands there on a keyboard of the US."""
    out: dict[int, str] = {}
    for constant, code in vars(pygame).items():  # LOOP: keys
        word = constant.removeprefix("KSCAN_")
        if word == constant or word in _LEFT_OUT or code in out:
            continue
        plain = word.replace("KP_", "Num ").replace("_", " ")
        out[code] = _SPECIAL.get(word, plain if len(plain) < 4 and plain[-1].isdigit() else plain.title())
    return out


KEY_NAMES: dict[int, str] = _names()
"""scancode -> name"""

_MOUSE = {1: "Mouse L", 2: "Mouse M", 3: "Mouse R", 6: "Mouse 4", 7: "Mouse 5", 8: "Mouse 6", 9: "Mouse 7"}
CODES: dict[str, int] = {name: code for code, name in KEY_NAMES.items()} | {name: -at for at, name in _MOUSE.items()}
"""name -> scancode, or the negative number of a mouse button"""

MODIFIERS = {
    pygame.KSCAN_LCTRL: CTRL, pygame.KSCAN_RCTRL: CTRL, pygame.KSCAN_LALT: ALT, pygame.KSCAN_RALT: ALT,
}  # fmt: skip


def key_name(code: int, mods: int = 0) -> str:
    """Give the name of a key, with Ctrl or Alt held down beside it; empty for one that has none."""
    name = KEY_NAMES.get(code, "")
    if not name or code in MODIFIERS:
        return name
    return f"Ctrl+{name}" if mods & CTRL else f"Alt+{name}" if mods & ALT else name


def mouse_name(button: int) -> str:
    """Give the name of a mouse button; empty for the wheel."""
    return _MOUSE.get(button, "")


def plain(name: str) -> str:
    """Give the key of a name without Ctrl or Alt."""
    return name.removeprefix("Ctrl+").removeprefix("Alt+") if name not in CODES else name


def is_name(name: str, pad: bool) -> bool:
    """Say whether there is a control of this name."""
    return name in PAD_NAMES if pad else plain(name) in CODES


def parts_of(control: str) -> frozenset[str]:
    """Give what a control takes up: a whole stick has four halves."""
    return frozenset(HALVES.get(control, (control,)))


def shown(control: str, pad: bool) -> str:
    """Give what a control is called on the screen."""
    return PAD_NAMES.get(control, control) if pad else control
