"""What is asked for by what is held down: keys, mouse buttons and gamepad as one, and what stays on by itself."""

from __future__ import annotations

from game.app.bindings import PAD, Bindings, Place
from game.app.gamepad import Pad
from game.app.keys import Raw
from game.app.settings import Settings

_ANALOG = ("-x", "+x", "-y", "+y")


class Latches:
    """The actions that stay on until they are asked for again, of those the player wants so."""

    def __init__(self) -> None:
        self.on: set[str] = set()

    def press(self, bindings: Bindings, context: str, action: str, control: str) -> None:
        """Take note of a control that went down; a stick pushed aside is held by its nature."""
        if not bindings.stays(context, action) or control.endswith(_ANALOG):
            return
        self.on ^= {action}
        if action in self.on:
            self.on.discard(bindings.rule(Place(context, action)).against)

    def let_go(self) -> None:
        """End all of them."""
        self.on.clear()


class Asked:
    """Says for an action of a context how far it is asked for now, 0 to 1, by whichever device asks the most."""

    def __init__(
        self, bindings: Bindings, context: str, raw: Raw, pad: Pad, latches: Latches, chosen: Settings
    ) -> None:
        self._bindings, self._context, self._raw, self._pad = bindings, context, raw, pad
        self._latches, self._turned = latches, chosen.invert_aim

    def __getitem__(self, action: str) -> float:
        if self._bindings.stays(self._context, action):
            return max(float(action in self._latches.on), self._by_pad(action, sticks_only=True))
        keys = max((float(self._raw[code]) for code in self._bindings.codes(self._context, action)), default=0.0)
        return max(keys, self._by_pad(action))

    def _by_pad(self, action: str, sticks_only: bool = False) -> float:
        """Give how far the gamepad asks; a stick that aims up and down may be turned about."""
        place = Place(self._bindings.home(self._context, action), action)
        turned = self._turned and action in ("aim_up", "aim_down")
        if turned:
            place = place._replace(action=self._bindings.rule(place).against)
        most = 0.0
        for control in self._bindings.controls(place, PAD):  # LOOP: one or two
            if control.endswith(_ANALOG) or not sticks_only:
                most = max(most, self._pad.held(control))
        return most
