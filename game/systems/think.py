"""Think: each group's commander looks at the battle now and then and gives its ships orders, by doctrine."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT, RACE
from game.base.vectors import Rows, length
from game.engine.schedule import writes
from game.rules.doctrine import DoctrineRule
from game.world.components import Body, Group, Launcher, Orders, Ship
from game.world.orders import (
    EXPLOSIVE,
    ORDER_ATTACK,
    ORDER_STATION,
    ORDER_WITHDRAW,
    ORDINARY,
)  # fmt: skip
from game.world.queries import enemy_ships, fighting_ships
from game.world.volleys import choose_targets, order_salvo, share_out
from game.world.world import World


@writes(Group, Orders, Launcher)
def think(world: World) -> None:
    """Let every commander whose time has come decide. LOOP: groups of the level."""
    group = world.groups[Group]
    for row in world.groups.rows(Group):
        group.next_look[row] -= DT
        group.volley_wait[row] = max(0.0, group.volley_wait[row] - DT)
        if group.next_look[row] <= 0.0:
            doctrine = world.catalogue.doctrines[group.doctrine[row]]
            group.next_look[row] += doctrine.think_s * _haste(world, int(group.side[row]))
            _command(world, int(row), doctrine)


def _haste(world: World, side: int) -> float:
    """Give how much slower the enemy of the player thinks on this difficulty."""
    return world.difficulty.think_factor if side != RACE else 1.0


def _command(world: World, number: int, doctrine: DoctrineRule) -> None:
    group, part = world.groups[Group], world.units[Ship]
    side = int(group.side[number])
    ships = fighting_ships(world, side)
    ships = ships[part.group[ships] == number]
    if not len(ships):
        return
    _lead(world, number, ships)
    enemies = enemy_ships(world, side)
    if group.commanded[number]:
        if len(enemies):
            _fire(world, number, doctrine, ships, enemies)
        return
    lost = 1.0 - len(ships) / max(1, int(group.strength[number]))
    if lost >= doctrine.withdraw_losses:
        group.withdrawing[number] = True
    if len(enemies) and not (group.withdrawing[number] and doctrine.approach == "close"):
        _fire(world, number, doctrine, ships, enemies)
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
    if group.withdrawing[number]:
        _send_home(world, number, ships)
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


def _send_home(world: World, number: int, ships: Rows) -> None:
    orders = world.units[Orders]
    going = ships[orders.kind[ships] != ORDER_WITHDRAW]
    orders.kind[going] = ORDER_WITHDRAW
    orders.point[going] = world.groups[Group].home[number]


def _fire(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    group, orders, body = world.groups[Group], world.units[Orders], world.units[Body]
    gaps = length(body.pos[enemies][None] - body.pos[ships][:, None])
    if gaps.min() > doctrine.launch_wu:
        return
    free = ships[orders.weapons_free[ships]]
    if group.volley_wait[number] <= 0.0 and len(free):
        _volley(world, number, doctrine, free, enemies)
    if group.commanded[number]:
        return  # when to spend explosive metal is the player's to say
    if doctrine.explosive == "together" or (doctrine.explosive == "after_volley" and _volley_spent(world, free)):
        _explosive(world, doctrine, free, enemies)


def _volley(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    launcher, group = world.units[Launcher], world.groups[Group]
    share = doctrine.alone_share if len(ships) == 1 else doctrine.volley_share
    counts = np.minimum(np.ceil(launcher.cells[ships] * share), launcher.stock[ships, ORDINARY]).astype(int)
    counts[launcher.missile[ships, ORDINARY] < 0] = 0
    total = int(counts.sum())
    if not total:
        return
    wanted = max(1, round(total / doctrine.missiles_per_target))
    targets = choose_targets(world, ships, enemies, wanted)
    for target, shooters in share_out(ships[counts > 0], counts[counts > 0], targets):
        order_salvo(world, shooters, ORDINARY, doctrine.volley_share, target, doctrine.same_time)
    gap = doctrine.volley_gap_s
    if group.side[number] != RACE:
        gap *= world.difficulty.volley_gap_factor
    group.volley_wait[number] = gap
    group.volleys[number] += 1


def _volley_spent(world: World, ships: Rows) -> bool:
    launcher = world.units[Launcher]
    return not launcher.stock[ships, ORDINARY].any() and not launcher.salvo[ships, ORDINARY].any()


def _explosive(world: World, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    """Commit explosive metal: fast launchers share out few targets, slow ones the next in line."""
    launcher = world.units[Launcher]
    idle = (launcher.salvo[ships, EXPLOSIVE] == 0) | (launcher.target[ships, EXPLOSIVE] < 0)
    ready = ships[(launcher.stock[ships, EXPLOSIVE] > 0) & idle]
    if not len(ready):
        return
    counts = launcher.stock[ready, EXPLOSIVE].astype(int)
    wanted = max(1, min(doctrine.explosive_targets, round(int(counts.sum()) / doctrine.explosive_per_target)))
    targets = choose_targets(world, ready, enemies, wanted, doctrine.explosive_per_target)
    for target, shooters in share_out(ready, counts, targets):
        order_salvo(world, shooters, EXPLOSIVE, 1.0, target, doctrine.same_time)
