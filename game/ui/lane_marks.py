"""From forward cannons to the lanes and flags drawn into the world, and to the warnings about them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Floats, Rows
from game.ui.console import Console, row_of
from game.ui.drives import Charge, charges, has_cannon, ships_in_lane
from game.ui.fleet_state import FlagMark, FleetMarks, LaneMark
from game.ui.hud_world import EdgeArrow, Marks
from game.view.camera import Camera
from game.world.components import Body
from game.world.lanes import cannon_rule, cities_in_lane, fringe_at, muzzle, targets_in_lane
from game.world.queries import enemy_ships
from game.world.world import World

AIM_GENOCIDE = "genocide"
_OPEN = ("covers", "charging", "waiting", "firing")
_MOST_FLAGS = 40
_SMALL_ZOOM = 0.12  # below it marks shrink with the ships


class Bow(NamedTuple):
    """A forward cannon that charges or fires, and the player's ships that stand in its lane."""

    charge: Charge
    enemy: bool
    inside: Rows


def bows(world: World, console: Console, known: list[Charge] | None = None) -> list[Bow]:
    """Describe every open bow of the battle. LOOP: a few."""
    body, out = world.units[Body], []
    for charge in charges(world) if known is None else known:
        if charge.kind == "genocide" and charge.phase in _OPEN:
            inside = ships_in_lane(world, charge.row, body.face[charge.row], console.side)
            out.append(Bow(charge, int(body.side[charge.row]) != console.side, inside))
    return out


def first_inside(world: World, bow: Bow) -> int:
    """Give the ship in a bow's lane that the beam would reach first, -1 for none."""
    if not len(bow.inside):
        return -1
    pos = world.units[Body].pos
    far = np.hypot(*(pos[bow.inside] - pos[bow.charge.row]).T)
    return int(bow.inside[int(far.argmin())])


def gunner(world: World, console: Console) -> int:
    """Give the ship whose forward cannon the player commands: the own ship, else a selected one, else -1."""
    own = row_of(world, console.own)
    if has_cannon(world, own):
        return own
    body, ships = world.units[Body], world.ships()
    mine = [row for row in ships[body.side[ships] == console.side].tolist() if has_cannon(world, row)]
    return next((row for row in mine if world.serial(row) in console.selected), -1)


def mark_lanes(world: World, console: Console, camera: Camera, out: Marks, open_bows: list[Bow]) -> None:
    """Draw the lane of every open bow and of the one being aimed, flag our ships in it, point at those off screen."""
    fleet = out.fleet
    for bow in open_bows:
        tone = "danger" if bow.enemy else "own"
        lane = _lane(world, camera, bow.charge.row, world.units[Body].face[bow.charge.row], tone)
        lane.share, lane.seconds = bow.charge.share, bow.charge.seconds
        lane.burning = bow.charge.phase == "firing"
        fleet.lanes.append(lane)
        _flag(world, camera, fleet, bow.inside, bow.enemy)
        place = world.units[Body].pos[bow.charge.row]
        if bow.enemy and not camera.visible(place, 0.0).all():
            way = place - camera.center
            label = f"Genocide {bow.charge.seconds:.0f} s"
            out.arrows.append(EdgeArrow((float(way[0]), float(-way[1])), "genocide", "arume", label))
    if console.aiming == AIM_GENOCIDE and (row := gunner(world, console)) >= 0:
        to = aimed_place(world, console, camera) - world.units[Body].pos[row]
        way = to / max(float(np.hypot(*to)), 1e-9)
        console.on_line = _on_line(world, row, way)
        fleet.lanes.append(_lane(world, camera, row, way, "aim"))
        _flag(world, camera, fleet, ships_in_lane(world, row, way, console.side), False)


def aimed_place(world: World, console: Console, camera: Camera) -> Floats:
    """Give the place through which the bow would fire, were it opened now: the target, or where the pointer is. [wu]"""
    target = row_of(world, console.target)
    if target >= 0 and not console.by_pointer:
        place: Floats = world.units[Body].pos[target]
        return place
    return np.asarray(camera.to_world(console.pointer))


def _on_line(world: World, row: int, way: Floats) -> str:
    """Say in words what a shot along a way would strike as things stand."""
    foes = enemy_ships(world, int(world.units[Body].side[row]))
    count = round(float(targets_in_lane(world, row, way[None], foes)[0])) if len(foes) else 0
    city = ", and a city" if cities_in_lane(world, row, way[None])[0] else ""
    return f"{count} of them{city}"


def _lane(world: World, camera: Camera, row: int, way: Floats, tone: str) -> LaneMark:
    rule = cannon_rule(world, row)
    start = muzzle(world, row)
    if tone == "aim":  # the bow will come round to where it is aimed
        body = world.units[Body]
        start = body.pos[row] + way * float(np.hypot(*(start - body.pos[row])))
    end, left = start + way * rule.range_wu, np.array([-way[1], way[0]])
    near, far = (float(half) for half in fringe_at(rule, np.array([0.0, rule.range_wu])))
    core = np.stack([start, end, end, start]) + np.outer((1, 1, -1, -1), left * rule.core_wu)
    fringe = np.stack([start, end, end, start]) + np.outer((near, far, -far, -near), left)
    return LaneMark(_points(camera, core), _points(camera, fringe), _points(camera, start[None])[0], tone,
                    size=1.0 if camera.zoom > _SMALL_ZOOM else 0.55)  # fmt: skip


def _points(camera: Camera, places: Floats) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in camera.to_screen(places)]


def _flag(world: World, camera: Camera, fleet: FleetMarks, rows: Rows, danger: bool) -> None:
    body = world.units[Body]
    rows = rows[camera.visible(body.pos[rows], 0.0)][:_MOST_FLAGS]
    lift = np.minimum(body.radius[rows] * camera.zoom, 60.0) + (12.0 if camera.zoom > _SMALL_ZOOM else 2.0)
    places = camera.to_screen(body.pos[rows]) - np.stack([np.zeros(len(rows)), lift], axis=1)
    share = 1.0 if camera.zoom > _SMALL_ZOOM else 0.6
    fleet.flags += [FlagMark((float(x), float(y)), danger, share) for x, y in places]


def lane_lines(world: World, middle: Floats, open_bows: list[Bow]) -> list[tuple[float, float, float, float, bool]]:
    """Give the axis of every open bow's lane as the radar shows it, counted from its middle. [wu]"""
    out = []
    for bow in open_bows:  # LOOP: one or two
        row = bow.charge.row
        start = muzzle(world, row) - middle
        end = start + world.units[Body].face[row] * cannon_rule(world, row).range_wu
        out.append((float(start[0]), float(start[1]), float(end[0]), float(end[1]), bow.enemy))
    return out
