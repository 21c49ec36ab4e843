"""Ram: aircraft of one lane that fly into one another are hurt by how fast they met. Source: SURFACE.md section 1."""

from __future__ import annotations

import numpy as np

from game.base.vectors import dot, length, pick, unrotate
from game.engine.schedule import writes
from game.world.components import Body
from game.world.ground_events import Collided
from game.world.surface import ALIVE, Life, Unit, Wings
from game.world.surface_world import SurfaceWorld

_SPAN_WU = 100.0  # aircraft nearer than this along the ground are looked at
_HP_PER_WUPS = 0.5  # of the speed at which they met


@writes(Life)
def ram(world: SurfaceWorld) -> None:
    """Hurt enemies of one lane whose hulls cross; friends hear one another and keep clear in depth.

    Law: both alike.
    """
    body, life, part = world.units[Body], world.units[Life], world.units[Unit]
    rows = world.units.rows(*ALIVE, Wings)
    rows = rows[life.hp[rows] > 0.0]
    if len(rows) < 2:
        return
    order = rows[np.argsort(body.pos[rows, 0], kind="stable")]
    line = body.pos[order, 0]
    count = np.searchsorted(line, line + _SPAN_WU) - np.arange(len(line)) - 1
    number = np.arange(count.sum()) + np.repeat(np.arange(len(line)) + 1 - count.cumsum() + count, count)
    one, other = np.repeat(order, count), order[number]
    foes = body.side[one] != body.side[other]
    same = foes & (part.lane[one] == part.lane[other]) & (np.abs(body.pos[one, 1] - body.pos[other, 1]) < _SPAN_WU)
    one, other = one[same], other[same]
    if not len(one):
        return
    half = world.catalogue.half
    off = pick(body.pos, other) - pick(body.pos, one)
    along = np.abs(dot(pick(body.face, one), pick(body.face, other)))
    reach = half[part.kind[other]]
    across = np.sqrt(np.maximum(1.0 - along * along, 0.0))
    size = np.stack((along * reach[:, 0] + across * reach[:, 1], across * reach[:, 0] + along * reach[:, 1]), axis=1)
    met = (np.abs(unrotate(off, pick(body.face, one))) < 0.8 * (half[part.kind[one]] + size)).all(axis=1)
    hurt = length(pick(body.vel, other) - pick(body.vel, one)) * _HP_PER_WUPS
    for a, b, harm in zip(one[met].tolist(), other[met].tolist(), hurt[met].tolist(), strict=True):  # LOOP: collisions
        life.pending[a] += harm
        life.pending[b] += harm
        life.struck_by[a], life.struck_by[b] = world.serial(b), world.serial(a)
        life.struck_arm[a] = life.struck_arm[b] = -1
        world.events.append(Collided(a, world.serial(a), world.serial(b), world.place(a)))
