"""Paints the player's own unit: drawing tinted by compartment, bulkheads, bars, and the helm switch."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pygame

from game.ui import words
from game.ui.hud_part import Losses, Part, View, bars_key, percent
from game.ui.hud_state import Compartment, HudState, OwnUnit
from game.ui.hud_target import SEGMENTS
from game.ui.kit import Kit
from game.ui.pen import Sketch, faded
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

LOW = 0.25


def _key(state: HudState, losses: Losses) -> Hashable | None:
    own = state.own
    if own is None:
        return None
    cells = tuple((percent(c.share), c.state) for c in own.compartments)
    return (own.name, own.class_name, own.hull, own.side, cells, bars_key("own", own.name, own.bars, losses))


def _paint(view: View) -> pygame.Surface:
    kit, own, box = view.kit, view.state.own, view.box
    assert own is not None
    accent = kit.theme.side(own.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    if view.layout.sizes.drawing:
        _drawing(sheet, own, 6, 6, 150, box.h - 52)
        _compartments(sheet, own, 14, box.h - 42, 136, 8)
        _bulkheads(sheet, own, 14, box.h - 26, 136)
        sheet.label(166, 11, own.name, CAP_LABEL + 0.5, accent, room=box.w - 166 - 10)
        _bars(view, sheet, 166, 30, 20, 9)
    else:
        sheet.label(16, 11, own.name, CAP_LABEL + 0.5, accent, room=box.w - 28)
        _compartments(sheet, own, 14, 26, box.w - 28, 6)
        _bars(view, sheet, 14, 40, 16, 8)
    return sheet.surface


def _bars(view: View, sheet: Sheet, left: float, top: float, step: float, thick: float) -> None:
    own = view.state.own
    assert own is not None
    theme = sheet.kit.theme
    start, end = left + 52, sheet.width - 38
    for row, bar in enumerate(own.bars):
        y = top + row * step
        low = bar.share <= LOW and bar.kind != "drive"
        sheet.label(left, y, bar.label, CAP_LABEL, theme.dim, room=48)
        before = view.losses.before("own", own.name, bar.label)
        colour = theme.bar(bar.kind, own.side)
        sheet.bar(start, y - 1, end - start, thick, bar.share, colour, SEGMENTS.get(bar.kind, 0), before)
        ink = theme.danger if low else theme.text
        sheet.label(sheet.width - 10, y, str(percent(bar.share)), CAP_LABEL + 0.5, ink, "right")
        if low:
            sheet.picture(start - 6, y + 3.5, sheet.kit.triangle(3.5, theme.danger), centre=True)


def _state_colour(kit: Kit, cell: Compartment) -> Colour:
    if cell.state == "lost":
        return kit.theme.danger
    if cell.state == "fire" or cell.share < 0.5:
        return kit.theme.warning
    return kit.theme.good


def _drawing(sheet: Sheet, own: OwnUnit, x: float, y: float, width: float, height: float) -> None:
    """Lays the hull drawing, each third in the colour of its compartment: stern left, bow right."""
    kit = sheet.kit
    accent = kit.theme.race_pale if own.side == "race" else kit.theme.side(own.side)
    for index, cell in enumerate(reversed(own.compartments)):
        worn = cell.state != "good" or cell.share < 0.5
        colour = _state_colour(kit, cell) if worn else accent
        picture = kit.hull(own.hull, colour, width, height)
        third = picture.get_width() // 3
        last = picture.get_width() - 2 * third if index == 2 else third
        part = pygame.Rect(index * third, 0, last, picture.get_height())
        at = (kit.px(x) + index * third, kit.px(y))
        if cell.state != "lost":
            sheet.surface.blit(picture, at, part, special_flags=pygame.BLEND_PREMULTIPLIED)
        else:
            ghost = kit.bake(("faint", own.hull, colour, width, height), partial(faded, picture, 90))
            sheet.surface.blit(ghost, at, part, special_flags=pygame.BLEND_PREMULTIPLIED)


def _compartments(sheet: Sheet, own: OwnUnit, x: float, y: float, width: float, height: float) -> None:
    """Draws three blocks, stern to bow: full = good, hatched = fire, hollow = sealed, crossed = lost."""
    each = (width - 8) / 3
    for index, cell in enumerate(reversed(own.compartments)):
        left = x + index * (each + 4)
        colour = _state_colour(sheet.kit, cell)
        if cell.state in ("sealed", "lost"):
            sheet.hollow(left, y, each, height, colour)
            if cell.state == "lost":
                box = sheet.box(left, y, each, height)
                pygame.draw.line(
                    sheet.surface, (*colour, 255), box.topleft, box.bottomright, max(1, sheet.kit.px(1.4))
                )
        else:
            sheet.bar(left, y, each, height, max(0.08, cell.share), colour, hatch=cell.state == "fire")


def _bulkheads(sheet: Sheet, own: OwnUnit, x: float, y: float, room: float) -> None:
    """Writes how many compartments hold, and the worst that goes on."""
    theme = sheet.kit.theme
    holding = sum(1 for c in own.compartments if c.state in ("good", "fire"))
    used = sheet.label(x, y, f"{words.BULKHEADS} {holding}/3", CAP_UNIT + 0.5, theme.dim)
    worst = next((s for s in ("fire", "lost", "sealed") if any(c.state == s for c in own.compartments)), None)
    if worst:
        colour = theme.warning if worst == "fire" else theme.danger
        sheet.picture(x + used + 13, y + 3.5, sheet.kit.triangle(5, colour), centre=True)
        sheet.label(x + used + 21, y, words.STATES[worst], CAP_UNIT + 0.5, colour, room=room - used - 20)


def _autopilot_key(state: HudState, losses: Losses) -> Hashable | None:
    return None if state.own is None else (state.autopilot, state.bindings.get("autopilot", ""), state.side)


def _paint_autopilot(view: View) -> pygame.Surface:
    return paint_chip(view, words.HELM)


def paint_chip(view: View, helm: str) -> pygame.Surface:
    """Paints the chip that says who has the helm; a click hands it over. helm: what it says while the player has it"""
    kit, state, box = view.kit, view.state, view.box
    theme = kit.theme
    accent = theme.side(state.side)
    flying = state.autopilot

    def make() -> pygame.Surface:
        sketch = Sketch(box.w, box.h, kit.scale)
        outline = [(5, 0.5), (box.w - 0.5, 0.5), (box.w - 0.5, box.h - 5), (box.w - 5, box.h - 0.5)]
        outline += [(0.5, box.h - 0.5), (0.5, 5)]
        sketch.polygon(outline, accent if flying else theme.glass, 235 if flying else theme.glass_alpha)
        sketch.line(outline, accent if flying else theme.hairline, 1, 120, closed=True)
        return sketch.finish()

    sheet = Sheet(kit, box.w, box.h, kit.bake(("chip", box.w, box.h, accent, flying), make))
    ink: Colour = (0x16, 0x0C, 0x04) if flying else theme.dim
    key = state.bindings.get("autopilot", "")
    used = sheet.label(box.w - 8, 5.5, key, CAP_UNIT, ink, "right", shadow=False) if key else 0
    text = words.AUTOPILOT if flying else helm
    sheet.label(10, 5.5, text, CAP_UNIT + 0.5, ink, room=box.w - 26 - used, shadow=not flying)
    return sheet.surface


OWN = Part("own", _key, _paint, lambda view: [("own", view.box)], interval_s=0.1)
AUTOPILOT = Part("autopilot", _autopilot_key, _paint_autopilot, lambda view: [("autopilot", view.box)])
