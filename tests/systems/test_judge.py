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
from game.world.components import CRIPPLED, DESTROYED, ESCAPED, Group, Orders, Record
from game.world.orders import ORDER_MOVE, ORDER_WITHDRAW

END = rules.End(kind="end", outcome="partial", reason="told so")
RACE, ARUME, ALL = Selection(side="race"), Selection(side="arume"), Selection()


def battle(*triggers: levels.TriggerRule, **more: Any):
    """Make a duel with triggers, unlocked."""
    base = scenarios.duel(standard(), "race_cruiser", "arume_cruiser", 1000.0).level
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


def holds(condition: Any, change: Any) -> None:
    """See that a condition does not hold, change the battle, and see that it does."""
    world = battle(trigger(condition))
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
        world.units[rules_body()].pos[0] = (500.0, 0.0)

    holds(rules.Near(kind="near", of=RACE, to=ARUME, below_wu=600.0), change)


def rules_body():
    from game.world.components import Body

    return Body


def test_zone():
    def change(world) -> None:
        world.units[rules_body()].pos[1] = (30.0, 30.0)

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
    from game.world.settling import settle

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
