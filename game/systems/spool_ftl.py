"""Spool FTL: the jump drive drinks every watt until it is full, and the ship is gone."""

from __future__ import annotations

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.components import Body, FtlDrive, GenocideDrive, Reactor, Ship
from game.world.events import FtlStarted, FtlStopped, Jumped
from game.world.orders import DRIVE
from game.world.world import World


@writes(FtlDrive)
def spool_ftl(world: World) -> None:
    """Move every jump drive on by a tick. LOOP: ships that have one and use it.

    Law: what is stored was drawn from the reactor; a jump takes all of it. Source: ORBIT.md section 9.
    """
    jump = world.units[FtlDrive]
    rows = world.units.rows(Body, Ship, FtlDrive)
    for row in rows[jump.wanted[rows] | (jump.store[rows] > 0.0)].tolist():
        if jump.wanted[row]:
            _spool(world, row)
        else:
            _run_down(world, row)


def _spool(world: World, row: int) -> None:
    jump, body = world.units[FtlDrive], world.units[Body]
    serial, side = world.serial(row), int(body.side[row])
    if world.units[Ship].adrift[row] or world.units[GenocideDrive].wanted[row]:
        jump.wanted[row] = False
        world.events.append(FtlStopped(row, serial, "power"))
        return
    if jump.store[row] == 0.0:
        world.events.append(FtlStarted(row, serial, side, world.place(row)))
    drawn = float(world.units[Reactor].level[row, DRIVE]) * float(jump.power[row]) * DT
    jump.store[row] = min(float(jump.store[row]) + max(drawn, 1e-6), float(jump.capacity[row]))
    if jump.store[row] >= jump.capacity[row]:
        x, y = body.face[row]
        kind = int(world.units[Ship].kind[row])
        world.events.append(Jumped(row, serial, side, kind, world.place(row), (float(x), float(y))))
        world.request_death(row)


def _run_down(world: World, row: int) -> None:
    jump, rule = world.units[FtlDrive], world.catalogue.units[int(world.units[Ship].kind[row])].ftl
    assert rule is not None
    jump.store[row] = max(float(jump.store[row]) - rule.store_mj * DT / rule.leak_s, 0.0)
    if jump.store[row] == 0.0 and not world.units[Ship].adrift[row]:
        world.events.append(FtlStopped(row, world.serial(row), "order"))
