"""The kernel of walking, on arrays alone: the ground it feels, the places of feet, the forces that soles allow."""

from types import SimpleNamespace

import numpy as np
import pytest

from game.engine.physics import HULL, Form, Shape
from game.engine.tables import Table
from game.world.components import Body
from game.world.gait import REACH, Walkers, gather, step, survey
from game.world.land import G_WUPS2, STEP_WU, height_at, lay
from game.world.surface import ALIVE, Height, Legs, Task
from game.world.surface_tables import SURFACE_PARTS
from game.world.walking import push, stand_up

COUNT = 40
GRIP = 0.95
MEASURES = {
    "height": 56.0, "hip": -16.0, "leg": 54.0, "sole": 9.0, "gyration": 20.0, "stabiliser": 30.0, "swing_s": 0.34,
    "double_s": 0.05, "speed": 55.0, "accel": 90.0, "clearance": 9.0, "stride": 22.0, "hop_up": 32.0, "hop_far": 46.0,
}  # fmt: skip
X = np.arange(0.0, 2000.0, STEP_WU)
CORNERS = ((24.0, -17.0), (28.0, -10.0), (28.0, 10.0), (24.0, 17.0), (-24.0, 17.0), (-28.0, 10.0), (-28.0, -10.0), (-24.0, -17.0))


def ground(heights: np.ndarray) -> Table:
    table = Table("land", (Height,), 1024)
    lay(table, heights, np.zeros(len(heights), bool))
    return table


def crowd(heights: np.ndarray, up: float = 0.0, want: float = 0.0) -> SimpleNamespace:
    """Stand walkers along the land, and wrap what they need up as a world."""
    land, units = ground(heights), Table("units", SURFACE_PARTS, COUNT)
    rows = units.claim_many(COUNT, *ALIVE, Legs)
    body, legs = units[Body], units[Legs]
    for name, value in MEASURES.items():
        getattr(legs, name)[rows] = value
    body.mass[rows], body.moment[rows], body.radius[rows] = 16.0, 16.0 * 400.0, 32.8
    body.face[rows] = (1.0, 0.0)
    body.pos[rows, 0] = np.linspace(200.0, 1800.0, COUNT)
    body.pos[rows, 1] = height_at(land, body.pos[rows, 0]) + 56.0 + up
    units[Task].want_speed[rows] = want
    forms = (Form((Shape(HULL, CORNERS),)), Form(()))
    world = SimpleNamespace(units=units, land=land, rows=rows, physics=SimpleNamespace(forms=forms))
    stand_up(world, rows)
    return world


def walkers(world: SimpleNamespace) -> Walkers:
    return gather(world.units, world.land, world.rows)


def test_it_feels_height_slope_and_bend_of_the_ground():
    x, way, window = np.array([400.0, 900.0, 1400.0]), np.array([1.0, -1.0, 1.0]), np.array([90.0, 220.0, 90.0])
    smooth, slope, bend, crest = survey(ground(0.3 * X + 7.0), x, way, window)
    assert smooth == pytest.approx(0.3 * x + 7.0)
    assert slope == pytest.approx(0.3)
    assert np.abs(bend).max() < 1e-9 and np.abs(crest).max() < 1e-9
    dome = 500.0 - 0.002 * (X - 900.0) ** 2
    _, slope, bend, crest = survey(ground(dome), x, way, window)
    assert slope == pytest.approx(-0.004 * (x - 900.0), abs=0.01)
    assert bend == pytest.approx(-0.004, rel=0.05)
    assert crest == pytest.approx(0.004, rel=0.05)


def test_a_crest_ahead_is_seen_only_the_way_it_goes():
    roof = 300.0 - 0.6 * np.abs(X - 1000.0)
    x, window = np.full(2, 920.0), np.full(2, 90.0)
    crest = survey(ground(roof), x, np.array([1.0, -1.0]), window)[3]
    assert crest[0] > 0.005 > crest[1]


def test_new_walkers_stand_on_their_feet():
    world = crowd(200.0 + 20.0 * np.sin(X / 120.0))
    legs = world.units[Legs]
    assert (legs.phase[world.rows] == -1.0).all()
    assert (legs.foot[world.rows, :, 1] == height_at(world.land, legs.foot[world.rows, :, 0])).all()
    assert (legs.foot[world.rows, 0, 0] < world.units[Body].pos[world.rows, 0]).all()
    assert {tuple(corner) for corner in legs.hull[0]} == set(CORNERS)


