"""Campaigns of the player's own: deeds on the calendar, what is wrong with one, a copy of the game's war."""

from __future__ import annotations

import pytest

from game.base import paths
from game.base.errors import ContentError
from game.editor import campaigns, shelf
from game.editor.campaigns import campaign_problems
from game.editor.deeds import calendar
from game.editor.document import LevelFile
from game.editor.forms import form_at
from game.editor.session import Session
from game.editor.writing import Refused
from game.rules.campaign import open_campaign
from game.rules.library import standard

LIBRARY = standard()


@pytest.fixture
def own(tmp_path):
    paths.set_data_dir(tmp_path)
    yield campaigns.begin()
    paths.set_data_dir(None)


def numbers(session):
    return [(each["number"], each["title"]) for each in session.level.data["battle"]]


def test_battles_come_go_and_change_places_and_all_of_it_can_be_undone(own):
    session = Session.open(own)
    text = session.level.text
    for n in (2, 3):
        words = campaigns.words_of(shelf.begin("orbit")) | {"title": f"Battle {n}"}
        session.do(calendar.add_battle, words, (0.5, 0.51234))
    session.do(calendar.move_battle, ("battle", 2), -1)
    assert numbers(session) == [(1, "The first battle"), (2, "Battle 3"), (3, "Battle 2")]
    session.do(calendar.remove_battles, [("battle", 0)])
    assert numbers(session) == [(1, "Battle 3"), (2, "Battle 2")]
    session.do(calendar.put_on_map, {("battle", 0): (1.7, 0.25)})
    assert session.level.data["battle"][0]["at"] == [1.0, 0.25]
    session.save()
    campaign, levels = open_campaign(own, LIBRARY)
    assert [level.number for level in levels.values()] == [1, 2] and campaign.battle[1].title == "Battle 2"
    session.jump(0)
    assert session.level.text == text
    session.close()


def test_the_last_battle_stays(own):
    session = Session.open(own)
    with pytest.raises(Refused, match="at least one"):
        session.do(calendar.remove_battles, [("battle", 0)])


def test_the_form_has_every_field_of_a_battle_and_its_help(own):
    shelf.begin("orbit")
    form = form_at(LevelFile.open(own).data, ("battle", 0), LIBRARY)
    fields = {each.key: each for each in form.fields}
    assert {"title", "when", "told", "lost", "spent", "level"} <= fields.keys()
    assert fields["level"].choices == ("", "my-level.toml") and fields["when"].help


def test_what_is_wrong_with_a_campaign_is_said_with_its_place(own):
    level = LevelFile.open(own)
    assert any("no level" in each.message or "level in at least" in each.message
               for each in campaign_problems(level, LIBRARY))  # fmt: skip
    for old, new, key in (("number = 1\n", "number = 4\n", "battle[0].number"),
                          ('title = "The first battle"', 'titel = "x"', "battle[0].titel"),
                          ("[0.3, 0.3]\n", '[0.3, 0.3]\nlevel = "gone.toml"\n', "battle[0].level"),
                          ("[0.3, 0.3]\n", '[0.3, 0.3]\nlevel = "../up.toml"\n', "battle[0].level")):  # fmt: skip
        faulty = LevelFile.fresh(level.text.replace(old, new), own)
        found = [each for each in campaign_problems(faulty, LIBRARY) if each.weight == "error"]
        assert key in [each.key for each in found], (new, found)


def test_two_battles_of_the_same_level_are_refused(own):
    words = campaigns.words_of(shelf.begin("orbit"))
    session = Session.open(own)
    for _ in range(2):
        session.do(calendar.add_battle, words, (0.5, 0.5))
    session.save()
    with pytest.raises(ContentError, match="no earlier"):
        open_campaign(own, LIBRARY)


def test_the_games_war_is_copied_whole_with_its_comments_and_can_be_fought(own):
    path = campaigns.copy_of_the_war()
    before = (paths.levels() / "campaign.toml").read_text().splitlines()
    kept = [line for line in path.read_text().splitlines() if not line.startswith("level = ")]
    assert [line for line in kept if line] == [line for line in before if line]
    campaign, levels = open_campaign(path, LIBRARY)
    assert len(levels) == len(campaign.battle) == 10
    assert not campaign_problems(LevelFile.open(path), LIBRARY)
    other = path.read_text().replace("number = 1\n", "number = 2\n")
    assert campaign_problems(LevelFile.fresh(other, path), LIBRARY)
