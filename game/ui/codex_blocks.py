"""Draws the blocks of a codex page: paragraphs, figures with bars, rankings, ways to other pages, tables."""

from __future__ import annotations

from game.ui import codex_words as words
from game.ui.codex_reach import draw_diagram
from game.ui.codex_state import Bars, Block, Chip, Chips, Diagram, Numbers, Table, Words
from game.ui.hud_boxes import Box
from game.ui.screen import Control, Screen
from game.ui.sheet import Sheet
from game.ui.theme import CAP_LABEL, CAP_PANEL, WHITE, Colour

GAP = 9.0
_HEADS = {"heading": CAP_PANEL, "under": 8.0}


class BlockDrawing:
    """Draws blocks of one page. seen: what of the window they may be drawn in

    small: little type, for narrow columns; brief: figures without their meaning
    """

    def __init__(
        self, screen: Screen, sheet: Sheet, accent: Colour, small: bool = False, brief: bool = False
    ) -> None:
        self.screen, self.sheet, self.accent, self.small, self.brief = screen, sheet, accent, small, brief
        self.kit, self.theme = screen.kit, screen.kit.theme
        self.size = 12.0 if small else 14.0
        self.line = 15.5 if small else 19.0
        self.bar_row = 17.0 if small else 22.0
        self.seen: Box | None = None

    # ---- how tall ----------------------------------------------------------------------------------------
    def height(self, block: Block, room: float) -> float:
        """Returns how tall a block is in a column."""
        match block:
            case Words(text=text, kind=kind):
                if kind in _HEADS:
                    return 20.0
                return self.line * len(self.kit.face.wrap(text, self.size, room))
            case Numbers():
                return self._figure_height(block, room)
            case Bars(bars=bars, note=note):
                return 17.0 + (16.0 if note else 0.0) + self.bar_row * len(bars)
            case Chips(chips=chips):
                return 18.0 + len(self._flow(chips, room)) * (self._chip + 5)
            case Table(rows=rows, note=note):
                return 20.0 + self._note_height(note, room) + 18.0 + self.bar_row * len(rows)
            case Diagram(note=note):
                return self._note_height(note, room) + self._diagram_height(room)

    def _note_height(self, note: str, room: float) -> float:
        return 16.0 * len(self.kit.face.wrap(note, 12.0, room)) if note else 0.0

    def _diagram_height(self, room: float) -> float:
        return min(room * (0.44 if self.small else 0.56), 400.0) + 6.0

    def _figure_height(self, block: Numbers, room: float) -> float:
        if self.small:
            tall = 27.0 if block.row.share is not None else 19.0
            return tall if self.brief else tall + self._note_height(block.row.help, room)
        return 38.0 if block.row.help else 24.0

    # ---- drawing ------------------------------------------------------------------------------------------
    def draw(self, block: Block, box: Box) -> None:
        """Draws a block."""
        match block:
            case Words():
                self._words(block, box)
            case Numbers():
                self._figure(block, box)
            case Bars():
                self._bars(block, box)
            case Chips():
                self._chips(block, box)
            case Table():
                self._table(block, box)
            case Diagram(note=note):
                top = self._lines(note, box)
                draw_diagram(self.screen, self.sheet, block, Box(box.x, top, box.w, box.bottom - top - 6), self.accent)

    def _control(self, name: str, box: Box) -> bool:
        """Makes a control of what is wholly in sight. Returns: whether it has the focus"""
        if self.seen is not None and (box.y < self.seen.y - 1 or box.bottom > self.seen.bottom + 1):
            return False
        self.screen.controls.append(Control(name, box))
        return self.screen.focus == name

    def _lines(self, text: str, box: Box, colour: Colour | None = None) -> float:
        y = box.y
        for line in self.kit.face.wrap(text, 12.0, box.w) if text else ():
            self.sheet.body(box.x, y, line, 12.0, colour or self.theme.dim, room=box.w)
            y += 16.0
        return y

    def _words(self, block: Words, box: Box) -> None:
        if block.kind in _HEADS:
            cap = _HEADS[block.kind] - (2 if self.small else 0)
            self.sheet.label(box.x, box.y + 5, block.text, cap, self.accent, tracking=2.2, room=box.w)
            return
        ink = self.theme.dim if block.kind == "note" else self.theme.text
        for place, line in enumerate(self.kit.face.wrap(block.text, self.size, box.w)):
            self.sheet.body(box.x, box.y + place * self.line, line, self.size, ink, room=box.w)

    def _figure(self, block: Numbers, box: Box) -> None:
        row, theme, sheet = block.row, self.theme, self.sheet
        open_one = row.share is not None and not self.brief
        focused = self._control(f"figure:{row.path}", Box(box.x, box.y, box.w, box.h - 2)) if open_one else False
        if focused:
            sheet.hollow(box.x - 4, box.y - 1, box.w + 8, box.h, self.accent)
        if self.small:
            wide = sheet.body(box.right, box.y, row.shown, 12.0, theme.text, "right", room=box.w * 0.6)
            sheet.label(box.x, box.y + 5, row.words, 7.5, theme.dim, room=box.w - wide - 8)
            if row.share is not None:
                self._track(Box(box.x, box.y + 18, box.w, 5), row.share, row.others)
            if not self.brief:
                self._lines(row.help, Box(box.x, box.y + (25 if row.share is not None else 16), box.w, 0), theme.locked)
            return
        left = box.w * 0.52
        wide = sheet.body(box.x + left, box.y + 2, row.shown, 14.0, theme.text, "right", room=left * 0.75)
        sheet.label(box.x, box.y + 6, row.words, 9, theme.text if focused else theme.dim, room=left - wide - 10)
        if row.help:
            sheet.body(box.x, box.y + 19, row.help, 11.5, theme.locked, room=box.w * 0.82)
        rank = row.rank
        space = 78.0
        if rank:
            sheet.label(box.right, box.y + 6, rank, 7.5, theme.dim, "right", room=space - 6)
        if row.share is not None:
            track = Box(box.x + left + 16, box.y + 6, box.w - left - 16 - space, 8)
            self._track(track, row.share, row.others)
            if row.log:
                sheet.label(box.right, box.y + 22, words.LOG, 6.5, theme.locked, "right", room=box.w * 0.4)

    def _track(self, box: Box, share: float, others: list[tuple[float, str]]) -> None:
        """Draws a bar, and a tick for everybody else of the same kind in the colour of the side."""
        self.sheet.bar(box.x, box.y, box.w, box.h, share, self.accent)
        for at, side in others:
            x = box.x + box.w * min(1.0, max(0.0, at))
            self.sheet.rect(x - 1, box.y - 2, 1.6, box.h + 4, self.theme.side(side) if side else WHITE, 190)

    def _bars(self, block: Bars, box: Box) -> None:
        theme, sheet = self.theme, self.sheet
        note = words.LOG if block.log else ""
        wide = sheet.label(box.right, box.y + 4, note, 6.5, theme.locked, "right")
        sheet.label(box.x, box.y + 3, block.title, 9, self.accent, tracking=2.0, room=box.w - wide - 10)
        y = box.y + 17
        if block.note:
            sheet.body(box.x, y - 1, block.note, 12.0, theme.dim, room=box.w)
            y += 16
        name_room, value_room = box.w * 0.3, box.w * 0.2
        for bar in block.bars:
            row = Box(box.x, y, box.w, self.bar_row)
            focused = self._control(f"link:{bar.entry}", row)
            own = bar.entry == block.own
            colour = theme.side(bar.side) if bar.side else theme.neutral
            if own:
                sheet.rect(row.x - 4, row.y, row.w + 8, row.h, colour, 40)
            if focused:
                sheet.hollow(row.x - 4, row.y, row.w + 8, row.h, colour)
            middle = row.y + row.h / 2
            sheet.picture(row.x + 6, middle, self.kit.emblem(bar.side or "neutral", 5, colour), centre=True)
            ink = theme.text if own or focused else theme.dim
            sheet.body(row.x + 16, middle - 6.5, bar.name, 12.0, ink, room=name_room - 20)
            if bar.share >= 0.0:
                sheet.bar(row.x + name_room, middle - 4, row.w - name_room - value_room - 10, 8, bar.share, colour)
                sheet.body(row.right, middle - 6.5, bar.shown, 12.0, ink, "right", room=value_room)
            else:
                sheet.body(row.x + name_room, middle - 6.5, bar.shown, 12.0, ink, room=row.w - name_room)
            y += self.bar_row

    # ---- ways to other pages --------------------------------------------------------------------------
    @property
    def _chip(self) -> float:
        return 19.0 if self.small else 23.0

    def _wide(self, chip: Chip) -> float:
        return self.kit.face.body_width(chip.label, 12.0) + 34.0

    def _flow(self, chips: list[Chip], room: float) -> list[list[Chip]]:
        rows: list[list[Chip]] = [[]]
        used = 0.0
        for chip in chips:
            wide = min(self._wide(chip), room) + 6
            if rows[-1] and used + wide > room + 6:
                rows.append([])
                used = 0.0
            rows[-1].append(chip)
            used += wide
        return rows

    def _chips(self, block: Chips, box: Box) -> None:
        theme, sheet = self.theme, self.sheet
        sheet.label(box.x, box.y + 3, block.title, CAP_LABEL, theme.dim, tracking=2.0, room=box.w)
        y = box.y + 18
        for row in self._flow(block.chips, box.w):
            x = box.x
            for chip in row:
                place = Box(x, y, min(self._wide(chip), box.w), self._chip)
                focused = self._control(f"link:{chip.id}", place)
                colour = theme.side(chip.side) if chip.side else theme.neutral
                sheet.picture(place.x, place.y, self.kit.glass(round(place.w), round(place.h), None, 5, 190))
                if focused:
                    sheet.hollow(place.x, place.y, place.w, place.h, colour)
                middle = place.y + place.h / 2
                emblem = self.kit.emblem(chip.side or "neutral", 5, colour)
                sign = self.kit.padlock(theme.locked) if chip.veiled else emblem
                sheet.picture(place.x + 13, middle, sign, centre=True)
                ink = theme.text if focused else theme.locked if chip.veiled else theme.dim
                sheet.body(place.x + 24, middle - 6.5, chip.label, 12.0, ink, room=place.w - 30)
                x += place.w + 6
            y += self._chip + 5

    def _table(self, block: Table, box: Box) -> None:
        theme, sheet = self.theme, self.sheet
        sheet.label(box.x, box.y + 4, block.title, 9, self.accent, tracking=2.0, room=box.w)
        y = self._lines(block.note, Box(box.x, box.y + 20, box.w, box.h))
        name_room = box.w * 0.34
        each = (box.w - name_room) / max(1, len(block.head))
        for place, head in enumerate(block.head):
            x = box.x + name_room + each * (place + 1) - 8
            sheet.label(x, y + 6, head, 7.5, theme.dim, "right", room=each - 8)
        y += 18
        for id_, name, side, cells in block.rows:
            row = Box(box.x, y, box.w, self.bar_row)
            colour = theme.side(side) if side else theme.neutral
            focused = self._control(f"link:{id_}", row)
            if focused:
                sheet.hollow(row.x - 4, row.y, row.w + 8, row.h, colour)
            middle = row.y + row.h / 2
            sheet.rect(row.x, row.y, row.w, 1, theme.hairline, 26)
            sheet.picture(row.x + 6, middle, self.kit.emblem(side or "neutral", 5, colour), centre=True)
            sheet.body(row.x + 16, middle - 6.5, name, 12.0, theme.text if focused else theme.dim, room=name_room - 20)
            for place, cell in enumerate(cells):
                x = row.x + name_room + each * (place + 1) - 8
                strong = cell not in (words.NEVER, "-")
                sheet.body(x, middle - 6.5, cell, 12.0, theme.text if strong else theme.locked, "right", room=each - 8)
            y += self.bar_row
