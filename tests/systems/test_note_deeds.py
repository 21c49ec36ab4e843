"""Deeds are counted from commands, where a level asks; they come through a save, and count anew from a trigger on."""

from __future__ import annotations

import json

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world import commands as c
from game.world.components import Ship
from game.world.deeds import times_done


def begin(name):
    simulation = Simulation(standard(), find_level(name, standard()), 3, commanded=True, guard=True)
    world = simulation.world
    own = next(int(row) for row in world.ships() if world.units[Ship].player[row])
    return simulation, world.units.refer(own)


def test_what_a_level_asks_for_is_counted_and_nothing_else():
    simulation, own = begin("helm")
    simulation.tick([c.Steer(own, 1.0, 0.0, 0.0), c.Power(own, (1.0, 1.0, 1.0, 1.0))])
    simulation.tick([c.Steer(own, 0.0, 0.0, 0.0)])
    assert simulation.world.deeds == {"thrust": 1}, "power is not asked for, and letting go is no deed"
    picket, own = begin("picket")
    picket.tick([c.Steer(own, 1.0, 0.0, 0.0)])
    assert picket.world.deeds == {}


def test_a_deed_counts_from_the_trigger_on_and_through_a_save():
    simulation, own = begin("helm")
    world = simulation.world
    simulation.tick([c.Steer(own, 1.0, 0.0, 0.3)])
    while "ahead-passed" not in world.fired:
        simulation.tick()
    assert times_done(world, "turn", "") == 1 and times_done(world, "turn", "ahead-passed") == 0
    assert times_done(world, "turn", "turn-passed") == 0, "a trigger that has not fired counts nothing"
    simulation.tick([c.Steer(own, 0.0, 0.0, 1.0)])
    other, _ = begin("helm")
    other.world.load_scalars(json.loads(json.dumps(world.scalars())))
    assert times_done(other.world, "turn", "ahead-passed") == 1
    old = {name: value for name, value in world.scalars().items() if not name.startswith("deeds")}
    other.world.load_scalars(old)  # saved before there were deeds
    assert other.world.deeds == {}
