"""The sound maker: what it makes is finite, clean, repeatable, and loops without a seam."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame
import pytest

from game.view.mixer import heal
from game.view.sound_table import load_table
from tools.sound import catalogue, filters, genocide, ogg, waves
from tools.sound.look import measure
from tools.sound.mixdown import loudness

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "sounds"
TRACKS = load_table(ASSETS / "sounds.toml").tracks
QUICK = sorted(name for name in catalogue.CATALOGUE if not name.startswith("music"))
GROUND = sorted(
    name
    for name, entry in catalogue.CATALOGUE.items()
    if entry.recipe.__module__.rpartition(".")[2].startswith(("ground", "music_ground"))
)
FILES = sorted(path for path in ASSETS.iterdir() if path.suffix in (".ogg", ".wav"))


@pytest.fixture
def mixer() -> None:
    pygame.mixer.quit()
    pygame.mixer.init(waves.RATE, -16, 2, 512, allowedchanges=0)


@pytest.mark.parametrize("name", QUICK)
def test_every_recipe_is_finite_loud_enough_and_never_clips(name: str) -> None:
    sound = catalogue.make(name, 0)
    assert np.all(np.isfinite(sound))
    assert 0.2 < np.max(np.abs(sound)) <= 0.9
    assert abs(np.mean(sound)) < 0.01
    if not catalogue.CATALOGUE[name].loop:
        assert abs(sound[0]) < 0.02
        assert abs(sound[-1]) < 0.02


def test_the_same_variant_is_always_the_same_and_others_differ() -> None:
    first, again, other = (catalogue.make("pop", v) for v in (0, 0, 1))
    assert np.array_equal(first, again)
    assert len(first) != len(other) or not np.array_equal(first, other)


@pytest.mark.parametrize("name", [n for n in QUICK if catalogue.CATALOGUE[n].loop])
def test_loops_run_on_over_their_end(name: str) -> None:
    sound = catalogue.make(name, 0)
    steps = np.abs(np.diff(sound))
    assert abs(sound[0] - sound[-1]) <= np.max(steps)


def test_all_files_are_there_small_and_clean(mixer: None) -> None:
    assert {path.stem for path in FILES} == {s for n in catalogue.CATALOGUE for s in catalogue.file_names(n)}
    assert sum(path.stat().st_size for path in FILES) < 12 * 1024**2
    for path in FILES:
        if not path.stem.startswith("music"):
            figures = measure(ogg.read(path))
            assert figures.clipped == 0, path.stem
            assert figures.peak > 0.2, path.stem
            assert abs(figures.offset) < 0.01, path.stem


STEMS: dict[str, np.ndarray] = {}


def stem_of(name: str) -> np.ndarray:
    """Give a stem as the game plays it round and round, (n, 2), read once."""
    if name not in STEMS:
        STEMS[name] = pygame.sndarray.array(heal(pygame.mixer.Sound(str(ASSETS / f"{name}.ogg")))) / np.float32(32768.0)
    return STEMS[name]


@pytest.mark.parametrize("track", sorted(TRACKS))
def test_stems_of_a_piece_fit_on_each_other(mixer: None, track: str) -> None:
    rule = TRACKS[track]
    stems = [stem_of(name) for name in rule.stems]
    assert len({len(stem) for stem in stems}) == 1, "to the sample"
    levels = rule.levels(1.0, 0.0)
    together = sum(level * stem for level, stem in zip(levels, stems, strict=True))
    apart = sum(float(np.mean((level * stem) ** 2)) for level, stem in zip(levels, stems, strict=True))
    assert float(np.mean(together**2)) > 0.8 * apart, "in phase: no stem takes away from another"
    assert float(np.max(np.abs(together))) < 1.0
    assert -19.0 < loudness(together[: 12 * waves.RATE]) < -13.0, "pieces are about as loud as one another"


@pytest.mark.parametrize("name", sorted({stem for rule in TRACKS.values() for stem in rule.stems}))
def test_music_goes_round_without_a_tick(mixer: None, name: str) -> None:
    stem = stem_of(name)
    rough = np.abs(np.diff(np.concatenate([stem[-4000:], stem[:4000]]), 3, axis=0)).max(axis=1)
    seam, ordinary = float(rough[3990:4004].max()), float(np.abs(np.diff(stem, 3, axis=0)).max())
    assert seam < max(2.0 * ordinary, 0.003), "a tick is rougher than anything else in it, and louder than -50 dB"
    assert np.count_nonzero(np.abs(stem) > 0.9999) == 0


def test_the_two_sides_do_not_sound_alike(mixer: None) -> None:
    for where in ("orbit", "ground"):
        race, arume = (measure(stem_of(f"music_{where}_{side}_bed")).centre for side in ("race", "arume"))
        assert arume > 1.8 * race, "reeds and drums below, glass and voices above"
        lines = [stem_of(f"music_{where}_{side}_line").mean(axis=1) for side in ("race", "arume")]
        blocks = [np.sqrt(np.mean(line[: len(line) // 2205 * 2205].reshape(-1, 2205) ** 2, axis=1)) for line in lines]
        struck, held = (float(np.std(block) / np.mean(block)) for block in blocks)
        assert struck > 1.3 * held, "the one is struck, the other never hurries"


@pytest.mark.parametrize("name", GROUND)
def test_sounds_of_the_ground_are_short_soft_topped_and_loop_unheard(mixer: None, name: str) -> None:
    for stem in catalogue.file_names(name):
        figures = measure(ogg.read(ASSETS / f"{stem}.ogg"))
        assert figures.peak < 10 ** (-1 / 20), stem
        if catalogue.CATALOGUE[name].loop:
            assert figures.seam < 0.6, stem
        else:
            assert figures.seconds <= 8.0, stem


def test_a_rifle_is_over_at_once(mixer: None) -> None:
    for name in ("rifle_race", "rifle_arume"):
        for stem in catalogue.file_names(name):
            assert len(ogg.read(ASSETS / f"{stem}.ogg")) < waves.count(0.4), stem


def test_a_written_file_comes_back_and_is_the_same_bytes_again(tmp_path: Path, mixer: None) -> None:
    tone = 0.5 * waves.tone(np.full(waves.count(0.5), 440.0))
    path = ogg.write(tmp_path, "tone", tone, 0.4)
    first = path.read_bytes()
    back = ogg.read(path)
    assert len(back) == len(tone)
    assert np.max(np.abs(back[:, 0] - tone)) < 0.1
    assert ogg.write(tmp_path, "tone", tone, 0.4).read_bytes() == first


def test_without_an_encoder_a_wav_is_written(
    tmp_path: Path, mixer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ogg, "find_encoder", lambda: None)
    tone = 0.5 * waves.tone(np.full(waves.count(0.1), 440.0))
    path = ogg.write(tmp_path, "tone", tone, 0.4)
    assert path.suffix == ".wav"
    assert np.max(np.abs(ogg.read(path)[:, 0] - tone)) < 0.001


def test_a_moving_filter_that_does_nothing_changes_nothing() -> None:
    noise = waves.white(0.3, np.random.default_rng(1))
    assert np.allclose(filters.moving(noise, lambda t, f: np.ones_like(t * f)), noise, atol=1e-9)


def test_overtones_stay_below_half_the_rate() -> None:
    high = waves.harmonics(np.full(waves.count(0.2), 9000.0), [1.0] * 6)
    power = np.abs(np.fft.rfft(high))
    f = np.fft.rfftfreq(len(high), 1 / waves.RATE)
    assert np.max(power[f < 8000]) < 0.01 * np.max(power)


def test_the_great_beam_is_a_moment_of_nothing_a_shaking_ground_and_a_long_tail(mixer: None) -> None:
    beam = ogg.read(ASSETS / "genocide_fire.ogg").mean(axis=1)
    black, burn = waves.count(genocide.BLACK_S), waves.count(genocide.BLACK_S + genocide.BEAM_S)
    assert np.max(np.abs(beam[: black - 400])) < 0.02
    assert np.max(np.abs(beam[black : black + 2000])) > 0.2
    power = np.abs(np.fft.rfft(beam[black:burn])) ** 2
    f = np.fft.rfftfreq(burn - black, 1 / waves.RATE)
    assert 0.5 < np.sum(power[f < 120]) / np.sum(power) < 0.9, "felt, and heard on small speakers too"
    thirds = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(beam[burn:], 3)]
    assert len(beam) > burn + waves.count(3.0)
    assert thirds[0] > thirds[1] > thirds[2] > 0.0
