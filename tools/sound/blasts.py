"""Makes the sounds of things that burst, break, burn and go dark."""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, finish, high, in_room, low, moving
from tools.sound.launches import rush, thump
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
    struck,
    tone,
    wander,
    white,
)


def boom(seconds: float, rng: Random, bright: float, fall: float) -> Signal:
    """Return the body of an explosion: noise that darkens as it dies, over a falling push."""

    def gain(t: Signal, f: Signal) -> Signal:
        cut = 60 + bright * np.exp(-t / (fall * 0.45))
        return low(f, cut, 1) * low(f, cut * 3, 2)

    body = moving(white(seconds, rng), gain) * strike(seconds, 0.002, fall) * wander(seconds, rng, 14, 0.15)
    return body / max(1e-9, float(np.max(np.abs(body))))


def debris(seconds: float, rng: Random, pieces: int, lowest: float) -> Signal:
    """Return struck scraps of hull, tumbling away."""
    parts = []
    for _ in range(pieces):
        start = seconds * rng.random() ** 1.7 * 0.8
        scrap = plate(0.5, lowest * rng.uniform(0.7, 2.6), 6, rng.uniform(0.03, 0.12), rng)
        parts.append((start, rng.uniform(0.2, 1.0) * (1 - start / seconds), scrap))
    return layers(seconds, *parts)


def pop(rng: Random, variant: int) -> Signal:
    """A missile killed far from home: a small dry pop with sparks."""
    size = rng.uniform(0.88, 1.15)
    mix = layers(
        0.5,
        (0, 0.9, boom(0.4, rng, 3600 * size, 0.07)),
        (0, 0.7, thump(0.25, 190 * size, 62, 0.055)),
        (0.02, 0.12, crackle(0.35, curve(0.35, [(0, 500), (0.35, 20)]), rng, 0.002)),
    )
    return finish(in_room(drive(mix, 1.6), rng, 0.5, 1800, 0.3), peak=0.8)


def metal_burst(rng: Random, variant: int) -> Signal:
    """An explosive-metal burst: white crack, a gap, then a very deep wave with the pulse tearing through it."""
    crack = moving(white(0.25, rng), lambda t, f: low(f, 9000 * np.exp(-t * 14) + 300)) * strike(
        0.25, 0.001, 0.06
    )
    first = boom(2.5, rng, 2600, 0.6)
    wave_pitch = glide(6.0, [(0, 64), (0.7, 37), (6.0, 24)])
    wave = drive(tone(wave_pitch) * curve(6.0, [(0, 0), (0.10, 1), (1.2, 0.75), (3.5, 0.3), (6.0, 0)]), 1.8)
    roll = moving(white(6.0, rng), lambda t, f: low(f, 130 + 600 * np.exp(-t / 1.2), 2) * high(f, 70.0, 1))
    roll *= curve(6.0, [(0, 0), (0.25, 1), (1.6, 0.7), (6.0, 0)]) ** 1.3 * wander(6.0, rng, 6, 0.22)
    pulse_pitch = glide(1.9, [(0, 2400), (0.35, 500), (1.9, 75)]) * wander(1.9, rng, 40, 0.05)
    pulse = harmonics(pulse_pitch, [1, 0.7, 0.5, 0.35, 0.2]) * strike(1.9, 0.03, 0.4)
    arcs = crackle(2.5, curve(2.5, [(0, 300), (0.5, 700), (2.5, 10)]), rng, 0.0022)
    mix = layers(
        6.2, (0, 0.9, crack), (0.02, 0.9, first), (0.06, 0.5, wave), (0.06, 4.5, roll), (0.12, 0.25, pulse),
        (0.15, 0.14, arcs),
    )  # fmt: skip
    return finish(in_room(drive(mix, 2.6), rng, 3.2, 700, 0.3), peak=0.88, tail=1.2)


