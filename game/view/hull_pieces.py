"""Drawings made from a hull's pictures: ghosts for panels, wreck pieces, placeholders for what is missing."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.hull_maps import HullShape
from game.view.lighting import Floats, running_mean
from game.view.lit_hull import HALVINGS, LitHull

PIECE_HEADINGS = 48
_FINE_PX = 40.0  # a piece shorter than this on the screen turns in fewer, larger steps
HATCH_PX = 6
RACE_AMBER, ARUME_CYAN = (255, 154, 61), (127, 227, 240)
EMBER = np.array([255, 122, 30], np.float32)


def side_colour(name: str) -> tuple[int, int, int]:
    """Give the colour of the side a hull belongs to."""
    return RACE_AMBER if name.startswith("race") else ARUME_CYAN


def plain_shape(name: str) -> HullShape:
    """Give a plain wedge for a hull without geometry."""
    outline = np.array([[60, 0], [40, 16], [-60, 20], [-60, -20], [40, -16]], float)
    none = np.zeros((0, 2))
    return HullShape(name, (120.0, 40.0), 2.0, outline, np.array([[-60.0, 0.0, 8.0]]), (), none, none, none)


def placeholder(
    shape: HullShape, angle: float, zoom: float, colour: tuple[int, int, int] | None = None
) -> pygame.Surface:
    """Draw a hatched outline in the side's colour, premultiplied, centred on the hull's origin."""
    colour = colour or side_colour(shape.name)
    c, s = math.cos(angle), math.sin(angle)
    turned = shape.outline @ np.array([[c, s], [-s, c]]) * zoom
    half = int(np.ceil(np.abs(turned).max())) + 2
    points = [(half + x, half - y) for x, y in turned.tolist()]
    surface = pygame.Surface((2 * half, 2 * half), pygame.SRCALPHA, 32)
    for offset in range(0, 4 * half, HATCH_PX):
        pygame.draw.line(surface, (*colour, 150), (offset, 0), (offset - 2 * half, 2 * half), 2)
    stencil = pygame.Surface(surface.get_size(), pygame.SRCALPHA, 32)
    pygame.draw.polygon(stencil, (255, 255, 255, 255), points)
    surface.blit(stencil, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    pygame.draw.polygon(surface, (*colour, 255), points, 2)
    return surface.premul_alpha()


def silhouette_of(hull: LitHull, colour: tuple[int, int, int], size: tuple[int, int]) -> pygame.Surface:
    """Draw a hull's ghost: faint body, bright edges, its main lines; premultiplied, fitted into the size."""
    picture = hull.pixels[0].astype(np.float32)
    alpha = np.where(picture[..., 3] > 24, picture[..., 3] / 255, 0)
    tone = picture[..., :3].mean(axis=2) / 255
    edge = np.clip(alpha - running_mean(alpha, 2, 2), 0, 1) * 2.2
    lines = np.clip((np.abs(tone - running_mean(tone, 3, 2)) - 0.05) * 1.8, 0, 0.36) * alpha
    strength = np.clip(0.16 * alpha + 0.9 * edge + lines, 0, 1)
    bgra = np.dstack([strength * colour[2], strength * colour[1], strength * colour[0], strength * 255])
    rows, columns = np.flatnonzero(alpha.max(axis=1)), np.flatnonzero(alpha.max(axis=0))
    bgra = bgra[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    surface = _surface(bgra)
    share = min(size[0] / surface.get_width(), size[1] / surface.get_height())
    fitted = (max(1, round(surface.get_width() * share)), max(1, round(surface.get_height() * share)))
    out = pygame.Surface(size, pygame.SRCALPHA, 32)
    place = ((size[0] - fitted[0]) // 2, (size[1] - fitted[1]) // 2)
    out.blit(pygame.transform.smoothscale(surface, fitted), place)
    return out


class Piece:
    """A ragged part of a broken hull.

    along_wu: middle of the piece on the hull's axis; length_wu, width_wu: its size
    """

    def __init__(
        self, hull: LitHull | None, shape: HullShape, mask: Floats | None, low: float, high: float
    ) -> None:
        self.along_wu = (low + high) / 2
        self.length_wu = high - low
        self.width_wu = shape.size[1]
        self._hull, self._shape, self._mask = hull, shape, mask

    def sprite(self, angle: float, zoom: float) -> pygame.Surface:
        """Give the piece turned to an angle [rad] at a zoom, premultiplied, centred on its own middle."""
        headings = PIECE_HEADINGS if self.length_wu * zoom > _FINE_PX else PIECE_HEADINGS // 4
        step = round(angle / (2 * math.pi) * headings) % headings
        angle = 2 * math.pi * step / headings
        hull = self._hull
        if hull is None:
            return pygame.transform.scale_by(placeholder(self._shape, angle, zoom), 0.4)
        key = (id(self), step, headings, round(zoom, 3))
        return hull.store.get(key, lambda: self._turn(hull, angle, zoom))

    def _turn(self, hull: LitHull, angle: float, zoom: float) -> pygame.Surface:
        half = 0
        while half < HALVINGS and hull.scale / 2 ** (half + 1) >= 1.2 * zoom:
            half += 1
        lighting = round(angle / (2 * math.pi) * hull.lightings) % hull.lightings
        upright = hull.store.get((id(self), "cut", lighting, half), lambda: self._cut(hull, lighting, half))
        scale = zoom / (hull.scale / 2**half)
        return pygame.transform.rotozoom(upright, math.degrees(angle), scale)

    def _cut(self, hull: LitHull, lighting: int, half: int) -> pygame.Surface:
        """Cut the piece out of its hull, bow to the right, and set its edges aglow; halved some times."""
        assert self._mask is not None
        every = 1 << half
        mask, pixels, scale = self._mask[::every, ::every], hull.halved(half, lighting), hull.scale / every
        # The window may reach beyond the picture: the middle of the sprite must be the middle of the piece.
        reach = round(self.length_wu * 0.62 * scale)
        centre = round(pixels.shape[1] / 2 + self.along_wu * scale)
        left, right = max(0, centre - reach), min(pixels.shape[1], centre + reach)
        picture = pixels[:, left:right].astype(np.float32) * mask[:, left:right, :1]
        ember = mask[:, left:right, 1:] * (picture[..., 3:] / 255)
        picture[..., :3] += ember * EMBER[::-1]
        out = np.zeros((picture.shape[0], 2 * reach, 4), np.float32)
        out[:, left - centre + reach : right - centre + reach] = picture
        return _surface(np.clip(out, 0, 255))


def cut_pieces(hull: LitHull | None, shape: HullShape, cuts: int) -> list[Piece]:
    """Cut a hull across its axis into pieces with ragged, glowing edges, bow first."""
    count = min(4, max(2, cuts))
    xs = shape.outline[:, 0]
    edges = np.linspace(float(xs.max()), float(xs.min()), count + 1)
    if hull is None:
        return [Piece(None, shape, None, float(low), float(high)) for high, low in pairwise(edges)]
    rows, columns = hull.pixels.shape[1:3]
    x = (np.arange(columns, dtype=np.float32) + 0.5 - columns / 2) / np.float32(hull.scale)
    tears = [_tear(rows, hull.scale, shape.size[0], i) for i in range(count - 1)]
    pieces = []
    for i in range(count):
        mask = np.zeros((rows, columns, 2), np.float32)
        mask[..., 0] = 1
        for k, bow_side in ((i - 1, True), (i, False)):
            if not 0 <= k < count - 1:
                continue
            beyond = (edges[k + 1] + tears[k] - x) if bow_side else (x - edges[k + 1] - tears[k])
            mask[..., 0] *= np.clip(beyond * hull.scale + 0.5, 0, 1)
            mask[..., 1] = np.maximum(mask[..., 1], np.exp(-np.maximum(beyond, 0) / 1.3) * (beyond > 0))
        pieces.append(Piece(hull, shape, mask, float(edges[i + 1]), float(edges[i])))
    return pieces


def _tear(rows: int, scale: float, length_wu: float, seed: int) -> NDArray[np.float32]:
    """Draw a ragged line across the hull: (rows, 1) offsets along the axis [wu]."""
    rng = np.random.default_rng(100 + seed)
    line = np.zeros(rows, np.float32)
    for step_wu, reach in ((16.0, 0.05), (6.0, 0.022), (2.2, 0.011)):
        knots = rng.uniform(-1, 1, int(rows / scale / step_wu) + 3)
        line += np.interp(np.arange(rows) / scale / step_wu, np.arange(knots.size), knots) * reach * length_wu
    return line[:, None]


def _surface(bgra: NDArray[np.float32]) -> pygame.Surface:
    pixels = np.ascontiguousarray(bgra.astype(np.uint8))
    return pygame.image.frombuffer(pixels.data, (pixels.shape[1], pixels.shape[0]), "BGRA")
