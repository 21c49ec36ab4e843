"""Charge genocide: bow covers open and shut, the forward cannon drinks power, waits, and fires."""

from __future__ import annotations

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.captains import abort_charge, end_charge
from game.world.components import Body, GenocideDrive, Reactor, Shield, Ship
from game.world.events import GenocideFired, GenocideOpened
from game.world.lanes import cannon_rule, friends_in_lane, muzzle
from game.world.orders import DRIVE, POINT_DEFENCE, SHIELD_HOLD_SHARE, SHIELDS
from game.world.world import World


@writes(GenocideDrive)
def charge_genocide(world: World) -> None:
    """Move every forward cannon on by a tick. LOOP: ships that have one, a few in a battle.

    Law: what is stored was drawn from the reactor. A shot needs all of it, open covers and a bow clear of friends; a
    full charge waits for them only so long. Source: ORBIT.md section 9.
    """
    cannon = world.units[GenocideDrive]
    for row in world.units.rows(Body, Ship, GenocideDrive).tolist():
        if cannon.burn[row] > 0.0:
            cannon.burn[row] = max(float(cannon.burn[row]) - DT, 0.0)
            continue
        if cannon.wanted[row]:
            _charge(world, row)
        else:
            _close(world, row)


def _charge(world: World, row: int) -> None:
    cannon, ship, reactor = world.units[GenocideDrive], world.units[Ship], world.units[Reactor]
    rule = cannon_rule(world, row)
    if ship.adrift[row] or ship.blind[row]:
        abort_charge(world, row, "bow" if ship.blind[row] else "power")
        return
    if cannon.charging[row] == 0.0:
        place = world.place(row)
        world.events.append(GenocideOpened(row, world.serial(row), int(world.units[Body].side[row]), place))
    cannon.charging[row] += DT
    cannon.covers[row] = min(float(cannon.covers[row]) + DT / rule.covers_s, 1.0)
    drawn = float(reactor.level[row, DRIVE] * cannon.power[row]) * DT
    cannon.store[row] = min(float(cannon.store[row]) + drawn, rule.store_mj)
    cannon.defence[row] += float(reactor.level[row, POINT_DEFENCE]) * DT
    cannon.recharge[row] += _recharge(world, row) * DT
    if cannon.store[row] < rule.store_mj or cannon.covers[row] < 1.0:
        return
    in_the_way = friends_in_lane(world, row, world.units[Body].face[row]).any()
    if in_the_way and cannon.waited[row] < rule.wait_s:
        cannon.waited[row] += DT
        return
    _fire(world, row)


def _recharge(world: World, row: int) -> float:
    """Give how much of its full recharge a shield gets now."""
    if not world.units[Shield].up[row]:
        return 0.0
    level = float(world.units[Reactor].level[row, SHIELDS])
    return max(level - SHIELD_HOLD_SHARE, 0.0) / (1.0 - SHIELD_HOLD_SHARE)


def _fire(world: World, row: int) -> None:
    cannon, body = world.units[GenocideDrive], world.units[Body]
    spent = float(cannon.charging[row])
    at, way = muzzle(world, row), body.face[row]
    world.events.append(
        GenocideFired(
            row, world.serial(row), int(body.side[row]), (float(at[0]), float(at[1])), (float(way[0]), float(way[1])),
            spent, float(cannon.defence[row]) / spent, float(cannon.recharge[row]) / spent,
        )
    )  # fmt: skip
    cannon.burn[row], cannon.store[row] = cannon_rule(world, row).burn_s, 0.0
    cannon.shots[row] += 1
    end_charge(world, row)


def _close(world: World, row: int) -> None:
    cannon, rule = world.units[GenocideDrive], cannon_rule(world, row)
    if cannon.charging[row] > 0.0:
        abort_charge(world, row, "order")
    if cannon.store[row] > 0.0:  # what is not fired must be let out before the covers can shut
        cannon.store[row] = max(float(cannon.store[row]) - rule.store_mj * DT / rule.vent_s, 0.0)
    else:
        cannon.covers[row] = max(float(cannon.covers[row]) - DT / rule.covers_s, 0.0)
