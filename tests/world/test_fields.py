"""Fields by sectors: shares, prices, what goes through, and what an even one does as it always did."""

from __future__ import annotations

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from game.world.fields import MOST_FOCUS, burst_on, charge, sector_at, shares_of, strike, weight_on_field
from game.world.surface import Field
from game.world.surface_ship import SECTORS
from tests.systems.ground_stage import Ground

RIGHT, LEFT, BELOW = 0, 4, 6


@given(st.floats(-10.0, 10.0), st.floats(-1.0, 2.0))
def test_shares_sum_to_one_and_none_is_negative(facing: float, focus: float):
    share = shares_of(np.array([facing]), np.array([focus]))[0]
    assert share.sum() == pytest.approx(1.0)
    assert share.min() > 0.0


def test_without_focus_all_are_alike_and_with_it_the_side_asked_for_is_strongest():
    assert np.allclose(shares_of(np.zeros(1), np.zeros(1)), 1.0 / SECTORS)
    share = shares_of(np.array([np.pi]), np.array([MOST_FOCUS]))[0]
    assert int(np.argmax(share)) == LEFT
    assert share[LEFT] > 2.0 / SECTORS > share[RIGHT]


@pytest.fixture
def ship() -> tuple[Ground, int]:
    ground = Ground()
    return ground, ground.add("arume_ship", 2000.0, 700.0)


def turn(ground: Ground, row: int, facing: float) -> Field:
    field = ground.world.units[Field]
    field.facing[row], field.focus[row] = facing, MOST_FOCUS
    field.share[row] = shares_of(np.array([facing]), np.array([MOST_FOCUS]))[0]
    return field


def test_sectors_follow_the_hull_its_belly_is_below_along_all_its_length(ship):
    ground, row = ship
    assert sector_at(ground.world, row, np.array((2460.0, 700.0))) == RIGHT
    assert sector_at(ground.world, row, np.array((1540.0, 700.0))) == LEFT
    assert sector_at(ground.world, row, np.array((2100.0, 610.0))) == BELOW


def test_an_even_field_pays_in_full_and_lets_nothing_through(ship):
    ground, row = ship
    field = ground.world.units[Field]
    before = float(field.store[row])
    burst_on(ground.world, row, 130.0, np.array((2460.0, 700.0)))
    assert field.store[row] == pytest.approx(before - 130.0)
    assert field.through[row] == 0.0


def test_a_strong_sector_pays_a_third_and_a_thin_one_lets_most_of_it_through(ship):
    ground, row = ship
    field = turn(ground, row, 0.0)
    full = float(field.store[row])
    burst_on(ground.world, row, 300.0, np.array((2460.0, 700.0)))
    assert 80.0 < full - field.store[row] < 130.0 and field.through[row] == 0.0
    full = float(field.store[row])
    burst_on(ground.world, row, 300.0, np.array((1540.0, 700.0)))
    assert field.through[row] > 200.0 and full - field.store[row] < 100.0
    strong, thin = field.share[row][RIGHT] * SECTORS, field.share[row][LEFT] * SECTORS
    assert strong > 1.0 > thin
    assert field.through[row] == pytest.approx(300.0 * (1.0 - thin))


def test_what_the_store_cannot_pay_for_goes_through(ship):
    ground, row = ship
    field = ground.world.units[Field]
    field.store[row] = 100.0
    burst_on(ground.world, row, 400.0, np.array((2460.0, 700.0)))
    assert field.store[row] == 0.0
    assert field.through[row] == pytest.approx(300.0)


def test_what_strikes_in_a_tick_is_paid_or_reaches_the_hull_and_nothing_is_lost(ship):
    ground, row = ship
    field, life, rows = ground.world.units[Field], ground.life, np.array([row])
    field.store[row] = 50.0
    strike(ground.world, row, 80.0, np.array((2460.0, 700.0)))
    charge(ground.world, rows, 0.0)
    assert field.store[row] == 0.0
    assert life.pending[row] == pytest.approx(30.0)
    assert field.pending[row].sum() == 0.0


def test_a_field_hardly_feels_rifles_and_feels_what_bores_deep():
    assert weight_on_field(0.0) == pytest.approx(0.05)
    assert weight_on_field(40.0) == pytest.approx(0.4)
    assert weight_on_field(700.0) == 1.0
