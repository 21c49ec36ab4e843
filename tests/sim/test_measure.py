"""Measure: each kind of canon figure counts what it says, and the summary says who won."""

from typing import Any

import pytest

from game.rules import measures as m
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.selection import Selection
from game.sim.measure import figure, losses, ship_table, side_table, summary, winner
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, ESCAPED, Record

CARGO = Selection(role="converted")
FIRST = Selection(role="converted", order="first_lost")


@pytest.fixture
def simulation() -> Simulation:
    """Give a picket in which haulers 4 and 5 were lost, Risson escaped, two Arume are gone and one is burnt."""
    made = Simulation(standard(), find_level("picket", standard()), 1)
    made.world.lock(False)
    record = made.world.records[Record]
    record.launched[0] = (36, 6)
    record.status[[4, 5, 0, 8, 9]] = [CRIPPLED, DESTROYED, ESCAPED, DESTROYED, CRIPPLED]
    record.lost_order[[5, 4, 8, 9]] = [1, 2, 3, 4]
    record.launched[[4, 5], 1] = [6, 5]
    record.launched_when_lost[[4, 5], 1] = [4, 3]
    record.hits[[4, 5]], record.hits_when_lost[[4, 5]] = [9, 12], [7, 8]
    record.hull_share[[8, 9, 10, 4]] = [0.0, 0.4, 0.49, 0.3]
    return made


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (m.CountLaunched(kind="launched", of=Selection(ship="risson")), 6),
        (m.CountLaunched(kind="launched", of=Selection(ship="risson"), missile="ordinary"), 36),
        (m.CountLaunched(kind="launched", of=CARGO), 11),
        (m.CountLaunched(kind="launched", of=CARGO, until_lost=True), 7),
        (m.CountLaunched(kind="launched", of=FIRST, until_lost=True), 3),
        (m.CountLost(kind="lost", of=CARGO), 2),
        (m.CountLost(kind="lost", of=Selection(side="race", role="warship")), 0),
        (m.CountDestroyed(kind="destroyed", of=Selection(side="arume")), 1),
        (m.CountHits(kind="hits_until_lost", of=FIRST), 8),
        (m.CountHeavilyDamaged(kind="heavily_damaged", of=Selection(side="arume")), 2),
        (m.CountEscaped(kind="escaped", of=Selection(force="picket")), 1),
    ],
    ids=repr,
)
def test_each_measure(simulation: Simulation, measure: Any, value: float):
    assert figure(simulation.world, measure) == value


def test_tables_and_losses(simulation: Simulation):
    assert losses(simulation.world) == {
        "race": {"race_cargo": 2}, "arume": {"arume_battlecruiser": 1, "arume_cruiser": 1},
    }  # fmt: skip
    rows = ship_table(simulation.world)
    assert [rows[n]["status"] for n in (0, 4, 5, 1)] == ["escaped", "crippled", "destroyed", "fighting"]
    sides = side_table(simulation.world)
    assert (sides["race"]["lost"], sides["race"]["escaped"], sides["race"]["launched"]) == (2, 1, 42 + 11)


@pytest.mark.parametrize(("outcome", "who"), [("victory", "race"), ("defeat", "arume"), ("partial", "none"), ("", "none")])
def test_who_won(simulation: Simulation, outcome: str, who: str):
    simulation.world.outcome = outcome
    assert winner(simulation.world) == who
    assert summary(simulation)["winner"] == who
