"""Places for names in the world: kept on the screen, none over another, none twice."""

from __future__ import annotations

import pygame

_EDGE_PX = 6
_TRIES = 3


class LabelPlaces:
    """Remembers where names stand in one picture."""

    def __init__(self, size: tuple[int, int], panels: list[pygame.Rect] | None = None) -> None:
        """panels: what lies over the world, under which no name is read"""
        self._room = pygame.Rect((0, 0), size).inflate(-2 * _EDGE_PX, -2 * _EDGE_PX)
        self._taken: list[pygame.Rect] = list(panels or [])
        self._words: set[str] = set()

    def take(self, words: str, box: pygame.Rect) -> pygame.Rect | None:
        """Find room for a name: where it is wanted, or a line or two above. Returns: None for no room"""
        if words in self._words:
            return None
        box = box.clamp(self._room)
        for _ in range(_TRIES):
            if box.collidelist(self._taken) < 0:
                self._taken.append(box)
                self._words.add(words)
                return box
            box = box.move(0, -box.height - 2).clamp(self._room)
        return None
