"""Paints the target: outline, name, class, range, closing speed and its bars."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.hud_part import Losses, Part, View, bars_key, percent
from game.ui.hud_state import HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, CAP_UNIT

RANGE_STEP_KM = 10
SEGMENTS = {"shield": 10, "point_defence": 12}


def _key(state: HudState, losses: Losses) -> Hashable | None:
    target = state.target
    if target is None:
        return None
    distance = None if target.range_km is None else round(target.range_km / RANGE_STEP_KM)
    bars = bars_key("target", target.name, target.bars, losses)
    return (
        target.name,
        target.class_name,
        target.side,
        target.hull,
        distance,
        round(target.closing_kms),
        bars,
    )


def _paint(view: View) -> pygame.Surface:
    kit, target, box = view.kit, view.state.target, view.box
    assert target is not None
    theme = kit.theme
    accent = theme.side(target.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    drawing = 106.0 if box.w >= 280 else 76.0
    edge, align = (box.w - 12, "right") if view.right else (14.0, "left")
    picture = kit.hull(target.hull, accent, drawing, 46)
    sheet.picture(10 if view.right else box.w - drawing - 10, 10, picture)
    room = box.w - drawing - 34
    sheet.label(edge, 12, target.name, CAP_PANEL, align=align, room=room)
    sheet.label(edge, 31, target.class_name, CAP_LABEL, accent, align, room=room)
    if target.range_km is not None:
        distance = words.thousands(round(target.range_km / RANGE_STEP_KM) * RANGE_STEP_KM)
        line = f"{distance} {words.KM}  {target.closing_kms:+.0f} {words.KMS}"
        sheet.label(edge, 46, line, CAP_UNIT + 0.5, theme.dim, align, room=box.w - 24 if drawing < 100 else room)
    for row, bar in enumerate(target.bars):
        y = 64 + row * 15
        sheet.label(14, y, bar.label, CAP_UNIT + 0.5, theme.dim, room=52)
        before = view.losses.before("target", target.name, bar.label)
        colour = theme.bar(bar.kind, target.side)
        sheet.bar(70, y - 0.5, box.w - 70 - 46, 8, bar.share, colour, SEGMENTS.get(bar.kind, 0), before)
        sheet.label(box.w - 12, y, str(percent(bar.share)), CAP_LABEL, align="right")
    return sheet.surface


TARGET = Part("target", _key, _paint, lambda view: [("target", view.box)], interval_s=0.12)
