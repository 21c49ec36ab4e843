"""Judge: each kind of condition holds when it should, and each kind of action does what it says, once."""

from typing import Any

import pytest

from game.rules import level as levels
from game.rules import triggers as rules
from game.rules.library import standard
from game.rules.selection import Selection
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.systems.judge import judge
from game.world import events as e
from game.world.components import (
    CRIPPLED,
    DESTROYED,
    ESCAPED,
    Body,
    FtlDrive,
    GenocideDrive,
    Group,
    Launcher,
    Orders,
    Record,
)
from game.world.orders import EXPLOSIVE, ORDER_HOLD, ORDER_MOVE, ORDER_WITHDRAW, ORDINARY
from game.world.settling import settle

END = rules.End(kind="end", outcome="partial", reason="told so")
RACE, ARUME, ALL = Selection(side="race"), Selection(side="arume"), Selection()


def battle(*triggers: levels.TriggerRule, arume: str = "arume_cruiser", **more: Any):
    """Make a duel with triggers, unlocked."""
    base = scenarios.duel(standard(), "race_cruiser", arume, 1000.0).level
    later = base.force[0].model_copy(update={
        "id": "late", "later": True, "ship": [levels.ShipRule(id="late-0", unit="race_patrol", name="Late")],
        "at_wu": [0.0, 3000.0],
    })  # fmt: skip
    level = base.model_copy(update={
        "trigger": list(triggers), "force": [*base.force, later],
        "zone": [levels.ZoneRule(id="here", name="Here", at_wu=[0.0, 0.0], radius_wu=100.0)],
        "objective": [levels.ObjectiveRule(id="goal", text="Do it")],
        "speaker": {"a": levels.SpeakerRule(name="A", ship="race-0-0", side="race")}, **more,
    })  # fmt: skip
    simulation = Simulation(standard(), level, 1)
    simulation.world.lock(False)
    return simulation.world


def trigger(when: Any, *do: Any, id: str = "t") -> levels.TriggerRule:
    return levels.TriggerRule(id=id, when=[when], do=list(do) or [END])


def look(world, ticks: int = 10) -> None:
    for _ in range(ticks):
        judge(world)
        world.tick += 1


def holds(condition: Any, change: Any, **more: Any) -> None:
    """See that a condition does not hold, change the battle, and see that it does."""
    world = battle(trigger(condition), **more)
    look(world)
    assert not world.fired
    change(world)
    look(world)
    assert "t" in world.fired
    assert world.outcome == "partial"


def status(number: int, value: int):
    def change(world) -> None:
        world.records[Record].status[number] = value

    return change


def test_time():
    holds(rules.AtTime(kind="time", at_s=1.0), lambda world: setattr(world, "tick", 60))


@pytest.mark.parametrize("value", [CRIPPLED, DESTROYED])
def test_lost(value: int):
    holds(rules.Lost(kind="lost", of=ARUME), status(1, value))


def test_escaped():
    holds(rules.HaveEscaped(kind="escaped", of=Selection(ship="race-0-0")), status(0, ESCAPED))


@pytest.mark.parametrize("value", [CRIPPLED, DESTROYED, ESCAPED])
def test_remaining(value: int):
    holds(rules.Remaining(kind="remaining", of=Selection(role="warship", side="race")), status(0, value))


def test_launched():
    def change(world) -> None:
        world.records[Record].launched[0, 1] = 6

    holds(rules.LaunchedEnough(kind="launched", of=RACE, missile="explosive", at_least=6), change)


def test_near():
    def change(world) -> None:
        world.units[Body].pos[0] = (500.0, 0.0)

    holds(rules.Near(kind="near", of=RACE, to=ARUME, below_wu=600.0), change)


def test_zone():
    def change(world) -> None:
        world.units[Body].pos[1] = (30.0, 30.0)

    holds(rules.InZone(kind="zone", of=ARUME, zone="here"), change)


def test_after():
    first = trigger(rules.AtTime(kind="time", at_s=0.0), rules.SetObjective(kind="objective", objective="goal", state="done"))
    second = trigger(rules.Fired(kind="after", trigger="t", wait_s=2.0), id="second")
    world = battle(first, second)
    look(world, 119)
    assert list(world.fired) == ["t"]
    look(world, 12)
    assert world.fired["second"] - world.fired["t"] == pytest.approx(120, abs=10)


def test_a_trigger_fires_once():
    say = rules.Say(kind="radio", speaker="a", text="Once")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), say))
    look(world, 60)
    assert [event.text for event in world.events] == ["Once"]


@pytest.mark.parametrize("forbidden", [True, False])
def test_a_trigger_waits_while_what_it_must_not_see_holds(forbidden: bool):
    say = rules.Say(kind="radio", speaker="a", text="Now")
    ship = "race-0-0" if forbidden else "nobody"
    wait = rules.InZone(kind="zone", of=Selection(ship=ship), zone="here")
    told = trigger(rules.AtTime(kind="time", at_s=0.0), say).model_copy(update={"unless": [wait]})
    world = battle(told)
    look(world, 60)
    assert len(world.events) == (0 if forbidden else 1)


def test_the_dead_do_not_speak():
    say = rules.Say(kind="radio", speaker="a", text="Boo")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), say))
    world.records[Record].status[0] = DESTROYED
    look(world)
    assert not world.events
    assert world.fired


