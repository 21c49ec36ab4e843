"""A monkey at the level editor: whatever is pressed and clicked, it goes on, and undoing all gives what was opened."""

from __future__ import annotations

import random

import pygame
import pytest

from game.app import editor_canvas
from game.app.editor_bindings import KEYS
from game.app.editor_scene import EditorScene
from game.app.playing import editing_scene
from game.editor import shelf
from game.editor.panes.left_rows import outline_rows
from game.editor.tools import TOOLS
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view

_AWAY = ("test", "test-later", "forecast", "help", "save")  # what leads out of the window, or costs
_WORDS = ("12", "-4", "x", "race", "radio", "one", "1e9", "")
_PLAIN = ("KSCAN_TAB", "KSCAN_RETURN", "KSCAN_ESCAPE", "KSCAN_UP", "KSCAN_DOWN", "KSCAN_LEFT", "KSCAN_RIGHT", "KSCAN_EQUALS")


class Monkey:
    """Does one thing after the other, by chance."""

    def __init__(self, hand, seed):
        self.hand, self.random = hand, random.Random(seed)

    def act(self):
        hand, chance = self.hand, self.random
        controls = [each.name for each in hand.bench.screen.controls if each.name not in ("menu", *_AWAY)]
        what = chance.choice(("key", "key", "click", "drag", "row", "row", "type", "tool"))
        size = hand.stage.size
        spots = [(chance.randrange(240, 950), chance.randrange(40, size[1] - 30)) for _ in range(2)]
        if what == "key":
            key = chance.choice([each for each in KEYS if each.action not in _AWAY])
            code, mod = (key.key, key.held) if chance.random() < 0.5 else (getattr(pygame, chance.choice(_PLAIN)), 0)
            hand.key(code, {0: 0}.get(mod, mod))
        elif what == "click":
            hand.click(spots[0])
        elif what == "drag":
            hand.drag(*spots)
        elif what == "row" and controls:
            name = chance.choice(controls)
            hand.on(name) if not name.startswith('["try') else None
        elif what == "type":
            hand.type(chance.choice(_WORDS))
        else:
            hand.scene.actions.act(f"tool:{chance.choice(TOOLS).name}")
        if hand.bench.popup is not None and hand.bench.popup.title == "Menu":
            hand.key(pygame.KSCAN_ESCAPE)


def run_monkey(stage, theatre, seed, deeds):
    hand = EditorHand(stage, editing_scene(stage, standard(), str(shelf.begin(theatre))))
    hand.settle()
    opened = hand.desk.session.level.text
    monkey = Monkey(hand, seed)
    for _ in range(deeds):
        monkey.act()
        assert isinstance(hand.scene, EditorScene)
    hand.bench.typist.cancel()
    assert outline_rows(hand.desk, ""), "whatever it has become, it can be shown"
    left = hand.desk.session.level.text
    hand.desk.jump(0)
    assert hand.desk.session.level.text == opened
    hand.desk.jump(10**6)
    assert hand.desk.session.level.text == left or hand.desk.session.history.changes
    hand.scene.closing()


@pytest.mark.parametrize("theatre", ["orbit", "surface"])
def test_whatever_is_pressed_it_goes_on(stage, monkeypatch, theatre):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    run_monkey(stage, theatre, 1, 40)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_a_long_time(stage, monkeypatch, seed):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    run_monkey(stage, ("orbit", "surface")[seed % 2], seed, 250)
