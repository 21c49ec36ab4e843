"""Breach: damage in is hull lost, less what bulkheads stop."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import BOW, MIDDLE, STERN
from game.rules.library import standard
from game.systems.breach import breach
from game.world.components import Body, GenocideDrive, Hull, Ship, Wreck
from game.world.events import Breached, Destroyed, ShutDown

damage = st.tuples(*[st.floats(0.0, 400.0)] * 3)


@given(damage, st.floats(0.0, 1.0))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hull_lost_never_exceeds_damage_and_equals_it_while_compartments_hold(stage, hurt, passing: float):
    s = stage()
    hull = s.part(Hull)
    hull.pass_share[s.arume], hull.pending[s.arume] = passing, hurt
    before = hull.left[s.arume].copy()
    s.run(breach)
    lost = before - hull.left[s.arume]
    assert (lost >= 0.0).all()
    assert lost.sum() <= sum(hurt) + 1e-13 * before.sum()  # what is taken from a hull is rounded as the hull is
    assert (hull.left[s.arume] >= 0.0).all()
    assert (hull.pending[s.arume] == 0.0).all()
    if (before > np.array(hurt)).all():
        assert lost == pytest.approx(hurt)


def test_excess_passes_the_bulkhead_by_its_share(stage):
    s = stage()
    hull = s.part(Hull)
    hull.pass_share[s.arume] = 0.35
    hull.pending[s.arume, BOW] = hull.full[s.arume, BOW] + 100.0
    s.run(breach)
    assert hull.left[s.arume, BOW] == 0.0
    assert hull.full[s.arume, MIDDLE] - hull.left[s.arume, MIDDLE] == pytest.approx(35.0)
    assert hull.left[s.arume, STERN] == hull.full[s.arume, STERN]


def test_a_lost_bow_blinds_and_a_lost_stern_sets_adrift_once(stage):
    s = stage()
    hull, ship = s.part(Hull), s.part(Ship)
    for part, row in ((BOW, s.race), (STERN, s.arume)):
        hull.pending[row, part] = hull.full[row, part]
    s.run(breach)
    assert (ship.blind[s.race], ship.adrift[s.race]) == (True, False)
    assert (ship.blind[s.arume], ship.adrift[s.arume]) == (False, True)
    hull.pending[s.arume, STERN] = 5.0
    s.run(breach)
    assert len(s.events(Breached)) == 2
    assert [event.row for event in s.events(ShutDown)] == [s.arume]


def test_a_broken_ship_leaves_three_pieces_that_keep_its_mass(stage):
    s = stage()
    hull, body = s.part(Hull), s.part(Body)
    mass = float(body.mass[s.arume])
    hull.pending[s.arume] = hull.full[s.arume] * 0.99
    s.run(breach)
    assert [event.row for event in s.events(Destroyed)] == [s.arume]
    s.settle()
    wrecks = s.world.units.rows(Body, Wreck)
    assert len(wrecks) == 3
    assert body.mass[wrecks].sum() == pytest.approx(mass)
    assert len(s.world.ships()) == 1


def charged(stage, share: float):
    """Give a stage whose Arume ship has a forward cannon that holds a share of its charge, and a bow about to break."""
    s = stage(arume="arume_flagship")
    cannon, hull = s.part(GenocideDrive), s.part(Hull)
    cannon.store[s.arume] = cannon.capacity[s.arume] * share
    hull.pass_share[s.arume] = 0.0
    hull.pending[s.arume, BOW] = hull.full[s.arume, BOW]
    return s


def test_a_bow_that_breaks_under_charge_hurts_the_hull_and_an_empty_one_does_not(stage):
    s, empty = charged(stage, 0.3), charged(stage, 0.0)
    cannon, hull = s.part(GenocideDrive), s.part(Hull)
    held = float(cannon.store[s.arume])
    for each in (s, empty):
        each.run(breach)
        assert each.part(Ship).blind[each.arume]
    lost = hull.full[s.arume, MIDDLE:].sum() - hull.left[s.arume, MIDDLE:].sum()
    share = standard().units["arume_flagship"].genocide.backfire_share
    assert lost == pytest.approx(held * share * 2.0 / 3.0), "the bow's third meets a bow that is gone"
    assert cannon.store[s.arume] == 0.0
    left = empty.part(Hull).left[empty.arume, MIDDLE:]
    assert left.tolist() == empty.part(Hull).full[empty.arume, MIDDLE:].tolist()


def test_a_full_charge_that_breaks_out_ends_the_ship(stage):
    s = charged(stage, 1.0)
    s.run(breach)
    assert [event.row for event in s.events(Destroyed)] == [s.arume]


@given(st.floats(0.0, 1.0), st.floats(0.05, 1.0))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_breaks_out_a_part_without_hull_is_lost_or_the_ship_is(stage, share: float, stern: float):
    s = charged(stage, share)
    hull = s.part(Hull)
    hull.left[s.arume, STERN] *= stern
    s.run(breach)
    assert (hull.left[s.arume] >= 0.0).all()
    gone = bool(s.events(Destroyed))
    for part in (BOW, MIDDLE, STERN):
        if hull.left[s.arume, part] == 0.0 and not gone:
            assert hull.lost[s.arume, part], f"compartment {part} has nothing left and is not lost"
    if hull.left[s.arume, STERN] == 0.0 and not gone:
        assert s.part(Ship).adrift[s.arume]
