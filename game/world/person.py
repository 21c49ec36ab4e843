"""What a level asks about the person and what he has brought about: whether it holds now."""

from __future__ import annotations

from math import cos, radians

import numpy as np

from game.base.vectors import Rows
from game.rules import deeds as rules
from game.rules.selection import Selection
from game.world.components import Body, Reactor, Record
from game.world.deeds import times_done
from game.world.land import height_at
from game.world.orders import ENGINES, MAIN, POINT_DEFENCE, SHIELDS
from game.world.roster import select
from game.world.surface_world import SurfaceWorld
from game.world.world import World

_PARTS = {"engines": ENGINES, "shield": SHIELDS, "point_defence": POINT_DEFENCE, "main": MAIN}


def person_holds(world: World, condition: rules.PersonCondition) -> bool:
    """Say whether a condition about the person and his doing holds."""
    if isinstance(condition, rules.Did):
        return times_done(world, condition.deed, condition.since) >= condition.at_least
    rows, body = _rows(world, condition.of), world.units[Body]
    match condition:
        case rules.Moving(above_wups=above, below_wups=below):
            speed = np.hypot(*body.vel[rows].T)
            return bool(((speed >= above) & (speed <= below)).any())
        case rules.High(above_wu=above, below_wu=below):
            if not isinstance(world, SurfaceWorld):
                return False  # there is no land to be over
            high = body.pos[rows, 1] - height_at(world.land, body.pos[rows, 0])
            return bool(((high >= above) & (high <= below)).any())
        case rules.Facing(to=to, within_deg=within):
            others = _rows(world, to)
            apart = body.pos[others][None] - body.pos[rows][:, None]
            along = (apart * body.face[rows][:, None]).sum(axis=2)
            return bool((along >= np.hypot(apart[..., 0], apart[..., 1]) * cos(radians(within))).any())
        case rules.Powered(part=part, above_share=share):
            if Reactor not in world.units.kinds:
                return False
            return bool((world.units[Reactor].share[rows, _PARTS[part]] >= share).any())


def _rows(world: World, wanted: Selection) -> Rows:
    """Give the rows of chosen units that are still in the battle."""
    rows = world.records[Record].unit[select(world, wanted)]
    return rows[rows >= 0]
