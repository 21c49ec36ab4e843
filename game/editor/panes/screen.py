"""Draws the editor's window over its canvas: the bar above, panes of rows at both sides, the line at the foot."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.base.errors import KeyPath
from game.editor.panes.prose import PROSE_SIZE, Sheaf, Typing, lay_out
from game.editor.panes.prose_drawn import draw_prose
from game.editor.panes.rows import Cell, Pane, Row
from game.editor.panes.story import Story, draw_story
from game.editor.panes.timeline import Strip
from game.editor.panes.timeline_drawn import draw_strip
from game.ui.hud_boxes import Box
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, Colour

BAR, FOOT, ROW, TABS, EDGE = 36.0, 24.0, 20.0, 28.0, 6.0
WIDE = 980.0  # [units] a window so wide shows both panes at once
_LEFT, _RIGHT, _NARROW = 232.0, 316.0, 286.0
_SIZE = 12.5
_ACT = 18.0
_LOW_STRIP = 190.0  # [units] of the timeline, at least
_STRONG, _EDGE_INK = 100, (54, 62, 72)  # hairlines of strong palettes are strong; others need not shout


@dataclass
class EditorState:
    """What the window shows.

    bar: (name, label, style) of its buttons, style plain, chosen, main or off; title: at their right
    panes: by side, left and right; popup: a list of choices over everything
    story: the graph of triggers, in place of the canvas; picked: what is chosen
    time: how much of the room's height the timeline takes, 0 while it is shut; strip: what is seen of it
    foot, tone: the line at the foot; hint: what is said there when there is nothing else; right: at its right end
    """

    bar: list[tuple[str, str, str]] = field(default_factory=list)
    title: str = ""
    panes: dict[str, Pane] = field(default_factory=dict)
    popup: Pane | None = None
    story: Story | None = None
    time: float = 0.0
    strip: Strip | None = None
    picked: list[KeyPath] = field(default_factory=list)
    typing: Typing | None = None
    foot: str = ""
    tone: str = "plain"
    hint: str = ""
    right: str = ""


class EditorScreen(Screen):
    """Names it answers: those of buttons, tabs, rows, cells and acts. The caller keeps the focus."""

    def __init__(self, *more: object, **named: object) -> None:
        super().__init__(*more, **named)  # type: ignore[arg-type]
        self.boxes: dict[str, Box] = {}
        self.pointed: str | None = None
        self._layer = pygame.Surface(self.size, pygame.SRCALPHA)
        self.stale = True
        self.sheaf: Sheaf | None = None

    def laid_out(self, typed: Typing | None) -> Sheaf | None:
        """Lay out a long text that is being typed; None for what has one line."""
        if typed is None or not typed.prose:
            return None
        return lay_out(typed, lambda text: self.kit.face.body_width(text, PROSE_SIZE), self.width, self.height)

    # ---- places ---------------------------------------------------------------------------------------
    @property
    def wide(self) -> bool:
        """Say whether both panes find room beside each other."""
        return self.width >= WIDE

    def lay_out(self, state: EditorState) -> None:
        """Give every pane its place."""
        top, tall = BAR + EDGE, self.height - BAR - FOOT - 2 * EDGE
        self.boxes = {"bar": Box(0, 0, self.width, BAR), "foot": Box(0, self.height - FOOT, self.width, FOOT)}
        narrow = min(_NARROW, self.width * 0.6)
        for side in state.panes:
            w = (_LEFT if side == "left" else _RIGHT) if self.wide else narrow
            self.boxes[side] = Box(EDGE if side == "left" else self.width - EDGE - w, top, w, tall)
        if state.time:
            r, k = self.room(), self.kit.scale
            h = min(r.h / k, max(state.time * r.h / k, _LOW_STRIP))
            self.boxes["time"] = Box(r.x / k + EDGE, (r.y + r.h) / k - h, r.w / k - 2 * EDGE, h - 3)
        if state.popup is not None:
            w = min(300.0, self.width - 20)
            h = min(self.height - 40, TABS + ROW * len(state.popup.rows) + 10)
            self.boxes["popup"] = Box((self.width - w) / 2, (self.height - h) / 2, w, h)

    def seen(self, pane: str) -> int:
        """Give how many rows of a pane find room."""
        box = self.boxes.get(pane)
        return max(1, int((box.h - TABS - 8) // ROW)) if box is not None else 1

    def pane_at(self, pos: tuple[float, float]) -> str:
        """Give what lies under a point of the window: a pane's side, bar, foot, popup; empty for the canvas."""
        x, y = pos[0] / self.kit.scale, pos[1] / self.kit.scale
        return next((name for name in reversed(self.boxes) if self.boxes[name].has(x, y)), "")

    def room(self) -> pygame.Rect:
        """Give the part of the canvas that no pane lies over. [px]"""
        left = self.boxes["left"].right if "left" in self.boxes else 0.0
        right = self.boxes["right"].x if "right" in self.boxes else self.width
        k = self.kit.scale
        foot = self.boxes["time"].y if "time" in self.boxes else self.height - FOOT
        return pygame.Rect(left * k, BAR * k, max(1.0, (right - left) * k), max(1.0, (foot - BAR) * k))

    # ---- drawing --------------------------------------------------------------------------------------
    def draw(self, surface: pygame.Surface, state: EditorState) -> None:
        """Draws the window; what has not changed since the last picture is not painted anew."""
        if self.stale:
            self.stale = False
            self._layer.fill((0, 0, 0, 0))
            sheet = self._begin(self._layer)
            if state.story is not None:
                r, k = self.room(), self.kit.scale
                room = Box(r.x / k, r.y / k, r.w / k, r.h / k)
                draw_story(self, sheet, state.story, room, state.picked, self.focus or "")
            if state.strip is not None:
                draw_strip(state.strip, sheet, {path[:2] for path in state.picked}, self.pointed)
            self._bar(sheet, state)
            for side, pane in state.panes.items():
                self._pane(sheet, pane, self.boxes[side], state)
            if state.popup is not None:
                self.controls = []
                self.veil(sheet, 120)
                self._pane(sheet, state.popup, self.boxes["popup"], state)
            self.sheaf = self.laid_out(state.typing)
            if self.sheaf is not None:
                draw_prose(self, sheet, self.sheaf)
        surface.blit(self._layer, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        self._foot(Sheet.over(self.kit, surface), state)

    def _bar(self, sheet: Sheet, state: EditorState) -> None:
        theme = self.kit.theme
        sheet.rect(0, 0, self.width, BAR, theme.glass, 236)
        sheet.rect(0, BAR - 1, self.width, 1, theme.hairline, 60)
        x, small = EDGE, self.width < 760
        for name, label, style in state.bar:
            wide = max(40.0, self.kit.face.width(label, CAP_LABEL, 1.0) + (10 if small else 18))
            chosen = "plain" if style == "off" else style
            self.button(sheet, name, Box(x, 5, wide, BAR - 11), label, style=chosen, enabled=style != "off")
            x += wide + (2 if small else 4)
        if self.width - x > 90:
            sheet.body(self.width - EDGE - 4, 10, state.title, _SIZE, theme.text, "right", self.width - x - 20)

    def _foot(self, sheet: Sheet, state: EditorState) -> None:
        theme, y = self.kit.theme, self.height - FOOT
        sheet.rect(0, y, self.width, FOOT, theme.glass, 236)
        wide = sheet.body(self.width - EDGE, y + 4, state.right, _SIZE, theme.dim, "right", self.width * 0.45)
        text, ink = (state.foot, self._ink(state.tone)) if state.foot else (state.hint, theme.dim)
        sheet.body(EDGE, y + 4, text, _SIZE, ink, room=self.width - wide - 4 * EDGE)

    def _ink(self, tone: str) -> Colour:
        theme = self.kit.theme
        inks = {"dim": theme.dim, "good": theme.good, "warning": theme.warning, "danger": theme.danger,
                "race": theme.race, "arume": theme.arume}  # fmt: skip
        return inks.get(tone, theme.text)

    def _pane(self, sheet: Sheet, pane: Pane, box: Box, state: EditorState) -> None:
        theme = self.kit.theme
        sheet.picture(box.x, box.y, self.kit.glass(round(box.w), round(box.h), None, 10, 240))
        x, each = box.x + 6, (box.w - 12) / max(1, len(pane.tabs))
        for name, label, chosen in pane.tabs:
            if name:
                self.controls.append(Control(name, Box(x, box.y + 3, each, TABS - 6)))
            lit = bool(name) and name in (self.focus, self.pointed)
            ink = theme.race if chosen else theme.text if lit else theme.dim
            sheet.label(x + each / 2, box.y + 10, label, CAP_LABEL, ink, "centre", room=each - 4, tracking=1.2)
            if chosen or lit:
                sheet.rect(x + 4, box.y + TABS - 5, each - 8, 2, theme.race if chosen else theme.text)
            x += each
        seen = self.seen(pane.name)
        pane.scroll = max(0, min(pane.scroll, len(pane.rows) - seen))
        for n, row in enumerate(pane.rows[pane.scroll : pane.scroll + seen]):
            self._row(sheet, row, Box(box.x + 5, box.y + TABS + n * ROW, box.w - 14, ROW - 1), state)
        if len(pane.rows) > seen:
            track = box.h - TABS - 8
            tall = max(12.0, track * seen / len(pane.rows))
            at = (track - tall) * pane.scroll / (len(pane.rows) - seen)
            sheet.rect(box.right - 6, box.y + TABS + at, 3, tall, theme.hairline, 120)

    def _row(self, sheet: Sheet, row: Row, box: Box, state: EditorState) -> None:
        theme = self.kit.theme
        if row.sort == "space":
            return
        x, right = box.x + 5 + 11 * row.indent, box.right
        if row.sort == "head":
            sheet.rect(box.x, box.bottom, box.w, 1, theme.hairline, 50)
        for name, sign in reversed(row.acts):
            wide = _ACT if len(sign) < 2 else self.kit.face.body_width(sign, _SIZE) + 10
            right -= wide
            self._act(sheet, name, sign, Box(right, box.y + 1, wide - 2, box.h - 2))
        if row.name:
            self.controls.append(Control(row.name, Box(box.x, box.y, right - box.x, box.h)))
        if row.chosen:
            sheet.rect(box.x, box.y, right - box.x, box.h, theme.race, 46)
            sheet.rect(box.x, box.y, 2, box.h, theme.race)
        if row.name and row.name in (self.focus, self.pointed):
            sheet.rect(box.x, box.y, right - box.x, box.h, theme.hairline, 40 if row.name == self.focus else 20)
        if row.name and row.name == self.focus:
            sheet.hollow(box.x, box.y, right - box.x, box.h, theme.text)
        if row.sort == "bar":
            self._share(sheet, row, box, right)
            return
        room = right - x - 4
        if row.cells:
            share = 0.4 if row.text else 0.0
            self._cells(sheet, row.cells, Box(x + room * share, box.y, room * (1 - share), box.h), state)
            room *= share
        elif row.value:
            wide = min(self.kit.face.body_width(row.value, _SIZE), room * 0.55)
            sheet.body(right - 4, box.y + 3, row.value, _SIZE, theme.dim, "right", room * 0.55)
            room -= wide + 6
        if row.sort == "head":
            sheet.label(x, box.y + 6, row.text, CAP_LABEL, theme.race_pale, room=room, tracking=1.6)
        else:
            ink = theme.dim if row.sort == "field" else self._ink(row.tone)
            sheet.body(x, box.y + 3, row.text, _SIZE, ink, room=max(8.0, room - 4))

    def _act(self, sheet: Sheet, name: str, sign: str, box: Box) -> None:
        theme = self.kit.theme
        self.controls.append(Control(name, box))
        lit = name in (self.focus, self.pointed)
        sheet.rect(*box, theme.hairline, 60 if lit else 22)
        if name == self.focus:
            sheet.hollow(*box, theme.text)
        sheet.body(box.x + box.w / 2, box.y + 2, sign, _SIZE, theme.text if lit else theme.dim, "centre")

    def _cells(self, sheet: Sheet, cells: tuple[Cell, ...], box: Box, state: EditorState) -> None:
        theme, each = self.kit.theme, box.w / len(cells)
        for n, cell in enumerate(cells):
            place = Box(box.x + n * each, box.y + 1, each - 3, box.h - 2)
            self.controls.append(Control(cell.name, place))
            lit = cell.name in (self.focus, self.pointed)
            typed = state.typing if state.typing is not None and state.typing.name == cell.name else None
            sheet.rect(*place, theme.glass, 255)
            edge = theme.race if typed else theme.text if cell.name == self.focus else theme.locked
            plain = theme.hairline if theme.hairline_alpha > _STRONG else _EDGE_INK
            sheet.hollow(*place, edge if lit or typed else plain)
            ink = theme.locked if cell.dim else theme.text
            if typed is not None:
                self._typed(sheet, typed, place)
            elif cell.sort == "flag":
                sheet.hollow(place.x + 4, place.y + 3, 11, 11, ink)
                if cell.text == "yes":
                    sheet.rect(place.x + 6.5, place.y + 5.5, 6, 6, theme.race if not cell.dim else ink)
                sheet.body(place.x + 21, place.y + 2.5, cell.text, _SIZE, ink, room=place.w - 24)
            else:
                sign = 12 if cell.sort == "choice" else 0
                sheet.body(place.x + 5, place.y + 2.5, cell.text, _SIZE, ink, room=place.w - 8 - sign)
                if sign:
                    sheet.body(place.right - 5, place.y + 2.5, "v", _SIZE - 2, theme.dim, "right")

    def _typed(self, sheet: Sheet, typed: Typing, box: Box) -> None:
        """Draws what is being typed, its end or the caret in view."""
        theme, face = self.kit.theme, self.kit.face
        before, room, first = typed.text[: typed.at], box.w - 12, 0
        while first < len(before) and face.body_width(before[first:], _SIZE) > room:
            first += 1
        text = typed.text[first:]
        while text and face.body_width(text, _SIZE) > room:
            text = text[:-1]
        low, high = (min(max(each - first, 0), len(text)) for each in typed.selected)
        if low < high:
            x, wide = face.body_width(text[:low], _SIZE), face.body_width(text[low:high], _SIZE)
            sheet.rect(box.x + 4 + x, box.y + 2, wide + 2, box.h - 4, theme.race, 90)
        sheet.body(box.x + 5, box.y + 2.5, text, _SIZE, theme.text)
        at = box.x + 5 + face.body_width(before[first:], _SIZE)
        sheet.rect(at, box.y + 2, 1.3, box.h - 4, theme.race)

    def _share(self, sheet: Sheet, row: Row, box: Box, right: float) -> None:
        """Draws a share as a bar with its interval."""
        theme, x = self.kit.theme, box.x + 5 + 11 * row.indent
        middle, wide = x + (right - x) * 0.4, (right - x) * 0.32
        sheet.body(x, box.y + 3, row.text, _SIZE, theme.dim, room=middle - x - 4)
        sheet.rect(middle, box.y + 6, wide, 8, theme.text, 28)
        sheet.rect(middle, box.y + 6, max(0.5, wide * row.share), 8, self._ink(row.tone), 255)
        sheet.rect(middle + wide * row.low, box.y + 9, max(1.0, wide * (row.high - row.low)), 2, theme.text)
        sheet.body(right - 2, box.y + 3, row.value, _SIZE, theme.text, "right", right - middle - wide - 6)
