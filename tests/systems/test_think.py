"""Think: commanders act by their doctrine, at their pace, and leave alone what a person commands."""

import pytest

from game.rules.library import standard
from game.systems.fire_beams import fire_beams
from game.systems.think import think
from game.world.components import GenocideDrive, Group, Launcher, Orders, Ship
from game.world.events import BeamBegan
from game.world.orders import EXPLOSIVE, ORDER_ATTACK, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW, ORDINARY


def by(s, side: int, doctrine: str) -> None:
    s.part(Group).doctrine[side] = s.world.catalogue.doctrine_keys.index(doctrine)


def test_an_attack_run_launches_its_share_within_reach_and_not_beyond(stage):
    for gap, launches in ((3000.0, True), (9000.0, False)):
        s = stage(gap_wu=gap)
        by(s, 1, "attack_run")
        s.run(think)
        assert (s.part(Launcher).salvo[s.arume, ORDINARY] > 0) == launches
        if launches:
            assert s.part(Launcher).target[s.arume, ORDINARY] == s.race


def test_volleys_keep_their_gap(stage):
    s = stage(gap_wu=3000.0)
    by(s, 1, "attack_run")
    gap = standard().doctrines["attack_run"].volley_gap_s
    for _ in range(int(60 * gap * 2.5)):
        s.run(think)
        s.part(Launcher).salvo[:] = 0
    assert s.part(Group).volleys[1] == 3


def test_the_picket_spends_its_metal_together_then_turns_for_home(stage):
    s = stage(gap_wu=3000.0)
    by(s, 0, "picket")
    for _ in range(60 * 20):
        s.run(think)
        if s.part(Launcher).salvo[s.race, EXPLOSIVE]:
            break
    assert s.part(Launcher).salvo[s.race, EXPLOSIVE] == 6
    s.part(Launcher).stock[s.race, EXPLOSIVE] = s.part(Launcher).salvo[s.race, EXPLOSIVE] = 0
    s.run(think, times=60 * 5)
    assert s.part(Orders).kind[s.race] == ORDER_WITHDRAW


@pytest.mark.parametrize("why", ["tight", "cold"])
def test_commanders_hold_their_fire_when_they_must(stage, why: str):
    s = stage(gap_wu=3000.0)
    by(s, 1, "attack_run")
    if why == "tight":
        s.part(Orders).weapons_free[s.arume] = False
    else:
        s.part(Ship).adrift[s.race] = True  # no heat, no target
    s.run(think, times=120)
    assert not s.part(Launcher).salvo[s.arume].any()


def test_what_a_person_commands_keeps_its_explosive_metal_and_its_place(stage):
    s = stage(gap_wu=3000.0)
    by(s, 0, "picket")
    s.part(Group).commanded[0] = True
    before = s.part(Orders).kind[s.race]
    s.part(Group).withdrawing[0] = True
    s.run(think, times=60 * 30)
    assert not s.part(Launcher).salvo[s.race, EXPLOSIVE]
    assert s.part(Orders).kind[s.race] == before


def bow(s, charge: float = 0.5) -> None:
    """Let the Arume flagship charge, as far as that."""
    cannon = s.part(GenocideDrive)
    cannon.wanted[s.arume], cannon.store[s.arume] = True, cannon.capacity[s.arume] * charge


@pytest.mark.parametrize(("doctrine", "order"), [("spear", ORDER_ATTACK), ("sphere_wall", ORDER_MOVE), ("close_the_door", ORDER_HOLD)])
def test_an_open_bow_is_answered_by_doctrine_once_it_is_understood(stage, doctrine: str, order: int):
    s = stage(arume="arume_flagship", gap_wu=7000.0)
    by(s, 0, doctrine)
    bow(s)
    alarm_s = standard().doctrines[doctrine].alarm_s
    s.run(think, times=int(60 * (alarm_s - 1.0)))
    assert s.part(Orders).kind[s.race] == ORDER_HOLD
    s.run(think, times=60 * 2)
    orders = s.part(Orders)
    assert orders.kind[s.race] == order
    if order == ORDER_ATTACK:
        assert orders.target[s.race] == s.arume
    if order == ORDER_MOVE:
        assert abs(orders.point[s.race, 1]) > 1000.0
        assert abs(orders.point[s.race, 0]) < 1.0


def test_a_bow_that_shuts_again_ends_the_alarm(stage):
    s = stage(arume="arume_flagship", gap_wu=7000.0)
    by(s, 0, "spear")
    bow(s)
    s.run(think, times=60 * 4)
    assert s.part(Group).alarm[0] > 3.0
    s.part(GenocideDrive).wanted[s.arume] = False
    s.run(think, times=60)
    assert s.part(Group).alarm[0] == 0.0


@pytest.mark.parametrize("charge", [0.0, 0.05])
def test_a_young_glow_is_not_seen(stage, charge: float):
    s = stage(arume="arume_flagship", gap_wu=7000.0)
    by(s, 0, "spear")
    bow(s, charge)
    s.run(think, times=60 * 15)
    assert s.part(Group).alarm[0] == 0.0
    assert s.part(Orders).kind[s.race] == ORDER_HOLD


@pytest.mark.parametrize(("gap", "order"), [(1500.0, ORDER_WITHDRAW), (2600.0, ORDER_HOLD)])
def test_who_keeps_off_turns_away_from_whoever_is_near_and_looks_at_whoever_is_far(stage, gap: float, order: int):
    s = stage(gap_wu=gap)
    by(s, 0, "repel")
    s.run(think)
    orders = s.part(Orders)
    assert orders.kind[s.race] == order
    assert orders.point[s.race, 0] < 0.0, "away from the enemy"
    assert orders.face[s.race].tolist() == [1.0, 0.0]


@pytest.mark.parametrize("doctrine", ["patrol", "stalk"])
def test_who_holds_fire_fires_neither_beams_nor_volleys(stage, doctrine: str):
    s = stage(gap_wu=1200.0)
    by(s, 1, doctrine)
    s.run(think, fire_beams, times=60 * 20)
    assert not s.part(Launcher).salvo[s.arume].any()
    assert not s.events(BeamBegan)
    by(s, 1, "attack_run")
    s.run(think, fire_beams, times=60 * 5)
    assert s.part(Launcher).salvo[s.arume, ORDINARY] > 0
    assert s.events(BeamBegan)


def test_what_a_person_commands_opens_no_bow_and_jumps_nowhere_by_itself(stage):
    s = stage(arume="arume_flagship", gap_wu=3000.0)
    by(s, 1, "open_bow")
    s.part(Group).commanded[1] = True
    s.run(think, times=60 * 10)
    assert not s.part(GenocideDrive).wanted[s.arume]
    s.part(Group).commanded[1] = False
    s.run(think, times=60)
    assert s.part(GenocideDrive).wanted[s.arume]


def test_who_goes_home_runs_for_it_past_any_enemy_and_still_fires(stage):
    s = stage(gap_wu=3000.0)
    by(s, 1, "go_down")
    s.part(Group).home[1] = (-9000.0, 0.0)
    s.run(think)
    assert s.part(Orders).kind[s.arume] == ORDER_WITHDRAW
    assert s.part(Orders).point[s.arume].tolist() == [-9000.0, 0.0]
    assert s.part(Launcher).salvo[s.arume, ORDINARY] > 0
