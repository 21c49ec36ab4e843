"""Draws the box of a long text: its lines, caret, selection, and how much of it may still be said."""

from __future__ import annotations

from game.editor.panes.prose import FOOT, HEAD, LINE, PAD, PROSE_SIZE, Sheaf
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL

_KEYS = "Enter keeps it   Esc takes it back"


def draw_prose(screen: Screen, sheet: Sheet, sheaf: Sheaf) -> None:
    """Draw the box over everything; it is the control of its cell."""
    theme, box, typed = screen.kit.theme, sheaf.box, sheaf.typed
    screen.veil(sheet, 90)
    sheet.picture(box.x, box.y, screen.kit.glass(round(box.w), round(box.h), theme.race, 12, 255))
    screen.controls.append(Control(typed.name, box))
    sheet.label(box.x + PAD, box.y + 12, typed.title, CAP_LABEL, theme.race_pale, room=box.w * 0.6, tracking=1.6)
    if typed.most is not None:
        over = len(typed.text) > typed.most
        words = f"{len(typed.text)} of {typed.most} letters"
        sheet.body(box.right - PAD, box.y + 9, words, 12, theme.danger if over else theme.dim, "right")
    low, high = typed.selected
    for n in range(sheaf.first, min(sheaf.first + sheaf.seen, len(sheaf.lines))):  # LOOP: lines that are seen
        start, end = sheaf.lines[n]
        y = box.y + HEAD + (n - sheaf.first) * LINE
        if low < high and low < end and high > start:
            a, b = max(low, start), min(high, end)
            left = sheaf.width_of(typed.text[start:a])
            wide = sheaf.width_of(typed.text[start:b].rstrip("\n")) - left
            sheet.rect(box.x + PAD + left, y, max(wide, 2.0), LINE - 1, theme.race, 90)
        sheet.body(box.x + PAD, y + 1, typed.text[start:end].rstrip(), PROSE_SIZE, theme.text)
    y = box.y + HEAD + (sheaf.row_of(typed.at) - sheaf.first) * LINE
    sheet.rect(sheaf.x_of(typed.at), y, 1.6, LINE - 2, theme.race)
    sheet.body(box.x + PAD, box.bottom - FOOT + 3, _KEYS, 11.5, theme.dim, room=box.w - 2 * PAD)
