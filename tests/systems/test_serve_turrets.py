"""Crews: turrets turn no faster than they can, fire where they point, wait for the word, hide by sight lines."""

from __future__ import annotations

import math

import numpy as np
import pytest

from game.engine.tables import Ref
from game.world import commands as c
from game.world import ground_events as g
from game.world.components import Group
from game.world.crew_orders import ABOUT_S
from game.world.crews import cover_of, noticed_by, spread_marks
from game.world.gunners import muzzles
from game.world.surface import Gun
from game.world.surface_crew import HULL_DOWN, MASKED, OPEN, Crew
from tests.systems.ground_stage import Ground

NOBODY = Ref(-1, 0)
RIDGE = ((0.0, 100.0), (900.0, 100.0), (1150.0, 170.0), (1250.0, 170.0), (1500.0, 100.0), (6000.0, 100.0))


class Seat:
    """A landcruiser with a person on it, on a stage."""

    def __init__(self, line=((0.0, 100.0), (6000.0, 100.0)), x=1000.0, turned=1) -> None:
        self.ground = Ground(line)
        self.own = self.ground.add("race_landcruiser", x, turned=turned)
        self.ground.unit.player[self.own] = True
        self.crew = self.ground.world.units[Crew]
        self.ref = self.ground.world.units.refer(self.own)

    def drive(self, **more) -> c.Drive:
        asked = {"unit": self.ref, "way": 0.0, "aim": (2000.0, 118.0), "mark": NOBODY, "gun": 0, "fire": False,
                 "back": False, "hatch": False}  # fmt: skip
        return c.Drive(**(asked | more))

    def tick(self, times=1, *commands):
        return self.ground.tick(times, commands)

    def guns(self) -> np.ndarray:
        return self.ground.guns(self.own)

    def load(self) -> None:
        self.ground.gun.ready[self.guns()] = 0.0

    def rounds(self) -> list[int]:
        return self.ground.gun.rounds[self.guns()].tolist()

    def settle(self, seconds=3.0, **more) -> None:
        self.tick(round(seconds * 60), self.drive(**more))


def test_a_turret_turns_as_fast_as_its_motors_turn_it_and_no_faster():
    seat = Seat()
    rate = math.radians(seat.ground.world.catalogue.units[seat.ground.unit.kind[seat.own]].turret.slew_dps)
    before, steps = float(seat.crew.bearing[seat.own]), []
    seat.tick(1, seat.drive(aim=(200.0, 118.0)))
    for _ in range(round(math.pi / rate * 60) + 2):
        now = float(seat.crew.bearing[seat.own])
        steps.append(now - before)
        before = now
        seat.tick()
    assert max(steps) <= rate / 60 + 1e-9
    assert float(seat.crew.bearing[seat.own]) == pytest.approx(math.pi, abs=0.02), "and is round in due time"


def test_nothing_leaves_the_gun_before_it_is_laid_and_then_it_flies_there():
    seat = Seat()
    seat.load()
    seat.tick(1, seat.drive(aim=(200.0, 118.0), fire=True))
    full = seat.rounds()[0]
    seat.tick(60, seat.drive(aim=(200.0, 118.0), fire=True))
    assert seat.rounds()[0] == full and not seat.crew.laid[seat.own]
    for _ in range(220):
        seat.tick(1, seat.drive(aim=(200.0, 118.0), fire=True))
        if seat.rounds()[0] < full:
            break
    assert seat.rounds()[0] == full - 1 and seat.crew.laid[seat.own]
    assert seat.ground.world.shells["vel"][0][0] < 0.0, "it flies where the turret looks"
    assert seat.ground.world.shells["pos"][0][0] < seat.ground.body.pos[seat.own, 0]


def test_a_round_comes_down_where_the_gun_was_laid():
    seat, near = Seat(), []
    seat.settle(aim=(2100.0, 150.0))
    seat.load()
    seat.tick(1, seat.drive(aim=(2100.0, 150.0), fire=True))
    for _ in range(90):
        shells = seat.ground.world.shells
        near += [float(np.hypot(*(place - (2100.0, 150.0)))) for place in shells["pos"]]
        seat.tick()
    assert near and min(near) < 45.0, "drop and distance are laid out; what is left is scatter"


def test_the_barrel_holds_one_round_and_another_kind_takes_its_time():
    seat = Seat()
    seat.settle()
    seat.load()
    sabot, shell = seat.guns()[:2]
    seat.tick(1, seat.drive(gun=1))
    whole = float(seat.ground.world.catalogue.arm["reload_s"][seat.ground.gun.arm[shell]])
    assert seat.ground.gun.ready[shell] == pytest.approx(whole, abs=0.1)
    before = seat.rounds()
    seat.tick(1, seat.drive(gun=0, fire=True))
    seat.tick(30)
    assert seat.rounds() == before, "and so does the first one again"
    assert seat.ground.gun.ready[sabot] > 4.0


