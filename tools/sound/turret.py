"""Makes what is heard inside a landcruiser: its engine under load, the turret's motor, the breech, the hatch."""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, finish, finish_loop, high, in_room, loop_noise, low, moving
from tools.sound.ground_air import laid, lay_round, punch
from tools.sound.hums import fit, sway
from tools.sound.launches import thump
from tools.sound.waves import Random, Signal, clock, count, curve, harmonics, plate, strike, white

LOAD_SECONDS, WHINE_SECONDS = 4.0, 2.0


def cruiser_load(rng: Random, variant: int) -> Signal:
    """One's own engine from inside: a turbine and gears behind a bulkhead, tracks under the floor; read by its load."""
    t = clock(LOAD_SECONDS)
    gears = np.zeros_like(t)
    for pitch, gain in ((43, 1.0), (64.5, 0.7), (86, 0.55), (129, 0.4), (172, 0.24), (258, 0.12)):
        beat = 1 + 0.25 * np.sin(2 * np.pi * fit(rng.uniform(0.6, 2.4), LOAD_SECONDS) * t + rng.uniform(0, 6.28))
        gears += gain * beat * np.sin(2 * np.pi * fit(pitch, LOAD_SECONDS) * t + rng.uniform(0, 6.28))
    turbine = np.zeros_like(t)
    for pitch, gain in ((498, 0.8), (502.5, 0.7), (1003, 0.3)):
        turbine += gain * np.sin(2 * np.pi * fit(pitch, LOAD_SECONDS) * t + rng.uniform(0, 6.28))
    ring = np.zeros(count(LOAD_SECONDS))
    links = 40
    for index in range(links):
        lay_round(ring, index * LOAD_SECONDS / links + rng.uniform(0, 0.01), rng.uniform(0.5, 1.0), thump(0.12, 118, 58, 0.03))
    floor = loop_noise(LOAD_SECONDS, rng, lambda f: low(f, 150.0, 2) * high(f, 32.0) + 0.05 * bell(f, 700.0, 0.8))
    mix = 0.18 * gears + 0.05 * turbine * sway(LOAD_SECONDS, rng, 1.0, 0.2) + 0.9 * floor + 0.35 * ring
    return finish_loop(drive(mix, 1.5), 0.72)


def turret_whine(rng: Random, variant: int) -> Signal:
    """A turret turns: an electric motor's whine, gear teeth in a row, metal that slides on metal."""
    t = clock(WHINE_SECONDS)
    whine = np.zeros_like(t)
    for pitch, gain in ((310, 1.0), (620, 0.5), (931, 0.35), (1240, 0.22), (1862, 0.1)):
        whine += gain * np.sin(2 * np.pi * fit(pitch, WHINE_SECONDS) * t + 0.4 * np.sin(2 * np.pi * fit(5, WHINE_SECONDS) * t))
    teeth = np.abs(np.sin(2 * np.pi * fit(23, WHINE_SECONDS) * t)) ** 6
    slide = loop_noise(WHINE_SECONDS, rng, lambda f: bell(f, 1900.0, 0.8)) * (0.5 + 0.5 * teeth)
    mix = 0.24 * whine * (1 + 0.2 * teeth) + 0.22 * slide + 0.4 * loop_noise(WHINE_SECONDS, rng, lambda f: bell(f, 240.0, 0.7))
    return finish_loop(drive(mix, 1.3), 0.7)


def breech_clank(rng: Random, variant: int) -> Signal:
    """A round goes in: a case dragged off its rack, the ram, and the breech that falls shut."""
    size = rng.uniform(0.94, 1.07)
    drag = moving(white(0.3, rng), lambda t, f: bell(f, 1500 + 900 * t, 0.6)) * curve(0.3, [(0, 0), (0.08, 1), (0.3, 0)])
    mix = laid(
        1.1,
        (0.0, 0.35, drag),
        (0.27, 0.5, plate(0.3, 410 * size, 7, 0.05, rng)),
        (0.30, 0.9, drive(thump(0.3, 150 * size, 70, 0.05), 1.6)),
        (0.52, 1.0, plate(0.5, 205 * size, 10, 0.11, rng)),
        (0.52, 0.9, punch(rng, 300, 0.05)),
        (0.58, 0.35, plate(0.25, 820 * size, 5, 0.03, rng)),
    )
    return finish(in_room(drive(mix, 1.4), rng, 0.5, 1800, 0.3), peak=0.74, tail=0.15)


def hatch_clang(rng: Random, variant: int) -> Signal:
    """A hatch: the lever, a hinge that complains, steel on steel."""
    size = rng.uniform(0.93, 1.08)
    hinge = harmonics(curve(0.35, [(0, 340 * size), (0.35, 520 * size)]), [1, 0.5, 0.35, 0.2]) * strike(0.35, 0.1, 0.12)
    mix = laid(
        1.0,
        (0.0, 0.5, plate(0.15, 900 * size, 5, 0.02, rng)),
        (0.08, 0.10, hinge),
        (0.40, 1.0, plate(0.55, 176 * size, 11, 0.14, rng)),
        (0.40, 0.8, drive(thump(0.3, 130, 60, 0.06), 1.6)),
    )
    return finish(in_room(drive(mix, 1.4), rng, 0.6, 1500, 0.28), peak=0.72, tail=0.15)
