"""Makes what flies over the ground: missiles from shoulder and trailer, jets that pass, beams from above."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom
from tools.sound.filters import bell, drive, finish, finish_loop, low, moving
from tools.sound.ground_air import laid, outdoors, over, passing, punch, snap
from tools.sound.launches import beam_body, rush, thump
from tools.sound.signals import beep
from tools.sound.waves import (
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

HEATER_SECONDS = 0.5


def sam_launch(rng: Random, variant: int) -> Signal:
    """A missile leaves its rail: lid, bang, and a roar that climbs away into a crackling sky."""
    size = rng.uniform(0.93, 1.08)
    motor = rush(2.2, rng, 500, 1700 * size, 320, 0.14)
    motor *= curve(2.2, [(0, 0), (0.03, 1), (0.4, 0.75), (1.2, 0.3), (2.2, 0)]) ** 1.2
    rasp = crackle(1.9, curve(1.9, [(0, 1200), (0.5, 900), (1.9, 120)]), rng, 0.002)
    rasp *= curve(1.9, [(0, 1), (1.9, 0)])
    mix = laid(
        2.4,
        (0, 0.2, plate(0.2, 300 * size, 8, 0.04, rng)),
        (0, 1.0, drive(thump(0.8, 130 * size, 38, 0.17), 1.8)),
        (0, 0.6, boom(0.5, rng, 2600, 0.08)),
        (0, 0.5, punch(rng, 420, 0.09)),
        (0.02, 1.7, motor),
        (0.03, 0.12, rasp),
    )
    return finish(outdoors(drive(mix, 1.8), rng, 1.4, 0.28, 1100), peak=0.66, tail=0.3)


def shoulder_launch(rng: Random, variant: int) -> Signal:
    """A tube coughs its missile out; a moment later the motor takes it."""
    size = rng.uniform(0.92, 1.1)
    motor = rush(1.1, rng, 900, 2900 * size, 900, 0.06)
    motor *= curve(1.1, [(0, 0), (0.02, 1), (0.25, 0.5), (1.1, 0)]) ** 1.3
    mix = laid(
        1.5,
        (0, 0.9, thump(0.3, 260 * size, 84, 0.05)),
        (0, 0.7, boom(0.25, rng, 3000, 0.035)),
        (0.01, 0.12, plate(0.2, 430 * size, 6, 0.05, rng)),
        (0.17, 1.5, motor),
        (0.17, 0.5, thump(0.2, 180, 80, 0.04)),
    )
    return finish(outdoors(drive(mix, 1.6), rng, 0.9, 0.28, 1300), peak=0.68, tail=0.2)


def heater_beep(rng: Random, variant: int) -> Signal:
    """A seeker sees heat: two even beeps to the loop, with a growl under them; it goes on while the lock holds."""
    parts = [(start, 0.7, beep(1046.5, 0.14, (1.0, 0.12, 0.4, 0.05, 0.15))) for start in (0.02, 0.27)]
    growl = harmonics(np.full(count(HEATER_SECONDS), 132.0), [0.3, 0.5, 0.6, 0.5, 0.35, 0.25])
    shake = 0.6 + 0.4 * np.sin(2 * np.pi * 28 * clock(HEATER_SECONDS))
    return finish_loop(laid(HEATER_SECONDS, *parts) + 0.10 * growl * shake, peak=0.7)


def rocket_pass(rng: Random, variant: int) -> Signal:
    """A rocket goes past: a torn rush that bends down."""
    seconds, at = 1.3, 0.55
    pitch, loud = passing(seconds, at, 0.07 * rng.uniform(0.85, 1.2), 0.75)
    bent = over(seconds, pitch)
    gas = moving(white(seconds, rng), lambda t, f: bell(f, 1300 * bent(t), 1.1) + 0.3 * bell(f, 340 * bent(t), 0.7))
    buzz = harmonics(150 * pitch * wander(seconds, rng, 40, 0.03), [1, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2])
    torn = np.abs(wander(seconds, rng, 120, 0.45))
    shape = loud**1.3 * curve(seconds, [(0, 0), (0.2, 1), (1.0, 1), (seconds, 0)])
    return finish(outdoors((1.4 * gas * torn + 0.14 * buzz) * shape, rng, 0.7, 0.22), peak=0.7, tail=0.15)


def jet_pass_race(rng: Random, variant: int) -> Signal:
    """A killercraft of the Race goes over: whine ahead of it, then the roar that tears the sky."""
    seconds, at = 4.6, 1.5
    pitch, loud = passing(seconds, at, 0.26 * (1.0, 1.25)[variant % 2], 0.72)
    bent = over(seconds, pitch)
    behind = np.clip((clock(seconds) - at + 0.25) / 0.4, 0.12, 1)  # jets are loudest to those they have passed
    roar = moving(white(seconds, rng), lambda t, f: low(f, 330 * bent(t) + 500 * np.exp(-np.abs(t - at) / 0.4), 1))
    roar *= np.abs(wander(seconds, rng, 26, 0.22))
    tear = crackle(seconds, np.full(count(seconds), 700.0), rng, 0.0035)
    whine = harmonics(1350 * pitch * wander(seconds, rng, 8, 0.004), [1, 0.4, 0.25]) * (1.05 - behind)
    rest = loud**0.8 * curve(seconds, [(0, 0), (0.5, 0.7), (1.2, 1), (3.0, 1), (seconds, 0)])
    mix = (3.4 * roar * behind + 0.07 * tear * behind * loud + 0.16 * whine) * rest
    return finish(outdoors(drive(mix, 1.8), rng, 1.6, 0.25, 700), peak=0.68, tail=0.6)


def jet_pass_arume(rng: Random, variant: int) -> Signal:
    """A fighter of the Arume goes over: no roar, a hollow choir that falls as it passes, and torn air."""
    seconds, at = 3.8, 1.3
    pitch, loud = passing(seconds, at, 0.22 * (1.0, 1.2)[variant % 2], 0.7)
    bent = over(seconds, pitch)
    voice = np.zeros(count(seconds))
    for ratio, gain in ((1, 1.0), (1.007, 0.8), (1.5, 0.6), (2.01, 0.45), (3.0, 0.25), (4.03, 0.12)):
        voice += gain * tone(196 * ratio * pitch * wander(seconds, rng, 6, 0.003), rng.uniform(0, 6.28))
    air = moving(white(seconds, rng), lambda t, f: bell(f, 2100 * bent(t), 0.6) + 0.4 * bell(f, 420 * bent(t), 0.8))
    shape = loud * curve(seconds, [(0, 0), (0.6, 0.8), (1.2, 1), (2.6, 1), (seconds, 0)])
    pulse = 1 + 0.25 * np.sin(2 * np.pi * np.cumsum(21 * pitch) / 44100)
    mix = (0.28 * voice * pulse + 1.1 * air * loud**0.5) * shape
    return finish(outdoors(drive(mix, 1.4), rng, 1.5, 0.28, 1400), peak=0.72, tail=0.5)


def nose_beam(rng: Random, variant: int) -> Signal:
    """A fighter's short green beam: a spark, a quarter second of light, a falling end."""
    body = level(beam_body(0.5, rng, (196.0, 208.0, 220.0)[variant % 3])[: count(0.3)])
    body *= curve(0.3, [(0, 0), (0.01, 1), (0.2, 0.8), (0.3, 0)])
    drop = harmonics(glide(0.3, [(0, 620), (0.08, 300), (0.3, 110)]), [1, 0.5, 0.3, 0.15]) * strike(0.3, 0.003, 0.07)
    mix = laid(
        0.7,
        (0, 1.4, snap(rng, 4200, 0.008)),
        (0, 0.6, body),
        (0.2, 0.4, drop),
        (0, 0.4, thump(0.2, 220, 90, 0.04)),
    )
    return finish(outdoors(drive(mix, 1.4), rng, 0.7, 0.28, 2000), peak=0.72, tail=0.15)


