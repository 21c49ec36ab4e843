"""Fire beams: green laser turrets choose what this salvo can kill, burn for their dwell, and refill."""

from __future__ import annotations

import numpy as np

from game.base.constants import BOW, DT, MIDDLE, STERN
from game.base.vectors import Floats, Rows, length
from game.engine.schedule import writes
from game.world.catalogue import BEAM
from game.world.components import Body, Group, Hull, Mount, Reactor, Shield, Ship
from game.world.events import CAUSES, BeamBegan
from game.world.minds import drill_of
from game.world.orders import MAIN
from game.world.queries import enemy_ships, is_armed, mount_places
from game.world.world import World

_LOOK_TICKS = 12
_SALVO_S = 4.0  # shots closer upon one another are one salvo
_BY_BEAM = CAUSES.index("beam")
_SMALL_WU = 120.0  # on hulls shorter than this the spot walks from bow to stern


@writes(Mount, Hull, Shield, Group)
def fire_beams(world: World) -> None:
    """Refill, choose, burn.

    Law: heat on the hull = power * dwell * falloff * what plates and shields let in. Source: ORBIT.md section 5.
    A crew that lays late burns for what is left of the dwell.
    """
    mounts = world.mounts.rows(Mount)
    mount = world.mounts[Mount]
    beams = mounts[world.catalogue.weapon_kind[mount.weapon[mounts]] == BEAM]
    if not len(beams):
        return
    idle = mount.dwell[beams] <= 0.0
    power = world.units[Reactor].level[mount.owner[beams], MAIN]
    gain = DT * power / world.catalogue.weapon["recharge_s"][mount.weapon[beams]]
    mount.store[beams] = np.where(idle, np.minimum(mount.store[beams] + gain, 1.0), mount.store[beams])
    mount.ready[beams] = np.maximum(mount.ready[beams] - DT, 0.0)
    mount.firing[beams] = False
    if world.tick % _LOOK_TICKS == 0:
        _choose(world, beams[idle & (mount.store[beams] >= 1.0)])
    burning = beams[(mount.dwell[beams] > 0.0) & is_armed(world, mount.owner[beams])]
    _retarget(world, burning)
    burning = burning[(mount.target[burning] >= 0) & (mount.ready[burning] <= 0.0)]
    _burn(world, burning)
    mount.dwell[beams] = np.maximum(mount.dwell[beams] - DT, 0.0)
    mount.target[beams[mount.dwell[beams] <= 0.0]] = -1


def _heat(world: World, weapon: int, far: Floats, target: Rows) -> Floats:
    """Give what one shot of a turret does to each target's hull, unshielded. [MJ]"""
    figures = world.catalogue.weapon
    fall = 1.0 + (far / figures["falloff_wu"][weapon]) ** 2
    shot = figures["power_mj_s"][weapon] * figures["dwell_s"][weapon]
    heat: Floats = shot / fall * world.units[Hull].beam_factor[target]
    return heat


def _need(world: World, rows: Rows) -> Floats:
    """Give what it takes to break each ship up, shield first. [MJ]"""
    hull, shield = world.units[Hull], world.units[Shield]
    left = hull.left[rows].sum(axis=1) - hull.breakup[rows] * hull.full[rows].sum(axis=1)
    held = np.where(shield.up[rows], shield.store[rows], 0.0)
    return np.maximum(left, 1.0) + held


def _choose(world: World, turrets: Rows) -> None:
    """Let each ship whose turrets are full lay them on what this salvo can kill, then on what is nearest."""
    mount, body = world.mounts[Mount], world.units[Body]
    for ship in np.unique(mount.owner[turrets]):  # LOOP: ships with full turrets, five times a second
        own = turrets[mount.owner[turrets] == ship]
        number = int(world.units[Ship].group[ship])
        if _is_told_to_hold(world, number) or not is_armed(world, np.array([ship]))[0]:
            continue
        enemies = enemy_ships(world, int(body.side[ship]))
        far = length(body.pos[enemies] - body.pos[ship])
        weapon = int(mount.weapon[own[0]])
        near = far <= world.catalogue.weapon["range_wu"][weapon]
        if near.any():
            _lay(world, own, weapon, enemies[near], far[near])
            _count_salvo(world, number)


def _is_told_to_hold(world: World, number: int) -> bool:
    """Say whether a group's doctrine forbids it to open fire."""
    return world.catalogue.doctrines[int(world.groups[Group].doctrine[number])].hold_fire


