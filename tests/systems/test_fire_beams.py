"""Fire beams: heat on the hull is power times time times falloff, less what plates and shields keep out."""

import pytest

from game.base.constants import BOW, DT, STERN
from game.systems.breach import breach
from game.systems.fire_beams import fire_beams
from game.world.components import Group, Hull, Mount, Orders, Reactor, Shield
from game.world.events import BeamBegan


def ready(stage, **more):
    s = stage(**more)
    s.part(Reactor).level[:] = 1.0
    s.part(Reactor).output[:] = 50.0
    return s, s.mounts(s.arume, "green_beam")


@pytest.mark.parametrize("gap", [600.0, 1400.0, 2800.0])
def test_one_shot_gives_its_heat_and_no_more(stage, gap: float):
    s, beams = ready(stage, gap_wu=gap)
    hull, weapon = s.part(Hull), s.world.catalogue.weapons[s.world.catalogue.weapon_keys.index("green_beam")]
    for _ in range(int(weapon.dwell_s * 60) + 30):
        s.run(fire_beams)
    mid = weapon.power_mj_s * weapon.dwell_s / (1.0 + (gap / weapon.falloff_wu) ** 2)
    fired = len(s.events(BeamBegan))
    assert fired == len(beams)
    expected = fired * mid * hull.beam_factor[s.race]
    assert hull.pending[s.race].sum() == pytest.approx(expected, rel=0.1), "a tick more or less, turrets off the centre"
    assert not s.part(Mount).firing[beams].any()


def test_a_turret_waits_for_its_capacitor(stage):
    s, beams = ready(stage)
    for _ in range(60 * 11):
        s.run(fire_beams)
        s.part(Hull).pending[:] = 0.0
    assert len(s.events(BeamBegan)) == len(beams)
    for _ in range(60 * 2):
        s.run(fire_beams)
    assert len(s.events(BeamBegan)) == 2 * len(beams)


@pytest.mark.parametrize("why", ["far", "told to hold", "stunned"])
def test_beams_that_may_not_do_not(stage, why: str):
    s, _ = ready(stage, gap_wu=3100.0 if why == "far" else 900.0)
    if why == "told to hold":
        s.world.groups[Group].doctrine[:] = s.world.catalogue.doctrine_keys.index("patrol")
    s.part(Reactor).stunned[s.arume] = 1.0 if why == "stunned" else 0.0
    s.run(fire_beams, times=60)
    assert not s.events(BeamBegan)
    assert not s.part(Hull).pending[s.race].any()


def test_a_shield_bends_most_of_a_beam_and_pays_for_it(stage):
    s, beams = ready(stage)
    shield, hull, mount = s.part(Shield), s.part(Hull), s.part(Mount)
    for row in (s.race,):  # give the Race a shield, as the calendar will one day
        shield.up[row], shield.store[row], shield.capacity[row] = True, 900.0, 1000.0
    mount.target[beams[0]], mount.dwell[beams[0]], mount.total[beams[0]] = s.race, 1.0, 1.0
    s.part(Orders).weapons_free[s.arume] = False
    s.run(fire_beams)
    heat = float(shield.pending[s.race])
    assert heat > 0.5 * 84.0 * DT
    assert hull.pending[s.race].sum() == pytest.approx(heat * 0.3 * hull.beam_factor[s.race])


def test_the_spot_walks_a_small_hull_and_stays_on_a_large_one(stage):
    small, _ = ready(stage)[0], None
    hull = small.part(Hull)
    lengths = small.world.catalogue.lengths
    for _ in range(80):
        small.run(fire_beams)
    walked = (hull.pending[small.race] > 0.0).sum()
    patrol, _ = ready(stage, race="race_patrol")
    for _ in range(80):
        patrol.run(fire_beams)
    walked_patrol = (patrol.part(Hull).pending[patrol.race] > 0.0).sum()
    sizes = [lengths[small.world.catalogue.unit(key)] for key in ("race_cruiser", "race_patrol")]
    for size, parts in zip(sizes, (walked, walked_patrol), strict=True):
        assert parts == (3 if size < 120.0 else 1)
    assert hull.pending[small.race, BOW] >= hull.pending[small.race, STERN]


def test_heat_breaks_what_this_salvo_can_break(stage):
    s, _ = ready(stage, race="race_patrol", gap_wu=700.0)
    for _ in range(100):
        s.run(fire_beams, breach)
    assert s.race in s.world.deaths
