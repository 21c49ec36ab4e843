"""Paints the strip map: the whole land with its ground, friends and foes by shape, and the camera's frame."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pygame

from game.ui.ground_parts import ground_of
from game.ui.ground_state import BUILDING, CHARGE, FLYER, GREAT_SHIP, MALE, VEHICLE, StripMap
from game.ui.hud_boxes import Box
from game.ui.hud_part import Losses, Part, View
from game.ui.hud_state import HudState, Point
from game.ui.sheet import Sheet
from game.ui.theme import Colour

_EDGE, _TOP, _FLOOR = 7.0, 8.0, 8.0
_SIZES = {MALE: 1.9, VEHICLE: 4.0, FLYER: 3.2, GREAT_SHIP: 6.0, CHARGE: 2.2}
_SHAPES = {VEHICLE: "big", GREAT_SHIP: "big"}
_SIDES = ("race", "arume")
_MOST = 400  # contacts drawn; the nearest to the top of the list are the largest


def _place(strip: StripMap, box: Box, x: float, y: float) -> Point:
    """Returns where a place of the land lies inside the panel, in units."""
    across, down = box.w - 2 * _EDGE, box.h - _TOP - _FLOOR
    high = (y - strip.low_wu) / max(strip.top_wu - strip.low_wu, 1.0)
    return (
        _EDGE + across * min(max(x / max(strip.width_wu, 1.0), 0.0), 1.0),
        box.h - _FLOOR - down * min(max(high, 0.0), 1.0),
    )


def land_at(strip: StripMap, box: Box, x: float) -> float:
    """Returns the place along the land under a point of the panel. [wu]"""
    return min(max((x - box.x - _EDGE) / max(box.w - 2 * _EDGE, 1.0), 0.0), 1.0) * strip.width_wu


def _key(state: HudState, losses: Losses) -> Hashable | None:
    strip = ground_of(state).strip
    view = tuple(round(part / 20.0) for part in strip.view)
    return (strip.stamp, view, strip.foe, len(strip.x), state.side)


def _paint(view: View) -> pygame.Surface:
    kit, strip, box = view.kit, ground_of(view.state).strip, view.box
    theme = kit.theme
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, theme.side(view.state.side), right=view.right))
    _land(sheet, strip, box)
    for left, right in strip.havens:
        (x0, _), (x1, _) = _place(strip, box, left, 0.0), _place(strip, box, right, 0.0)
        sheet.rect(x0, box.h - _FLOOR - 1, max(x1 - x0, 2.0), 2.4, theme.good)
    _contacts(sheet, strip, box)
    _frame(sheet, strip, box, theme.text)
    if strip.foe is not None:
        x, y = _place(strip, box, *strip.foe)
        sheet.hollow(x - 4.5, y - 4.5, 9, 9, theme.text)
    if strip.own is not None:
        x, y = _place(strip, box, *strip.own)
        sheet.rect(x - 0.7, y - 13, 1.4, 9, theme.text)
        sheet.picture(x, y - 14, kit.triangle(2.6, theme.text), centre=True)
    return sheet.surface


def _land(sheet: Sheet, strip: StripMap, box: Box) -> None:
    """Draws the ground from edge to edge, filled below."""
    if len(strip.ground) < 2:
        return
    k = sheet.kit.scale
    line = [tuple(part * k for part in _place(strip, box, float(x), float(y))) for x, y in strip.ground]
    bottom = (box.h - 4) * k
    shape = [*line, (line[-1][0], bottom), (line[0][0], bottom)]
    soil = pygame.Surface(sheet.surface.get_size(), pygame.SRCALPHA)
    pygame.draw.polygon(soil, (60, 44, 28, 150), shape)
    sheet.surface.blit(soil.premul_alpha(), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
    pygame.draw.aalines(sheet.surface, (*sheet.kit.theme.race_pale, 255), False, line)


def _contacts(sheet: Sheet, strip: StripMap, box: Box) -> None:
    """Draws contacts, the Race filled, the Arume hollow; buildings are blocks of grey."""
    kit, theme = sheet.kit, sheet.kit.theme
    order = np.argsort(strip.kind, kind="stable")[:_MOST]
    for place in order.tolist():  # LOOP: contacts
        kind, side = int(strip.kind[place]), _SIDES[int(strip.side[place])]
        x, y = _place(strip, box, float(strip.x[place]), float(strip.y[place]))
        colour = theme.side(side)
        if kind == BUILDING:
            sheet.rect(x - 2, y - 2, 4, 4, theme.locked)
        elif kind == MALE and side == "race":
            sheet.rect(x - 0.9, y - 2.4, 1.8, 3.4, colour)
        elif kind == CHARGE:
            sheet.picture(x, y, kit.triangle(_SIZES[kind], colour), centre=True)
        else:
            turn = 0.0 if side == "race" else np.pi
            shape = kit.contact(_SHAPES.get(kind, "ship"), side, _SIZES[kind], colour, turn)
            sheet.picture(x, y, shape, centre=True)


def _frame(sheet: Sheet, strip: StripMap, box: Box, ink: Colour) -> None:
    """Draws brackets round what the camera shows."""
    left, low, right, high = strip.view
    if right <= left:
        return
    (x0, y1), (x1, y0) = _place(strip, box, left, low), _place(strip, box, right, high)
    arm = min(6.0, (x1 - x0) / 3)
    for x, way in ((x0, 1), (x1, -1)):
        sheet.rect(x - 0.6, y0, 1.2, y1 - y0, ink, 170)
        for y in (y0, y1):
            sheet.rect(x if way > 0 else x - arm, y - 0.6, arm, 1.2, ink, 170)


STRIP = Part("strip", _key, _paint, lambda view: [("strip", view.box)], interval_s=0.12)
