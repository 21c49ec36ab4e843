"""The training range: every lesson done by keys alone and by gamepad alone, and by nobody who does nothing."""

from __future__ import annotations

import pygame
import pytest

from game.app import lessons
from game.app.battle_scene import BattleScene
from game.app.overlays import PauseScene
from game.app.training_scene import LessonEndScene, TrainingScene
from game.app.tutor import HINT_S
from game.rules.levels import find_level
from game.rules.library import standard
from game.sim.simulation import Simulation
from tests.app.learners import Keys, Pad, begin

IDLE_TICKS = 600

KEYS: dict[str, dict[str, list[tuple[str, str, float]]]] = {
    "helm": {
        "ahead": [("hold", "ahead", 9.0)], "turn": [("hold", "turn_left", 14.0)], "stop": [("tap", "stop", 40.0)],
        "look": [("tap", "follow", 0.5)], "hand-over": [("tap", "autopilot", 0.5)],
        "take-back": [("tap", "autopilot", 0.5)],
    },
    "command": {
        "select": [("tap", "select_all", 0.5)], "target": [("tap", "target_next", 0.5)],
        "attack": [("tap", "attack", 12.0)], "rest": [("rest", "pause", 0.0)], "salvo": [("tap", "slot1", 6.0)],
        "hold": [("tap", "hold", 0.5)], "withdraw": [("tap", "withdraw", 0.5)],
    },
    "point-defence": {
        "bow": [("hold", "turn_left", 30.0)], "posture": [("tap", "slot3", 0.5)],
        "call": [("tap", "target_near", 0.5)], "answer": [("tap", "slot1", 6.0)],
        "together": [("tap", "select_all", 0.5)], "screen": [("tap", "slot3", 0.5)],
    },
    "power": {
        "shield": [("tap", "power_defend", 0.5)], "engines": [("tap", "power_run", 0.5)],
        "even": [("tap", "power_balanced", 0.5)], "aim": [("tap", "genocide", 0.2), ("tap", "genocide", 0.5)],
        "fire": [("wait", "", 60.0)], "after": [("tap", "power_defend", 0.5)],
    },
    "infantry": {
        "walk": [("hold", "walk_right", 12.0)], "crouch": [("hold", "crouch", 1.0)], "fire": [("hold", "fire", 30.0)],
        "sights": [("hold", "scope", 1.0)], "reload": [("tap", "reload", 0.5)],
        "second": [("tap", "slot2", 0.5), ("wait", "", 3.0), *[("hold", "fire", 6.0)] * 4], "call": [("tap", "call", 0.5)],
    },
    "armour": {
        "drive": [("hold", "drive_right", 3.0)], "up": [("tap", "up", 12.0)], "target": [("wait", "", 9.0), ("tap", "target_next", 1.0)],
        "fire": [("hold", "fire", 25.0)], "back": [("tap", "target_next", 1.0), ("tap", "fire_back", 1.0)],
        "word": [("tap", "hold_fire", 0.5), ("tap", "advance", 12.0), ("tap", "word", 1.0)],
    },
    "flight": {
        "burner": [("hold", "burn", 20.0)], "ease": [("hold", "ease", 3.0)], "climb": [("hold", "nose_up", 1.2), ("wait", "", 8.0)],
        "level": [("hold", "level_right", 3.0)], "target": [("tap", "target_next", 0.5)],
        "missile": [("tap", "slot2", 0.2), ("hold", "nose_on", 14.0), *[("hold", "fire", 3.0)] * 5],
        "drone": [("hold", "nose_on", 10.0), *[("hold", "fire", 3.0), ("hold", "nose_on", 6.0)] * 6],
    },
    "conn": {
        "drift": [("hold", "drift_left", 12.0)], "height": [("hold", "rise", 25.0)], "shield": [("hold", "shield_left", 1.5)],
        "burn": [("hold", "drift_left", 20.0), *[("tap", "target_next", 0.2), ("hold", "fire", 4.0)] * 5], "bays": [("tap", "bays", 4.0)],
        "guard": [("tap", "guard", 0.5)],
    },
}  # fmt: skip
PAD = {
    "infantry": {
        "fire": [("hold", "aim", 0.3), ("hold", "trigger", 30.0)], "reload": [("tap", "use", 0.5)],
        "second": [("tap", "arm_next", 0.5), ("wait", "", 3.0), *[("hold", "trigger", 6.0)] * 4],
    },
    "flight": {
        "missile": [("tap", "arm_next", 0.2), ("hold", "nose_on", 14.0), *[("hold", "fire", 3.0)] * 5],
    },
    "power": {
        "shield": [("tap", "slot2", 0.3)] * 3, "engines": [("tap", "slot2", 0.3)], "even": [("tap", "slot2", 0.3)],
        "after": [("tap", "slot2", 0.3)] * 3,
    },
}  # fmt: skip