def test_the_roof_gun_is_served_only_out_of_the_open_hatch():
    seat = Seat()
    seat.load()
    full = seat.rounds()[3]
    seat.tick(1, seat.drive(gun=3))
    for _ in range(90):
        seat.tick(1, seat.drive(gun=3, fire=True))
    assert seat.rounds()[3] == full
    for _ in range(150):
        seat.tick(1, seat.drive(gun=3, fire=True, hatch=True))
    assert seat.rounds()[3] < full


def test_gunners_without_a_person_do_not_touch_the_roof_gun():
    ground = Ground()
    own = ground.add("race_landcruiser", 1000.0)
    for place in range(4):
        ground.add("arume_trooper", 1400.0 + 20.0 * place, turned=-1)
    roof = ground.guns(own)[3]
    full = int(ground.gun.rounds[roof])
    ground.tick(240)
    assert ground.gun.rounds[roof] == full and ground.gun.rounds[ground.guns(own)[2]] < 100000


# ---- cover ------------------------------------------------------------------------------------------
def test_up_a_slope_a_vehicle_is_masked_then_hull_down_then_in_the_open():
    seat = Seat(RIDGE, 700.0)
    foe, world = seat.ground.add("arume_walker", 2600.0, turned=-1), seat.ground.world
    seen = []
    for x in np.arange(700.0, 1300.0, 12.0):
        seat.ground.body.pos[seat.own] = (x, seat.ground.high(x) + 18.0)
        angle = math.atan((seat.ground.high(x + 30.0) - seat.ground.high(x - 30.0)) / 60.0)
        seat.ground.body.face[seat.own] = (math.cos(angle), math.sin(angle))
        seat.ground.eyes.seen[foe] = 0.0
        seen.append(cover_of(world, seat.own))
    assert set(seen) == {OPEN, HULL_DOWN, MASKED}
    assert seen == sorted(seen, reverse=True), "never back and forth"


def test_a_tower_sees_over_what_hides_from_a_walker():
    places = np.arange(700.0, 1150.0, 10.0)
    hidden = {}
    for kind in ("arume_walker", "arume_tower"):
        seat = Seat(RIDGE, 700.0)
        foe = seat.ground.add(kind, 2600.0, turned=-1)
        seat.ground.eyes.seen[foe] = 0.0
        count = 0
        for x in places:
            seat.ground.body.pos[seat.own] = (x, seat.ground.high(x) + 18.0)
            count += cover_of(seat.ground.world, seat.own) == MASKED
        hidden[kind] = count
    assert 0 < hidden["arume_tower"] < hidden["arume_walker"]


def test_rolling_up_ends_where_the_turret_is_clear_and_rolling_back_where_nobody_sees():
    seat = Seat(RIDGE, 760.0)
    foe = seat.ground.add("arume_walker", 2900.0, turned=-1)
    seat.ground.gun.rounds[seat.ground.guns(foe)] = 0
    seat.ground.task.point[foe] = (2900.0, 0.0)
    seat.tick(1, seat.drive())
    covers = []
    seat.ground.eyes.seen[foe] = 0.0
    seat.tick(1, c.Roll((seat.ref,), 1))
    for _ in range(700):
        seat.ground.eyes.seen[foe] = 0.0
        seat.tick()
        covers.append(int(seat.crew.cover[seat.own]))
        if not seat.crew.roll[seat.own]:
            break
    assert covers[0] == MASKED and covers[-1] != OPEN and seat.crew.clear[seat.own], "it can fire, its hull is not shown"
    there = float(seat.ground.body.pos[seat.own, 0])
    seat.tick(1, c.Roll((seat.ref,), -1))
    for _ in range(700):
        seat.ground.eyes.seen[foe] = 0.0
        seat.tick()
        if not seat.crew.roll[seat.own]:
            break
    seat.tick(12)
    assert seat.crew.cover[seat.own] == MASKED and seat.ground.body.pos[seat.own, 0] < there - 5.0


def test_fire_and_back_fires_and_then_rolls_back_by_itself():
    seat = Seat(RIDGE, 1120.0)
    seat.settle()
    seat.load()
    start, full = float(seat.ground.body.pos[seat.own, 0]), seat.rounds()[0]
    seat.tick(1, seat.drive(fire=True, back=True))
    seat.tick(120)
    assert seat.rounds()[0] == full - 1
    assert seat.ground.body.pos[seat.own, 0] < start - 10.0


def test_turning_about_takes_its_time_and_leaves_the_turret_where_it_looks():
    seat = Seat()
    seat.settle()
    seat.tick(1, c.TurnAbout((seat.ref,)))
    seat.tick(30)
    assert seat.ground.unit.turned[seat.own] == 1
    seat.tick(round(ABOUT_S * 60))
    assert seat.ground.unit.turned[seat.own] == -1 and seat.crew.about_s[seat.own] == 0.0
    assert seat.crew.bearing[seat.own] == pytest.approx(0.0, abs=0.02)
    seat.tick(120, seat.drive(way=1.0))
    assert 5.0 < seat.ground.body.vel[seat.own, 0] < 34.0, "to the right is astern now, and slower"


