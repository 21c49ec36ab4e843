"""Makes sounds that go on: engines and the background of orbit. All of them loop without a seam."""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, echo_of_room, finish_loop, high, loop_noise, low
from tools.sound.waves import Random, Signal, clock, level, plate


def fit(pitch: float, seconds: float) -> float:
    """Return the nearest pitch [Hz] that fits the loop a whole number of times."""
    return max(1, round(pitch * seconds)) / seconds


def sway(seconds: float, rng: Random, rate: float, depth: float) -> Signal:
    """Return a slow random curve around 1 that repeats with the loop."""
    t = clock(seconds)
    total = np.zeros_like(t)
    for index in range(1, 7):
        pitch = max(1, round(rate * seconds * index / 4)) / seconds
        total += np.sin(2 * np.pi * pitch * t + rng.uniform(0, 6.28)) / np.sqrt(6)
    return 1 + depth * total


def round_room(signal: Signal, rng: Random, seconds: float, bright: float, wet: float) -> Signal:
    """Return a loop with the echo of a room that wraps round its end."""
    echo = np.zeros(len(signal))
    tail = echo_of_room(seconds, rng, bright)[: len(signal)]
    echo[: len(tail)] = tail
    wash = np.fft.irfft(np.fft.rfft(signal) * np.fft.rfft(echo), len(signal))
    return signal + wet * wash * np.sqrt(np.sum(signal**2) / max(np.sum(wash**2), 1e-12))


def engine_race(rng: Random, variant: int) -> Signal:
    """Fusion torch through a hull of iron: rough low rumble, 12 Hz flutter."""
    seconds = 5.0
    t = clock(seconds)
    rumble = loop_noise(seconds, rng, lambda f: low(f, 85.0, 1) * high(f, 30.0) + 0.10 * bell(f, 420.0, 0.8))
    torch = loop_noise(seconds, rng, lambda f: 0.6 * bell(f, 230.0, 0.6) + 0.3 * bell(f, 900.0, 1.0))
    flutter = 1 + 0.22 * np.sin(
        2 * np.pi * fit(12, seconds) * t + 2 * np.sin(2 * np.pi * fit(1.4, seconds) * t)
    )
    hum = sum(
        (
            g * np.sin(2 * np.pi * fit(p, seconds) * t)
            for p, g in ((41, 1.0), (41.6, 0.8), (82.4, 0.6), (124, 0.3), (165.6, 0.2))
        ),
        np.zeros_like(t),
    )
    mix = 1.2 * rumble + 0.5 * torch * flutter + 0.16 * hum * sway(seconds, rng, 1.2, 0.12)
    return finish_loop(drive(mix * sway(seconds, rng, 0.8, 0.08), 1.3), 0.75)


def engine_arume(rng: Random, variant: int) -> Signal:
    """Field drive: a clean choir of fifths with slow beats and a thin breath."""
    seconds = 5.0
    t = clock(seconds)
    total = np.zeros_like(t)
    for pitch, gain in (
        (55, 0.9),
        (82.4, 0.6),
        (110.2, 0.8),
        (110.8, 0.6),
        (165.2, 0.35),
        (220.6, 0.25),
        (331, 0.12),
        (441.4, 0.07),
    ):
        beat = 1 + 0.35 * np.sin(2 * np.pi * fit(rng.uniform(0.3, 1.1), seconds) * t + rng.uniform(0, 6.28))
        total += gain * beat * np.sin(2 * np.pi * fit(pitch, seconds) * t + rng.uniform(0, 6.28))
    breath = loop_noise(seconds, rng, lambda f: bell(f, 2200.0, 0.5) + 0.5 * bell(f, 700.0, 0.5))
    return finish_loop(0.3 * total + 0.14 * breath * sway(seconds, rng, 0.6, 0.3), 0.7)


def ambience_orbit(rng: Random, variant: int) -> Signal:
    """The bridge in orbit: air, distant machinery, now and then the hull ticking in the sun."""
    seconds = 24.0
    t = clock(seconds)
    air = loop_noise(seconds, rng, lambda f: bell(f, 320.0, 1.4) + 0.06 * bell(f, 3000.0, 0.8))
    deep = loop_noise(seconds, rng, lambda f: bell(f, 58.0, 0.4))
    hum = sum(
        (
            g * np.sin(2 * np.pi * fit(p, seconds) * t)
            for p, g in ((50, 1.0), (100.3, 0.5), (150.2, 0.18), (301, 0.05))
        ),
        np.zeros_like(t),
    )
    mix = 0.34 * air * sway(seconds, rng, 0.12, 0.25) + 0.5 * deep * sway(seconds, rng, 0.2, 0.3) + 0.10 * hum
    for _ in range(7):
        tick = plate(0.7, rng.uniform(300, 900), 7, 0.12, rng) * rng.uniform(0.02, 0.06)
        places = (int(rng.integers(len(t))) + np.arange(len(tick))) % len(t)
        mix[places] += tick
    return finish_loop(round_room(mix, rng, 2.5, 1200, 0.35), 0.5)


def static_radio(rng: Random, variant: int) -> Signal:
    """The carrier of an open radio: thin noise that breathes, with small snaps."""
    seconds = 3.0
    noise = loop_noise(
        seconds, rng, lambda f: high(f, 500.0) * low(f, 3200.0, 3) * (0.5 + bell(f, 1900.0, 0.5))
    )
    snaps = np.zeros(len(noise))
    for _ in range(26):
        snaps[int(rng.integers(len(snaps)))] = rng.uniform(-1, 1)
    snaps = np.fft.irfft(
        np.fft.rfft(snaps) * bell(np.fft.rfftfreq(len(snaps), 1 / 44100), 1700.0, 0.4), len(snaps)
    )
    return finish_loop(noise * sway(seconds, rng, 3.0, 0.3) + 0.5 * level(snaps), 0.35)
