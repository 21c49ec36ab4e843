"""Spill charge: a hit on a charging ship lets stored energy out, into the bow or into nothing."""

from __future__ import annotations

from game.base.constants import BOW
from game.engine.schedule import writes
from game.world.components import Body, FtlDrive, GenocideDrive, Hull, Ship
from game.world.lanes import cannon_rule
from game.world.world import World

_HURT_MJ = 5.0  # less than this in a tick shakes nothing loose


@writes(Hull, GenocideDrive, FtlDrive)
def spill_charge(world: World) -> None:
    """Let this tick's damage take its toll of what drives hold. LOOP: ships hurt while they charge.

    Law: what spills is gone from the store. Source: ORBIT.md section 9.
    """
    hull, cannon, jump = world.units[Hull], world.units[GenocideDrive], world.units[FtlDrive]
    rows = world.units.rows(Body, Ship, Hull)
    pending = hull.pending[rows].sum(axis=1)
    hurt = pending > _HURT_MJ
    for row, damage in zip(rows[hurt].tolist(), pending[hurt].tolist(), strict=True):
        if cannon.store[row] > 0.0:
            rule = cannon_rule(world, row)
            spilt = min(rule.spill_mj * float(cannon.store[row]) / rule.store_mj, float(cannon.store[row]))
            cannon.store[row] -= spilt
            hull.pending[row, BOW] += spilt
        if jump.store[row] > 0.0:
            rules = world.catalogue.units[int(world.units[Ship].kind[row])].ftl
            assert rules is not None
            jump.store[row] = max(float(jump.store[row]) - damage * rules.shake_share, 1e-6)
