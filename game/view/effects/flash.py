"""Draws the hit flash: for 60 ms the ship's own picture is added to itself, once per 350 ms a ship."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.view.frame import Frame, Stamp

FLASH_S = 0.06
PAUSE_S = 0.35
SHARE = 0.45


class HitFlash:
    """Remembers which ships were hit just now."""

    def __init__(self) -> None:
        self._age_s: dict[int, float] = {}

    def hit(self, ship: int) -> None:
        """Flashes a ship, unless it has flashed within 350 ms."""
        self._age_s.setdefault(ship, 0.0)

    def update(self, dt: float) -> None:
        """Ages the flashes by battle time."""
        self._age_s = {ship: age + dt for ship, age in self._age_s.items() if age + dt < PAUSE_S}

    def draw(self, frame: Frame, sprite_of: Callable[[int], Stamp | None]) -> None:
        """Adds the flashes; sprite_of(ship) gives its picture now and the corner it is drawn at, or None."""
        for ship, age in self._age_s.items():  # LOOP: ships hit within the last 0.35 s
            found = sprite_of(ship) if age < FLASH_S else None
            if found is not None:
                light = found[0].copy()
                light.fill((round(255 * SHARE),) * 3, special_flags=pygame.BLEND_RGB_MULT)
                frame.light.append((light, found[1]))
