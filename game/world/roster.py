"""The roster: every ship a level names, and which of them a selection means."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Rows
from game.rules.level import ShipRule
from game.rules.selection import Selection
from game.world.components import CAPTURED, Record
from game.world.world import World


def rosters(world: World) -> list[tuple[str, ShipRule]]:
    """Give (force id, ship) for each record; what was born in battle stands under the ship it came out of."""
    entry = world.records[Record].entry[: world.records.size].tolist()
    return [world.entries[place] for place in entry]


def select(world: World, wanted: Selection) -> Rows:
    """Give the records of the ships a selection means."""
    record, size = world.records[Record], world.records.size
    fits = np.ones(size, bool)
    if wanted.side is not None:
        fits &= record.side[:size] == SIDES.index(wanted.side)
    roles = [rule.role for rule in world.catalogue.units]
    if wanted.role is not None:
        fits &= np.array([role == wanted.role for role in roles])[record.kind[:size]]
    if wanted.except_role is not None:
        fits &= np.array([role != wanted.except_role for role in roles])[record.kind[:size]]
    if wanted.force is not None:
        fits &= record.group[:size] == world.forces.get(wanted.force, -1)
    if wanted.ship is not None:
        place = world.entry_of.get(wanted.ship, -1)
        own = world.catalogue.unit(world.entries[place][1].unit) if place >= 0 else -1
        fits &= (record.entry[:size] == place) & (record.kind[:size] == own)  # not what came out of it
    rows = np.flatnonzero(fits)
    if wanted.order == "first_lost":
        lost = rows[record.lost_order[rows] > 0]
        return lost[np.argsort(record.lost_order[lost], kind="stable")][:1]
    return rows


def captured(world: World, wanted: Selection, out: bool) -> int:
    """Count those who gave themselves up and were taken. out: only those who have been led to safety"""
    record, rows = world.records[Record], select(world, wanted)
    rows = rows[record.status[rows] == CAPTURED]
    return int(np.count_nonzero(record.unit[rows] < 0)) if out else len(rows)


def is_reduced(world: World, wanted: Selection, share: float) -> bool:
    """Say whether nothing chosen has more than a share of its hull left."""
    rows = select(world, wanted)
    return bool(len(rows)) and bool((world.records[Record].hull_share[rows] <= share).all())
