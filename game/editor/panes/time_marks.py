"""The signs of a timeline: each thing that can happen has a shape of its own beside its colour."""

from __future__ import annotations

import pygame

from game.editor.course import Moment
from game.ui.sheet import Sheet
from game.ui.theme import Colour, Theme

_HALF = 5.0
_SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "wave": ((-1, -1), (1, 0), (-1, 1)),
    "radio": ((-1, -0.8), (1, -0.8), (1, 0.4), (-0.1, 0.4), (-0.6, 1), (-0.6, 0.4), (-1, 0.4)),
    "order": ((-1, -1), (0, -1), (1, 0), (0, 1), (-1, 1), (0, 0)),
    "objective": ((-0.8, 1), (-0.8, -1), (1, -0.45), (-0.5, 0.1), (-0.5, 1)),
    "checkpoint": ((-1, -0.2), (-0.5, -0.6), (-0.1, 0), (0.7, -1), (1, -0.7), (0, 0.9), (-0.2, 0.9)),
    "end": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "": ((-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)),
}
_LIKE = {"launch": "order", "doctrine": "order", "task": "order"}
_FIRST = ("end", "wave", "order", "launch", "doctrine", "task", "checkpoint", "objective", "radio")
"""what a mark that does several things looks like"""


def draw_sign(sheet: Sheet, moment: Moment, x: float, y: float, theme: Theme, side: Colour, hollow: bool) -> None:
    """Draw the sign of a moment about a point; hollow where it may come later, or be kept from coming."""
    kind = next((each for each in _FIRST if each in moment.kinds), "")
    shape = _SHAPES[_LIKE.get(kind, kind)]
    inks = {"victory": theme.good, "partial": theme.warning, "defeat": theme.danger}
    ink = next((inks[word] for word in inks if kind == "end" and word in moment.text), side)
    k = sheet.kit.scale
    points = [((x + dx * _HALF) * k, (y + dy * _HALF) * k) for dx, dy in shape]
    if hollow or moment.unless:
        pygame.draw.polygon(sheet.surface, theme.glass, points)
        pygame.draw.polygon(sheet.surface, ink, points, max(1, round(1.4 * k)))
    else:
        pygame.draw.polygon(sheet.surface, ink, points)
    if len(moment.kinds) > 1:
        pygame.draw.circle(sheet.surface, theme.text, ((x + _HALF) * k, (y - _HALF) * k), 1.8 * k)
