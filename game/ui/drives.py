"""Drives that charge: how far they are, what they do now, and how long it takes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Floats, Rows
from game.ui.console import Console, rows_of
from game.world.components import CRIPPLED, DESTROYED, Body, FtlDrive, GenocideDrive, Reactor, Record, Ship
from game.world.lanes import along_lane, cannon_rule, fringe_at, muzzle
from game.world.orders import DRIVE
from game.world.world import World

LEAST_LEVEL = 0.05
"""[share] of its power below which nobody can say when a drive will be full"""


class Charge(NamedTuple):
    """A drive at work; kind is genocide or jump, phase covers, charging, waiting, firing or venting.

    share: [0..1]; store, capacity: [MJ]; seconds: [s] left of this phase
    """

    row: int
    kind: str
    phase: str
    share: float
    store: float
    capacity: float
    seconds: float


def charges(world: World) -> list[Charge]:
    """Describe every drive that is called for, fires, or lets its charge out. LOOP: a few in a battle."""
    units = world.units
    cannon, jump = units[GenocideDrive], units[FtlDrive]
    rows = units.rows(Body, Ship, GenocideDrive)
    busy = rows[cannon.wanted[rows] | (cannon.burn[rows] > 0.0) | (cannon.store[rows] > 0.0)]
    out = [_cannon(world, row) for row in busy.tolist()]
    rows = units.rows(Body, Ship, FtlDrive)
    busy = rows[jump.wanted[rows] | (jump.store[rows] > 0.0)]
    return out + [_jump(world, row) for row in busy.tolist()]


def charge_of(world: World, row: int, kind: str) -> Charge | None:
    """Describe one ship's drive of a kind, None while it rests."""
    return next((each for each in charges(world) if each.row == row and each.kind == kind), None)


def _wait(world: World, row: int, missing: float, power: float) -> float:
    """Give how long the missing energy takes at the power the drive gets now. [s]"""
    level = float(world.units[Reactor].level[row, DRIVE])
    return missing / (power * (level if level > LEAST_LEVEL else 1.0))


def _cannon(world: World, row: int) -> Charge:
    cannon, rule = world.units[GenocideDrive], cannon_rule(world, row)
    store, full = float(cannon.store[row]), float(cannon.capacity[row])
    share = store / full
    if cannon.burn[row] > 0.0:
        return Charge(row, "genocide", "firing", 1.0, store, full, float(cannon.burn[row]))
    if not cannon.wanted[row]:
        return Charge(row, "genocide", "venting", share, store, full, share * rule.vent_s)
    covers = (1.0 - float(cannon.covers[row])) * rule.covers_s
    seconds = max(_wait(world, row, full - store, float(cannon.power[row])), covers)
    if share >= 1.0 and covers <= 0.0:
        return Charge(
            row, "genocide", "waiting", 1.0, store, full, max(0.0, rule.wait_s - float(cannon.waited[row]))
        )
    return Charge(row, "genocide", "covers" if covers > 0.0 else "charging", share, store, full, seconds)


def _jump(world: World, row: int) -> Charge:
    jump = world.units[FtlDrive]
    store, full = float(jump.store[row]), float(jump.capacity[row])
    if jump.wanted[row]:
        seconds = _wait(world, row, full - store, float(jump.power[row]))
        return Charge(row, "jump", "charging", store / full, store, full, seconds)
    rule = world.catalogue.units[int(world.units[Ship].kind[row])].ftl
    leak = rule.leak_s if rule else 0.0
    return Charge(row, "jump", "venting", store / full, store, full, store / full * leak)


def ships_in_lane(world: World, row: int, way: Floats, side: int) -> Rows:
    """Give a side's ships that a shot along a way would touch, without the shooter."""
    body, rule, ships = world.units[Body], cannon_rule(world, row), world.ships()
    ships = ships[(body.side[ships] == side) & (ships != row)]
    far, aside = along_lane(muzzle(world, row), way, body.pos[ships])
    inside = (far > 0.0) & (far < rule.range_wu)
    return ships[inside & (np.abs(aside) < fringe_at(rule, far) + body.radius[ships])]


def has_cannon(world: World, row: int) -> bool:
    """Say whether a ship has a forward cannon."""
    return row >= 0 and bool(world.units.holds(row, GenocideDrive))


def has_jump(world: World, row: int) -> bool:
    """Say whether a ship has a jump drive."""
    return row >= 0 and bool(world.units.holds(row, FtlDrive))


def jumpers(world: World, console: Console) -> list[int]:
    """Give the selected ships that can jump: they have a drive and are under power."""
    adrift = world.units[Ship].adrift
    return [row for row in rows_of(world, console.selected).tolist() if has_jump(world, row) and not adrift[row]]


def flagship_lost(world: World, side: int) -> bool:
    """Say whether a side has lost a ship with a forward cannon. LOOP: ships of the level"""
    record, units = world.records[Record], world.catalogue.units
    return any(
        int(record.side[place]) == side
        and record.status[place] in (CRIPPLED, DESTROYED)
        and units[int(record.kind[place])].genocide is not None
        for place in range(world.records.size)
    )
