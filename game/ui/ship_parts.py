"""Paints the panel of the player's starship: the ring of its shield, hull, height, who is aboard; and what is below."""

from __future__ import annotations

import math
from collections.abc import Hashable
from functools import partial

import pygame

from game.ui.ground_parts import ground_of
from game.ui.hud_part import Losses, Part, View, percent
from game.ui.hud_state import HudState
from game.ui.kit import Kit
from game.ui.pen import Sketch
from game.ui.sheet import Sheet
from game.ui.ship_state import Ship
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour, Theme

RING = 92.0
"""how wide the ring of the shield is"""
SORTS_ROW, SORTS_HEAD = 14.0, 26.0
_GAP_RAD = 0.07
_LOW = 0.3
_STEP_M = 10


def _ship_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).ship
    if own is None:
        return None
    ring = _ring_key(own)
    figures = (round(own.height / _STEP_M), round(own.drift), round(own.climb), own.hangs, own.mode, own.name)
    bays = (own.gosta, own.open, own.spacing, own.chains, own.aboard, own.out, own.away)
    before = percent(losses.before("ship", own.name, "Hull"))
    return (ring, figures, bays, percent(own.hull), percent(own.shield), before)


def _paint_ship(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).ship, view.box
    assert own is not None
    theme = kit.theme
    accent = theme.side(own.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    used = sheet.label(14, 10, own.name, CAP_LABEL + 0.5, accent, room=box.w * 0.4)
    sheet.label(box.w - 12, 10, own.mode, CAP_UNIT, theme.dim, "right", room=box.w - used - 40)
    wide = min(RING, box.h - 30)
    ring = _ring_key(own)
    sheet.picture(10, 24 + (box.h - 28 - wide) / 2, kit.bake(("ring", *ring, wide), partial(_ring, kit, own, wide)))
    left = wide + 20
    _bar(view, sheet, "Shield", own.shield, theme.bar("shield", own.side), left, 27, own)
    _bar(view, sheet, "Hull", own.hull, theme.bar("hull", own.side), left, 41, own)
    lines = _lines(own, theme)
    step = (box.h - 58) / len(lines)
    for row, (label, said, ink) in enumerate(lines):  # LOOP: four lines
        y = 56 + row * step
        sheet.label(left, y, label, CAP_UNIT + 0.5, theme.dim, room=48)
        sheet.label(box.w - 11, y, said, CAP_UNIT + 0.5, ink, "right", room=box.w - left - 62)
    return sheet.surface


def _lines(own: Ship, theme: Theme) -> list[tuple[str, str, Colour]]:
    """Gives label, words and ink of height, drift, bays and hangar."""
    climb = "" if abs(own.climb) < 2 else f" {'up' if own.climb > 0 else 'down'} {abs(own.climb):.0f}"
    way = "right" if own.drift > 0 else "left"
    drift = "hangs" if own.hangs and abs(own.drift) < 3 else f"{abs(own.drift):.0f} m/s {way}"
    gosta = f"{own.gosta}, {own.spacing:.0f} m {own.chains}" if own.gosta else "none aboard"
    ink = theme.warning if own.open else theme.text
    hangar = f"{own.aboard} in, {own.out} by" + (f", {own.away} off" if own.away else "")
    return [
        ("Height", f"{round(own.height / _STEP_M) * _STEP_M} m{climb}", theme.text),
        ("Drift", drift, theme.text),
        ("Open" if own.open else "Gosta", gosta, ink),
        ("Fighters", hangar, theme.text),
    ]


def _bar(view: View, sheet: Sheet, label: str, share: float, colour: Colour, left: float, y: float, own: Ship) -> None:
    theme, bad = sheet.kit.theme, share <= _LOW
    sheet.label(left, y, label, CAP_UNIT + 0.5, theme.dim, room=44)
    before = view.losses.before("ship", own.name, label)
    parts = 10 if label == "Shield" else 0
    sheet.bar(left + 48, y - 0.5, sheet.width - left - 48 - 38, 8, share, colour, parts, before, bad)
    sheet.label(sheet.width - 11, y, str(percent(share)), CAP_LABEL, theme.danger if bad else theme.text, "right")
    if bad:
        sheet.picture(left + 42, y + 3.5, sheet.kit.triangle(3.5, theme.danger), centre=True)


def _ring_key(own: Ship) -> tuple[Hashable, ...]:
    return (tuple(round(each * 8) for each in own.strength), tuple(round(each * 5) for each in own.struck),
            tuple(own.coming), own.side)  # fmt: skip


def _ring(kit: Kit, own: Ship, wide: float) -> pygame.Surface:
    """Draws the shield by sectors: as thick as it is strong, a tooth where it is struck, a dart for what comes."""
    theme, sketch = kit.theme, Sketch(wide, wide, kit.scale)
    middle, radius = wide / 2, wide / 2 - 14
    for sector, strong in enumerate(own.strength):  # LOOP: eight sectors
        turn = -sector * math.tau / len(own.strength)  # the screen's angles run the other way
        half = math.pi / len(own.strength) - _GAP_RAD
        thick = 1.0 + 3.2 * min(strong, 3.0)
        colour = theme.bar("shield", own.side) if strong >= 0.75 else theme.warning
        sketch.ring(middle, middle, radius, colour, thick, 235, turn - half, turn + half)
        way = (math.cos(turn), math.sin(turn))
        if own.struck[sector] > 0.1:
            _tooth(sketch, middle, way, radius - 7 - 6 * own.struck[sector], radius - 6, theme.danger)
        if own.coming[sector]:
            _tooth(sketch, middle, way, wide / 2 - 8, wide / 2, theme.text)
    long, tall = wide * 0.23, wide * 0.05
    hull = [(-long, 0), (-long * 0.6, -tall), (long * 0.7, -tall), (long, 0), (long * 0.5, tall), (-long * 0.7, tall)]
    sketch.polygon([(middle + x, middle + y) for x, y in hull], theme.side(own.side))
    return sketch.finish()


def _tooth(sketch: Sketch, middle: float, way: tuple[float, float], inner: float, outer: float, colour: Colour) -> None:
    """Draws a triangle that points inwards."""
    x, y = way
    tip = (middle + x * inner, middle + y * inner)
    foot = (middle + x * outer, middle + y * outer)
    sketch.polygon([tip, (foot[0] - y * 4.5, foot[1] + x * 4.5), (foot[0] + y * 4.5, foot[1] - x * 4.5)], colour)


# ---- what lies below --------------------------------------------------------------------------------
def _below_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).ship
    if own is None or not own.below:
        return None
    return tuple((each.name, each.count, each.reached, round(each.near_m / 50)) for each in own.below)


