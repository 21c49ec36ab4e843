"""Infantry: on the ground, up a slope, into a trench, out of the sky."""

import numpy as np
import pytest

from game.rules.land import TrenchRule
from game.systems.march import march
from game.systems.step_physics import step_physics
from game.systems.take_damage import take_damage
from game.world.land import G_WUPS2
from game.world.surface import Foot
from tests.systems.ground_stage import SLOPE, Ground

HALF_WU = 11.0  # of a trooper's height


def test_a_soldier_stands_on_the_height_line():
    ground = Ground(SLOPE, rough=3.0)
    rows = [ground.add("race_trooper", x) for x in (200.0, 700.0, 1200.0, 2000.0)]
    ground.run(march, step_physics, times=120)
    for row in rows:
        assert ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    assert ground.body.vel[rows] == pytest.approx(0.0, abs=0.01)
    assert ground.world.units[Foot].down[rows].all()


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_he_walks_up_and_down_a_slope_at_his_speed(way: float):
    ground = Ground(SLOPE)
    row = ground.add("race_trooper", 900.0)
    ground.task.want_speed[row] = 20.0 * way
    ground.run(march, step_physics, times=30)
    before = ground.body.pos[row].copy()
    ground.run(march, step_physics, times=300)
    gone = ground.body.pos[row] - before
    assert gone[0] == pytest.approx(100.0 * way, rel=0.02)
    assert gone[1] == pytest.approx(30.0 * way, rel=0.02)
    assert ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    assert ground.unit.turned[row] == way


def test_nobody_runs_faster_than_he_can_nor_off_the_land():
    ground = Ground()
    row = ground.add("race_trooper", 40.0)
    ground.task.want_speed[row] = -1e6
    ground.run(march, step_physics, times=60)
    assert ground.body.pos[row, 0] == pytest.approx(40.0 - 28.0, abs=0.6)
    ground.run(march, step_physics, times=120)
    assert ground.body.pos[row, 0] == pytest.approx(8.0, abs=0.1)


def fallen(up: float) -> float:
    """Give what a fall from so high does to a soldier. [hp]"""
    ground = Ground()
    row = ground.add("race_trooper", 500.0, 100.0 + HALF_WU + up)
    for _ in range(600):
        ground.run(march, step_physics)
        if ground.life.pending[row] > 0.0 or ground.world.units[Foot].down[row]:
            break
    ground.run(march, step_physics, times=60)
    assert ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    return float(ground.life.pending[row])


@pytest.mark.parametrize("up", [10.0, 40.0])
def test_a_short_fall_hurts_nobody(up: float):
    assert fallen(up) == 0.0


@pytest.mark.parametrize("up", [100.0, 150.0, 260.0])
def test_a_long_fall_hurts_in_proportion_to_its_speed(up: float):
    speed = np.sqrt(2.0 * G_WUPS2 * up)
    assert fallen(up) == pytest.approx((speed - 60.0) * 1.5, abs=2.5)


def test_a_slowed_descent_comes_down_at_its_speed_and_harms_nobody():
    ground = Ground()
    row = ground.add("arume_trooper", 500.0, 400.0)
    ground.task.want_speed[row] = 32.0
    ground.run(march, step_physics, times=90)
    high, x = ground.body.pos[row, 1], ground.body.pos[row, 0]
    ground.run(march, step_physics, times=60)
    assert ground.body.pos[row, 1] - high == pytest.approx(-16.0, abs=0.2)
    assert ground.body.pos[row, 0] - x == pytest.approx(6.0, abs=0.2)  # it drifts, it does not run
    assert not ground.world.units[Foot].down[row]
    ground.run(march, step_physics, times=1200)
    assert ground.world.units[Foot].down[row]
    assert ground.life.pending[row] == 0.0


def test_crouching_in_a_trench_lowers_the_signature():
    ground = Ground(trenches=(TrenchRule(at_wu=1000.0, width_wu=100.0, depth_wu=16.0, step_wu=10.0),))
    inside, outside = ground.add("race_trooper", 1000.0), ground.add("race_trooper", 2000.0)
    ground.run(march, step_physics, times=10)
    stood = ground.eyes.signature[[inside, outside]].copy()
    assert stood[1] == pytest.approx(0.15)
    assert stood[0] < 0.6 * stood[1]
    ground.task.want_posture[[inside, outside]] = 1
    ground.run(march, step_physics, times=60)
    assert ground.eyes.signature[[inside, outside]] == pytest.approx(0.6 * stood, rel=0.05)
    assert ground.over(outside) == pytest.approx(0.7 * HALF_WU, abs=0.1)


def test_fear_puts_heads_down_and_fades():
    ground = Ground()
    rows = np.array([ground.add("race_trooper", x) for x in (400.0, 600.0, 800.0)])
    ground.life.fear[rows] = (0.1, 0.5, 3.0)
    ground.run(march, step_physics)
    assert ground.world.units[Foot].posture[rows].tolist() == [0, 1, 2]
    assert ground.life.fear[rows].max() <= 1.0
    ground.run(march, step_physics, times=420)
    assert ground.life.fear[rows].tolist() == [0.0, 0.0, 0.0]
    assert ground.world.units[Foot].posture[rows].tolist() == [0, 0, 0]


