"""Breach: damage goes through compartments and bulkheads; sterns die, bows go blind, hulls break."""

from __future__ import annotations

import numpy as np

from game.base.constants import BOW, DT, MIDDLE, STERN
from game.base.vectors import facing
from game.engine.schedule import writes
from game.world.births import WreckBirth
from game.world.components import Body, Hull, Ship, Wreck
from game.world.events import Breached, Destroyed, ShutDown
from game.world.world import World

_BURN_S = 12.0  # how long a breached compartment burns, for the eye
_NEIGHBOURS = {BOW: ((MIDDLE, 1.0),), MIDDLE: ((BOW, 0.5), (STERN, 0.5)), STERN: ((MIDDLE, 1.0),)}


@writes(Hull, Ship, Wreck)
def breach(world: World) -> None:
    """Take pending damage from the hulls.

    Law: hull lost = damage taken, less what bulkheads stop. Source: ORBIT.md section 8.
    """
    rows = world.units.rows(Body, Ship, Hull)
    hull = world.units[Hull]
    hull.burning[rows] = np.maximum(hull.burning[rows] - DT, 0.0)
    wrecks = world.units.rows(Wreck)
    world.units[Wreck].heat[wrecks] = np.maximum(world.units[Wreck].heat[wrecks] - DT, 0.0)
    for row in rows[hull.pending[rows].any(axis=1)]:  # LOOP: ships hurt this tick
        _take(world, int(row))
        hull.pending[row] = 0.0
        _lose_parts(world, int(row))
        if hull.left[row].sum() < hull.breakup[row] * hull.full[row].sum():
            _break_up(world, int(row))


def _take(world: World, row: int) -> None:
    """Let each compartment take its damage and pass on what it cannot hold."""
    hull = world.units[Hull]
    passed = hull.pending[row].copy()
    for _ in range(2):  # LOOP: through one bulkhead, then through the next
        excess = np.maximum(passed - hull.left[row], 0.0) * hull.pass_share[row]
        hull.left[row] = np.maximum(hull.left[row] - passed, 0.0)
        passed = np.zeros(3)
        for part in (BOW, MIDDLE, STERN):  # LOOP: three compartments
            for other, share in _NEIGHBOURS[part]:
                passed[other] += excess[part] * share
    hull.left[row] = np.maximum(hull.left[row] - passed, 0.0)


def _lose_parts(world: World, row: int) -> None:
    hull, ship, body = world.units[Hull], world.units[Ship], world.units[Body]
    for part in (BOW, MIDDLE, STERN):  # LOOP: three compartments
        if hull.left[row, part] > 0.0 or hull.lost[row, part]:
            continue
        hull.lost[row, part] = True
        hull.burning[row, part] = _BURN_S
        reach = world.catalogue.lengths[int(ship.kind[row])] / 3.0
        at = body.pos[row] + body.face[row] * reach * (1 - part)
        serial, where = world.serial(row), (float(at[0]), float(at[1]))
        world.events.append(Breached(row, serial, part, where))
        if part == BOW:
            ship.blind[row] = True
        if part == STERN:
            ship.adrift[row] = True
            world.events.append(ShutDown(row, serial, where))


def _break_up(world: World, row: int) -> None:
    """Leave three pieces that keep the ship's motion, and its mass."""
    body, ship = world.units[Body], world.units[Ship]
    kind, rng = int(ship.kind[row]), world.random["wreck"]
    third = world.catalogue.lengths[kind] / 3.0
    pos, vel, face = body.pos[row], body.vel[row], body.face[row]
    for piece in (BOW, MIDDLE, STERN):  # LOOP: three pieces
        off = face * third * (1 - piece)
        turned = float(body.angle[row])
        drift = vel + facing(np.array(turned + rng.normal(0.0, 0.5))) * 9.0 * (1 - piece) + rng.normal(0.0, 3.0, 2)
        at = pos + off
        birth = WreckBirth(
            kind, piece, int(body.side[row]), float(body.mass[row]) / 3.0, (float(at[0]), float(at[1])),
            (float(drift[0]), float(drift[1])), turned, float(body.spin[row] + rng.normal(0.0, 0.12)),
        )  # fmt: skip
        world.request_wreck(birth)
    world.request_death(row)
    end = Destroyed(
        row, world.serial(row), int(body.side[row]), kind, world.place(row),
        (float(vel[0]), float(vel[1])), float(body.angle[row]),
    )  # fmt: skip
    world.events.append(end)
