"""Gunnery: when a group's commander lets volleys and explosive metal go, and at whom."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows, length
from game.rules.doctrine import DoctrineRule
from game.world.components import Body, GenocideDrive, Group, Launcher, Orders
from game.world.orders import EXPLOSIVE, ORDINARY
from game.world.volleys import choose_targets, order_salvo, share_out
from game.world.world import World

_SEEN_CHARGE = 0.08  # of a full charge: from here on the glow can be seen


def open_bows(world: World, enemies: Rows) -> Rows:
    """Give the enemies whose forward cannon can be seen to charge."""
    cannon = world.units[GenocideDrive]
    glow = cannon.wanted[enemies] & (cannon.store[enemies] > _SEEN_CHARGE * np.maximum(cannon.capacity[enemies], 1.0))
    return enemies[glow]


def is_alarmed(world: World, number: int, doctrine: DoctrineRule) -> bool:
    """Say whether a group has understood that a bow stands open."""
    return doctrine.alarm != "none" and bool(world.groups[Group].alarm[number] >= doctrine.alarm_s)


def fire(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    """Let a group's ships that may fire by themselves do so, when the enemy is near enough."""
    group, orders, body = world.groups[Group], world.units[Orders], world.units[Body]
    bows = open_bows(world, enemies) if is_alarmed(world, number, doctrine) else enemies[:0]
    if len(bows):
        enemies = bows if doctrine.explosive != "on_charge" else enemies
    gaps = length(body.pos[enemies][None] - body.pos[ships][:, None])
    if gaps.min() > doctrine.launch_wu:
        return
    free = ships[orders.weapons_free[ships]]
    if not len(free):
        return
    if group.volley_wait[number] <= 0.0 and group.beam_salvos[number] >= doctrine.after_beams:
        _volley(world, number, doctrine, free, enemies)
    if group.commanded[number]:
        return  # when to spend explosive metal is the player's to say
    if len(bows) or _explosive_due(world, number, doctrine, free):
        _explosive(world, doctrine, free, enemies, bows)


def _volley(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    launcher, group = world.units[Launcher], world.groups[Group]
    share = doctrine.alone_share if len(ships) == 1 and group.strength[number] == 1 else doctrine.volley_share
    counts = np.minimum(np.ceil(launcher.cells[ships] * share), launcher.stock[ships, ORDINARY]).astype(int)
    counts[launcher.missile[ships, ORDINARY] < 0] = 0
    total = int(counts.sum())
    if not total:
        return
    wanted = max(1, round(total / doctrine.missiles_per_target))
    targets = choose_targets(world, ships, enemies, wanted, hunts=not doctrine.single_minded)
    shared = share_out(ships[counts > 0], counts[counts > 0], targets)
    farthest = _farthest(world, shared)
    for target, shooters in shared:
        order_salvo(world, shooters, ORDINARY, share, target, doctrine.same_time, farthest=farthest)
    gap = doctrine.volley_gap_s
    if group.side[number] != world.player_side:
        gap *= world.difficulty.volley_gap_factor
    group.volley_wait[number] = gap
    group.volleys[number] += 1


def _explosive_due(world: World, number: int, doctrine: DoctrineRule, ships: Rows) -> bool:
    if doctrine.explosive == "together":
        return True
    if doctrine.explosive != "after_volley":
        return False
    launcher, group = world.units[Launcher], world.groups[Group]
    spent = not launcher.stock[ships, ORDINARY].any() and not launcher.salvo[ships, ORDINARY].any()
    group.spent_s[number] = group.spent_s[number] + doctrine.think_s if spent else 0.0
    return bool(spent and group.spent_s[number] > doctrine.explosive_wait_s)


def _explosive(world: World, doctrine: DoctrineRule, ships: Rows, enemies: Rows, bows: Rows) -> None:
    """Commit explosive metal: fast launchers share out few targets, slow ones the next in line.

    bows: flagships that charge; they come first, and are worth several shares
    """
    launcher = world.units[Launcher]
    idle = (launcher.salvo[ships, EXPLOSIVE] == 0) | (launcher.target[ships, EXPLOSIVE] < 0)
    ready = ships[(launcher.stock[ships, EXPLOSIVE] > 0) & idle]
    if not len(ready):
        return
    counts = launcher.stock[ready, EXPLOSIVE].astype(int)
    wanted = max(1, min(doctrine.explosive_targets, round(int(counts.sum()) / doctrine.explosive_per_target)))
    first = [int(bow) for bow in bows for _ in range(doctrine.flagship_weight)]
    others = np.setdiff1d(enemies, bows)
    rest = max(wanted - len(first), 0)
    if rest and len(others):
        first += choose_targets(
            world, ready, others, rest, doctrine.explosive_per_target, not doctrine.single_minded
        )
    shared = share_out(ready, counts, first)
    farthest = _farthest(world, shared) if len(bows) else 0.0
    for target, shooters in shared:
        order_salvo(world, shooters, EXPLOSIVE, 1.0, target, doctrine.same_time, farthest=farthest)


def _farthest(world: World, shared: list[tuple[int, list[int]]]) -> float:
    """Give the longest way any missile of a shared salvo has to go. [wu]"""
    pos = world.units[Body].pos
    return max((float(length(pos[shooters] - pos[target]).max()) for target, shooters in shared), default=0.0)
