"""Deeds on the ground: brushes on the height line, craters, trenches, hard stretches, buildings."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Literal

from game.base.errors import KeyPath
from game.editor.deeds import placing
from game.editor.deeds.common import alone, listed, neat, put, spot
from game.editor.draft import Draft
from game.editor.writing import Refused
from game.rules.library import Library

Brush = Literal["raise", "lower", "smooth", "flatten"]
LINE: KeyPath = ("land", "line_wu")
TRENCH: KeyPath = ("land", "trench")
HARD: KeyPath = ("land", "hard_wu")
MOST_CORNERS = 200
_PER_RADIUS = 3.0  # corners that a brush leaves in its half-width
_NEAREST_WU = 8.0  # two samples of the ground: corners nearer than that show nothing
_CRATER = (-1.9, -1.45, -1.0, -0.7, -0.35, 0.0, 0.35, 0.7, 1.0, 1.45, 1.9)
_DEEP, _RIM = 0.42, 0.12  # of the radius, as blasts dig them

Corner = list[float]


def ground_at(level: Draft, x: float) -> float:
    """Give the height of the line at a place, without trenches and unevenness. [wu]"""
    return _height(_line(level), x)


def _line(level: Draft) -> list[Corner]:
    line = level.get(LINE)
    if not isinstance(line, list) or len(line) < 2:
        raise Refused("This level has no ground.")
    return [[float(x), float(high)] for x, high in line]


def _height(line: Sequence[Corner], x: float) -> float:
    for (x0, y0), (x1, y1) in pairwise(line):
        if x <= x1:
            return y0 + (y1 - y0) * min(max((x - x0) / (x1 - x0), 0.0), 1.0)
    return line[-1][1]


def _with_corners(line: Sequence[Corner], xs: Sequence[float]) -> list[Corner]:
    """Give a line of the same course with corners at more places, as far as there is room for them."""
    out = [list(corner) for corner in line]
    for x in xs:
        near = any(abs(corner[0] - x) < _NEAREST_WU for corner in out)
        if 0.0 < x < out[-1][0] and not near and len(out) < MOST_CORNERS:
            out.append([x, _height(line, x)])
            out.sort(key=lambda corner: corner[0])
    return out


def _write(level: Draft, new: Sequence[Corner]) -> None:
    """Write a line that has all corners of the old one, and perhaps more."""
    old = level.get(LINE)
    for place, (x, high) in enumerate(new):
        if place >= len(old) or old[place][0] > x:
            level.insert(LINE, place, [neat(x), neat(high)])
        elif neat(high) != neat(old[place][1]):
            level.set((*LINE, place, 1), neat(high))


def brush(level: Draft, kind: Brush, x: float, radius_wu: float, strength_wu: float = 10.0) -> str:
    """Work the ground round a place: strongest in the middle, nothing at the rim.

    strength: how far the middle is raised or lowered; of smooth and flatten how far it may move
    """
    if radius_wu <= 0.0:
        raise Refused("A brush is wider than nothing.")
    new = _brushed(_line(level), kind, x, radius_wu, strength_wu)
    _write(level, new)
    return f"{kind.capitalize()} the ground"


def brushed(
    line: Sequence[tuple[float, float]], kind: Brush, places: Sequence[float], radius_wu: float, strength_wu: float
) -> list[tuple[float, float]]:
    """Give what a stroke of a brush would make of a line, for a hand that is still at it."""
    new = [[x, high] for x, high in line]
    for x in places:
        new = _brushed(new, kind, x, radius_wu, strength_wu)
    return [(x, high) for x, high in new]


def _brushed(line: Sequence[Corner], kind: Brush, x: float, radius_wu: float, strength_wu: float) -> list[Corner]:
    """Give the line after one dab."""
    step = max(radius_wu / _PER_RADIUS, _NEAREST_WU)
    count = int(radius_wu // step)
    line = _with_corners(line, [x + step * number for number in range(-count - 1, count + 2)])
    goal = _goal(kind, line, x, radius_wu)
    new = []
    for at, high in line:
        share = max(0.0, 1.0 - ((at - x) / radius_wu) ** 2)
        way = strength_wu if goal is None else min(max(goal(at) - high, -strength_wu), strength_wu)
        new.append([at, high + share * (-way if kind == "lower" else way)])
    return new


def _goal(kind: Brush, line: Sequence[Corner], x: float, radius: float) -> Callable[[float], float] | None:
    if kind == "flatten":
        level = _height(line, x)
        return lambda at: level
    if kind == "smooth":
        offsets = [radius * share for share in (-0.5, -0.25, 0.0, 0.25, 0.5)]
        return lambda at: sum(_height(line, at + off) for off in offsets) / len(offsets)
    return None


def crater(level: Draft, x: float, radius_wu: float) -> str:
    """Dig an old crater into the line, of the form that blasts dig."""
    if radius_wu < _NEAREST_WU:
        raise Refused(f"A crater is at least {_NEAREST_WU:g} wu wide.")
    line = _with_corners(_line(level), [x + radius_wu * off for off in _CRATER])
    new = []
    for at, high in line:
        off = abs(at - x) / radius_wu
        bowl = -_DEEP * radius_wu * (1.0 - off * off) if off < 1.0 else 0.0
        rim = _RIM * radius_wu * max(0.0, 1.0 - (off - 1.0) / 0.9) if off >= 1.0 else 0.0
        new.append([at, high + bowl + rim])
    _write(level, new)
    return "Dig a crater"


def move_corner(level: Draft, corner: int, x: float, high: float) -> str:
    """Put one corner of the line elsewhere, between its neighbours. The first stays at the left end."""
    line = _line(level)
    low = line[corner - 1][0] + 1.0 if corner else 0.0
    most = line[corner + 1][0] - 1.0 if corner + 1 < len(line) else math.inf
    level.set((*LINE, corner, 0), neat(min(max(x, low), most)) if corner else 0)
    level.set((*LINE, corner, 1), neat(high))
    return "Move a corner of the ground"


def add_corner(level: Draft, x: float, high: float) -> str:
    """Put one more corner into the line; beyond its right end it makes the land wider."""
    line = _line(level)
    if any(abs(at - x) < 1.0 for at, _ in line) or x <= 0.0:
        raise Refused("There is a corner already.")
    place = sum(at < x for at, _ in line)
    level.insert(LINE, place, [neat(x), neat(high)])
    return "Add a corner of the ground"


def remove_corner(level: Draft, corner: int) -> str:
    """Take a corner out of the line; its ends stay."""
    if not 0 < corner < len(_line(level)) - 1:
        raise Refused("The ends of the ground stay.")
    level.remove((*LINE, corner))
    return "Remove a corner of the ground"


def dig_trench(level: Draft, x: float, **more: Any) -> str:
    """Dig a trench. more: width_wu, depth_wu, step_wu"""
    _line(level)
    level.append(TRENCH, {"at_wu": neat(max(x, 0.0)), **more})
    return "Dig a trench"


def resize_trench(level: Draft, trench: int, width_wu: float) -> str:
    """Make a trench wider or narrower."""
    level.set((*TRENCH, trench, "width_wu"), neat(width_wu))
    return "Resize a trench"


def pave(level: Draft, left: float, right: float) -> str:
    """Make a stretch hard, so that blasts do not dig there; it joins those it touches."""
    _line(level)
    left, right = sorted((max(left, 0.0), max(right, 0.0)))
    for place in reversed(range(len(level.get(HARD) or []))):
        a, b = level.get((*HARD, place))
        if a <= right and b >= left:
            left, right = min(left, a), max(right, b)
            level.remove((*HARD, place))
    place = sum(a < left for a, _ in level.get(HARD) or [])
    level.insert(HARD, place, [neat(left), neat(right)])
    return "Pave a stretch"


def unpave(level: Draft, left: float, right: float) -> str:
    """Take the hard surface off a stretch."""
    left, right = sorted((left, right))
    for place in reversed(range(len(level.get(HARD) or []))):
        a, b = level.get((*HARD, place))
        if a >= right or b <= left:
            continue
        level.remove((*HARD, place))
        for rest in ([right, b], [a, left]):
            if rest[1] > rest[0]:
                level.insert(HARD, place, [neat(rest[0]), neat(rest[1])])
    return "Take paving off"


def build(level: Draft, library: Library, unit: str, x: float, force: KeyPath | None = None) -> str:
    """Put up a building, in the force of buildings of its side when it has one."""
    rule = library.surface_units.get(unit)
    if rule is None or rule.role != "building":
        raise Refused(f"'{unit}' is no building.")
    if force is None:
        for index, each in enumerate(level.get(("force",)) or []):
            kinds = [library.surface_units.get(ship.get("unit", "")) for ship in each.get("ship", [])]
            if each.get("side") == rule.side and kinds and all(kind and kind.role == "building" for kind in kinds):
                force = ("force", index)
    placing.place(level, library, unit, (x, ground_at(level, x)), force)
    return f"Build {rule.name}"


def stand(level: Draft, picks: Sequence[KeyPath], above_wu: float = 0.0) -> str:
    """Put things on the ground, or so far above it."""
    words = listed(level, picks)
    for path in alone(picks):
        x, _ = spot(level, path)
        put(level, path, (x, ground_at(level, x) + above_wu))
    return f"Put {words} on the ground"
