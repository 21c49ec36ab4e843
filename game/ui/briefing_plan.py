"""Draws the map of a briefing: where forces stand as the battle begins, with zones, or over the line of the land."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

import pygame

from game.ui import words
from game.ui.hud_boxes import Box
from game.ui.kit import Kit
from game.ui.screen import cover
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT

_EDGE = 34.0  # between what is shown and the frame
_SCALES = (100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000)
_ARROW = 18.0
_GROUND = 0.36  # of a surface map's height lies below the lowest land: names find room there
_DIM = 120  # of what lies behind, by how much of the glass is laid over it, 255 all


@dataclass
class PlanMark:
    """A force on the map. at: x right, y up, in wu; heading: [rad] counter-clockwise, None for who stands still"""

    side: str
    name: str
    count: int
    at: tuple[float, float]
    heading: float | None = None
    own: bool = False


@dataclass
class Plan:
    """What a map shows.

    zones: (name, x, y, radius, side); land: corners of the height line, empty in orbit; sky: what lies behind, dimmed
    """

    marks: list[PlanMark] = field(default_factory=list)
    zones: list[tuple[str, float, float, float, str]] = field(default_factory=list)
    land: list[tuple[float, float]] = field(default_factory=list)
    sky: pygame.Surface | None = None


class _Frame:
    """How wu lie on the page. Surface maps stretch height so that it can be seen."""

    def __init__(self, plan: Plan, box: Box) -> None:
        xs = [mark.at[0] for mark in plan.marks] or [0.0]
        ys = [mark.at[1] for mark in plan.marks] or [0.0]
        wide, tall = max(max(xs) - min(xs), 600.0), max(max(ys) - min(ys), 300.0)
        room_w, room_h = box.w - 2 * _EDGE - 60, box.h - 2 * _EDGE
        ground, low = max(40.0, box.h * _GROUND), min((height for _, height in plan.land), default=0.0)
        if plan.land:
            tall, room_h = max(max(ys) - low, 300.0), box.h - ground - _EDGE
        self.kx = room_w / wide
        self.ky = min(room_h / tall, self.kx * 6.0) if plan.land else min(self.kx, room_h / tall)
        if not plan.land:
            self.kx = self.ky
        self.cx, self.cy = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        self.x0, self.y0 = box.x + box.w / 2, box.y + box.h / 2
        if plan.land:
            self.y0, self.cy = box.bottom - ground, low

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return (self.x0 + (x - self.cx) * self.kx, self.y0 - (y - self.cy) * self.ky)


def draw_plan(kit: Kit, sheet: Sheet, plan: Plan, box: Box) -> None:
    """Draws the map into a box."""
    frame = _Frame(plan, box)
    before = sheet.surface.get_clip()
    sheet.surface.set_clip(sheet.box(*box))
    if plan.sky is not None:
        cover(sheet.surface.subsurface(sheet.box(*box)), plan.sky)
        sheet.rect(*box, kit.theme.glass, _DIM)
    _grid(kit, sheet, frame, box)
    marks = [(mark, _held(frame(*mark.at), box)) for mark in sorted(plan.marks, key=lambda each: not each.own)]
    taken = [Box(x - 8, y - 7, 16, 14) for _, (x, y) in marks]  # no name covers a force, another name or the scale
    measure, above = (words.METRES, bool(plan.zones)) if plan.land else (words.KM, False)
    taken.append(_scale(kit, sheet, frame, box, measure, above))
    if plan.land:
        _land(kit, sheet, frame, plan.land, box)
    for name, x, y, radius, side in plan.zones:
        place = _ground if plan.land else _zone
        taken += place(kit, sheet, frame(x, y), radius * frame.kx, name, side, box)
    for mark, at in marks:
        _mark(kit, sheet, mark, at, box, taken)
    sheet.surface.set_clip(before)


def _grid(kit: Kit, sheet: Sheet, frame: _Frame, box: Box) -> None:
    step = 48.0
    for each in range(int(box.w // step) + 1):
        sheet.rect(box.x + each * step, box.y, 1, box.h, kit.theme.hairline, 16)
    for each in range(int(box.h // step) + 1):
        sheet.rect(box.x, box.y + each * step, box.w, 1, kit.theme.hairline, 16)


def _held(at: tuple[float, float], box: Box) -> tuple[float, float]:
    """Returns a place inside a box, as near as it may be."""
    return min(max(at[0], box.x + 14), box.right - 14), min(max(at[1], box.y + 14), box.bottom - 14)


def _ground(
    kit: Kit, sheet: Sheet, at: tuple[float, float], radius: float, name: str, side: str, box: Box
) -> list[Box]:
    """Draws a zone of a surface map: from where to where, along its lower edge. Returns where it is named"""
    ink = kit.theme.side(side) if side else kit.theme.text
    left, right, y = max(at[0] - radius, box.x), min(at[0] + radius, box.right), box.bottom - 26
    if right <= left:
        return []
    sheet.rect(left, y, right - left, box.bottom - y, ink, 30)
    for x in (left, right - 1):
        sheet.rect(x, y - 14, 1, box.bottom - y + 14, ink, 150)
    wide = kit.face.width(name, CAP_UNIT, 1.2)
    x = min(max((left + right) / 2, box.x + wide / 2 + 4), box.right - wide / 2 - 4)
    sheet.label(x, y + 8, name, CAP_UNIT, ink, "centre", tracking=1.2)
    return [Box(x - wide / 2, y + 4, wide, 14)]


def _zone(
    kit: Kit, sheet: Sheet, at: tuple[float, float], radius: float, name: str, side: str, box: Box
) -> list[Box]:
    """Draws a zone in orbit, named at its top, or where its edge leaves the map. Returns where it is named"""
    ink = kit.theme.side(side) if side else kit.theme.dim
    count = min(240, max(24, int(radius / 2)))
    for step in range(count):
        turn = math.tau * step / count
        x, y = at[0] + radius * math.cos(turn), at[1] + radius * math.sin(turn)
        if box.has(x, y):
            sheet.rect(x - 1, y - 1, 2, 2, ink, 120)
    half = min(75.0, kit.face.width(name, CAP_UNIT, 1.2) / 2)
    x = min(max(at[0], box.x + 8 + half), box.right - 8 - half)
    edge = min(max(at[0], box.x), box.right) - at[0]
    if not name or abs(edge) > radius:
        return []
    y = min(max(at[1] - math.sqrt(radius * radius - edge * edge) - (2 if not edge else 12), box.y + 8), box.bottom - 30)
    sheet.label(x, y, name, CAP_UNIT, ink, "centre", tracking=1.2, room=150)
    return [Box(x - half, y - 2, 2 * half, 12)]


def _land(kit: Kit, sheet: Sheet, frame: _Frame, land: list[tuple[float, float]], box: Box) -> None:
    ends = [(land[0][0] - 1e5, land[0][1]), *land, (land[-1][0] + 1e5, land[-1][1])]
    step = 3.0
    for each in range(int(box.w // step) + 1):
        x = box.x + each * step
        wx = (x - frame.x0) / frame.kx + frame.cx
        one, two = next(((a, b) for a, b in pairwise(ends) if a[0] <= wx <= b[0]), (ends[-2], ends[-1]))
        share = (wx - one[0]) / max(two[0] - one[0], 1e-6)
        y = frame(wx, one[1] + (two[1] - one[1]) * share)[1]
        sheet.rect(x, y, step, box.bottom - y, kit.theme.hairline, 40)
        sheet.rect(x, y, step, 1.5, kit.theme.dim, 160)


def _mark(
    kit: Kit, sheet: Sheet, mark: PlanMark, at: tuple[float, float], box: Box, taken: list[Box]
) -> None:
    theme = kit.theme
    ink = theme.side(mark.side)
    x, y = at
    size = 7.0 if mark.own else 5.5
    angle = -mark.heading if mark.heading is not None else 0.0
    if mark.heading is not None:
        for step in range(2, 7):
            far = size + step * _ARROW / 5
            sheet.rect(x + far * math.cos(angle) - 1, y + far * math.sin(angle) - 1, 2, 2, ink, 190)
    sheet.picture(x, y, kit.contact("ship", mark.side, size, ink, angle), centre=True)
    text = f"{mark.name} {mark.count}" if mark.count > 1 else mark.name
    wide = kit.face.width(text, CAP_LABEL, 1.2)
    left = min(max(x - wide / 2, box.x + 2), box.right - wide - 4)
    spots = [Box(left, y + down, wide, 12) for down in (13, -24, 27, -38, 41, -52, 55, -66)]
    inside = [spot for spot in spots if spot.y > box.y and spot.bottom < box.bottom]
    spot = next((each for each in inside if not any(each.touches(other) for other in taken)), None)
    if spot is None:
        return
    taken.append(spot)
    sheet.label(spot.x, spot.y + 2, text, CAP_LABEL, theme.text if mark.own else ink, tracking=1.2)


def _scale(kit: Kit, sheet: Sheet, frame: _Frame, box: Box, measure: str, above: bool) -> Box:
    """Draws how long a round distance is; above, where zones stand below. Returns where"""
    fitting = [each for each in _SCALES if each * frame.kx <= box.w * 0.3]
    length = fitting[-1] if fitting else _SCALES[0]
    wide = length * frame.kx
    x, y = box.right - wide - 4, box.y + 20 if above else box.bottom - 6
    sheet.rect(x, y, wide, 2, kit.theme.dim, 200)
    text = f"{length:,} {measure}"
    sheet.label(x + wide, y - 12, text, CAP_UNIT, kit.theme.dim, "right", tracking=1.2)
    return Box(x - 6, y - 16, wide + 10, 22)
