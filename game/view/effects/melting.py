"""Draws ships that a great beam melts without striking: the side that faces it glows, and its sparks fly downstream."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.scars import Scars
from game.view.effects.sparks import Sparks
from game.view.frame import Frame

GLOWS_PER_S = 34.0
MOST_GLOWS = 420
_SKIN = 0.5  # what reaches this share as far toward the beam as the hull does faces it
Array = NDArray[np.float64]


class Melting:
    """Keeps the glowing spots of all melted hulls, in the hulls' own frames."""

    def __init__(self, sparks: Sparks, seed: int = 17) -> None:
        self._sparks = sparks
        self.large, self.small = Scars(6.5, MOST_GLOWS // 2), Scars(3.2, MOST_GLOWS // 2)
        self._random = np.random.default_rng(seed)

    def melt(
        self, dt: float, ship: int, pos: Array, heading: float, outline: Array, toward: Array, way: Array,
        share: float,
    ) -> None:  # fmt: skip
        """Heats the side of a hull that faces a beam for a while.

        pos: (2) [wu]; outline: (n, 2) [wu] in the hull's frame; toward: (2) unit vector to the beam
        way: (2) along the beam; share: 0..1 of the heat beside its core
        """
        count = int(self._random.poisson(GLOWS_PER_S * dt * (0.25 + 0.75 * share)))
        if not count:
            return
        random = self._random
        c, s = math.cos(heading), math.sin(heading)
        local = np.array((toward[0] * c + toward[1] * s, toward[1] * c - toward[0] * s))
        first = random.integers(0, len(outline), count * 8)
        along = random.random((count * 8, 1))
        skin = outline[first] * (1 - along) + outline[(first + 1) % len(outline)] * along
        faces = skin @ local >= _SKIN * float((outline @ local).max())
        if not faces.any():
            return
        skin = skin[faces][:count] * random.uniform(0.6, 0.95)
        (self.large if random.random() < 0.45 else self.small).add(ship, skin)
        spot = skin[0]
        at = pos + (spot[0] * c - spot[1] * s, spot[0] * s + spot[1] * c)
        self._sparks.spray(at, 2, speed=260, direction=math.atan2(way[1], way[0]), spread=0.3, life=0.6)

    def update(self, dt: float) -> None:
        """Cools all by battle time."""
        self.large.update(dt)
        self.small.update(dt)

    def draw(self, frame: Frame, camera: Camera, ship: ArrayLike, pos: ArrayLike, heading: ArrayLike) -> None:
        """Adds the glow of the ships given, as `Scars` does."""
        self.large.draw(frame, camera, ship, pos, heading)
        self.small.draw(frame, camera, ship, pos, heading)
