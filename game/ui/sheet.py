"""Lays text, bars and pictures out on one panel, measured in units from its top left corner."""

from __future__ import annotations

import pygame

from game.ui.face import TRACKING, Text, put
from game.ui.kit import Kit
from game.ui.pen import blit, tint_rect
from game.ui.theme import BODY_SIZE, CAP_LABEL, WHITE, Colour

GHOST_ALPHA = 90
TROUGH_ALPHA = 28


class Sheet:
    """One panel's picture while it is being painted."""

    def __init__(self, kit: Kit, width: float, height: float, glass: pygame.Surface | None = None) -> None:
        self.kit = kit
        self.width, self.height = width, height
        if glass is not None:
            self.surface = glass.copy()
        else:
            self.surface = pygame.Surface((kit.px(width) + 1, kit.px(height) + 1), pygame.SRCALPHA)

    @classmethod
    def over(cls, kit: Kit, surface: pygame.Surface) -> Sheet:
        """Returns a sheet that paints straight onto the screen."""
        sheet = cls.__new__(cls)
        sheet.kit, sheet.surface = kit, surface
        sheet.width, sheet.height = surface.get_width() / kit.scale, surface.get_height() / kit.scale
        return sheet

    def label(
        self,
        x: float,
        y: float,
        text: str,
        cap: float = CAP_LABEL,
        colour: Colour | None = None,
        align: str = "left",
        room: float | None = None,
        tracking: float = TRACKING,
        shadow: bool = True,
    ) -> float:
        """Writes a line of the stroke face, cap top at y; returns its width in units."""
        colour = self.kit.theme.text if colour is None else colour
        line = self.kit.face.label(text, cap, colour, max_width=room, tracking=tracking, shadow=shadow)
        return self._put(line, x, y, align)

    def body(
        self,
        x: float,
        y: float,
        text: str,
        size: float = BODY_SIZE,
        colour: Colour | None = None,
        align: str = "left",
        room: float | None = None,
    ) -> float:
        """Writes a line of running text, its box top at y; returns its width in units."""
        colour = self.kit.theme.text if colour is None else colour
        return self._put(self.kit.face.body(text, size, colour, max_width=room), x, y, align)

    def _put(self, line: Text, x: float, y: float, align: str) -> float:
        put(self.surface, line, x * self.kit.scale, y * self.kit.scale, align)
        return line.width / self.kit.scale

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour, alpha: int = 255) -> None:
        """Fills a box."""
        tint_rect(self.surface, self.box(x, y, width, height), colour, alpha)

    def box(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """Returns a box in whole pixels of this sheet."""
        px = self.kit.px
        left, top = px(x), px(y)
        return pygame.Rect(left, top, max(1, px(x + width) - left), max(1, px(y + height) - top))

    def picture(self, x: float, y: float, picture: pygame.Surface, centre: bool = False) -> None:
        """Lays a premultiplied picture, by its top left corner or its centre."""
        at = (x * self.kit.scale, y * self.kit.scale)
        if centre:
            at = (at[0] - picture.get_width() / 2, at[1] - picture.get_height() / 2)
        blit(self.surface, picture, at)

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        share: float,
        colour: Colour,
        segments: int = 0,
        ghost: float = 0.0,
        hatch: bool = False,
    ) -> None:
        """Draws a level: trough, lingering loss in white, fill, and gaps between segments.

        share, ghost: [0..1] what is left, and what was left a moment ago
        """
        share = min(1.0, max(0.0, share))
        self.rect(x, y, width, height, WHITE, TROUGH_ALPHA)
        if ghost > share:
            self.rect(x, y, width * min(1.0, ghost), height, WHITE, GHOST_ALPHA)
        if share > 0.004:
            self.rect(x, y, width * share, height, colour)
            if hatch:
                self.hatch(x, y, width * share, height)
        gap = max(1, self.kit.px(1.4))
        for index in range(1, segments):
            at = self.box(x + width * index / segments, y, 1, height)
            self.surface.fill((*self.kit.theme.glass, 255), pygame.Rect(at.left, at.top, gap, at.height))

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Strikes dark diagonals over a box: the second sign beside colour."""
        box = self.box(x, y, width, height)
        step, thick = self.kit.px(6), max(1, self.kit.px(1.5))
        before = self.surface.get_clip()
        self.surface.set_clip(box)
        for left in range(box.left - box.height, box.right, max(3, step)):
            ends = (left, box.bottom), (left + box.height, box.top)
            pygame.draw.line(self.surface, (*self.kit.theme.glass, 255), *ends, thick)
        self.surface.set_clip(before)

    def hollow(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Draws the frame of a box."""
        thick = max(1, self.kit.px(1.2))
        pygame.draw.rect(self.surface, (*colour, 255), self.box(x, y, width, height), thick)
