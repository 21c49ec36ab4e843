"""Ambush: silence until the word, one gun to a target, out, a shot at the knees, and back."""

import numpy as np

from game.base.constants import TICKS_PER_S
from game.world import commands as c
from game.world.ambushes import known_to
from game.world.components import Group
from game.world.ground_events import LegLost, Shot, WordGiven
from game.world.land import in_sight, raise_roof
from game.world.orders import ORDER_ATTACK
from game.world.surface import Eyes
from game.world.surface_ambush import Lurk, Plan
from game.world.tasks import TASK_ADVANCE, TASK_AMBUSH
from tests.systems.ground_stage import RACE, Ground

WALL = (900.0, 960.0)  # what they lie behind
HIGH_WU = 60.0


def street(count: int = 1, tactic: str = "ambush", towers: int = 0, at: float = 2000.0) -> tuple[Ground, list[int], list[int]]:
    """Lay landcruisers behind a wall, and stand towers on the plain before it."""
    ground = Ground()
    raise_roof(ground.world.land, *WALL, HIGH_WU)
    hidden = [ground.add("race_landcruiser", 880.0 - 8.0 * number, task=TASK_AMBUSH) for number in range(count)]
    plan, group = ground.world.groups[Plan], ground.world.forces["race"]
    plan.tactic[group] = ground.world.catalogue.tactic(tactic)
    foes = [ground.add("arume_tower", at + 110.0 * number, turned=-1) for number in range(towers)]
    ground.add("race_trooper", 1000.0)  # somebody looks over the plain
    return ground, hidden, foes


def still(ground: Ground, foes: list[int], seconds: float) -> list[object]:
    """Let time go on while towers neither walk nor fire."""
    out: list[object] = []
    for _ in range(int(seconds * TICKS_PER_S)):
        for foe in foes:
            ground.gun.rounds[ground.guns(foe)] = 0
        out += ground.tick()
    return out


def fired(ground: Ground, events: list[object]) -> list[Shot]:
    sabot = ground.world.catalogue.arm_number("sabot")
    return [event for event in events if isinstance(event, Shot) and event.arm == sabot]


def test_the_walls_of_the_stage_hide_and_show():
    ground, (row,), (foe,) = street(towers=1)
    eye = ground.body.pos[row] + (0.0, float(ground.eyes.eye[row]))
    assert not in_sight(ground.world.land, eye[None], ground.body.pos[[foe]])[0]
    assert in_sight(ground.world.land, eye[None] + (90.0, 0.0), ground.body.pos[[foe]])[0]


def test_nobody_fires_before_the_word_even_at_what_he_sees():
    ground, hidden, foes = street(2, towers=4, at=1800.0)
    raise_roof(ground.world.land, *WALL, 0.0)
    events = still(ground, foes, 4.0)
    assert len(known_to(ground.world, RACE)) == 4
    assert not fired(ground, events) and (ground.gun.target[ground.guns(hidden[0])] == -1).all()


def test_the_word_comes_when_five_are_near_and_then_all_roll_out_fire_at_legs_and_roll_back():
    ground, hidden, foes = street(2, towers=5, at=1700.0)
    events = still(ground, foes, 9.0)
    assert any(isinstance(event, WordGiven) for event in events)
    assert {shot.owner for shot in fired(ground, events)} == set(hidden)
    assert all(shot.pos[0] > WALL[1] for shot in fired(ground, events))
    assert any(isinstance(event, LegLost) for event in events)
    assert all(abs(ground.body.pos[row, 0] - ground.task.point[row, 0]) < 12.0 for row in hidden)


def test_no_two_are_told_off_to_one_target():
    ground, hidden, foes = street(4, towers=5, at=1700.0)
    lurk = ground.world.units[Lurk]
    most = 0
    for _ in range(6 * TICKS_PER_S):
        still(ground, foes, 1.0 / TICKS_PER_S)
        busy = np.array([int(lurk.mark[row]) for row in hidden if lurk.stage[row] == 1 and lurk.mark[row] >= 0])
        most = max(most, len(busy))
        assert len(set(busy.tolist())) == len(busy)
    assert most == 4


def test_four_are_not_five():
    ground, _, foes = street(1, towers=4, at=1700.0)
    assert not any(isinstance(event, WordGiven) for event in still(ground, foes, 3.0))


def test_one_too_near_gives_the_word_too():
    ground, _, foes = street(1, towers=1, at=1150.0)
    assert any(isinstance(event, WordGiven) for event in still(ground, foes, 1.0))


def test_who_lies_still_is_hardly_seen_and_who_has_fired_is():
    ground, (row,), foes = street(towers=5, at=1700.0)
    still(ground, foes, 0.2)
    eyes = ground.world.units[Eyes]
    quiet = float(eyes.signature[row])
    still(ground, foes, 5.0)
    assert np.isclose(quiet, 0.1 * eyes.base[row]) and eyes.signature[row] == eyes.base[row]


def test_a_second_force_follows_the_first_after_its_delay():
    ground, (row,), foes = street(1, "second_ambush", towers=5, at=1700.0)
    assert not any(isinstance(event, WordGiven) for event in still(ground, foes, 2.0))
    other = ground.world.groups.claim(Group, Plan)
    plan = ground.world.groups[Plan]
    ground.world.groups[Group].side[other], plan.sprung[other] = RACE, True
    rule = ground.world.catalogue.tactics[int(plan.tactic[ground.unit.group[row]])]
    assert not any(isinstance(event, WordGiven) for event in still(ground, foes, rule.follows_s - 0.3))
    assert any(isinstance(event, WordGiven) for event in still(ground, foes, 0.6))


def test_an_order_to_attack_is_the_word():
    ground, (row,), _ = street()
    ref = ground.world.units.refer(row)
    events = ground.tick(1, (c.Order((ref,), ORDER_ATTACK, point=(3000.0, 0.0)),))
    assert any(isinstance(event, WordGiven) for event in events) and ground.task.kind[row] == TASK_AMBUSH
    ground.tick(2)
    ground.tick(1, (c.Order((ref,), ORDER_ATTACK, point=(3000.0, 0.0)),))
    assert ground.task.kind[row] == TASK_ADVANCE
