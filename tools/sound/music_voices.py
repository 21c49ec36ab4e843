"""Makes the instruments of the score: ensembles, horns, plucked bass, glass bells, drums."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tools.sound.filters import bell, drive, high, low, moving
from tools.sound.waves import (
    RATE,
    Random,
    Signal,
    clock,
    count,
    curve,
    glide,
    harmonics,
    layers,
    plate,
    strike,
    struck,
    tone,
    wander,
    white,
)

_STEPS = {
    "C": 0,
    "Db": 1,
    "D": 2,
    "Eb": 3,
    "E": 4,
    "F": 5,
    "Gb": 6,
    "G": 7,
    "Ab": 8,
    "A": 9,
    "Bb": 10,
    "B": 11,
}
NOTE = {
    f"{name}{octave}": 440.0 * 2 ** ((step + 12 * (octave + 1) - 69) / 12)
    for octave in range(8)
    for name, step in _STEPS.items()
}


def ensemble(
    pitches: Sequence[float], seconds: float, rng: Random, bright: float, width: float, formant: float = 0.0
) -> Signal:
    """Return many players on the same notes, drawn in the frequency domain, so it loops without a seam.

    bright: [Hz] where overtones fade
    width: [cents] how far the players disagree
    formant: [Hz] a choir's vowel, 0 for strings
    """
    n = count(seconds)
    f = np.fft.rfftfreq(n, 1 / RATE)
    strength = np.zeros(len(f))
    for pitch in pitches:
        for index in range(1, 40):
            centre = pitch * index
            if centre > 9000:
                break
            spread = max(centre * (2 ** (width / 1200) - 1), 0.35) * (1 + 0.02 * index)
            first, last = np.searchsorted(f, [centre - 4 * spread, centre + 4 * spread])
            gain = index**-1.05 * low(np.array(centre), bright, 2)
            if formant:
                gain = gain * (
                    0.15
                    + bell(np.array(centre), formant, 0.45)
                    + 0.5 * bell(np.array(centre), formant * 2.1, 0.3)
                )
            strength[first:last] += (
                gain * np.exp(-0.5 * ((f[first:last] - centre) / spread) ** 2) / np.sqrt(spread)
            )
    sound = np.fft.irfft(strength * np.exp(2j * np.pi * rng.random(len(f))), n)
    return sound * (0.25 / np.sqrt(np.mean(sound**2)))


def strings(pitches: Sequence[float], seconds: float, rng: Random, bright: float = 1500.0) -> Signal:
    """Return a string section holding a chord."""
    return ensemble(pitches, seconds, rng, bright, 18)


def choir(pitches: Sequence[float], seconds: float, rng: Random) -> Signal:
    """Return distant voices holding a chord."""
    return ensemble(pitches, seconds, rng, 3000, 26, formant=620)


def horn(pitch: float, seconds: float, rng: Random, bright: float = 1.0) -> Signal:
    """Return one horn note: overtones open as it swells and close as it fades."""
    shape = curve(seconds, [(0, 0), (0.09, 0.85), (0.22, 1.0), (max(0.3, seconds * 0.6), 0.75), (seconds, 0)])
    bend = glide(seconds, [(0, pitch * 0.985), (0.07, pitch), (seconds, pitch)])
    vibrato = 1 + 0.0025 * np.sin(2 * np.pi * 4.8 * clock(seconds)) * np.clip(clock(seconds) - 0.3, 0, 1)
    numbers = np.arange(1, 15)[:, None]
    open_ = np.exp(-(numbers - 1) / (0.6 + 4.2 * bright * shape[None, :] ** 1.4))
    return 0.4 * harmonics(bend * vibrato * wander(seconds, rng, 8, 0.0012), list(open_)) * shape


def stab(pitch: float, seconds: float, rng: Random) -> Signal:
    """Return a short low brass accent."""
    shape = strike(seconds, 0.018, seconds * 0.3)
    numbers = np.arange(1, 19)[:, None]
    open_ = np.exp(-(numbers - 1) / (0.5 + 5.5 * shape[None, :]))
    first = harmonics(np.full(count(seconds), pitch), list(open_))
    second = harmonics(np.full(count(seconds), pitch * 1.006), list(open_))
    return drive(0.35 * (first + second) * shape, 1.4)


def bell_voice(pitch: float, seconds: float, rng: Random) -> Signal:
    """Return one note of glass."""
    ratios, gains = [1.0, 2.0, 2.99, 4.1, 5.43, 0.5], [1.0, 0.35, 0.22, 0.10, 0.06, 0.2]
    falls = [seconds * 0.34, seconds * 0.2, seconds * 0.14, seconds * 0.09, seconds * 0.06, seconds * 0.4]
    return 0.4 * struck(seconds, [pitch * r for r in ratios], falls, gains, rng)


def pluck(pitch: float, seconds: float, bright: float) -> Signal:
    """Return a damped low string, for running figures."""
    numbers = np.arange(1, 15)[:, None]
    t = clock(seconds)[None, :]
    falls = seconds * 0.42 / (1 + numbers * 0.55 / bright)
    strengths = np.exp(-t / falls) / numbers
    return (
        0.4
        * harmonics(np.full(count(seconds), pitch), list(strengths))
        * np.clip(clock(seconds) / 0.004, 0, 1)
    )


def bow(pitch: float, seconds: float, rng: Random, bright: float) -> Signal:
    """Return one short bowed note of a section, for running figures."""
    shape = strike(seconds, 0.03, seconds * 0.45)
    numbers = np.arange(1, 16)
    strengths = 1.0 / numbers * low(pitch * numbers, bright, 1)
    total = np.zeros(count(seconds))
    for cents in (-9.0, 0.0, 8.0):
        start = wander(seconds, rng, 10, 0.001)
        total += harmonics(np.full(count(seconds), pitch * 2 ** (cents / 1200)) * start, strengths)
    return 0.16 * total * shape


def taiko(rng: Random, size: float) -> Signal:
    """Return one stroke on a big drum; size 1 is a man's height."""
    seconds = 1.4
    pitch = glide(seconds, [(0, 128 / size), (0.05, 72 / size), (seconds, 52 / size)])
    skin = tone(pitch) * strike(seconds, 0.003, 0.26 * size)
    second = tone(pitch * 1.59) * strike(seconds, 0.002, 0.10)
    slap = moving(white(0.12, rng), lambda t, f: bell(f, 900.0, 0.8)) * strike(0.12, 0.001, 0.018)
    return drive(layers(seconds, (0, 0.9, skin), (0, 0.35, second), (0, 0.7, slap)), 1.3)


def rim(rng: Random) -> Signal:
    """Return a dry stroke on a drum's edge."""
    knock = struck(0.12, [410, 980, 1650], [0.022, 0.014, 0.009], [1, 0.6, 0.4], rng)
    return 0.5 * knock + 0.25 * moving(white(0.12, rng), lambda t, f: bell(f, 2600.0, 0.6)) * strike(
        0.12, 0.0008, 0.012
    )


def tick(rng: Random) -> Signal:
    """Return a small metal tick, a clock in another room."""
    return 0.3 * plate(0.14, 1750, 5, 0.02, rng) + 0.1 * moving(
        white(0.14, rng), lambda t, f: high(f, 5000.0)
    ) * strike(0.14, 0.0005, 0.01)


def gong(rng: Random) -> Signal:
    """Return a far-off sheet of metal that blooms."""
    sheet = plate(4.0, 92, 26, 1.5, rng)
    bloom = moving(sheet, lambda t, f: low(f, 300 + 2400 * np.minimum(t / 0.35, 1.0) * np.exp(-t / 1.6)))
    return 0.4 * bloom * np.clip(clock(4.0) / 0.03, 0, 1)
