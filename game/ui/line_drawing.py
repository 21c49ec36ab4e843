"""Draws thin lines, rings and tints straight onto the screen, cut off at its edges: far lines take seconds."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.ui.theme import Colour

Point = tuple[float, float]
FAR = 6000.0
MOST_DASHES = 220
STRIP_PX = 3


def on_screen(point: Point) -> bool:
    """Says whether a point is a finite number near enough to draw."""
    return all(math.isfinite(v) and abs(v) < FAR for v in point)


def dashes(
    screen: pygame.Surface, start: Point, end: Point, colour: Colour, dash: float, step: float
) -> None:
    """Draws the part of a dashed line that is on the screen; the dashes keep their places on the whole line."""
    if not all(math.isfinite(v) for v in (*start, *end)):
        return
    length = math.dist(start, end)
    shown = screen.get_rect().clipline(_near(start), _near(end))
    if length < 1 or not shown:
        return
    ux, uy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    first = int(math.dist(start, shown[0]) // step)
    last = int(min(length, math.dist(start, shown[1])) // step)
    for index in range(first, min(last, first + MOST_DASHES) + 1):  # LOOP: dashes from edge to edge
        near, far = index * step, min(length, index * step + dash)
        a, b = (start[0] + ux * near, start[1] + uy * near), (start[0] + ux * far, start[1] + uy * far)
        pygame.draw.aaline(screen, colour, a, b)


def _near(point: Point) -> Point:
    return max(-1e6, min(1e6, point[0])), max(-1e6, min(1e6, point[1]))


def solid(screen: pygame.Surface, start: Point, end: Point, colour: Colour, width: int = 1) -> None:
    """Draws the part of a line that is on the screen."""
    if not all(math.isfinite(v) for v in (*start, *end)):
        return
    shown = screen.get_rect().inflate(40, 40).clipline(_near(start), _near(end))
    if shown:
        if width == 1:
            pygame.draw.aaline(screen, colour, *shown)
        else:
            pygame.draw.line(screen, colour, *shown, width)


def dashed_ring(
    screen: pygame.Surface, at: Point, radius: float, colour: Colour, step: float, part: float
) -> None:
    """Draws the part of a ring that is on the screen. step: [px] from dash to dash; part: of it drawn"""
    width, height = screen.get_size()
    x, y = at
    if not on_screen(at) or not (-radius < x < width + radius and -radius < y < height + radius):
        return
    count = min(MOST_DASHES, max(16, int(radius * math.tau / step)))
    turns = np.arange(count) / count * math.tau
    starts = np.stack([x + np.cos(turns) * radius, y + np.sin(turns) * radius], axis=1)
    turns += math.tau / count * part
    ends = np.stack([x + np.cos(turns) * radius, y + np.sin(turns) * radius], axis=1)
    seen = ((starts > -20) & (starts < (width + 20, height + 20))).all(axis=1)
    for a, b in zip(starts[seen].tolist(), ends[seen].tolist(), strict=True):  # LOOP: dashes in sight
        pygame.draw.aaline(screen, colour, a, b)


def tint(screen: pygame.Surface, corners: list[Point], light: Colour) -> None:
    """Adds light to a convex polygon, strip by strip, so that its size costs little.

    light: what is added to every pixel
    """
    points = np.asarray(corners, np.float64)
    if not np.isfinite(points).all():
        return
    width, height = screen.get_size()
    low = max(0, math.floor(float(points[:, 1].min())))
    high = min(height, math.ceil(float(points[:, 1].max())))
    if high <= low:
        return
    rows = np.arange(low, high, STRIP_PX) + STRIP_PX / 2.0
    left, right = np.full(len(rows), np.inf), np.full(len(rows), -np.inf)
    for a, b in zip(points, np.roll(points, -1, axis=0), strict=True):  # LOOP: four edges
        if abs(b[1] - a[1]) < 1e-9:
            continue
        share = (rows - a[1]) / (b[1] - a[1])
        x = a[0] + (b[0] - a[0]) * share
        crossed = (share >= 0.0) & (share <= 1.0)
        left = np.where(crossed, np.minimum(left, x), left)
        right = np.where(crossed, np.maximum(right, x), right)
    left, right = np.clip(left, 0.0, width), np.clip(right, 0.0, width)
    for y, x0, x1 in zip(
        rows.tolist(), left.tolist(), right.tolist(), strict=True
    ):  # LOOP: strips of the screen
        if x1 > x0:
            strip = (round(x0), int(y - STRIP_PX / 2.0), round(x1) - round(x0), STRIP_PX)
            screen.fill(light, strip, pygame.BLEND_RGB_ADD)
