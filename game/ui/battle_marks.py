"""From the battle to the marks drawn into the world, and to the radar."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Floats, Rows
from game.rules.level import ZoneRule
from game.ui import hud_state as h
from game.ui.battle_map import icon_rows, mark_focus, mark_icons, mark_names, matters_to, whole_battle
from game.ui.console import PULSE_S, Console, row_of, rows_of
from game.ui.formations import mark_ghosts
from game.ui.goal_marks import goal_rows, mark_goals
from game.ui.lane_marks import AIM_GENOCIDE, Bow, gunner, lane_lines, mark_lanes
from game.ui.names import name_of
from game.ui.order_paths import mark_orders
from game.ui.swarms import Swarms, map_swarms, mark_blasts, mark_swarms
from game.view.camera import Camera
from game.world.components import Body, Missile, Ship, Wreck
from game.world.lanes import standing_cities
from game.world.world import World

_MOST_TRIANGLES = 40
_TRIANGLES_ZOOM = 0.4
_NAMES_ZOOM = 0.55
_OWN_NAME_ZOOM = 0.2
_MOST_NAMES = 3  # the names of more ships would lie over one another; the list has them
_RADAR_STEPS = (2500.0, 5000.0, 10000.0, 20000.0)
_BIG_MASS_T = 20000.0
_ARC_SPREAD = 0.16  # rad either side of where missiles come from
_SECTORS = 12
_MANY = 16  # ships selected in sight from which brackets would cover the picture
_AIR_PX = 12.0  # between a hull and its brackets


def marks(
    world: World, console: Console, camera: Camera, own: int, bows: list[Bow], swarms: Swarms
) -> h.Marks:
    """Describe brackets, threats, arrows, order lines, lanes, salvoes and icons at this moment."""
    out = h.Marks(box=console.box)
    selected, icons = rows_of(world, console.selected), icon_rows(world, camera)
    _mark_selected(world, camera, out, own, selected, icons)
    matters = matters_to(world, console) if console.focus else np.zeros(0, bool)
    mark_icons(world, console, camera, out, icons, matters)
    mark_focus(world, console, camera, out, matters)
    mark_names(world, camera, out)
    mark_lanes(world, console, camera, out, bows)
    mark_swarms(world, console, camera, out, swarms)
    mark_ghosts(world, console, camera, out)
    target = row_of(world, console.target)
    mark_blasts(world, console, camera, out, target, swarms)
    if target >= 0:
        _mark_target(world, camera, out, own, target)
    if own >= 0:
        _mark_threats(world, camera, out, own)
    goals = goal_rows(world, console)
    mark_goals(world, console, camera, out, goals, target)
    _mark_edges(world, camera, out, {own, target, *goals}, own, {bow.charge.row for bow in bows if bow.enemy})
    mark_orders(world, console, camera, out, selected)
    for pulse in console.pulses:
        x, y = camera.to_screen(pulse.at)
        out.pulses.append(h.PulseMark((float(x), float(y)), pulse.kind, pulse.age_s / PULSE_S))
    _mark_zones(world, console, camera, out, own)
    _mark_cities(world, console, camera, out)
    return out


def _safe_zones(world: World, console: Console) -> list[ZoneRule]:
    return [zone for zone in world.level.zone if zone.safe_for == SIDES[console.side]]


def _mark_zones(world: World, console: Console, camera: Camera, out: h.Marks, own: int) -> None:
    """Draw safe places that are in sight, and point at those that are not, with the way left to their border."""
    for zone in _safe_zones(world, console):
        x, y = camera.to_screen(zone.at_wu)
        mark = h.ZoneMark((float(x), float(y)), zone.radius_wu * camera.zoom, zone.name)
        out.zones.append(mark)
        place = np.asarray(zone.at_wu)
        seen = np.hypot(*(camera.center - place)) < zone.radius_wu
        if own < 0 or seen:
            continue
        left = float(np.hypot(*(world.units[Body].pos[own] - place))) - zone.radius_wu
        way = place - camera.center
        if not camera.visible(place, 0.0).all() and left > 0:
            mark.label = ""
            label = f"{zone.name} {left:,.0f} km".replace(",", " ")
            out.arrows.append(h.EdgeArrow((float(way[0]), float(-way[1])), "zone", "safe", label))


def _mark_cities(world: World, console: Console, camera: Camera, out: h.Marks) -> None:
    """Draw what the player's forward cannon could burn on the ground, and point at it while the bow is aimed."""
    if gunner(world, console) < 0:
        return
    for zone in standing_cities(world, SIDES[console.side]):  # LOOP: cities of the level
        x, y = camera.to_screen(zone.at_wu)
        seen = bool(camera.visible(np.asarray(zone.at_wu), 0.0).all())
        out.zones.append(h.ZoneMark((float(x), float(y)), zone.radius_wu * camera.zoom, zone.name, str(zone.city)))
        if console.aiming == AIM_GENOCIDE and not seen:
            way = np.asarray(zone.at_wu) - camera.center
            out.arrows.append(h.EdgeArrow((float(way[0]), float(-way[1])), "zone", "safe", zone.name))


