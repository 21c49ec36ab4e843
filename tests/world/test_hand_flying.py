"""Hand flying: a person's hands write what a mind writes; orders by radio."""

import numpy as np
import pytest

from game.engine.tables import Ref
from game.world import commands as c
from game.world.ground_events import LockedOn, RocketAway, Shot
from game.world.orders import ORDER_ATTACK, ORDER_ESCORT, ORDER_HOLD, ORDER_MOVE
from game.world.tasks import TASK_CHARGE, TASK_ENGAGE, TASK_ESCORT, TASK_REGROUP
from tests.systems.air_stage import Air


@pytest.fixture
def air() -> Air:
    return Air()


def own(air: Air, pos=(60000.0, 2000.0), vel=(300.0, 0.0)) -> tuple[int, Ref]:
    row = air.craft("race_killercraft", pos, vel)
    air.unit.player[row] = True
    return row, air.world.units.refer(row)


def fly(ref: Ref, aim=(1.0, 0.0), stick=0.0, throttle=1.0, burner=False, gun=False, launch=-1) -> c.Fly:
    return c.Fly(ref, aim, stick, throttle, burner, gun, launch)


def ticks(air: Air, times: int, *commands: c.Command) -> list:
    return [event for _ in range(times) for event in air.tick(1, commands)]


def test_he_flies_where_he_points(air: Air):
    row, ref = own(air)
    ticks(air, 150, fly(ref, (1.0, 1.0)))
    assert np.arctan2(*air.body.vel[row][::-1]) == pytest.approx(np.pi / 4, abs=0.05)
    assert air.unit.manned[row]


def test_a_stick_held_back_is_a_loop(air: Air):
    row, ref = own(air)
    angles = []
    for _ in range(600):
        ticks(air, 1, fly(ref, (0.0, 0.0), 0.6, 1.0, True))
        angles.append(np.arctan2(*air.body.vel[row][::-1]))
    assert np.unwrap(angles)[-1] > 2.0 * np.pi
    assert air.wings.fuel[row] < 600.0 - 10.0 * 5.0, "the afterburner drinks"


def test_a_missile_goes_when_its_seeker_has_held_on_and_not_before(air: Air):
    row, ref = own(air)
    mark = air.craft("arume_fighter", (64000.0, 2100.0), (300.0, 0.0), TASK_REGROUP, 3, to=(1e5, 0.0))
    early = ticks(air, 60, fly(ref, launch=1))
    assert not [event for event in early if isinstance(event, RocketAway)]
    late = ticks(air, 30, fly(ref, launch=1))
    assert [event.target_serial for event in late if isinstance(event, LockedOn)] == [air.world.serial(mark)]
    assert len([event for event in late if isinstance(event, RocketAway)]) == 1
    assert air.rocket.target[air.rockets()].tolist() == [mark]
    assert air.gun.rounds[air.guns(row, "radar_missile")].tolist() == [3]


def test_nothing_behind_him_can_be_locked(air: Air):
    _, ref = own(air)
    air.craft("arume_fighter", (58000.0, 2000.0), (300.0, 0.0), TASK_REGROUP, 3, to=(1e5, 0.0))
    assert not [event for event in ticks(air, 150, fly(ref, launch=1)) if isinstance(event, LockedOn | RocketAway)]


def test_the_trigger_fires_twelve_hundred_a_minute_until_it_is_empty(air: Air):
    row, ref = own(air)
    shots = [event for event in ticks(air, 300, fly(ref, gun=True)) if isinstance(event, Shot)]
    assert len(shots) == pytest.approx(100, abs=3)
    assert air.gun.rounds[air.guns(row, "killercraft_cannon")][0] == 400 - len(shots)
    air.gun.rounds[air.guns(row)] = 0
    ticks(air, 30, fly(ref))
    assert not [event for event in ticks(air, 60, fly(ref, gun=True)) if isinstance(event, Shot)]


def test_the_blind_hear_no_hand(air: Air):
    row, ref = own(air)
    ticks(air, 5, fly(ref))
    air.pilot.blind_s[row] = 5.0
    ticks(air, 60, fly(ref, (0.0, 1.0), gun=True))
    assert abs(air.body.vel[row, 1]) < 60.0


def test_nobody_flies_another_ones_craft(air: Air):
    row = air.craft("race_killercraft", (60000.0, 2000.0))
    ticks(air, 5, fly(air.world.units.refer(row), (0.0, 1.0)))
    assert not air.unit.manned[row]


def test_orders_by_radio(air: Air):
    rows = [air.craft("race_killercraft", (60000.0, 2000.0 + 200.0 * n)) for n in range(2)]
    foe = air.craft("arume_fighter", (75000.0, 2000.0), (-300.0, 0.0), TASK_CHARGE)
    refs = tuple(air.world.units.refer(row) for row in rows)
    for order, task, target in (
        (c.Order(refs[:1], ORDER_ATTACK, air.world.units.refer(foe)), TASK_ENGAGE, foe),
        (c.Order(refs[:1], ORDER_ESCORT, refs[1]), TASK_ESCORT, rows[1]),
        (c.Order(refs[:1], ORDER_MOVE, point=(50000.0, 1500.0)), TASK_REGROUP, -1),
        (c.Order(refs[:1], ORDER_HOLD), TASK_REGROUP, -1),
    ):
        ticks(air, 1, order)
        assert (air.task.kind[rows[0]], air.task.target[rows[0]]) == (task, target)
    assert air.task.kind[rows[1]] == TASK_ENGAGE


def test_who_covers_a_friend_goes_for_who_comes_near_and_back_to_his_place(air: Air):
    friend = air.craft("race_killercraft", (60000.0, 2000.0), (290.0, 0.0), TASK_REGROUP, 1, to=(1e5, 2000.0))
    row = air.craft("race_killercraft", (59800.0, 2200.0), (290.0, 0.0), TASK_ESCORT, 2, target=friend)
    air.tick(120)
    assert air.pilot.foe[row] < 0
    foe = air.craft("arume_fighter", tuple(air.body.pos[row] + (2200.0, 100.0)), (-300.0, 0.0), TASK_CHARGE, 4)
    air.tick(30)
    assert air.pilot.foe[row] == foe
