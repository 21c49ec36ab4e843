"""What came of a battle on the surface: losses by side and kind, how many got out, and what the player did himself."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.sim.tallies import RoleTally, SideTally
from game.world.components import DESTROYED, ESCAPED, Record
from game.world.world import World


def role_tallies(world: World) -> list[RoleTally]:
    """Count every kind of unit that came, the player's side first, then in the order of their coming."""
    record, size = world.records[Record], world.records.size
    kinds, status, felled_by = record.kind[:size], record.status[:size], record.felled_by[:size]
    first = {int(kind): int(np.argmax(kinds == kind)) for kind in np.unique(kinds)}
    order = sorted(first, key=lambda kind: (int(record.side[first[kind]]) != world.player_side, first[kind]))
    out = []
    for kind in order:  # LOOP: kinds of units
        mine = status[kinds == kind]
        side = int(record.side[first[kind]])
        felled = int(((felled_by == kind) & (record.side[:size] != side)).sum())  # not those of his own he took along
        lost, gone = int((mine == DESTROYED).sum()), int((mine == ESCAPED).sum())
        out.append(
            RoleTally(
                world.catalogue.units[kind].name, SIDES[side], len(mine), lost, gone, len(mine) - lost - gone, felled,
            )
        )  # fmt: skip
    return out


def side_tallies(world: World) -> list[SideTally]:
    """Sum each side up: how many came, felled, got out, were lost."""
    roles = role_tallies(world)
    out = []
    for side in dict.fromkeys(role.side for role in roles):  # LOOP: sides
        own = [role for role in roles if role.side == side]
        came, lost = sum(role.came for role in own), sum(role.lost for role in own)
        felled = sum(role.felled for role in own)
        out.append(SideTally(side, came, felled, sum(role.out for role in own), f"{lost} of {came}"))
    return out


def deeds(world: World) -> list[str]:
    """Say what the player's own soldier did, and what became of him."""
    record, size = world.records[Record], world.records.size
    place = next((n for n, (_, ship) in enumerate(world.entries) if ship.player), -1)
    own = np.flatnonzero(record.entry[:size] == place)
    if place < 0 or not len(own):
        return []
    name, kind = world.entries[place][1].name, int(record.kind[own[0]])
    ends = {DESTROYED: "fell", ESCAPED: "came out"}
    end = ends.get(int(record.status[own[0]]), "stood to the end")
    if int((record.kind[:size] == kind).sum()) > 1:  # rolls know by what kind of unit somebody fell, not by whom
        return [f"{name} {end}."]
    theirs = record.side[:size] != record.side[own[0]]
    felled = record.kind[:size][(record.felled_by[:size] == kind) & theirs]
    counts = {world.catalogue.units[int(k)].name: int((felled == k).sum()) for k in np.unique(felled)}
    what = ", ".join(f"{count} {unit}" for unit, count in counts.items())
    return [f"{name} brought down: {what}; and {end}." if what else f"{name} brought nobody down, and {end}."]
