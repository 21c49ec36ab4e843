"""Draws great words over the battle: paused, victory, defeat."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.ui.face import put
from game.ui.hud_boxes import Box
from game.ui.hud_state import Banner
from game.ui.kit import Kit
from game.ui.pen import blit
from game.ui.theme import BODY_SIZE, CAP_UNIT, Colour

_CAP = 24.0
_TOP = 0.235  # of the window's height
_TALL = 76.0
_GAP = 8.0
_WIDE = 344.0  # of a line: the radio may speak beside it, at either edge


def draw_banner(screen: pygame.Surface, kit: Kit, banner: Banner, panels: Sequence[Box] = ()) -> None:
    """Lays the banner across the upper middle; below panels where they do not fit side by side.

    panels: those that have to be read beside it, in units
    """
    theme, k = kit.theme, kit.scale
    tones: dict[str, Colour] = {"good": theme.good, "warning": theme.warning, "danger": theme.danger}
    colour = tones.get(banner.tone, theme.text)
    room = screen.get_width() / k - 40
    title = kit.face.label(banner.title, _CAP, colour, max_width=room, tracking=6.0)
    lines = kit.face.wrap(banner.line, BODY_SIZE + 1, min(_WIDE, room), 4) if banner.line else []
    texts = [kit.face.body(line, BODY_SIZE + 1, theme.text) for line in lines]
    wide = max([title.width, *(text.width for text in texts)]) / k + 56
    tall = _TALL - 22 + 20 * len(texts)
    middle, top = screen.get_width() / 2, screen.get_height() * _TOP
    place = Box(middle / k - wide / 2, top / k, wide, tall)
    for panel in sorted(panels, key=lambda box: box.bottom):
        if place.touches(panel):
            place = place._replace(y=panel.bottom + _GAP)
    top = place.y * k
    glass = kit.glass(round(wide), round(tall), colour, 10, theme.strong_alpha)
    blit(screen, glass, (middle - glass.get_width() / 2, top))
    put(screen, title, middle, top + 16 * k, "centre")
    for row, text in enumerate(texts):
        put(screen, text, middle, top + (16 + _CAP + CAP_UNIT + 3 + row * 20) * k, "centre")
