"""The second light of a battle: a burst, a charge, a beam. Tells ships near it from where and how they are lit."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.view.palette import RGB

_LEAST = 0.12
SideLight = tuple[float, RGB]


@dataclass(frozen=True)
class EventLight:
    """A light at a place, or along a line from there.

    at: (2) [wu]; strength: 0..1; reach: [wu] at which it has fallen to half; way: (2) unit vector of a line of light
    length: [wu] of that line, 0 for a point
    """

    at: NDArray[np.float64]
    strength: float
    colour: RGB
    reach: float = 500.0
    way: tuple[float, float] = (1.0, 0.0)
    length: float = 0.0


def side_light(pos: NDArray[np.float64], lights: Iterable[EventLight]) -> SideLight | None:
    """Choose the light that is strongest at a place (2) [wu]. Returns: direction toward it [rad] and its colour"""
    best, chosen = _LEAST, None
    x, y = float(pos[0]), float(pos[1])
    for light in lights:  # LOOP: at most a handful of lights
        dx, dy = float(light.at[0]) - x, float(light.at[1]) - y
        if light.length:
            along = min(max(-(dx * light.way[0] + dy * light.way[1]), 0.0), light.length)
            dx, dy = dx + light.way[0] * along, dy + light.way[1] * along
        strength = light.strength / (1.0 + (math.hypot(dx, dy) / light.reach) ** 2)
        if strength > best:
            best, chosen = strength, (math.atan2(dy, dx), light.colour)
    if chosen is None:
        return None
    red, green, blue = (round(part * min(best, 1.0)) for part in chosen[1])
    return chosen[0], (red, green, blue)
