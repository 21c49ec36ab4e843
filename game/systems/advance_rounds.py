"""Advance rounds: move every slug and strike what its way crosses."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows, unrotate
from game.engine.schedule import writes
from game.world.components import Body, Hull, Missile, Round, Shield, Ship
from game.world.world import World


@writes(Round, Missile, Shield, Hull)
def advance_rounds(world: World) -> None:
    """Sweep every round along its way of this tick against missiles and hulls of other sides.

    Law: a round strikes one thing at most, and is gone then. Closest approach is reckoned between two straight ways.
    """
    rounds = world.rounds
    if not rounds.size:
        return
    rounds["prev_pos"][:] = rounds["pos"]
    rounds["pos"][:] += rounds["vel"] * DT
    rounds["left"][:] -= DT
    spent = rounds["left"] <= 0.0
    flying = world.units.rows(Body, Missile)
    flying = flying[~world.catalogue.interceptor[world.units[Missile].kind[flying]]]
    if len(flying):
        spent |= _strike_missiles(world, flying)
    spent |= _strike_ships(world, world.units.rows(Body, Ship))
    rounds.keep(~spent)


def _pairs(left: Floats, right: Floats, sorted_x: Floats) -> tuple[Rows, Rows]:
    """Pair each interval with the sorted numbers inside it. Returns: interval numbers, places in sorted_x"""
    first = np.searchsorted(sorted_x, left)
    count = np.searchsorted(sorted_x, right) - first
    owner = np.repeat(np.arange(len(left)), count)
    start = np.repeat(first - (np.cumsum(count) - count), count)
    return owner, start + np.arange(len(owner))


def _strike_missiles(world: World, flying: Rows) -> Bools:
    """Wear down missiles that rounds pass closely. Returns: (rounds) which rounds struck"""
    rounds, body, missile = world.rounds, world.units[Body], world.units[Missile]
    struck = np.zeros(rounds.size, bool)
    reach = float(world.catalogue.weapon["hit_wu"].max()) + 16.0
    order = np.argsort(body.pos[flying, 0], kind="stable")
    flying = flying[order]
    x0, x1 = rounds["prev_pos"][:, 0], rounds["pos"][:, 0]
    shot, place = _pairs(np.minimum(x0, x1) - reach, np.maximum(x0, x1) + reach, body.pos[flying, 0])
    target = flying[place]
    tall = np.abs(body.pos[target, 1] - rounds["pos"][shot, 1]) < reach + np.abs(rounds["vel"][shot, 1]) * DT
    tall &= body.side[target] != rounds["side"][shot]
    shot, target = shot[tall], target[tall]
    if not len(shot):
        return struck
    from_ = rounds["prev_pos"][shot] - body.prev_pos[target]
    move = rounds["pos"][shot] - body.pos[target] - from_
    along = np.clip(-(from_ * move).sum(axis=1) / np.maximum((move * move).sum(axis=1), 1e-9), 0.0, 1.0)
    gap = from_ + move * along[:, None]
    weapon = rounds["weapon"][shot]
    hit = (gap * gap).sum(axis=1) <= world.catalogue.weapon["hit_wu"][weapon] ** 2
    shot, target, weapon = shot[hit], target[hit], weapon[hit]
    _, first = np.unique(shot, return_index=True)
    struck[shot[first]] = True
    np.add.at(missile.wear, target[first], world.catalogue.weapon["wear"][weapon[first]])
    missile.worn_by[target[first]] = 1
    return struck


def _strike_ships(world: World, ships: Rows) -> Bools:
    """Let slugs stop on shields or chip hulls. Returns: (rounds) which rounds struck"""
    rounds, body = world.rounds, world.units[Body]
    struck = np.zeros(rounds.size, bool)
    at = rounds["pos"]
    order = np.argsort(body.pos[ships, 0], kind="stable")
    ships = ships[order]
    reach = float(body.radius[ships].max()) if len(ships) else 0.0
    shot, place = _pairs(at[:, 0] - reach, at[:, 0] + reach, body.pos[ships, 0])
    target = ships[place]
    off = at[shot] - body.pos[target]
    close = (off * off).sum(axis=1) <= (body.radius[target] + 16.0) ** 2
    close &= body.side[target] != rounds["side"][shot]
    for one, row in zip(shot[close], target[close], strict=True):  # LOOP: rounds right at a ship
        if not struck[one] and _inside(world, int(row), at[one]):
            struck[one] = True
            _chip(world, int(row), int(one))
    return struck


def _inside(world: World, row: int, point: Floats) -> bool:
    """Say whether a point lies within a hull's outline, or within its shield's skin while that stands."""
    body, shield = world.units[Body], world.units[Shield]
    local = unrotate(point - body.pos[row], body.face[row])
    corners = world.catalogue.outlines[int(body.form[row])]
    edge = np.roll(corners, -1, axis=0) - corners
    to = local - corners
    off = (edge[:, 1] * to[:, 0] - edge[:, 0] * to[:, 1]) / np.hypot(edge[:, 0], edge[:, 1])
    return bool(off.max() <= (shield.standoff[row] if shield.up[row] else 0.0))


def _chip(world: World, row: int, shot: int) -> None:
    shield, hull = world.units[Shield], world.units[Hull]
    cost = float(world.catalogue.weapon["slug_mj"][world.rounds["weapon"][shot]])
    if shield.up[row]:
        shield.pending[row] += cost
    else:
        hull.pending[row, 1] += cost
