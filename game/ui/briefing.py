"""Draws the briefing: map of the battle, who is there, what is wanted, and advice."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.briefing_plan import Plan, draw_plan
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, WIDE, margin_of, masthead
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_PANEL

_LINE, _ROW = 19.0, 20.0
_SIZE = BODY_SIZE + 0.5
_FORCES_SHARE = 0.36  # of the left half, at most, for the list of forces

Line = tuple[str, str]
"""kind of a line (brief, goal, more, advice, heading or gap) and its words"""


@dataclass
class ForceLine:
    """One force that is known of. own: the player commands it"""

    side: str
    name: str
    ships: str
    own: bool = False


@dataclass
class BriefingState:
    """What the screen shows.

    subtitle: place and day; text: paragraphs; changed: those of them that the war before brought
    difficulties: (name, label) pairs; buttons: (name, label), the first one begins
    scroll: lines that have gone by; page: of a window too small for everything
    """

    title: str
    subtitle: str = ""
    side: str = "race"
    player: str = ""
    text: list[str] = field(default_factory=list)
    changed: int = 0
    goals: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    forces: list[ForceLine] = field(default_factory=list)
    plan: Plan | None = None
    difficulty: str = "ordinary"
    difficulties: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=lambda: [("begin", "Begin battle"), ("back", "Back")])
    scroll: int = 0
    page: int = 0
    backdrop: pygame.Surface | None = None


class Briefing(Screen):
    """Names it answers: names of the buttons, difficulty:NAME, more for what finds no room."""

    most_scroll = 0
    lines_in_sight = 1

    def draw(self, surface: pygame.Surface, state: BriefingState) -> None:
        """Draws the whole screen."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface, state.buttons[0][0])
        self.veil(sheet, 96)
        margin = margin_of(self)
        top = masthead(self, sheet, state.title, state.subtitle, margin, state.side)
        foot = self.height - (44 if self.height < LOW else 62)
        area = Box(margin, top, self.width - 2 * margin, foot - top - 10)
        if self.width >= WIDE and self.height >= LOW:
            half = area.w * 0.52
            self._left(sheet, state, Box(area.x, area.y, half - 8, area.h))
            self._right(sheet, state, Box(area.x + half + 8, area.y, area.w - half - 8, area.h))
            pages = 1
        else:
            pages = 3
            (self._right, self._map, self._list)[state.page % pages](sheet, state, area)
        self._buttons(sheet, state, foot, margin, pages)

    def _left(self, sheet: Sheet, state: BriefingState, box: Box) -> None:
        tall = min(32 + _ROW * len(state.forces), box.h * _FORCES_SHARE)
        self._map(sheet, state, Box(box.x, box.y, box.w, box.h - tall - 12))
        self._list(sheet, state, Box(box.x, box.bottom - tall, box.w, tall))

    def _map(self, sheet: Sheet, state: BriefingState, box: Box) -> None:
        self.panel(sheet, box, self.kit.theme.side(state.side))
        if state.plan is not None:
            draw_plan(self.kit, sheet, state.plan, Box(box.x + 14, box.y + 12, box.w - 28, box.h - 24))

    def _list(self, sheet: Sheet, state: BriefingState, box: Box) -> None:
        """Lists the forces, own ones first; what finds no room is counted."""
        theme = self.kit.theme
        self.panel(sheet, box, None)
        sheet.label(box.x + 14, box.y + 9, "Who is there", CAP_LABEL, theme.dim, tracking=2)
        fit = max(1, int((box.h - 30) // _ROW))
        shown = state.forces if len(state.forces) <= fit else state.forces[: fit - 1]
        for row, force in enumerate(shown):
            y, ink = box.y + 26 + row * _ROW, theme.side(force.side)
            sheet.picture(box.x + 21, y + 7, self.kit.emblem(force.side, 6, ink), centre=True)
            wide = sheet.body(box.x + 34, y - 1, force.name, BODY_SIZE, ink, room=box.w * 0.4)
            if force.own:
                sheet.label(box.x + 42 + wide, y + 4, "Yours", CAP_LABEL - 1, theme.good, tracking=1.2)
            sheet.body(box.right - 14, y - 1, force.ships, BODY_SIZE, theme.dim, "right", room=box.w * 0.44)
        if len(shown) < len(state.forces):
            words = f"and {len(state.forces) - len(shown)} more"
            sheet.body(box.x + 34, box.y + 25 + len(shown) * _ROW, words, BODY_SIZE, theme.dim)

    def _right(self, sheet: Sheet, state: BriefingState, box: Box) -> None:
        """Writes who one is, what it is about, aims and advice; a long one scrolls."""
        theme = self.kit.theme
        accent = theme.side(state.side)
        self.panel(sheet, box, accent)
        sheet.label(box.x + 18, box.y + 12, state.player, CAP_LABEL + 1, accent, room=box.w - 36, tracking=1.6)
        lines = self._lines(state, box.w - 52)
        fit = max(1, int((box.h - 42) // _LINE))
        self.lines_in_sight, self.most_scroll = fit, max(0, len(lines) - fit)
        state.scroll = min(max(0, state.scroll), self.most_scroll)
        for row, (kind, line) in enumerate(lines[state.scroll : state.scroll + fit]):
            self._line(sheet, kind, line, Box(box.x + 18, box.y + 34 + row * _LINE, box.w - 40, _LINE))
        if self.most_scroll:
            tall, x = fit * _LINE, box.right - 10
            sheet.rect(x, box.y + 34, 2.5, tall, theme.hairline, 60)
            sheet.rect(x, box.y + 34 + tall * state.scroll / len(lines), 2.5, tall * fit / len(lines), accent, 220)

    def _line(self, sheet: Sheet, kind: str, line: str, box: Box) -> None:
        theme = self.kit.theme
        if kind == "heading":
            sheet.label(box.x, box.y + 5, line, CAP_LABEL, theme.dim, tracking=2)
        elif kind in ("goal", "more", "tip", "tip_more"):
            ink = theme.warning if kind.startswith("tip") else theme.text
            if kind in ("goal", "tip"):
                sheet.picture(box.x + 6, box.y + 9, self.kit.diamond("open", ink), centre=True)
            sheet.body(box.x + 20, box.y, line, _SIZE, theme.text, room=box.w - 20)
        elif line:
            ink = theme.warning if kind == "changed" else theme.text
            sheet.body(box.x, box.y, line, _SIZE, ink, room=box.w)

    def _lines(self, state: BriefingState, room: float) -> list[Line]:
        wrap = self.kit.face.wrap
        out: list[Line] = []
        told = len(state.text) - state.changed
        for place, paragraph in enumerate(state.text):
            kind = "brief" if place < told else "changed"
            out += [*((kind, line) for line in wrap(paragraph, _SIZE, room)), ("gap", "")]
        for heading, kind, words in (("Orders", "goal", state.goals), ("Advice", "tip", state.advice)):
            if words:
                out.append(("heading", heading))
            for each in words:
                more = "more" if kind == "goal" else "tip_more"
                lines = wrap(each, _SIZE, room - 20)
                out += [(kind if row == 0 else more, line) for row, line in enumerate(lines)]
            if words:
                out.append(("gap", ""))
        return out[:-1]

    def _buttons(self, sheet: Sheet, state: BriefingState, top: float, margin: float, pages: int) -> None:
        """Draws the buttons at the right, the difficulties at the left."""
        accent = self.kit.theme.side(state.side)
        more = pages > 1 or self.most_scroll > 0
        count = len(state.buttons) + len(state.difficulties) + more
        wide = min(170.0, (self.width - 2 * margin) / count - 6)
        cap = 9.0 if wide > 110 else 7.0
        x = self.width - margin - wide
        for index, (name, label) in enumerate(state.buttons):
            style = "main" if index == 0 else "plain"
            self.button(sheet, name, Box(x, top, wide, 32), label, style=style, accent=accent, cap=cap)
            x -= wide + 6
        small = min(wide, 110.0)
        for index, (name, label) in enumerate(state.difficulties):
            style = "chosen" if name == state.difficulty else "plain"
            place = Box(margin + index * (small + 6), top, small, 32)
            self.button(sheet, f"difficulty:{name}", place, label, style=style, accent=accent, cap=min(cap, CAP_LABEL))
        if more:
            text = f"More {state.page % pages + 1}/{pages}" if pages > 1 else "Read on"
            place = Box(margin + len(state.difficulties) * (small + 6), top, small, 32)
            self.button(sheet, "more", place, text, cap=min(cap, CAP_PANEL))

    def scroll(self, state: BriefingState, by: int) -> None:
        """Scrolls the text by lines."""
        state.scroll = min(max(0, state.scroll + by), self.most_scroll)

    def more(self, state: BriefingState) -> None:
        """Goes to what has found no room: further down, then to the next page, and round again."""
        on_text = (self.width >= WIDE and self.height >= LOW) or state.page % 3 == 0
        if on_text and state.scroll < self.most_scroll:
            state.scroll = min(state.scroll + self.lines_in_sight, self.most_scroll)
            return
        state.scroll = 0
        state.page += 1
