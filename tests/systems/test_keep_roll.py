"""The roll: who fell to whom, with what and when, and who reached safety."""

import pytest

from game.rules.level import ZoneRule
from game.systems.keep_roll import keep_roll
from game.systems.take_damage import take_damage
from game.world.components import DESTROYED, ESCAPED
from game.world.tasks import TASK_FALL_BACK, TASK_HOLD
from tests.systems.ground_stage import RACE, Ground

ROAD = ZoneRule(id="road", name="The road", at_wu=[500.0, 100.0], radius_wu=150.0, safe_for="race")


def test_who_falls_is_noted_with_arm_killer_order_and_tick():
    ground = Ground()
    killer = ground.add("arume_walker", 1500.0)
    first, second = ground.add("race_trooper", 1000.0), ground.add("race_trooper", 1010.0)
    arm = ground.world.catalogue.arm_number("burst_cannon")
    ground.world.tick = 77
    for place, row in enumerate((first, second)):
        ground.world.events = []
        ground.life.pending[row] = 1e4
        ground.life.struck_arm[row], ground.life.struck_by[row] = arm, ground.world.serial(killer)
        take_damage(ground.world)
        keep_roll(ground.world)
        roll, name = ground.record(row)
        assert roll.status[name] == DESTROYED and roll.hull_share[name] == 0.0
        assert (roll.felled_arm[name], roll.felled_by[name]) == (arm, ground.unit.kind[killer])
        assert (roll.lost_order[name], roll.felled_tick[name]) == (place + 1, 77)


def test_the_hurt_keep_their_share():
    ground = Ground()
    row = ground.add("race_landcruiser", 1000.0)
    ground.life.hp[row] = 0.25 * ground.life.full[row]
    keep_roll(ground.world)
    roll, name = ground.record(row)
    assert roll.hull_share[name] == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("x", "task", "side", "goes"),
    [(500.0, TASK_FALL_BACK, "race", True), (900.0, TASK_FALL_BACK, "race", False),
     (500.0, TASK_HOLD, "race", False), (500.0, TASK_FALL_BACK, "arume", False)],
)  # fmt: skip
def test_who_falls_back_into_safety_leaves_whole(x: float, task: int, side: str, goes: bool):
    ground = Ground(zones=(ROAD,))
    row = ground.add(f"{side}_trooper", x, task=task, to=(500.0, 0.0))
    ground.run(keep_roll)
    roll, name = ground.record(row)
    ground.settle()
    assert (roll.status[name] == ESCAPED) == goes


def test_the_dead_do_not_escape():
    ground = Ground(zones=(ROAD,))
    row = ground.add("race_trooper", 500.0, task=TASK_FALL_BACK, side=RACE)
    ground.life.pending[row] = 1e4
    ground.run(take_damage, keep_roll)
    roll, name = ground.record(row)
    ground.settle()
    assert roll.status[name] == DESTROYED
