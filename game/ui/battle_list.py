"""Draws the list of battles: rows on the left, the chosen battle's card on the right, navigation below."""

from __future__ import annotations

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.battle_entries import BattleEntry, BattleListState
from game.ui.hud_boxes import Box
from game.ui.masthead import margin_of, masthead, shade
from game.ui.pen import Sketch
from game.ui.screen import Control, Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_CARD, CAP_LABEL, CAP_PANEL, Colour

__all__ = ["BattleEntry", "BattleList", "BattleListState"]

ROW = 47.0
LEAST_ROW = 36.0
NAV = 56.0
STARS = 3
CARD = 540.0  # the tallest card
RESUME = 34.0  # of the button that goes on from a checkpoint
SUMMARY = 14  # lines of briefing and orders, for which the picture makes room
LINE = 19.0
_VEIL = 140  # of glass behind the list, so that city lights do not stand between its letters


class BattleList(Screen):
    """Names it answers: battle:ID, difficulty:NAME, begin, checkpoint, briefing when it is long, nav:NAME.

    page: lines of the briefing in sight; most_scroll: how many find no room
    """

    page = 1
    most_scroll = 0

    def draw(self, surface: pygame.Surface, state: BattleListState) -> None:
        """Draws the whole screen."""
        back = state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size))
        cover(surface, back)
        sheet = self._begin(surface, f"battle:{state.chosen}")
        shade(self, surface)
        margin = margin_of(self)
        nav_top = self.height - (NAV if self.height >= 500 else 40)
        top = masthead(self, sheet, state.title, state.subtitle, margin)
        list_width = min(372.0, (self.width - 3 * margin) * 0.5)
        self._rows(sheet, state, Box(margin, top, list_width, nav_top - top - 10))
        card_width = min(352.0, self.width - list_width - 3 * margin)
        card_top = max(12.0, min(122.0, top - 8))
        card = Box(
            self.width - margin - card_width, card_top, card_width, min(CARD, nav_top - card_top - 12)
        )
        left = margin + list_width
        self._between(sheet, state, Box(left, top, card.x - left, nav_top - top - 12))
        chosen = next((b for b in state.battles if b.id == state.chosen), None)
        if chosen is not None:
            self._card(sheet, state, chosen, card)
        self._nav(sheet, state, nav_top, margin)
        if state.notice:
            self._notice(sheet, state.notice, Box(margin, top, list_width, nav_top - top), card.x)

    def _between(self, sheet: Sheet, state: BattleListState, box: Box) -> None:
        """Draws what belongs between list and card: nothing here."""

    def _notice(self, sheet: Sheet, words: str, rows: Box, card_left: float) -> None:
        """Lays a warning between list and card, or over the foot of the list where there is no room."""
        free = card_left - rows.right - 40
        left, room = (rows.right + 20, free) if free >= 240 else (rows.x, rows.w)
        lines = self.kit.face.wrap(words, BODY_SIZE, room - 24, 8)
        box = Box(left, rows.bottom - 20 - 19 * len(lines), room, 19 * len(lines) + 12)
        self.panel(sheet, box, self.kit.theme.warning, 6)
        for row, line in enumerate(lines):
            sheet.body(box.x + 12, box.y + 6 + 19 * row, line, BODY_SIZE, self.kit.theme.warning, room=room - 24)

    def _rows(self, sheet: Sheet, state: BattleListState, area: Box) -> None:
        count = len(state.battles)
        if not count:
            return
        tall = max(LEAST_ROW, min(ROW, area.h / count))
        fit = max(1, int(area.h // tall))
        place = next((i for i, b in enumerate(state.battles) if b.id == state.chosen), 0)
        first = max(0, min(count - fit, place - fit // 2)) if fit < count else 0
        tops = min(count, fit) * tall
        sheet.rect(area.x - 10, area.y - 8, area.w + 20, tops + 13, self.kit.theme.glass, _VEIL)
        for index, battle in enumerate(state.battles[first : first + fit]):
            self._row(
                sheet, battle, battle.id == state.chosen, Box(area.x, area.y + index * tall, area.w, tall - 3)
            )

    def _row(self, sheet: Sheet, battle: BattleEntry, chosen: bool, box: Box) -> None:
        theme = self.kit.theme
        accent = theme.side(battle.side) if not battle.locked else theme.locked
        ink = theme.locked if battle.locked else theme.text
        name = f"battle:{battle.id}"
        self.controls.append(Control(name, box, True))
        focused = self.focus == name
        if chosen:
            sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h, 1), accent, 8, 215))
        if focused:
            sheet.hollow(box.x, box.y, box.w, box.h, accent)
        middle = box.y + box.h / 2
        sheet.picture(box.x + 11, middle, self.kit.emblem(battle.side, 6.5, accent, 220), centre=True)
        number = str(battle.number) if battle.number else ""
        sheet.label(box.x + 36, middle - 7, number, 14, accent, "centre")
        sheet.picture(box.x + 68, middle, self.kit.theatre(battle.theatre, ink, accent), centre=True)
        right = 66.0 if battle.locked or battle.stars >= 0 else 34.0
        sheet.label(box.x + 88, middle - 13, battle.title, CAP_PANEL, ink, room=box.w - 88 - right)
        dim: Colour = theme.dim if not battle.locked else theme.locked
        sheet.body(box.x + 88, middle + 1, battle.place, 12.5, dim, room=box.w - 88 - right)
        if battle.locked:
            sheet.picture(box.x + box.w - 34, middle, self.kit.padlock(theme.locked), centre=True)
        elif battle.stars >= 0:
            for star in range(STARS):
                state = "done" if star < battle.stars else "open"
                colour = accent if star < battle.stars else theme.locked
                sheet.picture(
                    box.x + box.w - 58 + star * 17, middle, self.kit.diamond(state, colour), centre=True
                )
        elif chosen:
            sheet.picture(box.x + box.w - 22, middle, self._pointer(accent), centre=True)

    def _pointer(self, colour: Colour) -> pygame.Surface:
        def make() -> pygame.Surface:
            sketch = Sketch(12, 14, self.kit.scale)
            sketch.polygon([(1, 1), (10, 7), (1, 13)], colour)
            return sketch.finish()

        return self.kit.bake(("pointer", colour), make)

    def _card(self, sheet: Sheet, state: BattleListState, battle: BattleEntry, box: Box) -> None:
        theme = self.kit.theme
        accent = theme.side(battle.side)
        self.panel(sheet, box, accent)
        left, room = box.x + 16, box.w - 32
        lines = self._text(battle, room)
        foot = box.bottom - 84 - RESUME * (bool(battle.checkpoint) + bool(battle.extra))
        picture_height = min(156.0, foot - box.y - 88 - LINE * min(len(lines), SUMMARY))
        y = box.y + 12
        if picture_height >= 50:
            self._picture(sheet, battle, Box(box.x + 12, y, box.w - 24, picture_height))
            y += picture_height + 14
        number = f"{battle.number}/{sum(1 for each in state.battles if each.number)}" if battle.number else ""
        width = sheet.label(box.right - 16, y + 3, number, 10, theme.dim, "right")
        sheet.label(left, y, battle.title, CAP_CARD, tracking=2.0, room=room - width - 14)
        sheet.picture(left + 9, y + 37, self.kit.emblem(battle.side, 9, accent), centre=True)
        sheet.label(left + 26, y + 28, battle.player, CAP_LABEL + 0.5, accent, room=room - 26)
        sheet.body(left + 26, y + 39, battle.view, 12, theme.dim, room=room - 26)
        self._briefing(sheet, state, lines, Box(left, y + 60, room, foot - y - 60), accent)
        self._choices(sheet, state, battle, box, accent)

    def _text(self, battle: BattleEntry, room: float) -> list[tuple[str, str]]:
        """Gives the lines of briefing and orders: brief, goal where one begins, more where it goes on."""
        wrap, room = self.kit.face.wrap, room - 10
        lines = [("brief", line) for line in wrap(battle.summary, BODY_SIZE + 0.5, room)] if battle.summary else []
        for goal in battle.objectives:
            parts = wrap(goal, BODY_SIZE, room - 22)
            lines += [("more" if row else "goal", line) for row, line in enumerate(parts)]
        return lines

    def _briefing(
        self, sheet: Sheet, state: BattleListState, lines: list[tuple[str, str]], box: Box, accent: Colour
    ) -> None:
        """Writes so much of the briefing as finds room; a longer one scrolls, or turns its pages by a click."""
        theme, fit = self.kit.theme, max(1, int(box.h // LINE))
        self.page, self.most_scroll = fit, max(0, len(lines) - fit)
        first = min(state.scroll, self.most_scroll)
        for row, (kind, line) in enumerate(lines[first : first + fit]):
            y = box.y + row * LINE
            if kind == "brief":
                sheet.body(box.x, y, line, BODY_SIZE + 0.5, room=box.w - 10)
                continue
            if kind == "goal":
                sheet.picture(box.x + 6, y + 9, self.kit.diamond("open", accent), centre=True)
            sheet.body(box.x + 20, y, line, BODY_SIZE, theme.dim, room=box.w - 30)
        if self.most_scroll:
            self.controls.append(Control("briefing", box))
            tall = fit * LINE
            sheet.rect(box.right - 2, box.y, 2.5, tall, theme.hairline, 60)
            ink = theme.text if self.focus == "briefing" else accent
            sheet.rect(box.right - 2, box.y + tall * first / len(lines), 2.5, tall * fit / len(lines), ink, 220)

    def scroll(self, state: BattleListState, by: int, round_again: bool = False) -> None:
        """Scrolls the briefing by lines; round_again: from its end to its beginning."""
        past_end = round_again and state.scroll >= self.most_scroll
        state.scroll = 0 if past_end else min(max(0, state.scroll + by), self.most_scroll)

    def _choices(
        self, sheet: Sheet, state: BattleListState, battle: BattleEntry, box: Box, accent: Colour
    ) -> None:
        above = box.bottom - 78
        if battle.extra:
            above -= RESUME
            half = (box.w - 32 - 8 * (len(battle.extra) - 1)) / len(battle.extra)
            for index, (name, label) in enumerate(battle.extra):
                place = Box(box.x + 16 + index * (half + 8), above, half, 27)
                self.button(sheet, name, place, label, accent=accent, cap=CAP_LABEL)
        if battle.checkpoint and not battle.locked:
            text = state.resume.format(label=battle.checkpoint)
            place = Box(box.x + 16, above - RESUME, box.w - 32, 27)
            self.button(sheet, "checkpoint", place, text, accent=accent, cap=9)
        each = (box.w - 32 - 8 * (len(state.difficulties) - 1)) / max(1, len(state.difficulties))
        for index, (name, label) in enumerate(state.difficulties):
            place = Box(box.x + 16 + index * (each + 8), box.bottom - 78, each, 25)
            style = "chosen" if name == state.difficulty else "plain"
            self.button(sheet, f"difficulty:{name}", place, label, style=style, accent=accent)
        place = Box(box.x + 16, box.bottom - 44, box.w - 32, 32)
        self.button(
            sheet,
            "begin",
            place,
            state.later if battle.locked else battle.begin or state.begin,
            style="main",
            accent=accent,
            enabled=not battle.locked,
            cap=CAP_PANEL,
        )

    def _picture(self, sheet: Sheet, battle: BattleEntry, box: Box) -> None:
        """Shows the battle's picture; without one, a dark field with the side's emblem."""
        theme = self.kit.theme
        place = sheet.box(*box)
        if battle.picture is not None:
            shown = self.kit.bake(
                ("card", battle.id, place.size), lambda: _filled(battle.picture, place.size)
            )
            sheet.surface.blit(shown, place)
        else:
            sheet.rect(*box, theme.glass)
            radius = min(44.0, box.h * 0.36)
            sign = self.kit.emblem(battle.side, radius, theme.side(battle.side), 120)
            sheet.picture(box.x + box.w / 2, box.y + box.h / 2, sign, centre=True)
        sheet.hollow(*box, theme.locked)

    def _nav(self, sheet: Sheet, state: BattleListState, top: float, margin: float) -> None:
        theme = self.kit.theme
        sheet.rect(0, top, self.width, self.height - top, theme.glass, 176)
        sheet.rect(0, top, self.width, 1, theme.hairline, 60)
        x, y = margin, top + (self.height - top) / 2 - CAP_PANEL / 2
        keys = self.kit.face.width(state.keys, CAP_LABEL, 2)
        for name, label, enabled in state.nav:
            width = self.kit.face.width(label, CAP_PANEL, 2.2)
            if x + width > self.width - margin:
                break
            control = f"nav:{name}"
            self.controls.append(Control(control, Box(x - 8, top, width + 16, self.height - top), enabled))
            chosen, focused = name == state.nav_chosen, self.focus == control
            ink = theme.race if chosen else theme.text if focused else theme.dim if enabled else theme.locked
            sheet.label(x, y, label, CAP_PANEL, ink, tracking=2.2)
            if chosen or focused:
                sheet.rect(x, top - 1, width, 3, theme.race if chosen else theme.text)
            x += width + (44 if self.width >= 1000 else 26)
        if x + keys < self.width - margin:
            sheet.label(self.width - margin, y + 1, state.keys, CAP_LABEL, theme.dim, "right", tracking=2)


def _filled(picture: pygame.Surface | None, size: tuple[int, int]) -> pygame.Surface:
    """Returns a picture cut and scaled to a size."""
    result = pygame.Surface(size)
    if picture is not None:
        cover(result, picture)
    return result
