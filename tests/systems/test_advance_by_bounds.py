"""Bounds: one half moves while the other watches, and nobody moves when nobody does."""

import numpy as np

from game.systems.advance_by_bounds import advance_by_bounds
from game.world.surface_smoke import Discharger
from game.world.surface_troops import Drill
from game.world.tasks import TASK_BOUND
from tests.systems.ground_stage import Ground

LOOK = 12


def section(ground: Ground, count: int = 8) -> list[int]:
    return [ground.add("race_trooper", 1000.0 + 9.0 * n, task=TASK_BOUND, to=(3000.0, 0.0)) for n in range(count)]


def test_half_a_group_moves_and_the_other_half_stands():
    ground = Ground()
    rows = section(ground)
    ground.run(advance_by_bounds, times=LOOK)
    speeds = ground.task.want_speed[rows]
    assert np.count_nonzero(speeds > 0.0) == 4 and np.count_nonzero(speeds == 0.0) == 4


def test_nobody_moves_unless_enough_watch():
    ground = Ground()
    rows = section(ground)
    ground.run(advance_by_bounds, times=LOOK)
    drill = ground.world.units[Drill]
    watchers = [row for row in rows if not drill.bounding[row]]
    drill.bounding[rows] = False
    for row in watchers:
        ground.life.fear[row] = 1.0
    ground.run(advance_by_bounds, times=LOOK)
    assert not drill.bounding[rows].any() and not ground.task.want_speed[rows].any()


def test_one_alone_goes_nowhere_until_a_landcruiser_watches():
    ground = Ground()
    (row,) = section(ground, 1)
    ground.run(advance_by_bounds, times=LOOK)
    assert ground.task.want_speed[row] == 0.0
    ground.add("race_landcruiser", 900.0)
    ground.run(advance_by_bounds, times=LOOK)
    assert ground.task.want_speed[row] > 0.0


def test_halves_take_turns_by_legs_and_all_come_near_the_mark_but_not_nearer():
    ground = Ground()
    rows = section(ground, 6)
    rule = ground.world.catalogue.library.ground.bound
    made, moved_together = ground.world.units[Drill].made, 0
    for _ in range(75 * 60 // 15):
        ground.tick(15)
        moving = ground.world.units[Drill].bounding[rows]
        moved_together += int(moving.all())
        if moving.any():
            assert np.count_nonzero(~moving) >= rule.overwatch_share * np.count_nonzero(moving)
    assert not moved_together and (made[rows] >= 3).all()
    assert np.ptp(made[rows]) <= 2


def test_a_frightened_group_lays_smoke_where_it_has_some():
    ground = Ground()
    rows = section(ground, 4)
    carrier = ground.add("race_carrier", 1020.0, task=TASK_BOUND, to=(3000.0, 0.0))
    ground.run(advance_by_bounds, times=LOOK)
    assert not ground.world.units[Discharger].asked[carrier]
    ground.world.units[Drill].bounding[[*rows, carrier]] = False
    ground.life.fear[rows] = 0.6
    ground.run(advance_by_bounds, times=LOOK)
    assert ground.world.units[Discharger].asked[carrier]
