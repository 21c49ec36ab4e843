"""Makes what bursts on the ground: blasts, falling houses and earth, the Gosta, and a city far away."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom, debris, glass
from tools.sound.filters import bell, drive, finish, finish_loop, high, low, moving
from tools.sound.ground_air import folded, laid, outdoors, punch, snap
from tools.sound.hums import round_room
from tools.sound.launches import thump
from tools.sound.waves import (
    RATE,
    Random,
    Signal,
    clock,
    count,
    crackle,
    curve,
    glide,
    harmonics,
    level,
    plate,
    strike,
    tone,
    wander,
    white,
)

CHOIR_SECONDS = 6.0
CHOIR_OCTAVES = 4


def patter(seconds: float, rng: Random, pieces: int, heavy: float) -> Signal:
    """Return clods and pebbles coming down: small dull blows, thinning out.

    heavy: [1] 0 is sand, 1 is clods
    """
    parts: list[tuple[float, float, Signal]] = []
    for _ in range(pieces):
        start = seconds * rng.beta(1.6, 2.6) * 0.92
        size = rng.uniform(0.6, 1.6)
        clod = thump(0.08, 260 / size, 95 / size, 0.013 * size)
        grit = moving(white(0.05, rng), lambda t, f: bell(f, 1300 / (0.5 + heavy), 0.8)) * strike(0.05, 0.001, 0.008)
        weight = rng.lognormal(-0.6, 0.5) * (1 - 0.7 * start / seconds)
        parts += [(start, weight * heavy * 0.3, clod), (start, 2.6 * weight, grit)]
    sand = crackle(seconds, curve(seconds, [(0, 50), (seconds * 0.35, 900), (seconds, 30)]), rng, 0.0025)
    return level(laid(seconds, *parts)) + 0.3 * level(sand) * curve(seconds, [(0, 0.3), (seconds * 0.3, 1), (seconds, 0)])


def blast_small(rng: Random, variant: int) -> Signal:
    """A grenade or light shell: a flat hard bang and a handful of earth."""
    size = rng.uniform(0.88, 1.14)
    mix = laid(
        1.0,
        (0, 1.6, snap(rng, 3400 * size, 0.010)),
        (0, 1.0, boom(0.6, rng, 3300 * size, 0.09)),
        (0, 0.6, drive(thump(0.4, 165 * size, 56, 0.07), 1.6)),
        (0, 0.9, punch(rng, 520, 0.09)),
        (0.12, 0.12, patter(0.8, rng, 16, 0.4)),
    )
    return finish(outdoors(drive(mix, 1.9), rng, 0.9, 0.3), peak=0.66, tail=0.2)


def blast_medium(rng: Random, variant: int) -> Signal:
    """A bomb or a vehicle going up: crack, weight, metal and earth thrown about."""
    size = rng.uniform(0.9, 1.1)
    mix = laid(
        2.2,
        (0, 2.0, snap(rng, 2900, 0.016)),
        (0, 1.1, boom(1.5, rng, 2800 * size, 0.24)),
        (0, 0.75, drive(thump(1.1, 116 * size, 38, 0.22), 2.0)),
        (0, 1.0, punch(rng, 360, 0.17)),
        (0.05, 0.5, boom(0.8, rng, 1700, 0.12)),
        (0.12, 0.16, debris(1.5, rng, 10, 230)),
        (0.3, 0.16, patter(1.7, rng, 34, 0.7)),
    )
    return finish(outdoors(drive(mix, 2.1), rng, 1.7, 0.33, 750), peak=0.7, tail=0.5)


def blast_large(rng: Random, variant: int) -> Signal:
    """A heavy bomb or a magazine: the ground heaves, the air is pressed, and it rains for a while."""
    size = rng.uniform(0.92, 1.07)
    roll = moving(white(3.4, rng), lambda t, f: low(f, 120 + 560 * np.exp(-t / 0.7), 2) * high(f, 34.0))
    roll *= curve(3.4, [(0, 0), (0.08, 1), (0.9, 0.6), (3.4, 0)]) ** 1.2 * wander(3.4, rng, 8, 0.22)
    mix = laid(
        4.0,
        (0, 2.0, snap(rng, 2400, 0.022)),
        (0, 1.2, boom(2.6, rng, 2500 * size, 0.42)),
        (0, 0.9, drive(thump(2.0, 96 * size, 29, 0.45), 2.2)),
        (0, 1.1, punch(rng, 290, 0.3)),
        (0.02, 2.2, roll),
        (0.11, 0.6, boom(1.4, rng, 1500, 0.25)),
        (0.25, 0.14, debris(2.4, rng, 16, 150)),
        (0.6, 0.16, patter(3.0, rng, 60, 1.0)),
    )
    return finish(outdoors(drive(mix, 2.3), rng, 2.6, 0.34, 600), peak=0.74, tail=1.0)


def collapse(rng: Random, variant: int) -> Signal:
    """A building falls: a beam cracks, floors come down one on another, dust runs out."""
    seconds = 5.2
    parts: list[tuple[float, float, Signal]] = []
    for start in (0.0, 0.22, 0.5):
        parts.append((start, 1.2, snap(rng, rng.uniform(1400, 2200), 0.012)))
        parts.append((start, 0.4, thump(0.3, 150, 60, 0.05)))
    for index in range(5):
        start = 0.75 + 0.36 * index * (1 - 0.05 * index) + rng.uniform(0, 0.06)
        weight = (0.6, 0.8, 1.0, 0.9, 0.6)[index]
        parts.append((start, weight, boom(1.2, rng, 1500, 0.2)))
        parts.append((start, 0.6 * weight, drive(thump(1.0, rng.uniform(82, 104), 34, 0.2), 1.8)))
        parts.append((start, 0.8 * weight, punch(rng, rng.uniform(260, 420), 0.16)))
        parts.append((start, 0.16 * weight, debris(1.0, rng, 6, 330)))
    rumble = moving(white(seconds, rng), lambda t, f: low(f, 170 + 240 * np.exp(-np.abs(t - 1.6)), 2) * high(f, 34.0))
    rumble *= curve(seconds, [(0, 0), (0.7, 0.5), (1.8, 1), (3.0, 0.5), (seconds, 0)]) ** 1.2 * wander(seconds, rng, 12, 0.3)
    dust = moving(white(seconds, rng), lambda t, f: bell(f, 900 * np.exp(-t * 0.25), 1.1))
    dust *= curve(seconds, [(0, 0), (1.2, 0.4), (2.6, 1), (seconds, 0)]) ** 1.4
    mix = laid(
        seconds, *parts, (0, 2.0, rumble), (0, 0.35, dust), (0.6, 0.3, patter(4.2, rng, 110, 1.0))
    )
    return finish(outdoors(drive(mix, 1.9), rng, 1.6, 0.3, 700), peak=0.74, tail=0.8)


def dirt_rain(rng: Random, variant: int) -> Signal:
    """What a blast threw up comes down again."""
    return finish(outdoors(patter(2.0 + 0.3 * variant, rng, 70, 0.8), rng, 0.3, 0.15), peak=0.7, tail=0.3)


def splash(rng: Random, variant: int) -> Signal:
    """Something comes down in the sea: a dull slap, a column that goes up, and water that rains back."""
    size = rng.uniform(0.85, 1.2)
    rush = moving(white(1.5, rng), lambda t, f: bell(f, 700 * size + 1900 * np.exp(-t / 0.3), 0.9) * high(f, 120.0))
    rush *= curve(1.5, [(0, 0), (0.05, 0.9), (0.25, 1), (0.7, 0.4), (1.5, 0)]) ** 1.3 * wander(1.5, rng, 18, 0.3)
    drops = crackle(1.7, curve(1.7, [(0, 20), (0.5, 900), (1.7, 40)]), rng, 0.004)
    drops = moving(drops, lambda t, f: bell(f, 2300 * size, 1.0) * low(f, 6000, 2))
    mix = laid(
        2.2,
        (0, 0.7, drive(thump(0.5, 130 * size, 46, 0.09), 1.5)),
        (0, 0.7, punch(rng, 420, 0.1)),
        (0.02, 1.3, level(rush)),
        (0.4, 0.35, level(drops)),
    )
    return finish(outdoors(mix, rng, 0.8, 0.25), peak=0.66, tail=0.4)


def gosta_chime(rng: Random, variant: int) -> Signal:
    """A Gosta goes off: a wet glass note that falls and cannot hold its pitch, with hardly a bang."""
    seconds = 1.3
    base = (880.0, 784.0, 988.0, 831.0)[variant % 4]
    pitch = glide(seconds, [(0, base * 1.5), (0.08, base), (0.5, base * 0.63), (seconds, base * 0.28)])
    shake = 1 + 0.016 * np.sin(2 * np.pi * np.cumsum(glide(seconds, [(0, 11), (seconds, 4)])) / RATE)
    voice = np.zeros(count(seconds))
    for ratio, gain in ((1, 1.0), (1.013, 0.8), (1.414, 0.45), (2.09, 0.35), (2.83, 0.2)):
        voice += gain * tone(pitch * shake * ratio, rng.uniform(0, 6.28)) * strike(seconds, 0.012, 0.34 / ratio**0.5)
    breath = moving(white(0.7, rng), lambda t, f: bell(f, 3000 * np.exp(-t * 3), 0.5)) * strike(0.7, 0.01, 0.14)
    mix = laid(
        seconds,
        (0, 0.34, voice),
        (0, 0.4, breath),
        (0, 0.5, boom(0.3, rng, 1800, 0.05)),
        (0.01, 0.12, glass(0.8, rng, base * 2.1, 6, 0.16)),
    )
    return finish(outdoors(mix, rng, 1.6, 0.42, 2600), peak=0.73, tail=0.5)


def gosta_choir(rng: Random, variant: int) -> Signal:
    """The cloud of Gosta comes down: voices that sink for ever and never arrive; a loop.

    Each voice falls four octaves while the loop goes round four times, so that one hands over to the next.
    """
    long = CHOIR_SECONDS * CHOIR_OCTAVES
    shape = np.sin(np.pi * clock(long) / long) ** 2
    total = np.zeros(count(CHOIR_SECONDS))
    for interval, gain in ((1.0, 1.0), (1.189, 0.7), (1.414, 0.6), (1.682, 0.5)):
        for off in (0.995, 1.004):
            top = 1560.0 * interval * off
            pitch = glide(long, [(0, top), (long, top / 2**CHOIR_OCTAVES)])
            waver = 1 + 0.006 * np.sin(2 * np.pi * rng.uniform(3.6, 5.4) * clock(long) + rng.uniform(0, 6.28))
            voice = harmonics(pitch * waver, [1, 0.35, 0.22, 0.08])
            total += folded(gain * voice * shape * wander(long, rng, 1.5, 0.15)[: len(shape)], CHOIR_SECONDS)
    breath = moving(white(long, rng), lambda t, f: bell(f, 3200 * 2 ** (-CHOIR_OCTAVES * t / long), 0.25)) * shape
    mix = 0.16 * total + 0.8 * folded(breath, CHOIR_SECONDS)
    return finish_loop(round_room(mix, rng, 2.6, 2600, 0.6), 0.65)


def flash_far(rng: Random, variant: int) -> Signal:
    """A city goes, beyond the horizon: first the ground, then a wall of air, then thunder with no end to it."""
    seconds = 6.2
    size = (1.0, 0.93)[variant % 2]
    ground = harmonics(glide(seconds, [(0, 46 * size), (1.2, 38), (seconds, 29)]) * wander(seconds, rng, 5, 0.03), [1, 0.7, 0.4, 0.25])
    ground *= curve(seconds, [(0, 0), (0.5, 0.7), (1.0, 1), (3.0, 0.5), (seconds, 0)])
    roll = moving(white(seconds, rng), lambda t, f: low(f, 90 + 620 * np.exp(-np.abs(t - 0.7) / 0.8), 2) * high(f, 30.0))
    roll *= curve(seconds, [(0, 0.1), (0.55, 0.25), (0.68, 1), (2.2, 0.7), (4.0, 0.4), (seconds, 0)]) ** 1.2
    roll *= wander(seconds, rng, 5, 0.26)
    back = moving(white(2.4, rng), lambda t, f: bell(f, 240 + 420 * t / 2.4, 0.5)) * curve(2.4, [(0, 0), (1.4, 1), (2.4, 0)]) ** 1.5
    parts: list[tuple[float, float, Signal]] = []
    for start, gain in ((0.62, 1.1), (1.35, 0.5), (2.1, 0.6), (3.2, 0.4)):
        parts.append((start, gain, drive(thump(2.2, 78 * size, 26, 0.7), 1.7)))
        parts.append((start, 0.7 * gain, boom(1.8, rng, 900, 0.45)))
    hum = harmonics(np.full(count(seconds), 92.0 * size) * wander(seconds, rng, 3, 0.02), [0.6, 0.5, 0.3])
    hum *= curve(seconds, [(0, 0), (1.5, 1), (seconds, 0)])
    mix = laid(seconds, (0, 0.3, ground), (0, 3.2, roll), (1.8, 0.5, back), (0, 0.06, hum), *parts)
    return finish(outdoors(drive(mix, 1.8), rng, 3.2, 0.35, 420)[: count(7.6)], peak=0.8, tail=1.6)


def walker_fall(rng: Random, variant: int) -> Signal:
    """A walker goes down: motors run out, a joint shears, and all of it comes down at once."""
    size = (1.0, 0.92)[variant % 2]
    dying = harmonics(glide(1.2, [(0, 410 * size), (0.4, 330), (1.2, 90)]) * wander(1.2, rng, 26, 0.03), [1, 0.5, 0.4, 0.2])
    groan = harmonics(glide(1.3, [(0, 92), (0.8, 120 * size), (1.3, 70)]) * wander(1.3, rng, 24, 0.06), [1, 0.9, 0.7, 0.6, 0.4, 0.3])
    mix = laid(
        3.2,
        (0, 1.2, snap(rng, 2200, 0.014)),
        (0, 0.3, plate(0.6, 260, 9, 0.1, rng)),
        (0.02, 0.12, dying * curve(1.2, [(0, 0), (0.05, 1), (1.2, 0)])),
        (0.2, 0.11, groan * curve(1.3, [(0, 0), (0.5, 1), (1.3, 0)])),
        (1.1, 0.8, drive(thump(1.4, 100 * size, 32, 0.3), 2.0)),
        (1.1, 0.9, punch(rng, 330, 0.16)),
        (1.1, 1.0, boom(1.2, rng, 2000, 0.2)),
        (1.1, 0.5, plate(1.6, 88 * size, 16, 0.36, rng)),
        (1.24, 0.3, plate(0.8, 190, 10, 0.14, rng)),
        (1.2, 0.22, debris(1.6, rng, 14, 210)),
        (1.3, 0.15, patter(1.6, rng, 40, 1.0)),
    )
    return finish(outdoors(drive(mix, 1.8), rng, 1.4, 0.3), peak=0.75, tail=0.5)
