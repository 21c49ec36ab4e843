"""Keys and mouse buttons held down: by scancode, and the negative number of a button.

Followed by their events: what pygame tells as pressed is asked by the letter on the key, not by its place.
"""

from __future__ import annotations

from typing import Protocol

import pygame

_down: set[int] = set()


class Raw(Protocol):
    """Says for a scancode, or the negative number of a mouse button, whether it is down."""

    def __getitem__(self, code: int) -> float: ...


class Held(Protocol):
    """Says for an action how far it is asked for by what is held down: 0 to 1."""

    def __getitem__(self, action: str) -> float: ...


class _Now:
    def __getitem__(self, code: int) -> float:
        return float(code in _down)


def follow(event: pygame.event.Event) -> None:
    """Note what goes down or up. A window in the background hears of nothing: then all is let go."""
    if event.type == pygame.KEYDOWN:
        _down.add(event.scancode)
    elif event.type == pygame.KEYUP:
        _down.discard(event.scancode)
    elif event.type == pygame.MOUSEBUTTONDOWN:
        _down.add(-event.button)
    elif event.type == pygame.MOUSEBUTTONUP:
        _down.discard(-event.button)
    elif event.type == pygame.WINDOWFOCUSLOST:
        let_go()


def let_go() -> None:
    """Forget what is held."""
    _down.clear()


def held_keys() -> Raw:
    """Give what is down now."""
    return _Now()
