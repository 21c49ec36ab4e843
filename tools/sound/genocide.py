"""Makes the sounds of Genocide Mode: a bow that opens, a charge that grows, the great beam, and a city under it."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom
from tools.sound.filters import bell, drive, finish, finish_loop, high, in_room, loop_noise, low, moving
from tools.sound.hums import fit, round_room, sway
from tools.sound.launches import beam_body, rush, thump
from tools.sound.waves import (
    Random,
    Signal,
    clock,
    count,
    crackle,
    curve,
    glide,
    harmonics,
    layers,
    level,
    plate,
    strike,
    swell,
    tone,
    wander,
    white,
)

BLACK_S = 0.08  # nothing is heard before the beam, as nothing is seen
BEAM_S = 2.2
STRANDS_HZ = 9.0  # how fast the strands of the beam wind past


def genocide_open(rng: Random, variant: int) -> Signal:
    """Four clamps let go one after another, the covers part, and cold vapour blows out between them."""
    pieces: list[tuple[float, float, Signal]] = []
    for start in (0.0, 0.13, 0.29, 0.40):
        start += rng.uniform(0.0, 0.02)
        pieces.append((start, 0.4, plate(0.7, rng.uniform(92, 130), 12, 0.16, rng)))
        pieces.append((start, 0.75, thump(0.5, 120, 40, 0.12)))
    vapour = rush(2.4, rng, 700, 3300, 900, 0.25) * curve(2.4, [(0, 0), (0.1, 1), (0.7, 0.55), (2.4, 0)]) ** 1.4
    parting = harmonics(glide(1.6, [(0, 52), (0.5, 71), (1.6, 66)]) * wander(1.6, rng, 18, 0.05), [1, 0.8, 0.6, 0.5, 0.3])
    parting *= curve(1.6, [(0, 0), (0.3, 1), (1.6, 0)])
    pieces += [(0.42, 1.1, vapour), (0.4, 0.3, parting), (0.42, 0.8, drive(thump(1.0, 82, 31, 0.3), 1.8))]
    return finish(in_room(drive(layers(3.0, *pieces), 1.5), rng, 1.6, 1800, 0.35), peak=0.82, tail=0.4)


def genocide_hinges(rng: Random, variant: int) -> Signal:
    """Hinge motors under load: a toothed whine on a low grind; a loop for as long as the covers move."""
    seconds = 3.0
    t = clock(seconds)
    teeth = np.zeros_like(t)
    for pitch, gain in ((148, 1.0), (149.3, 0.8), (297, 0.5), (446, 0.35), (741, 0.2), (893, 0.14)):
        bend = 1.4 * np.sin(2 * np.pi * fit(18.5, seconds) * t + rng.uniform(0, 6.28))
        teeth += gain * np.sin(2 * np.pi * fit(pitch, seconds) * t + bend)
    grind = loop_noise(seconds, rng, lambda f: bell(f, 96.0, 0.6) + 0.35 * bell(f, 640.0, 0.7))
    jolt = 1 + 0.3 * np.sin(2 * np.pi * fit(9.3, seconds) * t) * sway(seconds, rng, 0.8, 0.4)
    vapour = loop_noise(seconds, rng, lambda f: bell(f, 2900.0, 0.8)) * sway(seconds, rng, 1.4, 0.35)
    mix = 0.17 * teeth * sway(seconds, rng, 1.1, 0.14) + 0.9 * grind * jolt + 0.16 * vapour
    return finish_loop(round_room(drive(mix, 1.5), rng, 1.0, 1500, 0.3), 0.6)


def genocide_seat(rng: Random, variant: int) -> Signal:
    """Covers reach their stops: one great bolt of iron."""
    size = (1.0, 0.91)[variant % 2]
    mix = layers(
        1.6,
        (0, 1.0, drive(thump(1.0, 96 * size, 31, 0.24), 2.0)),
        (0, 0.5, plate(1.4, 74 * size, 16, 0.34, rng)),
        (0.07, 0.3, plate(0.6, 210 * size, 9, 0.1, rng)),
        (0, 0.4, boom(0.25, rng, 2600, 0.04)),
    )
    return finish(in_room(drive(mix, 1.5), rng, 1.5, 1300, 0.35), peak=0.8, tail=0.3)


def genocide_charge(rng: Random, variant: int) -> Signal:
    """What a charging cannon holds: golden fifths over a shaking ground, and grains that fall in; played ever faster.

    Its middle pitch is 110 Hz; the game reads it at half to twice its speed.
    """
    seconds = 4.0
    t = clock(seconds)
    choir = np.zeros_like(t)
    for ratio, gain in ((0.5, 0.9), (1, 1.0), (1.008, 0.8), (1.5, 0.6), (2, 0.5), (2.012, 0.4), (3, 0.34), (4.02, 0.22),
                        (6, 0.14), (8.03, 0.09)):  # fmt: skip
        beat = 1 + 0.3 * np.sin(2 * np.pi * fit(rng.uniform(0.5, 2.0), seconds) * t + rng.uniform(0, 6.28))
        turn = rng.uniform(0, 6.28) + 0.7 * np.sin(2 * np.pi * fit(27.5, seconds) * t)
        choir += gain * beat * np.sin(2 * np.pi * fit(110.0 * ratio, seconds) * t + turn)
    shake = 1 + 0.24 * np.sin(2 * np.pi * fit(7.0, seconds) * t)
    ground = loop_noise(seconds, rng, lambda f: bell(f, 62.0, 0.5)) * shake
    glow = loop_noise(seconds, rng, lambda f: bell(f, 2400.0, 0.5) + 0.4 * bell(f, 950.0, 0.5))
    grains = np.zeros_like(t)
    for _ in range(150):  # motes that spiral in
        mote = tone(glide(0.12, [(0, rng.uniform(900, 1700)), (0.12, 420)])) * strike(0.12, 0.002, 0.025)
        grains[(int(rng.integers(len(t))) + np.arange(len(mote))) % len(t)] += mote * rng.uniform(0.1, 0.5)
    mix = 0.26 * choir * shake + 0.6 * ground + 0.17 * glow * sway(seconds, rng, 2.2, 0.3) + 0.10 * grains
    return finish_loop(round_room(drive(mix, 1.4), rng, 1.2, 3200, 0.3), 0.75)


def _strands(rng: Random) -> Signal:
    """Return the beam's voice: three strands that wind past one another, each a third of a turn behind."""
    t = clock(BEAM_S)
    total = np.zeros_like(t)
    for index, base in enumerate((55.0, 55.7, 82.6)):
        near = 0.6 + 0.4 * np.cos(2 * np.pi * (STRANDS_HZ * t + index / 3))
        total += near * level(beam_body(BEAM_S, rng, base))
    return level(total)


