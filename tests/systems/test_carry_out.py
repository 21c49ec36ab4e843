"""What ground units make of a task: stand, go on by bounds, fall back, flee, charge and go off."""

import numpy as np
import pytest

from game.systems.carry_out import carry_out
from game.world.components import Group
from game.world.tasks import TASK_ADVANCE, TASK_CHARGE, TASK_FALL_BACK, TASK_HOLD
from tests.systems.ground_stage import ARUME, RACE, Ground

ALL_LOOK = 12  # ticks in which everybody has thought once


def test_who_holds_goes_to_his_point_and_stops_there():
    ground = Ground()
    away = ground.add("race_trooper", 1000.0, to=(1200.0, 0.0))
    there = ground.add("race_trooper", 1000.0, to=(1004.0, 0.0))
    ground.run(carry_out, times=ALL_LOOK)
    assert ground.task.want_speed[away] > 0.0
    assert ground.task.want_speed[there] == 0.0


def test_who_holds_gets_down_only_under_fire_and_afraid():
    ground = Ground()
    row, foe = ground.add("race_trooper", 1000.0), ground.add("arume_trooper", 1300.0)
    for fear, engaged, posture in ((0.0, True, 0), (0.5, True, 1), (0.5, False, 0)):
        one = ground.aim(row, "rifle", foe)
        ground.gun.target[one] = foe if engaged else -1
        ground.life.fear[row] = fear
        ground.run(carry_out, times=ALL_LOOK)
        assert ground.task.want_posture[row] == posture, (fear, engaged)


def test_who_advances_under_fire_moves_part_of_the_time_and_fires_the_rest():
    ground = Ground()
    row, foe = ground.add("race_trooper", 1000.0, task=TASK_ADVANCE, to=(3000.0, 0.0)), ground.add("arume_trooper", 1400.0)
    ground.aim(row, "rifle", foe)
    moving = []
    for _ in range(720 // ALL_LOOK):
        ground.run(carry_out, times=ALL_LOOK)
        moving.append(ground.task.want_speed[row] > 0.0)
    assert 0.4 < np.mean(moving) < 0.75


@pytest.mark.parametrize(("far", "halts"), [(300.0, True), (3000.0, False)])
def test_a_machine_halts_where_its_gun_reaches(far: float, halts: bool):
    ground = Ground()
    row = ground.add("race_landcruiser", 200.0, task=TASK_ADVANCE, to=(3900.0, 0.0))
    ground.aim(row, "sabot", ground.add("arume_walker", 200.0 + far))
    ground.run(carry_out, times=ALL_LOOK)
    assert (ground.task.want_speed[row] == 0.0) == halts


def test_who_falls_back_stops_for_no_enemy():
    ground = Ground()
    row = ground.add("race_trooper", 2000.0, task=TASK_FALL_BACK, to=(500.0, 0.0))
    ground.aim(row, "rifle", ground.add("arume_trooper", 2100.0))
    for _ in range(40):
        ground.run(carry_out, times=ALL_LOOK)
        assert ground.task.want_speed[row] < 0.0


def test_who_is_broken_runs_home_whatever_he_was_told():
    ground = Ground()
    row = ground.add("race_trooper", 2000.0, task=TASK_ADVANCE, to=(3000.0, 0.0))
    ground.world.groups[Group].home[ground.unit.group[row]] = (100.0, 0.0)
    ground.life.broken[row] = True
    ground.run(carry_out, times=ALL_LOOK)
    assert ground.task.want_speed[row] < 0.0


def test_a_gosta_runs_at_the_nearest_enemy_and_goes_off_beside_him():
    ground = Ground()
    near = ground.add("gosta", 1000.0, task=TASK_CHARGE)
    ground.add("race_trooper", 1400.0)
    ground.add("race_trooper", 400.0)
    ground.run(carry_out, times=ALL_LOOK)
    assert ground.task.want_speed[near] > 0.0, "400 wu is nearer than 600"
    assert ground.life.pending[near] == 0.0
    close = ground.add("gosta", 1410.0, task=TASK_CHARGE)
    ground.run(carry_out, times=3)
    assert ground.life.pending[close] > ground.life.hp[close]


def test_who_is_played_by_a_person_is_told_nothing():
    ground = Ground()
    row = ground.add("race_trooper", 1000.0, to=(1500.0, 0.0), task=TASK_HOLD)
    ground.unit.manned[row] = True
    ground.run(carry_out, times=ALL_LOOK)
    assert ground.task.want_speed[row] == 0.0


def test_both_sides_think_alike():
    out = []
    for side in (RACE, ARUME):
        ground = Ground()
        row = ground.add("race_trooper", 1000.0, side=side, to=(1500.0, 0.0))
        ground.run(carry_out, times=ALL_LOOK)
        out.append(float(ground.task.want_speed[row]))
    assert out[0] == out[1]
