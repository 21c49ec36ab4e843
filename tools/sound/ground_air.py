"""Makes what open country does to a sound: echoes off slopes and walls, and the bend of things that fly past."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tools.sound.blasts import boom
from tools.sound.filters import bell, drive, echo_of_room, fixed, low, moving
from tools.sound.launches import thump
from tools.sound.waves import RATE, Random, Signal, clock, count, layers, level, strike, wander, white

GROUND_TAKES = 0.55  # share of the lowest octaves that open air does not hold as a hull does
PRESS = 1.4  # how hard the loudest moments are pressed, so that what follows them is heard
SLOPES_HZ = 9.0  # how many slopes and walls answer in a second of echo


def outdoors(signal: Signal, rng: Random, seconds: float, wet: float, bright: float = 900.0) -> Signal:
    """Return the signal with the answer of open country: dark, and uneven where slopes throw it back.

    seconds: [s] time until the echo has fallen by 60 dB
    """
    lean = fixed(signal, lambda f: 1.0 - GROUND_TAKES * low(f, 105.0, 2))
    echo = echo_of_room(seconds, rng, bright, 40.0)
    echo *= np.clip(wander(seconds, rng, SLOPES_HZ, 0.75)[: len(echo)], 0.0, None) ** 1.5
    size = len(lean) + len(echo)
    tail = np.fft.irfft(np.fft.rfft(lean, size) * np.fft.rfft(echo, size), size)
    dry = np.concatenate([lean, np.zeros(len(echo))])
    whole = dry + wet * tail * np.sqrt(np.sum(dry**2) / max(float(np.sum(tail**2)), 1e-12))
    return drive(level(whole), PRESS)


def snap(rng: Random, pitch: float, fall: float) -> Signal:
    """Return the dry crack of something faster than sound.

    pitch: [Hz] where it is loudest at first
    fall: [s] how long it lasts
    """
    seconds = fall * 9
    return moving(white(seconds, rng), lambda t, f: bell(f, pitch * np.exp(-t / (fall * 4)) + 300, 1.0)) * strike(
        seconds, 0.0003, fall
    )


def laid(seconds: float, *pieces: tuple[float, float, Signal]) -> Signal:
    """Return pieces laid over each other as `layers` does, each run out softly, so that none ends in a click."""
    return layers(seconds, *((start, gain, run_out(signal)) for start, gain, signal in pieces))


def run_out(signal: Signal) -> Signal:
    """Return the signal with its last fifth taken down to nothing."""
    last = max(1, len(signal) // 5)
    out = signal.copy()
    out[-last:] *= np.cos(np.linspace(0.0, np.pi / 2, last)) ** 2
    return out


def punch(rng: Random, pitch: float, fall: float) -> Signal:
    """Return the middle of a blast: what small speakers can still give of its weight.

    pitch: [Hz] middle of its band at first; it sinks
    """
    seconds = fall * 6
    body = moving(white(seconds, rng), lambda t, f: bell(f, pitch * (0.45 + 0.55 * np.exp(-t / fall)), 0.9))
    return 2.2 * body * strike(seconds, 0.002, fall)


def report(rng: Random, size: float, sharp: float) -> Signal:
    """Return one shot from a barrel: crack, blast of gas, push.

    size: [1] 1 is a rifle; larger is longer and lower
    sharp: [1] how much of it is crack
    """
    seconds = 0.16 * size
    return laid(
        seconds,
        (0, 2.2 * sharp, snap(rng, 4600 / size**0.5, 0.006 * size**0.4)),
        (0, 0.8, boom(seconds, rng, 3800 / size**0.6, 0.03 * size)),
        (0, 0.7, thump(seconds, 210 / size**0.5, 82 / size**0.5, 0.03 * size)),
    )


def row(rng: Random, shot: Callable[[], Signal], shots: int, rate: float, shake: float = 0.004) -> Signal:
    """Return a run of shots.

    rate: [1/s]
    shake: [s] how unevenly they come
    """
    parts = [
        (index / rate + rng.uniform(0, shake), rng.uniform(0.82, 1.0), shot()) for index in range(shots)
    ]
    return laid(shots / rate + 0.3, *parts)


def passing(seconds: float, at: float, near: float, speed: float) -> tuple[Signal, Signal]:
    """Return pitch factor and loudness 0..1 of something that flies past.

    at: [s] when it is closest
    near: [s] how long it takes to fly as far as its closest distance
    speed: [1] in speeds of sound, below 1
    """
    way = (clock(seconds) - at) / near
    range_ = np.sqrt(1 + way**2)
    return 1 / (1 + speed * way / range_), 1 / range_


def over(seconds: float, values: Signal) -> Callable[[Signal], Signal]:
    """Return a curve as a function of time, for moving filters."""
    times = clock(seconds)
    return lambda t: np.interp(t, times, values)


def folded(signal: Signal, seconds: float) -> Signal:
    """Return a long sound laid round a shorter ring, so that it loops without a seam."""
    n = count(seconds)
    turns = -(-len(signal) // n)
    return np.concatenate([signal, np.zeros(turns * n - len(signal))]).reshape(turns, n).sum(axis=0)


def lay_round(ring: Signal, at: float, gain: float, signal: Signal) -> None:
    """Add a sound to a loop; what passes the end comes in at the start."""
    np.add.at(ring, (round(at * RATE) + np.arange(len(signal))) % len(ring), gain * signal)