def genocide_fire(rng: Random, variant: int) -> Signal:
    """The great beam: a moment of nothing, then 2.2 s that shake the hull, cut off into a long fall of thunder."""
    shape = curve(BEAM_S, [(0, 0), (0.02, 1), (1.7, 0.86), (BEAM_S - 0.06, 0.7), (BEAM_S, 0)])
    ground_pitch = glide(BEAM_S, [(0, 66), (0.25, 43), (BEAM_S, 35)]) * wander(BEAM_S, rng, 9, 0.02)
    ground = harmonics(ground_pitch, [1, 0.75, 0.5, 0.3, 0.2, 0.12]) * shape * (
        1 + 0.22 * np.sin(2 * np.pi * 6.5 * clock(BEAM_S))
    )  # fmt: skip
    roar = moving(white(BEAM_S, rng), lambda t, f: low(f, 1100 + 3200 * np.exp(-t / 0.8), 1) * high(f, 55.0))
    hot = moving(white(BEAM_S, rng), lambda t, f: bell(f, 4200 - 900 * t, 0.6)) * np.abs(wander(BEAM_S, rng, 60, 0.4))
    burning = crackle(BEAM_S, curve(BEAM_S, [(0, 1600), (0.4, 700), (BEAM_S, 500)]), rng, 0.003)
    drop = harmonics(glide(1.6, [(0, 150), (0.35, 62), (1.6, 27)]), [1, 0.7, 0.45, 0.25]) * strike(1.6, 0.004, 0.42)
    fall = moving(white(4.6, rng), lambda t, f: low(f, 150 + 700 * np.exp(-t / 1.0), 2) * high(f, 34.0, 1))
    fall *= curve(4.6, [(0, 0), (0.12, 1), (1.6, 0.62), (3.2, 0.25), (4.6, 0)]) ** 1.2 * wander(4.6, rng, 7, 0.2)
    mix = layers(
        7.0,
        (0, 1.0, boom(1.4, rng, 6000, 0.25)),
        (0, 1.0, drive(thump(1.8, 150, 30, 0.5), 2.2)),
        (0, 0.5, ground),
        (0, 1.8, roar * shape),
        (0, 0.75, _strands(rng) * shape),
        (0, 0.55, hot * shape),
        (0, 0.09, burning * shape),
        (BEAM_S - 0.04, 0.8, drop),
        (BEAM_S - 0.06, 3.6, fall),
    )
    beam = finish(in_room(drive(mix, 1.9), rng, 3.4, 800, 0.3), peak=0.85, tail=1.5)
    return np.concatenate([np.zeros(count(BLACK_S)), beam])


