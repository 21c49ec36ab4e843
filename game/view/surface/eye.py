"""The eye: a camera that keeps the ground line where it belongs and rises with what flies."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from game.rules.land import LandRule
from game.view.camera import LEAD_SHARE, Camera
from game.view.surface.backdrop import GROUND_SHARE

_STEADY_WU = 360.0  # over this much ground the line the camera rests on is evened out
_ROOM_SHARE = 0.30  # of the window's height: what flies may come so near to the upper edge
_ROOF_SHARE = 0.24  # of the window's height: the ground is never more than this
Line = Callable[[float], float]


class SurfaceCamera(Camera):
    """Looks at a stretch of ground. ground: gives its evened height at a place [wu]; width: of the land [wu]."""

    def __init__(self, size: tuple[int, int], center: ArrayLike, zoom: float, ground: Line, width: float) -> None:
        super().__init__(size, center, zoom)
        self.ground, self.width = ground, width
        self.lift = 0.0
        """[share] of the window's height by which the ground lies higher, over a display that is tall"""
        self.jump(center)

    def rest(self, x: float) -> float:
        """Give the height of the window's middle while the ground line lies where it belongs. [wu]"""
        return self.ground(x) + (GROUND_SHARE - self.lift - 0.5) * self.size[1] / self.zoom

    def framed(self, pos: ArrayLike) -> np.ndarray:
        """Give where the middle of the window goes to show a place: the ground in view, and the place below the top.

        Law: never beyond the ends of the land, never so low that the ground fills the window.
        """
        x, y = (float(v) for v in np.asarray(pos, np.float64))
        half = self.size[0] * 0.5 / self.zoom
        x = self.width * 0.5 if self.width < 2 * half else min(max(x, half), self.width - half)
        rest = self.rest(x)
        high = y if self.aloft else y - (0.5 - _ROOM_SHARE) * self.size[1] / self.zoom
        return np.array((x, max(rest, high)))

    def follow(self, pos: ArrayLike, vel: ArrayLike, dt: float) -> None:
        """Glide after a unit: 15 % lead along its velocity, 0.35 s lag."""
        ahead = np.asarray(pos, np.float64) + np.asarray(vel, np.float64) * (LEAD_SHARE / max(self.zoom, 0.25))
        self._glide(ahead, dt)

    def _glide(self, goal: np.ndarray, dt: float) -> None:
        if np.isfinite(goal).all():
            super()._glide(self.framed(goal), dt)

    def frame_both(self, a: ArrayLike, b: ArrayLike, dt: float) -> None:
        """Glide and zoom so that both places lie within 70 % of the screen."""
        super().frame_both(a, b, dt)

    def pan(self, px: ArrayLike) -> None:
        """Move the view by screen pixels, as a dragging hand does; up and down as far as there is something to see."""
        step = np.asarray(px, np.float64) * (1.0, -1.0) / self.zoom
        x, y = (self.center + step).tolist()
        half = self.size[0] * 0.5 / self.zoom
        x = min(max(x, half), max(self.width - half, half))
        self.center = np.array((x, max(y, self.rest(x))))

    def zoom_at(self, px: ArrayLike, steps: int) -> None:
        """Zoom by stops and keep what is under the cursor near it, as far as the ground line allows."""
        held, before = float(self.to_world(px)[0]), self.goal_zoom
        self.zoom_by(steps)
        x = held + (float(self.center[0]) - held) * (before / self.goal_zoom)
        self.center = np.array((x, float(self.center[1])))

    def update(self, dt: float) -> None:
        """Advance zoom and shake; while the zoom changes, keep the ground line where it is."""
        before = self.zoom
        over = float(self.center[1]) - self.ground(float(self.center[0]))
        super().update(dt)
        if self.zoom != before and math.isfinite(over) and not self.aloft:
            self.center[1] = self.ground(float(self.center[0])) + over * before / self.zoom


def evened(heights: np.ndarray, step_wu: float) -> Line:
    """Give a line that follows the ground slowly, for the camera to rest on."""
    reach = max(3, round(_STEADY_WU / step_wu))
    padded = np.pad(heights, reach, mode="edge")
    kernel = np.hanning(2 * reach + 1)
    smooth = np.convolve(padded, kernel / kernel.sum(), mode="valid")
    xs = np.arange(len(smooth)) * step_wu
    return lambda x: float(np.interp(x, xs, smooth))


def middle_height(land: LandRule) -> float:
    """Give the height at which most of the land lies. [wu]"""
    corners = np.array(land.line_wu)
    xs = np.linspace(0.0, land.width_wu, 200)
    return float(np.median(np.interp(xs, corners[:, 0], corners[:, 1])))
