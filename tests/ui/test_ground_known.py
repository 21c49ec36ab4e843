"""The display shows only what one's own side knows of."""

from __future__ import annotations

import numpy as np

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.ground_units import enemies_of, known
from game.world.components import Body
from game.world.surface import Eyes, Life, Unit


def test_who_hides_on_the_ground_is_unknown_until_seen():
    library = standard()
    simulation = Simulation(library, find_level("airbase", library), 5)
    world = simulation.world
    rows = world.units.rows(Body, Unit, Life)
    assert len(enemies_of(world, 1, np.array([2000.0, 40.0]))) == 0, "nobody has looked yet"
    assert known(world, 0, rows).all(), "everybody there is one's own"
    world.lock(False)
    world.units[Eyes].seen[rows[0]] = 0.0
    assert enemies_of(world, 1, np.array([2000.0, 40.0])).tolist() == [rows[0]]
    world.units[Body].pos[rows[1], 1] += 400.0
    assert set(enemies_of(world, 1, np.array([2000.0, 40.0])).tolist()) == {rows[0], rows[1]}, "the sky hides nothing"
