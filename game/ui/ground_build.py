"""From the battle on the surface and the console to the whole display at one moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.base.constants import SIDES
from game.ui import hud_state as h
from game.ui import words
from game.ui.cruiser_build import cruiser, cruiser_buttons, cruiser_foe, cruiser_slots
from game.ui.flight_build import flight
from game.ui.flight_marks import flight_warnings
from game.ui.flight_orders import flight_buttons, flight_slots
from game.ui.ground_coming import coming
from game.ui.ground_console import GroundConsole
from game.ui.ground_map import strip_map
from game.ui.ground_marks import marks, reticle, self_mark
from game.ui.ground_panels import foe, slots, soldier
from game.ui.ground_state import Chip, Foe, GroundState, Reticle
from game.ui.ground_units import row_of, rows_of
from game.ui.ground_warnings import warnings
from game.ui.ship_build import ship, ship_buttons, ship_reticle, ship_slots, ship_warnings
from game.view.camera import Camera
from game.world.orders import ORDER_ATTACK, ORDER_HOLD, ORDER_WITHDRAW
from game.world.surface import Cargo, Task
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_ADVANCE, TASK_FALL_BACK, TASK_HOLD
from game.world.transports import is_laden

_NEW_S = 5.0
_BUTTONS = (
    ("attack", "Advance", "Advance on the target", ORDER_ATTACK, TASK_ADVANCE),
    ("hold", "Hold", "Hold where they are", ORDER_HOLD, TASK_HOLD),
    ("withdraw", "Fall back", "Fall back to safety", ORDER_WITHDRAW, TASK_FALL_BACK),
)


def ground_state(
    world: SurfaceWorld, console: GroundConsole, camera: Camera, bindings: dict[str, str]
) -> GroundState:
    """Describe the whole display at this moment."""
    level = world.level
    goals = [
        h.Objective(goal.text, world.objectives[goal.id])
        for goal in level.objective
        if world.objectives[goal.id] != "hidden"
    ]
    seat = _SEATS[console.seat]
    warned = seat.warnings(world, console)
    flown = flight(world, console, camera) if console.flies else None
    driven = cruiser(world, console, camera, bindings) if console.drives else None
    conned = ship(world, console, camera) if console.conns else None
    return GroundState(
        title=level.title, number=f"{level.number}/10" if level.number else "", objectives=goals,
        radio=console.radio, clock_s=world.time_s, paused=console.paused, speed=console.speed,
        warning=warned[0] if warned else None,
        slots=seat.slots(world, console, bindings),
        marks=marks(world, console, camera),
        orders=seat.orders(world, console, bindings),
        autopilot=console.autopilot, hints=console.hints, messages=console.messages, bindings=bindings,
        side=SIDES[console.side], banner=_banner(console, bindings), captions=console.captions,
        lesson=console.lesson,
        soldier=soldier(world, console) if console.name and not (flown or driven or conned) else None,
        flight=flown, cruiser=driven, ship=conned, foe=seat.foe(world, console),
        strip=strip_map(world, console, camera),
        reticle=None if console.over else seat.reticle(world, console, camera),
        me=None if console.flies else self_mark(world, console, camera), chip=chip(world, console, bindings),
    )  # fmt: skip


def _no_reticle(world: SurfaceWorld, console: GroundConsole, camera: Camera) -> Reticle | None:
    """Show none: the nose aims, or the gun has a sight of its own."""
    return None


def chip(world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]) -> Chip | None:
    """Describe the line over the map: a look that is offered, else what comes next."""
    sight = console.sight
    if console.closing is not None:
        return None
    if sight is not None:
        off = sight.place[0] - console.stood[0]
        way = f"{abs(round(off, -1)):.0f} m {'right' if off > 0.0 else 'left'}"
        looks = console.looking_s >= 0.0
        return Chip(sight.words, bindings.get("look", "I"), way, lit=looks or sight.age_s < _NEW_S, back=looks)
    next_one = coming(world, console)
    return Chip(next_one[0], note=f"in {words.clock(next_one[1])[1:]}") if next_one is not None else None


def order_buttons(
    world: SurfaceWorld, console: GroundConsole, bindings: dict[str, str]
) -> list[h.OrderButton]:
    """Describe the orders for the friends selected; none while nobody else is."""
    rows = rows_of(world, console.selected)
    rows = rows[rows != row_of(world, console.own)]
    if not len(rows):
        return []
    task = world.units[Task].kind[rows]
    laden = [row for row in rows.tolist() if is_laden(world, row)]
    aboard = int(world.units[Cargo].left[laden].sum())
    ramp = h.OrderButton("dismount", bindings.get("dismount", ""), "Dismount",
                         active=bool(world.units[Cargo].releasing[laden].any()),
                         tip=f"Ramps down: {aboard} males aboard")  # fmt: skip
    buttons = [
        h.OrderButton(
            name, bindings.get(name, ""), label, active=bool((task == doing).all()),
            tip=f"{tip}: {len(rows)} selected",
        )
        for name, label, tip, _, doing in _BUTTONS
    ]  # fmt: skip
    return [*buttons, ramp] if laden else buttons


def _banner(console: GroundConsole, bindings: dict[str, str]) -> h.Banner | None:
    """Say in great letters that the battle is over, or rests."""
    if console.closing is not None:
        return h.Banner(console.closing[0], console.closing[2], console.closing[1])
    if console.paused and not console.covered:
        why = f"{console.pause_reason}. " if console.pause_reason else ""
        go_on = bindings.get("pause", "Space")
        return h.Banner("Paused", f"{why}Orders can be given; {go_on} goes on.", "warning")
    return None


class _Seat(NamedTuple):
    """What shows the warnings, arms, orders, target and crosshair of what the player is."""

    warnings: Callable[[SurfaceWorld, GroundConsole], list[h.WarningBar]]
    slots: Callable[[SurfaceWorld, GroundConsole, dict[str, str]], list[h.WeaponSlot]]
    orders: Callable[[SurfaceWorld, GroundConsole, dict[str, str]], list[h.OrderButton]]
    foe: Callable[[SurfaceWorld, GroundConsole], Foe | None]
    reticle: Callable[[SurfaceWorld, GroundConsole, Camera], Reticle | None]


_SEATS = {
    "foot": _Seat(warnings, slots, order_buttons, foe, reticle),
    "air": _Seat(flight_warnings, flight_slots, flight_buttons, foe, _no_reticle),
    "armour": _Seat(warnings, cruiser_slots, cruiser_buttons, cruiser_foe, _no_reticle),
    "conn": _Seat(ship_warnings, ship_slots, ship_buttons, foe, ship_reticle),
}
