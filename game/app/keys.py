"""Keys held down, by scancode."""

from __future__ import annotations

from typing import Protocol

import pygame


class Held(Protocol):
    """Says for a scancode whether its key is down; a gamepad's stick in place of a key, how far: 0 to 1."""

    def __getitem__(self, key: int) -> float: ...


def held_keys() -> Held:
    """Give which keys are down now."""
    return pygame.key.get_pressed()
