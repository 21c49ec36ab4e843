"""Paints the upper edge: orders of the battle, clock with speed, and the warning bar."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from game.ui import words
from game.ui.hud_boxes import Box
from game.ui.hud_part import Losses, Part, Spot, View
from game.ui.hud_state import HudState, WarningBar
from game.ui.kit import Kit
from game.ui.lesson_panel import paint_lesson
from game.ui.pen import Sketch
from game.ui.sheet import Sheet
from game.ui.theme import BODY_LINE, BODY_SIZE, CAP_PANEL, Colour

BUTTON_WIDTH = 18.0
DEADLY = (
    "missiles", "beam", "genocide", "genocide_now", "bow", "gosta", "pull_up", "stall", "blast", "blind", "blackout",
    "explosive", "thin", "shield_low",
)  # fmt: skip
NARROW_WARNING = 220.0
NOTE_CAP = 7.5
LEAST_CAP = 5.5  # smaller than this a warning is cut, not shrunk
BUTTONS = ("slower", "pause", "normal_speed", "faster")


GOAL_LEFT = 34.0
MOST_GOAL_LINES = 2


def objective_lines(kit: Kit, text: str, width: float) -> list[str]:
    """Breaks an order into the lines the panel will show."""
    return kit.face.wrap(text, BODY_SIZE, width - GOAL_LEFT - 10, MOST_GOAL_LINES)


def _objectives_key(state: HudState, losses: Losses) -> Hashable | None:
    if state.lesson is not None:
        return state.lesson.key
    if not state.title and not state.objectives:
        return None
    return (state.title, state.number, tuple((o.text, o.state) for o in state.objectives), state.side)


def _paint_objectives(view: View) -> pygame.Surface:
    kit, state, box = view.kit, view.state, view.box
    if state.lesson is not None:
        return paint_lesson(kit, state.lesson, box, view.right)
    theme = kit.theme
    accent = theme.side(state.side)
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, accent, right=view.right))
    number_width = kit.face.width(state.number, 9) if state.number else 0.0
    sheet.label(17, 12, state.title, CAP_PANEL, room=box.w - 17 - 12 - number_width - 14)
    sheet.label(box.w - 12, 13, state.number, 9, theme.dim, "right")
    y = 35.0
    for objective in state.objectives:
        colour: Colour = {"done": theme.good, "failed": theme.danger}.get(objective.state, accent)
        sheet.picture(20, y + 7, kit.diamond(objective.state, colour), centre=True)
        ink = theme.text if objective.state == "open" else theme.dim
        for line in objective_lines(kit, objective.text, box.w):
            sheet.body(GOAL_LEFT, y - 1, line, BODY_SIZE, ink, room=box.w - GOAL_LEFT - 4)
            y += BODY_LINE
    return sheet.surface


def _clock_key(state: HudState, losses: Losses) -> Hashable:
    return (int(state.clock_s), state.paused, state.speed)


def _buttons(box: Box) -> list[tuple[str, float]]:
    """Returns the left edge of each time button inside the clock panel."""
    first = box.w / 2 - 2 * BUTTON_WIDTH + 4
    return [(name, first + i * BUTTON_WIDTH) for i, name in enumerate(BUTTONS)]


def _paint_clock(view: View) -> pygame.Surface:
    kit, state, box = view.kit, view.state, view.box
    theme = kit.theme
    sheet = Sheet(kit, box.w, box.h, kit.glass(box.w, box.h, None, 8, 150))
    sheet.label(12, 10, words.clock(state.clock_s), 12)
    for name, x in _buttons(box):
        lit = name == "pause" if state.paused else name == "normal_speed" and state.speed == 1
        lit = lit or (
            not state.paused
            and ((name == "faster" and state.speed > 1) or (name == "slower" and state.speed < 1))
        )
        colour = (theme.warning if name == "pause" else theme.text) if lit else theme.locked
        sheet.picture(x, 8, _time_button(view, name, colour))
    pace = words.PAUSED if state.paused else words.speed(state.speed)
    colour = theme.text if state.speed == 1 and not state.paused else theme.warning
    cap = 7 if state.paused else 11
    sheet.label(box.w - 10, 12.5 if state.paused else 10.5, pace, cap, colour, "right", room=box.w / 2 - 46)
    return sheet.surface


def _time_button(view: View, name: str, colour: Colour) -> pygame.Surface:
    def make() -> pygame.Surface:
        sketch = Sketch(BUTTON_WIDTH, 16, view.kit.scale)
        if name == "pause":
            for x in (5.0, 10.5):
                sketch.polygon([(x, 2), (x + 3, 2), (x + 3, 14), (x, 14)], colour)
        else:
            flip = -1 if name == "slower" else 1
            starts = (6.0,) if name == "normal_speed" else (3.0, 8.5)
            for start in starts:
                x = start if flip == 1 else BUTTON_WIDTH - start
                sketch.polygon([(x, 3), (x + 6 * flip, 8), (x, 13)], colour)
        return sketch.finish()

    return view.kit.bake(("time", name, colour), make)


def _clock_spots(view: View) -> list[Spot]:
    box = view.box
    return [(name, Box(box.x + x, box.y + 3, BUTTON_WIDTH, box.h - 6)) for name, x in _buttons(box)]


def _warning_key(warning: WarningBar | None) -> Hashable | None:
    if warning is None:
        return None
    tenths = None if warning.seconds is None else round(warning.seconds * 5)
    return (warning.kind, warning.count, tenths, warning.note)


def _paint_warning(view: View, warning: WarningBar | None) -> pygame.Surface:
    kit, box = view.kit, view.box
    assert warning is not None
    theme = kit.theme
    deadly = warning.kind in DEADLY
    ground = theme.danger if deadly else theme.warning
    ink: Colour = (255, 255, 255) if deadly else (0x1A, 0x14, 0x08)

    def make() -> pygame.Surface:
        sketch = Sketch(box.w, box.h, kit.scale)
        sketch.polygon([(0, 0), (box.w, 0), (box.w - 8, box.h), (8, box.h)], ground, 224)
        if deadly and theme.hatch_danger:
            for x in range(12, int(box.w) - 24, 14):
                sketch.line([(x, box.h), (x + box.h, 0)], theme.glass, 1.6, 60)
        return sketch.finish()

    sheet = Sheet(kit, box.w, box.h, kit.bake(("warning", box.w, box.h, ground), make))
    sheet.picture(22, box.h / 2, kit.triangle(8, ink), centre=True)
    _warning_words(sheet, warning, ink)
    return sheet.surface


def _warning_words(sheet: Sheet, warning: WarningBar, ink: Colour) -> None:
    """Writes a warning on one line, on two where one has no room for its note, and smaller before it is cut."""
    face, left = sheet.kit.face, 37.0
    name = words.WARNINGS.get(warning.kind, warning.kind)
    name = f"{name} {warning.count}" if warning.count else name
    cap = 10.0 if sheet.width >= NARROW_WARNING else 8.0
    room = sheet.width - left - 14
    if warning.seconds is not None:
        time = f"{warning.seconds:.1f} {words.SECONDS}"
        sheet.label(sheet.width - 14, (sheet.height - cap) / 2, time, cap, ink, "right", shadow=False)
        room -= face.width(f"00.0 {words.SECONDS}", cap) + 8  # so that words stand still while figures change
    beside = face.width(name, cap) + 10 + face.width(warning.note, NOTE_CAP) if warning.note else 0.0
    if warning.note and beside > room:
        top, note = face.fitting(name, 8.0, LEAST_CAP, room), face.fitting(warning.note, 7.0, LEAST_CAP, room)
        sheet.label(left, 7.6 - top / 2, name, top, ink, room=room, tracking=1.0, shadow=False)
        sheet.label(left, 17.4 - note / 2, warning.note, note, ink, room=room, tracking=1.0, shadow=False)
        return
    if not warning.note:
        cap = face.fitting(name, cap, LEAST_CAP, room)
    used = sheet.label(left, (sheet.height - cap) / 2, name, cap, ink, room=room, shadow=False)
    if warning.note:
        sheet.label(left + used + 10, (sheet.height - NOTE_CAP) / 2, warning.note, NOTE_CAP, ink, shadow=False)


OBJECTIVES = Part("objectives", _objectives_key, _paint_objectives, lambda v: [("objectives", v.box)])
CLOCK = Part("clock", _clock_key, _paint_clock, _clock_spots)
WARNING = Part(
    "warning", lambda s, _: _warning_key(s.warning), lambda v: _paint_warning(v, v.state.warning), interval_s=0.1
)
CAUTION = Part(
    "caution", lambda s, _: _warning_key(s.caution), lambda v: _paint_warning(v, v.state.caution), interval_s=0.1
)
