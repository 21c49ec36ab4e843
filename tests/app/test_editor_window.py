"""The editor's window: opening and leaving, the hand, keys alone, undo by the list, recovery, trial, dropped files."""

from __future__ import annotations

import pygame
import pytest

from game.app import editor_canvas
from game.app.battle_scene import BattleScene
from game.app.editor_list_scene import EditorListScene, opened
from game.app.editor_scene import EditorScene
from game.app.editor_trial import firing
from game.app.gamepad import Press
from game.app.loading_scene import LoadingScene
from game.app.overlays import HelpScene
from game.app.playing import editing_scene
from game.app.title_scene import TitleScene
from game.app.unfinished import file_of
from game.base import paths
from game.base.errors import GameError
from game.editor import shelf
from game.rules.levels import load_level, shipped_levels
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

K = pygame
LIBRARY = standard()


@pytest.fixture
def hand(stage, monkeypatch):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    made = EditorHand(stage, editing_scene(stage, LIBRARY, str(shelf.begin("orbit"))))
    made.settle()
    yield made
    if isinstance(made.scene, EditorScene):
        made.scene.closing()


def test_a_shipped_level_is_opened_as_a_copy_and_stays_as_it_was(stage):
    path = shipped_levels()["picket"]
    before = path.read_bytes()
    scene = editing_scene(stage, LIBRARY, "picket")
    file = scene.bench.desk.file
    scene.closing()
    assert file.parent == shelf.folder() and path.read_bytes() == before
    copied, shipped = load_level(file, LIBRARY), load_level(path, LIBRARY)
    assert copied.id != "picket" and copied.number == 0 and copied.force == shipped.force
    kept = [line for line in before.decode().splitlines() if not line.startswith(("id =", "title =", "number ="))]
    assert [line for line in file.read_text().splitlines() if line in kept] == kept


def test_what_cannot_be_opened_is_said(stage, tmp_path):
    with pytest.raises(GameError, match="picket"):
        editing_scene(stage, LIBRARY, "pickett")
    bad = tmp_path / "bad.toml"
    bad.write_text("this is no level [")
    shelf_scene = EditorListScene(stage, LIBRARY, bad, True)
    assert not shelf_scene.done and "bad.toml" in shelf_scene.state.notice


def test_a_file_dropped_on_the_window_opens(hand, stage):
    other = shelf.begin("orbit")
    pygame.event.post(pygame.event.Event(pygame.DROPFILE, file=str(other)))
    hand.frames(3)
    assert isinstance(hand.scene, EditorScene) and hand.desk.file == other


def test_everything_can_be_reached_and_left_by_keys_alone(hand):
    hand.key(K.KSCAN_TAB)
    assert hand.bench.area == "left"
    for _ in range(3):
        hand.key(K.KSCAN_DOWN)
    assert hand.bench.focus == "tool:zone"
    hand.key(K.KSCAN_RETURN)
    hand.key(K.KSCAN_TAB, K.KMOD_LSHIFT)
    hand.key(K.KSCAN_RETURN)
    for _ in range(5):
        hand.key(K.KSCAN_RIGHT)
    hand.key(K.KSCAN_RETURN)
    assert len(hand.desk.data["zone"]) == 1, "a zone drawn by the crosshair"
    hand.key(K.KSCAN_TAB)
    hand.key(K.KSCAN_TAB)
    assert hand.bench.area == "right"
    while hand.bench.focus != '["type", ["zone", 0, "radius_wu"]]':
        before = hand.bench.focus
        hand.key(K.KSCAN_DOWN)
        assert hand.bench.focus != before, "the form can be walked to its end"
    radius = hand.desk.data["zone"][0]["radius_wu"]
    hand.key(K.KSCAN_EQUALS)
    assert hand.desk.data["zone"][0]["radius_wu"] > radius
    for _ in range(3):  # out of the pane, nothing chosen, and then the menu
        hand.key(K.KSCAN_ESCAPE)
    assert hand.bench.popup is not None
    hand.choose("leave")
    assert isinstance(hand.scene, EditorListScene)
    hand.key(K.KSCAN_ESCAPE)
    assert isinstance(hand.scene, TitleScene)


def test_a_gamepad_moves_the_crosshair_and_leaves(hand):
    for control in ("right", "right", "down"):
        hand.scene.press(Press(control))
        hand.scene.press(Press(control, False))
    assert hand.bench.by_keys
    hand.scene.press(Press("rb"))
    assert hand.bench.area == "left"
    hand.scene.press(Press("b"))
    hand.scene.press(Press("b"))
    hand.frames(1)
    assert hand.bench.popup is not None and hand.bench.popup.title == "Menu"


def test_what_the_theatre_has_not_got_is_put_out_of_hand(hand):
    hand.on("unit:race_cruiser")
    hand.on("left:level")
    hand.row("left", "The level")
    hand.row("right", "theatre")
    hand.choose("surface")
    assert hand.desk.data["theatre"] == "surface"
    hand.at(2000, 300)
    assert hand.bench.hands.tool == "select"
    hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
    assert hand.desk.data["theatre"] == "orbit"


def test_dragging_is_one_change_and_the_list_of_edits_goes_back(hand):
    text = hand.desk.session.level.text
    hand.pull((5000, 0), (4000, 800))
    assert hand.desk.session.history.names == ["Move Visitors"]
    at = hand.desk.data["force"][1]["at_wu"]
    assert abs(at[0] - 4000) < 30 and abs(at[1] - 800) < 30
    hand.key(K.KSCAN_R)
    hand.on("left:edits")
    hand.on("jump:0")
    assert hand.desk.session.level.text == text
    hand.on("jump:2")
    assert hand.desk.data["force"][1]["facing_deg"] == 195


