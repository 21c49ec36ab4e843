"""Route power: nobody gets more than there is, nor more than they ask."""

from importlib import import_module

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import STERN
from game.systems.route_power import route_power
from game.world.components import FtlDrive, GenocideDrive, Helm, Hull, Mount, Reactor, Shield
from game.world.orders import DRIVE, ENGINES, MAIN, MOST_SHARE, POINT_DEFENCE, SHIELDS

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


def drive(stage, unit: str):
    """Give a stage whose Arume ship has a great drive and charges it, with its point defence at work."""
    s = stage(arume=unit, gap_wu=6000.0)
    for kind in (GenocideDrive, FtlDrive):
        if s.world.units.holds(s.arume, kind):
            s.part(kind).wanted[s.arume] = True
    s.part(Mount).target[s.mounts(s.arume, "point_defence_laser")] = s.race
    return s


@given(st.sampled_from(["arume_flagship", "arume_battlecruiser"]), shares, st.floats(0.0, 1.0), st.floats(0.0, 30.0))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flows_with_a_charging_drive_never_exceed_output(stage, unit: str, weights, stern: float, emergency: float):
    s = drive(stage, unit)
    reactor, row = s.part(Reactor), s.arume
    reactor.share[row], reactor.emergency[row] = weights, emergency
    s.part(Hull).left[row, STERN] *= stern
    s.part(Helm).want_vel[row] = (-80.0, 0.0)
    s.part(Shield).store[row] *= 0.5
    s.part(Mount).store[s.mounts(row, "green_beam")] = 0.2
    s.run(route_power)
    flows = reactor.level[row] * reactor.ask[row] * wanted(s.world, np.array([row]))[0]
    assert flows.sum() <= reactor.output[row] * (1.0 - reactor.house[row]) * (1.0 + 1e-9)
    assert flows[DRIVE] <= reactor.ask[row, DRIVE] * (1.0 + 1e-9)
    assert (reactor.level[row] >= 0.0).all()


@pytest.mark.parametrize("unit", ["arume_flagship", "arume_battlecruiser"])
def test_a_charging_drive_comes_before_everything_a_captain_favours(stage, unit: str):
    s = drive(stage, unit)
    reactor, row = s.part(Reactor), s.arume
    reactor.share[row] = (0.0, 0.0, 1.5, 0.0)
    s.run(route_power)
    assert reactor.level[row, DRIVE] * reactor.ask[row, DRIVE] >= 0.84 * reactor.output[row]
    assert reactor.level[row, POINT_DEFENCE] < 0.25


@pytest.mark.parametrize("why", ["full", "burning", "called off"])
def test_a_drive_that_does_not_charge_asks_nothing(stage, why: str):
    s = drive(stage, "arume_flagship")
    cannon = s.part(GenocideDrive)
    s.run(route_power)
    hungry = float(s.part(Reactor).level[s.arume, POINT_DEFENCE])
    if why == "full":
        cannon.store[s.arume] = cannon.capacity[s.arume]
    elif why == "burning":
        cannon.burn[s.arume] = 1.0
    else:
        cannon.wanted[s.arume] = False
    s.run(route_power, times=3)
    assert s.part(Reactor).level[s.arume, POINT_DEFENCE] >= 1.0 > hungry
    assert wanted(s.world, np.array([s.arume]))[0, DRIVE] == 0.0
