"""Where hovering craft want to hang, and when they let their cargo go."""

from itertools import pairwise

from game.systems.direct_hover import direct_hover
from game.world.surface import Cargo, Hover
from game.world.tasks import TASK_AMBUSH, TASK_DELIVER, TASK_LEAVE, TASK_SPLIT, TASK_STATION
from tests.systems.ground_stage import Ground

LOOK = 6


def test_a_transport_comes_in_high_and_sinks_only_near_its_point():
    ground = Ground()
    far = ground.add("arume_vtol", 3500.0, 500.0, task=TASK_DELIVER, to=(1000.0, 0.0))
    near = ground.add("arume_vtol", 1200.0, 500.0, task=TASK_DELIVER, to=(1000.0, 0.0))
    ground.run(direct_hover, times=LOOK)
    assert ground.task.want_point[far, 1] > 400.0 > ground.task.want_point[near, 1]
    assert not ground.world.units[Cargo].releasing[[far, near]].any()


def test_it_lets_go_over_its_point_and_leaves_when_empty():
    ground = Ground()
    row = ground.add("arume_vtol", 1000.0, 230.0, task=TASK_DELIVER, to=(1000.0, 0.0))
    cargo = ground.world.units[Cargo]
    ground.run(direct_hover, times=LOOK)
    assert cargo.releasing[row]
    cargo.left[row] = 0
    ground.run(direct_hover, times=LOOK)
    assert ground.task.kind[row] == TASK_LEAVE and not cargo.releasing[row]


def test_who_leaves_goes_only_past_the_edge():
    ground = Ground()
    row = ground.add("arume_vtol", 3800.0, 500.0, task=TASK_LEAVE)
    ground.run(direct_hover, times=LOOK)
    assert ground.task.want_point[row, 0] > 4000.0 and not ground.world.leaving
    ground.body.pos[row, 0] = 5200.0
    ground.run(direct_hover, times=LOOK)
    assert ground.world.leaving == {row}


def test_a_carrier_comes_apart_at_its_point_or_at_the_first_hit():
    ground = Ground()
    whole, hurt, there = (ground.add("arume_carrier", x, 600.0, task=TASK_SPLIT, to=(1000.0, 600.0)) for x in (3500.0, 3600.0, 1100.0))
    ground.life.hp[hurt] -= 1.0
    ground.run(direct_hover, times=LOOK)
    assert ground.world.units[Cargo].releasing[[whole, hurt, there]].tolist() == [False, True, True]


def test_a_starship_hangs_where_it_is_told():
    ground = Ground()
    row = ground.add("arume_ship", 3000.0, 900.0, task=TASK_STATION, to=(1500.0, 700.0))
    ground.run(direct_hover, times=LOOK)
    assert ground.task.want_point[row].tolist() == [1500.0, 700.0]


def test_a_helicopter_hides_pops_up_for_prey_and_sinks_again():
    ground = Ground()
    row = ground.add("race_helicopter", 1000.0, 150.0, task=TASK_AMBUSH, to=(1000.0, 0.0))
    high = []
    for _ in range(15 * 10):
        ground.run(direct_hover, times=LOOK)
        high.append(float(ground.task.want_point[row, 1]) - 100.0)
    assert max(high) < 60.0, "nobody to come up for"
    ground.add("arume_vtol", 2400.0, 400.0)
    up = []
    for _ in range(30 * 10):
        ground.run(direct_hover, times=LOOK)
        up.append(float(ground.task.want_point[row, 1]) - 100.0 > 200.0)
    assert 0.4 < sum(up) / len(up) < 0.9
    assert sum(a != b for a, b in pairwise(up)) >= 4, "up and down, again and again"


def test_without_missiles_it_stays_hidden():
    ground = Ground()
    row = ground.add("race_helicopter", 1000.0, 150.0, task=TASK_AMBUSH, to=(1000.0, 0.0))
    ground.add("arume_vtol", 2400.0, 400.0)
    ground.gun.rounds[ground.guns(row)] = 0
    ground.run(direct_hover, times=60 * 8)
    assert ground.task.want_point[row, 1] - 100.0 < 60.0


def test_the_dead_fall():
    ground = Ground()
    row = ground.add("race_helicopter", 1000.0, 300.0, task=TASK_STATION)
    ground.life.hp[row] = 0.0
    ground.run(direct_hover, times=LOOK)
    assert ground.world.units[Hover].falling[row]
