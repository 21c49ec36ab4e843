"""A hull as maps: height, colour, coverage, gloss and emission, built up plate by plate."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tools.art.noise import Grid, fractal, smoothstep
from tools.art.polygons import Point, box, circle, signed_distance, strip

Window = tuple[slice, slice]


def rgb(text: str) -> Grid:
    """Read RRGGBB as three floats 0..1."""
    return np.array([int(text[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


class HullPlan:
    """Maps of one hull, bow to the right, port up.

    height: (h, w) [wu] above the keel plane
    colour: (h, w, 3) [0..1] paint without light
    cover: (h, w) [0..1] share of the pixel the hull covers
    gloss: (h, w) [0..1]
    glow: (h, w, 3) [0..1] light given off
    """

    def __init__(self, half_length: float, half_width: float, scale: int, seed: int) -> None:
        self.scale = scale
        self.half_length, self.half_width = half_length, half_width
        rows, columns = round(2 * half_width * scale), round(2 * half_length * scale)
        row, column = np.mgrid[0:rows, 0:columns].astype(np.float32)
        self.x: Grid = (column + 0.5) / scale - half_length
        self.y: Grid = half_width - (row + 0.5) / scale
        self.height = np.zeros((rows, columns), np.float32)
        self.colour = np.zeros((rows, columns, 3), np.float32)
        self.cover = np.zeros((rows, columns), np.float32)
        self.gloss = np.zeros((rows, columns), np.float32)
        self.glow = np.zeros((rows, columns, 3), np.float32)
        self.rng = np.random.default_rng(seed)

    def window(self, points: Sequence[Point], margin: float = 1.0) -> Window:
        """Find the part of the maps around some points."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        rows, columns = self.height.shape
        left = int((min(xs) - margin + self.half_length) * self.scale)
        right = int((max(xs) + margin + self.half_length) * self.scale) + 1
        top = int((self.half_width - max(ys) - margin) * self.scale)
        low = int((self.half_width - min(ys) + margin) * self.scale) + 1
        return slice(max(0, top), min(rows, max(0, low))), slice(max(0, left), min(columns, max(0, right)))

    def plate(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        rise: float = 4.0,
        bevel: float = 4.0,
        base: float = 0.0,
        profile: str = "round",
        gloss: float = 0.3,
        grain: float = 0.06,
        both: bool = False,
        sink: bool = False,
    ) -> None:
        """Lay a plate of height base + rise * profile; higher parts already there stay, unless sink."""
        for outline in self._sides(points, both):
            part = self.window(outline)
            if self.height[part].size == 0:
                continue
            x, y = self.x[part], self.y[part]
            distance = signed_distance(outline, x, y)
            cover = np.clip(distance * self.scale + 0.5, 0.0, 1.0)
            t = np.clip(distance / bevel, 0.0, 1.0)
            shape = {"round": np.sqrt(1 - (1 - t) ** 2), "chamfer": t, "flat": np.ones_like(t)}[profile]
            new = base + rise * shape
            old = self.height[part]
            above = (new >= old) | sink
            self.height[part] = np.where(above & (cover > 0.5), new, old)
            speckle = fractal(x * 0.35 + 7, y * 0.9, 4, int(self.rng.integers(50)))
            shade = 1 + grain * (speckle - 0.5) * 2
            share = cover * above
            self.colour[part] = (
                self.colour[part] * (1 - share[..., None]) + rgb(colour) * shade[..., None] * share[..., None]
            )
            self.gloss[part] = self.gloss[part] * (1 - share) + gloss * share
            self.cover[part] = np.maximum(self.cover[part], cover)

    def paint(
        self,
        points: Sequence[Point],
        colour: str,
        *,
        alpha: float = 1.0,
        both: bool = False,
        wear: float = 0.35,
    ) -> None:
        """Colour what is already there; wear lets the metal show through in patches."""
        for outline in self._sides(points, both):
            part = self.window(outline)
            x, y = self.x[part], self.y[part]
            share = np.clip(signed_distance(outline, x, y) * self.scale + 0.5, 0, 1) * alpha
            share = share * (self.cover[part] > 0.5)
            if wear:
                share = share * (1 - wear * smoothstep(0.52, 0.62, fractal(x * 0.5, y * 0.8, 4, 31)))
            self.colour[part] = self.colour[part] * (1 - share[..., None]) + rgb(colour) * share[..., None]

    def shine(self, points: Sequence[Point], colour: str, strength: float = 1.0, both: bool = False) -> None:
        """Make an area give off light."""
        for outline in self._sides(points, both):
            part = self.window(outline)
            share = np.clip(signed_distance(outline, self.x[part], self.y[part]) * self.scale + 0.5, 0, 1)
            self.glow[part] = np.maximum(self.glow[part], share[..., None] * rgb(colour) * strength)

    def block(self, x0: float, y0: float, x1: float, y1: float, colour: str, **how: object) -> None:
        """Lay an upright rectangle."""
        self.plate(box(x0, y0, x1, y1), colour, **how)  # type: ignore[arg-type]

    def disc(self, x: float, y: float, radius: float, colour: str, **how: object) -> None:
        """Lay a round plate."""
        self.plate(circle(x, y, radius), colour, **how)  # type: ignore[arg-type]

    def bar(self, a: Point, b: Point, width: float, colour: str, **how: object) -> None:
        """Lay a beam, barrel or pipe."""
        self.plate(strip(a, b, width), colour, **how)  # type: ignore[arg-type]

    def level(self, x: float, y: float) -> float:
        """Read the height at one place [wu]."""
        row = int(np.clip((self.half_width - y) * self.scale, 0, self.height.shape[0] - 1))
        column = int(np.clip((x + self.half_length) * self.scale, 0, self.height.shape[1] - 1))
        return float(self.height[row, column])

    @staticmethod
    def _sides(points: Sequence[Point], both: bool) -> list[list[Point]]:
        return [list(points)] + ([[(x, -y) for x, y in points]] if both else [])
