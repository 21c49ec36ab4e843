"""Writes the score over orbit: layers that fit on each other bar by bar, and the menu's theme.

Every layer is drawn on a ring as long as the loop: notes and echoes that pass the end come in at the start.
"""

from __future__ import annotations

import numpy as np

from tools.sound.music_ring import Chord, Ring, Stereo, lay_bass, lay_chords
from tools.sound.music_sides import Call, Piece, arume_bed, arume_line, mono, race_bed, race_line
from tools.sound.music_voices import NOTE, bell_voice, bow, gong, horn, pluck, rim, stab, strings, taiko, tick
from tools.sound.waves import Random, Signal, clock

BEAT = 0.75
BAR = 4 * BEAT
BARS = 24
ORBIT_SECONDS = BARS * BAR
MENU_BARS = 16
MENU_SECONDS = MENU_BARS * BAR

# One chord for two bars: (root of the bass, notes of the chord).
ORBIT_CHORDS: tuple[Chord, ...] = (
    ("D2", ("D3", "A3", "F4")), ("D2", ("D3", "A3", "E4")), ("Bb1", ("D3", "Bb3", "F4")), ("C2", ("E3", "G3", "C4")),
    ("D2", ("D3", "A3", "F4")), ("G1", ("D3", "Bb3", "G4")), ("Eb2", ("Eb3", "Bb3", "G4")), ("D2", ("D3", "A3", "D4")),
    ("F1", ("C3", "A3", "F4")), ("C2", ("C3", "G3", "E4")), ("G1", ("D3", "Bb3", "G4")), ("A1", ("E3", "A3", "D4")),
)  # fmt: skip
ORBIT = Piece(BEAT, BARS, ORBIT_CHORDS)
ORBIT_CALL: tuple[Call, ...] = (
    (4, 0, "D4", 2.6), (4, 3, "E4", 0.9), (5, 0, "F4", 2.4), (6, 0, "C4", 3.2), (12, 0, "Bb3", 2.4), (12, 3, "C4", 0.9),
    (13, 0, "D4", 2.2), (14, 0, "A3", 3.4), (20, 0, "G4", 2.4), (20, 3, "F4", 0.9), (21, 0, "D4", 2.6), (22, 0, "E4", 3.6),
)  # fmt: skip
ORBIT_LINE: tuple[Call, ...] = (
    (0, 0, "D4", 4.2), (2, 0, "F4", 2.8), (3, 0, "E4", 2.8), (8, 0, "A4", 4.2), (10, 0, "G4", 3.0), (12, 0, "Bb4", 4.0),
    (14, 0, "A4", 5.2), (16, 0, "F4", 2.8), (17, 0, "A4", 2.8), (18, 0, "G4", 5.0), (20, 0, "Bb4", 4.2), (22, 0, "A4", 2.8),
    (23, 0, "E4", 2.6),
)  # fmt: skip
MENU_CHORDS: tuple[Chord, ...] = (
    ("D2", ("D3", "A3", "F4")), ("Bb1", ("D3", "Bb3", "F4")), ("F2", ("C3", "A3", "F4")), ("C2", ("E3", "G3", "C4")),
    ("G1", ("D3", "Bb3", "G4")), ("D2", ("D3", "A3", "F4")), ("Eb2", ("Eb3", "Bb3", "G4")), ("A1", ("E3", "A3", "E4")),
)  # fmt: skip

def orbit_race_bed(rng: Random, variant: int) -> Stereo:
    """The layer that always plays for a player of the Race."""
    return race_bed(ORBIT, ORBIT_CALL, rng)


def orbit_arume_bed(rng: Random, variant: int) -> Stereo:
    """The layer that always plays for a player of the Arume."""
    return arume_bed(ORBIT, rng)


def orbit_race_line(rng: Random, variant: int) -> Signal:
    """The Race's line in a battle over orbit."""
    return mono(race_line(ORBIT, ORBIT_LINE, rng))


def orbit_arume_line(rng: Random, variant: int) -> Signal:
    """The Arume's line in a battle over orbit."""
    return mono(arume_line(ORBIT, rng))


