"""Vectors: picking and putting pairs is what indexing does, bit for bit; how near ways pass one another."""

import hypothesis.strategies as st
import numpy as np
from hypothesis import given
from hypothesis.extra.numpy import arrays

from game.base.vectors import gap_to, nearest_pass, pick, put

ANY = st.floats(allow_nan=True, allow_infinity=True, allow_subnormal=True)


@given(arrays(np.float64, (12, 2), elements=ANY), st.lists(st.integers(0, 11), unique=True))
def test_picking_and_putting_pairs_moves_every_bit(column: np.ndarray, rows: list[int]):
    places, target = np.array(rows, np.intp), np.zeros((12, 2))
    picked = pick(column, places)
    assert picked.tobytes() == column[places].tobytes()
    put(target, places, picked)
    wanted = np.zeros((12, 2))
    wanted[places] = column[places]
    assert target.tobytes() == wanted.tobytes()


def test_a_part_of_wider_rows_can_be_put():
    wide, target = np.arange(18.0).reshape(3, 6), np.zeros((4, 2))
    put(target, np.array([3, 0, 1]), wide[:, 3:5])
    assert target.tolist() == [[9.0, 10.0], [15.0, 16.0], [0.0, 0.0], [3.0, 4.0]]


NEAR = arrays(np.float64, 2, elements=st.floats(-100.0, 100.0).map(lambda v: round(v, 1)))


@given(NEAR, NEAR, NEAR, NEAR)
def test_no_two_places_of_two_ways_are_nearer_than_their_pass(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray):
    share, gap = nearest_pass(a, b, c, d)
    assert abs(gap_to(a + share * (b - a), c, d) - gap) < 1e-6, "and there it is that near"
    steps = np.linspace(0.0, 1.0, 15)[:, None]
    apart = (a + steps * (b - a))[:, None] - (c + steps * (d - c))[None]
    assert gap <= np.hypot(apart[..., 0], apart[..., 1]).min() + 1e-6
