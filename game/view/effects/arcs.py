"""Draws electric arcs that crawl over ships stunned by a pulse."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.frame import Frame
from game.view.palette import ARC_CORE, ARC_GLOW

RATE_HZ = 15.0
ARCS_A_SHIP = 6
_BANK, _BENDS = 24, 4
_FAR_BELOW = 0.4  # zoom, below which every second bend is left out


def jagged_lines(random: np.random.Generator) -> NDArray[np.float64]:
    """Makes jagged lines from (0, 0) to (1, 0) by halving: (24, 17, 2)."""
    lines = np.zeros((_BANK, 2, 2))
    lines[:, 1, 0] = 1
    for bend in range(_BENDS):
        a, b = lines[:, :-1], lines[:, 1:]
        middle = (a + b) * 0.5
        middle[..., 1] += random.normal(0, 0.20 * 0.55**bend, middle.shape[:2])
        middle[..., 0] += random.normal(0, 0.05 * 0.55**bend, middle.shape[:2])
        joined = np.empty((_BANK, lines.shape[1] * 2 - 1, 2))
        joined[:, 0::2], joined[:, 1::2] = lines, middle
        lines = joined
    return lines


class Arcs:
    """Draws arcs anew fifteen times a second from a bank of jagged lines."""

    def __init__(self, seed: int = 8) -> None:
        self._lines = jagged_lines(np.random.default_rng(seed))
        self._glow = Atlas([disc(round(3.2 + k, 1), ARC_GLOW, 0.10 + 0.04 * k) for k in range(3)])

    def draw(
        self,
        frame: Frame,
        camera: Camera,
        pos: ArrayLike,
        heading: ArrayLike,
        size: ArrayLike,
        level: ArrayLike,
        clock_s: float,
    ) -> None:
        """Crawls over ships: pos (n, 2) [wu]; heading (n) [rad]; size (n, 2) [wu] length, width; level (n) 0..1."""
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        power = np.asarray(level, np.float64)
        see = np.flatnonzero(camera.visible(where, 150.0) & (power > 0.05))
        if not len(see):
            return
        ship = np.repeat(see, np.maximum(1, np.rint(ARCS_A_SHIP * power[see])).astype(np.intp))
        random = np.random.default_rng(int(clock_s * RATE_HZ))
        size = np.asarray(size, np.float64).reshape(-1, 2)[ship]
        ends = random.uniform(-0.44, 0.44, (2, len(ship), 2)) * size
        reach = ends[1] - ends[0]
        most = 0.45 * size[:, 0] / np.maximum(np.hypot(reach[:, 0], reach[:, 1]), 1e-9)
        reach *= np.minimum(most, 1.0)[:, None]
        shape = self._lines[random.integers(_BANK, size=len(ship))]
        across = np.stack([-reach[:, 1], reach[:, 0]], -1)
        local = ends[0][:, None] + shape[..., :1] * reach[:, None] + shape[..., 1:] * across[:, None]
        angle = np.asarray(heading, np.float64)[ship]
        cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
        turned = np.stack(
            [local[..., 0] * cos - local[..., 1] * sin, local[..., 0] * sin + local[..., 1] * cos], -1
        )
        px = camera.to_screen((turned + where[ship][:, None]).reshape(-1, 2))
        every = 1 if camera.zoom >= 0.6 else 2
        bends = 1 if camera.zoom >= _FAR_BELOW else 2
        frame.light += self._glow.place(np.arange(len(px))[::every] % 3, px[::every])
        for line in px.reshape(len(ship), -1, 2)[:, ::bends].tolist():  # LOOP: arcs on the screen
            frame.lines += [(ARC_CORE, (a[0], a[1]), (b[0], b[1]), 1) for a, b in pairwise(line)]
