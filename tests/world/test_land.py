"""The land: heights between samples, what hides behind what, craters, trenches, roofs."""

import numpy as np
import pytest

from game.rules.land import TrenchRule
from game.world.land import STEP_WU, dig, height_at, in_sight, is_clear, raise_roof, roof_at, slope_at, width
from game.world.surface import Height
from tests.systems.ground_stage import HILL, SLOPE, Ground

FAR_WU = 200.0  # from a crater, where nothing may change


def line(ground: Ground) -> np.ndarray:
    land = ground.world.land
    return land[Height].ground[: land.size]


def steepest_deg(ground: Ground) -> float:
    return float(np.degrees(np.arctan(np.abs(np.diff(line(ground))) / STEP_WU).max()))


def seen(ground: Ground, eye: tuple[float, float], mark: tuple[float, float]) -> bool:
    return bool(in_sight(ground.world.land, np.array([eye]), np.array([mark]))[0])


def test_heights_and_slopes_between_samples():
    land = Ground(SLOPE).world.land
    assert height_at(land, np.array([0.0, 400.0, 902.0, 1400.0])) == pytest.approx([100.0, 100.0, 250.6, 400.0])
    assert slope_at(land, np.array([100.0, 901.0, 2000.0])) == pytest.approx([0.0, 0.3, 0.0])
    assert width(land) == 4000.0


def test_places_off_the_land_have_the_height_of_its_end():
    land = Ground(SLOPE).world.land
    assert height_at(land, np.array([-1e6, 1e6])) == pytest.approx([100.0, 400.0])


def test_a_hill_hides_and_height_sees_over_it():
    ground = Ground(HILL)
    assert not seen(ground, (1300.0, 130.0), (2700.0, 130.0))
    assert seen(ground, (1300.0, 500.0), (2000.0, 310.0))
    assert seen(ground, (1300.0, 600.0), (2700.0, 600.0))
    assert seen(ground, (600.0, 110.0), (1300.0, 110.0))


def test_sight_goes_both_ways():
    ground, rng = Ground(HILL, rough=8.0), np.random.default_rng(1)
    x = rng.uniform(100.0, 3900.0, (200, 2))
    one, other = (np.stack([at, height_at(ground.world.land, at) + 20.0], axis=1) for at in x.T)
    there, back = in_sight(ground.world.land, one, other), in_sight(ground.world.land, other, one)
    assert (there == back).mean() > 0.95
    assert 20 < there.sum() < 180


def test_sight_of_nothing_is_nothing():
    assert in_sight(Ground().world.land, np.zeros((0, 2)), np.zeros((0, 2))).shape == (0,)


@pytest.mark.parametrize("radius", [12.0, 17.0, 27.0])
def test_a_crater_is_a_hole_with_a_rim_no_steeper_than_45_degrees(radius: float):
    ground = Ground()
    for _ in range(4):
        dig(ground.world.land, 1000.0, radius)
        assert steepest_deg(ground) < 50.0
    assert ground.high(1000.0) < 100.0 - 0.4 * radius
    assert line(ground).max() > 100.5
    assert line(ground).max() < 100.0 + radius
    x = np.arange(len(line(ground))) * STEP_WU
    assert (line(ground)[np.abs(x - 1000.0) > FAR_WU] == 100.0).all()


def test_many_craters_anywhere_leave_numbers_and_no_cliffs():
    ground, rng = Ground(HILL, rough=4.0), np.random.default_rng(3)
    first = line(ground).copy()
    for _ in range(300):
        dig(ground.world.land, float(rng.uniform(-50.0, 4050.0)), float(rng.uniform(9.0, 40.0)))
    assert np.isfinite(line(ground)).all()
    assert (line(ground) >= first - 61.0).all()
    assert (line(ground) <= first + 120.0).all()


def test_hard_ground_is_not_dug():
    ground = Ground(hard=((900.0, 1100.0),))
    dig(ground.world.land, 1000.0, 30.0)
    assert (line(ground) == 100.0).all()
    dig(ground.world.land, 1110.0, 30.0)
    x = np.arange(len(line(ground))) * STEP_WU
    assert (line(ground)[(x >= 900.0) & (x <= 1100.0)] == 100.0).all()
    assert ground.high(1120.0) < 95.0


def test_a_trench_is_deep_and_revetted():
    ground = Ground(trenches=(TrenchRule(at_wu=1000.0, width_wu=120.0, depth_wu=30.0, step_wu=12.0),))
    assert ground.high(1000.0) == pytest.approx(70.0)
    assert ground.high(944.0) > ground.high(960.0) > ground.high(1000.0)
    before = line(ground).copy()
    dig(ground.world.land, 1000.0, 30.0)
    assert (line(ground) == before).all()


def test_roofs_hide_but_stop_nothing_else_and_sink_with_the_ground():
    ground = Ground()
    land = ground.world.land
    raise_roof(land, 1000.0, 1100.0, 80.0)
    assert roof_at(land, np.array([1050.0, 1200.0])) == pytest.approx([180.0, 100.0])
    eye, mark = np.array([[900.0, 130.0]]), np.array([[1200.0, 130.0]])
    assert not in_sight(land, eye, mark)[0]
    assert is_clear(land, eye, mark)[0]
    dig(land, 1050.0, 30.0)
    assert land[Height].roof[262] - line(ground)[262] == pytest.approx(80.0)
    raise_roof(land, 1000.0, 1100.0, 0.0)
    assert in_sight(land, eye, mark)[0]
