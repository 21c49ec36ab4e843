"""Goal marks and the advice for patrol vessels: read from the level and the battle, whichever they are."""

from __future__ import annotations

from collections import defaultdict

import pytest

from game.base.constants import RACE
from game.editor.skirmish import skirmish_level
from game.editor.skirmish_setups import first_setup
from game.rules.levels import find_level
from game.rules.library import standard
from game.rules.skirmish import GoalName
from game.sim.simulation import Simulation
from game.ui.advice import advise
from game.ui.console import Console, player_row, rows_of_side
from game.ui.goal_marks import goal_rows, goal_ships
from game.ui.names import name_of
from game.world.components import Body, Group, Launcher, Ship

KEYS = {name: name for name in ("help", "select_own", "pause", "autopilot", "faster", "follow", "select_all")}


def begin(name: str) -> tuple[Simulation, Console]:
    library = standard()
    simulation = Simulation(library, find_level(name, library), 7)
    world = simulation.world
    own = player_row(world)
    everyone = {world.serial(int(row)) for row in rows_of_side(world, 0)}
    return simulation, Console(world.serial(own), int(world.units[Body].side[own]), selected=everyone)


def test_the_ship_an_order_is_about_is_marked_while_the_order_is_open():
    simulation, console = begin("plan-122-74")
    world = simulation.world
    assert goal_ships(world)["flagship"] == "flagship"
    assert [name_of(world, row) for row in goal_rows(world, console)] == ["Sorrow of Stars"]
    world.objectives["flagship"] = "done"
    assert goal_rows(world, console) == []


def test_patrol_vessels_near_lenses_that_have_spoken_are_to_be_sent_away():
    simulation, console = begin("first-contact")
    world = simulation.world
    world.units.lock(False)
    world.tick = 30 * 60
    foe = rows_of_side(world, 1)[0]
    own = player_row(world)
    world.units[Body].pos[foe] = world.units[Body].pos[own] + (1500.0, 0.0)

    def told() -> bool:
        return any("patrol vessels" in words for _, words in advise(world, console, KEYS | dict.fromkeys(
            ("slot1", "slot2", "slot3", "free", "target_next", "target_near", "withdraw", "power_defend", "order_click"), "x"
        )))  # fmt: skip

    assert not told(), "before the first salvo"
    world.groups.lock(False)
    world.groups[Group].beam_salvos[world.units[Ship].group[foe]] = 1
    assert told()
    world.units[Body].pos[foe] += (6000.0, 0.0)
    assert not told(), "out of reach"


@pytest.mark.parametrize(("goal", "leaves"), [("destroy", False), (None, True)])
def test_whoever_has_spent_all_is_sent_home_only_where_leaving_loses_nothing(goal: GoalName | None, leaves: bool):
    if goal is None:
        simulation, console = begin("picket")
    else:
        library = standard()
        setup = first_setup(library, 3).model_copy(update={"goal": goal})
        simulation = Simulation(library, skirmish_level(setup, library), 3)
        own = player_row(simulation.world)
        console = Console(simulation.world.serial(own), RACE, selected={simulation.world.serial(own)})
    world = simulation.world
    world.lock(False)
    world.tick = 30 * 60
    world.units[Launcher].stock[:] = 0
    hints = [words for _, words in advise(world, console, defaultdict(lambda: "x", KEYS))]
    assert any(words.startswith("withdraw") for words in hints) == leaves, hints
