"""The outcome of a battle as plain values: orders, tallies, ships, and how it compares with the chronicle."""

from __future__ import annotations

from typing import NamedTuple

from game.app.ground_outcome import deeds, role_tallies, side_tallies
from game.rules.measures import ExpectRule
from game.sim.measure import figures, ship_table, side_table
from game.sim.simulation import Simulation
from game.sim.tallies import RoleTally, ShipTally, SideTally, flow_of
from game.world.components import Record

_WORDS = {"victory": "won", "partial": "partial", "defeat": "lost", "": "partial"}
_REFERS = ("of those", " by it", "that ship", "that salvo", "they arrive", "after them")
"""words of a figure that mean what the figure before it is about"""
HEADS = {"won": "Victory", "partial": "Neither won nor lost", "lost": "Defeat"}


class Outcome(NamedTuple):
    """What came of a battle.

    word: won, lost or partial
    goals: (text, state)
    notes: what went otherwise than the chronicle tells
    advice: what to try next time
    ends: ship's name -> what ended it
    roles: on the surface, in place of ships: every kind of unit
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
    roles: tuple[RoleTally, ...] = ()
    ends: dict[str, str] | None = None
    advice: tuple[str, ...] = ()


def outcome_of(simulation: Simulation) -> Outcome:
    """Gather what came of a battle."""
    world, level = simulation.world, simulation.level
    word = _WORDS[world.outcome]
    goals: list[tuple[str, str]] = [
        (goal.text, world.objectives[goal.id])
        for goal in level.objective
        if world.objectives[goal.id] != "hidden"
    ]
    own = level.player_side
    headline = world.reason or HEADS[word]
    if level.theatre == "surface":
        notes = [*deeds(world), *notes_on(simulation)]
        return Outcome(
            level.title, word, headline, world.time_s, own, goals, side_tallies(world), [], notes,
            tuple(role_tallies(world)), advice=advice_after(simulation),
        )  # fmt: skip
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
    return Outcome(
        level.title, word, headline, world.time_s, own, goals, sides, ships, notes_on(simulation),
        ends=_ends(simulation), advice=advice_after(simulation),
    )  # fmt: skip


def _fate(row: dict[str, object]) -> str:
    if row["status"] == "destroyed":
        return "lost"
    if row["status"] == "crippled":
        return "adrift"
    return "damaged" if float(str(row["hull"])) < 0.95 else "whole"


def _ends(simulation: Simulation) -> dict[str, str]:
    """Say by ship's name what ended each ship that is lost or adrift, as the ledger tells it."""
    world, deeds = simulation.world, simulation.ledger.deeds
    causes = {deed.ship: deed.cause for what in ("crippled", "destroyed") for deed in deeds if deed.what == what}
    serials = world.records[Record].serial[: world.records.size].tolist()
    return {
        row["name"]: causes[serial]
        for serial, row in zip(serials, ship_table(world), strict=True)
        if row["status"] in ("destroyed", "crippled") and causes.get(serial)
    }


def notes_on(simulation: Simulation) -> list[str]:
    """Hold the battle against the chronicle, a sentence for what went otherwise."""
    measured, notes, told = figures(simulation.world, simulation.ledger), [], 0
    antecedent = ""
    for row in simulation.level.expect:  # LOOP: figures of the level
        refers = any(word in row.what for word in _REFERS)
        about, antecedent = (antecedent, antecedent) if refers else ("", row.what)
        if row.figure not in measured or _either_way(row, measured[row.figure]):
            continue
        told += 1
        if not row.lo <= measured[row.figure] <= row.hi:
            notes.append(_otherwise(row, measured[row.figure], about))
    first = f"{told - len(notes)} of {told} figures of your battle are as the chronicle tells them."
    return [first, *notes] if told else []


def advice_after(simulation: Simulation) -> tuple[str, ...]:
    """Give what to try next time, unless the battle was won."""
    return () if simulation.world.outcome == "victory" else tuple(simulation.level.advice)


def _either_way(row: ExpectRule, value: float) -> bool:
    """Say whether a single battle cannot miss a figure: of many, some are to go this way and some the other."""
    return row.stat == "rate" and not row.lo <= value <= row.hi and max(row.lo, 0.0) < min(row.hi, 1.0)


def _otherwise(row: ExpectRule, value: float, about: str) -> str:
    """Say what went otherwise. about: what the words of the figure refer to, if they do"""
    words = f"{row.what} ({about})" if about else row.what
    words = words[0].upper() + words[1:]
    if row.stat == "rate":
        return f"{words}: {'yes' if value else 'no'} in your battle, {'no' if value else 'yes'} in the chronicle."
    band = f"{row.lo:g}" if row.lo == row.hi else f"{row.lo:g} to {row.hi:g}"
    return f"{words}: {value:.4g} in your battle, {band} in the chronicle."
