"""Guided missiles of the surface: at a hovering target, on a starship's field, and behind a hill."""

import numpy as np
import pytest

from game.systems.steer_rockets import steer_rockets
from game.systems.step_physics import step_physics
from game.world.components import Record
from game.world.ground_events import FieldStruck, Struck
from game.world.surface import Field, Rocket
from game.world.surface_spawning import spawn_rocket
from game.world.surface_world import RocketBirth
from tests.systems.ground_stage import ARUME, HILL, RACE, Ground, blasts

LAUNCHED = 200  # ticks that any of these fights may take, and some more


def launch(ground: Ground, arm: str, owner: int, target: int, vel: tuple[float, float], works: bool = True) -> int:
    place = ground.world.place(owner)
    number = ground.world.catalogue.arm_number(arm)
    side = int(ground.body.side[owner])
    birth = RocketBirth(number, side, owner, target, (place[0], place[1] + 20.0), vel, works)
    return spawn_rocket(ground.world, birth)


def fly(ground: Ground, row: int, ticks: int = 900) -> None:
    """Fly one missile to its end."""
    for _ in range(ticks):
        ground.run(steer_rockets, step_physics)
        if row in ground.world.deaths:
            return
        most = float(ground.world.catalogue.arm["speed_wups"][ground.world.units[Rocket].arm[row]])
        assert np.hypot(*ground.body.vel[row]) < 1.2 * most + 60.0
    raise AssertionError("it never ended")


@pytest.mark.parametrize("arm", ["sam", "shoulder_sam", "laser_missile"])
def test_it_flies_at_what_hovers_and_goes_off_beside_it(arm: str):
    ground = Ground()
    owner, target = ground.add("race_sam", 800.0), ground.add("arume_vtol", 1900.0, 500.0)
    row = launch(ground, arm, owner, target, (50.0, 40.0))
    fly(ground, row)
    assert len(blasts(ground.world.events)) == 1
    assert ground.life.pending[target] > 20.0
    assert ground.life.struck_by[target] == ground.world.serial(owner)


def test_a_dud_hurts_nobody():
    ground = Ground()
    owner, target = ground.add("race_sam", 800.0), ground.add("arume_vtol", 1900.0, 500.0)
    fly(ground, launch(ground, "sam", owner, target, (50.0, 40.0), works=False))
    assert ground.life.pending[target] == 0.0
    assert blasts(ground.world.events) == []


def test_on_a_starships_field_it_bursts_off_the_hull_and_the_field_pays():
    ground = Ground()
    owner, ship = ground.add("race_sam", 800.0), ground.add("arume_ship", 2500.0, 900.0)
    field, (record, name) = ground.world.units[Field], ground.record(ship)
    for number in range(5):
        before = float(field.store[ship])
        fly(ground, launch(ground, "sam", owner, ship, (50.0, 10.0 + 20.0 * number)))
        assert field.store[ship] == pytest.approx(before - 130.0)
        ground.settle()
    gaps = [event.gap for event in ground.events(FieldStruck)]
    assert len(gaps) == 5
    assert 15.0 <= min(gaps) <= max(gaps) <= 25.0
    assert ground.life.pending[ship] == 0.0
    assert isinstance(record, Record)
    assert record.on_shield[name] == 5
    assert record.gap[name] == pytest.approx(sum(gaps))


def test_an_empty_field_stops_nothing():
    ground = Ground()
    owner, ship = ground.add("race_sam", 800.0), ground.add("arume_ship", 2500.0, 900.0)
    ground.world.units[Field].store[ship] = 0.0
    fly(ground, launch(ground, "sam", owner, ship, (50.0, 50.0)))
    assert ground.events(FieldStruck) == []
    assert ground.world.units[Field].pending[ship].sum() > 0.0  # and nothing there to pay for it


@pytest.mark.parametrize("arm", ["anti_landcruiser", "sam"])
def test_what_sinks_behind_a_hill_is_lost(arm: str):
    ground = Ground(HILL)
    owner = ground.add("race_rocketeer", 1400.0)
    target = ground.add("arume_vtol", 2600.0, 130.0)
    row = launch(ground, arm, owner, target, (120.0, 30.0))
    ground.run(steer_rockets, step_physics, times=30)
    assert ground.world.units[Rocket].target[row] == -1
    fly(ground, row)
    assert ground.life.pending[target] == 0.0


