"""Measures of the surface that battles in the air brought: fielded, alive, closed, killed by mark, blinded, from how far."""

from typing import Any

import pytest

from game.rules import measures as m
from game.rules import measures_surface as s
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.selection import Selection
from game.sim.measure import figure
from game.sim.simulation import Simulation
from game.world.components import DESTROYED, Record

ESCORT = Selection(force="escort")
RACE = Selection(side="race", role="killercraft")


@pytest.fixture
def simulation() -> Simulation:
    """Give a battle of which only the roll says what happened: five escorts and three of the Race are gone."""
    made = Simulation(standard(), find_level("missile", standard()), 1)
    world = made.world
    world.lock(False)
    record = world.records[Record]
    escorts, race = slice(1, 6), slice(201, 204)
    record.status[escorts], record.felled_tick[escorts] = DESTROYED, [100, 200, 300, 400, 500]
    record.felled_for[1:4] = world.catalogue.unit("arume_bomber")
    record.felled_gap[1:3] = (180.0, 220.0)
    record.closed_tick[3:9] = [90, 250, 260, 270, 280, 290]
    record.status[race], record.felled_tick[race], record.blinded[201:203] = DESTROYED, 350, True
    world.fired["charge"] = 260
    return made


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (s.CountFielded(kind="fielded", of=ESCORT), 200),
        (s.CountAlive(kind="alive", of=ESCORT, at="charge"), 198),
        (s.CountAlive(kind="alive", of=ESCORT, at="never"), 200),
        (s.CountClosed(kind="closed", of=ESCORT, after="charge"), 4),
        (s.CountClosed(kind="closed", of=ESCORT, after="never"), 6),
        (s.CountKilled(kind="killed", of=ESCORT, meant_for="bomber"), 3),
        (s.CountKilled(kind="killed", of=RACE, blinded=True), 2),
        (s.KillGap(kind="kill_gap", of=ESCORT), 200),
        (s.KillGap(kind="kill_gap", of=RACE), 0),
        (m.Ratio(kind="ratio", of=s.CountFielded(kind="fielded", of=ESCORT),
                 over=s.CountFielded(kind="fielded", of=RACE)), 2),
        (m.Ratio(kind="ratio", of=s.CountFielded(kind="fielded", of=ESCORT),
                 over=s.CountReleased(kind="released", of=Selection(ship="bomber"))), 200),
    ],
)  # fmt: skip
def test_a_figure_counts_what_it_says(simulation: Simulation, measure: Any, value: float):
    assert figure(simulation.world, measure) == value


def test_who_never_fell_was_alive_at_the_end(simulation: Simulation):
    simulation.world.tick = 1000
    assert figure(simulation.world, s.CountAlive(kind="alive", of=ESCORT, at="never")) == 195
