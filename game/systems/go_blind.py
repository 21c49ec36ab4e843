"""Go blind: a flash blinds pilots who look towards it, and burns the city it goes off over."""

from __future__ import annotations

import math

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import dot, length, pick, unit
from game.engine.schedule import writes
from game.world.components import Body
from game.world.events import CityBurned
from game.world.ground_events import Blast, Blinded, Flashed
from game.world.land import is_clear
from game.world.surface import ALIVE, Life, Pilot, Wings
from game.world.surface_world import SurfaceWorld

_BLIND_S = 12.0
_STARTLE = 0.22  # of the stick: how far a startled hand moves it, one sigma


@writes(Pilot)
def go_blind(world: SurfaceWorld) -> None:
    """Let flashes of this tick blind and burn. Law: who looks away, or has earth between, sees on."""
    blinds = world.catalogue.arm["blind_m"]
    for event in list(world.events):  # LOOP: events of one tick
        if isinstance(event, Blast) and event.arm >= 0 and blinds[event.arm] > 0.0:
            world.events.append(Flashed(event.arm, event.side, event.pos, float(blinds[event.arm])))
            _blind(world, event)
            _burn(world, event)


def _blind(world: SurfaceWorld, flash: Blast) -> None:
    """Take sight from pilots within reach who face it: the stick stays where a startled hand has put it."""
    rows, body, pilot = world.units.rows(*ALIVE, Wings, Pilot), world.units[Body], world.units[Pilot]
    rows = rows[world.units[Life].hp[rows] > 0.0]
    off = np.array(flash.pos) - pick(body.pos, rows)
    sees = (length(off) <= world.catalogue.arm["blind_m"][flash.arm]) & (dot(unit(off), pick(body.face, rows)) > 0.0)
    rows = rows[sees]
    rows = rows[is_clear(world.land, pick(body.pos, rows), np.repeat([flash.pos], len(rows), axis=0))]
    moved = 1.0 + _STARTLE * world.random["flash"].normal(size=len(rows))
    pilot.blind_s[rows] = _BLIND_S
    pilot.attack[rows] *= moved
    for row in rows.tolist():  # LOOP: pilots whom one flash blinds
        side = int(body.side[row])
        world.events.append(Blinded(row, world.serial(row), side, world.place(row), _BLIND_S))


def _burn(world: SurfaceWorld, flash: Blast) -> None:
    """Burn a city of the other side that it goes off over."""
    for zone in world.level.zone:  # LOOP: zones of the level
        if not zone.city or zone.id in world.burned or zone.city == SIDES[flash.side]:
            continue
        if math.hypot(flash.pos[0] - zone.at_wu[0], flash.pos[1] - zone.at_wu[1]) < zone.radius_wu:
            world.burned[zone.id] = world.tick
            world.events.append(CityBurned(zone.id, -1, flash.pos))
