"""Absorb: what a shield pays is what it was asked, and a collapse costs the ship its power."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from game.systems.absorb import absorb
from game.world.components import Reactor, Shield
from game.world.events import ShieldDown


@given(st.floats(0.0, 2000.0), st.floats(0.0, 1.0))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_store_lost_is_cost_paid_and_never_more_than_there_was(stage, cost: float, share: float):
    s = stage()
    shield = s.part(Shield)
    shield.store[s.arume] = held = shield.capacity[s.arume] * share
    shield.pending[s.arume] = cost
    s.run(absorb)
    left = shield.store[s.arume]
    if shield.up[s.arume]:
        assert left == pytest.approx(held - cost)
    else:
        assert left == 0.0
    assert 0.0 <= left <= held
    assert shield.pending[s.arume] == 0.0


def test_a_drained_shield_falls_and_leaves_emergency_power(stage):
    s = stage()
    shield, reactor = s.part(Shield), s.part(Reactor)
    shield.pending[s.arume] = shield.capacity[s.arume] * 1.01
    s.run(absorb)
    assert not shield.up[s.arume]
    assert reactor.emergency[s.arume] > 0.0
    assert reactor.stunned[s.arume] > 0.0
    assert [event.cause for event in s.events(ShieldDown)] == ["pulse"]


def test_much_at_once_overloads_a_shield_that_still_holds_some_and_little_by_little_does_not(stage):
    fast, slow = stage(), stage()
    for s, ticks in ((fast, 2), (slow, 40)):
        shield = s.part(Shield)
        for _ in range(ticks):
            shield.pending[s.arume] = shield.capacity[s.arume] * 0.7 / ticks
            s.run(absorb)
            shield.recent[s.arume] *= 0.9  # time passes
    assert not fast.part(Shield).up[fast.arume]
    assert slow.part(Shield).up[slow.arume]
    assert [event.cause for event in fast.events(ShieldDown)] == ["overload"]