def belly_beam(rng: Random, variant: int) -> Signal:
    """The laser under a ship's belly: a deep green column that stands for a second, and the ground boiling in it."""
    length = 1.25
    shape = curve(length, [(0, 0), (0.03, 1), (0.9, 0.85), (length, 0)])
    body = level(beam_body(1.5, rng, (66.0, 70.0)[variant % 2])[: count(length)])
    fifth = level(beam_body(1.5, rng, (198.0, 210.0)[variant % 2])[: count(length)])
    boil = moving(white(length, rng), lambda t, f: bell(f, 1500 + 900 * np.exp(-t * 3), 0.8) + 0.5 * low(f, 160.0))
    boil *= np.abs(wander(length, rng, 70, 0.45))
    spits = crackle(length, curve(length, [(0, 1100), (length, 300)]), rng, 0.003)
    drop = harmonics(glide(1.0, [(0, 210), (0.2, 90), (1.0, 34)]), [1, 0.6, 0.4, 0.2]) * strike(1.0, 0.004, 0.22)
    mix = laid(
        2.5,
        (0, 1.6, snap(rng, 2600, 0.016)),
        (0, 0.9, drive(thump(1.0, 130, 36, 0.25), 1.8)),
        (0, 0.7, body * shape),
        (0, 0.25, fifth * shape),
        (0.05, 0.9, boil * shape),
        (0.05, 0.10, spits * shape),
        (length - 0.1, 0.6, drop),
    )
    return finish(outdoors(drive(mix, 1.6), rng, 1.6, 0.28, 1000), peak=0.74, tail=0.4)
