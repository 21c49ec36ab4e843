"""Who is aboard a starship: its captain opens the bays, sets the spacing of those who sink, and sends fighters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.ship_build import bomber_of, chains
from game.ui.ship_state import SPACINGS
from game.world import commands as c
from game.world.escorts import fighters_of, with_whom
from game.world.surface import Cargo, Hangar
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

FLIGHT = 4
"""fighters of one order"""


def bays(pilot: GroundPilot, world: SurfaceWorld, own: int) -> None:
    """Open the bays at the spacing asked for, or close them."""
    console, cargo = pilot.console, world.units[Cargo]
    opens = not cargo.releasing[own]
    if opens and cargo.left[own] <= 0:
        console.note("Nobody is left to let down", "warning")
        return
    _let_down(pilot, world, own, opens)
    said = f"Bays open: {SPACINGS[console.conn.spacing]:.0f} m between them" if opens else "Bays closed"
    console.note(f"{said}, {int(cargo.left[own])} aboard")


def _let_down(pilot: GroundPilot, world: SurfaceWorld, own: int, opens: bool) -> None:
    spacing = SPACINGS[pilot.console.conn.spacing]
    pilot.commands.append(c.LetDown(world.units.refer(own), opens, spacing))


def space(pilot: GroundPilot, world: SurfaceWorld, own: int, by: int) -> None:
    """Ask for a wider or a closer spacing."""
    console = pilot.console
    console.conn.spacing = min(max(console.conn.spacing + by, 0), len(SPACINGS) - 1)
    spacing = SPACINGS[console.conn.spacing]
    console.note(f"Spacing {spacing:.0f} m: {chains(world, own, spacing)}")
    if world.units[Cargo].releasing[own]:
        _let_down(pilot, world, own, True)


def send(pilot: GroundPilot, world: SurfaceWorld, own: int, count: int, whom: int, said: str) -> None:
    """Send fighters to escort somebody. said: what they do, for the note"""
    console, left = pilot.console, int(world.units[Hangar].left[own])
    free = left if whom == own else left + len(fighters_of(world, own)) - len(with_whom(world, own, whom))
    if free <= 0:
        console.note("No fighter is left to send", "warning")
        return
    pilot.commands.append(c.SendFighters(world.units.refer(own), count, world.units.refer(whom)))
    console.note(f"{min(count, free)} fighters {said}")


def escort(pilot: GroundPilot, world: SurfaceWorld, own: int, count: int) -> None:
    """Send fighters with the heavy bomber."""
    bomber = bomber_of(world, own)
    if bomber < 0:
        pilot.console.note("There is no bomber to go with", "warning")
    else:
        send(pilot, world, own, count, bomber, "go with the heavy bomber")
