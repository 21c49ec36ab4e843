"""Keys held down, by scancode."""

from __future__ import annotations

from typing import Protocol

import pygame


class Held(Protocol):
    """Says for a scancode whether its key is down."""

    def __getitem__(self, key: int) -> bool: ...


def held_keys() -> Held:
    """Give which keys are down now."""
    return pygame.key.get_pressed()
