"""Paints the panel of the player's landcruiser and the strip of his platoon."""

from __future__ import annotations

import math
from collections.abc import Hashable
from functools import partial

import pygame

from game.ui.cruiser_state import COVERS, Cruiser, Vehicle
from game.ui.ground_parts import ground_of
from game.ui.hud_boxes import Box
from game.ui.hud_part import Losses, Part, Spot, View, percent
from game.ui.hud_state import HudState
from game.ui.pen import Sketch, cut_rect
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour, Theme

_DRAWING, _DRAWN_TALL = 142.0, 62.0
_STEPS, _RISES, _RELOADS = 16, 60, 40  # in which the turret's turn, the gun's rise and the reload are shown
_LOW = 0.3
_COVER_TONES = ("danger", "good", "arume")
_CELL_TALL, _CELL_WIDE, _LOW_TALL, _NARROW = 30.0, 66.0, 19.0, 49.0
_ROOMY = 240.0  # a strip so wide has room for what each is about


def _tone(theme: Theme, tone: str) -> Colour:
    tones = {"good": theme.good, "warning": theme.warning, "danger": theme.danger, "arume": theme.arume}
    return tones.get(tone, theme.text)


# ---- the landcruiser --------------------------------------------------------------------------------
def _cruiser_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).cruiser
    if own is None:
        return None
    turret = (round(own.bearing * _STEPS), round(own.rise * _RISES), own.turned)
    bars = (percent(own.bars[0].share), percent(losses.before("cruiser", own.name, "Hull")))
    said = (own.gun, own.gun_tone, own.tracks, own.tracks_tone, own.hatch, own.hatch_tone, own.mode, own.thermal)
    return (own.name, own.number, own.cover, turret, bars, said, round(own.reload * _RELOADS))


