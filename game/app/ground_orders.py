"""Orders on the surface: whom the player selects, and what he tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app.picking import Box
from game.base.constants import SIDES
from game.ui.console import Pulse
from game.ui.ground_console import GroundConsole
from game.ui.ground_units import enemies_of, friends_of, gaps_to, row_of, rows_of
from game.view.camera import Camera
from game.world import commands as c
from game.world.components import Body, Group
from game.world.gunners import is_flying
from game.world.orders import ORDER_ATTACK, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW, ORDERS
from game.world.surface import WINGS, Unit
from game.world.surface_smoke import Discharger
from game.world.surface_world import SurfaceWorld
from game.world.transports import is_laden

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_SMOKE_WU = 500.0  # vehicles so near to where the player aims lay smoke when none is selected
_NEAR_PX = 14.0  # a click so near to a friend is meant for him
_TOLD = {
    ORDER_MOVE: "go there", ORDER_ATTACK: "advance on the target", ORDER_HOLD: "hold", ORDER_WITHDRAW: "fall back",
}  # fmt: skip


def pulse(console: GroundConsole, place: tuple[float, float], kind: str) -> None:
    """Show that something was asked for at a place."""
    console.pulses.append(Pulse(place, kind))


def _serials(world: SurfaceWorld, rows: np.ndarray) -> set[int]:
    return {int(serial) for serial in world.units[Body].serial[rows]}


def select_section(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Select those of the player's section who are left."""
    rows = friends_of(world, pilot.console.side)
    rows = rows[world.units[Unit].group[rows] == pilot.console.group]
    _select(pilot.console, _serials(world, rows))


def select_everyone(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Select everybody who obeys."""
    _select(pilot.console, _serials(world, friends_of(world, pilot.console.side)))


def select_nobody(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Select nobody but the player."""
    pilot.console.selected = set()


def _select(console: GroundConsole, found: set[int]) -> None:
    console.selected = found
    others = len(found - {console.own})
    if others:
        console.note(f"{others} selected")
    else:
        console.note("Nobody is left who obeys you", "warning")


def select_at(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, px: tuple[float, float], add: bool) -> None:
    """Select the friend under a click with all of his group who are near on the screen."""
    rows = friends_of(world, pilot.console.side)
    if not len(rows):
        return
    gaps = gaps_to(world, rows, camera.to_world(px)) * camera.zoom
    best = int(np.argmin(gaps))
    if gaps[best] > _NEAR_PX:
        pilot.console.selected = pilot.console.selected if add else set()
        return
    group = world.units[Unit].group[rows] == world.units[Unit].group[rows[best]]
    kind = world.units[Unit].kind[rows] == world.units[Unit].kind[rows[best]]
    seen = camera.visible(world.units[Body].pos[rows], 0.0)
    found = _serials(world, rows[group & kind & seen]) | {world.serial(int(rows[best]))}
    _select(pilot.console, (pilot.console.selected | found) if add else found)


def select_box(pilot: GroundPilot, world: SurfaceWorld, camera: Camera, box: Box, add: bool) -> None:
    """Select friends inside a box of the screen."""
    rows = friends_of(world, pilot.console.side)
    at = camera.to_screen(world.units[Body].pos[rows])
    left, top, wide, tall = box
    inside = (at[:, 0] >= left) & (at[:, 0] <= left + wide) & (at[:, 1] >= top) & (at[:, 1] <= top + tall)
    found = _serials(world, rows[inside])
    if found or not add:
        pilot.console.selected = (pilot.console.selected | found) if add else found


# ---- orders -----------------------------------------------------------------------------------------
def order(pilot: GroundPilot, world: SurfaceWorld, kind: int, point: tuple[float, float]) -> bool:
    """Tell the selected something. Returns: whether anybody was there to hear it"""
    console = pilot.console
    rows = rows_of(world, console.selected)
    rows = rows[(rows != row_of(world, console.own)) & np.isin(rows, friends_of(world, console.side))]
    if not len(rows):
        heard = world.commanded and len(friends_of(world, console.side))
        first = f"Select friends first: {console.key('section')} your section"
        console.note(first if heard else "Nobody here obeys you", "warning")
        return False
    console.pending.append(c.Order(tuple(world.units.refer(int(row)) for row in rows), kind, point=point))
    count = "One" if len(rows) == 1 else str(len(rows))
    console.note(f"{count}: {_TOLD[kind]}")
    if kind != ORDER_HOLD:
        pulse(console, point, ORDERS[kind])
    return True


def go(pilot: GroundPilot, world: SurfaceWorld, place: tuple[float, float]) -> None:
    """Send the selected to a place."""
    order(pilot, world, ORDER_MOVE, place)


def move(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Send the selected where the player aims."""
    go(pilot, world, pilot.console.aim)


def hold(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let the selected stay where they are."""
    order(pilot, world, ORDER_HOLD, (0.0, 0.0))


def attack(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let the selected advance on the target."""
    console = pilot.console
    target = row_of(world, console.target)
    told = rows_of(world, console.selected)
    walks = bool((world.units[Unit].move[told] != WINGS).all())
    if walks and (target < 0 or is_flying(world, np.array([target]))[0]):  # nobody walks after what flies past
        target = _nearest_on_ground(world, console)
    if target < 0:
        console.note("No enemy stands on the ground: right click sends them to a place", "warning")
        return
    order(pilot, world, ORDER_ATTACK, world.place(target))


def _nearest_on_ground(world: SurfaceWorld, console: GroundConsole) -> int:
    """Give the enemy on the ground nearest to the selected, -1 for none that anybody knows of."""
    rows = rows_of(world, console.selected)
    place = world.units[Body].pos[rows].mean(axis=0) if len(rows) else np.array(console.stood)
    foes = enemies_of(world, console.side, place)
    foes = foes[~is_flying(world, foes)]
    return int(foes[0]) if len(foes) else -1


def withdraw(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let the selected fall back to safety."""
    console = pilot.console
    zone = next((each for each in world.level.zone if each.safe_for == SIDES[console.side]), None)
    home = (zone.at_wu[0], zone.at_wu[1]) if zone else tuple(world.groups[Group].home[max(console.group, 0)])
    order(pilot, world, ORDER_WITHDRAW, (float(home[0]), float(home[1])))


def lay_smoke(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let the selected vehicles hide themselves; those near where the player aims when none is selected."""
    console, tubes = pilot.console, world.units[Discharger]
    rows = friends_of(world, console.side)
    rows = rows[np.isin(rows, world.units.rows(Body, Unit, Discharger))]
    chosen = rows[np.isin(rows, rows_of(world, console.selected))]
    if not len(chosen):
        chosen = rows[np.abs(world.units[Body].pos[rows, 0] - console.aim[0]) < _SMOKE_WU]
    ready = chosen[tubes.left[chosen] > 0]
    if not len(ready):
        console.note("No smoke is left there" if len(chosen) else "No vehicle that carries smoke is there", "warning")
        return
    console.pending.append(c.LaySmoke(tuple(world.units.refer(int(row)) for row in ready)))
    console.note("One lays smoke" if len(ready) == 1 else f"{len(ready)} lay smoke")


def dismount(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Let males out of the carriers selected."""
    rows = [row for row in rows_of(world, pilot.console.selected).tolist() if is_laden(world, row)]
    if not rows:
        pilot.console.note("No carrier with males aboard is selected", "warning")
        return
    pilot.console.pending.append(c.Dismount(tuple(world.units.refer(row) for row in rows)))
    pilot.console.note("One carrier: ramp down" if len(rows) == 1 else f"{len(rows)} carriers: ramps down")
