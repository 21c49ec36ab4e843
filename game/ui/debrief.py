"""Draws the debriefing: outcome, what both sides launched and lost, every named ship, and how history bent."""

from __future__ import annotations

import pygame

from game.sim.tallies import ShipTally, SideTally
from game.ui import words
from game.ui.backdrop_plain import plain_backdrop
from game.ui.debrief_flows import draw_flow, tallest
from game.ui.debrief_ships import HEAD, ROW, draw_ships, in_order
from game.ui.debrief_state import DebriefState
from game.ui.debrief_timeline import TALL, draw_moments, draw_timeline
from game.ui.hud_boxes import Box
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_TITLE, CAP_UNIT, Colour

__all__ = ["Debrief", "DebriefState", "ShipTally", "SideTally"]

Block = tuple[str, Box, int, int]
"""what is drawn, where, and which rows of it: from the first, so many"""
FLOW_MORE = 60.0  # height that a side's flow can use beyond what it needs
FLOW_GAP = 8.0  # under each
GAP = 12.0  # between things one below another
COLUMNS = ("Launched", "Struck", "Stopped", "Lost")  # stopped: shot down, and what shields kept out besides


class Debrief(Screen):
    """Names it answers: the names of the buttons, `sort:` and a column, and more when there are further pages."""

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
        if state.timeline and area.w >= 900 and area.h >= 420:
            strip = Box(area.x + 16, area.bottom - TALL + 4, area.w - 32, TALL - 10)
            area = Box(area.x, area.y, area.w, area.h - TALL - 8)
            self.panel(sheet, Box(area.x, strip.y - 8, area.w, TALL + 4), None)
            draw_timeline(self.kit, sheet, state.timeline, state.clock_s, strip)
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
    def _blocks(self, state: DebriefState, area: Box) -> list[list[Block]]:
        """Returns pages of (kind, place, first row, rows); wide windows show ships and sums side by side."""
        if area.w >= 900 and area.h >= 300:
            return self._wide(state, area)
        inner = Box(area.x + 16, area.y + 12, area.w - 32, area.h - 20)
        fit = max(1, int((inner.h - HEAD - 4) // ROW))
        goals_top = inner.y + 34 + ROW * len(state.sides)
        goals = Box(inner.x, goals_top, inner.w, inner.bottom - goals_top)
        pages: list[list[Block]] = [[("sides", inner, 0, 0), ("goals", goals, 0, 0)]]
        count, lines = len(state.sides), len(self._notes(state, inner.w))
        if self._flowing(state):
            together = count if self._flows_need(state.sides) <= inner.h else 1
            pages += [[("flows", inner, start, together)] for start in range(0, count, together)]
        pages += [[("ships", inner, start, fit)] for start in range(0, len(state.ships), fit)]
        below = goals.y + (HEAD + ROW * len(state.objectives) + GAP if state.objectives else 0.0)
        if state.advice:
            self._add_advice(state, inner, below, pages)
            below = inner.bottom
        if below + HEAD + ROW * lines <= inner.bottom:
            pages[0].append(("notes", Box(inner.x, below, inner.w, inner.bottom - below), 0, lines))
        else:
            pages += [[("notes", inner, start, fit)] for start in range(0, lines, fit)]
        moments = len(state.timeline)
        pages += [[("course", inner, start, fit)] for start in range(0, moments, fit)]
        return pages

    def _add_advice(self, state: DebriefState, inner: Box, below: float, pages: list[list[Block]]) -> None:
        """Puts the advice under the orders, or on the next page where it finds no room there."""
        tall = HEAD + ROW * len(self._advice(state, inner.w))
        if below + tall <= inner.bottom:
            pages[0].append(("advice", Box(inner.x, below, inner.w, tall), 0, 99))
        else:
            pages.insert(1, [("advice", inner, 0, 99)])

    def _wide(self, state: DebriefState, area: Box) -> list[list[Block]]:
        """Puts the ships to the left; to the right sums, flows and orders, and notes in what is left, or overleaf."""
        half = area.w * 0.56
        table = Box(area.x + 16, area.y + 14, half - 24, area.h - 28)
        right = Box(area.x + half + 16, area.y + 14, area.w - half - 32, area.h - 28)
        lines = len(self._notes(state, right.w))
        heights = {
            "sides": HEAD + ROW * len(state.sides),
            "flows": self._flows_need(state.sides) if self._flowing(state) else 0.0,
            "goals": HEAD + ROW * len(state.objectives) if state.objectives else 0.0,
            "advice": HEAD + ROW * len(self._advice(state, right.w)) if state.advice else 0.0,
            "notes": HEAD + ROW * lines if lines else 0.0,
        }
        spare = right.h - sum(height + GAP for height in heights.values() if height)
        rights: list[list[Block]] = [[]]
        fit = int((table.h - HEAD) // ROW)
        below = HEAD + ROW * len(state.ships) + GAP
        under = Box(table.x, table.y + below, table.w, table.h - below)
        if spare < 0.0 and lines and under.h >= HEAD + ROW * len(self._notes(state, table.w)):
            spare += heights.pop("notes") + GAP
            lefts_more: list[Block] = [("notes", under, 0, 99)]
        else:
            lefts_more = []
        if spare < 0.0 and heights.get("notes"):
            spare += heights.pop("notes") + GAP
            rights += [[("notes", right, start, fit)] for start in range(0, lines, fit)]
        if spare < 0.0 and heights["flows"]:
            heights.pop("flows")
            rights.append([("flows", right, 0, 99)])
        elif heights["flows"]:
            heights["flows"] += min(spare, FLOW_MORE * len(state.sides))
        y = right.y
        for kind, height in heights.items():
            if height:
                rights[0].append((kind, Box(right.x, y, right.w, height), 0, 99))
                y += height + GAP
        lefts: list[Block] = [("ships", table, start, fit) for start in range(0, max(1, len(state.ships)), fit)]
        count = max(len(lefts), len(rights))
        return [[lefts[page % len(lefts)], *lefts_more, *rights[page % len(rights)]] for page in range(count)]

    def _flowing(self, state: DebriefState) -> bool:
        return any(side.flow for side in state.sides)

    def _flows_need(self, sides: list[SideTally]) -> float:
        """Gives the height below which the flows of these sides cannot be read."""
        return HEAD + len(sides) * max((tallest(side) + FLOW_GAP for side in sides), default=0.0)

    def _block(self, sheet: Sheet, state: DebriefState, block: Block) -> None:
        kind, box, first, rows = block
        if kind == "ships":
            ships = in_order(state.ships, state.column, state.turned)[first : first + rows]
            draw_ships(self, sheet, ships, box, state.column, state.turned, state.ends)
        elif kind == "sides":
            self._sides(sheet, state.sides, box)
        elif kind == "flows":
            self._flows(sheet, state.sides[first : first + rows], box)
        elif kind == "course":
            self._heading(sheet, "Course", box)
            place = Box(box.x, box.y + HEAD, box.w, box.h - HEAD)
            draw_moments(self.kit, sheet, state.timeline[first : first + rows], place)
        elif kind == "goals":
            self._goals(sheet, state.objectives, box)
        elif kind == "advice":
            self._heading(sheet, "Next time", box)
            for row, (starts, line) in enumerate(self._advice(state, box.w)):
                y, ink = box.y + HEAD + row * ROW, self.kit.theme.warning
                if starts:
                    sheet.picture(box.x + 7, y + 8, self.kit.diamond("open", ink), centre=True)
                sheet.body(box.x + 20, y, line, BODY_SIZE, room=box.w - 20)
        else:
            lines = self._notes(state, box.w)[first : first + rows]
            if lines:
                self._heading(sheet, "Held against the chronicle", box)
            for row, line in enumerate(lines):
                sheet.body(box.x, box.y + HEAD + row * ROW, line, BODY_SIZE, room=box.w)

    def _flows(self, sheet: Sheet, sides: list[SideTally], box: Box) -> None:
        self._heading(sheet, "Where the missiles went", box)
        each = (box.h - HEAD) / max(1, len(sides))
        for place, side in enumerate(sides):
            draw_flow(sheet, side, Box(box.x, box.y + HEAD + each * place, box.w, each - FLOW_GAP))

    def _advice(self, state: DebriefState, room: float) -> list[tuple[bool, str]]:
        """Gives the lines of the advice, and whether each begins a sentence."""
        wrapped = (self.kit.face.wrap(line, BODY_SIZE, room - 28) for line in state.advice)
        return [(row == 0, line) for lines in wrapped for row, line in enumerate(lines)]

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
                tally.name or words.SIDES.get(tally.side, tally.side),
                CAP_LABEL,
                theme.side(tally.side),
                room=start - 24,
            )
            values = (tally.launched, tally.leaked, tally.intercepted, tally.lost)
            for index, value in enumerate(values):
                sheet.label(
                    self._column(box, start, index, 4), y + 1, str(value), CAP_LABEL + 0.5, align="right"
                )

    def _goals(self, sheet: Sheet, goals: list[tuple[str, str]], box: Box) -> None:
        theme = self.kit.theme
        if goals:
            self._heading(sheet, "Orders", box)
        for row, (text, state) in enumerate(goals):
            y = box.y + 22 + row * ROW
            state = state if state in words.GOALS else "missed"
            colour = {"done": theme.good, "failed": theme.danger}.get(state, theme.dim)
            ink = theme.dim if state == "missed" else theme.text
            sheet.picture(box.x + 7, y + 6, self.kit.diamond(state, colour), centre=True)
            word = sheet.label(box.right, y + 1, words.GOALS[state], CAP_UNIT, colour, "right", tracking=1.0)
            sheet.body(box.x + 20, y - 2, text, BODY_SIZE, ink, room=box.w - 28 - word)

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
