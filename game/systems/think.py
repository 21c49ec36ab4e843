"""Think: each group's commander looks at the battle now and then and gives its ships orders, by doctrine."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Rows, length, unit
from game.engine.schedule import writes
from game.rules.doctrine import DoctrineRule
from game.world.captains import open_or_jump
from game.world.components import Body, FtlDrive, GenocideDrive, Group, Launcher, Orders, Ship
from game.world.gunnery import fire, is_alarmed, open_bows
from game.world.lanes import along_lane
from game.world.minds import has_mind
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_HOLD,
    ORDER_MOVE,
    ORDER_STATION,
    ORDER_WITHDRAW,
)  # fmt: skip
from game.world.queries import enemy_ships, fighting_ships
from game.world.world import World

_SCATTER_WU = 1500.0  # who stands this near a bow's lane runs from it
_AWAY_WU = 4000.0  # where a ship that opens the range steers to


@writes(Group, Orders, Launcher, GenocideDrive, FtlDrive)
def think(world: World) -> None:
    """Let every commander whose time has come decide. LOOP: groups of the level."""
    group = world.groups[Group]
    for row in world.groups.rows(Group):
        group.next_look[row] -= DT
        group.volley_wait[row] = max(0.0, group.volley_wait[row] - DT)
        group.beam_wait[row] = max(0.0, group.beam_wait[row] - DT)
        if group.next_look[row] <= 0.0:
            doctrine = world.catalogue.doctrines[group.doctrine[row]]
            group.next_look[row] += doctrine.think_s * _haste(world, int(group.side[row]))
            _command(world, int(row), doctrine)


def _haste(world: World, side: int) -> float:
    """Give how much slower the enemy of the player thinks on this difficulty."""
    return world.difficulty.think_factor if side != world.player_side else 1.0


def _command(world: World, number: int, doctrine: DoctrineRule) -> None:
    group, part = world.groups[Group], world.units[Ship]
    side = int(group.side[number])
    ships = fighting_ships(world, side)
    ships = ships[part.group[ships] == number]
    if not len(ships):
        return
    _lead(world, number, ships)
    enemies = enemy_ships(world, side)
    look = doctrine.think_s * _haste(world, side)
    group.alarm[number] = group.alarm[number] + look if len(open_bows(world, enemies)) else 0.0
    if has_mind(world, np.array([number]))[0]:
        return  # its own commander orders it, in `command_forces`
    if group.commanded[number]:
        if len(enemies):
            fire(world, number, doctrine, ships, enemies)
        return
    lost = 1.0 - len(ships) / max(1, int(group.strength[number]))
    if lost >= doctrine.withdraw_losses:
        group.withdrawing[number] = True
    open_or_jump(world, number, doctrine, ships, enemies)
    if len(enemies) and not doctrine.hold_fire and not (group.withdrawing[number] and doctrine.approach == "close"):
        fire(world, number, doctrine, ships, enemies)
    _move(world, number, doctrine, ships, enemies)


def _lead(world: World, number: int, ships: Rows) -> None:
    """See that somebody leads: the first ship that still fights."""
    group, orders = world.groups[Group], world.units[Orders]
    if group.leader[number] not in ships:
        group.leader[number] = ships[0]
        if orders.kind[ships[0]] == ORDER_STATION:
            orders.kind[ships[0]] = 0


def _move(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    group, orders, launcher = world.groups[Group], world.units[Orders], world.units[Launcher]
    body = world.units[Body]
    leader = int(group.leader[number])
    if doctrine.withdraw_when_spent:
        spent = (launcher.stock[ships, EXPLOSIVE] == 0) & (launcher.missile[ships, EXPLOSIVE] >= 0)
        _send_home(world, number, ships[spent])
    bows = open_bows(world, enemies) if is_alarmed(world, number, doctrine) else enemies[:0]
    if group.withdrawing[number]:
        _send_home(world, number, ships)
    elif len(bows) and doctrine.alarm == "rush":
        orders.kind[ships], orders.target[ships] = ORDER_ATTACK, bows[0]
    elif len(bows) and doctrine.alarm == "scatter":
        _scatter(world, ships, int(bows[0]))
    elif doctrine.approach == "go_home":
        _send_home(world, number, ships)
    elif doctrine.approach == "keep_off" and len(enemies):
        _keep_off(world, doctrine, ships, enemies)
    elif doctrine.approach == "close" and len(enemies):
        near = length(body.pos[enemies] - body.pos[leader])
        far_out = length(body.pos[leader] - group.start[number]) > doctrine.pursue_wu
        if far_out:
            group.withdrawing[number] = True
            return
        orders.kind[leader] = ORDER_ATTACK
        orders.target[leader] = enemies[int(np.argmin(near))]
        rest = ships[ships != leader]
        orders.kind[rest] = ORDER_STATION


def _scatter(world: World, ships: Rows, bow: int) -> None:
    """Send ships near a bow's lane to their own side of it, as far as they can get."""
    orders, body = world.units[Orders], world.units[Body]
    way = body.face[bow]
    _, aside = along_lane(body.pos[bow], way, body.pos[ships])
    near = ships[np.abs(aside) < _SCATTER_WU]
    out = np.where(aside >= 0.0, 1.0, -1.0)[np.abs(aside) < _SCATTER_WU, None]
    orders.kind[near] = ORDER_MOVE
    orders.point[near] = body.pos[near] + out * np.array([-way[1], way[0]]) * _SCATTER_WU


def _keep_off(world: World, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    """Turn ships away that an enemy has come near, and let the others hold and look at the nearest."""
    orders, body = world.units[Orders], world.units[Body]
    to = body.pos[enemies][None] - body.pos[ships][:, None]
    gaps = np.hypot(to[..., 0], to[..., 1])
    nearest = gaps.argmin(axis=1)
    way = unit(to[np.arange(len(ships)), nearest])
    close = gaps.min(axis=1) < doctrine.keep_wu
    orders.kind[ships] = np.where(close, ORDER_WITHDRAW, ORDER_HOLD)
    orders.point[ships] = body.pos[ships] - way * _AWAY_WU
    orders.face[ships] = way


def _send_home(world: World, number: int, ships: Rows) -> None:
    orders = world.units[Orders]
    going = ships[orders.kind[ships] != ORDER_WITHDRAW]
    orders.kind[going] = ORDER_WITHDRAW
    orders.point[going] = world.groups[Group].home[number]
