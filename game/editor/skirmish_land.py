"""The land of a skirmish on the surface: one half made from the seed, the other its image in the mirror."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from game.editor.skirmish_goals import Table
from game.rules.units import Side

HALF_WU, EDGE_WU = 2700, 600
"""[wu] from the middle to the end of where one fights, and what lies beyond it on either side: shore, or more land"""
MIDDLE_WU = HALF_WU + EDGE_WU
_STEP = 75  # from corner to corner of the height line
_LOOK: dict[str, tuple[str, str, str]] = {  # look, hour, weather
    "coast": ("coast", "dusk", "haze"), "desert": ("desert", "day", "clear"),
    "city": ("city", "dusk", "haze"), "base": ("coast", "day", "clear"),
}  # fmt: skip
_SWELLS: dict[str, tuple[float, float, float]] = {  # height of the plain, of its swells, and of the crests upon them
    "coast": (60, 26, 9), "desert": (60, 34, 14), "city": (40, 5, 2), "base": (44, 4, 2),
}  # fmt: skip
_HOUSES = (("race_brick_house", 76), ("race_tall_brick_house", 68))
_SHORE_WU = 460


def mirrored(x: float, side: Side) -> float:
    """Give the place of a side that lies so far before the middle; less than 0: beyond it. [wu]"""
    return MIDDLE_WU - x if side == "race" else MIDDLE_WU + x


class Land:
    """Land and houses of one map."""

    def __init__(self, kind: str, seed: int) -> None:
        self.kind = kind
        self.rng = np.random.default_rng([seed, 3])
        self._phases = self.rng.uniform(0.0, math.tau, 4)
        self._waves = self.rng.uniform(0.8, 1.25, 4) * np.array([900.0, 520.0, 260.0, 170.0])
        self.houses = self._houses()

    def height(self, away: float) -> float:
        """Give how high the land lies so far from the middle, on either side. [wu]"""
        plain, swell, crest = _SWELLS[self.kind]
        pairs = zip(self._waves, self._phases, strict=True)
        long, less, short, least = (math.sin(math.tau * away / wave + phase) for wave, phase in pairs)
        flat = 0.25 if self.kind == "base" and away < 700 else 1.0
        return round(plain + flat * (swell * (0.6 * long + 0.4 * less) + crest * (0.6 * short + 0.4 * least)))

    def table(self) -> Table:
        """Write the land."""
        ways = [_STEP * number for number in range(HALF_WU // _STEP + 1)]
        right = [(MIDDLE_WU + way, self.height(way)) for way in ways]
        left = [(MIDDLE_WU - way, self.height(way)) for way in reversed(ways[1:])]
        ends = [(2 * MIDDLE_WU, self.height(HALF_WU))]
        start = [(0, self.height(HALF_WU))]
        if self.kind in ("coast", "base"):
            start = [(0, -40), (_SHORE_WU - 120, -14), (_SHORE_WU, 2)]
        look, hour, weather = _LOOK[self.kind]
        out: Table = {"line_wu": [list(corner) for corner in (*start, *left, *right, *ends)], "rough_wu": 0,
                      "seed": int(self.rng.integers(1, 10000))}  # fmt: skip
        if len(start) > 1:
            out["sea_wu"] = _SHORE_WU
        if self.kind == "base":
            out["hard_wu"] = [[MIDDLE_WU - 500, MIDDLE_WU + 500]]
        out |= {"look": look, "hour": hour, "weather": weather, "wind_wups": 0}
        trenches, craters = self._trenches(), self._craters()
        return out | ({"trench": trenches} if trenches else {}) | ({"crater": craters} if craters else {})

    def _pairs(self, ways: list[float]) -> list[float]:
        return sorted(place for way in ways for place in (MIDDLE_WU - way, MIDDLE_WU + way))

    def _trenches(self) -> list[Table]:
        if self.kind not in ("base", "coast"):
            return []
        ways = [float(self.rng.integers(760, 860)), float(self.rng.integers(1000, 1100))]
        return [{"at_wu": at, "width_wu": 120, "depth_wu": 14, "step_wu": 11} for at in self._pairs(ways)]

    def _craters(self) -> list[Table]:
        if self.kind == "city":
            return []
        ways = [float(self.rng.integers(120 + 150 * number, 220 + 150 * number)) for number in range(3)]
        return [{"at_wu": at, "radius_wu": 30} for at in self._pairs(ways)]

    # ---- houses ---------------------------------------------------------------------------------------
    def _houses(self) -> list[tuple[str, float]]:
        """Give what stands on one half: unit, and how far from the middle."""
        out: list[tuple[str, float]] = []
        if self.kind == "city":
            way = 150.0
            while way < 1250.0:
                key, wide = _HOUSES[int(self.rng.integers(len(_HOUSES)))]
                out.append((key, way))
                way += wide + float(self.rng.integers(50, 170))
        elif self.kind == "base":
            out = [("race_hangar", float(self.rng.integers(far, far + 100))) for far in (1450, 1850)]
        return out

    def force(self, side: Side) -> list[Table]:
        """Give the force of houses that stand on a side's half: each side has its own, so that both fare alike."""
        if not self.houses:
            return []
        names = {"race_brick_house": "House", "race_tall_brick_house": "Tall house", "race_hangar": "Hangar"}
        ships: list[dict[str, Any]] = []
        for number, (key, way) in enumerate(self.houses):
            at = [mirrored(way, side), self.height(way)]
            ships.append({"id": f"{side}-house-{number + 1}", "unit": key, "name": names[key], "at_wu": at})
        name = "Hangars" if self.kind == "base" else "Houses"
        return [{"id": f"{side}-houses", "side": side, "name": name, "at_wu": ships[0]["at_wu"], "ship": ships}]
