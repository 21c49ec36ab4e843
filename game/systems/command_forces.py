"""Command forces: every commander whose time has come looks, plans, and says what a person would say in his place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.base.constants import DT
from game.engine.schedule import writes
from game.world.commands import Command
from game.world.components import Group
from game.world.mind_orbit import command_orbit
from game.world.mind_surface import command_surface
from game.world.minds import Mind, has_mind, rules_of
from game.world.world import World


@writes(Mind)
def command_forces(world: World) -> None:
    """Put the orders of commanders before those of people, who may say otherwise.

    Law: a commander changes nothing himself; his orders are commands, and go the way of all commands.
    """
    if Mind in world.groups.kinds:
        on_surface = world.level.theatre == "surface"
        _command_with(world, command_surface if on_surface else command_orbit)


def _command_with(world: Any, think: Callable[[Any, int], list[Command]]) -> None:
    """Let the commanders of a theatre think. think: takes world and group, gives commands"""
    mind, rows = world.groups[Mind], world.groups.rows(Group, Mind)
    rows = rows[has_mind(world, rows)]
    said: list[Command] = []
    for row in rows.tolist():  # LOOP: groups of the level that have a commander
        mind.next_look[row] -= DT
        mind.plan_s[row] += DT
        mind.fight_s[row] = max(0.0, float(mind.fight_s[row]) - DT)
        if mind.next_look[row] <= 0.0:
            rule, _ = rules_of(world, row)
            theirs = world.groups[Group].side[row] != world.player_side
            haste = world.difficulty.think_factor if theirs else 1.0
            mind.next_look[row] += rule.look_s * haste
            said += think(world, row)
    world.commands[:0] = said
