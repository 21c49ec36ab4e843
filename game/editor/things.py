"""Things: whatever of a level can be pointed at on the canvas, with its place; what lies under a point or in a box."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from game.base.errors import KeyPath
from game.editor.deeds.common import Point, is_number, is_spot

ABOVE = ("battle", "camera", "way", "corner", "ship", "force", "reference", "crater", "trench", "hard", "zone")
"""what is taken first where several lie under a point: the small before the great"""
LAYER_OF = {
    "ship": "units", "force": "units", "zone": "zones", "way": "ways", "camera": "camera", "reference": "marks",
    "battle": "units", "corner": "land", "trench": "land", "crater": "land", "hard": "land",
}  # fmt: skip
MAP_WU = (1600.0, 1000.0)
"""the map of the war on the canvas of a campaign"""
LAYERS = ("units", "zones", "ways", "marks", "camera", "land", "names", "grid", "heat")


@dataclass(frozen=True)
class Place:
    """Where the battle puts one unit. half: [wu] half its length; angle: [rad]"""

    x: float
    y: float
    angle: float
    half: float


@dataclass(frozen=True)
class Thing:
    """One thing on the canvas.

    at: [wu]; reach: [wu] of its own, 0 for what is a mark only; angle: [rad]; to: where a way begins
    """

    path: KeyPath
    kind: str
    at: Point
    name: str
    reach: float = 0.0
    side: str = ""
    angle: float = 0.0
    later: bool = False
    to: Point | None = None

    @property
    def layer(self) -> str:
        """Give the layer it belongs to."""
        return LAYER_OF[self.kind]


Places = Mapping[KeyPath, Sequence[Place]]


def things_of(data: Any, places: Places) -> list[Thing]:
    """List everything that has a place. data: what a level says, however faulty; places: of units, by path"""
    out: list[Thing] = list(_battles(data))
    for make in (_zones, _land, _references, _ways):
        out += make(data)
    out += _forces(data, places)
    if is_spot(data.get("view_wu")):
        out.append(Thing(("view_wu",), "camera", _point(data["view_wu"]), "Camera"))
    return out


def _point(value: Any) -> Point:
    return float(value[0]), float(value[1])


def _tables(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for place, each in enumerate(value if isinstance(value, list) else []):
        if isinstance(each, dict):
            yield place, each


def _name(table: Mapping[str, Any]) -> str:
    return str(table.get("name") or table.get("id") or "")


def on_map(at: Point) -> Point:
    """Give where a place of the war's map lies on the canvas. at: shares, as the calendar has them [wu]"""
    return at[0] * MAP_WU[0], (1.0 - at[1]) * MAP_WU[1]


def of_map(at: Point) -> Point:
    """Give the shares of the war's map for a place of the canvas, at most its rim."""
    return min(max(at[0] / MAP_WU[0], 0.0), 1.0), min(max(1.0 - at[1] / MAP_WU[1], 0.0), 1.0)


def _battles(data: Any) -> Iterator[Thing]:
    for place, battle in _tables(data.get("battle")):
        if is_spot(battle.get("at")):
            title = f"{place + 1}  {battle.get('title', '')}"
            yield Thing(("battle", place), "battle", on_map(_point(battle["at"])), title, 0.0, str(battle.get("side")))


def _forces(data: Any, places: Places) -> Iterator[Thing]:
    for place, force in _tables(data.get("force")):
        if not is_spot(force.get("at_wu")):
            continue
        facing = force.get("facing_deg", 0.0)
        angle = math.radians(float(facing)) if is_number(facing) else 0.0
        more = (str(force.get("side", "")), angle, force.get("later") is True)
        for number, ship in _tables(force.get("ship")):
            path: KeyPath = ("force", place, "ship", number)
            for each in places.get(path, ()):
                yield Thing(path, "ship", (each.x, each.y), _name(ship), each.half, more[0], each.angle, more[2])
        yield Thing(("force", place), "force", _point(force["at_wu"]), _name(force), 0.0, *more)


def _ways(data: Any) -> Iterator[Thing]:
    for place, force in _tables(data.get("force")):
        if is_spot(force.get("to_wu")) and is_spot(force.get("at_wu")):
            path: KeyPath = ("force", place, "to_wu")
            side = str(force.get("side", ""))
            yield Thing(path, "way", _point(force["to_wu"]), _name(force), 0.0, side, to=_point(force["at_wu"]))


