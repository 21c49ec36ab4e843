"""Smoke drifts, grows, thins out and ends; there is never more of it than there may be."""

import numpy as np
import pytest

from game.base.constants import DT
from game.systems.drift_smoke import drift_smoke
from game.world.smoke import DUST, MOST_PUFFS, SCREEN, SOOT
from game.world.surface_smoke import Embers, Smoke
from game.world.surface_world import EmbersBirth, SmokeBirth
from tests.systems.ground_stage import Ground


def born(ground: Ground, kind: int, count: int = 1, size: float = 30.0) -> Smoke:
    for number in range(count):
        ground.world.request_smoke(SmokeBirth(kind, (1000.0 + number, 150.0), (0.0, 0.0), size))
    ground.settle()
    return ground.world.zones[Smoke]


@pytest.mark.parametrize("wind", [12.0, -12.0])
@pytest.mark.parametrize("kind", [SOOT, SCREEN])
def test_the_wind_carries_it(wind: float, kind: int):
    ground = Ground(wind=wind)
    smoke = born(ground, kind)
    ground.run(drift_smoke, times=600)
    row = int(ground.puffs()[0])
    assert smoke.vel[row, 0] == pytest.approx(wind, rel=0.06)
    assert 60.0 < (smoke.pos[row, 0] - 1000.0) * np.sign(wind) < 120.0


def test_soot_rises_and_grows():
    ground = Ground()
    smoke = born(ground, SOOT)
    row, radius = int(ground.puffs()[0]), float(smoke.radius[ground.puffs()[0]])
    ground.run(drift_smoke, times=420)
    assert smoke.pos[row, 1] > 250.0
    assert radius < smoke.radius[row] < smoke.grown[row]


def test_it_blooms_thins_out_and_ends():
    ground = Ground()
    smoke = born(ground, DUST)
    row, dense = int(ground.puffs()[0]), []
    while len(ground.puffs()):
        ground.run(drift_smoke)
        dense.append(float(smoke.density[row]))
        ground.settle()
        assert len(dense) < 600
    peak = int(np.argmax(dense))
    assert 0 < peak < 0.25 * len(dense)
    assert dense[peak] == pytest.approx(float(smoke.peak[row]), rel=0.1)
    assert (np.diff(dense[peak:]) < 0.0).all()
    assert dense[-1] < 0.01
    assert len(dense) * DT == pytest.approx(3.4, rel=0.25)


def test_it_never_sinks_into_a_hill():
    ground = Ground(((0.0, 100.0), (1000.0, 100.0), (1300.0, 300.0), (4000.0, 300.0)), wind=40.0)
    ground.world.request_smoke(SmokeBirth(SCREEN, (1000.0, 110.0), (0.0, 0.0), 20.0))
    ground.settle()
    ground.run(drift_smoke, times=700)
    pos = ground.world.zones[Smoke].pos[ground.puffs()[0]]
    assert pos[0] > 1200.0
    assert pos[1] > ground.high(float(pos[0]))


def test_there_are_never_more_than_may_be_and_the_thinnest_make_room():
    ground = Ground()
    smoke = born(ground, SCREEN, MOST_PUFFS - 5)
    for row in (3, 17, 40, 90):
        smoke.left[row] = 0.5
    born(ground, SOOT, 9)
    assert len(ground.puffs()) == MOST_PUFFS
    assert len(ground.puffs(SOOT)) == 9
    assert (smoke.left[ground.puffs(SCREEN)] > 1.0).all()
    born(ground, SOOT, 3 * MOST_PUFFS)
    assert len(ground.puffs()) == MOST_PUFFS


def test_embers_go_out():
    ground = Ground()
    ground.world.request_embers(EmbersBirth((1000.0, 110.0), 20.0, 0.5))
    ground.settle()
    assert len(ground.world.zones.rows(Embers)) == 1
    ground.run(drift_smoke, times=31)
    ground.settle()
    assert len(ground.world.zones.rows(Embers)) == 0


def test_rain_keeps_dust_down_and_lets_soot_be():
    peaks = {}
    for weather in ("clear", "rain"):
        ground = Ground(weather=weather)
        smoke = born(ground, DUST)
        born(ground, SOOT)
        peaks[weather] = [float(smoke.peak[ground.puffs(kind)[0]]) for kind in (DUST, SOOT)]
    assert peaks["rain"][0] < 0.4 * peaks["clear"][0]
    assert peaks["rain"][1] == peaks["clear"][1]
