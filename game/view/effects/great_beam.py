"""Draws the great beam of a forward cannon: white core, gold skirt, plasma and strands that rush along it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.cannon_strips import CannonStrips
from game.view.effects.plasma_flow import PlasmaFlow
from game.view.effects.rays import FINE, Strip, ray
from game.view.frame import Frame
from game.view.palette import CHARGE_GOLD, CHARGE_LIMB, GREEN_BEAM, WHITE, BeamColours, mix

RISE_S, FALL_S = 0.06, 0.35
_WIDTH_STEP = 0.04
Array = NDArray[np.float64]


def great_level(age_s: float, left_s: float, rise_s: float = RISE_S) -> float:
    """Gives a great beam's strength 0..1 from its age and what is left of its burn."""
    return min(1.0, age_s / max(rise_s, 1e-3)) * min(1.0, max(left_s, 0.0) / FALL_S)


class GreatBeam:
    """Draws the beams of one width."""

    def __init__(self, strips: CannonStrips, core_wu: float, colours: BeamColours = GREEN_BEAM) -> None:
        self.core_wu = core_wu
        self.flow = PlasmaFlow(strips, core_wu, colours)

    def warm(self, frame: Frame, camera: Camera, start: Array, way: Array) -> None:
        """Makes ready the tiles that a beam fired now would need; costs nothing when they are."""
        px = camera.to_screen(start)
        on_screen = way * (1.0, -1.0)
        self.flow.stamps(frame.size, px, on_screen, 1.0, camera.zoom, 1.0, 0.0)
        for waver in (0.97, 1.0, 1.03):
            ray(frame.size, px, px + on_screen * 20.0, self._core(camera.zoom * waver), 1.0, FINE)

    def draw(
        self, frame: Frame, camera: Camera, start: Array, way: Array, length_wu: float, level: float,
        clock_s: float, calm: bool = False,
    ) -> None:  # fmt: skip
        """Draws a beam from start (2) [wu] along way (2), a unit vector; level: 0..1 strength."""
        if level <= 0.02 or not np.isfinite(start).all():
            return
        px, on_screen = camera.to_screen(start), way * (1.0, -1.0)
        length = length_wu * camera.zoom
        seen = visible_stretch(frame.size, px, on_screen, length, self.flow.half_wu * camera.zoom)
        if seen is None:
            return
        begin, end = px + on_screen * seen[0], px + on_screen * seen[1]
        frame.light += self.flow.stamps(frame.size, px, on_screen, length, camera.zoom, level, clock_s)
        waver = 1.0 if calm else 1.0 + 0.03 * math.sin(clock_s * 51.0)
        strips = self._core(camera.zoom * waver * (0.35 + 0.65 * math.sqrt(level)))
        frame.light += ray(frame.size, begin, end, strips, level, FINE)

    def _core(self, scale: float) -> tuple[Strip, ...]:
        """Gives the strips of core and skirt at a scale [px/wu], in steps, so that tiles are kept for a while."""
        step = round(math.log(max(self.core_wu * scale, 0.8)) / _WIDTH_STEP)
        width = math.exp(step * _WIDTH_STEP)
        return (width * 0.54, mix(CHARGE_LIMB, WHITE, 0.7), 1.8), (width, CHARGE_GOLD, 0.42)


def visible_stretch(
    size: tuple[int, int], start: Array, way: Array, length: float, reach: float
) -> tuple[float, float] | None:
    """Gives from where to where along it a line is on the screen or within a reach of it, or None. All in px."""
    near, far = 0.0, length
    for axis in (0, 1):
        low, high = -reach, size[axis] + reach
        if abs(way[axis]) < 1e-9:
            if not low <= start[axis] <= high:
                return None
            continue
        a, b = sorted(((low - start[axis]) / way[axis], (high - start[axis]) / way[axis]))
        near, far = max(near, float(a)), min(far, float(b))
    return (near, far) if far > near else None
