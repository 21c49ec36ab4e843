"""Bear load: grey, black, and back."""

import pytest

from game.systems.bear_load import bear_load
from game.world.ground_events import BlackedOut
from tests.systems.air_stage import Air


@pytest.fixture
def air() -> Air:
    return Air()


def test_nine_g_for_a_second_is_a_blackout_of_two(air: Air):
    row = air.craft("race_killercraft", (60000.0, 2000.0))
    air.wings.load[row] = -9.0
    air.run(bear_load, times=55)
    assert air.pilot.out_s[row] == 0.0
    assert 0.85 < air.pilot.grey[row] < 1.0
    air.run(bear_load, times=8)
    assert [event.row for event in air.events(BlackedOut)] == [row]
    assert air.pilot.out_s[row] == pytest.approx(2.0, abs=0.1)
    air.wings.load[row] = 1.0
    air.run(bear_load, times=160)
    assert air.pilot.out_s[row] == air.pilot.grey[row] == 0.0


def test_six_g_can_be_borne_for_ever(air: Air):
    row = air.craft("race_killercraft", (60000.0, 2000.0))
    air.wings.load[row] = 6.0
    air.run(bear_load, times=600)
    assert air.pilot.grey[row] == 0.0


def test_who_is_out_neither_flies_nor_shoots(air: Air):
    from game.world.gunners import can_fight

    row = air.craft("race_killercraft", (60000.0, 2000.0))
    air.pilot.out_s[row] = 1.0
    assert not can_fight(air.world, air.units("race_killercraft"))[0]
    air.tick(90)
    assert can_fight(air.world, air.units("race_killercraft"))[0]
