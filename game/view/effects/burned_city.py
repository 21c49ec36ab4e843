"""Draws a city that a great beam burns: a dome of fire and rings that hug the planet's limb, then a glow that stays."""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.light import HEADINGS, Atlas, disc, heading_index, needles
from game.view.effects.strips import FIREBALL_FRAMES, Strips
from game.view.frame import Frame
from game.view.palette import BURST_SHELL, EMBER_HOT, WHITE, rgb

FIRE_S, RING_S, RISE_S = 5.0, 5.0, 0.25
DOME_PX = 74.0
_STAYS = 0.62  # share of the first glow that stays for the rest of the battle
_RINGS = ((0.0, 60.0, 0.9), (0.45, 110.0, 0.6), (1.0, 170.0, 0.4))  # delay [s], last radius [px], strength
_BITS, _LEVELS = 96, 5
_FLAT = 0.34  # how much a ring on the ground is foreshortened
# Balls of fire along the limb: aside and above, in sizes of the dome; size; picture
_PUFFS = ((0.0, -0.10, 1.0, 0), (-0.62, -0.16, 0.66, 1), (0.66, -0.18, 0.62, 2), (0.12, 0.20, 0.62, 3),
          (-0.2, -0.4, 0.6, 2))  # fmt: skip
_EMBERS = ((-0.5, -0.12, 0.20), (-0.18, -0.05, 0.28), (0.14, -0.08, 0.24), (0.46, -0.15, 0.18), (0.02, -0.3, 0.2))
_FLICKER_S, _FIRST, _LAST = 0.9, 2, 7  # of the fires that go on burning: the steady frames of a fireball
_SIDE_STEP, _MOST_KEPT = 3, 80
NO_LIMB = 4000.0  # [px] radius of the ground where no planet is
Array = NDArray[np.float64]


@dataclass(eq=False)
class _City:
    place: Array
    up: Array
    bend: float
    peak: float
    rise_s: float
    age_s: float = 0.0

    @property
    def seen(self) -> bool:
        """Says whether the place itself is on the planet's picture, and not merely beyond the screen's edge."""
        return self.bend < NO_LIMB


