"""The war through the window: by mouse, by keys alone, by gamepad alone; kept, left, gone on with."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pygame
import pytest

from game.app import wars
from game.app.battle_scene import BattleScene
from game.app.briefing_scene import BriefingScene
from game.app.campaign_scene import CampaignScene
from game.app.overlays import PauseScene, SettingsScene
from game.app.reading_scene import ReadingScene
from game.app.title_scene import TitleScene
from game.app.war_room import WarRoom
from game.rules.library import standard
from tests.app.walks import Walk

K = pygame


@pytest.fixture(autouse=True)
def staged(monkeypatch, quick, pad):
    """Make battles a moment long that end as `outcome` says; nothing is fought behind the title."""
    ends = SimpleNamespace(outcome="victory")
    real = WarRoom.fitted

    def short(room, level):
        late = level.late.model_copy(update={"outcome": ends.outcome, "reason": f"Staged {ends.outcome}."})
        return real(room, level).model_copy(update={"limit_s": 0.2, "late": late})

    monkeypatch.setattr(WarRoom, "fitted", short)
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    monkeypatch.setattr(random, "SystemRandom", lambda: random.Random(7))
    return ends


def lose(player, walk, times):
    for _ in range(times):
        walk.choose("begin")
        walk.fight()
        walk.choose("continue")


@pytest.mark.parametrize(("choice", "outcome"), [("accept", "defeat"), ("told", "told")])
def test_after_two_defeats_the_war_can_go_on(player, staged, choice, outcome):
    walk = Walk(player, "mouse")
    walk.choose("campaign")
    staged.outcome = "defeat"
    lose(player, walk, 1)
    assert choice not in [control.name for control in player.scene.screen.controls]
    lose(player, walk, 1)
    walk.choose(choice)
    room = player.scene.room
    assert room.war.record("first-contact").outcome == outcome and room.next().id == "picket"
    assert ("Duuraal" in room.war.gone()) is (choice == "told")
    walk.choose("nav:chronicle")
    assert isinstance(player.scene, ReadingScene)
    said = " ".join(words for _, words in player.scene.state.parts)
    assert ("left this battle to the chronicle" in said) is (choice == "told")
    assert ("Staged defeat." in said) is (choice == "accept")
    walk.back()
    assert isinstance(player.scene, CampaignScene)


def test_what_was_let_go_is_asked_for_twice(player):
    walk = Walk(player, "mouse")
    walk.choose("campaign")
    walk.choose("begin")
    walk.fight()
    walk.choose("continue")
    walk.choose("battle:first-contact")
    walk.choose("begin")
    assert isinstance(player.scene, CampaignScene) and player.scene.room.war.records
    walk.choose("begin")
    assert isinstance(player.scene, BriefingScene) and not player.scene.room.war.records
    walk.fight()
    walk.choose("continue")
    walk.choose("nav:new")
    assert player.scene.room.war.records
    walk.choose("nav:new")
    assert not player.scene.room.war.records and not wars.load(1)[0].records


def test_three_wars_stand_side_by_side(player):
    walk = Walk(player, "mouse")
    walk.choose("campaign")
    walk.choose("begin")
    walk.fight()
    walk.choose("continue")
    walk.choose("nav:profile")
    assert player.scene.state.chosen == "first-contact" and not player.scene.room.war.records
    walk.choose("nav:profile")
    walk.choose("nav:profile")
    assert player.scene.room.profile == 1 and player.scene.room.war.records


def test_the_end_of_the_war_is_read(player):
    walk = Walk(player, "keys")
    room = player.stage.war_room(standard())
    while room.next() is not None:
        room.pass_over(room.next())
    player.scene = CampaignScene(player.stage, standard())
    player.frames(1)
    assert player.scene.state.chosen == "epilogue"
    walk.confirm()
    assert isinstance(player.scene, ReadingScene) and "seventy-five" in str(player.scene.state.parts)
    player.key(K.KSCAN_PAGEDOWN)
    walk.back()
    assert isinstance(player.scene, CampaignScene) and wars.load(1)[0].read


def test_difficulty_can_be_changed_in_the_middle_of_a_battle_for_the_next(player):
    walk = Walk(player, "keys")
    walk.choose("campaign")
    walk.confirm()
    walk.choose("begin")
    assert isinstance(player.frames(2), BattleScene)
    player.key(K.KSCAN_ESCAPE)
    assert isinstance(player.scene, PauseScene) and isinstance(player.scene, SettingsScene)
    walk.choose("page:game")
    walk.choose("set:difficulty")
    assert player.stage.settings.difficulty == "hard"
    walk.choose("restart")
    again = player.frames(2)
    assert isinstance(again, BattleScene) and again.simulation.difficulty == "hard"


def test_a_damaged_war_is_set_aside_and_said(player, data_dir):
    path = wars.file_of(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{")
    player.scene = TitleScene(player.stage, standard())
    player.frames(1)
    assert "war-1.json.damaged-1" in player.scene.state.notice
    assert path.with_name("war-1.json.damaged-1").read_text() == "{"
