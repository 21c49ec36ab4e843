"""Makes the fall of a walking tower: five storeys of machine that lose their feet, and then the ground."""

from __future__ import annotations

import numpy as np

from tools.sound.blasts import boom, debris
from tools.sound.filters import drive, finish, high, low, moving
from tools.sound.ground_air import laid, outdoors, punch, snap
from tools.sound.ground_blasts import patter
from tools.sound.launches import thump
from tools.sound.waves import Random, Signal, curve, glide, harmonics, plate, wander, white

FALLS_S = 2.1  # from the joint that gives to the ground


def tower_fall(rng: Random, variant: int) -> Signal:
    """A joint shears, the frame groans lower and lower as it leans, and two hundred tons arrive in three pieces."""
    size = (1.0, 0.9)[variant % 2]
    groans = np.zeros_like(white(2.4, rng))
    for base, gain in ((74.0, 1.0), (111.5, 0.6), (47.0, 0.8)):
        pitch = glide(2.4, [(0, base * size), (0.9, base * 1.18), (FALLS_S, base * 0.72), (2.4, base * 0.6)])
        groans += gain * harmonics(pitch * wander(2.4, rng, 21, 0.05), [1, 0.9, 0.75, 0.6, 0.42, 0.3, 0.2])
    groans *= curve(2.4, [(0, 0), (0.25, 0.4), (1.6, 1), (FALLS_S, 0.7), (2.4, 0)])
    wind = moving(white(2.2, rng), lambda t, f: low(f, 240 + 500 * t, 2) * high(f, 60.0)) * curve(2.2, [(0, 0), (2.1, 1), (2.2, 0)]) ** 2
    rumble = moving(white(3.6, rng), lambda t, f: low(f, 120 + 260 * np.exp(-t), 2) * high(f, 30.0))
    rumble *= curve(3.6, [(0, 0), (0.08, 1), (1.2, 0.6), (3.6, 0)]) ** 1.3
    parts: list[tuple[float, float, Signal]] = []
    for start, weight in ((0.0, 0.7), (0.34, 0.4), (1.1, 0.5)):
        parts.append((start, 1.2 * weight, snap(rng, 1900 * size, 0.014)))
        parts.append((start, 0.6 * weight, plate(1.0, 150 * size, 12, 0.22, rng)))
    for start, weight in ((FALLS_S, 1.0), (FALLS_S + 0.21, 0.6), (FALLS_S + 0.62, 0.45)):
        parts.append((start, 0.95 * weight, drive(thump(2.0, 84 * size, 25, 0.5), 2.0)))
        parts.append((start, 1.0 * weight, punch(rng, 290, 0.2)))
        parts.append((start, 1.0 * weight, boom(1.6, rng, 1500, 0.3)))
        parts.append((start, 0.5 * weight, plate(2.2, 62 * size, 20, 0.55, rng)))
    mix = laid(
        6.2, (0, 0.16, groans), (0, 0.5, wind), (FALLS_S, 1.6, rumble), (FALLS_S + 0.3, 0.26, debris(2.6, rng, 22, 180)),
        (FALLS_S + 0.5, 0.2, patter(3.0, rng, 90, 1.0)), *parts,
    )  # fmt: skip
    return finish(outdoors(drive(mix, 1.8), rng, 2.0, 0.32, 700), peak=0.78, tail=0.9)
