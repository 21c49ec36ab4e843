"""Obey, on the surface: what a person does with a soldier's feet, eyes and hands, and what he asks of others."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, unit
from game.engine.schedule import writes
from game.engine.tables import Ref
from game.world import commands as c
from game.world import crew_orders
from game.world.components import Body, Group
from game.world.conning import obey_captain
from game.world.events import Ordered
from game.world.ground_events import WordGiven
from game.world.gunners import at_once, can_fight, change_magazine, is_loaded, muzzles
from game.world.hand_flying import fly_by_hand, order_craft
from game.world.land import G_WUPS2
from game.world.minds import obeys
from game.world.orders import ORDER_ATTACK, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW
from game.world.persons import answer_for, take_over
from game.world.storeys import half_of
from game.world.surface import STILL, Cargo, Eyes, Field, Foot, Gun, Hangar, Life, Pilot, Task, Unit, Wings
from game.world.surface_ambush import Lurk, Plan
from game.world.surface_catalogue import GUN, MISSILE_ARM
from game.world.surface_crew import Crew
from game.world.surface_smoke import Discharger
from game.world.surface_world import SurfaceWorld
from game.world.tasks import TASK_ADVANCE, TASK_AMBUSH, TASK_FALL_BACK, TASK_HOLD
from game.world.transports import is_laden

_BESIDE_WU = 90.0  # a cannon is manned from so near
_LOCK_WU = 160.0  # a seeker takes what is so near to where one points
_RALLY_WU, _RALLY_S = 140.0, 15.0
_CALL_S, _CALLED = 14.0, 2  # so many guns answer a call, so often
_TASK_OF = {ORDER_HOLD: TASK_HOLD, ORDER_MOVE: TASK_ADVANCE, ORDER_ATTACK: TASK_ADVANCE, ORDER_WITHDRAW: TASK_FALL_BACK}


@writes(Task, Unit, Gun, Life, Group, Eyes, Discharger, Cargo, Wings, Pilot, Crew, Plan, Field, Hangar)
def obey_surface(world: SurfaceWorld) -> None:
    """Carry out this tick's commands, in the order they came; what the dead are told is not heard."""
    group = world.groups[Group]
    rows = world.groups.rows(Group)
    group.volley_wait[rows] = np.maximum(group.volley_wait[rows] - 1.0 / 60.0, 0.0)
    group.beam_wait[rows] = np.maximum(group.beam_wait[rows] - 1.0 / 60.0, 0.0)
    _hand_back(world)
    for command in world.commands:  # LOOP: commands of one tick
        match command:
            case c.Control():
                _control(world, command)
            case c.Fly(unit=ref):
                row = _own(world, ref)
                if row >= 0:
                    fly_by_hand(world, row, command)
            case c.Autopilot(unit=ref, on=on):
                _hand(world, _own(world, ref), on)
            case c.Order():
                _order(world, command)
            case c.CallFire():
                _call(world, command)
            case c.Rally(unit=ref):
                _rally(world, ref)
            case c.LaySmoke(units=refs):
                _lay_smoke(world, refs)
            case c.Reload(unit=ref, gun=number):
                _reload(world, _own(world, ref), number)
            case c.TakeOver(unit=ref):
                take_over(world, ref)
            case c.Dismount():
                _dismount(world, command)
            case c.Hang() | c.GatherShield() | c.Burn() | c.LetDown() | c.SendFighters():
                obey_captain(world, _own(world, command.unit), command)
            case _:
                crew_orders.tell_crews(world, command)


def _own(world: SurfaceWorld, ref: Ref) -> int:
    """Give the row of a unit that a person may be, -1 for none."""
    row = world.units.find(ref)
    if row < 0 or not world.units.holds(row, Unit):
        return -1
    body, part = world.units[Body], world.units[Unit]
    if part.player[row]:
        return row
    people = world.units.rows(Body, Unit, Foot)
    people = people[part.player[people] & (body.side[people] == body.side[row])]
    near = len(people) and float(np.abs(body.pos[people, 0] - body.pos[row, 0]).min()) < _BESIDE_WU
    return row if near and part.move[row] == STILL else -1


def _hand_back(world: SurfaceWorld) -> None:
    """Give cannon back to their crews when nobody stands beside them any more."""
    rows, part = world.units.rows(Body, Unit, Life), world.units[Unit]
    for row in rows[part.manned[rows] & (part.move[rows] == STILL)].tolist():  # LOOP: what people man, one or two
        part.manned[row] = _own(world, world.units.refer(row)) >= 0


