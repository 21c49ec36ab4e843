"""The outcome of a battle as plain values: orders, tallies, ships, and how it compares with the chronicle."""

from __future__ import annotations

from typing import NamedTuple

from game.base.constants import SIDES
from game.sim.measure import figures, ship_table, side_table
from game.sim.simulation import Simulation
from game.sim.tallies import ShipTally, SideTally, flow_of

_WORDS = {"victory": "won", "partial": "partial", "defeat": "lost", "": "partial"}
HEADS = {"won": "Victory", "partial": "Neither won nor lost", "lost": "Defeat"}


class Outcome(NamedTuple):
    """What came of a battle.

    word: won, lost or partial
    goals: (text, state)
    notes: what to try next time, and what went otherwise than the chronicle tells
    """

    title: str
    word: str
    headline: str
    clock_s: float
    side: str
    goals: list[tuple[str, str]]
    sides: list[SideTally]
    ships: list[ShipTally]
    notes: list[str]


def outcome_of(simulation: Simulation) -> Outcome:
    """Gather what came of a battle."""
    world, level = simulation.world, simulation.level
    word = _WORDS[world.outcome]
    goals: list[tuple[str, str]] = [
        (goal.text, world.objectives[goal.id])
        for goal in level.objective
        if world.objectives[goal.id] != "hidden"
    ]
    table, totals, sides = ship_table(world), side_table(world), []
    told = simulation.ledger.totals()
    for side in dict.fromkeys(row["side"] for row in table):
        tally, count = totals[side], sum(row["side"] == side for row in table)
        other = totals["arume" if side == "race" else "race"]
        lost, decoys = f"{tally['lost']} of {count}", told[side]["decoys"]["launched"]
        sides.append(
            SideTally(
                side, tally["launched"], other["intercepted"], tally["leaked"], lost, flow_of(told[side]), decoys
            )
        )
    ships = [
        ShipTally(
            row["name"], row["side"], row["launched"] + row["explosive"], row["shot_down"], row["hits"], _fate(row),
            row["leaked"], row["on_shield"],
        )
        for row in table
    ]  # fmt: skip
    own = next((f.side for f in level.force if any(ship.player for ship in f.ship)), SIDES[0])
    headline = world.reason or HEADS[word]
    return Outcome(level.title, word, headline, world.time_s, own, goals, sides, ships, notes_on(simulation))


def _fate(row: dict[str, object]) -> str:
    if row["status"] == "destroyed":
        return "lost"
    if row["status"] == "crippled":
        return "adrift"
    return "damaged" if float(str(row["hull"])) < 0.95 else "whole"


def notes_on(simulation: Simulation) -> list[str]:
    """Hold the battle against the chronicle, a sentence for what went otherwise; give advice unless it was won."""
    measured, notes = figures(simulation.world, simulation.ledger), []
    known = [row for row in simulation.level.expect if row.figure in measured]
    for row in known:
        value = measured[row.figure]
        if not row.lo <= value <= row.hi:
            band = f"{row.lo:g}" if row.lo == row.hi else f"{row.lo:g} to {row.hi:g}"
            notes.append(f"Otherwise: {row.what}: {value:g}, where the chronicle tells of {band}.")
    first = f"As the chronicle tells it in {len(known) - len(notes)} of {len(known)} figures."
    held = [first, *notes] if known else []
    won = simulation.world.outcome == "victory"
    return held if won else [*(f"Next time: {line}" for line in simulation.level.advice), *held]
