"""Measure: a battle's canon figures and summary, from the records its events left."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeAlias

import numpy as np

from game.base.constants import SIDES
from game.rules import measures as m
from game.sim.ledger import Ledger
from game.sim.measure_ledger import Reading
from game.sim.measure_surface import ON_SURFACE, surface_figure
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, ESCAPED, FIGHTING, Record
from game.world.roster import rosters, select
from game.world.world import World

_HEAVY = 0.5  # under this share of hull a living ship is heavily damaged
Rivals: TypeAlias = Mapping[tuple[str, str], Simulation]
STATUSES = ("fighting", "crippled", "destroyed", "escaped", "captured")


class NotMeasured(Exception):
    """What a measure needs is not at hand: the ledger, or the same battle in another formation."""


def figure(world: World, measure: m.Measure, ledger: Ledger | None = None, rivals: Rivals | None = None) -> float:
    """Give one canon figure of a battle as it stands. Source: the level's [[expect]] rows.

    ledger: of this battle; rivals: the same battle otherwise, by force and formation, or by "" and variant

    Raises: NotMeasured when the measure needs one that is not given
    """
    match measure:
        case m.Within():
            return float(measure.lo <= figure(world, measure.of, ledger, rivals) <= measure.hi)
        case m.Ratio(of=of, over=over):
            return figure(world, of, ledger, rivals) / max(figure(world, over, ledger, rivals), 1.0)
        case m.AllHold():
            return float(all(figure(world, each, ledger, rivals) >= 1.0 for each in measure.of))
        case m.AgainstFormation():
            other = (rivals or {}).get((measure.force, measure.formation))
            if other is None:
                raise NotMeasured(measure.formation)
            there = figure(other.world, measure.of, other.ledger, rivals)
            return there / max(figure(world, measure.of, ledger, rivals), 1.0)
        case m.AgainstVariant(variant=name):
            other = (rivals or {}).get(("", name))
            if other is None:
                raise NotMeasured(name)
            return figure(other.world, measure.of, other.ledger) / max(figure(world, measure.of, ledger), 1.0)
    if isinstance(measure, ON_SURFACE):
        return surface_figure(world, measure)
    from_records = _from_records(world, measure)
    if from_records is not None:
        return from_records
    if ledger is None:
        raise NotMeasured(measure.kind)
    return Reading(world, ledger).figure(measure)


def _from_records(world: World, measure: m.Leaf) -> float | None:
    """Give a figure that the records alone can tell; None for any other."""
    record = world.records[Record]
    assert not isinstance(measure, ON_SURFACE)
    rows = select(world, measure.of)
    status = record.status[rows]
    match measure:
        case m.CountLaunched(salvo=None):
            lost = record.lost_order[rows] > 0
            counts = np.where(
                (lost & measure.until_lost)[:, None], record.launched_when_lost[rows], record.launched[rows]
            )
            return float(counts[:, int(measure.missile == "explosive")].sum())
        case m.CountLost():
            return float(np.count_nonzero((status == CRIPPLED) | (status == DESTROYED)))
        case m.CountDestroyed():
            return float(np.count_nonzero(status == DESTROYED))
        case m.CountEscaped():
            return float(np.count_nonzero(status == ESCAPED))
        case m.CountHits():
            return float(record.hits_when_lost[rows].sum())
        case m.CountHeavilyDamaged():
            alive = status != DESTROYED
            return float(np.count_nonzero(alive & (record.hull_share[rows] < _HEAVY)))
    return None


def figures(world: World, ledger: Ledger | None = None, rivals: Rivals | None = None) -> dict[str, float]:
    """Give every canon figure of the level that can be measured with what is given, by its number."""
    out = {}
    for row in world.level.expect:  # LOOP: figures of the level
        with suppress(NotMeasured):
            out[row.figure] = figure(world, row.measure, ledger, rivals)
    return out


def losses(world: World) -> dict[str, dict[str, int]]:
    """Count ships destroyed or crippled by side and kind."""
    record = world.records[Record]
    out: dict[str, dict[str, int]] = {side: {} for side in SIDES}
    for number in range(world.records.size):  # LOOP: ships of the level
        if record.status[number] in (CRIPPLED, DESTROYED):
            key = world.catalogue.unit_keys[record.kind[number]]
            tally = out[SIDES[record.side[number]]]
            tally[key] = tally.get(key, 0) + 1
    return out


def winner(world: World) -> str:
    """Give the side that came out ahead: the player's on victory, the other on defeat, neither otherwise."""
    if world.outcome in ("", "partial"):
        return "none"
    return SIDES[world.player_side if world.outcome == "victory" else 1 - world.player_side]


def summary(simulation: Simulation, rivals: Rivals | None = None) -> dict[str, Any]:
    """Give what `simulate` writes of a battle; rivals: the same battle in other formations."""
    world = simulation.world
    return {
        "level": world.level.id, "seed": simulation.seed, "difficulty": simulation.difficulty,
        "ticks": world.tick, "outcome": world.outcome, "winner": winner(world), "reason": world.reason,
        "objectives": dict(world.objectives), "losses": losses(world),
        "canon": figures(world, simulation.ledger, rivals), "ledger": simulation.ledger.totals(),
        "hash": f"{simulation.hash():08x}",
    }  # fmt: skip


def ship_table(world: World) -> list[dict[str, Any]]:
    """Give one row a ship for the debrief: name, what it launched, stopped, suffered, and what became of it."""
    record = world.records[Record]
    out = []
    for number, (_, ship) in enumerate(rosters(world)):  # LOOP: ships of the level
        out.append({
            "name": ship.name, "unit": world.catalogue.units[record.kind[number]].name,
            "side": SIDES[record.side[number]], "status": STATUSES[record.status[number]],
            "launched": int(record.launched[number, 0]), "explosive": int(record.launched[number, 1]),
            "stopped": int(record.stopped[number]), "leaked": int(record.leaked[number]),
            "shot_down": int(record.shot_down[number]), "on_shield": int(record.on_shield[number]),
            "hits": int(record.hits[number]), "hull": float(record.hull_share[number]),
        })  # fmt: skip
    return out


def side_table(world: World) -> dict[str, dict[str, int]]:
    """Sum up each side: launched, stopped, leaked, lost, escaped."""
    rows = ship_table(world)
    out: dict[str, dict[str, int]] = {}
    for side in SIDES:
        own = [row for row in rows if row["side"] == side]
        out[side] = {
            "launched": sum(row["launched"] + row["explosive"] for row in own),
            "intercepted": sum(row["stopped"] for row in own),
            "leaked": sum(row["leaked"] for row in own),
            "lost": sum(row["status"] in ("crippled", "destroyed") for row in own),
            "escaped": sum(row["status"] == STATUSES[ESCAPED] for row in own),
            "fighting": sum(row["status"] == STATUSES[FIGHTING] for row in own),
        }
    return out
