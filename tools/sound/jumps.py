"""Makes the sounds of the jump drive: coils that wake, spool up, run down, and a ship that is gone."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom, glass
from tools.sound.filters import bell, drive, finish, finish_loop, high, in_room, loop_noise, low, moving
from tools.sound.hums import fit, round_room, sway
from tools.sound.launches import thump
from tools.sound.waves import (
    Random,
    Signal,
    clock,
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

HOLLOW = [1.0, 0.08, 0.5, 0.05, 0.32, 0.04, 0.2, 0.03, 0.12]  # odd overtones: an empty pipe


def jump_start(rng: Random, variant: int) -> Signal:
    """Every consumer drops out, breakers fall in a row, and the coils take the whole reactor."""
    breakers = [(0.09 * index, 0.4, plate(0.2, rng.uniform(260, 420), 7, 0.04, rng)) for index in range(5)]
    wake = harmonics(glide(1.5, [(0, 24), (1.1, 55), (1.5, 58)]), HOLLOW) * curve(1.5, [(0, 0), (0.9, 1), (1.5, 0)])
    air = moving(white(1.5, rng), lambda t, f: bell(f, 260 + 900 * np.minimum(t, 1.2), 0.8)) * swell(1.5, 0.8, 0.5)
    mix = layers(1.9, (0.3, 0.4, wake), (0.3, 0.8, air), (0.42, 1.0, drive(thump(0.9, 105, 34, 0.22), 1.8)), *breakers)
    return finish(in_room(drive(mix, 1.4), rng, 1.3, 1900, 0.35), peak=0.78, tail=0.3)


def jump_spool(rng: Random, variant: int) -> Signal:
    """Coils in a ring, each taking over from the last: a hollow whirr; the game reads it ever faster.

    Its middle pitch is 110 Hz, its ring turns 11 times a second.
    """
    seconds = 3.0
    t = clock(seconds)
    total = np.zeros_like(t)
    ring = fit(11.0, seconds)
    for place, pitch in enumerate((110.0, 164.8, 220.3, 330.2)):
        near = (0.5 + 0.5 * np.cos(2 * np.pi * (ring * t + place / 4))) ** 2
        phase = 2 * np.pi * fit(pitch, seconds) * t + rng.uniform(0, 6.28)
        voice = sum((gain * np.sin(number * phase) for number, gain in enumerate(HOLLOW, 1)), np.zeros_like(t))
        total += (0.35 + 0.65 * near) * voice / (1 + 0.6 * place)
    deep = np.sin(2 * np.pi * fit(55.0, seconds) * t + 0.8 * np.sin(2 * np.pi * ring * t))
    wind = loop_noise(seconds, rng, lambda f: bell(f, 1500.0, 0.7)) * (0.6 + 0.4 * np.cos(2 * np.pi * ring * t))
    mix = 0.24 * total + 0.3 * deep + 0.24 * wind * sway(seconds, rng, 1.3, 0.2)
    return finish_loop(round_room(drive(mix, 1.3), rng, 0.9, 3000, 0.3), 0.7)


def jump_stop(rng: Random, variant: int) -> Signal:
    """The coils let go: a sagging note, one breaker, a breath of heat."""
    sag = harmonics(glide(1.4, [(0, 98), (0.3, 74), (1.4, 26)]), HOLLOW) * curve(1.4, [(0, 0), (0.02, 1), (1.4, 0)]) ** 1.3
    breath = moving(white(1.2, rng), lambda t, f: bell(f, 1600 * np.exp(-t * 1.6) + 200, 0.9)) * strike(1.2, 0.03, 0.35)
    mix = layers(
        1.7, (0, 0.5, sag), (0, 0.6, breath), (0, 0.5, plate(0.4, 190, 9, 0.08, rng)), (0, 0.8, thump(0.6, 110, 38, 0.14))
    )
    return finish(in_room(drive(mix, 1.4), rng, 1.1, 1600, 0.35), peak=0.75, tail=0.3)


def jump(rng: Random, variant: int) -> Signal:
    """A ship is gone: space claps shut where it was, and its last sound runs down to the red."""
    size = (1.0, 1.12)[variant % 2]
    red = glide(1.5, [(0, 2600 * size), (0.12, 900), (0.5, 190), (1.5, 34)]) * wander(1.5, rng, 30, 0.02)
    streak = (harmonics(red, HOLLOW) + 0.7 * harmonics(red * 1.012, HOLLOW)) * strike(1.5, 0.004, 0.36)
    rushing = moving(white(1.6, rng), lambda t, f: bell(f, 7000 * np.exp(-t * 4.2) + 120, 0.9)) * strike(1.6, 0.006, 0.32)
    clap = layers(2.2, (0, 0.9, boom(1.2, rng, 5200, 0.16)), (0, 1.1, drive(thump(1.8, 130, 27, 0.42), 2.0)))
    ring = glass(1.8, rng, 190 * size, 8, 0.5) * curve(1.8, [(0, 0), (0.1, 1), (1.8, 0.4)])
    void = moving(white(2.8, rng), lambda t, f: low(f, 150 + 500 * np.exp(-t / 0.5), 2) * high(f, 30.0))
    void *= curve(2.8, [(0, 0), (0.3, 1), (1.4, 0.6), (2.8, 0)]) ** 1.3
    far = level(tone(glide(2.2, [(0, 60), (2.2, 31)])) * strike(2.2, 0.2, 0.6))
    mix = layers(
        3.2, (0, 1.0, clap), (0, 0.34, streak), (0, 1.0, rushing), (0.03, 0.16, ring), (0.05, 2.6, void), (0.1, 0.35, far)
    )
    return finish(in_room(drive(mix, 1.6), rng, 2.4, 1500, 0.4), peak=0.86, tail=0.8)
