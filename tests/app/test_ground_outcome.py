"""What a debriefing says of a battle on the surface."""

from __future__ import annotations

import numpy as np

from game.app.ground_outcome import role_tallies, side_tallies
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world.components import DESTROYED, Record


def test_who_takes_his_own_along_has_brought_nobody_down():
    library = standard()
    world = Simulation(library, find_level("airbase", library), 3).world
    record, size = world.records[Record], world.records.size
    kind = world.catalogue.unit_keys.index("race_trooper")
    fallen = np.flatnonzero(record.kind[:size] == kind)[:6]
    world.lock(False)
    record.status[fallen], record.felled_by[fallen] = DESTROYED, kind
    record.side[fallen[4:]] = 1  # two of the six were the other side's
    world.lock(True)
    troopers = next(role for role in role_tallies(world) if role.name == "Trooper")
    assert troopers.lost == 6 and troopers.felled == 2
    assert next(tally for tally in side_tallies(world) if tally.side == "race").intercepted == 2
