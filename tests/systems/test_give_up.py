"""Surrender: only who is broken and alone with foes near raises his hands; who is taken is led away and counted."""

import pytest

from game.rules.level import ZoneRule
from game.systems.give_up import give_up
from game.systems.lay_guns import lay_guns
from game.world.components import CAPTURED, Group
from game.world.ground_events import Taken, Yielded
from game.world.posts import enter
from game.world.surface_troops import Post
from tests.systems.ground_stage import RACE, Ground

LOOK = 15


def broken(ground: Ground, x: float = 2000.0) -> int:
    row = ground.add("arume_trooper", x)
    ground.life.broken[row], ground.life.nerve[row] = True, 0.0
    return row


def test_who_is_broken_with_a_foe_near_and_no_friend_raises_his_hands():
    ground = Ground()
    row = broken(ground)
    ground.add("race_landcruiser", 2200.0)
    ground.run(give_up, times=LOOK)
    assert ground.world.units[Post].yielded[row] and not ground.life.broken[row]
    assert [event.row for event in ground.events(Yielded)] == [row]


@pytest.mark.parametrize("what", ["not broken", "friend near", "no foe", "foe broken"])
def test_nobody_else_does(what: str):
    ground = Ground()
    row = broken(ground)
    foe = ground.add("race_trooper", 2000.0 if what == "no foe" else 2100.0)
    if what == "no foe":
        ground.body.pos[foe, 0] = 3000.0
    if what == "not broken":
        ground.life.broken[row] = False
    if what == "friend near":
        ground.add("arume_trooper", 1960.0)
    if what == "foe broken":
        ground.life.broken[foe] = True
    ground.run(give_up, times=LOOK)
    assert not ground.world.units[Post].yielded[row]


def test_who_gives_up_in_a_house_comes_out_of_it():
    ground = Ground()
    house, row = ground.add("held_hangar", 2000.0), broken(ground)
    enter(ground.world, row, house, 1, 0, 1)
    ground.add("race_trooper", 2250.0)
    ground.run(give_up, times=LOOK)
    assert ground.world.units[Post].house[row] == -1
    assert ground.body.pos[row, 0] > 2087.0 and ground.over(row) == pytest.approx(13.0, abs=0.5)


def test_infantry_near_takes_him_and_he_is_counted_and_led_to_safety():
    ground = Ground(zones=(ZoneRule(id="rear", name="Rear", at_wu=[2600.0, 100.0], radius_wu=60.0, safe_for="race"),))
    row = broken(ground)
    captor = ground.add("race_trooper", 2080.0)
    ground.world.groups[Group].home[ground.unit.group[captor]] = (2600.0, 100.0)
    record, name = ground.record(row)
    ground.run(give_up, times=2 * LOOK)
    assert record.status[name] == CAPTURED and ground.world.units[Post].taken[row]
    assert len(ground.events(Taken)) == 1
    ground.life.broken[captor] = False
    ground.tick(60 * 30)
    assert record.unit[name] == -1 and record.status[name] == CAPTURED


def test_nobody_fires_at_raised_hands():
    ground = Ground()
    row = broken(ground)
    man = ground.add("race_trooper", 2200.0, turned=-1)
    ground.run(lay_guns, times=12)
    assert (ground.gun.target[ground.guns(man)] == row).any()
    ground.world.units[Post].yielded[row] = True
    ground.run(lay_guns, times=12)
    assert (ground.gun.target[ground.guns(man)] == -1).all()
    assert ground.body.side[man] == RACE
