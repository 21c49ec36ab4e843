"""From a battle that has ended to what the war keeps of it."""

from __future__ import annotations

import numpy as np

from game.base.constants import RACE, SIDES
from game.sim.simulation import Simulation
from game.sim.war import BattleRecord
from game.world.components import CRIPPLED, DESTROYED, Record
from game.world.orders import EXPLOSIVE


def record_of(simulation: Simulation, tries: int = 0) -> BattleRecord:
    """Gather what the war keeps of a battle. tries: defeats before it"""
    world, level = simulation.world, simulation.level
    record, size = world.records[Record], world.records.size
    side, status = record.side[:size], record.status[:size]
    gone = (status == DESTROYED) | (status == CRIPPLED)
    single = _singles(simulation)
    entry = record.entry[:size]
    names = [world.entries[place][1].name for place in entry.tolist()]
    came = [names[row] for row in single]
    lost = sorted((row for row in single if gone[row]), key=lambda row: (int(record.lost_order[row]), row))
    own = level.player_ship.name if level.player_ship is not None else ""
    states = world.objectives
    goals = [[goal.text, states[goal.id]] for goal in level.objective if states[goal.id] != "hidden"]
    return BattleRecord(
        level.id, level.number, level.title, world.outcome or "partial", world.reason, simulation.difficulty,
        simulation.seed, world.time_s, tries, own,
        {leave.fact: leave.trigger in world.fired for leave in level.leave}, goals, came,
        [names[row] for row in lost], int(record.launched[:size][side == RACE, EXPLOSIVE].sum()),
        {name: [int((side == n).sum()), int((gone & (side == n)).sum())] for n, name in enumerate(SIDES)},
    )  # fmt: skip


def _singles(simulation: Simulation) -> list[int]:
    """Give the records of those who stand for themselves: not one of several, nor what came out of somebody."""
    world = simulation.world
    record, size = world.records[Record], world.records.size
    entry = record.entry[:size]
    out = []
    for row in np.flatnonzero(entry >= 0).tolist():  # LOOP: ships of the level
        ship = world.entries[entry[row]][1]
        if ship.count == 1 and record.kind[row] == world.catalogue.unit(ship.unit):
            out.append(row)
    return out
