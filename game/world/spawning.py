"""Births: ships from a level's forces, missiles and wreckage from requests."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Floats, Rows, facing, rotate
from game.rules.level import ForceRule, ShipRule
from game.rules.units import UnitRule
from game.world.births import MissileBirth, WreckBirth
from game.world.catalogue import BEAM, MOST_SLOTS, Catalogue
from game.world.components import (
    MISSILE_PARTS,
    SHIP_PARTS,
    Body,
    FireControl,
    FtlDrive,
    GenocideDrive,
    Group,
    Helm,
    Hull,
    Launcher,
    Missile,
    Mount,
    Orders,
    Reactor,
    Record,
    Shield,
    Ship,
    Wreck,
)  # fmt: skip
from game.world.minds import give_mind, minds_for, obeys
from game.world.orders import DRIVE, EXPLOSIVE, ORDER_HOLD, ORDER_STATION
from game.world.world import World

_WRECK_GLOW_S = 14.0
_ROOM = 1.13  # of a ship's length, from one place of a formation to the next


def spawn_force(world: World, force: ForceRule) -> None:
    """Bring a force and all its ships into the battle, in formation.

    world.forces gets the group's row under the force's id.
    """
    catalogue, group = world.catalogue, world.groups.claim(Group, *minds_for(force))
    part = world.groups[Group]
    part.side[group] = SIDES.index(force.side)
    part.doctrine[group] = catalogue.doctrine_keys.index(force.doctrine)
    part.formation[group] = catalogue.formation_keys.index(force.formation)
    part.strength[group] = len(force.ship)
    part.start[group] = part.home[group] = force.at_wu
    part.commanded[group] = force.commanded and world.commanded
    for zone in world.level.zone:
        if zone.id == force.home:
            part.home[group] = zone.at_wu
    heading = math.radians(force.facing_deg)
    face = facing(np.array(heading))
    part.spread[group] = spread_of(catalogue, force.formation, [ship.unit for ship in force.ship], force.spread)
    slots = catalogue.slots[part.formation[group]] * part.spread[group]
    for place, ship in enumerate(force.ship):
        at = np.array(force.at_wu) + rotate(slots[min(place, MOST_SLOTS - 1)], face)
        row = _spawn_ship(world, ship, group, at, heading, face * force.speed_wups)
        world.units[Orders].kind[row] = ORDER_HOLD if place == 0 else ORDER_STATION
        world.units[Orders].slot[row] = place
        world.units[Orders].face[row] = face
        if place == 0:
            part.leader[group] = row
    world.forces[force.id] = group
    give_mind(world, group, force)


def spread_of(catalogue: Catalogue, formation: str, units: Sequence[str], wanted: float = 1.0) -> float:
    """Give how much wider than drawn a formation is: as wanted, and so that no two ships lie over one another."""
    library, number = catalogue.library, catalogue.formation_keys.index(formation)
    hulls = [library.hulls[library.units[unit].hull] for unit in units]
    long, wide = (np.array([getattr(hull, side) for hull in hulls]) for side in ("length_wu", "width_wu"))
    places = catalogue.slots[number, np.minimum(np.arange(len(hulls)), MOST_SLOTS - 1)]
    apart = np.maximum(np.abs(places[:, None] - places[None]), 1e-6)
    ahead = _ROOM * (long[:, None] + long[None]) / 2.0 / apart[..., 0]
    abreast = _ROOM * (wide[:, None] + wide[None]) / 2.0 / apart[..., 1]
    need = np.minimum(ahead, abreast)
    np.fill_diagonal(need, 1.0)
    return float(max(1.0, wanted, need.max()))


def _spawn_ship(world: World, ship: ShipRule, group: int, at: Floats, heading: float, vel: Floats) -> int:
    rule = world.catalogue.library.units[ship.unit]
    some = ((Shield, rule.shield), (GenocideDrive, rule.genocide), (FtlDrive, rule.ftl))
    row = world.units.claim(*SHIP_PARTS, *(kind for kind, fitted in some if fitted))
    for kind, _ in some:
        world.units.wipe(row, kind)  # asked of every ship, fitted or not
    number = world.catalogue.unit(ship.unit)
    hull = world.catalogue.library.hulls[rule.hull]
    _place(world, row, at, vel, heading, 0.0)
    body = world.units[Body]
    body.mass[row] = rule.mass_t
    body.moment[row] = rule.mass_t * (hull.length_wu**2 + hull.width_wu**2) / 12.0
    body.radius[row] = float(np.hypot(*world.catalogue.outline(number).T).max())
    body.form[row] = number
    body.side[row] = world.groups[Group].side[group]  # a force may field what the enemy built
    body.serial[row] = world.take_serial()
    part = world.units[Ship]
    part.kind[row], part.group[row], part.value[row] = number, group, rule.value
    part.player[row] = ship.player
    part.name[row] = _record(world, row, number, group, world.entry_of.get(ship.id, -1))
    world.units[Orders].weapons_free[row] = not obeys(world, group)
    _fit_out(world, row, rule)
    if ship.explosive is not None:
        world.units[Launcher].stock[row, EXPLOSIVE] = ship.explosive
    _mount(world, row, rule)
    world.units[Helm].guard[row] = _guard(world, row)
    world.add_body(row, body)
    return row


def _record(world: World, row: int, kind: int, group: int, entry: int) -> int:
    place = world.records.claim(Record)
    record = world.records[Record]
    record.unit[place], record.kind[place], record.group[place] = row, kind, group
    record.entry[place] = entry
    record.side[place] = world.units[Body].side[row]
    record.serial[place] = world.units[Body].serial[row]
    return place


def _fit_out(world: World, row: int, rule: UnitRule) -> None:
    helm, turn = world.units[Helm], rule.helm
    helm.accel[row], helm.speed[row] = turn.accel_wups2, turn.speed_wups
    helm.turn[row], helm.turn_accel[row] = math.radians(turn.turn_dps), math.radians(turn.turn_accel_dps2)
    helm.side_share[row] = turn.side_thrust_share
    hull, parts = world.units[Hull], rule.compartments
    hull.full[row] = hull.left[row] = (parts.bow_mj, parts.middle_mj, parts.stern_mj)
    hull.pass_share[row], hull.breakup[row] = parts.pass_share, parts.breakup_share
    hull.beam_factor[row] = parts.beam_factor
    reactor, power = world.units[Reactor], rule.reactor
    reactor.rated[row] = reactor.output[row] = power.power_mw
    reactor.house[row] = power.house_share
    reactor.ask[row] = (power.engines_mw, power.shield_mw, power.point_defence_mw, power.main_mw, 0.0)
    reactor.share[row] = reactor.level[row] = 1.0
    _fit_drives(world, row, rule)
    if rule.shield:
        reactor.emergency_share[row] = rule.shield.emergency_share
        _raise_shield(world, row, rule)
    _arm(world, row, rule)


def _fit_drives(world: World, row: int, rule: UnitRule) -> None:
    cannon, jump, reactor = world.units[GenocideDrive], world.units[FtlDrive], world.units[Reactor]
    if rule.genocide:
        cannon.capacity[row], cannon.power[row] = rule.genocide.store_mj, rule.genocide.power_mw
        cannon.turn[row] = math.radians(rule.genocide.turn_dps)
        reactor.ask[row, DRIVE] = rule.genocide.power_mw
    if rule.ftl:
        jump.capacity[row], jump.power[row] = rule.ftl.store_mj, rule.ftl.power_mw
        reactor.ask[row, DRIVE] = max(reactor.ask[row, DRIVE], rule.ftl.power_mw)


def _raise_shield(world: World, row: int, rule: UnitRule) -> None:
    shield, rules = world.units[Shield], rule.shield
    assert rules is not None
    shield.store[row] = shield.capacity[row] = rules.capacity_mj
    shield.up[row] = True
    shield.recharge[row] = rules.capacity_mj * rules.recharge_share_per_s
    shield.decay[row] = rules.capacity_mj * rules.decay_share_per_s
    shield.overload[row] = rules.capacity_mj * rules.overload_share
    shield.overload_s[row], shield.standoff[row] = rules.overload_s, rules.standoff_wu


def _arm(world: World, row: int, rule: UnitRule) -> None:
    cells, catalogue = world.units[Launcher], world.catalogue
    arms = rule.launcher
    cells.missile[row] = (catalogue.missile_number(arms.missile), catalogue.missile_number(arms.explosive))
    cells.stock[row] = (arms.magazine, arms.explosive_stock)
    cells.cells[row] = arms.cells
    cells.rate[row] = (arms.per_s, arms.explosive_per_s)
    radar, rules = world.units[FireControl], rule.fire_control
    radar.channels[row], radar.stock[row] = rules.channels, rules.interceptors
    radar.rest_s[row], radar.near[row], radar.far[row] = rules.rest_s, rules.near_wu, rules.far_wu
    radar.missile[row] = catalogue.missile_number(rules.interceptor)
    radar.cone[row] = math.cos(math.radians(rules.cone_deg)) if rules.cone_deg < 180.0 else -2.0
    radar.links[row], radar.link_range[row] = rules.links, rules.link_wu


def _mount(world: World, row: int, rule: UnitRule) -> None:
    catalogue, hull = world.catalogue, world.catalogue.library.hulls[rule.hull]
    for group in rule.mounts:
        places = hull.mounts_wu if group.places == "mounts" else hull.turrets_wu
        kind = catalogue.weapon_keys.index(group.weapon)
        for number, angle in enumerate(group.facings_deg):
            mount, part = world.mounts.claim(Mount), world.mounts[Mount]
            part.owner[mount], part.weapon[mount] = row, kind
            spot = places[(group.first + number) % len(places)] if places else (0.0, 0.0)
            part.place[mount] = spot
            part.axis[mount] = facing(np.array(math.radians(angle)))
            part.rounds[mount] = int(catalogue.weapon["rounds"][kind])


def _guard(world: World, row: int) -> Floats:
    """Give the middle of what a ship's point-defence mounts look at; the bow when they look all round."""
    part = world.mounts[Mount]
    mounts = world.mounts.rows(Mount)
    guns = mounts[(part.owner[mounts] == row) & (world.catalogue.weapon_kind[part.weapon[mounts]] != BEAM)]
    middle = part.axis[guns].sum(axis=0)
    size = float(np.hypot(middle[0], middle[1]))
    return middle / size if size > 0.3 else np.array([1.0, 0.0])