@pytest.mark.parametrize("hands", [Keys, Pad], ids=["keys", "pad"])
@pytest.mark.parametrize("lesson", sorted(KEYS))
def test_a_lesson_is_passed_by_doing_it(lesson, hands, player, quick):
    battle = begin(player, lesson)
    learner = hands(player, battle)
    learner.play(KEYS[lesson] | (PAD.get(lesson, {}) if hands is Pad else {}))
    assert battle.world.outcome == "victory"
    assert learner.read == [goal.text for goal in battle.choice.level.objective], "every step has been shown"
    battle._finish()
    player.scene = battle.next
    assert isinstance(player.scene, LessonEndScene)
    assert lessons.load(player.stage.settings.profile)[0] == {lesson}


@pytest.mark.parametrize("autopilot", [False, True], ids=["idle", "autopilot"])
@pytest.mark.parametrize("lesson", sorted(KEYS))
def test_who_does_nothing_passes_nothing(lesson, autopilot):
    simulation = Simulation(standard(), find_level(lesson, standard()), 7, commanded=not autopilot)
    for _ in range(IDLE_TICKS):
        simulation.tick()
    assert simulation.world.objectives == {goal.id: goal.state for goal in simulation.level.objective}
    assert not simulation.world.deeds and not simulation.over


@pytest.mark.parametrize("lesson", ["helm", "flight"])
def test_who_only_watches_passes_nothing_and_is_helped(lesson, player, quick):
    battle = begin(player, lesson)
    before = dict(battle.world.objectives)
    for _ in range(120):
        battle._tick()
    battle.update(HINT_S - 1.0)
    assert battle.console.lesson is not None and not battle.console.lesson.hint
    battle.update(2.0)
    assert battle.console.lesson.hint, "a hint after twelve seconds"
    assert battle.world.objectives == before and not set(battle.world.deeds) - {"level"}


def test_the_prompt_names_the_key_in_hand(player, quick):
    battle = begin(player, "helm")
    player.frames(1)
    assert (True, "W") in battle.console.lesson.how
    pad = Pad(player, battle)
    pad.button("r3", True)
    pad.look()
    assert (True, "Left stick up") in battle.console.lesson.how and (True, "W") not in battle.console.lesson.how


def test_from_the_title_through_a_lesson_and_on_to_the_next(player, quick):
    player.scene = player.stage.open("title", standard())
    player.scene._begin = lambda: None
    assert player.scene.state.entries[0].name == "training", "who has learnt nothing finds it first"
    player.frames(1)
    player.key(pygame.KSCAN_RETURN)
    assert isinstance(player.scene, TrainingScene) and player.scene.state.chosen == "helm"
    player.key(pygame.KSCAN_RETURN)
    battle = player.frames(3)
    assert isinstance(battle, BattleScene)
    player.key(pygame.KSCAN_ESCAPE)
    assert isinstance(player.scene, PauseScene)
    player.click_on("quit")
    assert isinstance(player.scene, TrainingScene), "a lesson can be left"
    player.click_on("begin")
    battle = player.frames(3)
    Keys(player, battle).play(KEYS["helm"])
    battle._finish()
    player.scene = battle.next
    player.frames(1)
    player.scene._shown_s = 9.0
    assert player.scene.state.buttons[0][0] == "next"
    player.key(pygame.KSCAN_RETURN)
    following = player.frames(3)
    assert following.choice.level.id == "command"
    following.closing()
    title = player.stage.open("title", standard())
    assert [entry.name for entry in title.state.entries[:2]] == ["campaign", "battles"], "no lesson waits to go on"
    again = player.stage.open("training", standard())
    assert [entry.outcome for entry in again.state.battles[:2]] == ["done", ""]
    assert again.state.chosen == "command"


def test_lessons_that_cannot_be_read_are_set_aside(data_dir):
    path = lessons.file_of(1)
    assert lessons.load(1) == (set(), "")
    assert lessons.take(1, "helm") == "" and lessons.load(1) == ({"helm"}, "")
    path.write_text('{"format": 1, "crc": 3, "data": {"done": ["command"]}}')
    done, words = lessons.load(1)
    assert done == {"helm"} and "backup" in words
