"""Advance rounds: move every slug and strike what its way crosses."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, SIDES
from game.base.vectors import Bools, Floats, Rows, clamp, cross, dot, unrotate
from game.engine.schedule import writes
from game.world.components import Body, Hull, Missile, Round, Shield, Ship
from game.world.queries import blame
from game.world.world import World

_STRIPS = 256  # places are looked up in this many strips
_MOST_STANDOFF_WU = 120.0  # no shield stands farther off its hull
_MISSILE_WU = 16.0  # a missile moves less than this in a tick


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
    _strike_ships(world, world.units.rows(Body, Ship), spent)
    rounds.keep(~spent)


def _lane(places: Floats) -> int:
    """Give the axis along which places lie apart most."""
    x, y = places[:, 0], places[:, 1]
    return 0 if x.max() - x.min() > y.max() - y.min() else 1


def _pairs(low: Floats, high: Floats, places: Floats) -> tuple[Rows, Rows]:
    """Pair each interval with the places that may lie inside it: all in the strips it touches.

    places: sorted. Returns: interval numbers, places' numbers
    """
    origin = places[0]
    scale = _STRIPS / max(float(places[-1] - origin), 1.0)
    strip = ((places - origin) * scale).astype(np.intp)  # _STRIPS itself for the last place
    start = np.zeros(_STRIPS + 2, np.intp)
    np.cumsum(np.bincount(strip, minlength=_STRIPS + 1), out=start[1:])
    first = start[np.minimum(np.maximum((low - origin) * scale, 0.0), _STRIPS).astype(np.intp)]
    last = start[np.minimum(np.maximum((high - origin) * scale, 0.0), _STRIPS).astype(np.intp) + 1]
    count = last - first
    owner = np.repeat(np.arange(len(low)), count)
    return owner, np.repeat(last - count.cumsum(), count) + np.arange(len(owner))


def _strike_missiles(world: World, flying: Rows, spent: Bools) -> None:
    """Wear down missiles that rounds pass closely, and note which rounds are spent on them."""
    rounds, body, missile = world.rounds, world.units[Body], world.units[Missile]
    reach = float(world.catalogue.weapon["hit_wu"].max()) + _MISSILE_WU
    places = body.pos[flying]
    lane = _lane(places)
    order = np.argsort(places[:, lane], kind="stable")
    flying, places = flying[order], places[order]
    now, before = rounds["pos"], rounds["prev_pos"]
    low, high = np.minimum(now, before) - reach, np.maximum(now, before) + reach
    shot, place = _pairs(low[:, lane], high[:, lane], places[:, lane].copy())
    beside = places[:, 1 - lane].copy()[place]
    near = (beside > low[:, 1 - lane].copy()[shot]) & (beside < high[:, 1 - lane].copy()[shot])
    shot, target = shot[near], flying[place[near]]
    foe = body.side[target] != rounds["side"][shot]
    shot, target = shot[foe], target[foe]
    if not len(shot):
        return
    start = before[shot] - body.prev_pos[target]
    move = now[shot] - body.pos[target] - start
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
    if not len(ships):
        return
    body = world.units[Body]
    for side in range(len(SIDES)):  # LOOP: sides
        foes = ships[body.side[ships] != side]
        if len(foes):
            _strike_side(world, foes, side, spent)


def _strike_side(world: World, ships: Rows, side: int, spent: Bools) -> None:
    """Let one side's slugs strike the ships of others; most fly nowhere near them."""
    rounds, body = world.rounds, world.units[Body]
    places = body.pos[ships]
    margin = float(body.radius[ships].max()) + _MOST_STANDOFF_WU
    low, high = places.min(axis=0) - margin, places.max(axis=0) + margin
    at = rounds["pos"]
    near = (at[:, 0] > low[0]) & (at[:, 0] < high[0]) & (at[:, 1] > low[1]) & (at[:, 1] < high[1])
    shots = np.flatnonzero(near & (rounds["side"] == side) & ~spent)
    if len(shots):
        _sweep(world, ships, shots, spent)


def _sweep(world: World, ships: Rows, shots: Rows, spent: Bools) -> None:
    rounds, body = world.rounds, world.units[Body]
    at, places = rounds["pos"][shots], body.pos[ships]
    lane = _lane(places)
    order = np.argsort(places[:, lane], kind="stable")
    ships, places = ships[order], places[order]
    reach = body.radius[ships] + world.units[Shield].standoff[ships] + 1.0
    most = float(reach.max())
    shot, place = _pairs(at[:, lane] - most, at[:, lane] + most, places[:, lane].copy())
    close = np.abs(places[:, 1 - lane].copy()[place] - at[:, 1 - lane].copy()[shot]) <= most
    shot, place = shot[close], place[close]
    off = at[shot] - places[place]
    reached = dot(off, off) <= reach[place] ** 2
    shot, target = shots[shot[reached]], ships[place[reached]]
    if not len(shot):
        return
    inside = _inside(world, target, rounds["pos"][shot])
    for one, row in zip(shot[inside], target[inside], strict=True):  # LOOP: rounds that strike a ship
        if not spent[one]:
            spent[one] = True
            _chip(world, int(row), int(one))


def _inside(world: World, rows: Rows, points: Floats) -> Bools:
    """Say which points lie within a hull's outline, or within its shield's skin while that stands.

    rows: (n) one ship a point; points: (n, 2) [wu]
    """
    body, shield, catalogue = world.units[Body], world.units[Shield], world.catalogue
    local = unrotate(points - body.pos[rows], body.face[rows])
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
