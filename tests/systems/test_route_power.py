"""Route power: nobody gets more than there is, nor more than they ask."""

from importlib import import_module

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import STERN
from game.systems.route_power import route_power
from game.world.components import Helm, Hull, Mount, Reactor, Shield
from game.world.orders import ENGINES, MAIN, MOST_SHARE, POINT_DEFENCE, SHIELDS

wanted = import_module("game.systems.route_power")._work  # what each consumer wants now, of its full ask
shares = st.tuples(*[st.floats(0.0, 4.0)] * 4)


@given(shares, st.floats(0.0, 1.0), st.floats(0.0, 30.0), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flows_never_exceed_output(stage, weights, stern: float, emergency: float, busy: bool):
    s = stage()
    reactor, hull = s.part(Reactor), s.part(Hull)
    for row in (s.race, s.arume):
        reactor.share[row] = weights
        reactor.emergency[row] = emergency
        hull.left[row, STERN] = hull.full[row, STERN] * stern
        s.part(Helm).want_vel[row] = (80.0, 0.0)
        s.part(Shield).store[row] *= 0.5
    if busy:
        s.part(Mount).store[s.mounts(s.arume, "green_beam")] = 0.2
        s.part(Mount).target[s.mounts(s.arume, "point_defence_laser")] = s.race
    s.run(route_power)
    for row in (s.race, s.arume):
        flow = float((reactor.level[row] * reactor.ask[row] * wanted(s.world, np.array([row]))[0]).sum())
        assert (reactor.level[row] >= 0.0).all()
        assert (reactor.level[row] <= MOST_SHARE + 1e-9).all()
        assert reactor.output[row] <= reactor.rated[row]
        assert flow <= reactor.output[row] * (1.0 - reactor.house[row]) * (1.0 + 1e-9)


def test_damage_lowers_output_and_a_lost_stern_ends_it(stage):
    s = stage()
    reactor, hull = s.part(Reactor), s.part(Hull)
    hull.left[s.race, STERN] = hull.full[s.race, STERN] / 2.0
    hull.lost[s.arume, STERN] = True
    s.run(route_power)
    assert reactor.output[s.race] == pytest.approx(0.75 * reactor.rated[s.race])
    assert reactor.output[s.arume] == 0.0
    assert not reactor.level[s.arume].any()


def test_emergency_power_is_less_and_ends(stage):
    s = stage()
    reactor = s.part(Reactor)
    reactor.emergency[s.arume] = 0.5
    s.run(route_power)
    assert reactor.output[s.arume] == pytest.approx(reactor.rated[s.arume] * reactor.emergency_share[s.arume])
    s.run(route_power, times=30)
    assert reactor.output[s.arume] == reactor.rated[s.arume]


def test_what_the_captain_favours_gets_more(stage):
    s = stage()
    reactor = s.part(Reactor)
    reactor.emergency[s.arume] = 9.0  # too little for all
    s.part(Helm).want_vel[s.arume] = (-90.0, 0.0)
    s.part(Mount).store[s.mounts(s.arume, "green_beam")] = 0.0
    s.part(Mount).target[s.mounts(s.arume, "point_defence_laser")] = s.race
    reactor.share[s.arume] = (0.2, 0.2, 4.0, 0.2)
    s.run(route_power)
    level = reactor.level[s.arume]
    assert level[POINT_DEFENCE] > max(level[ENGINES], level[SHIELDS], level[MAIN])
