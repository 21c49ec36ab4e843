"""Breach: damage in is hull lost, less what bulkheads stop."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import BOW, MIDDLE, STERN
from game.systems.breach import breach
from game.world.components import Body, Hull, Ship, Wreck
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
    assert lost.sum() <= sum(hurt) * (1.0 + 1e-12)
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
    hull.pending[s.arume] = hull.full[s.arume] * 0.95
    s.run(breach)
    assert [event.row for event in s.events(Destroyed)] == [s.arume]
    s.settle()
    wrecks = s.world.units.rows(Body, Wreck)
    assert len(wrecks) == 3
    assert body.mass[wrecks].sum() == pytest.approx(mass)
    assert len(s.world.ships()) == 1
