"""Bindings: which control asks for what, as the player has it now. One object feeds input, hints, tooltips and pages.

What can be asked for, and by what at first, says `assets/controls.toml`; what the player changed is in the settings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from game.app.control_names import CODES, HALVES, is_name, key_name, parts_of, plain, shown
from game.rules.controls import ActionRule, ContextRule, standard_controls

Groups = list[tuple[str, list[tuple[str, str]]]]
Labels = dict[str, str]
Changes = dict[str, dict[str, dict[str, list[str]]]]
"""context -> action -> keys or pad -> controls; only what differs from how the game ships"""

COMMON, MENUS = "battle", "menus"
KEYS, PAD = "keys", "pad"
FIXED = {KEYS: ("Esc",), PAD: ("start",)}
"""controls that open the menu of a battle whatever is chosen, and can do nothing else"""
FIXED_MENUS = {
    KEYS: {"Up": "up", "Down": "down", "Left": "left", "Right": "right", "Enter": "choose", "Space": "choose",
           "Esc": "back", "Tab": "next", "Num Enter": "choose"},
    PAD: {"up": "up", "down": "down", "left": "left", "right": "right", "a": "choose", "b": "back", "start": "choose",
          "left-y": "up", "left+y": "down", "left-x": "left", "left+x": "right"},
}  # fmt: skip
"""controls that work on pages whatever is chosen, so that nobody is locked out of them"""
NOTHING = "unbound"
"""what is shown for an action that nothing asks for"""


_CLICKS = {
    "primary": ("Mouse L", (("click", "Click"), ("drag", "Drag"), ("button", "Left button"))),
    "secondary": ("Mouse R", (("order_click", "Right click"), ("other_button", "Right button"))),
}
"""part of a mouse button -> the button at first; names that hints have for it, and their words while it is that"""
_ON_PAD = {"button": ("trigger", "fire"), "other_button": ("scope", "burn"), "pointer": ("aim", "point")}
"""names that hints have for the mouse -> what does the same on a gamepad, in one place or another"""


class Place(NamedTuple):
    """An action and the context it belongs to."""

    context: str
    action: str


class Bindings:
    """What asks for what. changes: the player's; latches: 'context.action' that stay on until pressed again"""

    def __init__(self, changes: Changes | None = None, latches: list[str] | None = None) -> None:
        self.contexts: Mapping[str, ContextRule] = standard_controls()
        self._rules = {name: {each.do: each for each in part.actions} for name, part in self.contexts.items()}
        self.changes: Changes = changes if changes is not None else {}
        self.latches: list[str] = latches if latches is not None else []
        self._mend()
        self.anew()

    def anew(self) -> None:
        """Take note of what has been changed."""
        self._asks: dict[tuple[str, str], dict[str, str]] = {}
        self._labels: dict[tuple[str, bool], Labels] = {}
        self._codes: dict[Place, tuple[int, ...]] = {}
        for name in self.contexts:  # LOOP: contexts
            for device in (KEYS, PAD):
                self._asks[name, device] = self._table(name, device)

    def _mend(self) -> None:
        """Leave out of the player's file what names nothing that there is."""
        for context, actions in list(self.changes.items()):  # LOOP: what a file holds
            known = self._rules.get(context, {})
            for action, devices in list(actions.items()):
                for device, controls in list(devices.items()):
                    good = [each for each in controls if device in (KEYS, PAD) and is_name(each, device == PAD)]
                    if action in known and device in (KEYS, PAD) and good == controls:
                        continue
                    del devices[device]
                if not devices:
                    del actions[action]
            if not actions:
                del self.changes[context]
        self.latches[:] = [each for each in self.latches if self._can_latch(each)]

    def _can_latch(self, name: str) -> bool:
        context, _, action = name.partition(".")
        rule = self._rules.get(context, {}).get(action)
        return rule is not None and rule.latch

    def _table(self, context: str, device: str) -> dict[str, str]:
        """Give what each control of a device asks for: where two do, the context's own, the first of them."""
        out: dict[str, str] = {}
        for control in FIXED[device] if context != MENUS else ():
            out[control] = "menu"
        if context == MENUS:
            out |= FIXED_MENUS[device]
        for rule in self.rules(context):  # LOOP: actions of a context
            for control in self.controls(Place(self.home(context, rule.do), rule.do), device):
                out.setdefault(control, rule.do)
        return out

    # ---- what there is ------------------------------------------------------------------------------
    def rules(self, context: str) -> Iterator[ActionRule]:
        """Give what can be asked for in a context: its own, then what else counts in every battle."""
        yield from self.contexts[context].actions
        if context not in (COMMON, MENUS):
            yield from (rule for rule in self.contexts[COMMON].actions if rule.do not in self._rules[context])

    def home(self, context: str, action: str) -> str:
        """Give the context that an action asked for in this one belongs to."""
        return context if action in self._rules[context] else COMMON

    def rule(self, place: Place) -> ActionRule:
        """Give the rule of an action."""
        return self._rules[place.context][place.action]

    def controls(self, place: Place, device: str) -> list[str]:
        """Give the controls of a device that ask for an action now."""
        changed = self.changes.get(place.context, {}).get(place.action, {})
        return list(changed.get(device, self.default(place, device)))

    def default(self, place: Place, device: str) -> list[str]:
        """Give the controls that ask for an action unless the player chose others for it, or for it in every battle."""
        rule = self.rule(place)
        own = rule.keys if device == KEYS else rule.pad
        if own or not self.is_common(place):
            return own
        return self.controls(Place(COMMON, place.action), device)

    def is_common(self, place: Place) -> bool:
        """Say whether a place has this action of every battle for its own."""
        return place.context not in (COMMON, MENUS) and place.action in self._rules[COMMON]

    def follows(self, context: str, action: str, device: str) -> bool:
        """Say whether what asks for an action of every battle asks for it in this context, too."""
        if action not in self._rules[context]:
            return True
        rule, changed = self._rules[context][action], self.changes.get(context, {}).get(action, {})
        return device not in changed and not (rule.keys if device == KEYS else rule.pad)

    # ---- asking -------------------------------------------------------------------------------------
    def action(self, context: str, control: str, device: str) -> str:
        """Give what a control asks for, empty for nothing. Ctrl and Alt are forgiven where they mean nothing."""
        table = self._asks[context, device]
        return table.get(control) or (table.get(plain(control), "") if device == KEYS else "")

    def key(self, context: str, code: int, mods: int = 0) -> str:
        """Give what a key asks for, with what is held down beside it."""
        return self.action(context, key_name(code, mods), KEYS)

    def codes(self, context: str, action: str) -> tuple[int, ...]:
        """Give scancodes, and negative numbers of mouse buttons, that ask for an action while they are held."""
        place = Place(self.home(context, action), action)
        found = self._codes.get(place)
        if found is None:
            names = self.controls(place, KEYS)
            found = self._codes[place] = tuple(CODES[name] for name in names if name in CODES)
        return found

    def sticks(self, context: str, action: str) -> list[str]:
        """Give the whole sticks that ask for an action: left, right."""
        names = {"lstick": "left", "rstick": "right"}
        return [names[each] for each in self.controls(Place(context, action), PAD) if each in names]

    def stays(self, context: str, action: str) -> bool:
        """Say whether an action stays on until it is asked for again."""
        return f"{context}.{action}" in self.latches

    # ---- telling ------------------------------------------------------------------------------------
    def labels(self, context: str, pad: bool = False) -> Labels:
        """Give what the controls of a context are called now, by action: the one source of every key that is shown.

        pad: the gamepad is in hand; what has no control there is still called by its key. The entry `gamepad` says so
        """
        found = self._labels.get((context, pad))
        if found is None:
            found = {rule.do: self._label(context, rule, pad) for rule in self.rules(context)}
            found |= self._other_words(context, found, pad)
            self._labels[context, pad] = found
        return found

    def _other_words(self, context: str, found: Labels, pad: bool) -> Labels:
        """Give what is called by no single action: clicks of the mouse, the way on; and whether a gamepad is used."""
        out = {"gamepad": "yes" if pad else "", "pointer": "Mouse"}
        for action, (usual, names) in _CLICKS.items():  # LOOP: two buttons
            now = found.get(action, usual)
            out |= {name: words if now == usual else now for name, words in names}
        for name, actions in _ON_PAD.items() if pad else ():
            out[name] = next((found[action] for action in actions if action in found), out[name])
        if context != MENUS:
            out["choose"] = self.labels(MENUS, pad)["choose"]
        return out

    def _label(self, context: str, rule: ActionRule, pad: bool) -> str:
        place = Place(self.home(context, rule.do), rule.do)
        controls = self.controls(place, PAD) if pad else []
        if pad and not controls and rule.like:
            controls = self.controls(place._replace(action=rule.like), PAD)
        if controls:
            return shown(controls[0], True)
        keys = self.controls(place, KEYS)
        fixed = FIXED[KEYS] if rule.do == "menu" else ()
        return shown((*keys, *fixed)[0], False) if keys or fixed else NOTHING

    def words(self, context: str, text: str, pad: bool = False) -> str:
        """Give a text with the controls in it as they are now."""
        return text.format_map(_Known(self.labels(context, pad))) if "{" in text else text


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return NOTHING


def read_changes(data: Any) -> Changes:
    """Make changes of what a file says. Raises: ValueError where it is no such thing"""
    if not isinstance(data, dict):
        raise ValueError("bindings are no table")
    out: Changes = {}
    for context, actions in data.items():  # LOOP: what a file holds
        for action, devices in dict(actions).items():
            for device, controls in dict(devices).items():
                if not isinstance(controls, list):
                    raise ValueError(f"the controls of {action} are no list")
                whole = out.setdefault(str(context), {}).setdefault(str(action), {})
                whole[str(device)] = [str(each) for each in controls]
    return out


def overlap(one: str, other: str) -> bool:
    """Say whether two controls of a gamepad cannot both be used: a whole stick and half of its axis."""
    return one == other or (bool(parts_of(one) & parts_of(other)) and (one in HALVES or other in HALVES))


@lru_cache(maxsize=1)
def shipped() -> Bindings:
    """Give the bindings as the game ships."""
    return Bindings()
