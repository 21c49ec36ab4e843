"""Measures of battles on the surface: from the roll, which says who fell, by whom, with what and when."""

from __future__ import annotations

import numpy as np

from game.base.constants import TICKS_PER_S
from game.base.vectors import Rows
from game.rules import measures_surface as m
from game.world.components import DESTROYED, Record
from game.world.roster import captured, is_reduced, select
from game.world.surface_troops import Encounter
from game.world.world import World

_NEVER_S = 999.0
ON_SURFACE = (
    m.CountKilled, m.CountReleased, m.FieldGap, m.HasFired, m.CountFielded, m.CountAlive, m.CountClosed, m.KillGap,
    m.CountCaptured, m.EngagedFor, m.IsReduced,
)  # fmt: skip


def surface_figure(world: World, measure: m.SurfaceMeasure) -> float:
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
        case m.CountFielded(of=of):
            return float(len(select(world, of)))
        case m.CountAlive(of=of, at=trigger):
            rows, when = select(world, of), world.fired.get(trigger, world.tick)
            felled = (record.status[rows] == DESTROYED) & (record.felled_tick[rows] <= when)
            return float(np.count_nonzero(~felled))
        case m.CountClosed(of=of, after=trigger):
            rows, when = select(world, of), world.fired.get(trigger, 0)
            return float(np.count_nonzero(record.closed_tick[rows] >= when))
        case m.CountCaptured(of=of, out=out):
            return float(captured(world, of, out))
        case m.EngagedFor(of=of):
            return _engaged_for(world, select(world, of))
        case m.IsReduced(of=of, to_share=share):
            return float(is_reduced(world, of, share))
        case m.KillGap(of=of):
            rows = select(world, of)
            gaps = record.felled_gap[rows[(record.status[rows] == DESTROYED) & (record.felled_gap[rows] >= 0.0)]]
            return float(gaps.mean()) if len(gaps) else 0.0


def _engaged_for(world: World, rows: Rows) -> float:
    record, first = world.records[Record], world.records[Encounter].engaged_tick[rows]
    if not len(rows) or (record.status[rows] != DESTROYED).any() or not (first >= 0).any():
        return _NEVER_S
    return float(record.felled_tick[rows].max() - first[first >= 0].min()) / TICKS_PER_S


def _killed(world: World, measure: m.CountKilled) -> int:
    record, rows = world.records[Record], select(world, measure.of)
    rows = rows[record.status[rows] == DESTROYED]
    units = world.catalogue.units
    wanted = {str(role) for role in (measure.by, measure.also_by) if role is not None}
    if wanted:
        fits = np.array([str(rule.role) in wanted for rule in units] + [False], bool)  # the last for nobody, -1
        rows = rows[fits[record.felled_by[rows]]]
    if measure.by_force:
        rows = rows[record.felled_group[rows] == world.forces.get(measure.by_force, -2)]
    if measure.arm:
        rows = rows[record.felled_arm[rows] == sorted(world.catalogue.library.arms).index(measure.arm)]
    if measure.meant_for is not None:
        meant = np.array([str(rule.role) == str(measure.meant_for) for rule in units] + [False], np.bool_)
        rows = rows[meant[record.felled_for[rows]]]
    if measure.blinded:
        rows = rows[record.blinded[rows]]
    if measure.before in world.fired:
        rows = rows[record.felled_tick[rows] <= world.fired[measure.before]]
    return len(rows)
