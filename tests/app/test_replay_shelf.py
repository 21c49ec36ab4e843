"""The shelf of replays: what is kept by itself, the page that lists it, the command line."""

from __future__ import annotations

import pygame

from game.app import replays
from game.app.choice import Choice
from game.app.clerk import CLERK
from game.app.debrief_scene import DebriefScene
from game.app.loading_scene import LoadingScene
from game.app.main import main
from game.app.replays_scene import ReplaysScene
from game.app.title_scene import TitleScene
from game.app.watch_battle import WatchBattle
from game.rules.levels import find_level
from game.rules.library import standard
from tests.app import replayed
from tests.app.replayed import arrive, fought

K = pygame


still = replayed.still


# ---- kept ------------------------------------------------------------------------------------------------
def test_a_battle_that_ends_is_kept_and_watched_from_the_debriefing(player):
    level = find_level("picket", standard()).model_copy(update={"limit_s": 1.0})
    player.scene = LoadingScene(player.stage, Choice(standard(), level, 7, "hard"))
    battle = player.frames(2)
    while not battle.simulation.over:
        battle._tick()
    there = battle.simulation.hash()
    player.key(K.KSCAN_RETURN)
    assert isinstance(player.scene, DebriefScene)
    one = replays.shelf()[0]
    assert "picket" in one.path.name and one.heading.outcome == battle.simulation.world.outcome
    assert one.heading.difficulty == "hard" and one.heading.seed == 7 and not one.kept
    player.scene._shown_s = 9.0
    player.click_on("watch")
    scene = player.frames(2)
    assert isinstance(scene, WatchBattle)
    player.key(K.KSCAN_END)
    arrive(player, scene)
    assert scene.simulation.hash() == there and not scene.film.strayed
    assert scene.console.closing is not None, "how it came out is said"


def test_a_battle_left_at_once_is_not_kept_and_one_left_later_is(player):
    player.scene = LoadingScene(player.stage, Choice(standard(), find_level("picket", standard()), 7, "ordinary", True))
    battle = player.frames(2)
    battle.leave()
    assert replays.shelf() == []
    battle.simulation.world.tick = replays.LEAST_TICKS
    battle.leave()
    assert len(replays.shelf()) == 1


def test_the_oldest_go_but_for_those_the_player_keeps(data_dir, monkeypatch):
    monkeypatch.setattr(replays, "MOST", 3)
    recorder, _ = fought(ticks=1)
    names = iter(f"2157-03-02 14.05.{second:02} picket won.replay" for second in range(9))
    monkeypatch.setattr(replays, "_name", lambda replay: next(names))
    monkeypatch.setattr(replays, "_drop_beginnings", lambda *_: None)
    for number in range(6):
        replays.keep(recorder, standard())
        if number == 0:
            target, trouble = replays.put_by(replays.shelf()[0].path, True)
            assert target.is_file() and not trouble
    assert [one.path.name[17:19] for one in replays.shelf()] == ["05", "04", "03", "00"]
    assert [one.kept for one in replays.shelf()] == [False, False, False, True]


def test_what_was_broken_off_gives_way_to_what_became_of_it(data_dir):
    recorder, _ = fought(ticks=5)
    replays.keep(recorder, standard())
    CLERK.settle()
    first = replays.shelf()[0].path
    first.rename(first.with_name("1999-01-01 00.00.00 picket left.replay"))
    recorder.tick()
    replays.keep(recorder, standard())
    assert [one.heading.ticks for one in replays.shelf()] == [6]


# ---- the page, the files, the command line -----------------------------------------------------------------
def test_the_page_lists_watches_keeps_and_deletes(player):
    recorder, _ = fought()
    replays.keep(recorder, standard())
    CLERK.settle()
    (replays.folder() / "damaged.replay").write_bytes(b"a picture of a hatchling")
    player.scene = TitleScene(player.stage, standard())
    player.click_on("replays")
    scene = player.frames(2)
    assert isinstance(scene, ReplaysScene)
    good, bad = scene.state.battles[1], scene.state.battles[0]
    assert bad.locked and "no replay of this game" in bad.summary
    assert good.title == find_level("picket", standard()).title and "Seed 7" in good.summary and "ordinary" in good.summary
    player.key(K.KSCAN_RETURN)
    assert player.scene is scene, "a damaged one is not opened"
    player.key(K.KSCAN_DOWN)
    player.click_on("keep")
    assert [one.kept for one in replays.shelf()] == [False, True]
    player.click_on(f"battle:{bad.id}")
    player.click_on("remove")
    assert len(replays.shelf()) == 2, "asked first"
    player.click_on("remove")
    assert [one.kept for one in replays.shelf()] == [True]
    player.scene.screen.focus = f"battle:{good.id}"
    player.key(K.KSCAN_RETURN)
    assert isinstance(player.frames(2), WatchBattle)


def test_the_command_line_says_what_is_wrong_and_checks(data_dir, capsys):
    recorder, _ = fought(ticks=5)
    replays.keep(recorder, standard())
    path = replays.shelf()[0].path
    assert main(["replay", str(path), "--check"]) == 0
    assert "the same end" in capsys.readouterr().out
    path.write_bytes(path.read_bytes()[:-3])
    assert main(["replay", str(path), "--check"]) == 2
    told = capsys.readouterr().err
    assert path.name in told and "missing or changed" in told and told.count("\n") == 1
    assert main(["replay", "nowhere.replay", "--check"]) == 2
    assert "There is no replay nowhere.replay" in capsys.readouterr().err
