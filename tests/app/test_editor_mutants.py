"""Spoilt files through the real window: dropped on it, looked at in every pane, closed; the file stays as it was."""

from __future__ import annotations

from collections import Counter

import pygame
import pytest

from game.app import editor_canvas
from game.app.editor_list_scene import EditorListScene
from game.app.editor_scene import EditorScene
from game.app.loop import run
from game.rules.library import standard
from tests.app.editor_hand import EditorHand, plain_view
from tests.editor.mutants import mutant

LIBRARY = standard()
_TABS = (("left", "level"), ("right", "problems"), ("left", "edits"), ("left", "place"), ("right", "form"))


def dropped(stage, path):
    """Drop a file on the page of levels, and wait for what comes of it."""
    hand = EditorHand(stage, EditorListScene(stage, LIBRARY))
    pygame.event.post(pygame.event.Event(pygame.DROPFILE, file=str(path)))
    hand.frames(2)
    return hand


def look_round(hand):
    """Wait until the editor knows the level; open every pane, the story, all layers; go far out, near, and about."""
    for _ in range(400):
        hand.scene = run(hand.stage, hand.scene, 2)
        if hand.desk.fresh and not hand.desk.looker.busy:
            break
    assert hand.desk.fresh, "it is looked at in time"
    for side, tab in _TABS:
        hand.bench.show(side, tab)
        hand.bench.rebuild()
        hand.frames(1)
        if tab == "problems":
            assert all(row.text.isprintable() for row in hand.bench.pane("right").rows)
    for layer in hand.desk.layers:
        hand.desk.layers[layer] = True
    hand.key(pygame.KSCAN_F7)
    hand.key(pygame.KSCAN_F7)
    for action in ("zoom-out",) * 3 + ("frame-all",) + ("zoom-in",) * 4:
        hand.scene.actions.act(action)
        hand.frames(1)
    hand.pan((600, 400), (300, 200))
    hand.drag((450, 300), (800, 600))
    hand.key(pygame.KSCAN_ESCAPE)


def through_the_window(stage, seed, folder):
    """Open, look, leave. Returns: how far it got"""
    raw, path = mutant(seed), folder / f"spoilt-{seed}.toml"
    path.write_bytes(raw)
    hand = dropped(stage, path)
    if not isinstance(hand.scene, EditorScene):
        assert isinstance(hand.scene, EditorListScene)
        notice = hand.scene.state.notice
        assert path.name in notice and notice.isprintable(), ascii(notice)
        assert path.read_bytes() == raw
        return "told"
    try:
        look_round(hand)
        shown = "errors" if any(each.weight == "error" for each in hand.desk.problems()) else "plays"
    finally:
        hand.scene.closing()
    assert path.read_bytes() == raw, "looking changes nothing"
    return shown


def test_spoilt_files_are_opened_or_told(stage, monkeypatch, tmp_path):
    monkeypatch.setattr(editor_canvas, "make_view", plain_view)
    ways = Counter(through_the_window(stage, seed, tmp_path) for seed in (1542, 162))
    assert ways["told"] and ways["errors"], ways


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(4))
def test_spoilt_files_with_the_real_picture(stage, tmp_path, part):
    ways = Counter(through_the_window(stage, seed, tmp_path) for seed in range(part, 2000, 80))
    assert len(ways) == 3, ways
