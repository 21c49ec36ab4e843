"""Hand flying: what a person does with stick, throttle, trigger and rails, and what orders mean to aircraft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.base.constants import DT
from game.base.vectors import Floats, Rows, dot, length, pick, unit
from game.world import commands as c
from game.world.air_guns import held, note_locks
from game.world.air_picture import APPROACH, CLEAR, STATION, picture
from game.world.components import Body, Group
from game.world.events import Ordered
from game.world.gunners import can_fight, in_arc, lay
from game.world.orders import ORDER_ATTACK, ORDER_ESCORT, ORDER_HOLD, ORDER_WITHDRAW
from game.world.surface import WINGS, Gun, Life, Pilot, Task, Unit, Wings
from game.world.surface_catalogue import BEAM, GUN, MISSILE_ARM
from game.world.tasks import TASK_ENGAGE, TASK_ESCORT, TASK_REGROUP

if TYPE_CHECKING:
    from game.world.surface_world import SurfaceWorld

_ALL_G = 99.0
_TOUCH = 2  # rounds that go at a touch of the trigger
_SIGHT_SHARE = 1.5  # of a gun's range: so far its sight reckons the lead
_SIGHT_CONE = 0.9  # cosine of how far off the nose it looks for somebody to reckon it on


def fly_by_hand(world: SurfaceWorld, row: int, command: c.Fly) -> None:
    """Write what a person's hands ask for into the columns that a mind writes. Who cannot see flies on as he was."""
    pilot, wings, task = world.units[Pilot], world.units[Wings], world.units[Task]
    if world.units[Unit].move[row] != WINGS or world.units[Life].hp[row] <= 0.0:
        return
    world.units[Unit].manned[row] = pilot.lays[row] = True
    if pilot.blind_s[row] > 0.0 or pilot.out_s[row] > 0.0:
        return
    aim = np.array(command.aim, float)
    pilot.by_stick[row] = not aim.any()
    pilot.stick[row] = float(np.clip(command.stick, -1.0, 1.0))
    if aim.any():
        task.want_dir[row] = unit(aim)
    wings.throttle[row] = float(np.clip(command.throttle, 0.0, 1.0))
    wings.burning[row] = command.burner and bool(wings.burner[row] > 0.0)
    wings.want_g[row] = _ALL_G
    gun, guns, mark = world.mounts[Gun], world.mounts.rows(Gun), world.units.find(command.mark)
    for one in guns[gun.owner[guns] == row].tolist():  # LOOP: guns of one aircraft
        guided = world.catalogue.arm_kind[gun.arm[one]] == MISSILE_ARM
        _seek(world, row, one, mark) if guided else _sight(world, row, one, mark)
        if command.launch == gun.number[one] if guided else command.gun:
            _pull(world, row, one)


def _foes(world: SurfaceWorld, row: int) -> tuple[Rows, Floats, Floats]:
    """Give enemies that fly, how far each is, and the cosine of how far off the nose."""
    sky, body = picture(world), world.units[Body]
    foes = sky.rows[sky.side != body.side[row]]
    off = pick(body.pos, foes) - body.pos[row]
    return foes, length(off), dot(unit(off), body.face[row][None])


def _seek(world: SurfaceWorld, row: int, one: int, mark: int) -> None:
    """Let a seeker take whom the pilot has marked; else keep what it holds, or take what is nearest to the nose."""
    gun, body = world.mounts[Gun], world.units[Body]
    foes, _, ahead = _foes(world, row)
    fits = held(world, np.full(len(foes), one), foes) if gun.rounds[one] > 0 else np.zeros(len(foes), bool)
    marked = bool(np.any(fits & (foes == mark)))
    keeps = bool(np.any(fits & (foes == gun.target[one]))) and (not marked or gun.target[one] == mark)
    if not keeps:
        best = int(foes[fits][int(np.argmax(ahead[fits]))]) if fits.any() else -1
        gun.target[one] = mark if marked else best
        gun.seen_s[one] = 0.0
    target = int(gun.target[one])
    gun.aim[one] = unit(body.pos[target] - body.pos[row]) if target >= 0 else body.face[row]
    note_locks(world, np.array([one])[: int(target >= 0)], DT)


def _sight(world: SurfaceWorld, row: int, one: int, mark: int) -> None:
    """Reckon the lead on whom the pilot has marked or who is nearest to the nose, as far as the gun turns.

    Else it fires along the nose.
    """
    gun, body, pilot = world.mounts[Gun], world.units[Body], world.units[Pilot]
    foes, far, ahead = _foes(world, row)
    near = (far < _SIGHT_SHARE * world.catalogue.arm["range_m"][gun.arm[one]]) & (ahead > _SIGHT_CONE)
    best = int(foes[near][int(np.argmax(ahead[near]))]) if near.any() else -1
    pilot.foe[row] = mark if np.any(near & (foes == mark)) else best
    gun.target[one], gun.aim[one] = -1, body.face[row]
    if near.any():
        this = np.array([one])
        way, _ = lay(world, this, np.array([int(pilot.foe[row])]))
        if in_arc(world, this, way)[0]:
            gun.aim[one] = way[0]
            beam = world.catalogue.arm_kind[gun.arm[one]] == BEAM
            gun.target[one] = pilot.foe[row] if beam else -1


def _pull(world: SurfaceWorld, row: int, one: int) -> None:
    """Let a gun or a missile go, if it is loaded, and a missile's seeker has held on long enough."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm = int(gun.arm[one])
    if gun.ready[one] > 0.0 or gun.burst[one] > 0 or gun.rounds[one] <= 0 or not can_fight(world, np.array([row]))[0]:
        return
    holds = gun.target[one] >= 0 and gun.seen_s[one] >= catalogue.arm["react_s"][arm]
    if catalogue.arm_kind[arm] == MISSILE_ARM and not holds:
        return
    gun.burst[one] = min(_TOUCH, int(gun.rounds[one])) if catalogue.arm_kind[arm] == GUN else 1
    gun.gap[one] = 0.0


def order_craft(world: SurfaceWorld, row: int, command: c.Order) -> None:
    """Give a pilot a task by radio: attack somebody, cover a friend, break off, or come together at a place."""
    task, pilot, body = world.units[Task], world.units[Pilot], world.units[Body]
    target = world.units.find(command.target)
    friend = target >= 0 and body.side[target] == body.side[row]
    task.clock[row], task.count[row], task.target[row], pilot.foe[row] = 0.0, 0, -1, -1
    if command.kind == ORDER_ATTACK:
        task.kind[row], task.stage[row] = TASK_ENGAGE, APPROACH
        task.target[row] = -1 if friend else target
        task.count[row] = pilot.volleys[row]  # the next volley is for him
    elif command.kind == ORDER_ESCORT and friend and target != row:
        task.kind[row], task.stage[row], task.target[row] = TASK_ESCORT, STATION, target
    else:
        task.kind[row], task.stage[row] = TASK_REGROUP, CLEAR
        home = world.groups[Group].start[world.units[Unit].group[row]]
        here = body.pos[row] if command.kind == ORDER_HOLD else home
        away = command.kind == ORDER_WITHDRAW or command.point == (0.0, 0.0)
        task.point[row] = here if away else command.point
    world.events.append(Ordered(row, world.serial(row), command.kind))
