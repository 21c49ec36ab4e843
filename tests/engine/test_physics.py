"""The gate to pymunk: laws of motion, rows that line up, contacts in order, bad numbers refused."""

import math

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from pymunk import batch

from game.base.constants import DT
from game.engine.physics import HULL, MISSILE, SKIN, WRECK, Form, Physics, Shape

BOX = ((-20.0, -10.0), (20.0, -10.0), (20.0, 10.0), (-20.0, 10.0))
FORMS = (
    Form((Shape(HULL, BOX),), elasticity=0.2),
    Form((Shape(MISSILE, ((0.0, 0.0),), 4.0, sensor=True),)),
    Form((Shape(HULL, BOX), Shape(SKIN, BOX, 15.0, sensor=True))),
    Form((Shape(WRECK, BOX),), elasticity=0.3),
    Form(()),
)
MOMENT = (40.0**2 + 20.0**2) / 12.0


def space(*bodies: tuple[int, int, float, tuple[float, float], tuple[float, float]]) -> Physics:
    """Make a space of bodies (form, side, mass, pos, vel), row by row."""
    physics = Physics(FORMS)
    for row, (form, side, mass, pos, vel) in enumerate(bodies):
        physics.add(row, form, side, mass, mass * MOMENT, np.array(pos), 0.1 * row, np.array(vel), 0.0)
    return physics


def step(physics: Physics, ticks: int) -> np.ndarray:
    size = max(physics.order, default=-1) + 1
    for _ in range(ticks):
        physics.step(DT, np.zeros((size, 2)), np.zeros(size))
    state = np.empty((size, 6))
    state[physics.rows()] = physics.read()
    return state


def momentum(masses: np.ndarray, state: np.ndarray) -> np.ndarray:
    linear = (masses[:, None] * state[:, 3:5]).sum(axis=0)
    turning = (masses * (MOMENT * state[:, 5] + state[:, 0] * state[:, 4] - state[:, 1] * state[:, 3])).sum()
    return np.array([*linear, turning])


def energy(masses: np.ndarray, state: np.ndarray) -> float:
    return float(0.5 * (masses * (state[:, 3] ** 2 + state[:, 4] ** 2 + MOMENT * state[:, 5] ** 2)).sum())


@given(
    st.floats(0.5, 50), st.floats(0.5, 50), st.floats(-12, 12), st.floats(30, 120), st.sampled_from([0, 3]),
)  # fmt: skip
@settings(max_examples=25)
def test_collisions_keep_momentum_and_make_no_energy(a: float, b: float, aside: float, speed: float, form: int):
    physics = space((0, 0, a, (-60, 0), (speed, 0)), (form, 1, b, (60, aside), (-speed, 3)))
    masses, before = np.array([a, b]), step(physics, 0)
    after = step(physics, 120)
    change, scale = abs(momentum(masses, after) - momentum(masses, before)), (a + b) * (speed + 3)
    assert change[:2].max() < 1e-9 * scale
    assert change[2] < 0.2 * scale, "turning momentum, within what pushing overlaps apart costs"
    assert energy(masses, after) <= energy(masses, before) * 1.0001
    assert abs(after[:, 3:5] - before[:, 3:5]).max() > 1.0, "they met"


def test_a_push_gives_the_speed_that_newton_says():
    physics = space((0, 0, 4.0, (0, 0), (1, 0)))
    physics.step(DT, np.array([[8.0, -4.0]]), np.array([4.0 * MOMENT * 0.5]))
    state = physics.read()[0]
    assert state[3:6] == pytest.approx([1 + 2 * DT, -DT, 0.5 * DT])
    assert state[0] == pytest.approx(DT), "a step moves first and pushes then"


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60))
@settings(max_examples=60)
def test_rows_line_up_with_the_batch_after_any_removals(steps: list[int]):
    physics, alive, born = Physics(FORMS), [], 0
    for number in steps:
        if number % 3 == 0 and alive:
            physics.remove(alive.pop(number % len(alive)))
        else:
            place = np.array([100.0 * born, 50.0])
            physics.add(born, number % len(FORMS), 0, 1.0, 1.0, place, 0.0, np.zeros(2), 0.0)
            alive.append(born)
            born += 1
    buffer = batch.Buffer()
    batch.get_space_bodies(physics._space, batch.BodyFields.BODY_ID, buffer)
    ids = np.frombuffer(buffer.int_buf(), np.int64)
    assert [physics._bodies[row].id for row in physics.rows()] == ids.tolist()
    assert sorted(physics.order) == sorted(alive)
    assert (physics.read()[:, 0] == physics.rows() * 100.0).all()


