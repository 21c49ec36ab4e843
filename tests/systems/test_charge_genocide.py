"""Charge genocide: what is stored was drawn, a shot takes all of it, and an abort lets it out before covers shut."""

from importlib import import_module

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from game.base.constants import BOW, DT, STERN
from game.rules.level import ForceRule, ShipRule
from game.rules.library import standard
from game.systems.breach import breach
from game.systems.charge_genocide import charge_genocide
from game.systems.recharge_shields import recharge_shields
from game.systems.route_power import route_power
from game.world.components import GenocideDrive, Group, Helm, Hull, Mount, Reactor, Shield, Ship
from game.world.events import GenocideAborted, GenocideFired, GenocideOpened
from game.world.orders import POINT_DEFENCE
from game.world.spawning import spawn_force

RULE = standard().units["arume_flagship"].genocide
POWER_MW = standard().units["arume_flagship"].reactor.power_mw
HOUSE = standard().units["arume_flagship"].reactor.house_share
wanted_of = import_module("game.systems.route_power")._work  # what each consumer wants now, of its full ask


def flagship(stage):
    """Give a stage whose Arume ship carries the forward cannon and has been told to charge."""
    s = stage(arume="arume_flagship", gap_wu=6000.0)
    s.part(GenocideDrive).wanted[s.arume] = True
    return s


def friend(s, at: tuple[float, float]) -> int:
    """Put another Arume ship into the battle and give its row."""
    ship = ShipRule(id="friend", unit="arume_cruiser", name="Friend")
    force = ForceRule(id="friends", side="arume", name="Friends", doctrine="obey", formation="block", at_wu=list(at),
                      facing_deg=180.0, ship=[ship])  # fmt: skip
    spawn_force(s.world, force)
    return int(s.part(Group).leader[s.world.forces["friends"]])


def until_fired(s, most_s: float) -> GenocideFired:
    for _ in range(int(most_s * 60)):
        s.run(route_power, charge_genocide)
        if s.events(GenocideFired):
            return s.events(GenocideFired)[-1]
    raise AssertionError(f"no shot within {most_s} s")


@given(st.floats(0.05, 1.0), st.integers(0, 2), st.floats(0.0, 90.0))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_stored_was_drawn_and_all_flows_together_stay_within_the_output(stage, stern: float, phase: int, speed: float):
    s = stage(arume="arume_flagship", gap_wu=6000.0)
    hull, reactor, cannon = s.part(Hull), s.part(Reactor), s.part(GenocideDrive)
    hull.left[s.arume, STERN] *= stern
    s.part(Helm).want_vel[s.arume] = (-speed, 0.0)
    s.run(route_power, charge_genocide, times=3 + phase)
    cannon.wanted[s.arume] = True
    rated, house = float(reactor.rated[s.arume]), float(reactor.house[s.arume])
    given_mj = rated * (0.5 + 0.5 * stern) * (1.0 - house) * DT
    for tick in range(30):
        before = float(cannon.store[s.arume])
        s.run(route_power)
        level, ask = reactor.level[s.arume, :4], reactor.ask[s.arume, :4]
        others = float((level * ask * wanted_of(s.world, np.array([s.arume]))[0, :4]).sum()) * DT
        s.run(charge_genocide)
        s.world.tick -= 1
        drawn = float(cannon.store[s.arume]) - before
        assert drawn + others <= given_mj * (1.0 + 1e-9), f"tick {tick} of the charge"
    assert cannon.store[s.arume] > 0.0


def test_a_shot_takes_thirty_seconds_of_the_whole_reactor(stage):
    shot = until_fired(flagship(stage), 60.0)
    assert shot.charge_s == pytest.approx(30.0, abs=0.25)


def test_half_a_stern_makes_it_a_third_longer(stage):
    s = flagship(stage)
    s.part(Hull).left[s.arume, STERN] *= 0.5
    s.run(route_power)
    shot = until_fired(s, 80.0)
    least = RULE.store_mj / (0.75 * POWER_MW * (1.0 - HOUSE))
    assert least <= shot.charge_s <= least + 1.5
    assert shot.charge_s == pytest.approx(40.0, abs=1.5)


@pytest.mark.parametrize("shares", [(1.0, 1.0, 1.0, 1.0), (0.0, 0.0, 1.5, 0.0), (0.0, 1.5, 0.0, 0.0)], ids=str)
def test_point_defence_goes_hungry_and_no_shield_recharges_while_it_charges(stage, shares):
    s = flagship(stage)
    shield = s.part(Shield)
    s.part(Reactor).share[s.arume] = shares
    shield.store[s.arume] *= 0.6
    held = float(shield.store[s.arume])
    s.part(Mount).target[s.mounts(s.arume, "point_defence_laser")] = s.race
    s.run(route_power, charge_genocide)
    for _ in range(60 * 29):
        s.run(route_power, charge_genocide, recharge_shields)
        assert s.part(Reactor).level[s.arume, POINT_DEFENCE] < 0.25
        assert shield.store[s.arume] <= held
        held = float(shield.store[s.arume])
    shot = until_fired(s, 5.0)
    assert shot.defence < 0.25
    assert shot.recharge == 0.0


