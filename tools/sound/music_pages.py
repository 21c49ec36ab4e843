"""Writes what is heard between battles: briefing, victory, defeat, epilogue.

Each is one piece in three layers: what belongs to everybody, the Race's part and the Arume's. A page plays the first and
the part of the player's side; the epilogue plays all of them, since both sides are left.
"""

from __future__ import annotations

from collections.abc import Sequence

from tools.sound.music_ring import Chord, Ring, Stereo, lay_bass, lay_chords
from tools.sound.music_sides import Call, Piece, glass_harp, hymn, knell, lay_calls, mono, reed, war_drum
from tools.sound.music_voices import NOTE, bell_voice, pluck, tick
from tools.sound.waves import Random, Signal

_D: Chord = ("D2", ("D3", "A3", "F4"))
_BB: Chord = ("Bb1", ("D3", "Bb3", "F4"))
_C: Chord = ("C2", ("E3", "G3", "C4"))
_G: Chord = ("G1", ("D3", "Bb3", "G4"))
_A: Chord = ("A1", ("E3", "A3", "D4"))
_F: Chord = ("F1", ("C3", "A3", "F4"))
_EB: Chord = ("Eb2", ("Eb3", "Bb3", "G4"))
_BRIGHT: Chord = ("D2", ("D3", "A3", "Gb4"))

BRIEFING = Piece(0.82, 8, (_D, _G, _BB, _A))
VICTORY = Piece(0.75, 8, (_D, _F, _C, _BRIGHT))
DEFEAT = Piece(0.95, 8, (_D, _EB, _G, _D))
EPILOGUE = Piece(1.0, 8, (_BB, _F, _C, _D))

_BRIEFING_CALL: tuple[Call, ...] = ((1, 2, "D4", 1.4), (2, 0, "Bb3", 2.6), (5, 2, "F4", 1.4), (6, 0, "E4", 3.0))
_VICTORY_CALL: tuple[Call, ...] = (
    (0, 0, "D4", 1.4), (0, 2, "F4", 1.4), (1, 0, "A4", 2.6), (2, 0, "C5", 2.6), (3, 0, "A4", 2.6), (4, 0, "G4", 2.2),
    (5, 0, "C5", 2.6), (6, 0, "D5", 5.4),
)  # fmt: skip
_DEFEAT_CALL: tuple[Call, ...] = ((0, 2, "A3", 2.4), (2, 0, "G3", 3.4), (4, 0, "D4", 2.0), (4, 3, "Bb3", 2.8), (6, 1, "A3", 4.4))
_EPILOGUE_CALL: tuple[Call, ...] = (
    (0, 0, "F4", 3.4), (1, 2, "D4", 1.8), (2, 0, "C4", 3.6), (4, 0, "G4", 3.2), (5, 2, "E4", 1.8), (6, 0, "D4", 6.0),
)  # fmt: skip


def _race(piece: Piece, calls: Sequence[Call], rng: Random, drums: Sequence[tuple[float, float]], bright: float) -> Signal:
    """Lay the Race's part: reeds in the bass, a horn, drums. drums: (beat of a bar, gain)"""
    ring = Ring(piece.seconds)
    for bar in range(0, piece.bars, 2):
        low = piece.notes(bar)[0]
        ring.lay(piece.at(bar), reed(low / 2, 2.05 * piece.bar, rng, 0.4), 0.34, -0.3, 0.5)
        ring.lay(piece.at(bar), reed(low, 2.05 * piece.bar, rng, 0.3), 0.22, 0.3, 0.5)
    for bar in range(piece.bars):
        for beat, gain in drums:
            ring.lay(piece.at(bar, beat), war_drum(rng, 1.35), gain, 0.0, 0.5)
    lay_calls(ring, piece, calls, 0.24, bright, rng)
    return mono(ring.ring_out(rng, 3.4, 1900, 0.74))


def _arume(piece: Piece, rng: Random, high: float) -> Signal:
    """Lay the Arume's part: voices, glass over them, a bell for every chord. high: how many octaves up the glass is"""
    ring = Ring(piece.seconds)
    for bar in range(0, piece.bars, 2):
        low, middle, top = piece.notes(bar)
        ring.lay(piece.at(bar), hymn([2 * middle, middle], 1.15 * piece.bar, rng), 0.42, -0.2, 0.9)
        ring.lay(piece.at(bar + 1), hymn([2 * low, middle], 1.15 * piece.bar, rng), 0.38, 0.2, 0.9)
        ring.lay(piece.at(bar, 2), glass_harp(top * 2**high, 1.3 * piece.bar, rng), 0.2, 0.4, 1.0)
        ring.lay(piece.at(bar), bell_voice(2 * top, 4.0, rng), 0.16, -0.4, 1.1)
    return mono(ring.ring_out(rng, 4.6, 3000, 0.72))


