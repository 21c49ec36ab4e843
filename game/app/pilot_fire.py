"""Fire: volleys, explosive metal, and how the selected ships fight by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app.picking import in_words, volley_of
from game.ui.advice import REACH_WU
from game.ui.console import row_of, rows_of
from game.ui.names import name_of
from game.world import commands as c
from game.world.components import Body, Launcher, Orders
from game.world.orders import EXPLOSIVE, POSTURES
from game.world.world import World

if TYPE_CHECKING:
    from game.app.pilot import Pilot

_POSTURE_TEXT = (
    "screens its neighbours",
    "defends only its own ship",
    "saves interceptors for explosive metal",
)


def launch(pilot: Pilot, world: World, kind: int) -> None:
    """Launch missiles of a kind from the selected ships at the target."""
    console = pilot.console
    if row_of(world, console.target) < 0:
        pilot.aim_anew(world)
    target = row_of(world, console.target)
    if target < 0:
        console.note("No target", "warning")
        return
    launcher, body = world.units[Launcher], world.units[Body]
    selected = rows_of(world, console.selected)
    rows = [row for row in selected if launcher.stock[row, kind] > 0]
    what = "explosive metal" if kind == EXPLOSIVE else "missiles"
    if not rows:
        why = f"No selected ship has {what} left" if len(selected) else "Select a ship first"
        console.note(why, "warning")
        return
    if kind == EXPLOSIVE and not pilot.confirm(world, "launch"):
        return
    refs = tuple(world.units.refer(int(row)) for row in rows)
    count = console.salvo if kind == EXPLOSIVE else volley_of(launcher.cells[rows])
    pilot.commands.append(c.Salvo(refs, kind, count, world.units.refer(target), console.together))
    sent = int(np.minimum(launcher.stock[rows, kind], count).sum())
    far = float(np.hypot(*(body.pos[rows] - body.pos[target]).T).min())
    if far > REACH_WU:
        console.note(f"{name_of(world, target)} is beyond reach: many will fall short", "warning")
    others = ", the others carry none" if kind == EXPLOSIVE and len(rows) < len(selected) else ""
    console.note(f"{sent} {what} from {in_words(len(rows))} at {name_of(world, target)}{others}", "good")


def together(pilot: Pilot, world: World) -> None:
    """Let missiles of several ships arrive at one time, or not."""
    console = pilot.console
    console.together = not console.together
    console.note("Missiles arrive together" if console.together else "Every ship launches at once")


def change_salvo(pilot: Pilot, by: int) -> None:
    """Change how many explosive-metal missiles a launch has."""
    console = pilot.console
    console.salvo = min(6, max(1, console.salvo + by))
    console.note(f"Explosive metal a launch: {console.salvo}")


def next_posture(pilot: Pilot, world: World) -> None:
    """Let point defence of the selected ships behave in the next way."""
    rows = rows_of(world, pilot.console.selected)
    if not len(rows):
        return
    posture = (int(world.units[Orders].posture[rows[0]]) + 1) % len(POSTURES)
    pilot.commands.append(c.Posture(pilot.refs(world), posture))
    pilot.console.note(f"Point defence {_POSTURE_TEXT[posture]}")


def toggle_fire(pilot: Pilot, world: World) -> None:
    """Let the selected ships fire by themselves, or only when told."""
    rows = rows_of(world, pilot.console.selected)
    if not len(rows):
        return
    free = not bool(world.units[Orders].weapons_free[rows[0]])
    pilot.commands.append(c.WeaponsFree(pilot.refs(world), free))
    pilot.console.note("Volleys at will" if free else "Volleys only when told")
