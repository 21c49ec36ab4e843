"""The news: what is told of a fleet battle, and in which tone."""

from __future__ import annotations

import pytest

from game.app.battle_news import News
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.console import Console, player_row
from game.view.camera import Camera
from game.world import commands as c
from game.world import events as e


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    library = standard()
    return Simulation(library, find_level("genocide-mode", library), 7, commanded=True)


def told(simulation: Simulation, side: int, *events: e.Event) -> list[tuple[str, str]]:
    """Give the notes of a side's console."""
    console = Console(own=simulation.world.serial(player_row(simulation.world)) if side else 10**6, side=side)
    News(simulation.level, console, Camera((1280, 720))).take(simulation.world, events)
    return [(message.text, message.tone) for message in console.messages]


def test_an_open_bow_is_news_for_the_other_side_only(simulation):
    own = player_row(simulation.world)
    events = simulation.tick([c.Genocide(simulation.world.units.refer(own), True, (1.0, 0.0))])
    opened = [event for event in events if isinstance(event, e.GenocideOpened)]
    assert len(opened) == 1
    assert told(simulation, 0, *opened) == [("Novaal opens her bow", "danger")]
    assert told(simulation, 1, *opened) == []
    events = simulation.tick([c.Genocide(simulation.world.units.refer(own), False)])
    aborted = [event for event in events if isinstance(event, e.GenocideAborted)]
    assert told(simulation, 0, *aborted) == [("Novaal: the bow shuts", "good")]


@pytest.mark.parametrize(("side", "tone"), [(0, "danger"), (1, "good")])
def test_a_burned_city_is_mourned_by_its_own(simulation, side, tone):
    assert told(simulation, side, e.CityBurned("rizaffi", 0, (0.0, 0.0))) == [("Rizaffi burns", tone)]


def test_a_lost_bow_is_bad_news_for_its_own_and_good_for_the_rest(simulation):
    own = player_row(simulation.world)
    event = e.GenocideAborted(own, simulation.world.serial(own), "bow", 0.5, (0.0, 0.0))
    assert told(simulation, 1, event) == [("Novaal: the bow is shot away", "danger")]
    assert told(simulation, 0, event) == [("Novaal: the bow is shot away", "good")]
    by_order = event._replace(cause="order")
    assert told(simulation, 1, by_order) == [], "who gave the order knows"


def test_a_jump_is_told_with_the_name(simulation):
    own = player_row(simulation.world)
    event = e.Jumped(own, simulation.world.serial(own), 1, 0, (0.0, 0.0), (1.0, 0.0))
    assert told(simulation, 0, event) == [("Novaal has jumped", "warning")]
