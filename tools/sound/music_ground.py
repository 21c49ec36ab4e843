"""Writes the score of the ground: layers that fit on each other bar by bar, nearer and quicker than over orbit."""

from __future__ import annotations

import numpy as np

from tools.sound.music_ring import Chord, Ring, Stereo
from tools.sound.music_sides import Call, Piece, arume_bed, arume_line, mono, race_bed, race_line
from tools.sound.music_voices import NOTE, bow, gong, pluck, rim, stab, strings, taiko, tick
from tools.sound.waves import Random, Signal, clock

BEAT = 0.58
BAR = 4 * BEAT
BARS = 16
SECONDS = BARS * BAR

# One chord for two bars: (root of the bass, notes of the chord). It leans on the flat second, as dust leans on wind.
CHORDS: tuple[Chord, ...] = (
    ("E2", ("E3", "B3", "G4")), ("F2", ("F3", "C4", "A4")), ("E2", ("E3", "B3", "G4")), ("C2", ("E3", "G3", "C4")),
    ("A1", ("E3", "A3", "C4")), ("D2", ("D3", "A3", "F4")), ("F2", ("F3", "A3", "C4")), ("B1", ("E3", "B3", "Gb4")),
)  # fmt: skip
RUN = (0, 0, 1, 0, 2, 0, 1, 0, 0, 1, 0, 2, 0, 1, 2, 1)  # which note of the chord each sixteenth plays
STROKES = ((0, 1.0, 1.3), (4, 0.45, 0.9), (6, 0.8, 1.1), (10, 0.9, 1.2), (12, 0.5, 0.8), (15, 0.6, 0.7))


GROUND = Piece(BEAT, BARS, CHORDS)
CALL: tuple[Call, ...] = (
    (1, 2, "B3", 1.1), (2, 0, "E4", 2.0), (3, 0, "F4", 1.1), (3, 2, "E4", 1.6), (6, 2, "G4", 1.1), (7, 0, "E4", 2.2),
    (9, 2, "A3", 1.1), (10, 0, "D4", 2.0), (11, 0, "F4", 1.1), (11, 2, "A4", 1.6), (12, 0, "G4", 1.2), (12, 2, "F4", 2.4),
    (14, 0, "Gb4", 1.2), (14, 2, "E4", 2.8),
)  # fmt: skip
LINE: tuple[Call, ...] = (
    (0, 0, "E4", 3.4), (2, 0, "F4", 2.2), (3, 0, "A4", 2.2), (4, 0, "B4", 3.6), (6, 0, "G4", 2.2), (7, 0, "E4", 2.2),
    (8, 0, "C5", 3.4), (10, 0, "A4", 3.4), (12, 0, "F4", 2.2), (13, 0, "A4", 2.2), (14, 0, "Gb4", 2.2), (15, 0, "B4", 2.2),
)  # fmt: skip


def ground_race_bed(rng: Random, variant: int) -> Stereo:
    """The layer that always plays for a player of the Race."""
    return race_bed(GROUND, CALL, rng)


def ground_arume_bed(rng: Random, variant: int) -> Stereo:
    """The layer that always plays for a player of the Arume."""
    return arume_bed(GROUND, rng)


def ground_race_line(rng: Random, variant: int) -> Signal:
    """The Race's line in a battle on the surface."""
    return mono(race_line(GROUND, LINE, rng))


def ground_arume_line(rng: Random, variant: int) -> Signal:
    """The Arume's line in a battle on the surface."""
    return mono(arume_line(GROUND, rng))


def ground_tension(rng: Random, variant: int) -> Signal:
    """The layer for an enemy near: feet that march, a plucked figure, a clock, and a rub high up."""
    ring = Ring(SECONDS)
    for bar in range(BARS):
        at = bar * BAR
        root, names = CHORDS[bar // 2]
        notes = (NOTE[root] * 2, NOTE[names[0]], NOTE[names[1]])
        for step, place in enumerate((0, 0, 1, 0, 2, 1, 0, 1)):
            accent = 1.0 if step in (0, 3, 6) else 0.6
            ring.lay(at + step * BEAT / 2, pluck(notes[place], 0.55, 2.4), 0.5 * accent, (-0.3, 0.3)[step % 2], 0.3)
        for beat in (0, 1, 2, 3):
            ring.lay(at + beat * BEAT, taiko(rng, (1.3, 0.95)[beat % 2]), (0.26, 0.13)[beat % 2], 0.1, 0.3)
        for step in range(1, 8, 2):
            ring.lay(at + step * BEAT / 2, tick(rng), 0.09, 0.5, 0.4)
    t = clock(SECONDS)
    tremble = 0.6 + 0.4 * np.sin(2 * np.pi * round(8.2 * SECONDS) / SECONDS * t)
    for first, pair in ((2, ("E5", "F5")), (10, ("A5", "Bb5"))):
        shape = np.interp(t / BAR, [first, first + 2, first + 3, first + 3.6], [0, 1, 0.7, 0])
        ring.lay(0, strings([NOTE[n] for n in pair], SECONDS, rng, 2400) * shape * tremble, 0.09, -0.4, 0.8)
    ring.lay(7 * BAR, gong(rng), 0.28, 0.4, 0.7)
    return mono(ring.ring_out(rng, 2.2, 2400, 0.76))


def ground_battle(rng: Random, variant: int) -> Signal:
    """The layer for a battle joined: war drums, driven strings, low brass; no line."""
    ring = Ring(SECONDS)
    for bar in range(BARS):
        at = bar * BAR
        root, names = CHORDS[bar // 2]
        for step, gain, size in STROKES:
            ring.lay(at + step * BEAT / 4, taiko(rng, size), 0.55 * gain * rng.uniform(0.9, 1.05), (0.9 - size) * 0.8, 0.35)
        if bar % 4 == 3:
            for step in range(8, 16):
                ring.lay(at + step * BEAT / 4, taiko(rng, 0.6), 0.05 * (step - 5) / 2, 0.35, 0.4)
        chord = [NOTE[name] for name in names]
        for step, place in enumerate(RUN):
            accent = 1.0 if step in (0, 3, 6, 10, 13) else 0.55
            ring.lay(at + step * BEAT / 4, bow(chord[place] / (1, 1, 2)[place], 0.22, rng, 1900), 0.28 * accent, 0.35, 0.35)
            if step % 4:
                ring.lay(at + step * BEAT / 4, rim(rng), 0.07 * rng.uniform(0.6, 1.1), -0.45, 0.3)
        deep = NOTE[root] * (2 if NOTE[root] < 55 else 1)
        for step, gain in ((0, 1.0), (6, 0.8), (10, 0.9)) if bar % 2 == 0 else ((0, 0.8), (6, 0.7), (12, 0.8), (14, 0.7)):
            ring.lay(at + step * BEAT / 4, stab(deep, 0.42, rng), 0.36 * gain, -0.2, 0.45)
    for bar in (0, 8):
        ring.lay(bar * BAR, gong(rng), 0.45, 0.3, 0.7)
    return mono(ring.ring_out(rng, 1.9, 2200, 0.76))