# ---- the platoon ------------------------------------------------------------------------------------
def platoon(count=3, foes=3):
    ground = Ground(((0.0, 100.0), (6000.0, 100.0)))
    mine = [ground.add("race_landcruiser", 1000.0 - 130.0 * place) for place in range(count)]
    theirs = [ground.add("arume_walker", 2000.0 + 90.0 * place, turned=-1) for place in range(foes)]
    for one in theirs:
        ground.gun.rounds[ground.guns(one)] = 0
        ground.eyes.seen[one] = 0.0
    refs = tuple(ground.world.units.refer(row) for row in mine)
    return ground, mine, theirs, refs


def sabots(ground, rows) -> int:
    return sum(int(ground.gun.rounds[ground.guns(row)[0]]) for row in rows)


def test_crews_that_hold_their_fire_lay_and_do_not_fire_until_the_word():
    ground, mine, _, refs = platoon()
    ground.tick(1, (c.WeaponsFree(refs, False),))
    full = sabots(ground, mine)
    ground.tick(480)
    crew = ground.world.units[Crew]
    assert sabots(ground, mine) == full
    assert all(crew.mark[row] >= 0 for row in mine) and len({int(crew.mark[row]) for row in mine}) == 3
    shots = {}
    for tick in range(300):
        for event in ground.tick(1, (c.Word(refs),) if not tick else ()):
            if isinstance(event, g.Shot) and event.owner in mine and ground.world.catalogue.arm_keys[event.arm] == "sabot":
                shots.setdefault(event.owner, []).append(tick)
    assert set(shots) == set(mine), "all of them"
    assert max(times[0] for times in shots.values()) - min(times[0] for times in shots.values()) <= 12, "at once"
    assert all(len(times) == 1 for times in shots.values()), "one round each, then they wait again"


def test_claims_spread_and_who_was_told_keeps_his_mark():
    ground, mine, theirs, refs = platoon(3, 3)
    crew = ground.world.units[Crew]
    far = theirs[-1]
    ground.tick(1, (c.Mark(refs[:1], ground.world.units.refer(far)),))
    assert crew.told[mine[0]] and crew.mark[mine[0]] == far
    marks = spread_marks(ground.world, np.array(mine[1:]))
    assert sorted(marks.tolist()) == sorted(theirs[:2]), "the one who is claimed already is left to him"


def test_a_told_mark_is_fired_at_though_another_is_nearer():
    ground, mine, theirs, refs = platoon(1, 3)
    ground.tick(1, (c.Mark(refs, ground.world.units.refer(theirs[-1])),))
    ground.tick(40)
    assert ground.gun.target[ground.guns(mine[0])[0]] == theirs[-1]
    ground.life.pending[theirs[-1]] = 1e6
    ground.tick(40)
    assert ground.world.units[Crew].mark[mine[0]] == -1
    assert ground.gun.target[ground.guns(mine[0])[0]] in theirs[:2], "and when that one is gone, whom he likes"


def test_strangers_crews_hear_nobody():
    ground, mine, _, refs = platoon()
    ground.world.groups[Group].commanded[:] = False
    ground.tick(1, (c.WeaponsFree(refs, False), c.Roll(refs, -1), c.TurnAbout(refs)))
    crew = ground.world.units[Crew]
    assert not crew.waits[mine].any() and not crew.roll[mine].any() and not crew.about_s[mine].any()


# ---- eyes -------------------------------------------------------------------------------------------
def test_out_of_the_open_hatch_one_sees_farther():
    seat = Seat()
    foe = seat.ground.add("arume_trooper", 1000.0 + 680.0, turned=-1)
    seat.ground.eyes.signature[foe] = 0.18
    seat.tick(60, seat.drive())
    shut = set(noticed_by(seat.ground.world, seat.own).tolist())
    seat.tick(80, seat.drive(hatch=True))
    seat.ground.eyes.signature[foe] = 0.18
    assert foe not in shut and foe in noticed_by(seat.ground.world, seat.own)


def test_the_thermal_sight_sees_through_smoke_and_not_through_earth():
    seat = Seat(RIDGE, 1950.0)
    foe, behind = seat.ground.add("arume_walker", 2600.0, turned=-1), seat.ground.add("arume_walker", 500.0)
    for step in range(9):
        seat.ground.smoke(2200.0 + 30.0 * step, 150.0, 80.0)
    seat.tick(1, seat.drive())
    assert foe not in noticed_by(seat.ground.world, seat.own)
    seat.crew.thermal[seat.own] = True
    warm = noticed_by(seat.ground.world, seat.own)
    assert foe in warm and behind not in warm


def test_guns_of_a_turret_are_where_it_looks():
    seat = Seat()
    seat.settle(6.0, aim=(200.0, 118.0))
    where = muzzles(seat.ground.world, seat.guns()[:1])[0]
    assert where[0] < seat.ground.body.pos[seat.own, 0] - 40.0
    assert seat.ground.world.mounts[Gun].aim[seat.guns()[0]][0] < 0.0
