"""The campaign editor in the window: a calendar made by mouse and by keys, its levels, and the war that is fought."""

from __future__ import annotations

import pygame
import pytest

from game.app import editor_canvas
from game.app.campaign_scene import CampaignScene
from game.app.editor_campaign import CampaignEditor
from game.app.editor_list_scene import EditorListScene
from game.app.editor_scene import EditorScene
from game.app.title_scene import TitleScene
from game.editor import campaigns, shelf
from game.rules.campaign import open_campaign
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

K = pygame
LIBRARY = standard()


@pytest.fixture
def hand(stage, monkeypatch):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    shelf.begin("orbit")
    made = EditorHand(stage, EditorListScene(stage, LIBRARY))
    made.on("new:campaign")
    made.on("edit")
    made.settle()
    assert isinstance(made.scene, CampaignEditor)
    yield made
    if isinstance(made.scene, EditorScene):
        made.scene.closing()


def titles(hand):
    return [each["title"] for each in hand.desk.data["battle"]]


def with_a_level(hand):
    hand.on("left:levels")
    hand.row("left", "My level")
    hand.on("left:battles")


def test_a_campaign_is_made_by_mouse_saved_and_fought(hand, stage):
    with_a_level(hand)
    assert titles(hand) == ["The first battle", "My level"]
    hand.row("left", "2  My level", "^")
    assert titles(hand) == ["My level", "The first battle"]
    assert [each["number"] for each in hand.desk.data["battle"]] == [1, 2]
    hand.row("left", "2  The first battle", "x")
    hand.row("left", "1  My level")
    hand.write("when", "Year 3, day 4")
    hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
    hand.key(K.KSCAN_Y, K.KMOD_LCTRL)
    hand.key(K.KSCAN_F5)
    file = campaigns.campaigns()[0]
    assert open_campaign(file, LIBRARY)[0].battle[0].when == "Year 3, day 4"
    assert isinstance(hand.scene, CampaignScene) and hand.scene.room.slot == "war-1-my-war"
    assert [each.title for each in hand.scene.state.battles] == ["My level", "Epilogue"]
    hand.key(K.KSCAN_ESCAPE)
    assert isinstance(hand.scene, TitleScene) and hand.scene.room.slot == "war-1", "the title is of the game's war"


def test_a_campaign_that_cannot_be_fought_says_why_and_stays(hand):
    hand.key(K.KSCAN_F5)
    assert isinstance(hand.scene, CampaignEditor) and "cannot be played" in hand.desk.saying.text


def test_a_battle_is_dragged_on_the_map_and_moved_by_keys_alone(hand):
    (thing,) = hand.desk.things()
    hand.pull(thing.at, (thing.at[0] + 320, thing.at[1]))
    x, y = hand.desk.data["battle"][0]["at"]
    assert abs(x - 0.5) < 0.02 and y == 0.3 and len(hand.desk.session.history.names) == 1
    hand.key(K.KSCAN_DOWN, K.KMOD_LALT)
    assert hand.desk.data["battle"][0]["at"][1] > y
    hand.key(K.KSCAN_TAB)
    for _ in range(3):
        hand.key(K.KSCAN_DOWN)
    hand.key(K.KSCAN_RETURN)
    assert len(hand.desk.data["battle"]) == 2, "the + of the calendar by keys"
    assert hand.desk.picks == [("battle", 1)]
    hand.key(K.KSCAN_DOWN)
    hand.key(K.KSCAN_DOWN)
    hand.key(K.KSCAN_DELETE)
    assert len(hand.desk.data["battle"]) == 1


def test_the_level_of_a_battle_is_opened_and_what_is_for_levels_only_is_said(hand):
    with_a_level(hand)
    hand.key(K.KSCAN_F6)
    assert "for levels" in hand.desk.saying.text
    hand.row("right", "Edit My level")
    assert isinstance(hand.scene, EditorScene) and not isinstance(hand.scene, CampaignEditor)
    assert hand.desk.file.name == "my-level.toml"


def test_work_on_a_campaign_survives(hand, stage):
    with_a_level(hand)
    text, file = hand.desk.session.level.text, hand.desk.file
    hand.scene.closing()
    hand.scene = EditorListScene(stage, LIBRARY, file, True)
    hand.frames(2)
    hand.choose("back")
    assert hand.desk.session.level.text == text


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_pane_is_drawn_at_every_text_size(hand, text):
    hand.stage.settings.text = text
    hand.scene.resize()
    for side in ("left", "right"):
        for name, _ in hand.bench.tabs[side]:
            hand.bench.show(side, name)
            hand.bench.rebuild()
            hand.frames(1)
            screen = hand.bench.screen
            assert all(each.box.x >= 0 and each.box.right <= screen.width + 1 for each in screen.controls)
