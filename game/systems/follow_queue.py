"""Follow queue: a ship that has done what it was told takes the next order that waits."""

from __future__ import annotations

import numpy as np

from game.base.constants import SLOW_TICKS
from game.base.vectors import length
from game.engine.schedule import writes
from game.world.components import Body, Orders, Ship
from game.world.orders import ORDER_ATTACK, ORDER_ESCORT, ORDER_MOVE, ORDER_WITHDRAW, QUEUE
from game.world.world import World

_REACHED_WU = 60.0


@writes(Orders)
def follow_queue(world: World) -> None:
    """Move queues on. LOOP: ships that are done and have orders waiting.

    Law: orders are carried out in the order they were given.
    """
    if world.tick % SLOW_TICKS:
        return
    rows, orders = world.units.rows(Body, Ship, Orders), world.units[Orders]
    rows = rows[orders.queued[rows] > 0]
    if not len(rows):
        return
    kind = orders.kind[rows]
    there = length(orders.point[rows] - world.units[Body].pos[rows]) < _REACHED_WU
    aimed = (kind == ORDER_ATTACK) | (kind == ORDER_ESCORT)
    placed = (kind == ORDER_MOVE) | (kind == ORDER_WITHDRAW)
    target = orders.target[rows]
    cold = (kind == ORDER_ATTACK) & world.units[Ship].adrift[target]  # nobody may shoot at it any more
    done = np.where(aimed, (target < 0) | cold, ~placed | there)
    for row in rows[done].tolist():
        orders.kind[row], orders.target[row] = orders.next_kind[row, 0], orders.next_target[row, 0]
        orders.point[row], orders.face[row] = orders.next_point[row, 0], 0.0
        for column in (orders.next_kind, orders.next_target, orders.next_point):
            column[row, : QUEUE - 1] = column[row, 1:].copy()
        orders.queued[row] -= 1
