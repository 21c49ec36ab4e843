"""Advice: the few keys that matter at this moment, for the line of hints. A new player can follow it to the end."""

from __future__ import annotations

import numpy as np

from game.ui.battle_slots import PRESETS, asked_shares
from game.ui.battle_warnings import incoming
from game.ui.console import Console, lead_row, row_of, rows_of, rows_of_side
from game.ui.drives import Charge, charges, flagship_lost, has_cannon, has_jump, jumpers
from game.ui.forbidden import metal_forbidden
from game.ui.lane_marks import AIM_GENOCIDE, Bow, bows, first_inside, gunner
from game.ui.names import name_of, way_out
from game.world.components import Body, Group, Hull, Launcher, Orders, Shield, Ship
from game.world.lanes import cannon_rule, targets_in_lane
from game.world.orders import EXPLOSIVE, ORDER_MOVE, ORDER_WITHDRAW, ORDINARY
from game.world.queries import enemy_ships
from game.world.world import World

REACH_WU = 12000.0
"""[wu] how far missiles fly before they are spent, roughly: what a warning may go by"""

_WELCOME_S = 9.0
_WORTH_OPENING = 3.0  # enemies along the bow that make Genocide Mode worth its half minute
_METAL_WU = 4500.0  # within this explosive metal arrives before it is all shot down
_LENSES_WU = 3000.0  # within this a patrol vessel is soon under green light
_LEAVING = (ORDER_MOVE, ORDER_WITHDRAW)
_BADLY_HURT = 0.5
_SHIELD_LOW = 1.0 / 3.0
Hint = tuple[str, str]


def advise(world: World, console: Console, keys: dict[str, str]) -> list[Hint]:
    """Give (key, words) pairs for what the player could do now, the most useful first.

    keys: action -> key label
    """
    hints = _now(world, console, keys)
    if row_of(world, console.own) < 0:
        hints = [hint for hint in hints if hint[0] != keys["select_own"]]
    return [*hints, (keys["help"], "all controls")]


def _now(world: World, console: Console, keys: dict[str, str]) -> list[Hint]:
    own = lead_row(world, console)
    if console.closing is not None:
        return [(keys["choose"], "go on to the debriefing")]
    if console.autopilot:
        take = [(keys["autopilot"], "take over the helm and the group")] if console.own >= 0 else []
        return [*take, (keys["faster"], "faster"), (keys["follow"], "other views")]
    asked = _asked(world, console, keys)
    if asked:
        return asked
    if not len(rows_of(world, console.selected)):
        return [(keys["drag"], "a box round ships to select them"), (keys["select_all"], "select all")]
    if console.paused:
        return [(keys["pause"], "go on"), (keys["drag"], "select ships"), (keys["order_click"], "move or attack"),
                ("Shift", "queues orders")]  # fmt: skip
    if own < 0:
        return []
    if not len(enemy_ships(world, console.side)):
        return [(keys["faster"], "time runs faster"), (keys["follow"], "other views")]
    return _drives(world, console, keys, own) or _fight(world, console, keys, own)


def _asked(world: World, console: Console, keys: dict[str, str]) -> list[Hint]:
    """Advise while the display waits for an answer."""
    if console.aiming == AIM_GENOCIDE:
        target = row_of(world, console.target)
        at = [(keys["genocide"], f"at {name_of(world, target)}")] if target >= 0 else []
        line = f": {console.on_line} on this line" if console.on_line else ""
        return [(keys["click"], f"where it is to burn{line}"), *at, (keys["order_click"], "never mind")]
    if console.aiming:
        return [(keys["click"], "where they are to go"), ("Shift", "queues"), (keys["move"], "never mind")]
    if console.formation >= 0:
        return [(keys["form"], "look at the next"), (keys["take"], "form up"), (keys["order_click"], "never mind")]
    return []


def _drives(world: World, console: Console, keys: dict[str, str], own: int) -> list[Hint]:
    """Advise about forward cannons and jumps, the enemy's first."""
    known = charges(world)
    open_bows = bows(world, console, known)
    for bow in open_bows:  # LOOP: one or two
        if bow.enemy:
            return _bow_open(world, console, keys, own, bow)
    row = gunner(world, console)
    mine = next((each for each in known if each.row in (own, row) and each.phase != "venting"), None)
    if mine is not None:
        return _charging(world, keys, mine, open_bows)
    jump = _jump(world, console, keys, own)
    if jump:
        return jump
    if has_cannon(world, row):
        foes = enemy_ships(world, console.side)
        worth = (
            targets_in_lane(world, row, world.units[Body].face[row][None], foes) if len(foes) else np.zeros(1)
        )
        if worth[0] >= _WORTH_OPENING and _within(world, row, foes):
            return [(keys["genocide"], f"Genocide Mode: {worth[0]:.0f} of them stand before the bow"),
                    *_to_shield(world, console, keys, row, "power to the shield first")]  # fmt: skip
    return []


