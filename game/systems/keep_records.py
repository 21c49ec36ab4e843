"""Keep records: from this tick's events, what became of every ship of the roster."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.engine.schedule import writes
from game.world import events as e
from game.world.components import (
    CRIPPLED,
    DESTROYED,
    ESCAPED,
    FIGHTING,
    Body,
    Helm,
    Hull,
    Orders,
    Record,
    Ship,
)  # fmt: skip
from game.world.orders import ORDER_WITHDRAW
from game.world.queries import hull_share
from game.world.world import World


@writes(Record)
def keep_records(world: World) -> None:
    """Count launches, hits and losses by ship, and let ships that have reached safety go.

    Law: a ship's status only grows worse or ends; what stood when it was lost is kept.
    """
    _escape(world)
    record = world.records[Record]
    known = record.serial[: world.records.size].tolist() if world.events else []
    place = {serial: number for number, serial in enumerate(known)}
    for event in world.events:  # LOOP: events of one tick
        _count(world, event, place)
    rows = world.units.rows(Body, Ship, Hull)
    names = world.units[Ship].name[rows]
    record.hull_share[names] = hull_share(world, rows)
    lost = world.units[Hull].lost[rows]
    crippled = lost[:, 2] | (lost.sum(axis=1) >= 2)
    for name in names[crippled & (record.status[names] == FIGHTING)]:  # LOOP: ships crippled this tick
        _lose(world, int(name), CRIPPLED)
    for jumped in [
        x for x in world.events if isinstance(x, e.Jumped) and x.serial in place
    ]:  # LOOP: ships that left
        record.status[place[jumped.serial]] = ESCAPED
    gone = [place[x.serial] for x in world.events if isinstance(x, e.Destroyed) and x.serial in place]
    for name in gone:  # LOOP: ships destroyed this tick
        _lose(world, name, DESTROYED)
        record.hull_share[name] = 0.0


def _count(world: World, event: e.Event, place: dict[int, int]) -> None:
    record, catalogue = world.records[Record], world.catalogue
    match event:
        case e.GenocideFired():
            if event.serial in place:
                record.shots[place[event.serial]] += 1
        case e.Launched():
            kind = int(catalogue.explosive[event.kind])
            if event.launcher_serial in place:
                record.launched[place[event.launcher_serial], kind] += 1
        case e.HullHit(cause="missile" | "burst") if not catalogue.decoy[event.kind]:
            if event.serial in place:
                record.hits[place[event.serial]] += 1
            if event.launcher_serial in place:
                record.leaked[place[event.launcher_serial]] += 1
        case e.ShieldHit(cause="missile") if not catalogue.decoy[event.kind]:
            if event.serial in place:
                record.on_shield[place[event.serial]] += 1
            if event.launcher_serial in place:
                record.stopped[place[event.launcher_serial]] += 1
        case e.Intercepted() if not catalogue.decoy[event.kind]:
            if event.launcher_serial in place:
                record.stopped[place[event.launcher_serial]] += 1
            if event.by_serial in place:
                record.shot_down[place[event.by_serial]] += 1


def _lose(world: World, name: int, status: int) -> None:
    """Note a loss; only the first note of a ship keeps what stood then."""
    record = world.records[Record]
    if record.status[name] == FIGHTING:
        record.lost_order[name] = 1 + int(np.count_nonzero(record.lost_order[: world.records.size]))
        record.launched_when_lost[name] = record.launched[name]
        record.hits_when_lost[name] = record.hits[name]
    record.status[name] = status


def _escape(world: World) -> None:
    """Let ships leave inside a zone that is safe for them: when they withdraw, or where it is what they came for."""
    body, orders, ship = world.units[Body], world.units[Orders], world.units[Ship]
    rows = world.units.rows(Body, Ship)
    for zone in world.level.zone:  # LOOP: zones of the level
        if zone.safe_for is None:
            continue
        gap = np.hypot(*(body.pos[rows] - np.array(zone.at_wu)).T)
        if zone.only_for:
            leaving = ship.group[rows] == world.forces.get(zone.only_for, -1)
        else:
            leaving = (orders.kind[rows] == ORDER_WITHDRAW) | world.units[Helm].by_hand[rows]
        home = (gap <= zone.radius_wu) & leaving & ~ship.adrift[rows]
        for row in rows[home]:  # LOOP: ships that reach safety this tick
            if SIDES[int(body.side[row])] != zone.safe_for or int(row) in world.deaths:
                continue
            record = world.records[Record]
            record.status[ship.name[row]] = ESCAPED
            record.hull_share[ship.name[row]] = float(hull_share(world, np.array([row]))[0])
            world.request_death(int(row))
            world.events.append(e.Escaped(world.serial(int(row)), int(body.side[row])))