def _count_salvo(world: World, number: int) -> None:
    """Count a group's salvos; shots close upon one another are one."""
    group = world.groups[Group]
    if group.beam_wait[number] <= 0.0:
        group.beam_salvos[number] += 1
    group.beam_wait[number] = _SALVO_S


def _lay(world: World, turrets: Rows, weapon: int, enemies: Rows, far: Floats) -> None:
    heat, need = _heat(world, weapon, far, enemies), _need(world, enemies)
    wanted = np.ceil(need / heat)
    order = np.lexsort((np.arange(len(enemies)), wanted, wanted > len(turrets)))
    free = list(turrets)
    for place in order:  # LOOP: enemies in reach
        if not free:
            break
        for _ in range(min(int(wanted[place]), len(free))):  # LOOP: turrets of a ship
            _open_fire(world, int(free.pop(0)), weapon, int(enemies[place]))


def _open_fire(world: World, turret: int, weapon: int, target: int) -> None:
    mount = world.mounts[Mount]
    dwell = world.catalogue.weapon["dwell_s"][weapon]
    mount.target[turret], mount.dwell[turret], mount.total[turret] = target, dwell, dwell
    mount.store[turret] = 0.0
    mount.ready[turret] = world.catalogue.weapon["slew_s"][weapon] * (_drill(world, turret) - 1.0)
    _aim_spot(world, turret, target)
    at = mount_places(world, np.array([turret]))[0]
    owner = int(mount.owner[turret])
    world.events.append(BeamBegan(turret, owner, target, (float(at[0]), float(at[1]))))


def _drill(world: World, turret: int) -> float:
    """Give how slow a turret's crew is: whoever lays late has less of the dwell left to burn."""
    owner = world.mounts[Mount].owner[turret : turret + 1]
    return float(np.max(drill_of(world, world.units[Ship].group[owner])))


def _aim_spot(world: World, turret: int, target: int) -> None:
    """Choose where to burn: along the whole of a small hull, or the compartment a large one shows."""
    mount, body = world.mounts[Mount], world.units[Body]
    size = world.catalogue.lengths[int(world.units[Ship].kind[target])]
    mount.walks[turret] = size < _SMALL_WU
    way = body.pos[mount.owner[turret]] - body.pos[target]
    front = float((way * body.face[target]).sum()) / max(float(np.hypot(*way)), 1.0)
    mount.spot[turret] = 0.62 if front > 0.5 else (-0.62 if front < -0.5 else 0.0)


def _retarget(world: World, burning: Rows) -> None:
    """Spend the rest of a dwell on the next ship when the target has broken up."""
    mount, body = world.mounts[Mount], world.units[Body]
    for turret in burning[mount.target[burning] < 0]:  # LOOP: turrets that lost their target
        owner, weapon = int(mount.owner[turret]), int(mount.weapon[turret])
        enemies = enemy_ships(world, int(body.side[owner]))
        far = length(body.pos[enemies] - body.pos[owner])
        near = far <= world.catalogue.weapon["range_wu"][weapon]
        if not near.any():
            mount.dwell[turret] = 0.0
            continue
        mount.target[turret] = enemies[near][np.argmin(far[near])]
        mount.ready[turret] = world.catalogue.weapon["slew_s"][weapon] * _drill(world, int(turret))
        _aim_spot(world, int(turret), int(mount.target[turret]))


def _burn(world: World, beams: Rows) -> None:
    mount, body, hull, shield = world.mounts[Mount], world.units[Body], world.units[Hull], world.units[Shield]
    if not len(beams):
        return
    figures, weapon = world.catalogue.weapon, mount.weapon[beams]
    target = mount.target[beams]
    far = length(body.pos[target] - mount_places(world, beams))
    heat = figures["power_mj_s"][weapon] * DT / (1.0 + (far / figures["falloff_wu"][weapon]) ** 2)
    shielded = shield.up[target]
    np.add.at(shield.pending, target[shielded], heat[shielded])
    let_in = np.where(shielded, 1.0 - figures["shield_bends"][weapon], 1.0)
    done = 1.0 - mount.dwell[beams] / np.maximum(mount.total[beams], DT)
    spot = np.where(mount.walks[beams], 0.9 - 1.8 * done, mount.spot[beams])
    mount.spot[beams] = spot
    part = np.where(spot > 1 / 3, BOW, np.where(spot < -1 / 3, STERN, MIDDLE))
    np.add.at(hull.pending, (target, part), heat * let_in * hull.beam_factor[target])
    hull.struck_by[target] = body.serial[mount.owner[beams]]
    hull.struck_how[target], hull.struck_missile[target] = _BY_BEAM, -1
    mount.firing[beams] = True
