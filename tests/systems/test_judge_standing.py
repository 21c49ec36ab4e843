"""Judging how the sides stand: who is stronger, who holds a place, who is spent, whether all is quiet."""

from game.rules import level as levels
from game.rules import standing
from game.rules.library import standard
from game.sim import scenarios
from game.sim.simulation import Simulation
from game.world.components import CRIPPLED, DESTROYED, Body, Launcher, Record
from tests.systems.test_judge import ARUME, RACE, battle, look, trigger


def test_who_is_worth_more_is_stronger_and_the_lost_are_worth_nothing():
    world = battle(trigger(standing.Stronger(kind="stronger", of=RACE, to=ARUME)), arume="arume_battlecruiser")
    look(world)
    assert not world.outcome, "a cruiser is worth less than a battlecruiser"
    record = world.records[Record]
    record.status[record.side == 1] = CRIPPLED
    look(world)
    assert world.outcome == "partial"
    nobody = battle(trigger(standing.Stronger(kind="stronger", of=RACE, to=ARUME)))
    nobody.records[Record].status[:] = DESTROYED
    look(nobody)
    assert not nobody.outcome, "nobody is not stronger than nobody"


def test_a_zone_is_held_by_who_stands_in_it_alone_all_times_together():
    world = battle(trigger(standing.Held(kind="held", zone="here", by="race", for_s=2.0)))
    body, ships = world.units[Body], world.ships()
    body.pos[ships[1]] = (0.0, 50.0)
    look(world, 120)
    assert world.held["here"] == [0, 0], "two in it hold it for neither"
    for away in (False, True, False):
        body.pos[ships[1]] = (4000.0, 0.0)
        body.pos[ships[0]] = (900.0, 0.0) if away else (0.0, 0.0)
        look(world, 60)
    assert world.outcome == "partial" and world.held["here"] == [120, 0]
    assert world.scalars()["held"] == {"here": [120, 0]}


def test_a_side_is_spent_without_missiles_beams_or_anything_on_its_way():
    asked = trigger(standing.Spent(kind="spent", of=RACE))
    world = battle(asked)
    look(world)
    assert not world.outcome
    world.units[Launcher].stock[world.ships()[0]] = 0
    look(world)
    assert world.outcome == "partial"
    beams = battle(trigger(standing.Spent(kind="spent", of=ARUME)))
    beams.units[Launcher].stock[beams.ships()] = 0
    look(beams)
    assert not beams.outcome, "green lenses are never spent"


def test_it_is_quiet_when_nobody_has_been_hurt_for_so_long():
    world = battle(trigger(standing.Quiet(kind="quiet", for_s=2.0)))
    record = world.records[Record]
    look(world, 90)
    record.hull_share[0] = 0.9
    look(world, 100)
    assert not world.outcome, "who was hurt a second and a half in is remembered"
    assert 0 < world.calm[0] < 120
    look(world, 60)
    assert world.outcome == "partial"


def test_a_force_of_the_other_sides_make_fights_under_its_own_colours():
    base = scenarios.duel(standard(), "race_cruiser", "arume_cruiser", 1000.0).level
    copied = base.force[1].model_copy(update={
        "ship": [levels.ShipRule(id="copy", unit="race_patrol", name="Copy")],
    })  # fmt: skip
    world = Simulation(standard(), base.model_copy(update={"force": [base.force[0], copied]}), 1).world
    rows = world.ships()
    assert world.units[Body].side[rows].tolist() == [0, 1] == world.records[Record].side[:2].tolist()
