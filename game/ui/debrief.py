"""Draws the debriefing: outcome, what both sides launched and lost, every named ship, and how history bent."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui import words
from game.ui.backdrop_plain import plain_backdrop
from game.ui.hud_layout import Box
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_TITLE, CAP_UNIT, Colour

ROW = 18.0
COLUMNS = ("Launched", "Intercepted", "Leaked", "Lost")


@dataclass
class SideTally:
    """Missiles and ships of one side; leaked are those that reached a hull or a shield."""

    side: str
    launched: int
    intercepted: int
    leaked: int
    lost: str


@dataclass
class ShipTally:
    """One named ship; state is whole, damaged, crippled, adrift or lost."""

    name: str
    side: str
    launched: int
    intercepted: int
    hits: int
    state: str


@dataclass
class DebriefState:
    """What the screen shows.

    outcome: won, lost or partial
    objectives: (text, state)
    what_if: sentences that hold this battle against the chronicle
    buttons: (name, label)
    """

    title: str
    outcome: str
    headline: str = ""
    side: str = "race"
    clock_s: float = 0.0
    objectives: list[tuple[str, str]] = field(default_factory=list)
    sides: list[SideTally] = field(default_factory=list)
    ships: list[ShipTally] = field(default_factory=list)
    what_if: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(
        default_factory=lambda: [("continue", "Continue"), ("again", "Fight again"), ("quit", "Quit")]
    )
    page: int = 0
    backdrop: pygame.Surface | None = None


class Debrief(Screen):
    """Names it answers: the names of the buttons, and more when ships or notes fill further pages."""

    def draw(self, surface: pygame.Surface, state: DebriefState) -> None:
        """Draws the whole screen."""
        back = state.backdrop or self.kit.bake(("backdrop",), lambda: plain_backdrop(self.size))
        cover(surface, back)
        sheet = self._begin(surface, state.buttons[0][0] if state.buttons else None)
        self.veil(sheet, 110)
        small = self.height < 560
        margin = 44.0 if self.width >= 1000 else 12.0
        y = self._head(sheet, state, margin, small)
        foot = self.height - (44 if small else 62)
        area = Box(margin, y, self.width - 2 * margin, foot - y - 10)
        blocks = self._blocks(state, area)
        page = state.page % len(blocks)
        self.panel(sheet, area, self.kit.theme.side(state.side))
        for block in blocks[page]:
            self._block(sheet, state, block)
        self._buttons(sheet, state, foot, margin, len(blocks), page)

    def _outcome_colour(self, outcome: str) -> Colour:
        theme = self.kit.theme
        return {"won": theme.good, "lost": theme.danger}.get(outcome, theme.warning)

    def _head(self, sheet: Sheet, state: DebriefState, margin: float, small: bool) -> float:
        theme = self.kit.theme
        colour = self._outcome_colour(state.outcome)
        cap, top = (18, 14) if small else (CAP_TITLE - 5, 36)
        radius = cap * 0.75
        sheet.picture(
            margin + radius,
            top + cap / 2,
            self.kit.emblem(state.side, radius, theme.side(state.side)),
            centre=True,
        )
        left = margin + 2 * radius + 14
        outcome = words.OUTCOMES.get(state.outcome, state.outcome)
        width = sheet.label(self.width - margin, top, outcome, cap * 0.8, colour, "right", tracking=3)
        sheet.label(left, top, state.title, cap, tracking=4, room=self.width - margin - width - left - 24)
        y = top + cap + (8 if small else 14)
        sheet.rect(margin, y, self.width - 2 * margin, 1.4, colour, 200)
        line = f"{words.clock(state.clock_s)}   {state.headline}"
        sheet.body(margin, y + 6, line, BODY_SIZE, theme.dim, room=self.width - 2 * margin)
        return y + (28 if small else 36)

    # ---- what goes where ------------------------------------------------------------------------------
    def _blocks(self, state: DebriefState, area: Box) -> list[list[tuple[str, Box, int, int]]]:
        """Returns pages of (kind, place, first row, rows); wide windows hold everything side by side."""
        notes_rows = len(self._notes(state, area.w * 0.5 if area.w >= 900 else area.w - 32))
        ships = len(state.ships)
        if area.w >= 900 and area.h >= 74 + ROW * (ships + 1):
            half = area.w * 0.56
            right = area.x + half + 16
            sums = Box(right, area.y + 14, area.right - right - 16, 30 + ROW * (len(state.sides) + 1))
            goals = Box(right, sums.bottom + 10, sums.w, 30 + ROW * len(state.objectives))
            notes = Box(right, goals.bottom + 10, sums.w, area.bottom - goals.bottom - 20)
            table = Box(area.x + 16, area.y + 14, half - 24, area.h - 28)
            return [
                [
                    ("ships", table, 0, ships),
                    ("sides", sums, 0, 0),
                    ("goals", goals, 0, 0),
                    ("notes", notes, 0, 99),
                ]
            ]
        inner = Box(area.x + 16, area.y + 12, area.w - 32, area.h - 20)
        fit = max(1, int((inner.h - 26) // ROW))
        first: list[tuple[str, Box, int, int]] = [("sides", inner, 0, 0)]
        goals_top = inner.y + 34 + ROW * len(state.sides)
        first.append(("goals", Box(inner.x, goals_top, inner.w, inner.bottom - goals_top), 0, 0))
        pages = [first]
        pages += [[("ships", inner, start, fit)] for start in range(0, ships, fit)]
        if notes_rows:
            pages.append([("notes", inner, 0, fit)])
        return pages

    def _block(self, sheet: Sheet, state: DebriefState, block: tuple[str, Box, int, int]) -> None:
        kind, box, first, rows = block
        if kind == "ships":
            self._ships(sheet, state.ships[first : first + rows], box)
        elif kind == "sides":
            self._sides(sheet, state.sides, box)
        elif kind == "goals":
            self._goals(sheet, state.objectives, box)
        else:
            lines = self._notes(state, box.w)
            fit = min(rows, int((box.h - 24) // ROW))
            if lines:
                self._heading(sheet, "Held against the chronicle", box)
            for row, line in enumerate(lines[:fit]):
                sheet.body(box.x, box.y + 22 + row * ROW, line, BODY_SIZE, room=box.w)

    def _notes(self, state: DebriefState, room: float) -> list[str]:
        return [line for note in state.what_if for line in self.kit.face.wrap(note, BODY_SIZE, room - 8)]

    def _heading(
        self, sheet: Sheet, text: str, box: Box, names: tuple[str, ...] = (), start: float = 0.0
    ) -> None:
        theme = self.kit.theme
        sheet.label(box.x, box.y, text, CAP_LABEL, theme.dim, room=(start or box.w) - 8)
        for index, name in enumerate(names):
            x = self._column(box, start, index, len(names))
            room = (box.w - start) / len(names) - 6
            sheet.label(x, box.y + 0.5, name, CAP_UNIT, theme.dim, "right", room, 1.0)
        sheet.rect(box.x, box.y + 14, box.w, 1, theme.hairline, 70)

    def _column(self, box: Box, start: float, index: int, count: int) -> float:
        return box.x + start + (box.w - start) * (index + 1) / count

    def _sides(self, sheet: Sheet, sides: list[SideTally], box: Box) -> None:
        theme = self.kit.theme
        start = box.w * 0.3
        self._heading(sheet, "Missiles and ships", box, COLUMNS, start)
        for row, tally in enumerate(sides):
            y = box.y + 22 + row * ROW
            sheet.picture(
                box.x + 7, y + 5, self.kit.emblem(tally.side, 6, theme.side(tally.side)), centre=True
            )
            sheet.label(
                box.x + 20,
                y + 1,
                words.SIDES.get(tally.side, tally.side),
                CAP_LABEL,
                theme.side(tally.side),
                room=start - 24,
            )
            values = (tally.launched, tally.intercepted, tally.leaked, tally.lost)
            for index, value in enumerate(values):
                sheet.label(
                    self._column(box, start, index, 4), y + 1, str(value), CAP_LABEL + 0.5, align="right"
                )

    def _ships(self, sheet: Sheet, ships: list[ShipTally], box: Box) -> None:
        theme = self.kit.theme
        start = box.w * 0.42
        self._heading(sheet, "Ship", box, ("Launched", "Shot down", "Hits", "State"), start)
        for row, ship in enumerate(ships):
            y = box.y + 22 + row * ROW
            sheet.picture(
                box.x + 7,
                y + 5,
                self.kit.contact("ship", ship.side, 5, theme.side(ship.side), 0),
                centre=True,
            )
            gone = ship.state in ("lost", "crippled", "adrift")
            ink = theme.dim if gone else theme.text
            sheet.label(box.x + 20, y + 1, ship.name, CAP_UNIT + 0.5, ink, room=start - 26, tracking=1.2)
            for index, value in enumerate((ship.launched, ship.intercepted, ship.hits)):
                sheet.label(self._column(box, start, index, 4), y + 1, str(value), CAP_LABEL, ink, "right")
            colour = {"whole": theme.good, "damaged": theme.warning, "lost": theme.danger}.get(
                ship.state, theme.warning
            )
            state = words.SHIP_STATES.get(ship.state, ship.state)
            sheet.label(
                box.right, y + 1, state, CAP_UNIT + 0.5, colour, "right", (box.w - start) / 4 - 6, 1.0
            )

    def _goals(self, sheet: Sheet, goals: list[tuple[str, str]], box: Box) -> None:
        theme = self.kit.theme
        if goals:
            self._heading(sheet, "Orders", box)
        for row, (text, state) in enumerate(goals):
            y = box.y + 22 + row * ROW
            colour = {"done": theme.good, "failed": theme.danger}.get(state, theme.dim)
            sheet.picture(box.x + 7, y + 6, self.kit.diamond(state, colour), centre=True)
            sheet.body(box.x + 20, y - 2, text, BODY_SIZE, room=box.w - 20)

    def _buttons(
        self, sheet: Sheet, state: DebriefState, top: float, margin: float, pages: int, page: int
    ) -> None:
        wide = min(170.0, (self.width - 2 * margin) / (len(state.buttons) + (pages > 1)) - 8)
        x = self.width - margin - wide
        for index, (name, label) in enumerate(state.buttons):
            style = "main" if index == 0 else "plain"
            accent = self.kit.theme.side(state.side)
            self.button(sheet, name, Box(x, top, wide, 32), label, style=style, accent=accent, cap=9)
            x -= wide + 8
        if pages > 1:
            text = f"More {page + 1}/{pages}"
            self.button(sheet, "more", Box(margin, top, wide, 32), text, cap=9)
