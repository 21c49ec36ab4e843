"""Bakes and remembers the parts that panels are made of: glass, icons, emblems, portraits, hull drawings."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui import icons
from game.ui.face import Face
from game.ui.pen import Sketch, cut_rect
from game.ui.silhouettes import outline_drawing
from game.ui.theme import Colour, Theme, theme_of
from game.ui.weapon_icons import weapon

HEADINGS = 32
ACCENT_RUN = 34
ACCENT_WIDTH = 2.0

Silhouette = Callable[[str, Colour, tuple[int, int]], pygame.Surface]
_log = logging.getLogger(__name__)


class Kit:
    """Holds one interface scale and palette, and every picture baked for them.

    scale: [px/unit] interface scale
    silhouette: makes a premultiplied hull drawing, bow to the right; our own outlines without one
    portraits: folder of portrait pictures, None draws emblems instead
    """

    def __init__(
        self,
        ui_scale: float = 1.0,
        palette_mode: str = "normal",
        silhouette: Silhouette | None = None,
        portraits: Path | None = None,
    ) -> None:
        self.scale = ui_scale
        self.theme: Theme = theme_of(palette_mode)
        self.face = Face(ui_scale)
        self.portraits = portraits
        self._silhouette = silhouette
        self._baked: dict[tuple[object, ...], pygame.Surface] = {}

    def px(self, units: float) -> int:
        """Returns whole pixels for a length in units."""
        return round(units * self.scale)

    def bake(self, key: tuple[object, ...], make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Returns the picture kept under a key, making it the first time."""
        found = self._baked.get(key)
        if found is None:
            found = self._baked[key] = make()
        return found

    def glass(
        self,
        width: float,
        height: float,
        accent: Colour | None = None,
        cut: float = 10,
        alpha: int | None = None,
        right: bool = False,
    ) -> pygame.Surface:
        """Returns panel glass with two cut corners, a hairline and, with an accent, the 2-px accent run."""
        alpha = self.theme.glass_alpha if alpha is None else max(alpha, min(self.theme.glass_alpha, 242))

        def make() -> pygame.Surface:
            sketch = Sketch(width, height, self.scale)
            outline = cut_rect(0.5, 0.5, width - 1, height - 1, cut, right)
            sketch.polygon(outline, self.theme.glass, alpha)
            sketch.line(outline, self.theme.hairline, 1, self.theme.hairline_alpha, closed=True)
            if accent is not None:
                left, far = 1.0, width - 1.0
                run = [(left, height), (left, cut), (cut, 1.0), (cut + ACCENT_RUN, 1.0)]
                if right:
                    run = [(far, height), (far, cut), (width - cut, 1.0), (width - cut - ACCENT_RUN, 1.0)]
                sketch.line(run, accent, ACCENT_WIDTH, 235)
            return sketch.finish()

        return self.bake(("glass", width, height, accent, cut, alpha, right), make)

    def contact(self, kind: str, side: str, size: float, colour: Colour, angle: float) -> pygame.Surface:
        """Returns a contact shape turned to the nearest of 32 headings (clockwise on the screen)."""
        step = round(angle / math.tau * HEADINGS) % HEADINGS

        def make() -> pygame.Surface:
            half = size * 1.5 + 2
            sketch = Sketch(2 * half, 2 * half, self.scale)
            icons.contact(sketch, half, half, size, kind, side, colour, step * math.tau / HEADINGS)
            return sketch.finish()

        return self.bake(("contact", kind, side, size, colour, step), make)

    def emblem(self, side: str, radius: float, colour: Colour, alpha: int = 255) -> pygame.Surface:
        """Returns the sign of a side."""

        def make() -> pygame.Surface:
            half = radius * 1.1 + 2
            sketch = Sketch(2 * half, 2 * half, self.scale)
            icons.emblem(sketch, half, half, radius, side, colour, alpha)
            return sketch.finish()

        return self.bake(("emblem", side, radius, colour, alpha), make)

    def weapon(self, icon: str, colour: Colour) -> pygame.Surface:
        """Returns a weapon picture, 36 units square."""

        def make() -> pygame.Surface:
            sketch = Sketch(36, 28, self.scale)
            weapon(sketch, 18, 14, icon, colour)
            return sketch.finish()

        return self.bake(("weapon", icon, colour), make)

    def diamond(self, state: str, colour: Colour) -> pygame.Surface:
        """Returns the mark before an objective, 16 units square."""

        def make() -> pygame.Surface:
            sketch = Sketch(16, 16, self.scale)
            icons.check_diamond(sketch, 8, 8, 5, colour, state)
            return sketch.finish()

        return self.bake(("diamond", state, colour), make)

    def triangle(self, size: float, colour: Colour) -> pygame.Surface:
        """Returns the warning triangle."""

        def make() -> pygame.Surface:
            sketch = Sketch(2 * size + 2, 2 * size + 2, self.scale)
            icons.warning_triangle(sketch, size + 1, size + 1, size, colour)
            return sketch.finish()

        return self.bake(("triangle", size, colour), make)

    def padlock(self, colour: Colour) -> pygame.Surface:
        """Returns a lock, 16 units square."""

        def make() -> pygame.Surface:
            sketch = Sketch(16, 16, self.scale)
            icons.padlock(sketch, 8, 9, colour)
            return sketch.finish()

        return self.bake(("padlock", colour), make)

    def theatre(self, kind: str, colour: Colour, accent: Colour) -> pygame.Surface:
        """Returns the sign of a theatre, 30 by 24 units."""

        def make() -> pygame.Surface:
            sketch = Sketch(30, 24, self.scale)
            icons.theatre(sketch, 16, 12, kind, colour, accent)
            return sketch.finish()

        return self.bake(("theatre", kind, colour, accent), make)

    def hull(self, name: str, colour: Colour, width: float, height: float) -> pygame.Surface:
        """Returns the edge-lit drawing of a hull, bow to the right, fitted into the size."""
        size = (self.px(width), self.px(height))

        def make() -> pygame.Surface:
            if self._silhouette is not None:
                return self._silhouette(name, colour, size)
            return outline_drawing(name, colour, size)

        return self.bake(("hull", name, colour, size), make)

    def portrait(self, name: str, side: str, size: float) -> pygame.Surface:
        """Returns a framed portrait; a missing picture becomes the side's emblem and is logged once."""
        return self.bake(("portrait", name, side, size), lambda: self._make_portrait(name, side, size))

    def _make_portrait(self, name: str, side: str, size: float) -> pygame.Surface:
        colour = self.theme.side(side)
        edge = self.px(size)
        result = pygame.Surface((edge, edge), pygame.SRCALPHA)
        result.fill((*self.theme.glass, 255))
        path = self.portraits / f"{name}.png" if self.portraits is not None else None
        if path is not None and path.is_file():
            picture = pygame.image.load(str(path))
            result.blit(pygame.transform.smoothscale(picture, (edge, edge)), (0, 0))
        else:
            if path is not None:
                _log.warning("portrait %s is missing; the emblem stands in", name)
            sign = self.emblem(side, size * 0.34, colour)
            at = ((edge - sign.get_width()) // 2, (edge - sign.get_height()) // 2)
            result.blit(sign, at, special_flags=pygame.BLEND_PREMULTIPLIED)
        pygame.draw.rect(result, (*colour, 255), result.get_rect(), max(1, self.px(1)))
        return result
