"""Think: commanders act by their doctrine, at their pace, and leave alone what a person commands."""

import pytest

from game.rules.library import standard
from game.systems.think import think
from game.world.components import Group, Launcher, Orders, Ship
from game.world.orders import EXPLOSIVE, ORDER_WITHDRAW, ORDINARY


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
