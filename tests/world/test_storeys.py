"""Storeys: a building is hurt where it is struck, comes down from there on, and what is gone hides nothing."""

import numpy as np
import pytest

from game.sim.simulation import Simulation
from game.sim.snapshot import put, take
from game.systems.advance_shells import advance_shells
from game.systems.step_physics import step_physics
from game.systems.take_damage import take_damage
from game.world.blasts import go_off
from game.world.components import Body
from game.world.ground_events import Collapsed, Felled
from game.world.gunners import lay, muzzles
from game.world.land import in_sight, roof_at
from game.world.storeys import half_of, hurt_at
from game.world.surface import Eyes, Life, Storeys, Unit
from tests.systems.ground_stage import ARUME, FLAT, RACE, Ground, level

X, GROUND = 2000.0, 100.0
HIGH = 210.0 / 8.0


def tower_of(ground: Ground) -> tuple[int, Storeys]:
    return ground.add("race_tower", X), ground.world.units[Storeys]


def hit(ground: Ground, row: int, storey: int, damage: float) -> None:
    """Hurt one storey in its middle, and let the tick's damage be taken."""
    hurt_at(ground.world, row, damage, GROUND + (storey + 0.5) * HIGH)
    ground.run(take_damage)


def test_a_new_tower_stands_whole():
    ground = Ground()
    row, part = tower_of(ground)
    assert part.standing[row] == 8
    assert part.hp[row].sum() == ground.life.hp[row] == ground.life.full[row]
    assert float(roof_at(ground.world.land, np.array(X))) == pytest.approx(GROUND + 210.0)


@pytest.mark.parametrize("storey", [0, 3, 7])
def test_a_shell_hurts_the_storey_it_strikes_and_no_other(storey: int):
    ground = Ground()
    row, part = tower_of(ground)
    ground.shell("machine_gun", (X - 60.0, GROUND + (storey + 0.5) * HIGH), (900.0, 0.0), side=ARUME)
    ground.run(advance_shells, times=4)
    ground.run(take_damage)
    assert (np.flatnonzero(part.hp[row] < part.each[row]) == [storey]).all()
    assert ground.life.hp[row] < ground.life.full[row]


def test_damage_taken_is_hull_lost():
    ground = Ground()
    row, part = tower_of(ground)
    rng, taken = np.random.default_rng(3), 0.0
    for _ in range(60):
        damage = float(rng.uniform(1.0, 12.0))
        taken += damage
        hit(ground, row, int(rng.integers(8)), damage)
    assert part.standing[row] == 8
    assert ground.life.full[row] - ground.life.hp[row] == pytest.approx(taken)
    assert ground.life.hp[row] == pytest.approx(part.hp[row].sum())


def test_a_blast_shares_its_damage_among_the_storeys_near_it_the_nearest_most():
    ground = Ground()
    row, part = tower_of(ground)
    arm = ground.world.catalogue.arm_number("high_explosive")
    go_off(ground.world, np.array((X - 40.0, GROUND + 4.5 * HIGH)), arm, ARUME, -1, -1)
    pending = part.pending[row].copy()
    assert pending.argmax() == 4
    assert pending[3] == pytest.approx(pending[5]) and 0.0 < pending[3] < pending[4]
    assert pending.sum() == pytest.approx(float(ground.life.pending[row]))
    assert pending[0] < 0.01 * pending[4]


def test_what_stands_above_a_lost_storey_comes_down_with_it():
    ground = Ground()
    row, part = tower_of(ground)
    hit(ground, row, 5, 300.0)
    assert part.standing[row] == 5
    assert (part.hp[row, 5:] == 0.0).all()
    assert 0.0 < part.hp[row, 4] < part.each[row], "what fell has struck what it fell on"
    assert (part.hp[row, :4] == part.each[row]).all()
    assert ground.life.hp[row] == pytest.approx(part.hp[row].sum())
    (event,) = ground.events(Collapsed)
    assert (event.lost, event.left) == (3, 5)
    assert event.high == pytest.approx(3 * HIGH)
    assert event.pos == pytest.approx((X, GROUND + 6.5 * HIGH))


def test_weak_storeys_go_one_under_another():
    ground = Ground()
    row, part = tower_of(ground)
    part.hp[row, :5] = 10.0
    hit(ground, row, 5, 300.0)
    assert part.standing[row] == 0 and row in ground.world.deaths
    assert len(ground.events(Felled)) == 1


def test_roof_box_and_eye_sink_with_what_fell_and_stay_so():
    ground = Ground()
    row, _ = tower_of(ground)
    foot = ground.body.pos[row, 1] - half_of(ground.world, np.array([row]))[0, 1]
    eye = ground.body.pos[row, 1] + ground.world.units[Eyes].eye[row]
    hit(ground, row, 2, 300.0)
    ground.run(step_physics, times=5)
    half = half_of(ground.world, np.array([row]))[0, 1]
    assert half == pytest.approx(HIGH)
    assert ground.body.pos[row, 1] - half == pytest.approx(foot)
    assert float(roof_at(ground.world.land, np.array(X))) == pytest.approx(GROUND + 2 * HIGH)
    now = ground.body.pos[row, 1] + ground.world.units[Eyes].eye[row]
    assert now == pytest.approx(eye - 6 * HIGH)


