"""Obey: turn commands of people, autopilot or replay into what ships want."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats
from game.engine.schedule import writes
from game.engine.tables import Ref
from game.world import commands as c
from game.world.components import Body, FtlDrive, GenocideDrive, Group, Helm, Launcher, Orders, Reactor, Ship
from game.world.events import Ordered
from game.world.orders import EXPLOSIVE, MOST_SHARE, ORDER_ATTACK, ORDER_HOLD, ORDER_STATION, QUEUE
from game.world.volleys import order_salvo
from game.world.world import World


@writes(Helm, Orders, Launcher, Reactor, Group, GenocideDrive, FtlDrive)
def obey(world: World) -> None:
    """Carry out this tick's commands, in the order they came; what the dead are told is not heard."""
    for command in world.commands:  # LOOP: commands of one tick
        match command:
            case c.Steer():
                _steer(world, command)
            case c.Autopilot(unit, on):
                _autopilot(world, unit, on)
            case c.Order():
                _order(world, command)
            case c.Salvo():
                _salvo(world, command)
            case c.Posture(units, posture):
                world.units[Orders].posture[_ships(world, units)] = posture
            case c.Power():
                _share(world, command)
            case c.WeaponsFree(units, free):
                world.units[Orders].weapons_free[_ships(world, units)] = free
            case c.Form(units, formation):
                _form(world, units, formation)
            case c.Genocide():
                _genocide(world, command)
            case c.Jump():
                _jump(world, command)


def _ships(world: World, refs: tuple[Ref, ...]) -> list[int]:
    rows = [world.units.find(ref) for ref in refs]
    return [row for row in rows if row >= 0 and world.units.holds(row, Ship)]


def _steer(world: World, command: c.Steer) -> None:
    helm = world.units[Helm]
    for row in _ships(world, (command.unit,)):
        helm.by_hand[row] = True
        helm.want_push[row] = (np.clip(command.ahead, -1.0, 1.0), np.clip(command.left, -1.0, 1.0))
        helm.want_turn[row] = np.clip(command.turn, -1.0, 1.0)


def _autopilot(world: World, unit: Ref, on: bool) -> None:
    for row in _ships(world, (unit,)):
        group = world.units[Ship].group[row]
        world.units[Helm].by_hand[row] = False
        world.groups[Group].commanded[group] = not on
        ships = world.units.rows(Ship)
        world.units[Orders].weapons_free[ships[world.units[Ship].group[ships] == group]] = on
        if not on:
            _stop(world, row)


def _stop(world: World, row: int) -> None:
    orders = world.units[Orders]
    orders.kind[row] = ORDER_HOLD
    orders.point[row] = world.units[Body].pos[row]
    orders.face[row] = world.units[Body].face[row]


def _order(world: World, command: c.Order) -> None:
    orders, helm, body = world.units[Orders], world.units[Helm], world.units[Body]
    rows = _ships(world, command.units)
    target = world.units.find(command.target)
    if command.kind == ORDER_ATTACK and target < 0:
        return
    middle = body.pos[rows].mean(axis=0) if rows else np.zeros(2)
    if command.queue and command.kind != ORDER_HOLD:
        for row in rows:  # LOOP: ships selected
            _queue(
                world, row, command.kind, target, np.asarray(command.point) + _offset(body.pos[row], middle)
            )
        return
    orders.queued[rows] = 0
    for row in rows:  # LOOP: ships selected
        orders.kind[row], orders.target[row] = command.kind, target
        helm.by_hand[row] = False
        if command.kind == ORDER_HOLD:
            _stop(world, row)
        else:
            orders.face[row] = 0.0
            orders.point[row] = np.asarray(command.point) + _offset(body.pos[row], middle)
        world.events.append(Ordered(row, world.serial(row), command.kind))


def _offset(pos: Floats, middle: Floats) -> Floats:
    """Give a ship's place among those ordered with it, so that they do not all go to one point."""
    return np.clip(pos - middle, -600.0, 600.0)


def _queue(world: World, row: int, kind: int, target: int, point: Floats) -> None:
    """Put an order behind those that wait; a full queue keeps what it has."""
    orders = world.units[Orders]
    place = int(orders.queued[row])
    if place < QUEUE:
        orders.next_kind[row, place], orders.next_target[row, place] = kind, target
        orders.next_point[row, place] = point
        orders.queued[row] = place + 1


def _genocide(world: World, command: c.Genocide) -> None:
    cannon = world.units[GenocideDrive]
    for row in _ships(world, (command.unit,)):
        if not world.units.holds(row, GenocideDrive):
            continue
        cannon.wanted[row] = command.on
        aim = np.asarray(command.aim, float)
        far = float(np.hypot(aim[0], aim[1]))
        cannon.aim[row] = aim / far if far > 0.0 else world.units[Body].face[row]


def _share(world: World, command: c.Power) -> None:
    for row in _ships(world, (command.unit,)):
        world.units[Reactor].share[row] = np.clip(command.shares, 0.0, MOST_SHARE)


def _jump(world: World, command: c.Jump) -> None:
    for row in _ships(world, (command.unit,)):
        if world.units.holds(row, FtlDrive):
            world.units[FtlDrive].wanted[row] = command.on


def _salvo(world: World, command: c.Salvo) -> None:
    launcher = world.units[Launcher]
    target = world.units.find(command.target)
    kind = EXPLOSIVE if command.kind == EXPLOSIVE else 0
    if target < 0 or command.count <= 0:
        return
    rows = [row for row in _ships(world, command.units) if launcher.stock[row, kind] > 0]
    if rows:
        order_salvo(world, rows, kind, 1.0, target, command.together, command.count)


def _form(world: World, units: tuple[Ref, ...], formation: int) -> None:
    rows = _ships(world, units)
    if not rows or not 0 <= formation < len(world.catalogue.formations):
        return
    orders, group = world.units[Orders], world.groups[Group]
    number = int(world.units[Ship].group[rows[0]])
    group.formation[number], group.leader[number] = formation, rows[0]
    for slot, row in enumerate(rows):  # LOOP: ships selected
        orders.slot[row] = slot
        if slot:
            orders.kind[row] = ORDER_STATION
            world.units[Helm].by_hand[row] = False