def beam_hit(rng: Random, variant: int) -> Signal:
    """Hull plate boiling under a beam."""
    sizzle = moving(white(0.9, rng), lambda t, f: bell(f, 1700 + 1500 * np.exp(-t * 4), 0.8))
    sizzle *= curve(0.9, [(0, 0), (0.02, 1), (0.45, 0.6), (0.9, 0)]) * np.abs(wander(0.9, rng, 90, 0.5))
    spits = crackle(0.9, curve(0.9, [(0, 900), (0.9, 150)]), rng, 0.003) * curve(0.9, [(0, 1), (0.9, 0.1)])
    groan = harmonics(
        glide(0.8, [(0, 96), (0.8, 72)]) * wander(0.8, rng, 20, 0.04), [1, 0.8, 0.6, 0.4, 0.3, 0.2]
    )
    groan *= strike(0.8, 0.05, 0.25)
    mix = layers(
        1.0, (0, 0.9, sizzle), (0, 0.16, spits), (0, 0.16, groan), (0, 0.5, thump(0.3, 150, 55, 0.06))
    )
    return finish(in_room(drive(mix, 1.5), rng, 0.5, 2600, 0.3))


def hull_hit_small(rng: Random, variant: int) -> Signal:
    """A slug or splinter on plate, heard from inside."""
    size = rng.uniform(0.85, 1.2)
    mix = layers(
        0.5,
        (0, 0.7, plate(0.45, 170 * size, 12, 0.085, rng)),
        (0, 0.8, thump(0.25, 150 * size, 68, 0.05)),
        (0, 0.5, boom(0.12, rng, 4200, 0.02)),
    )
    return finish(in_room(drive(mix, 1.6), rng, 0.6, 1300, 0.35))


def hull_hit_large(rng: Random, variant: int) -> Signal:
    """A missile against the hull: blast, deep clang, frames groaning."""
    size = rng.uniform(0.9, 1.1)
    groan = harmonics(
        glide(1.4, [(0, 74 * size), (1.4, 52)]) * wander(1.4, rng, 16, 0.04), [1, 0.9, 0.6, 0.5, 0.3]
    )
    groan *= curve(1.4, [(0, 0), (0.15, 1), (1.4, 0)])
    mix = layers(
        2.0,
        (0, 1.0, boom(1.3, rng, 3000, 0.24)),
        (0, 0.9, drive(thump(0.9, 120, 36, 0.26), 1.8)),
        (0.005, 0.42, plate(1.4, 84 * size, 16, 0.32, rng)),
        (0.08, 0.12, groan),
        (0.15, 0.25, debris(1.5, rng, 9, 240)),
    )
    return finish(in_room(drive(mix, 1.8), rng, 1.3, 1100, 0.35), peak=0.86, tail=0.3)


def breach(rng: Random, variant: int) -> Signal:
    """A compartment opens to space: a rip, a roar of air that thins away, a bulkhead slamming."""
    rip = crackle(0.35, curve(0.35, [(0, 2200), (0.35, 200)]), rng, 0.004) * strike(0.35, 0.002, 0.12)
    air = rush(1.9, rng, 1500, 2300 * rng.uniform(0.9, 1.1), 280, 0.08)
    air *= curve(1.9, [(0, 0), (0.04, 1), (0.5, 0.6), (1.9, 0)]) ** 1.4
    howl = tone(glide(1.5, [(0, 540), (1.5, 190)]) * wander(1.5, rng, 22, 0.03)) * strike(1.5, 0.1, 0.4)
    slam = layers(0.7, (0, 0.8, plate(0.6, 105, 12, 0.16, rng)), (0, 1.0, thump(0.5, 110, 42, 0.12)))
    mix = layers(
        2.5,
        (0, 0.4, rip),
        (0.02, 1.4, air),
        (0.05, 0.12, howl),
        (1.45, 0.8, slam),
        (0, 0.6, thump(0.4, 130, 45, 0.1)),
    )
    return finish(in_room(drive(mix, 1.5), rng, 1.0, 1500, 0.35), tail=0.25)


