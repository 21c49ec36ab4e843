"""Draws sparks: short hot streaks that fly, slow down and redden."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from game.view.camera import Camera
from game.view.effects.light import Atlas, heading_index, needles
from game.view.effects.pool import Pool
from game.view.frame import Frame
from game.view.palette import (
    EMBER_HOT,
    RACE_TRACER_CORE,
    RGB,
    SHIELD_RIM,
    SHIELD_RIPPLE,
    SPARK,
    VIOLET_GLOW,
    VIOLET_MID,
)

MOST_SPARKS = 600
FIRE, VIOLET, CYAN = 0, 1, 2
_FAR_BELOW, _CROWD = 0.3, 200  # from so far off about so many sparks will do
_HEADINGS = 32
_LENGTHS_PX = (3.0, 7.0, 13.0)
_LEVELS = 4
_COLOURS: tuple[tuple[RGB, RGB], ...] = (
    (RACE_TRACER_CORE, SPARK),
    (VIOLET_MID, VIOLET_GLOW),
    (SHIELD_RIPPLE, SHIELD_RIM),
)


def _bake() -> Atlas:
    """Bakes all sparks: index ((kind * levels + level) * lengths + length) * headings + heading."""
    sprites = []
    for core, halo in _COLOURS:
        for level in range(_LEVELS):
            heat = (level + 1) / _LEVELS
            hot = core if level > 1 else EMBER_HOT if core == RACE_TRACER_CORE else halo
            for length in _LENGTHS_PX:
                sprites += needles(
                    length, hot, halo, core_px=0.65, halo_px=1.3, core_strength=heat, halo_strength=0.45 * heat,
                    taper=0.1, headings=_HEADINGS,
                )  # fmt: skip
    return Atlas(sprites)


class Sparks:
    """Keeps at most 600 sparks; the oldest go first."""

    def __init__(self, seed: int = 1) -> None:
        self.pool = Pool(MOST_SPARKS, drag=1.6)
        self._random = np.random.default_rng(seed)
        self._atlas = _bake()

    def spray(
        self,
        at: ArrayLike,
        count: int,
        *,
        speed: float = 90.0,
        direction: ArrayLike | None = None,
        spread: float = math.pi,
        life: float = 0.8,
        kind: int = FIRE,
        carry: ArrayLike = (0.0, 0.0),
    ) -> None:
        """Throws sparks from one place, or each from its own.

        at: (2) or (count, 2) [wu]; speed: [wu/s] of the fastest
        direction: [rad] one or (count), None for all round; spread: [rad]
        carry: (2) [wu/s] velocity of what they fly off from
        """
        if count <= 0:
            return
        random = self._random
        if direction is None:
            angle = random.uniform(0, math.tau, count)
        else:
            angle = np.asarray(direction, np.float64) + random.normal(0, spread, count)
        pace = speed * (0.06 + random.random(count) ** 1.5 * 1.1)
        vel = np.stack([np.cos(angle), np.sin(angle)], 1) * pace[:, None] + np.asarray(carry, np.float64)
        lives = life * random.uniform(0.4, 1.15, count)
        self.pool.add(np.broadcast_to(np.asarray(at, np.float64), (count, 2)), vel, life=lives, kind=kind)

    def update(self, dt: float) -> None:
        """Moves all sparks by battle time."""
        self.pool.update(dt)

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Adds the sparks on the screen."""
        pool = self.pool
        see = np.flatnonzero(camera.visible(pool.pos, 10.0)) if len(pool) else np.zeros(0, np.intp)
        if not len(see):
            return
        if camera.zoom < _FAR_BELOW and len(see) > _CROWD:
            every = len(see) // _CROWD + 1  # by what each keeps for life, so that none flickers
            see = see[(pool.life[see] * 1e5).astype(np.intp) % every == 0]
        vel = pool.vel[see]
        speed_px = np.hypot(vel[:, 0], vel[:, 1]) * camera.zoom
        length = np.digitize(speed_px * 0.10, (4.0, 9.0))
        level = np.clip(((1 - pool.share[see]) * 1.3 * _LEVELS).astype(np.intp), 0, _LEVELS - 1)
        heading = heading_index(np.arctan2(vel[:, 1], vel[:, 0]), _HEADINGS)
        index = ((pool.kind[see] * _LEVELS + level) * len(_LENGTHS_PX) + length) * _HEADINGS + heading
        frame.light += self._atlas.place(index, camera.to_screen(pool.pos[see]))
