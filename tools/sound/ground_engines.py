"""Makes what moves on and over the ground: engines and rotors that loop, feet, a horn, and the coast itself."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom, debris
from tools.sound.filters import bell, drive, finish, finish_loop, high, loop_noise, low, moving, round_filter
from tools.sound.ground_air import laid, lay_round, outdoors, punch, snap
from tools.sound.ground_blasts import patter
from tools.sound.hums import fit, round_room, sway
from tools.sound.launches import thump
from tools.sound.music_voices import NOTE, horn
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
    white,
)

COAST_SECONDS = 20.0


def stack(seconds: float, rng: Random, rows: tuple[tuple[float, float], ...]) -> Signal:
    """Return steady tones, each (pitch in Hz, gain), all of which fit the loop."""
    t = clock(seconds)
    total = np.zeros_like(t)
    for pitch, gain in rows:
        total += gain * np.sin(2 * np.pi * fit(pitch, seconds) * t + rng.uniform(0, 6.28))
    return total


def helicopter(rng: Random, variant: int) -> Signal:
    """Blades that slap eleven times a second, a tail rotor's buzz, a turbine behind it."""
    seconds, beats = 2.0, 22
    ring = np.zeros(count(seconds))
    for index in range(beats):
        slap = laid(
            0.2,
            (0, 1.0, thump(0.16, 120, 58, 0.035)),
            (0.004, 1.3, moving(white(0.12, rng), lambda t, f: bell(f, 520 * np.exp(-t * 6), 0.9)) * strike(0.12, 0.006, 0.03)),
        )
        lay_round(ring, index * seconds / beats, (1.0, 0.86)[index % 2], slap)
    t = clock(seconds)
    wash = loop_noise(seconds, rng, lambda f: bell(f, 380.0, 1.0)) * (1 + 0.5 * np.sin(2 * np.pi * beats / seconds * t))
    tail = stack(seconds, rng, ((57, 0.6), (114, 0.5), (171, 0.4), (228, 0.25), (342, 0.12)))
    turbine = stack(seconds, rng, ((1480, 0.5), (1493, 0.4), (2960, 0.2)))
    mix = 0.8 * ring + 0.5 * wash + 0.07 * tail + 0.02 * turbine
    return finish_loop(drive(mix, 1.5), 0.75)


def landcruiser_engine(rng: Random, variant: int) -> Signal:
    """A landcruiser of the Race under way: hydrogen turbine, gears, and tracks that clatter over their wheels."""
    seconds, links = 4.0, 52
    t = clock(seconds)
    ring = np.zeros(count(seconds))
    for index in range(links):
        link = laid(
            0.14,
            (0, 0.5, plate(0.12, rng.uniform(240, 330), 6, 0.022, rng)),
            (0, 0.7, thump(0.1, 150, 74, 0.02)),
        )
        lay_round(ring, index * seconds / links + rng.uniform(0, 0.012), rng.uniform(0.5, 1.0), link)
    rumble = loop_noise(seconds, rng, lambda f: low(f, 110.0, 1) * high(f, 30.0) + 0.08 * bell(f, 600.0, 0.9))
    rumble *= 1 + 0.3 * np.sin(2 * np.pi * fit(26, seconds) * t)
    turbine = stack(seconds, rng, ((612, 0.7), (617, 0.6), (1224, 0.35), (1840, 0.15)))
    gears = stack(seconds, rng, ((52, 1.0), (78, 0.7), (104, 0.6), (156, 0.4), (208, 0.3), (312, 0.2)))
    mix = 1.0 * rumble + 0.035 * turbine * sway(seconds, rng, 1.0, 0.2) + 0.10 * gears + 0.6 * ring
    return finish_loop(drive(mix * sway(seconds, rng, 0.7, 0.08), 1.5), 0.75)


