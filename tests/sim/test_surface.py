"""A battle on the surface: the same in every process, after a save and under guard, and made of numbers only."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.base.constants import REBUILD_TICKS
from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.sim.snapshot import Keyframe, Recorder, put, restore, take
from game.world import commands as c
from game.world.components import Body
from game.world.surface import Cargo, Foot, Gun, Rocket, Unit
from game.world.surface_smoke import Smoke

ROOT = Path(__file__).parents[2]
BUSY_TICK = 4200
"""fighters overhead, missiles on their way, rounds in the air"""
HASHES = """
import json
from game.rules.level import LevelRule
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
simulation = Simulation(standard(), find_level("airbase", standard()), 5)
rows = []
for tick in range(1200):
    simulation.tick()
    rows.append(simulation.hash())
print(json.dumps([rows, simulation.last_hashes, simulation.world.next_serial]))
"""


def airbase(seed: int = 7, **more) -> Simulation:
    return Simulation(standard(), find_level("airbase", standard()), seed, **more)


@cache
def busy() -> Keyframe:
    """Run a battle to a barrier in the thick of it, once for all tests."""
    simulation = airbase()
    for _ in range(BUSY_TICK):
        simulation.tick()
    return take(simulation)


def in_the_thick(**more) -> Simulation:
    simulation = airbase(**more)
    put(simulation, busy())
    return simulation


def arrays(simulation: Simulation) -> dict[str, np.ndarray]:
    return take(simulation).arrays


def orders(simulation: Simulation, tick: int) -> list[c.Command]:
    """Give a lively section leader's commands of a tick."""
    units = simulation.world.units
    people = units.rows(Body, Unit, Foot)
    people = people[units[Unit].player[people]]
    if not len(people) or tick % 23:
        return []
    own = units.refer(int(people[0]))
    friends = units.rows(Body, Unit, Foot)
    friends = friends[units[Body].side[friends] == 0][:9]
    carriers = units.rows(Body, Unit, Cargo)
    more: list[c.Command] = [
        c.Reload(own, tick % 3), c.TakeOver(units.refer(int(friends[tick % len(friends)]))),
        c.Dismount(tuple(units.refer(int(row)) for row in carriers)),
    ]  # fmt: skip
    return more[tick % 4 : tick % 4 + 1] + [
        c.Control(own, (-1.0, 0.4, 1.0)[tick % 3], tick % 3, tick % 2 == 0, (3500.0, 40.0 + tick % 400), tick % 3, True, tick % 2 == 1),
        c.Order(tuple(units.refer(int(row)) for row in friends), 1 + tick % 2, point=(2600.0 + tick % 300, 0.0)),
        c.Rally(own), c.CallFire(own, (3300.0, 30.0)),
    ]  # fmt: skip


def test_two_processes_with_other_hash_seeds_agree_in_every_tick():
    answers = []
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", HASHES], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, timeout=100,
        )  # fmt: skip
        answers.append(json.loads(done.stdout))
    one, other = answers
    assert [tick for tick, pair in enumerate(zip(one[0], other[0], strict=True)) if pair[0] != pair[1]] == []
    assert one[1:] == other[1:]
    assert len(set(one[0])) == 1200
    assert one[2] > 110, "carriers and missiles were born"


def test_another_seed_is_another_battle():
    one, other = airbase(1), airbase(2)
    assert one.hash() != other.hash()


def test_it_was_the_thick_of_it():
    world = in_the_thick().world
    assert world.shells.size > 5
    assert len(world.zones.rows(Smoke)) > 20, "and what is proven of saves and guard is proven with smoke in the air"
    assert len(world.units.rows(Body, Rocket)) + len(world.units.rows(Body, Unit)) > 100


def test_restored_at_a_barrier_equals_uninterrupted():
    live = Recorder(in_the_thick(commanded=True))
    assert live.simulation.world.tick % REBUILD_TICKS == 0
    data = live.save()
    back = restore(data, standard(), live.simulation.level)
    for tick in range(BUSY_TICK, BUSY_TICK + 200):
        for each in (live, back):
            each.tick(orders(each.simulation, tick))
    assert back.simulation.hashes() == live.simulation.hashes()
    assert back.simulation.hash() == live.simulation.hash()
    assert back.log == live.log
    assert len(live.log) > 20


def test_saved_between_barriers_equals_uninterrupted():
    live = Recorder(airbase(3, commanded=True))
    data = b""
    for tick in range(131):
        if tick == 71:
            data = live.save()
        live.tick(orders(live.simulation, tick))
    back = restore(data, standard(), live.simulation.level)
    for tick in range(71, 131):
        back.tick(orders(back.simulation, tick))
    assert back.simulation.hash() == live.simulation.hash()


def laden() -> LevelRule:
    """Give the air base with males in its carriers."""
    level = find_level("airbase", standard())
    forces = [
        force.model_copy(update={"ship": [
            ship.model_copy(update={"aboard": 8}) if ship.unit == "race_carrier" else ship for ship in force.ship
        ]}) for force in level.force
    ]  # fmt: skip
    return level.model_copy(update={"force": forces})


def test_carriers_let_males_out_alike_guarded_restored_and_left_alone():
    level = laden()
    free, guarded = (Recorder(Simulation(standard(), level, 3, commanded=True, guard=on)) for on in (False, True))
    data = b""
    for tick in range(240):
        if tick == 100:
            data = free.save()
        for each in (free, guarded):
            each.tick(orders(each.simulation, tick))
    back = restore(data, standard(), level)
    for tick in range(100, 240):
        back.tick(orders(back.simulation, tick))
    assert free.simulation.hash() == guarded.simulation.hash() == back.simulation.hash()
    units = free.simulation.world.units
    assert units[Cargo].left[units.rows(Body, Unit, Cargo)].sum() < 4 * 8


def test_a_guarded_battle_raises_nothing_and_equals_an_unguarded_one():
    guarded, free = in_the_thick(guard=True, commanded=True), in_the_thick(commanded=True)
    for tick in range(BUSY_TICK, BUSY_TICK + 300):
        for each in (guarded, free):
            each.tick(orders(each, tick))
    assert guarded.hash() == free.hash()
    assert guarded.world.tick == BUSY_TICK + 300


def finite(simulation: Simulation) -> None:
    for name, array in arrays(simulation).items():
        if np.issubdtype(array.dtype, np.floating):
            assert np.isfinite(array).all(), name


def test_only_numbers_after_60_s():
    finite(in_the_thick())


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_restored_at_each_barrier_equals_uninterrupted_to_the_end():
    live, level = Recorder(airbase(9)), find_level("airbase", standard())
    while live.simulation.world.tick < 9000 and not live.simulation.over:
        data = live.save()
        for _ in range(REBUILD_TICKS):
            live.tick()
        back = restore(data, standard(), level)
        for _ in range(REBUILD_TICKS):
            back.tick()
        assert back.simulation.hashes() == live.simulation.hashes(), live.simulation.world.tick
    assert live.simulation.world.tick > 5000


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_whole_guarded_battle_ends_and_stays_finite():
    battle = airbase(4, guard=True)
    for tick in range(910 * 60):
        if battle.over:
            break
        battle.tick()
        if tick % 600 == 0:
            finite(battle)
            assert (battle.world.mounts[Gun].rounds[battle.world.mounts.rows(Gun)] >= 0).all()
    assert battle.over