def ship_destroyed(rng: Random, variant: int) -> Signal:
    """Three blasts along the hull, the break, and a long fall of wreckage."""
    pieces: list[tuple[float, float, Signal]] = []
    for start, gain, bright in ((0.0, 0.8, 3400), (0.12, 0.7, 2600), (0.42, 1.1, 2200)):
        pieces.append((start, gain, boom(2.6, rng, bright, 0.35 + start)))
        pieces.append((start, gain * 0.9, drive(thump(1.3, 105 * rng.uniform(0.9, 1.1), 30, 0.34), 1.8)))
    tear_pitch = glide(1.8, [(0, 130), (0.6, 96), (1.8, 55)]) * wander(1.8, rng, 30, 0.07)
    tear = harmonics(tear_pitch, [1, 0.9, 0.8, 0.7, 0.5, 0.5, 0.4, 0.3]) * curve(
        1.8, [(0, 0), (0.3, 1), (1.8, 0)]
    )
    rumble = moving(white(4.8, rng), lambda t, f: low(f, 110 + 300 * np.exp(-t / 0.9), 2))
    rumble *= curve(4.8, [(0, 0), (0.5, 1), (1.6, 0.6), (4.8, 0)]) ** 1.3
    pieces += [
        (0.45, 0.13, tear),
        (0.2, 1.5, rumble),
        (0.5, 0.28, debris(3.4, rng, 26, 150)),
        (0.42, 0.4, plate(2.4, 58, 18, 0.55, rng)),
        (0.3, 0.05, crackle(2.5, curve(2.5, [(0, 900), (2.5, 30)]), rng, 0.003)),
    ]
    return finish(in_room(drive(layers(5.0, *pieces), 1.6), rng, 2.4, 900, 0.35), peak=0.88, tail=1.0)


def reactor_down(rng: Random, variant: int) -> Signal:
    """The reactor stops: the hum everybody lived in runs down to nothing, relays dropping out."""
    seconds = 3.0
    pitch = glide(seconds, [(0, 118), (0.4, 112), (2.2, 34), (seconds, 22)])
    hum = harmonics(pitch, [1, 0.7, 0.5, 0.35, 0.3, 0.2, 0.12, 0.1]) * curve(
        seconds, [(0, 0), (0.03, 1), (2.0, 0.6), (3.0, 0)]
    )
    whine = tone(glide(seconds, [(0, 1900), (2.4, 160), (3.0, 90)])) * curve(
        seconds, [(0, 0.8), (2.4, 0.2), (3, 0)]
    )
    relays = [
        (t, 0.35, plate(0.12, rng.uniform(420, 640), 6, 0.03, rng)) for t in (0.35, 0.9, 1.25, 1.9, 2.3)
    ]
    mix = layers(3.1, (0, 0.35, hum), (0, 0.07, whine), (0, 0.7, thump(0.6, 120, 40, 0.15)), *relays)
    return finish(in_room(drive(mix, 1.4), rng, 1.2, 1500, 0.35), tail=0.4)


def glass(seconds: float, rng: Random, lowest: float, partials: int, fall: float) -> Signal:
    """Return a glassy ring: wide, nearly harmonic partials with slow beats."""
    index = np.arange(partials)
    pitches = lowest * (1 + index * 0.83 + rng.uniform(-0.05, 0.05, partials))
    falls = fall / (1 + 0.28 * index)
    gains = rng.uniform(0.5, 1.0, partials) / (1 + 0.22 * index)
    twin = struck(seconds, list(pitches * 1.004), list(falls), list(gains), rng)
    return level(struck(seconds, list(pitches), list(falls), list(gains), rng) + 0.7 * twin)


def _shield_hit(rng: Random, lowest: float, fall: float, push: float, fizz: float) -> Signal:
    seconds = fall * 3.2
    ring = glass(seconds, rng, lowest * rng.uniform(0.94, 1.07), 11, fall)
    spread = moving(white(seconds, rng), lambda t, f: bell(f, 5200 * np.exp(-t * 2) + 800, 0.8)) * strike(
        seconds, 0.004, fall * 0.5
    )
    shake = 1 + 0.25 * np.sin(2 * np.pi * 23 * clock(seconds)) * np.exp(-clock(seconds) / fall)
    mix = layers(
        seconds, (0, 0.45, ring * shake), (0, fizz, spread), (0, push, thump(min(seconds, 0.7), 150, 48, 0.04 + 0.1 * push)),
    )  # fmt: skip
    return finish(in_room(drive(mix, 1.2), rng, 0.9, 5000, 0.35), tail=0.1)


