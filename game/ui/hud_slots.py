"""Paints the lower middle: weapon slots, orders for selected ships, and the line of control hints."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui.hud_boxes import ORDER_HEIGHT, ORDER_WIDTH, Box
from game.ui.hud_part import Losses, Part, Spot, View
from game.ui.hud_state import HudState, WeaponSlot
from game.ui.pen import Sketch, cut_rect
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

COOLING_STEPS = 24
GAP = 4.0
DARK: Colour = (0x16, 0x0C, 0x04)


def _slots_key(state: HudState, losses: Losses) -> Hashable | None:
    if not state.slots:
        return None
    rows = tuple(
        (s.key, s.name, s.icon, s.count, s.chosen, s.enabled, round(s.cooling * COOLING_STEPS), _seconds(s))
        for s in state.slots
    )
    return (rows, state.side)


def _seconds(slot: WeaponSlot) -> str:
    return f"{max(1, round(slot.cooling_s))} s" if slot.cooling > 0 and slot.cooling_s > 0.5 else ""


def _paint_slots(view: View) -> pygame.Surface:
    box = view.box
    sheet = Sheet(view.kit, box.w, box.h)
    each = box.w / len(view.state.slots)
    for index, slot in enumerate(view.state.slots):
        _one_slot(view, sheet, slot, index * each + GAP / 2, each - GAP)
    return sheet.surface


def _one_slot(view: View, sheet: Sheet, slot: WeaponSlot, x: float, wide: float) -> None:
    kit, tall = view.kit, view.box.h
    theme = kit.theme
    accent = theme.side(view.state.side)
    chosen = accent if slot.chosen else None
    sheet.picture(x, 0, kit.glass(wide, tall, chosen, 7, 196 if slot.chosen else 156))
    ink = accent if slot.chosen else theme.text
    if not slot.enabled or slot.cooling > 0:
        ink = (84, 90, 98)
    sheet.picture(x + wide / 2, tall * 0.46, kit.weapon(slot.icon, ink), centre=True)
    if slot.cooling > 0:
        dark = (tall - 2) * round(slot.cooling * COOLING_STEPS) / COOLING_STEPS
        sheet.rect(x + 1.5, tall - 1 - dark, wide - 3, dark, theme.glass, 190)
        sheet.label(x + wide / 2, tall * 0.46 - 4.5, _seconds(slot), 9, align="centre", room=wide - 6)
    sheet.label(x + 7, 7, slot.key, CAP_LABEL, accent if slot.chosen else theme.dim, room=wide - 12)
    if slot.count:
        number = slot.count.isdigit()
        sheet.label(
            x + wide - 6, 7, slot.count, CAP_LABEL + 0.5 if number else 6.5, align="right", room=wide - 22
        )
    name_ink = theme.text if slot.chosen else theme.dim
    sheet.label(x + wide / 2, tall - 14, slot.name, CAP_UNIT, name_ink, "centre", wide - 6, 1.0)


def _slot_spots(view: View) -> list[Spot]:
    box, count = view.box, len(view.state.slots)
    each = box.w / count
    return [
        (slot.spot, Box(box.x + i * each + GAP / 2, box.y, each - GAP, box.h))
        for i, slot in enumerate(view.state.slots)
    ]


def _orders_key(state: HudState, losses: Losses) -> Hashable | None:
    if not state.orders:
        return None
    return (tuple((o.name, o.key, o.label, o.active, o.enabled) for o in state.orders), state.side)


def _order_boxes(view: View) -> list[Box]:
    """Returns the place of each order button inside the panel."""
    per_row = max(1, round(view.box.w / ORDER_WIDTH))
    return [
        Box(
            (i % per_row) * ORDER_WIDTH + 2,
            (i // per_row) * (ORDER_HEIGHT + 4),
            ORDER_WIDTH - 4,
            ORDER_HEIGHT,
        )
        for i in range(len(view.state.orders))
    ]


def _paint_orders(view: View) -> pygame.Surface:
    kit, theme = view.kit, view.kit.theme
    accent = theme.side(view.state.side)
    sheet = Sheet(kit, view.box.w, view.box.h)
    for order, box in zip(view.state.orders, _order_boxes(view), strict=True):
        sheet.picture(box.x, box.y, _chip(view, box, accent if order.active else None))
        ink = DARK if order.active else theme.text if order.enabled else theme.locked
        used = 0.0
        if order.key:
            key_ink = DARK if order.active else accent if order.enabled else theme.locked
            used = (
                sheet.label(box.x + 7, box.y + 6.5, order.key, CAP_UNIT, key_ink, shadow=not order.active) + 7
            )
        room = box.w - 12 - used
        sheet.label(
            box.x + 7 + used, box.y + 6.5, order.label, CAP_UNIT, ink, room=room, shadow=not order.active
        )
    return sheet.surface


def _chip(view: View, box: Box, fill: Colour | None) -> pygame.Surface:
    theme = view.kit.theme

    def make() -> pygame.Surface:
        sketch = Sketch(box.w, box.h, view.kit.scale)
        outline = cut_rect(0.5, 0.5, box.w - 1, box.h - 1, 5)
        sketch.polygon(outline, fill or theme.glass, 240 if fill else theme.glass_alpha)
        sketch.line(outline, fill or theme.hairline, 1, 90, closed=True)
        return sketch.finish()

    return view.kit.bake(("order", box.w, box.h, fill), make)


def _order_spots(view: View) -> list[Spot]:
    origin = view.box
    return [
        (f"order:{order.name}", box._replace(x=origin.x + box.x, y=origin.y + box.y))
        for order, box in zip(view.state.orders, _order_boxes(view), strict=True)
    ]


def _hints_key(state: HudState, losses: Losses) -> Hashable | None:
    return (tuple(state.hints), state.side) if state.hints else None


def _paint_hints(view: View) -> pygame.Surface:
    """Writes as many hints as fit, centred, key in the accent and words dim."""
    kit, theme, box = view.kit, view.kit.theme, view.box
    accent = theme.side(view.state.side)
    parts: list[tuple[str, str, float, float]] = []
    total = 0.0
    for key, text in view.state.hints:
        key_width = kit.face.width(key, CAP_UNIT) + 6
        width = key_width + kit.face.body_width(text, 12) + 18
        if total + width > box.w:
            break
        parts.append((key, text, key_width, width))
        total += width
    sheet = Sheet(kit, box.w, box.h)
    x = (box.w - total + 18) / 2
    sheet.picture(x - 10, 0, kit.glass(round(total + 2), box.h, None, 4, 120))
    for key, text, key_width, width in parts:
        sheet.label(x, 4.5, key, CAP_UNIT, accent)
        sheet.body(x + key_width, 2.4, text, 12, theme.dim)
        x += width
    return sheet.surface


SLOTS = Part("slots", _slots_key, _paint_slots, _slot_spots)
ORDERS = Part("orders", _orders_key, _paint_orders, _order_spots)
HINTS = Part("hints", _hints_key, _paint_hints)
