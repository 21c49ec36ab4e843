"""Draws where a side's missiles went: one stream that parts into a band for each end."""

from __future__ import annotations

import pygame

from game.sim.tallies import FLOW_WORDS, SideTally
from game.ui import words
from game.ui.hud_boxes import Box
from game.ui.pen import Sketch
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour, Theme

PITCH = 13.0  # of the lines of text beside the bands
GAP = 3.0  # between bands
HEAD = 104.0  # width of what is said before the stream
TAIL = 150.0  # width of what is said behind it
STEPS = 24  # corners of a band's edge
MOST_TRUNK = 0.72  # of the height, for the stream before it parts
LEAST = 46.0  # height of a stream that can be read

_STRUCK = ("hull", "burst")
_ADRIFT = ("spent", "flying")


def tallest(side: SideTally) -> float:
    """Gives the height below which a side's bands and their words cannot be told apart."""
    return max(LEAST, PITCH * len(side.flow))


def draw_flow(sheet: Sheet, side: SideTally, box: Box) -> None:
    """Draws one side's launches from left to right, with a line of text at each end."""
    theme = sheet.kit.theme
    ink, head = theme.side(side.side), min(HEAD, box.w * 0.26)
    tail = min(TAIL, box.w * 0.34)
    top = box.y + 2
    sheet.picture(box.x + 7, top + 5, sheet.kit.emblem(side.side, 6, ink), centre=True)
    sheet.label(box.x + 20, top + 1, side.name or words.SIDES.get(side.side, side.side), CAP_LABEL, ink, room=head - 24)
    sheet.label(box.x, top + 20, f"{side.launched} launched", CAP_LABEL, room=head - 8)
    if side.decoys:
        sheet.label(box.x, top + 35, f"{side.decoys} decoys", CAP_UNIT, theme.dim, room=head - 8)
    if not side.flow:
        return
    wide = box.w - head - tail
    rows = _rows(side, box.h)
    key = ("flow", side, round(wide, 1), round(box.h, 1))
    sheet.picture(box.x + head, box.y, sheet.kit.bake(key, lambda: _bands(sheet, side, rows, wide, box.h)))
    x = box.x + head + wide + 10
    for (name, count), (_, _, middle, _) in zip(side.flow, rows, strict=True):
        y = box.y + middle - CAP_LABEL / 2
        sheet.label(x + 26, y, str(count), CAP_LABEL, _colour(theme, side.side, name), "right")
        sheet.label(x + 34, y + 0.5, FLOW_WORDS[name], CAP_UNIT, theme.text, room=tail - 46, tracking=1.0)


def _rows(side: SideTally, height: float) -> list[tuple[float, float, float, float]]:
    """Lays the bands out. Returns: (top at the source, thickness, middle at the end, thickness) of each"""
    total = sum(count for _, count in side.flow)
    trunk = (height - 4) * MOST_TRUNK
    while trunk > 8 and _need(side, total, trunk) > height:
        trunk -= 1.0
    slack = max(0.0, height - _need(side, total, trunk)) / max(1, len(side.flow))
    rows, start, end = [], (height - trunk) / 2, 0.0
    for _, count in side.flow:
        thick = trunk * count / total
        room = max(PITCH, thick + GAP) + slack
        rows.append((start, thick, end + room / 2, thick))
        start, end = start + thick, end + room
    return rows


def _need(side: SideTally, total: int, trunk: float) -> float:
    return sum(max(PITCH, trunk * count / total + GAP) for _, count in side.flow)


def _bands(
    sheet: Sheet, side: SideTally, rows: list[tuple[float, float, float, float]], wide: float, height: float
) -> pygame.Surface:
    theme = sheet.kit.theme
    sketch = Sketch(wide, height, sheet.kit.scale)
    stem = 12.0
    for (name, _), (start, thick, middle, end) in zip(side.flow, rows, strict=True):
        colour = _colour(theme, side.side, name)
        upper, lower = [], []
        for step in range(STEPS + 1):
            share = step / STEPS
            ease = share * share * (3.0 - 2.0 * share)
            x = stem + (wide - stem - 4.0) * share
            centre = (start + thick / 2) * (1 - ease) + middle * ease
            half = max(0.6, (thick * (1 - ease) + end * ease) / 2)
            upper.append((x, centre - half))
            lower.append((x, centre + half))
        sketch.polygon(upper + lower[::-1], colour, 225 if name in _STRUCK else 120)
        sketch.polygon(_slab(wide - 4.0, middle - max(end, 1.2) / 2, 4.0, max(end, 1.2)), colour, 255)
    first, last = rows[0], rows[-1]
    trunk = _slab(0.0, first[0], stem, last[0] + last[1] - first[0])
    sketch.polygon(trunk, theme.side(side.side), 255)
    return sketch.finish()


def _slab(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _colour(theme: Theme, side: str, name: str) -> Colour:
    """Gives the defender's colour to what was stopped, danger to what struck, grey to what went nowhere."""
    if name in _STRUCK:
        return theme.danger
    if name in _ADRIFT:
        return theme.dim
    return theme.side("arume" if side == "race" else "race")
