"""Gunners: what they choose, what they may not, and that they stay with it."""

import numpy as np
import pytest

from game.systems.lay_guns import lay_guns
from game.world.surface import Legs, Unit
from tests.systems.ground_stage import HILL, Ground


def look(ground: Ground, times: int = 10) -> None:
    """Let every gunner look once."""
    ground.run(lay_guns, times=times)


def test_a_gunner_chooses_what_he_sees():
    ground = Ground()
    row, foe = ground.add("race_landcruiser", 500.0), ground.add("arume_walker", 1300.0)
    look(ground)
    assert ground.gun.target[ground.guns(row, "sabot")[0]] == foe
    assert ground.eyes.seen[foe] < 0.2


def test_he_does_not_choose_what_a_hill_hides():
    ground = Ground(HILL)
    row, foe = ground.add("race_landcruiser", 1400.0), ground.add("arume_walker", 2600.0)
    ground.eyes.seen[foe] = 0.0  # not even when a friend says that it is there
    ground.run(lay_guns, times=20)
    assert (ground.gun.target[ground.guns(row)] == -1).all()
    assert (ground.gun.target[ground.guns(foe)] == -1).all()


def test_he_chooses_neither_friends_nor_the_dead_nor_what_is_out_of_range():
    ground = Ground()
    row = ground.add("race_landcruiser", 500.0)
    ground.add("race_carrier", 700.0)
    ground.add("arume_walker", 2400.0)
    ground.life.hp[ground.add("arume_walker", 900.0)] = 0.0
    look(ground)
    assert (ground.gun.target[ground.guns(row)] == -1).all()


def test_a_rifle_is_not_for_landcruisers():
    ground = Ground()
    row = ground.add("arume_trooper", 700.0)
    ground.add("race_landcruiser", 800.0)
    look(ground)
    assert ground.gun.target[ground.guns(row)[0]] == -1
    man = ground.add("race_trooper", 900.0)
    look(ground)
    assert ground.gun.target[ground.guns(row)[0]] == man


def test_who_has_fired_is_seen_farther_off():
    ground = Ground()
    row, foe = ground.add("race_trooper", 500.0), ground.add("arume_trooper", 960.0)
    look(ground)
    assert ground.gun.target[ground.guns(row)[0]] == -1
    ground.eyes.shot_age[foe] = 0.0
    look(ground)
    assert ground.gun.target[ground.guns(row)[0]] == foe


@pytest.mark.parametrize(("kind", "arm", "fires"), [("race_trooper", "rifle", False), ("race_landcruiser", "machine_gun", True)])
def test_radio_lays_a_vehicles_gun_and_no_rifle(kind: str, arm: str, fires: bool):
    ground = Ground()
    row, foe = ground.add(kind, 500.0), ground.add("arume_trooper", 960.0)
    ground.eyes.sensor[row] = 300.0  # neither notices the other by himself
    ground.eyes.seen[foe] = 0.0  # a friend has just seen him
    look(ground)
    assert (ground.gun.target[ground.guns(row, arm)[0]] == foe) == fires


def test_he_keeps_his_target_until_it_is_gone():
    ground = Ground()
    row, first = ground.add("race_landcruiser", 500.0), ground.add("arume_walker", 1300.0)
    sabot = ground.guns(row, "sabot")[0]
    look(ground)
    second = ground.add("arume_walker", 1200.0)
    look(ground, 30)
    assert ground.gun.target[sabot] == first
    assert ground.gun.seen_s[sabot] > 0.4
    ground.life.hp[first] = 0.0
    look(ground)
    assert ground.gun.target[sabot] == second
    assert ground.gun.seen_s[sabot] < 0.6


@pytest.mark.parametrize("state", ["afraid", "broken", "empty", "manned"])
def test_who_cannot_fight_chooses_nothing(state: str):
    ground = Ground()
    row, other = ground.add("race_trooper", 500.0), ground.add("race_trooper", 520.0)
    foe = ground.add("arume_trooper", 700.0)
    gun = int(ground.guns(row)[0])
    if state == "afraid":
        ground.life.fear[row] = 0.9
    elif state == "broken":
        ground.life.broken[row] = True
    elif state == "empty":
        ground.gun.rounds[gun] = 0
    else:
        ground.unit.manned[row] = True
    look(ground)
    assert ground.gun.target[gun] == -1
    assert ground.gun.target[ground.guns(other)[0]] == foe


def test_soldiers_turn_to_what_they_fire_at():
    ground = Ground()
    row, _ = ground.add("race_trooper", 900.0), ground.add("arume_trooper", 700.0)
    look(ground)
    assert ground.world.units[Unit].turned[row] == -1


def test_two_batteries_do_not_both_spend_themselves_on_one():
    ground = Ground()
    row = ground.add("race_sam", 500.0)
    near, far = ground.add("arume_vtol", 1500.0, 500.0), ground.add("arume_vtol", 1700.0, 500.0)
    look(ground)
    assert ground.gun.target[ground.guns(row)[0]] == near
    ground.aim(row, "sam", near)
    for _ in range(150):  # its salvo leaves
        ground.tick()
        if len(ground.rockets()) == 2:
            break
    ground.add("race_sam", 560.0)
    other = ground.units("race_sam")[-1]
    look(ground)
    assert ground.gun.target[ground.guns(int(other))[0]] == far


