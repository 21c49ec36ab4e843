"""Loops whose pitch follows something: no seam, no gap, silence when they stop, and a battle that is hushed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.base.constants import DT
from game.view.mixer import PIECE, RATE, Glide, as_wave, healed
from game.view.sound import SoundBoard

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundBoard]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    opened = SoundBoard(ASSETS)
    yield opened
    opened.close()


def test_a_glide_has_no_seam_whatever_its_pitch(board: SoundBoard) -> None:
    t = np.arange(RATE) / RATE
    glide = Glide(0.5 * np.sin(2 * np.pi * 110 * t), 0.5)
    pieces = []
    for pitch in (0.5, 1.0, 2.0, 2.0, 0.7, 99.0):
        glide.pitch = pitch
        pieces.append(as_wave(glide.piece(1.0, 1.0)))
    wave = np.concatenate(pieces)
    assert len(wave) == 6 * PIECE
    assert np.max(np.abs(np.diff(wave))) < 1.1 * (0.5 * 2 * np.pi * 110 * 4.0 / RATE)
    crossings = [np.count_nonzero(np.diff(np.signbit(piece))) for piece in pieces]
    assert crossings[3] == pytest.approx(2 * 220 * PIECE / RATE, abs=2), "twice as fast is an octave higher"
    assert crossings[0] < crossings[1] < crossings[2]


@pytest.mark.parametrize("name", ["genocide_charge", "jump_spool"])
def test_a_packed_loop_has_no_tick_at_its_end(board: SoundBoard, name: str) -> None:
    wave = board.store.wave(name)
    rough = np.abs(np.diff(np.tile(healed(wave), 2), 3))
    assert np.max(rough[len(wave) - 6 : len(wave) + 6]) < np.max(rough[1000 : len(wave) - 1000])


def test_a_gliding_loop_keeps_a_piece_waiting_and_stops_for_good(board: SoundBoard) -> None:
    board.loop("genocide_charge", True, pitch=0.6)
    board.update(DT)
    (slot,) = board.pool.voices
    channel = pygame.mixer.Channel(slot)
    assert channel.get_busy()
    assert channel.get_queue() is not None
    for _ in range(30):
        board.loop("genocide_charge", True, gain=0.5, pitch=0.9)
        board.update(DT)
    expected = board.table.sounds["genocide_charge"].gain * 0.5 * board.settings.volume("effects")
    assert channel.get_volume() == pytest.approx(expected, abs=0.02)
    board.loop("genocide_charge", False)
    for _ in range(60):
        board.update(DT)
    assert not channel.get_busy()
    assert not board.pool.voices


def test_a_gliding_loop_rests_while_the_battle_does(board: SoundBoard) -> None:
    board.loop("jump_spool", True, pitch=1.0)
    board.update(DT)
    board.pause(True)
    (slot,) = board.pool.voices
    for _ in range(30):
        board.loop("jump_spool", True, pitch=1.5)
        board.update(DT)
    assert board.pool.voices[slot].held
    board.stop_all()
    assert not pygame.mixer.Channel(slot).get_busy()


def test_a_hushed_battle_leaves_alarms_alone(board: SoundBoard) -> None:
    board.loop("engine_race", True)
    board.loop("genocide_charge", True, pitch=1.0)
    for _ in range(60):
        board.update(DT)
    loud = {v.rule.name: max(v.sent) for v in board.pool.voices.values()}
    board.levels.hushed = 0.3
    for _ in range(60):
        board.update(DT)
    hushed = {v.rule.name: max(v.sent) for v in board.pool.voices.values()}
    assert hushed["engine_race"] < 0.4 * loud["engine_race"]
    assert hushed["genocide_charge"] == pytest.approx(loud["genocide_charge"], rel=0.01)
    board.stop_loops()
    assert board.levels.hushed == 1.0


def test_a_pitch_that_is_no_number_starts_nothing(board: SoundBoard) -> None:
    board.loop("jump_spool", True, pitch=float("nan"))
    assert not board.pool.voices
    board.loop("jump_spool", True, pitch=1.0)
    board.loop("jump_spool", True, pitch=float("inf"))
    board.update(DT)
    (slot,) = board.pool.voices
    assert board._desk.glides[slot].pitch == 1.0


def test_a_glide_that_ran_dry_begins_again_as_loud_as_it_was(board: SoundBoard) -> None:
    for _ in range(60):
        board.loop("genocide_charge", True, gain=0.5, pitch=1.0)
        board.update(DT)
    (slot,) = board.pool.voices
    channel = pygame.mixer.Channel(slot)
    before = channel.get_volume()
    channel.stop()
    channel.stop()
    board.update(DT)
    assert channel.get_busy()
    assert channel.get_volume() == before
