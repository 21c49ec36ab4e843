"""Replays through the window: kept by themselves, listed, watched to and fro, taken over; nothing of it counts."""

from __future__ import annotations

import pygame
import pytest

from game.app import checkpoints, replays, unfinished
from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.clerk import CLERK, Clerk
from game.app.debrief_scene import DebriefScene
from game.app.gamepad import Press
from game.app.ground_scene import GroundScene
from game.app.loading_scene import LoadingScene
from game.app.main import main
from game.app.replays_scene import ReplaysScene
from game.app.title_scene import TitleScene
from game.app.watch_battle import WatchBattle
from game.app.watch_ground import WatchGround
from game.app.watch_menu import WatchMenu
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.replay import replay_of
from game.sim.simulation import Simulation
from game.sim.snapshot import Recorder
from game.world import commands as c
from game.world.components import Body, Ship

K = pygame
TICKS = 90


@pytest.fixture(autouse=True)
def still(monkeypatch, quick):
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    monkeypatch.setattr("game.app.watch_time.WatchTime._look_ahead", lambda scene, spare: None)


def fought(name="picket", ticks=TICKS) -> tuple[Recorder, list[int]]:
    """Fight a moment of a battle. Returns: its recorder, and the hash of every tick"""
    recorder = Recorder(Simulation(standard(), find_level(name, standard()), 7, commanded=True))
    hashes = [recorder.simulation.hash()]
    for _ in range(ticks):
        recorder.tick()
        hashes.append(recorder.simulation.hash())
    return recorder, hashes


def watch(player, recorder):
    player.scene = LoadingScene(player.stage, Choice.watch(standard(), replay_of(recorder, "2157-03-02 14:05")))
    scene = player.frames(2)
    scene._pause(True)
    return scene


def arrive(player, scene):
    for _ in range(200):
        if scene.goal < 0:
            return
        player.frames(1)
    raise AssertionError("never there")


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


# ---- watched ---------------------------------------------------------------------------------------------
def test_the_line_of_time_is_dragged_and_every_tick_is_as_it_was(player):
    recorder, hashes = fought()
    scene = watch(player, recorder)
    line = next(each.box for each in scene.strip.controls if each.name == "line")
    k = scene.strip.kit.scale

    def at(share):
        return ((line.x + 8 + (line.w - 16) * share) * k, (line.y + line.h / 2) * k)

    player.drag(at(0.1), at(0.8))
    arrive(player, scene)
    assert 60 < scene.film.tick < 80 and scene.simulation.hash() == hashes[scene.film.tick]
    for key, mod in ((K.KSCAN_LEFT, K.KMOD_SHIFT), (K.KSCAN_N, 0), (K.KSCAN_B, 0), (K.KSCAN_B, 0), (K.KSCAN_END, 0)):
        before = scene.film.tick
        player.key(key, mod)
        arrive(player, scene)
        assert scene.film.tick != before and scene.simulation.hash() == hashes[scene.film.tick]
    player.key(K.KSCAN_HOME)
    assert scene.film.tick == 0
    player.key(K.KSCAN_SPACE)
    player.frames(4)
    assert scene.film.tick > 0 and not scene.console.paused, "it plays"
    player.key(K.KSCAN_PERIOD)
    assert scene.pace.speed == 2.0


def test_anybody_is_followed_and_the_display_is_theirs_or_none(player):
    scene = watch(player, fought()[0])
    own = scene.console.own
    assert scene.watcher.mode == "player"
    player.key(K.KSCAN_TAB)
    assert scene.watcher.mode == "unit" and scene.console.own == scene.watcher.serial != own
    player.key(K.KSCAN_TAB, K.KMOD_SHIFT)
    assert scene.console.own == own and scene.watcher.mode == "player"
    for _ in range(20):
        scene.act("next")
        if scene.console.side != scene.world.player_side:
            break
    assert scene.console.side != scene.world.player_side, "through the enemy's eyes, too"
    player.frames(2)
    scene.watcher.to_player()
    other = next(row for row in scene.world.ships() if scene.world.serial(int(row)) != own)
    scene.watcher.drag(1.0, 0.0)
    scene.view.camera.jump(scene.world.units[Body].pos[other])
    player.click(scene.where(scene.units_to_follow()[scene.units_to_follow() == other])[0])
    assert scene.watcher.serial == scene.world.serial(int(other))
    for name in ("names", "bare", "full"):
        player.key(K.KSCAN_V)
        assert scene.display == name
    tick = scene.film.tick
    player.key(K.KSCAN_G)  # Genocide Mode, anywhere else
    assert not scene.console.pending and scene.film.tick == tick