def test_new_walkers_high_up_hang_their_feet():
    world = crowd(np.full(len(X), 50.0), up=400.0)
    legs, body = world.units[Legs], world.units[Body]
    assert (legs.phase[world.rows] >= 0.0).all()
    hips = body.pos[world.rows, 1] + MEASURES["hip"]
    assert hips - legs.foot[world.rows, 0, 1] == pytest.approx(0.92 * MEASURES["leg"])


def test_standing_on_the_level_it_carries_its_weight_and_no_more():
    w = walkers(crowd(np.full(len(X), 50.0)))
    step(w)
    accel, twist, harm = push(w)
    assert accel[:, 1] == pytest.approx(G_WUPS2)
    assert np.abs(accel[:, 0]).max() < 1e-9 and np.abs(twist).max() < 1e-9
    assert not harm.any() and not w.rocket.any()


@pytest.mark.parametrize("seed", range(5))
def test_centre_of_pressure_stays_within_the_soles_and_force_within_friction(seed: int):
    rng = np.random.default_rng(seed)
    w = walkers(crowd(200.0 + 30.0 * np.sin(X / 100.0), want=rng.choice([-55.0, 0.0, 55.0])))
    step(w)
    w.vel[:] = rng.uniform(-40.0, 40.0, w.vel.shape)
    w.angle[:], w.spin[:] = rng.uniform(-0.2, 0.2, COUNT), rng.uniform(-0.5, 0.5, COUNT)
    accel, twist, _ = push(w)
    up = accel[:, 1]
    assert (up >= 0.25 * G_WUPS2 - 1e-9).all() and (up <= 3.0 * G_WUPS2 + 1e-9).all()
    stands = w.phase < 0.0
    count = stands.sum(axis=1)
    tilt = np.arctan((w.sole_slope * stands).sum(axis=1) / count)
    off = np.arctan2(accel[:, 0], up) + tilt
    assert (np.abs(off) <= np.arctan(GRIP) + 1e-6).all()
    arm = w.pos[:, 1] - (w.foot[:, :, 1] * stands).sum(axis=1) / count
    pressure = (twist - arm * accel[:, 0]) / up  # from below the torso, if the stabiliser did nothing
    reach = w.stabiliser * G_WUPS2 / up
    left = np.where(stands, w.foot[:, :, 0], np.inf).min(axis=1) - w.sole - w.pos[:, 0]
    right = np.where(stands, w.foot[:, :, 0], -np.inf).max(axis=1) + w.sole - w.pos[:, 0]
    assert (pressure >= left - reach - 1e-6).all() and (pressure <= right + reach + 1e-6).all()


def test_one_foot_at_a_time_steps_and_the_other_stays():
    world = crowd(200.0 + 10.0 * np.sin(X / 90.0), want=55.0)
    w = walkers(world)
    w.vel[:, 0] = 40.0
    w.planted_s[:] = 1.0
    before = w.foot.copy()
    step(w)
    lifted = w.phase >= 0.0
    assert (lifted.sum(axis=1) == 1).all()
    assert (w.foot[~lifted] == before[~lifted]).all()
    assert (w.goal[lifted][:, 0] > before[lifted][:, 0]).all()


def test_a_sole_is_put_before_a_ditch_rather_than_over_its_edge():
    flat = crowd(np.full(len(X), 100.0), want=55.0)
    w = walkers(flat)
    w.vel[:, 0], w.planted_s[:] = 40.0, 1.0
    step(w)
    lifted = w.phase[0] >= 0.0
    spot = float(w.goal[0][lifted][0, 0])
    ditch = crowd(np.where(np.abs(X - spot - 25.0) < 20.0, 70.0, 100.0), want=55.0)
    w = walkers(ditch)
    w.vel[:, 0], w.planted_s[:] = 40.0, 1.0
    step(w)
    goal = w.goal[0][w.phase[0] >= 0.0][0]
    assert goal[0] < spot - 2.0
    assert (height_at(ditch.land, goal[0] + np.array([-9.0, 0.0, 9.0])) > 95.0).all()


def test_legs_out_of_reach_bear_nothing():
    w = walkers(crowd(np.full(len(X), 50.0)))
    w.pos[:, 1] += 40.0
    w.hips[:, 1] += 40.0
    assert (w.hips[:, 1] - 50.0 > REACH * w.leg).all()
    accel, _, _ = push(w)
    assert np.abs(accel[:, 1]).max() == 0.0
