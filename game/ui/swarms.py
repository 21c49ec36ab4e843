"""Swarms: missiles of one side, near one another, with one target, seen as one thing."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from game.base.vectors import Bools, Floats, Ints, Rows
from game.ui.console import Console, rows_of
from game.ui.fleet_state import BlastMark, MapSwarm, SwarmMark
from game.ui.hud_world import Marks
from game.view.camera import Camera
from game.world.components import Body, Launcher, Missile
from game.world.orders import EXPLOSIVE
from game.world.world import World

GLYPHS_BELOW = 0.6
"""zoom below which salvoes are drawn as glyphs"""

_GAP_WU = 420.0  # missiles farther apart than this are not one swarm
_MOST_GLYPHS = 28
_LEAST_GLYPH = 2
_APART_PX = (46.0, 26.0)  # glyphs nearer than this would cover one another
_SLOWEST_WUPS = 60.0
_MAP_SHARE = 0.16  # of half the map: salvoes nearer than this are one there
_BLAST_SOON_S = 3.0
_MOST_BLASTS = 4
_MOST_LOOKED_AT = 24
_BLASTS_APART_WU = 260.0  # of warheads that fly together one circle is enough
_SIDES = ("race", "arume")


class Swarms(NamedTuple):
    """Swarms, the largest first.

    pos, vel: (n, 2) [wu], [wu/s]; sizes: (n) missiles; side: (n); big: (n) explosive metal
    target: (n) rows, -1 for none; seconds: (n) [s] until the first arrives
    """

    pos: Floats
    vel: Floats
    sizes: Ints
    side: Ints
    big: Bools
    target: Rows
    seconds: Floats


def find_swarms(world: World, side: int) -> Swarms:
    """Gather all anti-ship missiles. side: whose ships matter when two swarms are as large"""
    body, missile = world.units[Body], world.units[Missile]
    rows = world.units.rows(Body, Missile)
    kind = missile.kind[rows]
    keep = ~world.catalogue.interceptor[kind]
    rows, kind = rows[keep], kind[keep]
    big = world.catalogue.explosive[kind] | world.catalogue.decoy[kind]
    pos, vel, target = body.pos[rows], body.vel[rows], missile.target[rows]
    sort = ((target + 1) * 2 + body.side[rows]) * 2 + big
    part = _parted(_parted(sort, pos[:, 0]), pos[:, 1])
    _, first = np.unique(part, return_index=True)
    count = np.bincount(part, minlength=len(first))
    mean = _means(pos, part, count)
    way = _means(vel, part, count)
    seconds = np.full(len(first), math.inf)
    np.minimum.at(seconds, part, _time_to(world, pos, vel, target))
    sides = body.side[rows][first]
    order = np.lexsort((sides == side, -count))
    first = first[order]
    return Swarms(
        mean[order], way[order], count[order], sides[order], big[first], target[first], seconds[order]
    )


def _parted(label: Ints, along: Floats) -> Ints:
    """Part every lot of missiles where a gap opens along one axis. Returns: (n) new labels, from 0 without gaps"""
    order = np.lexsort((along, label))
    fresh = np.ones(len(order), bool)
    fresh[1:] = (np.diff(label[order]) != 0) | (np.diff(along[order]) > _GAP_WU)
    out = np.empty(len(order), np.int64)
    out[order] = np.cumsum(fresh) - 1
    return out


def _means(values: Floats, part: Ints, count: Ints) -> Floats:
    size = np.maximum(count, 1)
    x, y = (np.bincount(part, values[:, axis], minlength=len(count)) / size for axis in (0, 1))
    return np.stack([x, y], axis=1)


def _time_to(world: World, pos: Floats, vel: Floats, target: Rows) -> Floats:
    """Give how long each missile still flies to its target. [s]"""
    body = world.units[Body]
    to, drift = body.pos[target] - pos, vel - body.vel[target]
    far = np.hypot(to[:, 0], to[:, 1])
    closing = (to * drift).sum(axis=1) / np.maximum(far, 1.0)
    return np.where(target >= 0, far / np.maximum(closing, _SLOWEST_WUPS), math.inf)


def mark_swarms(world: World, console: Console, camera: Camera, out: Marks, swarms: Swarms) -> None:
    """Draw salvoes as glyphs when the missiles themselves are too small to count."""
    if camera.zoom >= GLYPHS_BELOW:
        return
    body, chosen = world.units[Body], rows_of(world, console.selected)
    see = camera.visible(swarms.pos, 0.0) & (swarms.sizes >= _LEAST_GLYPH)
    glyphs: list[SwarmMark] = []
    for place in np.flatnonzero(see)[:_MOST_GLYPHS].tolist():  # LOOP: glyphs on the screen
        target, side = int(swarms.target[place]), int(swarms.side[place])
        at, way = camera.to_screen(swarms.pos[place]), swarms.vel[place]
        end = None
        if target >= 0 and side != console.side and target in chosen:
            x, y = camera.to_screen(body.pos[target])
            end = (float(x), float(y))
        angle = math.atan2(-float(way[1]), float(way[0]))
        glyph = SwarmMark(
            (float(at[0]), float(at[1])), int(swarms.sizes[place]), _SIDES[side], bool(swarms.big[place]),
            float(swarms.seconds[place]), angle, end,
        )  # fmt: skip
        _put_with(glyphs, glyph)
    out.fleet.swarms += glyphs


def _put_with(glyphs: list[SwarmMark], glyph: SwarmMark) -> None:
    """Add a glyph; one that would lie on another of its kind makes that larger instead."""
    for other in glyphs:  # LOOP: glyphs on the screen
        alike = (other.side, other.big) == (glyph.side, glyph.big)
        if alike and abs(other.at[0] - glyph.at[0]) < _APART_PX[0] and abs(other.at[1] - glyph.at[1]) < _APART_PX[1]:
            other.count += glyph.count
            other.seconds = min(other.seconds, glyph.seconds)
            other.target = other.target or glyph.target
            return
    glyphs.append(glyph)


def map_swarms(swarms: Swarms, middle: Floats, half: float, own: int) -> list[MapSwarm]:
    """Give salvoes as the map shows them, counted from its middle; those too near for it become one.

    half: [wu] from there to the map's edge; own: row of the own ship, -1 for none
    """
    out: list[MapSwarm] = []
    near = _MAP_SHARE * half
    for place in np.flatnonzero(swarms.sizes >= _LEAST_GLYPH)[:_MOST_GLYPHS].tolist():  # LOOP: glyphs of the map
        x, y = (float(value) for value in swarms.pos[place] - middle)
        side, big = _SIDES[int(swarms.side[place])], bool(swarms.big[place])
        danger = own >= 0 and int(swarms.target[place]) == own
        for other in out:  # LOOP: glyphs of the map
            if (other.side, other.big) == (side, big) and max(abs(other.at[0] - x), abs(other.at[1] - y)) < near:
                other.count, other.danger = other.count + int(swarms.sizes[place]), other.danger or danger
                break
        else:
            out.append(MapSwarm((x, y), int(swarms.sizes[place]), side, big, danger))
    return out


def mark_blasts(
    world: World, console: Console, camera: Camera, out: Marks, target: int, swarms: Swarms
) -> None:
    """Draw how far explosive warheads reach: those about to arrive, and at the target while one is aimed at it."""
    body, missile = world.units[Body], world.units[Missile]
    rows = world.units.rows(Body, Missile)
    bursting = np.array([rule.burst is not None for rule in world.catalogue.missiles])
    rows = rows[bursting[missile.kind[rows]]]
    if len(rows):
        seconds = _time_to(world, body.pos[rows], body.vel[rows], missile.target[rows])
        near = np.argsort(seconds, kind="stable")
        drawn: list[Floats] = []
        for place in near[seconds[near] < _BLAST_SOON_S][:_MOST_LOOKED_AT].tolist():  # LOOP: warheads about to arrive
            at = body.pos[rows[place]]
            apart = all(float(np.hypot(*(at - other))) > _BLASTS_APART_WU for other in drawn)
            if apart and len(drawn) < _MOST_BLASTS:
                drawn.append(at)
                _blast(world, camera, out, int(missile.kind[rows[place]]), at, "")
    ours = (swarms.target == target) & swarms.big & (swarms.side == console.side)
    if target >= 0 and (ours.any() or console.over == "slot:2"):
        chosen = rows_of(world, console.selected)
        kinds = world.units[Launcher].missile[chosen, EXPLOSIVE]
        kind = _warhead(world, int(kinds.max(initial=-1)))
        if kind >= 0:
            _blast(world, camera, out, kind, body.pos[target], "Pulse")


def _warhead(world: World, bus: int) -> int:
    """Give the missile that bursts in the end when a bus has split, -1 for none."""
    if bus < 0:
        return -1
    rule = world.catalogue.missiles[bus]
    if rule.burst:
        return bus
    parts = rule.split.into if rule.split else []
    keys = [world.catalogue.missile_number(part) for part in parts]
    return next((key for key in keys if world.catalogue.missiles[key].burst), -1)


def _blast(world: World, camera: Camera, out: Marks, kind: int, place: Floats, label: str) -> None:
    burst = world.catalogue.missiles[kind].burst
    if burst is None or not camera.visible(place, burst.pulse_wu).all():
        return
    x, y = camera.to_screen(place)
    zoom = camera.zoom
    out.fleet.blasts.append(
        BlastMark((float(x), float(y)), burst.blast_wu * zoom, burst.pulse_wu * zoom, label)
    )
