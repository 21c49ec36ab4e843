"""A long text in a box of several lines: where it breaks, where the caret is, how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.hud_boxes import Box

LINE, PROSE_SIZE = 19.0, 13.5
PAD, HEAD, FOOT = 12.0, 30.0, 22.0


@dataclass
class Typing:
    """A box that is being typed into.

    name: of the cell; at: where the caret is; mark: the other end of what is selected, None for nothing
    prose: it has several lines; title, most: what it is called, and how many letters fit, None for any
    """

    name: str
    text: str
    at: int = 0
    mark: int | None = None
    prose: bool = False
    title: str = ""
    most: int | None = None

    @property
    def selected(self) -> tuple[int, int]:
        """Give what is selected, from letter to letter; twice the caret for nothing."""
        other = self.at if self.mark is None else min(max(self.mark, 0), len(self.text))
        return min(self.at, other), max(self.at, other)


def lines_of(text: str, width_of: Callable[[str], float], room: float) -> list[tuple[int, int]]:
    """Break a text into lines that fit. Returns: from letter to letter; the blank at a break ends the line before

    Law: lines follow one another without a gap, from the first letter to the last
    """
    out: list[tuple[int, int]] = []
    start = 0
    while True:  # LOOP: lines of the text
        end = _fits(text, start, width_of, room)
        newline = text.find("\n", start, end)
        if newline >= 0:
            end = newline + 1
        elif end < len(text):
            blank = text.rfind(" ", start, end)
            end = blank + 1 if blank > start else end
        out.append((start, end))
        if end >= len(text):
            if text.endswith("\n"):
                out.append((len(text), len(text)))
            return out
        start = end


def _fits(text: str, start: int, width_of: Callable[[str], float], room: float) -> int:
    """Give the end of the longest piece that fits, at least one letter; a blank may hang over."""
    low, high = start + 1, len(text) + 1
    while high - low > 1:  # LOOP: halving
        middle = (low + high) // 2
        if width_of(text[start:middle].rstrip(" ")) <= room:
            low = middle
        else:
            high = middle
    return min(low, len(text))


@dataclass(frozen=True)
class Sheaf:
    """A text laid out in a box. first: the first line that is seen; seen: so many are"""

    typed: Typing
    lines: list[tuple[int, int]]
    box: Box
    first: int
    seen: int
    width_of: Callable[[str], float]

    def row_of(self, at: int) -> int:
        """Give the line in which a letter stands; the caret at a break is at the beginning of the next."""
        return next((n for n, (start, end) in enumerate(self.lines) if start <= at < end), len(self.lines) - 1)

    def x_of(self, at: int) -> float:
        """Give where a letter begins. [units]"""
        start = self.lines[self.row_of(at)][0]
        return self.box.x + PAD + self.width_of(self.typed.text[start:at].rstrip("\n"))

    def nearest(self, row: int, x: float) -> int:
        """Give the place in a line that is nearest to so far right. [units]"""
        row = min(max(row, 0), len(self.lines) - 1)
        start, end = self.lines[row]
        last = end - 1 if row < len(self.lines) - 1 and end > start else end
        text = self.typed.text
        return min(range(start, last + 1), key=lambda at: abs(self.box.x + PAD + self.width_of(text[start:at]) - x))

    def at(self, x: float, y: float) -> int:
        """Give the place under a point. [units]"""
        return self.nearest(self.first + int((y - self.box.y - HEAD) // LINE), x)


def lay_out(typed: Typing, width_of: Callable[[str], float], width: float, height: float) -> Sheaf:
    """Lay a text out in the middle of a window. width, height: of the window [units]"""
    wide = min(600.0, width - 24.0)
    lines = lines_of(typed.text, width_of, wide - 2 * PAD)
    most = max(1, int((height - 90.0 - HEAD - FOOT) // LINE))
    seen = min(max(len(lines), 3), most)
    tall = HEAD + seen * LINE + FOOT
    sheaf = Sheaf(typed, lines, Box((width - wide) / 2, (height - tall) / 2, wide, tall), 0, seen, width_of)
    row = sheaf.row_of(typed.at)
    return Sheaf(typed, lines, sheaf.box, max(0, min(row - seen // 2, len(lines) - seen)), seen, width_of)
