"""Fire genocide: the core ends what it meets, the fringe melts less and less, and the beam knows no sides."""

import numpy as np
import pytest

from game.base.constants import BOW, DT, MIDDLE, STERN
from game.rules.level import ForceRule, ShipRule, ZoneRule
from game.rules.library import standard
from game.systems.absorb import absorb
from game.systems.breach import breach
from game.systems.detonate import detonate
from game.systems.fire_genocide import fire_genocide
from game.world.births import WreckBirth
from game.world.components import Body, GenocideDrive, Group, Hull, Missile, Mount, Shield, Wreck
from game.world.events import CityBurned, Destroyed, Intercepted
from game.world.lanes import fringe_at, muzzle
from game.world.spawning import spawn_force, spawn_wreck

RULE = standard().units["arume_flagship"].genocide
FAR_WU = 3000.0
WIDE_WU = float(fringe_at(RULE, np.array(FAR_WU)))
HALF_WU = standard().hulls["race_cruiser"].width_wu / 2.0  # of a hull that looks along the lane
HALF_TURN, QUARTER = np.pi, np.pi / 2.0


def burning(stage):
    """Give a stage whose flagship, at the origin and looking along +x, burns; the Race ship is far from the lane."""
    s = stage(arume="arume_flagship", gap_wu=9000.0)
    s.place(s.arume, (0.0, 0.0))
    s.place(s.race, (-9000.0, 9000.0))
    s.part(GenocideDrive).burn[s.arume] = RULE.burn_s
    return s


def friend(s, unit: str = "arume_cruiser") -> int:
    ship = ShipRule(id="friend", unit=unit, name="Friend")
    force = ForceRule(id="friends", side="arume", name="Friends", doctrine="obey", formation="block", at_wu=[-9000.0, 0.0],
                      facing_deg=0.0, ship=[ship])  # fmt: skip
    spawn_force(s.world, force)
    return int(s.part(Group).leader[s.world.forces["friends"]])


def beside(s, row: int, aside: float, angle: float = 0.0, far: float = FAR_WU) -> None:
    """Put a ship so far along the lane and so far to its left."""
    start = muzzle(s.world, s.arume)
    s.place(row, (float(start[0]) + far, aside), angle=angle)


def heat_of(s, row: int, aside: float, angle: float = 0.0, far: float = FAR_WU) -> np.ndarray:
    """Give the heat that one tick lets into each part of a hull. [MJ]"""
    beside(s, row, aside, angle, far)
    s.part(Hull).pending[row] = 0.0
    s.run(fire_genocide)
    return s.part(Hull).pending[row].copy()


@pytest.mark.parametrize("aside", [0.0, 0.9 * RULE.core_wu, -0.9 * RULE.core_wu])
@pytest.mark.parametrize("unit", ["race_cruiser", "arume_battlecruiser"])
def test_the_core_kills_at_once_with_shields_or_without(stage, aside: float, unit: str):
    s = burning(stage)
    row = s.race if unit == "race_cruiser" else friend(s, unit)
    beside(s, row, aside)
    s.run(fire_genocide, absorb, breach)
    (end,) = s.events(Destroyed)
    assert (end.row, end.cause, end.by) == (row, "genocide", s.world.serial(s.arume))


def test_heat_in_the_fringe_falls_in_a_straight_line_to_nothing_at_its_edge(stage):
    s = burning(stage)
    gaps = np.linspace(RULE.core_wu, WIDE_WU, 7)[:-1]
    heats = np.array([heat_of(s, s.race, gap + HALF_WU).sum() for gap in gaps])
    assert heats[0] == pytest.approx(RULE.fringe_mj_s * DT)
    line = RULE.fringe_mj_s * DT * (WIDE_WU - gaps) / (WIDE_WU - RULE.core_wu)
    assert heats == pytest.approx(line)
    assert not heat_of(s, s.race, WIDE_WU + HALF_WU + 0.01).any()
    assert not heat_of(s, s.race, -WIDE_WU - HALF_WU - 0.01).any()


def test_the_fringe_widens_with_distance_and_the_beam_ends_at_its_range(stage):
    s = burning(stage)
    aside = RULE.fringe_wu + RULE.fringe_share * 2000.0
    assert not heat_of(s, s.race, aside + HALF_WU, far=1000.0).any()
    assert heat_of(s, s.race, aside + HALF_WU, far=4000.0).any()
    assert heat_of(s, s.race, 0.0, far=RULE.range_wu - 10.0).any()
    assert not heat_of(s, s.race, 0.0, far=RULE.range_wu + 10.0).any()
    assert not heat_of(s, s.race, 0.0, far=-1000.0).any(), "behind the muzzle"


