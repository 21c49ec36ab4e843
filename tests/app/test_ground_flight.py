"""Flying by hand: what pointer and keys ask of the craft."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace

import numpy as np
import pytest

from game.app.ground_bindings import GROUND_KEY_OF
from game.app.ground_flight import fly, is_winged
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.ground_units import guns_of, player_row
from game.world.components import Body
from game.world.surface import Wings


@pytest.fixture(scope="module")
def battle() -> Simulation:
    library = standard()
    return Simulation(library, find_level("missile", library), 3, commanded=True)


def told(battle: Simulation, slot: int, fire: bool, *keys: str, at=(300.0, 300.0)):
    """Give the command that a hand gives: pointer beside the craft, arm in hand, keys held."""
    world, row = battle.world, player_row(battle.world)
    x, y = world.place(row)
    pilot = SimpleNamespace(console=SimpleNamespace(aim=(x + at[0], y + at[1])), commands=[])
    held = defaultdict(float, {GROUND_KEY_OF[key]: 1.0 for key in keys})
    fly(pilot, world, row, int(guns_of(world, row)[slot]), held, fire)
    return pilot.commands[0]


def test_the_craft_flies_to_where_one_points(battle):
    row = player_row(battle.world)
    assert is_winged(battle.world, row)
    for _ in range(90):
        battle.tick([told(battle, 0, False)] if battle.world.tick % 3 == 0 else [])
    way = battle.world.units[Body].vel[row]
    assert np.degrees(np.arctan2(way[1], way[0])) == pytest.approx(45.0, abs=12.0)


def test_keys_burn_and_throttle_and_the_arm_in_hand_fires(battle):
    while battle.world.tick % 3:
        battle.tick()
    assert told(battle, 0, True)[5:] == (True, -1), "the cannon's trigger"
    gun, missile = told(battle, 1, True)[5:]
    assert not gun and missile > 0, "a missile off its rail"
    assert told(battle, 0, False, "jump").burner and told(battle, 0, False, "crouch").throttle < 0.5
    battle.tick([told(battle, 0, False, "jump")])
    assert battle.world.units[Wings].burning[player_row(battle.world)]