def shield_hit_light(rng: Random, variant: int) -> Signal:
    """A slug or splinter against plasma: a small glass tick with a ring."""
    return _shield_hit(rng, 980, 0.16, 0.25, 0.4)


def shield_hit_medium(rng: Random, variant: int) -> Signal:
    """A missile against the shield: glass, push and spreading fizz."""
    return _shield_hit(rng, 560, 0.34, 0.8, 0.8)


def shield_hit_heavy(rng: Random, variant: int) -> Signal:
    """A beam or a heavy warhead: the whole shell rings."""
    return _shield_hit(rng, 270, 0.62, 1.3, 1.1)


def shield_collapse(rng: Random, variant: int) -> Signal:
    """The shell tears: shards running round the hull, then a hollow drop."""
    shards = [
        (
            0.02 + 0.5 * rng.random() ** 1.3,
            rng.uniform(0.1, 0.35),
            glass(0.6, rng, rng.uniform(600, 2400), 6, 0.09),
        )
        for _ in range(22)
    ]
    tear = moving(white(0.8, rng), lambda t, f: bell(f, 6000 * np.exp(-t * 3.2) + 300, 0.9)) * strike(
        0.8, 0.01, 0.3
    )
    drop_pitch = glide(1.6, [(0, 720), (0.4, 180), (1.6, 36)])
    drop = harmonics(drop_pitch, [1, 0.5, 0.35, 0.2, 0.1]) * curve(
        1.6, [(0, 0), (0.05, 1), (0.6, 0.5), (1.6, 0)]
    )
    mix = layers(1.9, (0, 1.3, tear), (0, 0.4, drop), (0.05, 0.9, thump(1.0, 95, 32, 0.3)), *shards)
    return finish(in_room(drive(mix, 1.4), rng, 1.6, 3500, 0.4), peak=0.85, tail=0.3)


def shield_restart(rng: Random, variant: int) -> Signal:
    """The shell closes again: a rising breath that locks into a clear chord."""
    climb_pitch = glide(1.2, [(0, 60), (0.9, 240), (1.2, 246)])
    climb = harmonics(climb_pitch, [1, 0.6, 0.4, 0.3, 0.15]) * curve(1.2, [(0, 0), (0.85, 1), (1.2, 0)])
    breath = moving(white(1.3, rng), lambda t, f: bell(f, 400 + 2600 * np.minimum(t, 1.0), 0.8))
    breath *= curve(1.3, [(0, 0), (0.9, 1), (1.3, 0)]) ** 1.5
    chord = sum(
        (
            tone(np.full(count(1.2), 246.9 * ratio)) * gain
            for ratio, gain in ((1, 1.0), (1.5, 0.7), (2, 0.5), (3, 0.25))
        ),
        np.zeros(count(1.2)),
    ) * strike(1.2, 0.02, 0.35)
    mix = layers(
        2.3, (0, 0.3, climb), (0, 0.9, breath), (0.9, 0.3, chord), (0.9, 0.35, glass(1.0, rng, 1480, 5, 0.25))
    )
    return finish(in_room(mix, rng, 1.2, 5000, 0.4), tail=0.3)


def missile_trail_by(rng: Random, variant: int) -> Signal:
    """A missile that passes close: a rush that bends down as it goes by."""
    seconds = 0.9
    pitch = glide(seconds, [(0, 520), (0.38, 470), (0.52, 300), (seconds, 260)])
    buzz = harmonics(pitch * wander(seconds, rng, 40, 0.02), [1, 0.6, 0.5, 0.3, 0.2])
    gas = moving(
        white(seconds, rng), lambda t, f: high(f, 300.0) * bell(f, np.where(t < 0.45, 2600.0, 1500.0), 0.9)
    )
    shape = np.exp(-(((clock(seconds) - 0.45) / 0.15) ** 2))
    return finish(in_room((0.12 * buzz + 1.2 * gas) * shape, rng, 0.4, 3000, 0.25))
