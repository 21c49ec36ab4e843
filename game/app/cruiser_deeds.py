"""What keys and buttons do while one commands a landcruiser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.app import cruiser_hands, cruiser_radio, ground_orders, ground_persons
from game.ui.cruiser_units import is_cruiser
from game.ui.ground_units import guns_of, row_of
from game.world import commands as c
from game.world.crews import spot_for
from game.world.surface_crew import Crew
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot


def _own(pilot: GroundPilot, world: SurfaceWorld) -> int:
    """Give the player's vehicle, taken back from the autopilot; -1 when it is gone."""
    own = row_of(world, pilot.console.own)
    if not is_cruiser(world, own):
        return -1
    if pilot.console.autopilot:
        pilot.set_autopilot(world, False)
    return own


def _roll(pilot: GroundPilot, world: SurfaceWorld, way: int) -> None:
    own = _own(pilot, world)
    if own < 0:
        return
    if spot_for(world, own, way) is None:
        pilot.console.note("Nothing that way hides a hull: drive yourself, or lay smoke", "warning")
        return
    pilot.commands.append(c.Roll((world.units.refer(own),), way))
    pilot.console.note("Driver: up, till the turret is clear" if way > 0 else "Driver: back into cover")


def _about(pilot: GroundPilot, world: SurfaceWorld) -> None:
    own = _own(pilot, world)
    if own >= 0:
        pilot.commands.append(c.TurnAbout((world.units.refer(own),)))
        pilot.console.note("Turning about")


def _hatch(pilot: GroundPilot, world: SurfaceWorld) -> None:
    own, hands, crew = _own(pilot, world), pilot.console.cruiser, world.units[Crew]
    if own < 0:
        return
    if not hands.hatch and (crew.hurt[own] >= 2 or crew.down_s[own] > 0.0):
        pilot.console.note("Nobody can look out of the hatch", "warning")
        return
    hands.hatch = not hands.hatch
    pilot.console.note("Hatch open: you see farther, and can be hit" if hands.hatch else "Buttoned up")


def _thermal(pilot: GroundPilot, world: SurfaceWorld) -> None:
    hands = pilot.console.cruiser
    hands.thermal = not hands.thermal
    pilot.console.note("Thermal sight" if hands.thermal else "Daylight sight")


def _sight(pilot: GroundPilot, world: SurfaceWorld) -> None:
    hands = pilot.console.cruiser
    hands.sighted = not hands.sighted


def _next_round(pilot: GroundPilot, world: SurfaceWorld, by: int) -> None:
    own = row_of(world, pilot.console.own)
    count = len(guns_of(world, own)) if own >= 0 else 0
    if count:
        cruiser_hands.choose(pilot, world, (min(pilot.console.slot, count - 1) + by) % count)


def _fire_back(pilot: GroundPilot, world: SurfaceWorld) -> None:
    pilot.console.cruiser.back = True


_DEEDS: dict[str, Callable[[GroundPilot, SurfaceWorld], object]] = {
    "autopilot": lambda pilot, world: pilot.set_autopilot(world, not pilot.console.autopilot),
    "up": lambda pilot, world: _roll(pilot, world, 1),
    "down": lambda pilot, world: _roll(pilot, world, -1),
    "about": _about,
    "hatch": _hatch,
    "thermal": _thermal,
    "sight": _sight,
    "take_over": ground_persons.take_over,
    "fire_back": _fire_back,
    "target_next": cruiser_hands.next_target,
    "lay": cruiser_hands.lay,
    "arm_next": lambda pilot, world: _next_round(pilot, world, 1),
    "arm_last": lambda pilot, world: _next_round(pilot, world, -1),
    "word": cruiser_radio.word,
    "hold_fire": cruiser_radio.hold_fire,
    "target_them": cruiser_radio.target_them,
    "advance": cruiser_radio.advance,
    "fall_back": cruiser_radio.fall_back,
    "smoke": cruiser_radio.smoke,
    "move": cruiser_radio.move,
    "platoon": cruiser_radio.select_platoon,
    "nobody": ground_orders.select_nobody,
}


def act(pilot: GroundPilot, world: SurfaceWorld, action: str) -> None:
    """Do what a key or a button asks for; what is no commander's business is not heard."""
    deed = _DEEDS.get(action)
    name, digits = action.rstrip("0123456789"), action[len(action.rstrip("0123456789")) :]
    if deed is not None:
        deed(pilot, world)
    elif name == "slot" and digits:
        cruiser_hands.choose(pilot, world, int(digits) - 1)
    elif name == "vehicle" and digits:
        cruiser_radio.select_key(pilot, world, int(digits))