def vtol_hover(rng: Random, variant: int) -> Signal:
    """A craft that stands on its jets: broad roar, two fans that beat against each other, dust hissing."""
    seconds = 4.0
    t = clock(seconds)
    roar = loop_noise(seconds, rng, lambda f: low(f, 420.0, 1) * high(f, 45.0))
    roar *= 1 + 0.18 * np.sin(2 * np.pi * fit(17, seconds) * t)
    fans = stack(seconds, rng, ((440, 0.7), (445.5, 0.7), (880, 0.35), (889, 0.3), (1322, 0.15)))
    hiss = loop_noise(seconds, rng, lambda f: bell(f, 3400.0, 0.7)) * sway(seconds, rng, 1.6, 0.3)
    mix = 1.1 * roar * sway(seconds, rng, 0.9, 0.12) + 0.07 * fans + 0.16 * hiss
    return finish_loop(drive(mix, 1.4), 0.75)


def ship_hover(rng: Random, variant: int) -> Signal:
    """A ship hangs over the land: a note too deep to hum, slow beats, stones that shiver on the ground."""
    seconds = 6.0
    t = clock(seconds)
    deep = stack(
        seconds, rng,
        ((36.7, 0.7), (37.2, 0.5), (55.0, 0.6), (55.5, 0.5), (73.4, 0.6), (110.2, 0.4), (110.8, 0.3), (165.3, 0.36), (220.5, 0.26), (221.3, 0.2), (330.8, 0.15), (441.2, 0.07)),
    )  # fmt: skip
    press = loop_noise(seconds, rng, lambda f: bell(f, 60.0, 0.5) + 0.25 * bell(f, 260.0, 0.8))
    press *= 1 + 0.35 * np.sin(2 * np.pi * fit(2.3, seconds) * t)
    stones = loop_noise(seconds, rng, lambda f: bell(f, 1900.0, 0.6))
    stones *= np.clip(np.sin(2 * np.pi * fit(36.7, seconds) * t), 0, 1) ** 3 * sway(seconds, rng, 0.8, 0.4)
    mix = 0.26 * deep * sway(seconds, rng, 0.5, 0.12) + 0.9 * press + 0.12 * stones
    return finish_loop(round_room(drive(mix, 1.4), rng, 1.8, 700, 0.3), 0.75)


def walker_step(rng: Random, variant: int) -> Signal:
    """One step of a walker: the foot comes down on earth, a joint takes the load, a motor swings the next leg."""
    size = rng.uniform(0.92, 1.08)
    motor = harmonics(glide(0.3, [(0, 240 * size), (0.22, 420 * size), (0.3, 300)]), [1, 0.4, 0.3, 0.15])
    mix = laid(
        1.0,
        (0.16, 0.04, motor * curve(0.3, [(0, 0), (0.1, 1), (0.24, 0.8), (0.3, 0)])),
        (0, 0.7, drive(thump(0.5, 105 * size, 42, 0.09), 1.8)),
        (0, 0.8, punch(rng, 250, 0.06)),
        (0, 0.5, boom(0.3, rng, 900, 0.05)),
        (0.005, 0.22, plate(0.4, 150 * size, 9, 0.08, rng)),
        (0.03, 0.14, patter(0.5, rng, 14, 0.5)),
    )
    return finish(outdoors(drive(mix, 1.4), rng, 0.6, 0.2), peak=0.75, tail=0.12)


def tower_step(rng: Random, variant: int) -> Signal:
    """One step of a walking tower: the valley hears it; ground first, then frames groaning, then what it shook loose."""
    size = (1.0, 0.94, 1.05)[variant % 3]
    groan = harmonics(glide(1.8, [(0, 62 * size), (0.7, 84), (1.8, 48)]), [1, 0.8, 0.7, 0.5, 0.4, 0.3, 0.2])
    groan *= curve(1.8, [(0, 0), (0.4, 1), (1.8, 0)])
    mix = laid(
        2.8,
        (0, 0.9, drive(thump(1.8, 76 * size, 27, 0.36), 2.2)),
        (0, 0.9, punch(rng, 190, 0.2)),
        (0, 0.8, boom(1.2, rng, 750, 0.2)),
        (0, 0.5, snap(rng, 1300, 0.02)),
        (0.03, 0.25, plate(1.4, 66 * size, 14, 0.3, rng)),
        (0.25, 0.10, groan),
        (0.3, 0.06, debris(1.4, rng, 6, 260)),
        (0.2, 0.12, patter(2.0, rng, 34, 1.0)),
    )
    return finish(outdoors(drive(mix, 1.7), rng, 1.8, 0.32, 600), peak=0.79, tail=0.5)