def _base(piece: Piece, rng: Random, gain: float, bright: float) -> Ring:
    ring = Ring(piece.seconds)
    lay_chords(ring, piece.chords, rng, gain, voices=False, bright=bright)
    lay_bass(ring, piece.chords, 0.15)
    return ring


def briefing_base(rng: Random, variant: int) -> Stereo:
    """Before a battle: low strings, a plucked figure that counts, a clock in another room."""
    ring = _base(BRIEFING, rng, 0.34, 700)
    for bar in range(BRIEFING.bars):
        notes = [NOTE[BRIEFING.chords[bar // 2][0]] * 2, *BRIEFING.notes(bar)]
        for step, place in enumerate((0, 0, 1, 0, 2, 0, 1, 0)):
            ring.lay(BRIEFING.at(bar, step / 2), pluck(notes[place], 0.7, 2.0), 0.26 * (1.0, 0.6)[step % 2], -0.2, 0.4)
        for step in (2, 6):
            ring.lay(BRIEFING.at(bar, step / 2), tick(rng), 0.07, 0.5, 0.5)
    return ring.ring_out(rng, 3.0, 2000, 0.72)


def briefing_race(rng: Random, variant: int) -> Signal:
    """The Race before a battle."""
    return _race(BRIEFING, _BRIEFING_CALL, rng, ((0.0, 0.22), (2.5, 0.12)), 0.4)


def briefing_arume(rng: Random, variant: int) -> Signal:
    """The Arume before a battle."""
    return _arume(BRIEFING, rng, 1)


def victory_base(rng: Random, variant: int) -> Stereo:
    """After a battle that was won: strings that open at the end of the line into a major chord."""
    ring = _base(VICTORY, rng, 0.46, 1300)
    for bar in range(0, VICTORY.bars, 2):
        ring.lay(VICTORY.at(bar), bell_voice(4 * VICTORY.notes(bar)[0], 3.4, rng), 0.12, 0.5, 1.0)
    return ring.ring_out(rng, 4.0, 2300, 0.74)


def victory_race(rng: Random, variant: int) -> Signal:
    """The Race has won: the drum of Home, and the horn goes all the way up."""
    return _race(VICTORY, _VICTORY_CALL, rng, ((0.0, 0.32), (1.5, 0.16), (2.0, 0.22), (3.5, 0.14)), 0.7)


def victory_arume(rng: Random, variant: int) -> Signal:
    """The Arume have won, which changes nothing in their voices but the height of the glass."""
    return _arume(VICTORY, rng, 2)


def defeat_base(rng: Random, variant: int) -> Stereo:
    """After a battle that was lost: strings without light, a drum struck once in a while and listened to."""
    ring = _base(DEFEAT, rng, 0.42, 480)
    for bar in (0, 3, 4, 7):
        ring.lay(DEFEAT.at(bar), knell(rng, 1.8), 0.34, 0.0, 0.8)
    return ring.ring_out(rng, 4.6, 1500, 0.72)


def defeat_race(rng: Random, variant: int) -> Signal:
    """The Race has lost: the horn's line goes down and stops on the fifth."""
    return _race(DEFEAT, _DEFEAT_CALL, rng, ((0.0, 0.10),), 0.3)


def defeat_arume(rng: Random, variant: int) -> Signal:
    """The Arume have lost: the same hymn, an octave nearer to the ground."""
    return _arume(DEFEAT, rng, 0)


def epilogue_base(rng: Random, variant: int) -> Stereo:
    """After the war: slow strings and glass, neither glad nor sorry."""
    ring = _base(EPILOGUE, rng, 0.42, 1000)
    for bar in range(0, EPILOGUE.bars, 2):
        ring.lay(EPILOGUE.at(bar, 2), bell_voice(4 * EPILOGUE.notes(bar)[1], 3.8, rng), 0.12, -0.5, 1.1)
    return ring.ring_out(rng, 5.0, 2200, 0.72)


def epilogue_race(rng: Random, variant: int) -> Signal:
    """The Race after the war: its horn without its drums."""
    return _race(EPILOGUE, _EPILOGUE_CALL, rng, (), 0.4)


def epilogue_arume(rng: Random, variant: int) -> Signal:
    """The Arume after the war."""
    return _arume(EPILOGUE, rng, 1)
