"""The debriefing's contents: tallies, ships, and how the battle compares with the chronicle; also as text."""

from __future__ import annotations

from rich.console import Console as Terminal
from rich.table import Table

from game.sim.measure import figures, ship_table, side_table
from game.sim.simulation import Simulation
from game.ui.debrief import DebriefState, ShipTally, SideTally

_WORDS = {"victory": "won", "partial": "partial", "defeat": "lost", "": "partial"}
_HEADS = {"won": "Victory", "partial": "Neither won nor lost", "lost": "Defeat"}


def debrief_state(simulation: Simulation) -> DebriefState:
    """Describe the debriefing screen."""
    world, level = simulation.world, simulation.level
    outcome = _WORDS[world.outcome]
    goals = [
        (goal.text, world.objectives[goal.id])
        for goal in level.objective
        if world.objectives[goal.id] != "hidden"
    ]
    ships = [
        ShipTally(
            row["name"],
            row["side"],
            row["launched"] + row["explosive"],
            row["shot_down"],
            row["hits"],
            _fate(row),
        )
        for row in ship_table(world)
    ]
    totals, sides = side_table(world), []
    for side in dict.fromkeys(row["side"] for row in ship_table(world)):
        tally = totals[side]
        count = sum(row["side"] == side for row in ship_table(world))
        other = totals["arume" if side == "race" else "race"]
        sides.append(
            SideTally(
                side, tally["launched"], other["intercepted"], tally["leaked"], f"{tally['lost']} of {count}"
            )
        )
    return DebriefState(
        level.title, outcome, world.reason or _HEADS[outcome], "race", world.time_s, goals, sides, ships,
        what_if(simulation),
    )  # fmt: skip


def _fate(row: dict[str, object]) -> str:
    if row["status"] == "destroyed":
        return "lost"
    if row["status"] == "crippled":
        return "adrift"
    return "damaged" if float(str(row["hull"])) < 0.95 else "whole"


def what_if(simulation: Simulation) -> list[str]:
    """Hold the battle against the chronicle: one sentence for each figure that went otherwise, one if all went as told."""
    measured, notes = figures(simulation.world), []
    for row in simulation.level.expect:
        value = measured[row.figure]
        if not row.lo <= value <= row.hi:
            band = f"{row.lo:g}" if row.lo == row.hi else f"{row.lo:g} to {row.hi:g}"
            notes.append(f"Otherwise: {row.what}: {value:g}, where the chronicle tells of {band}.")
    told = len(simulation.level.expect) - len(notes)
    first = f"As the chronicle tells it in {told} of {len(simulation.level.expect)} figures."
    return [first, *notes] if simulation.level.expect else []


def print_debrief(simulation: Simulation, terminal: Terminal) -> None:
    """Write the debriefing as text."""
    state = debrief_state(simulation)
    terminal.print(
        f"\n[bold]{state.title}[/bold]: {_HEADS[state.outcome]} after {state.clock_s:.0f} s. {state.headline}"
    )
    for text, done in state.objectives:
        terminal.print(
            f"  [{'x' if done == 'done' else ' '}] {text}" + ("" if done == "done" else f" ({done})"),
            markup=False,
        )
    table = Table("side", "launched", "intercepted", "leaked", "lost")
    for side in state.sides:
        table.add_row(side.side, str(side.launched), str(side.intercepted), str(side.leaked), side.lost)
    terminal.print(table)
    table = Table("ship", "side", "launched", "shot down", "hits", "fate")
    for ship in state.ships:
        table.add_row(
            ship.name, ship.side, str(ship.launched), str(ship.intercepted), str(ship.hits), ship.state
        )
    terminal.print(table)
    for note in state.what_if:
        terminal.print(note)
