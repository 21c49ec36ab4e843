"""Replays through the window: watched to and fro, taken over; nothing of it counts."""

from __future__ import annotations

import pygame

from game.app import checkpoints, replays, unfinished
from game.app.battle_scene import BattleScene
from game.app.choice import Choice
from game.app.debrief_scene import DebriefScene
from game.app.gamepad import Press
from game.app.ground_scene import GroundScene
from game.app.replays_scene import ReplaysScene
from game.app.watch_ground import WatchGround
from game.app.watch_menu import WatchMenu
from game.rules.library import standard
from game.world import commands as c
from game.world.components import Body, Ship
from tests.app import replayed
from tests.app.replayed import TICKS, arrive, fought, watch

K = pygame


still = replayed.still


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
