"""Makes the sounds of things that leave a ship: missiles, interceptors, slugs."""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, finish, finish_loop, high, in_room, low, moving, round_filter
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
    tone,
    wander,
    white,
)


def thump(seconds: float, top: float, bottom: float, fall: float) -> Signal:
    """Return a falling low sine: the push felt through the hull."""
    pitch = glide(seconds, [(0, top), (fall * 0.6, bottom * 1.3), (seconds, bottom)])
    return tone(pitch) * strike(seconds, 0.003, fall)


def rush(seconds: float, rng: Random, start: float, crest: float, end: float, at: float) -> Signal:
    """Return rushing gas whose colour climbs to `crest` [Hz] at time `at` and sinks to `end`."""

    def gain(t: Signal, f: Signal) -> Signal:
        centre = np.exp(np.interp(t, [0, at, seconds], np.log([start, crest, end])))
        return bell(f, centre, 1.3) + 0.35 * low(f, centre * 0.5, 1)

    return moving(white(seconds, rng), gain) * wander(seconds, rng, 18, 0.12)


def missile_launch_race(rng: Random, variant: int) -> Signal:
    """Cell lid, gas push, then a motor that lights and leaves: whoosh and thump."""
    size = rng.uniform(0.92, 1.1)
    lid = plate(0.12, 320 * size, 7, 0.035, rng)
    push = thump(0.5, 150 * size, 46, 0.13)
    motor = rush(1.25, rng, 500, 1500 * size, 260, 0.16)
    motor *= curve(1.25, [(0, 0), (0.05, 0.25), (0.14, 1), (0.4, 0.6), (1.25, 0)]) ** 1.2
    rasp = crackle(0.9, curve(0.9, [(0.1, 0), (0.18, 900), (0.9, 60)]), rng, 0.0016)
    mix = layers(1.4, (0, 0.22, lid), (0.01, 0.95, push), (0.02, 1.5, motor), (0.04, 0.10, rasp))
    return finish(in_room(drive(mix, 1.6), rng, 0.7, 1800, 0.3))


def missile_launch_arume(rng: Random, variant: int) -> Signal:
    """A sealed hiss: cold gas, a thin rising whistle, no thump to speak of."""
    size = rng.uniform(0.93, 1.09)
    puff = thump(0.25, 190 * size, 90, 0.05)
    gas = rush(0.95, rng, 1900, 3900 * size, 2400, 0.10)
    gas *= curve(0.95, [(0, 0), (0.012, 1), (0.2, 0.55), (0.95, 0)]) ** 1.5
    whistle_pitch = glide(0.8, [(0, 620 * size), (0.12, 1180 * size), (0.8, 1560 * size)])
    whistle = harmonics(whistle_pitch, [1, 0.25, 0.1]) * strike(0.8, 0.06, 0.2) * wander(0.8, rng, 30, 0.1)
    mix = layers(1.1, (0, 0.5, puff), (0, 1.2, gas), (0.02, 0.11, whistle))
    return finish(in_room(mix, rng, 0.8, 4500, 0.35))


def metal_launch(rng: Random, variant: int) -> Signal:
    """Clamps, a deep shove and a long heavy motor: an explosive-metal missile leaves."""
    size = (1.0, 0.94)[variant % 2]
    clamp = plate(0.5, 140 * size, 10, 0.16, rng)
    push = drive(thump(1.4, 110 * size, 29, 0.42), 2.2)
    motor = rush(2.6, rng, 200, 820 * size, 120, 0.35)
    motor *= curve(2.6, [(0, 0), (0.12, 0.2), (0.34, 1), (0.9, 0.65), (2.6, 0)]) ** 1.2
    growl = harmonics(
        glide(2.4, [(0, 38), (0.4, 66 * size), (2.4, 40)]) * wander(2.4, rng, 24, 0.03),
        [1, 0.7, 0.5, 0.3, 0.2],
    )
    growl *= curve(2.4, [(0, 0), (0.3, 1), (2.4, 0)])
    rasp = crackle(2.0, curve(2.0, [(0, 0), (0.3, 800), (2.0, 40)]), rng, 0.003)
    mix = layers(
        3.0, (0, 0.3, clamp), (0.16, 0.35, clamp[::1]), (0.18, 1.0, push), (0.2, 1.5, motor), (0.2, 0.3, growl),
        (0.2, 0.13, rasp),
    )  # fmt: skip
    return finish(in_room(drive(mix, 1.8), rng, 1.5, 1400, 0.35), tail=0.3)


