"""The window: opened once, resizable, and honest about there being no display."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pygame

from game.base.errors import GameError

DESIGN_SIZE = (1280, 720)
_log = logging.getLogger(__name__)


def has_display() -> bool:
    """Say whether a window can be seen. A driver asked for by name counts, as tests ask for one.

    Without a display SDL quietly draws to nowhere; that is no display.
    """
    try:
        pygame.display.init()
    except pygame.error as error:
        _log.info("no display: %s", error)
        return False
    driver = pygame.display.get_driver()
    asked = os.environ.get("SDL_VIDEODRIVER", "")
    if driver in ("offscreen", "dummy") and asked != driver:
        pygame.display.quit()
        return False
    return True


def open_window(title: str, icon: Path, full_screen: bool) -> pygame.Surface:
    """Open the window at the design size, or full screen.

    Raises: GameError when the system gives no window.
    """
    try:
        if icon.is_file():
            pygame.display.set_icon(pygame.image.load(icon))
        pygame.display.set_caption(title)
        flags = pygame.FULLSCREEN if full_screen else pygame.RESIZABLE
        surface = pygame.display.set_mode((0, 0) if full_screen else DESIGN_SIZE, flags)
    except pygame.error as error:
        raise GameError(
            f"The system gave no window ({error}). 'play LEVEL --headless' needs none."
        ) from error
    return surface
