"""Draws the pause menu over the battle: what to do on the left, settings on the right."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.hud_boxes import Box
from game.ui.pen import Point
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_CARD, CAP_LABEL, CAP_UNIT, Colour

ROW, LEAST_ROW = 34.0, 21.0
HELP = 40.0  # under the rows, for what the one in focus does
_HEAD, _LINE = 76.0, 15.0
VALUE_AT = 0.42  # of a setting's width, where its value begins
LESS_ROOM = 28.0  # of the sign for less, that answers a click
_VEIL, _PANEL = 190, 250  # nothing that lies below is read through the page


@dataclass
class Setting:
    """One setting: kind is slider, toggle, choice or door.

    share: [0..1] of a slider
    on: state of a toggle
    text: the value in words
    """

    name: str
    label: str
    kind: str = "slider"
    share: float = 0.0
    on: bool = False
    text: str = ""


@dataclass
class PauseState:
    """What the menu shows; choices are (name, label).

    pages, page: of the settings, (name, label), and the one that is open; rows: of the longest of them
    help: name of a setting -> what it does, shown while that is in focus
    """

    title: str = "Paused"
    subtitle: str = ""
    side: str = "race"
    choices: list[tuple[str, str]] = field(
        default_factory=lambda: [
            ("resume", "Resume"),
            ("restart", "Restart"),
            ("controls", "Controls"),
            ("quit", "Leave battle"),
        ]
    )
    settings: list[Setting] = field(default_factory=list)
    pages: list[tuple[str, str]] = field(default_factory=list)
    page: str = ""
    rows: int = 0
    help: dict[str, str] = field(default_factory=dict)


class PauseMenu(Screen):
    """Names it answers: the names of the choices, page:NAME, and set:NAME for settings (sliders also share_at)."""

    def draw(self, surface: pygame.Surface, state: PauseState) -> None:
        """Draws the menu over whatever is on the surface."""
        sheet = self._begin(surface, state.choices[0][0] if state.choices else None)
        self.veil(sheet, _VEIL)
        theme = self.kit.theme
        accent = theme.side(state.side)
        tabs = 1 if state.pages else 0
        rows = max(len(state.choices), max(len(state.settings), state.rows) + tabs)
        under = HELP if state.help else 0.0
        row = max(LEAST_ROW, min(ROW, (self.height - 16 - _HEAD - 14 - under) / max(1, rows)))
        width = min(760.0, self.width - 24)
        tall = _HEAD + rows * row + under + 14
        box = Box((self.width - width) / 2, max(8.0, (self.height - tall) / 2), width, tall)
        sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h), accent, 12, _PANEL))
        sheet.picture(box.x + 34, box.y + 34, self.kit.emblem(state.side, 16, accent), centre=True)
        sheet.label(box.x + 62, box.y + 20, state.title, CAP_CARD, tracking=3, room=width - 80)
        sheet.label(box.x + 62, box.y + 44, state.subtitle, CAP_LABEL, theme.dim, room=width - 80)
        left = Box(box.x + 18, box.y + _HEAD - 4, width * 0.28, rows * row)
        for index, (name, label) in enumerate(state.choices):
            place = Box(left.x, left.y + index * row, left.w, row - 6)
            self.button(
                sheet, name, place, label, style="main" if index == 0 else "plain", accent=accent, cap=9
            )
        right = Box(left.right + 22, left.y, box.right - 18 - left.right - 22, rows * row)
        sheet.rect(left.right + 10, left.y, 1, rows * row - 6, theme.hairline, 46)
        each = right.w / max(1, len(state.pages))
        for index, (name, label) in enumerate(state.pages):
            style = "chosen" if name == state.page else "plain"
            place = Box(right.x + index * each, right.y, each - 4, row - 6)
            self.button(sheet, f"page:{name}", place, label, style=style, accent=accent, cap=8)
        for index, setting in enumerate(state.settings):
            y = right.y + (index + tabs) * row + (4 if tabs else 0)
            self._setting(sheet, setting, Box(right.x, y, right.w, row - 6), accent)
        words = state.help.get((self.focus or "").removeprefix("set:"), "") if under else ""
        for index, line in enumerate(self.kit.face.wrap(words, BODY_SIZE, width - 44)[:2] if words else []):
            sheet.body(box.x + 22, box.bottom - under - 2 + index * _LINE, line, BODY_SIZE, theme.dim, room=width - 40)

    def way_at(self, name: str, pos: Point) -> int:
        """Returns which way a click changes a choice: -1 on the sign for less, 1 anywhere else."""
        control = self._control(name)
        if control is None or control.track is not None:
            return 1
        aside = pos[0] / self.kit.scale - control.box.x - control.box.w * VALUE_AT
        return -1 if abs(aside) < LESS_ROOM else 1

    def _setting(self, sheet: Sheet, setting: Setting, box: Box, accent: Colour) -> None:
        theme = self.kit.theme
        name = f"set:{setting.name}"
        middle = box.y + box.h / 2
        start = box.x + box.w * VALUE_AT
        value_room = 58.0
        track = Box(start, middle - 4, max(20.0, box.right - start - value_room), 8)
        self.controls.append(Control(name, box, True, track if setting.kind == "slider" else None))
        focused = self.focus == name
        if focused:
            sheet.hollow(box.x - 4, box.y - 1, box.w + 8, box.h + 2, accent)
        ink = theme.text if focused else theme.dim
        sheet.label(box.x + 4, middle - 4, setting.label, CAP_LABEL, ink, room=start - box.x - 12)
        if setting.kind == "slider":
            sheet.bar(track.x, track.y, track.w, track.h, setting.share, accent if focused else theme.text)
            knob = track.x + track.w * min(1.0, max(0.0, setting.share))
            sheet.rect(knob - 2, track.y - 3, 4, track.h + 6, theme.text)
        elif setting.kind == "toggle":
            sheet.hollow(start, middle - 7, 30, 14, theme.text if setting.on else theme.locked)
            spot = start + 17 if setting.on else start + 3
            sheet.rect(spot, middle - 4, 10, 8, accent if setting.on else theme.locked)
        elif setting.kind == "door":
            sheet.label(box.right - 6, middle - 4, f"{setting.text}  >", CAP_LABEL, ink, "right")
            return
        else:
            sheet.label(start, middle - 4, "<", CAP_LABEL, accent if focused else theme.locked)
            sheet.label(
                box.right - 6, middle - 4, ">", CAP_LABEL, accent if focused else theme.locked, "right"
            )
            centre = (start + box.right) / 2
            sheet.label(
                centre, middle - 4, setting.text, CAP_LABEL, align="centre", room=box.right - start - 30
            )
            return
        sheet.label(
            box.right - 4, middle - 4, setting.text, CAP_UNIT + 1, theme.text, "right", value_room - 12
        )
