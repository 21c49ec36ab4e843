"""Lanes: who stands in the straight way of a beam, and what a shot along it is worth."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from game.base.vectors import facing
from game.rules.level import ForceRule, ShipRule
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.lanes import along_lane, cannon_rule, friends_in_lane, fringe_at, muzzle, targets_in_lane
from game.world.world import World

RULE = standard().units["arume_flagship"].genocide
WEST = np.array([-1.0, 0.0])
angle, reach = st.floats(-3.2, 3.2), st.floats(-9000.0, 9000.0)


def force(id: str, units: list[str], at: tuple[float, float], doctrine: str = "obey", formation: str = "line") -> ForceRule:
    side = "race" if units[0].startswith("race") else "arume"
    ships = [ShipRule(id=f"{id}-{place}", unit=unit, name=f"{id} {place}") for place, unit in enumerate(units)]
    return ForceRule(id=id, side=side, name=id, doctrine=doctrine, formation=formation, at_wu=list(at),
                     facing_deg=0.0 if side == "race" else 180.0, ship=ships)  # fmt: skip


def battle(*forces: ForceRule) -> World:
    """Make a battle of these forces, unlocked."""
    level = scenarios.duel(standard(), "race_cruiser", "arume_cruiser").level.model_copy(update={"force": list(forces)})
    world = Simulation(standard(), level, 1).world
    world.lock(False)
    return world

@given(angle, reach, reach, st.tuples(reach, reach))
def test_along_and_aside_make_the_place_again(turned: float, far: float, aside: float, start):
    way, origin = facing(np.array(turned)), np.array(start)
    left = np.array([-way[1], way[0]])
    got_far, got_aside = along_lane(origin, way, (origin + way * far + left * aside)[None])
    assert got_far[0] == pytest.approx(far, abs=1e-6)
    assert got_aside[0] == pytest.approx(aside, abs=1e-6)


def test_the_fringe_only_widens_and_begins_at_the_muzzle():
    far = np.linspace(-500.0, RULE.range_wu, 50)
    wide = fringe_at(RULE, far)
    assert (np.diff(wide) >= 0.0).all()
    assert wide[0] == RULE.fringe_wu
    assert wide[-1] == pytest.approx(RULE.fringe_wu + RULE.fringe_share * RULE.range_wu)


def test_a_beam_leaves_at_the_bow():
    world = battle(force("flag", ["arume_flagship"], (5000.0, 300.0)))
    assert muzzle(world, 0).tolist() == pytest.approx([5000.0 - standard().hulls["novaal"].length_wu / 2.0, 300.0])
    assert cannon_rule(world, 0) is RULE


@pytest.mark.parametrize(("at", "unit", "inside"), [
    ((3000.0, 0.0), "arume_cruiser", True), ((3000.0, 240.0), "arume_cruiser", True), ((3000.0, 420.0), "arume_cruiser", False),
    ((5400.0, 0.0), "arume_cruiser", False), ((-4900.0, 0.0), "arume_cruiser", True), ((-5400.0, 0.0), "arume_cruiser", False),
    ((3000.0, 0.0), "race_cruiser", False),
])  # fmt: skip
def test_friends_in_a_lane_are_those_ahead_in_reach_and_of_her_side(at, unit: str, inside: bool):
    world = battle(force("flag", ["arume_flagship"], (5000.0, 0.0)), force("other", [unit], at))
    assert friends_in_lane(world, 0, WEST).tolist() == [False, inside]


def test_a_wider_lane_takes_in_more():
    world = battle(force("flag", ["arume_flagship"], (5000.0, 0.0)), force("other", ["arume_cruiser"], (3000.0, 330.0)))
    assert not friends_in_lane(world, 0, WEST).any()
    assert friends_in_lane(world, 0, WEST, RULE.lane_wu).any()


def test_a_shot_is_worth_most_where_most_stand_and_nothing_where_nobody_does():
    places = [(2000.0, 0.0), (1000.0, 40.0), (3000.0, 2000.0)]
    world = battle(force("flag", ["arume_flagship"], (5000.0, 0.0)),
                   *(force(f"f{n}", ["race_cruiser"], at) for n, at in enumerate(places)))  # fmt: skip
    at_third = np.array([-2000.0, 2000.0]) / np.hypot(2000.0, 2000.0)
    ways = np.array([WEST, at_third, [0.0, 1.0], [1.0, 0.0]])
    worth = targets_in_lane(world, 0, ways, np.array([1, 2, 3]))
    assert worth.argmax() == 0
    assert worth[0] == pytest.approx(2.0, abs=0.2)
    assert worth[1] == pytest.approx(1.0)
    assert worth[2:].tolist() == [0.0, 0.0]


def test_beyond_its_range_a_shot_is_worth_nothing():
    world = battle(force("flag", ["arume_flagship"], (5000.0, 0.0)),
                   force("far", ["race_cruiser"], (4900.0 - RULE.range_wu, 0.0)))  # fmt: skip
    assert targets_in_lane(world, 0, WEST[None], np.array([1])).tolist() == [0.0]
