"""Makes syllables the game strings together into radio speech: no words, only the sound of speakers.

The Race speaks from deep in a long throat: creaking pulses, hisses, clicks. The Arume speak clear, short
and even. Both come through a narrow radio.
"""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, finish, fixed, high, low, moving
from tools.sound.waves import Random, Signal, clock, count, glide, layers, level, strike, swell, wander, white

RACE_VOWELS = ((330, 870, 2050), (420, 1150, 2200), (280, 720, 1900), (520, 1000, 2300))
ARUME_VOWELS = ((390, 2150, 2850), (560, 1850, 2600), (760, 1350, 2550), (430, 980, 2500), (320, 2350, 3000))


def through_radio(signal: Signal, bottom: float, top: float, crush: float) -> Signal:
    """Return a voice as a narrow, overdriven radio passes it on."""
    return fixed(
        drive(fixed(signal, lambda f: high(f, bottom, 3) * low(f, top, 4)), crush),
        lambda f: high(f, bottom) * low(f, top, 4),
    )


def spoken(signal: Signal, tail: float) -> Signal:
    """Return a syllable as loud as every other one: speakers differ in colour, not in volume."""
    clean = finish(signal, tail=tail)
    body = np.abs(clean) > 0.05
    return np.tanh(clean * (0.26 / np.sqrt(np.mean(clean[body] ** 2))) * 1.25) / 1.25


def voiced(pitch: Signal, open_share: float, rng: Random, jitter: float) -> Signal:
    """Return the buzz of vocal folds: one soft pulse a cycle.

    pitch: (n,) [Hz]
    open_share: part of the cycle in which the folds stand open
    """
    seconds = len(pitch) / 44100
    unsteady = pitch * wander(seconds, rng, 60, jitter)[: len(pitch)]
    phase = np.cumsum(unsteady) / 44100 % 1.0
    pulse = np.where(phase < open_share, np.sin(np.pi * phase / open_share) ** 2, 0.0)
    return np.diff(pulse, prepend=pulse[:1]) * 12


def formants(
    source: Signal, start: tuple[int, ...], end: tuple[int, ...], seconds: float, width: float
) -> Signal:
    """Return a buzz shaped by a mouth that moves from one vowel to another."""

    def gain(t: Signal, f: Signal) -> Signal:
        share = np.clip(t / seconds, 0, 1)
        total = 0.02 * np.ones_like(t * f)
        for index, (a, b) in enumerate(zip(start, end, strict=True)):
            total = total + bell(f, a + (b - a) * share, width) / (1 + 0.5 * index)
        return total * np.sqrt(np.maximum(f, 100.0) / 500.0)

    return moving(source, gain)


def hiss(seconds: float, rng: Random, centre: float) -> Signal:
    """Return a consonant of breath between teeth."""
    return moving(white(seconds, rng), lambda t, f: bell(f, centre, 0.35)) * swell(
        seconds, seconds * 0.3, seconds * 0.5
    )


def click(rng: Random, pitch: float) -> Signal:
    """Return a click of tongue or teeth."""
    pop = np.sin(2 * np.pi * pitch * clock(0.02)) * strike(0.02, 0.0005, 0.004)
    return pop + 0.8 * moving(white(0.02, rng), lambda t, f: bell(f, 2600.0, 0.5)) * strike(
        0.02, 0.0003, 0.003
    )


def voice_race(rng: Random, variant: int) -> Signal:
    """One syllable of the Race."""
    seconds = rng.uniform(0.15, 0.24)
    base = rng.uniform(86, 112)
    lift = (1.12, 0.86, 1.0, 1.22)[variant % 4]
    pitch = glide(seconds, [(0, base), (seconds * 0.4, base * lift), (seconds, base * 0.86)])
    creak = voiced(pitch, 0.45, rng, 0.05) + 0.6 * voiced(pitch * 0.5, 0.2, rng, 0.08)
    start, end = RACE_VOWELS[variant % 4], RACE_VOWELS[(variant * 3 + 1) % 4]
    throat = formants(creak, start, end, seconds, 0.22) * swell(seconds, 0.02, 0.07)
    breath = moving(white(seconds, rng), lambda t, f: bell(f, 1500.0, 0.6)) * swell(seconds, 0.02, 0.08)
    body = level(throat + 0.10 * breath)
    shape = variant % 5
    pieces = [(0.0, 0.0, body)]
    if shape == 0:
        pieces = [(0.0, 1.0, hiss(0.10, rng, 2700)), (0.07, 1.0, body)]
    elif shape == 1:
        pieces = [(0.0, 0.5, click(rng, 900)), (0.025, 1.0, body)]
    elif shape == 2:
        pieces = [(0.0, 1.0, body), (seconds - 0.05, 0.8, hiss(0.13, rng, 2900))]
    elif shape == 3:
        rough = hiss(0.09, rng, 1500) * (0.5 + 0.5 * np.sign(np.sin(2 * np.pi * 34 * clock(0.09))))
        pieces = [(0.0, 1.1, rough), (0.06, 1.0, body)]
    else:
        pieces = [(0.0, 0.55, click(rng, 620)), (0.03, 1.0, body), (seconds, 0.35, click(rng, 1100))]
    return spoken(through_radio(layers(seconds + 0.14, *pieces), 260, 3100, 2.4), tail=0.02)


def voice_arume(rng: Random, variant: int) -> Signal:
    """One syllable of the Arume."""
    seconds = rng.uniform(0.10, 0.15)
    base = (232.0, 247.0, 262.0, 247.0)[variant % 4]
    pitch = glide(seconds, [(0, base * 1.02), (seconds, base * (0.97, 1.0, 1.03)[variant % 3])])
    buzz = voiced(pitch, 0.6, rng, 0.006)
    vowel = ARUME_VOWELS[variant % 5]
    end = ARUME_VOWELS[(variant * 2 + 1) % 5] if variant % 3 == 0 else vowel
    mouth = formants(buzz, vowel, end, seconds, 0.16)
    mouth = level(mouth * swell(seconds, 0.012, 0.03))
    ring = 1 + 0.18 * np.sin(2 * np.pi * 62 * clock(seconds))
    onset = variant % 4
    leads = (
        0.6 * hiss(0.05, rng, 2900),
        0.3 * click(rng, 1500),
        0.45 * hiss(0.03, rng, 2200),
        np.zeros(count(0.01)),
    )
    lead = leads[onset]
    start = len(lead) / 44100 * 0.7
    mix = layers(seconds + 0.06, (0, 1.0, lead), (start, 1.0, mouth * ring))
    return spoken(through_radio(mix, 340, 3400, 1.6), tail=0.012)
