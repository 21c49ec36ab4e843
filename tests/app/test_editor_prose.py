"""Long texts are written in a box of several lines: caret, selection, clipboard, by keys and by mouse; Esc takes back."""

from __future__ import annotations

import pygame
import pytest

from game.app import editor_canvas
from game.app.editor_scene import EditorScene
from game.app.playing import editing_scene
from game.editor import shelf
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

K = pygame
LINES = ("Two ships watch a quiet piece of sky over the southern pole of Home, and the piece of sky watches them back. "
         "It does not stay quiet. Nothing that the Race has watched for long enough ever has.")  # fmt: skip


@pytest.fixture
def hand(stage, monkeypatch):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    path = shelf.begin("orbit")
    text = path.read_text()
    path.write_text(text.replace("Two ships watch a quiet piece of sky. It does not stay quiet.", LINES))
    made = EditorHand(stage, editing_scene(stage, standard(), str(path)))
    made.settle()
    made.on('["type", ["briefing", 0]]')
    yield made
    if isinstance(made.scene, EditorScene):
        made.scene.closing()


def said(hand):
    return hand.desk.data["briefing"][0]


def test_a_long_text_has_lines_and_the_caret_walks_through_them(hand):
    sheaf, typed = hand.bench.screen.sheaf, hand.bench.typist.now
    assert len(sheaf.lines) > 2 and typed.at == len(LINES) and typed.selected == (len(LINES), len(LINES))
    hand.key(K.KSCAN_UP)
    assert sheaf.row_of(hand.bench.typist.now.at) == len(sheaf.lines) - 2
    hand.key(K.KSCAN_HOME)
    assert typed.at == sheaf.lines[-2][0]
    hand.key(K.KSCAN_HOME, K.KMOD_LCTRL)
    hand.key(K.KSCAN_RIGHT, K.KMOD_LCTRL)
    assert typed.at == len("Two ")
    hand.key(K.KSCAN_RIGHT, K.KMOD_LCTRL | K.KMOD_LSHIFT)
    hand.type("vessels ")
    assert said(hand) == LINES.replace("Two ships", "Two vessels") and hand.bench.typist.now is None
    hand.key(K.KSCAN_Z, K.KMOD_LCTRL)
    assert said(hand) == LINES and len(hand.desk.session.history.names) == 1


def test_text_is_cut_and_pasted_elsewhere(hand):
    hand.key(K.KSCAN_HOME, K.KMOD_LCTRL)
    hand.key(K.KSCAN_RIGHT, K.KMOD_LCTRL | K.KMOD_LSHIFT)
    hand.key(K.KSCAN_X, K.KMOD_LCTRL)
    hand.key(K.KSCAN_END, K.KMOD_LCTRL)
    hand.key(K.KSCAN_V, K.KMOD_LCTRL)
    hand.key(K.KSCAN_RETURN)
    assert said(hand) == LINES.removeprefix("Two ") + "Two "


def test_the_mouse_puts_the_caret_and_selects(hand):
    sheaf, k = hand.bench.screen.sheaf, hand.bench.screen.kit.scale
    x, y = sheaf.x_of(sheaf.lines[1][0]), sheaf.box.y + 30 + 19 * 1.5
    hand.click((x * k, y * k))
    assert hand.bench.typist.now.at == sheaf.lines[1][0]
    hand.drag((x * k, y * k), (x * k, (y + 19) * k))
    assert hand.bench.typist.now.selected == (sheaf.lines[1][0], sheaf.lines[2][0])
    hand.key(K.KSCAN_DELETE)
    hand.key(K.KSCAN_RETURN)
    assert said(hand) == LINES[: sheaf.lines[1][0]] + LINES[sheaf.lines[2][0] :]


def test_esc_takes_back_and_a_click_elsewhere_keeps(hand):
    hand.type(" And so on.", enter=False)
    hand.scene.update(1.0)
    assert said(hand).endswith("And so on.")
    hand.key(K.KSCAN_ESCAPE)
    assert said(hand) == LINES and not hand.desk.session.history.at
    hand.on('["type", ["briefing", 0]]')
    hand.type(" More.", enter=False)
    hand.click((640, 700))
    assert said(hand).endswith("More.") and hand.bench.typist.now is None


def test_what_is_short_stays_in_its_row(hand):
    hand.key(K.KSCAN_ESCAPE)
    hand.on('["type", ["title"]]')
    assert hand.bench.screen.sheaf is None and hand.bench.typist.now.selected[0] == 0
