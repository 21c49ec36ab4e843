"""Paints the drive that charges, with what is left to wait, and the list of formations."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.fleet_state import ChargeBar
from game.ui.hud_boxes import CHOICE_HEIGHT, CHOICE_WIDTH, Box
from game.ui.hud_part import Losses, Part, Spot, View
from game.ui.hud_state import HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, CAP_UNIT, Colour

SEGMENTS = 30
HEAD = 20.0
KEY_GAP = 11.0  # between a key and what it does


def _key(state: HudState, losses: Losses) -> Hashable | None:
    charge = state.charge
    if charge is None:
        return None
    return (
        charge.kind,
        charge.phase,
        round(charge.share * 200),
        round(charge.seconds * 10),
        charge.friends,
        charge.first,
        charge.key,
        state.side,
    )


def _paint(view: View) -> pygame.Surface:
    kit, charge, box = view.kit, view.state.charge, view.box
    assert charge is not None
    theme = kit.theme
    gold = theme.power if charge.kind == "genocide" else theme.arume
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, gold, 8, theme.strong_alpha))
    icon = box.w >= 260
    left = 50.0 if icon else 12.0
    if icon:
        sheet.picture(26, box.h / 2, kit.weapon(charge.kind, gold), centre=True)
    time = f"{charge.seconds:.1f} {words.SECONDS}"
    used = sheet.label(box.w - 12, 9, time, CAP_PANEL, gold, "right")
    title = words.CHARGES[charge.kind]
    wide = sheet.label(left, 9, title, CAP_PANEL - 1, room=box.w - left - used - 20)
    phase = words.PHASES[charge.phase]
    room = box.w - left - used - wide - 36
    if room > 40:
        sheet.label(left + wide + 10, 10.5, phase, CAP_UNIT + 0.5, theme.dim, room=room)
    sheet.bar(left, 26, box.w - left - 12, 9, charge.share, gold, SEGMENTS)
    _below(sheet, charge, left, gold)
    return sheet.surface


def _below(sheet: Sheet, charge: ChargeBar, left: float, gold: Colour) -> None:
    """Writes energy, friends in the bow, and how to abort."""
    theme = sheet.kit.theme
    y = sheet.height - 12.5
    store = f"{words.thousands(charge.store)} / {words.thousands(charge.capacity)} {words.MJ}"
    used = sheet.label(left, y, store, CAP_UNIT, theme.dim, room=sheet.width - left - 90)
    right = sheet.width - 12
    if charge.key:
        right -= sheet.label(right, y, words.ABORT, CAP_UNIT, theme.dim, "right") + KEY_GAP
        right -= sheet.label(right, y, charge.key, CAP_UNIT, gold, "right") + 10
    if charge.friends and right - left - used > 70:
        more = f" +{charge.friends - 1}" if charge.friends > 1 else ""
        text = f"{words.IN_THE_BOW} {charge.first or charge.friends}{more}"
        sheet.picture(left + used + 16, y + 3.5, sheet.kit.triangle(4.5, theme.danger), centre=True)
        sheet.label(left + used + 24, y, text, CAP_UNIT, theme.danger, room=right - left - used - 28)


def _choose_key(state: HudState, losses: Losses) -> Hashable | None:
    chooser = state.chooser
    if chooser is None:
        return None
    return (tuple((c.name, c.shown, c.now) for c in chooser.choices), chooser.next_key, chooser.take_key, state.side)


def _cells(view: View) -> list[Box]:
    chooser = view.state.chooser
    assert chooser is not None
    per_row = max(1, int(view.box.w // CHOICE_WIDTH))
    return [
        Box(
            (i % per_row) * CHOICE_WIDTH + 3,
            HEAD + (i // per_row) * CHOICE_HEIGHT,
            CHOICE_WIDTH - 4,
            CHOICE_HEIGHT - 3,
        )
        for i in range(len(chooser.choices))
    ]


def _paint_chooser(view: View) -> pygame.Surface:
    kit, chooser, box = view.kit, view.state.chooser, view.box
    assert chooser is not None
    theme, accent = kit.theme, kit.theme.side(view.state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, None, 6, theme.strong_alpha))
    hints = f"{chooser.next_key}: {words.NEXT}   1-{min(9, len(chooser.choices))}, {chooser.take_key}: {words.TAKE}"
    used = sheet.label(10, 7, words.FORMATIONS, CAP_LABEL, accent)
    sheet.label(box.w - 10, 7.5, hints, CAP_UNIT, theme.dim, "right", room=box.w - used - 30)
    for place, (choice, cell) in enumerate(zip(chooser.choices, _cells(view), strict=True)):
        ink = accent if choice.shown else theme.dim
        sheet.rect(
            cell.x,
            cell.y,
            cell.w,
            cell.h,
            accent if choice.shown else theme.hairline,
            44 if choice.shown else 16,
        )
        if choice.shown:
            sheet.hollow(cell.x, cell.y, cell.w, cell.h, accent)
        half = min(cell.w, cell.h - 14) / 2 - 6
        for number, (ahead, down) in enumerate(choice.dots):
            x, y = cell.x + cell.w / 2 + ahead * half, cell.y + (cell.h - 13) / 2 + down * half
            thick = 3.0 if len(choice.dots) < 16 else 2.0
            sheet.rect(x - thick / 2, y - thick / 2, thick * 1.3, thick, theme.text if number == 0 else ink)
        if place < 9:
            sheet.label(cell.x + 4, cell.y + 4, str(place + 1), 6.5, theme.dim)
        if choice.now:
            sheet.label(cell.right - 4, cell.y + 4, words.NOW, 6.5, theme.good, "right")
        name_ink = theme.text if choice.shown else theme.dim
        sheet.label(
            cell.x + cell.w / 2, cell.bottom - 11, choice.name, CAP_UNIT, name_ink, "centre", cell.w - 6, 0.9
        )
    return sheet.surface


def _choose_spots(view: View) -> list[Spot]:
    box = view.box
    return [
        (f"formation:{place}", cell._replace(x=box.x + cell.x, y=box.y + cell.y))
        for place, cell in enumerate(_cells(view))
    ]


CHARGE = Part("charge", _key, _paint, lambda view: [("charge", view.box)], interval_s=0.08)
CHOOSER = Part("chooser", _choose_key, _paint_chooser, _choose_spots)
