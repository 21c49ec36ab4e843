"""Walking: across craters, over walls, out of the sky, and down for good when a leg is gone."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import pytest

from game.base.randomness import Streams
from game.base.vectors import rotate
from game.engine.physics import HULL, Form, Physics, Shape
from game.engine.tables import Table
from game.systems.step_physics import step_physics
from game.systems.walk import walk
from game.world.components import Body
from game.world.land import STEP_WU, dig, height_at, lay
from game.world.surface import ALIVE, Height, Legs, Life, Task
from game.world.surface_tables import SURFACE_PARTS
from game.world.walking import stand_up

LIGHT, TOWER = 0, 1
NAMES = (
    "height", "hip", "leg", "sole", "gyration", "stabiliser", "swing_s", "double_s", "speed", "accel", "clearance",
    "stride", "hop_up", "hop_far",
)  # fmt: skip
MEASURES = (
    (56.0, -16.0, 54.0, 9.0, 20.0, 30.0, 0.34, 0.05, 55.0, 90.0, 9.0, 22.0, 32.0, 46.0),
    (185.0, -45.0, 166.0, 26.0, 47.0, 60.0, 0.95, 0.12, 42.0, 30.0, 20.0, 60.0, 0.0, 0.0),
)
MASS_T = (16.0, 220.0)
HALF_WU = ((28.0, 17.0), (65.0, 45.0))
FIELD_WU = 1600.0  # room for one walker to cross 1,000 wu, from 300 to 1,300
LEVEL = np.full(401, 100.0)


def box(half: tuple[float, float]) -> Form:
    x, y = half
    cut = 0.4 * y
    right = ((x - cut, -y), (x, -y + cut), (x, y - cut), (x - cut, y))
    return Form((Shape(HULL, right + tuple((-a, -b) for a, b in right)),), elasticity=0.1, friction=0.8)


@dataclass
class Yard:
    """As much of a world as walking needs."""

    heights: np.ndarray
    seed: int = 1
    tick: int = 0
    units: Table = field(init=False)

    def __post_init__(self) -> None:
        self.units = Table("units", SURFACE_PARTS, 64)
        self.land = Table("land", (Height,), 1024)
        self.physics = Physics(tuple(box(half) for half in HALF_WU))
        self.random = Streams(self.seed)
        self.catalogue = SimpleNamespace(half=np.array(HALF_WU), swims=np.zeros(2, bool))
        lay(self.land, self.heights, np.zeros(len(self.heights), bool))

    def __getattr__(self, name: str):
        return getattr(self.units[Legs if name in Legs.columns else Body], name)

    def add(self, kind: int, x: float, up: float = 0.0, want: float = 0.0) -> int:
        """Put a walker on the ground, or up over it."""
        row, body, legs = self.units.claim(*ALIVE, Legs), self.units[Body], self.units[Legs]
        for name, value in zip(NAMES, MEASURES[kind], strict=True):
            getattr(legs, name)[row] = value
        body.form[row], body.face[row] = kind, (1.0, 0.0)
        body.mass[row], body.moment[row] = MASS_T[kind], MASS_T[kind] * legs.gyration[row] ** 2
        body.radius[row] = np.hypot(*HALF_WU[kind])
        body.pos[row] = (x, float(height_at(self.land, np.array(x))) + legs.height[row] + up)
        self.units[Life].hp[row] = 100.0
        self.units[Task].want_speed[row] = want * legs.speed[row]
        self.enter(row)
        stand_up(self, np.array([row]))
        return row

    def enter(self, row: int) -> None:
        """Give the physics what the columns say."""
        b = self.units[Body]
        state = (b.pos[row], float(b.angle[row]), b.vel[row], float(b.spin[row]))
        self.physics.add(row, int(b.form[row]), 0, float(b.mass[row]), float(b.moment[row]), *state)

    def kick(self, row: int, dv: float) -> None:
        """Change a walker's speed at once, as a recoil does."""
        self.units[Body].vel[row, 0] += dv
        self.physics.remove(row)
        self.enter(row)

    def run(self, ticks: int = 1) -> None:
        for _ in range(ticks):
            walk(self)
            step_physics(self)
            self.tick += 1

    def over(self, row: int) -> float:
        """Give how high a torso's middle is over the ground."""
        x, y = self.units[Body].pos[row]
        return float(y - height_at(self.land, x))


