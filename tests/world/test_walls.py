"""Houses that troops hold: what walls stop, what windows let through, what stands when the walls are gone."""

import numpy as np
import pytest

from game.systems.advance_shells import advance_shells
from game.systems.march import march
from game.systems.step_physics import step_physics
from game.systems.take_damage import take_damage
from game.world.blasts import go_off
from game.world.posts import enter
from game.world.storeys import half_of, hurt_at
from game.world.surface import Storeys
from game.world.surface_troops import Post
from game.world.walls import MISSED, meets, opening, shielded, wall_left
from tests.systems.ground_stage import RACE, Ground

X, GROUND = 2000.0, 100.0
HIGH = 34.0


def held(ground: Ground, *storeys: int, turned: int = 1) -> tuple[int, list[int]]:
    """Put up a hangar with one trooper in each storey named, at the end that looks one way."""
    house = ground.add("held_hangar", X)
    troops = []
    for place, storey in enumerate(storeys):
        row = ground.add("arume_trooper", X)
        enter(ground.world, row, house, storey, place, turned)
        troops.append(row)
    ground.run(march, step_physics, times=2)
    return house, troops


def fire(ground: Ground, y: float, rounds: int = 1) -> None:
    """Let machine gun rounds fly level at the house's right wall, and take what they do."""
    for _ in range(rounds):
        ground.shell("machine_gun", (X + 160.0, y), (-900.0, 9.81), side=RACE)
        ground.run(advance_shells, times=16)
        ground.run(take_damage)


def gut(ground: Ground, house: int, storey: int) -> None:
    """Shoot a storey's walls away."""
    for _ in range(20):
        hurt_at(ground.world, house, 60.0, GROUND + (storey + 0.5) * HIGH)
        ground.run(take_damage)


@pytest.mark.parametrize("storey", [0, 1])
def test_nobody_inside_is_hit_through_a_whole_wall(storey: int):
    ground = Ground()
    house, (row,) = held(ground, storey)
    low, high = (float(each[0]) for each in opening(ground.world, np.array([house]), np.array([storey])))
    for share in (0.1, 0.5 * low, low - 0.08, 0.5 * (1.0 + high), 0.98):
        fire(ground, GROUND + (storey + share) * HIGH)
    assert ground.life.hp[row] == ground.life.full[row]
    assert ground.life.hp[house] < ground.life.full[house], "the wall has it"


def test_a_round_that_comes_at_a_window_hits_who_stands_there():
    ground = Ground()
    _, (row,) = held(ground, 1)
    fire(ground, GROUND + 1.6 * HIGH)
    assert ground.life.hp[row] < ground.life.full[row]


def test_who_lies_under_the_sill_is_out_of_a_window_s_fire():
    ground = Ground()
    _, (row,) = held(ground, 1)
    ground.life.fear[row] = 1.0
    ground.run(march, step_physics, times=2)
    before = float(ground.life.hp[row])
    fire(ground, GROUND + 1.62 * HIGH, rounds=4)
    assert ground.life.hp[row] == before


def test_without_walls_there_is_no_cover():
    ground = Ground()
    house, (row,) = held(ground, 1)
    gut(ground, house, 1)
    assert wall_left(ground.world, np.array([house]), np.array([1]))[0] == 0.0
    ground.life.hp[row] = ground.life.full[row]
    fire(ground, GROUND + 1.3 * HIGH)
    assert ground.life.hp[row] < ground.life.full[row]


def test_floors_and_roof_let_nothing_through():
    ground = Ground()
    house, _ = held(ground)
    top = GROUND + 2 * HIGH
    rows = np.array([house, house])
    start, end = np.array([[X, top + 10.0], [X, GROUND + 1.5 * HIGH]]), np.array([[X, top - 10.0], [X, GROUND + 0.5 * HIGH]])
    assert (meets(ground.world, rows, start, end) < 1.0).all()
    inside = np.array([[X - 5.0, GROUND + 10.0]]), np.array([[X + 5.0, GROUND + 10.0]])
    assert meets(ground.world, rows[:1], *inside)[0] == MISSED


def test_a_garrison_dies_with_its_storey_and_with_what_stands_over_it():
    ground = Ground()
    house, (below, above) = held(ground, 0, 1)
    part = ground.world.units[Storeys]
    part.hp[house, 1] = 0.01
    hurt_at(ground.world, house, 500.0, GROUND + 1.5 * HIGH)
    ground.run(take_damage)
    assert part.standing[house] == 1
    assert above in ground.world.deaths and below not in ground.world.deaths


def test_a_frame_stands_when_the_walls_are_gone():
    ground = Ground()
    house, _ = held(ground)
    part = ground.world.units[Storeys]
    gut(ground, house, 0)
    assert part.standing[house] == 2
    assert part.hp[house, 0] > 0.2 * part.each[house]


def test_a_blast_outside_reaches_those_inside_only_through_their_windows_and_not_other_rooms():
    ground = Ground()
    house, (below, above) = held(ground, 0, 1)
    rows, wall = np.array([below, above]), X + float(half_of(ground.world, np.array([house]))[0, 0])
    outside = shielded(ground.world, rows, np.array((wall + 3.0, GROUND + 0.5 * HIGH)))
    low, high = opening(ground.world, np.array([house]), np.array([0]))
    assert outside[0] == pytest.approx(float((high - low)[0]))
    within = shielded(ground.world, rows, np.array((X, GROUND + 1.5 * HIGH)))
    assert within.tolist() == [0.0, 1.0]
    go_off(ground.world, np.array((X, GROUND + 1.5 * HIGH)), ground.world.catalogue.arm_number("high_explosive"), RACE, -1, -1)
    assert ground.life.pending[below] == 0.0


def test_rounds_on_a_wall_frighten_those_behind_it_and_those_on_the_next_floor_less():
    ground = Ground()
    _, (below, above) = held(ground, 0, 1)
    fire(ground, GROUND + 1.1 * HIGH)
    assert ground.life.fear[above] > ground.life.fear[below] > 0.0


def test_troops_stay_at_their_posts():
    ground = Ground()
    house, (row,) = held(ground, 1)
    before = ground.body.pos[row].copy()
    ground.tick(90)
    assert ground.world.units[Post].house[row] == house
    assert ground.body.pos[row] == pytest.approx(before, abs=8.0)
