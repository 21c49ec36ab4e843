"""Makes the sounds that inform: warnings, orders acknowledged, interface, results."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tools.sound.blasts import glass
from tools.sound.filters import bell, drive, finish, finish_loop, high, in_room, low, moving
from tools.sound.launches import thump
from tools.sound.music_voices import NOTE, bell_voice, horn, strings, taiko
from tools.sound.waves import (
    Random,
    Signal,
    count,
    curve,
    glide,
    harmonics,
    layers,
    plate,
    strike,
    swell,
    tone,
    white,
)

ALARM_SECONDS = 1.0
BRASSY = [1.0, 0.55, 0.5, 0.28, 0.24, 0.12, 0.1]


def beep(
    pitch: float, seconds: float, strengths: Sequence[float] = (1.0, 0.3, 0.15), soft: float = 0.006
) -> Signal:
    """Return one clean beep."""
    return harmonics(np.full(count(seconds), pitch), strengths) * swell(seconds, soft, soft * 2)


def missile_warning(rng: Random, variant: int) -> Signal:
    """One cycle of the missile alarm: two hard rising whoops where ears are keenest, then a gap; it loops."""
    parts = []
    for start in (0.0, 0.24):
        pitch = glide(0.19, [(0, 760), (0.14, 1480), (0.19, 1500)])
        whoop = harmonics(pitch, [1, 0.15, 0.45, 0.1, 0.25, 0.05, 0.12]) * swell(0.19, 0.006, 0.02)
        parts.append((start, 0.8, whoop))
    whoops = in_room(drive(layers(0.5, *parts), 1.3), rng, 0.25, 4000, 0.12)
    return finish_loop(layers(ALARM_SECONDS, (0, 1.0, whoops)), peak=0.85)


def lock_tone(rng: Random, variant: int) -> Signal:
    """Target locked: a quick double chirp that stays up."""
    mix = layers(
        0.5, (0, 0.7, beep(880, 0.05)), (0.075, 0.7, beep(880, 0.05)), (0.15, 0.8, beep(1318.5, 0.2))
    )
    return finish(in_room(mix, rng, 0.3, 4000, 0.15), peak=0.7)


def lock_warning(rng: Random, variant: int) -> Signal:
    """Somebody has locked on to you: a hard trill between two notes that do not agree, three times, each nearer."""
    parts = []
    for start, gain in ((0.0, 0.8), (0.3, 0.85), (0.6, 0.9)):
        trill = np.zeros(count(0.22))
        for index in range(6):
            note = beep((1660.0, 1245.0)[index % 2], 0.034, (1.0, 0.2, 0.5, 0.1, 0.25), 0.003)
            at = count(0.036 * index) if index else 0
            trill[at : at + len(note)] += note[: len(trill) - at]
        parts.append((start, gain, trill))
    return finish(in_room(drive(layers(0.95, *parts), 1.4), rng, 0.2, 5000, 0.1), peak=0.8)


def own_hit(rng: Random, variant: int) -> Signal:
    """You are hit: a blow from inside, and ears that ring."""
    blow = drive(thump(0.4, (150, 132)[variant % 2], 46, 0.09), 2.0)
    slap = moving(white(0.12, rng), lambda t, f: bell(f, 620.0, 0.8)) * strike(0.12, 0.001, 0.025)
    ring = tone(np.full(count(0.7), 3150.0 + 90.0 * variant)) * swell(0.7, 0.05, 0.5)
    return finish(layers(0.8, (0, 1.0, blow), (0, 0.8, slap), (0.03, 0.06, ring)), peak=0.78, tail=0.2)


def low_ammo(rng: Random, variant: int) -> Signal:
    """Ammunition low: three falling wooden knocks."""
    knocks = []
    for start, pitch in ((0.0, 620), (0.13, 520), (0.26, 390)):
        knock = harmonics(np.full(count(0.14), float(pitch)), [1, 0.1, 0.5, 0.05, 0.2]) * strike(
            0.14, 0.002, 0.035
        )
        knocks.append((start, 0.9, knock))
    return finish(in_room(layers(0.5, *knocks), rng, 0.3, 2500, 0.18), peak=0.75)


def order_race(rng: Random, variant: int) -> Signal:
    """The Race acknowledges: throaty double cluck, like a tongue on a speaking tube."""
    low_, high_ = ((300, 420), (300, 375), (340, 450))[variant % 3]
    parts = []
    for start, pitch in ((0.0, low_), (0.075, high_)):
        cluck = harmonics(glide(0.07, [(0, pitch * 1.3), (0.02, pitch), (0.07, pitch * 0.94)]), BRASSY)
        parts.append((start, 0.7, cluck * strike(0.07, 0.003, 0.022)))
        parts.append(
            (
                start,
                0.3,
                moving(white(0.03, rng), lambda t, f: bell(f, 2400.0, 0.6)) * strike(0.03, 0.001, 0.006),
            )
        )
    return finish(in_room(layers(0.2, *parts), rng, 0.2, 2500, 0.15), peak=0.6)


def order_arume(rng: Random, variant: int) -> Signal:
    """The Arume acknowledge: two clear glass notes, evenly clipped."""
    first, second = ((1174.7, 1568.0), (1174.7, 1760.0), (1318.5, 1568.0))[variant % 3]
    parts = []
    for start, pitch in ((0.0, first), (0.085, second)):
        note = harmonics(np.full(count(0.16), pitch), [1, 0.12, 0.2]) * strike(0.16, 0.003, 0.045)
        parts.append((start, 0.6, note))
    return finish(in_room(layers(0.3, *parts), rng, 0.5, 6000, 0.25), peak=0.55)


def ui_move(rng: Random, variant: int) -> Signal:
    """The choice moves: a soft tick."""
    pitch = (520.0, 560.0)[variant % 2]
    tick = harmonics(np.full(count(0.05), pitch), [1, 0.3, 0.2]) * strike(0.05, 0.001, 0.009)
    grit = moving(white(0.03, rng), lambda t, f: bell(f, 3200.0, 0.5)) * strike(0.03, 0.0005, 0.004)
    return finish(layers(0.06, (0, 0.7, tick), (0, 0.5, grit)), peak=0.42, tail=0.01)


def ui_select(rng: Random, variant: int) -> Signal:
    """Chosen: a small latch closing with a warm tone."""
    latch = plate(0.08, 700, 5, 0.014, rng)
    warm = layers(0.3, (0, 0.6, tone(np.full(count(0.25), 392.0)) * strike(0.25, 0.004, 0.07)),
                  (0.04, 0.5, tone(np.full(count(0.24), 587.3)) * strike(0.24, 0.004, 0.08)))  # fmt: skip
    mix = layers(0.34, (0, 0.25, latch), (0.005, 0.7, warm), (0, 0.35, thump(0.1, 180, 90, 0.02)))
    return finish(in_room(mix, rng, 0.3, 3500, 0.15), peak=0.55)


def ui_back(rng: Random, variant: int) -> Signal:
    """Back: the same latch opening, the tone falling."""
    warm = layers(0.3, (0, 0.5, tone(np.full(count(0.2), 493.9)) * strike(0.2, 0.004, 0.05)),
                  (0.04, 0.6, tone(np.full(count(0.24), 329.6)) * strike(0.24, 0.004, 0.07)))  # fmt: skip
    return finish(
        in_room(layers(0.3, (0, 0.2, plate(0.06, 560, 5, 0.012, rng)), (0, 0.7, warm)), rng, 0.3, 3000, 0.15),
        peak=0.5,
    )


def ui_error(rng: Random, variant: int) -> Signal:
    """Not possible: a low muffled double buzz."""
    parts = []
    for start in (0.0, 0.11):
        buzz = harmonics(np.full(count(0.085), 138.0), [1, 0.7, 0.6, 0.35, 0.25, 0.12]) * swell(
            0.085, 0.004, 0.02
        )
        parts.append((start, 0.6, buzz))
    return finish(in_room(layers(0.25, *parts), rng, 0.2, 1500, 0.12), peak=0.55)


def _fanfare(
    rng: Random, seconds: float, notes: Sequence[tuple[float, str, float, float]], peak: float
) -> Signal:
    """Return a short phrase of horns over strings.

    notes: (start s, note name, length s, gain)
    """
    parts = [(start, gain, horn(NOTE[name], length, rng)) for start, name, length, gain in notes]
    return finish(in_room(layers(seconds, *parts), rng, 2.2, 2600, 0.45), peak=peak, tail=0.4)


def objective_done(rng: Random, variant: int) -> Signal:
    """An objective is reached: three notes that open upward."""
    parts = [(0.0, 0.5, bell_voice(NOTE["D5"], 1.0, rng)), (0.12, 0.5, bell_voice(NOTE["A5"], 1.0, rng)),
             (0.26, 0.6, bell_voice(NOTE["E6"], 1.3, rng)), (0.0, 0.5, horn(NOTE["D4"], 0.9, rng))]  # fmt: skip
    return finish(in_room(layers(1.6, *parts), rng, 1.4, 4500, 0.35), peak=0.65, tail=0.3)


def objective_failed(rng: Random, variant: int) -> Signal:
    """An objective is lost: two notes that sink a half step and stay."""
    parts = [(0.0, 0.6, horn(NOTE["F3"], 0.5, rng)), (0.34, 0.7, horn(NOTE["E3"], 1.0, rng)), (0.34, 0.5, horn(NOTE["Bb2"], 1.0, rng)),
             (0.34, 0.5, taiko(rng, 0.8))]  # fmt: skip
    return finish(in_room(layers(1.5, *parts), rng, 1.4, 2200, 0.35), peak=0.65, tail=0.3)


def victory(rng: Random, variant: int) -> Signal:
    """The battle is won: a slow rising line, the drum of Home, one open chord."""
    notes = [(0.0, "D3", 1.2, 0.7), (0.0, "A3", 1.2, 0.5), (0.75, "E4", 0.8, 0.6), (1.5, "F4", 0.8, 0.6), (2.25, "A4", 0.9, 0.7),
             (3.0, "D5", 3.0, 0.7), (3.0, "A4", 3.0, 0.6), (3.0, "Gb4", 3.0, 0.55), (3.0, "D3", 3.0, 0.8), (3.0, "D2", 3.0, 0.7)]  # fmt: skip
    brass = _fanfare(rng, 6.5, notes, 0.9)
    drums = layers(
        7.0,
        *[
            (at, gain, taiko(rng, 1.2))
            for at, gain in ((0, 0.7), (1.5, 0.5), (2.25, 0.5), (2.62, 0.4), (3.0, 1.0))
        ],
    )
    bed = strings([NOTE["D4"], NOTE["A4"], NOTE["D5"]], 7.0, rng) * curve(
        7.0, [(0, 0), (3.0, 0.35), (4.5, 0.3), (7, 0)]
    )
    return finish(layers(8.0, (0, 0.8, brass), (0, 0.5, drums), (0, 0.6, bed)), peak=0.85, tail=0.8)


def defeat(rng: Random, variant: int) -> Signal:
    """The battle is lost: the same line turned downward, ending on a bare fifth far below."""
    notes = [(0.0, "A3", 1.4, 0.6), (0.0, "D3", 1.4, 0.6), (1.0, "G3", 1.0, 0.55), (2.0, "F3", 1.0, 0.55), (3.0, "Eb3", 1.2, 0.6),
             (4.2, "D3", 3.0, 0.6), (4.2, "A2", 3.0, 0.6), (4.2, "D2", 3.0, 0.8)]  # fmt: skip
    brass = _fanfare(rng, 7.4, notes, 0.9)
    drums = layers(8.0, *[(at, gain, taiko(rng, 1.6)) for at, gain in ((0, 0.6), (2.0, 0.45), (4.2, 0.9))])
    bed = strings([NOTE["D3"], NOTE["F3"], NOTE["A3"]], 8.0, rng) * curve(
        8.0, [(0, 0), (2.0, 0.35), (5.0, 0.3), (8, 0)]
    )
    return finish(layers(9.0, (0, 0.75, brass), (0, 0.5, drums), (0, 0.5, bed)), peak=0.8, tail=1.0)


def radio_open_race(rng: Random, variant: int) -> Signal:
    """A Race channel opens: relay clack and a throat-clearing burst of carrier."""
    hiss = moving(white(0.1, rng), lambda t, f: high(f, 600.0) * low(f, 2800.0)) * swell(0.1, 0.005, 0.05)
    return finish(layers(0.16, (0, 0.6, plate(0.06, 480, 6, 0.012, rng)), (0.02, 0.8, hiss)), peak=0.5)


def radio_open_arume(rng: Random, variant: int) -> Signal:
    """An Arume channel opens: a tiny descending ping, no noise."""
    ping = tone(glide(0.09, [(0, 2300), (0.09, 1750)])) * strike(0.09, 0.002, 0.025)
    return finish(layers(0.14, (0, 0.6, ping), (0.03, 0.2, glass(0.1, rng, 2600, 3, 0.02))), peak=0.4)


def radio_close(rng: Random, variant: int) -> Signal:
    """A channel closes: the squelch tail."""
    hiss = moving(white(0.13, rng), lambda t, f: high(f, 700.0) * low(f, 3000.0)) * curve(
        0.13, [(0, 0.2), (0.02, 1), (0.1, 0.5), (0.13, 0)]
    )
    return finish(layers(0.17, (0, 0.8, hiss), (0.1, 0.4, plate(0.05, 560, 5, 0.01, rng))), peak=0.4)
