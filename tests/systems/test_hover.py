"""Hover: craft that hang in the air over flat ground and a hill."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.base.vectors import facing
from game.engine.physics import Form, Physics
from game.engine.tables import Table
from game.systems.hover import hover
from game.systems.step_physics import step_physics
from game.world.components import Body
from game.world.land import G_WUPS2, height_at, lay
from game.world.surface import ALIVE, Height, Hover, Life, Task
from game.world.surface_tables import SURFACE_PARTS

HELICOPTER, STARSHIP = (90.0, 40.0, 0.31, 45.0), (60.0, 8.0, 0.0, 450.0)


class Sky:
    """Hovering craft over ground with one hill at 4000."""

    def __init__(self):
        self.units, self.land = Table("units", SURFACE_PARTS, 128), Table("land", (Height,), 1024)
        places = np.arange(2000) * 4.0
        lay(self.land, 300.0 * np.exp(-(((places - 4000.0) / 300.0) ** 2)), np.zeros(2000, bool))
        self.physics = Physics((Form(()),))
        self.world = SimpleNamespace(units=self.units, land=self.land, physics=self.physics)
        self.body, self.task, self.life = self.units[Body], self.units[Task], self.units[Life]

    def add(self, kind, pos, goal, vel=(0.0, 0.0)):
        row, body, part = self.units.claim(*ALIVE, Hover), self.body, self.units[Hover]
        part.speed[row], part.accel[row], part.tilt[row], body.radius[row] = kind
        body.pos[row], body.vel[row], body.face[row], body.serial[row] = pos, vel, facing(np.array(0.0)), row
        body.mass[row], body.moment[row] = 8.0, 5000.0
        self.life.hp[row], self.task.want_point[row] = 90.0, goal
        self.physics.add(row, 0, 0, 8.0, 5000.0, body.pos[row], 0.0, body.vel[row], 0.0)
        return row

    def run(self, seconds, wind=0.0):
        low = np.inf
        for _ in range(int(seconds * 60)):
            hover(self.world)
            self.body.push[: self.units.size, 0] += wind * 8.0
            step_physics(self.world)
            low = min(low, float((self.body.pos[0, 1] - height_at(self.land, self.body.pos[0, 0])).min()))
        return low


@pytest.fixture
def sky():
    return Sky()


@pytest.mark.parametrize(("kind", "seconds"), [(HELICOPTER, 20.0), (STARSHIP, 40.0)])
def test_it_settles_at_its_point_and_stays(sky, kind, seconds):
    row = sky.add(kind, (1000.0, 700.0), (1700.0, 900.0), (-20.0, 10.0))
    top = 0.0
    for _ in range(int(seconds)):
        sky.run(1.0)
        top = max(top, float(np.hypot(*sky.body.vel[row])))
    there = sky.body.pos[row].copy()
    assert there == pytest.approx((1700.0, 900.0), abs=1.0)
    assert top <= kind[0] * 1.01
    sky.run(20.0)
    assert sky.body.pos[row] == pytest.approx((1700.0, 900.0), abs=0.01)
    assert abs(sky.body.angle[row]) < 0.01


def test_a_steady_wind_moves_it_little(sky):
    row = sky.add(HELICOPTER, (1000.0, 300.0), (1000.0, 300.0))
    sky.run(20.0, wind=0.1 * G_WUPS2)
    assert 0.1 < sky.body.pos[row, 0] - 1000.0 < 4.0
    assert abs(sky.body.vel[row, 0]) < 0.01


def test_it_leans_into_its_way_and_never_more_than_it_may(sky):
    right = sky.add(HELICOPTER, (500.0, 300.0), (2500.0, 300.0))
    left = sky.add(HELICOPTER, (2500.0, 300.0), (500.0, 300.0))
    sky.run(1.5)
    assert -0.33 < sky.body.angle[right] < -0.1
    assert 0.1 < sky.body.angle[left] < 0.33


def test_it_goes_over_the_hill(sky):
    row = sky.add(HELICOPTER, (2500.0, 80.0), (5500.0, 80.0))
    assert sky.run(45.0) > 30.0
    assert sky.body.pos[row] == pytest.approx((5500.0, 80.0), abs=1.0)
    assert sky.life.pending[row] == 0.0


def test_told_to_land_it_lands_unhurt(sky):
    row = sky.add(HELICOPTER, (1000.0, 200.0), (1000.0, 0.0))
    sky.run(15.0)
    assert 10.0 < sky.body.pos[row, 1] < 20.0
    assert sky.life.pending[row] == 0.0


def test_not_told_it_keeps_over_the_ground_on_its_way(sky):
    sky.add(HELICOPTER, (500.0, 300.0), (2500.0, 20.0))
    assert sky.run(15.0) > 30.0


def test_the_dead_fall_and_crash(sky):
    row = sky.add(HELICOPTER, (1000.0, 300.0), (1000.0, 300.0))
    other = sky.add(HELICOPTER, (2000.0, 300.0), (2000.0, 300.0))
    sky.life.hp[row] = 0.0
    sky.run(1.0)
    assert sky.units[Hover].falling.tolist()[:2] == [True, False]
    assert sky.body.vel[row, 1] < -30.0
    sky.run(5.0)
    assert sky.life.pending[row] > 1e6
    assert sky.life.pending[other] == 0.0


def test_same_start_same_bits():
    out = []
    for _ in range(2):
        sky = Sky()
        for number in range(10):
            sky.add(HELICOPTER, (300.0 * number, 300.0), (3000.0 - 200.0 * number, 250.0))
        sky.run(5.0)
        out.append(sky.units.hashes())
    assert out[0] == out[1]
