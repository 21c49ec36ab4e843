"""Captains: when a flagship opens its bow and where it points, and when a ship jumps."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows, facing, length
from game.rules.doctrine import DoctrineRule
from game.world.components import CRIPPLED, DESTROYED, Body, FtlDrive, GenocideDrive, Group, Record, Ship
from game.world.events import GenocideAborted
from game.world.lanes import cities_in_lane, friends_in_lane, targets_in_lane
from game.world.world import World

_BEARINGS = np.radians(np.arange(-20.0, 20.5, 0.5))  # either side of the bow that a captain looks along
_CITY_SHIPS = 4.0  # ships that a captain would let go for a city on the same line
_SWING = 0.1  # a captain changes her mind only for a shot better by more than this share


def open_or_jump(world: World, number: int, doctrine: DoctrineRule, ships: Rows, enemies: Rows) -> None:
    """Let a group's captains call for their forward cannon or their jump drive, by doctrine."""
    cannon, jump = world.units[GenocideDrive], world.units[FtlDrive]
    for row in ships[cannon.capacity[ships] > 0.0].tolist():  # LOOP: flagships of a group
        if cannon.wanted[row]:
            _keep_aim(world, row, enemies)
        elif len(enemies) and cannon.burn[row] <= 0.0 and _is_time(world, number, doctrine, row, enemies):
            cannon.wanted[row] = True
            cannon.aim[row] = _best_way(world, row, enemies)
    if _is_time_to_jump(world, number, doctrine):
        leaving = ships[(jump.capacity[ships] > 0.0) & ~cannon.wanted[ships]]
        jump.wanted[leaving] = True


def _is_time_to_jump(world: World, number: int, doctrine: DoctrineRule) -> bool:
    if doctrine.jump == "withdrawing":
        return bool(world.groups[Group].withdrawing[number])
    return doctrine.jump == "ordered" or (doctrine.jump == "flagship_lost" and _is_flagship_lost(world, number))


def abort_charge(world: World, row: int, cause: str) -> None:
    """Give Genocide Mode up, and say so. cause: "order", "bow" or "power" """
    cannon = world.units[GenocideDrive]
    charge = float(cannon.store[row] / cannon.capacity[row])
    world.events.append(GenocideAborted(row, world.serial(row), cause, charge, world.place(row)))
    end_charge(world, row)


def end_charge(world: World, row: int) -> None:
    """Forget that Genocide Mode was called for; what is stored stays."""
    cannon = world.units[GenocideDrive]
    cannon.wanted[row] = False
    cannon.charging[row] = cannon.defence[row] = cannon.recharge[row] = cannon.waited[row] = 0.0
    cannon.aim[row] = 0.0


def _is_time(world: World, number: int, doctrine: DoctrineRule, row: int, enemies: Rows) -> bool:
    group, cannon = world.groups[Group], world.units[GenocideDrive]
    near = length(world.units[Body].pos[enemies] - world.units[Body].pos[row]).min() <= doctrine.genocide_wu
    able = not world.units[Ship].blind[row] and cannon.shots[row] < doctrine.genocide_shots
    if doctrine.genocide == "never" or not near or not able or cannon.store[row] > 0.0 or cannon.covers[row] > 0.0:
        return False
    if doctrine.genocide == "volleys":
        return bool(group.volleys[number] >= doctrine.genocide_after and group.volley_wait[number] <= 1.0)
    if doctrine.genocide == "losses":
        return _losses(world, int(group.side[number])) >= doctrine.genocide_after
    return True


def _losses(world: World, side: int) -> int:
    record = world.records[Record]
    known = slice(0, world.records.size)
    lost = (record.status[known] == CRIPPLED) | (record.status[known] == DESTROYED)
    return int(np.count_nonzero(lost & (record.side[known] == side)))


def _is_flagship_lost(world: World, number: int) -> bool:
    """Say whether the side had a flagship and has none that fights."""
    record, side = world.records[Record], int(world.groups[Group].side[number])
    ours = [place for place in range(world.records.size) if record.side[place] == side]
    great = [place for place in ours if world.catalogue.units[int(record.kind[place])].role == "flagship"]
    return bool(great) and all(record.status[place] in (CRIPPLED, DESTROYED) for place in great)


def _best_way(world: World, row: int, enemies: Rows) -> np.ndarray:
    """Give the bearing within reach of the bow along which a shot strikes most."""
    ways = facing(world.units[Body].angle[row] + _BEARINGS)
    best: np.ndarray = ways[int(np.argmax(_worth(world, row, ways, enemies)))]
    return best


def _worth(world: World, row: int, ways: np.ndarray, enemies: Rows) -> np.ndarray:
    """Weigh shots: the ships they strike, and the cities they burn."""
    worth: np.ndarray = targets_in_lane(world, row, ways, enemies) + _CITY_SHIPS * cities_in_lane(world, row, ways)
    return worth


def _keep_aim(world: World, row: int, enemies: Rows) -> None:
    """Follow the enemy with the bow while the charge grows, and let friends out of the way."""
    cannon = world.units[GenocideDrive]
    if not len(enemies):
        return
    best = _best_way(world, row, enemies)
    now, then = _worth(world, row, np.array([cannon.aim[row], best]), enemies)
    if then > now * (1.0 + _SWING) and not friends_in_lane(world, row, best).sum() > 3:
        cannon.aim[row] = best
