"""Recharge shields: what they gain is what power pays for."""

import pytest

from game.base.constants import DT
from game.systems.recharge_shields import recharge_shields
from game.world.components import Reactor, Shield
from game.world.events import ShieldUp
from game.world.orders import SHIELDS


@pytest.mark.parametrize(("level", "gain"), [(1.0, 1.0), (0.875, 0.5), (0.75, 0.0)])
def test_a_paid_shield_gains_by_what_is_paid_above_holding(stage, level: float, gain: float):
    s = stage()
    shield = s.part(Shield)
    shield.store[s.arume] = 500.0
    s.part(Reactor).level[s.arume, SHIELDS] = level
    s.run(recharge_shields)
    assert shield.store[s.arume] == pytest.approx(500.0 + shield.recharge[s.arume] * gain * DT)


@pytest.mark.parametrize("level", [0.0, 0.3, 0.6])
def test_an_unpaid_shield_decays_in_proportion(stage, level: float):
    s = stage()
    shield = s.part(Shield)
    s.part(Reactor).level[s.arume, SHIELDS] = level
    s.run(recharge_shields)
    lost = shield.capacity[s.arume] - shield.store[s.arume]
    assert lost == pytest.approx(shield.decay[s.arume] * (1.0 - level / 0.75) * DT)


def test_a_full_shield_takes_no_more_and_an_empty_one_loses_no_more(stage):
    s = stage()
    shield, reactor = s.part(Shield), s.part(Reactor)
    reactor.level[s.arume, SHIELDS] = 1.0
    s.run(recharge_shields, times=10)
    assert shield.store[s.arume] == shield.capacity[s.arume]
    shield.store[s.arume], reactor.level[s.arume, SHIELDS] = 0.0, 0.0
    s.run(recharge_shields)
    assert shield.store[s.arume] == 0.0


def test_a_fallen_shield_comes_back_when_emergency_power_ends(stage):
    s = stage()
    shield, reactor = s.part(Shield), s.part(Reactor)
    shield.up[s.arume], reactor.emergency[s.arume] = False, 1.0
    s.run(recharge_shields)
    assert not shield.up[s.arume]
    reactor.emergency[s.arume] = 0.0
    s.run(recharge_shields)
    assert shield.up[s.arume]
    assert 0.0 < shield.store[s.arume] < 0.2 * shield.capacity[s.arume]
    assert len(s.events(ShieldUp)) == 1
