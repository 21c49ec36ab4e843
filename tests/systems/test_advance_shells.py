"""Rounds in flight: drop, plates, legs, bursts, earth, and one thing at most for each."""

import numpy as np
import pytest

from game.rules.land import TrenchRule
from game.systems.advance_shells import advance_shells
from game.systems.fire_guns import fire_guns
from game.systems.march import march
from game.systems.step_physics import step_physics
from game.world.ground_events import Grounded, Struck
from game.world.land import G_WUPS2
from game.world.surface import Height, Legs
from tests.systems.ground_stage import ARUME, HILL, RACE, Ground


def flown(ground: Ground, ticks: int = 360) -> list[Struck]:
    """Let rounds fly until none is left."""
    for _ in range(ticks):
        if not ground.world.shells.size:
            break
        ground.run(advance_shells)
    return ground.events(Struck)


def test_a_round_falls_as_a_stone_does():
    ground = Ground()
    ground.shell("rifle", (100.0, 400.0), (800.0, 0.0))
    ground.run(advance_shells, times=60)
    x, y = ground.world.shells["pos"][0]
    assert x == pytest.approx(900.0)
    assert y == pytest.approx(400.0 - 0.5 * G_WUPS2, abs=1.0)


def test_a_round_that_meets_nothing_ends_on_the_ground():
    ground = Ground()
    ground.shell("rifle", (100.0, 120.0), (800.0, 0.0))
    assert flown(ground) == []
    assert len(ground.events(Grounded)) == 1
    assert ground.world.shells.size == 0


def hits(line: tuple, shots: int = 60) -> int:
    """Count hits of a landcruiser on the flank of a still one, 800 wu away."""
    ground = Ground(line)
    gun, mark = ground.add("race_landcruiser", 1600.0), ground.add("race_landcruiser", 2400.0, side=ARUME)
    one = ground.aim(gun, "sabot", mark)
    struck = 0
    for _ in range(shots):
        ground.gun.ready[one] = 0.0
        ground.gun.rounds[one] = 9
        ground.world.events = []
        ground.run(fire_guns)
        struck += sum(event.row == mark for event in flown(ground))
        assert ground.world.shells.size == 0
    return struck


def test_a_gun_hits_a_still_landcruiser_at_800_wu():
    assert 50 <= hits(((0.0, 100.0), (4000.0, 100.0))) <= 60


def test_not_through_a_hill():
    assert hits(HILL) == 0


@pytest.mark.parametrize(
    ("arm", "way", "through"),
    [("sabot", 1.0, True), ("rifle", 1.0, False), ("rifle", -1.0, False), ("autocannon", -1.0, False)],
)
def test_armour_stops_a_rifle_and_not_a_sabot_from_behind(arm: str, way: float, through: bool):
    ground = Ground()
    row = ground.add("race_landcruiser", 1000.0)
    ground.shell(arm, (1000.0 - 120.0 * way, 120.0), (800.0 * way, 0.0), ARUME)
    struck = flown(ground)
    assert [event.through for event in struck] == [through]
    damage = float(ground.world.catalogue.arm["damage"][struck[0].arm])
    plain = ground.life.pending[row] - float(ground.world.catalogue.arm["blast"][struck[0].arm]) * 0.05
    assert (plain > 0.75 * damage) == through


def test_the_front_stops_what_the_rear_does_not():
    out = []
    for way in (1.0, -1.0):
        ground = Ground()
        ground.add("arume_tower", 1000.0, side=ARUME)
        ground.shell("burst_cannon", (1000.0 - 200.0 * way, 290.0), (520.0 * way, 0.0))
        row = ground.add("arume_walker", 2000.0)
        body = ground.body.pos[row]
        ground.world.shells.keep(np.zeros(ground.world.shells.size, bool))
        ground.shell("helicopter_cannon", (2000.0 - 100.0 * way, body[1]), (900.0 * way, 0.0))
        ground.life.armour[row, :2] = (180.0, 20.0)
        out += [event.through for event in flown(ground)]
    assert out == [True, False]


def test_from_above_a_round_meets_the_roof():
    ground = Ground()
    row = ground.add("race_landcruiser", 1000.0)
    ground.life.armour[row] = (9000.0, 9000.0, 10.0, 9000.0, 0.0)
    ground.shell("sabot", (1000.0, 220.0), (0.0, -1000.0), ARUME)
    assert [event.through for event in flown(ground)] == [True]


