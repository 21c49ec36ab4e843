"""The picture of a thermal sight: the cold land dim, and what is warm bright, through smoke and dusk."""

from __future__ import annotations

import numpy as np
import pygame

from game.view.surface.poses import debris_poses, rocket_poses, unit_poses
from game.view.surface_view import SurfaceView
from game.world.surface import Eyes
from game.world.surface_world import SurfaceWorld

_COLD = (66, 78, 72)  # what is left of light
_FLOOR = (10, 15, 13)
_WARM = 0.16  # heat of who has a body; engines are warmer
_HOT = 0.5  # from here on as bright as it gets
_DULL, _BRIGHT = 70, 110  # of a shape that is hardly warm, and more for a hot one; its own light comes on top
_LINE_EVERY = 3


class Heat:
    """Turns a finished picture into that of a thermal sight."""

    def __init__(self) -> None:
        self._lines: pygame.Surface | None = None

    def draw(self, picture: pygame.Surface, view: SurfaceView, world: SurfaceWorld, alpha: float) -> None:
        """Dim what is cold, and lay the shapes of all that is warm over it, smoke or not.

        Law: it shows only what is there: shapes as they stand now, as bright as they are warm.
        """
        pygame.transform.grayscale(picture, picture)
        picture.fill(_COLD, special_flags=pygame.BLEND_RGB_MULT)
        picture.fill(_FLOOR, special_flags=pygame.BLEND_RGB_ADD)
        poses = unit_poses(world, alpha)
        seen = view.units.warm_stamps(view.camera, world, poses, debris_poses(world, alpha, view.winged))
        warmth = np.maximum(world.units[Eyes].heat[poses.rows], _WARM)
        heat = {int(serial): float(warm) for serial, warm in zip(poses.serial, warmth, strict=True)}
        for serial, sprite, at in seen:  # LOOP: warm things on the screen
            level = min(heat.get(serial, _HOT * 0.6) / _HOT, 1.0)
            grey = round(_DULL + _BRIGHT * level)
            shape = pygame.mask.from_surface(sprite, 100)
            picture.blit(shape.to_surface(setcolor=(grey, grey, round(grey * 0.93), 255), unsetcolor=(0, 0, 0, 0)), at)
            picture.blit(pygame.transform.grayscale(sprite), at, special_flags=pygame.BLEND_RGB_ADD)
        rockets = rocket_poses(world, alpha)
        for x, y in view.camera.to_screen(rockets.pos).tolist():  # LOOP: missiles
            if 0 <= x < picture.get_width() and 0 <= y < picture.get_height():
                pygame.draw.circle(picture, (255, 255, 240), (x, y), 3)
        self._scan(picture)

    def _scan(self, picture: pygame.Surface) -> None:
        """Lay the lines of the screen over it."""
        size = picture.get_size()
        if self._lines is None or self._lines.get_size() != size:
            self._lines = pygame.Surface(size, 0, 32)
            self._lines.fill((255, 255, 255))
            for y in range(0, size[1], _LINE_EVERY):
                self._lines.fill((214, 214, 214), (0, y, size[0], 1))
        picture.blit(self._lines, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