@pytest.mark.parametrize(("order", "kind"), [("move", ORDER_MOVE), ("withdraw", ORDER_WITHDRAW)])
def test_orders_reach_the_force(order: str, kind: int):
    act = rules.GiveOrder(kind="order", force="race-0", order=order, zone="here")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), act))
    look(world)
    assert world.units[Orders].kind[0] == kind
    assert world.units[Orders].point[0].tolist() == [0.0, 0.0]
    assert world.groups[Group].withdrawing[0] == (order == "withdraw")


def test_a_wave_comes_and_a_doctrine_changes():
    wave = rules.Reinforce(kind="wave", force="late")
    doctrine = rules.SetDoctrine(kind="doctrine", force="arume-0", doctrine="attack_run")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), wave, doctrine))
    assert len(world.ships()) == 2
    look(world)
    settle(world)
    assert len(world.ships()) == 3
    assert world.forces["late"] == 2
    number = world.groups[Group].doctrine[1]
    assert world.catalogue.doctrine_keys[number] == "attack_run"


def test_an_objective_changes_with_an_event():
    act = rules.SetObjective(kind="objective", objective="goal", state="failed")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), act))
    look(world)
    assert world.objectives == {"goal": "failed"}
    assert world.events == [e.ObjectiveChanged("goal", "failed")]


def test_nothing_happens_after_the_end_and_the_limit_ends_at_last():
    world = battle(trigger(rules.AtTime(kind="time", at_s=3.0)), limit_s=1.0)
    look(world, 71)
    assert (world.outcome, world.reason) == ("partial", "The scenario is over.")
    assert world.events == [e.Ended("partial", "The scenario is over.")]
    look(world, 200)
    assert not world.fired
    assert len(world.events) == 1


def set_drive(part: type, column: str, value: Any):
    """Give a change of a column of the Arume ship's drive."""

    def change(world) -> None:
        getattr(world.units[part], column)[1] = value

    return change


def test_bow_open():
    holds(rules.BowOpen(kind="bow_open", of=ARUME), set_drive(GenocideDrive, "wanted", True), arume="arume_flagship")


def test_spooling():
    holds(rules.Spooling(kind="spooling", of=ARUME), set_drive(FtlDrive, "wanted", True), arume="arume_battlecruiser")


@pytest.mark.parametrize("least", [1, 2])
def test_beam_fired(least: int):
    condition = rules.BeamFired(kind="beam_fired", of=ARUME, at_least=least)
    holds(condition, lambda world: world.records[Record].shots.__setitem__(1, least), arume="arume_flagship")
    world = battle(trigger(condition), arume="arume_flagship")
    world.records[Record].shots[1] = least - 1
    look(world)
    assert not world.fired


def test_a_shot_stays_fired_when_she_that_fired_it_is_gone():
    condition = rules.BeamFired(kind="beam_fired", of=ARUME)
    world = battle(trigger(condition), arume="arume_flagship")
    world.tick = 1
    world.records[Record].shots[1] = 1
    world.request_death(1)
    settle(world)
    look(world, 20)
    assert "t" in world.fired


def test_burned():
    holds(rules.Burned(kind="burned", zone="here"), lambda world: world.burned.update({"here": world.tick}))


@pytest.mark.parametrize(("condition", "column"), [(rules.BeamSalvo, "beam_salvos"), (rules.Volleys, "volleys")])
def test_salvos_and_volleys_are_counted_by_force(condition: Any, column: str):
    kind = "beam_salvo" if condition is rules.BeamSalvo else "volleys"

    def change(world) -> None:
        getattr(world.groups[Group], column)[:2] = (0, 3)

    holds(condition(kind=kind, force="arume-0", at_least=3), change)
    world = battle(trigger(condition(kind=kind, force="race-0", at_least=3)), trigger(condition(kind=kind, force="late"), id="l"))
    change(world)
    look(world)
    assert not world.fired, "neither another force's nor one that has not come"


@pytest.mark.parametrize(("missile", "asked", "got"), [("ordinary", 5, 5), ("explosive", 99, 6)])
def test_a_launch_is_ordered_ship_by_ship(missile: str, asked: int, got: int):
    act = rules.OrderSalvo(kind="launch", ship="race-0-0", at="arume-0-0", missile=missile, count=asked)
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), act))
    look(world)
    launcher, kind = world.units[Launcher], EXPLOSIVE if missile == "explosive" else ORDINARY
    assert (launcher.salvo[0, kind], launcher.target[0, kind]) == (got, 1)
    assert not launcher.salvo[1].any()


@pytest.mark.parametrize(("ship", "at"), [("race-0-0", "late-0"), ("late-0", "arume-0-0")])
def test_a_launch_by_or_at_nobody_is_none(ship: str, at: str):
    act = rules.OrderSalvo(kind="launch", ship=ship, at=at, count=5)
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), act))
    look(world)
    assert world.fired
    assert not world.units[Launcher].salvo[:2].any()


def test_attack_ends_a_withdrawal_and_hold_stops_a_force():
    away = rules.GiveOrder(kind="order", force="race-0", order="withdraw")
    back = rules.GiveOrder(kind="order", force="race-0", order="attack")
    stop = rules.GiveOrder(kind="order", force="arume-0", order="hold")
    world = battle(trigger(rules.AtTime(kind="time", at_s=0.0), away),
                   trigger(rules.AtTime(kind="time", at_s=1.0), back, stop, id="u"))  # fmt: skip
    world.units[Orders].kind[1] = ORDER_MOVE
    look(world, 30)
    assert world.groups[Group].withdrawing[0]
    look(world, 60)
    assert not world.groups[Group].withdrawing[0]
    assert world.units[Orders].kind[1] == ORDER_HOLD
