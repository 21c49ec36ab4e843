"""Makes what a pilot hears in his own craft: engine, afterburner, the stall, a seeker that looks, air torn close by."""

from __future__ import annotations

import numpy as np

from tools.sound.filters import bell, drive, finish, finish_loop, high, loop_noise, low, moving
from tools.sound.ground_air import laid, over, passing
from tools.sound.hums import fit, sway
from tools.sound.signals import beep
from tools.sound.waves import Random, Signal, clock, curve, harmonics, white

ENGINE_SECONDS = 4.0
STALL_SECONDS, SEEK_SECONDS, PULL_SECONDS = 0.4, 0.8, 0.7


def jet_own(rng: Random, variant: int) -> Signal:
    """One's own engine from inside: a turbine's whine behind a bulkhead, rushing air; read faster with speed."""
    t = clock(ENGINE_SECONDS)
    whine = np.zeros_like(t)
    for pitch, gain in ((212, 0.9), (424.5, 0.5), (1272, 0.16), (1278, 0.12), (1908, 0.05)):
        beat = 1 + 0.2 * np.sin(2 * np.pi * fit(rng.uniform(0.5, 2.0), ENGINE_SECONDS) * t + rng.uniform(0, 6.28))
        whine += gain * beat * np.sin(2 * np.pi * fit(pitch, ENGINE_SECONDS) * t + rng.uniform(0, 6.28))
    air = loop_noise(ENGINE_SECONDS, rng, lambda f: 0.7 * bell(f, 520.0, 0.7) + 0.25 * high(f, 1800.0) * low(f, 5200.0))
    rumble = loop_noise(ENGINE_SECONDS, rng, lambda f: low(f, 120.0, 2) * high(f, 34.0))
    mix = 0.20 * whine + 0.55 * air * sway(ENGINE_SECONDS, rng, 1.6, 0.10) + 0.85 * rumble
    return finish_loop(drive(mix, 1.2), 0.7)


def burner_own(rng: Random, variant: int) -> Signal:
    """The afterburner at one's back: a torn roar that shakes the seat."""
    t = clock(ENGINE_SECONDS)
    roar = loop_noise(ENGINE_SECONDS, rng, lambda f: low(f, 260.0, 1) * high(f, 28.0) + 0.22 * bell(f, 700.0, 0.8))
    shake = 1 + 0.3 * np.sin(2 * np.pi * fit(17, ENGINE_SECONDS) * t + 2 * np.sin(2 * np.pi * fit(2.3, ENGINE_SECONDS) * t))
    tear = loop_noise(ENGINE_SECONDS, rng, lambda f: high(f, 900.0) * low(f, 4200.0))
    mix = 1.3 * roar * shake + 0.22 * tear * np.abs(sway(ENGINE_SECONDS, rng, 14.0, 0.8))
    return finish_loop(drive(mix, 1.9), 0.75)


def stall_horn(rng: Random, variant: int) -> Signal:
    """The wing is about to let go: a reed that bleats twice, over air that shakes."""
    reed = (1.0, 0.7, 0.62, 0.4, 0.34, 0.2, 0.16)
    parts = [(start, 0.7, beep(311.1, 0.12, reed, 0.008)) for start in (0.02, 0.20)]
    shake = loop_noise(STALL_SECONDS, rng, lambda f: bell(f, 90.0, 0.8))
    return finish_loop(laid(STALL_SECONDS, *parts) + 0.35 * shake, 0.7)


def seeker_search(rng: Random, variant: int) -> Signal:
    """A seeker that looks about: a soft low tick, twice as it sweeps there and back."""
    parts = [(0.02, 0.6, beep(392.0, 0.05, (1.0, 0.2))), (0.42, 0.5, beep(349.2, 0.05, (1.0, 0.2)))]
    hiss = loop_noise(SEEK_SECONDS, rng, lambda f: bell(f, 1500.0, 1.4))
    return finish_loop(laid(SEEK_SECONDS, *parts) + 0.05 * hiss, 0.6)


def beam_near(rng: Random, variant: int) -> Signal:
    """A beam, or something fast, tears the air beside the canopy."""
    seconds, at = 0.8, 0.22
    pitch, loud = passing(seconds, at, 0.05 * rng.uniform(0.8, 1.2), 0.8)
    bent = over(seconds, pitch)
    gas = moving(white(seconds, rng), lambda t, f: bell(f, 2300 * bent(t), 0.9) + 0.4 * bell(f, 600 * bent(t), 0.7))
    ring = harmonics(620 * pitch, [1, 0.5, 0.4, 0.2, 0.1])
    shape = loud**1.2 * curve(seconds, [(0, 0), (0.06, 1), (0.5, 0.7), (seconds, 0)])
    return finish((1.3 * gas + 0.16 * ring) * shape, peak=0.72, tail=0.1)


def pull_up(rng: Random, variant: int) -> Signal:
    """The ground comes: two tones that climb out of one another, without a pause; it loops."""
    t = clock(PULL_SECONDS)
    rise = (t / PULL_SECONDS * 2) % 1.0
    pitch = 420.0 * 2 ** (1.15 * rise)
    tones = harmonics(pitch, [1, 0.25, 0.5, 0.12, 0.3]) * curve(PULL_SECONDS, [(0, 1), (PULL_SECONDS, 1)])
    gate = np.clip(np.minimum(rise, 0.92 - rise) / 0.04, 0.0, 1.0)
    return finish_loop(drive(0.7 * tones * gate, 1.3), 0.8)
