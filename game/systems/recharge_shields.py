"""Recharge shields: hold, recharge, decay, and restart after a collapse."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import clamp
from game.engine.schedule import writes
from game.world.components import Body, Reactor, Shield, Ship
from game.world.events import ShieldUp
from game.world.orders import SHIELD_HOLD_SHARE, SHIELDS
from game.world.world import World


@writes(Shield)
def recharge_shields(world: World) -> None:
    """Feed every shield what its power pays for.

    Law: power above holding recharges, power below it lets the store decay, in proportion.
    """
    rows = world.units.rows(Body, Ship, Shield)
    shield, reactor = world.units[Shield], world.units[Reactor]
    level = reactor.level[rows, SHIELDS]
    held = np.minimum(level / SHIELD_HOLD_SHARE, 1.0)
    extra = np.maximum(level - SHIELD_HOLD_SHARE, 0.0) / (1.0 - SHIELD_HOLD_SHARE)
    change = shield.recharge[rows] * extra - shield.decay[rows] * (1.0 - held)
    store = clamp(shield.store[rows] + change * DT, 0.0, shield.capacity[rows])
    shield.store[rows] = np.where(shield.up[rows], store, 0.0)
    shield.recent[rows] *= np.maximum(0.0, 1.0 - DT / shield.overload_s[rows])
    dark = ~shield.up[rows] & (reactor.emergency[rows] <= 0.0) & (reactor.output[rows] > 0.0)
    for row in rows[dark]:  # LOOP: shields that come back this tick
        shield.up[row] = True
        rules = world.catalogue.units[int(world.units[Ship].kind[row])].shield
        assert rules is not None
        shield.store[row] = shield.capacity[row] * rules.restart_share
        world.events.append(ShieldUp(int(row), world.serial(row)))
