"""Air guns: what pilots lay their guns and seekers on. The radar asks for size and cone, heat for the tail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.constants import DT, SLOW_TICKS
from game.base.vectors import Bools, Rows, dot, length, pick, unit
from game.world.air_picture import APPROACH, GUARD, MERGE, Sky, claims_on
from game.world.components import Body
from game.world.ground_events import LockedOn
from game.world.seekers import gun_reach, heat_reach, radar_reach
from game.world.surface import Gun, Pilot, Task
from game.world.surface_catalogue import BEAM, MISSILE_ARM
from game.world.tasks import TASK_ENGAGE, TASK_ESCORT

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_FIRST_SHARE, _NEXT_SHARE = 0.96, 0.55  # of the lock's range at which a first and a later volley go
_BEAM_SHARE = 0.8  # a beam is opened where it burns, not where it only warms
_HEAT_SHARE = 0.9
_HEAT_CLAIMS = 1  # a heat seeker is spent only on what has no more than this many missiles on its way


def held(world: SurfaceWorld, guns: Rows, targets: Rows) -> Bools:
    """Say which seekers hold their targets: near enough, far enough, in the cone. Guns and beams: in range."""
    gun, arms, body, catalogue = world.mounts[Gun], world.catalogue.arm, world.units[Body], world.catalogue
    owner, arm = gun.owner[guns], gun.arm[guns]
    start = pick(body.pos, owner)
    to = pick(body.pos, targets) - start
    far = length(to)
    seeker = catalogue.seeker[arm]
    reach = np.where(seeker == "radar", radar_reach(world, targets), gun_reach(world, targets))
    reach = np.where(seeker == "heat", heat_reach(world, start, targets), reach)
    fits = (far <= arms["range_m"][arm] * reach) & (far >= arms["near_m"][arm])
    ahead = dot(unit(to), pick(body.face, owner)) >= np.cos(np.radians(arms["cone_deg"][arm]))
    return fits & (ahead | (seeker == ""))


def lay_air_guns(world: SurfaceWorld, sky: Sky, rows: Rows) -> None:
    """Lay the guns of pilots who fight by their own minds: on their foe, when doctrine lets them fire. rows: pilots"""
    gun, task, pilot, catalogue = world.mounts[Gun], world.units[Task], world.units[Pilot], world.catalogue
    mine = np.zeros(world.units.size, bool)
    mine[rows] = True
    guns = world.mounts.rows(Gun)
    guns = guns[mine[gun.owner[guns]]]
    if not len(guns):
        return
    owner, arm = gun.owner[guns], gun.arm[guns]
    foe, stage, engages = pilot.foe[owner], task.stage[owner], task.kind[owner] == TASK_ENGAGE
    mark = np.maximum(foe, 0)
    fits = (foe >= 0) & (gun.rounds[guns] > 0) & held(world, guns, mark)
    fits &= ~((task.kind[owner] == TASK_ESCORT) & (stage == GUARD))
    seeker = catalogue.seeker[arm]
    far = length(pick(world.units[Body].pos, mark) - pick(world.units[Body].pos, owner))
    due = np.where(pilot.volleys[owner] == 0, _FIRST_SHARE, _NEXT_SHARE)
    volley = engages & ((stage == APPROACH) | (stage == MERGE)) & (far <= due * catalogue.arm["range_m"][arm])
    fits &= (seeker != "radar") | volley
    fits &= (catalogue.arm_kind[arm] != BEAM) | (far <= _BEAM_SHARE * catalogue.arm["range_m"][arm])
    claims = claims_on(world, sky)[mark]
    fits &= (seeker != "heat") | ((claims <= _HEAT_CLAIMS) & (far <= _HEAT_SHARE * catalogue.arm["range_m"][arm]))
    going = (gun.burst[guns] > 0) & (catalogue.arm_kind[arm] == MISSILE_ARM) & (gun.target[guns] >= 0)
    found = np.where(going, gun.target[guns], np.where(fits, foe, -1))  # a volley begun is let go
    gun.seen_s[guns[found != gun.target[guns]]] = 0.0
    gun.target[guns] = found
    note_locks(world, guns[found >= 0], SLOW_TICKS * DT)


def note_locks(world: SurfaceWorld, guns: Rows, every_s: float) -> None:
    """Tell of seekers that have just held their target long enough. every_s: from one such look to the next"""
    gun, catalogue = world.mounts[Gun], world.catalogue
    guns = guns[catalogue.arm_kind[gun.arm[guns]] == MISSILE_ARM]
    since = gun.seen_s[guns] - catalogue.arm["react_s"][gun.arm[guns]]
    for one in guns[(since >= 0.0) & (since < every_s - 1e-9)].tolist():  # LOOP: locks of one look
        owner, target = int(gun.owner[one]), int(gun.target[one])
        world.events.append(LockedOn(owner, world.serial(owner), world.serial(target), int(gun.arm[one])))
