"""At the conn: helm, shield, lenses, bays and fighters do what hands and autopilot ask for, and no more."""

from __future__ import annotations

import numpy as np
import pytest

from game.engine.tables import Ref
from game.systems.conn_ship import conn_ship
from game.systems.direct_hover import direct_hover
from game.systems.fire_guns import fire_guns
from game.systems.obey_surface import obey_surface
from game.systems.send_fighters import send_fighters
from game.systems.take_damage import take_damage
from game.systems.turn_field import turn_field
from game.systems.unload import unload
from game.world import commands as c
from game.world.escorts import fighters_of, with_whom
from game.world.ground_events import Beamed, Felled
from game.world.surface import Cargo, Field, Hangar, Task
from game.world.surface_ship import SECTORS
from game.world.tasks import TASK_DELIVER, TASK_ESCORT, TASK_LEAVE
from tests.systems.ground_stage import Ground


@pytest.fixture
def stage() -> tuple[Ground, int]:
    ground = Ground()
    row = ground.add("arume_ship", 2000.0, 600.0)
    ground.unit.player[row] = True
    for one in ground.guns(row):
        ground.gun.ready[one] = 0.0
    return ground, row


def ref(ground: Ground, row: int) -> Ref:
    return ground.world.units.refer(row)


def burn(ground: Ground, ship: int, target: int = -1, at=(0.0, 0.0)) -> None:
    mark = ref(ground, target) if target >= 0 else Ref(-1, 0)
    ground.run(obey_surface, fire_guns, take_damage, commands=(c.Burn(ref(ground, ship), -1, mark, at),))


# ---- lenses -----------------------------------------------------------------------------------------
def test_a_lens_burns_one_vehicle_a_shot_and_reloads(stage):
    ground, ship = stage
    one, other = ground.add("race_landcruiser", 1900.0), ground.add("race_landcruiser", 2060.0)
    burn(ground, ship, one)
    assert len(ground.events(Beamed)) == 1
    assert [each.row for each in ground.events(Felled)] == [one]
    assert ground.life.hp[other] == ground.life.full[other]
    lenses = ground.guns(ship, "belly_lens")
    assert int(np.count_nonzero(ground.gun.ready[lenses] > 3.0)) == 1


def test_three_lenses_are_three_shots_and_then_there_is_none(stage):
    ground, ship = stage
    for number in range(5):
        burn(ground, ship, ground.add("race_landcruiser", 1900.0 + 40.0 * number))
    assert len(ground.events(Beamed)) == 3


def test_a_lens_needs_sight_and_its_cone(stage):
    ground, ship = stage
    far = ground.add("race_landcruiser", 3900.0)
    burn(ground, ship, far)
    assert not ground.events(Beamed)
    friend = ground.add("arume_walker", 2000.0)
    burn(ground, ship, friend)
    assert all(abs(each.end[0] - 2000.0) > 100.0 for each in ground.events(Beamed))


def test_a_hill_keeps_a_lens_from_what_lies_behind_it():
    ground = Ground(line=[[0, 0], [2300, 0], [2500, 420], [2700, 0], [6000, 0]])
    ship = ground.add("arume_ship", 2000.0, 500.0)
    ground.unit.player[ship] = True
    ground.gun.ready[ground.guns(ship)] = 0.0
    burn(ground, ship, ground.add("race_landcruiser", 2760.0))
    assert not ground.events(Beamed)


def test_a_lens_aimed_at_a_place_burns_the_ground_there(stage):
    ground, ship = stage
    burn(ground, ship, at=(2300.0, ground.high(2300.0)))
    (beam,) = ground.events(Beamed)
    assert beam.end[0] == pytest.approx(2300.0, abs=25.0)


def test_nobody_conns_a_ship_of_others(stage):
    ground, ship = stage
    ground.unit.player[ship] = False
    burn(ground, ship, ground.add("race_landcruiser", 1900.0))
    assert not ground.events(Beamed)


# ---- shield -----------------------------------------------------------------------------------------
def test_a_shield_takes_its_time_to_turn_and_its_shares_stay_one(stage):
    ground, ship = stage
    field = ground.world.units[Field]
    ground.run(obey_surface, turn_field, commands=(c.GatherShield(ref(ground, ship), (-1.0, 0.0), 1.0),))
    assert field.focus[ship] < 0.1
    for _ in range(240):
        ground.run(turn_field)
        assert field.share[ship].sum() == pytest.approx(1.0)
    assert int(np.argmax(field.share[ship])) == 4
    assert field.share[ship].max() * SECTORS > 2.5


def test_a_ship_that_nobody_conns_has_an_even_shield(stage):
    ground, ship = stage
    ground.unit.player[ship] = False
    for _ in range(60):
        ground.run(conn_ship, turn_field)
    assert np.allclose(ground.world.units[Field].share[ship], 1.0 / SECTORS)


def test_the_autopilot_turns_the_shield_to_what_comes(stage):
    ground, ship = stage
    sam = ground.add("race_sam", 3800.0)
    ground.aim(sam, "sam", ship)
    ground.tick(5 * 60)
    assert int(np.argmax(ground.world.units[Field].share[ship])) in (0, 7)


# ---- helm -------------------------------------------------------------------------------------------
def test_the_helm_goes_where_it_is_told_slowly(stage):
    ground, ship = stage
    ground.tick(1, commands=(c.Hang(ref(ground, ship), (2600.0, 700.0)),))
    ground.tick(119)
    moved = ground.body.pos[ship, 0] - 2000.0
    assert 4.0 < moved < 60.0
    ground.tick(1080)
    assert ground.body.pos[ship] == pytest.approx((2600.0, 700.0), abs=40.0)