def genocide_vent(rng: Random, variant: int) -> Signal:
    """A charge let out unused: relief valves slam open, plasma screams away and thins to a breath."""
    seconds = 5.6
    gas = rush(seconds, rng, 900, 2600, 320, 0.3) * curve(seconds, [(0, 0), (0.08, 1), (1.2, 0.6), (3.4, 0.25), (seconds, 0)])
    pitch = glide(seconds, [(0, 620), (0.6, 430), (3.0, 120), (seconds, 58)]) * wander(seconds, rng, 14, 0.03)
    scream = harmonics(pitch, [1, 0.5, 0.6, 0.25, 0.2]) * curve(seconds, [(0, 0), (0.1, 1), (2.0, 0.4), (seconds, 0)])
    rattle = crackle(3.5, curve(3.5, [(0, 700), (3.5, 20)]), rng, 0.003)
    valves = [(at, 0.5, plate(0.5, rng.uniform(150, 220), 9, 0.09, rng)) for at in (0.0, 0.07, 0.15, 0.24)]
    mix = layers(
        seconds, (0, 1.3, gas), (0.05, 0.15, scream), (0.1, 0.10, rattle), (0, 0.9, thump(0.8, 130, 36, 0.2)), *valves
    )
    return finish(in_room(drive(mix, 1.5), rng, 1.6, 1900, 0.35), peak=0.8, tail=0.6)


def genocide_alarm(rng: Random, variant: int) -> Signal:
    """An enemy opens its bow: three slow horn calls that fall by a tritone, far below the missile alarm."""
    parts: list[tuple[float, float, Signal]] = []
    for index in range(3):
        for start, pitch, length in ((0.0, 440.0, 0.34), (0.36, 311.1, 0.42)):
            call = sum(
                (harmonics(np.full(count(length), pitch * off), [1, 0.7, 0.6, 0.4, 0.3, 0.18, 0.1]) for off in (1, 1.007)),
                np.zeros(count(length)),
            )
            parts.append((0.95 * index + start, 0.3, call * swell(length, 0.02, 0.06)))
        parts.append((0.95 * index, 0.7, thump(0.4, 110, 55, 0.1)))
    return finish(in_room(drive(layers(2.9, *parts), 1.6), rng, 0.8, 2600, 0.22), peak=0.8, tail=0.25)


def city_burned(rng: Random, variant: int) -> Signal:
    """A city, from orbit: no crack, only a rolling low thunder that comes late, swells, and takes long to go."""
    seconds = 9.0
    size = (1.0, 0.93)[variant % 2]
    roll = moving(white(seconds, rng), lambda t, f: low(f, 70 + 260 * np.exp(-t / 2.2), 2) * high(f, 30.0))
    roll *= curve(seconds, [(0, 0), (0.7, 1), (2.4, 0.7), (5.0, 0.35), (seconds, 0)]) ** 1.3 * wander(seconds, rng, 4, 0.3)
    waves: list[tuple[float, float, Signal]] = []
    for start, gain in ((0.25, 0.9), (1.1, 0.6), (1.7, 0.7), (2.9, 0.4), (4.1, 0.3)):  # quarter after quarter
        waves.append((start, gain, thump(2.4, 72 * size, 29, 0.7) * curve(2.4, [(0, 0), (0.12, 1), (2.4, 1)])))
        waves.append((start, 0.3 * gain, boom(1.8, rng, 420, 0.5) * curve(1.8, [(0, 0), (0.15, 1), (1.8, 1)])))
    moan = harmonics(glide(seconds, [(0, 58 * size), (3, 49 * size), (seconds, 41)]) * wander(seconds, rng, 3, 0.02), [1, 0.6, 0.35, 0.2])
    moan *= curve(seconds, [(0, 0), (1.5, 1), (4, 0.5), (seconds, 0)])
    mix = layers(seconds, (0, 2.4, roll), (0, 0.16, moan), *waves)
    return finish(in_room(drive(mix, 1.3), rng, 4.0, 420, 0.5), peak=0.8, tail=2.0)
