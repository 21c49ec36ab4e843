"""The sound board's parts that need no device: table, voices, limiter, syllables."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from game.view.sound_table import SoundRule, load_table
from game.view.speech import syllables
from game.view.voices import AHEAD, BLOCK_S, CEILING, TOP, Limiter, Voice, VoicePool

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FRAME = 1 / 60


def voice(slot: int, name: str = "a", priority: float = 5.0, gain: float = 0.5, **more: object) -> Voice:
    rule = SoundRule(name, duck=float(more.pop("duck", 1.0)), voices=int(more.pop("voices", 4)))
    return Voice(
        slot, rule, more.pop("key", None), priority, gain, 0.0, float(more.pop("left_s", 1.0)), **more
    )


def test_a_full_pool_gives_way_to_what_matters_more() -> None:
    pool = VoicePool([0, 1, 2])
    for slot, priority in enumerate((2.0, 7.0, 4.0)):
        pool.add(voice(slot, f"n{slot}", priority))
    assert pool.slot_for(SoundRule("x"), priority=5.0, gain=0.5) == 0
    assert pool.slot_for(SoundRule("x"), priority=1.0, gain=1.0) is None


def test_a_sound_with_all_its_voices_replaces_its_own_and_spares_others() -> None:
    pool = VoicePool([0, 1, 2])
    pool.add(voice(0, "gun", 2.0, gain=0.9, voices=2))
    pool.add(voice(1, "gun", 2.0, gain=0.1, voices=2))
    assert pool.slot_for(SoundRule("gun", voices=2), priority=2.0, gain=0.5) == 1


def test_the_limiter_holds_the_sum_and_lets_go_slowly() -> None:
    limiter = Limiter()
    assert limiter.update(FRAME, protected=0.0, others=0.3) == 1.0
    tight = limiter.update(FRAME, protected=0.1, others=6.0)
    assert tight**2 * 6.0 + 0.1 <= CEILING**2 + 0.01
    later = limiter.update(FRAME, protected=0.0, others=0.1)
    assert tight < later < 1.0


def test_the_limiter_turns_everything_down_when_what_is_protected_is_too_much() -> None:
    limiter = Limiter()
    limiter.update(FRAME, protected=2.0, others=1.0)
    assert (2.0 + limiter.scale**2) * limiter.trim**2 <= TOP**2 + 1e-9
    assert limiter.scale**2 > 0.1, "something of the battle is left"


def test_a_voice_knows_the_loudest_that_it_will_play_next() -> None:
    peaks = np.zeros(40, dtype=np.float32)
    peaks[0], peaks[30], peaks[39] = 0.8, 0.5, 0.1
    one = voice(0, left_s=40 * BLOCK_S)
    one.peaks = peaks
    heard = []
    for block in range(40):
        one.age_s = (block + 0.5) * BLOCK_S
        heard.append(one.peak())
    assert heard[0] == pytest.approx(0.8)
    assert heard[5] == 0.0
    assert heard[30 - AHEAD + 1] == heard[30] == pytest.approx(0.5), "it is told before it is heard"
    one.loop = True
    assert one.peak() == pytest.approx(0.8), "a loop comes round to its beginning"


def test_syllables() -> None:
    assert syllables("Shields at 90!") == ["shields", "", "at", "", "9", "", "0", "", "!"]
    assert len([s for s in syllables("explosive metal") if s]) >= 4


def test_every_sound_of_the_table_has_its_files_and_every_file_its_entry() -> None:
    table = load_table(ASSETS / "sounds" / "sounds.toml")
    stems = {stem for rule in table.sounds.values() for stem in rule.stems}
    stems |= {stem for track in table.tracks.values() for stem in track.stems}
    assert stems == {path.stem for path in (ASSETS / "sounds").iterdir() if path.suffix in (".ogg", ".wav")}


@pytest.mark.parametrize(
    "line",
    [
        "gain = 3",
        "gain = nan",
        "variants = 0",
        "voices = true",
        'category = "noise"',
        "loudness = 1",
        'priority = "high"',
    ],
)
def test_an_entry_that_makes_no_sense_is_left_out_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, line: str
) -> None:
    path = tmp_path / "sounds.toml"
    path.write_text(
        f"[sound.bad]\n{line}\n[sound.good]\ngain = 0.4\n[music.odd]\nstems = 3\n", encoding="utf-8"
    )
    with caplog.at_level(logging.WARNING):
        table = load_table(path)
    assert list(table.sounds) == ["good"]
    assert not table.tracks
    assert "bad" in caplog.text


@pytest.mark.parametrize("content", [None, "[sound", "sound = 3"])
def test_a_missing_or_broken_table_is_an_empty_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str | None
) -> None:
    path = tmp_path / "sounds.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert not load_table(path).sounds
    assert len(caplog.records) == 1


def test_ducking_dies_away_with_the_sound_that_asks_for_it() -> None:
    pool = VoicePool([0, 1])
    pool.add(voice(0, "burst", 9.0, duck=0.4, left_s=6.0))
    assert pool.duck_level() == (0.4, 8.0)
    pool.pass_time(5.0)
    assert 0.7 < pool.duck_level()[0] < 1.0
    pool.pass_time(2.0)
    assert pool.duck_level()[0] == 1.0


def test_an_alarm_that_goes_on_lets_the_battle_back_in() -> None:
    pool = VoicePool([0])
    pool.add(voice(0, "alarm", 10.0, duck=0.5, left_s=float("inf"), loop=True))
    first = pool.duck_level()[0]
    pool.pass_time(6.0)
    assert first == 0.5
    assert pool.duck_level()[0] > 0.8
