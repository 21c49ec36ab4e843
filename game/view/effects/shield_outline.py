"""Works out the skin of a shield: the hull's outline, made convex and moved outward by the standoff."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
SPACING_WU = 9.0


@dataclass(frozen=True)
class Rim:
    """Lists evenly spaced places of a shield's skin in the hull's frame.

    points: (m, 2) [wu]; normals: (m) [rad] outward; length: [wu] all round
    """

    points: Array
    normals: Array
    length: float

    def share_at(self, bearing: float) -> float:
        """Finds the place seen at a bearing [rad] from the hull's middle, as a share of the length."""
        seen = np.arctan2(self.points[:, 1], self.points[:, 0])
        off = np.abs((seen - bearing + math.pi) % math.tau - math.pi)
        return float(np.argmin(off)) / len(self.points)

    def is_sharp(self, share: float) -> bool:
        """Tells whether the skin bends away here as at a bow: more than 8 wu within 30 wu."""
        n = len(self.points)
        i, step = int(share * n) % n, max(1, round(30 * n / self.length))
        out = np.array((math.cos(self.normals[i]), math.sin(self.normals[i])))
        drops = [float((self.points[i] - self.points[(i + k) % n]) @ out) for k in (-step, step)]
        return (drops[0] + drops[1]) / 2 > 8.0

    def turned(self, pos: Array, heading: Array) -> tuple[Array, Array]:
        """Moves the skin to ships: pos (n, 2) [wu], heading (n) [rad] -> (n, m, 2) [wu], (n, m) [rad]."""
        cos, sin = np.cos(heading)[:, None], np.sin(heading)[:, None]
        x, y = self.points[:, 0], self.points[:, 1]
        world = np.stack([x * cos - y * sin, x * sin + y * cos], -1) + pos[:, None]
        return world, self.normals[None] + heading[:, None]

    def spot(self, share: float, pos: Array, heading: float) -> tuple[Array, float]:
        """Gives one place of the skin in the world, (2) [wu], and its outward direction [rad]."""
        i = int(share * len(self.points)) % len(self.points)
        cos, sin = math.cos(heading), math.sin(heading)
        x, y = self.points[i]
        return pos + np.array((x * cos - y * sin, x * sin + y * cos)), float(self.normals[i]) + heading


def _hull_of(points: Array) -> Array:
    """Finds the convex hull, counter-clockwise (monotone chain)."""
    order = points[np.lexsort((points[:, 1], points[:, 0]))]

    def half(rows: Array) -> list[Array]:
        chain: list[Array] = []
        for p in rows:  # LOOP: at most 16 corners of an outline
            while len(chain) > 1:
                a, b = chain[-1] - chain[-2], p - chain[-1]
                if a[0] * b[1] - a[1] * b[0] > 0:
                    break
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return np.array(half(order) + half(order[::-1]))


def rim_of(outline: Array, standoff: float, spacing: float = SPACING_WU) -> Rim:
    """Offsets an outline (k, 2) [wu] by the standoff [wu] with round corners, and spaces points evenly."""
    corners = _hull_of(outline)
    edges = np.roll(corners, -1, 0) - corners
    facing = np.arctan2(-edges[:, 0], edges[:, 1])  # outward normal of a counter-clockwise edge
    path, turn = [], []
    for i in range(len(corners)):
        start = facing[i - 1]
        swing = (facing[i] - start) % math.tau
        for angle in start + np.linspace(0, swing, 8):
            path.append(corners[i] + standoff * np.array((math.cos(angle), math.sin(angle))))
            turn.append(angle)
    line, normals = np.array(path), np.unwrap(np.array(turn))
    loop = np.concatenate([line, line[:1]])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(loop, axis=0).T))])
    length = float(along[-1])
    count = max(12, round(length / spacing))
    want = np.arange(count) * (length / count)
    angles = np.concatenate([normals, [normals[0] + math.tau]])
    points = np.stack([np.interp(want, along, loop[:, k]) for k in (0, 1)], 1)
    return Rim(points, np.interp(want, along, angles), length)
