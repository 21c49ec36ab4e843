"""Draws the head of every menu: emblem, name of the game, line, subtitle; and the shade under the left side."""

from __future__ import annotations

import pygame

from game.ui.screen import Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_TITLE

LOW = 500.0  # windows lower than this, in units, get a small head
WIDE = 1000.0


def margin_of(screen: Screen) -> float:
    """Returns how far things stand from the window's edge."""
    return 44.0 if screen.width >= WIDE else 16.0


def masthead(screen: Screen, sheet: Sheet, title: str, subtitle: str, margin: float, side: str = "race") -> float:
    """Writes the title; returns where the page may begin."""
    theme = screen.kit.theme
    accent = theme.side(side)
    if screen.height < LOW:
        sheet.picture(margin + 14, 26, screen.kit.emblem(side, 13, accent), centre=True)
        sheet.label(margin + 36, 17, title, 18, room=screen.width * 0.5 - 40, tracking=3)
        return 52.0
    cap = CAP_TITLE if screen.width >= WIDE else 24
    sheet.picture(margin + 26, 66, screen.kit.emblem(side, 24, accent), centre=True)
    width = sheet.label(margin + 66, 44, title, cap, tracking=5.2, room=screen.width - margin * 2 - 66)
    sheet.rect(margin + 68, 91, max(width, 300) + 70, 1.4, accent, 200)
    sheet.label(margin + 68, 101, subtitle, CAP_LABEL, theme.dim, tracking=2.6)
    return 130.0


def shade(screen: Screen, surface: pygame.Surface, reach: int = 120, strength: int = 190) -> None:
    """Darkens the left, where things stand. reach: in 256ths of the width"""

    def make() -> pygame.Surface:
        strip = pygame.Surface((256, 1), pygame.SRCALPHA)
        for x in range(256):
            strip.set_at((x, 0), (0, 0, 0, max(0, round(strength * (1 - x / reach))) if x < reach else 0))
        return pygame.transform.smoothscale(strip, screen.size)

    picture = screen.kit.bake(("shade", reach, strength), make)
    surface.blit(picture, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
