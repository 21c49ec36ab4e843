"""Makes the guns of the ground: rifles, machine guns, cannon, and what their shots do to those near by."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom, glass
from tools.sound.filters import bell, drive, finish, high, low, moving
from tools.sound.ground_air import laid, outdoors, punch, report, row, snap
from tools.sound.launches import burst, rush, thump
from tools.sound.waves import (
    Random,
    Signal,
    clock,
    count,
    curve,
    glide,
    harmonics,
    plate,
    strike,
    tone,
    wander,
    white,
)

HOLLOW = [1.0, 0.08, 0.5, 0.05, 0.3, 0.03, 0.15]


def rifle_race(rng: Random, variant: int) -> Signal:
    """One shot of a Race rifle: a dry crack, the bolt, a short answer; hundreds fire, so it is over at once."""
    mix = laid(
        0.2,
        (0, 1.0, report(rng, rng.uniform(0.9, 1.15), 1.0)),
        (0.03, 0.10, plate(0.06, rng.uniform(700, 900), 5, 0.012, rng)),
    )
    shot = outdoors(drive(mix, 1.6), rng, 0.3, 0.25)[: count(0.32)]
    return finish(shot, peak=0.68, tail=0.12)


def rifle_arume(rng: Random, variant: int) -> Signal:
    """One shot of an Arume rifle: a small violet spit, more air than bang."""
    size = rng.uniform(0.9, 1.12)
    fall = glide(0.1, [(0, 3600 * size), (0.025, 1500 * size), (0.1, 520)])
    zip_ = harmonics(fall, [1, 0.4, 0.25, 0.1]) * strike(0.1, 0.0015, 0.024)
    mix = laid(
        0.18, (0, 0.4, zip_), (0, 1.3, snap(rng, 5200, 0.006)), (0, 0.5, thump(0.1, 260 * size, 110, 0.02))
    )
    return finish(outdoors(drive(mix, 1.3), rng, 0.28, 0.25, 1400)[: count(0.28)], peak=0.7, tail=0.1)


def machine_gun(rng: Random, variant: int) -> Signal:
    """A short burst from a heavy machine gun."""
    shots, rate = ((5, 11.0), (6, 11.5), (4, 10.8), (7, 11.2))[variant % 4]
    size = rng.uniform(1.45, 1.65)

    def shot() -> Signal:
        return laid(
            0.3, (0, 1.0, report(rng, size, 0.8)), (0.035, 0.12, plate(0.08, 520, 6, 0.016, rng))
        )

    return finish(outdoors(drive(row(rng, shot, shots, rate), 1.8), rng, 0.7, 0.3), peak=0.72, tail=0.1)


def autocannon_ground(rng: Random, variant: int) -> Signal:
    """Three or four rounds of an automatic cannon: each one hits the chest."""
    shots = (3, 4, 3)[variant % 3]
    size = rng.uniform(2.5, 2.9)

    def shot() -> Signal:
        return laid(
            0.6,
            (0, 1.0, report(rng, size, 0.9)),
            (0, 0.5, thump(0.3, 130, 52, 0.07)),
            (0, 0.6, punch(rng, 560, 0.06)),
            (0.06, 0.14, plate(0.14, 330, 7, 0.03, rng)),
        )

    return finish(outdoors(drive(row(rng, shot, shots, 5.6), 2.0), rng, 1.0, 0.3), peak=0.75, tail=0.2)


def sabot_fire(rng: Random, variant: int) -> Signal:
    """A long gun fires a dart: a crack like a whip, hard push, petals singing away."""
    size = rng.uniform(0.93, 1.08)
    petals = tone(glide(0.5, [(0, 2900 * size), (0.5, 1500)]) * (1 + 0.05 * np.sin(2 * np.pi * 37 * clock(0.5))))
    mix = laid(
        1.3,
        (0, 4.0, snap(rng, 5200 * size, 0.016)),
        (0, 1.0, boom(0.9, rng, 5200, 0.10)),
        (0, 0.7, drive(thump(0.8, 150 * size, 40, 0.14), 2.0)),
        (0, 0.8, punch(rng, 700, 0.10)),
        (0.03, 0.05, petals * strike(0.5, 0.03, 0.12)),
        (0.02, 0.5, rush(0.6, rng, 3800, 2200, 700, 0.02) * strike(0.6, 0.004, 0.1)),
    )
    return finish(outdoors(drive(mix, 2.2), rng, 1.7, 0.32, 1100), peak=0.6, tail=0.4)


def he_fire(rng: Random, variant: int) -> Signal:
    """A gun fires high explosive: rounder and lower than the dart, breech closing after."""
    size = rng.uniform(0.92, 1.08)
    mix = laid(
        1.5,
        (0, 1.4, snap(rng, 2600, 0.014)),
        (0, 1.1, boom(1.2, rng, 2400 * size, 0.17)),
        (0, 0.65, drive(thump(1.1, 112 * size, 36, 0.2), 2.0)),
        (0, 1.0, punch(rng, 380, 0.16)),
        (0.32, 0.10, plate(0.3, 240, 8, 0.06, rng)),
    )
    return finish(outdoors(drive(mix, 2.0), rng, 1.8, 0.34, 800), peak=0.66, tail=0.4)


def burst_cannon(rng: Random, variant: int) -> Signal:
    """A walker's cannon: hollow purple thuds in a row, each tracer hissing off towards its burst."""
    size = (1.0, 1.06, 0.95, 1.02)[variant % 4]

    def shot() -> Signal:
        hollow = harmonics(glide(0.3, [(0, 560 * size), (0.05, 240 * size), (0.3, 130)]), HOLLOW)
        trace = moving(white(0.4, rng), lambda t, f: bell(f, 4600 * np.exp(-t * 3), 0.5))
        return laid(
            0.45,
            (0, 0.55, hollow * strike(0.3, 0.002, 0.06)),
            (0, 0.8, thump(0.25, 170 * size, 62, 0.06)),
            (0, 1.3, snap(rng, 3000, 0.01)),
            (0.02, 0.5, trace * strike(0.4, 0.02, 0.1)),
        )

    mix = row(rng, shot, (3, 4, 3, 5)[variant % 4], 7.5)
    return finish(outdoors(drive(mix, 1.6), rng, 0.9, 0.3, 1400), peak=0.7, tail=0.2)


