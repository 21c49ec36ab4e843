"""Pictures that pages share: the war's world behind them, and the cards of levels."""

from __future__ import annotations

import pygame

from game.app.scene import Stage
from game.view.backdrop import OrbitBackdrop, Sky
from game.view.camera import Camera
from game.view.frame import Frame, Quality


def home(stage: Stage, higher_px: float = 0.0) -> pygame.Surface:
    """Paint the war's world behind the menus, with the game's own sky. higher_px: how much more of Home is seen"""
    return sky_picture(stage, Sky("orbit", "limb", (0.0, -40.0 - higher_px)), stage.size)


def sky_picture(stage: Stage, sky: Sky, size: tuple[int, int]) -> pygame.Surface:
    """Paint what lies behind a battle in orbit; 480x270 take 0.1 s."""
    frame = Frame(size, Quality())
    frame.begin()
    OrbitBackdrop(stage.assets / "images" / "backdrops", size, sky).draw(frame, Camera(size))
    return frame.surface.copy()


def card_of(stage: Stage, name: str) -> pygame.Surface | None:
    """Read the picture of a level, None where there is none."""
    path = stage.assets / "images" / "cards" / f"{name}.jpg"
    return pygame.image.load(path) if path.is_file() else None
