"""Draws arrows at the screen edge for what lies beyond it: merged when close, clear of the panels, eight at most."""

from __future__ import annotations

import math
from dataclasses import replace

import pygame

from game.ui.hud_state import EdgeArrow, Point
from game.ui.kit import HEADINGS, Kit
from game.ui.name_plate import put_name
from game.ui.pen import Sketch, turned
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

MERGE_PX = 40.0
MOST = 8
INSET = 18.0
LABEL_GAP = 18.0
_ORDER = {"genocide": -1, "missile": 0, "big_ship": 1, "zone": 2, "ship": 3, "planet": 4}


def edge_point(direction: Point, size: tuple[int, int], inset: float) -> Point:
    """Returns where a ray from the middle of the screen meets the inset rectangle."""
    dx, dy = direction
    half_w, half_h = size[0] / 2 - inset, size[1] / 2 - inset
    reach = min(half_w / abs(dx) if dx else math.inf, half_h / abs(dy) if dy else math.inf)
    if not math.isfinite(reach):
        return size[0] / 2 + half_w, size[1] / 2
    return size[0] / 2 + dx * reach, size[1] / 2 + dy * reach


def clear_of(point: Point, panels: list[pygame.Rect], size: tuple[int, int], inset: float) -> Point:
    """Slides a point along its edge to the nearest place that none of the (already widened) panels covers."""
    upright = min(point[0], size[0] - point[0]) <= min(point[1], size[1] - point[1])
    along, across = (1, 0) if upright else (0, 1)
    spans = [
        (p[along], p[along] + p[along + 2])
        for p in panels
        if p[across] <= point[across] <= p[across] + p[across + 2]
    ]
    options = [point[along], *(end for span in spans for end in span)]
    options = [
        v for v in options if inset <= v <= size[along] - inset and not any(a < v < b for a, b in spans)
    ]
    if options:
        best = min(options, key=lambda v: abs(v - point[along]))
        return (point[0], best) if upright else (best, point[1])
    return _inward(point, panels, across, size[across])


def _inward(point: Point, panels: list[pygame.Rect], across: int, reach: int) -> Point:
    """Moves a point from a crowded edge towards the middle until it is free."""
    spot = list(point)
    for _ in range(len(panels)):
        hit = next((p for p in panels if p.collidepoint(spot)), None)
        if hit is None:
            break
        spot[across] = hit[across] + hit[across + 2] + 1 if spot[across] < reach / 2 else hit[across] - 1
    return spot[0], spot[1]


def merge(
    arrows: list[EdgeArrow], size: tuple[int, int], panels: list[pygame.Rect], scale: float
) -> list[tuple[EdgeArrow, Point]]:
    """Places arrows; those of one kind and side closer than 40 px become one with a count."""
    inset = INSET * scale
    grown = [p.inflate(1.5 * inset, 1.5 * inset) for p in panels]
    placed: list[tuple[EdgeArrow, Point]] = []
    for arrow in sorted(arrows, key=lambda a: _ORDER.get(a.kind, 9)):
        at = clear_of(edge_point(arrow.direction, size, inset), grown, size, inset)
        for index, (other, spot) in enumerate(placed):
            alike = (other.kind, other.side) == (arrow.kind, arrow.side)
            if alike and math.dist(at, spot) < MERGE_PX * scale:
                both = other.count + arrow.count
                label = other.label if other.label == arrow.label else ""
                placed[index] = (replace(other, count=both, label=label), spot)
                break
        else:
            placed.append((arrow, _beside(at, placed, size, scale)))
    return placed[:MOST]


def _beside(at: Point, placed: list[tuple[EdgeArrow, Point]], size: tuple[int, int], scale: float) -> Point:
    """Moves a place along its edge away from arrows with words, which must be read."""
    upright = min(at[0], size[0] - at[0]) <= min(at[1], size[1] - at[1])
    for other, spot in placed:
        if other.label and math.dist(at, spot) < MERGE_PX * scale:
            sign = 1.0 if at[upright] >= spot[upright] else -1.0
            moved = spot[upright] + sign * MERGE_PX * scale
            at = (at[0], moved) if upright else (moved, at[1])
    return at


def draw_arrows(screen: pygame.Surface, kit: Kit, placed: list[tuple[EdgeArrow, Point]]) -> None:
    """Draws placed arrows with label and count on their inner side."""
    for arrow, (x, y) in placed:
        safe = kit.theme.good if arrow.kind == "zone" else kit.theme.side(arrow.side)
        colour = kit.theme.danger if arrow.kind in ("missile", "genocide") else safe
        picture = _arrow(kit, arrow, colour)
        screen.blit(
            picture, picture.get_rect(center=(round(x), round(y))), special_flags=pygame.BLEND_PREMULTIPLIED
        )
        _caption(screen, kit, arrow, x, y, colour)


def _caption(screen: pygame.Surface, kit: Kit, arrow: EdgeArrow, x: float, y: float, colour: Colour) -> None:
    words = f"{arrow.label} ×{arrow.count}".strip() if arrow.count > 1 else arrow.label
    if not words:
        return
    cap = CAP_LABEL if arrow.label else CAP_UNIT
    text = kit.face.label(words, cap, colour)
    width, height = screen.get_size()
    gap = LABEL_GAP * kit.scale
    if x > width * 0.9 or x + gap + text.width > width - gap:
        put_name(screen, kit, text, x - gap - text.width, y - cap * kit.scale / 2)
    elif x < width * 0.1:
        put_name(screen, kit, text, x + gap, y - cap * kit.scale / 2)
    else:
        put_name(screen, kit, text, x + gap, y + (2 if y < height / 2 else -10) * kit.scale)


def _arrow(kit: Kit, arrow: EdgeArrow, colour: Colour) -> pygame.Surface:
    angle = math.atan2(arrow.direction[1], arrow.direction[0])
    step = round(angle / math.tau * HEADINGS) % HEADINGS

    def make() -> pygame.Surface:
        sketch = Sketch(30, 30, kit.scale)
        turn = step * math.tau / HEADINGS
        if arrow.kind == "genocide":
            sketch.polygon(turned([(13, 0), (3, 8), (3, -8)], 15, 15, 1, turn), colour)
            sketch.ring(*turned([(-4, 0)], 15, 15, 1, turn)[0], 6, colour, 2.4)
        elif arrow.kind == "missile":
            sketch.polygon(turned([(12, 0), (-4, 8), (0, 0), (-4, -8)], 15, 15, 1, turn), colour)
            sketch.line(turned([(-8, 7), (-4, 0), (-8, -7)], 15, 15, 1, turn), colour, 2)
        elif arrow.side == "arume":
            sketch.line(turned([(12, 0), (0, 7), (-6, 0), (0, -7)], 15, 15, 1, turn), colour, 2, closed=True)
        elif arrow.side == "race":
            sketch.polygon(turned([(12, 0), (-5, 6), (-5, -6)], 15, 15, 1, turn), colour)
        else:
            sketch.ring(15, 15, 7, colour, 2)
            sketch.polygon(turned([(13, 0), (8, 4), (8, -4)], 15, 15, 1, turn), colour)
        return sketch.finish()

    return kit.bake(("arrow", arrow.kind in ("missile", "genocide") and arrow.kind, arrow.side, colour, step), make)
