"""Tables: rows that keep their number, references that go stale, caches that never lie."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from game.engine.components import Component, column, ref, whole
from game.engine.tables import Ref, Table


class Place(Component):
    x = column("place", "wu", shape=(2,))
    friend = ref("whom it follows", "things")


class Heat(Component):
    heat = column("heat", default=3.0)
    born = whole("when", fixed=True)


class Name(Component):
    name = whole("its name", default=-1)


KINDS = (Place, Heat, Name)
SETS = [(Place,), (Place, Heat), (Place, Name), KINDS, (Heat,)]


def table(capacity: int = 2) -> Table:
    return Table("things", KINDS, capacity)


def brute(things: Table, kinds: tuple[type[Component], ...]) -> list[int]:
    return [row for row in range(things.size) if all(things.holds(row, kind) for kind in kinds)]


def test_the_lowest_free_row_is_taken_first_with_default_values():
    things = table()
    rows = [things.claim(Place, Heat) for _ in range(5)]
    assert rows == [0, 1, 2, 3, 4]
    things[Heat].heat[1] = 99.0
    things.release(3)
    things.release(1)
    assert things.claim(Place, Heat) == 1
    assert things[Heat].heat[1] == 3.0
    assert things[Place].friend[1] == -1
    assert things.claim(Place) == 3


def test_a_reference_goes_stale_with_its_entity():
    things = table()
    old = things.refer(things.claim(Place))
    assert things.find(old) == 0
    things.release(0)
    assert things.find(old) == -1
    things.claim(Place)
    assert things.find(old) == -1
    assert things.find(things.refer(0)) == 0
    assert things.find(Ref(-1, 0)) == things.find(Ref(10**6, 0)) == -1


@given(st.lists(st.tuples(st.sampled_from(["claim", "release", "detach", "ask"]), st.integers(0, 30), st.sampled_from(SETS))))
def test_rows_and_hashes_never_come_from_an_old_cache(steps: list[tuple[str, int, tuple[type[Component], ...]]]):
    things = table()
    for what, number, kinds in steps:
        alive = [row for row in range(things.size) if things.alive(row)]
        if what == "claim":
            row = things.claim(*kinds)
            things[Heat].born[row] = number
        elif what == "release" and alive:
            things.release(alive[number % len(alive)])
        elif what == "detach" and alive:
            things.detach(alive[number % len(alive)], kinds[-1])
        for asked in (*SETS, (Heat, Place), (Name, Heat, Place)):
            assert things.rows(*asked).tolist() == brute(things, asked)
        fresh = table()
        fresh.load(things.dump())
        assert fresh.hashes() == things.hashes()


@given(st.sets(st.integers(0, 9)), st.integers(1, 9), st.sampled_from(SETS))
def test_many_claimed_and_released_at_once_are_as_if_one_after_another(gone: set[int], count: int, kinds):
    one, many = table(16), table(16)
    for things in (one, many):
        for number in range(10):
            things[Heat].heat[things.claim(*KINDS)] = number
    for row in gone:
        one.release(row)
    if gone:
        many.release(*gone)
    assert many.claim_many(count, *kinds).tolist() == [one.claim(*kinds) for _ in range(count)]
    assert many.hashes() == one.hashes()
    assert many.generation[: many.size].tolist() == one.generation[: one.size].tolist()
    assert many.claim(*KINDS) == one.claim(*KINDS)


def test_chosen_rows_follow_births_and_deaths():
    things = table(16)

    def odd() -> list[int]:
        return things.chosen(Heat, "odd", lambda rows: things[Heat].born[rows] % 2 == 1).tolist()

    for number in range(6):
        things[Heat].born[things.claim(Heat)] = number
    assert odd() == [1, 3, 5]
    things.release(3)
    assert odd() == [1, 5]
    things[Heat].born[things.claim(Heat, Name)] = 7
    assert odd() == [1, 3, 5]
    things.load(things.dump())
    assert odd() == [1, 3, 5]


def test_references_to_the_dead_become_nobody_and_others_stay():
    things = table()
    for _ in range(4):
        things.claim(Place)
    things[Place].friend[:4] = [1, 2, -1, 1]
    things.release(1)
    things.forget("things", np.array([1]), things.size)
    assert things[Place].friend[:4].tolist() == [-1, 2, -1, -1]


def test_growing_keeps_everything():
    things = table(1)
    for number in range(20):
        row = things.claim(Place)
        things[Place].x[row] = number
    assert things[Place].x[:20, 1].tolist() == list(range(20))


def test_locked_columns_cannot_be_changed():
    things = table()
    things.claim(*KINDS)
    things.lock(True)
    for part in KINDS:
        for array in things[part].arrays().values():
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1
    things.lock(False)
    things[Heat].heat[0] = 1.0


def test_every_hashed_change_shows_in_the_hash():
    things = table()
    row = things.claim(*KINDS)
    before = things.hashes()
    things[Heat].heat[row] += 1e-12
    after = things.hashes()
    assert after["things.Heat"] != before["things.Heat"]
    assert after["things.Place"] == before["things.Place"]