def test_a_jump_goes_up_once_and_comes_down_unhurt():
    ground = Ground()
    row = ground.add("race_trooper", 500.0)
    ground.run(march, step_physics, times=5)
    ground.task.jump[row] = True
    best = 0.0
    for _ in range(180):
        ground.run(march, step_physics)
        best = max(best, ground.over(row) - HALF_WU)
    assert best == pytest.approx(26.5, abs=0.8)
    assert ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    ground.run(take_damage)
    assert ground.life.hp[row] == ground.life.full[row]


def test_who_stands_at_the_edge_of_a_crater_follows_it_down():
    ground = Ground(((0.0, 100.0), (500.0, 100.0), (520.0, 60.0), (4000.0, 60.0)))
    row = ground.add("race_trooper", 480.0)
    ground.task.want_speed[row] = 14.0
    ground.run(march, step_physics, times=360)
    assert ground.body.pos[row, 0] > 540.0
    assert ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    assert ground.life.pending[row] == 0.0


TRENCH = TrenchRule(at_wu=1000.0, width_wu=130.0, depth_wu=12.0, step_wu=11.0)


def way_of(ground: Ground, row: int, until: float, speed: float, ticks: int = 900) -> np.ndarray:
    """Let a soldier go, and give where his feet were in every tick. Returns: (ticks, 2)"""
    ground.task.want_speed[row] = speed
    out = []
    while (ground.body.pos[row, 0] - until) * np.sign(speed) < 0.0 and len(out) < ticks:
        ground.run(march, step_physics)
        out.append(ground.body.pos[row] - (0.0, HALF_WU))
    return np.array(out)


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_a_trench_wall_is_climbed_in_half_a_second_and_without_a_jerk(way: float):
    ground = Ground(trenches=(TRENCH,))
    row = ground.add("race_trooper", 1000.0)
    feet = way_of(ground, row, 1000.0 + way * 90.0, way * 28.0)
    assert abs(feet[-1, 0] - 1000.0) >= 90.0
    low, high = ground.high(1000.0 + way * 55.0), 100.0
    wall = (feet[:, 1] > low + 0.5) & (feet[:, 1] < high - 0.3) & (np.abs(feet[:, 0] - 1000.0) > 50.0)
    assert 15 < wall.sum() < 45, "it takes a moment, and no longer"
    assert np.abs(np.diff(feet[:, 1])).max() < 1.0
    assert (np.diff(feet[:, 0]) * way > -0.01).all()
    under = np.array([ground.high(float(x)) for x in feet[:, 0]])
    assert (feet[:, 1] - under > -4.0).all(), "nobody goes through the wall"


def test_dropping_into_a_trench_is_a_fall_not_a_leap_in_time():
    ground = Ground(trenches=(TRENCH,))
    row = ground.add("race_trooper", 920.0)
    feet = way_of(ground, row, 990.0, 28.0)
    air = np.diff(feet[:, 1])
    assert air.min() > -0.8 and feet[-1, 1] < 90.0
    assert ground.life.pending[row] == 0.0


def test_who_lets_go_of_the_wall_comes_down_again():
    ground = Ground(trenches=(TRENCH,))
    row = ground.add("race_trooper", 1040.0)
    foot = ground.world.units[Foot]
    ground.task.want_speed[row] = 28.0
    for _ in range(200):
        ground.run(march, step_physics)
        if 0.0 < foot.climb[row] < 0.8:
            break
    ground.task.want_speed[row] = 0.0
    ground.run(march, step_physics, times=60)
    assert foot.climb[row] == 0.0 and ground.over(row) == pytest.approx(HALF_WU, abs=0.1)
    assert ground.body.pos[row, 1] < 105.0


def test_a_wall_stops_who_is_in_the_air_below_its_edge_and_a_high_leap_clears_26():
    ground = Ground(((0.0, 100.0), (1000.0, 100.0), (1001.0, 140.0), (4000.0, 140.0)))
    row = ground.add("race_trooper", 985.0)
    ground.task.want_speed[row] = 28.0
    ground.task.jump[row] = True
    for _ in range(60):
        ground.run(march, step_physics)
        assert ground.body.pos[row, 1] - HALF_WU < 140.0 or ground.body.pos[row, 0] > 995.0
    fence = Ground(((0.0, 100.0), (1000.0, 100.0), (1004.0, 126.0), (1008.0, 126.0), (1012.0, 100.0), (4000.0, 100.0)))
    row = fence.add("race_trooper", 988.0)
    fence.task.want_speed[row], fence.task.jump[row] = 28.0, True
    feet = []
    for _ in range(200):
        fence.run(march, step_physics)
        feet.append(float(fence.body.pos[row, 1]) - HALF_WU)
    assert max(feet) >= 126.0 and fence.body.pos[row, 0] > 1015.0
    assert np.abs(np.diff(feet)).max() < 1.4


@pytest.mark.parametrize("width", [60.0, 100.0, 130.0, 140.0])
def test_every_trench_shelters_whoever_looks_over_its_nearest_wall(width: float):
    ground = Ground(trenches=(TrenchRule(at_wu=1000.0, width_wu=width, depth_wu=12.0, step_wu=11.0),))
    near = ground.add("race_trooper", 1000.0 + width / 2.0 - 16.0)
    middle, outside = ground.add("race_trooper", 1000.0), ground.add("race_trooper", 2000.0)
    ground.run(march, step_physics, times=10)
    seen = ground.eyes.signature / 0.15
    assert seen[outside] == pytest.approx(1.0)
    assert seen[near] < seen[middle] + 0.01 and seen[near] < 0.72 and seen[middle] < 0.8
    assert seen[near] > 0.5, "his head and arms are still to be seen"