def test_a_missile_meets_foes_and_wrecks_and_no_friends():
    here, there = (0.0, 0.0), (300.0, 0.0)
    physics = space(
        (0, 0, 9.0, here, (0, 0)), (1, 0, 1.0, here, (0, 0)), (1, 1, 1.0, (0.0, 5.0), (0, 0)),
        (3, 0, 9.0, there, (0, 0)), (1, 0, 1.0, there, (0, 0)), (1, 1, 1.0, (301.0, 0.0), (0, 0)),
    )  # fmt: skip
    step(physics, 1)
    pairs = {(c.kind_a, c.kind_b, c.row_a, c.row_b) for c in physics.contacts}
    assert pairs == {(HULL, MISSILE, 0, 2), (MISSILE, WRECK, 4, 3), (MISSILE, WRECK, 5, 3)}


def test_a_contact_is_reported_once_when_it_begins():
    physics = space((2, 1, 9.0, (0, 0), (0, 0)), (1, 0, 1.0, (60, 0), (-240, 0)))
    seen = []
    for _ in range(20):
        step(physics, 1)
        seen += [(c.kind_a, c.row_a, c.row_b) for c in physics.contacts]
    assert sorted(seen) == [(HULL, 0, 1), (SKIN, 0, 1)]
    assert seen[0] == (SKIN, 0, 1), "the skin stands off the hull"


def test_contacts_come_sorted():
    ring = [(0, 0, 1.0, (30 * math.cos(a), 30 * math.sin(a)), (0, 0)) for a in np.arange(0, 6, 0.7)]
    physics = space(*ring)
    step(physics, 1)
    assert len(physics.contacts) > 6
    assert physics.contacts == sorted(physics.contacts)
    assert all(c.row_a < c.row_b for c in physics.contacts)


def test_a_rebuilt_space_goes_on_bit_for_bit():
    bodies = [(n % 4, n % 2, 1.0 + n, (31.0 * (n % 5), 27.0 * (n // 5)), (7.0 - n, n * 2.0)) for n in range(20)]
    live = space(*bodies)
    masses = [body[2] for body in bodies]

    def rebuild(physics: Physics, state: np.ndarray) -> None:
        physics.rebuild()
        for row, (form, side, mass, *_) in enumerate(bodies):
            line = state[row]
            physics.add(row, form, side, mass, mass * MOMENT, line[0:2], line[2], line[3:5], line[5])

    state = step(live, 30)
    other = space(*bodies)
    for physics in (live, other):
        rebuild(physics, state)
    assert masses
    assert (step(live, 50) == step(other, 50)).all()
    assert [c[:4] for c in live.contacts] == [c[:4] for c in other.contacts]


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_bad_numbers_are_refused_before_they_end_the_process(bad: float):
    physics = space((0, 0, 1.0, (0, 0), (0, 0)))
    with pytest.raises(AssertionError):
        physics.step(DT, np.array([[bad, 0.0]]), np.zeros(1))
    with pytest.raises(AssertionError):
        physics.add(1, 0, 0, 1.0, 1.0, np.array([bad, 0.0]), 0.0, np.zeros(2), 0.0)
    for mass, moment in ((bad, 1.0), (1.0, bad), (0.0, 1.0), (-1.0, 1.0), (1.0, 0.0)):
        with pytest.raises(AssertionError):
            physics.add(1, 0, 0, mass, moment, np.zeros(2), 0.0, np.zeros(2), 0.0)


def test_a_bare_step_moves_the_same_bodies():
    one, other = (space((0, 0, 1.0, (0, 0), (6, 0)), (1, 1, 1.0, (500, 0), (0, 60))) for _ in range(2))
    assert (one.bare_step(DT) == step(other, 1)).all()
