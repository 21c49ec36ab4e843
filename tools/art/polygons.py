"""Signed distances to polygons and smooth outlines: the geometry under every plate."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tools.art.noise import Grid

Point = tuple[float, float]


def signed_distance(points: Sequence[Point], x: Grid, y: Grid) -> Grid:
    """Measure the distance to the polygon's edges, positive inside."""
    nearest = np.full(x.shape, 1e18, np.float32)
    inside = np.zeros(x.shape, bool)
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        ex, ey = bx - ax, by - ay
        length2 = ex * ex + ey * ey
        if length2 < 1e-9:
            continue
        wx, wy = x - np.float32(ax), y - np.float32(ay)
        t = np.clip((wx * ex + wy * ey) / length2, 0.0, 1.0)
        qx, qy = wx - ex * t, wy - ey * t
        np.minimum(nearest, qx * qx + qy * qy, out=nearest)
        side = ex * wy - ey * wx
        inside ^= ((ay <= y) & (by > y) & (side > 0)) | ((ay > y) & (by <= y) & (side < 0))
    distance = np.sqrt(nearest)
    return np.where(inside, distance, -distance)


def catmull(points: Sequence[Point], steps: int = 6, closed: bool = True) -> list[Point]:
    """Run a Catmull-Rom curve through the points."""
    p = np.asarray(points, float)
    n = len(p)
    out: list[Point] = []
    for i in range(n if closed else n - 1):
        index = [i - 1, i, i + 1, i + 2]
        a, b, c, d = (p[j % n] if closed else p[min(max(j, 0), n - 1)] for j in index)
        for k in range(steps):
            t = k / steps
            q = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
            out.append((float(q[0] / 2), float(q[1] / 2)))
    if not closed:
        out.append((float(p[-1][0]), float(p[-1][1])))
    return out


def mirror(half: Sequence[Point]) -> list[Point]:
    """Close a half outline (bow to stern, y >= 0) into a symmetric polygon."""
    return [*half, *[(x, -y) for x, y in reversed(half)]]


def smooth_mirror(half: Sequence[Point], steps: int = 6) -> list[Point]:
    """Smooth a half outline, then mirror it."""
    return mirror(catmull(half, steps, closed=False))


def circle(x: float, y: float, radius: float, corners: int = 20) -> list[Point]:
    """Approximate a disc."""
    step = 2 * math.pi / corners
    return [(x + radius * math.cos(i * step), y + radius * math.sin(i * step)) for i in range(corners)]


def strip(a: Point, b: Point, width: float) -> list[Point]:
    """Give the rectangle of a line with a width."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    return [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)]


def box(x0: float, y0: float, x1: float, y1: float) -> list[Point]:
    """Give an upright rectangle."""
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def turned(points: Sequence[Point], about: Point, angle: float) -> list[Point]:
    """Rotate points about a hinge, counter-clockwise."""
    c, s = math.cos(angle), math.sin(angle)
    hx, hy = about
    return [(hx + (x - hx) * c - (y - hy) * s, hy + (x - hx) * s + (y - hy) * c) for x, y in points]
