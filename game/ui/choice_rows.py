"""Rows of choices: a label, and a value that goes up and down; drawn alike wherever something is set up."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.hud_boxes import Box
from game.ui.pen import Point
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, Colour

ROW = 24.0
_VALUE_AT, _COUNT_AT = 0.42, 0.74  # of a row's width, where its value begins, and where that of a count does
_ARROW = 22.0  # of the sign for less, that answers a click


@dataclass
class ChoiceRow:
    """One row. note: small, beside the label; brief: in its place where it finds no room

    steps: it can be changed; heading: it only says what follows; strong: it stands out
    count: its value is a short number
    """

    name: str
    label: str
    text: str = ""
    note: str = ""
    steps: bool = True
    heading: bool = False
    strong: bool = False
    count: bool = False
    brief: str = ""

    @property
    def value_at(self) -> float:
        """Returns where its value begins, as a share of its width."""
        return _COUNT_AT if self.count else _VALUE_AT


def draw_rows(screen: Screen, sheet: Sheet, rows: list[ChoiceRow], box: Box, accent: Colour) -> None:
    """Draws as many rows as find room; each becomes a control `set:NAME`.

    They scroll no further than the one in focus asks for, one beyond it: what is clicked twice stays under the pointer.
    """
    fit, key = max(1, int(box.h // ROW)), rows[0].name if rows else ""
    first = screen.scrolled.get(key, 0)
    at = next((place for place, row in enumerate(rows) if screen.focus == f"set:{row.name}"), None)
    if at is not None:
        first = min(max(first, at + 2 - fit), max(0, at - 1))
    first = screen.scrolled[key] = min(max(0, first), max(0, len(rows) - fit))
    for place, row in enumerate(rows[first : first + fit]):
        _row(screen, sheet, row, Box(box.x, box.y + place * ROW, box.w - 6, ROW - 2), accent)
    if len(rows) > fit:
        tall = fit * ROW
        sheet.rect(box.right - 2, box.y, 2.5, tall, screen.kit.theme.hairline, 60)
        sheet.rect(box.right - 2, box.y + tall * first / len(rows), 2.5, tall * fit / len(rows), accent, 220)


def _row(screen: Screen, sheet: Sheet, row: ChoiceRow, box: Box, accent: Colour) -> None:
    theme, middle = screen.kit.theme, box.y + box.h / 2
    start = box.x + box.w * row.value_at
    if row.heading:
        wide = sheet.label(box.x + 4, middle - 3, row.label, CAP_LABEL, theme.dim, tracking=2, room=box.w * 0.62)
        if row.text:
            sheet.label(box.right - 6, middle - 3, row.text, CAP_LABEL, theme.text, "right", room=box.w - wide - 24)
        sheet.rect(box.x, box.bottom - 1, box.w, 1, theme.hairline, 60)
        return
    name = f"set:{row.name}"
    track = Box(start, box.y, box.right - start, box.h)
    screen.controls.append(Control(name, box, row.steps, track))
    focused = screen.focus == name
    if focused:
        sheet.rect(box.x, box.y, box.w, box.h, accent, 34)
        sheet.hollow(box.x, box.y, box.w, box.h, accent)
    ink = theme.text if focused or row.strong else theme.dim if row.steps else theme.locked
    wide = sheet.body(box.x + 6, middle - 7.5, row.label, BODY_SIZE, ink, room=start - box.x - 10)
    for note in filter(None, (row.note, row.brief)):
        noted = screen.kit.face.body(note, BODY_SIZE - 1.5, theme.locked).width / screen.kit.scale
        if wide + 16 + noted < start - box.x:
            sheet.body(start - 6, middle - 7, note, BODY_SIZE - 1.5, theme.locked, "right")
            break
    sign = accent if focused else theme.locked
    if row.steps:
        sheet.label(start + 4, middle - 4, "<", CAP_LABEL, sign)
        sheet.label(box.right - 6, middle - 4, ">", CAP_LABEL, sign, "right")
    centre = (start + box.right) / 2
    sheet.label(centre, middle - 4, row.text, CAP_LABEL, theme.text if row.steps else theme.locked, "centre",
                room=box.right - start - 34)  # fmt: skip


def way_at(screen: Screen, name: str, pos: Point) -> int:
    """Returns which way a click on a row goes: -1 left of its value's middle, 1 right of it."""
    control = next((each for each in screen.controls if each.name == name), None)
    if control is None:
        return 1
    value = control.track or control.box
    return -1 if value.x - _ARROW < pos[0] / screen.kit.scale < value.x + value.w / 2 else 1