def _hand(world: SurfaceWorld, row: int, on: bool) -> None:
    """Give a soldier to the autopilot, or take him back with all the sections that are his to command."""
    if row < 0:
        return
    world.units[Unit].manned[row] = not on
    if world.units[Unit].player[row]:
        world.units[Task].want_scope[row] = False
        if on:
            crew_orders.hand_over(world, row)
        answer_for(world, int(world.units[Body].side[row]), not on)


def _reload(world: SurfaceWorld, row: int, number: int) -> None:
    """Change a magazine before it is empty."""
    gun, mine = world.mounts[Gun], world.mounts.rows(Gun)
    if row >= 0 and world.units[Life].hp[row] > 0.0:
        change_magazine(world, mine[(gun.owner[mine] == row) & (gun.number[mine] == number)])


def _dismount(world: SurfaceWorld, command: c.Dismount) -> None:
    """Tell carriers that one commands to let their males out."""
    for ref in command.units:  # LOOP: units of one order
        row = world.units.find(ref)
        if row < 0 or not is_laden(world, row):
            continue
        if obeys(world, int(world.units[Unit].group[row])):
            world.units[Cargo].releasing[row] = True
            world.events.append(Ordered(row, world.serial(row), ORDER_HOLD))


def _control(world: SurfaceWorld, command: c.Control) -> None:
    row = _own(world, command.unit)
    if row < 0 or world.units[Life].hp[row] <= 0.0:
        return
    part, task = world.units[Unit], world.units[Task]
    part.manned[row] = True
    foot = world.units[Foot]
    most = foot.walk[row] if command.scope else foot.run[row]
    task.want_speed[row] = float(np.clip(command.walk, -1.0, 1.0)) * float(most)
    task.want_scope[row] = command.scope
    task.want_posture[row] = int(np.clip(command.posture, 0, 2))
    task.jump[row] |= command.jump
    off = command.aim[0] - float(world.units[Body].pos[row, 0])
    part.turned[row] = 1 if off >= 0.0 else -1
    gun = world.mounts[Gun]
    mine = world.mounts.rows(Gun)
    mine = mine[gun.owner[mine] == row]
    chosen = mine[gun.number[mine] == command.gun]
    if len(chosen):
        _point(world, int(chosen[0]), np.array(command.aim))
        if command.fire:
            _fire(world, int(chosen[0]), np.array(command.aim))


def _point(world: SurfaceWorld, one: int, aim: Floats) -> None:
    gun = world.mounts[Gun]
    way = unit((aim - muzzles(world, np.array([one]))[0])[None])[0]
    low, high = np.sin(max(float(gun.low[one]), -np.pi / 2)), np.sin(min(float(gun.high[one]), np.pi / 2))
    rise = float(np.clip(way[1], low, high))
    gun.aim[one] = (np.sqrt(1.0 - rise * rise) * (1.0 if way[0] >= 0.0 else -1.0), rise)


def _fire(world: SurfaceWorld, one: int, aim: Floats) -> None:
    """Pull the trigger, if it is loaded. A missile flies at what is nearest to where one points."""
    gun, catalogue = world.mounts[Gun], world.catalogue
    arm = int(gun.arm[one])
    if gun.loaded[one] <= 0:
        change_magazine(world, np.array([one]))
    if gun.ready[one] > 0.0 or gun.burst[one] > 0 or not is_loaded(world, np.array([one]))[0]:
        return
    if not can_fight(world, gun.owner[one : one + 1])[0]:
        return
    if catalogue.arm_kind[arm] == MISSILE_ARM:
        gun.target[one] = _near(world, int(gun.owner[one]), arm, aim)
        if gun.target[one] < 0:
            return
    burst = int(catalogue.arm["burst"][arm]) if catalogue.arm_kind[arm] == GUN else 1
    gun.burst[one], gun.gap[one] = int(at_once(world, np.array([one]), np.array([burst]))[0]), 0.0


def _near(world: SurfaceWorld, owner: int, arm: int, aim: Floats) -> int:
    """Give the enemy nearest to a place that an arm is meant for, -1 for none in reach of its seeker."""
    body, part, catalogue = world.units[Body], world.units[Unit], world.catalogue
    rows = world.units.rows(Body, Unit, Life)
    rows = rows[(body.side[rows] != body.side[owner]) & (catalogue.likes[arm][catalogue.prey[part.kind[rows]]] > 0.0)]
    if not len(rows):
        return -1
    off = np.maximum(np.abs(body.pos[rows] - aim) - half_of(world, rows), 0.0)
    gaps = np.hypot(off[:, 0], off[:, 1])
    best = int(np.argmin(gaps))
    return int(rows[best]) if gaps[best] < _LOCK_WU else -1