# ---- bays -------------------------------------------------------------------------------------------
def sunk(spacing: float, seconds: float = 14.0) -> tuple[Ground, list[int]]:
    """Let Gosta down for a while at a spacing, and give them."""
    ground = Ground()
    ship = ground.add("arume_ship", 2000.0, 900.0)
    ground.unit.player[ship] = True
    ground.tick(1, commands=(c.LetDown(ref(ground, ship), True, spacing),))
    ground.tick(round(seconds * 60))
    return ground, ground.units("gosta").tolist()


def test_bays_let_go_at_the_spacing_asked_for():
    ground, rows = sunk(60.0)
    place = ground.body.pos[rows]
    gaps = np.hypot(*(place[:, None] - place[None]).transpose(2, 0, 1)) + 1e9 * np.eye(len(rows))
    assert len(rows) > 20
    assert float(np.median(gaps.min(axis=1))) == pytest.approx(60.0, rel=0.25)


def test_spacing_governs_how_many_one_shot_takes():
    falls = []
    for spacing in (34.0, 90.0):
        ground, rows = sunk(spacing)
        middle = ground.body.pos[rows].mean(axis=0)
        first = rows[int(np.argmin(np.hypot(*(ground.body.pos[rows] - middle).T)))]
        ground.life.pending[first] += 10.0
        before = len(rows)
        ground.tick(60)
        still = [row for row in rows if ground.life.hp[row] > 0.0 and row in ground.units("gosta")]
        falls.append(before - len(still))
    assert falls[1] <= 2
    assert falls[0] > 4 * falls[1]


def test_what_is_aboard_falls_by_one_for_each_let_down(stage):
    ground, ship = stage
    cargo = ground.world.units[Cargo]
    ground.run(obey_surface, commands=(c.LetDown(ref(ground, ship), True, 50.0),))
    for _ in range(120):
        ground.run(unload)
    assert 200 - cargo.left[ship] == len(ground.world.unit_births) > 5
    ground.run(obey_surface, commands=(c.LetDown(ref(ground, ship), False, 50.0),))
    left = int(cargo.left[ship])
    ground.run(unload, times=60)
    assert cargo.left[ship] == left


# ---- fighters ---------------------------------------------------------------------------------------
def test_fighters_leave_one_by_one_and_escort_whom_they_are_told_to(stage):
    ground, ship = stage
    bomber = ground.add("arume_bomber", 3000.0, 1400.0, vel=(-190.0, 0.0), task=TASK_LEAVE)
    hangar = ground.world.units[Hangar]
    ground.tick(1, commands=(c.SendFighters(ref(ground, ship), 4, ref(ground, bomber)),))
    ground.tick(179)
    assert hangar.left[ship] == 20 and hangar.asked[ship] == 0
    assert len(with_whom(ground.world, ship, bomber)) == 4


def test_guards_are_sent_on_before_the_hangar_is_emptied(stage):
    ground, ship = stage
    ground.tick(1, commands=(c.SendFighters(ref(ground, ship), 4, ref(ground, ship)),))
    ground.tick(149)
    assert len(with_whom(ground.world, ship, ship)) == 4
    bomber = ground.add("arume_bomber", 3000.0, 1400.0, vel=(-190.0, 0.0), task=TASK_LEAVE)
    ground.run(obey_surface, commands=(c.SendFighters(ref(ground, ship), 3, ref(ground, bomber)),))
    assert len(with_whom(ground.world, ship, bomber)) == 3
    assert ground.world.units[Hangar].left[ship] == 20


def test_nobody_escorts_an_enemy(stage):
    ground, ship = stage
    foe = ground.add("race_killercraft", 3000.0, 900.0, vel=(200.0, 0.0))
    ground.run(obey_surface, send_fighters, commands=(c.SendFighters(ref(ground, ship), 4, ref(ground, foe)),))
    assert ground.world.units[Hangar].asked[ship] == 0


def test_guards_go_round_the_ship_and_do_not_fall(stage):
    ground, ship = stage
    ground.tick(1, commands=(c.SendFighters(ref(ground, ship), 2, ref(ground, ship)),))
    ground.tick(25 * 60)
    rows = fighters_of(ground.world, ship)
    assert len(rows) == 2
    assert np.all(np.hypot(*(ground.body.pos[rows] - ground.body.pos[ship]).T) < 2000.0)


def test_who_has_lost_his_charge_comes_back_to_the_ship(stage):
    ground, ship = stage
    ground.tick(1, commands=(c.SendFighters(ref(ground, ship), 1, ref(ground, ship)),))
    ground.tick(40)
    (row,) = fighters_of(ground.world, ship).tolist()
    task = ground.world.units[Task]
    task.target[row] = -1
    ground.run(send_fighters, times=16)
    assert task.target[row] == ship and task.kind[row] == TASK_ESCORT


# ---- autopilot --------------------------------------------------------------------------------------
def test_the_autopilot_lets_them_down_where_it_is_told_and_stops_when_it_is_told_else(stage):
    ground, ship = stage
    task, cargo = ground.world.units[Task], ground.world.units[Cargo]
    task.kind[ship], task.point[ship] = TASK_DELIVER, (2000.0, 500.0)
    ground.run(direct_hover, conn_ship)
    assert cargo.releasing[ship] and cargo.spacing[ship] > 40.0
    task.kind[ship] = TASK_LEAVE
    ground.world.tick = 12
    ground.run(conn_ship)
    assert not cargo.releasing[ship]