def test_what_is_in_sight_is_not_lost():
    ground = Ground()
    owner, target = ground.add("race_rocketeer", 1000.0), ground.add("arume_walker", 1600.0)
    row = launch(ground, "anti_landcruiser", owner, target, (60.0, 6.0))
    ground.run(steer_rockets, step_physics, times=30)
    assert ground.world.units[Rocket].target[row] == target
    fly(ground, row)
    assert [event.through for event in ground.events(Struck)] == [True]
    assert ground.life.pending[target] > 100.0


def test_it_looks_for_another_when_its_target_is_gone():
    ground = Ground()
    owner, other = ground.add("race_sam", 800.0), ground.add("arume_vtol", 1900.0, 520.0)
    ground.add("race_helicopter", 1500.0, 400.0)
    row = launch(ground, "sam", owner, -1, (100.0, 60.0))
    ground.run(steer_rockets, step_physics, times=60)
    assert ground.world.units[Rocket].target[row] == other


def test_the_hardest_turn_is_never_exceeded():
    ground = Ground()
    owner, target = ground.add("race_sam", 1500.0), ground.add("arume_fighter", 1700.0, 300.0, vel=(-330.0, 0.0))
    row = launch(ground, "sam", owner, target, (200.0, 200.0))
    most = float(ground.world.catalogue.arm["lateral_wups2"][ground.world.units[Rocket].arm[row]])
    for _ in range(LAUNCHED):
        ground.run(steer_rockets)
        vel, push = ground.body.vel[row], ground.body.push[row] / ground.body.mass[row]
        side = abs(vel[0] * push[1] - vel[1] * push[0]) / max(np.hypot(*vel), 1.0)
        assert side <= most + 40.0
        ground.run(step_physics)
        if row in ground.world.deaths:
            break


def test_a_missile_without_anybody_falls_and_ends():
    ground = Ground()
    owner = ground.add("race_sam", 800.0)
    row = launch(ground, "anti_landcruiser", owner, -1, (120.0, 60.0))
    fly(ground, row)
    assert ground.body.pos[row, 1] < 130.0 or ground.world.units[Rocket].age[row] > 5.0
    ground.settle()
    assert len(ground.rockets()) == 0


def test_its_owner_may_be_gone_before_it_arrives():
    ground = Ground()
    owner, target = ground.add("race_sam", 800.0), ground.add("arume_vtol", 1900.0, 500.0)
    serial = ground.world.serial(owner)
    row = launch(ground, "sam", owner, target, (50.0, 40.0))
    ground.world.request_death(owner)
    ground.settle()
    fly(ground, row)
    assert ground.life.struck_by[target] == serial
    assert ground.body.side[target] == ARUME != RACE


@pytest.mark.parametrize(("arm", "keeps"), [("laser_missile", False), ("shoulder_sam", True), ("sam", True)])
def test_smoke_cuts_off_what_light_leads_and_not_heat_or_radar(arm: str, keeps: bool):
    ground = Ground()
    launcher = ground.add("race_helicopter", 500.0, 300.0)
    target = ground.add("arume_vtol", 1500.0, 300.0, turned=-1)
    number = ground.world.catalogue.arm_number(arm)
    ground.world.request_rocket(RocketBirth(number, RACE, launcher, target, (1000.0, 300.0), (300.0, 0.0), True))
    ground.settle()
    rocket = int(ground.rockets()[0])
    ground.world.units[Rocket].age[rocket] = 0.3
    ground.world.tick = 0
    ground.run(steer_rockets)
    assert ground.world.units[Rocket].target[rocket] == target, "nothing is in the way"
    for x in (650.0, 1300.0):  # before the helicopter and before the missile
        ground.smoke(x, 300.0, radius=70.0)
    ground.world.tick = 0
    ground.run(steer_rockets)
    assert (ground.world.units[Rocket].target[rocket] == target) == keeps