def _order(world: SurfaceWorld, command: c.Order) -> None:
    """Give units of one's own side a task."""
    task, part = world.units[Task], world.units[Unit]
    for ref in command.units:  # LOOP: units of one order
        row = world.units.find(ref)
        if row < 0 or not world.units.holds(row, Unit):
            continue
        if not obeys(world, int(part.group[row])) or part.manned[row]:
            continue
        if world.units.holds(row, Wings):
            order_craft(world, row, command)
            continue
        if command.kind not in _TASK_OF:
            continue
        if command.kind == ORDER_ATTACK and _gives_word(world, row):
            world.events.append(Ordered(row, world.serial(row), command.kind))
            continue
        task.kind[row], task.stage[row], task.clock[row] = _TASK_OF[command.kind], 0, 0.0
        here = command.kind == ORDER_HOLD and command.point == (0.0, 0.0)
        task.point[row] = world.units[Body].pos[row] if here else command.point
        world.events.append(Ordered(row, world.serial(row), command.kind))


def _gives_word(world: SurfaceWorld, row: int) -> bool:
    """Let an order to attack be the word for a force that lies in ambush and waits for it. Returns: whether it was"""
    group, plan = int(world.units[Unit].group[row]), world.groups[Plan]
    if world.units[Task].kind[row] != TASK_AMBUSH or not world.units.holds(row, Lurk) or plan.sprung_s[group] > 0.0:
        return False
    if not plan.sprung[group]:
        plan.sprung[group] = True
        world.events.append(WordGiven(group, int(world.units[Body].side[row])))
    return True


def _call(world: SurfaceWorld, command: c.CallFire) -> None:
    """Let a shell or two of high explosive come down where it was asked for."""
    row = _own(world, command.unit)
    if row < 0:
        return
    gun, arms, group = world.mounts[Gun], world.catalogue.arm, world.groups[Group]
    mine = int(world.units[Unit].group[row])
    if group.volley_wait[mine] > 0.0:
        return
    guns = world.mounts.rows(Gun)
    side = world.units[Body].side[gun.owner[guns]] == world.units[Body].side[row]
    guns = guns[side & (gun.arm[guns] == world.catalogue.arm_number("high_explosive")) & (gun.rounds[guns] > 0)]
    start, mark = muzzles(world, guns), np.array(command.point)
    far = np.hypot(*(mark - start).T)
    reach = (far <= arms["range_m"][gun.arm[guns]]) & (gun.ready[guns] <= 0.0)
    for one in guns[reach][np.argsort(far[reach], kind="stable")][:_CALLED].tolist():  # LOOP: guns that answer
        _shell(world, one, mark)
        group.volley_wait[mine] = _CALL_S


def _shell(world: SurfaceWorld, one: int, mark: Floats) -> None:
    gun, arms = world.mounts[Gun], world.catalogue.arm
    start = muzzles(world, np.array([one]))[0]
    time = float(np.hypot(*(mark - start))) / float(arms["muzzle_wups"][gun.arm[one]]) * 1.05
    gun.aim[one] = unit((mark + (0.0, 0.5 * G_WUPS2 * time * time) - start)[None])[0]
    gun.burst[one], gun.gap[one] = 1, 0.0


def _rally(world: SurfaceWorld, ref: Ref) -> None:
    """Give heart to friends who stand near."""
    row = _own(world, ref)
    group = world.groups[Group]
    if row < 0 or group.beam_wait[world.units[Unit].group[row]] > 0.0:
        return
    body, life = world.units[Body], world.units[Life]
    men = world.units.rows(Body, Unit, Life, Foot)
    near = men[(body.side[men] == body.side[row]) & (np.abs(body.pos[men, 0] - body.pos[row, 0]) < _RALLY_WU)]
    life.fear[near] *= 0.3
    life.nerve[near] = np.minimum(life.nerve[near] + 0.35, 1.0)
    group.beam_wait[world.units[Unit].group[row]] = _RALLY_S
    world.events.append(Ordered(row, world.serial(row), ORDER_HOLD))


def _lay_smoke(world: SurfaceWorld, refs: tuple[Ref, ...]) -> None:
    """Tell vehicles of one's own to hide themselves."""
    for ref in refs:  # LOOP: units of one order
        row = world.units.find(ref)
        fitted = row >= 0 and world.units.holds(row, Discharger)
        if fitted and obeys(world, int(world.units[Unit].group[row])):
            world.units[Discharger].asked[row] = True