def test_a_round_strikes_one_thing_at_most_and_no_friend():
    ground = Ground()
    friend = ground.add("race_trooper", 900.0)
    foes = [ground.add("arume_trooper", 940.0 + 4.0 * number) for number in range(8)]
    ground.shell("rifle", (860.0, 112.0), (800.0, 0.0), RACE)
    struck = flown(ground)
    assert [event.row for event in struck] == foes[:1]
    assert ground.life.pending[friend] == 0.0
    assert (ground.life.pending[foes] > 0.0).tolist() == [True] + [False] * 7


def test_a_fast_round_does_not_jump_over_a_soldier():
    ground = Ground()
    row = ground.add("arume_trooper", 1000.0)
    for off in np.linspace(0.0, 80.0, 23):
        ground.shell("rifle", (600.0 - off, 112.0), (4800.0, 0.0))
    assert len(flown(ground)) == 23
    assert ground.life.pending[row] > 23 * 25.0


def test_who_lies_low_is_missed():
    ground = Ground()
    row = ground.add("arume_trooper", 1000.0)
    ground.task.want_posture[row] = 2
    ground.run(march, step_physics, times=90)
    ground.shell("rifle", (950.0, 118.0), (800.0, 0.0))
    assert flown(ground) == []


def test_a_shell_on_the_ground_digs_and_frightens():
    ground = Ground()
    man = ground.add("arume_trooper", 1050.0)
    ground.shell("tower_gun", (1000.0, 130.0), (100.0, -600.0))
    ground.shell("high_explosive", (1000.0, 130.0), (100.0, -600.0))
    flown(ground)
    assert ground.world.land[Height].ground.max() > 100.0
    assert ground.high(1000.0) < 100.0
    assert ground.life.fear[man] > 0.1


def test_a_rifle_takes_no_leg():
    ground = Ground()
    row = ground.add("arume_walker", 1000.0)
    for _ in range(30):
        ground.shell("rifle", (900.0, 120.0), (800.0, 0.0))
    assert len(flown(ground)) > 5
    assert not ground.world.units[Legs].lost[row].any()


def test_a_leg_is_lost_to_what_goes_through_it_and_only_then():
    lost = []
    for arm in ("sabot", "machine_gun"):
        ground = Ground()
        row = ground.add("arume_walker", 1000.0)
        low = 100.0 + 0.4 * (float(ground.body.pos[row, 1]) - 100.0)
        for _ in range(12):
            ground.shell(arm, (930.0, low), (900.0, 0.0))
            flown(ground)
        lost.append(int(ground.world.units[Legs].lost[row].sum()))
    assert lost == [2, 0]


def test_what_bursts_over_a_trench_reaches_into_it_and_what_bursts_beside_it_hardly():
    hurt = []
    for place in ((990.0, 117.0), (962.0, 103.0)):
        ground = Ground(trenches=(TrenchRule(at_wu=1000.0, width_wu=60.0, depth_wu=24.0, step_wu=24.0),))
        row = ground.add("race_trooper", 990.0)
        assert ground.body.pos[row, 1] < 90.0, "in the trench"
        ground.shell("high_explosive", place, (1.0, 0.0), ARUME, fuse=0.0)
        flown(ground)
        hurt.append(float(ground.life.pending[row]))
    assert hurt[0] > 5.0 * hurt[1] > 0.0


@pytest.mark.parametrize(("gone", "met"), [((False, False), 0), ((True, False), 1), ((True, True), -1)])
def test_a_round_meets_the_leg_in_its_way_and_goes_by_where_there_is_none(gone, met):
    ground = Ground()
    row = ground.add("arume_walker", 1000.0)
    legs = ground.world.units[Legs]
    legs.foot[row], legs.lost[row] = [(970.0, 100.0), (1030.0, 100.0)], gone
    ground.shell("sabot", (930.0, 108.0), (900.0, 0.0))
    struck = flown(ground)
    assert len(struck) == (met >= 0)
    assert [leg for leg in range(2) if legs.lost[row, leg] and not gone[leg]] == ([met] if met >= 0 else [])
