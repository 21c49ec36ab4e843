"""The timeline of the editor: marks are dragged, walked, moved and added, by mouse and by keys alone."""

from __future__ import annotations

import pygame
import pytest

from game.app import editor_canvas
from game.app.editor_scene import EditorScene
from game.app.gamepad import Press
from game.app.playing import editing_scene
from game.editor import shelf
from game.rules.levels import load_level
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

K = pygame
LIBRARY = standard()
MORE = """
[speaker.tower]
name = "Tower"
side = "race"

[[force]]
id = "gunships"
side = "arume"
name = "Gunships"
doctrine = "attack_run"
formation = "wedge"
at_wu = [6000, 0]
later = true
ship = [{ id = "gunship", unit = "arume_cruiser", name = "Gunship" }]
""" + "".join(f"""
[[trigger]]
id = "{name}"
when = [{when}]
do = [{{ kind = "checkpoint", name = "{name}" }}]
""" for name, when in {
    "ships": '{ kind = "time", at_s = 6 }', "swarm-comes": '{ kind = "time", at_s = 12 }',
    "split": '{ kind = "lost", of = { side = "arume" } }',
    "swarm-over": '{ kind = "after", trigger = "split", wait_s = 70 }',
    "landing-comes": '{ kind = "after", trigger = "swarm-over", wait_s = 8 }',
    "gosta": '{ kind = "lost", of = { side = "race" } }',
}.items())  # fmt: skip


@pytest.fixture
def hand(stage, monkeypatch):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    path = shelf.begin("orbit")
    path.write_text(path.read_text() + MORE)
    made = EditorHand(stage, editing_scene(stage, LIBRARY, str(path)))
    made.settle()
    made.key(K.KSCAN_F8)
    yield made
    if isinstance(made.scene, EditorScene):
        made.scene.closing()


def spot(hand, title, lane=""):
    """Give the mark of a trigger, by its id."""
    strip, triggers = hand.bench.state.strip, hand.desk.data["trigger"]
    return next(each for each in strip.spots if each.moment.trigger >= 0 and each.lane.name.startswith(lane)
                and triggers[each.moment.trigger]["id"] == title)  # fmt: skip


def px(hand, title, lane=""):
    box, k = spot(hand, title, lane).box, hand.bench.screen.kit.scale
    return (box.x + 7) * k, (box.y + 8) * k


def scrolled_to(hand, title):
    """Scroll until a mark is seen, as a hand would."""
    strip = hand.bench.state.strip
    hand.mouse(pygame.MOUSEMOTION, (round(strip.box.x + 40), round(strip.box.bottom - 20)))
    for _ in range(40):
        strip = hand.bench.state.strip
        if spot(hand, title).box.bottom < strip.box.bottom - 4:
            return
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-1))
        hand.frames(1)


def when(hand, title):
    return next(each["when"] for each in hand.desk.data["trigger"] if each["id"] == title)


def test_a_mark_is_chosen_by_a_click_and_dragged_as_one_change(hand):
    text = hand.desk.session.level.text
    at = px(hand, "ships")
    hand.click(at)
    assert hand.desk.shown == spot(hand, "ships").moment.path and not hand.desk.session.history.names
    hand.mouse(pygame.MOUSEBUTTONDOWN, tuple(map(round, at)))
    for far in (20, 50, 100):
        hand.mouse(pygame.MOUSEMOTION, (round(at[0]) + far, round(at[1])))
    moved = when(hand, "ships")[0]["at_s"]
    assert moved > 50, "it is seen while the hand drags"
    hand.mouse(pygame.MOUSEBUTTONUP, (round(at[0]) + 100, round(at[1])))
    assert when(hand, "ships")[0]["at_s"] == moved and len(hand.desk.session.history.names) == 1
    hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
    assert hand.desk.session.level.text == text