def _zones(data: Any) -> Iterator[Thing]:
    for place, zone in _tables(data.get("zone")):
        if is_spot(zone.get("at_wu")) and is_number(zone.get("radius_wu")):
            side = str(zone.get("safe_for") or zone.get("city") or "")
            yield Thing(("zone", place), "zone", _point(zone["at_wu"]), _name(zone), float(zone["radius_wu"]), side)


def _references(data: Any) -> Iterator[Thing]:
    for place, each in _tables(data.get("reference")):
        if is_spot(each.get("at_wu")):
            yield Thing(("reference", place), "reference", _point(each["at_wu"]), _name(each))


def line_of(data: Any) -> list[Point]:
    """Give the corners of the ground, none where there is no sound line."""
    land = data.get("land")
    line = land.get("line_wu") if isinstance(land, dict) else None
    if not isinstance(line, list) or len(line) < 2 or not all(is_spot(corner) for corner in line):
        return []
    points = [_point(corner) for corner in line]
    return points if all(b[0] > a[0] for a, b in pairwise(points)) else []


def height_of(line: Sequence[Point], x: float) -> float:
    """Give the height of the ground at a place; 0 without ground. [wu]"""
    for (x0, y0), (x1, y1) in pairwise(line):
        if x <= x1:
            return y0 + (y1 - y0) * min(max((x - x0) / (x1 - x0), 0.0), 1.0)
    return line[-1][1] if line else 0.0


def _land(data: Any) -> Iterator[Thing]:
    line = line_of(data)
    if not line:
        return
    land = data["land"]
    for place, corner in enumerate(line):
        yield Thing(("land", "line_wu", place), "corner", corner, f"Corner {place + 1}")
    for kind, width in (("trench", "width_wu"), ("crater", "radius_wu")):
        for place, each in _tables(land.get(kind)):
            if is_number(each.get("at_wu")):
                x, wide = float(each["at_wu"]), each.get(width, 100.0)
                reach = float(wide) / (2.0 if kind == "trench" else 1.0) if is_number(wide) else 50.0
                name = f"{kind.capitalize()} {place + 1}"
                yield Thing(("land", kind, place), kind, (x, height_of(line, x)), name, reach)
    for place, pair in enumerate(land.get("hard_wu") if isinstance(land.get("hard_wu"), list) else []):
        if is_spot(pair):
            x, half = (pair[0] + pair[1]) / 2.0, abs(pair[1] - pair[0]) / 2.0
            yield Thing(("land", "hard_wu", place), "hard", (x, height_of(line, x)), f"Pavement {place + 1}", half)


def under(things: Sequence[Thing], at: Point, wu_per_px: float, layers: Mapping[str, bool]) -> list[Thing]:
    """List the things under a point, what is taken first before the others. wu_per_px: [wu/px] now"""
    near = 9.0 * wu_per_px
    hits = []
    for thing in things:
        if layers.get(thing.layer, True):
            gap = math.dist(thing.at, at)
            if thing.kind == "zone":  # by its rim or its middle, so that what lies in it can be pointed at
                gap = min(gap, abs(gap - thing.reach))
            elif thing.kind in ("ship", "crater"):
                gap = max(0.0, gap - thing.reach)
            elif thing.kind in ("trench", "hard"):
                gap = math.hypot(max(0.0, abs(at[0] - thing.at[0]) - thing.reach), at[1] - thing.at[1])
            if gap <= near:
                hits.append((ABOVE.index(thing.kind), gap, math.dist(thing.at, at), thing))
    return [each[-1] for each in sorted(hits, key=lambda each: each[:3])]


def inside(things: Sequence[Thing], a: Point, b: Point, layers: Mapping[str, bool]) -> list[Thing]:
    """List the things whose places lie in a box between two corners."""
    low, high = (min(a[0], b[0]), min(a[1], b[1])), (max(a[0], b[0]), max(a[1], b[1]))
    return [
        thing for thing in things
        if layers.get(thing.layer, True) and thing.kind not in ("camera", "hard")
        and all(low[n] <= thing.at[n] <= high[n] for n in (0, 1))
    ]  # fmt: skip


def bounds(things: Sequence[Thing]) -> tuple[Point, Point] | None:
    """Give the corners of all that units and zones take up, None for nothing."""
    spots = [(t.at, t.reach if t.kind in ("ship", "zone") else 0.0) for t in things]
    if not spots:
        return None
    low = tuple(min(at[n] - reach for at, reach in spots) for n in (0, 1))
    high = tuple(max(at[n] + reach for at, reach in spots) for n in (0, 1))
    return (low[0], low[1]), (high[0], high[1])
