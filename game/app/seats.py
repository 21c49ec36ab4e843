"""Seats: which controls and hands belong to what the player is: on foot, in the air, in armour, at the conn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from game.app import cruiser_deeds, cruiser_hands, flight_deeds, ground_flight, ship_conn
from game.app.keys import Held
from game.ui.ground_console import GroundConsole
from game.view.camera import Camera
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot


class Hands(NamedTuple):
    """What takes the place of a soldier's hands: to be it for a tick, to point, to look about, to do what keys ask."""

    hold: Callable[[GroundPilot, SurfaceWorld, Camera, Held], None]
    aim: Callable[[SurfaceWorld, GroundConsole, Camera], object]
    watch_target: Callable[[GroundPilot, SurfaceWorld], None]
    act: Callable[[GroundPilot, SurfaceWorld, str], None]


class Seat(NamedTuple):
    """What the player has in hand.

    context: whose controls count; does: what the autopilot does there
    hands: who acts for the player, None when he is a soldier
    """

    context: str
    does: str
    hands: Hands | None = None


def _aims_itself(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> None:
    """Point nowhere: the nose aims, or who has the conn."""


_SEATS = {
    "foot": Seat("foot", "walks"),
    "air": Seat(
        "air", "flies", Hands(ground_flight.hold, _aims_itself, ground_flight.watch_target, flight_deeds.act),
    ),
    "armour": Seat(
        "armour", "commands",
        Hands(cruiser_hands.hold, cruiser_hands.aim, cruiser_hands.watch_target, cruiser_deeds.act),
    ),
    "conn": Seat("conn", "conns", Hands(ship_conn.hold, _aims_itself, ship_conn.watch_target, ship_conn.act)),
}  # fmt: skip


def seat_of(console: GroundConsole) -> Seat:
    """Give the seat of what the player is."""
    return _SEATS[console.seat]


def hands_of(console: GroundConsole) -> Hands | None:
    """Give who acts for the player, None when he is a soldier."""
    return _SEATS[console.seat].hands
