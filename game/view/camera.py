"""Turns world places (wu, y up) into screen pixels (y down) and follows what the player watches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

ZOOM_STOPS = (0.06, 0.1, 0.16, 0.25, 0.42, 0.6, 1.0, 1.6)
ZOOM_EASE_S = 0.2
LEAD_SHARE = 0.15  # of the velocity, in seconds of flight at zoom 1
LAG_S = 0.35
FRAME_BOTH_SHARE = 0.70
HANDS_OFF_S = 8.0  # so long after the player last zoomed the camera makes no suggestion of its own
SHAKE_HZ = 18.0
SHAKE_S = 0.35
SHAKE_MOST_PX = 10.0


@dataclass
class _Lean:
    """A slow zoom that nobody asked for: from, to, over how long, and where the player had it before."""

    start: float
    goal: float
    over_s: float
    home: float
    age_s: float = 0.0
    ends: bool = False

ICONS_BELOW = 0.3
"""zoom below which ships may become icons"""
_ICON_PX = 36.0  # a hull shorter than this on the screen becomes an icon
_ICONS_ONLY = 0.11  # below this zoom every ship does


def is_icon(zoom: float, lengths: Array) -> NDArray[np.bool_]:
    """Say which hulls are so small on the screen that an icon stands for them. lengths: (n) [wu]"""
    if zoom >= ICONS_BELOW:
        return np.zeros(len(lengths), bool)
    small: NDArray[np.bool_] = (lengths * zoom < _ICON_PX) | (zoom < _ICONS_ONLY)
    return small


class Camera:
    """Looks at a part of the world; the one place where y is flipped.

    size: (2) [px] of the window
    center: (2) [wu] the world place in the middle of the screen
    zoom: [px/wu] scale now; goal_zoom: the stop it eases to
    aloft: it stays with what flies, and not with the ground
    """

    def __init__(self, size: tuple[int, int], center: ArrayLike = (0.0, 0.0), zoom: float = 0.6) -> None:
        self.size = size
        self.center: Array = np.array(center, np.float64)
        self.zoom = zoom
        self.goal_zoom = zoom
        self.aloft = False
        self.shake_setting = 1.0
        self.clock_s = 0.0
        self._zoom_from = zoom
        self._zoom_age_s = self._zoom_over_s = ZOOM_EASE_S
        self._lean: _Lean | None = None
        self._touched_s = -HANDS_OFF_S
        self._shake_px = 0.0
        self._shake_age_s = SHAKE_S

    # --- space

    @property
    def offset(self) -> Array:
        """Gives the shake now, (2) [px]."""
        if self._shake_px <= 0 or self._shake_age_s >= SHAKE_S:
            return np.zeros(2)
        left = self._shake_px * (1 - self._shake_age_s / SHAKE_S) * self.shake_setting
        phase = math.tau * SHAKE_HZ * self._shake_age_s
        return np.array((math.sin(phase), math.cos(phase * 0.83 + 1.0))) * left

    def to_screen(self, pos: ArrayLike) -> Array:
        """Turns (n, 2) [wu] into (n, 2) [px]; also takes one place (2)."""
        where = np.asarray(pos, np.float64)
        scale = np.array((self.zoom, -self.zoom))
        return (where - self.center) * scale + (np.array(self.size) * 0.5 + self.offset)

    def to_world(self, px: ArrayLike) -> Array:
        """Turns (n, 2) [px] into (n, 2) [wu]; also takes one place (2)."""
        scale = np.array((self.zoom, -self.zoom))
        return (np.asarray(px, np.float64) - np.array(self.size) * 0.5 - self.offset) / scale + self.center

    def visible(self, pos: ArrayLike, margin: ArrayLike = 0.0) -> NDArray[np.bool_]:
        """Tells for (n, 2) [wu] which lie on the screen or within a margin [wu] of it, and are finite.

        Law: what is not finite is never visible, so a broken number can never reach a drawing call.
        """
        where = np.asarray(pos, np.float64).reshape(-1, 2)
        half = np.array(self.size) * (0.5 / self.zoom)
        reach = np.asarray(margin, np.float64)
        with np.errstate(invalid="ignore"):
            off = np.abs(where - self.center)
            return np.isfinite(where).all(1) & (off[:, 0] <= half[0] + reach) & (off[:, 1] <= half[1] + reach)

    @property
    def stop(self) -> float:
        """Gives the zoom stop nearest to the zoom now: the scale sprites are baked for."""
        return min(ZOOM_STOPS, key=lambda stop: abs(math.log(stop / self.zoom)))

    # --- movement

    def zoom_by(self, steps: int) -> None:
        """Moves the goal some zoom stops in (positive) or out, as the player asks: it ends any suggestion."""
        self._lean, self._touched_s = None, self.clock_s
        nearest = min(range(len(ZOOM_STOPS)), key=lambda i: abs(math.log(ZOOM_STOPS[i] / self.goal_zoom)))
        self.zoom_to(ZOOM_STOPS[max(0, min(len(ZOOM_STOPS) - 1, nearest + steps))])

    def zoom_to(self, zoom: float, over_s: float = ZOOM_EASE_S) -> None:
        """Eases to a zoom in 0.2 s or more; values are held between the outer stops. Waits while a suggestion lasts."""
        if self._lean is not None:
            return
        goal = max(ZOOM_STOPS[0], min(ZOOM_STOPS[-1], zoom))
        if goal != self.goal_zoom:
            self._zoom_from, self.goal_zoom, self._zoom_age_s = self.zoom, goal, 0.0
            self._zoom_over_s = over_s

    def suggest_zoom(self, zoom: float, over_s: float) -> bool:
        """Eases slowly out to a zoom for a set piece; asked again, it goes on. Says whether it does.

        Law: never when the player has zoomed within eight seconds, never inward, and it ends when he zooms.
        """
        if self._lean is not None:
            return not self._lean.ends
        if self.clock_s - self._touched_s < HANDS_OFF_S or self.zoom <= zoom * 1.01:
            return False
        self._lean = _Lean(self.zoom, max(zoom, ZOOM_STOPS[0]), max(over_s, 0.1), self.goal_zoom)
        return True

    def end_suggestion(self, over_s: float = 1.5) -> None:
        """Eases back to where the player had it, unless he has zoomed since."""
        lean = self._lean
        if lean is not None and not lean.ends:
            self._lean = _Lean(self.zoom, lean.home, max(over_s, 0.1), lean.home, ends=True)

    def _follow_lean(self, dt: float) -> None:
        lean = self._lean
        assert lean is not None
        lean.age_s += dt
        t = min(1.0, lean.age_s / lean.over_s)
        self.zoom = lean.start * (lean.goal / lean.start) ** (t * t * (3 - 2 * t))
        self.goal_zoom = self._zoom_from = self.zoom
        self._zoom_age_s = self._zoom_over_s
        if lean.ends and t >= 1.0:
            self._lean = None

    def update(self, dt: float) -> None:
        """Advances zoom and shake by real time; also while the battle is paused."""
        self.clock_s += dt
        self._shake_age_s += dt
        if self._lean is not None:
            self._follow_lean(dt)
            return
        self._zoom_age_s = min(self._zoom_over_s, self._zoom_age_s + dt)
        t = self._zoom_age_s / self._zoom_over_s
        eased = t * t * (3 - 2 * t)
        self.zoom = self._zoom_from * (self.goal_zoom / self._zoom_from) ** eased

    def follow(self, pos: ArrayLike, vel: ArrayLike, dt: float) -> None:
        """Glides after a unit: 15 % lead along its velocity, 0.35 s lag."""
        goal = np.asarray(pos, np.float64) + np.asarray(vel, np.float64) * (LEAD_SHARE / max(self.zoom, 0.25))
        self._glide(goal, dt)

    def frame_both(self, a: ArrayLike, b: ArrayLike, dt: float) -> None:
        """Glides and zooms so that both places lie within 70 % of the screen."""
        one, two = np.asarray(a, np.float64), np.asarray(b, np.float64)
        span = np.maximum(np.abs(one - two), 1.0)
        fit = float(np.min(np.array(self.size) * FRAME_BOTH_SHARE / span))
        self.zoom_to(max([stop for stop in ZOOM_STOPS if stop <= fit], default=ZOOM_STOPS[0]))
        self._glide((one + two) * 0.5, dt)

    def jump(self, pos: ArrayLike) -> None:
        """Cuts to a place at once."""
        self._glide(np.asarray(pos, np.float64), math.inf)

    def pan(self, px: Sequence[float]) -> None:
        """Moves the view by screen pixels, as a dragging hand does."""
        self._glide(self.center + np.array((px[0], -px[1])) / self.zoom, math.inf)

    def zoom_at(self, px: ArrayLike, steps: int) -> None:
        """Zooms by stops and keeps the place under the cursor near the cursor."""
        held = self.to_world(px)
        before = self.goal_zoom
        self.zoom_by(steps)
        self._glide(held + (self.center - held) * (before / self.goal_zoom), math.inf)

    def _glide(self, goal: Array, dt: float) -> None:
        if np.isfinite(goal).all():
            self.center = self.center + (goal - self.center) * (1 - math.exp(-dt / LAG_S))

    def shake(self, damage: float, distance_wu: float = 0.0) -> None:
        """Shakes for damage near by: min(10 px, 2 sqrt(damage)), less with distance; rotation never.

        Not checked: that the setting allows it; `shake_setting` scales the drawing (0 off, 1 full).
        """
        size = min(SHAKE_MOST_PX, 2 * math.sqrt(max(damage, 0.0))) / (1 + distance_wu / 400)
        left = self._shake_px * max(0.0, 1 - self._shake_age_s / SHAKE_S)
        if size > left:
            self._shake_px, self._shake_age_s = size, 0.0
