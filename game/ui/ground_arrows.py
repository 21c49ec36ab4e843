"""Places the arrows at the screen's edge: one for each sort and edge, apart from one another, clear of panels."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.ui.edge_arrows import INSET, clear_of, edge_point
from game.ui.hud_state import EdgeArrow, Point

_MOST = 5  # of one edge
_APART, _ASIDE = 19.0, 132.0  # from one to the next, on an upright edge and on a level one, in units
_FIRST = ("zone", "starship")
_HIGH = 24.0  # of an arrow with its words

Placed = tuple[EdgeArrow, Point]


def place_arrows(
    arrows: list[EdgeArrow], size: tuple[int, int], panels: list[pygame.Rect], scale: float
) -> list[Placed]:
    """Places arrows; those of one sort at one edge become one with their number, the largest groups first."""
    inset = INSET * scale
    grown = [panel.inflate(1.5 * inset, 1.5 * inset) for panel in panels]
    edges: dict[str, dict[tuple[str, str, str], Placed]] = {}
    for arrow in arrows:
        at = clear_of(edge_point(arrow.direction, size, inset), grown, size, inset)
        edge, key = _edge(at, size), (arrow.kind, arrow.side, arrow.label)
        kept = edges.setdefault(edge, {})
        if key in kept:
            other, spot = kept[key]
            larger = (arrow, at) if arrow.count > other.count else (other, spot)
            kept[key] = (replace(larger[0], count=other.count + arrow.count), larger[1])
        else:
            kept[key] = (arrow, at)
    out: list[Placed] = []
    for edge, kept in edges.items():
        rows = sorted(kept.values(), key=lambda each: (each[0].kind not in _FIRST, -each[0].count))[:_MOST]
        out += _apart(rows, edge in ("left", "right"), size, grown, scale)
    return out


def _edge(at: Point, size: tuple[int, int]) -> str:
    gaps = {"left": at[0], "right": size[0] - at[0], "top": at[1], "bottom": size[1] - at[1]}
    return min(gaps, key=lambda name: gaps[name])


def _apart(
    rows: list[Placed], upright: bool, size: tuple[int, int], panels: list[pygame.Rect], scale: float
) -> list[Placed]:
    """Moves the arrows of one edge along it until none lies on another; what finds no room is left out."""
    along, gap = (1, _APART * scale) if upright else (0, _ASIDE * scale)
    taken: list[float] = []
    out: list[Placed] = []
    for arrow, at in rows:
        wish = at[along]
        steps = sorted((sign * step for step in range(12) for sign in (1, -1)), key=abs)
        for step in steps:  # LOOP: places to either side, the nearest first
            spot = wish + step * gap * 0.5
            place = (at[0], spot) if upright else (spot, at[1])
            free = all(abs(spot - other) >= gap for other in taken)
            edge = _HIGH < spot < size[along] - (_HIGH if upright else gap)
            words = (place[0] + gap, place[1])  # which stand to the right of an arrow on a level edge
            clear = not any(p.collidepoint(place) or (not upright and p.collidepoint(words)) for p in panels)
            if free and edge and clear:
                taken.append(spot)
                out.append((arrow, place))
                break
    return out
