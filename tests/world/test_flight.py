"""Laws of flight on bare arrays: energy, stall, the instructor's limits."""

import numpy as np
import pytest

from game.base.constants import DT
from game.base.vectors import facing, length
from game.world import flight
from game.world.land import G_WUPS2

RACE = (0.00593, 1.2, 4.3, 0.044, 0.12, 23.5, 45.0, 9.0, 2.8)
ARUME = (0.0048, 1.0, 3.6, 0.044, 0.20, 27.0, 0.0, 6.0, 2.2)
BOMBER = (0.0030, 1.0, 3.6, 0.06, 0.12, 9.0, 0.0, 2.2, 0.5)


def frame(*kinds):
    return flight.Airframe(*np.array(kinds).T)


def energy(pos, vel):
    """Place by old velocity, then velocity by force: the height half a tick later keeps the sum."""
    return 0.5 * (vel**2).sum(1) + G_WUPS2 * (pos[:, 1] + 0.5 * DT * vel[:, 1])


def test_without_thrust_energy_never_grows():
    rng = np.random.default_rng(3)
    kind = frame(*(RACE, ARUME, BOMBER) * 10)
    count = len(kind.lift)
    pos, angle = np.full((count, 2), 3000.0), rng.uniform(-3, 3, count)
    vel, spin = facing(angle) * rng.uniform(20, 400, count)[:, None], np.zeros(count)
    calm = np.full(count, 1000.0)
    for tick in range(1800):
        if tick % 20 == 0:
            want = facing(rng.uniform(-np.pi, np.pi, count))
        face = facing(angle)
        air = flight.flow(kind, vel, face, pos[:, 1])
        push, _ = flight.push(kind, air, face, np.zeros(count), calm)
        rate = flight.instruct(kind, air, face, spin, want, calm)
        before = energy(pos, vel)
        pos, angle = pos + vel * DT, angle + spin * DT
        vel, spin = vel + (push - (0.0, G_WUPS2)) * DT, rate
        assert (energy(pos, vel) - before < 1e-6).all(), tick


def test_lift_turns_and_does_no_work():
    kind, face = frame(RACE, ARUME), facing(np.array([0.15, -0.1]))
    vel = np.array([[300.0, 0.0], [250.0, 0.0]])
    air = flight.flow(kind, vel, face, np.zeros(2))
    push, lift = flight.push(kind, air, face, np.zeros(2), np.full(2, 500.0))
    assert lift[0] > 0.0 > lift[1]
    assert push[:, 1] == pytest.approx(lift)
    assert (push[:, 0] < 0.0).all()


def test_lift_falls_beyond_the_stall_and_drag_grows():
    kind = frame(*(RACE,) * 4)
    stall = 1.2 / 4.3
    lift, drag = flight.coefficients(kind, stall * np.array([0.5, 1.0, 1.5, 2.0]), np.full(4, 500.0))
    assert lift[0] < lift[2] < lift[1]
    assert lift[3] == pytest.approx(0.45 * 1.2 * np.cos(2 * stall) / np.cos(stall))
    assert (np.diff(drag) > 0).all()
    other, _ = flight.coefficients(kind, -stall * np.array([0.5, 1.0, 1.5, 2.0]), np.full(4, 500.0))
    assert np.allclose(lift, -other)


def test_ground_effect_halves_the_drag_of_lift():
    kind, attack = frame(RACE, RACE), np.full(2, 0.1)
    _, drag = flight.coefficients(kind, attack, np.array([10.0, 100.0]))
    assert drag[0] - 0.044 == pytest.approx(0.5 * (drag[1] - 0.044))


def test_thin_air_and_the_ceiling_take_power():
    kind = frame(*(RACE,) * 3)
    high = np.array([100.0, flight.CEILING_WU, flight.CEILING_WU + 600.0])
    power = flight.available(kind, np.ones(3), np.array([True, False, False]), high)
    assert power.tolist() == [45.0, 23.5, 0.0]
    assert (np.diff(flight.density(high)) < 0.0).all()


def test_pitch_rate_keeps_within_the_craft():
    kind = frame(*(ARUME,) * 50)
    rng = np.random.default_rng(1)
    face, vel = facing(rng.uniform(-3, 3, 50)), rng.uniform(-300, 300, (50, 2))
    air = flight.flow(kind, vel, face, np.zeros(50))
    rate = flight.instruct(kind, air, face, np.zeros(50), facing(rng.uniform(-3, 3, 50)), np.full(50, 9.0))
    assert (np.abs(rate) <= 2.2 + 1e-12).all()


def test_what_falls_reaches_its_terminal_speed():
    vel = np.array([[150.0, 0.0]])
    for _ in range(3000):
        vel = vel + flight.fall(vel, flight.FALL_WUPS) * DT
    assert length(vel)[0] == pytest.approx(flight.FALL_WUPS, rel=0.01)
    assert vel[0, 1] < 0.0
