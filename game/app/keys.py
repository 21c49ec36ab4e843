"""Keys held down, by scancode.

Followed by their events: what pygame tells as pressed is asked by the letter on the key, not by its place.
"""

from __future__ import annotations

from typing import Protocol

import pygame

_down: set[int] = set()


class Held(Protocol):
    """Says for a scancode whether its key is down; a gamepad's stick in place of a key, how far: 0 to 1."""

    def __getitem__(self, key: int) -> float: ...


class _Now:
    def __getitem__(self, key: int) -> float:
        return float(key in _down)


def follow(event: pygame.event.Event) -> None:
    """Note keys that go down or up. A window in the background hears of none: then all are let go."""
    if event.type == pygame.KEYDOWN:
        _down.add(event.scancode)
    elif event.type == pygame.KEYUP:
        _down.discard(event.scancode)
    elif event.type == pygame.WINDOWFOCUSLOST:
        let_go()


def let_go() -> None:
    """Forget what is held."""
    _down.clear()


def held_keys() -> Held:
    """Give which keys are down now."""
    return _Now()
