"""Obey, on the surface: magazines, sights and other males' boots, by command alone."""

import numpy as np
import pytest

from game.engine.tables import Ref
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.systems.fire_guns import fire_guns
from game.systems.march import march
from game.systems.obey_surface import obey_surface
from game.systems.step_physics import step_physics
from game.world import commands as c
from game.world.components import Group
from game.world.ground_events import Reloading, Shot
from game.world.gunners import spread_of
from game.world.persons import forces_of
from game.world.surface import Foot, Life, Task, Unit
from tests.systems.ground_stage import ARUME, RACE, Ground


def player(ground: Ground, x: float = 500.0) -> tuple[int, Ref]:
    row = ground.add("race_trooper", x)
    ground.unit.player[row] = True
    return row, ground.world.units.refer(row)


def be(ref: Ref, walk: float = 0.0, posture: int = 0, fire: bool = False, scope: bool = False) -> c.Control:
    return c.Control(ref, walk, posture, False, (900.0, 111.0), 0, fire, scope)


def test_the_ai_changes_an_empty_magazine_and_fires_on():
    ground = Ground()
    row, foe = ground.add("race_trooper", 500.0), ground.add("arume_trooper", 800.0)
    one = ground.aim(row, "rifle", foe)
    ground.gun.loaded[one] = 4
    ground.run(fire_guns, times=260)
    assert len(ground.events(Shot)) == 4, "three, and the last one, and then it is empty"
    assert [event.owner for event in ground.events(Reloading)] == [row]
    ground.run(fire_guns, times=120)
    assert len(ground.events(Shot)) == 7 and ground.gun.loaded[one] == 27


def test_over_minutes_magazines_cost_the_ai_hardly_a_round():
    ground = Ground()
    row, foe = ground.add("race_trooper", 500.0), ground.add("arume_trooper", 800.0)
    ground.aim(row, "rifle", foe)
    ground.run(fire_guns, times=60 * 120)
    without = 3 * 120 / (2.4 + 2 * 0.09)  # bursts of three, from the first rule of the arm
    assert 0.95 * without < len(ground.events(Shot)) <= without + 3


def test_a_magazine_holds_no_more_than_is_left():
    ground = Ground()
    row, ref = player(ground)
    one = int(ground.guns(row, "rifle")[0])
    ground.gun.rounds[one], ground.gun.loaded[one] = 11, 2
    ground.run(obey_surface, fire_guns, commands=(c.Reload(ref, int(ground.gun.number[one])),))
    assert ground.gun.change[one] > 0.0
    ground.run(obey_surface, fire_guns, times=200)
    assert ground.gun.loaded[one] == ground.gun.rounds[one] == 11
    ground.run(obey_surface, fire_guns, commands=(c.Reload(ref, int(ground.gun.number[one])),))
    assert ground.gun.change[one] == 0.0, "there is nothing to put in"


@pytest.mark.parametrize(("posture", "scope", "walk", "share"),
                         [(0, False, 0.0, 1.0), (0, True, 0.0, 0.64), (1, True, 0.0, 0.4), (2, True, 0.0, 0.4)])  # fmt: skip
def test_who_aims_and_keeps_still_scatters_less(posture: int, scope: bool, walk: float, share: float):
    ground = Ground()
    row, ref = player(ground)
    one = ground.guns(row, "rifle")
    usual = float(spread_of(ground.world, one)[0])
    ground.run(obey_surface, march, step_physics, times=60, commands=(be(ref, walk, posture, scope=scope),))
    assert float(spread_of(ground.world, one)[0]) == pytest.approx(share * usual, rel=0.01)


def test_who_aims_walks_and_is_not_steady():
    ground = Ground()
    row, ref = player(ground)
    ground.run(obey_surface, march, step_physics, times=60, commands=(be(ref, scope=True),))
    assert ground.world.units[Foot].steady[row] == 1.0
    ground.run(obey_surface, march, step_physics, times=60, commands=(be(ref, 1.0, scope=True),))
    foot = ground.world.units[Foot]
    assert foot.steady[row] == 0.0 and ground.body.vel[row, 0] == pytest.approx(foot.walk[row])
    ground.run(obey_surface, march, step_physics, times=30, commands=(be(ref, 1.0),))
    assert ground.body.vel[row, 0] == pytest.approx(foot.run[row])


def test_taking_over_moves_the_person_and_leaves_one_of_him():
    ground = Ground()
    row, ref = player(ground)
    other = ground.add("race_trooper", 560.0)
    ground.run(obey_surface, commands=(be(ref, 1.0, scope=True),))
    ground.run(obey_surface, commands=(c.TakeOver(ground.world.units.refer(other)),))
    part, task = ground.unit, ground.task
    assert part.player[[row, other]].tolist() == part.manned[[row, other]].tolist() == [False, True]
    assert task.want_speed[row] == 0.0 and not task.want_scope[row]
    ground.run(obey_surface, commands=(be(ref, 1.0),))
    assert not part.manned[row], "who one was does not hear any more"


def refused(ground: Ground, row: int) -> None:
    before = ground.unit.player.copy()
    ground.run(obey_surface, commands=(c.TakeOver(ground.world.units.refer(row)), c.TakeOver(Ref(3000, 2))))
    assert (ground.unit.player == before).all() and not ground.unit.manned[row]


def test_nobody_becomes_an_enemy_a_machine_a_coward_a_dead_male_or_a_stranger():
    ground = Ground()
    player(ground)
    for key in ("arume_trooper", "race_landcruiser", "race_cannon"):
        refused(ground, ground.add(key, 700.0))
    coward, dead = ground.add("race_trooper", 800.0), ground.add("race_trooper", 900.0)
    ground.life.broken[coward], ground.life.hp[dead] = True, 0.0
    refused(ground, coward)
    refused(ground, dead)
    stranger = ground.add("race_trooper", 950.0)
    ground.unit.group[stranger] = ground.world.forces["arume"]
    refused(ground, stranger)


def test_taking_the_helm_takes_the_sections_and_leaving_it_leaves_them():
    battle = Simulation(standard(), find_level("airbase", standard()), 2, commanded=False)
    world = battle.world
    rows = world.units.rows(Unit)
    own = world.units.refer(int(rows[world.units[Unit].player[rows]][0]))
    heard = [world.forces[force.id] for force in world.level.force if force.commanded]
    assert sorted(heard) == forces_of(world, RACE).tolist() and len(forces_of(world, ARUME)) == 0
    battle.tick()
    assert not world.groups[Group].commanded.any()
    battle.tick((c.Autopilot(own, False),))
    assert np.flatnonzero(world.groups[Group].commanded).tolist() == sorted(heard)
    battle.tick((c.Autopilot(own, True),))
    assert not world.groups[Group].commanded.any()
    assert not world.units[Unit].manned[world.units.rows(Unit, Life, Task)].any()