def test_the_covers_open_first_and_a_shot_waits_for_them(stage):
    s = flagship(stage)
    cannon = s.part(GenocideDrive)
    cannon.store[s.arume] = RULE.store_mj
    shot = until_fired(s, 10.0)
    assert shot.charge_s == pytest.approx(RULE.covers_s, abs=0.05)
    assert len(s.events(GenocideOpened)) == 1


@pytest.mark.parametrize("charge", [0.2, 1.0])
def test_an_abort_vents_before_the_covers_shut(stage, charge: float):
    s = flagship(stage)
    cannon = s.part(GenocideDrive)
    s.run(route_power, charge_genocide, times=60 * 5)
    cannon.store[s.arume] = RULE.store_mj * charge
    cannon.wanted[s.arume] = False
    ticks = 0
    while cannon.store[s.arume] > 0.0:
        assert cannon.covers[s.arume] == 1.0
        s.run(route_power, charge_genocide)
        ticks += 1
    assert ticks == pytest.approx(60 * RULE.vent_s * charge, abs=2)
    s.run(route_power, charge_genocide, times=int(60 * RULE.covers_s) + 2)
    assert cannon.covers[s.arume] == 0.0
    (told,) = s.events(GenocideAborted)
    assert (told.cause, told.charge) == ("order", pytest.approx(charge))
    assert not s.events(GenocideFired)


@pytest.mark.parametrize(("how", "cause"), [("blind", "bow"), ("adrift", "power")])
def test_who_goes_blind_or_adrift_aborts(stage, how: str, cause: str):
    s = flagship(stage)
    s.run(route_power, charge_genocide, times=60 * 10)
    getattr(s.part(Ship), how)[s.arume] = True
    s.run(route_power, charge_genocide, times=60 * 40)
    (told,) = s.events(GenocideAborted)
    assert told.cause == cause
    assert not s.part(GenocideDrive).wanted[s.arume]
    assert s.part(GenocideDrive).store[s.arume] == 0.0
    assert not s.events(GenocideFired)


@pytest.mark.parametrize("leaves_after_s", [3.0, 99.0])
def test_a_friend_in_the_lane_delays_a_shot_and_never_longer_than_wait_s(stage, leaves_after_s: float):
    s = flagship(stage)
    other = friend(s, (3000.0, 0.0))
    alone = until_fired(flagship(stage), 60.0).charge_s
    s.run(route_power, charge_genocide, times=round((alone + leaves_after_s) * 60) if leaves_after_s < RULE.wait_s else 1)
    assert not s.events(GenocideFired)
    if leaves_after_s < RULE.wait_s:
        s.place(other, (3000.0, 5000.0))
    shot = until_fired(s, 60.0)
    assert shot.charge_s == pytest.approx(alone + min(leaves_after_s, RULE.wait_s), abs=0.1)


@pytest.mark.parametrize("at", [(3000.0, 900.0), (6600.0, 0.0), (3000.0, -900.0)], ids=str)
def test_a_friend_beside_or_behind_delays_nothing(stage, at):
    s = flagship(stage)
    friend(s, at)
    assert until_fired(s, 60.0).charge_s == pytest.approx(30.0, abs=0.25)


def test_a_shot_empties_the_store_and_two_shots_need_two_charges(stage):
    s = flagship(stage)
    cannon = s.part(GenocideDrive)
    drawn, shots = 0.0, 0
    for _ in range(60 * 80):
        before = float(cannon.store[s.arume])
        s.run(route_power, charge_genocide)
        if len(s.events(GenocideFired)) > shots:
            shots += 1
            assert cannon.store[s.arume] == 0.0
            assert cannon.burn[s.arume] == RULE.burn_s
            assert drawn >= shots * (RULE.store_mj - RULE.power_mw * DT) - 1e-6, "all but each last tick's"
            cannon.wanted[s.arume] = shots < 3
        else:
            drawn += float(cannon.store[s.arume]) - before
    assert shots == cannon.shots[s.arume] == 2
    first, second = s.events(GenocideFired)
    assert second.charge_s == pytest.approx(first.charge_s, abs=0.1)


def test_an_abort_by_a_broken_bow_tells_what_was_lost(stage):
    s = flagship(stage)
    hull = s.part(Hull)
    s.run(route_power, charge_genocide, times=60 * 15)
    held = float(s.part(GenocideDrive).store[s.arume]) / RULE.store_mj
    hull.pass_share[s.arume], hull.pending[s.arume, BOW] = 0.0, hull.full[s.arume, BOW]
    s.run(breach, route_power, charge_genocide)
    (told,) = s.events(GenocideAborted)
    assert told.cause == "bow"
    assert told.charge == pytest.approx(held)
