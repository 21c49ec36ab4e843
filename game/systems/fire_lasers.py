"""Fire lasers: point-defence lasers wear their targets down, heat up, and lose what leaves their reach."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows, cross, dot, length, pick, rotate
from game.engine.schedule import writes
from game.world.catalogue import BEAM, CANNON, LASER
from game.world.components import Body, Missile, Mount, Reactor
from game.world.orders import POINT_DEFENCE
from game.world.queries import is_armed
from game.world.world import World


@writes(Mount, Missile)
def fire_lasers(world: World) -> None:
    """Burn for a tick.

    Law: wear falls with distance, tracking error and point-defence power; an overheated laser rests until half cool.
    Source: ORBIT.md section 7, with 1/(1+x/2)^2 for exp(-x), which differs from processor to processor.
    """
    mount, figures = world.mounts[Mount], world.catalogue.weapon
    _let_go_of_what_is_gone(world)
    lasers = world.mounts.chosen(Mount, LASER, lambda rows: world.catalogue.weapon_kind[mount.weapon[rows]] == LASER)
    weapon, locked = mount.weapon[lasers], mount.locked[lasers]
    ready = np.maximum(mount.ready[lasers] - DT, 0.0)
    mount.ready[lasers] = ready
    able = (mount.target[lasers] >= 0) & (ready <= 0.0) & ~locked
    able &= is_armed(world, mount.owner[lasers])
    mount.firing[lasers] = able
    heat = mount.heat[lasers] + DT * np.where(able, figures["heat_per_s"][weapon], -figures["cool_per_s"][weapon])
    heat = np.maximum(heat, 0.0)
    top = figures["heat_limit"][weapon]
    locked = (locked & (heat > top / 2.0)) | (heat >= top)
    mount.locked[lasers], mount.heat[lasers] = locked, heat
    mount.target[lasers[locked]] = -1
    if able.any():
        _burn(world, lasers[able])


def _burn(world: World, lasers: Rows) -> None:
    mount, missile, body = world.mounts[Mount], world.units[Missile], world.units[Body]
    figures, weapon = world.catalogue.weapon, mount.weapon[lasers]
    target, owner = mount.target[lasers], mount.owner[lasers]
    place = pick(body.pos, owner) + rotate(pick(mount.place, lasers), pick(body.face, owner))
    to = pick(body.pos, target) - place
    far = np.maximum(length(to), 1.0)
    crossing = np.abs(cross(to, pick(body.vel, target) - pick(body.vel, owner))) / far
    jitter = figures["jitter_rad"][weapon] * far
    lag = figures["lag_s"][weapon] * crossing
    blur = (jitter * jitter + lag * lag) / (2.0 * figures["spot_wu"][weapon] ** 2)
    fall = 1.0 / (1.0 + (far / figures["falloff_wu"][weapon]) ** 2)
    power = world.units[Reactor].level[owner, POINT_DEFENCE]
    wear: Floats = figures["wear_per_s"][weapon] * DT * power * fall / (1.0 + blur / 2.0) ** 2
    np.add.at(missile.wear, target, wear)


def _let_go_of_what_is_gone(world: World) -> None:
    """Free lasers and cannon whose target has died, left their arc or left their range."""
    mount, body, catalogue = world.mounts[Mount], world.units[Body], world.catalogue
    guns = world.mounts.chosen(Mount, "guns", lambda rows: catalogue.weapon_kind[mount.weapon[rows]] != BEAM)
    held = guns[mount.target[guns] >= 0]
    if not len(held):
        return
    target, owner, weapon = mount.target[held], mount.owner[held], mount.weapon[held]
    face = pick(body.face, owner)
    to = pick(body.pos, target) - (pick(body.pos, owner) + rotate(pick(mount.place, held), face))
    far, front = length(to), dot(to, rotate(pick(mount.axis, held), face))
    reach = catalogue.weapon["range_wu"][weapon] * np.where(catalogue.weapon_kind[weapon] == CANNON, 1.1, 1.0)
    out = (far > reach) | (front < catalogue.weapon_arc[weapon] * far)
    mount.target[held[out]] = -1
