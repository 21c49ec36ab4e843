"""Seats: what a person may be on the surface beside a soldier, and which tables of controls belong to each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from game.app import flight_deeds, ground_flight, ship_conn
from game.app.flight_bindings import FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, flight_groups
from game.app.ground_bindings import GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, ground_groups
from game.app.keys import Held
from game.app.pad_bindings import FLIGHT_PAD, GROUND_PAD, PadBinding
from game.app.ship_bindings import SHIP_ACTION_OF, SHIP_KEY_OF, SHIP_LABELS, SHIP_PAD, ship_groups
from game.ui.ground_console import GroundConsole
from game.view.camera import Camera
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot


class Hands(NamedTuple):
    """What takes the place of a soldier's hands: to be it for a tick, to look about, to do what a key asks for."""

    hold: Callable[[GroundPilot, SurfaceWorld, Camera, Held], None]
    watch_target: Callable[[GroundPilot, SurfaceWorld], None]
    act: Callable[[GroundPilot, SurfaceWorld, str], None]


class Controls(NamedTuple):
    """Tables of controls: keys by code, codes by action, labels, gamepad (all, and what is held), help pages."""

    action_of: dict[int, str]
    key_of: dict[str, int]
    labels: dict[str, str]
    pad: tuple[PadBinding, ...]
    held: tuple[PadBinding, ...]
    groups: Callable[[], list[tuple[str, list[tuple[str, str]]]]]


_POINTED = tuple(each for each in FLIGHT_PAD if not each.control.startswith("left"))  # in the air the stick points
_FLIGHT = Controls(FLIGHT_ACTION_OF, FLIGHT_KEY_OF, FLIGHT_LABELS, FLIGHT_PAD, _POINTED, flight_groups)
_SHIP = Controls(SHIP_ACTION_OF, SHIP_KEY_OF, SHIP_LABELS, SHIP_PAD, SHIP_PAD, ship_groups)
_SOLDIER = Controls(GROUND_ACTION_OF, GROUND_KEY_OF, GROUND_LABELS, GROUND_PAD, GROUND_PAD, ground_groups)
_IN_THE_AIR = Hands(ground_flight.hold, ground_flight.watch_target, flight_deeds.act)
_AT_THE_CONN = Hands(ship_conn.hold, ship_conn.watch_target, ship_conn.act)


def hands_of(console: GroundConsole) -> Hands | None:
    """Give who acts for the player, None when he is a soldier."""
    return _IN_THE_AIR if console.flies else _AT_THE_CONN if console.conns else None


def controls_of(console: GroundConsole) -> Controls:
    """Give the tables of controls for what the player is."""
    return _FLIGHT if console.flies else _SHIP if console.conns else _SOLDIER
