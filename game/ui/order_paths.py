"""Order paths: where selected ships are sent, with the orders that wait; one path a group when they are many."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Floats, Rows
from game.ui.console import Console
from game.ui.hud_world import Marks, OrderLine
from game.view.camera import Camera
from game.world.commands import Order
from game.world.components import Body, Orders, Ship
from game.world.orders import ORDER_ATTACK, ORDER_ESCORT, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW
from game.world.world import World

_KINDS = {ORDER_MOVE: "move", ORDER_ATTACK: "attack", ORDER_ESCORT: "escort", ORDER_WITHDRAW: "withdraw"}
_AIMED = (ORDER_ATTACK, ORDER_ESCORT)
_FEW = 8  # ships up to which each has its own path
_FAR_PX = 20000.0


class _Step(NamedTuple):
    kind: int
    place: Floats


def mark_orders(world: World, console: Console, camera: Camera, out: Marks, selected: Rows) -> None:
    """Draw the path of every selected ship, or one for each group with the same order."""
    body = world.units[Body]
    for rows in _parts(world, selected):  # LOOP: ships or groups selected
        steps = _steps(world, console, int(rows[0]))
        if not steps:
            continue
        shift = body.pos[rows].mean(axis=0) - body.pos[rows[0]]
        places = [body.pos[rows[0]] + shift]
        places += [step.place + (0.0 if step.kind in _AIMED else shift) for step in steps]
        points = np.clip(camera.to_screen(np.stack(places)), -_FAR_PX, _FAR_PX)
        path = [(float(x), float(y)) for x, y in points]
        out.orders.append(OrderLine(path, _KINDS[steps[-1].kind]))


def _parts(world: World, selected: Rows) -> list[Rows]:
    """Give each ship alone, or ships of one group and order together."""
    if len(selected) <= _FEW:
        return [selected[place : place + 1] for place in range(len(selected))]
    orders = world.units[Orders]
    key = world.units[Ship].group[selected] * 8 + orders.kind[selected]
    return [selected[key == one] for one in np.unique(key)]


def _steps(world: World, console: Console, row: int) -> list[_Step]:
    """Give what a ship does now and what it is to do then; orders given while the battle rests count."""
    orders = world.units[Orders]
    steps = [
        _Step(
            int(orders.kind[row]),
            _end(world, int(orders.kind[row]), int(orders.target[row]), orders.point[row]),
        )
    ]
    for place in range(int(orders.queued[row])):  # LOOP: at most six
        kind, target = int(orders.next_kind[row, place]), int(orders.next_target[row, place])
        steps.append(_Step(kind, _end(world, kind, target, orders.next_point[row, place])))
    ref = world.units.refer(row)
    for command in console.pending:  # LOOP: commands of one tick, or of a pause
        if isinstance(command, Order) and ref in command.units:
            queue = command.queue and command.kind != ORDER_HOLD
            target = world.units.find(command.target)
            step = _Step(command.kind, _end(world, command.kind, target, np.asarray(command.point)))
            steps = [*steps, step] if queue else [step]
    return [step for step in steps if step.kind in _KINDS and np.isfinite(step.place).all()]


def _end(world: World, kind: int, target: int, point: Floats) -> Floats:
    """Give where an order leads; nowhere when what it is about is gone."""
    if kind not in _AIMED:
        return point
    place: Floats = world.units[Body].pos[target] if target >= 0 else np.full(2, np.nan)
    return place
