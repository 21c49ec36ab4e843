"""What keys and buttons do while one flies."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.app import ground_flight
from game.app.flight_radio import calls
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot


def _hand_over(pilot: GroundPilot, world: SurfaceWorld) -> None:
    pilot.console.hands.way = None
    pilot.set_autopilot(world, not pilot.console.autopilot)


_DEEDS: dict[str, Callable[[GroundPilot, SurfaceWorld], object]] = {
    "autopilot": _hand_over,
    "latch": ground_flight.latch,
    "lever_more": lambda pilot, world: ground_flight.move_lever(pilot, world, 1),
    "lever_less": lambda pilot, world: ground_flight.move_lever(pilot, world, -1),
    "stick": ground_flight.change_stick,
    "arm_next": ground_flight.next_arm,
    "arm_last": lambda pilot, world: ground_flight.next_arm(pilot, world, -1),
    "target_next": ground_flight.next_target,
    "target_near": lambda pilot, world: setattr(pilot.console, "fixed", False),
    **calls(),
}


def act(pilot: GroundPilot, world: SurfaceWorld, action: str) -> None:
    """Do what a key or a button asks for; what is no pilot's business is not heard."""
    deed = _DEEDS.get(action)
    if deed is not None:
        deed(pilot, world)
    elif action.startswith("slot") and action[4:].isdigit():
        pilot.choose(world, int(action[4:]) - 1)
