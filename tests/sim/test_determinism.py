"""Same library, level, seed and commands: same hashes. In another process, under guard, after a save."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.rules.levels import find_level
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder, restore
from game.world import commands as c
from game.world.components import Body, Ship

ROOT = Path(__file__).parents[2]
HASHES = """
import json
from game.sim import scenarios
from game.sim.batch import fight
simulation = scenarios.build("fleet")
rows = []
for _ in range(150):
    simulation.tick()
    rows.append(simulation.last_hashes)
print(json.dumps([rows[::30], simulation.hash()]))
"""
GREAT_BATTLE = """
import json
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.world import commands as c
from game.world.components import Body, FtlDrive, GenocideDrive
simulation = Simulation(standard(), find_level("genocide-mode", standard()), 5)
world, rows = simulation.world, []
cannon, jump = world.units[GenocideDrive], world.units[FtlDrive]
flagship, jumper = (world.units.refer(int(drive.capacity.argmax())) for drive in (cannon, jump))
fleet = [world.units.refer(int(row)) for row in world.ships()]
ours, theirs = (tuple(ref for ref in fleet if world.units[Body].side[ref.row] == side) for side in (1, 0))
orders = {
    30: [c.Salvo(ours, 0, 8, theirs[0], True), c.Salvo(theirs, 1, 6, flagship, True)],
    60: [c.Genocide(flagship, True, (-1.0, 0.1)), c.Jump(jumper, True)],
    90: [c.Order((jumper,), 1, point=(900.0, 50.0)), c.Order((jumper,), 5, point=(9000.0, 0.0), queue=True)],
}
for tick in range(600):
    simulation.tick(orders.get(tick, ()))
    rows.append(simulation.hash())
held = [float(cannon.store.max()), float(jump.store.max())]
print(json.dumps([rows, simulation.last_hashes, held, world.next_serial]))
"""


def picket(seed: int = 3, **more) -> Simulation:
    return Simulation(standard(), find_level("picket", standard()), seed, **more)


def in_two_processes(program: str) -> list[list]:
    """Run a program twice, each time with another order of everything that is hashed, and give what it printed."""
    answers = []
    for seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, timeout=100,
        )  # fmt: skip
        answers.append(json.loads(done.stdout))
    return answers


def test_two_processes_with_other_hash_seeds_agree_in_every_component():
    one, other = in_two_processes(HASHES)
    assert one == other


def test_two_processes_agree_in_every_tick_of_a_great_battle_with_an_open_bow():
    one, other = in_two_processes(GREAT_BATTLE)
    hashes, parts, held, serials = one
    assert [tick for tick, pair in enumerate(zip(hashes, other[0], strict=True)) if pair[0] != pair[1]] == []
    assert parts == other[1]
    assert min(held) > 1000.0, "a forward cannon and a jump drive were charging"
    assert serials > 200, "and missiles were in flight"


def test_another_seed_is_another_battle():
    one, other = picket(1), picket(2)
    for simulation in (one, other):
        simulation.world.random["cannon"].normal()
    assert one.hash() != other.hash()


def test_a_guarded_battle_raises_nothing_and_equals_an_unguarded_one():
    guarded, free = picket(guard=True), picket()
    for tick in range(70 * 60):
        if guarded.over:
            break
        guarded.tick()
        free.tick()
        if tick % 60 == 0:
            assert guarded.last_hashes == free.last_hashes, tick
    assert guarded.hash() == free.hash()


def orders(simulation: Simulation, tick: int) -> list[c.Command]:
    """Give a lively commander's commands of a tick."""
    world = simulation.world
    own = [row for row in world.ships() if world.units[Body].side[row] == 0]
    foes = [row for row in world.ships() if world.units[Body].side[row] == 1]
    if not own or not foes or tick % 37:
        return []
    first, foe = world.units.refer(int(own[tick % len(own)])), world.units.refer(int(foes[tick % len(foes)]))
    return [
        c.Steer(first, 1.0, -0.5, 0.25), c.Power(first, (2.0, 1.0, 1.5, 0.1)),
        c.Salvo((first,), tick % 2, 3, foe), c.Order((first,), 1, point=(tick * 1.0, -300.0)),
    ]  # fmt: skip


@pytest.mark.parametrize(("save_at", "go_on"), [(731, 400), (600, 10), (1, 620)])
def test_restored_equals_uninterrupted(save_at: int, go_on: int):
    live = Recorder(picket(commanded=True))
    data = b""
    for tick in range(save_at + go_on):
        if tick == save_at:
            data = live.save()
        live.tick(orders(live.simulation, tick))
    back = restore(data, standard(), live.simulation.level)
    assert back.simulation.world.tick == save_at
    for tick in range(save_at, save_at + go_on):
        back.tick(orders(back.simulation, tick))
    assert back.simulation.hashes() == live.simulation.hashes()
    assert back.simulation.hash() == live.simulation.hash()
    assert back.log == live.log


def test_restored_in_the_thick_of_it_equals_uninterrupted():
    live = Recorder(scenarios.build("fleet"))
    for tick in range(643):
        live.tick(orders(live.simulation, tick))
    back = restore(live.save(), standard(), live.simulation.level)
    for tick in range(643, 703):
        for each in (live, back):
            each.tick(orders(each.simulation, tick))
    assert back.simulation.hashes() == live.simulation.hashes()
    assert len(live.simulation.world.ships()) < 90, "it was in the thick of it"


def test_looking_at_a_battle_changes_nothing_and_columns_are_locked_meanwhile():
    simulation = picket()
    simulation.tick()
    with pytest.raises(ValueError, match="read-only"):
        simulation.world.units[Body].pos[0] = 0.0
    with pytest.raises(ValueError, match="read-only"):
        simulation.world.units[Ship].adrift[0] = True
    before = simulation.hash()
    simulation.world.units.rows(Body, Ship)
    assert simulation.hash() == before


def test_the_hash_of_a_tick_is_the_hash_of_its_state():
    simulation = picket()
    for _ in range(130):
        simulation.tick()
        assert simulation.last_hashes == simulation.hashes()
