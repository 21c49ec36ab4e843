"""Pieces: debris and sparks as they fly on the surface, pulled down and stopped by the ground."""

from __future__ import annotations

import numpy as np
import pygame

from game.view.effects.debris import Debris
from game.view.effects.sparks import Sparks
from game.view.palette import RGB
from game.world.land import G_WUPS2, height_at
from game.world.surface_world import SurfaceWorld

_SPARK_FALL = 1.4  # of gravity, for they are small and the eye likes arcs
_LIES_S = 5.0


class FallingDebris(Debris):
    """Debris that falls and comes to lie. warmth: colour of the light it is seen in"""

    def __init__(self, warmth: RGB = (255, 255, 255)) -> None:
        super().__init__()
        for sprite in self._atlas.sprites:  # LOOP: baked pieces, once
            sprite.fill(warmth, special_flags=pygame.BLEND_RGB_MULT)

    def fall(self, world: SurfaceWorld, dt: float) -> None:
        """Age everything by battle time under gravity."""
        pool = self.pool
        if not len(pool) or dt <= 0.0:
            return
        pool.vel[:, 1] -= G_WUPS2 * dt
        self.update(dt)
        ground = height_at(world.land, pool.pos[:, 0])
        low = pool.pos[:, 1] < ground
        if low.any():
            pool.pos[low, 1] = ground[low]
            pool.vel[low], pool.spin[low] = 0.0, 0.0
            pool.life[low] = np.minimum(pool.life[low], pool.age[low] + _LIES_S)


class FallingSparks(Sparks):
    """Sparks that fall in arcs and go out on the ground."""

    def fall(self, world: SurfaceWorld, dt: float) -> None:
        """Age everything by battle time under gravity."""
        pool = self.pool
        if not len(pool) or dt <= 0.0:
            return
        pool.vel[:, 1] -= _SPARK_FALL * G_WUPS2 * dt
        self.update(dt)
        low = pool.pos[:, 1] < height_at(world.land, pool.pos[:, 0])
        pool.life[low] = np.minimum(pool.life[low], pool.age[low] + 0.1)
