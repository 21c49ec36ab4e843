"""Follow queue: orders are carried out in the order they were given."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from game.engine.tables import Ref
from game.systems.follow_queue import follow_queue
from game.systems.obey import obey
from game.world import commands as c
from game.world.components import Body, Orders, Ship
from game.world.orders import (
    ORDER_ATTACK,
    ORDER_ESCORT,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_WITHDRAW,
    QUEUE,
)

points = st.lists(st.tuples(st.floats(200.0, 9000.0), st.floats(-9000.0, 9000.0)), min_size=1, max_size=9, unique=True)


def tell(s, *commands: c.Command) -> None:
    s.world.commands = list(commands)
    s.run(obey)
    s.world.commands = []


def later(s, kind: int = ORDER_MOVE, point: tuple[float, float] = (0.0, 0.0), target: int = -1) -> c.Order:
    aim = s.world.units.refer(target) if target >= 0 else Ref(-1, 0)
    return c.Order((s.world.units.refer(s.race),), kind, aim, point, queue=True)


def now(s, point: tuple[float, float]) -> c.Order:
    return later(s, ORDER_MOVE, point)._replace(queue=False)


def follow(s) -> None:
    """Let the crew look at its orders once."""
    s.run(follow_queue, times=3)


@given(points)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_are_visited_in_the_order_given_and_none_before_the_last_is_reached(stage, wanted):
    s = stage()
    body, orders = s.part(Body), s.part(Orders)
    tell(s, now(s, (20000.0, 0.0)), *(later(s, point=point) for point in wanted))
    kept = wanted[:QUEUE]
    assert orders.queued[s.race] == len(kept)
    follow(s)
    assert orders.point[s.race].tolist() == [20000.0, 0.0], "not there yet"
    visited = []
    while orders.queued[s.race]:
        body.pos[s.race] = orders.point[s.race]
        follow(s)
        visited.append(tuple(orders.point[s.race].tolist()))
        assert orders.kind[s.race] == ORDER_MOVE
    assert visited == kept


def test_a_full_queue_keeps_what_it_has(stage):
    s = stage()
    orders = s.part(Orders)
    tell(s, now(s, (9000.0, 0.0)), *(later(s, point=(100.0 * n, 7.0)) for n in range(QUEUE)))
    before = orders.next_point[s.race].copy()
    tell(s, later(s, ORDER_ATTACK, target=s.arume), later(s, point=(5.0, 5.0)))
    assert orders.queued[s.race] == QUEUE
    assert orders.next_point[s.race].tolist() == before.tolist()
    assert set(orders.next_kind[s.race].tolist()) == {ORDER_MOVE}


def test_a_new_order_forgets_those_that_wait(stage):
    s = stage()
    orders = s.part(Orders)
    tell(s, now(s, (9000.0, 0.0)), later(s, point=(100.0, 7.0)), now(s, (50.0, 5000.0)))
    assert orders.queued[s.race] == 0
    s.part(Body).pos[s.race] = (50.0, 5000.0)
    follow(s)
    assert orders.point[s.race].tolist() == [50.0, 5000.0]


@pytest.mark.parametrize("kind", [ORDER_ATTACK, ORDER_ESCORT])
def test_who_attacks_or_escorts_goes_on_while_the_target_lives(stage, kind: int):
    s = stage()
    orders = s.part(Orders)
    tell(s, later(s, kind, target=s.arume)._replace(queue=False), later(s, point=(400.0, 700.0)))
    for _ in range(5):
        follow(s)
    assert (orders.kind[s.race], orders.target[s.race]) == (kind, s.arume)
    s.world.request_death(s.arume)
    s.settle()
    follow(s)
    assert (orders.kind[s.race], orders.point[s.race].tolist()) == (ORDER_MOVE, [400.0, 700.0])


def test_an_order_about_the_dead_is_skipped(stage):
    s = stage()
    orders = s.part(Orders)
    tell(s, now(s, (30.0, 0.0)), later(s, ORDER_ATTACK, target=s.arume), later(s, ORDER_WITHDRAW, (-900.0, 0.0)))
    s.world.request_death(s.arume)
    s.settle()
    for _ in range(2):
        follow(s)
    assert (orders.kind[s.race], orders.point[s.race].tolist()) == (ORDER_WITHDRAW, [-900.0, 0.0])
    assert orders.queued[s.race] == 0


def test_a_target_that_has_shut_down_is_done_with(stage):
    s = stage()
    orders, ship = s.part(Orders), s.part(Ship)
    tell(s, later(s, ORDER_ATTACK, target=s.arume)._replace(queue=False), later(s, point=(400.0, 700.0)))
    ship.adrift[s.arume] = True  # cold: nobody may shoot at it any more, so it never dies
    follow(s)
    assert orders.kind[s.race] == ORDER_MOVE


def test_hold_is_never_queued_and_is_left_for_the_next_order(stage):
    s = stage()
    orders = s.part(Orders)
    tell(s, now(s, (30.0, 0.0)), later(s, ORDER_HOLD))
    assert (orders.queued[s.race], orders.kind[s.race]) == (0, ORDER_HOLD)
    tell(s, later(s, point=(400.0, 700.0)))
    follow(s)
    assert (orders.kind[s.race], orders.point[s.race].tolist()) == (ORDER_MOVE, [400.0, 700.0])


def test_ships_ordered_together_keep_their_places_among_themselves(stage):
    s = stage(gap_wu=400.0)
    both = (s.world.units.refer(s.race), s.world.units.refer(s.arume))
    orders = s.part(Orders)
    tell(s, c.Order(both, ORDER_MOVE, point=(5000.0, 0.0)), c.Order(both, ORDER_MOVE, point=(5000.0, 3000.0), queue=True))
    for row, x in ((s.race, 4800.0), (s.arume, 5200.0)):
        assert orders.point[row].tolist() == [x, 0.0]
        assert orders.next_point[row, 0].tolist() == [x, 3000.0]
