"""Bursts: what an explosive-metal warhead does to everything round it. Shared by contacts and fuses."""

from __future__ import annotations

import numpy as np

from game.base.constants import BOW, MIDDLE, STERN
from game.base.vectors import length
from game.world.components import Body, Hull, Missile, Reactor, Shield, Ship
from game.world.events import Burst, HullHit, ShieldHit
from game.world.queries import blame, part_at, surface_distance
from game.world.world import World


def go_off(world: World, row: int) -> None:
    """Burst a warhead: pulse and blast on every ship in reach, and no missile near survives.

    Law: both fall linearly with distance from hull or skin. A shield that stands takes the blast in the same measure in
    which it can pay for the pulse. Source: ORBIT.md sections 4 and 6.
    """
    missile, body = world.units[Missile], world.units[Body]
    kind = int(missile.kind[row])
    rule = world.catalogue.missiles[kind].burst
    assert rule is not None
    side, at = int(body.side[row]), body.pos[row]
    owner, aimed = int(missile.launcher_serial[row]), int(missile.target[row])
    target = world.serial(aimed)
    serial = world.serial(row)
    world.events.append(Burst(serial, kind, side, owner, target, world.place(row)))
    ships = world.units.rows(Body, Ship)
    reach = length(body.pos[ships] - at) - body.radius[ships] < rule.pulse_wu
    for ship in ships[reach]:  # LOOP: ships within the pulse
        shield = world.units[Shield]
        gap = surface_distance(world, int(ship), at)
        if shield.up[ship]:
            gap = max(gap - float(shield.standoff[ship]), 0.0)
        _strike(world, int(ship), row, gap, int(ship) == aimed)
    flying = world.units.rows(Body, Missile)
    near = flying[length(body.pos[flying] - at) < rule.fratricide_wu]
    for other in near[~missile.flash[near]]:  # LOOP: missiles inside the fireball
        missile.wear[other] += missile.hp[other]
        missile.worn_by[other] = 3


def _strike(world: World, ship: int, row: int, gap: float, aimed: bool) -> None:
    missile, shield, hull = world.units[Missile], world.units[Shield], world.units[Hull]
    kind = int(missile.kind[row])
    rule = world.catalogue.missiles[kind].burst
    assert rule is not None
    serial, owner, at = world.serial(ship), int(missile.launcher_serial[row]), world.place(row)
    number = world.serial(row)
    pulse = rule.pulse_mj * max(1.0 - gap / rule.pulse_wu, 0.0) * (1.0 if aimed else rule.bystander_share)
    blast = rule.blast_mj * max(1.0 - gap / rule.blast_wu, 0.0)
    if shield.up[ship]:
        left = float(shield.store[ship] - shield.pending[ship])
        shield.pending[ship] += pulse
        blast *= float(np.clip((pulse - left) / max(pulse, 1e-9), 0.0, 1.0))
        world.events.append(ShieldHit(ship, serial, "burst", number, kind, owner, pulse, at))
    elif not world.units[Ship].adrift[ship]:
        reactor = world.units[Reactor]
        stun = rule.stun_s * (1.0 - gap / rule.pulse_wu)
        reactor.stunned[ship] = max(float(reactor.stunned[ship]), stun)
    if blast > 0.0:
        part = _standing(world, ship, part_at(world, ship, world.units[Body].pos[row]))
        hull.pending[ship] += blast * rule.spread_share / 2.0
        hull.pending[ship, part] += blast * (1.0 - 1.5 * rule.spread_share)
        hull.hits[ship] += 1
        blame(world, ship, "burst", owner, number)
        world.events.append(HullHit(ship, serial, "burst", number, kind, owner, part, blast, at))


def _standing(world: World, ship: int, part: int) -> int:
    """Give the compartment that a blast strikes: the one before it, or behind that one's ruin the next."""
    lost = world.units[Hull].lost[ship]
    return next((each for each in (part, MIDDLE, STERN, BOW) if not lost[each]), part)
