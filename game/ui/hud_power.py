"""Paints the reactor: a slider for each consumer, what it asks and what it gets, and the presets."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.fleet_state import PowerPanel, Slider
from game.ui.hud_boxes import Box
from game.ui.hud_part import Losses, Part, Spot, View
from game.ui.hud_state import HudState
from game.ui.sheet import Sheet
from game.ui.theme import CAP_UNIT, WHITE, Colour

MOST = 1.5
STEPS = 50
TOP, TALL = 27.0, 52.0
TROUGH = 13.0
CHIP = 15.0
EDGE = 6.0


def _key(state: HudState, losses: Losses) -> Hashable | None:
    power = state.power
    if power is None:
        return None
    rows = tuple((s.name, round(s.asked * STEPS), round(s.given * STEPS), s.chosen) for s in power.sliders)
    drive = None if power.drive is None else round(power.drive * STEPS)
    return (rows, round(power.output_mw), power.preset, drive, state.side)


def _columns(power: PowerPanel, box: Box) -> list[Box]:
    """Give the column of every slider, and of the drive while it charges, inside the panel."""
    count = len(power.sliders) + (power.drive is not None)
    each = (box.w - 2 * EDGE) / count
    return [Box(EDGE + place * each, TOP - 4, each, TALL + 22) for place in range(count)]


def _chips(power: PowerPanel, box: Box) -> list[tuple[str, Box]]:
    """Give the place of every preset inside the panel, two in a row."""
    each = (box.w - 2 * EDGE) / 2
    top = box.h - 2 * (CHIP + 2) - 4
    return [
        (name, Box(EDGE + place % 2 * each + 1, top + place // 2 * (CHIP + 2), each - 2, CHIP))
        for place, name in enumerate(power.keys)
    ]


def _paint(view: View) -> pygame.Surface:
    kit, power, box = view.kit, view.state.power, view.box
    assert power is not None
    theme, accent = kit.theme, kit.theme.side(view.state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, None, 8, 176, view.right))
    sheet.label(10, 8, words.REACTOR, CAP_UNIT, theme.dim)
    ink = theme.text if power.output_mw > 0.6 * power.rated_mw else theme.danger
    sheet.label(box.w - 9, 8, f"{power.output_mw:.0f} {words.MW}", CAP_UNIT + 0.5, ink, "right")
    for slider, column in zip(power.sliders, _columns(power, box), strict=False):
        _slider(sheet, slider, column, accent)
    if power.drive is not None:
        column = _columns(power, box)[-1]
        given = Slider("drive", words.DRIVE, 1.0, power.drive)
        _slider(sheet, given, column, theme.power, fill=theme.power)
    for name, chip in _chips(power, box):
        lit = name == power.preset
        sheet.rect(chip.x, chip.y, chip.w, chip.h, accent if lit else theme.hairline, 200 if lit else 26)
        dark: Colour = (0x10, 0x14, 0x18)
        ink = dark if lit else theme.dim
        key = power.keys[name]
        used = sheet.label(
            chip.x + 3, chip.y + 4, key, 6.5, ink if lit else accent, shadow=not lit, tracking=0.8
        )
        text = words.PRESETS[name]
        sheet.label(
            chip.x + 10 + used,
            chip.y + 4,
            text,
            6.5,
            ink,
            room=chip.w - used - 12,
            tracking=0.8,
            shadow=not lit,
        )
    return sheet.surface


def _slider(sheet: Sheet, slider: Slider, column: Box, accent: Colour, fill: Colour | None = None) -> None:
    theme = sheet.kit.theme
    x = column.x + (column.w - TROUGH) / 2
    if slider.chosen:
        sheet.rect(column.x + 1, column.y - 1, column.w - 2, column.h, accent, 40)
        sheet.hollow(column.x + 1, column.y - 1, column.w - 2, column.h, accent)
    sheet.rect(x, TOP, TROUGH, TALL, WHITE, 30)
    given = min(max(slider.given, 0.0), MOST) / MOST * TALL
    low = slider.given < 0.5 * min(slider.asked, 1.0)
    colour = fill or (theme.danger if low else theme.good)
    sheet.rect(x, TOP + TALL - given, TROUGH, given, colour, 225)
    whole = TOP + TALL * (1 - 1 / MOST)
    sheet.rect(x - 3, whole, TROUGH + 6, 1, theme.text, 120)
    if fill is None:
        asked = TOP + TALL * (1 - min(slider.asked, MOST) / MOST)
        sheet.rect(x - 5, asked - 1.5, TROUGH + 10, 3, theme.glass)
        sheet.rect(x - 4, asked - 1, TROUGH + 8, 2, accent)
    middle = column.x + column.w / 2
    sheet.label(middle, TOP + TALL + 5, slider.label, CAP_UNIT, theme.text if slider.chosen else theme.dim, "centre",
                column.w - 2, 0.9)  # fmt: skip


def _spots(view: View) -> list[Spot]:
    power, box = view.state.power, view.box
    assert power is not None
    found: list[Spot] = [(f"preset:{name}", _moved(chip, box)) for name, chip in _chips(power, box)]
    columns = zip(power.sliders, _columns(power, box), strict=False)
    return found + [(f"power:{slider.name}", _moved(column, box)) for slider, column in columns]


def _moved(inner: Box, box: Box) -> Box:
    return inner._replace(x=box.x + inner.x, y=box.y + inner.y)


def share_at(box: Box, y: float) -> float:
    """Give the share that a height of the panel means. y: [unit] on the screen"""
    share = (box.y + TOP + TALL - y) / TALL * MOST
    return min(MOST, max(0.0, round(share * 20) / 20))


POWER = Part("power", _key, _paint, _spots, interval_s=0.1)