def metal_split(rng: Random, variant: int) -> Signal:
    """Separation: a run of bolts, then the daughters' small motors fan out."""
    pieces: list[tuple[float, float, Signal]] = []
    for index in range(4):
        start = 0.055 * index + rng.uniform(0, 0.012)
        bolt = plate(0.3, rng.uniform(500, 760), 6, 0.06, rng) + 0.8 * thump(0.3, 240, 80, 0.04)[: count(0.3)]
        pieces.append((start, 0.6, bolt))
        jet = rush(0.6, rng, 900, 2600 + 400 * index, 1500, 0.05) * strike(0.6, 0.02, 0.15)
        pieces.append((start + 0.05, 0.8, jet))
    return finish(in_room(drive(layers(1.0, *pieces), 1.4), rng, 0.9, 3000, 0.4), tail=0.1)


def interceptor_launch(rng: Random, variant: int) -> Signal:
    """A short dry cough and a quick fizz: light point-defence missile."""
    size = rng.uniform(0.9, 1.15)
    cough = thump(0.18, 260 * size, 95, 0.045)
    fizz = rush(0.42, rng, 1200, 3400 * size, 1800, 0.04) * strike(0.42, 0.012, 0.10)
    mix = layers(0.5, (0, 0.8, cough), (0.008, 1.3, fizz))
    return finish(in_room(drive(mix, 1.5), rng, 0.35, 3000, 0.22))


def shot(rng: Random, size: float) -> Signal:
    """Return one slug out of a rotary cannon: crack, thud, breech metal."""
    crack = moving(white(0.05, rng), lambda t, f: bell(f, 2300 - 14000 * t, 1.1)) * strike(
        0.05, 0.0006, 0.010
    )
    thud = thump(0.09, 210 * size, 82, 0.028)
    breech = plate(0.06, 640 * size, 6, 0.012, rng)
    return layers(0.09, (0, 1.4, crack), (0, 0.8, thud), (0.004, 0.18, breech))


def burst(rng: Random, shots: int, rate: float, loop: bool) -> Signal:
    """Return a run of shots; a loop is folded round its end."""
    length = shots / rate
    total = np.zeros(count(length) if loop else count(length + 0.15))
    for index in range(shots):
        slug = shot(rng, rng.uniform(0.94, 1.06)) * rng.uniform(0.82, 1.0)
        start = count(index / rate) - 1 + (0 if loop else int(rng.integers(0, 40)))
        places = start + np.arange(len(slug))
        np.add.at(total, places % len(total), slug)
    whine = harmonics(np.full(len(total), round(rate * 6 * length) / length), [0.6, 0.4, 0.2, 0.15])
    return total + 0.05 * whine * (
        1.0 if loop else curve(len(total) / 44100, [(0, 1), (length, 1), (length + 0.15, 0)])
    )


def cannon_burst(rng: Random, variant: int) -> Signal:
    """Brrrt: a third of a second of slugs and the barrels winding down."""
    shots = (14, 17, 11, 15)[variant % 4]
    mix = burst(rng, shots, 46.0 + variant, loop=False)
    return finish(in_room(drive(mix, 2.0), rng, 0.5, 2200, 0.28))


def cannon_loop(rng: Random, variant: int) -> Signal:
    """A rotary cannon that keeps firing."""
    return finish_loop(drive(burst(rng, 46, 46.0, loop=True), 2.0), 0.75)


def cannon_tail(rng: Random, variant: int) -> Signal:
    """The last slugs' echo and the barrels running out."""
    spin = harmonics(glide(0.9, [(0, 270), (0.9, 50)]), [1, 0.6, 0.4, 0.3, 0.2]) * strike(0.9, 0.004, 0.28)
    clack = plate(0.1, 700, 5, 0.02, rng)
    last = layers(0.3, (0, 1.0, shot(rng, 1.0)), (0.024, 0.8, shot(rng, 1.0)))
    mix = layers(1.0, (0, 1.0, last), (0.02, 0.16, spin), (0.75, 0.1, clack))
    return finish(in_room(drive(mix, 1.5), rng, 0.8, 2000, 0.4), tail=0.1)


