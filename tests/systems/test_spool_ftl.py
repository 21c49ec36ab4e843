"""Spool FTL: what a jump takes was drawn, damage lengthens it, and who has jumped has escaped."""

import pytest

from game.base.constants import DT, STERN
from game.rules.library import standard
from game.systems.keep_records import keep_records
from game.systems.route_power import route_power
from game.systems.spill_charge import spill_charge
from game.systems.spool_ftl import spool_ftl
from game.world.components import ESCAPED, FtlDrive, Hull, Reactor, Record, Ship
from game.world.events import FtlStarted, FtlStopped, Jumped
from game.world.orders import DRIVE, ENGINES, POINT_DEFENCE, SHIELDS

UNIT = standard().units["arume_battlecruiser"]
RULE = UNIT.ftl
ROOM_MW = UNIT.reactor.power_mw * (1.0 - UNIT.reactor.house_share)


def jumper(stage):
    """Give a stage whose Arume ship has been told to jump."""
    s = stage(arume="arume_battlecruiser", gap_wu=6000.0)
    s.part(FtlDrive).wanted[s.arume] = True
    return s


def until_jumped(s) -> float:
    """Run until the ship is gone and say how long that took. [s]"""
    most_s = 2.0 * RULE.store_mj / ROOM_MW
    for tick in range(int(most_s * 60)):
        s.run(route_power, spool_ftl)
        if s.events(Jumped):
            return (tick + 1) * DT
    raise AssertionError(f"no jump within {most_s} s")


def test_a_jump_takes_the_energy_of_a_jump(stage):
    s = jumper(stage)
    reactor, jump = s.part(Reactor), s.part(FtlDrive)
    drawn = 0.0
    while not s.events(Jumped):
        s.run(route_power, spool_ftl)
        drawn += float(reactor.level[s.arume, DRIVE] * reactor.ask[s.arume, DRIVE]) * DT
        assert float(jump.store[s.arume]) == pytest.approx(min(drawn, RULE.store_mj))
        assert reactor.level[s.arume, DRIVE] * reactor.ask[s.arume, DRIVE] <= ROOM_MW * (1.0 + 1e-9)
    assert drawn >= RULE.store_mj
    assert len(s.events(FtlStarted)) == 1


@pytest.mark.parametrize("phase", [0, 1, 2])
def test_a_weak_reactor_gives_no_more_than_it_has_whenever_the_jump_is_called_for(stage, phase: int):
    s = jumper(stage)
    jump = s.part(FtlDrive)
    jump.wanted[s.arume] = False
    s.part(Hull).left[s.arume, STERN] *= 0.2
    s.run(route_power, spool_ftl, times=3 + phase)
    jump.wanted[s.arume] = True
    for tick in range(1, 31):
        s.run(route_power, spool_ftl)
        assert jump.store[s.arume] <= 0.6 * ROOM_MW * DT * tick * (1.0 + 1e-9), f"tick {tick} of the spool"


def test_damage_to_the_stern_and_hits_lengthen_it(stage):
    whole = until_jumped(jumper(stage))
    assert whole == pytest.approx(RULE.store_mj / ROOM_MW, rel=0.03)
    hurt = jumper(stage)
    hurt.part(Hull).left[hurt.arume, STERN] *= 0.5
    assert until_jumped(hurt) == pytest.approx(whole / 0.75, rel=0.03)
    struck = jumper(stage)
    struck.run(route_power, spool_ftl, times=300)
    struck.part(Hull).pending[struck.arume] = (0.0, 100.0, 0.0)
    struck.run(spill_charge)
    struck.world.tick -= 1
    struck.part(Hull).pending[struck.arume] = 0.0
    assert 5.0 + until_jumped(struck) - whole == pytest.approx(100.0 * RULE.shake_share / ROOM_MW, abs=0.1)


def test_everything_else_aboard_goes_hungry(stage):
    s = jumper(stage)
    s.run(route_power, spool_ftl)
    level = s.part(Reactor).level[s.arume]
    assert level[DRIVE] > 0.97
    assert max(level[[ENGINES, SHIELDS, POINT_DEFENCE]]) < 0.1


def test_who_jumps_is_gone_and_on_record_as_escaped(stage):
    s = jumper(stage)
    s.part(FtlDrive).store[s.arume] = RULE.store_mj - 0.1
    s.run(route_power, spool_ftl, keep_records)
    s.settle()
    assert s.world.ships().tolist() == [s.race]
    assert s.part(Record).status[:2].tolist() == [0, ESCAPED]
    (told,) = s.events(Jumped)
    assert told.direction == pytest.approx((-1.0, 0.0))


def test_an_abort_runs_down_and_is_told_once(stage):
    s = jumper(stage)
    jump = s.part(FtlDrive)
    jump.store[s.arume] = RULE.store_mj / 2.0
    jump.wanted[s.arume] = False
    ticks = 0
    while jump.store[s.arume] > 0.0:
        s.run(route_power, spool_ftl)
        ticks += 1
    s.run(route_power, spool_ftl, times=60)
    assert ticks * DT == pytest.approx(RULE.leak_s / 2.0, abs=0.05)
    assert [event.cause for event in s.events(FtlStopped)] == ["order"]
    assert not s.events(Jumped)


def test_who_is_set_adrift_stops_and_says_so_once(stage):
    s = jumper(stage)
    s.run(route_power, spool_ftl, times=120)
    s.part(Ship).adrift[s.arume] = True
    s.run(route_power, spool_ftl, times=60 * 20)
    assert not s.part(FtlDrive).wanted[s.arume]
    assert s.part(FtlDrive).store[s.arume] == 0.0
    assert not s.events(Jumped)
    assert [event.cause for event in s.events(FtlStopped)] == ["power"]


def test_a_hit_that_shakes_it_back_to_nothing_is_no_new_start(stage):
    s = jumper(stage)
    s.run(route_power, spool_ftl, times=10)
    s.part(Hull).pending[s.arume] = (0.0, 200.0, 0.0)
    s.run(spill_charge)
    s.part(Hull).pending[s.arume] = 0.0
    s.run(route_power, spool_ftl, times=10)
    assert s.part(FtlDrive).store[s.arume] > 0.0
    assert len(s.events(FtlStarted)) == 1
