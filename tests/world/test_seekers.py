"""Seekers: the laws of size, heat and sight."""

import numpy as np
import pytest

from game.world.gunners import lay
from game.world.seekers import gun_reach, heat_reach, radar_reach, sight_reach
from game.world.tasks import TASK_REGROUP
from tests.systems.air_stage import Air


@pytest.fixture
def air() -> Air:
    return Air()


def test_radar_goes_with_the_fourth_root_of_size_and_a_city_missile_drowns(air: Air):
    rows = [air.craft(key, (60000.0, 2000.0)) for key in ("arume_fighter", "arume_bomber", "arume_city_missile")]
    assert radar_reach(air.world, np.array(rows)) == pytest.approx([1.0, 40.0**0.25, 0.0])


def test_heat_wants_the_tail_and_loves_an_afterburner(air: Air):
    row = np.array([air.craft("race_killercraft", (60000.0, 2000.0), (300.0, 0.0))])
    reach = [float(heat_reach(air.world, np.array([at]), row)[0])
             for at in ((59000.0, 2000.0), (60000.0, 3000.0), (61000.0, 2000.0))]  # fmt: skip
    assert reach == pytest.approx([1.0, 0.35**0.5, 0.08**0.5])
    air.wings.burning[row] = True
    assert float(heat_reach(air.world, np.array([(59000.0, 2000.0)]), row)[0]) == pytest.approx(2.0)


def test_small_things_are_shot_at_from_nearer_and_seen_by_their_flame(air: Air):
    big = np.array([air.craft("race_killercraft", (60000.0, 2000.0))])
    small = np.array([air.craft("arume_city_missile", (60000.0, 2000.0))])
    assert gun_reach(air.world, big)[0] == 1.0
    assert 0.4 < gun_reach(air.world, small)[0] < 0.65
    astern, ahead = (float(sight_reach(air.world, np.array([at]), small)[0]) for at in ((59000.0, 2000.0), (61000.0, 2000.0)))
    assert astern > 10.0 * ahead


@pytest.mark.parametrize("turn", np.linspace(0.0, 2.0 * np.pi, 9)[:-1])
@pytest.mark.parametrize("course", [0.4, 2.2, 4.4])
def test_a_lead_at_400_m_meets_a_steady_target_within_a_hull_length(air: Air, turn: float, course: float):
    own = np.array((300.0, 20.0))
    off = 400.0 * np.array((np.cos(turn), np.sin(turn)))
    row = air.craft("race_killercraft", (60000.0, 2000.0), tuple(own))
    drift = 330.0 * np.array((np.cos(course), np.sin(course)))
    mark = air.craft("arume_fighter", tuple(np.array((60000.0, 2000.0)) + off), tuple(drift), TASK_REGROUP)
    gun = air.guns(row, "killercraft_cannon")[:1]
    way, time = lay(air.world, gun, np.array([mark]))
    from game.world.gunners import muzzles
    from game.world.land import G_WUPS2

    start, speed = muzzles(air.world, gun)[0], 1000.0
    times = np.linspace(0.0, 2.0 * float(time[0]) + 0.1, 400)[:, None]
    round_ = start + (way[0] * speed + own) * times - np.array((0.0, 0.5 * G_WUPS2)) * times**2
    target = air.body.pos[mark] + drift * times
    assert np.hypot(*(round_ - target).T).min() < 47.0
