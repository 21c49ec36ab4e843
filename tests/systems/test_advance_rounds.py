"""Advance rounds: nothing is flown through, and nothing is struck twice."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import DT
from game.systems.advance_rounds import advance_rounds
from game.world.components import Body, Hull, Missile, Shield
from game.world.spawning import spawn_force


def wear(s) -> float:
    """Give what one round takes from a missile."""
    return float(s.world.catalogue.weapon["wear"][s.world.catalogue.weapon_keys.index("rotary_cannon")])


@given(st.floats(-4.0, 4.0), st.floats(0.0, 6.28), st.floats(50.0, 3000.0), st.floats(0.05, 0.95))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_swept_round_never_tunnels(stage, aside: float, angle: float, speed: float, when: float):
    s = stage(gap_wu=5000.0)
    row = s.missile("arume_anti_ship", s.race, (500.0, 700.0))
    way = np.array([np.cos(angle), np.sin(angle)])
    miss = np.array([-way[1], way[0]]) * aside
    s.rounds("rotary_cannon", np.array([500.0, 700.0]) + miss - way * speed * DT * when, [way * speed], side=0)
    s.run(advance_rounds)
    assert s.part(Missile).wear[row] == wear(s)
    assert s.world.rounds.size == 0


@given(
    st.lists(st.tuples(st.floats(-300, 300), st.floats(-300, 300)), min_size=1, max_size=30),
    st.integers(0, 99), st.sampled_from([2000.0, 30.0, -40000.0]),
)  # fmt: skip
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cells_find_what_comparing_all_with_all_finds(stage, places: list[tuple[float, float]], seed: int, off: float):
    s = stage(gap_wu=9000.0)
    rows = [s.missile("arume_anti_ship", s.race, (x + off, y + 2000.0)) for x, y in places]
    rng = np.random.default_rng(seed)
    pos = rng.uniform(-300.0, 300.0, (400, 2)) + [off, 2000.0]
    vel = rng.normal(0.0, 900.0, (400, 2))
    s.rounds("rotary_cannon", pos, vel, side=0)
    targets = s.part(Body).pos[rows]
    start, move = pos[:, None] - targets[None], vel[:, None] * DT
    along = np.clip(-(start * move).sum(-1) / (move * move).sum(-1), 0.0, 1.0)
    gap = np.hypot(*np.moveaxis(start + move * along[..., None], -1, 0))
    s.run(advance_rounds)
    struck = int((gap <= 4.5).any(axis=1).sum())
    assert 400 - s.world.rounds.size == struck
    assert s.part(Missile).wear[rows].sum() == pytest.approx(wear(s) * struck)


def test_friends_are_flown_past_and_the_first_on_the_way_is_struck(stage):
    s = stage(gap_wu=5000.0)
    friend = s.missile("race_anti_ship", s.arume, (500.0, 700.0))
    near = s.missile("arume_anti_ship", s.race, (510.0, 700.0))
    far = s.missile("arume_anti_ship", s.race, (520.0, 700.0))
    s.rounds("rotary_cannon", (495.0, 700.0), [(2000.0, 0.0)], side=0)
    s.run(advance_rounds)
    assert s.part(Missile).wear[[friend, near, far]].tolist() == [0.0, wear(s), 0.0]


@pytest.mark.parametrize("up", [True, False])
def test_a_round_stops_on_a_shield_or_chips_the_hull(stage, up: bool):
    s = stage()
    s.part(Shield).up[s.arume] = up
    s.rounds("rotary_cannon", [(1000.0, 0.0), (1000.0, 300.0)], [(60.0, 0.0)] * 2, side=0)
    s.run(advance_rounds)
    assert s.world.rounds.size == 1
    assert s.part(Shield).pending[s.arume] == (0.05 if up else 0.0)
    assert s.part(Hull).pending[s.arume].sum() == (0.0 if up else 0.05)


def test_of_two_ships_that_lie_over_one_another_one_is_struck(stage):
    s = stage("race_patrol", "arume_cruiser")
    spawn_force(s.world, s.world.level.force[1])
    twin = int(s.world.ships()[-1])
    for first, second in ((s.arume, twin), (twin, s.arume)):
        s.place(first, (990.0, 0.0))
        s.place(second, (1010.0, 0.0))
        s.part(Shield).pending[:] = 0.0
        s.rounds("rotary_cannon", (1000.0, 0.0), [(60.0, 0.0)], side=0)
        s.run(advance_rounds)
        assert s.world.rounds.size == 0
        assert s.part(Shield).pending[[first, second]].tolist() == [0.05, 0.0], "the lower along the long axis"


def test_a_round_across_a_hull_at_full_speed_does_not_pass_through(stage):
    s = stage("race_patrol", "arume_cruiser")
    for lead in np.linspace(0.0, 18.0, 19):
        s.rounds("rotary_cannon", (0.0, -60.0 - lead), [(0.0, 1100.0)], side=1)
    s.run(advance_rounds, times=20)
    assert s.world.rounds.size == 0
    assert s.part(Hull).pending[s.race].sum() == pytest.approx(19 * 0.05)


def test_time_ends_a_round(stage):
    s = stage()
    s.rounds("rotary_cannon", (0.0, 2000.0), [(10.0, 0.0)], side=0, left=3.5 * DT)
    s.run(advance_rounds, times=3)
    assert s.world.rounds.size == 1
    s.run(advance_rounds)
    assert s.world.rounds.size == 0