def air_burst(rng: Random, variant: int) -> Signal:
    """A tracer of the walkers bursts in the air: a small violet pop with splinters of glass."""
    size = rng.uniform(0.88, 1.14)
    fall = harmonics(glide(0.2, [(0, 2600 * size), (0.04, 1100 * size), (0.2, 380)]), [1, 0.4, 0.25])
    mix = laid(
        0.5,
        (0, 0.9, boom(0.3, rng, 4200 * size, 0.045)),
        (0, 0.6, thump(0.2, 240 * size, 84, 0.04)),
        (0, 0.3, fall * strike(0.2, 0.002, 0.04)),
        (0.012, 0.14, glass(0.4, rng, 1700 * size, 6, 0.06)),
    )
    return finish(outdoors(drive(mix, 1.5), rng, 0.5, 0.28, 1800), peak=0.68, tail=0.1)


def rotary_ground(rng: Random, variant: int) -> Signal:
    """The cannon on its trailer: a ripping burst, shots too fast to count, and the barrels running out."""
    shots, rate = ((44, 68.0), (56, 70.0), (36, 66.0))[variant % 3]
    length = shots / rate
    rip = burst(rng, shots, rate, loop=False)
    tear = moving(white(length, rng), lambda t, f: low(f, 700.0, 1) * high(f, 60.0))
    spin = harmonics(glide(0.7, [(0, 340), (0.7, 70)]), [1, 0.6, 0.4, 0.3]) * strike(0.7, 0.004, 0.22)
    mix = laid(
        length + 0.8,
        (0, 1.0, rip),
        (0, 0.8, tear * curve(length, [(0, 0), (0.02, 1), (length - 0.02, 1), (length, 0)])),
        (length, 0.10, spin),
    )
    return finish(outdoors(drive(mix, 2.2), rng, 1.2, 0.34), peak=0.74, tail=0.25)