def test_a_shell_flies_over_what_has_come_down():
    ground = Ground()
    row, _ = tower_of(ground)
    hit(ground, row, 2, 300.0)
    before = float(ground.life.hp[row])
    ground.shell("sabot", (X - 60.0, GROUND + 6.5 * HIGH), (1100.0, 0.0), side=ARUME)
    ground.run(advance_shells, times=6)
    ground.run(take_damage)
    assert ground.life.hp[row] == before and ground.world.shells.size == 1


def test_one_sees_over_a_shortened_building():
    ground = Ground()
    row, _ = tower_of(ground)
    eye, mark = np.array([[X - 400.0, GROUND + 120.0]]), np.array([[X + 400.0, GROUND + 120.0]])
    assert not in_sight(ground.world.land, eye, mark)[0]
    hit(ground, row, 3, 300.0)
    assert in_sight(ground.world.land, eye, mark)[0]


def test_gunners_aim_at_what_is_left():
    ground = Ground()
    row, part = tower_of(ground)
    hit(ground, row, 1, 300.0)
    assert part.standing[row] == 1
    one = ground.add("arume_tower", X + 900.0, turned=-1)
    mine = ground.guns(one)
    way, _ = lay(ground.world, mine, np.full(len(mine), row))
    start = muzzles(ground.world, mine)
    at = start[:, 1] + way[:, 1] / -way[:, 0] * (start[:, 0] - X)
    assert (at < GROUND + 3 * HIGH).all(), "nobody aims at where the tower was"


def test_what_falls_hurts_who_stands_in_it_and_close_beside_but_not_who_is_far():
    ground = Ground()
    row, _ = tower_of(ground)
    inside, beside, far = (ground.add("race_trooper", x) for x in (X, X + 45.0, X + 200.0))
    hit(ground, row, 6, 300.0)
    hp = ground.life.hp
    assert hp[inside] < hp[beside] < hp[far] == ground.life.full[far]
    assert hp[inside] == pytest.approx(ground.life.full[inside] - 120.0)


def test_the_last_storey_gone_leaves_rubble():
    ground = Ground()
    row, _ = tower_of(ground)
    hit(ground, row, 0, 300.0)
    assert [event.row for event in ground.events(Felled)] == [row]
    assert [event.left for event in ground.events(Collapsed)] == [0]
    roof = float(roof_at(ground.world.land, np.array(X)))
    assert GROUND < roof <= GROUND + HIGH + 1e-6
    ground.settle()
    assert not ground.world.units.alive(row)


def test_a_thing_without_storeys_falls_as_one():
    ground = Ground()
    row = ground.add("race_killercraft_parked", X)
    ground.life.pending[row] = 1000.0
    ground.run(take_damage)
    (event,) = ground.events(Collapsed)
    assert (event.lost, event.left) == (0, 0) and row in ground.world.deaths


def test_a_row_taken_over_from_a_building_has_no_storeys():
    ground = Ground()
    row, part = tower_of(ground)
    hit(ground, row, 0, 300.0)
    ground.settle()
    assert ground.add("race_trooper", X + 300.0) == row
    assert part.standing[row] == 0


def test_wrecks_are_born_at_settling():
    ground = Ground()
    row = ground.add("race_landcruiser", X)
    ground.life.pending[row] = 1000.0
    before = ground.world.units.size
    ground.run(take_damage)
    assert ground.world.units.size == before and len(ground.world.debris_births) == 1
    ground.settle()
    assert not ground.world.debris_births


def test_restored_equals_uninterrupted_with_a_tower_half_down():
    ground = Ground()
    row, _ = tower_of(ground)
    hit(ground, row, 4, 300.0)
    ground.simulation.world.rebuild_physics()
    frame = take(ground.simulation)
    other = Simulation(ground.world.catalogue.library, level(FLAT), 1, commanded=True)
    put(other, frame)
    for each in (ground.simulation, other):
        each.world.lock(False)
        hurt_at(each.world, row, 300.0, GROUND + 1.5 * HIGH)
        each.world.lock(True)
        for _ in range(30):
            each.tick()
    assert other.hash() == ground.simulation.hash()
    assert other.world.units[Storeys].standing[row] == 1
    assert other.world.units[Body].pos[row, 1] == pytest.approx(GROUND + 0.5 * HIGH)
    assert other.world.units[Life].hp[row] > 0.0 and other.world.units[Unit].move[row] >= 0


def test_who_struck_a_building_has_struck_whom_it_fell_on():
    ground = Ground()
    row, _ = tower_of(ground)
    man = ground.add("race_trooper", X)
    ground.life.struck_by[row], ground.life.struck_arm[row] = 77, 2
    hit(ground, row, 7, 300.0)
    assert (ground.life.struck_by[man], ground.life.struck_arm[man]) == (77, 2)
    assert RACE != ARUME
