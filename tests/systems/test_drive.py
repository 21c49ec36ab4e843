"""Wheels and tracks: they settle, roll, climb, and stay on the ground."""

import numpy as np
import pytest

from game.systems.drive import drive
from game.systems.step_physics import step_physics
from game.world.surface import Debris, Tracks
from game.world.surface_spawning import spawn_debris
from game.world.surface_world import DebrisBirth
from tests.systems.ground_stage import SLOPE, Ground

HALF_WU = 18.0  # of a landcruiser's height
VEHICLES = ["race_landcruiser", "race_carrier"]


@pytest.mark.parametrize("key", VEHICLES)
def test_it_settles_level_on_flat_ground(key: str):
    ground = Ground()
    row = ground.add(key, 1000.0)
    ground.run(drive, step_physics, times=300)
    half = float(ground.world.catalogue.half[ground.unit.kind[row], 1])
    assert ground.body.angle[row] == pytest.approx(0.0, abs=0.005)
    assert ground.over(row) == pytest.approx(half, abs=4.0)
    assert np.abs(ground.body.vel[row]).max() < 0.1
    assert ground.body.pos[row, 0] == pytest.approx(1000.0, abs=1.0)


@pytest.mark.parametrize("turned", [1, -1])
def test_it_drives_300_wu_ahead(turned: int):
    ground = Ground()
    row = ground.add("race_landcruiser", 2000.0, turned=turned)
    ground.task.want_speed[row] = 60.0 * turned
    ticks = 0
    while abs(ground.body.pos[row, 0] - 2000.0) < 300.0 and ticks < 900:
        ground.run(drive, step_physics)
        ticks += 1
        assert abs(ground.body.vel[row, 0]) < 62.0
    assert 300 < ticks < 600  # [1/60 s] 300 wu at 60 wu/s, and getting up to it
    assert np.sign(ground.body.pos[row, 0] - 2000.0) == turned
    assert ground.body.angle[row] == pytest.approx(0.0, abs=0.1)
    ground.task.want_speed[row] = 0.0
    ground.run(drive, step_physics, times=360)
    assert abs(ground.body.vel[row, 0]) < 1.0


def test_astern_it_is_slower():
    ground = Ground()
    row = ground.add("race_landcruiser", 1000.0)
    ground.task.want_speed[row] = -60.0
    ground.run(drive, step_physics, times=300)
    assert ground.body.vel[row, 0] == pytest.approx(-30.0, abs=1.5)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("key", VEHICLES)
def test_over_rough_ground_it_gets_on_and_does_not_fly_off(key: str, seed: int):
    ground = Ground(rough=10.0, seed=seed)
    row = ground.add(key, 500.0)
    ground.task.want_speed[row] = 60.0
    ground.run(drive, step_physics, times=120)
    fastest, highest = 0.0, 0.0
    for _ in range(900):
        ground.run(drive, step_physics)
        assert np.isfinite(ground.body.pos[row]).all()
        fastest = max(fastest, float(np.hypot(*ground.body.vel[row])))
        highest = max(highest, abs(ground.over(row)))
    assert fastest < 110.0
    assert highest < 3.0 * HALF_WU
    assert ground.body.pos[row, 0] > 900.0
    assert np.cos(ground.body.angle[row]) > 0.5


def test_it_climbs_a_slope_and_lies_along_it():
    ground = Ground(SLOPE)
    row = ground.add("race_landcruiser", 700.0)
    ground.task.want_speed[row] = 60.0
    ground.run(drive, step_physics, times=420)
    assert ground.body.pos[row, 0] > 850.0
    assert ground.body.angle[row] == pytest.approx(np.arctan(0.3), abs=0.1)


def test_dropped_it_comes_to_rest():
    ground = Ground()
    row = ground.add("race_landcruiser", 1000.0)
    ground.body.pos[row, 1] += 80.0
    ground.world.rebuild_physics()
    ground.run(drive, step_physics, times=600)
    assert ground.over(row) == pytest.approx(HALF_WU, abs=4.0)
    assert np.abs(ground.body.vel[row]).max() < 0.5


def test_who_lies_on_his_roof_is_given_up():
    ground = Ground()
    row, other = ground.add("race_landcruiser", 1000.0), ground.add("race_landcruiser", 2000.0)
    ground.body.angle[row], ground.body.face[row] = np.pi, (-1.0, 0.0)
    ground.world.rebuild_physics()
    ground.run(drive, step_physics, times=170)
    assert ground.life.pending[row] == 0.0
    ground.run(drive, step_physics, times=40)
    assert ground.life.pending[row] >= ground.life.full[row]
    assert ground.life.pending[other] == 0.0


def test_it_knows_how_long_it_has_been_stuck():
    ground = Ground()
    row, tracks = ground.add("race_landcruiser", 1000.0), ground.world.units[Tracks]
    ground.task.want_speed[row] = 60.0
    ground.run(drive, times=90)  # something holds it: nothing moves
    assert tracks.stuck[row] == pytest.approx(1.5, abs=0.05)
    ground.run(drive, step_physics, times=120)
    assert tracks.stuck[row] == 0.0


def test_a_burnt_out_hull_lies_where_it_fell():
    ground = Ground()
    kind = ground.world.catalogue.unit("race_landcruiser")
    row = spawn_debris(ground.world, DebrisBirth(kind, 0, (1000.0, 180.0), (0.0, 0.0), 0.0, 1))
    ground.run(drive, step_physics, times=400)
    assert ground.world.units.holds(row, Debris)
    assert 0.0 < ground.over(row) < HALF_WU
    assert np.abs(ground.body.vel[row]).max() < 0.5


def test_a_wreck_that_falls_out_of_the_sky_does_not_bounce():
    ground = Ground()
    kind = ground.world.catalogue.unit("arume_fighter")
    row = spawn_debris(ground.world, DebrisBirth(kind, 1, (1000.0, 500.0), (120.0, -140.0), -0.9, 1))
    low, rebound = False, 0.0
    for _ in range(600):
        ground.run(drive, step_physics)
        low |= ground.over(row) < 25.0
        rebound = max(rebound, ground.over(row) * low)
    assert low and rebound < 60.0
    assert abs(float(ground.body.vel[row, 0])) < 2.0, "and lies still"