def shell_hit_armour(rng: Random, variant: int) -> Signal:
    """A shell does not get through: a bell struck with a hammer, and the shell howling away."""
    size = rng.uniform(0.85, 1.2)
    howl_pitch = glide(0.9, [(0, 1500 * size), (0.9, 520)]) * (
        1 + 0.06 * np.sin(2 * np.pi * rng.uniform(24, 34) * clock(0.9))
    )
    mix = laid(
        1.4,
        (0, 2.0, snap(rng, 3600, 0.012)),
        (0, 0.55, plate(1.2, 210 * size, 14, 0.3, rng)),
        (0, 0.3, plate(0.9, 640 * size, 9, 0.16, rng)),
        (0, 0.9, thump(0.4, 150, 58, 0.07)),
        (0.02, 0.10, harmonics(howl_pitch, [1, 0.4, 0.2]) * strike(0.9, 0.05, 0.2)),
    )
    return finish(outdoors(drive(mix, 1.5), rng, 0.9, 0.22, 1400), peak=0.72, tail=0.2)


def bullet_snap(rng: Random, variant: int) -> Signal:
    """A round passes close: a snap, and for some the thin whirr of a tumbling one."""
    mix = laid(0.3, (0, 1.5, snap(rng, rng.uniform(5200, 7500), 0.005)), (0.003, 0.8, snap(rng, 3400, 0.005)),
               (0.004, 0.6, snap(rng, 1500, 0.006)))  # fmt: skip
    if variant % 2:
        whirr = tone(glide(0.24, [(0, rng.uniform(2300, 3100)), (0.24, 900)]) * wander(0.24, rng, 50, 0.05))
        mix += laid(0.3, (0.005, 0.10, whirr * strike(0.24, 0.01, 0.06)))
    return finish(outdoors(mix, rng, 0.25, 0.2, 2500)[: count(0.3)], peak=0.7, tail=0.08)


def reload(rng: Random, variant: int) -> Signal:
    """A fresh magazine: out, in, and the bolt home."""
    size = (1.0, 0.93)[variant % 2]
    parts: list[tuple[float, float, Signal]] = []
    for start, gain, pitch in ((0.0, 0.4, 460), (0.34, 0.5, 380), (0.40, 0.7, 300), (0.66, 0.5, 620), (0.76, 0.8, 420)):
        place = start + rng.uniform(0, 0.02)
        parts.append((place, 0.4 * gain, plate(0.14, pitch * size, 7, 0.022, rng)))
        parts.append((place, gain, snap(rng, 2800, 0.004)))
        parts.append((place, 0.4 * gain, thump(0.08, 260, 120, 0.014)))
    slide = moving(white(0.12, rng), lambda t, f: bell(f, 1900 + 6000 * t, 0.5)) * strike(0.12, 0.03, 0.03)
    return finish(drive(laid(1.0, *parts, (0.6, 0.3, slide)), 1.3), peak=0.65, tail=0.05)


def pickup(rng: Random, variant: int) -> Signal:
    """Something useful is taken up: a buckle, and two warm notes that rise."""
    parts: list[tuple[float, float, Signal]] = [(0.0, 0.3, plate(0.1, 560, 6, 0.018, rng))]
    for start, pitch in ((0.03, 440.0), (0.12, 659.3)):
        note = harmonics(np.full(count(0.3), pitch), [1, 0.2, 0.3, 0.05]) * strike(0.3, 0.004, 0.08)
        parts.append((start, 0.5, note))
    return finish(laid(0.45, *parts), peak=0.55, tail=0.06)
