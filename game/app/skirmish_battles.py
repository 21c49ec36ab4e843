"""From a set-up to a battle, and from a battle that was survived to a score."""

from __future__ import annotations

import random

from game.app.choice import Choice
from game.app.skirmish_files import Score, add_score, load
from game.base.constants import SIDES
from game.editor.skirmish import skirmish_level
from game.rules.library import Library
from game.rules.skirmish import MAP_SEEDS, SetupRule
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, Record


def choice_of(library: Library, setup: SetupRule) -> Choice:
    """Choose the battle of a set-up; where nobody commands, everything is flown by the autopilot."""
    level = skirmish_level(setup, library)
    return Choice(library, level, setup.seed, "ordinary", setup.player is None, setup=setup)


def with_new_seeds(setup: SetupRule) -> SetupRule:
    """Give the same set-up on another map, with another seed."""
    fresh = random.SystemRandom()
    return setup.model_copy(update={"seed": fresh.randrange(2**31), "map_seed": fresh.randrange(MAP_SEEDS)})


def score_of(setup: SetupRule, simulation: Simulation) -> Score:
    """Reckon what a stand against waves comes to: waves that were outlived, and what the enemy lost of worth."""
    world = simulation.world
    came = 1 + sum(f"wave-{number}" in world.fired for number in range(2, setup.waves + 1))
    record, size = world.records[Record], world.records.size
    values = [rule.value if str(rule.role) != "building" else 0.0 for rule in world.catalogue.units]
    felled = sum(
        values[int(record.kind[place])] for place in range(size)
        if SIDES[int(record.side[place])] != setup.hero and record.status[place] in (CRIPPLED, DESTROYED)
    )  # fmt: skip
    outlived = came if world.outcome == "victory" else came - 1
    return Score(setup.map, outlived, int(world.time_s), round(felled, 1), world.outcome)


def stand_of(setup: SetupRule, simulation: Simulation) -> str:
    """Keep the score of a stand against waves, and say what it is worth. Returns: empty for any other battle"""
    if setup.goal != "survive" or setup.player is None:
        return ""
    score = score_of(setup, simulation)
    place = add_score(score)
    best = max(each.waves for each in load().scores if each.map == setup.map) if place else score.waves
    words = f"{score.waves} of {setup.waves} waves outlived, {score.felled:g} points felled"
    if place == 1:
        return f"{words}: nobody has done better here."
    return f"{words}: place {place} here, the best outlived {best}." if place else f"{words}."
