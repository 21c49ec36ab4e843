"""Measures of battles on the surface: from the roll, which says who fell, by whom, with what and when."""

from __future__ import annotations

import numpy as np

from game.rules import measures as m
from game.world.components import DESTROYED, Record
from game.world.roster import select
from game.world.world import World

ON_SURFACE = (m.CountKilled, m.CountReleased, m.FieldGap, m.HasFired)


def surface_figure(
    world: World, measure: m.CountKilled | m.CountReleased | m.FieldGap | m.HasFired
) -> float:
    """Give a figure of a battle on the surface as it stands."""
    record = world.records[Record]
    match measure:
        case m.HasFired(trigger=trigger):
            return float(trigger in world.fired)
        case m.CountReleased(of=of):
            every, carriers = record.entry[: world.records.size], select(world, of)
            return float(np.count_nonzero(np.isin(every, every[carriers])) - len(carriers))
        case m.FieldGap(of=of):
            rows = select(world, of)
            return float(record.gap[rows].sum() / max(int(record.on_shield[rows].sum()), 1))
        case m.CountKilled():
            return float(_killed(world, measure))


def _killed(world: World, measure: m.CountKilled) -> int:
    record, rows = world.records[Record], select(world, measure.of)
    rows = rows[record.status[rows] == DESTROYED]
    units = world.catalogue.units
    wanted = {str(role) for role in (measure.by, measure.also_by) if role is not None}
    if wanted:
        fits = np.array([str(rule.role) in wanted for rule in units] + [False], bool)  # the last for nobody, -1
        rows = rows[fits[record.felled_by[rows]]]
    if measure.arm:
        rows = rows[record.felled_arm[rows] == sorted(world.catalogue.library.arms).index(measure.arm)]
    if measure.before in world.fired:
        rows = rows[record.felled_tick[rows] <= world.fired[measure.before]]
    return len(rows)
