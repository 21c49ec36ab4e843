"""Troop carriers: males get out where they are told, when they are hit or have arrived; who is aboard burns with it."""

import numpy as np
import pytest

from game.engine.tables import Ref
from game.rules.land import TrenchRule
from game.rules.level import ZoneRule
from game.world import commands as c
from game.world.components import DESTROYED, ESCAPED, Group, Record
from game.world.land import shelter_at
from game.world.surface import Cargo, Unit
from game.world.tasks import TASK_ADVANCE, TASK_FALL_BACK, TASK_HOLD
from tests.systems.ground_stage import Ground

SEATS = 8


def laden(ground: Ground, x: float, **how: object) -> int:
    row = ground.add("race_carrier", x, **how)  # type: ignore[arg-type]
    assert ground.world.units[Cargo].left[row] == SEATS
    return row


def out(ground: Ground) -> np.ndarray:
    return ground.units("race_trooper")


def test_nobody_gets_out_before_he_is_told():
    ground = Ground()
    row = laden(ground, 900.0)
    ground.tick(300)
    assert ground.world.units[Cargo].left[row] == SEATS and len(out(ground)) == 0


def test_on_the_word_they_get_out_behind_it_one_after_another():
    ground = Ground()
    row = laden(ground, 900.0)
    ground.tick(60)
    ground.tick(1, (c.Dismount((ground.world.units.refer(row),)),))
    counts = []
    for _ in range(13):
        ground.tick(60)
        counts.append(len(out(ground)))
        assert counts[-1] + ground.world.units[Cargo].left[row] == SEATS, "nobody is lost, nobody comes twice"
    assert counts[0] in (1, 2) and counts[3] in (3, 4, 5) and counts[-1] == SEATS
    assert (ground.body.pos[out(ground), 0] < ground.body.pos[row, 0] - 30.0).all(), "its hull is between them and the foe"
    assert set(ground.task.kind[out(ground)].tolist()) == {TASK_HOLD}
    assert not ground.world.units[Cargo].releasing[row]


@pytest.mark.parametrize("far", [0.0, 400.0])
def test_it_lets_them_out_where_it_was_sent(far: float):
    ground = Ground()
    row = laden(ground, 900.0, task=TASK_ADVANCE, to=(1300.0 + far, 0.0))
    ground.tick(240)
    assert len(out(ground)) == 0, "not on the way"
    ground.tick(1500)
    assert len(out(ground)) == SEATS
    assert abs(ground.body.pos[row, 0] - 1300.0 - far) < 60.0
    assert np.abs(ground.body.pos[out(ground), 0] - 1300.0 - far).max() < 260.0


def test_hit_to_half_nobody_stays_aboard():
    ground = Ground()
    row = laden(ground, 900.0, task=TASK_ADVANCE, to=(3000.0, 0.0))
    ground.tick(120)
    ground.life.pending[row] = 0.55 * ground.life.full[row]
    ground.tick(900)
    assert len(out(ground)) == SEATS and ground.body.pos[row, 0] > 1000.0


def test_they_look_for_a_trench_near_by():
    ground = Ground(trenches=(TrenchRule(at_wu=900.0, width_wu=60.0, depth_wu=14.0, step_wu=11.0),))
    row = laden(ground, 990.0)
    ground.tick(1, (c.Dismount((ground.world.units.refer(row),)),))
    ground.tick(1200)
    men = out(ground)
    feet = ground.body.pos[men, 1] - 11.0
    hidden = shelter_at(ground.world.land, ground.body.pos[men, 0], feet, np.ones(len(men)))
    assert len(men) == SEATS and (hidden > 0.3).sum() >= 6


def test_most_of_those_aboard_die_with_it_and_the_roll_knows():
    dead, hurt = 0, 0
    for seed in range(6):
        ground = Ground(seed=seed)
        row = laden(ground, 900.0)
        ground.tick(30)
        ground.life.pending[row] = 1000.0
        ground.tick(3)
        men = out(ground)
        record = ground.world.records[Record]
        mine = record.kind[: ground.world.records.size] == ground.world.catalogue.unit("race_trooper")
        fell = int((record.status[: ground.world.records.size][mine] == DESTROYED).sum())
        assert fell + len(men) == SEATS
        assert (ground.life.hp[men] < ground.life.full[men]).all()
        dead, hurt = dead + fell, hurt + len(men)
    assert dead > hurt > 4


def test_who_rides_to_safety_is_counted_as_out():
    ground = Ground(zones=(ZoneRule(id="road", name="Road", at_wu=[400.0, 0.0], radius_wu=150.0, safe_for="race"),))
    laden(ground, 700.0, task=TASK_FALL_BACK, to=(400.0, 0.0))
    ground.tick(700)
    record, size = ground.world.records[Record], ground.world.records.size
    kinds = record.kind[:size][record.status[:size] == ESCAPED]
    assert (kinds == ground.world.catalogue.unit("race_trooper")).sum() == SEATS
    assert (kinds == ground.world.catalogue.unit("race_carrier")).sum() == 1


def test_strangers_and_empty_carriers_do_not_open():
    ground = Ground()
    full, empty = laden(ground, 900.0), ground.add("race_carrier", 1200.0)
    ground.world.units[Cargo].left[empty] = 0
    tank = ground.add("race_landcruiser", 1500.0)
    refs = tuple(ground.world.units.refer(row) for row in (empty, tank))
    ground.tick(1, (c.Dismount((*refs, Ref(4000, 1))),))
    assert not ground.world.units[Cargo].releasing[[full, empty, tank]].any()
    ground.world.groups[Group].commanded[ground.world.units[Unit].group[full]] = False
    ground.tick(1, (c.Dismount((ground.world.units.refer(full),)),))
    assert not ground.world.units[Cargo].releasing[full], "this one answers to nobody here"