class BurnedCities:
    """Keeps what burns on the ground; places move with the planet, not with the battle."""

    def __init__(self, strips: Strips, seed: int = 4) -> None:
        self.strips = strips
        self.cities: list[_City] = []
        self._sizes: OrderedDict[tuple[int, int], pygame.Surface] = OrderedDict()
        random = np.random.default_rng(seed)
        waves = [np.sin(np.arange(_BITS) * (math.tau / _BITS) * k + random.uniform(0, 6)) / k for k in (2, 3, 5, 9)]
        self._jag: Array = np.asarray(sum(waves), np.float64)
        self._bits = Atlas(
            [
                sprite
                for level in range(_LEVELS)
                for sprite in needles(
                    15, rgb("FFD9A0"), BURST_SHELL, core_px=1.5, halo_px=5.0, taper=1.0,
                    core_strength=0.34 * (level + 1) / _LEVELS, halo_strength=0.17 * (level + 1) / _LEVELS,
                )
            ]
        )  # fmt: skip

    def _sized(self, picture: pygame.Surface, number: int, side: int) -> pygame.Surface:
        """Gives a picture of fire at a size, and keeps it for a while."""
        key = (number, side)
        if key not in self._sizes:
            self._sizes[key] = pygame.transform.smoothscale(picture, (side, side))
            if len(self._sizes) > _MOST_KEPT:
                self._sizes.popitem(last=False)
        return self._sizes[key]

    def add(self, place: Array, up: Array, bend: float = NO_LIMB, peak: float = 1.0, rise_s: float = RISE_S) -> None:
        """Sets a city on fire.

        place: (2) [px] where it stands in the unscaled picture of the planet; up: (2) away from the ground, y down
        bend: [px] radius of the planet; peak, rise_s: as the flash ledger grants
        """
        self.cities.append(_City(np.array(place, float), np.array(up, float), bend, peak, max(rise_s, RISE_S)))
        del self.cities[:-8]

    def update(self, dt: float) -> None:
        """Lets fires and rings grow by battle time."""
        for city in self.cities:  # LOOP: cities of the level that burn
            city.age_s += dt

    def draw(self, frame: Frame, shift: Array, scale: float, clock_s: float) -> None:
        """Draws all; shift: (2) [px] from the picture of the planet to the screen; scale: of that picture"""
        for city in self.cities:  # LOOP: cities of the level that burn
            px = city.place * scale + shift
            if -300 < px[0] < frame.size[0] + 300 and -300 < px[1] < frame.size[1] + 300:
                self._draw_glow(frame, px, scale, city, clock_s)
                if not city.seen:
                    continue
                self._draw_dome(frame, px, scale, city)
                self._draw_embers(frame, px, scale, city, clock_s)
                self._draw_rings(frame, px, scale, city)

    def _draw_glow(self, frame: Frame, px: Array, scale: float, city: _City, clock_s: float) -> None:
        power = city.peak * min(1.0, city.age_s / city.rise_s)
        early = math.exp(-city.age_s / 1.4)
        breath = 0.9 + 0.1 * math.sin(clock_s * 1.7)
        stays = max(early, _STAYS * breath) if city.seen else early
        if stays < 0.03:
            return
        wide = disc(round(DOME_PX * 1.7 * scale), EMBER_HOT, round(0.34 * power * stays, 2))
        near = disc(round(DOME_PX * 0.75 * scale), BURST_SHELL, round(0.55 * power * stays, 2))
        _stamp(frame, px, wide)
        _stamp(frame, px, near)
        if early > 0.05:
            _stamp(frame, px, disc(round(DOME_PX * 0.36 * scale), WHITE, round(1.2 * power * early, 1)))

    def _draw_dome(self, frame: Frame, px: Array, scale: float, city: _City) -> None:
        """Rolls slow balls of fire up from the ground, side by side along the limb."""
        along = np.array((-city.up[1], city.up[0]))
        for number, (aside, above, size, variant) in enumerate(_PUFFS):  # LOOP: five balls of fire
            age = (city.age_s - 0.14 * number) / FIRE_S
            if not 0.0 < age < 1.0:
                continue
            side = round(2 * DOME_PX * size * scale * (0.45 + 0.75 * age**0.45) / _SIDE_STEP) * _SIDE_STEP
            rolled = variant * FIREBALL_FRAMES + min(int(age**0.8 * FIREBALL_FRAMES), FIREBALL_FRAMES - 1)
            at = px + (along * aside + city.up * (above + 0.2 * age)) * (DOME_PX * scale)
            picture = self._sized(self.strips.fire[rolled], rolled, side)
            frame.smoke.append((picture, _corner(at, picture)))
            if number % 2 == 0:
                _stamp(frame, at, self._sized(self.strips.glow[rolled], ~rolled, side))

    def _draw_embers(self, frame: Frame, px: Array, scale: float, city: _City, clock_s: float) -> None:
        """Lets small fires burn on for the rest of the battle."""
        if city.age_s < 0.5 * FIRE_S:
            return
        along = np.array((-city.up[1], city.up[0]))
        for number, (aside, above, size) in enumerate(_EMBERS):  # LOOP: five small fires
            turn = (clock_s / _FLICKER_S + 0.37 * number) % 1.0
            rolled = (number % 4) * FIREBALL_FRAMES + _FIRST + int(turn * (_LAST - _FIRST))
            side = round(2 * DOME_PX * size * scale)
            at = px + (along * aside + city.up * above) * (DOME_PX * scale)
            _stamp(frame, at, self._sized(self.strips.glow[rolled], ~rolled, side))

    def _draw_rings(self, frame: Frame, px: Array, scale: float, city: _City) -> None:
        """Lets rings run over the ground: flattened, and bent as the limb is."""
        along = np.array((-city.up[1], city.up[0]))
        turn = np.arange(_BITS) * (math.tau / _BITS)
        for number, (delay, reach, strength) in enumerate(_RINGS):
            age = (city.age_s - delay) / RING_S
            if not 0.0 < age < 1.0:
                continue
            radius = reach * scale * (1 - math.exp(-age * 3.0)) * (1 + 0.05 * np.roll(self._jag, 17 * number))
            wide = radius * np.sin(turn)
            deep = radius * np.cos(turn) * _FLAT - wide * wide / (2 * city.bend)
            place = px + wide[:, None] * along + deep[:, None] * city.up
            step = np.roll(place, -1, 0) - np.roll(place, 1, 0)
            light = strength * city.peak * (1 - age) * (0.75 + 0.35 * np.roll(self._jag, 31 * number))
            level = (light * _LEVELS * 1.1).astype(np.intp)
            see = level >= 1
            heading = heading_index(np.arctan2(-step[:, 1], step[:, 0]))
            index = (np.minimum(level, _LEVELS) - 1) * HEADINGS + heading
            frame.light += self._bits.place(index[see], place[see])


def meeting(
    start: Array, way: Array, far: float, circle: tuple[Array, float] | None, size: tuple[int, int]
) -> tuple[Array, Array, float]:
    """Say where a beam on the screen burns the ground: at the limb, or where it leaves the screen.

    start: (2) [px], y down; way: (2) unit vector; far: [px] its length; circle: the planet's middle (2) and radius [px]
    returns: place (2) [px], away from the ground (2), the ground's radius [px]
    """
    if circle is not None:
        middle, radius = circle
        to = middle - start
        near = float(to @ way)
        gap2 = radius * radius - (float(to @ to) - near * near)
        if gap2 > 0.0:
            half = math.sqrt(gap2)
            for reach in (near - half, near + half):  # where it comes in, or from over the planet, where it goes out
                at = start + way * reach
                if 0.0 < reach < far and -20 < at[0] < size[0] + 20 and -20 < at[1] < size[1] + 20:
                    return at, (at - middle) / radius, radius
    edge = far
    for axis in (0, 1):
        if abs(way[axis]) > 1e-9:
            wall = size[axis] if way[axis] > 0 else 0
            edge = min(edge, max(0.0, float((wall - start[axis]) / way[axis])))
    return start + way * edge, -way, NO_LIMB


def _corner(px: Array, picture: pygame.Surface) -> tuple[int, int]:
    return round(float(px[0]) - picture.get_width() / 2), round(float(px[1]) - picture.get_height() / 2)


def _stamp(frame: Frame, px: Array, picture: pygame.Surface) -> None:
    frame.light.append((picture, _corner(px, picture)))
