"""The missile: the same in every run, after a save and under guard; far from the origin nothing is lost."""

from functools import cache

import numpy as np
import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.measure import figures
from game.sim.simulation import Simulation
from game.sim.snapshot import Keyframe, Recorder, put, restore, take
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Rocket, Unit, Wings
from tests.systems.air_stage import Air

BUSY_TICK = 1200
"""volleys in the air, escorts before them"""


def battle(seed: int = 3, **more) -> Simulation:
    return Simulation(standard(), find_level("missile", standard()), seed, **more)


@cache
def busy() -> Keyframe:
    simulation = battle()
    for _ in range(BUSY_TICK):
        simulation.tick()
    return take(simulation)


def in_the_thick(**more) -> Simulation:
    simulation = battle(**more)
    put(simulation, busy())
    return simulation


def hands(simulation: Simulation, tick: int) -> list[c.Command]:
    units = simulation.world.units
    rows = units.rows(Body, Unit, Wings)
    rows = rows[units[Unit].player[rows]]
    if not len(rows):
        return []
    own, friends = units.refer(int(rows[0])), units.rows(Body, Unit, Wings)[250:260]
    out: list[c.Command] = [c.Fly(own, (1.0, 0.3 * (tick % 5 - 2)), 0.0, 1.0, tick % 2 == 0, True, 1 + tick % 2)]
    if tick % 40 == 0:
        out.append(c.Order(tuple(units.refer(int(row)) for row in friends), tick // 40 % 6, own, (30000.0, 2000.0)))
    return out


def test_it_was_the_thick_of_it():
    world = in_the_thick().world
    assert len(world.units.rows(Body, Rocket)) > 60
    assert len(world.units.rows(Body, Unit, Wings)) > 200


def test_restored_at_a_barrier_equals_uninterrupted():
    live = Recorder(in_the_thick(commanded=True))
    back = restore(live.save(), standard(), live.simulation.level)
    for tick in range(BUSY_TICK, BUSY_TICK + 150):
        for each in (live, back):
            each.tick(hands(each.simulation, tick))
    assert back.simulation.hashes() == live.simulation.hashes()
    assert back.simulation.hash() == live.simulation.hash()


def test_a_guarded_battle_raises_nothing_and_equals_an_unguarded_one():
    guarded, free = in_the_thick(guard=True, commanded=True), in_the_thick(commanded=True)
    for tick in range(BUSY_TICK, BUSY_TICK + 150):
        for each in (guarded, free):
            each.tick(hands(each, tick))
    assert guarded.hash() == free.hash()


@pytest.mark.slow
def test_a_whole_guarded_battle_ends_and_its_figures_are_sane():
    simulation = battle(1000, guard=True)
    while not simulation.over and simulation.world.tick < 36000:
        simulation.tick()
    told = figures(simulation.world, simulation.ledger)
    assert simulation.over
    assert told["C7.1"] == 2.0
    assert told["C7.5a"] in (0.0, 1.0)
    assert told["C7.2"] > 10.0


def test_a_hundred_kilometres_out_a_craft_flies_as_at_home():
    paths = []
    for x in (5000.0, 125000.0):
        air = Air()
        row = air.craft("race_killercraft", (x, 2000.0))
        air.unit.player[row] = True
        ref = air.world.units.refer(row)
        for tick in range(300):
            air.tick(1, (c.Fly(ref, (1.0, np.sin(tick / 40.0)), 0.0, 1.0, False, False, -1),))
        paths.append(air.body.pos[row] - (x, 0.0))
    assert paths[0] == pytest.approx(paths[1], abs=1e-6)
