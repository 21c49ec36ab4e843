"""Shapes spectra: fixed and moving filters, saturation, rooms, and the last clean-up of a sound."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tools.sound.waves import RATE, Random, Signal, clock, count, level

FRAME = 1024
HOP = 256
Gain = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]


def low(f: NDArray[np.float64], cut: NDArray[np.float64] | float, order: int = 2) -> NDArray[np.float64]:
    """Return the gain of a low-pass at `cut` [Hz]."""
    return 1.0 / np.sqrt(1.0 + (f / cut) ** (2 * order))


def high(f: NDArray[np.float64], cut: NDArray[np.float64] | float, order: int = 2) -> NDArray[np.float64]:
    """Return the gain of a high-pass at `cut` [Hz]."""
    return 1.0 / np.sqrt(1.0 + (cut / np.maximum(f, 1e-3)) ** (2 * order))


def bell(
    f: NDArray[np.float64], centre: NDArray[np.float64] | float, octaves: NDArray[np.float64] | float
) -> NDArray[np.float64]:
    """Return a band of gain 1 at `centre` [Hz] that falls off within `octaves` either side."""
    return np.exp(-0.5 * (np.log2(np.maximum(f, 1.0) / centre) / octaves) ** 2)


def fixed(signal: Signal, gain: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Signal:
    """Return the signal through a filter that does not move; padded, so nothing wraps round."""
    size = len(signal) + RATE // 8
    f = np.fft.rfftfreq(size, 1 / RATE)
    return np.fft.irfft(np.fft.rfft(signal, size) * gain(f), size)[: len(signal)]


def round_filter(signal: Signal, gain: Callable[[NDArray[np.float64]], NDArray[np.float64]]) -> Signal:
    """Return a filtered loop: the end runs into the beginning, so the seam stays clean."""
    f = np.fft.rfftfreq(len(signal), 1 / RATE)
    return np.fft.irfft(np.fft.rfft(signal) * gain(f), len(signal))


def moving(signal: Signal, gain: Gain) -> Signal:
    """Return the signal through a filter that changes over time.

    gain: function of (times (m, 1) [s], frequencies (1, k) [Hz]) giving (m, k) gains
    """
    pad = FRAME
    padded = np.concatenate([np.zeros(pad), signal, np.zeros(pad + HOP)])
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    window = np.hanning(FRAME + 1)[:-1]
    times = ((np.arange(len(frames)) * HOP + FRAME / 2 - pad) / RATE)[:, None]
    f = np.fft.rfftfreq(FRAME, 1 / RATE)[None, :]
    shaped = np.fft.irfft(
        np.fft.rfft(frames * window, axis=1) * gain(np.maximum(times, 0.0), f), FRAME, axis=1
    )
    shaped *= window
    total = np.zeros(len(padded) + FRAME)
    for index in range(FRAME // HOP):
        part = shaped[index :: FRAME // HOP].ravel()
        total[index * HOP : index * HOP + len(part)] += part
    return total[pad : pad + len(signal)] / 1.5


def loop_noise(
    seconds: float, rng: Random, gain: Callable[[NDArray[np.float64]], NDArray[np.float64]]
) -> Signal:
    """Return noise of a given spectrum that repeats without a seam, rms 0.3."""
    n = count(seconds)
    f = np.fft.rfftfreq(n, 1 / RATE)
    spectrum = gain(f) * np.exp(2j * np.pi * rng.random(len(f)))
    spectrum[0] = 0.0
    noise = np.fft.irfft(spectrum, n)
    return noise * (0.3 / np.sqrt(np.mean(noise**2)))


def drive(signal: Signal, amount: float) -> Signal:
    """Return the signal pressed into soft saturation; 1 is gentle, 4 is heavy."""
    return np.tanh(signal * amount) / np.tanh(amount)


def echo_of_room(seconds: float, rng: Random, bright: float, dark: float = 60.0) -> Signal:
    """Return the echo of a room: noise whose highs die before its lows.

    seconds: [s] time until the echo has fallen by 60 dB
    bright: [Hz] where the highs begin to be eaten
    """
    noise = rng.normal(0.0, 1.0, count(seconds))

    def gain(t: NDArray[np.float64], f: NDArray[np.float64]) -> NDArray[np.float64]:
        rate = 6.9 / seconds * (1 + f / bright)
        return np.exp(-t * rate) * high(f, dark)

    echo = moving(noise, gain) * np.clip(clock(seconds) / 0.004, 0.0, 1.0)
    return echo / np.sqrt(np.sum(echo**2))


def in_room(signal: Signal, rng: Random, seconds: float, bright: float, wet: float) -> Signal:
    """Return the signal with the echo of a room behind it, longer by the echo."""
    echo = echo_of_room(seconds, rng, bright)
    size = len(signal) + len(echo)
    tail = np.fft.irfft(np.fft.rfft(signal, size) * np.fft.rfft(echo, size), size)
    dry = np.concatenate([signal, np.zeros(len(echo))])
    scale = np.sqrt(np.sum(dry**2) / max(np.sum(tail**2), 1e-12))
    return dry + wet * scale * tail


def finish(signal: Signal, peak: float = 0.8, lead: float = 0.001, tail: float = 0.03) -> Signal:
    """Return a one-shot ready to write: no rumble under 22 Hz, silence trimmed, soft ends, known peak."""
    clean = fixed(signal, lambda f: high(f, 22.0))
    loud = np.flatnonzero(np.abs(clean) > 0.0012 * np.max(np.abs(clean)))
    clean = clean[max(0, loud[0] - 40) : loud[-1] + 1].copy()
    first, last = min(count(lead), len(clean)), min(count(tail), len(clean))
    clean[:first] *= np.linspace(0.0, 1.0, first)
    clean[-last:] *= np.cos(np.linspace(0.0, np.pi / 2, last)) ** 2
    return level(clean, peak)


def finish_loop(signal: Signal, peak: float = 0.7) -> Signal:
    """Return a loop ready to write: filtered round the seam, known peak."""
    return level(round_filter(signal, lambda f: high(f, 22.0)), peak)
