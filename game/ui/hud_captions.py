"""Draws captions of sounds: an arrow or a dot and a few words, low at the edge of the screen, clear of every panel."""

from __future__ import annotations

import math
from functools import partial

import pygame

from game.ui.face import put
from game.ui.kit import Kit
from game.ui.pen import Sketch, blit, faded, turned
from game.ui.theme import BODY_SIZE, Colour
from game.view.captions import MOST, Bearing, Caption

ROW, WIDE, MARGIN = 20.0, 190.0, 10.0
URGENT = 9.0  # priority of sounds that are written in the colour of warnings
_MARK = 15.0
_HIGHEST = 0.22  # of the screen: no caption stands higher, where titles and warnings are
_STEPS, _FADES = 16, 4
_ARROW = [(6.0, 0.0), (-4.0, 4.5), (-1.5, 0.0), (-4.0, -4.5)]


class CaptionPlace:
    """Finds where captions stand, and keeps to it while nothing comes in the way."""

    def __init__(self) -> None:
        self._last: pygame.Rect | None = None

    def find(
        self, size: tuple[int, int], scale: float, panels: list[pygame.Rect], left: bool = False
    ) -> pygame.Rect:
        """Give room for all rows there may be, or for fewer where the window is too full.

        panels: what must not be covered [px]; left: the left edge first
        """
        grown = [panel.inflate(8, 8) for panel in panels]
        if self._last is not None and self._last.collidelist(grown) < 0:
            return self._last
        for rows in range(MOST, 0, -1):
            for x in self._columns(size, scale, left):
                place = _lowest_free(size, scale, grown, rows, x)
                if place is not None:
                    self._last = place
                    return place
        tall = round(ROW * scale)
        return pygame.Rect(round((size[0] - WIDE * scale) / 2), size[1] // 2 + tall, round(WIDE * scale), tall)

    def _columns(self, size: tuple[int, int], scale: float, left: bool) -> list[int]:
        wide, margin = round(WIDE * scale), round(MARGIN * scale)
        edges = [margin, size[0] - margin - wide]
        return [*(edges if left else edges[::-1]), (size[0] - wide) // 2, size[0] // 4, size[0] * 3 // 4 - wide]


def _lowest_free(
    size: tuple[int, int], scale: float, panels: list[pygame.Rect], rows: int, x: int
) -> pygame.Rect | None:
    """Give the lowest room of a column that no panel is in. LOOP: steps of one unit"""
    place = pygame.Rect(x, 0, round(WIDE * scale), round(ROW * rows * scale))
    place.bottom = size[1] - round(MARGIN * scale)
    while place.top > _HIGHEST * size[1]:
        hit = place.collidelist(panels)
        if hit < 0:
            return place
        place.bottom = min(panels[hit].top, place.bottom - 1)
    return None


def draw_captions(screen: pygame.Surface, kit: Kit, captions: list[Caption], place: pygame.Rect) -> None:
    """Draw the lines, the newest below, held to the nearer edge; where few fit, those that matter most."""
    right = place.centerx > screen.get_width() / 2
    rows = max(1, round(place.height / (ROW * kit.scale)))
    first = sorted(captions, key=lambda each: (-each.priority, each.age_s))[:rows]
    shown = [each for each in captions if each in first]
    for index, caption in enumerate(shown):
        y = place.bottom - (len(shown) - index) * ROW * kit.scale
        _draw_line(screen, kit, caption, place, y, right)


def _draw_line(
    screen: pygame.Surface, kit: Kit, caption: Caption, place: pygame.Rect, y: float, right: bool
) -> None:
    theme, k = kit.theme, kit.scale
    colour = theme.warning if caption.priority >= URGENT else theme.text
    text = kit.face.body(caption.words, BODY_SIZE - 1, colour, max_width=WIDE - _MARK - 16)
    wide = round(text.width / k + _MARK + 14)
    x = place.right - wide * k if right else float(place.left)
    glass, mark = kit.glass(wide, ROW - 2, None, 4, 120), _mark(kit, caption.bearing, colour)
    step = max(1, round(caption.strength * _FADES))
    if step < _FADES:
        alpha, name = 255 * step // _FADES, (caption.words, colour, step)
        glass = kit.bake(("heard glass", wide, step), partial(faded, glass, alpha))
        mark = kit.bake(("heard mark", _step(caption.bearing), colour, step), partial(faded, mark, alpha))
        text = text._replace(surface=kit.bake(("heard", *name), partial(faded, text.surface, alpha)))
    blit(screen, glass, (x, y))
    blit(screen, mark, (x + 4 * k, y + ((ROW - 2) / 2 - _MARK / 2) * k))
    put(screen, text, x + (_MARK + 8) * k, y + 4.5 * k)


def _mark(kit: Kit, bearing: Bearing | None, colour: Colour) -> pygame.Surface:
    """Give an arrow to where it is heard from, or the dot of what is here."""
    step = _step(bearing)

    def make() -> pygame.Surface:
        sketch, half = Sketch(_MARK, _MARK, kit.scale), _MARK / 2
        if step < 0:
            sketch.ring(half, half, 3.5, colour, 1.8)
        else:
            sketch.polygon(turned(_ARROW, half, half, 1, step * math.tau / _STEPS), colour)
        return sketch.finish()

    return kit.bake(("heard from", step, colour), make)


def _step(bearing: Bearing | None) -> int:
    """Give which of the arrows shows a direction, -1 for the dot."""
    return -1 if bearing is None else round(math.atan2(bearing[1], bearing[0]) / math.tau * _STEPS) % _STEPS
