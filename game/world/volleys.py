"""Volleys: whom to shoot at, who shoots at whom, and how a salvo is asked for. People and commanders use the same."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Ints, Rows, length
from game.world.components import Body, Launcher, Missile, Ship
from game.world.orders import EXPLOSIVE
from game.world.world import World


def choose_targets(
    world: World, ships: Rows, enemies: Rows, wanted: int, enough: int = 0, hunts: bool = True
) -> list[int]:
    """Pick the enemies that are worth most and nearest: value by the square of the distance to the nearest of us.

    hunts: prefers the player's ship where the difficulty says so
    enough: explosive metal that settles a ship; what friends have already sent it makes it worth less. 0: never mind
    Returns: at most `wanted` rows, best first
    """
    body = world.units[Body]
    gaps = length(body.pos[enemies][:, None] - body.pos[ships][None]).min(axis=1)
    worth = world.units[Ship].value[enemies] / np.maximum(gaps, 1.0) ** 2
    if hunts and world.difficulty.hunts_player:
        worth = worth * np.where(world.units[Ship].player[enemies], 4.0, 1.0)
    if enough:
        worth = worth / (1.0 + (_sent(world, int(body.side[ships[0]]))[enemies] / enough) ** 2)
    best = np.argsort(-worth, kind="stable")[:wanted]
    return [int(row) for row in enemies[best]]


def _sent(world: World, side: int) -> Floats:
    """Count a side's explosive metal in flight or about to be launched, by target row. Returns: (rows)"""
    body, missile, launcher = world.units[Body], world.units[Missile], world.units[Launcher]
    flying = world.units.rows(Body, Missile)
    ours = flying[(body.side[flying] == side) & (missile.target[flying] >= 0)]
    ours = ours[world.catalogue.explosive[missile.kind[ours]]]
    counts = np.bincount(missile.target[ours], minlength=world.units.size).astype(float)
    ships = world.units.rows(Body, Launcher)
    ships = ships[(body.side[ships] == side) & (launcher.target[ships, EXPLOSIVE] >= 0)]
    np.add.at(counts, launcher.target[ships, EXPLOSIVE], launcher.salvo[ships, EXPLOSIVE])
    return counts


def share_out(ships: Rows, counts: Ints, targets: list[int]) -> list[tuple[int, list[int]]]:
    """Give each ship one target so that each target gets about the same number of missiles.

    Returns: (target, its shooters) for every target that got any
    """
    loads = [0] * len(targets)
    shooters: list[list[int]] = [[] for _ in targets]
    for place in np.argsort(-counts, kind="stable"):  # LOOP: ships of a group
        least = loads.index(min(loads))
        loads[least] += int(counts[place])
        shooters[least].append(int(ships[place]))
    return [(target, rows) for target, rows in zip(targets, shooters, strict=True) if rows]


def order_salvo(
    world: World, rows: list[int], kind: int, share: float, target: int, together: bool, most: int = 10**6,
    farthest: float = 0.0,
) -> None:
    """Ask ships to launch: a share of their ordinary cells, or all the explosive metal they carry.

    together: nearer ships hold, so that all arrive at one time; farthest: with a salvo that has this far to go [wu]
    """
    launcher, body = world.units[Launcher], world.units[Body]
    gaps = length(body.pos[rows] - body.pos[target])
    figures, missile = world.catalogue.missile, launcher.missile[rows, kind]
    speed = np.maximum((figures["boost_wups2"] * figures["burn_s"])[missile], 1.0)
    holds = (max(float(gaps.max()), farthest) - gaps) / speed if together else np.zeros(len(rows))
    for row, hold in zip(rows, holds, strict=True):  # LOOP: ships of a group
        full = launcher.stock[row, kind] if kind == EXPLOSIVE else np.ceil(launcher.cells[row] * share)
        launcher.salvo[row, kind] = min(int(full), int(launcher.stock[row, kind]), most)
        launcher.target[row, kind] = target
        launcher.hold[row, kind] = hold
        launcher.carry[row, kind] = 1.0
