"""Warnings: what endangers the own ship and the fleet now, the worst first."""

from __future__ import annotations

import math

import numpy as np

from game.ui.hud_state import WarningBar
from game.ui.lane_marks import Bow, first_inside
from game.ui.names import name_of
from game.world.components import Body, Hull, Missile, Mount
from game.world.world import World

_WARN_S = 14.0


def warnings(world: World, own: int, bows: list[Bow]) -> list[WarningBar]:
    """Give every warning there is, the worst first."""
    out: list[WarningBar] = []
    for bow in bows:  # LOOP: open bows, one or two
        count = len(bow.inside)
        if bow.enemy:
            firing = bow.charge.phase == "firing"
            note = "" if not count else "you are in it" if own in bow.inside else f"{count} in its lane"
            out.append(WarningBar("genocide_now" if firing else "genocide", 0, bow.charge.seconds, note))
        elif count:
            name = name_of(world, first_inside(world, bow))
            out.append(WarningBar("bow", count, note=f"first {name}" if count > 1 else name))
    if own < 0:
        return out
    count, seconds = incoming(world, own)
    if count:
        out.append(WarningBar("missiles", count, seconds))
    mount = world.mounts[Mount]
    mounts = world.mounts.rows(Mount)
    if (mount.firing[mounts] & (mount.target[mounts] == own)).any():
        out.append(WarningBar("beam"))
    if (world.units[Hull].burning[own] > 0.0).any():
        out.append(WarningBar("fire"))
    return out


def incoming(world: World, row: int) -> tuple[int, float]:
    """Count the missiles that fly at a ship, and give the time until the first arrives. [s]"""
    missile, body = world.units[Missile], world.units[Body]
    rows = world.units.rows(Body, Missile)
    rows = rows[(missile.target[rows] == row) & (body.side[rows] != body.side[row])]
    if not len(rows):
        return 0, math.inf
    to, drift = body.pos[row] - body.pos[rows], body.vel[rows] - body.vel[row]
    far = np.hypot(to[:, 0], to[:, 1])
    closing = np.maximum((to * drift).sum(axis=1) / np.maximum(far, 1.0), 30.0)
    seconds = far / closing
    soon = seconds < _WARN_S
    return int(np.count_nonzero(soon)), float(seconds.min())