def _paint_below(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).ship, view.box
    assert own is not None
    theme = kit.theme
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, theme.side("race"), right=view.right))
    sheet.label(14, 9, "Below", CAP_UNIT + 0.5, theme.dim, room=70)
    sheet.label(box.w - 12, 9, "under the lenses", CAP_UNIT, theme.dim, "right", room=box.w - 90)
    room = int((box.h - SORTS_HEAD + 4) / SORTS_ROW)
    for row, each in enumerate(own.below[:room]):  # LOOP: five sorts
        y = SORTS_HEAD - 2 + row * SORTS_ROW
        ink = theme.text if each.reached else theme.dim
        said = f"{each.reached} of {each.count}" if each.reached else f"{round(each.near_m / 50) * 50} m"
        lit = theme.warning if each.reached else theme.dim
        wide = sheet.label(box.w - 12, y, said, CAP_UNIT + 0.5, lit, "right", room=80)
        sheet.label(14, y, each.name, CAP_UNIT + 0.5, ink, room=box.w - wide - 36)
    return sheet.surface


SHIP = Part("ship", _ship_key, _paint_ship, lambda view: [("soldier", view.box)], interval_s=0.1)
BELOW = Part("below", _below_key, _paint_below, lambda view: [("foe", view.box)], interval_s=0.2)