def orbit_tension(rng: Random, variant: int) -> Signal:
    """The layer for an enemy in sight: a running pluck, a clock, a pulse, a rub high up."""
    ring = Ring(ORBIT_SECONDS)
    for bar in range(BARS):
        root, names = ORBIT_CHORDS[bar // 2]
        low_, fifth, third = NOTE[root] * 2, NOTE[names[0]], NOTE[names[1]]
        figure = (low_, low_, fifth, low_, third, low_, fifth, low_ * 1.5)
        for step, pitch in enumerate(figure):
            at = bar * BAR + step * BEAT / 2
            accent = 1.0 if step in (0, 3, 6) else 0.6
            ring.lay(
                at,
                pluck(pitch, 0.7, 2.2 + 0.5 * np.sin(2 * np.pi * bar / 12)),
                0.55 * accent,
                (-0.3, 0.3)[step % 2],
                0.3,
            )
        for beat in (0.0, 0.5):
            ring.lay(bar * BAR + beat * BEAT, taiko(rng, 1.35), 0.28 - 0.28 * beat, 0.0, 0.3)
        for step in range(8):
            if step % 2 or bar % 4 == 3:
                ring.lay(bar * BAR + step * BEAT / 2, tick(rng), 0.10, 0.5, 0.4)
        if bar % 8 == 7:
            ring.lay(bar * BAR, gong(rng), 0.35, -0.4, 0.7)
    t = clock(ORBIT_SECONDS)
    tremble = 0.6 + 0.4 * np.sin(2 * np.pi * round(7.1 * ORBIT_SECONDS) / ORBIT_SECONDS * t)
    for first, names in ((4, ("A5", "Bb5")), (12, ("D5", "Eb5")), (20, ("E5", "F5"))):
        shape = np.interp(t / BAR, [first, first + 2.5, first + 3.5, first + 4], [0, 1, 0.7, 0])
        ring.lay(
            0, strings([NOTE[n] for n in names], ORBIT_SECONDS, rng, 2600) * shape * tremble, 0.10, 0.4, 0.8
        )
    return mono(ring.ring_out(rng, 2.6, 2600, 0.8))


def orbit_battle(rng: Random, variant: int) -> Signal:
    """The layer for a battle joined: drums in groups of three and two, bowed sixteenths, low brass; no line."""
    ring = Ring(ORBIT_SECONDS)
    strokes = (
        (0, 1.0, 1.2),
        (3, 0.6, 0.9),
        (6, 0.8, 1.1),
        (8, 0.5, 0.8),
        (10, 0.9, 1.0),
        (13, 0.6, 0.8),
        (14, 0.5, 0.7),
    )
    for bar in range(BARS):
        at = bar * BAR
        root, names = ORBIT_CHORDS[bar // 2]
        resting = bar in (10, 11)
        for step, gain, size in strokes[:: 3 if resting else 1]:
            ring.lay(
                at + step * BEAT / 4,
                taiko(rng, size),
                0.55 * gain * rng.uniform(0.9, 1.05),
                (0.8 - size) * 0.8,
                0.35,
            )
        if bar % 4 == 3 and not resting:
            for step in range(10, 16):
                ring.lay(at + step * BEAT / 4, taiko(rng, 0.62), 0.10 * (step - 7) / 2, 0.35, 0.4)
        for step in range(16):
            if not resting and step % 4 != 0:
                ring.lay(at + step * BEAT / 4, rim(rng), 0.09 * rng.uniform(0.6, 1.1), -0.45, 0.3)
        base = NOTE[names[0]]
        other = NOTE[names[1]]
        run = (
            base,
            base,
            other,
            base,
            base,
            other,
            base,
            base,
            other,
            base,
            NOTE[names[2]],
            base,
            other,
            base,
            other,
            base,
        )
        for step, pitch in enumerate(run):
            if not resting:
                accent = 1.0 if step in (0, 3, 6, 10, 13) else 0.55
                ring.lay(at + step * BEAT / 4, bow(pitch, 0.26, rng, 1900), 0.30 * accent, 0.35, 0.35)
        low_ = NOTE[root] * (2 if NOTE[root] < 55 else 1)
        for step, gain in (
            ((0, 1.0), (6, 0.7), (10, 0.8)) if bar % 2 == 0 else ((0, 0.8), (3, 0.6), (6, 0.9), (13, 0.6))
        ):
            if not resting:
                ring.lay(at + step * BEAT / 4, stab(low_, 0.5, rng), 0.36 * gain, -0.2, 0.45)
    for bar in (0, 12):
        ring.lay(bar * BAR, gong(rng), 0.5, 0.3, 0.7)
    return mono(ring.ring_out(rng, 2.2, 2400, 0.85))


def menu_theme(rng: Random, variant: int) -> Stereo:
    """The menu: slow chords, the horn's long line for Home, glass answering from far away."""
    ring = Ring(MENU_SECONDS)
    lay_chords(ring, MENU_CHORDS, rng, 0.5, voices=True, bright=1100)
    lay_bass(ring, MENU_CHORDS, 0.17)
    line = ((0, 2, "D4", 1.5), (1, 0, "F4", 2.2), (1, 3, "G4", 0.9), (2, 0, "A4", 4.0), (4, 0, "C5", 2.2), (4, 3, "A4", 0.9), (5, 0, "F4", 2.4),
            (6, 0, "G4", 3.2), (7, 2, "E4", 1.8), (8, 2, "D4", 1.5), (9, 0, "G4", 2.2), (9, 3, "Bb4", 0.9), (10, 0, "A4", 4.0),
            (12, 0, "G4", 2.2), (12, 3, "F4", 0.9), (13, 0, "Eb4", 2.4), (14, 0, "E4", 4.4))  # fmt: skip
    for bar, beat, name, length in line:
        at = bar * BAR + beat * BEAT
        ring.lay(at, horn(NOTE[name], length, rng, bright=0.5), 0.22, -0.15, 0.9)
        ring.lay(at, horn(NOTE[name] / 2, length, rng, bright=0.35), 0.12, 0.2, 0.9)
    answers = ((3, 0, "A5"), (3, 1, "E5"), (3, 2, "D6"), (7, 0, "G5"), (7, 1, "C6"), (11, 0, "D6"), (11, 1, "A5"), (11, 2.5, "F5"),
               (15, 0, "E6"), (15, 1, "A5"), (15, 2, "Bb5"))  # fmt: skip
    for bar, beat, name in answers:
        ring.lay(bar * BAR + beat * BEAT, bell_voice(NOTE[name], 3.5, rng), 0.15, 0.5, 1.1)
    for bar in range(0, MENU_BARS, 2):
        ring.lay(bar * BAR, taiko(rng, 1.5), 0.30, 0.0, 0.6)
        ring.lay(bar * BAR + 1.5 * BEAT + BAR, taiko(rng, 1.7), 0.16, 0.0, 0.6)
    ring.lay(14 * BAR, gong(rng), 0.3, 0.3, 0.8)
    return ring.ring_out(rng, 4.8, 2200, 0.8)
