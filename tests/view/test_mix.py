"""The mix itself, rendered without speakers: a warning is heard through two hundred guns, and nothing is cut off."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.app.scene import heard_as
from game.app.settings import Settings
from game.view.sound import SoundBoard
from tools.sound.mixdown import Tape, clipped_share, in_band, loudness, rms

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FRAME = 1 / 60
GUNS = (
    "machine_gun", "autocannon_ground", "sabot_fire", "he_fire", "burst_cannon", "rotary_ground", "rifle_race",
    "rifle_arume", "blast_small", "blast_medium", "blast_large", "nose_beam", "shell_hit_armour",
)  # fmt: skip
KEEN = (700.0, 4500.0)  # [Hz] where warnings have their voice
WARNED = 90


def decibels(part, rest):
    return 20 * np.log10(rms(part) / max(rms(rest), 1e-9))


class Battle:
    """Two hundred guns: fourteen go off in every picture, near and far, left and right."""

    def __init__(self, settings, frames=180, warning="missile_warning", music=False, words=""):
        board = SoundBoard(ASSETS, heard_as(settings))
        board._random.seed(1)
        tape, rng, pieces = Tape(board), np.random.default_rng(3), []
        self.most = 0
        for frame in range(frames):
            for _ in range(14):
                board.play(GUNS[rng.integers(len(GUNS))], pan=rng.uniform(-1, 1), gain=rng.uniform(0.3, 1))
            if warning == "missile_warning":
                board.loop(warning, frame >= WARNED)
            elif warning and frame == WARNED:
                assert board.play(warning)
            if music:
                board.music(1.0, "ground_race", 1.0)
            if words and frame == 30:
                board.speak(words, "race", "Korron")
            pieces.append(tape.record(FRAME))
            self.most = max(self.most, len(board.pool.voices))
            for deck in board.music_box.decks.values():
                deck.wait()
        count = len(pieces[0])
        self.mix = np.concatenate(pieces)
        self.warning = tape.part(warning) if warning else np.zeros_like(self.mix)
        self.since = WARNED * count
        self.voices = len(board.pool.slots)
        board.close()

    def stands_out(self):
        """Give by how much the warning is louder than the rest where ears are keen, while it sounds. [dB]"""
        one = self.warning[self.since :].mean(axis=1)
        rest = (self.mix - self.warning)[self.since :].mean(axis=1)
        sounds = np.abs(one) > 0.02 * np.abs(one).max()
        return decibels(in_band(one, *KEEN)[sounds], in_band(rest, *KEEN)[sounds])


@pytest.mark.parametrize("warning", ["missile_warning", "lock_warning"])
def test_a_warning_is_heard_through_two_hundred_guns(warning):
    battle = Battle(Settings(), warning=warning)
    assert battle.stands_out() > 3.0
    assert battle.most <= battle.voices
    assert clipped_share(battle.mix) < 2e-4


def test_all_at_once_is_not_cut_off_and_not_louder_than_it_need_be():
    loud = Settings(volume=1.0, effects=1.0, music=1.0, radio=1.0, interface=1.0)
    battle = Battle(loud, music=True, words="Superior sir, the aliens have launched. I count one hundred!")
    assert clipped_share(battle.mix) < 5e-4
    assert np.abs(battle.mix).max() < 1.6
    assert -18.0 < loudness(battle.mix) < -9.0


def test_one_gun_is_as_loud_alone_as_the_table_says():
    board = SoundBoard(ASSETS, heard_as(Settings(volume=1.0, effects=1.0)))
    tape = Tape(board)
    board.play("autocannon_ground")
    mix = np.concatenate([tape.record(FRAME) for _ in range(60)])
    gain = board.table.sounds["autocannon_ground"].gain
    assert np.abs(mix).max() == pytest.approx(gain * max(p.max() for p in board.store._peaks.values()), rel=0.05)
    board.close()


def test_mono_is_the_same_in_both_ears_and_loses_nobody():
    wide, mono = Battle(Settings(), 60, ""), Battle(Settings(mono=True), 60, "")
    assert np.array_equal(mono.mix[:, 0], mono.mix[:, 1])
    assert not np.array_equal(wide.mix[:, 0], wide.mix[:, 1])
    assert rms(mono.mix) > 0.7 * rms(wide.mix)


def test_each_volume_turns_its_own_down():
    for name, part in (("effects", "machine_gun"), ("interface", "lock_warning")):
        board = SoundBoard(ASSETS, heard_as(Settings(**{name: 0.0})))
        tape = Tape(board)
        board.play(part)
        assert rms(np.concatenate([tape.record(FRAME) for _ in range(20)])) == 0.0
        board.close()
