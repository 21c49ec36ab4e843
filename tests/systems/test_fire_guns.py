"""Firing: when target, reaction and reload allow, and one round less for each shot."""

import numpy as np
import pytest

from game.systems.fire_guns import fire_guns
from game.world.ground_events import Beamed, RocketAway, Shot
from tests.systems.ground_stage import HILL, Ground


def duel(gap: float = 300.0) -> tuple[Ground, int, int]:
    ground = Ground()
    return ground, ground.add("race_trooper", 500.0), ground.add("arume_trooper", 500.0 + gap)


def test_it_waits_until_the_gunner_has_reacted():
    ground, row, foe = duel()
    one = ground.aim(row, "rifle", foe)
    ground.gun.seen_s[one] = 0.5
    ground.run(fire_guns)
    assert ground.events(Shot) == []
    ground.gun.seen_s[one] = 0.95
    ground.run(fire_guns)
    assert [shot.owner for shot in ground.events(Shot)] == [row]
    assert ground.eyes.shot_age[row] == 0.0


def test_a_burst_is_so_many_rounds_and_then_it_reloads():
    ground, row, foe = duel()
    one = ground.aim(row, "rifle", foe)
    before = int(ground.gun.rounds[one])
    ground.run(fire_guns, times=60)
    assert len(ground.events(Shot)) == ground.world.shells.size == 3
    assert before - ground.gun.rounds[one] == 3
    ground.run(fire_guns, times=60)
    assert len(ground.events(Shot)) == 3
    ground.run(fire_guns, times=60)
    assert len(ground.events(Shot)) == 6


@pytest.mark.parametrize("state", ["broken", "dead"])
def test_the_broken_and_the_dead_do_not_fire(state: str):
    ground, row, foe = duel()
    one = ground.aim(row, "rifle", foe)
    ground.run(fire_guns)
    assert ground.gun.burst[one] == 2
    ground.life.broken[row] |= state == "broken"
    ground.life.hp[row] *= state == "broken"
    ground.run(fire_guns, times=200)
    assert len(ground.events(Shot)) == 1
    assert ground.gun.burst[one] == 0


def test_the_afraid_shoot_wide():
    spread = []
    for fear in (0.0, 1.0):
        ground, row, foe = duel()
        one = ground.aim(row, "rifle", foe)
        ground.life.fear[row] = fear
        for _ in range(100):
            ground.gun.ready[one] = 0.0
            ground.run(fire_guns)
        way = np.array([shot.direction for shot in ground.events(Shot)])
        spread.append(np.arctan2(way[:, 1], way[:, 0]).std())
    assert spread[1] > 2.0 * spread[0] > 0.01


def test_rounds_only_fall_and_never_below_none():
    ground, row, _foe = duel()
    ground.add("race_landcruiser", 200.0)
    ground.add("arume_walker", 1000.0)
    before = ground.gun.rounds.copy()
    ground.gun.rounds[ground.guns(row)] = 4
    for _ in range(900):
        before[:] = ground.gun.rounds
        ground.tick()
        for gun in ground.guns(row):
            assert 0 <= ground.gun.rounds[gun] <= before[gun]
    assert ground.gun.rounds.min() >= 0
    if ground.world.units.holds(row, type(ground.unit)):
        assert ground.gun.rounds[ground.guns(row)].max() <= 4


def test_one_round_left_is_one_shot():
    ground, row, foe = duel()
    one = ground.aim(row, "rifle", foe)
    ground.gun.rounds[one] = 1
    ground.run(fire_guns, times=400)
    assert len(ground.events(Shot)) == 1
    assert ground.gun.rounds[one] == 0


def test_a_beam_burns_what_no_earth_hides():
    for line, through in ((HILL, False), (None, True)):
        ground = Ground(line) if line else Ground()
        ship, tank = ground.add("arume_ship", 1250.0, 340.0), ground.add("race_landcruiser", 2600.0)
        one = ground.aim(ship, "belly_lens", tank)
        ground.gun.burst[one] = 1
        ground.run(fire_guns)
        beams = ground.events(Beamed)
        assert len(beams) == 1
        assert (ground.life.pending[tank] >= 1000.0) == through


def test_a_battery_launches_two_missiles_one_after_the_other():
    ground = Ground()
    row, foe = ground.add("race_sam", 500.0), ground.add("arume_vtol", 1800.0, 500.0)
    one = ground.aim(row, "sam", foe)
    ground.run(fire_guns, times=20)
    assert len(ground.events(RocketAway)) == 1
    ground.run(fire_guns, times=120)
    assert len(ground.events(RocketAway)) == 2
    assert ground.gun.rounds[one] == 10
    ground.settle()
    assert len(ground.rockets()) == 2


def test_a_gun_out_of_its_arc_holds_fire():
    ground = Ground()
    row, foe = ground.add("race_sam", 500.0), ground.add("arume_vtol", 1200.0, 110.0)
    ground.aim(row, "sam", foe)  # its tubes do not go lower than 5 degrees
    ground.run(fire_guns, times=60)
    assert ground.events(RocketAway) == []