def test_a_replay_on_the_surface_by_gamepad_alone(player):
    recorder, hashes = fought("airbase", 60)
    scene = watch(player, recorder)
    assert isinstance(scene, WatchGround)

    def press(control):
        scene.press(Press(control, True))
        arrive(player, scene)
        player.frames(1)

    press("rt")
    assert scene.film.ended and scene.simulation.hash() == hashes[-1]
    press("lt")
    assert scene.film.tick == 0
    press("r3")
    assert scene.film.tick == 1 and scene.simulation.hash() == hashes[1]
    press("x")
    assert scene.watcher.mode == "unit"
    press("b")
    assert scene.watcher.mode == "player"
    press("start")
    assert isinstance(player.scene, WatchMenu)
    player.scene.press(Press("b", True))
    player.frames(2)
    press("l3")
    press("l3")
    battle = player.frames(2)
    assert isinstance(battle, GroundScene) and not isinstance(battle, WatchGround)
    assert not battle.console.autopilot


def test_the_menu_leaves_to_the_shelf_and_begins_anew(player):
    scene = watch(player, fought()[0])
    scene.go_to(50)
    arrive(player, scene)
    player.key(K.KSCAN_ESCAPE)
    player.click_on("restart")
    player.frames(2)
    assert scene.film.tick == 0 or not scene.console.paused
    player.key(K.KSCAN_ESCAPE)
    player.click_on("quit")
    assert isinstance(player.scene, ReplaysScene)


# ---- taken over ------------------------------------------------------------------------------------------
def test_who_takes_over_fights_on_and_leaves_nothing_but_a_replay(player):
    recorder, hashes = fought()
    unfinished.keep(recorder, unfinished.LEFT, Choice(standard(), recorder.simulation.level, 7, "ordinary"))
    scene = watch(player, recorder)
    scene.go_to(40)
    arrive(player, scene)
    player.key(K.KSCAN_T)
    assert player.scene is scene, "asked once more"
    player.key(K.KSCAN_T)
    battle = player.frames(1)
    assert isinstance(battle, BattleScene) and battle.choice.taken and not battle.choice.slot
    assert battle.simulation.world.tick >= 40
    assert battle.simulation.difficulty == "ordinary" and not battle.console.autopilot
    own = next(int(row) for row in battle.world.ships() if battle.world.units[Ship].player[row])
    battle.console.pending.append(c.Steer(battle.world.units.refer(own), 0.0, 1.0, 1.0))
    while battle.simulation.world.tick < TICKS:
        battle._tick()
    assert battle.simulation.hash() != hashes[TICKS], "another battle now"
    battle._keep("A phase")
    assert not checkpoints.file_of("picket").exists() and battle.checkpoint.name == "A phase"
    battle.closing()
    battle.leave()
    assert unfinished.file_of().is_file(), "the battle that waits elsewhere still waits"
    again = battle.back()
    assert again.choice.taken and again.choice.checkpoint.name == "A phase"
    battle.simulation.world.outcome = "victory"
    battle._finish()
    assert replays.shelf()[0].heading.taken and isinstance(battle.next, DebriefScene)
    room = player.stage.war_room(standard())
    assert not room.begun, "the war knows nothing of it"


def test_over_is_over(player):
    recorder, _ = fought(ticks=3)
    scene = watch(player, recorder)
    scene.go_to(3)
    arrive(player, scene)
    scene.simulation.world.outcome = "defeat"
    for _ in range(2):
        player.key(K.KSCAN_T)
    assert player.scene is scene and any("over here" in each.text for each in scene.console.messages)


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


def test_the_clerk_writes_the_last_and_says_what_failed():
    clerk, done = Clerk(), []
    clerk.ask("a", lambda: done.append(1))
    clerk.settle()
    with clerk._turn:  # he cannot begin: only the last of one file is done
        clerk.ask("a", lambda: done.append(2))
        clerk.ask("a", lambda: done.append(3))
    clerk.settle()
    assert done[-1] == 3
    clerk.forget("a")

    def fails():
        raise OSError("staged")

    import threading

    before, threading.excepthook = threading.excepthook, lambda args: None
    clerk.ask("b", fails)
    with pytest.raises(OSError, match="staged"):
        clerk.settle()
    threading.excepthook = before
    clerk.ask("b", lambda: done.append(4))
    clerk.settle()
    assert done[-1] == 4
