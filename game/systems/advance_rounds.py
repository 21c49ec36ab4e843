"""Advance rounds: move every slug and strike what its way crosses."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SIDES
from game.base.vectors import Bools, Floats, Ints, Rows, clamp, cross, dot, pick, unrotate
from game.engine.schedule import writes
from game.world.components import Body, Hull, Missile, Round, Shield, Ship
from game.world.queries import blame
from game.world.world import World

_CELLS = 128  # the sky is folded into a square of so many cells, a power of two, and so has no edge
_RING, _SKY = _CELLS - 1, _CELLS * _CELLS
_MISSILE_WU = 16.0  # a missile moves less than this in a tick
_SLACK_WU = 1.0  # for rounding, where candidates are looked for


@writes(Round, Missile, Shield, Hull)
def advance_rounds(world: World) -> None:
    """Sweep every round along its way of this tick against missiles and hulls of other sides.

    Law: a round strikes one thing at most, and is gone then. Closest approach is reckoned between two straight ways.
    """
    rounds = world.rounds
    if not rounds.size:
        return
    pos, left = rounds["pos"], rounds["left"]
    rounds["prev_pos"][:] = pos
    pos += rounds["vel"] * DT
    left -= DT
    spent = left <= 0.0
    flying = world.units.rows(Body, Missile)
    flying = flying[~world.catalogue.interceptor[world.units[Missile].kind[flying]]]
    if len(flying):
        _strike_missiles(world, flying, spent)
    ships = world.units.rows(Body, Ship)
    if len(ships):
        _strike_ships(world, ships, spent)
    rounds.keep(~spent)


def _near(points: Floats, sides: Ints, places: Floats, owners: Ints, reach: Floats) -> tuple[Rows, Rows]:
    """Pair points with the places of the other side that they may lie near, some of them more than once.

    points: (n, 2), places: (m, 2) [wu]; sides: (n), owners: (m) whose they are; reach: (m) or (1) [wu] on either axis
    Returns: numbers of points, in order, and numbers of places
    Law: no pair within reach is left out. A cell is so wide that no place reaches into more than four.
    """
    scale = 0.5 / (float(reach.max()) + _SLACK_WU)
    half, places = ((reach + _SLACK_WU) * scale)[:, None], places * scale
    low, high = (places - half).astype(np.intp) & _RING, (places + half).astype(np.intp) & _RING
    sky = (1 - owners) * _SKY  # each side's points have a sky of their own, where only the other's places are
    left, right, down, up = low[:, 0], high[:, 0], low[:, 1] * _CELLS + sky, high[:, 1] * _CELLS + sky
    cells = np.concatenate([left + down, right + down, left + up, right + up])
    spots = (points * scale).astype(np.intp) & _RING
    cell = spots[:, 0] + spots[:, 1] * _CELLS + sides * _SKY
    shared = np.flatnonzero(_marks(cell)[cells])  # most reach where no point is, and most points lie where none reaches
    if not len(shared):
        return shared, shared
    cells = cells[shared]
    inside = np.flatnonzero(_marks(cells)[cell])
    cell, order = cell[inside], cells.argsort()
    cells = cells[order]
    first = cells.searchsorted(cell)
    count = cells.searchsorted(cell, "right") - first
    number = np.arange(count.sum()) + np.repeat(first - count.cumsum() + count, count)
    return np.repeat(inside, count), shared[order[number]] % len(places)


def _marks(cells: Rows) -> Bools:
    """Give True for each of these cells, False for every other."""
    out = np.zeros(len(SIDES) * _SKY, bool)
    out[cells] = True
    return out


def _strike_missiles(world: World, flying: Rows, spent: Bools) -> None:
    """Wear down missiles that rounds pass closely, and note which rounds are spent on them."""
    rounds, body, missile = world.rounds, world.units[Body], world.units[Missile]
    now, before = rounds["pos"], rounds["prev_pos"]
    reach = world.catalogue.weapon["hit_wu"].max() + _MISSILE_WU + np.abs(now - before).max()
    places = pick(body.pos, flying)
    shot, place = _near(now, rounds["side"], places, body.side[flying], np.array([reach]))
    if not len(shot):
        return
    target = flying[place]
    start = pick(before, shot) - pick(body.prev_pos, target)
    move = pick(now, shot) - pick(places, place) - start
    along = clamp(-dot(start, move) / np.maximum(dot(move, move), 1e-9), 0.0, 1.0)
    gap = start + move * along[:, None]
    weapon = rounds["weapon"][shot]
    hit = dot(gap, gap) <= world.catalogue.weapon["hit_wu"][weapon] ** 2
    if not hit.any():
        return
    shot, target, weapon = shot[hit], target[hit], weapon[hit]
    first = np.lexsort((target, along[hit], shot))  # a round strikes what it meets first
    fresh = np.ones(len(first), bool)
    fresh[1:] = shot[first[1:]] != shot[first[:-1]]
    first = first[fresh]
    spent[shot[first]] = True
    np.add.at(missile.wear, target[first], world.catalogue.weapon["wear"][weapon[first]])
    missile.worn_by[target[first]] = 1


def _strike_ships(world: World, ships: Rows, spent: Bools) -> None:
    """Let slugs stop on shields or chip hulls, and note which rounds are spent on them."""
    rounds, body = world.rounds, world.units[Body]
    at, places = rounds["pos"], pick(body.pos, ships)
    reach = body.radius[ships] + world.units[Shield].standoff[ships] + 1.0
    shot, place = _near(at, rounds["side"], places, body.side[ships], reach)
    if not len(shot):
        return
    off = pick(at, shot) - pick(places, place)
    reached = np.flatnonzero((dot(off, off) <= reach[place] ** 2) & ~spent[shot])
    if not len(reached):
        return
    shot, target = shot[reached], ships[place[reached]]
    inside = np.flatnonzero(_inside(world, target, pick(at, shot)))
    if not len(inside):
        return
    shot, target = shot[inside], target[inside]
    if ((shot[1:] == shot[:-1]) & (target[1:] != target[:-1])).any():  # a round inside two ships
        order = np.lexsort((target, _along(world, ships, target), shot))
        shot, target = shot[order], target[order]
    for one, row in zip(shot.tolist(), target.tolist(), strict=True):  # LOOP: rounds that strike a ship
        if not spent[one]:
            spent[one] = True
            _chip(world, row, one)


def _along(world: World, ships: Rows, target: Rows) -> Floats:
    """Give where ships are along the axis on which their side is spread most: of two that overlap, the lower is struck.

    target: (n) some of the ships. Returns: (n) [wu]
    """
    body = world.units[Body]
    spot, along = pick(body.pos, target), np.empty(len(target))
    for side in range(len(SIDES)):  # LOOP: sides
        own = body.side[target] == side
        if own.any():
            x, y = pick(body.pos, ships[body.side[ships] == side]).T
            along[own] = spot[own, 0 if x.max() - x.min() > y.max() - y.min() else 1]
    return along


def _inside(world: World, rows: Rows, points: Floats) -> Bools:
    """Say which points lie within a hull's outline, or within its shield's skin while that stands.

    rows: (n) one ship a point; points: (n, 2) [wu]
    """
    body, shield, catalogue = world.units[Body], world.units[Shield], world.catalogue
    local = unrotate(points - pick(body.pos, rows), pick(body.face, rows))
    form = body.form[rows]
    off = (
        cross(local[:, None] - catalogue.corners[form], catalogue.edges[form]) / catalogue.edge_lengths[form]
    )
    return off.max(axis=1) <= np.where(shield.up[rows], shield.standoff[rows], 0.0)


def _chip(world: World, row: int, shot: int) -> None:
    shield, hull = world.units[Shield], world.units[Hull]
    cost = float(world.catalogue.weapon["slug_mj"][world.rounds["weapon"][shot]])
    if shield.up[row]:
        shield.pending[row] += cost
    else:
        hull.pending[row, 1] += cost
        blame(world, row, "slug", int(world.rounds["owner"][shot]))
