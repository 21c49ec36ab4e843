"""Fire lasers: inside arc and range only, hot after a while, and never on what is gone."""

import numpy as np
import pytest

from game.base.constants import DT
from game.systems.fire_lasers import fire_lasers
from game.world.components import Missile, Mount, Reactor
from game.world.orders import POINT_DEFENCE


def ready(stage):
    s = stage()
    s.part(Reactor).level[:] = 1.0
    return s, s.mounts(s.arume, "point_defence_laser")


def test_arcs_and_range_are_respected(stage):
    s, lasers = ready(stage)
    mount = s.part(Mount)
    for number in range(24):  # all round, near and far
        angle, far = number * np.pi / 12.0, 300.0 if number % 2 else 900.0
        row = s.missile("race_anti_ship", s.arume, (1000.0 + far * np.cos(angle), far * np.sin(angle)))
        mount.target[lasers] = row
        s.run(fire_lasers)
        fired = lasers[mount.firing[lasers]]
        way = angle - np.pi  # the ship looks towards -x
        off = np.abs((np.arctan2(mount.axis[fired, 1], mount.axis[fired, 0]) - way + np.pi) % (2 * np.pi) - np.pi)
        assert far < 800.0 or not len(fired)
        assert (np.degrees(off) < 150.0 + 12.0).all(), "the mount's own place shifts the angle a little"
        assert far > 800.0 or len(fired)
        assert s.part(Missile).wear[row] == pytest.approx(0.0) or len(fired)


def test_wear_follows_power_and_falls_with_distance(stage):
    wear = []
    for far, power in ((200.0, 1.0), (200.0, 0.5), (600.0, 1.0)):
        s, lasers = ready(stage)
        s.part(Reactor).level[s.arume, POINT_DEFENCE] = power
        row = s.missile("race_anti_ship", s.arume, (1000.0 - far, 0.0))
        s.part(Mount).target[lasers[0]] = row
        s.run(fire_lasers)
        wear.append(float(s.part(Missile).wear[row]))
    assert wear[1] == pytest.approx(wear[0] / 2.0)
    assert 0.0 < wear[2] < wear[0]


def test_a_hot_laser_rests_until_half_cool(stage):
    s, lasers = ready(stage)
    mount, one = s.part(Mount), lasers[0]
    row = s.missile("race_anti_ship", s.arume, (700.0, 0.0))
    fired = 0
    while not mount.locked[one]:
        mount.target[one] = row
        s.run(fire_lasers)
        fired += 1
    assert fired * DT == pytest.approx(7.0 / 1.35, rel=0.02)
    assert mount.target[one] == -1
    rested = 0
    while mount.locked[one]:
        mount.target[one] = row
        s.run(fire_lasers)
        assert not mount.firing[one]
        rested += 1
    assert rested * DT == pytest.approx(3.5 / 0.35, rel=0.02)


def test_stunned_lasers_are_silent(stage):
    s, lasers = ready(stage)
    s.part(Mount).target[lasers] = s.missile("race_anti_ship", s.arume, (700.0, 0.0))
    s.part(Reactor).stunned[s.arume] = 0.1
    s.run(fire_lasers)
    assert not s.part(Mount).firing[lasers].any()
