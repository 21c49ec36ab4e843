"""Draws the Arume's green main beams: the only weapon that is one continuous line."""

from __future__ import annotations

import math

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import disc
from game.view.effects.rays import SOFT, Strip, ray
from game.view.effects.sparks import Sparks
from game.view.frame import Frame
from game.view.palette import GREEN_BEAM, WHITE, BeamColours, mix, scaled

RISE_S, FALL_S = 0.06, 0.18
WAVER = 0.02
SPARKS_PER_S = 55.0


def beam_level(age_s: ArrayLike, dwell_s: ArrayLike) -> NDArray[np.float64]:
    """Gives a beam's strength 0..1 from its age: up in 60 ms, held, down in 180 ms after the dwell."""
    age, dwell = np.asarray(age_s, np.float64), np.asarray(dwell_s, np.float64)
    return np.clip(age / RISE_S, 0, 1) * np.clip(1 - (age - dwell) / FALL_S, 0, 1)


def _strips(width: float, colours: BeamColours) -> tuple[Strip, ...]:
    """Gives the strips of ART section 5 but the innermost, which is drawn as a line."""
    w = max(round(width * 4) / 4, 0.75)
    return ((w * 7, colours.glow, 0.10), (w * 2.6, colours.glow, 0.42), (w * 1.2, colours.mid, 0.80))


class Beams:
    """Draws beams that are given anew every picture, and throws sparks where they bite."""

    def __init__(self, sparks: Sparks, colours: BeamColours = GREEN_BEAM, seed: int = 2) -> None:
        self.sparks = sparks
        self.colours = colours
        self._random = np.random.default_rng(seed)

    def update(self, dt: float, start: ArrayLike, end: ArrayLike, level: ArrayLike, hit: ArrayLike) -> None:
        """Throws orange sparks back along each beam that hits; arrays as in `draw`."""
        a, b = np.asarray(start, np.float64).reshape(-1, 2), np.asarray(end, np.float64).reshape(-1, 2)
        bites = np.flatnonzero(np.asarray(hit, bool) & (np.asarray(level) > 0.3))
        rows = np.repeat(bites, self._random.poisson(SPARKS_PER_S * dt, len(bites)))
        if len(rows):
            back = np.arctan2(a[rows, 1] - b[rows, 1], a[rows, 0] - b[rows, 0])
            self.sparks.spray(b[rows], len(rows), speed=70.0, direction=back, spread=0.8, life=0.55)

    def draw(
        self,
        frame: Frame,
        camera: Camera,
        start: ArrayLike,
        end: ArrayLike,
        level: ArrayLike,
        hit: ArrayLike,
        clock_s: float,
        width: float = 1.6,
    ) -> None:
        """Draws beams from start (n, 2) to end (n, 2) [wu].

        level: (n) 0..1 from `beam_level`; hit: (n) whether the end bites into something; width: [wu]
        """
        world_a = np.asarray(start, np.float64).reshape(-1, 2)
        world_b = np.asarray(end, np.float64).reshape(-1, 2)
        good = np.isfinite(world_a).all(1) & np.isfinite(world_b).all(1)
        a, b = camera.to_screen(world_a), camera.to_screen(world_b)
        strength, bites = np.asarray(level, np.float64), np.asarray(hit, bool)
        w = max(width * camera.zoom, width * 0.55)  # a beam stays readable from afar
        strips, thick = _strips(w, self.colours), max(1, round(w * 0.9))
        for i in np.flatnonzero(good & (strength > 0.02)):  # LOOP: at most one a beam turret
            waver = 1 - WAVER + WAVER * math.sin(clock_s * 61 + i * 2.1)
            power = float(strength[i] * waver)
            frame.light += ray(frame.size, a[i], b[i], strips, power, SOFT)
            frame.line(scaled(self.colours.core, power), a[i], b[i], thick)
            self._lens(frame, a[i], w, power)
            if bites[i]:
                self._bite(frame, b[i], w, power, clock_s + i)

    def _lens(self, frame: Frame, at: NDArray[np.float64], w: float, power: float) -> None:
        """Lights the turret lens the beam leaves."""
        _stamp(frame, at, disc(round(w * 4), self.colours.glow, round(0.5 * power, 1)))
        _stamp(frame, at, disc(round(w * 1.4, 1), WHITE, round(0.7 * power, 1)))

    def _bite(self, frame: Frame, at: NDArray[np.float64], w: float, power: float, clock_s: float) -> None:
        """Lights the place the beam burns into: green halo, white heat, a flicker of fire."""
        pulse = 0.9 + 0.1 * math.sin(clock_s * 47)
        _stamp(frame, at, disc(round(w * 12), self.colours.glow, round(0.26 * power * pulse, 2)))
        _stamp(frame, at, disc(round(w * 6), mix(self.colours.glow, WHITE, 0.6), round(0.5 * power, 1)))
        _stamp(frame, at, disc(round(w * 9), (255, 150, 60), round(0.18 * power * pulse, 2)))
        _stamp(frame, at, disc(round(w * 2.6, 1), WHITE, round(1.2 * power, 1)))


def _stamp(frame: Frame, at: NDArray[np.float64], sprite: pygame.Surface) -> None:
    """Centres one additive sprite on a place of the picture, if it can touch it."""
    w, h = sprite.get_size()
    x, y = round(float(at[0]) - w / 2), round(float(at[1]) - h / 2)
    if -w < x < frame.size[0] and -h < y < frame.size[1]:
        frame.light.append((sprite, (x, y)))
