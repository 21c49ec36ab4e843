"""Standing: who is stronger, who stands alone in a zone and for how long, who can fire no more, is all quiet."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES, TICKS_PER_S
from game.base.vectors import Rows, length
from game.rules.level import ZoneRule
from game.rules.selection import Selection
from game.rules.standing import Held, Quiet, Spent, StandingCondition, Stronger
from game.world.catalogue import BEAM
from game.world.components import FIGHTING, Body, Launcher, Missile, Mount, Record
from game.world.queries import fighting_ships
from game.world.roster import select
from game.world.surface import FOOT, LEGS, TRACKS, Life, Unit
from game.world.world import World

_HURT = 1e-3  # of `value`: less is no wound
_GOES = (FOOT, TRACKS, LEGS)  # who can hold ground


def stands(world: World, condition: StandingCondition) -> bool:
    """Say whether what a condition asks of how the sides stand holds."""
    match condition:
        case Stronger(of=of, to=to, times=times):
            return is_stronger(world, of, to, times)
        case Held(zone=zone, by=side, for_s=wanted):
            return held_s(world, zone, SIDES.index(side)) >= wanted
        case Quiet(for_s=wanted):
            return world.calm[0] >= wanted * TICKS_PER_S
        case Spent(of=of):
            return is_spent(world, of)


def worth(world: World, of: Selection) -> float:
    """Sum up what those chosen are worth that still fight: the rules' `value` by the share of hull that is left."""
    record, rows = world.records[Record], select(world, of)
    rows = rows[record.status[rows] == FIGHTING]
    values = np.array([rule.value for rule in world.catalogue.units])
    return float((values[record.kind[rows]] * record.hull_share[rows]).sum())


def is_stronger(world: World, of: Selection, to: Selection, times: float) -> bool:
    """Say whether some are worth so many times as much as others, and more than nothing."""
    ours = worth(world, of)
    return ours > 0.0 and ours >= times * worth(world, to)


def is_spent(world: World, of: Selection) -> bool:
    """Say whether chosen ships that still fight have nothing left to fire and nothing on its way; none: no."""
    record, chosen = world.records[Record], select(world, of)
    rows = record.unit[chosen[record.status[chosen] == FIGHTING]]
    rows = rows[rows >= 0]
    if not len(rows):
        return False
    mount, mounts = world.mounts[Mount], world.mounts.rows(Mount)
    beams = mounts[world.catalogue.weapon_kind[mount.weapon[mounts]] == BEAM]
    launcher, missile = world.units[Launcher], world.units[Missile]
    loaded = (launcher.stock[rows] > 0) & (launcher.missile[rows] >= 0)
    flying = world.units.rows(Body, Missile)
    flying = flying[~world.catalogue.interceptor[missile.kind[flying]]]
    away = np.isin(world.units[Body].side[flying], world.units[Body].side[rows])
    return not bool(loaded.any() or np.isin(mount.owner[beams], rows).any() or away.any())


def note_calm(world: World, ticks: int) -> None:
    """Count for how long nobody has been hurt, where a trigger asks. ticks: since this was noted last"""
    if any(isinstance(each, Quiet) for trigger in world.level.trigger for each in trigger.when):
        left = worth(world, Selection())
        world.calm = (0, left) if left < world.calm[1] - _HURT else (world.calm[0] + ticks, max(left, world.calm[1]))


def note_holders(world: World, ticks: int) -> None:
    """Count for every zone that a trigger asks about who has stood alone in it. ticks: since this was noted last"""
    asked = {each.zone for trigger in world.level.trigger for each in trigger.when if isinstance(each, Held)}
    for zone in world.level.zone:  # LOOP: zones of the level
        if zone.id not in asked:
            continue
        there = [len(_inside(world, zone, side)) for side in range(len(SIDES))]
        clocks = world.held.setdefault(zone.id, [0] * len(SIDES))
        for side, count in enumerate(there):
            if count and not sum(there) - count:
                clocks[side] += ticks


def held_s(world: World, zone: str, side: int) -> float:
    """Give for how long a side has stood alone in a zone, all told. [s]"""
    return world.held.get(zone, [0] * len(SIDES))[side] / TICKS_PER_S


def _inside(world: World, zone: ZoneRule, side: int) -> Rows:
    """Give the rows of those of a side in a zone who can hold it; on the surface, how far along the ground counts."""
    body = world.units[Body]
    if world.level.theatre == "orbit":
        rows = fighting_ships(world, side)
        return rows[length(body.pos[rows] - np.array(zone.at_wu)) <= zone.radius_wu]
    rows = world.units.rows(Body, Unit, Life)
    life = world.units[Life]
    able = (body.side[rows] == side) & (life.hp[rows] > 0.0) & ~life.broken[rows]
    rows = rows[able & np.isin(world.units[Unit].move[rows], _GOES)]
    return rows[np.abs(body.pos[rows, 0] - zone.at_wu[0]) <= zone.radius_wu]