@pytest.mark.parametrize(("aside", "angle", "part"), [
    (150.0, 0.0, MIDDLE), (-150.0, HALF_TURN, MIDDLE),
    (150.0, -QUARTER, BOW), (-150.0, QUARTER, BOW), (150.0, QUARTER, STERN), (-150.0, -QUARTER, STERN),
])  # fmt: skip
def test_the_side_that_looks_at_the_beam_melts(stage, aside: float, angle: float, part: int):
    s = burning(stage)
    heat = heat_of(s, s.race, aside, angle)
    assert heat[part] > 0.0
    assert heat.sum() == heat[part]


def test_a_shield_pays_and_bends_most_of_it_away(stage):
    s = burning(stage)
    row = friend(s)
    bare, shield = heat_of(s, s.race, 150.0 + HALF_WU), s.part(Shield)
    half = standard().hulls["arume_cruiser"].width_wu / 2.0
    shielded = heat_of(s, row, 150.0 + half)
    assert shielded.sum() == pytest.approx(0.3 * bare.sum())
    held = float(shield.store[row])
    assert shield.pending[row] == pytest.approx(bare.sum())
    s.run(absorb)
    assert held - shield.store[row] == pytest.approx(bare.sum())


def test_both_sides_melt_alike_and_she_that_fires_does_not(stage):
    s = burning(stage)
    row = friend(s)
    s.part(Shield).up[row] = False
    half = standard().hulls["arume_cruiser"].width_wu / 2.0
    assert heat_of(s, row, 180.0 + half) == pytest.approx(heat_of(s, s.race, -180.0 - HALF_WU))
    assert not s.part(Hull).pending[s.arume].any()


def test_missiles_in_the_core_end_and_those_beside_the_beam_fly_on(stage):
    s = burning(stage)
    own = s.missile("arume_anti_ship", s.race, (2000.0, 10.0))
    foe = s.missile("explosive_bus", s.arume, (2500.0, -10.0))
    aside = s.missile("race_anti_ship", s.arume, (2500.0, 400.0))
    behind = s.missile("race_anti_ship", s.arume, (-600.0, 0.0))
    s.run(fire_genocide, detonate)
    ended = {event.missile: event.by for event in s.events(Intercepted)}
    assert ended == {s.world.serial(own): "genocide", s.world.serial(foe): "genocide"}
    s.settle()
    assert set(s.world.units.rows(Missile).tolist()) == {aside, behind}


def test_what_the_beam_burned_is_nobody_elses_kill(stage):
    s = burning(stage)
    other = friend(s)
    foe = s.missile("race_anti_ship", s.arume, (2500.0, 0.0))
    s.part(Mount).target[s.mounts(other, "point_defence_laser")] = foe
    s.run(fire_genocide, detonate)
    (event,) = s.events(Intercepted)
    assert event.by_serial in (-1, s.world.serial(s.arume))


def test_wreckage_in_the_core_is_gone_and_the_rest_drifts(stage):
    s = burning(stage)
    kind = s.world.catalogue.unit("race_cruiser")
    for y in (0.0, 500.0):
        spawn_wreck(s.world, WreckBirth(kind, 0, 0, 100.0, (2000.0, y), (0.0, 0.0), 0.0, 0.0))
    s.run(fire_genocide)
    s.settle()
    left = s.world.units.rows(Body, Wreck)
    assert s.part(Body).pos[left].tolist() == [[2000.0, 500.0]]


@pytest.mark.parametrize(("at", "owner", "burns"), [
    ((9000.0, 300.0), "race", True), ((-9000.0, 0.0), "race", False), ((9000.0, 2000.0), "race", False),
    ((9000.0, 0.0), "arume", False), ((9000.0, 0.0), None, False),
])  # fmt: skip
def test_a_city_of_the_other_side_burns_once_and_only_ahead(stage, at, owner, burns: bool):
    s = burning(stage)
    zone = ZoneRule(id="city", name="City", at_wu=list(at), radius_wu=500.0, city=owner)
    s.world.level = s.world.level.model_copy(update={"zone": [zone]})
    s.run(fire_genocide, times=100)
    assert [event.zone for event in s.events(CityBurned)] == ["city"] * burns
    assert set(s.world.burned) == ({"city"} if burns else set())


def test_nothing_burns_when_no_beam_stands(stage):
    s = burning(stage)
    s.part(GenocideDrive).burn[s.arume] = 0.0
    assert not heat_of(s, s.race, 0.0).any()
