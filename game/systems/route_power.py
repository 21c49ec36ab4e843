"""Route power: share the reactor's output among engines, shield, point defence and main battery."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SLOW_TICKS, STERN
from game.base.vectors import Floats, Rows, length
from game.engine.schedule import writes
from game.world.components import (
    Body,
    FireControl,
    FtlDrive,
    GenocideDrive,
    Helm,
    Hull,
    Mount,
    Reactor,
    Shield,
    Ship,
)  # fmt: skip
from game.world.orders import (
    DRIVE,
    DRIVE_WEIGHT,
    ENGINES,
    MAIN,
    MOST_SHARE,
    POINT_DEFENCE,
    SHIELD_HOLD_SHARE,
    SHIELDS,
)  # fmt: skip
from game.world.world import World

_IDLE_DEFENCE = 0.25  # what radars and servos take while nothing is fired at


@writes(Reactor)
def route_power(world: World) -> None:
    """Set output and level of every reactor: a charging drive comes first, by weight.

    Law: the sum of level * ask * what is wanted of it now never exceeds output * (1 - house).
    """
    if world.tick % SLOW_TICKS:
        return
    rows = world.units.rows(Body, Ship, Reactor)
    reactor, hull = world.units[Reactor], world.units[Hull]
    passed = SLOW_TICKS * DT
    reactor.emergency[rows] = np.maximum(reactor.emergency[rows] - passed, 0.0)
    reactor.stunned[rows] = np.maximum(reactor.stunned[rows] - passed, 0.0)
    stern = hull.left[rows, STERN] / hull.full[rows, STERN]
    reactor.output[rows] = (
        reactor.rated[rows]
        * (0.5 + 0.5 * stern)
        * ~hull.lost[rows, STERN]
        * np.where(reactor.emergency[rows] > 0.0, reactor.emergency_share[rows], 1.0)
    )
    full = reactor.ask[rows]
    weight = np.concatenate([reactor.share[rows], np.full((len(rows), 1), DRIVE_WEIGHT)], axis=1)
    work = _work(world, rows)
    ask = full * work * np.maximum(np.minimum(weight, MOST_SHARE), 1.0)
    ask[:, DRIVE] = full[:, DRIVE] * work[:, DRIVE]
    room = reactor.output[rows] * (1.0 - reactor.house[rows])
    got = _share_out(ask, weight, room)
    part = np.where(work > 0.0, work, 1.0)
    level = np.where(ask > 0.0, got / np.maximum(full * part, 1e-9), room[:, None] > 0.0)
    level[:, DRIVE] *= work[:, DRIVE] > 0.0  # a drive that begins waits for the next routing
    reactor.level[rows] = level


def _work(world: World, rows: Rows) -> Floats:
    """Give what each consumer wants of its full ask now. Returns: (rows, 5) [share]"""
    units, mount = world.units, world.mounts[Mount]
    out = np.zeros((len(rows), 5))
    helm = units[Helm]
    wants = length(helm.want_vel[rows] - units[Body].vel[rows]) / 5.0
    hand = helm.by_hand[rows]
    if hand.any():
        wants = np.where(hand, length(helm.want_push[rows]), wants)
    out[:, ENGINES] = np.minimum(wants + 0.05, 1.0)
    shield = units[Shield]
    full = shield.store[rows] >= shield.capacity[rows]
    out[:, SHIELDS] = np.where(full, SHIELD_HOLD_SHARE, 1.0) * (shield.capacity[rows] > 0.0)
    alarm = units[FireControl].busy[rows] > 0
    armed = world.mounts.rows(Mount)
    busy = np.zeros(units.size, bool)
    busy[mount.owner[armed[mount.target[armed] >= 0]]] = True
    empty = np.zeros(units.size, bool)
    empty[mount.owner[armed[mount.store[armed] < 1.0]]] = True
    out[:, POINT_DEFENCE] = np.where(alarm | busy[rows], 1.0, _IDLE_DEFENCE)
    out[:, MAIN] = empty[rows]
    cannon, jump = units[GenocideDrive], units[FtlDrive]
    out[:, DRIVE] = (
        cannon.wanted[rows] & (cannon.store[rows] < cannon.capacity[rows]) & (cannon.burn[rows] <= 0.0)
    )
    out[:, DRIVE] = np.maximum(out[:, DRIVE], jump.wanted[rows])
    return out


def _share_out(ask: Floats, weight: Floats, room: Floats) -> Floats:
    """Give each consumer its weighted share, and what one leaves to those who still want.

    ask, weight: (rows, 5); room: (rows) [MW]
    """
    got = np.zeros_like(ask)
    for _ in range(3):  # LOOP: what is left over goes round three times
        left = np.maximum(room - _sum(got), 0.0)
        want = (ask - got) * weight
        total = np.maximum(_sum(want), 1e-9)
        got = np.minimum(ask, got + want * np.minimum(left / total, 1e6)[:, None])
        if (got == ask).all():
            break
    over = np.maximum(_sum(got) / np.maximum(room, 1e-9), 1.0)
    return got / over[:, None]


def _sum(flows: Floats) -> Floats:
    """Add up the five consumers of each ship, in order."""
    total: Floats = flows[:, 0] + flows[:, 1] + flows[:, 2] + flows[:, 3] + flows[:, 4]
    return total
