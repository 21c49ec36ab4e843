"""Draws vector shapes three times too large and shrinks them: the soft edge of everything baked for the interface."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pygame

from game.ui.theme import Colour

OVERSAMPLE = 3
Point = tuple[float, float]


class Sketch:
    """Collects shapes in units and finishes them as one premultiplied surface in pixels.

    width, height: [unit] size of the picture
    scale: [px/unit] interface scale
    """

    def __init__(self, width: float, height: float, scale: float = 1.0) -> None:
        self.size = (max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale)))
        self.zoom = OVERSAMPLE * scale
        big = (self.size[0] * OVERSAMPLE, self.size[1] * OVERSAMPLE)
        self.big = pygame.Surface(big, pygame.SRCALPHA)

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.zoom, y * self.zoom) for x, y in points]

    def polygon(self, points: Sequence[Point], colour: Colour, alpha: int = 255) -> None:
        """Fills a polygon."""
        target = self.big if alpha >= 255 else pygame.Surface(self.big.get_size(), pygame.SRCALPHA)
        pygame.draw.polygon(target, colour, self._at(points))
        self._merge(target, alpha)

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        width: float = 1.0,
        alpha: int = 255,
        closed: bool = False,
    ) -> None:
        """Draws a polyline with round joints.

        width: [unit] thickness
        """
        target = self.big if alpha >= 255 else pygame.Surface(self.big.get_size(), pygame.SRCALPHA)
        path = self._at(points)
        if closed:
            path.append(path[0])
        reach = width * self.zoom / 2
        for (ax, ay), (bx, by) in pairwise(path):
            length = math.hypot(bx - ax, by - ay) or 1.0
            nx, ny = -(by - ay) / length * reach, (bx - ax) / length * reach
            corners = [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
            pygame.draw.polygon(target, colour, corners)
        if width * self.zoom > OVERSAMPLE * 1.05:
            for point in path:
                pygame.draw.circle(target, colour, point, reach)
        self._merge(target, alpha)

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: int = 255) -> None:
        """Fills a circle."""
        self.polygon(arc_points(x, y, radius, 0.0, math.tau), colour, alpha)

    def ring(
        self,
        x: float,
        y: float,
        radius: float,
        colour: Colour,
        width: float = 1.0,
        alpha: int = 255,
        start: float = 0.0,
        end: float = math.tau,
    ) -> None:
        """Draws a circle or an arc; angles run clockwise on the screen from the right."""
        self.line(arc_points(x, y, radius, start, end), colour, width, alpha)

    def _merge(self, target: pygame.Surface, alpha: int) -> None:
        if target is not self.big:
            target.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
            self.big.blit(target, (0, 0))

    def finish(self) -> pygame.Surface:
        """Returns the shrunk picture, premultiplied, for BLEND_PREMULTIPLIED."""
        return pygame.transform.smoothscale(self.big.premul_alpha(), self.size)


def arc_points(x: float, y: float, radius: float, start: float, end: float) -> list[Point]:
    """Returns points along an arc, fine enough for its size."""
    count = max(10, int(radius * abs(end - start) / 2))
    step = (end - start) / count
    return [
        (x + radius * math.cos(start + step * i), y + radius * math.sin(start + step * i))
        for i in range(count + 1)
    ]


def turned(points: Iterable[Point], x: float, y: float, size: float, angle: float = 0.0) -> list[Point]:
    """Returns unit-sized points scaled, turned clockwise and moved to (x, y)."""
    c, s = math.cos(angle) * size, math.sin(angle) * size
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in points]


def cut_rect(x: float, y: float, width: float, height: float, cut: float, right: bool = False) -> list[Point]:
    """Returns the panel outline: two opposite corners cut off at 45 degrees, top left or top right first."""
    if right:
        return [
            (x, y),
            (x + width - cut, y),
            (x + width, y + cut),
            (x + width, y + height),
            (x + cut, y + height),
            (x, y + height - cut),
        ]
    return [
        (x + cut, y),
        (x + width, y),
        (x + width, y + height - cut),
        (x + width - cut, y + height),
        (x, y + height),
        (x, y + cut),
    ]


def blit(target: pygame.Surface, picture: pygame.Surface, at: Point) -> None:
    """Lays a premultiplied picture over a surface at whole pixels."""
    target.blit(picture, (round(at[0]), round(at[1])), special_flags=pygame.BLEND_PREMULTIPLIED)


def faded(picture: pygame.Surface, alpha: int) -> pygame.Surface:
    """Returns a premultiplied picture made fainter.

    alpha: [0..255] share of its strength
    """
    copy = picture.copy()
    copy.fill((alpha, alpha, alpha, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def tint_rect(target: pygame.Surface, rect: pygame.Rect, colour: Colour, alpha: int = 255) -> None:
    """Fills a rectangle of a premultiplied surface, blended by alpha."""
    if rect.width <= 0 or rect.height <= 0:
        return
    if alpha >= 255:
        target.fill((*colour, 255), rect)
        return
    patch = pygame.Surface(rect.size, pygame.SRCALPHA)
    share = alpha / 255
    patch.fill((round(colour[0] * share), round(colour[1] * share), round(colour[2] * share), alpha))
    target.blit(patch, rect.topleft, special_flags=pygame.BLEND_PREMULTIPLIED)