def _mark_selected(
    world: World, camera: Camera, out: h.Marks, own: int, selected: Rows, icons: Rows
) -> None:
    """Bracket the selected ships in sight; icons carry a sign of their own."""
    body = world.units[Body]
    seen = selected[camera.visible(body.pos[selected], 100.0)]
    seen = seen[~np.isin(seen, icons) | (seen == own)]
    many = len(seen) > _MANY
    for row, rect in zip(seen.tolist(), _rects(world, camera, seen), strict=True):  # LOOP: ships selected
        style = "own" if row == own else "many" if many else "friend"
        few = camera.zoom >= _NAMES_ZOOM and len(selected) <= _MOST_NAMES
        named = few or (row == own and camera.zoom > _OWN_NAME_ZOOM)
        name = name_of(world, row) if named else ""
        out.brackets.append(h.Bracket(rect, SIDES[body.side[row]], name, style))


def _rects(world: World, camera: Camera, rows: Rows) -> list[tuple[float, float, float, float]]:
    """Give the screen box round each of some hulls. [px] left, top, width, height"""
    body = world.units[Body]
    corners = world.catalogue.corners[world.units[Ship].kind[rows]]
    c, s = body.face[rows, 0][:, None], body.face[rows, 1][:, None]
    x = body.pos[rows, 0][:, None] + corners[..., 0] * c - corners[..., 1] * s
    y = body.pos[rows, 1][:, None] + corners[..., 0] * s + corners[..., 1] * c
    places = camera.to_screen(np.stack([x, y], axis=2))
    low, high = places.min(axis=1) - _AIR_PX, places.max(axis=1) + _AIR_PX
    return [(left, top, right - left, down - top) for left, top, right, down in np.hstack([low, high]).tolist()]


def _mark_target(world: World, camera: Camera, out: h.Marks, own: int, target: int) -> None:
    body = world.units[Body]
    far = float(np.hypot(*(body.pos[target] - body.pos[own]))) if own >= 0 else 0.0
    if camera.visible(body.pos[target], 150.0).all():
        note = f"{far:,.0f} km".replace(",", " ") if own >= 0 else ""
        side = SIDES[body.side[target]]
        out.target = h.TargetMark(_rects(world, camera, np.array([target]))[0], side, name_of(world, target), note)


def _threats(world: World, own: int) -> Rows:
    missile, body = world.units[Missile], world.units[Body]
    rows = world.units.rows(Body, Missile)
    return rows[(missile.target[rows] == own) & (body.side[rows] != body.side[own])]


def _mark_threats(world: World, camera: Camera, out: h.Marks, own: int) -> None:
    """Put triangles on missiles that fly at the own ship, and arcs on the sides they come from."""
    body = world.units[Body]
    rows = _threats(world, own)
    if not len(rows):
        return
    to = body.pos[rows] - body.pos[own]
    near = np.argsort(np.hypot(to[:, 0], to[:, 1]), kind="stable")[:_MOST_TRIANGLES]
    if camera.zoom < _TRIANGLES_ZOOM:  # salvoes are drawn as one
        near = near[:0]
    seen = near[camera.visible(body.pos[rows[near]], 0.0)]
    out.threats = [(float(x), float(y)) for x, y in camera.to_screen(body.pos[rows[seen]])]
    at = camera.to_screen(body.pos[own])
    radius = float(body.radius[own]) * camera.zoom * 1.25 + 26.0
    angle = np.arctan2(-to[:, 1], to[:, 0])
    sector = np.unique(np.floor(angle / (2 * math.pi) * _SECTORS).astype(int) % _SECTORS)
    for one in sector[:4]:  # LOOP: at most four arcs
        middle = (one + 0.5) / _SECTORS * 2 * math.pi
        out.arcs.append(
            h.ThreatArc((float(at[0]), float(at[1])), radius, middle - _ARC_SPREAD, middle + _ARC_SPREAD)
        )


