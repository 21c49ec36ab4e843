"""From a fresh start, by mouse, by keys alone, by gamepad alone: STEPS in their order, each leaving off where it says.

A step is a function of the walk and what is staged; it begins where the step before it left off. To walk more of the
game, write a step and put it into STEPS.
"""

from __future__ import annotations

import pytest

from game.app import lessons, replays, settings, wars
from game.app.campaign_scene import CampaignScene
from game.app.overlays import SettingsScene
from game.app.playing import make_stage
from game.app.replays_scene import ReplaysScene
from game.app.title_scene import TitleScene
from game.app.training_scene import TrainingScene
from game.app.watch_battle import WatchBattle
from game.app.watch_menu import WatchMenu
from game.rules.library import standard
from tests.app import test_campaign, test_training
from tests.app.walks import WAYS, Walk

staged = test_campaign.staged


def settings_seen(walk, ends):
    """Title -> settings, every page of them -> title."""
    walk.choose("settings")
    assert isinstance(walk.player.scene, SettingsScene)
    for page in ("sound", "comfort", "game", "controls"):
        walk.choose(f"page:{page}")
        assert walk.player.scene.page == page
    walk.choose("set:invert_aim")
    assert settings.load().invert_aim
    walk.choose("resume")
    assert isinstance(walk.player.scene, TitleScene)


def lesson_passed(walk, ends):
    """Title -> training -> the first lesson, by doing it -> what was learnt -> title. Who has a mouse has keys beside it."""
    player = walk.player
    assert player.scene.state.entries[0].name == "training", "who has learnt nothing finds it first"
    walk.choose("training")
    assert isinstance(player.scene, TrainingScene) and player.scene.state.chosen == "helm"
    walk.choose("begin") if walk.way == "mouse" else walk.confirm()
    battle = player.frames(3)
    learner = test_training.Pad(player, battle) if walk.way == "pad" else test_training.Keys(player, battle)
    learner.play(test_training.KEYS["helm"] | (test_training.PAD.get("helm", {}) if walk.way == "pad" else {}))
    battle._finish()
    player.scene = battle.next
    player.frames(1)
    player.scene._shown_s = 9.0
    walk.choose("title")
    assert isinstance(player.scene, TitleScene) and lessons.load(1)[0] == {"helm"}


def battle_won(walk, ends):
    """Title -> campaign -> first battle -> its debriefing -> campaign."""
    player = walk.player
    assert player.scene.state.entries[0].name == "campaign", "there is nothing to continue"
    walk.choose("campaign")
    assert isinstance(player.scene, CampaignScene) and player.scene.state.chosen == "first-contact"
    walk.choose("begin") if walk.way == "mouse" else walk.confirm()
    debrief = walk.fight()
    assert debrief.state.buttons[0][1] == "The war goes on" and debrief.state.timeline is not None
    assert any("History bent" in note for note in debrief.state.what_if), "nobody was lost in so short a battle"
    walk.choose("continue")
    assert isinstance(player.scene, CampaignScene) and player.scene.state.chosen == "picket"
    assert wars.load(1)[0].record("first-contact").outcome == "victory", "kept at once"


def made_easier(walk, ends):
    """Campaign, where the next battle is to be an easy one."""
    walk.choose("difficulty:easy")
    assert walk.player.stage.settings.difficulty == "easy" == settings.load().difficulty


def battle_lost(walk, ends):
    """Campaign -> second battle -> its debriefing."""
    player, ends.outcome = walk.player, "defeat"
    walk.choose("begin")
    assert player.scene.state.difficulty == "easy"
    debrief = walk.fight()
    assert debrief.choice.difficulty == "easy"
    room = player.stage.war_room(standard())
    assert room.war.failures == {"picket": 1} and not room.may_pass(room.next())


def watched_again(walk, ends):
    """Debriefing -> the battle once more, wound back and on, whom to follow -> its menu -> replays -> title."""
    player = walk.player
    there = replays.shelf()[0].heading.ticks
    walk.choose("watch")
    scene = player.frames(2)
    assert isinstance(scene, WatchBattle)
    walk.ask("ahead")
    for _ in range(200):
        if scene.goal < 0:
            break
        player.frames(1)
    assert scene.film.tick == there and not scene.film.strayed and scene.simulation.world.outcome == "defeat"
    walk.ask("pause")
    assert scene.film.tick < there and not scene.console.paused, "once more from the beginning"
    walk.ask("next")
    assert scene.watcher.mode == "unit"
    walk.pad("start") if walk.way == "pad" else walk.back()
    assert isinstance(player.scene, WatchMenu)
    walk.choose("quit")
    assert isinstance(player.scene, ReplaysScene)
    walk.back()
    assert player.stage.war_room(standard()).war.failures == {"picket": 1}, "nothing of it counts"


def left(walk, ends):
    """Title -> out of the game."""
    assert isinstance(walk.player.scene, TitleScene)
    walk.choose("quit")
    assert walk.player.scene is None


def gone_on_with(walk, ends):
    """The game started again -> continue -> the briefing of the battle that was lost."""
    player, stage = walk.player, walk.player.stage
    again = make_stage(stage.surface, settings.load(), stage.board, stage.assets, stage.cache)
    player.stage, player.scene = again, TitleScene(again, standard())
    player.frames(1)
    entry = player.scene.state.entries[0]
    assert entry.name == "continue" and "Orbital Picket" in entry.note
    walk.choose("continue")
    assert player.scene.level.id == "picket" and player.scene.state.difficulty == "easy"


STEPS = (settings_seen, lesson_passed, battle_won, made_easier, battle_lost, watched_again, left, gone_on_with)


@pytest.mark.parametrize("way", WAYS)
def test_from_a_fresh_start(player, staged, data_dir, way):
    walk = Walk(player, way)
    for step in STEPS:
        step(walk, staged)