def footsteps(rng: Random, variant: int) -> Signal:
    """One step on gravel and dry grass."""
    pitch = rng.uniform(1100, 1900)
    crunch = moving(white(0.16, rng), lambda t, f: bell(f, pitch * np.exp(-t * 3), 0.9))
    grain = np.clip(np.abs(round_filter(white(0.16, rng), lambda f: low(f, 160.0))) * 14, 0.15, 1.8)
    mix = laid(
        0.22,
        (0, 1.6, crunch * grain * curve(0.16, [(0, 0), (0.012, 1), (0.07, 0.4), (0.16, 0)])),
        (0, 0.13, thump(0.12, 150, 70, 0.018)),
    )
    return finish(mix, peak=0.55, tail=0.04)


def rally_horn(rng: Random, variant: int) -> Signal:
    """The horn that calls the scattered together: a fifth up, held, and the hills answering."""
    names = (("D3", "A3"), ("D3", "A3", "D4"))[variant % 2]
    parts: list[tuple[float, float, Signal]] = []
    start = 0.0
    for index, name in enumerate(names):
        last = index == len(names) - 1
        for off, gain in ((1.0, 0.7), (1.006, 0.5), (0.5, 0.35)):
            parts.append((start, gain, horn(NOTE[name] * off, 1.5 if last else 0.5, rng, bright=1.1)))
        start += 0.42
    return finish(outdoors(drive(laid(2.6, *parts), 1.4), rng, 2.2, 0.4, 1500), peak=0.8, tail=0.6)


def ambience_coast(rng: Random, variant: int) -> Signal:
    """A coast at war: wind, surf that comes and goes, and guns somewhere behind the hills."""
    seconds = COAST_SECONDS
    wind = loop_noise(seconds, rng, lambda f: bell(f, 340.0, 1.1)) * sway(seconds, rng, 0.25, 0.3)
    thin = loop_noise(seconds, rng, lambda f: bell(f, 900.0, 0.35)) * sway(seconds, rng, 0.3, 0.5)
    surf = np.zeros(count(seconds))
    for index in range(4):
        wave = moving(white(5.6, rng), lambda t, f: bell(f, 420 + 1100 * np.exp(-(((t - 2.2) / 0.8) ** 2)), 1.0))
        wave *= curve(5.6, [(0, 0), (1.6, 0.5), (2.2, 1), (3.2, 0.45), (5.6, 0)]) ** 1.3
        lay_round(surf, index * 5 + rng.uniform(0, 0.7), rng.uniform(0.7, 1.0), wave)
    far = np.zeros(count(seconds))
    for _ in range(9):
        lay_round(far, rng.uniform(0, seconds), rng.uniform(0.3, 1.0), boom(1.6, rng, 260, 0.35) + thump(1.6, 70, 34, 0.3))
    for _ in range(3):
        at, rate = rng.uniform(0, seconds), rng.uniform(7, 11)
        for index in range(int(rng.integers(5, 12))):
            lay_round(far, at + index / rate, 0.12, boom(0.3, rng, 700, 0.04))
    far = round_room(round_filter(far, lambda f: low(f, 500.0, 1)), rng, 3.0, 500, 0.7)
    mix = 0.42 * wind + 0.06 * thin + 0.5 * surf + 0.3 * far
    return finish_loop(mix, 0.55)
