"""Blasts: near and far, beside and behind earth, on soft ground and hard."""

import numpy as np
import pytest

from game.rules.land import TrenchRule
from game.world.blasts import go_off
from game.world.ground_events import Blast
from game.world.land import STEP_WU
from game.world.surface import Height
from tests.systems.ground_stage import ARUME, Ground

TRENCH = TrenchRule(at_wu=1000.0, width_wu=100.0, depth_wu=40.0, step_wu=30.0)


def blast(ground: Ground, arm: str, x: float, y: float | None = None, **more) -> None:
    number = ground.world.catalogue.arm_number(arm)
    go_off(ground.world, np.array([x, ground.high(x) if y is None else y]), number, ARUME, 77, -1, **more)


def line(ground: Ground) -> np.ndarray:
    return ground.world.land[Height].ground[: ground.world.land.size]


def test_it_hurts_who_is_beside_and_less_who_is_farther():
    ground = Ground()
    rows = [ground.add("race_trooper", 1000.0 + off) for off in (6.0, 16.0, 26.0, 60.0)]
    blast(ground, "high_explosive", 1000.0)
    hurt = ground.life.pending[rows]
    assert hurt[0] > 60.0
    assert hurt[0] > hurt[1] > hurt[2] > hurt[3] == 0.0
    assert hurt[0] <= 110.0
    assert (ground.life.struck_by[rows[:3]] == 77).all()
    assert ground.life.struck_by[rows[3]] == -1


def test_it_frightens_farther_than_it_hurts():
    ground = Ground()
    near, far, away = (ground.add("race_trooper", x) for x in (1010.0, 1080.0, 1300.0))
    machine = ground.add("race_landcruiser", 1080.0)
    blast(ground, "high_explosive", 1000.0)
    fear = ground.life.fear
    assert fear[near] > fear[far] > 0.0
    assert fear[away] == fear[machine] == 0.0
    assert ground.life.pending[far] == 0.0


def test_it_spares_who_is_behind_earth():
    ground = Ground(trenches=(TRENCH,))
    hidden, beside = ground.add("race_trooper", 1012.0), ground.add("race_trooper", 1088.0)
    blast(ground, "gosta_charge", 1070.0, 103.0)
    assert ground.life.pending[beside] > 20.0
    wall = Ground(((0.0, 100.0), (980.0, 100.0), (990.0, 140.0), (1010.0, 140.0), (1020.0, 100.0), (4000.0, 100.0)))
    hidden, bare = wall.add("race_trooper", 1026.0), Ground()
    open_to = bare.add("race_trooper", 1026.0)
    for ground in (wall, bare):
        blast(ground, "barrage", 974.0)
    assert 0.0 < wall.life.pending[hidden] < 0.15 * bare.life.pending[open_to]


def test_plate_keeps_it_out():
    ground = Ground()
    box, tank = ground.add("race_sam", 1000.0), ground.add("race_landcruiser", 1000.0)
    blast(ground, "high_explosive", 1000.0)
    assert ground.life.pending[box] > 10.0 * ground.life.pending[tank] > 0.0


def test_who_goes_off_is_spared_by_his_own():
    ground = Ground()
    row, other = ground.add("gosta", 1000.0), ground.add("gosta", 1006.0)
    blast(ground, "gosta_charge", 1000.0, spared=row)
    assert ground.life.pending[row] == 0.0
    assert ground.life.pending[other] > 50.0


def test_it_digs_a_crater_no_steeper_than_about_45_degrees():
    ground = Ground()
    for _ in range(3):
        blast(ground, "barrage", 1000.0)
    assert ground.high(1000.0) < 90.0
    assert np.degrees(np.arctan(np.abs(np.diff(line(ground))) / STEP_WU)).max() < 50.0


@pytest.mark.parametrize(("arm", "up"), [("barrage", 60.0), ("helicopter_cannon", 0.0)])
def test_a_blast_in_the_air_and_a_small_one_dig_nothing(arm: str, up: float):
    ground = Ground()
    blast(ground, arm, 1000.0, 100.0 + up)
    assert (line(ground) == 100.0).all()
    assert [event.ground for event in ground.events(Blast)] == [up == 0.0]


def test_hard_ground_is_not_dug():
    ground = Ground(hard=((900.0, 1100.0),))
    blast(ground, "barrage", 1000.0)
    assert (line(ground) == 100.0).all()


def test_an_arm_without_a_blast_only_shows():
    ground = Ground()
    row = ground.add("race_trooper", 1000.0)
    blast(ground, "rifle", 1000.0)
    assert len(ground.events(Blast)) == 1
    assert ground.life.pending[row] == ground.life.fear[row] == 0.0
