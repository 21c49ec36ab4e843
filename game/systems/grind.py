"""Grind: fields of debris wear down the missiles that cross them."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import length
from game.engine.schedule import writes
from game.world.components import Body, Missile
from game.world.world import World

_WRECK = 4  # what a missile is said to have been brought down by


@writes(Missile)
def grind(world: World) -> None:
    """Add what the grit of each field takes from the missiles in it this tick.

    Law: a missile loses debris_per_s of its hit points for every second in a field, whoever launched it.
    """
    fields = [zone for zone in world.level.zone if zone.debris_per_s > 0.0]
    flying = world.units.rows(Body, Missile) if fields else ()
    if not len(flying):
        return
    pos, missile = world.units[Body].pos[flying], world.units[Missile]
    for zone in fields:  # LOOP: fields of the level
        inside = length(pos - np.array(zone.at_wu)) <= zone.radius_wu
        missile.wear[flying[inside]] += zone.debris_per_s * DT
        dies = flying[inside & (missile.hp[flying] <= missile.wear[flying])]
        missile.worn_by[dies] = _WRECK
