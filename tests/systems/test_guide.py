"""Guide: missiles turn no harder than they can, burn no longer than they may, and arrive."""

import numpy as np
import pytest

from game.base.vectors import cross, length
from game.systems.guide import guide
from game.systems.step_physics import step_physics
from game.world.components import Body, Missile, Ship
from game.world.events import Spent


@pytest.mark.parametrize("key", ["race_anti_ship", "arume_anti_ship", "race_interceptor", "explosive_warhead"])
def test_sideways_pull_never_exceeds_the_limit(stage, key: str):
    s = stage(gap_wu=900.0)
    target = s.missile("arume_anti_ship", s.race, (700.0, 300.0), (-400.0, 0.0)) if "inter" in key else s.arume
    target = s.race if key.startswith("arume") else target
    rng, body = np.random.default_rng(3), s.part(Body)
    rows = [s.missile(key, target, tuple(rng.normal(0, 900, 2)), tuple(rng.normal(0, 300, 2))) for _ in range(40)]
    before = body.vel[rows].copy()
    limit = s.world.catalogue.missile["lateral_wups2"][s.world.catalogue.missile_number(key)]
    s.run(guide)
    way = before / length(before)[:, None]
    side = np.abs(cross(way, body.push[rows] / body.mass[rows, None]))
    assert side.max() <= limit * (1.0 + 1e-9)
    assert side.max() > 0.1 * limit


def test_thrust_ends_with_the_fuel(stage):
    s = stage(gap_wu=9000.0)
    row = s.missile("race_anti_ship", s.arume, (200.0, 0.0), (100.0, 0.0))
    burn = float(s.part(Missile).fuel[row])
    s.run(guide, step_physics, times=int(burn * 60) + 2)
    assert s.part(Missile).fuel[row] == 0.0
    speed = float(length(s.part(Body).vel[row]))
    s.run(guide, step_physics, times=30)
    assert float(length(s.part(Body).vel[row])) == pytest.approx(speed, rel=0.02)


def test_undefended_missiles_arrive(stage):
    s = stage(gap_wu=2400.0)
    rows = [s.missile("arume_anti_ship", s.race, (2300.0, 30.0 * n), (-60.0, 20.0 * n)) for n in range(-6, 6)]
    body, best = s.part(Body), np.full(len(rows), np.inf)
    for _ in range(60 * 15):
        s.run(guide, step_physics)
        best = np.minimum(best, length(body.pos[rows] - body.pos[s.race]))
    assert (best < s.part(Body).radius[s.race]).all()


def test_a_ship_that_has_gone_cold_is_lost_from_sight(stage):
    s = stage()
    row = s.missile("race_anti_ship", s.arume, (0.0, 300.0), (200.0, 0.0))
    s.part(Ship).adrift[s.arume] = True
    s.run(guide)
    assert s.part(Missile).target[row] == -1
    s.run(guide, times=120)
    assert row in s.world.deaths
    assert len(s.events(Spent)) >= 1


def test_a_missile_without_a_target_takes_what_lies_ahead_and_near_only(stage):
    s = stage(gap_wu=600.0)
    ahead = s.missile("race_anti_ship", -1, (0.0, 50.0), (300.0, 0.0))
    astern = s.missile("race_anti_ship", -1, (0.0, 90.0), (-300.0, 0.0))
    far = s.missile("race_anti_ship", -1, (-600.0, 0.0), (300.0, 0.0))
    s.run(guide)
    assert s.part(Missile).target[[ahead, astern, far]].tolist() == [s.arume, -1, -1]


def test_endurance_ends(stage):
    s = stage(gap_wu=9000.0)
    row = s.missile("race_anti_ship", s.arume, (0.0, 0.0), (10.0, 0.0), age=27.975)
    s.run(guide)
    assert row not in s.world.deaths
    s.run(guide)
    assert row in s.world.deaths
