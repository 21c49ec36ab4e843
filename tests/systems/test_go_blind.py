"""Go blind: a flash blinds who looks that way; the stick stays where it was, and the ground does not move."""

import numpy as np
import pytest

from game.systems.go_blind import go_blind
from game.world.events import CityBurned
from game.world.ground_events import Blast, Blinded, Felled, Flashed
from game.world.tasks import TASK_ENGAGE, TASK_REGROUP
from tests.systems.air_stage import Air
from tests.systems.ground_stage import HILL

LEVEL_RAD = 0.02
"""angle of attack at which a killercraft at 300 wu/s flies about level"""


@pytest.fixture
def air() -> Air:
    return Air()


def flash(air: Air, x: float, y: float = 600.0) -> None:
    air.world.events.append(Blast(air.world.catalogue.arm_number("city_warhead"), 1, (x, y), 420.0, False))
    air.run(go_blind)


@pytest.mark.parametrize(
    ("x", "way", "blind"), [(60000.0, 1.0, True), (60000.0, -1.0, False), (40000.0, 1.0, False), (99000.0, -1.0, True)]
)
def test_who_looks_that_way_within_thirty_kilometres(air: Air, x: float, way: float, blind: bool):
    row = air.craft("race_killercraft", (x, 2000.0), (300.0 * way, 0.0), TASK_REGROUP)
    flash(air, 80000.0)
    assert (air.pilot.blind_s[row] == 12.0) == blind
    assert len(air.events(Blinded)) == blind
    assert len(air.events(Flashed)) == 1


def test_earth_between_saves_the_eyes():
    air = Air(HILL)
    row = air.craft("race_killercraft", (1000.0, 150.0), (300.0, 0.0), TASK_REGROUP)
    flash(air, 3000.0, 150.0)
    assert air.pilot.blind_s[row] == 0.0


def test_it_burns_the_city_it_goes_off_over(air: Air):
    flash(air, 110000.0)
    assert not air.world.burned
    flash(air, 119000.0)
    assert set(air.world.burned) == {"city"}
    assert len(air.events(CityBurned)) == 1


@pytest.mark.parametrize(("y", "sink", "lives"), [(3000.0, 0.0, True), (700.0, -160.0, False)])
def test_the_low_and_diving_crash_blinded_and_the_high_do_not(air: Air, y: float, sink: float, lives: bool):
    row = air.craft("race_killercraft", (60000.0, y), (300.0, sink), TASK_ENGAGE)
    serial, (record, name) = air.world.serial(row), air.record(row)
    air.pilot.blind_s[row], air.pilot.attack[row] = 12.0, LEVEL_RAD
    events = air.tick(780)
    assert (serial not in [event.serial for event in events if isinstance(event, Felled)]) == lives
    assert record.blinded[name] != lives


def test_the_blind_do_not_steer(air: Air):
    row = air.craft("race_killercraft", (60000.0, 3000.0), task=TASK_ENGAGE)
    air.pilot.blind_s[row], air.pilot.attack[row] = 3.0, LEVEL_RAD
    air.tick(120)
    assert air.pilot.attack[row] == LEVEL_RAD
    assert abs(np.arctan2(*air.body.vel[row][::-1])) < 0.3