def point_defence(rng: Random, variant: int) -> Signal:
    """A short violet zip: a falling chirp with a spark at its end."""
    size = rng.uniform(0.9, 1.12)
    length = 0.11
    fall = glide(length, [(0, 5200 * size), (0.035, 2100 * size), (length, 780 * size)])
    zip_ = harmonics(fall, [1, 0.45, 0.25, 0.12]) * strike(length, 0.002, 0.035)
    twin = harmonics(fall * 1.013, [1, 0.45, 0.25]) * strike(length, 0.002, 0.03)
    spit = moving(white(0.16, rng), lambda t, f: high(f, 3500.0) * low(f, 9000.0)) * strike(
        0.16, 0.001, 0.025
    )
    mix = layers(
        0.2, (0, 0.45, zip_), (0, 0.35, twin), (0.012, 0.6, spit), (0, 0.25, thump(0.1, 300, 120, 0.02))
    )
    return finish(in_room(mix, rng, 0.3, 5000, 0.3), peak=0.8)


def beam_body(seconds: float, rng: Random, base: float) -> Signal:
    """Return the steady voice of a green beam: stacked fifths that grind, and a hiss riding on them.

    All pitches fit the length a whole number of times, so the body can loop.
    """
    t = clock(seconds)

    def fit(pitch: float) -> float:
        return max(1, round(pitch * seconds)) / seconds

    total = np.zeros_like(t)
    for ratio, gain in (
        (1, 1.0),
        (1.006, 0.8),
        (1.5, 0.55),
        (2.0, 0.5),
        (3.01, 0.32),
        (4.0, 0.2),
        (6.02, 0.1),
    ):
        phase = 2 * np.pi * fit(base * ratio) * t + rng.uniform(0, 6.28)
        total += gain * np.sin(phase + 1.1 * np.sin(2 * np.pi * fit(base * 0.5) * t))
    flutter = 1 + 0.16 * np.sin(2 * np.pi * fit(31) * t) + 0.08 * np.sin(2 * np.pi * fit(11) * t)
    noise = np.random.default_rng(int(rng.integers(1 << 30))).normal(0, 0.3, len(t))
    hiss = round_filter(noise, lambda f: bell(f, 3600.0, 0.7) + 0.3 * bell(f, 900.0, 0.6))
    return drive(0.30 * total * flutter + 0.8 * hiss * flutter**3, 1.3)


def beam_rise(rng: Random, variant: int) -> Signal:
    """The lens fills: a fast rising charge that ends in a crack."""
    pitch = glide(0.34, [(0, 90), (0.26, 640 * rng.uniform(0.95, 1.05)), (0.34, 700)])
    charge = harmonics(pitch, [1, 0.6, 0.5, 0.3, 0.2, 0.1]) * curve(0.34, [(0, 0), (0.27, 1), (0.34, 0)])
    crack = crackle(0.2, curve(0.2, [(0, 2500), (0.2, 100)]), rng, 0.002) * strike(0.2, 0.001, 0.05)
    mix = layers(0.6, (0, 0.4, charge), (0.25, 0.4, crack), (0.26, 0.8, thump(0.3, 180, 60, 0.08)))
    return finish(in_room(drive(mix, 1.4), rng, 0.5, 3500, 0.3))


def beam_hold(rng: Random, variant: int) -> Signal:
    """A beam that burns on and on."""
    return finish_loop(beam_body(2.0, rng, 110.0), 0.7)


def beam_fall(rng: Random, variant: int) -> Signal:
    """The beam lets go: pitch drops, air crackles."""
    pitch = glide(0.6, [(0, 330), (0.18, 140), (0.6, 48)])
    drop = harmonics(pitch, [1, 0.5, 0.4, 0.2, 0.1]) * strike(0.6, 0.003, 0.13)
    snaps = crackle(0.5, curve(0.5, [(0, 900), (0.5, 20)]), rng, 0.0025) * strike(0.5, 0.001, 0.15)
    return finish(in_room(drive(layers(0.7, (0, 0.6, drop), (0, 0.2, snaps)), 1.4), rng, 0.8, 3000, 0.4))


def beam_fire(rng: Random, variant: int) -> Signal:
    """A whole shot: charge, crack, seven tenths of a second of burning light, release."""
    rise, fall = beam_rise(rng, variant), beam_fall(rng, variant)
    body = beam_body(1.0, rng, (104.0, 110.0, 117.0)[variant % 3])[: count(0.78)]
    body = level(body) * curve(0.78, [(0, 0), (0.03, 1), (0.64, 0.85), (0.78, 0)])
    bend = 0.3 * tone(glide(0.78, [(0, 70), (0.06, 52), (0.78, 46)])) * curve(0.78, [(0, 1), (0.78, 0)])
    mix = layers(2.0, (0, 0.7, rise), (0.26, 0.75, body), (0.26, 0.9, bend), (0.92, 0.5, fall))
    return finish(drive(mix, 1.2), tail=0.15)