def test_a_box_chooses_and_what_is_chosen_is_copied_mirrored_and_deleted(hand):
    hand.pull((-200, -900), (5200, 900))
    assert len(hand.desk.picks) == 2
    hand.key(K.KSCAN_X)
    assert hand.desk.data["force"][0]["facing_deg"] == 180
    hand.at(1500, 1500)
    hand.at(5000, 0)
    hand.on("left:level")
    hand.row("left", "Watch")
    hand.key(K.KSCAN_C, K.KMOD_LCTRL)
    hand.mouse(pygame.MOUSEMOTION, tuple(map(round, hand.px((2000, -1500)))))
    hand.key(K.KSCAN_V, K.KMOD_LCTRL)
    assert len(hand.desk.data["force"]) == 3
    hand.key(K.KSCAN_DELETE)
    assert len(hand.desk.data["force"]) == 2


def test_a_number_is_dragged_and_nonsense_is_said(hand):
    hand.on("left:level")
    hand.row("left", "Visitors")
    name = '["type", ["force", 1, "speed_wups"]]'
    k = hand.bench.screen.kit.scale
    box = next(each.box for each in hand.bench.screen.controls if each.name == name)
    start = ((box.x + 10) * k, (box.y + 8) * k)
    hand.drag(start, (start[0] + 60, start[1]))
    assert hand.desk.data["force"][1]["speed_wups"] > 90
    before = hand.desk.data["force"][1]["speed_wups"]
    hand.on(name)
    hand.type("fast")
    assert "not a number" in hand.desk.saying.text
    hand.key(K.KSCAN_ESCAPE)
    assert hand.desk.data["force"][1]["speed_wups"] == before


def test_problems_are_counted_and_mended_by_a_click(hand):
    hand.on("left:level")
    hand.row("left", "Visitors")
    hand.row("right", "formation")
    hand.bench.popup.take("wedg")
    hand.bench.popup = None
    hand.settle()
    assert [each.weight for each in hand.desk.problems()].count("error") == 1
    hand.on("right:problems")
    fix = next(row for row in hand.bench.pane("right").rows if row.text.startswith("Fix:"))
    hand.on(fix.name)
    hand.settle()
    assert not [each for each in hand.desk.problems() if each.weight == "error"]


def test_work_that_was_not_saved_is_offered_back(hand, stage):
    hand.pull((5000, 0), (4000, 800))
    text, file = hand.desk.session.level.text, hand.desk.file
    hand.scene.closing()
    hand.scene = opened(stage, LIBRARY, file)
    assert hand.bench.popup is not None
    hand.settle()
    hand.choose("back")
    assert hand.desk.session.level.text == text
    hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
    assert hand.desk.data["force"][1]["at_wu"] == [5000, 0]


def test_a_trial_comes_back_to_the_same_state_and_keeps_nothing(hand, quick):
    hand.pull((5000, 0), (4000, 800))
    hand.settle()
    desk, centre = hand.desk, hand.bench.canvas.camera.center.tolist()
    state = (desk.session.level.text, desk.session.history.at, list(desk.picks), desk.shown)
    hand.bench.canvas.view = None  # the stand-in has no hulls to lend
    hand.key(K.KSCAN_F5)
    while isinstance(hand.scene, LoadingScene):
        hand.frames(1)
    assert isinstance(hand.scene, BattleScene)
    hand.frames(3)
    hand.scene.closing()
    hand.key(K.KSCAN_ESCAPE)
    assert isinstance(hand.scene, EditorScene) and hand.desk is desk
    assert (desk.session.level.text, desk.session.history.at, list(desk.picks), desk.shown) == state
    assert hand.bench.canvas.camera.center.tolist() == centre
    assert not file_of().exists() and not list((paths.user_data() / "saves").glob("*"))


def test_a_trigger_is_fired_by_hand():
    level = load_level(shipped_levels()["picket"], LIBRARY)
    place = next(n for n, each in enumerate(level.trigger) if each.id == "enemy-down")
    tried = firing(level, place).trigger
    assert [each.kind for each in tried[place].when] == ["time"] and tried[place].do == level.trigger[place].do
    assert [each for n, each in enumerate(tried) if n != place] == [e for n, e in enumerate(level.trigger) if n != place]


def test_the_story_is_a_graph_that_leads_to_forms(hand):
    hand.key(K.KSCAN_F7)
    story = hand.bench.state.story
    assert {node.title for node in story.nodes} >= {"won", "lost", "victory", "defeat", "hold"}
    titles = [(story.nodes[a].title, story.nodes[b].title) for a, b in story.ways]
    assert ("won", "victory") in titles and ("won", "hold") in titles
    hand.key(K.KSCAN_RIGHT)
    hand.key(K.KSCAN_RETURN)
    assert hand.desk.shown[0] == "trigger"


def test_the_page_of_keys_opens_and_closes(hand):
    scene = hand.scene
    hand.key(K.KSCAN_F1)
    assert isinstance(hand.scene, HelpScene)
    assert hand.key(K.KSCAN_ESCAPE) is scene


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_pane_is_drawn_at_every_text_size(hand, text):
    hand.stage.settings.text = text
    hand.scene.resize()
    for side, tab in (("left", "place"), ("left", "level"), ("left", "edits"), ("right", "form"), ("right", "problems"),
                      ("right", "forecast")):  # fmt: skip
        hand.bench.show(side, tab)
        hand.bench.rebuild()
        hand.frames(1)
        screen = hand.bench.screen
        for control in screen.controls:
            assert control.box.x >= 0 and control.box.right <= screen.width + 1, control
            assert control.box.bottom <= screen.height, control
