"""Take damage: what was hurt this tick loses hull, dies, burns, falls down, and frightens its friends."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Rows, length
from game.engine.schedule import writes
from game.world.blasts import go_off
from game.world.components import Body, Record
from game.world.fields import charge
from game.world.ground_events import Broke, Collapsed, Felled
from game.world.land import is_wet, raise_roof, surface_at
from game.world.storeys import fall_in
from game.world.surface import STILL, Cargo, Debris, Eyes, Field, Foot, Height, Legs, Life, Storeys, Unit
from game.world.surface_troops import Post
from game.world.surface_world import DebrisBirth, SurfaceWorld
from game.world.transports import spill

_NEAR_WU = 150.0  # who dies this near is seen to die
_FRIEND = 0.06  # what that takes from a soldier's nerve
_MACHINE = 0.1
_BREAKS, _RALLIES = 0.25, 0.5
_SWAYS_S = 12.0  # a dead walker that still leans after so long is lost all the same
_RUBBLE = 0.3  # of a building's height that stays


@writes(Life, Debris, Height, Field, Cargo, Body, Storeys, Eyes, Legs)
def take_damage(world: SurfaceWorld) -> None:
    """Take pending damage from every unit, and end those that have none left.

    Law: hull lost = damage taken; a building's is what its storeys lost. What a field can pay for never reaches a hull.
    """
    life, debris = world.units[Life], world.units[Debris]
    wrecks = world.units.rows(Body, Debris)
    hot = wrecks[debris.heat[wrecks] > 0.0]
    debris.heat[hot] = np.maximum(debris.heat[hot] - DT, 0.0) * ~_soaked(world, hot)
    rows = world.units.rows(Body, Unit, Life)
    charge(world, world.units.rows(Body, Unit, Life, Field), DT)
    legs = world.units.rows(Body, Unit, Life, Legs)
    leans = (life.hp[legs] <= 0.0) & (world.units[Legs].planted_s[legs] >= _SWAYS_S)
    life.pending[legs] += life.full[legs] * (world.units[Legs].down[legs] | leans)  # a walker that lies is lost
    fall_in(world)
    hurt = rows[life.pending[rows] > 0.0]
    if len(hurt):
        life.hp[hurt] -= life.pending[hurt]
        life.burning[hurt] = np.where(life.hp[hurt] < 0.5 * life.full[hurt], 8.0, life.burning[hurt])
        life.pending[hurt] = 0.0
        for row in hurt[life.hp[hurt] <= 0.0].tolist():  # LOOP: units that end this tick
            if row not in world.deaths and not _sways(world, row):
                _fell(world, row)
    alight = rows[life.burning[rows] > 0.0]
    life.burning[alight] = np.maximum(life.burning[alight] - DT, 0.0) * ~_soaked(world, alight)
    _lose_nerve(world)


def _sways(world: SurfaceWorld, row: int) -> bool:
    """Let a walker that is done for fall like a tree where it stands. Returns: whether it still stands

    Law: it is counted as lost once it lies.
    """
    if not world.units.holds(row, Legs):
        return False
    legs = world.units[Legs]
    stands = not (legs.struck[row] or legs.down[row]) and bool((legs.phase[row] < 0.0).any())
    if stands and not legs.lost[row].any():
        legs.lost[row, int(np.argmax(legs.foot[row, :, 0] * world.units[Unit].turned[row]))] = True  # it falls ahead
    return stands and float(legs.planted_s[row]) < _SWAYS_S


def _soaked(world: SurfaceWorld, rows: Rows) -> Bools:
    """Say whose middle is under water, where nothing burns or goes off."""
    body = world.units[Body]
    x, y = body.pos[rows, 0], body.pos[rows, 1]
    return is_wet(world.land, x) & (y < surface_at(world.land, x))


def _fell(world: SurfaceWorld, row: int) -> None:
    body, part, life, catalogue = world.units[Body], world.units[Unit], world.units[Life], world.catalogue
    kind, side, rule = int(part.kind[row]), int(body.side[row]), world.catalogue.units[int(part.kind[row])]
    world.request_death(row)
    by = int(life.struck_by[row])
    by_kind = _kind_of(world, by)
    pos, vel = world.place(row), (float(body.vel[row, 0]), float(body.vel[row, 1]))
    angle, turned = float(body.angle[row]), int(part.turned[row])
    spill(world, row)
    arm = int(life.struck_arm[row])
    world.events.append(Felled(row, world.serial(row), side, kind, by, by_kind, arm, pos, vel, turned, angle))
    if rule.bursts and not _soaked(world, np.array([row]))[0]:
        go_off(world, body.pos[row], catalogue.arm_number(rule.bursts), side, world.serial(row), kind, spared=row)
    if rule.role == "building":
        half, lowest = rule.length_wu / 2.0, rule.height_wu / max(rule.storeys, 1)
        raise_roof(world.land, pos[0] - half, pos[0] + half, min(rule.height_wu * _RUBBLE, lowest))
        if not rule.storeys:
            world.events.append(Collapsed(kind, side, pos, world.serial(row), 0, 0, rule.height_wu))
    elif not catalogue.is_infantry[kind] and part.move[row] != STILL and rule.role != "starship":
        lies = world.units.holds(row, Legs) and bool(world.units[Legs].down[row])
        world.request_debris(DebrisBirth(kind, side, pos, (0.0, 0.0) if lies else vel, angle, turned, lies))
    _shake(world, row, _FRIEND if catalogue.is_infantry[kind] else _MACHINE)


def _kind_of(world: SurfaceWorld, serial: int) -> int:
    """Give the unit kind of who has a serial, also after it is gone; -1 for nobody."""
    record = world.records[Record]
    found = np.flatnonzero(record.serial[: world.records.size] == serial)
    return int(record.kind[found[0]]) if serial >= 0 and len(found) else -1


def _shake(world: SurfaceWorld, row: int, loss: float) -> None:
    """Let friends who see somebody die lose nerve."""
    body, life = world.units[Body], world.units[Life]
    men = world.units.rows(Body, Unit, Life, Foot)
    near = men[(body.side[men] == body.side[row]) & (length(body.pos[men] - body.pos[row]) < _NEAR_WU)]
    life.nerve[near] = np.maximum(life.nerve[near] - loss, 0.0)


def _lose_nerve(world: SurfaceWorld) -> None:
    """Let soldiers break and rally."""
    life, rows = world.units[Life], world.units.rows(Body, Unit, Life, Foot)
    part = world.units[Unit]
    breaks = rows[(life.nerve[rows] < _BREAKS) & ~life.broken[rows] & ~part.manned[rows]]
    breaks = breaks[~world.units[Post].yielded[breaks]]
    rallies = rows[(life.nerve[rows] > _RALLIES) & life.broken[rows]]
    for some, rallied in ((breaks, False), (rallies, True)):  # LOOP: twice
        life.broken[some] = not rallied
        _say(world, some, rallied)


def _say(world: SurfaceWorld, rows: Rows, rallied: bool) -> None:
    for row in rows.tolist():  # LOOP: soldiers whose nerve turns this tick
        world.events.append(Broke(world.serial(row), int(world.units[Body].side[row]), rallied, world.place(row)))


