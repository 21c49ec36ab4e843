"""The roster: every ship a level names, and which of them a selection means."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Rows
from game.rules.level import ShipRule
from game.rules.selection import Selection
from game.world.components import Record
from game.world.world import World


def rosters(world: World) -> list[tuple[str, ShipRule]]:
    """Give (force id, ship) for each record, in the order in which forces came."""
    forces = {force.id: force for force in world.level.force}
    came = sorted(world.forces, key=lambda force: world.forces[force])
    return [(force, ship) for force in came for ship in forces[force].ship]


def select(world: World, wanted: Selection) -> Rows:
    """Give the records of the ships a selection means."""
    record, units = world.records[Record], world.catalogue.units
    out = []
    for number, (force, ship) in enumerate(rosters(world)):  # LOOP: ships of the level
        side, role = SIDES[record.side[number]], units[int(record.kind[number])].role
        fits = wanted.side in (None, side) and wanted.role in (None, role)
        if fits and wanted.ship in (None, ship.id) and wanted.force in (None, force):
            out.append(number)
    rows = np.array(out, np.intp)
    if wanted.order == "first_lost":
        order = record.lost_order[rows]
        lost = rows[order > 0]
        return lost[np.argsort(record.lost_order[lost], kind="stable")][:1]
    return rows
