"""Draws the set-up of a skirmish: the battle on the left, its map and its odds, and the fleets of both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.briefing_plan import Plan, draw_plan
from game.ui.choice_rows import ROW, ChoiceRow, draw_rows
from game.ui.hud_boxes import Box
from game.ui.masthead import LOW, WIDE, margin_of, masthead
from game.ui.screen import Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_LABEL, CAP_PANEL, Colour

PAGES = ("battle", "race", "arume", "map")
_LINE = 18.0
_WORDS = 4  # lines of what is said, for which rows make room
_GAP, _COLUMN = 8.0, 0.236  # from column to column; of the width, that each but the map's takes
_SIDES = ("race", "arume")
_MAP_TALL = 0.7  # of its width, at most: fleets meet from left to right


@dataclass
class OddsState:
    """What is known of the odds. shares: of the orange side, of nobody, of the blue side, 0 to 1

    fought, of: battles; bounds: within which the orange side's share lies in 95 of 100; words: said instead, or below
    """

    shares: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fought: int = 0
    of: int = 0
    bounds: tuple[float, float] = (0.0, 1.0)
    words: list[str] = field(default_factory=list)


@dataclass
class SkirmishState:
    """What the screen shows.

    battle: rows about the battle; fleets: side -> rows; names: side -> what its page is called
    tab: the fleet that is shown, where only one finds room beside the rest; page: where only one page does at all
    notes: sentences about what is chosen; notice: what must be read; ready: it can begin
    """

    battle: list[ChoiceRow] = field(default_factory=list)
    fleets: dict[str, list[ChoiceRow]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=lambda: {"race": "Orange fleet", "arume": "Blue fleet"})
    plan: Plan | None = None
    notes: list[str] = field(default_factory=list)
    odds: OddsState = field(default_factory=OddsState)
    page: int = 0
    notice: str = ""
    good: str = ""
    ready: bool = True
    buttons: list[tuple[str, str]] = field(default_factory=list)
    title: str = "Skirmish"
    subtitle: str = "Any battle that the rules allow"
    backdrop: pygame.Surface | None = None


class Skirmish(Screen):
    """Names it answers: set:NAME for rows, page:N for pages, and the names of the buttons."""

    @property
    def has_room(self) -> bool:
        """Says whether everything stands on one page."""
        return self.width >= WIDE and self.height >= LOW

    def draw(self, surface: pygame.Surface, state: SkirmishState) -> None:
        """Draws the whole screen."""
        cover(surface, state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size)))
        sheet = self._begin(surface, f"set:{state.battle[0].name}" if state.battle else None)
        self.veil(sheet, 110)
        margin = margin_of(self)
        top = masthead(self, sheet, state.title, state.subtitle, margin)
        foot = self.height - (40 if self.height < LOW else 54)
        if self.has_room:
            self._whole(sheet, state, Box(margin, top - 8, self.width - 2 * margin, foot - top))
        else:
            self._page(sheet, state, Box(margin, top, self.width - 2 * margin, foot - top - 6))
        self._buttons(sheet, state, foot, margin)

    def _whole(self, sheet: Sheet, state: SkirmishState, box: Box) -> None:
        wide = (box.w - 3 * _GAP) * _COLUMN
        left = Box(box.x, box.y, wide, box.h)
        middle = Box(left.right + _GAP, box.y, box.w - 3 * (wide + _GAP), box.h)
        self._list(sheet, "The battle", state.battle, left, "race", self._words(state, left.w - 32))
        for place, name in enumerate(_SIDES):
            part = Box(middle.right + _GAP + place * (wide + _GAP), box.y, wide, box.h)
            self._list(sheet, state.names[name], state.fleets.get(name, []), part, name)
        tall = min(middle.h * 0.56, middle.w * _MAP_TALL)
        self._map(sheet, state, Box(middle.x, middle.y, middle.w, tall))
        self._odds(sheet, state, Box(middle.x, middle.y + tall + 8, middle.w, middle.h - tall - 8))

    def _page(self, sheet: Sheet, state: SkirmishState, box: Box) -> None:
        """Draws one page, under tabs for all of them."""
        labels = ("Battle", state.names["race"], state.names["arume"], "Map and odds")
        wide = (box.w - 6 * (len(PAGES) - 1)) / len(PAGES)
        for place, label in enumerate(labels):
            style = "chosen" if place == state.page else "plain"
            self.button(sheet, f"page:{place}", Box(box.x + place * (wide + 6), box.y, wide, 24), label, style=style,
                        cap=7)  # fmt: skip
        rest, page = Box(box.x, box.y + 30, box.w, box.h - 30), PAGES[state.page]
        if page == "battle":
            self._list(sheet, "", state.battle, rest, "race", self._words(state, rest.w - 32))
        elif page == "map":
            self._map(sheet, state, Box(rest.x, rest.y, rest.w * 0.52, rest.h))
            self._odds(sheet, state, Box(rest.x + rest.w * 0.52 + 6, rest.y, rest.w * 0.48 - 6, rest.h))
        else:
            self._list(sheet, "", state.fleets.get(page, []), rest, page, self._words(state, rest.w - 32, notes=False))

    def _list(
        self, sheet: Sheet, title: str, rows: list[ChoiceRow], box: Box, side: str,
        words: Sequence[tuple[str, Colour]] = (),
    ) -> None:
        """Draws rows on glass, under a title; words stand below, and of many rows some make room for them."""
        accent = self.kit.theme.side(side)
        self.panel(sheet, box, accent)
        top = box.y + 8
        if title:
            sheet.picture(box.x + 22, box.y + 16, self.kit.emblem(side, 8, accent), centre=True)
            sheet.label(box.x + 38, box.y + 11, title, CAP_PANEL, accent, tracking=2)
            top = box.y + 30
        inner = Box(box.x + 10, top, box.w - 20, box.bottom - top - 8)
        needed = _LINE * min(len(words), _WORDS) + 4 if words else 0.0
        fit = int((inner.h - needed) // ROW)
        draw_rows(self, sheet, rows, inner._replace(h=fit * ROW) if fit < len(rows) else inner, accent)
        below = inner.y + min(fit, len(rows)) * ROW + 6
        for place, (line, ink) in enumerate(words[: max(0, int((box.bottom - below - 2) // _LINE))]):
            sheet.body(inner.x + 6, below + place * _LINE, line, BODY_SIZE, ink, room=inner.w - 12)

    def _words(self, state: SkirmishState, room: float, notes: bool = True) -> list[tuple[str, Colour]]:
        """Returns lines of what is to be said: warnings first, then what the choices mean."""
        theme = self.kit.theme
        said = [(state.notice, theme.warning), (state.good, theme.good)]
        said += [(text, theme.dim) for text in state.notes] if notes else []
        return [(line, ink) for text, ink in said if text for line in self.kit.face.wrap(text, BODY_SIZE, room)]

    def _map(self, sheet: Sheet, state: SkirmishState, box: Box) -> None:
        self.panel(sheet, box, self.kit.theme.dim)
        if state.plan is not None:
            draw_plan(self.kit, sheet, state.plan, Box(box.x + 12, box.y + 12, box.w - 24, box.h - 24))

    def _odds(self, sheet: Sheet, state: SkirmishState, box: Box) -> None:
        """Draws who won so many quick battles of this very set-up."""
        theme, odds = self.kit.theme, state.odds
        self.panel(sheet, box, theme.dim)
        sheet.label(box.x + 14, box.y + 11, "Expected odds", CAP_LABEL, theme.dim, tracking=2)
        count = f"{odds.fought} of {odds.of} battles" if odds.of else ""
        sheet.label(box.right - 14, box.y + 11, count, CAP_LABEL, theme.dim, "right", room=box.w * 0.5)
        y, room = box.y + 32, box.w - 28
        if odds.fought:
            x, inks = box.x + 14, (theme.race, theme.locked, theme.arume)
            for place, (share, ink) in enumerate(zip(odds.shares, inks, strict=True)):
                sheet.rect(x, y, max(0.0, room * share - 1), 14, ink, 230 if place != 1 else 120)
                if place == 2 and share:
                    sheet.hatch(x, y, room * share - 1, 14)
                x += room * share
            low, high = (box.x + 14 + room * bound for bound in odds.bounds)
            sheet.rect(low, y + 17, max(2.0, high - low), 2, theme.text, 220)
            words = (("Orange", odds.shares[0], theme.race, "left", box.x + 14),
                     ("nobody", odds.shares[1], theme.dim, "centre", box.x + box.w / 2),
                     ("Blue", odds.shares[2], theme.arume, "right", box.right - 14))  # fmt: skip
            for name, share, ink, align, at in words:
                sheet.label(at, y + 26, f"{name} {share:.0%}", CAP_LABEL, ink, align)
            y += 44
        for text in odds.words:
            for line in self.kit.face.wrap(text, BODY_SIZE, room):
                if y + _LINE > box.bottom - 4:
                    return
                sheet.body(box.x + 14, y, line, BODY_SIZE, theme.dim, room=room)
                y += _LINE

    def _buttons(self, sheet: Sheet, state: SkirmishState, top: float, margin: float) -> None:
        count = len(state.buttons)
        wide = min(196.0, (self.width - 2 * margin - 6 * (count - 1)) / max(1, count))
        cap = 9.0 if wide > 120 else 7.0
        for place, (name, label) in enumerate(state.buttons):
            box = Box(margin + place * (wide + 6), top, wide, 32 if self.height >= LOW else 28)
            style, enabled = ("main" if name == "begin" else "plain"), name != "begin" or state.ready
            self.button(sheet, name, box, label, style=style, enabled=enabled, cap=cap)
