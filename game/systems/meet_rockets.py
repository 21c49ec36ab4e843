"""Meet rockets: a guided missile's fuse does not ask for whom it was meant; who is in its way has it."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, clamp, dot, pick, unrotate
from game.engine.schedule import writes
from game.world.blasts import go_off
from game.world.components import Body
from game.world.ground_events import Sacrificed
from game.world.seekers import LEAST_RADAR
from game.world.surface import ALIVE, Eyes, Field, Height, Life, Pilot, Rocket, Unit, Wings
from game.world.surface_catalogue import AIR, SHIP
from game.world.surface_world import SurfaceWorld

_SPAN_WU = 120.0  # of the way before and after: nothing with wings reaches farther


@writes(Rocket, Life, Height, Field)
def meet_rockets(world: SurfaceWorld) -> None:
    """Set off every armed anti-air missile that passes within its fuse of an enemy it was not meant for.

    Law: a missile goes off once. What drowns in the echo of the ground sets off no fuse.
    """
    rocket, life, arms = world.units[Rocket], world.units[Life], world.catalogue.arm
    craft = world.units.rows(*ALIVE, Wings)
    life.struck_for[craft] = -1
    rows = world.units.rows(Body, Rocket)
    if not len(rows) or not len(craft):
        return
    arm = rocket.arm[rows]
    aloft = (world.catalogue.likes[arm, AIR] > 0.0) | (world.catalogue.likes[arm, SHIP] > 0.0)
    armed = (rocket.age[rows] >= arms["arm_s"][arm]) & aloft
    rows = rows[armed & ~np.isin(rows, np.fromiter(world.deaths, np.intp, len(world.deaths)))]
    craft = craft[(life.hp[craft] > 0.0) & (world.units[Eyes].radar[craft] >= LEAST_RADAR)]
    shot, met = _pairs(world, rows, craft)
    if not len(shot):
        return
    hit = _passes(world, shot, met)
    for missile, row in zip(shot[hit].tolist(), met[hit].tolist(), strict=True):  # LOOP: missiles met in this tick
        if missile not in world.deaths:
            _go(world, missile, row)


def _pairs(world: SurfaceWorld, rows: Rows, craft: Rows) -> tuple[Rows, Rows]:
    """Pair missiles with enemies that are near along the ground and not their marks. Returns: (n), (n) rows"""
    body, rocket = world.units[Body], world.units[Rocket]
    order = craft[np.argsort(body.pos[craft, 0], kind="stable")]
    line = body.pos[order, 0]
    now, then = body.pos[rows, 0], body.prev_pos[rows, 0]
    first = np.searchsorted(line, np.minimum(now, then) - _SPAN_WU)
    count = np.searchsorted(line, np.maximum(now, then) + _SPAN_WU) - first
    number = np.arange(count.sum()) + np.repeat(first - count.cumsum() + count, count)
    shot, met = np.repeat(rows, count), order[number]
    near = np.abs(body.pos[shot, 1] - body.pos[met, 1]) < _SPAN_WU
    near &= (body.side[shot] != body.side[met]) & (rocket.target[shot] != met)
    return shot[near], met[near]


def _passes(world: SurfaceWorld, shot: Rows, met: Rows) -> Bools:
    """Say which missiles came within their fuse of a hull in this tick, both having moved."""
    body, fuse = world.units[Body], world.catalogue.arm["fuse_wu"][world.units[Rocket].arm[shot]]
    start = pick(body.prev_pos, shot) - pick(body.prev_pos, met)
    move = pick(body.pos, shot) - pick(body.pos, met) - start
    share = clamp(-dot(start, move) / np.maximum(dot(move, move), 1e-9), 0.0, 1.0)
    nearest: Floats = start + move * share[:, None]
    gap = np.abs(unrotate(nearest, pick(body.face, met))) - world.catalogue.half[world.units[Unit].kind[met]]
    near: Bools = np.all(gap < (0.5 * fuse)[:, None], axis=1)
    return near


def _go(world: SurfaceWorld, missile: int, row: int) -> None:
    rocket, body, life, part = world.units[Rocket], world.units[Body], world.units[Life], world.units[Unit]
    mark = int(rocket.target[missile])
    at, before = body.pos[row].copy(), life.pending.copy()
    world.request_death(missile)
    if world.units[Pilot].guards[row] >= 0:
        side = int(body.side[row])
        world.events.append(Sacrificed(row, world.serial(row), side, world.serial(mark), world.place(row)))
    go_off(world, at, int(rocket.arm[missile]), int(body.side[missile]), int(rocket.owner_serial[missile]),
           int(rocket.owner_kind[missile]))  # fmt: skip
    if mark >= 0:
        hurt = (life.pending > before) & (np.arange(len(before)) != mark)
        life.struck_for[hurt] = part.kind[mark]
