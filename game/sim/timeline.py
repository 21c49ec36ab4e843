"""The course of a battle in moments: who was lost and when, what was reached, who came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.base.constants import SIDES, TICKS_PER_S
from game.rules import triggers as t
from game.sim.measure import ship_table
from game.sim.simulation import Simulation
from game.world.components import Record

_FALLEN = {"destroyed": "lost", "crippled": "adrift"}


class Moment(NamedTuple):
    """Something that happened. kind: lost, adrift, shot, done, failed, came or mark; side: whose, empty for nobody's"""

    seconds: float
    kind: str
    side: str
    words: str


def timeline_of(simulation: Simulation) -> list[Moment]:
    """Tell a battle's moments in order of time."""
    moments = [*_fallen(simulation), *_shots(simulation), *_triggered(simulation)]
    return sorted(moments, key=lambda each: (each.seconds, each.kind, each.words))


def _fallen(simulation: Simulation) -> Iterator[Moment]:
    world = simulation.world
    serials = world.records[Record].serial[: world.records.size].tolist()
    rows = dict(zip(serials, ship_table(world), strict=True))
    told = set()
    for deed in simulation.ledger.deeds:  # LOOP: deeds of the battle
        row = rows.get(deed.ship)
        if deed.what in _FALLEN and row is not None and deed.ship not in told:
            told.add(deed.ship)
            yield Moment(deed.tick / TICKS_PER_S, _FALLEN[deed.what], row["side"], row["name"])


def _shots(simulation: Simulation) -> Iterator[Moment]:
    for shot in simulation.ledger.shots:  # LOOP: great shots
        yield Moment(shot.tick / TICKS_PER_S, "shot", SIDES[shot.side], "Genocide Mode")


def _triggered(simulation: Simulation) -> Iterator[Moment]:
    level, fired = simulation.level, simulation.world.fired
    goals = {goal.id: goal.text for goal in level.objective}
    forces = {force.id: force for force in level.force}
    for trigger in level.trigger:  # LOOP: triggers of the level
        if trigger.id not in fired:
            continue
        seconds = fired[trigger.id] / TICKS_PER_S
        for action in trigger.do:  # LOOP: what it did
            match action:
                case t.SetObjective(objective=goal, state="done" | "failed" as state):
                    yield Moment(seconds, state, "", goals[goal])
                case t.Reinforce(force=force):
                    yield Moment(seconds, "came", forces[force].side, forces[force].name)
                case t.Checkpoint(name=name):
                    yield Moment(seconds, "mark", "", name)