def _jump(world: World, console: Console, keys: dict[str, str], own: int) -> list[Hint]:
    """Advise the jump once the flagship is lost or the shield goes, and say that every ship selected jumps."""
    ready = len(jumpers(world, console))
    if not ready or not has_jump(world, own):
        return []
    all_of_them = f": all {ready} selected with a drive jump" if ready > 1 else ""
    if _is_lost(world, own):
        return [(keys["jump"], f"jump out before she breaks up{all_of_them}"),
                *_to_shield(world, console, keys, own, "or power to the shield")]  # fmt: skip
    if not flagship_lost(world, console.side) and _shield_share(world, own) >= _SHIELD_LOW:
        return []
    return [(keys["jump"], f"jump drive{all_of_them}"), *_fight(world, console, keys, own)]


def _to_shield(world: World, console: Console, keys: dict[str, str], row: int, words: str) -> list[Hint]:
    """Advise power to the own ship's shield, unless it has been asked for already."""
    if world.serial(row) != console.own or world.units[Shield].capacity[row] <= 0.0:
        return []
    asked = asked_shares(world, row, console)
    done = all(abs(a - b) < 0.01 for a, b in zip(asked, PRESETS["defend"], strict=True))
    return [] if done else [(keys["power_defend"], words)]


def _within(world: World, row: int, foes: np.ndarray) -> bool:
    body = world.units[Body]
    far = np.hypot(*(body.pos[foes] - body.pos[row]).T)
    return bool((far < cannon_rule(world, row).range_wu).any())


def _bow_open(world: World, console: Console, keys: dict[str, str], own: int, bow: Bow) -> list[Hint]:
    """Advise against an enemy's open bow: get out of its lane, and strike while its defence starves."""
    out: list[Hint] = []
    if own in bow.inside:
        out.append((keys["order_click"], "out of the lane, across it"))
    elif len(bow.inside):
        first = name_of(world, first_inside(world, bow))
        others = f" and {len(bow.inside) - 1} more" if len(bow.inside) > 1 else ""
        out.append((keys["order_click"], f"{first}{others} in the lane: send them aside"))
    if world.serial(bow.charge.row) != console.target:
        return [*out, (keys["target_near"], f"aim at {name_of(world, bow.charge.row)}: her defence starves")]
    chosen = rows_of(world, console.selected)
    plain, metal = (int(part) for part in world.units[Launcher].stock[chosen].sum(axis=0))
    if metal and not metal_forbidden(world, console.side):
        out.append((keys["slot2"], "explosive metal now: her defence starves"))
    elif plain:
        out.append((keys["slot1"], "missiles now: her defence starves"))
    return out or [(keys["pause"], "pause"), (keys["follow"], "other views")]


def _charging(world: World, keys: dict[str, str], mine: Charge, open_bows: list[Bow]) -> list[Hint]:
    """Advise while the own drive charges."""
    if mine.kind == "jump":
        return [(keys["jump"], "call the jump off"), (keys["faster"], "time runs faster")]
    mine_open = [bow for bow in open_bows if bow.charge.row == mine.row and len(bow.inside)]
    clear = [(keys["order_click"], f"{_friends(world, bow)} in the bow: send them aside") for bow in mine_open]
    return [*clear, (keys["genocide"], "abort: the bow shuts"), (keys["slot3"], "change point defence")]


def _friends(world: World, bow: Bow) -> str:
    first, more = name_of(world, first_inside(world, bow)), len(bow.inside) - 1
    return f"{first} and {more} more" if more else first


def _shield_share(world: World, own: int) -> float:
    """Give how full the shield is, 1 for a ship without one."""
    shield = world.units[Shield]
    return float(shield.store[own] / shield.capacity[own]) if shield.capacity[own] > 0.0 else 1.0


def _is_lost(world: World, own: int) -> bool:
    hull = world.units[Hull]
    left = float(hull.left[own].sum() / hull.full[own].sum())
    return left < _BADLY_HURT and _shield_share(world, own) < _SHIELD_LOW


