"""The sound board: voices, limits, fades, radio, music, and going on without a device or a file."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import itertools

import numpy as np
import pygame
import pytest

from game.view.hearing import Ear, SoundSettings, ears
from game.view.mixer import CHANNELS, RATE, SoundStore
from game.view.sound import FIRST_VOICE, MUSIC_CHANNELS, SPEECH_CHANNEL, SoundBoard
from game.view.speech import speech_wave

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FRAME = 1 / 60


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundBoard]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = SoundBoard(ASSETS)
    yield opened
    opened.close()


def volume_of(slot: int) -> float:
    return pygame.mixer.Channel(slot).get_volume()


def test_a_sound_plays_and_ends(board: SoundBoard) -> None:
    assert board.play("pop")
    board.update(FRAME)
    (playing,) = board.pool.voices.values()
    assert playing.slot >= FIRST_VOICE
    assert pygame.mixer.Channel(playing.slot).get_busy()
    for _ in range(120):
        board.update(FRAME)
    assert not board.pool.voices


def test_two_hundred_guns_in_one_frame_are_a_few_voices(board: SoundBoard) -> None:
    started = sum(board.play("point_defence", pan=0.0, gain=0.2 + 0.004 * i) for i in range(200))
    assert started == 1
    assert next(iter(board.pool.voices.values())).gain == pytest.approx(0.2 + 0.004 * 199), (
        "the nearest lends its loudness"
    )


def test_no_sound_takes_more_voices_than_its_table_gives_it(board: SoundBoard) -> None:
    limit = board.table.sounds["ship_destroyed"].voices
    for _ in range(limit + 4):
        board.play("ship_destroyed")
        board.update(0.25)
    assert sum(v.rule.name == "ship_destroyed" for v in board.pool.voices.values()) == limit


def test_a_key_keeps_a_sound_from_doubling(board: SoundBoard) -> None:
    assert board.play("reactor_down", key=7)
    board.update(0.25)
    board.update(0.25)
    assert not board.play("reactor_down", key=7)
    assert board.play("reactor_down", key=8)


def test_variants_do_not_repeat_at_once(board: SoundBoard) -> None:
    rule = board.table.sounds["pop"]
    drawn = [board._variant(rule) for _ in range(60)]
    assert set(drawn) == set(range(rule.variants))
    assert all(a != b for a, b in itertools.pairwise(drawn))


def test_a_lock_tone_is_heard_through_a_full_battle(board: SoundBoard) -> None:
    names = [n for n, r in board.table.sounds.items() if r.category == "effects" and "loop" not in n]
    for _ in range(20):
        for name in names:
            board.play(name, gain=1.0)
        board.update(FRAME)
    assert len(board.pool.voices) == len(board.pool.slots)
    assert board.play("lock_tone")
    board.update(FRAME)
    tone = next(v for v in board.pool.voices.values() if v.rule.name == "lock_tone")
    small = [v for v in board.pool.voices.values() if v.priority < 5 and v.left_s > 0]
    assert min(tone.sent) > 0.2
    assert all(max(v.sent) < min(tone.sent) for v in small)


def test_small_sounds_duck_under_an_alarm_and_come_back(board: SoundBoard) -> None:
    board.play("engine_race")
    board.update(FRAME)
    before = max(next(iter(board.pool.voices.values())).sent)
    board.loop("missile_warning", True)
    for _ in range(12):
        board.update(FRAME)
    engine = next(v for v in board.pool.voices.values() if v.rule.name == "engine_race")
    assert max(engine.sent) < 0.75 * before
    board.loop("missile_warning", False)
    for _ in range(150):
        board.update(FRAME)
    assert max(engine.sent) == pytest.approx(before, rel=0.05)


def test_a_loop_fades_in_follows_its_gain_and_fades_out(board: SoundBoard) -> None:
    board.loop("engine_arume", True, gain=1.0)
    board.update(FRAME)
    (running,) = board.pool.voices.values()
    assert running.level < 0.1
    for _ in range(60):
        board.loop("engine_arume", True, gain=0.5)
        board.update(FRAME)
    assert len(board.pool.voices) == 1
    assert running.level == 1.0
    assert running.gain == 0.5
    board.loop("engine_arume", False)
    for _ in range(60):
        board.update(FRAME)
    assert not board.pool.voices
    assert not pygame.mixer.Channel(running.slot).get_busy()


def test_pan_and_gain_follow_the_camera(board: SoundBoard) -> None:
    board.listen((1000.0, 500.0), zoom=1.0, width=1280)
    assert board.heard((1000.0, 500.0)) == (0.0, 1.0)
    left_pan, near = board.heard((700.0, 500.0))
    _, far = board.heard((-3000.0, 500.0))
    assert left_pan < -0.3
    assert near > 3 * far
    assert Ear(zoom=0.25).hears(0, 0)[1] < 1.0
    assert ears(1.0, -1.0, mono=False)[0] > 5 * ears(1.0, -1.0, mono=False)[1]
    assert ears(0.7, -1.0, mono=True) == (0.7, 0.7)


def test_categories_have_their_own_volume(board: SoundBoard) -> None:
    board.play("ui_select")
    board.play("hull_hit_large")
    board.apply(SoundSettings(effects=0.0))
    board.update(FRAME)
    loud = {v.rule.name: max(v.sent) for v in board.pool.voices.values()}
    assert loud["hull_hit_large"] == 0.0
    assert loud["ui_select"] > 0.1
    board.apply(SoundSettings(muted=True))
    board.update(FRAME)
    assert all(max(v.sent) == 0.0 for v in board.pool.voices.values())


def test_pause_holds_the_battle_and_leaves_the_interface(board: SoundBoard) -> None:
    board.play("ship_destroyed")
    board.update(FRAME)
    (wreck,) = board.pool.voices.values()
    left = wreck.left_s
    board.pause(True)
    assert board.play("ui_move")
    for _ in range(60):
        board.update(FRAME)
    assert wreck.left_s == left
    assert [v.rule.name for v in board.pool.voices.values()] == ["ship_destroyed"]
    board.pause(False)
    board.update(FRAME)
    assert wreck.left_s < left


def test_a_radio_line_is_spoken_for_a_sensible_time(board: SoundBoard) -> None:
    short = board.speak("At once.", "arume")
    long = board.speak(
        "Superior sir, the aliens have launched. I count one hundred missiles!", "race", "Gerral"
    )
    assert pygame.mixer.Channel(SPEECH_CHANNEL).get_busy()
    assert 0.2 < short < 1.5 < long < 6.0
    assert board.speak("x " * 400, "race") < 6.5
    assert board.speak("  ", "race") == 0.0
    assert board.speak("...?!", "race") > 0.0


def test_speech_is_the_same_for_the_same_speaker_and_differs_between_speakers(board: SoundBoard) -> None:
    def said(speaker: str) -> np.ndarray:
        return speech_wave("It shall be done.", "race", board.store, board.table, speaker)

    assert np.array_equal(said("Ktril"), said("Ktril"))
    assert len(said("Ktril")) != len(said("Atvar"))
    assert np.max(np.abs(said("Ktril"))) < 1.0


def play_music(board: SoundBoard, seconds: float) -> None:
    for deck in board.music_box.decks.values():
        deck.wait()
    for _ in range(round(seconds * 60)):
        board.update(FRAME)


def test_music_layers_follow_intensity_and_run_together(board: SoundBoard) -> None:
    board.music(0.0)
    board.update(FRAME)
    play_music(board, 3.0)
    calm = [volume_of(slot) for slot in range(3)]
    assert calm[0] > 0.1
    assert calm[1] == calm[2] == 0.0
    assert all(pygame.mixer.Channel(slot).get_busy() for slot in range(3)), "silent stems run along"
    board.music(1.0)
    play_music(board, 3.0)
    assert volume_of(2) > 0.1
    board.music(0.0, "menu")
    board.update(FRAME)
    play_music(board, 3.5)
    assert list(board.music_box.decks) == ["menu"]
    board.music(None)
    play_music(board, 3.0)
    assert not any(pygame.mixer.Channel(slot).get_busy() for slot in range(MUSIC_CHANNELS))


def test_mono_music_is_the_same_in_both_ears() -> None:
    board = SoundBoard(ASSETS, SoundSettings(mono=True))
    board.music(0.0, "menu")
    board.update(FRAME)
    play_music(board, 0.1)
    samples = pygame.sndarray.array(pygame.mixer.Channel(0).get_sound())
    assert np.array_equal(samples[:, 0], samples[:, 1])
    board.close()


def test_missing_and_broken_files_become_a_blip_and_one_line_each(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sounds = tmp_path / "sounds"
    sounds.mkdir()
    shutil.copy(ASSETS / "sounds" / "sounds.toml", sounds)
    (sounds / "lock_tone.ogg").write_bytes(b"not a sound at all")
    with caplog.at_level(logging.WARNING):
        board = SoundBoard(tmp_path)
        for _ in range(3):
            board.play("lock_tone")
            board.play("a_sound_nobody_made")
            board.update(0.25)
            board.update(0.25)
        assert board.speak("Still here.", "race") > 0
        board.close()
    lines = [record.getMessage() for record in caplog.records]
    assert sum("lock_tone" in line for line in lines) == 1
    assert sum("a_sound_nobody_made" in line for line in lines) == 1


def test_without_a_device_it_says_so_once_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no_such_driver")
    with caplog.at_level(logging.WARNING):
        board = SoundBoard(ASSETS)
        assert not board.play("pop")
        board.loop("engine_race", True)
        assert board.speak("Hello.", "race") == 0.0
        board.music(1.0)
        board.pause(True)
        board.stop_loops()
        board.hush_speech()
        board.apply(SoundSettings(mono=True))
        assert list(board.preload()) == []
        board.update(FRAME)
        board.stop_all()
        board.close()
    assert len(caplog.records) == 1
    assert "without sound" in caplog.text


def test_a_mixer_opened_otherwise_is_opened_anew(board: SoundBoard) -> None:
    board.close()
    pygame.mixer.init(22050, -16, 1)
    again = SoundBoard(ASSETS)
    assert pygame.mixer.get_init() == (RATE, -16, 2)
    assert pygame.mixer.get_num_channels() == CHANNELS
    again.close()


def test_numbers_that_are_none_are_not_played(board: SoundBoard) -> None:
    assert not board.play("pop", pan=float("nan"))
    assert not board.play("pop", gain=float("inf"))
    board.loop("engine_race", True, gain=float("nan"))
    assert not board.pool.voices


def test_a_store_decodes_a_file_once(board: SoundBoard) -> None:
    store = SoundStore(ASSETS / "sounds")
    assert store.get("pop-1") is store.get("pop-1")
    assert store.wave("pop-1").ndim == 1
