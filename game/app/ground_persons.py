"""Persons: the player reloads, rallies, calls fire, and becomes another soldier when he wants to or has fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app import ground_orders
from game.base.constants import DT, SIDES
from game.ui.ground_units import answering, guns_of, row_of, who_of
from game.ui.hud_state import RadioLine
from game.world import commands as c
from game.world.components import Body, Group, Record
from game.world.persons import whom_to_be
from game.world.surface import Gun, Unit
from game.world.surface_world import SurfaceWorld

if TYPE_CHECKING:
    from game.app.ground_pilot import GroundPilot

_AFTER_S = 1.8  # he is seen to fall before the player is somebody else


def reload(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Change the magazine of the arm in hand."""
    row, console, gun = pilot.holder(world), pilot.console, world.mounts[Gun]
    guns = guns_of(world, row) if row >= 0 else np.zeros(0, np.intp)
    if not len(guns):
        return
    one = int(guns[min(console.slot, len(guns) - 1)])
    full = int(world.catalogue.arm["magazine"][gun.arm[one]])
    if not full:
        console.note("This arm has no magazine", "warning")
    elif gun.loaded[one] >= min(full, int(gun.rounds[one])):
        console.note("The magazine is full")
    elif gun.change[one] <= 0.0:
        pilot.commands.append(c.Reload(world.units.refer(row), int(gun.number[one])))


def next_soldier(pilot: GroundPilot, world: SurfaceWorld) -> int:
    """Give whom the player becomes next: the nearest of his section, then of any other; -1 for nobody.

    Who asks again and again goes through all of them before anybody comes twice.
    """
    console, body = pilot.console, world.units[Body]
    rows = whom_to_be(world, console.side)
    rows = rows[body.serial[rows] != console.own]
    if not len(rows):
        return -1
    own = row_of(world, console.own)
    here = float(body.pos[own, 0]) if own >= 0 else console.stood[0]
    strange = world.units[Unit].group[rows] != console.group
    been = np.isin(body.serial[rows], np.array(sorted(console.been), np.int64))
    return int(rows[np.lexsort((np.abs(body.pos[rows, 0] - here), strange, been))[0]])


def take_over(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Become the next soldier."""
    row, console = next_soldier(pilot, world), pilot.console
    if row < 0:
        console.note("Nobody is left whom you could be", "warning")
        return
    console.been.add(console.own)
    console.own, console.name = world.serial(row), who_of(world, row)
    console.group, console.stood = int(world.units[Unit].group[row]), world.place(row)
    console.manned, console.slot, console.fallen_s, console.found_s = -1, 0, 0.0, 0.0
    console.fallen = console.out = console.prone = console.firing = console.autopilot = False
    pilot.forget()
    pilot.commands.append(c.TakeOver(world.units.refer(row)))
    console.note(f"You are {console.name} now", "good")


def after_fall(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Become the next soldier a moment after one's own has fallen; call once a tick."""
    console = pilot.console
    if not console.fallen or console.autopilot or console.closing is not None:
        return
    console.fallen_s += DT
    if console.fallen_s < _AFTER_S or next_soldier(pilot, world) < 0:
        return
    before = console.name
    take_over(pilot, world)
    row = row_of(world, console.own)
    _, ship = world.entries[int(world.records[Record].entry[world.units[Unit].name[row]])]
    words = f"{before} is down. I have his place."
    console.hear(RadioLine(console.name, ship.name, SIDES[console.side], words, f"{SIDES[console.side]}_gunner"))


def rally(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Call frightened males together."""
    console = pilot.console
    own = row_of(world, console.own)
    if own < 0:
        return
    wait = float(world.groups[Group].beam_wait[int(world.units[Unit].group[own])])
    if wait > 0.0:
        console.note(f"They have just heard you: again in {wait:.0f} s", "warning")
        return
    pilot.commands.append(c.Rally(world.units.refer(own)))
    console.note("Rally! Males near you take heart", "good")


def call(pilot: GroundPilot, world: SurfaceWorld) -> None:
    """Call fire where the player aims."""
    console = pilot.console
    own = row_of(world, console.own)
    if own < 0:
        return
    wait = float(world.groups[Group].volley_wait[int(world.units[Unit].group[own])])
    ready = answering(world, console.side, np.array(console.aim))
    if wait > 0.0:
        console.note(f"The guns have answered: again in {wait:.0f} s", "warning")
    elif not ready:
        console.note("No gun that is loaded reaches that place", "warning")
    else:
        pilot.commands.append(c.CallFire(world.units.refer(own), console.aim))
        ground_orders.pulse(console, console.aim, "attack")
        console.note("Two guns answer" if ready > 1 else "One gun answers", "good")
