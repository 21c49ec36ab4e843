"""Collide: what the physics reports as touching becomes shield hits, hull hits, bursts and ramming."""

from __future__ import annotations

from game.engine.physics import HULL, MISSILE, SKIN, WRECK, Contact
from game.engine.schedule import writes
from game.world.bursts import go_off
from game.world.components import Body, Hull, Missile, Reactor, Shield, Ship
from game.world.events import HullHit, Intercepted, Rammed, ShieldHit
from game.world.queries import blame, part_at
from game.world.world import World

_RAM_MJ = 1.0e-4  # MJ of damage for each t wu/s of impulse beyond a nudge
_NUDGE = 2.0e5  # t wu/s that fenders take


@writes(Missile, Shield, Hull, Reactor)
def collide(world: World) -> None:
    """Work through this tick's contacts: shields first, then hulls, wreckage, and hulls against one another.

    Law: a missile strikes once.
    """
    contacts = world.physics.contacts
    for kinds, act in (
        ((SKIN, MISSILE), _on_shield),
        ((HULL, MISSILE), _on_hull),
        ((MISSILE, WRECK), _on_wreck),
    ):
        for contact in contacts:  # LOOP: contacts of one tick
            if (contact.kind_a, contact.kind_b) == kinds:
                act(world, contact)
    for contact in contacts:  # LOOP: contacts of one tick
        if contact.impulse > _NUDGE:
            _ram(world, contact)


def _on_shield(world: World, contact: Contact) -> None:
    ship, row = contact.row_a, contact.row_b
    missile, shield = world.units[Missile], world.units[Shield]
    if missile.flash[row] or not shield.up[ship]:
        return
    missile.flash[row] = True
    world.request_death(row)
    kind, figures = int(missile.kind[row]), world.catalogue.missile
    if world.catalogue.missiles[kind].burst:
        go_off(world, row)
        return
    spread = 1.0 + figures["shield_cost_spread"][kind] * world.random["damage"].normal()
    cost = float(figures["shield_cost_mj"][kind] * max(spread, 0.1))
    shield.pending[ship] += cost
    owner = int(missile.launcher_serial[row])
    number = world.serial(row)
    hit = ShieldHit(ship, world.serial(ship), "missile", number, kind, owner, cost, world.place(row))
    world.events.append(hit)


def _on_hull(world: World, contact: Contact) -> None:
    ship, row = contact.row_a, contact.row_b
    missile = world.units[Missile]
    if missile.flash[row]:
        return
    missile.flash[row] = True
    world.request_death(row)
    kind, figures = int(missile.kind[row]), world.catalogue.missile
    if world.catalogue.missiles[kind].burst:
        go_off(world, row)
        return
    at = world.units[Body].pos[row]
    part = part_at(world, ship, at)
    spread = 1.0 + figures["damage_spread"][kind] * world.random["damage"].normal()
    damage = float(figures["damage_mj"][kind] * max(spread, 0.1))
    hull = world.units[Hull]
    hull.pending[ship, part] += damage
    if damage:
        hull.hits[ship] += 1
    owner = int(missile.launcher_serial[row])
    serial, number = world.serial(ship), world.serial(row)
    if damage:
        blame(world, ship, "missile", owner, number)
    world.events.append(HullHit(ship, serial, "missile", number, kind, owner, part, damage, world.place(row)))


def _on_wreck(world: World, contact: Contact) -> None:
    """Let wreckage stop a missile, but not one that still climbs: ribbons pass over and under what drifts there."""
    row = contact.row_a
    missile = world.units[Missile]
    if missile.flash[row] or missile.rising[row]:
        return
    missile.flash[row] = True
    world.request_death(row)
    kind = int(missile.kind[row])
    if world.catalogue.missiles[kind].burst:
        go_off(world, row)
        return
    side, owner = int(world.units[Body].side[row]), int(missile.launcher_serial[row])
    target = world.serial(int(missile.target[row]))
    world.events.append(
        Intercepted(world.serial(row), kind, side, owner, target, "wreck", -1, world.place(row))
    )


def _ram(world: World, contact: Contact) -> None:
    body, hull = world.units[Body], world.units[Hull]
    rows = (contact.row_a, contact.row_b)
    damage = (contact.impulse - _NUDGE) * _RAM_MJ
    middle = (body.pos[rows[0]] + body.pos[rows[1]]) / 2.0
    for row in rows:  # LOOP: the two that touch
        if world.units.holds(row, Ship):
            hull.pending[row, part_at(world, row, middle)] += damage
            blame(world, row, "ram", world.serial(rows[0] if row == rows[1] else rows[1]))
    at = (float(middle[0]), float(middle[1]))
    world.events.append(Rammed(rows[0], rows[1], contact.impulse, at))
