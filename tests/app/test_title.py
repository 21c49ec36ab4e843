"""The title: what it offers, and the battle behind it, which never keeps anybody waiting."""

from __future__ import annotations

import time

import pygame
import pytest

from game.app import live_battle
from game.app.list_scene import ListScene
from game.app.overlays import SettingsScene
from game.app.reading_scene import ReadingScene
from game.app.title_battle import TitleBattle
from game.app.title_scene import TitleScene
from game.rules.levels import find_level
from game.rules.library import standard

K = pygame


def behind(stage):
    return TitleBattle(standard(), find_level("picket", standard()), stage.assets, (1280, 720), stage.cache, True)


def test_what_is_being_made_is_let_go_at_once(stage, monkeypatch):
    def endless(*_, progress, **__):
        while True:
            progress(0, 1, "hulls")
            time.sleep(0.001)

    monkeypatch.setattr(live_battle, "make_view", endless)
    battle = behind(stage)
    assert battle.draw((1280, 720)) is None and not battle.ready
    battle.advance(0.1)
    battle.stop()
    assert not battle.ready and battle.draw((1280, 720)) is None


@pytest.mark.slow
def test_a_battle_is_seen_and_goes_on(stage):
    battle = behind(stage)
    battle.wait()
    first = pygame.image.tobytes(battle.draw((1280, 720)), "RGB")
    tick = battle._simulation.world.tick
    for _ in range(20):
        battle.advance(0.05)
    assert battle._simulation.world.tick == tick + 60
    assert pygame.image.tobytes(battle.draw((1280, 720)), "RGB") != first
    battle.stop()


def test_every_entry_leads_somewhere_and_back(player, monkeypatch):
    monkeypatch.setattr(TitleScene, "update", lambda scene, dt: None)
    player.scene = title = TitleScene(player.stage, standard())
    for name, kind in (("settings", SettingsScene), ("credits", ReadingScene)):
        player.click_on(name)
        assert isinstance(player.scene, kind)
        assert player.key(K.KSCAN_ESCAPE) is title
    player.click_on("battles")
    assert isinstance(player.scene, ListScene)
    assert isinstance(player.key(K.KSCAN_ESCAPE), TitleScene)
    player.key(K.KSCAN_ESCAPE)
    assert player.scene.screen.focus == "quit", "one press more, so that nobody leaves by mistake"
    assert player.key(K.KSCAN_RETURN) is None
