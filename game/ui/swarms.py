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

_CELL_WU = 600.0
_JOIN_WU = 700.0
_SPAN = 4096
_MOST_GLYPHS = 28
_LEAST_GLYPH = 2
_SLOWEST_WUPS = 60.0
_BLAST_SOON_S = 3.0
_MOST_BLASTS = 4
_SIDES = ("race", "arume")


class Swarms(NamedTuple):
    """Swarms, the largest first.

    pos, vel: (n, 2) [wu], [wu/s]; count, side: (n); big: (n) explosive metal; target: (n) rows, -1 for none
    seconds: (n) [s] until the first arrives
    """

    pos: Floats
    vel: Floats
    count: Ints
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
    cell = np.floor(pos / _CELL_WU).astype(np.int64) + _SPAN
    key = (sort.astype(np.int64) * (2 * _SPAN) + cell[:, 0]) * (2 * _SPAN) + cell[:, 1]
    _, first, part = np.unique(key, return_index=True, return_inverse=True)
    part = _joined(pos, sort, first, part)[part]
    _, first, part = np.unique(part, return_index=True, return_inverse=True)
    count = np.bincount(part, minlength=len(first))
    mean = _means(pos, part, count)
    way = _means(vel, part, count)
    seconds = np.full(len(first), math.inf)
    np.minimum.at(seconds, part, _time_to(world, pos, vel, target))
    out = Swarms(mean, way, count, body.side[rows][first], big[first], target[first], seconds)
    order = np.lexsort((out.side == side, -count))
    return Swarms(*(column[order] for column in out))


def _joined(pos: Floats, sort: Ints, first: Ints, part: Ints) -> Ints:
    """Give each cell the lowest cell that it hangs together with."""
    count = np.bincount(part, minlength=len(first))
    mean, kind = _means(pos, part, count), sort[first]
    gap = np.abs(mean[:, None] - mean[None]).max(axis=2)
    near = (gap < _JOIN_WU) & (kind[:, None] == kind[None])
    label = np.arange(len(first))
    for _ in range(3):  # LOOP: cells three steps apart become one
        label = np.where(near, label[None], len(first)).min(axis=1, initial=len(first))
    return label


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
    see = camera.visible(swarms.pos, 0.0) & (swarms.count >= _LEAST_GLYPH)
    for place in np.flatnonzero(see)[:_MOST_GLYPHS].tolist():  # LOOP: glyphs on the screen
        target, side = int(swarms.target[place]), int(swarms.side[place])
        at, way = camera.to_screen(swarms.pos[place]), swarms.vel[place]
        end = None
        if target >= 0 and side != console.side and target in chosen:
            x, y = camera.to_screen(body.pos[target])
            end = (float(x), float(y))
        angle = math.atan2(-float(way[1]), float(way[0]))
        out.fleet.swarms.append(
            SwarmMark((float(at[0]), float(at[1])), int(swarms.count[place]), _SIDES[side],
                      bool(swarms.big[place]), float(swarms.seconds[place]), angle, end)
        )  # fmt: skip


def map_swarms(world: World, swarms: Swarms, middle: Floats, own: int) -> list[MapSwarm]:
    """Give salvoes as the map shows them, counted from its middle."""
    out = []
    for place in np.flatnonzero(swarms.count >= _LEAST_GLYPH)[:_MOST_GLYPHS].tolist():  # LOOP: glyphs of the map
        x, y = swarms.pos[place] - middle
        danger = own >= 0 and int(swarms.target[place]) == own
        side = _SIDES[int(swarms.side[place])]
        out.append(
            MapSwarm((float(x), float(y)), int(swarms.count[place]), side, bool(swarms.big[place]), danger)
        )
    return out


def mark_blasts(world: World, console: Console, camera: Camera, out: Marks, target: int, swarms: Swarms) -> None:
    """Draw how far explosive warheads reach: those about to arrive, and at the target while one is aimed at it."""
    body, missile = world.units[Body], world.units[Missile]
    rows = world.units.rows(Body, Missile)
    bursting = np.array([rule.burst is not None for rule in world.catalogue.missiles])
    rows = rows[bursting[missile.kind[rows]]]
    if len(rows):
        seconds = _time_to(world, body.pos[rows], body.vel[rows], missile.target[rows])
        near = np.argsort(seconds, kind="stable")[:_MOST_BLASTS]
        for place in near[seconds[near] < _BLAST_SOON_S].tolist():  # LOOP: a few warheads
            _blast(world, camera, out, int(missile.kind[rows[place]]), body.pos[rows[place]], "")
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
