"""Salvos of commanders in orbit: at whom, how many, when, and for whom explosive metal is kept.

Measured in mirrored battles, and therefore not done: explosive metal held back until the salvo has come down (0 of 4:
who strikes second is not there any more), interceptors kept for it alone (1 of 4), a fixed number for each mark (even).
"""

from __future__ import annotations

import numpy as np

from game.base.vectors import Bools, Floats, Rows, length
from game.rules.mind import MindRule, TemperRule
from game.world import commands as c
from game.world.components import Body, Launcher, Ship
from game.world.mind_sight import Picture, are_shielded, need, rank, refs_of
from game.world.minds import Mind
from game.world.orders import EXPLOSIVE, ORDINARY
from game.world.volleys import share_out
from game.world.world import World

_HOLDS_S = 45.0  # into a fight salvos wait so long for beams to have opened shields, and no longer
_ALL = 1000  # as many as the cells hold


def order_salvos(
    world: World, group: int, rule: MindRule, temper: TemperRule, sight: Picture
) -> list[c.Command]:
    """Let go what is due, at the marks that are best now."""
    launcher, body = world.units[Launcher], world.units[Body]
    gaps = length(body.pos[sight.ships][:, None] - body.pos[sight.foes][None])
    loaded = (launcher.stock[sight.ships] > 0) & (launcher.salvo[sight.ships] == 0)
    if not rule.together:
        return _each_for_himself(world, rule.launch_wu * temper.reach, sight, gaps, loaded)
    holds = are_shielded(world, sight.foes) and world.groups[Mind].plan_s[group] < _HOLDS_S
    launch_wu = min(rule.launch_wu, rule.shielded_wu) if holds else rule.launch_wu
    near = gaps.min(axis=1) <= launch_wu * temper.reach
    out = _salvo(world, rule, sight, sight.ships[loaded[:, ORDINARY] & near])
    return out + _explosive(world, rule, sight, sight.ships[loaded[:, EXPLOSIVE] & near])


def _each_for_himself(
    world: World, launch_wu: float, sight: Picture, gaps: Floats, loaded: Bools
) -> list[c.Command]:
    """Let every ship fire all it has at whoever is nearest to it."""
    out: list[c.Command] = []
    for place, ship in enumerate(sight.ships.tolist()):  # LOOP: ships of a group
        prey = int(sight.foes[gaps[place].argmin()])
        kinds = [kind for kind in (ORDINARY, EXPLOSIVE) if loaded[place, kind] and gaps[place].min() <= launch_wu]
        out += [c.Salvo(refs_of(world, [ship]), kind, _ALL, world.units.refer(prey), False) for kind in kinds]
    return out


def _salvo(world: World, rule: MindRule, sight: Picture, ready: Rows) -> list[c.Command]:
    """Share a salvo out among as many marks as it is enough for; what is on its way already counts."""
    launcher = world.units[Launcher]
    counts = np.minimum(launcher.cells[ready], launcher.stock[ready, ORDINARY])
    best = rank(world, sight)
    wants = np.maximum(need(world, rule, best) - sight.fire[best], 0.0)
    marks: list[int] = []
    left = float(counts.sum())
    for prey, want in zip(best.tolist(), wants, strict=True):  # LOOP: enemies in sight
        if want > 0.0 and (left >= want or not marks) and len(marks) < rule.marks:
            marks.append(prey)
            left -= want
    if not marks or not len(ready):
        return []
    return [
        c.Salvo(refs_of(world, rows), ORDINARY, _ALL, world.units.refer(prey), True)
        for prey, rows in share_out(ready, counts, marks)
    ]


def _explosive(world: World, rule: MindRule, sight: Picture, bombs: Rows) -> list[c.Command]:
    """Send explosive metal at the worthy, first at those on whom a salvo comes down."""
    best = rank(world, sight)
    best = best[world.units[Ship].value[best] >= rule.explosive_value]
    best = best[np.argsort(sight.fire[best] <= 0.0, kind="stable")][: rule.marks]
    if not len(best) or not len(bombs):
        return []
    stock = world.units[Launcher].stock[bombs, EXPLOSIVE]
    return [
        c.Salvo(refs_of(world, rows), EXPLOSIVE, _ALL, world.units.refer(prey), True)
        for prey, rows in share_out(bombs, stock, best.tolist())
    ]
