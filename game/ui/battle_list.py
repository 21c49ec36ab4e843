"""Draws the list of battles: rows on the left, the chosen battle's card on the right, navigation below."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.ui.backdrop_plain import plain_backdrop
from game.ui.hud_layout import Box
from game.ui.pen import Sketch
from game.ui.screen import Control, Screen, cover
from game.ui.sheet import Sheet
from game.ui.theme import BODY_SIZE, CAP_CARD, CAP_LABEL, CAP_PANEL, CAP_TITLE, Colour

ROW = 47.0
LEAST_ROW = 36.0
NAV = 56.0
STARS = 3
CARD = 540.0  # the tallest card
RESUME = 34.0  # of the button that goes on from a checkpoint
SUMMARY = 12  # lines of a briefing, for which the picture makes room


@dataclass
class BattleEntry:
    """One battle to choose.

    theatre: orbit, surface or air
    stars: [0..3] best result, -1 when never fought
    player: who one plays, such as "Phollmos, Shiplord"
    checkpoint: where the battle can go on, such as "After the strafing, 1:20"; empty for nowhere
    """

    id: str
    number: int
    title: str
    place: str = ""
    theatre: str = "orbit"
    side: str = "race"
    stars: int = -1
    locked: bool = False
    player: str = ""
    view: str = ""
    summary: str = ""
    objectives: list[str] = field(default_factory=list)
    checkpoint: str = ""
    picture: pygame.Surface | None = None


@dataclass
class BattleListState:
    """What the screen shows.

    difficulties: (name, label) pairs
    nav: (name, label, enabled) in the bar below
    notice: a line that must be seen, empty for none
    """

    battles: list[BattleEntry]
    chosen: str
    difficulty: str = "ordinary"
    difficulties: list[tuple[str, str]] = field(
        default_factory=lambda: [("easy", "Easy"), ("ordinary", "Ordinary"), ("hard", "Hard")]
    )
    title: str = "Defense of Home"
    subtitle: str = "Ten battles for one world"
    nav: list[tuple[str, str, bool]] = field(default_factory=list)
    nav_chosen: str = ""
    begin: str = "Begin battle"
    resume: str = "From the checkpoint: {label}"
    notice: str = ""
    keys: str = "Enter begin   Esc back"
    backdrop: pygame.Surface | None = None


class BattleList(Screen):
    """Names it answers: battle:ID, difficulty:NAME, begin, checkpoint, nav:NAME."""

    def draw(self, surface: pygame.Surface, state: BattleListState) -> None:
        """Draws the whole screen."""
        back = state.backdrop or self.kit.bake(("backdrop", self.size), lambda: plain_backdrop(self.size))
        cover(surface, back)
        sheet = self._begin(surface, f"battle:{state.chosen}")
        self._shade(surface)
        margin = 44.0 if self.width >= 1000 else 16.0
        nav_top = self.height - (NAV if self.height >= 500 else 40)
        top = self._head(sheet, state, margin)
        list_width = min(372.0, (self.width - 3 * margin) * 0.5)
        self._rows(sheet, state, Box(margin, top, list_width, nav_top - top - 10))
        card_width = min(352.0, self.width - list_width - 3 * margin)
        card_top = max(12.0, min(122.0, top - 8))
        card = Box(
            self.width - margin - card_width, card_top, card_width, min(CARD, nav_top - card_top - 12)
        )
        chosen = next((b for b in state.battles if b.id == state.chosen), None)
        if chosen is not None:
            self._card(sheet, state, chosen, card)
        self._nav(sheet, state, nav_top, margin)
        if state.notice:
            self._notice(sheet, state.notice, Box(margin, top, list_width, nav_top - top), card.x)

    def _notice(self, sheet: Sheet, words: str, rows: Box, card_left: float) -> None:
        """Lays a warning between list and card, or over the foot of the list where there is no room."""
        free = card_left - rows.right - 40
        left, room = (rows.right + 20, free) if free >= 240 else (rows.x, rows.w)
        lines = self.kit.face.wrap(words, BODY_SIZE, room - 24, 8)
        box = Box(left, rows.bottom - 20 - 19 * len(lines), room, 19 * len(lines) + 12)
        self.panel(sheet, box, self.kit.theme.warning, 6)
        for row, line in enumerate(lines):
            sheet.body(box.x + 12, box.y + 6 + 19 * row, line, BODY_SIZE, self.kit.theme.warning, room=room - 24)

    def _shade(self, surface: pygame.Surface) -> None:
        """Darkens the left, where the list stands."""

        def make() -> pygame.Surface:
            strip = pygame.Surface((256, 1), pygame.SRCALPHA)
            for x in range(256):
                strip.set_at((x, 0), (0, 0, 0, max(0, round(190 * (1 - x / 120))) if x < 120 else 0))
            return pygame.transform.smoothscale(strip, self.size)

        surface.blit(self.kit.bake(("shade",), make), (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)

    def _head(self, sheet: Sheet, state: BattleListState, margin: float) -> float:
        """Writes the title; returns where the list may begin."""
        theme = self.kit.theme
        if self.height < 500:
            sheet.picture(margin + 14, 26, self.kit.emblem("race", 13, theme.race), centre=True)
            sheet.label(margin + 36, 17, state.title, 18, room=self.width * 0.5 - 40, tracking=3)
            return 52.0
        cap = CAP_TITLE if self.width >= 1000 else 24
        sheet.picture(margin + 26, 66, self.kit.emblem("race", 24, theme.race), centre=True)
        width = sheet.label(
            margin + 66, 44, state.title, cap, tracking=5.2, room=self.width - margin * 2 - 66
        )
        sheet.rect(margin + 68, 91, max(width, 300) + 70, 1.4, theme.race, 200)
        sheet.label(margin + 68, 101, state.subtitle, CAP_LABEL, theme.dim, tracking=2.6)
        return 130.0

    def _rows(self, sheet: Sheet, state: BattleListState, area: Box) -> None:
        count = len(state.battles)
        if not count:
            return
        tall = max(LEAST_ROW, min(ROW, area.h / count))
        fit = max(1, int(area.h // tall))
        place = next((i for i, b in enumerate(state.battles) if b.id == state.chosen), 0)
        first = max(0, min(count - fit, place - fit // 2)) if fit < count else 0
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
        sheet.label(box.x + 36, middle - 7, str(battle.number), 14, accent, "centre")
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
        lines = self.kit.face.wrap(battle.summary, BODY_SIZE + 0.5, room, SUMMARY) if battle.summary else []
        goals = [
            (row == 0, line)
            for goal in battle.objectives[:4]
            for row, line in enumerate(self.kit.face.wrap(goal, BODY_SIZE, room - 22, 2))
        ]
        fixed = 24 + 34 + 19 * len(goals) + 10 + 34 + 44 + (RESUME if battle.checkpoint else 0)
        picture_height = min(156.0, box.h - 24 - fixed - 19 * len(lines))
        y = box.y + 12
        if picture_height >= 50:
            self._picture(sheet, battle, Box(box.x + 12, y, box.w - 24, picture_height))
            y += picture_height + 14
        spare = int((box.bottom - 82 - (RESUME if battle.checkpoint else 0) - (y + 62 + 19 * len(goals) + 6)) // 19)
        if spare < len(lines):
            lines = self.kit.face.wrap(battle.summary, BODY_SIZE + 0.5, room, spare) if spare > 0 else []
        number = f"{battle.number}/{len(state.battles)}"
        width = sheet.label(box.right - 16, y + 3, number, 10, theme.dim, "right")
        sheet.label(left, y, battle.title, CAP_CARD, tracking=2.0, room=room - width - 14)
        sheet.picture(left + 9, y + 37, self.kit.emblem(battle.side, 9, accent), centre=True)
        sheet.label(left + 26, y + 28, battle.player, CAP_LABEL + 0.5, accent, room=room - 26)
        sheet.body(left + 26, y + 39, battle.view, 12, theme.dim, room=room - 26)
        y += 62
        for line in lines:
            sheet.body(left, y, line, BODY_SIZE + 0.5, room=room)
            y += 19
        y += 6
        for first, goal in goals:
            if y + 19 > box.bottom - 80 - (RESUME if battle.checkpoint else 0):
                break
            if first:
                sheet.picture(left + 6, y + 7, self.kit.diamond("open", accent), centre=True)
            sheet.body(left + 20, y - 1, goal, BODY_SIZE, theme.dim, room=room - 20)
            y += 19
        self._choices(sheet, state, battle, box, accent)

    def _choices(
        self, sheet: Sheet, state: BattleListState, battle: BattleEntry, box: Box, accent: Colour
    ) -> None:
        if battle.checkpoint and not battle.locked:
            text = state.resume.format(label=battle.checkpoint)
            place = Box(box.x + 16, box.bottom - 78 - RESUME, box.w - 32, 27)
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
            state.begin,
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
