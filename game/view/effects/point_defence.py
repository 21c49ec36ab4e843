"""Draws violet point-defence lasers: hairlines of a twentieth of a second that end in a pop."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import Atlas, disc
from game.view.effects.pool import Pool
from game.view.effects.rays import SOFT, Strip, ray
from game.view.frame import Frame
from game.view.palette import VIOLET_CORE, VIOLET_GLOW, VIOLET_MID, mix

HAIRLINE_S = 0.07
POP_S = 0.16
MOST_POPS = 60
_FAR_BELOW = 0.3  # zoom, below which a third of the glows will do
MOST_GLOWS = 24  # further hairlines have no glow, which nobody can tell in such a crowd
_CORE = mix(VIOLET_MID, VIOLET_CORE, 0.25)
_POP_SIZES = 6


def _strips(stop: float) -> tuple[Strip, ...]:
    """Gives the glow of a hairline: the thinner, the farther off."""
    share = min(1.0, 0.45 + 0.55 * stop)
    return ((3.2 * share, VIOLET_GLOW, 0.32 * share), (1.3 * share, VIOLET_MID, 0.30 * share))


class PointDefence:
    """Draws hairlines, given anew each picture or kept for their short life, and pops."""

    def __init__(self) -> None:
        self._pops = Pool(MOST_POPS)
        self._kept: list[tuple[NDArray[np.float64], NDArray[np.float64], float]] = []
        grow = np.linspace(1.0, 0.25, _POP_SIZES)
        self._sparkle = Atlas(
            [disc(round(3 + 6 * (1 - g), 1), VIOLET_GLOW, round(0.75 * g, 2), round(g, 2)) for g in grow]
        )

    def shoot(self, start: ArrayLike, end: ArrayLike) -> None:
        """Keeps one hairline from start to end (2) [wu] for 70 ms."""
        self._kept.append((np.asarray(start, np.float64), np.asarray(end, np.float64), 0.0))

    def pop(self, at: ArrayLike) -> None:
        """Pops where a missile was burnt, (2) or (n, 2) [wu]."""
        self._pops.add(at, life=POP_S)

    def clear(self) -> None:
        """Forgets everything, as when the battle jumps to another moment."""
        self._pops.clear()
        self._kept.clear()

    def update(self, dt: float) -> None:
        """Ages hairlines and pops by battle time."""
        self._pops.update(dt)
        self._kept = [(a, b, age + dt) for a, b, age in self._kept if age + dt < HAIRLINE_S]

    def draw(self, frame: Frame, camera: Camera, start: ArrayLike = (), end: ArrayLike = ()) -> None:
        """Draws the hairlines kept and those from start to end (n, 2) [wu] of lasers that fire now."""
        a = np.asarray(start, np.float64).reshape(-1, 2)
        b = np.asarray(end, np.float64).reshape(-1, 2)
        if self._kept:
            a = np.concatenate([a, [line[0] for line in self._kept]])
            b = np.concatenate([b, [line[1] for line in self._kept]])
        good = np.isfinite(a).all(1) & np.isfinite(b).all(1)
        from_px, to_px = camera.to_screen(a[good]), camera.to_screen(b[good])
        low, high = np.minimum(from_px, to_px), np.maximum(from_px, to_px)
        inside = ((high > 0) & (low < np.array(frame.size))).all(1)
        rows = np.flatnonzero(inside)
        strips = _strips(camera.stop)
        most = MOST_GLOWS if camera.zoom >= _FAR_BELOW else MOST_GLOWS // 3
        for i in rows[:most].tolist():  # LOOP: at most 24
            frame.light += ray(frame.size, from_px[i], to_px[i], strips, grain=SOFT)
        for i in rows.tolist():  # LOOP: one a laser firing on the screen
            frame.line(_CORE, from_px[i], to_px[i])
        self._sparkle_at(frame, to_px[rows], np.zeros(len(rows), np.intp))
        if len(self._pops):
            see = camera.visible(self._pops.pos, 15.0)
            index = (self._pops.share[see] * _POP_SIZES).astype(np.intp)
            self._sparkle_at(frame, camera.to_screen(self._pops.pos[see]), np.minimum(index, _POP_SIZES - 1))

    def _sparkle_at(self, frame: Frame, px: NDArray[np.float64], index: NDArray[np.intp]) -> None:
        frame.light += self._sparkle.place(index, px)
