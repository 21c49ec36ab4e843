"""The named set-ups hold what their names say, and run."""

import pytest

from game.base.errors import GameError
from game.sim import scenarios
from game.world.components import Body, Missile, Mount
from game.world.surface import Rocket, Unit


@pytest.mark.parametrize(
    ("name", "race", "arume", "missiles", "rounds"), [("fleet", 70, 20, 200, 1000), ("swarm", 500, 500, 40, 200)]
)
def test_counts(name: str, race: int, arume: int, missiles: int, rounds: int):
    world = scenarios.build(name).world
    side = world.units[Body].side[world.ships()]
    assert [(side == 0).sum(), (side == 1).sum()] == [race, arume]
    assert (len(world.units.rows(Missile)), world.rounds.size) == (missiles, rounds)
    armed = set(world.mounts[Mount].owner[world.mounts.rows(Mount)].tolist())
    assert armed == set(world.ships().tolist())


def test_the_base_is_at_its_worst():
    world = scenarios.build("base").world
    rows = world.units.rows(Body, Unit)
    keys = [world.catalogue.unit_keys[kind] for kind in world.units[Unit].kind[rows]]
    assert keys.count("gosta") == 200
    assert sum(keys.count(key) for key in ("race_trooper", "race_rocketeer", "arume_trooper")) == 100
    assert keys.count("arume_fighter") == 40


def test_the_armour_is_at_its_worst():
    world = scenarios.build("armour").world
    rows = world.units.rows(Body, Unit)
    keys = [world.catalogue.unit_keys[kind] for kind in world.units[Unit].kind[rows]]
    assert keys.count("race_landcruiser") + keys.count("race_carrier") == 60
    assert sum(keys.count(key) for key in ("race_trooper", "arume_trooper", "arume_walker", "arume_tower")) == 300


def test_the_melee_is_at_its_worst():
    world = scenarios.build("melee").world
    rows = world.units.rows(Body, Unit)
    side = world.units[Body].side[rows]
    assert 290 <= len(rows) <= 300
    assert (side == 0).sum() >= 95
    assert len(world.units.rows(Rocket)) > 100, "the volleys are in the air"


@pytest.mark.parametrize("name", ["fleet", "swarm", "base", "armour", "melee"])
def test_a_second_of_each_under_guard(name: str):
    simulation = scenarios.build(name, guard=True)
    for _ in range(60):
        simulation.tick()
    assert len(simulation.world.units.rows(Body)) > 0


def test_the_picket_is_taken_at_its_busiest():
    world = scenarios.build("picket").world
    assert world.time_s == pytest.approx(scenarios.BUSIEST_S, abs=0.1) or world.outcome
    assert len(world.units.rows(Missile)) > 60


def test_the_plan_is_taken_at_its_busiest():
    world = scenarios.build("plan").world
    assert len(world.ships()) >= 90
    assert len(world.units.rows(Missile)) >= 200


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(GameError, match="Did you mean 'fleet'"):
        scenarios.build("fleat")
