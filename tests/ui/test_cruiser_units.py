"""What the display of a landcruiser says: numbers, names by radio, what goes through what, reference points."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.app.ground_scene import console_of
from game.rules.levels import load_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from game.ui.cruiser_units import (
    best_spot,
    by_reference,
    called,
    comes_to,
    gun_in_hand,
    is_cruiser,
    number_of,
    others_of,
    penetration,
    platoon_of,
    verdict,
)
from game.ui.ground_units import player_row, who_of
from game.world.components import Body
from game.world.surface import Eyes, Gun, Legs, Life, Unit

RIDGE = Path(__file__).parents[1] / "app" / "ridge.toml"


@pytest.fixture
def battle():
    simulation = Simulation(standard(), load_level(RIDGE, standard()), 7, commanded=True)
    simulation.world.lock(False)
    return simulation


def rows_of(world, key) -> list[int]:
    rows = world.units.rows(Body, Unit)
    return rows[world.units[Unit].kind[rows] == world.catalogue.unit(key)].tolist()


def place(world, row, x, y) -> None:
    world.units[Body].pos[row] = (x, y)


def test_numbers_are_counted_from_what_the_level_says(battle):
    world, console = battle.world, console_of(battle.world, False)
    own = player_row(world)
    assert is_cruiser(world, own) and console.drives and not console.flies
    assert [each.number for each in platoon_of(world, console)] == [331, 332, 333, 334]
    assert [number_of(world, each.row) for each in others_of(world, console)] == [332, 333, 334]
    assert who_of(world, own) == "Votal" and who_of(world, others_of(world, console)[1].row) == "Landcruiser 333"


def test_a_platoon_without_numbers_in_its_level_has_numbers_all_the_same(battle):
    level = battle.world.level
    forces = [
        force.model_copy(update={"ship": [ship.model_copy(update={"number": 0}) for ship in force.ship]})
        for force in level.force
    ]
    other = Simulation(standard(), level.model_copy(update={"force": forces}), 7, commanded=True).world
    assert [each.number for each in platoon_of(other, console_of(other, False))] == [331, 332, 333, 334]


def test_the_lost_keep_their_place_in_the_platoon(battle):
    world, console = battle.world, console_of(battle.world, False)
    gone = others_of(world, console)[0]
    world.units[Life].pending[gone.row] = 1e6
    battle.tick()
    members = platoon_of(world, console)
    assert [each.number for each in members] == [331, 332, 333, 334] and members[1].row == -1
    assert [each.number for each in others_of(world, console)] == [333, 334]


def test_targets_are_called_by_their_side_of_others_of_their_kind(battle):
    world = battle.world
    towers = sorted(rows_of(world, "arume_tower"), key=lambda row: world.units[Body].pos[row, 0])
    world.units[Eyes].seen[towers] = 0.0
    assert called(world, 0, towers[0]) == "left walking tower"
    assert called(world, 0, towers[-1]) == "right walking tower"
    world.units[Eyes].seen[towers[-1]] = 60.0
    place(world, towers[-1], 4000.0, 300.0)
    world.units[Body].pos[towers[-1], 1] = 200.0
    alone = called(world, 0, towers[0])
    assert alone in ("walking tower", "left walking tower")


def test_penetration_falls_with_distance_as_the_battle_reckons_it(battle):
    world = battle.world
    arm = world.catalogue.arm_number("sabot")
    near, far = penetration(world, arm, 0.0), penetration(world, arm, 1500.0)
    assert near == pytest.approx(700.0) and far == pytest.approx(617.0, abs=6.0), "SURFACE.md section 7"


def test_the_verdict_on_a_tower_is_its_knee_and_the_gun_is_laid_there(battle):
    world, own = battle.world, player_row(battle.world)
    tower, walker = rows_of(world, "arume_tower")[0], rows_of(world, "arume_walker")[0]
    sabot, shell = gun_in_hand(world, own, 0), gun_in_hand(world, own, 1)
    x = float(world.units[Body].pos[own, 0])
    place(world, tower, x + 1450.0, 289.0)
    assert verdict(world, own, sabot, tower)[0].startswith("Sabot goes through knee")
    spot, part = best_spot(world, own, sabot, tower)
    legs = world.units[Legs]
    assert part == "knee" and legs.foot[tower, :, 1].min() < spot[1] < 289.0 + legs.hip[tower]
    place(world, tower, x + 1800.0, 289.0)
    assert verdict(world, own, sabot, tower) == ("Sabot reaches 1500 m", True)
    place(world, walker, x + 900.0, 160.0)
    assert verdict(world, own, sabot, walker) == ("Sabot goes through front", False)
    assert verdict(world, own, shell, walker)[1], "high explosive does not go through it"
    assert best_spot(world, own, sabot, walker)[1] == "hull"
    world.units[Unit].turned[tower] = 1
    place(world, tower, x + 900.0, 289.0)
    assert verdict(world, own, sabot, tower)[0] == "Sabot goes through rear"


def test_reference_points_give_the_range(battle):
    world, own = battle.world, player_row(battle.world)
    here = world.units[Body].pos[own]
    place_, said = by_reference(world, np.array([1740.0, 104.0]), here)
    assert place_ == 0 and "Ref 1 +40" in said
    assert by_reference(world, np.array([2595.0, 104.0]), here)[0] == 2


def test_the_mark_of_the_gun_is_where_its_round_would_be(battle):
    world, own = battle.world, player_row(battle.world)
    one, gun = gun_in_hand(world, own, 0), world.mounts[Gun]
    gun.aim[one] = (1.0, 0.0)
    flat = comes_to(world, one, 1000.0)
    assert 10.0 < float(world.units[Body].pos[own, 1]) + 10.0 - flat[1] < 30.0, "it drops on its way"
