"""Makes raw waveforms: tones, sweeps, noise, struck bodies, crackle, and the curves that shape them.

Signals are float64 arrays of shape (n,) at RATE samples a second, full scale -1..1.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 44100
CRACKLE_CUT = 2600.0  # [Hz] white snaps sting; burning things are duller
Signal = NDArray[np.float64]
Random = np.random.Generator


def count(seconds: float) -> int:
    """Return the number of samples in a stretch of time."""
    return max(1, round(seconds * RATE))


def clock(seconds: float) -> Signal:
    """Return the time of every sample.

    result: (n,) [s] from 0
    """
    return np.arange(count(seconds)) / RATE


def curve(seconds: float, points: Sequence[tuple[float, float]]) -> Signal:
    """Return a broken line through (time, value) points, held flat outside them."""
    times, values = zip(*points, strict=True)
    return np.interp(clock(seconds), times, values)


def glide(seconds: float, points: Sequence[tuple[float, float]]) -> Signal:
    """Return a line through (time, value) points that is straight in the logarithm: for pitches."""
    times, values = zip(*points, strict=True)
    return np.exp(np.interp(clock(seconds), times, np.log(values)))


def strike(seconds: float, attack: float, fall: float) -> Signal:
    """Return an envelope that rises in `attack` and falls away with time constant `fall`."""
    t = clock(seconds)
    rise = np.sin(np.clip(t / max(attack, 1e-4), 0.0, 1.0) * np.pi / 2) ** 2
    return rise * np.exp(-np.maximum(t - attack, 0.0) / fall)


def swell(seconds: float, rise: float, fall: float) -> Signal:
    """Return an envelope with soft ends and a flat middle."""
    t = clock(seconds)
    up = np.clip(t / max(rise, 1e-4), 0.0, 1.0)
    down = np.clip((seconds - t) / max(fall, 1e-4), 0.0, 1.0)
    return np.sin(up * np.pi / 2) ** 2 * np.sin(down * np.pi / 2) ** 2


def tone(pitch: Signal, phase: float = 0.0) -> Signal:
    """Return a sine that follows a pitch curve.

    pitch: (n,) [Hz]
    """
    return np.sin(2 * np.pi * np.cumsum(pitch) / RATE + phase)


def harmonics(pitch: Signal, strengths: Sequence[float] | Signal) -> Signal:
    """Return a tone with overtones; those above 45 % of the rate stay silent.

    pitch: (n,) [Hz]
    strengths: (k,) gain of overtone 1..k, or (k, n) gain of each over time
    """
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    total = np.zeros(len(pitch))
    for index, strength in enumerate(strengths, start=1):
        total += np.where(pitch * index < 0.45 * RATE, strength, 0.0) * np.sin(index * phase)
    return total


def white(seconds: float, rng: Random) -> Signal:
    """Return white noise with rms 0.3."""
    return rng.normal(0.0, 0.3, count(seconds))


def wander(seconds: float, rng: Random, rate: float, depth: float) -> Signal:
    """Return a slow random curve around 1 for natural unsteadiness.

    rate: [Hz] how often it changes its mind
    depth: [1] standard deviation
    """
    knots = max(4, int(seconds * rate) + 4)
    values = rng.normal(0.0, depth, knots)
    place = np.linspace(0.0, knots - 1.001, count(seconds))
    low = place.astype(int)
    part = (1 - np.cos((place - low) * np.pi)) / 2
    return 1.0 + values[low] * (1 - part) + values[low + 1] * part


def struck(
    seconds: float, pitches: Sequence[float], falls: Sequence[float], gains: Sequence[float], rng: Random
) -> Signal:
    """Return the ring of a struck body: decaying partials with random phase."""
    t = clock(seconds)
    total = np.zeros_like(t)
    for pitch, fall, gain in zip(pitches, falls, gains, strict=True):
        total += gain * np.exp(-t / fall) * np.sin(2 * np.pi * pitch * t + rng.uniform(0, 2 * np.pi))
    return total * np.clip(t / 0.0006, 0.0, 1.0)


def plate(seconds: float, lowest: float, partials: int, fall: float, rng: Random) -> Signal:
    """Return the clang of a metal plate: crowded partials, high ones dying first."""
    steps = 1 + np.cumsum(rng.uniform(0.25, 0.75, partials))
    pitches = lowest * np.concatenate([[1.0], steps[:-1]])
    falls = fall / (1 + 0.35 * np.arange(partials))
    gains = rng.uniform(0.5, 1.0, partials) / (1 + 0.25 * np.arange(partials))
    return struck(seconds, list(pitches), list(falls), list(gains), rng)


def crackle(seconds: float, rate: Signal, rng: Random, grain: float = 0.004, spread: float = 0.55) -> Signal:
    """Return random short snaps, weaker where they are rarer.

    rate: (n,) [1/s] expected snaps over time
    grain: [s] length of a snap
    """
    hits = np.flatnonzero(rng.random(count(seconds)) < rate[: count(seconds)] / RATE)
    impulses = np.zeros(count(seconds))
    impulses[hits] = rng.lognormal(-0.5, spread, len(hits)) * rng.choice([-1.0, 1.0], len(hits))
    impulses[hits] *= np.sqrt(rate[hits] / np.max(rate))
    body = strike(grain * 5, grain * 0.05, grain) * rng.normal(0.0, 1.0, count(grain * 5))
    size = len(impulses) + len(body)
    dull = 1 / np.sqrt(1 + (np.fft.rfftfreq(size, 1 / RATE) / CRACKLE_CUT) ** 2)
    return np.fft.irfft(np.fft.rfft(impulses, size) * np.fft.rfft(body, size) * dull, size)[: len(impulses)]


def layers(seconds: float, *pieces: tuple[float, float, Signal]) -> Signal:
    """Return pieces laid over each other, each as (start in s, gain, signal), cut at `seconds`."""
    total = np.zeros(count(seconds))
    for start, gain, signal in pieces:
        first = count(start) if start > 0 else 0
        room = len(total) - first
        if room > 0:
            total[first : first + len(signal)] += gain * signal[:room]
    return total


def level(signal: Signal, peak: float = 1.0) -> Signal:
    """Return the signal scaled so that its largest sample is `peak`."""
    top = float(np.max(np.abs(signal)))
    return signal if top == 0.0 else signal * (peak / top)
