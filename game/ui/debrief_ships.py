"""Draws the debriefing's table of ships, and puts it in the order of a column."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.sim.tallies import ShipTally
from game.ui import words
from game.ui.hud_boxes import Box
from game.ui.pen import Sketch
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_UNIT, Colour

ROW = 18.0
HEAD = 22.0  # height of the headings
NAME_SHARE = 0.33  # of the width, for the names
STATE_COLUMNS = 2.2  # columns as wide as the others that the state takes
_STATES = ("whole", "damaged", "crippled", "adrift", "lost")

COLUMNS: dict[str, tuple[str, Callable[[ShipTally], int | str]]] = {
    "name": ("Ship", lambda ship: ship.name),
    "launched": ("Launched", lambda ship: ship.launched),
    "arrived": ("Struck", lambda ship: ship.arrived),
    "intercepted": ("Shot down", lambda ship: ship.intercepted),
    "on_shield": ("Shield", lambda ship: ship.on_shield),
    "hits": ("Hits", lambda ship: ship.hits),
    "state": ("State", lambda ship: _STATES.index(ship.state) if ship.state in _STATES else 0),
}
"""column -> its heading, and what it is sorted by; names from A, everything else the most first"""


def in_order(ships: list[ShipTally], column: str, turned: bool) -> list[ShipTally]:
    """Gives the ships in the order of a column, or as they are without one; turned: the other way round."""
    if column not in COLUMNS:
        return list(ships)
    return sorted(ships, key=COLUMNS[column][1], reverse=(column != "name") != turned)


def draw_ships(
    screen: Screen, sheet: Sheet, ships: list[ShipTally], box: Box, column: str, turned: bool, ends: dict[str, str]
) -> None:
    """Draws headings that can be chosen, named `sort:` and the column, and a row for each ship.

    ends: ship's name -> what ended it
    """
    start = box.w * NAME_SHARE
    _headings(screen, sheet, box, start, column, turned)
    for row, ship in enumerate(ships):
        _row(sheet, ship, box, start, box.y + HEAD + row * ROW, ends.get(ship.name, ""))


def _headings(screen: Screen, sheet: Sheet, box: Box, start: float, column: str, turned: bool) -> None:
    theme = sheet.kit.theme
    wide = _wide(box, start)
    for index, (name, (text, _)) in enumerate(COLUMNS.items()):
        cell = Box(box.x + start + wide * (index - 1) + 2, box.y - 4, wide - 2, 18)
        if index == 0:
            cell = Box(box.x, box.y - 4, start, 18)
        elif name == "state":
            cell = cell._replace(w=box.right - cell.x)
        control = f"sort:{name}"
        screen.controls.append(Control(control, cell))
        chosen = column == name
        ink = theme.text if chosen or screen.focus == control else theme.dim
        mark = 9.0 if chosen else 0.0
        align, x = ("left", cell.x) if index == 0 else ("right", cell.right - mark)
        room = cell.w - mark - (8 if index == 0 else 2)
        width = sheet.label(x, box.y + 0.5, text, CAP_UNIT, ink, align, room, 1.0)
        if chosen:
            at = x + width + 6 if index == 0 else cell.right - 4
            sheet.picture(at, box.y + 4, _arrow(sheet, theme.text, turned == (name != "name")), centre=True)
        if screen.focus == control:
            sheet.rect(cell.x, box.y + 12, cell.w, 1.6, theme.text, 230)
    sheet.rect(box.x, box.y + 14, box.w, 1, theme.hairline, 70)


def _wide(box: Box, start: float) -> float:
    """Gives the width of a column of numbers."""
    return (box.w - start) / (len(COLUMNS) - 2 + STATE_COLUMNS)


def _arrow(sheet: Sheet, colour: Colour, up: bool) -> pygame.Surface:
    def make() -> pygame.Surface:
        sketch = Sketch(8, 8, sheet.kit.scale)
        points = [(1.0, 6.0), (7.0, 6.0), (4.0, 1.5)] if up else [(1.0, 2.0), (7.0, 2.0), (4.0, 6.5)]
        sketch.polygon(points, colour)
        return sketch.finish()

    return sheet.kit.bake(("sorted", colour, up), make)


def _row(sheet: Sheet, ship: ShipTally, box: Box, start: float, y: float, end: str) -> None:
    theme = sheet.kit.theme
    wide = _wide(box, start)
    sign = sheet.kit.contact("ship", ship.side, 5, theme.side(ship.side), 0)
    sheet.picture(box.x + 7, y + 5, sign, centre=True)
    gone = ship.state in ("lost", "crippled", "adrift")
    ink = theme.dim if gone else theme.text
    sheet.label(box.x + 20, y + 1, ship.name, CAP_UNIT + 0.5, ink, room=start - 26, tracking=1.2)
    counts = (ship.launched, ship.arrived, ship.intercepted, ship.on_shield, ship.hits)
    for index, value in enumerate(counts):
        x, faint = box.x + start + wide * (index + 1), theme.locked if not value else ink
        sheet.label(x, y + 1, str(value), CAP_LABEL, faint, "right")
    colour = {"whole": theme.good, "lost": theme.danger}.get(ship.state, theme.warning)
    state = words.SHIP_STATES.get(ship.state, ship.state)
    if end:
        state = f"{state}: {words.SHIP_ENDS.get(end, end)}"
    room = wide * STATE_COLUMNS - 8
    sheet.label(box.right, y + 1, state, CAP_UNIT + 0.5, colour, "right", room, 1.0)
