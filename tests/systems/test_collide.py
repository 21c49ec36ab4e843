"""Collide: a missile strikes once, shields first; ramming hurts both."""

import pytest

from game.base.constants import BOW, MIDDLE
from game.systems.absorb import absorb
from game.systems.breach import breach
from game.systems.collide import collide
from game.systems.detonate import detonate
from game.systems.step_physics import step_physics
from game.world.births import WreckBirth
from game.world.components import Body, Hull, Missile, Reactor, Shield, Ship
from game.world.events import Burst, HullHit, Intercepted, Rammed, ShieldHit
from game.world.spawning import spawn_wreck


def fly(s, ticks: int = 60) -> None:
    for _ in range(ticks):
        s.run(step_physics, collide, detonate, absorb, breach)
        s.settle()


@pytest.mark.parametrize("up", [True, False])
def test_a_missile_strikes_once_and_is_gone(stage, up: bool):
    s = stage()
    s.part(Shield).up[s.arume] = up
    s.missile("race_anti_ship", s.arume, (700.0, 0.0), (450.0, 0.0))
    before = s.part(Hull).left[s.arume].sum()
    fly(s)
    assert len(s.events(ShieldHit)) == int(up)
    assert len(s.events(HullHit)) == int(not up)
    assert len(s.world.units.rows(Missile)) == 0
    cost = s.part(Shield).capacity[s.arume] - s.part(Shield).store[s.arume]
    assert cost == pytest.approx(sum(event.cost for event in s.events(ShieldHit)))
    assert before - s.part(Hull).left[s.arume].sum() == pytest.approx(sum(e.damage for e in s.events(HullHit)))


def test_a_salvo_makes_as_many_strikes_as_missiles(stage):
    s = stage()
    for number in range(12):
        s.missile("race_anti_ship", s.arume, (700.0 - 7.0 * number, 4.0 * (number - 6)), (450.0, 0.0))
    fly(s, 90)
    assert len(s.events(ShieldHit)) + len(s.events(HullHit)) == 12
    assert len(s.world.units.rows(Missile)) == 0


def test_a_burst_empties_a_shield_or_stuns_who_has_none(stage):
    s = stage()
    s.missile("explosive_warhead", s.arume, (800.0, 0.0), (600.0, 0.0))
    fly(s)
    assert len(s.events(Burst)) == 1
    assert not s.part(Shield).up[s.arume]
    other = stage()
    other.part(Body).side[other.race] = 1  # what a Race ship feels of an enemy's pulse
    other.world.rebuild_physics()
    other.missile("explosive_warhead", other.race, (-200.0, 0.0), (600.0, 0.0))
    fly(other, 30)
    assert other.part(Reactor).stunned[other.race] > 0.0


def test_a_burst_kills_the_missiles_beside_it(stage):
    s = stage()
    s.missile("explosive_warhead", s.arume, (880.0, 0.0), (600.0, 0.0))
    near = s.missile("race_anti_ship", s.arume, (880.0, 12.0), (500.0, 0.0))
    far = s.missile("race_anti_ship", s.arume, (500.0, 90.0), (0.0, 0.0))
    for _ in range(20):
        s.run(step_physics, collide, detonate)
        if s.events(Burst):
            break
        s.settle()
    assert near in s.world.deaths
    assert far not in s.world.deaths


def test_a_blast_behind_a_ruined_bow_strikes_the_next_compartment(stage):
    s = stage()
    hull = s.part(Hull)
    s.part(Shield).up[s.arume] = False
    hull.lost[s.arume, BOW], hull.left[s.arume, BOW] = True, 0.0
    s.missile("explosive_warhead", s.arume, (800.0, 0.0), (600.0, 0.0))
    fly(s, 30)
    assert [event.part for event in s.events(HullHit)] == [MIDDLE]


@pytest.mark.parametrize("climbing", [True, False])
def test_wreckage_stops_a_missile_but_not_one_that_still_climbs(stage, climbing: bool):
    s = stage()
    kind = int(s.part(Ship).kind[s.race])
    spawn_wreck(s.world, WreckBirth(kind, 1, 0, 20000.0, (400.0, 0.0), (0.0, 0.0), 0.0, 0.0))
    s.missile("race_anti_ship", s.arume, (250.0, 0.0), (450.0, 0.0), rising=climbing)
    fly(s)
    assert [event.by for event in s.events(Intercepted)] == ([] if climbing else ["wreck"])


def test_ramming_hurts_both_and_ships_do_not_overlap_for_long(stage):
    s = stage("race_cruiser", "arume_battlecruiser", gap_wu=700.0)
    s.place(s.race, (0.0, 10.0), (160.0, 0.0))
    hull, body = s.part(Hull), s.part(Body)
    before = hull.left.sum(axis=1).copy()
    fly(s, 60 * 5)
    assert len(s.events(Rammed)) >= 1
    assert hull.left[s.race].sum() < before[s.race]
    assert body.vel[s.race, 0] < 159.0
    fly(s, 60 * 10)
    gap = abs(body.pos[s.race] - body.pos[s.arume]).max()
    assert gap > 0.4 * (body.radius[s.race] + body.radius[s.arume])
