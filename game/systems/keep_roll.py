"""Keep roll: from this tick's events, what became of every unit of a battle on the surface."""

from __future__ import annotations

import numpy as np

from game.engine.schedule import writes
from game.world.components import DESTROYED, Body, Record
from game.world.ground_events import Felled, LegLost, RocketAway
from game.world.surface import FOOT, TRACKS, Gun, Life, Pilot, Task, Unit
from game.world.surface_troops import Encounter, Post
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_FALL_BACK
from game.world.transports import let_all_out


@writes(Record, Encounter)
def keep_roll(world: SurfaceWorld) -> None:
    """Note losses with who, what and when, and let those go who have fallen back to safety.

    Law: a unit's status only grows worse or ends.
    """
    record, part = world.records[Record], world.units[Unit]
    for event in world.events:  # LOOP: events of one tick
        if isinstance(event, Felled):
            name = int(part.name[event.row])
            record.status[name], record.hull_share[name] = DESTROYED, 0.0
            record.lost_order[name] = 1 + int(np.count_nonzero(record.lost_order[: world.records.size]))
            record.felled_by[name], record.felled_arm[name] = event.by_kind, event.arm
            record.felled_group[name] = _group_of(world, event.by_serial)
            if record.felled_tick[name] < 0:
                record.felled_tick[name] = world.tick
            record.felled_for[name] = world.units[Life].struck_for[event.row]
            record.felled_gap[name] = _gap(world, event)
            flash = event.arm >= 0 and world.catalogue.arm["blind_m"][event.arm] > 0.0
            record.blinded[name] = world.units[Pilot].blind_s[event.row] > 0.0 and not flash
        elif isinstance(event, LegLost):  # the blow that fells a walker, some seconds before it lies
            name = int(part.name[event.row])
            record.felled_tick[name] = world.tick if record.felled_tick[name] < 0 else record.felled_tick[name]
        elif isinstance(event, RocketAway):
            record.launched[int(part.name[event.owner]), 0] += 1
    _note_fire(world)
    rows = world.units.rows(Body, Unit, Life)
    alive = rows[world.units[Life].hp[rows] > 0.0]
    record.hull_share[part.name[alive]] = world.units[Life].hp[alive] / world.units[Life].full[alive]
    _leave(world, alive)


def _group_of(world: SurfaceWorld, serial: int) -> int:
    """Give the group of who has a serial, also after it is gone; -1 for nobody."""
    record = world.records[Record]
    found = np.flatnonzero(record.serial[: world.records.size] == serial)
    return int(record.group[found[0]]) if serial >= 0 and len(found) else -1


def _note_fire(world: SurfaceWorld) -> None:
    """Note when units are first fired at."""
    gun, guns, met = world.mounts[Gun], world.mounts.rows(Gun), world.records[Encounter]
    marks = gun.target[guns[gun.fired[guns] & (gun.target[guns] >= 0)]]
    names = world.units[Unit].name[marks]
    met.engaged_tick[names[met.engaged_tick[names] < 0]] = world.tick


def _gap(world: SurfaceWorld, event: Felled) -> float:
    """Give how far the one who felled a unit is from it, below 0 when he is gone. [wu]"""
    body, rows = world.units[Body], world.units.rows(Body, Unit)
    found = rows[body.serial[rows] == event.by_serial] if event.by_serial >= 0 else rows[:0]
    return float(np.hypot(*(body.pos[found[0]] - event.pos))) if len(found) else -1.0


def _leave(world: SurfaceWorld, rows: np.ndarray) -> None:
    """Let ground units that fall back go once they are inside a zone that is safe for them; people walk in by hand."""
    body, task, part = world.units[Body], world.units[Task], world.units[Unit]
    on_ground = (part.move[rows] == FOOT) | (part.move[rows] == TRACKS)
    on_ground &= ~world.units[Post].yielded[rows]
    leaving = rows[on_ground & ((task.kind[rows] == TASK_FALL_BACK) | part.manned[rows])]
    for zone in world.level.zone:  # LOOP: zones of the level
        if zone.safe_for is None or not len(leaving):
            continue
        side = 0 if zone.safe_for == "race" else 1
        inside = (np.abs(body.pos[leaving, 0] - zone.at_wu[0]) <= zone.radius_wu) & (body.side[leaving] == side)
        falls = (task.kind[leaving] == TASK_FALL_BACK) & inside
        for row in leaving[falls].tolist():  # LOOP: units that reach safety this tick
            if row not in world.deaths:
                let_all_out(world, row)
                world.request_leave(row)
