"""Draws what feeds the ball of a forward cannon: motes that spiral in, arcs from the open ribs, lit conduits."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.arcs import jagged_lines
from game.view.effects.light import Atlas, disc, heading_index, needles
from game.view.frame import Frame
from game.view.palette import CHARGE_GOLD, CHARGE_LIMB, GREEN_BEAM, WHITE, BeamColours, mix

Array = NDArray[np.float64]

MOST_MOTES = 150
ARC_HZ, MOST_ARCS = 14.0, 5
CONDUITS = 13
_HEADINGS, _LENGTHS_PX, _LEVELS = 32, (3.0, 6.0, 11.0), 3
_SWIRL = 0.55  # [rad] by which a mote's way misses the middle
_FAR_WU = 230.0


class ChargeFeed:
    """Needs no memory: where a mote is follows from the clock alone."""

    def __init__(self, colours: BeamColours = GREEN_BEAM, seed: int = 21) -> None:
        random = np.random.default_rng(seed)
        self.colours = colours
        self._lines = jagged_lines(random)
        self._start = random.uniform(0, 1, MOST_MOTES)
        self._pace = random.uniform(0.35, 0.8, MOST_MOTES)
        self._turn = random.uniform(0, math.tau, MOST_MOTES)
        self._far = 40 + random.exponential(_FAR_WU / 2.2, MOST_MOTES)
        self._kind = (random.random(MOST_MOTES) < 0.3).astype(np.intp)
        self._motes = Atlas(
            [
                sprite
                for colour in (CHARGE_LIMB, colours.mid)
                for level in range(_LEVELS)
                for length in _LENGTHS_PX
                for sprite in needles(
                    length, colour, colour, core_px=0.6, halo_px=1.2, taper=0.15, headings=_HEADINGS,
                    core_strength=0.9 * (level + 1) / _LEVELS, halo_strength=0.3 * (level + 1) / _LEVELS,
                )
            ]
        )  # fmt: skip

    def draw_motes(
        self, frame: Frame, camera: Camera, at: Array, radius_wu: float, power: float, clock_s: float
    ) -> None:
        """Lets motes fall into a ball at (2) [wu]; power: 0..1 how many."""
        count = round(MOST_MOTES * min(max(power, 0.0), 1.0))
        if not count or not camera.visible(at, _FAR_WU * 2)[0]:
            return
        age = (clock_s * self._pace[:count] + self._start[:count]) % 1.0
        far = radius_wu * 1.05 + self._far[:count] * (1 - age) ** 1.5
        turn = self._turn[:count] + age * 1.1 + np.floor(clock_s * self._pace[:count] + self._start[:count])
        place = at + np.stack([np.cos(turn), np.sin(turn)], 1) * far[:, None]
        light = np.minimum(age * 5, 1) * np.exp(-far / _FAR_WU)
        level = np.clip((light * _LEVELS * 1.3).astype(np.intp), 0, _LEVELS - 1)
        length = np.clip((age * 2.2 * camera.zoom**0.5 + 0.3).astype(np.intp), 0, len(_LENGTHS_PX) - 1)
        heading = heading_index(turn + math.pi - _SWIRL, _HEADINGS)
        index = ((self._kind[:count] * _LEVELS + level) * len(_LENGTHS_PX) + length) * _HEADINGS + heading
        frame.light += self._motes.place(index, camera.to_screen(place))

    def draw_arcs(
        self, frame: Frame, camera: Camera, at: Array, radius_wu: float, ribs: tuple[Array, Array], power: float,
        clock_s: float,
    ) -> None:  # fmt: skip
        """Strikes arcs into the ball from two ribs, each a line (2, 2) [wu], fourteen times a second."""
        count = round(MOST_ARCS * min(max(power, 0.0), 1.0))
        if not count or not camera.visible(at, _FAR_WU)[0]:
            return
        random = np.random.default_rng(int(clock_s * ARC_HZ) + 7)
        glow = mix(self.colours.mid, WHITE, 0.55)
        spot = disc(max(1.5, round(5 * camera.zoom, 1)), self.colours.mid, 0.4)
        for number in range(count):  # LOOP: at most five arcs
            rib = ribs[number % 2]
            start = rib[0] + (rib[1] - rib[0]) * random.uniform(0, 1)
            turn = math.atan2(*(start - at)[::-1]) + random.normal(0, 0.35)
            end = at + radius_wu * np.array((math.cos(turn), math.sin(turn)))
            reach = end - start
            line = self._lines[random.integers(len(self._lines))][::2]
            across = np.array((-reach[1], reach[0]))
            px = camera.to_screen(start + line[:, :1] * reach + line[:, 1:] * across)
            for a, b in pairwise(px):
                frame.line(glow, a, b)
            for place in (px[0], px[-1]):
                corner = np.rint(place - spot.get_width() / 2).astype(int).tolist()
                frame.light.append((spot, corner))

    def draw_conduits(self, frame: Frame, camera: Camera, line: Array, power: float) -> None:
        """Lights the conduits along a line (2, 2) [wu] from the reactor to the bow, brighter toward the bow."""
        along = np.arange(CONDUITS) / (CONDUITS - 1)
        places = camera.to_screen(line[0] + along[:, None] * (line[1] - line[0]))
        for place, share in zip(places, along.tolist(), strict=True):  # LOOP: thirteen lamps
            strength = round(power * (0.15 + 0.6 * share), 1)
            if strength > 0:
                lamp = disc(max(1.0, round((5 + 8 * share) * camera.zoom * 2) / 2), CHARGE_GOLD, strength)
                corner = np.rint(place - lamp.get_width() / 2).astype(int).tolist()
                frame.light.append((lamp, corner))