def test_the_order_of_births_alone_decides_among_equals():
    out = []
    for _ in range(2):
        ground = Ground()
        row = ground.add("race_landcruiser", 1000.0)
        ground.add("arume_walker", 1500.0)
        ground.add("arume_walker", 1500.0)
        look(ground)
        out.append(ground.gun.target[ground.guns(row)].copy())
    assert np.array_equal(*out)
    assert out[0].max() == ground.units("arume_walker")[0]


def wall(ground, x: float, up: float = 260.0) -> None:
    """Hang a wall of smoke across the field."""
    for y in np.arange(100.0, up, 30.0):
        ground.smoke(x, float(y), radius=60.0)


def test_a_wall_of_smoke_hides_both_sides_from_each_other():
    for smoky in (False, True):
        ground = Ground()
        one, other = ground.add("race_landcruiser", 1000.0), ground.add("arume_walker", 1700.0, turned=-1)
        if smoky:
            wall(ground, 1350.0)
        ground.run(lay_guns, times=10)
        for row, target in ((one, other), (other, one)):
            laid = (ground.gun.target[ground.guns(row)] == target).any()
            assert laid != smoky


def test_smoke_that_does_not_lie_between_hides_nothing():
    ground = Ground()
    one, other = ground.add("race_landcruiser", 1000.0), ground.add("arume_walker", 1700.0, turned=-1)
    wall(ground, 2100.0)
    wall(ground, 700.0)
    ground.run(lay_guns, times=10)
    assert (ground.gun.target[ground.guns(one)] == other).any()


def test_a_gunner_loses_what_smoke_comes_before():
    ground = Ground()
    one, other = ground.add("race_landcruiser", 1000.0), ground.add("arume_walker", 1700.0, turned=-1)
    ground.run(lay_guns, times=10)
    assert (ground.gun.target[ground.guns(one)] == other).any()
    wall(ground, 1350.0)
    ground.run(lay_guns, times=10)
    assert (ground.gun.target[ground.guns(one)] == -1).all()


def test_thin_smoke_shortens_sight_by_the_light_it_takes():
    found = []
    for far in (700.0, 1250.0):  # of 1500 m in clear air; half the light is left
        ground = Ground()
        one, other = ground.add("race_landcruiser", 1000.0), ground.add("arume_tower", 1000.0 + far, turned=-1)
        ground.eyes.signature[other] = 1.0
        ground.eyes.seen[other] = 60.0
        for y in np.arange(0.0, 500.0, 4.0):  # what one puff puts before a ray at all heights, spread over 4 wu
            ground.smoke(1300.0, float(y), radius=30.0, density=25.0 / (np.pi * 30.0**2 / 2.0 / 4.0))
        ground.run(lay_guns, times=10)
        found.append(bool((ground.gun.target[ground.guns(one)] == other).any()))
    assert found == [True, False]


def test_radar_is_not_blinded_and_eyes_are():
    for key, arm, sees in (("race_sam", "sam", True), ("race_cannon", "trailer_cannon", False)):
        ground = Ground()
        one, other = ground.add(key, 1000.0), ground.add("arume_vtol", 1600.0, 400.0, turned=-1)
        for share in np.linspace(0.2, 0.8, 9):
            ground.smoke(1000.0 + 600.0 * share, 130.0 + 270.0 * share, radius=70.0)
        ground.run(lay_guns, times=10)
        assert (ground.gun.target[ground.guns(one, arm)] == other).any() == sees, key


def test_mist_shortens_sight_and_radar_does_not_mind():
    for weather, sees in (("clear", True), ("mist", False)):
        ground = Ground(weather=weather)
        one, other = ground.add("race_landcruiser", 1000.0), ground.add("arume_walker", 2200.0, turned=-1)
        ground.run(lay_guns, times=10)
        assert (ground.gun.target[ground.guns(one)] == other).any() == sees


def test_gunners_with_great_guns_share_targets_out():
    ground = Ground()
    rows = [ground.add("race_landcruiser", 500.0 + 40.0 * number) for number in range(4)]
    foes = [ground.add("arume_tower", 1500.0 + 90.0 * number) for number in range(4)]
    look(ground, 20)
    chosen = [int(ground.gun.target[ground.guns(row, "sabot")[0]]) for row in rows]
    assert set(chosen) <= set(foes) and len(set(chosen)) >= 3


def test_nobody_lays_on_what_topples():
    ground = Ground()
    row, foe = ground.add("race_landcruiser", 500.0), ground.add("arume_tower", 1500.0)
    ground.world.units[Legs].lost[foe, 0] = True
    look(ground)
    assert (ground.gun.target[ground.guns(row)] == -1).all()
