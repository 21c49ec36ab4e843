"""Lints on places: the battle is set up, as it would be played, and looked at: who is outside, under ground, in others.

Nothing is played: the world stands as at the first tick and is thrown away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from game.base.errors import KeyPath
from game.base.vectors import Floats
from game.editor.deeds.placing import move
from game.editor.found import Fix, Found, Look
from game.rules.level import LevelRule
from game.sim.simulation import Simulation
from game.world.components import Body, Record
from game.world.land import height_at, width

MOST_UNITS = 2500
_FAR_WU = 50000.0
"""[wu] so far from where the camera begins, in orbit, nobody meets anybody"""
_AIR_WU = 20000.0
"""[wu] so far outside the land what flies may still come from"""
_CLEAR_WU = 20.0
_DEEP_SHARE = 0.5  # hulls on the ground that lie over one another by less stand in another rank
_FLIES = ("wings", "hover")


class Stood(NamedTuple):
    """A unit as it will stand. path: of its entry; half: [wu] half its length and height or width; moves: how"""

    path: KeyPath
    later: bool
    x: float
    y: float
    angle: float
    half: tuple[float, float]
    moves: str
    role: str


def stage_lints(look: Look) -> Iterator[Found]:
    """Give every problem of places; nothing while the level has errors."""
    rule = look.rule
    if rule is None or not look.places:
        return
    count = sum(ship.count for force in rule.force for ship in force.ship)
    if rule.theatre == "surface" and count > MOST_UNITS:
        text = f"{count} units are more than any machine plays in time."
        yield look.found(("force",), text, "many")
        return
    stood, ground = _set_up(rule, look)
    if rule.theatre == "surface":
        assert ground is not None
        yield from _on_land(look, rule, stood, ground)
    else:
        yield from _in_orbit(look, rule)
    yield from _overlaps(look, rule, stood)


def everyone(rule: LevelRule) -> LevelRule:
    """Give a level with everyone there from the beginning, whoever comes later in it."""
    return rule.model_copy(update={"force": [each.model_copy(update={"later": False}) for each in rule.force]})


def _set_up(rule: LevelRule, look: Look) -> tuple[list[Stood], Any]:
    simulation = look.stage or Simulation(look.library, everyone(rule), 0)
    world, surface = simulation.world, rule.theatre == "surface"
    counts = [len(force.ship) for force in rule.force]
    paths: list[tuple[str, int, str, int]] = [("force", a, "ship", b) for a, n in enumerate(counts) for b in range(n)]
    record, body, size = world.records[Record], world.units[Body], world.records.size
    out = []
    for place in range(size):  # LOOP: units of the level
        row, kind = int(record.unit[place]), int(record.kind[place])
        unit: Any = world.catalogue.units[kind]
        half = (unit.length_wu / 2.0, unit.height_wu / 2.0) if surface else _half(look, unit)
        x, y = body.pos[row].tolist()
        path = paths[int(record.entry[place])]
        out.append(Stood(path, rule.force[path[1]].later, x, y, float(body.angle[row]), half,
                         unit.body.move if surface else "space", unit.role))  # fmt: skip
    return out, world.land if surface else None  # type: ignore[attr-defined]


def _half(look: Look, unit: Any) -> tuple[float, float]:
    hull = look.library.hulls[unit.hull]
    return hull.length_wu / 2.0, hull.width_wu / 2.0


def _on_land(look: Look, rule: LevelRule, stood: list[Stood], ground: Any) -> Iterator[Found]:
    wide, told = width(ground), set()
    for one in stood:
        if one.path in told:
            continue
        x = _written_x(rule, one)
        slack = _AIR_WU if one.moves in _FLIES else 0.0
        if not -slack <= x <= wide + slack:
            told.add(one.path)
            by = (-slack - x if x < 0.0 else wide + slack - x, 0.0)
            yield look.found(one.path, f"It stands outside the land, which ends at {wide:g} wu.", "outside", "warning",
                             _moves(look, one.path, by))  # fmt: skip
        under = float(height_at(ground, np.array(one.x))) - (one.y - one.half[1])
        if one.moves in _FLIES and under > 0.0 and one.role != "building":
            told.add(one.path)
            yield look.found(one.path, f"It begins {under:.0f} wu under the ground.", "under", "warning",
                             _moves(look, one.path, (0.0, math.ceil(under + _CLEAR_WU))))  # fmt: skip


def _written_x(rule: LevelRule, one: Stood) -> float:
    """Give where the level puts a unit: what goes on the ground is set onto the land when it is born."""
    force = rule.force[int(one.path[1])]
    ship = force.ship[int(one.path[3])]
    return one.x if one.moves in _FLIES else (ship.at_wu or force.at_wu)[0]


def _moves(look: Look, path: KeyPath, by: tuple[float, float]) -> list[Fix]:
    """Offer to move a unit, or its force where it has no place of its own."""
    pick = path if look.level.get((*path, "at_wu")) is not None else path[:2]
    return [Fix("Move it there", move, ([pick], by))]


def _in_orbit(look: Look, rule: LevelRule) -> Iterator[Found]:
    for index, force in enumerate(rule.force):
        away = [force.at_wu[axis] - rule.view_wu[axis] for axis in (0, 1)]
        far = math.hypot(*away)
        if far > _FAR_WU:
            by = tuple(-part * (1.0 - _FAR_WU / far) for part in away)
            yield look.found(("force", index), f"It begins {far:.0f} wu from everything.", "outside", "warning",
                             [Fix("Bring it nearer", move, ([("force", index)], by))])  # fmt: skip


def _overlaps(look: Look, rule: LevelRule, stood: list[Stood]) -> Iterator[Found]:
    if rule.theatre == "surface":
        stood = [one for one in stood if one.moves in ("tracks", "legs", "still", "hover")]
    told: set[tuple[KeyPath, KeyPath]] = set()
    xy = np.array([(one.x, one.y) for one in stood]).reshape(-1, 2)
    reach = np.array([math.hypot(*one.half) for one in stood])
    for a, one in enumerate(stood):  # LOOP: units of the level
        near = np.flatnonzero(np.hypot(*(xy[:a] - xy[a]).T) < reach[:a] + reach[a])
        for b in near.tolist():
            other = stood[b]
            pair = (other.path, one.path)
            together = not (one.later or other.later) or one.path[:2] == other.path[:2]
            if pair in told or not together or _gap(rule, one, other) > 0.0:
                continue
            told.add(pair)
            names = [str(look.level.get((*path, "name"), "a ship")) for path in (one.path, other.path)]
            where = f"inside {names[1]}" if names[0] != names[1] else "inside another of them"
            text = f"{names[0]} begins {where}."
            step = math.ceil(one.half[0] + other.half[0])
            by = (math.copysign(step, one.x - other.x), 0.0)
            apart = one.path != other.path and (rule.theatre == "surface" or one.path[:2] != other.path[:2])
            yield look.found(one.path, text, "overlap", "warning", _moves(look, one.path, by) if apart else [])


def _gap(rule: LevelRule, one: Stood, other: Stood) -> float:
    """Give how far two units are apart, below 0 when one lies in the other. [wu]"""
    if rule.theatre == "surface":
        along = abs(one.x - other.x) - _DEEP_SHARE * (one.half[0] + other.half[0])
        return max(along, abs(one.y - other.y) - _DEEP_SHARE * (one.half[1] + other.half[1]))
    boxes = [_corners(one), _corners(other)]
    widest = -math.inf
    for angle in (one.angle, other.angle):
        for turn in (0.0, math.pi / 2.0):
            axis = np.array((math.cos(angle + turn), math.sin(angle + turn)))
            a, b = boxes[0] @ axis, boxes[1] @ axis
            widest = max(widest, float(max(a.min() - b.max(), b.min() - a.max())))
    return widest


def _corners(one: Stood) -> Floats:
    c, s = math.cos(one.angle), math.sin(one.angle)
    corners = np.array([(u * one.half[0], v * one.half[1]) for u in (-1, 1) for v in (-1, 1)])
    out: Floats = corners @ np.array(((c, s), (-s, c))) + (one.x, one.y)
    return out
