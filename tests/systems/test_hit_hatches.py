"""Hatches: who looks out can be hit by rounds and bursts, and nobody under a shut one."""

from __future__ import annotations

import pytest

from game.systems.hit_hatches import hit_hatches
from game.world import ground_events as g
from game.world.surface_crew import Crew
from tests.systems.ground_stage import Ground


@pytest.fixture
def stage():
    ground = Ground()
    own = ground.add("race_landcruiser", 1000.0)
    return ground, own, ground.world.units[Crew]


def burst(ground, own, off=(0.0, 30.0), times=1) -> list[g.CommanderHit]:
    arm = ground.world.catalogue.arm_number("burst_cannon")
    x, y = ground.body.pos[own]
    out = []
    for _ in range(times):
        ground.world.events[:] = [g.Blast(arm, 1, (float(x) + off[0], float(y) + off[1]), 30.0, False)]
        ground.run(hit_hatches)
        out += [event for event in ground.world.events if isinstance(event, g.CommanderHit)]
    return out


def test_nobody_is_hit_under_a_shut_hatch(stage):
    ground, own, crew = stage
    assert not burst(ground, own, times=40) and crew.hurt[own] == 0


def test_a_burst_beside_an_open_hatch_wounds_and_shuts_it(stage):
    ground, own, crew = stage
    crew.hatch[own], crew.want_hatch[own] = 1.0, True
    hits = burst(ground, own, times=40)
    assert len(hits) == 1 and not hits[0].dead, "after the first the hatch is shut"
    assert crew.hatch[own] == 0.0 and not crew.want_hatch[own] and crew.down_s[own] > 10.0


def test_a_burst_far_off_or_behind_earth_wounds_nobody(stage):
    ground, own, crew = stage
    crew.hatch[own] = 1.0
    assert not burst(ground, own, (60.0, 20.0), 40)


def test_small_rounds_on_the_upper_half_find_him_and_low_ones_do_not(stage):
    ground, own, crew = stage
    arm = ground.world.catalogue.arm_number("arume_rifle")
    x, y = (float(part) for part in ground.body.pos[own])
    for high, hit in ((-10.0, 0), (14.0, 1)):
        for _ in range(60):
            crew.hatch[own] = 1.0 if crew.hurt[own] == 0 else 0.0
            ground.world.events[:] = [g.Struck(own, ground.world.serial(own), arm, (x, y + high), (-1.0, 0.0), False)]
            ground.run(hit_hatches)
        assert crew.hurt[own] == hit


def test_the_second_time_he_is_dead_and_the_hatch_stays_shut(stage):
    ground, own, crew = stage
    for _ in range(2):
        crew.hatch[own], crew.down_s[own] = 1.0, 0.0
        last = burst(ground, own, times=40)
    assert last[0].dead and crew.hurt[own] == 2
    crew.want_hatch[own], crew.down_s[own] = True, 0.0
    ground.tick(120)
    assert crew.hatch[own] == 0.0
