"""Seats: which keys, names and pad belong to what the player is: on foot, in the air, in a landcruiser."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.app.cruiser_bindings import CRUISER_ACTION_OF, CRUISER_KEY_OF, CRUISER_LABELS, cruiser_groups
from game.app.flight_bindings import FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, flight_groups
from game.app.ground_bindings import GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, ground_groups
from game.app.pad_bindings import CRUISER_PAD, FLIGHT_PAD, GROUND_PAD, PadBinding
from game.ui.ground_console import GroundConsole

Groups = list[tuple[str, list[tuple[str, str]]]]


class Seat(NamedTuple):
    """What the player has in hand. held: of the gamepad, what lies over the keys; groups: the controls page"""

    action_of: dict[int, str]
    key_of: dict[str, int]
    labels: dict[str, str]
    pad: tuple[PadBinding, ...]
    held: tuple[PadBinding, ...]
    groups: Callable[[], Groups]


_FOOT = Seat(GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, GROUND_PAD, GROUND_PAD, ground_groups)
_AIR = Seat(
    FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, FLIGHT_PAD,
    tuple(each for each in FLIGHT_PAD if not each.control.startswith("left")), flight_groups,  # the stick points
)  # fmt: skip
_CRUISER = Seat(CRUISER_ACTION_OF, CRUISER_KEY_OF, CRUISER_LABELS, CRUISER_PAD, CRUISER_PAD, cruiser_groups)


def seat_of(console: GroundConsole) -> Seat:
    """Give the seat of what the player is."""
    return _AIR if console.flies else _CRUISER if console.drives else _FOOT
