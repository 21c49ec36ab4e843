"""Fly: aircraft of the measured table, one by one in an empty sky."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.base.vectors import facing
from game.engine.physics import Form, Physics
from game.engine.tables import Table
from game.systems.fly import fly
from game.systems.step_physics import step_physics
from game.world.components import Body
from game.world.land import G_WUPS2, lay
from game.world.surface import ALIVE, Height, Life, Task, Wings
from game.world.surface_tables import SURFACE_PARTS

FRAME = ("lift", "cl_max", "cl_slope", "cd0", "k_induced", "thrust", "burner", "g_most", "pitch")
RACE = (0.00593, 1.2, 4.3, 0.044, 0.12, 23.5, 45.0, 9.0, 2.8)
ARUME = (0.0048, 1.0, 3.6, 0.044, 0.20, 27.0, 0.0, 6.0, 2.2)
BOMBER = (0.0030, 1.0, 3.6, 0.06, 0.12, 9.0, 0.0, 2.2, 0.5)


class Sky:
    """Aircraft over flat ground, and nothing else."""

    def __init__(self):
        self.units, self.land = Table("units", SURFACE_PARTS, 128), Table("land", (Height,), 1024)
        lay(self.land, np.zeros(1000), np.zeros(1000, bool))
        self.physics = Physics((Form(()),))
        self.world = SimpleNamespace(units=self.units, land=self.land, physics=self.physics)
        self.body, self.wings, self.task = self.units[Body], self.units[Wings], self.units[Task]

    def add(self, kind, pos=(2000.0, 2000.0), vel=(300.0, 0.0), **columns):
        row, body = self.units.claim(*ALIVE, Wings), self.body
        body.pos[row], body.vel[row], body.angle[row] = pos, vel, np.arctan2(vel[1], vel[0])
        body.face[row] = facing(body.angle[row])
        body.mass[row], body.moment[row], body.radius[row], body.serial[row] = 9.0, 7000.0, 48.0, row
        self.units[Life].hp[row] = 45.0
        self.task.want_dir[row] = (1.0, 0.0)
        for name, value in {**dict(zip(FRAME, kind, strict=True)), "fuel": 420.0, **columns}.items():
            getattr(self.wings, name)[row] = value
        self.physics.add(row, 0, 0, 9.0, 7000.0, body.pos[row], float(body.angle[row]), body.vel[row], 0.0)
        return row

    def run(self, ticks=1):
        for _ in range(ticks):
            fly(self.world)
            step_physics(self.world)

    def path(self, row):
        return np.arctan2(self.body.vel[row, 1], self.body.vel[row, 0])


def wrapped(angle):
    return (angle + np.pi) % (2.0 * np.pi) - np.pi


@pytest.fixture
def sky():
    return Sky()


@pytest.mark.parametrize(
    ("kind", "burning", "speed"),
    [(RACE, False, 303), (RACE, True, 423), (ARUME, False, 361), (BOMBER, False, 204)],
)
def test_level_speed_and_drift(sky, kind, burning, speed):
    row = sky.add(kind, pos=(0.0, 1000.0), vel=(0.9 * speed, 0.0), burning=burning, fuel=1e6)
    sky.run(2400)
    height = sky.body.pos[row, 1]
    sky.run(3600)
    assert sky.body.vel[row, 0] == pytest.approx(speed, rel=0.03)
    assert abs(sky.body.pos[row, 1] - height) < 20.0  # a minute
    assert sky.wings.load[row] == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("kind", "burning", "most", "seconds", "tall"),
    [
        (RACE, True, 9, 5.5, 401), (RACE, False, 6, 6.8, 497), (RACE, False, 5, 7.3, 582),
        (RACE, False, 3, 12.8, 875), (ARUME, False, 6, 10.2, 604),
    ],
)  # fmt: skip
def test_a_loop_closes_as_measured(sky, kind, burning, most, seconds, tall):
    row = sky.add(kind, burning=burning, want_g=most, fuel=1e6)
    turned, before, heights = 0.0, 0.0, []
    while turned < 2.0 * np.pi and len(heights) < 1200:
        slow = np.hypot(*sky.body.vel[row]) < 160.0
        sky.wings.want_g[row] = 3.5 if slow and not burning else most
        sky.task.want_dir[row] = facing(before + 1.5)
        sky.run()
        turned += wrapped(sky.path(row) - before)
        before = sky.path(row)
        heights.append(sky.body.pos[row, 1])
    assert len(heights) / 60.0 == pytest.approx(seconds, rel=0.15)
    assert np.ptp(heights) == pytest.approx(tall, rel=0.15)


@pytest.mark.parametrize(("degrees", "seconds"), [(30, 0.9), (90, 1.7), (170, 3.3)])
def test_cursor_off_settles_without_overshoot(sky, degrees, seconds):
    row = sky.add(RACE, burning=True)
    sky.run(30)
    goal, errors = np.radians(degrees), []
    sky.task.want_dir[row] = facing(goal)
    for _ in range(300):
        sky.run()
        errors.append(wrapped(goal - sky.path(row)))
    late = [number for number, error in enumerate(errors) if abs(error) > np.radians(3.0)]
    within = next(number for number, error in enumerate(errors) if abs(error) < np.radians(3.0))
    assert within / 60.0 == pytest.approx(seconds, abs=0.6)
    assert min(errors) > np.radians(-2.0)
    assert degrees == 90 or late[-1] == within - 1  # straight up it later runs out of speed


@pytest.mark.parametrize(("kind", "most"), [(RACE, 400.0), (ARUME, 560.0), (BOMBER, 1200.0)])
def test_a_stall_recovers(sky, kind, most):
    row = sky.add(kind, vel=(0.0, 30.0), throttle=0.0)
    lost = 0.0
    for _ in range(1200):
        sky.run()
        lost = 2000.0 - sky.body.pos[row, 1]
        if sky.body.vel[row, 1] > -3.0 and sky.body.vel[row, 0] > 60.0:
            break
    assert 100.0 < lost < most
    assert np.hypot(*sky.body.vel[row]) > 60.0


def test_slow_lowers_the_nose(sky):
    row = sky.add(RACE, vel=(40.0, 10.0))
    sky.run(40)
    assert sky.body.face[row, 1] < -0.3


def test_flying_left_is_upright_too(sky):
    left, right = sky.add(RACE, vel=(-300.0, 0.0)), sky.add(RACE)
    sky.task.want_dir[left] = (-1.0, 0.0)
    sky.run(120)
    assert (sky.wings.roll[right], sky.wings.roll[left]) == (1.0, -1.0)
    assert sky.wings.load[[left, right]] == pytest.approx(1.0, abs=0.2)
    assert sky.body.pos[left, 1] == pytest.approx(sky.body.pos[right, 1], abs=1e-6)


def test_no_fuel_no_thrust_and_the_burner_is_thirsty(sky):
    dry, cold, hot = sky.add(RACE, fuel=0.0), sky.add(RACE, throttle=0.5), sky.add(RACE, burning=True)
    sky.run(60)
    assert sky.wings.fuel[dry] == 0.0
    assert 420.0 - sky.wings.fuel[cold] == pytest.approx(0.5)
    assert 420.0 - sky.wings.fuel[hot] == pytest.approx(5.6)
    assert sky.body.vel[dry, 0] < sky.body.vel[cold, 0] < sky.body.vel[hot, 0]


def test_the_dead_fall_and_tumble(sky):
    row = sky.add(RACE)
    sky.units[Life].hp[row] = 0.0
    sky.run(60)
    assert sky.body.vel[row, 1] < -0.5 * G_WUPS2
    assert abs(sky.body.spin[row]) > 0.2


@pytest.mark.parametrize("hp", [45.0, 0.0])
def test_who_touches_the_ground_crashes(sky, hp):
    low, high = sky.add(RACE, pos=(2000.0, 60.0), vel=(200.0, -150.0)), sky.add(RACE)
    sky.units[Life].hp[low] = hp
    sky.run(60)
    assert sky.units[Life].pending[low] > 1e6
    assert sky.units[Life].pending[high] == 0.0


def test_same_start_same_bits():
    out = []
    for _ in range(2):
        sky = Sky()
        for number in range(20):
            sky.add((RACE, ARUME)[number % 2], pos=(100.0 * number, 1500.0))
        rng = np.random.default_rng(5)
        for _ in range(20):
            sky.task.want_dir[:20] = facing(rng.uniform(-3, 3, 20))
            sky.run(10)
        out.append(sky.units.hashes())
    assert out[0] == out[1]