def test_what_hangs_on_a_trigger_is_dragged_from_it_and_goes_along(hand):
    scrolled_to(hand, "swarm-over")
    a, b = spot(hand, "swarm-over"), spot(hand, "landing-comes")
    assert a.lane.label == "split" and a.moment.at_s == 70 and b.moment.at_s == 78
    at = px(hand, "swarm-over")
    hand.drag(at, (at[0] + 60, at[1]))
    assert when(hand, "swarm-over")[0]["wait_s"] > 75
    assert spot(hand, "landing-comes").moment.at_s - spot(hand, "swarm-over").moment.at_s == 8


def test_a_drag_that_is_broken_off_leaves_everything(hand):
    text, at = hand.desk.session.level.text, tuple(map(round, px(hand, "ships")))
    hand.mouse(pygame.MOUSEBUTTONDOWN, at)
    hand.mouse(pygame.MOUSEMOTION, (at[0] + 90, at[1]))
    pygame.event.post(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    hand.frames(1)
    assert hand.desk.session.level.text == text and not hand.desk.session.history.names


def test_by_keys_alone_a_mark_is_found_moved_and_deleted(hand):
    assert hand.bench.area == "time"
    hand.key(K.KSCAN_DOWN)
    assert hand.bench.focus == spot(hand, "ships").name
    for _ in range(3):
        hand.key(K.KSCAN_EQUALS)
    assert when(hand, "ships")[0]["at_s"] == 9 and len(hand.desk.session.history.names) == 1
    hand.key(K.KSCAN_RIGHT)
    assert hand.bench.focus == spot(hand, "swarm-comes").name
    per_s = hand.bench.state.strip.per_s["clock"]
    hand.key(K.KSCAN_RIGHTBRACKET)
    assert hand.bench.state.strip.per_s["clock"] > per_s
    count = len(hand.desk.data["trigger"])
    hand.key(K.KSCAN_DELETE)
    assert len(hand.desk.data["trigger"]) == count - 1
    hand.key(K.KSCAN_F8)
    assert hand.bench.state.strip is None and hand.bench.area == "canvas"


def test_what_only_the_battle_knows_cannot_be_moved_and_that_is_said(hand):
    while hand.bench.focus != spot(hand, "split").name:
        before = hand.bench.focus
        hand.key(K.KSCAN_DOWN)
        assert hand.bench.focus != before
    hand.key(K.KSCAN_EQUALS)
    assert "Nobody can say" in hand.desk.saying.text and not hand.desk.session.history.names


def test_a_radio_line_is_added_at_a_moment_by_keys_alone(hand):
    for _ in range(5):
        hand.key(K.KSCAN_RIGHT)
    hand.key(K.KSCAN_UP)
    assert hand.bench.focus == "time:radio"
    hand.key(K.KSCAN_RETURN)
    hand.choose("tower")
    hand.type("Somebody is on the coast road.")
    added = hand.desk.data["trigger"][-1]
    assert added["when"] == [{"kind": "time", "at_s": 5}]
    assert added["do"] == [{"kind": "radio", "speaker": "tower", "text": "Somebody is on the coast road."}]
    hand.key(K.KSCAN_S, K.KMOD_LCTRL)
    assert load_level(hand.desk.file, LIBRARY).trigger[-1].id == "tower-speaks"


def test_a_wave_is_added_after_something_by_mouse(hand):
    scrolled_to(hand, "gosta")
    hand.click(px(hand, "gosta"))
    strip, k = hand.bench.state.strip, hand.bench.screen.kit.scale
    box = spot(hand, "gosta").box
    hand.click((strip.x_of("chain", 40.0) * k, (box.y + 8) * k))
    hand.on("time:wave")
    hand.choose("gunships")
    (condition,) = hand.desk.data["trigger"][-1]["when"]
    assert condition["kind"] == "after" and condition["trigger"] == "gosta" and 35 <= condition["wait_s"] <= 45
    assert hand.desk.data["trigger"][-1]["do"] == [{"kind": "wave", "force": "gunships"}]


def test_a_gamepad_moves_a_mark(hand):
    hand.scene.press(Press("down"))
    hand.scene.press(Press("down", False))
    hand.scene.press(Press("rt"))
    hand.frames(1)
    assert when(hand, "ships")[0]["at_s"] == 7
