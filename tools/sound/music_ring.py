"""The ring music is laid on: a loop as long as the piece, held chords round it, the bass under them.

Notes and echoes that pass the end come in at the start, so a loop has no seam before it is packed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tools.sound.filters import echo_of_room, high, low
from tools.sound.hums import sway
from tools.sound.music_voices import NOTE, choir, strings
from tools.sound.waves import RATE, Random, Signal, clock, count

Chord = tuple[str, tuple[str, ...]]
Stereo = NDArray[np.float64]


class Ring:
    """A stereo loop that notes are laid on.

    dry, wet: (n, 2) sound, and sound to send into the hall
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.dry = np.zeros((count(seconds), 2))
        self.wet = np.zeros((count(seconds), 2))

    def lay(self, at: float, signal: Signal, gain: float, pan: float = 0.0, hall: float = 0.4) -> None:
        """Add a note at a time [s], pan -1 left .. 1 right, `hall` of it going into the echo."""
        angle = (pan + 1) * np.pi / 4
        sides = np.sqrt(2) * gain * np.array([np.cos(angle), np.sin(angle)])
        places = (round(at * RATE) + np.arange(len(signal))) % len(self.dry)
        np.add.at(self.dry, places, signal[:, None] * sides)
        np.add.at(self.wet, places, signal[:, None] * (sides * hall))

    def ring_out(self, rng: Random, seconds: float, bright: float, peak: float) -> Stereo:
        """Return the loop with its hall, highs softened, peak set."""
        out = self.dry.copy()
        n = len(out)
        f = np.fft.rfftfreq(n, 1 / RATE)
        for side in range(2):
            echo = np.zeros(n)
            tail = echo_of_room(seconds, rng, bright)
            echo[: len(tail)] = tail
            spectrum = np.fft.rfft(self.wet[:, side]) * np.fft.rfft(echo) + np.fft.rfft(out[:, side])
            out[:, side] = np.fft.irfft(spectrum * high(f, 26.0) * low(f, 11000.0), n)
        soft = np.tanh(out / (1.6 * np.sqrt(np.mean(out**2)) * 3.0)) if peak else out
        return soft * (peak / np.max(np.abs(soft)))


def chord_shape(ring: Ring, index: int, total: int) -> Signal:
    """Return the swell of one chord on the ring: it fades in over its neighbour's end."""
    t = (clock(ring.seconds) / ring.seconds * total - index) % total
    t = np.where(t > total / 2, t - total, t)
    rise = np.clip((t + 0.25) / 0.5, 0, 1)
    fall = np.clip((1.25 - t) / 0.5, 0, 1)
    return np.sin(rise * np.pi / 2) * np.sin(fall * np.pi / 2)


def lay_chords(
    ring: Ring,
    chords: Sequence[Chord],
    rng: Random,
    gain: float,
    voices: bool,
    bright: float,
) -> None:
    """Lay held chords round the ring, strings either side, voices in the middle."""
    breath = sway(ring.seconds, rng, 0.06, 0.18)
    for index, (_, names) in enumerate(chords):
        shape = chord_shape(ring, index, len(chords)) * breath
        pitches = [NOTE[name] for name in names]
        for pan in (-0.7, 0.7):
            ring.lay(0, strings(pitches, ring.seconds, rng, bright) * shape, gain, pan, 0.5)
        if voices:
            ring.lay(
                0,
                choir([p * 2 for p in pitches[1:]], ring.seconds, rng) * shape,
                gain * 0.5,
                rng.uniform(-0.3, 0.3),
                0.8,
            )


def lay_bass(ring: Ring, chords: Sequence[Chord], gain: float) -> None:
    """Lay the long bass under the chords."""
    t = clock(ring.seconds)
    for index, (root, _) in enumerate(chords):
        pitch = round(NOTE[root] * ring.seconds) / ring.seconds
        body = (
            np.sin(2 * np.pi * pitch * t)
            + 0.4 * np.sin(4 * np.pi * pitch * t)
            + 0.15 * np.sin(6 * np.pi * pitch * t)
        )
        ring.lay(0, body * chord_shape(ring, index, len(chords)), gain, 0.0, 0.15)
