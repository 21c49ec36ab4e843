"""Pools: dense rows in order of birth."""

import numpy as np

from game.engine.components import Component, column, whole
from game.engine.pool import Pool


class Shot(Component):
    pos = column("place", "wu", shape=(2,))
    side = whole("whose", default=7)


def pool(count: int) -> Pool[Shot]:
    shots = Pool("shots", Shot, 4)
    shots.append(count, pos=np.arange(count * 2).reshape(-1, 2), side=np.arange(count))
    return shots


def test_rows_grow_past_the_first_capacity_and_take_defaults():
    shots = pool(9)
    shots.append(2, pos=(1.0, 2.0))
    assert shots["side"].tolist() == [*range(9), 7, 7]
    assert shots["pos"][10].tolist() == [1.0, 2.0]


def test_what_stays_keeps_its_order():
    shots = pool(8)
    shots.keep(np.array([True, False, True, True, False, False, True, True]))
    assert shots["side"].tolist() == [0, 2, 3, 6, 7]
    assert shots["pos"][:, 0].tolist() == [0, 4, 6, 12, 14]
    shots.keep(np.zeros(5, bool))
    assert shots.size == 0


def test_a_copy_is_the_same_and_a_change_shows():
    shots, other = pool(5), pool(0)
    other.load(shots.dump())
    assert other.hashes() == shots.hashes()
    other["pos"][4, 1] += 1e-9
    assert other.hashes() != shots.hashes()
