"""Choosing other controls: what would be in the way, how that is settled, and the way back."""

from __future__ import annotations

from game.app.bindings import COMMON, FIXED, FIXED_MENUS, KEYS, MENUS, PAD, Bindings, Place, overlap
from game.app.control_names import CODES, MODIFIERS, plain

BATTLES = ("orbit", "foot", "air", "armour", "conn", "watch")


def fits(bindings: Bindings, place: Place, control: str, device: str) -> str:
    """Say why a control cannot ask for an action; empty when it can."""
    way = bindings.rule(place).way
    if place.context == MENUS:
        means = FIXED_MENUS[device].get(control, "")
        if means and means != place.action:
            return "That one always does the same on pages, so that nobody is locked out of them."
        if device == KEYS and CODES.get(plain(control), 0) < 0:
            return "On pages the mouse always points and chooses."
    elif control in FIXED[device]:
        return "That one always opens the menu, so that nobody is locked out of it."
    if device == KEYS and way == "click" and CODES.get(control, 0) >= 0:
        return "This wants a mouse button: it needs a place on the screen."
    if device == PAD and way == "click":
        return "This is for the mouse: it needs a place on the screen."
    if way == "hold" and device == KEYS and control != plain(control):
        return "What is held wants one key, without Ctrl or Alt."
    if device == KEYS and way == "stick":
        return "This wants a stick of a gamepad."
    return ""


def in_the_way(bindings: Bindings, place: Place, control: str, device: str) -> list[Place]:
    """Give the other actions that a control asks for where this one can be asked for too."""
    if place.context == COMMON:
        contexts = [COMMON, *(each for each in BATTLES if bindings.follows(each, place.action, device))]
        others = [Place(context, rule.do) for context in contexts for rule in bindings.contexts[context].actions]
        others = [each for each in others if each.action != place.action]
    else:
        others = [Place(bindings.home(place.context, rule.do), rule.do) for rule in bindings.rules(place.context)]
    return [
        other for other in others
        if other != place and any(overlap(each, control) for each in bindings.controls(other, device))
    ]  # fmt: skip


def conflicts(bindings: Bindings, place: Place, device: str) -> list[Place]:
    """Give the actions that share a control with this one."""
    found: list[Place] = []
    for control in bindings.controls(place, device):  # LOOP: one or two
        found += [each for each in in_the_way(bindings, place, control, device) if each not in found]
    return found


def bind(bindings: Bindings, place: Place, device: str, controls: list[str]) -> None:
    """Let these controls, and no others of the device, ask for an action."""
    actions = bindings.changes.setdefault(place.context, {})
    devices = actions.setdefault(place.action, {})
    if controls == bindings.default(place, device):
        devices.pop(device, None)
    else:
        devices[device] = list(controls)
    if not devices:
        del actions[place.action]
    if not actions:
        del bindings.changes[place.context]
    bindings.anew()


def take(bindings: Bindings, place: Place, device: str, control: str) -> list[Place]:
    """Let a control ask for an action, and for nothing else there. Returns: the actions it was taken from"""
    others = in_the_way(bindings, place, control, device)
    for other in others:  # LOOP: few
        left = [each for each in bindings.controls(other, device) if not overlap(each, control)]
        bind(bindings, other, device, left)
    bind(bindings, place, device, [control])
    return others


def can_swap(bindings: Bindings, place: Place, device: str, control: str) -> bool:
    """Say whether the one action in the way can have what this one gives up."""
    others, old = in_the_way(bindings, place, control, device), bindings.controls(place, device)
    if fits(bindings, place, control, device) or len(others) != 1 or not old:
        return False
    if bindings.controls(others[0], device) != [control]:
        return False
    if any(fits(bindings, others[0], each, device) for each in old):
        return False
    busy = [each for one in old for each in in_the_way(bindings, others[0], one, device)]
    return all(each == place for each in busy)


def swap(bindings: Bindings, place: Place, device: str, control: str) -> None:
    """Let two actions change their controls with each other."""
    (other,) = in_the_way(bindings, place, control, device)
    old = bindings.controls(place, device)
    bind(bindings, place, device, [control])
    bind(bindings, other, device, old)


def reset(bindings: Bindings, context: str) -> None:
    """Bring a context back to how the game ships."""
    bindings.changes.pop(context, None)
    bindings.latches[:] = [each for each in bindings.latches if not each.startswith(f"{context}.")]
    bindings.anew()


def turn_latch(bindings: Bindings, place: Place) -> None:
    """Let an action stay on until it is asked for again, or only while it is held."""
    name = f"{place.context}.{place.action}"
    if name in bindings.latches:
        bindings.latches.remove(name)
    elif bindings.rule(place).latch:
        bindings.latches.append(name)


def is_modifier(code: int) -> bool:
    """Say whether a key is one that others are held down with."""
    return code in MODIFIERS
