"""The codex as the rules know it: a page for everything, every figure off its model, no link into nothing."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from game.base import paths
from game.rules.campaign import campaign_levels, standard_campaign
from game.rules.codex import BACK, SHELVES, Codex, fielded
from game.rules.facts import facts_of, table_of, words_of
from game.rules.library import standard
from game.rules.lore import standard_codex


@pytest.fixture(scope="module")
def codex() -> Codex:
    library = standard()
    return Codex(library, standard_codex(), standard_campaign(), campaign_levels(library))


def test_everything_in_the_rules_has_its_page(codex: Codex):
    library = codex.library
    for kind, things in (("orbit", library.units), ("surface", library.surface_units), ("weapon", library.weapons),
                         ("missile", library.missiles), ("arm", library.arms)):  # fmt: skip
        for key, rule in things.items():
            assert codex.entries[f"{kind}/{key}"].rule is rule
    assert {entry.shelf for entry in codex.entries.values()} == set(SHELVES)
    assert len(codex.shelf("battles")) == len(standard_campaign().battle)


def leaves(value: object) -> list[object]:
    """Collect what a model says, in a way of its own, for comparing."""
    if isinstance(value, BaseModel):
        return [leaf for name in type(value).model_fields for leaf in leaves(getattr(value, name))]
    if isinstance(value, list) and value and isinstance(value[0], BaseModel):
        return [leaf for each in value for leaf in leaves(each)]
    return [value]


def test_facts_say_all_that_a_rule_says_and_nothing_else(codex: Codex):
    for entry in codex.entries.values():
        if entry.rule is None:
            continue
        facts = list(facts_of(entry.rule))
        told = [str(fact.value) for fact in facts]
        said = [str(leaf) for leaf in leaves(entry.rule)]
        for value in set(told):
            assert told.count(value) <= said.count(value), f"{entry.id} shows {value}, and the rules do not say it"
        for value in set(said) - {"None", "", "[]", "False", "0", "0.0", "[0.0, 0.0]"}:
            assert told.count(value) == said.count(value), f"{entry.id} keeps {value} to itself"
        assert len({fact.path for fact in facts}) == len(facts)
        for fact in facts:
            table = table_of(entry.rule, fact.group)
            assert table is not None and getattr(table, fact.path[-1]) == fact.value


def test_links_lead_somewhere_and_back(codex: Codex):
    for entry in codex.entries.values():
        for link in entry.links:
            there = codex.entries[link.to]
            if link.kind in BACK:
                assert any(back.to == entry.id and back.kind == BACK[link.kind] for back in there.links)
    cruiser = codex.entries["orbit/race_cruiser"]
    assert ("carries", "missile/explosive_bus", 6) in cruiser.links
    assert ("carried_by", "orbit/race_cruiser", 6) in codex.entries["missile/explosive_bus"].links
    assert ("carries", "arm/gosta_charge", 1) in codex.entries["surface/gosta"].links
    assert {link.to for link in cruiser.links if link.kind == "fights_in"} >= {"battle/1", "battle/4"}


def test_who_fights_counts_what_comes_out_of_holds(codex: Codex):
    level = codex.entries["battle/5"].level
    assert level is not None
    assert fielded(level, codex.library)["surface/gosta"] == 200
    assert fielded(level, codex.library)["surface/arume_fighter"] > 24


def test_a_weapon_belongs_to_whoever_carries_it(codex: Codex):
    assert codex.entries["missile/decoy"].sides == ("race",)
    assert codex.entries["weapon/green_beam"].sides == ("race", "arume")  # the Race, of years after the war
    assert codex.entries["weapon/autocannon"].sides == ("race", "arume")
    assert all(entry.sides for entry in codex.entries.values())


def test_search_asks_for_every_word_and_keeps_to_side_and_shelf(codex: Codex):
    found = {entry.id for entry in codex.found("metal explosive")}
    assert found >= {"page/explosive-metal", "missile/explosive_bus"} and "arm/sabot" not in found
    assert "arm/explosive_missile" in {entry.id for entry in codex.found("EXPLOSIVE surf")}
    assert all("race" in entry.sides for entry in codex.found("missile", side="race"))
    assert not codex.found("landcruiser", shelf="ships") and codex.found("landcruiser", shelf="ground")


def test_every_unit_appears_in_a_battle_or_comes_of_one_that_may(codex: Codex):
    """What no battle of the war uses is for skirmish: it is no mistake, but it is known here by name."""
    absent = {entry.id for entry in codex.shelf("ships") + codex.shelf("ground")
              if not any(link.kind in ("fights_in", "released_by") for link in entry.links)}  # fmt: skip
    absent = {name for name in absent if "/practice_" not in name}  # those stand on the training range alone
    absent = {name for name in absent if not getattr(codex.entries[name].rule, "from_year", 0)}  # and those are built after the war
    assert absent <= {"orbit/race_killercraft", "orbit/arume_fighter", "surface/race_striker"}


def test_lore_names_portraits_that_there_are_and_battles_that_come(codex: Codex):
    numbers = {battle.number for battle in standard_campaign().battle}
    for key, page in standard_codex().page.items():
        assert page.after in {0, *numbers}, key
        picture = paths.assets() / "images" / "portraits" / f"{page.portrait}.png"
        assert not page.portrait or picture.is_file(), key


@pytest.mark.parametrize(
    ("key", "measure", "words"),
    [("turn_accel_dps2", "deg/s2", "turn accel"), ("range_wu", "wu", "range"), ("per_s", "1/s", "rate"),
     ("explosive_per_s", "1/s", "explosive"), ("hit_points", "hp", "hit points"), ("rounds", "", "rounds")],
)  # fmt: skip
def test_keys_become_words(key: str, measure: str, words: str):
    assert words_of(key, measure) == words
