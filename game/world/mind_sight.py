"""What commanders in orbit have before them, and how they weigh it.

Nobody here looks at a ship that is not in the picture: what its side's sensors do not show does not change an order.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.base.vectors import Floats, Rows, length
from game.engine.tables import Ref
from game.rules.mind import MindRule
from game.world.components import Body, Group, Helm, Launcher, Missile, Shield, Ship
from game.world.gunnery import open_bows
from game.world.minds import sensing
from game.world.orders import EXPLOSIVE, ORDINARY
from game.world.queries import enemy_ships, fighting_ships, hull_share
from game.world.world import World

_LINK_WU = 460.0  # who stands so near defends with it
_MANY = 0.3  # of the enemies seen


class Picture(NamedTuple):
    """What a commander has before him. ships: his own; side: all of his side; foes: who is seen; fire: (units) missiles
    of his side on their way, by target."""

    ships: Rows
    side: Rows
    foes: Rows
    fire: Floats


def see(world: World, group: int) -> Picture:
    """Give what a group's commander sees now."""
    side = int(world.groups[Group].side[group])
    ours, foes = fighting_ships(world, side), enemy_ships(world, side)
    part, body, sense = world.units[Ship], world.units[Body], sensing(world.catalogue.library)
    mine = ours[(part.group[ours] == group) & ~world.units[Helm].by_hand[ours]]
    if len(ours) and len(foes):
        gaps = length(body.pos[foes][:, None] - body.pos[ours][None]).min(axis=1)
        seen = gaps <= sense.ship_wu
        seen |= np.isin(foes, open_bows(world, foes)) & (gaps <= sense.bow_wu)
        foes = foes[seen]
    missile, flying = world.units[Missile], world.units.rows(Body, Missile)
    flying = flying[(body.side[flying] == side) & (missile.target[flying] >= 0)]
    fire = np.bincount(missile.target[flying], minlength=world.units.size).astype(float)
    launcher = world.units[Launcher]
    for kind in (ORDINARY, EXPLOSIVE):
        loading = ours[(launcher.salvo[ours, kind] > 0) & (launcher.target[ours, kind] >= 0)]
        np.add.at(fire, launcher.target[loading, kind], launcher.salvo[loading, kind])
    return Picture(mine, ours, foes, fire)


def refs_of(world: World, rows: Rows | list[int]) -> tuple[Ref, ...]:
    """Name ships as commands name them."""
    return tuple(world.units.refer(int(row)) for row in rows)


def strength(world: World, rows: Rows) -> Floats:
    """Give what each ship is worth in a fight: its value by what is left of hull and shield."""
    shield = world.units[Shield]
    full = np.maximum(shield.capacity[rows], 1.0)
    held = np.where(shield.capacity[rows] > 0.0, shield.store[rows] * shield.up[rows] / full, 1.0)
    out: Floats = world.units[Ship].value[rows] * hull_share(world, rows) * (0.4 + 0.6 * held)
    return out


def support(world: World, foes: Rows) -> Floats:
    """Count those of the enemies seen who stand near enough to each to defend it."""
    pos = world.units[Body].pos[foes]
    near: Floats = (length(pos[:, None] - pos[None]) <= _LINK_WU).sum(axis=1) - 1.0
    return near


def need(world: World, rule: MindRule, foes: Rows) -> Floats:
    """Reckon how many missiles each enemy takes."""
    value = world.units[Ship].value[foes] / 3.0
    out: Floats = rule.salvo * value * (0.25 + 0.75 * strength(world, foes) / np.maximum(3.0 * value, 0.1))
    return out


def rank(world: World, sight: Picture) -> Rows:
    """Give the enemies seen, best mark first: near, weak, badly supported, worth much."""
    body = world.units[Body]
    middle = body.pos[sight.ships].mean(axis=0)
    gaps = length(body.pos[sight.foes] - middle)
    left = strength(world, sight.foes) / np.maximum(world.units[Ship].value[sight.foes], 0.1)
    score = gaps * (0.5 + 0.5 * left) + 150.0 * support(world, sight.foes)
    score = score / np.sqrt(np.maximum(world.units[Ship].value[sight.foes], 0.1))
    return sight.foes[np.argsort(score, kind="stable")]


def carry_explosive(world: World, foes: Rows) -> bool:
    """Say whether enough of the enemies seen are of kinds that carry explosive metal."""
    carries = world.units[Launcher].missile[foes, EXPLOSIVE] >= 0
    return bool(len(foes)) and bool(carries.mean() > _MANY)


def are_shielded(world: World, foes: Rows) -> bool:
    """Say whether enough of the enemies seen have their shields up."""
    return bool(world.units[Shield].up[foes].mean() > _MANY)
