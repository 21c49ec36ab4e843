"""Spill charge: what a hit lets out of a drive is gone from its store."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import BOW, MIDDLE, STERN
from game.rules.library import standard
from game.systems.spill_charge import spill_charge
from game.world.components import FtlDrive, GenocideDrive, Hull

CANNON = standard().units["arume_flagship"].genocide
JUMP = standard().units["arume_battlecruiser"].ftl


@given(st.floats(0.0, 1.0), st.floats(0.0, 300.0), st.sampled_from([BOW, MIDDLE, STERN]))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_spills_into_the_bow_is_gone_from_the_store(stage, charge: float, hurt: float, part: int):
    s = stage(arume="arume_flagship")
    hull, cannon = s.part(Hull), s.part(GenocideDrive)
    cannon.store[s.arume] = before = CANNON.store_mj * charge
    hull.pending[s.arume, part] = hurt
    s.run(spill_charge)
    spilt = before - float(cannon.store[s.arume])
    assert cannon.store[s.arume] >= 0.0
    assert hull.pending[s.arume].sum() == pytest.approx(hurt + spilt)
    assert hull.pending[s.arume, BOW] == pytest.approx(spilt + hurt * (part == BOW))
    assert spilt == pytest.approx(CANNON.spill_mj * charge if hurt > 5.0 else 0.0)


def test_every_hit_spills_anew_until_nothing_is_left(stage):
    s = stage(arume="arume_flagship")
    hull, cannon = s.part(Hull), s.part(GenocideDrive)
    cannon.store[s.arume] = 500.0
    into_the_bow, last = 0.0, 500.0
    for _ in range(60):
        hull.pending[s.arume] = (0.0, 50.0, 0.0)
        s.run(spill_charge)
        assert cannon.store[s.arume] < last
        last = float(cannon.store[s.arume])
        into_the_bow += float(hull.pending[s.arume, BOW])
    assert into_the_bow + last == pytest.approx(500.0)


def test_a_jump_drive_is_shaken_and_its_hull_takes_no_more(stage):
    s = stage(arume="arume_battlecruiser")
    hull, jump = s.part(Hull), s.part(FtlDrive)
    jump.store[s.arume] = 1000.0
    hull.pending[s.arume] = (10.0, 20.0, 30.0)
    s.run(spill_charge)
    assert jump.store[s.arume] == pytest.approx(1000.0 - 60.0 * JUMP.shake_share)
    assert hull.pending[s.arume].tolist() == [10.0, 20.0, 30.0]
    hull.pending[s.arume, STERN] = 9000.0
    s.run(spill_charge)
    assert jump.store[s.arume] == pytest.approx(0.0, abs=1e-3)


@pytest.mark.parametrize("hurt", [0.0, 3.0, 80.0])
def test_ships_without_a_charge_lose_nothing_more(stage, hurt: float):
    s = stage(arume="arume_flagship")
    hull = s.part(Hull)
    hull.pending[s.arume] = hull.pending[s.race] = hurt
    s.run(spill_charge)
    assert hull.pending[[s.arume, s.race]].tolist() == [[hurt] * 3] * 2
    assert not s.part(GenocideDrive).store[s.arume]