def hills(seed: int, steep_deg: float = 30.0) -> np.ndarray:
    """Make random hills, no steeper than that."""
    rng = np.random.default_rng(seed)
    x = np.arange(0.0, FIELD_WU, STEP_WU)
    waves = zip(rng.uniform((500, 220, 90), (900, 400, 180)), rng.uniform((18, 7, 0.6), (60, 25, 3)), strict=True)
    y = sum(high * np.sin(2.0 * np.pi * x / long + rng.uniform(0.0, 6.3)) for long, high in waves)
    return 200.0 + y * np.tan(np.radians(steep_deg)) / (np.abs(np.diff(y)) / STEP_WU).max()


def random_yard(seeds: range, kinds: tuple[int, ...] = (LIGHT,), craters: int = 8) -> Yard:
    """Lay a field for each seed side by side, with craters, and put walkers at the start of each."""
    yard = Yard(np.concatenate([hills(seed) for seed in seeds]))
    for place, seed in enumerate(seeds):
        rng = np.random.default_rng([seed, 1])
        for _ in range(craters):
            dig(yard.land, place * FIELD_WU + float(rng.uniform(360, 1300)), float(rng.uniform(20, 60)))
    for place in range(len(seeds)):
        for kind in kinds:
            yard.add(kind, place * FIELD_WU + 300.0, want=1.0)
    return yard


def crossed(kind: int, seeds: range, limit_s: int = 60) -> int:
    """Count the walkers that come 1,000 wu on without falling."""
    yard = random_yard(seeds, (kind,))
    start, rows = yard.pos[: len(seeds), 0].copy(), np.arange(len(seeds))
    done = np.zeros(len(seeds), bool)
    for _ in range(limit_s * 60):
        yard.run()
        done |= yard.pos[rows, 0] - start > 1000.0
        yard.units[Task].want_speed[rows[done]] = 0.0
        if done.all():
            break
    assert np.isfinite(yard.pos[rows]).all()
    return int((done & ~yard.falling[rows]).sum())


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
def test_walkers_cross_random_ground(kind: int):
    assert crossed(kind, range(300, 308)) == 8


@pytest.mark.slow
@pytest.mark.parametrize("kind", [LIGHT, TOWER])
@pytest.mark.parametrize("first", [0, 100])
def test_98_of_100_cross_random_ground(kind: int, first: int):
    assert crossed(kind, range(first, first + 100)) >= 98


def test_feet_that_stand_do_not_move():
    yard = random_yard(range(4), (LIGHT, TOWER))
    rows, steps = yard.units.rows(Legs), 0
    for tick in range(480):
        if tick == 300:
            yard.units[Task].want_speed[rows] *= -1.0
        x, stood = yard.foot[rows, :, 0].copy(), yard.phase[rows] < 0.0
        yard.run()
        still = stood & (yard.phase[rows] < 0.0)
        steps += int((stood & ~still).sum())
        assert (yard.foot[rows, :, 0] == x)[still].all()
        ground = height_at(yard.land, yard.foot[rows, :, 0])
        assert (yard.foot[rows, :, 1] == ground)[yard.phase[rows] < 0.0].all()
    assert steps > 8 * 5


