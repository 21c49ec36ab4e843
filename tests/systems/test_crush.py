"""Crush: what falls hurts what it falls on, once, by its momentum; and walkers that are done for fall like trees."""

import pytest

from game.base.constants import TICKS_PER_S
from game.world.ground_events import Collapsed, Crushed, Felled, Toppled
from game.world.surface import Legs
from tests.systems.ground_stage import Ground

TOWER_X = 1000.0


def felled(ground: Ground, row: int, seconds: float = 9.0) -> list[object]:
    """Take a tower's front leg and watch it fall."""
    ground.tick(60)
    ground.world.units[Legs].lost[row, 1] = True
    return ground.tick(int(seconds * TICKS_PER_S))


def under(ground: Ground, key: str, side: int) -> int:
    """Put something where the tower's hull will come down."""
    return ground.add(key, TOWER_X + side * 150.0, side=0)


@pytest.mark.parametrize("key", ["race_landcruiser", "race_brick_house"])
def test_a_falling_tower_ends_what_it_falls_on(key: str):
    ground = Ground()
    tower = ground.add("arume_tower", TOWER_X, turned=1)
    right, left = under(ground, key, 1), under(ground, key, -1)
    ground.gun.rounds[:] = 0
    events = felled(ground, tower)
    crushed = [event for event in events if isinstance(event, Crushed)]
    assert crushed and {event.row for event in crushed} <= {right, left}
    ended = {event.row for event in events if isinstance(event, Felled)}
    low = {event.serial for event in events if isinstance(event, Collapsed)}
    assert ended & {right, left} or low
    assert any(isinstance(event, Toppled) and event.size > 100.0 for event in events)


def test_what_stands_beside_is_spared():
    ground = Ground()
    tower = ground.add("arume_tower", TOWER_X, turned=1)
    rows = [ground.add("race_landcruiser", TOWER_X + off, side=0) for off in (-420.0, 420.0)]
    ground.gun.rounds[:] = 0
    felled(ground, tower)
    assert all(ground.life.hp[row] == ground.life.full[row] for row in rows)


def test_friends_on_legs_stand_at_another_depth():
    ground = Ground()
    tower = ground.add("arume_tower", TOWER_X, turned=1)
    rows = [ground.add("arume_tower", TOWER_X + off, turned=1) for off in (-150.0, 150.0)]
    felled(ground, tower)
    assert all(ground.life.hp[row] == ground.life.full[row] for row in rows)


def test_a_tower_without_a_hull_left_falls_before_it_is_counted():
    ground = Ground()
    tower = ground.add("arume_tower", TOWER_X, turned=1)
    ground.tick(30)
    ground.life.pending[tower] = 2.0 * ground.life.full[tower]
    assert not any(isinstance(event, Felled) for event in ground.tick(2 * TICKS_PER_S))
    events = ground.tick(12 * TICKS_PER_S)
    assert any(isinstance(event, Toppled) for event in events)
    assert [event.row for event in events if isinstance(event, Felled)] == [tower]


def test_who_falls_fires_no_more():
    ground = Ground()
    tower, prey = ground.add("arume_tower", TOWER_X, turned=1), ground.add("race_landcruiser", 1900.0)
    ground.tick(30)
    ground.world.units[Legs].lost[tower, 0] = True
    ground.gun.rounds[ground.guns(prey)] = 0
    before = ground.gun.rounds[ground.guns(tower)].sum()
    ground.tick(3 * TICKS_PER_S)
    assert ground.gun.rounds[ground.guns(tower)].sum() == before
