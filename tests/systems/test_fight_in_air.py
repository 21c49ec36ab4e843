"""Fight in the air: volleys, fire control, sacrifice, charge, release, and the chase."""

import numpy as np
import pytest

from game.world.air_picture import BREAK_AWAY
from game.world.ground_events import LockedOn, Noticed, RocketAway, Sacrificed
from game.world.tasks import (
    TASK_BOMB,
    TASK_CHARGE,
    TASK_CHASE,
    TASK_CRUISE,
    TASK_ENGAGE,
    TASK_ESCORT,
    TASK_REGROUP,
)  # fmt: skip
from tests.systems.air_stage import Air


@pytest.fixture
def air() -> Air:
    return Air()


def of(events, kind):
    return [event for event in events if isinstance(event, kind)]


def bomber(air: Air, x: float = 60000.0) -> int:
    return air.craft("arume_bomber", (x, 2400.0), (200.0, 0.0), TASK_BOMB, to=(139000.0, 100.0))


def test_a_volley_goes_at_the_range_of_the_lock(air: Air):
    mark = bomber(air)
    row = air.craft("race_killercraft", (67500.0, 2400.0), (-300.0, 0.0), lane=1)
    events = air.tick(330)
    away = of(events, RocketAway)
    assert len(away) == 2
    assert 5000.0 < away[0].pos[0] - 60000.0 < 6700.0
    assert of(events, LockedOn)[0].target_serial == air.world.serial(mark)
    assert air.pilot.volleys[row] == 1


def test_after_a_volley_from_near_he_turns_away(air: Air):
    bomber(air)
    row = air.craft("race_killercraft", (64300.0, 2400.0), (-300.0, 0.0), lane=1)
    assert air.until(lambda: air.task.stage[row] == BREAK_AWAY, 240)
    assert air.pilot.volleys[row] == 1
    air.tick(300)
    assert air.body.vel[row, 0] > 0.0


def test_fire_control_gives_each_pilot_a_target_of_his_own(air: Air):
    marks = [air.craft("arume_fighter", (60000.0, 2000.0 + 150.0 * n), lane=n, task=TASK_CHARGE) for n in range(4)]
    rows = [air.craft("race_killercraft", (69000.0, 2000.0 + 150.0 * n), (-300.0, 0.0), lane=n) for n in range(4)]
    air.tick(60)
    assert sorted(air.pilot.foe[rows].tolist()) == marks


def test_who_is_told_to_attack_somebody_has_him_for_his_volley(air: Air):
    near = air.craft("arume_fighter", (61000.0, 2400.0), lane=3, task=TASK_CHARGE)
    mark = bomber(air)
    row = air.craft("race_killercraft", (69000.0, 2400.0), (-300.0, 0.0), lane=1, target=mark)
    other = air.craft("race_killercraft", (69000.0, 2600.0), (-300.0, 0.0), lane=2)
    air.tick(60)
    assert air.pilot.foe[row] == mark
    assert air.pilot.foe[other] == near


def test_an_escort_throws_itself_before_a_missile_and_the_bomber_is_whole(air: Air):
    mark = bomber(air)
    escorts = [air.craft("arume_fighter", (60900.0 + 100.0 * n, 2250.0 + 300.0 * n), (200.0, 0.0), TASK_ESCORT, 2, target=mark)
               for n in range(2)]  # fmt: skip
    air.tick(6)
    air.missile("radar_missile", (65500.0, 2450.0), (-700.0, 0.0), mark)
    events = air.tick(420)
    given = of(events, Sacrificed)
    assert [event.mark_serial for event in given] == [air.world.serial(mark)]
    assert sum(air.life.hp[row] > 0.0 and air.world.units.alive(row) for row in escorts) == 1
    assert air.life.hp[mark] == air.life.full[mark]


def test_escorts_keep_their_place(air: Air):
    mark = bomber(air)
    row = air.craft("arume_fighter", (60400.0, 2650.0), (200.0, 0.0), TASK_ESCORT, 2, target=mark)
    air.tick(1800)
    off = air.body.pos[row] - air.body.pos[mark]
    assert np.hypot(*(off - (400.0, 250.0))) < 120.0


def test_escorts_charge_when_the_volley_is_spent(air: Air):
    mark = bomber(air)
    rows = [air.craft("arume_fighter", (58000.0, 3500.0), (200.0, 0.0), TASK_ESCORT, 2, target=mark)]
    foe = air.craft("race_killercraft", (75000.0, 2400.0), (-300.0, 0.0), lane=1)
    group = air.world.groups
    from game.world.components import Group

    group[Group].strength[air.world.forces["arume"]] = 20
    shots = [air.missile("radar_missile", (66000.0, 2400.0 + n), (-700.0, 0.0), mark) for n in range(3)]
    air.tick(30)
    assert air.task.kind[rows].tolist() == [TASK_ESCORT]
    for shot in shots:
        air.world.request_death(shot)
    air.settle()
    air.tick(120)
    assert air.task.kind[rows].tolist() == [TASK_CHARGE]
    assert air.pilot.foe[rows].tolist() == [foe]


def test_a_bomber_lets_go_when_hurt_and_the_missile_flies_low_and_steady(air: Air):
    mark = bomber(air, 40000.0)
    air.tick(30)
    assert not len(air.units("arume_city_missile"))
    air.life.pending[mark] += 0.3 * air.life.full[mark]
    air.tick(60)
    (missile,) = air.units("arume_city_missile")
    assert air.task.kind[missile] == TASK_CRUISE
    air.tick(1500)
    assert air.body.vel[missile, 0] == pytest.approx(385.0, abs=4.0)
    assert 250.0 < air.over(missile) < 600.0


