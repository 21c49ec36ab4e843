"""Captions: who cannot hear reads what matters, from where it comes, and nothing else."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from game.view.captions import FADE_S, MOST, STAYS_S, Captions, bearing_of
from game.view.sound import SoundBoard
from game.view.sound_table import SoundRule, load_table

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SAID_OTHERWISE = {  # by the display itself, or not about the battle
    "order_race", "order_arume", "objective_done", "objective_failed", "victory", "defeat", "pickup", "heater_beep",
    "seeker_search", "ui_move", "ui_select", "ui_back", "ui_error", "radio_open_race", "radio_open_arume", "radio_close",
    "radio_static", "voice_race", "voice_arume", "breech_clank", "genocide_seat", "metal_launch",
}  # fmt: skip


@pytest.fixture
def board(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = SoundBoard(ASSETS)
    yield opened
    opened.close()


def words(board):
    return [line.words for line in board.captions.lines]


def test_every_sound_that_matters_has_words_or_is_said_otherwise():
    rules = load_table(ASSETS / "sounds" / "sounds.toml").sounds.values()
    matters = {rule.name for rule in rules if rule.priority >= 7 or rule.duck < 1.0}
    written = {rule.name for rule in rules if rule.caption}
    assert matters - written == SAID_OTHERWISE & matters
    assert not written & SAID_OTHERWISE
    assert all(len(rule.caption) <= 26 for rule in rules), "words that fit their place at 200 %"


def test_what_is_far_away_is_not_said_and_what_is_near_has_a_direction(board):
    board.listen((0.0, 0.0), 1.0, 1280)
    board.play_at("ship_destroyed", (9000.0, 0.0))
    assert words(board) == []
    board.play_at("ship_destroyed", (600.0, 0.0))
    (line,) = board.captions.lines
    assert line.bearing == pytest.approx((1.0, 0.0))
    board.captions.clear()
    board.play_at("ship_destroyed", (0.0, 500.0))
    assert board.captions.lines[0].bearing == pytest.approx((0.0, -1.0)), "up in the world is up on the screen"
    board.captions.clear()
    board.play_at("ship_destroyed", (20.0, 0.0))
    assert board.captions.lines[0].bearing is None, "it is here"


def test_hits_are_said_of_the_own_unit_only(board):
    board.listen((0.0, 0.0), 1.0, 1280)
    board.play_at("hull_hit_large", (100.0, 0.0))
    assert words(board) == []
    board.play_at("hull_hit_large", (100.0, 0.0), own=True, bearing=(-1.0, 0.0))
    assert words(board) == ["Hull hit hard"] and board.captions.lines[0].bearing == (-1.0, 0.0)


def test_a_loop_is_said_as_long_as_it_goes_on_and_a_little_after(board):
    for _ in range(200):
        board.loop("missile_warning", True, bearing=(0.0, -1.0))
        board.update(1 / 60)
    assert words(board) == ["Missiles incoming"] and board.captions.lines[0].strength == 1.0
    board.loop("missile_warning", False)
    for _ in range(round(60 * STAYS_S) + 2):
        board.update(1 / 60)
    assert words(board) == []


def test_it_is_said_without_a_sound_device_and_at_no_volume(board):
    board.close()
    assert not board.audible
    board.play("lock_warning")
    board.loop("missile_warning", True)
    assert words(board) == ["Locked on to you", "Missiles incoming"]
    board.update(STAYS_S)
    for _ in range(20):
        board.update(0.25)
    assert words(board) == []


def test_the_same_words_are_one_line_and_what_matters_least_gives_way():
    captions = Captions()
    for number in range(MOST + 2):
        rule = SoundRule(f"n{number}", priority=float(number), caption=f"Words {number}")
        captions.hear(rule, None, 1.0, own=False)
        captions.hear(rule, None, 1.0, own=False)
    assert [line.words for line in captions.lines] == [f"Words {number}" for number in range(2, MOST + 2)]


def test_an_arrow_turns_slowly_enough_to_be_read_and_a_line_fades():
    captions, rule = Captions(), SoundRule("a", caption="Explosion")
    captions.hear(rule, (1.0, 0.0), 1.0, own=False)
    captions.hear(rule, (-1.0, 0.0), 1.0, own=False)
    assert captions.lines[0].bearing == (1.0, 0.0)
    captions.pass_time(0.5)
    captions.hear(rule, (-1.0, 0.0), 1.0, own=False)
    assert captions.lines[0].bearing == (-1.0, 0.0)
    captions.pass_time(STAYS_S - 0.5 * FADE_S)
    assert 0.0 < captions.lines[0].strength < 1.0


def test_directions():
    assert bearing_of(0.1, 0.1) is None and bearing_of(math.nan, 0.0) is None
    assert bearing_of(-2.0, 0.0) == pytest.approx((-1.0, 0.0))
