"""Walking towers: every hide hides, and from in front of each something of the plain is seen."""

import numpy as np
import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world.ambushes import way_out
from game.world.components import Body
from game.world.land import in_sight
from game.world.surface import Eyes, Task, Unit
from game.world.surface_ambush import Lurk
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_AMBUSH

TOWER_EYE_WU = 225.0


@pytest.fixture(scope="module")
def world() -> SurfaceWorld:
    return Simulation(standard(), find_level("walking-towers", standard()), 1).world  # type: ignore[return-value]


def test_every_spot_is_masked_from_the_plain_and_clear_from_its_pop_out_point(world: SurfaceWorld):
    rows = world.units.rows(Body, Unit, Task, Lurk)
    rows = rows[world.units[Task].kind[rows] == TASK_AMBUSH]
    towers = world.units.rows(Body, Unit, Eyes)
    tower = int(towers[world.units[Unit].kind[towers] == world.catalogue.unit("arume_tower")][0])
    body = world.units[Body]
    assert len(rows) == 10
    world.lock(False)
    for far in (700.0, 1100.0, 1450.0):
        body.pos[tower, 0] = 2400.0 + far
        eye = np.array([[2400.0 + far, 36.0 + TOWER_EYE_WU]])
        for row in rows.tolist():
            mark = body.pos[row] + (0.0, 0.3 * 18.0)
            assert not in_sight(world.land, eye, mark[None])[0], (far, row)
            assert not np.isnan(way_out(world, row, tower, True, 140.0)), (far, row)
    world.lock(True)
