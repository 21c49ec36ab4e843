"""The player's war: what is kept of battles, what follows for later ones, and that a level unchanged is the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.rules.campaign import battle_of, campaign_levels, standard_campaign
from game.rules.library import standard
from game.sim.fit_level import fit_level
from game.sim.simulation import Simulation
from game.sim.war import TOLD, BattleRecord, War, bends, told_record
from game.sim.war_record import record_of

CAMPAIGN, LIBRARY = standard_campaign(), standard()
LEVELS = campaign_levels(LIBRARY)
BY_ID = {level.id: level for level in LEVELS.values()}


def record(level="first-contact", outcome="victory", **more) -> BattleRecord:
    return BattleRecord(level, BY_ID[level].number, BY_ID[level].title, outcome, **more)


def fitted(name, *records):
    return fit_level(BY_ID[name], War(list(records)), CAMPAIGN, LIBRARY)


def names(level, force):
    return [ship.name for each in level.force if each.id == force for ship in each.ship]


def test_levels_stand_in_the_order_of_their_numbers_and_the_calendar_knows_them():
    assert list(LEVELS) == sorted(LEVELS) and len(LEVELS) >= 7
    for level in LEVELS.values():
        rule = battle_of(CAMPAIGN, level)
        assert rule is not None and rule.title == level.title


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_a_war_without_records_changes_nothing_and_as_told_nothing_breaks(name):
    assert fitted(name) is BY_ID[name]
    war = War()
    for level in LEVELS.values():
        if level.number < BY_ID[name].number:
            war.accept(told_record(level, battle_of(CAMPAIGN, level), 0))
    level = fit_level(BY_ID[name], war, CAMPAIGN, LIBRARY)
    assert {ship.id for force in level.force for ship in force.ship if ship.player} == {
        ship.id for force in BY_ID[name].force for ship in force.ship if ship.player
    }
    if name not in ("corridor",):
        assert [force.model_copy() for force in level.force] == BY_ID[name].force, "as told, battles are as written"


def test_a_war_round_trips_and_rejects_what_is_none():
    war = War([record(facts={"x": True}, lost=["A"], goals=[["g", "done"]], losses={"race": [5, 2]}, seconds=3.5)])
    war.take(record("picket", "defeat"))
    data = json.loads(json.dumps(war.dump()))
    assert War.load(data) == war
    for path, value in (
        (("records", 0, "outcome"), "triumph"), (("records", 0, "lost"), [5]), (("records", 0, "facts"), {"x": 1}),
        (("records", 0, "spent"), "6"), (("failures",), {"picket": -1}), (("read",), 1), (("records",), {}),
        (("records", 0), {}), (("records", 0, "losses"), {"race": [1]}), (("records", 0, "number"), True),
    ):  # fmt: skip
        spoiled = json.loads(json.dumps(data))
        at = spoiled
        for part in path[:-1]:
            at = at[part]
        at[path[-1]] = value
        with pytest.raises((ValueError, TypeError, KeyError)):
            War.load(spoiled)
    doubled = json.loads(json.dumps(data))
    doubled["records"] *= 2
    with pytest.raises(ValueError):
        War.load(doubled)


def test_defeats_are_counted_and_do_not_cost_what_was_won():
    war = War()
    war.take(record())
    war.take(record("picket", "defeat"))
    war.take(record("picket", "defeat"))
    assert war.failures == {"picket": 2} and war.record("picket") is None
    war.accept(war.failed["picket"])
    assert war.record("picket").outcome == "defeat" and not war.failures
    war.take(record("first-contact", "defeat"))
    assert len(war.records) == 2, "a battle fought again and lost leaves the war as it is"
    war.take(record("first-contact", "partial"))
    assert [each.level for each in war.records] == ["first-contact"], "one fought again and not lost begins it there anew"


def test_the_stock_is_what_was_made_less_what_was_spent():
    war = War([record(spent=6), record("picket", spent=46)])
    assert war.stock(CAMPAIGN) == CAMPAIGN.stock.start + 2 * CAMPAIGN.stock.made - 52
    war.records[1] = replace(war.records[1], spent=10**6)
    assert war.stock(CAMPAIGN) == 0


def test_ships_lost_before_are_missing_but_enough_come_and_never_the_own_one():
    escort = names(BY_ID["corridor"], "escort")
    level = fitted("corridor", record("genocide-mode", lost=["Ship Four", "Ship Six"]))
    assert set(escort) - set(names(level, "escort")) == {"Ship Four", "Ship Six"}
    assert "Ship Four and Ship Six" in level.briefing[-1]
    level = fitted("corridor", record("genocide-mode", lost=["Ship Four", "Ship Six", "Ship One", "Ship Two"]))
    assert len(names(level, "escort")) == 5 and "Ship Two" in names(level, "escort"), "the last lost comes after all"
    level = fitted("corridor", record("genocide-mode", lost=["Ship Five, Blue"]))
    own = next(ship for force in level.force for ship in force.ship if ship.player)
    assert own.id == "blue" and own.name == "Ship Eight, Blue"


def test_who_is_missing_does_not_speak_and_counts_as_lost():
    level = fitted("corridor", record("genocide-mode", lost=["Novaal"]))
    assert "flag" not in [force.id for force in level.force]
    speakers = {action.speaker for trigger in level.trigger for action in trigger.do if action.kind == "radio"}
    assert "shivariel" not in speakers and "ekaril" in speakers
    simulation = Simulation(LIBRARY, level, 5, guard=True)
    for _ in range(120):
        simulation.tick()
    assert "novaal-lost" in simulation.world.fired and simulation.world.objectives["stay"] == "done"


def test_facts_bring_and_take_away():
    spared = record("genocide-mode", facts={"rizaffi-burned": False, "landing-down": False})
    level, written = fitted("airbase", spared), BY_ID["airbase"]
    force = {each.id: each for each in level.force}
    assert not force["harbour-guns"].later and any("Rizaffi still stands" in line for line in level.briefing)
    counts = [sum(ship.count for each in one.force if each.id == "landing" for ship in each.ship) for one in (level, written)]
    assert 0 < counts[0] < counts[1]
    told = fitted("airbase", record("genocide-mode", facts={"rizaffi-burned": True, "landing-down": True}))
    assert told is written
    assert Simulation(LIBRARY, level, 1).world.records.size > Simulation(LIBRARY, written, 1).world.records.size


def test_a_spent_stock_leaves_less_in_the_cells():
    level = fitted("plan-122-74", record("picket", spent=400))
    before = {ship.id: ship.explosive for force in BY_ID["plan-122-74"].force for ship in force.ship}
    after = {ship.id: ship.explosive for force in level.force for ship in force.ship}
    less = [name for name in before if after[name] != before[name]]
    assert less and all(0 < after[name] < 6 for name in less)
    assert all(after[name] == 0 for name in before if before[name] == 0)


def test_every_memory_of_every_level_changes_something_in_some_war():
    for level in LEVELS.values():
        everyone = [ship.name for other in LEVELS.values() for force in other.force for ship in force.ship]
        for carry in level.carry:
            facts = {each.fact: each.holds for each in carry.when if each.kind == "fact"}
            before = record(facts=facts, lost=everyone, spent=10**6)
            if any(each.kind == "ended" for each in carry.when):
                continue
            alone = level.model_copy(update={"carry": [carry]})
            changed = fit_level(alone, War([replace(before, number=0)]), CAMPAIGN, LIBRARY)
            assert changed is not alone, (level.id, carry)
            assert Simulation(LIBRARY, changed, 1).world.records.size > 0


def test_a_record_says_what_was_lost_by_name_and_how_history_bent():
    level = BY_ID["first-contact"]
    simulation = Simulation(LIBRARY, level, 5)
    while not simulation.over:
        simulation.tick()
    made = record_of(simulation, tries=1)
    assert made.outcome == simulation.world.outcome and made.tries == 1 and made.number == 1
    assert set(made.lost) <= set(made.came) == {ship.name for force in level.force for ship in force.ship}
    assert made.losses["race"][0] == 5 and 0 <= made.spent <= 6
    assert made.facts == {"duuraal-destroyed": "killed" in simulation.world.fired}
    told = told_record(level, battle_of(CAMPAIGN, level), 2)
    assert told.outcome == TOLD and bends(told, level, CAMPAIGN) == []
    spared = replace(made, facts={"duuraal-destroyed": False}, lost=["31st Emperor Risson"], came=made.came)
    said = " ".join(bends(spared, level, CAMPAIGN))
    assert "Duuraal went home" in said and "Sherran the Navigator" in said and "Risson was lost" in said
