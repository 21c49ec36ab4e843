"""Seats: which keys, names, pad and hands belong to what the player is: on foot, in the air, in armour, at the conn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from game.app import cruiser_deeds, cruiser_hands, flight_deeds, ground_flight, ship_conn
from game.app.cruiser_bindings import CRUISER_ACTION_OF, CRUISER_KEY_OF, CRUISER_LABELS, cruiser_groups
from game.app.flight_bindings import FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, flight_groups
from game.app.ground_bindings import GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, ground_groups
from game.app.keys import Held
from game.app.pad_bindings import CRUISER_PAD, FLIGHT_PAD, GROUND_PAD, PadBinding
from game.app.ship_bindings import SHIP_ACTION_OF, SHIP_KEY_OF, SHIP_LABELS, SHIP_PAD, ship_groups
from game.ui.ground_console import GroundConsole
from game.view.camera import Camera
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

Groups = list[tuple[str, list[tuple[str, str]]]]


class Hands(NamedTuple):
    """What takes the place of a soldier's hands: to be it for a tick, to point, to look about, to do what keys ask."""

    hold: Callable[[GroundPilot, SurfaceWorld, Camera, Held], None]
    aim: Callable[[SurfaceWorld, GroundConsole, Camera], object]
    watch_target: Callable[[GroundPilot, SurfaceWorld], None]
    act: Callable[[GroundPilot, SurfaceWorld, str], None]


class Seat(NamedTuple):
    """What the player has in hand.

    held: of the gamepad, what lies over the keys; groups: the controls page
    does: what the autopilot does there; hands: who acts for the player, None when he is a soldier
    """

    action_of: dict[int, str]
    key_of: dict[str, int]
    labels: dict[str, str]
    pad: tuple[PadBinding, ...]
    held: tuple[PadBinding, ...]
    groups: Callable[[], Groups]
    does: str
    hands: Hands | None = None


def _aims_itself(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> None:
    """Point nowhere: the nose aims, or who has the conn."""


_POINTED = tuple(each for each in FLIGHT_PAD if not each.control.startswith("left"))  # in the air the stick points
_SEATS = {
    "foot": Seat(GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, GROUND_PAD, GROUND_PAD, ground_groups, "walks"),
    "air": Seat(
        FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, FLIGHT_PAD, _POINTED, flight_groups, "flies",
        Hands(ground_flight.hold, _aims_itself, ground_flight.watch_target, flight_deeds.act),
    ),
    "armour": Seat(
        CRUISER_ACTION_OF, CRUISER_KEY_OF, CRUISER_LABELS, CRUISER_PAD, CRUISER_PAD, cruiser_groups, "commands",
        Hands(cruiser_hands.hold, cruiser_hands.aim, cruiser_hands.watch_target, cruiser_deeds.act),
    ),
    "conn": Seat(
        SHIP_ACTION_OF, SHIP_KEY_OF, SHIP_LABELS, SHIP_PAD, SHIP_PAD, ship_groups, "conns",
        Hands(ship_conn.hold, _aims_itself, ship_conn.watch_target, ship_conn.act),
    ),
}  # fmt: skip


def seat_of(console: GroundConsole) -> Seat:
    """Give the seat of what the player is."""
    return _SEATS[console.seat]


def hands_of(console: GroundConsole) -> Hands | None:
    """Give who acts for the player, None when he is a soldier."""
    return _SEATS[console.seat].hands
