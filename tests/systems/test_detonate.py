"""Detonate: a missile dies when its hit points are gone, a bus becomes what its rule says."""

import numpy as np
import pytest

from game.systems.detonate import detonate
from game.world.components import FireControl, Missile
from game.world.events import Intercepted, Split


def test_a_missile_dies_when_its_hit_points_are_worn_away_and_not_before(stage):
    s = stage(gap_wu=5000.0)
    row = s.missile("explosive_bus", s.arume, (0.0, 300.0), (300.0, 0.0))
    missile = s.part(Missile)
    for _ in range(14):
        missile.wear[row] = 0.5
        s.run(detonate)
        assert row not in s.world.deaths
    assert missile.hp[row] == pytest.approx(0.2)
    missile.wear[row], missile.worn_by[row] = 0.5, 1
    s.run(detonate, times=2)
    assert row in s.world.deaths
    assert [event.by for event in s.events(Intercepted)] == ["cannon"]


def test_a_bus_splits_at_its_distance_into_its_contacts(stage):
    s = stage(gap_wu=2000.0)
    far = s.missile("explosive_bus", s.arume, (1000.0, 0.0), (300.0, 0.0))
    near = s.missile("explosive_bus", s.arume, (1120.0, 0.0), (300.0, 0.0))
    s.run(detonate)
    assert s.world.deaths == {near}
    names = [s.world.catalogue.missile_keys[birth.kind] for birth in s.world.missile_births]
    assert sorted(names) == ["decoy"] * 3 + ["explosive_warhead"]
    assert all(birth.target == s.arume for birth in s.world.missile_births)
    middle = np.mean([birth.vel for birth in s.world.missile_births], axis=0)
    assert middle == pytest.approx([300.0, 0.0]), "parting keeps the momentum"
    s.settle()
    s.run(detonate)
    assert len(s.events(Split)) == 1
    assert s.world.units.alive(far)


def test_an_interceptor_passing_within_its_fuse_bursts_once(stage):
    s = stage(gap_wu=5000.0)
    prey = s.missile("explosive_bus", s.arume, (500.0, 0.0), (-60.0, 0.0))
    hunter = s.missile("arume_interceptor", prey, (506.0, 0.0), (0.0, 0.0))
    s.run(detonate)
    assert s.world.deaths == {hunter}
    worn = 7.2 - s.part(Missile).hp[prey]
    assert 0.1 * 1.6 <= worn <= 3.2
    s.run(detonate)
    assert 7.2 - s.part(Missile).hp[prey] == worn


def test_a_channel_is_busy_while_its_interceptor_flies(stage):
    s = stage(gap_wu=5000.0)
    radar = s.part(FireControl)
    prey = s.missile("race_anti_ship", s.arume, (500.0, 0.0))
    hunters = [s.missile("arume_interceptor", prey, (900.0, 40.0 * n)) for n in range(3)]
    s.run(detonate)
    assert radar.busy[s.arume] == 3
    s.world.request_death(hunters[0])
    s.run(detonate)
    assert radar.busy[s.arume] == 2
