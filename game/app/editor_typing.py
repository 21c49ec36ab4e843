"""Typing into a box of the editor: letters, caret, selection, and the change that is made of them while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.app.clipboard import copied, pasted
from game.editor.panes.prose import Sheaf, Typing

_PAUSE_S = 0.35  # without a letter: what is typed so far is taken
_REPEAT_MS = (400, 35)
_CLIPS = (pygame.KSCAN_C, pygame.KSCAN_X, pygame.KSCAN_V)
_EMPTY = ("", "...")  # what stands where nothing has been written yet


class Typist:
    """One box at a time. now: None while nothing is typed; lay_out: gives the lines of a long text"""

    def __init__(self, lay_out: Callable[[Typing], Sheaf | None] = lambda typed: None) -> None:
        self.now: Typing | None = None
        self.lay_out = lay_out
        self._take: Callable[[str, bool], bool] = lambda text, last: True
        self._drop: Callable[[], None] = lambda: None
        self._idle_s, self._taken = 0.0, ""

    def begin(
        self, name: str, text: str, take: Callable[[str, bool], bool], drop: Callable[[], None],
        title: str = "", most: int | None = None,
    ) -> None:  # fmt: skip
        """Begin. take: is given the text now and then and at the end, says whether it fits; drop: takes it back

        title: of a text of several lines, "" for one of one line; most: letters of it
        """
        whole = not title or text in _EMPTY
        self.now = Typing(name, text, len(text), 0 if whole else None, bool(title), title, most)
        self._take, self._drop = take, drop
        self._idle_s, self._taken = 0.0, text
        pygame.key.set_repeat(*_REPEAT_MS)

    def finish(self) -> bool:
        """End with what has been typed. Returns: whether that was possible"""
        if self.now is None:
            return True
        if self.now.text != self._taken or self.now.text == "":
            if not self._take(self.now.text, True):
                return False
        else:
            self._take(self.now.text, True)
        self._end()
        return True

    def cancel(self) -> None:
        """End, and take back what was typed."""
        if self.now is not None:
            self._end()
            self._drop()

    def _end(self) -> None:
        self.now = None
        pygame.key.set_repeat(0)

    def update(self, dt: float) -> None:
        """Take what is typed once the hand rests."""
        if self.now is None or self.now.text == self._taken:
            return
        self._idle_s += dt
        if self._idle_s >= _PAUSE_S:
            self._taken = self.now.text
            self._take(self.now.text, False)

    def point(self, at: int, drag: bool = False) -> None:
        """Put the caret where the mouse is. drag: what lies between is selected"""
        if self.now is not None:
            self._go(self.now, at, drag)

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a key. Returns: whether it was for the box"""
        typed = self.now
        if typed is None or event.type != pygame.KEYDOWN:
            return False
        key, ctrl = event.scancode, bool(event.mod & pygame.KMOD_CTRL)
        if key in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.finish()
        elif key == pygame.KSCAN_ESCAPE:
            self.cancel()
        elif key == pygame.KSCAN_TAB:
            self.finish()
            return False
        elif self._moved(typed, key, event.mod) or (ctrl and self._clip(typed, key)):
            return True
        elif ctrl:
            self.finish()
            return False
        elif not self._edit(typed, key, event):
            return typed.prose or key not in (pygame.KSCAN_UP, pygame.KSCAN_DOWN) or not self.finish()
        return True

    # ---- the caret ------------------------------------------------------------------------------------
    def _go(self, typed: Typing, at: int, select: bool) -> None:
        if select and typed.mark is None:
            typed.mark = typed.at
        elif not select:
            typed.mark = None
        typed.at = min(max(at, 0), len(typed.text))

    def _moved(self, typed: Typing, key: int, mods: int) -> bool:
        """Move the caret. Returns: whether the key does"""
        ctrl, select, size = bool(mods & pygame.KMOD_CTRL), bool(mods & pygame.KMOD_SHIFT), len(typed.text)
        low, high = typed.selected
        if key == pygame.KSCAN_A and ctrl:
            typed.mark, typed.at = 0, size
        elif key == pygame.KSCAN_LEFT:
            gone = low < high and not select and not ctrl
            self._go(typed, _word(typed.text, typed.at, -1) if ctrl else low if gone else typed.at - 1, select)
        elif key == pygame.KSCAN_RIGHT:
            gone = low < high and not select and not ctrl
            self._go(typed, _word(typed.text, typed.at, 1) if ctrl else high if gone else typed.at + 1, select)
        elif key in (pygame.KSCAN_HOME, pygame.KSCAN_END):
            self._go(typed, self._edge(typed, key == pygame.KSCAN_END, ctrl), select)
        elif key in (pygame.KSCAN_UP, pygame.KSCAN_DOWN) and typed.prose:
            sheaf, way = self.lay_out(typed), 1 if key == pygame.KSCAN_DOWN else -1
            if sheaf is None:
                return False
            row = sheaf.row_of(typed.at) + way
            edge = 0 if row < 0 else size if row >= len(sheaf.lines) else sheaf.nearest(row, sheaf.x_of(typed.at))
            self._go(typed, edge, select)
        else:
            return False
        return True

    def _edge(self, typed: Typing, end: bool, whole: bool) -> int:
        """Give the beginning or the end of the line, or of the whole text."""
        sheaf = None if whole else self.lay_out(typed)
        if sheaf is None:
            return len(typed.text) if end else 0
        row = sheaf.row_of(typed.at)
        start, stop = sheaf.lines[row]
        return start if not end else stop - (row < len(sheaf.lines) - 1)

    # ---- the text -------------------------------------------------------------------------------------
    def _clip(self, typed: Typing, key: int) -> bool:
        """Copy, cut or paste. Returns: whether the key asks for that"""
        if key not in _CLIPS:
            return False
        low, high = typed.selected
        if key == pygame.KSCAN_V:
            self._put(typed, pasted())
        elif low < high:
            copied(typed.text[low:high])
            if key == pygame.KSCAN_X:
                self._put(typed, "")
        return True

    def _put(self, typed: Typing, letters: str) -> None:
        """Put letters in the place of what is selected, or where the caret is."""
        low, high = typed.selected
        typed.text, typed.at = typed.text[:low] + letters + typed.text[high:], low + len(letters)
        typed.mark, self._idle_s = None, 0.0

    def _edit(self, typed: Typing, key: int, event: Any) -> bool:
        """Change the text. Returns: whether the key does"""
        letters = "".join(each for each in getattr(event, "unicode", "") if each.isprintable())
        low, high = typed.selected
        if key in (pygame.KSCAN_BACKSPACE, pygame.KSCAN_DELETE):
            if low == high:
                back = key == pygame.KSCAN_BACKSPACE
                typed.mark = min(max(typed.at - 1, 0) if back else typed.at + 1, len(typed.text))
            self._put(typed, "")
        elif letters:
            self._put(typed, letters)
        else:
            return False
        return True


def _word(text: str, at: int, way: int) -> int:
    """Give where the next word begins, or the one before. way: 1 or -1"""
    if way > 0:
        blank = text.find(" ", at)
        return len(text) if blank < 0 else blank + len(text[blank:]) - len(text[blank:].lstrip(" "))
    return text.rstrip(" ").rfind(" ", 0, len(text[:at].rstrip(" "))) + 1
