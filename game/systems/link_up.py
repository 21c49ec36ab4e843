"""Link up: ships of a side that stand close enough agree to defend one another."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Rows
from game.engine.schedule import writes
from game.world.components import Body, FireControl, Orders, Reactor, Ship
from game.world.orders import POSTURE_SELF
from game.world.world import World

_EVERY_TICKS = 30
_MOST = 8  # links a ship can hold when others chose it as well


@writes(FireControl)
def link_up(world: World) -> None:
    """Choose the nearest friends of each ship that can link; a link holds both ways."""
    if world.tick % _EVERY_TICKS:
        return
    rows = world.units.rows(Body, Ship, FireControl)
    world.units[FireControl].linked[rows] = -1
    ship, reactor = world.units[Ship], world.units[Reactor]
    able = ~ship.adrift[rows] & (reactor.output[rows] > 0.0)
    able &= world.units[Orders].posture[rows] != POSTURE_SELF
    for side in range(len(SIDES)):  # LOOP: sides
        _link_side(world, rows[able & (world.units[Body].side[rows] == side)])


def _link_side(world: World, rows: Rows) -> None:
    radar, body = world.units[FireControl], world.units[Body]
    count = len(rows)
    if count < 2 or not radar.links[rows].any():
        return
    apart = body.pos[rows][:, None] - body.pos[rows][None]
    gaps = np.hypot(apart[..., 0], apart[..., 1])
    np.fill_diagonal(gaps, np.inf)
    order = np.argsort(gaps, axis=1, kind="stable")
    rank = np.empty_like(order)
    np.put_along_axis(rank, order, np.arange(count)[None], axis=1)
    chosen = (rank < radar.links[rows][:, None]) & (gaps <= radar.link_range[rows][:, None])
    both = chosen | chosen.T
    for place in range(count):  # LOOP: ships of a side, twice a second
        friends = rows[order[place][both[place][order[place]]]][:_MOST]
        radar.linked[rows[place], : len(friends)] = friends
