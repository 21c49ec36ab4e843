"""Paints the soldier, the enemy looked at, and the chip that says who walks."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pygame

from game.ui import words
from game.ui.ground_icons import PIP_TALL, PIP_WIDE, pip
from game.ui.ground_state import POSTURES, GroundState, Soldier
from game.ui.hud_own import AUTOPILOT, paint_chip
from game.ui.hud_part import Losses, Part, View, bars_key, percent
from game.ui.hud_state import Bar, HudState
from game.ui.pen import Sketch, faded
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, CAP_UNIT, Colour, Theme

_RANGE_STEP_M = 10
_LOW, _HIGH_FEAR = 0.3, 0.7
_SHORT_TALL, _SOME_FEAR = 90.0, 0.3
_COVER_PARTS = 4
_MOST_PIPS = 10


def ground_of(state: HudState) -> GroundState:
    """Gives the state as what it is on the surface."""
    assert isinstance(state, GroundState)
    return state


# ---- the soldier ------------------------------------------------------------------------------------
def _soldier_key(state: HudState, losses: Losses) -> Hashable | None:
    own = ground_of(state).soldier
    if own is None:
        return None
    bars = bars_key("soldier", own.name, own.bars, losses)
    return (own.name, own.role, own.rounds, own.sam, tuple(own.section), own.posture, own.state, own.note, bars)


def _paint_soldier(view: View) -> pygame.Surface:
    kit, own, box = view.kit, ground_of(view.state).soldier, view.box
    assert own is not None
    theme = kit.theme
    accent = theme.side(own.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    left = 14.0
    if view.layout.sizes.drawing:
        face = kit.portrait(own.portrait, own.side, 52)
        sheet.picture(10, 11, face if own.state not in ("fallen", "out") else _pale(view, own))
        left = 72.0
    note, ink = _note(own, theme)
    used = sheet.label(left, 11, own.name, CAP_LABEL + 0.5, accent, room=box.w - left - 60)
    if own.rounds:
        sheet.label(box.w - 11, 11, own.rounds, CAP_LABEL + 0.5, align="right", room=50)
    if note:
        room = box.w - left - used - 12 - (46 if own.rounds else 12)
        if own.state in ("pinned", "fallen"):
            sheet.picture(left + used + 15, 15, kit.triangle(4, ink), centre=True)
            sheet.label(left + used + 23, 11.5, note, CAP_UNIT, ink, room=max(room - 12, 20))
        else:
            sheet.label(left + used + 10, 11.5, note, CAP_UNIT, ink, room=max(room, 20))
    short = box.h < _SHORT_TALL
    for row, bar in enumerate(_gravest(own.bars) if short else own.bars):
        _bar(view, sheet, own, bar, left, 28.0 + row * 15)
    if not short:
        _foot(sheet, own, box.h - 26)
    return sheet.surface


def _gravest(bars: list[Bar]) -> list[Bar]:
    """Returns two bars for a panel without room for all: health, and fear once there is some, else cover."""
    others = {bar.kind: bar for bar in bars[1:]}
    fear = others.get("danger")
    second = fear if fear is not None and fear.share >= _SOME_FEAR else others.get("good")
    return [*bars[:1], *([second] if second is not None else [])]


def _note(own: Soldier, theme: Theme) -> tuple[str, Colour]:
    if own.state in ("pinned", "fallen"):
        return own.note, theme.danger
    if own.state == "manning":
        return own.note, theme.warning
    if own.state == "out":
        return own.note, theme.good
    return own.note or POSTURES[own.posture], theme.dim


def _bar(view: View, sheet: Sheet, own: Soldier, bar: Bar, left: float, y: float) -> None:
    theme = sheet.kit.theme
    start, end = left + 56, sheet.width - 36
    bad = bar.share >= _HIGH_FEAR if bar.kind == "danger" else bar.kind == "hull" and bar.share <= _LOW
    sheet.label(left, y, bar.label, CAP_UNIT + 0.5, theme.dim, room=46)
    before = view.losses.before("soldier", own.name, bar.label) if bar.kind == "hull" else 0.0
    colour = theme.bar(bar.kind, own.side) if bar.kind != "danger" or bad else theme.warning
    parts = _COVER_PARTS if bar.kind == "good" else 0
    sheet.bar(start, y - 0.5, end - start, 8, bar.share, colour, parts, before, hatch=bar.kind == "danger" and bad)
    sheet.label(sheet.width - 11, y, str(percent(bar.share)), CAP_LABEL, theme.danger if bad else theme.text, "right")
    if bad:
        sheet.picture(start - 6, y + 3.5, sheet.kit.triangle(3.5, theme.danger), centre=True)


def _foot(sheet: Sheet, own: Soldier, y: float) -> None:
    """Draws the section one by one, says how many stand, and how many shoulder missiles are left."""
    kit, theme = sheet.kit, sheet.kit.theme
    tail = 0.0
    if own.sam >= 0:
        ink = theme.warning if own.sam else theme.locked
        tail = sheet.label(sheet.width - 11, y + 6, f"SAM {own.sam}", CAP_LABEL, ink, "right") + 16
    if not own.section:
        return
    standing = own.section.count("alive")
    text = f"Section {standing}/{len(own.section)}"
    wide = kit.face.width(text, CAP_UNIT + 0.5)
    room = sheet.width - 14 - tail - wide - 20
    fit = min(len(own.section), _MOST_PIPS, max(0, int(room // (PIP_WIDE + 3))))
    x = 13.0
    for state in own.section[:fit]:
        colour = {"down": theme.danger, "out": theme.good}.get(state, theme.side(own.side))
        sheet.picture(x, y + 2, kit.bake(("pip", state, colour), partial(_make_pip, sheet, state, colour)))
        x += PIP_WIDE + 3
    sheet.label(x + 4, y + 6, text, CAP_UNIT + 0.5, theme.dim, room=max(sheet.width - x - tail - 12, 20))


def _make_pip(sheet: Sheet, state: str, colour: Colour) -> pygame.Surface:
    sketch = Sketch(PIP_WIDE, PIP_TALL, sheet.kit.scale)
    pip(sketch, state, colour)
    return sketch.finish()


def _pale(view: View, own: Soldier) -> pygame.Surface:
    face = view.kit.portrait(own.portrait, own.side, 52)
    return view.kit.bake(("pale", own.portrait, own.side), partial(faded, face.premul_alpha(), 90))


# ---- the enemy --------------------------------------------------------------------------------------
def _foe_key(state: HudState, losses: Losses) -> Hashable | None:
    foe = ground_of(state).foe
    if foe is None:
        return None
    far = None if foe.range_m is None else round(foe.range_m / _RANGE_STEP_M)
    return (foe.name, foe.side, foe.figure, foe.weapon, far, foe.note, bars_key("foe", foe.name, foe.bars, losses))


def _paint_foe(view: View) -> pygame.Surface:
    kit, foe, box = view.kit, ground_of(view.state).foe, view.box
    assert foe is not None
    theme = kit.theme
    accent = theme.side(foe.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    drawing = 100.0 if box.w >= 280 else 70.0
    sheet.picture(10, 8, kit.hull(foe.figure, accent, drawing, 52))
    room = box.w - drawing - 32
    sheet.label(box.w - 12, 12, foe.name, CAP_PANEL, align="right", room=room)
    if foe.range_m is not None:
        far = words.thousands(round(foe.range_m / _RANGE_STEP_M) * _RANGE_STEP_M)
        sheet.label(box.w - 12, 30, f"{far} m", CAP_LABEL, accent, "right", room=room)
    sheet.label(box.w - 12, 45, foe.weapon, CAP_UNIT + 0.5, accent, "right", room=room)
    for row, bar in enumerate(foe.bars):
        y = 65 + row * 15
        sheet.label(14, y, bar.label, CAP_UNIT + 0.5, theme.dim, room=52)
        parts = {"drive": 2, "shield": 10}.get(bar.kind, 0)
        before = view.losses.before("foe", foe.name, bar.label)
        sheet.bar(70, y - 0.5, box.w - 70 - 46, 8, bar.share, theme.bar(bar.kind, foe.side), parts, before)
        sheet.label(box.w - 12, y, str(percent(bar.share)), CAP_LABEL, align="right")
    ink = theme.danger if foe.harmless else theme.warning
    x = 14.0
    if foe.harmless:
        sheet.picture(x + 4, box.h - 12, kit.triangle(4, ink), centre=True)
        x += 12
    sheet.label(x, box.h - 16, foe.note, CAP_UNIT, ink, room=box.w - x - 12)
    return sheet.surface


# ---- who walks --------------------------------------------------------------------------------------
def _chip_key(state: HudState, losses: Losses) -> Hashable | None:
    ground = ground_of(state)
    own, seated = ground.soldier, ground.flight is not None or ground.cruiser is not None or ground.ship is not None
    if not seated and (own is None or own.state in ("fallen", "out")):
        return None
    return (state.autopilot, state.bindings.get("autopilot", ""), state.side, seated, ground.cruiser is None)


def _paint_chip(view: View) -> pygame.Surface:
    ground = ground_of(view.state)
    if ground.ship is not None:
        return paint_chip(view, words.AT_THE_CONN)
    inside = words.IN_THE_AIR if ground.flight is not None else words.IN_ARMOUR
    return paint_chip(view, words.ON_FOOT if ground.flight is None and ground.cruiser is None else inside)


SOLDIER = Part("soldier", _soldier_key, _paint_soldier, lambda view: [("soldier", view.box)], interval_s=0.1)
FOE = Part("foe", _foe_key, _paint_foe, lambda view: [("foe", view.box)], interval_s=0.12)
CHIP = Part("autopilot", _chip_key, _paint_chip, AUTOPILOT.spots)