def chase(air: Air, cruise: float, gap: float, x: float = 30000.0) -> tuple[int, int]:
    missile = air.craft("arume_city_missile", (x, 520.0), (385.0, 0.0), TASK_CRUISE, 3, to=(120000.0, 100.0))
    air.wings.cruise[missile] = cruise
    row = air.craft("race_killercraft", (x - gap, 2500.0), (280.0, 0.0), TASK_CHASE)
    air.task.target[row] = air.pilot.foe[row] = missile
    return row, missile


@pytest.mark.parametrize("gap", [2000.0, pytest.param(3000.0, marks=pytest.mark.slow)])
def test_the_chase_is_won_late_at_two_hundred_metres(air: Air, gap: float):
    row, missile = chase(air, 385.0, gap)
    serial = air.world.serial(missile)
    assert air.until(lambda: not air.world.units.alive(missile) or air.world.serial(missile) != serial, 7800)
    record = air.record(row)[0]
    felled = np.flatnonzero(record.serial[: air.world.records.size] == serial)
    assert 120.0 < record.felled_gap[felled[0]] < 300.0
    assert 15000.0 < air.body.pos[row, 0] - 30000.0 < 46000.0
    assert not air.world.burned


def test_nobody_catches_a_faster_one(air: Air):
    row, _ = chase(air, 430.0, 1500.0, 95000.0)
    air.wings.fuel[row] = 200.0
    assert air.until(lambda: "city" in air.world.burned, 4200)
    assert air.task.kind[row] != TASK_CHASE, "his fuel is gone, and he has given up"


def test_who_sees_the_flame_goes_after_it_and_who_is_ahead_does_not(air: Air):
    missile = air.craft("arume_city_missile", (30000.0, 2000.0), (385.0, 0.0), TASK_CRUISE, 3, to=(139000.0, 100.0))
    ahead = air.craft("race_killercraft", (31500.0, 2300.0), (300.0, 0.0), TASK_REGROUP, to=(60000.0, 0.0))
    astern = air.craft("race_killercraft", (28000.0, 2300.0), (300.0, 0.0), TASK_REGROUP, to=(60000.0, 0.0))
    seen = []
    air.until(lambda: bool(seen.extend(air.events(Noticed)) or seen), 240)
    assert [event.serial for event in seen] == [air.world.serial(astern)]
    assert seen[0].target_serial == air.world.serial(missile)
    assert air.task.kind[ahead] == TASK_REGROUP


def test_a_person_sees_what_can_be_seen_and_the_chase_is_his(air: Air):
    missile = air.craft("arume_city_missile", (30000.0, 2000.0), (385.0, 0.0), TASK_CRUISE, 3, to=(139000.0, 100.0))
    own = air.craft("race_killercraft", (28000.0, 2300.0), (300.0, 0.0))
    other = air.craft("race_killercraft", (28300.0, 2300.0), (300.0, 0.0), TASK_REGROUP, to=(60000.0, 0.0))
    air.unit.player[own] = air.unit.manned[own] = True
    seen = []
    for _ in range(240):
        seen += of(air.tick(), Noticed)
    assert [event.serial for event in seen] == [air.world.serial(own)]
    assert air.task.target[own] == missile
    assert air.task.kind[other] == TASK_REGROUP


def test_no_radar_holds_a_city_missile(air: Air):
    air.craft("arume_city_missile", (30000.0, 2000.0), (385.0, 0.0), TASK_CRUISE, 3, to=(139000.0, 100.0))
    row = air.craft("race_killercraft", (27500.0, 2000.0), (380.0, 0.0), TASK_ENGAGE)
    assert not of(air.tick(600), RocketAway)
    assert air.pilot.foe[row] < 0 or air.task.kind[row] == TASK_CHASE


def test_pilots_do_not_fly_into_the_ground_in_a_fight(air: Air):
    for n in range(8):
        air.craft("race_killercraft", (60000.0, 900.0 + 120.0 * n), lane=n % 7)
        air.craft("arume_fighter", (62500.0, 800.0 + 120.0 * n), (-330.0, 0.0), TASK_CHARGE, lane=n % 7)
    air.tick(1500)
    record = air.world.records
    from game.world.components import DESTROYED, Record

    part = record[Record]
    lost = np.flatnonzero(part.status[: record.size] == DESTROYED)
    assert len(lost) > 6
    assert (part.felled_by[lost] < 0).sum() <= 1, "who falls is shot or rammed"


def test_on_easy_the_enemy_charges_with_less_and_ones_own_pilots_are_as_ever(air: Air):
    theirs = air.craft("arume_fighter", (60000.0, 2400.0), (300.0, 0.0), TASK_CHARGE)
    ours = air.craft("race_killercraft", (64000.0, 2400.0), (-300.0, 0.0), TASK_CHARGE, lane=1)
    air.tick(6)
    assert air.wings.throttle[theirs] == air.wings.throttle[ours] == 1.0
    air.world.difficulty = air.world.catalogue.library.difficulties["easy"]
    air.tick(6)
    assert air.wings.throttle[theirs] == pytest.approx(air.world.difficulty.aggression) and air.wings.throttle[ours] == 1.0
