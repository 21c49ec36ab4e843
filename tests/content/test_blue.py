"""Blue: the autopilot mostly wins on easy, and who hangs there and does nothing loses."""

from __future__ import annotations

import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Unit


def fought(seed: int, difficulty: str = "easy", idle: bool = False) -> str:
    library = standard()
    battle = Simulation(library, find_level("blue", library), seed, difficulty=difficulty)
    world = battle.world
    rows = world.units.rows(Body, Unit)
    (own,) = rows[world.units[Unit].player[rows]].tolist()
    commands = (c.Autopilot(world.units.refer(own), False),) if idle else ()
    while not battle.over:
        battle.tick(commands)
        commands = ()
    return str(world.outcome)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_autopilot_mostly_wins_on_easy():
    outcomes = [fought(seed) for seed in range(40, 44)]
    assert outcomes.count("victory") >= 3, outcomes


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_who_does_nothing_loses():
    assert fought(40, idle=True) == "defeat"
