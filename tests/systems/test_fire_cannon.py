"""Fire cannon: rounds go where the target will be, and each is one less in the mount."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import DT
from game.base.vectors import length
from game.systems.advance_rounds import advance_rounds
from game.systems.fire_cannon import fire_cannon
from game.world.components import Body, Mount
from game.world.events import GunFired


@given(st.floats(-450, 450), st.floats(-450, 450), st.floats(150, 450), st.floats(-1.0, 1.0))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rounds_meet_a_target_that_flies_straight(stage, vx: float, vy: float, far: float, angle: float):
    s = stage(gap_wu=5000.0)
    body = s.part(Body)
    row = s.missile("arume_anti_ship", s.race, (far * np.cos(angle), far * np.sin(angle)), (vx, vy))
    guns = s.mounts(s.race, "rotary_cannon")[:1]
    s.part(Mount).target[guns] = row
    s.run(fire_cannon)
    place, way = body.pos[row].copy(), s.world.rounds["vel"].copy()
    start = s.world.rounds["pos"].copy()
    times = np.arange(0.0, 1.2, 1.0 / 600.0)
    there = place + times[:, None] * np.array([vx, vy])
    rounds = start[:, None] + way[:, None] * times[None, :, None]
    nearest = length(rounds - there[None]).min(axis=1)
    reach = float(length(there - start[0]).max())
    assert np.median(nearest) < 3.0 + 0.02 * reach, "spread is 0.012 rad"


def test_every_round_is_one_less_in_the_mount_and_none_comes_from_an_empty_one(stage):
    s = stage()
    mount, guns = s.part(Mount), s.mounts(s.race, "rotary_cannon")
    row = s.missile("arume_anti_ship", s.race, (200.0, 0.0))
    mount.rounds[guns] = (40, 40, 0, 8)
    for _ in range(120):
        mount.target[guns] = row
        before, flying = int(mount.rounds[guns].sum()), s.world.rounds.size
        s.run(fire_cannon)
        after = int(mount.rounds[guns].sum())
        assert before - after == s.world.rounds.size - flying
    assert mount.rounds[guns].tolist() == [0, 0, 0, 0]
    assert s.world.rounds.size == 88


def test_bursts_keep_their_interval(stage):
    s = stage()
    guns = s.mounts(s.race, "rotary_cannon")[:1]
    row = s.missile("arume_anti_ship", s.race, (200.0, 0.0))
    for _ in range(60 * 13):
        s.part(Mount).target[guns] = row
        s.run(fire_cannon)
    assert len(s.events(GunFired)) == pytest.approx(13.0 / 0.26, abs=1)


def test_rounds_fly_no_farther_than_their_range(stage):
    s = stage(gap_wu=5000.0)
    guns = s.mounts(s.race, "rotary_cannon")[:1]
    s.part(Mount).target[guns] = s.missile("arume_anti_ship", s.race, (0.0, 400.0))
    s.run(fire_cannon)
    s.part(Mount).target[guns] = -1
    for _ in range(60):
        s.run(advance_rounds)
        if s.world.rounds.size:
            assert length(s.world.rounds["pos"]).max() < 520.0 * 1.2 + 100.0
    assert s.world.rounds.size == 0
    assert DT > 0
