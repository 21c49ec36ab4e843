"""The two sides in music, over any piece's chords: what lies under everything, and the line that rises in a battle.

The Race: numerous and stubborn. Low reeds that hold one note between them, drums with brass shells, a horn's line that
climbs by steps, and under it the same note again and again. The Arume: glass and voices, nothing struck, nothing in a
hurry; open fifths, and in the worst of a battle a hymn in notes two bars long, as if it had been decided long ago.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.sound.filters import bell, drive, loop_noise, moving
from tools.sound.hums import sway
from tools.sound.music_ring import Chord, Ring, Stereo, lay_bass, lay_chords
from tools.sound.music_voices import NOTE, bell_voice, choir, horn, strings, taiko
from tools.sound.waves import (
    Random,
    Signal,
    clock,
    count,
    harmonics,
    layers,
    plate,
    strike,
    swell,
    wander,
    white,
)

Call = tuple[float, float, str, float]  # bar, beat, note, length [s]
REEDY = (1.0, 0.10, 0.72, 0.08, 0.46, 0.06, 0.30, 0.05, 0.18, 0.04, 0.10)
STUBBORN = (0, 2, 3, 4, 6, 7)  # eighths of a bar on which the reeds say their note


@dataclass(frozen=True)
class Piece:
    """What a piece of music is written on. chords: one for two bars each"""

    beat: float
    bars: int
    chords: tuple[Chord, ...]

    @property
    def bar(self) -> float:
        """Give how long a bar is. [s]"""
        return 4 * self.beat

    @property
    def seconds(self) -> float:
        """Give how long the loop is."""
        return self.bars * self.bar

    def at(self, bar: float, beat: float = 0.0) -> float:
        """Give when a beat comes. [s]"""
        return bar * self.bar + beat * self.beat

    def notes(self, bar: int) -> list[float]:
        """Give the notes of a bar's chord, from below. [Hz]"""
        return sorted(NOTE[name] for name in self.chords[bar // 2 % len(self.chords)][1])


def reed(pitch: float, seconds: float, rng: Random, bite: float = 0.5) -> Signal:
    """Return one note of two low reeds that do not quite agree. bite: how hard it is blown"""
    shape = swell(seconds, min(0.09, seconds * 0.3), min(0.25, seconds * 0.4))
    numbers = np.arange(len(REEDY))
    strengths = np.array(REEDY) * (0.35 + 0.65 * bite) ** (numbers * 0.35)
    total = np.zeros(count(seconds))
    for cents in (-5.0, 6.0):
        bend = wander(seconds, rng, 7, 0.0015) * pitch * 2 ** (cents / 1200)
        total += harmonics(bend, list(strengths))
    breath = moving(white(seconds, rng), lambda t, f: bell(f, 1700.0, 0.6))
    return (0.2 * total + 0.03 * breath) * shape


def war_drum(rng: Random, size: float) -> Signal:
    """Return one stroke on a drum with a brass shell: skin first, and the shell rings after it."""
    shell = plate(0.9, 176 / size, 7, 0.2, rng)
    return layers(1.4, (0, 1.0, taiko(rng, size)), (0.004, 0.16, drive(shell, 1.3)))


def glass_harp(pitch: float, seconds: float, rng: Random) -> Signal:
    """Return one note of rubbed glass: it comes from nothing and goes there."""
    t = clock(seconds)
    shape = swell(seconds, min(0.9, seconds * 0.4), min(1.6, seconds * 0.5))
    waver = 1 + 0.07 * np.sin(2 * np.pi * rng.uniform(4.2, 5.4) * t + rng.uniform(0, 6.28))
    return 0.34 * harmonics(np.full(count(seconds), pitch), [1.0, 0.22, 0.09, 0.03]) * shape * waver


def hymn(pitches: Sequence[float], seconds: float, rng: Random) -> Signal:
    """Return voices that hold a note together and let it go together."""
    return choir(pitches, seconds, rng) * swell(seconds, min(0.5, seconds * 0.3), min(0.9, seconds * 0.4))


def lay_calls(ring: Ring, piece: Piece, calls: Sequence[Call], gain: float, bright: float, rng: Random) -> None:
    """Lay a horn's line with its shadow an octave below."""
    for bar, beat, name, length in calls:
        ring.lay(piece.at(bar, beat), horn(NOTE[name], length, rng, bright), gain, -0.25, 0.9)
        ring.lay(piece.at(bar, beat), horn(NOTE[name] / 2, length, rng, bright * 0.8), 0.8 * gain, 0.15, 0.8)


def race_bed(piece: Piece, calls: Sequence[Call], rng: Random) -> Stereo:
    """What lies under a battle of the Race: reeds on one note, brass drums like a slow heart, a horn far off."""
    ring = Ring(piece.seconds)
    lay_chords(ring, piece.chords, rng, 0.30, voices=False, bright=620)
    lay_bass(ring, piece.chords, 0.17)
    for bar in range(0, piece.bars, 2):
        low, middle = piece.notes(bar)[0], piece.notes(bar)[1]
        for pitch, gain, pan in ((low / 2, 0.34, -0.4), (low, 0.26, 0.4), (middle / 2, 0.18, 0.1)):
            ring.lay(piece.at(bar), reed(pitch, 2.1 * piece.bar, rng, 0.35), gain, pan, 0.5)
    for bar in range(piece.bars):
        for beat, gain, size in ((0.0, 0.24, 1.5), (0.5, 0.10, 1.3), (2.5, 0.14, 1.4)):
            ring.lay(piece.at(bar, beat), war_drum(rng, size), gain * (1.0 if bar % 2 == 0 else 0.7), 0.0, 0.45)
    lay_calls(ring, piece, calls, 0.16, 0.4, rng)
    return ring.ring_out(rng, 3.4, 1700, 0.78)


def race_line(piece: Piece, calls: Sequence[Call], rng: Random) -> Stereo:
    """The Race in battle: the horns' line, and under it reeds and drums that will not leave their note."""
    ring = Ring(piece.seconds)
    lay_calls(ring, piece, calls, 0.27, 0.9, rng)
    for bar in range(piece.bars):
        low, middle = piece.notes(bar)[0] / 2, piece.notes(bar)[1] / 2
        for step in STUBBORN:
            last = bar % 4 == 3 and step >= 6
            accent = 1.0 if step in (0, 3) else 0.65
            ring.lay(piece.at(bar, step / 2), reed(middle if last else low, 0.46 * piece.beat, rng, 1.0), 0.62 * accent, 0.3, 0.3)
        for step, gain in ((0, 0.30), (3, 0.22), (6, 0.26)):
            ring.lay(piece.at(bar, step / 2), war_drum(rng, 1.05), gain, -0.3, 0.4)
    return ring.ring_out(rng, 2.0, 2300, 0.8)


def arume_bed(piece: Piece, rng: Random) -> Stereo:
    """What lies under a battle of the Arume: voices in fifths, rubbed glass, much air, no drum."""
    ring = Ring(piece.seconds)
    fifths = tuple((root, (names[0], names[1])) for root, names in piece.chords)
    lay_chords(ring, fifths, rng, 0.24, voices=True, bright=1500)
    lay_bass(ring, piece.chords, 0.09)
    for bar in range(0, piece.bars, 2):
        low, middle, top = piece.notes(bar)
        ring.lay(piece.at(bar), glass_harp(2 * top, 1.7 * piece.bar, rng), 0.20, -0.5, 0.9)
        ring.lay(piece.at(bar, 3.0), glass_harp(4 * low if bar % 4 else 2 * middle, 1.5 * piece.bar, rng), 0.15, 0.5, 0.9)
        ring.lay(piece.at(bar, 2.0), bell_voice(4 * (low, top)[bar // 2 % 2], 3.4, rng), 0.11, rng.uniform(-0.6, 0.6), 1.2)
        ring.lay(piece.at(bar), hymn([2 * middle], 2.0 * piece.bar, rng), 0.20, 0.0, 0.9)
    air = loop_noise(piece.seconds, rng, lambda f: bell(f, 1900.0, 0.7))
    for pan in (-0.8, 0.8):
        ring.lay(0, np.roll(air, int(pan * 40000)) * sway(piece.seconds, rng, 0.08, 0.5), 0.014, pan, 0.5)
    return ring.ring_out(rng, 5.0, 3200, 0.74)


def arume_line(piece: Piece, rng: Random) -> Stereo:
    """The Arume in battle: a hymn that does not hurry, a bell for each of its notes, glass that falls."""
    ring = Ring(piece.seconds)
    for bar in range(0, piece.bars, 2):
        low, middle, top = piece.notes(bar)
        for half, pitch in ((0, top), (1, middle)):
            at = piece.at(bar + half)
            ring.lay(at, hymn([2 * pitch, pitch], 1.25 * piece.bar, rng), 0.62, (-0.2, 0.2)[half], 0.9)
            ring.lay(at, bell_voice(2 * pitch, 4.0, rng), 0.22, 0.3, 1.0)
            ring.lay(at, bell_voice(low / 2 if low > 120 else low, 4.5, rng), 0.26, -0.3, 1.0)
        for step, pitch in enumerate((4 * top, 4 * middle, 4 * low)):
            ring.lay(piece.at(bar, 4 + step), glass_harp(pitch if pitch < 2400 else pitch / 2, 1.6, rng), 0.14, 0.5 - 0.5 * step, 1.0)
    return ring.ring_out(rng, 4.0, 3000, 0.78)


def mono(stem: Stereo) -> Signal:
    """Return a stem for the middle: what is under it is wide, and it takes half the room on the disk."""
    return stem.mean(axis=1)


def held(pitches: Sequence[float], seconds: float, rng: Random) -> Signal:
    """Return strings that swell and go."""
    return strings(pitches, seconds, rng) * swell(seconds, seconds * 0.35, seconds * 0.45)


def knell(rng: Random, size: float) -> Signal:
    """Return a drum that is struck once and listened to."""
    return taiko(rng, size) * strike(1.4, 0.002, 0.6)
