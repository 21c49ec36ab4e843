"""Absorb: shields pay for what they stopped, and collapse when they cannot."""

from __future__ import annotations

from game.engine.schedule import writes
from game.world.components import Body, Reactor, Shield, Ship
from game.world.events import ShieldDown
from game.world.world import World


@writes(Shield, Reactor)
def absorb(world: World) -> None:
    """Take what is pending from the stores.

    Law: store lost = cost paid, never more than there was. More than overload within overload_s collapses a shield
    that still holds some; a collapse leaves the ship on emergency power, its weapons stunned.
    """
    rows = world.units.rows(Body, Ship, Shield)
    shield, reactor = world.units[Shield], world.units[Reactor]
    hurt = rows[shield.pending[rows] > 0.0]
    for row in hurt:  # LOOP: shields struck this tick
        cost = float(shield.pending[row])
        shield.pending[row] = 0.0
        if not shield.up[row]:
            continue
        held = float(shield.store[row])
        shield.store[row] = max(held - cost, 0.0)
        shield.recent[row] += min(cost, held)
        drained = cost >= held
        if not drained and shield.recent[row] < shield.overload[row]:
            continue
        cause = "overload" if not drained else ("pulse" if cost > 0.2 * shield.capacity[row] else "drained")
        rules = world.catalogue.units[int(world.units[Ship].kind[row])].shield
        assert rules is not None
        shield.up[row], shield.store[row], shield.recent[row] = False, 0.0, 0.0
        reactor.emergency[row] = rules.collapse_s
        reactor.stunned[row] = max(float(reactor.stunned[row]), rules.stun_s)
        world.events.append(ShieldDown(int(row), world.serial(row), cause, world.place(row)))
