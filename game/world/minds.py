"""Minds: the commanders of forces that no person commands, and what they remember. Rows of the table `groups`.

A battle has this component only where its level gives a force a mind; all other battles are what they were.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from game.base.constants import SIDES
from game.base.vectors import Bools, Floats, Ints, Rows
from game.engine.components import Component, column, ref, whole
from game.rules.level import ForceRule, LevelRule
from game.rules.library import Library
from game.rules.mind import MINDS, TEMPERS, MindRule, SensingRule, TemperRule
from game.world.components import Group

WAIT, CLOSE, STRIKE, WITHDRAW = range(4)
"""what a commander is about: on his ground, on his way, in the fight, going home"""


class Mind(Component):
    """Who commands a group, and what his plan is."""

    level: Ints = whole("how well: its place in game/rules/mind.py: MINDS", fixed=True)
    temper: Ints = whole("its place in TEMPERS", fixed=True)
    next_look: Floats = column("until he looks again", "s")
    plan: Ints = whole("0 waits, 1 closes, 2 strikes, 3 withdraws")
    plan_s: Floats = column("since he made that plan", "s")
    target: Ints = ref("whom all fire at")
    rumour: Floats = column("where the enemy was when last seen, or is said to be", "wu", shape=(2,))
    goal: Floats = column("where he is to go: the enemy is looked for there, when nobody is in sight", "wu", shape=(2,))
    fight_s: Floats = column("until a fight counts as over, when no enemy is seen, on the surface", "s")


def parts_of(level: LevelRule) -> tuple[type[Component], ...]:
    """Give the component that minds need, where a level has any."""
    return (Mind,) if any(force.mind for force in level.force) else ()


def minds_for(force: ForceRule) -> tuple[type[Component], ...]:
    """Give the component that a force's commander needs, where it has one."""
    return (Mind,) if force.mind else ()


def give_mind(world: Any, group: int, force: ForceRule) -> None:
    """Put a force under its commander, who is silent while a person commands it."""
    if force.mind is None:
        return
    mind = world.groups[Mind]
    mind.level[group], mind.temper[group] = MINDS.index(force.mind), TEMPERS.index(force.temper)
    mind.next_look[group] = 0.1 + 0.13 * (group % 8)  # commanders of one battle do not all look in one tick
    turn = np.radians(force.facing_deg)
    far = world.catalogue.library.minds.sensing.rumour_wu
    mind.rumour[group] = force.to_wu or (force.at_wu[0] + far * np.cos(turn), force.at_wu[1] + far * np.sin(turn))
    mind.goal[group] = mind.rumour[group]


def has_mind(world: Any, groups: Rows) -> Bools:
    """Say which groups have a commander of their own."""
    if Mind not in world.groups.kinds:
        return np.zeros(len(groups), bool)
    return np.isin(groups, world.groups.rows(Group, Mind)) & ~world.groups[Group].commanded[groups]


def drill_of(world: Any, groups: Rows) -> Floats | float:
    """Give what commanders have made of their gunners' reaction: times what it takes; 1 where a person commands."""
    if Mind not in world.groups.kinds:
        return 1.0
    rules = world.catalogue.library.minds.mind
    drills = np.array([rules[name].drill for name in MINDS])
    led = has_mind(world, groups)
    out: Floats = np.where(led, drills[world.groups[Mind].level[groups]], 1.0)
    return out


def obeys(world: Any, group: int) -> bool:
    """Say whether a group does what commands say: a person's, or its own commander's."""
    return bool(world.groups[Group].commanded[group]) or bool(has_mind(world, np.array([group]))[0])


def rules_of(world: Any, group: int) -> tuple[MindRule, TemperRule]:
    """Give what a group's commander can do, and what he dares."""
    mind, rules = world.groups[Mind], world.catalogue.library.minds
    return rules.mind[MINDS[int(mind.level[group])]], rules.temper[TEMPERS[int(mind.temper[group])]]


def sensing(library: Library) -> SensingRule:
    """Give what sensors tell commanders."""
    return library.minds.sensing


def change_plan(world: Any, group: int, plan: int) -> bool:
    """Take up a plan. Returns: whether it is another one than before"""
    mind = world.groups[Mind]
    if mind.plan[group] == plan:
        return False
    mind.plan[group], mind.plan_s[group] = plan, 0.0
    return True


def side_name(world: Any, group: int) -> str:
    """Give the side of a group by name."""
    return SIDES[int(world.groups[Group].side[group])]
