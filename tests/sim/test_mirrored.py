"""Each commander beats the one below, with the same force on the same field, sides swapped."""

import pytest

from game.rules.library import standard
from game.rules.mind import MINDS
from game.sim import mirrored
from game.sim.simulation import Simulation

BATTLES = 100
ENOUGH = 0.7
PAIRS = list(zip(MINDS[1:], MINDS[:-1], strict=True))
FIELDS = {"orbit": ("cruisers", "craft", "hunters"), "surface": ("armour", "foot", "walkers")}


@pytest.mark.parametrize("where", FIELDS)
def test_both_sides_of_a_mirrored_battle_have_the_same(where: str):
    for force in FIELDS[where]:
        simulation = Simulation(standard(), getattr(mirrored, where)(force, ("novice", "novice")), 1)
        left, right = mirrored.left(simulation)
        assert left == right > 0.0


@pytest.mark.slow
@pytest.mark.parametrize("where", FIELDS)
@pytest.mark.parametrize(("better", "worse"), PAIRS)
def test_each_level_beats_the_one_below(where: str, better: str, worse: str):
    won = 0
    for number in range(BATTLES):
        minds = (better, worse) if number % 2 == 0 else (worse, better)
        force = FIELDS[where][number // 2 % len(FIELDS[where])]
        won += mirrored.winner(standard(), where, force, minds, 1000 + number // 2) == better
    assert won >= ENOUGH * BATTLES, f"{better} won {won} of {BATTLES} against {worse}"
