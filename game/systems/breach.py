"""Breach: damage goes through compartments and bulkheads; sterns die, bows go blind, hulls break."""

from __future__ import annotations

import numpy as np

from game.base.constants import BOW, DT, MIDDLE, STERN
from game.base.vectors import facing
from game.engine.schedule import writes
from game.world.births import WreckBirth
from game.world.captains import abort_charge
from game.world.components import Body, GenocideDrive, Hull, Ship, Wreck
from game.world.events import CAUSES, Breached, Destroyed, ShutDown
from game.world.lanes import cannon_rule
from game.world.world import World

_BURN_S = 12.0  # how long a breached compartment burns, for the eye
_PARTS = (BOW, MIDDLE, STERN)


@writes(Hull, Ship, Wreck, GenocideDrive)
def breach(world: World) -> None:
    """Take pending damage from the hulls.

    Law: hull lost = damage taken, less what bulkheads stop. Source: ORBIT.md section 8.
    """
    rows = world.units.rows(Body, Ship, Hull)
    hull = world.units[Hull]
    size = int(rows[-1]) + 1 if len(rows) else 0
    burning = hull.burning[:size]  # rows that are no ship's hold nothing that burns or is pending
    if burning.any():
        np.maximum(burning - DT, 0.0, out=burning)
    wrecks = world.units.rows(Wreck)
    if len(wrecks):
        world.units[Wreck].heat[wrecks] = np.maximum(world.units[Wreck].heat[wrecks] - DT, 0.0)
    for row in np.flatnonzero(hull.pending[:size].any(axis=1)).tolist():  # LOOP: ships hurt this tick
        _take(world, row)
        hull.pending[row] = 0.0
        _lose_parts(world, row)
        if sum(hull.left[row].tolist()) < float(hull.breakup[row]) * sum(hull.full[row].tolist()):
            _break_up(world, row)


def _take(world: World, row: int) -> None:
    """Let each compartment take its damage and pass on what it cannot hold."""
    hull = world.units[Hull]
    passed, left, share = hull.pending[row].tolist(), hull.left[row].tolist(), float(hull.pass_share[row])
    for _ in range(2):  # LOOP: through one bulkhead, then through the next
        excess = [max(passed[part] - left[part], 0.0) * share for part in _PARTS]
        left = [max(left[part] - passed[part], 0.0) for part in _PARTS]
        passed = [0.5 * excess[MIDDLE], excess[BOW] + excess[STERN], 0.5 * excess[MIDDLE]]
    hull.left[row] = [max(left[part] - passed[part], 0.0) for part in _PARTS]


def _lose_parts(world: World, row: int) -> None:
    hull, ship, body = world.units[Hull], world.units[Ship], world.units[Body]
    lost = hull.lost[row].tolist()
    for part in _PARTS:  # LOOP: three compartments
        if hull.left[row, part] > 0.0 or lost[part]:  # asked anew: a bow that breaks hurts the others
            continue
        hull.lost[row, part] = True
        hull.burning[row, part] = _BURN_S
        reach = world.catalogue.lengths[int(ship.kind[row])] / 3.0
        at = body.pos[row] + body.face[row] * reach * (1 - part)
        serial, where = world.serial(row), (float(at[0]), float(at[1]))
        world.events.append(Breached(row, serial, part, *_blamed(world, row), where))
        if part == BOW:
            ship.blind[row] = True
            _backfire(world, row)
        if part == STERN:
            ship.adrift[row] = True
            world.events.append(ShutDown(row, serial, where))


def _backfire(world: World, row: int) -> None:
    """Let what a forward cannon holds go through the hull when the bow around it breaks."""
    cannon, hull = world.units[GenocideDrive], world.units[Hull]
    if cannon.store[row] > 0.0:
        share = cannon_rule(world, row).backfire_share
        if cannon.charging[row] > 0.0:
            abort_charge(world, row, "bow")
        hull.left[row] = np.maximum(hull.left[row] - cannon.store[row] * share / len(_PARTS), 0.0)
        cannon.store[row] = 0.0


def _blamed(world: World, row: int) -> tuple[str, int, int]:
    """Give how, by whom and with which missile a hull was hurt last."""
    hull = world.units[Hull]
    return CAUSES[int(hull.struck_how[row])], int(hull.struck_by[row]), int(hull.struck_missile[row])


def _break_up(world: World, row: int) -> None:
    """Leave three pieces that keep the ship's motion, and its mass."""
    body, ship = world.units[Body], world.units[Ship]
    kind, rng = int(ship.kind[row]), world.random["wreck"]
    third = world.catalogue.lengths[kind] / 3.0
    pos, vel, face = body.pos[row], body.vel[row], body.face[row]
    for piece in _PARTS:  # LOOP: three pieces
        off = face * third * (1 - piece)
        turned = float(body.angle[row])
        drift = (
            vel
            + facing(np.array(turned + rng.normal(0.0, 0.5))) * 9.0 * (1 - piece)
            + rng.normal(0.0, 3.0, 2)
        )
        at = pos + off
        birth = WreckBirth(
            kind, piece, int(body.side[row]), float(body.mass[row]) / 3.0, (float(at[0]), float(at[1])),
            (float(drift[0]), float(drift[1])), turned, float(body.spin[row] + rng.normal(0.0, 0.12)),
        )  # fmt: skip
        world.request_wreck(birth)
    world.request_death(row)
    end = Destroyed(
        row, world.serial(row), int(body.side[row]), kind, *_blamed(world, row), world.place(row),
        (float(vel[0]), float(vel[1])), float(body.angle[row]),
    )  # fmt: skip
    world.events.append(end)
