"""Convex outlines of few corners round what is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from tools.art.polygons import Point


def convex_hull(points: Sequence[Point]) -> list[Point]:
    """Give the corners of the convex hull, counter-clockwise."""
    ordered = sorted(set(points))

    def chain(line: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in line:
            while len(out) > 1 and cross(out[-2], out[-1], p) <= 1e-6:
                out.pop()
            out.append(p)
        return out[:-1]

    return chain(ordered) + chain(ordered[::-1])


def simplified(corners: Sequence[Point], most: int) -> list[Point]:
    """Drop the corner that takes the least area with it until few enough are left."""
    left = list(corners)
    while len(left) > most:
        areas = [abs(cross(left[i - 1], left[i], left[(i + 1) % len(left)])) for i in range(len(left))]
        left.pop(areas.index(min(areas)))
    return left


def cross(a: Point, b: Point, c: Point) -> float:
    """Give twice the signed area of a triangle, positive when it runs counter-clockwise."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
