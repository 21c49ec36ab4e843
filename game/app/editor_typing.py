"""Typing into a box of the editor: letters, caret, and the change that is made of them while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.editor.panes.screen import Typing

_PAUSE_S = 0.35  # without a letter: what is typed so far is taken
_REPEAT_MS = (400, 35)


class Typist:
    """One box at a time. now: None while nothing is typed"""

    def __init__(self) -> None:
        self.now: Typing | None = None
        self._take: Callable[[str, bool], bool] = lambda text, last: True
        self._drop: Callable[[], None] = lambda: None
        self._idle_s, self._taken = 0.0, ""

    def begin(self, name: str, text: str, take: Callable[[str, bool], bool], drop: Callable[[], None]) -> None:
        """Begin. take: is given the text now and then and at the end, says whether it fits; drop: takes it back"""
        self.now = Typing(name, text, len(text))
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

    def handle(self, event: pygame.event.Event) -> bool:
        """Take a key. Returns: whether it was for the box"""
        typed = self.now
        if typed is None or event.type != pygame.KEYDOWN:
            return False
        key = event.scancode
        if key in (pygame.KSCAN_RETURN, pygame.KSCAN_KP_ENTER):
            self.finish()
        elif key == pygame.KSCAN_ESCAPE:
            self.cancel()
        elif key == pygame.KSCAN_TAB or (event.mod & pygame.KMOD_CTRL and key != pygame.KSCAN_A):
            self.finish()
            return False
        elif not self._edit(typed, key, event):
            return key not in (pygame.KSCAN_UP, pygame.KSCAN_DOWN) or not self.finish()
        return True

    def _edit(self, typed: Typing, key: int, event: Any) -> bool:
        """Move the caret or change the text. Returns: whether the key does either"""
        moves = {pygame.KSCAN_LEFT: typed.at - 1, pygame.KSCAN_RIGHT: typed.at + 1, pygame.KSCAN_HOME: 0,
                 pygame.KSCAN_END: len(typed.text)}  # fmt: skip
        if key in moves:
            typed.at = min(max(moves[key], 0), len(typed.text))
            typed.whole = False
            return True
        if key == pygame.KSCAN_A and event.mod & pygame.KMOD_CTRL:
            typed.whole, typed.at = True, len(typed.text)
            return True
        letters = "".join(each for each in getattr(event, "unicode", "") if each.isprintable())
        if key in (pygame.KSCAN_BACKSPACE, pygame.KSCAN_DELETE):
            if typed.whole:
                typed.text, typed.at = "", 0
            elif key == pygame.KSCAN_BACKSPACE:
                typed.text, typed.at = typed.text[: max(typed.at - 1, 0)] + typed.text[typed.at :], max(typed.at - 1, 0)
            else:
                typed.text = typed.text[: typed.at] + typed.text[typed.at + 1 :]
        elif letters:
            before, after = ("", "") if typed.whole else (typed.text[: typed.at], typed.text[typed.at :])
            typed.text, typed.at = before + letters + after, len(before) + len(letters)
        else:
            return False
        typed.whole, self._idle_s = False, 0.0
        return True