def _place(
    world: World, row: int, at: Floats | tuple[float, float], vel: Floats | tuple[float, float],
    heading: float, spin: float,
) -> None:  # fmt: skip
    body = world.units[Body]
    body.pos[row] = body.prev_pos[row] = at
    body.vel[row], body.spin[row] = vel, spin
    body.angle[row] = body.prev_angle[row] = heading
    body.face[row] = (math.cos(heading), math.sin(heading))


def spawn_missile(world: World, birth: MissileBirth) -> None:
    """Bring a missile into the battle."""
    spawn_missiles(world, [birth])


def spawn_missiles(world: World, births: list[MissileBirth]) -> None:
    """Bring missiles into the battle, in this order; all are written at once, for a salvo is born in one tick."""
    rows: Rows = world.units.claim_many(len(births), *MISSILE_PARTS)
    asked: Any = MissileBirth._make(zip(*births, strict=True))  # each field holds what all births say in it
    figures, body, missile = world.catalogue.missile, world.units[Body], world.units[Missile]
    kind = np.array(asked.kind)
    body.pos[rows] = body.prev_pos[rows] = asked.pos
    body.vel[rows], body.face[rows] = asked.vel, (1.0, 0.0)
    body.mass[rows] = body.moment[rows] = figures["mass_t"][kind]
    body.radius[rows] = figures["radius_wu"][kind]
    body.form[rows] = world.catalogue.missile_form(0) + kind
    body.side[rows], body.serial[rows] = asked.side, asked.serial
    missile.kind[rows], missile.launcher[rows], missile.target[rows] = kind, asked.launcher, asked.target
    missile.launcher_serial[rows] = asked.launcher_serial
    missile.hp[rows], missile.fuel[rows] = figures["hit_points"][kind], figures["burn_s"][kind]
    missile.hold[rows], missile.phase[rows] = asked.hold, asked.phase
    missile.apex[rows], missile.rising[rows], missile.noise[rows] = asked.apex, asked.rising, asked.noise
    for row in rows.tolist():  # LOOP: births of one tick
        world.add_body(row, body)


def spawn_wreck(world: World, birth: WreckBirth) -> None:
    """Bring a piece of a broken hull into the battle."""
    row, body = world.units.claim(Body, Wreck), world.units[Body]
    _place(world, row, birth.pos, birth.vel, birth.angle, birth.spin)
    length = world.catalogue.library.hulls[world.catalogue.units[birth.unit].hull].length_wu / 3.0
    body.mass[row], body.moment[row] = birth.mass, birth.mass * length * length / 6.0
    body.radius[row] = length
    body.form[row] = world.catalogue.wreck_form(birth.unit, birth.piece)
    body.side[row], body.serial[row] = birth.side, world.take_serial()
    wreck = world.units[Wreck]
    wreck.kind[row], wreck.piece[row], wreck.heat[row] = birth.unit, birth.piece, _WRECK_GLOW_S
    world.add_body(row, body)
