"""Light through smoke and weather: what it loses, and how far one still sees."""

import numpy as np
import pytest

from game.rules.library import standard
from game.world.smoke import light_left, smoke_between, weather_share
from tests.systems.ground_stage import Ground

HALF_M = standard().air.smoke.m_per_half


def between(ground: Ground, eye, mark) -> float:
    return float(smoke_between(ground.world, np.array([eye], float), np.array([mark], float))[0])


def test_light_halves_over_every_25_m_of_full_density():
    ground = Ground()
    assert HALF_M == 25
    metres = np.array([0.0, 25.0, 50.0, 75.0, 2000.0])
    assert light_left(ground.world, metres)[:4].tolist() == [1.0, 0.5, 0.25, 0.125]
    more = light_left(ground.world, np.linspace(0.0, 500.0, 999))
    assert (np.diff(more) < 0.0).all()
    assert 0.0 <= light_left(ground.world, metres)[4] < 1e-9


def test_a_ray_through_the_middle_meets_four_thirds_of_the_radius():
    ground = Ground()
    ground.smoke(1000.0, 150.0, radius=30.0, density=0.5)
    assert between(ground, (500.0, 150.0), (1500.0, 150.0)) == pytest.approx(0.5 * 30.0 * 4.0 / 3.0)


def test_a_ray_beside_it_or_short_of_it_meets_nothing():
    ground = Ground()
    ground.smoke(1000.0, 150.0, radius=30.0)
    assert between(ground, (500.0, 181.0), (1500.0, 181.0)) == 0.0
    assert between(ground, (500.0, 150.0), (960.0, 150.0)) == 0.0
    assert between(ground, (1040.0, 150.0), (1500.0, 150.0)) == 0.0


def test_who_stands_in_it_looks_through_half_of_it():
    ground = Ground()
    ground.smoke(1000.0, 150.0, radius=30.0)
    whole = between(ground, (500.0, 150.0), (1500.0, 150.0))
    assert between(ground, (1000.0, 150.0), (1500.0, 150.0)) == pytest.approx(whole / 2)


def test_it_is_the_same_both_ways_and_what_lies_behind_one_another_adds_up():
    ground, rng = Ground(), np.random.default_rng(3)
    for x, y, radius in rng.uniform((900, 110, 10), (1100, 200, 60), (12, 3)):
        ground.smoke(x, y, radius, 0.7)
    eye, mark = rng.uniform((400, 100), (1000, 260), (50, 2)), rng.uniform((900, 100), (1600, 260), (50, 2))
    there, back = smoke_between(ground.world, eye, mark), smoke_between(ground.world, mark, eye)
    assert there == pytest.approx(back)
    one_by_one = [between(ground, a, b) for a, b in zip(eye, mark, strict=True)]
    assert there == pytest.approx(one_by_one)
    assert there.max() > 40.0


def share(weather: str, eye, mark, sea: float | None = None) -> float:
    ground = Ground(weather=weather, sea=sea)
    return float(weather_share(ground.world, np.array([eye], float), np.array([mark], float))[0, 0])


def test_weathers_shorten_sight_in_their_order():
    low = [share(name, (1000.0, 120.0), (2000.0, 120.0)) for name in ("clear", "haze", "rain", "mist")]
    assert low[0] == 1.0
    assert low == sorted(low, reverse=True)
    assert low[1] >= 0.95, "haze is air of this coast on a good day"


def test_mist_lies_low_and_thickest_by_the_sea():
    assert share("mist", (1000.0, 900.0), (2000.0, 900.0)) == 1.0
    low, half = share("mist", (1000.0, 120.0), (2000.0, 120.0)), share("mist", (1000.0, 120.0), (2000.0, 900.0))
    assert low < half < 1.0
    assert share("mist", (1000.0, 120.0), (1200.0, 120.0), sea=900.0) < low
    assert share("mist", (3300.0, 120.0), (3500.0, 120.0), sea=900.0) == pytest.approx(low)