def _mark_edges(world: World, camera: Camera, out: h.Marks, named: set[int], own: int, told: set[int]) -> None:
    """Point at ships and swarms off the screen. named: ships with their name; told: those that have an arrow already"""
    body, ship = world.units[Body], world.units[Ship]
    rows = world.units.rows(Body, Ship)
    rows = rows[~camera.visible(body.pos[rows], 0.0) & ~ship.adrift[rows]]
    middle = camera.center
    for row in rows:  # LOOP: ships off the screen
        if row in told:
            continue
        way = body.pos[row] - middle
        rule = world.catalogue.units[int(ship.kind[row])]
        kind = "big_ship" if rule.mass_t > _BIG_MASS_T else "ship"
        label = name_of(world, row) if int(row) in named else ""
        out.arrows.append(h.EdgeArrow((float(way[0]), float(-way[1])), kind, SIDES[int(body.side[row])], label))
    if own < 0:
        return
    flying = _threats(world, own)
    flying = flying[~camera.visible(body.pos[flying], 0.0)]
    if len(flying):
        way = body.pos[flying] - middle
        sector = np.round(np.arctan2(way[:, 1], way[:, 0]) / (2 * math.pi) * _SECTORS).astype(int)
        for one in np.unique(sector):  # LOOP: at most twelve directions
            part = way[sector == one].mean(axis=0)
            count = int(np.count_nonzero(sector == one))
            foe = SIDES[1 - int(body.side[own])]
            out.arrows.append(h.EdgeArrow((float(part[0]), float(-part[1])), "missile", foe, "", count))


def radar(
    world: World, console: Console, camera: Camera, own: int, swarms: Swarms, bows: list[Bow]
) -> h.Radar:
    """Describe the round map, the own ship (or the camera) in its middle; or the map of the whole battle."""
    body = world.units[Body]
    middle: Floats = body.pos[own] if own >= 0 else camera.center
    whole = whole_battle(world) if console.map else None
    if whole is not None:
        middle = np.asarray(whole.middle)
    ships = world.units.rows(Body, Ship)
    flying = world.units.rows(Body, Missile)
    flying = flying[~world.catalogue.interceptor[world.units[Missile].kind[flying]]]
    if whole is not None:  # it shows salvoes
        flying = flying[:0]
    wrecks = world.units.rows(Body, Wreck)
    rows = np.concatenate([wrecks, flying, ships])
    off = body.pos[rows] - middle
    big = world.catalogue.explosive[world.units[Missile].kind[flying]]
    kinds = np.concatenate([
        np.full(len(wrecks), h.WRECK), np.where(big, h.BIG_MISSILE, h.MISSILE),
        np.where(body.mass[ships] > _BIG_MASS_T, h.BIG_SHIP, h.SMALL_SHIP),
    ])  # fmt: skip
    sides = np.concatenate([np.full(len(wrecks), h.NEUTRAL), body.side[flying], body.side[ships]])
    danger = np.zeros(len(rows), bool)
    danger[len(wrecks) : len(wrecks) + len(flying)] = world.units[Missile].target[flying] == own
    enemy = ships[body.side[ships] != console.side]
    away = np.hypot(*(body.pos[enemy] - middle).T).min() if len(enemy) else 0.0
    reach = next((step for step in _RADAR_STEPS if away < step * 0.9), _RADAR_STEPS[-1])
    reach = whole.half if whole is not None else reach
    target = row_of(world, console.target)
    aim = None
    if target >= 0:
        x, y = body.pos[target] - middle
        aim = (float(x), float(y))
    half = (camera.size[0] / 2 / camera.zoom, camera.size[1] / 2 / camera.zoom)
    x, y = camera.center - middle
    heading = float(body.angle[own]) if own >= 0 else 0.0
    contacts = h.RadarContacts(off[:, 0], off[:, 1], kinds, sides, body.angle[rows], danger)
    zones = [
        (*(np.asarray(zone.at_wu) - middle).tolist(), zone.radius_wu) for zone in _safe_zones(world, console)
    ]
    salvoes = map_swarms(swarms, middle, reach, own) if whole is not None else []
    return h.Radar(
        contacts, reach, heading, -math.pi / 2, 0.3, aim, half, (float(x), float(y)), zones=zones, swarms=salvoes,
        lanes=lane_lines(world, middle, bows),
    )  # fmt: skip
