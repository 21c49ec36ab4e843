"""Advice: the few keys that matter at this moment, for the line of hints. A new player can follow it to the end."""

from __future__ import annotations

import numpy as np

from game.ui.battle_hud import incoming, name_of
from game.ui.console import Console, row_of, rows_of, rows_of_side
from game.world.components import Body, Launcher, Orders
from game.world.orders import EXPLOSIVE, ORDER_WITHDRAW, ORDINARY
from game.world.world import World

REACH_WU = 12000.0
"""[wu] how far missiles fly before they are spent, roughly: what a warning may go by"""

_WELCOME_S = 9.0
Hint = tuple[str, str]


def advise(world: World, console: Console, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the player could do now, the most useful first.

    keys: action -> key label
    """
    hints = _now(world, console, keys)
    return [*hints, (keys["help"], "all controls")]


def _now(world: World, console: Console, keys: dict[str, str]) -> list[Hint]:
    own = row_of(world, console.own)
    if console.closing is not None:
        return [("Enter", "go on to the debriefing")]
    if console.autopilot:
        return [(keys["autopilot"], "take over the helm and the group"), (keys["faster"], "faster"),
                (keys["follow"], "other views")]  # fmt: skip
    if console.aiming:
        return [("Click", "where they are to go"), (keys["move"], "never mind")]
    if not len(rows_of(world, console.selected)):
        return [("Drag", "a box round ships to select them"), (keys["select_all"], "select all")]
    if console.paused:
        return [(keys["pause"], "go on"), ("Drag", "select ships"), ("Right click", "move or attack")]
    if own < 0:
        return []
    return _fight(world, console, keys, own)


def _fight(world: World, console: Console, keys: dict[str, str], own: int) -> list[Hint]:
    ships = rows_of_side(world, console.side)
    stock = world.units[Launcher].stock
    metal, plain = int(stock[own, EXPLOSIVE]), int(stock[own, ORDINARY])
    if metal:
        if world.time_s < _WELCOME_S:
            return [("Drag", "select ships"), (keys["pause"], "pause and give orders in peace"),
                    (keys["autopilot"], "let the autopilot fight")]  # fmt: skip
        return [*_aim(world, console, keys, own), *_all_or_one(console, keys, ships)]
    withdrawing = world.units[Orders].kind[ships] == ORDER_WITHDRAW
    if withdrawing.mean() < 0.5 or not withdrawing[np.flatnonzero(ships == own)].any():
        first = [(keys["withdraw"], "withdraw to the sphere: your orders are done")]
        return first + ([(keys["slot1"], "missiles first")] if plain else [])
    if incoming(world, own)[0]:
        return [(keys["slot3"], "change point defence"), (keys["pause"], "pause")]
    return [(keys["faster"], "time runs faster"), (keys["follow"], "other views"),
            (keys["select_own"], "only your own ship")]  # fmt: skip


def _aim(world: World, console: Console, keys: dict[str, str], own: int) -> list[Hint]:
    target = row_of(world, console.target)
    if target < 0:
        return [(keys["target_near"], "take aim at the nearest")]
    body = world.units[Body]
    far = float(np.hypot(*(body.pos[target] - body.pos[own])))
    if far > REACH_WU:
        return [(keys["faster"], "let them come into reach")]
    name = name_of(world, target)
    return [(keys["slot2"], f"explosive metal at {name}"), (keys["target_next"], "another target")]


def _all_or_one(console: Console, keys: dict[str, str], ships: np.ndarray) -> list[Hint]:
    if len(console.selected) < len(ships):
        return [(keys["select_all"], "with all ships")]
    return [(keys["select_own"], "with your own ship alone")]