def _paint_cruiser(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).cruiser, view.box
    assert own is not None
    theme = kit.theme
    accent = theme.side(own.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    used = sheet.label(14, 11, own.name, CAP_LABEL + 0.5, accent, room=box.w * 0.34)
    if str(own.number) not in own.name:
        used += 6 + sheet.label(14 + used + 6, 11, str(own.number), CAP_LABEL + 0.5, theme.text)
    ink = _tone(theme, _COVER_TONES[own.cover])
    said = COVERS[own.cover]
    wide = sheet.label(box.w - 12, 11, said, CAP_LABEL + 0.5, ink, "right", room=box.w - used - 46)
    mark = kit.bake(("cover", own.cover, ink), partial(_cover_mark, sheet, own.cover, ink))
    sheet.picture(box.w - 12 - wide - 12, 15, mark, centre=True)
    left = 14.0
    if view.layout.sizes.drawing:
        _hull(sheet, own, 10, 28, accent)
        left = _DRAWING + 22
    _rows(view, sheet, own, left, 32.0 if view.layout.sizes.drawing else 30.0)
    return sheet.surface


def _cover_mark(sheet: Sheet, cover: int, colour: Colour) -> pygame.Surface:
    """Makes the sign of what hides a hull: nothing, a ridge up to the turret, a ridge over all."""
    sketch = Sketch(16, 12, sheet.kit.scale)
    sketch.polygon([(2, 10), (2, 6), (5, 6), (5, 3), (10, 3), (10, 6), (14, 6), (14, 10)], colour, 255)
    if cover:
        low = 6 if cover == 1 else 2
        sketch.polygon([(0, 12), (0, low), (16, low), (16, 12)], sheet.kit.theme.glass)
        sketch.line([(0, low), (16, low)], colour, 1.4)
    return sketch.finish()


def _hull(sheet: Sheet, own: Cruiser, x: float, y: float, accent: Colour) -> None:
    """Draws the hull as it faces, its plates with their steel, and the gun as it points."""
    kit, theme = sheet.kit, sheet.kit.theme
    picture = kit.hull(own.figure, kit.theme.race_pale if own.side == "race" else accent, _DRAWING - 40, 44)
    if own.turned < 0:
        key = ("cruiser-left", own.figure, own.side)
        picture = kit.bake(key, lambda: pygame.transform.flip(picture, True, False))
    middle = (x + _DRAWING / 2, y + 30)
    sheet.picture(*middle, picture, centre=True)
    front, rear = (middle[0] + 60, middle[0] - 60) if own.turned > 0 else (middle[0] - 60, middle[0] + 60)
    for at, steel in ((front, own.armour[0]), (rear, own.armour[1])):
        weak = steel < own.armour[0]
        sheet.label(at, middle[1] + 8, str(steel), CAP_UNIT, theme.warning if weak else theme.text, "centre")
    step, rise = round(own.bearing * _STEPS) / _STEPS, round(own.rise * _RISES) / _RISES
    dial = kit.bake(("cruiser-turret", step, rise, accent), partial(_turret_dial, sheet, step, rise, accent))
    sheet.picture(middle[0], y + 8, dial, centre=True)


def _turret_dial(sheet: Sheet, bearing: float, rise: float, colour: Colour) -> pygame.Surface:
    """Makes the sign of where the turret looks: a gun as long as it is seen, over its ring."""
    sketch = Sketch(84, 26, sheet.kit.scale)
    x, y = 42.0, 16.0
    sketch.line([(8, y), (76, y)], sheet.kit.theme.hairline, 1.0, 90)
    for end in (8.0, 76.0):
        sketch.line([(end, y - 3), (end, y + 3)], sheet.kit.theme.hairline, 1.0, 120)
    sketch.polygon([(x - 9, y + 4), (x - 7, y - 4), (x + 7, y - 4), (x + 9, y + 4)], colour)
    far = 34.0 * bearing
    tip = (x + far, y - 1 - abs(far) * math.tan(min(max(rise, -0.5), 0.5)))
    sketch.line([(x, y - 1), tip], colour, 2.6)
    if abs(far) < 8.0:  # it looks out of the picture
        sketch.ring(x, y - 1, 3.4, (0, 0, 0), 2.0)
    return sketch.finish()


def _rows(view: View, sheet: Sheet, own: Cruiser, left: float, top: float) -> None:
    """Writes hull, gun, tracks and hatch."""
    theme, box = sheet.kit.theme, view.box
    step = (box.h - top - 8.0) / 4.0
    hull = own.bars[0].share
    low = hull <= _LOW
    before = view.losses.before("cruiser", own.name, "Hull")
    sheet.label(left, top, "Hull", CAP_UNIT + 0.5, theme.dim, room=40)
    end = box.w - 38
    sheet.bar(left + 44, top - 0.5, end - left - 44, 8, hull, theme.bar("hull", own.side), 0, before, hatch=low)
    sheet.label(box.w - 11, top, str(percent(hull)), CAP_LABEL, theme.danger if low else theme.text, "right")
    if low:
        sheet.picture(left + 38, top + 3.5, sheet.kit.triangle(3.5, theme.danger), centre=True)
    rows = (
        ("Gun", own.gun, own.gun_tone), ("Tracks", own.tracks, own.tracks_tone), ("Hatch", own.hatch, own.hatch_tone),
    )  # fmt: skip
    for place, (label, said, tone) in enumerate(rows, 1):  # LOOP: three rows
        y = top + place * step
        sheet.label(left, y, label, CAP_UNIT + 0.5, theme.dim, room=40)
        x, ink = left + 44, _tone(theme, tone)
        if tone == "danger":
            sheet.picture(x + 4, y + 3.5, sheet.kit.triangle(3.5, ink), centre=True)
            x += 12
        wide = sheet.label(x, y, said, CAP_LABEL, ink, room=box.w - x - 11)
        if label == "Gun" and own.reload > 0.0 and box.w - x - wide - 28 > 20:
            sheet.bar(x + wide + 12, y - 0.5, box.w - 14 - x - wide - 12, 7, 1.0 - own.reload, theme.warning)


# ---- the platoon ------------------------------------------------------------------------------------
def cells_in(wide: float) -> tuple[int, float]:
    """Returns how many vehicles stand beside one another in so wide a strip, and how tall each is drawn."""
    each, tall = (_CELL_WIDE, _CELL_TALL) if wide >= _ROOMY else (_NARROW, _LOW_TALL)
    return max(1, int(wide // each)), tall


def _cells(view: View) -> list[Box]:
    """Returns the place of each vehicle inside the panel."""
    count = len(_vehicles(view.state))
    most, tall = cells_in(view.box.w)
    per_row = min(count, most)
    wide = min(view.box.w / per_row, _CELL_WIDE + 16)
    return [
        Box((place % per_row) * wide, (place // per_row) * (tall + 3), wide - 3, tall)
        for place in range(count)
    ]


def _vehicles(state: HudState) -> list[Vehicle]:
    own = ground_of(state).cruiser
    return own.platoon if own is not None else []


def _platoon_key(state: HudState, losses: Losses) -> Hashable | None:
    cells = _vehicles(state)
    if len(cells) < 2:
        return None
    return tuple((c.number, c.key, c.state, percent(c.hull), c.does, c.selected) for c in cells)


def _paint_platoon(view: View) -> pygame.Surface:
    kit, theme = view.kit, view.kit.theme
    accent = theme.side(view.state.side)
    sheet = Sheet(kit, view.box.w, view.box.h)
    for cell, box in zip(_vehicles(view.state), _cells(view), strict=True):
        _cell(sheet, view, cell, box, accent)
    return sheet.surface


def _cell(sheet: Sheet, view: View, cell: Vehicle, box: Box, accent: Colour) -> None:
    kit, theme = sheet.kit, sheet.kit.theme
    lost = cell.state == "lost"

    def make() -> pygame.Surface:
        sketch = Sketch(box.w, box.h, kit.scale)
        outline = cut_rect(0.5, 0.5, box.w - 1, box.h - 1, 5)
        sketch.polygon(outline, theme.glass, theme.glass_alpha)
        edge, thick, alpha = (accent, 1.6, 220) if cell.selected else (theme.hairline, 1.0, 70)
        sketch.line(outline, edge, thick, alpha, closed=True)
        return sketch.finish()

    sheet.picture(box.x, box.y, kit.bake(("vehicle", box.w, box.h, cell.selected, accent), make))
    ink = theme.locked if lost else accent if cell.state == "own" or cell.selected else theme.text
    small = box.h < _CELL_TALL
    sheet.label(box.x + 6, box.y + (4.5 if small else 5), str(cell.number), CAP_UNIT if small else CAP_LABEL, ink)
    if cell.key:
        sheet.label(box.x + box.w - 6, box.y + 5, cell.key, CAP_UNIT, theme.dim, "right")
    hurt = cell.state in ("hurt", "lost")
    x = box.x + 6
    if hurt and not small:
        sheet.picture(x + 3, box.y + 18, kit.triangle(3, theme.danger), centre=True)
        x += 9
    ink = theme.danger if lost else theme.dim
    if not small:
        sheet.label(x, box.y + 15, cell.does, CAP_UNIT - 0.5, ink, room=box.x + box.w - x - 4)
    elif lost:
        sheet.rect(x, box.y + box.h / 2, box.w - 12, 1.4, theme.danger)
    if not lost:
        colour = theme.danger if hurt else theme.bar("hull", view.state.side)
        sheet.bar(box.x + 6, box.y + box.h - 5, box.w - 12, 2.6, cell.hull, colour)


def _platoon_spots(view: View) -> list[Spot]:
    cells = zip(_vehicles(view.state), _cells(view), strict=True)
    return [
        (f"vehicle:{cell.number}", box._replace(x=view.box.x + box.x, y=view.box.y + box.y)) for cell, box in cells
    ]


CRUISER = Part("cruiser", _cruiser_key, _paint_cruiser, lambda view: [("soldier", view.box)], interval_s=0.08)
PLATOON = Part("platoon", _platoon_key, _paint_platoon, _platoon_spots, interval_s=0.1)
