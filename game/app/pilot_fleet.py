"""Command of many: control groups, groups of the list, formations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.app.picking import in_words
from game.base.constants import SIDES
from game.ui.battle_friends import SQUADS
from game.ui.console import Console, rows_of, rows_of_side
from game.ui.formations import is_formed, teams
from game.world import commands as c
from game.world.components import Group, Ship
from game.world.world import World

if TYPE_CHECKING:
    from game.app.pilot import Pilot


def watch_forces(world: World, console: Console, known: int) -> int:
    """Give every force that has come a control group, while there are free ones. Returns: forces known now"""
    side = SIDES[console.side]
    mine = [force.id for force in world.level.force if force.side == side]
    came = sorted(world.forces, key=lambda force: world.forces[force])[known:]
    for force in came:  # LOOP: forces that came since
        free = [number for number in range(1, SQUADS + 1) if number not in console.squads]
        if force in mine and free:
            console.squads[free[0]] = serials_of(world, console, force)
    return len(world.forces)


def serials_of(world: World, console: Console, force: str) -> set[int]:
    """Give the serials of a force's ships that are in the battle."""
    rows = rows_of_side(world, console.side)
    rows = rows[world.units[Ship].group[rows] == world.forces[force]]
    return {world.serial(int(row)) for row in rows}


def set_squad(pilot: Pilot, world: World, number: int) -> None:
    """Make the selected ships a control group."""
    console = pilot.console
    rows = rows_of(world, console.selected)
    if len(rows):
        console.squads[number] = {world.serial(int(row)) for row in rows}
        console.note(f"Control group {number}: {in_words(len(rows))}", "good")
    else:
        console.note("Select a ship first", "warning")


def recall_squad(pilot: Pilot, world: World, number: int) -> bool:
    """Select a control group. Returns: whether there is one"""
    console = pilot.console
    rows = rows_of(world, console.squads.get(number, set()))
    if not len(rows):
        console.note(f"Nobody is in control group {number}: Ctrl+{number} makes one", "warning")
        return False
    console.selected = {world.serial(int(row)) for row in rows}
    return True


# ---- formations -------------------------------------------------------------------------------------
def next_formation(pilot: Pilot, world: World) -> None:
    """Open the chooser at the formation they are in; then go on to the next."""
    console, count = pilot.console, len(world.catalogue.formations)
    ready = teams(world, console)
    if not ready:
        console.formation = -1
        console.note("Select two ships of a group or more to form up", "warning")
    elif console.formation >= 0:
        console.formation = (console.formation + 1) % count
    else:
        group = int(world.units[Ship].group[int(ready[0][0])])
        console.formation, console.aiming = int(world.groups[Group].formation[group]), ""


def take_formation(pilot: Pilot, world: World, number: int = -1) -> None:
    """Take up a formation, the one looked at unless a number says which; every group on its own leader."""
    console = pilot.console
    number = console.formation if number < 0 else number
    console.formation = -1
    if not 0 <= number < len(world.catalogue.formations):
        return
    ready = teams(world, console)
    name = world.catalogue.formations[number].name
    if ready and all(is_formed(world, team, number) for team in ready):
        console.note(f"In formation already: {name.lower()}")
        return
    if console.autopilot and ready:
        pilot.set_autopilot(world, False)
    for team in ready:  # LOOP: groups selected
        refs = tuple(world.units.refer(int(row)) for row in team)
        pilot.commands.append(c.Form(refs, number))
    count = int(np.sum([len(team) for team in ready])) if ready else 0
    if count:
        console.note(f"{in_words(count).capitalize()} form up: {name.lower()}")
