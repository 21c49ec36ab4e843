"""From the records to the list of ships under command: one row each, or by groups when they are many."""

from __future__ import annotations

import numpy as np

from game.base.constants import SIDES
from game.ui import fleet_state as f
from game.ui import hud_state as h
from game.ui.console import Console
from game.ui.drives import charges
from game.ui.names import roster_of
from game.world.commands import Form, Jump, Order
from game.world.components import FIGHTING, Helm, Hull, Orders, Record
from game.world.orders import ORDER_HOLD, ORDER_STATION, ORDERS
from game.world.world import World

FEW = 12
"""ships up to which each has a row of its own from the start"""

_STATES = ("good", "adrift", "lost", "good")
_HURT = 0.7
SQUADS = 9
FOLDED = "-"
"""in place of the group opened in the list: none"""


def friends(world: World, console: Console, side: str) -> tuple[list[h.Friend], list[f.Party]]:
    """Describe the ships of a side; of many, the groups, and the ships of the one that is open."""
    record = world.records[Record]
    count = world.records.size
    mine = np.flatnonzero(record.side[:count] == SIDES.index(side))
    spools = {each.row: each.share for each in charges(world) if each.kind == "jump" and each.phase == "charging"}
    asked = _asked(world, console)
    if len(mine) <= FEW:
        return [_friend(world, console, int(number), spools, asked) for number in mine], []
    names = {force.id: force.name for force in world.level.force}
    parties, out = [], []
    mine_here = [force for force, group in world.forces.items() if (record.group[mine] == group).any()]
    opened = console.party or (mine_here[0] if len(mine_here) == 1 else "")
    for force, group in world.forces.items():  # LOOP: forces of the level
        members = mine[record.group[mine] == group]
        if len(members):
            parties.append(_party(world, console, force, names[force], members))
            parties[-1].open = force == opened
            if force == opened:
                out = [_friend(world, console, int(number), spools, asked) for number in members]
    return out, parties


def _party(world: World, console: Console, force: str, name: str, members: np.ndarray) -> f.Party:
    record = world.records[Record]
    rows, status = record.unit[members], record.status[members]
    fights = (status == FIGHTING) & (rows >= 0)
    hurt = fights & (record.hull_share[members] < _HURT)
    good, lost = int(np.count_nonzero(fights & ~hurt)), int(np.count_nonzero(status == 2))
    alive = set(record.serial[members][rows >= 0].tolist())
    worn = int(np.count_nonzero(hurt | ((status == 1) & (rows >= 0))))
    chosen = bool(alive) and alive <= console.selected
    return f.Party(force, name, good, worn, lost, chosen)


def _asked(world: World, console: Console) -> dict[int, str]:
    """Give what ships will do by orders that wait for the next tick, as they do while the battle rests."""
    out: dict[int, str] = {}
    for command in console.pending:  # LOOP: commands of one tick, or of a pause
        match command:
            case Order(units, kind) if not command.queue or kind == ORDER_HOLD:
                out |= {world.units.find(ref): ORDERS[kind] for ref in units}
            case Jump(unit, on=True):
                out[world.units.find(unit)] = "jump"
            case Form(units):
                out |= {world.units.find(ref): ORDERS[ORDER_STATION] for ref in units[1:]}
    return out


def _friend(
    world: World, console: Console, number: int, spools: dict[int, float], asked: dict[int, str]
) -> h.Friend:
    """Describe a ship of the list. spools: row -> share of its jump; asked: row -> what it is told just now"""
    record = world.records[Record]
    status, serial = int(record.status[number]), int(record.serial[number])
    state = _STATES[status]
    share, row = float(record.hull_share[number]), int(record.unit[number])
    role = "home" if status == 3 else ""
    if row >= 0:
        role = "helm" if world.units[Helm].by_hand[row] else ORDERS[int(world.units[Orders].kind[row])]
        role = f"jump {spools[row]:.0%}" if row in spools else role
        role = asked.get(row, role)
        if state == "good" and world.units[Hull].lost[row].any():
            state = "fire"
    name = roster_of(world)[number][1].name
    return h.Friend(name, share, serial in console.selected, role, state)


def squads(world: World, console: Console) -> list[h.Group]:
    """Describe the control groups that have ships left."""
    record, out = world.records[Record], []
    count = world.records.size
    alive = set(record.serial[:count][record.unit[:count] >= 0].tolist())
    for number, serials in sorted(console.squads.items()):  # LOOP: nine at most
        left = serials & alive
        if left:
            out.append(h.Group(str(number), "", len(left), left <= console.selected))
    return out