def test_it_writes_what_it_says_and_only_numbers():
    yard = random_yard(range(2), (LIGHT, TOWER))
    yard.lost[0, 1] = True
    for _ in range(300):
        yard.units.lock(True)
        for kind in walk.writes:
            yard.units[kind].lock(False)
        walk(yard)
        yard.units.lock(False)
        step_physics(yard)
    for kind in (Legs, Body, Life):
        assert all(np.isfinite(array).all() for array in yard.units[kind].arrays().values())


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
def test_it_stops_and_stands_still(kind: int):
    yard = Yard(LEVEL)
    row = yard.add(kind, 300.0, want=1.0)
    yard.run(400)
    assert yard.vel[row, 0] == pytest.approx(yard.speed[row], rel=0.02)
    yard.units[Task].want_speed[row] = 0.0
    yard.run(400)
    place = yard.pos[row].copy()
    yard.run(60)
    assert abs(yard.pos[row] - place).max() < 0.1
    assert (yard.phase[row] < 0.0).all()
    assert yard.over(row) == pytest.approx(yard.height[row], abs=1.0)


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
def test_it_turns_round_at_full_walk(kind: int):
    yard = Yard(LEVEL)
    row = yard.add(kind, 500.0, want=1.0)
    yard.run(300)
    yard.units[Task].want_speed[row] = -yard.speed[row]
    yard.run(330)
    assert yard.vel[row, 0] < -0.7 * yard.speed[row]
    assert not yard.falling[row]


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
@pytest.mark.parametrize("dv", [12.0, -30.0, 55.0])
def test_recoil_does_not_fell_it(kind: int, dv: float):
    yard = Yard(hills(4, 15.0))
    row = yard.add(kind, 700.0)
    yard.run(30)
    stood = yard.foot[row].copy()
    yard.kick(row, dv)
    yard.run(360)
    assert not yard.falling[row]
    assert abs(yard.vel[row]).max() < 1.0
    assert (yard.foot[row] == stood).all() == (abs(dv) < 20.0)


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
@pytest.mark.parametrize("up", [40.0, 700.0])
def test_dropped_from_the_sky_it_lands_on_its_feet(kind: int, up: float):
    yard = Yard(hills(9, 20.0))
    row = yard.add(kind, 800.0, up=up)
    assert (yard.phase[row] >= 0.0).all()
    touch, rocket = 0.0, 0.0
    for _ in range(720):
        before = yard.vel[row, 1]
        yard.run()
        rocket = max(rocket, yard.rocket[row])
        if not touch and (yard.phase[row] < 0.0).any():
            touch = -before
    assert 0.0 < touch < 25.0
    assert 0.0 < rocket <= 1.0
    assert (yard.phase[row] < 0.0).all()
    assert yard.over(row) == pytest.approx(yard.height[row], abs=0.1 * yard.height[row])
    assert yard.rocket[row] == 0.0
    assert yard.units[Life].pending[row] == 0.0


def test_what_stops_it_is_hopped_over():
    yard = Yard(np.where(np.arange(401) < 200, 100.0, 160.0))
    row = yard.add(LIGHT, 700.0, want=1.0)
    thrust = 0.0
    for _ in range(900):
        yard.run()
        thrust = max(thrust, yard.rocket[row])
    assert yard.pos[row, 0] > 820.0
    assert thrust > 0.0
    assert not yard.falling[row]


def lying(yard: Yard, row: int) -> tuple[float, float, float]:
    """Give how high the lowest corner is over the ground, and the lowest on either side of the middle."""
    off = rotate(yard.hull[row], yard.face[row])
    high = yard.pos[row, 1] + off[:, 1] - height_at(yard.land, yard.pos[row, 0] + off[:, 0])
    return float(high.min()), float(high[off[:, 0] < 0.0].min()), float(high[off[:, 0] > 0.0].min())


@pytest.mark.parametrize("kind", [LIGHT, TOWER])
@pytest.mark.parametrize("want", [0.0, 1.0])
@pytest.mark.parametrize("side", [0, 1])
def test_one_lost_leg_fells_it_like_a_tree(kind: int, want: float, side: int):
    yard = Yard(hills(3, 8.0))
    row = yard.add(kind, 600.0, want=want)
    yard.run(150)
    yard.lost[row, side] = True
    stump, ticks = yard.foot[row, 1 - side].copy(), 0
    fixed, tilt = yard.phase[row, 1 - side] < 0.0, 0.0
    while not yard.down[row] and ticks < 900:
        yard.run()
        ticks += 1
        tilt = max(tilt, abs(yard.angle[row]))
        if fixed and yard.falling[row] and not yard.struck[row]:
            assert (yard.foot[row, 1 - side] == stump).all()
    assert yard.falling[row] and yard.struck[row] and yard.down[row]
    assert tilt > 0.7
    assert yard.over(row) < yard.radius[row]
    lowest, left, right = lying(yard, row)
    assert -2.0 < lowest < 2.0
    assert max(left, right) < 0.25 * yard.radius[row]  # propped by nothing
    place, angle = yard.pos[row].copy(), yard.angle[row]
    yard.units[Task].want_speed[row] = yard.speed[row]
    yard.run(120)
    assert abs(yard.pos[row] - place).max() < 0.5
    assert abs(yard.angle[row] - angle) < 0.02


def test_same_seed_same_bits():
    def go() -> dict[str, int]:
        yard = random_yard(range(3), (LIGHT, TOWER))
        yard.add(LIGHT, 900.0, up=300.0)
        yard.run(120)
        yard.lost[0, 0] = True
        yard.run(240)
        return yard.units.hashes()

    assert go() == go()