def _fight(world: World, console: Console, keys: dict[str, str], own: int) -> list[Hint]:
    ships = rows_of_side(world, console.side)
    stock = world.units[Launcher].stock
    metal, plain = int(stock[own, EXPLOSIVE]), int(stock[own, ORDINARY])
    if world.time_s < _WELCOME_S:
        return [(keys["drag"], "select ships"), (keys["pause"], "pause and give orders in peace"),
                (keys["autopilot"], "let the autopilot fight")]  # fmt: skip
    small = _small_ones(world, console)
    if small:
        return [(keys["order_click"], f"{small} under her lenses: select and send away"), (keys["pause"], "pause")]
    forbidden = metal > 0 and metal_forbidden(world, console.side)
    if metal and plain and not forbidden and _cannon_waits(world, console):
        return [(keys["slot1"], "missiles; keep the explosive metal until her bow opens"),
                (keys["free"], "let them fire at will, or stop them")]  # fmt: skip
    if metal and not forbidden:
        return [*_aim(world, console, keys, own, EXPLOSIVE), *_all_or_one(console, keys, ships)]
    stays = _counts_who_is_there(world)
    if not metal and int(world.units[Launcher].missile[own, EXPLOSIVE]) >= 0 and not stays:
        return _spent(world, console, keys, own, ships, plain)
    if incoming(world, own)[0]:
        first = _to_shield(world, console, keys, own, "power to the shield") or [(keys["slot3"], "point defence")]
        return [*first, (keys["pause"], "pause")]
    if plain:
        return [*_aim(world, console, keys, own, ORDINARY), *_all_or_one(console, keys, ships)]
    home = (keys["withdraw"], f"withdraw {way_out(world, console.side)}")
    return [(keys["move"], "out of their reach") if stays else home, (keys["faster"], "time runs faster")]


def _counts_who_is_there(world: World) -> bool:
    """Say whether a battle goes by who is in the field: whoever leaves it gives it up."""
    return any(each.kind in ("stronger", "held") for trigger in world.level.trigger for each in trigger.when)


def _small_ones(world: World, console: Console) -> str:
    """Name the patrol vessels that stay within reach of lenses which have spoken; empty for none."""
    body, ship, orders = world.units[Body], world.units[Ship], world.units[Orders]
    patrol = np.array([rule.role == "patrol" for rule in world.catalogue.units])
    mine = rows_of_side(world, console.side)
    mine = mine[patrol[ship.kind[mine]] & ~ship.adrift[mine] & ~np.isin(orders.kind[mine], _LEAVING)]
    foes = enemy_ships(world, console.side)
    foes = foes[world.groups[Group].beam_salvos[ship.group[foes]] > 0]
    if not len(mine) or not len(foes):
        return ""
    far = np.hypot(*(body.pos[mine][:, None] - body.pos[foes][None]).transpose(2, 0, 1)).min(axis=1)
    near = mine[far < _LENSES_WU]
    if not len(near):
        return ""
    return "one patrol vessel" if len(near) == 1 else f"{len(near)} patrol vessels"


def _cannon_waits(world: World, console: Console) -> bool:
    """Say whether an enemy has a forward cannon: while it charges, and only then, her defence lets metal through."""
    ship = world.units[Ship]
    return any(has_cannon(world, int(row)) and not ship.blind[row] for row in enemy_ships(world, console.side))


def _spent(
    world: World, console: Console, keys: dict[str, str], own: int, ships: np.ndarray, plain: int
) -> list[Hint]:
    """Advise a ship whose explosive metal is gone: home, while there is a way home."""
    withdrawing = world.units[Orders].kind[ships] == ORDER_WITHDRAW
    if withdrawing.mean() < 0.5 or not withdrawing[np.flatnonzero(ships == own)].any():
        first = [(keys["withdraw"], f"withdraw {way_out(world, console.side)}: the metal is spent")]
        return first + ([(keys["slot1"], "missiles first")] if plain else [])
    if incoming(world, own)[0]:
        return [(keys["slot3"], "change point defence"), (keys["pause"], "pause")]
    return [(keys["faster"], "time runs faster"), (keys["follow"], "other views"),
            (keys["select_own"], "only your own ship")]  # fmt: skip


def _aim(world: World, console: Console, keys: dict[str, str], own: int, kind: int) -> list[Hint]:
    target = row_of(world, console.target)
    if target < 0:
        return [(keys["target_near"], "take aim at the nearest")]
    body = world.units[Body]
    far = float(np.hypot(*(body.pos[target] - body.pos[own])))
    if far > REACH_WU:
        return [(keys["faster"], "let them come into reach")]
    name, other = name_of(world, target), (keys["target_next"], "another target")
    if kind == ORDINARY:
        return [(keys["slot1"], f"missiles at {name}"), other]
    if far > _METAL_WU and world.units[Launcher].stock[own, ORDINARY]:
        return [(keys["slot1"], "missiles first; explosive metal behind them"), other]
    return [(keys["slot2"], f"explosive metal at {name}"), other]


def _all_or_one(console: Console, keys: dict[str, str], ships: np.ndarray) -> list[Hint]:
    if len(console.selected) < len(ships):
        return [(keys["select_all"], "with all ships")]
    return [(keys["select_own"], "with your own ship alone")]
