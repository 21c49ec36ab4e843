"""Burning: flames and light of what burns, and the trails of what falls. Its smoke is the battle's own: see puffs."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Ints, length
from game.view.camera import Camera
from game.view.effects.fireballs import Fireballs
from game.view.frame import Frame
from game.view.surface.fumes import DUST, SOOT, Fumes
from game.view.surface.lights import FIRE, Lights
from game.view.surface.poses import DebrisPoses, UnitPoses
from game.world.land import is_wet
from game.world.surface import HOVER, TRACKS, WINGS, Hover, Life
from game.world.surface_world import SurfaceWorld

_FLAMES_PER_S, _FALL_PER_S = 5.0, 18.0
_PUFF_EVERY_WU = 15.0  # of the way of what falls
_GLOW_S = 40.0  # a hulk glows so long
_SMOULDER = 0.22  # of its glow an old hulk still has
_LIES_WU = 60.0  # what is lower than this over the ground lies on it
_BURN_FULL_S = 6.0
_DUSTY_WUPS, _DUST_EVERY_WU = 14.0, 15.0  # a vehicle that drives raises dust from this speed, so often on its way


class Burning:
    """Feeds flames and smoke from what burns now; keeps only its random numbers."""

    def __init__(self, fires: Fireballs, fumes: Fumes, lights: Lights, half: Floats, seed: int = 31) -> None:
        self.fires, self.fumes, self.lights = fires, fumes, lights
        self._half = half
        self._random = np.random.default_rng(seed)
        self._clock_s = 0.0
        self._glow: tuple[Floats, Floats, Floats] = (np.zeros((0, 2)), np.zeros(0), np.zeros(0))

    def update(
        self, world: SurfaceWorld, camera: Camera, poses: UnitPoses, debris: DebrisPoses, dt: float,
        rooms: tuple[Floats, Floats, Floats],
    ) -> None:  # fmt: skip
        """Give off flames and smoke for a span of battle time.

        rooms: fires in buildings: where (n, 2) [wu], how big (n) [wu], how hot (n) [share]
        """
        hulks, size, level = self._hulks(world, camera, debris)
        alight = np.flatnonzero((poses.burning > 0.0) & (poses.standing == 0) & camera.visible(poses.pos, 200.0))
        where = np.concatenate([hulks, poses.pos[alight], rooms[0]])
        sizes = np.concatenate([size, self._half[poses.kind[alight], 1], rooms[1]])
        levels = np.concatenate([level, np.clip(poses.burning[alight] / _BURN_FULL_S, 0.2, 1), rooms[2]])
        self._glow = (where, sizes, levels)
        if dt <= 0.0:
            return
        self._clock_s += dt
        if len(where):
            self._burn(where, sizes, levels, dt)
        self._trail(world, camera, poses, debris, dt)
        self._wheels(camera, poses, dt)

    def _hulks(self, world: SurfaceWorld, camera: Camera, debris: DebrisPoses) -> tuple[Floats, Floats, Floats]:
        """Give the hulks that lie and burn on the screen, the hottest first; none in the sea."""
        lies = (debris.over < _LIES_WU) & (self._half[debris.kind, 0] > 12.0) & ~is_wet(world.land, debris.pos[:, 0])
        see = np.flatnonzero(lies & camera.visible(debris.pos, 240.0))
        see = see[np.argsort(-debris.heat[see], kind="stable")]
        heat = np.clip(debris.heat[see] / _GLOW_S, 0, 1)
        size = np.minimum(self._half[debris.kind[see], 1], 34.0) + 6.0
        return debris.pos[see], size, np.where(heat > 0, 0.4 + 0.6 * heat, _SMOULDER)

    def _burn(self, where: Floats, size: Floats, level: Floats, dt: float) -> None:
        random = self._random
        flames = random.poisson(_FLAMES_PER_S * dt * np.where(level > 0.3, level, 0.0))
        rows = np.repeat(np.arange(len(where)), flames)
        if len(rows):
            spread = random.normal(0, 1, (len(rows), 2)) * size[rows, None] * (0.55, 0.16)
            radius = size[rows] * random.uniform(0.14, 0.30, len(rows)) * (0.4 + 0.6 * level[rows])
            self.fires.add(where[rows] + spread, radius, carry=(0.0, 14.0))

    def _due(self, rate: Floats, number: Ints, dt: float) -> Ints:
        """Give how many puffs are due of each source: evenly, for a column has no gaps. rate: (n) [1/s]"""
        begun = self._clock_s * rate + number * 0.618
        out: Ints = (np.floor(begun + rate * dt) - np.floor(begun)).astype(np.int64)
        return out

    def _trail(self, world: SurfaceWorld, camera: Camera, poses: UnitPoses, debris: DebrisPoses, dt: float) -> None:
        """Let what falls out of the sky trail fire and soot."""
        dead = world.units[Life].hp[poses.rows] <= 0.0
        falls = (poses.move == WINGS) & dead
        falls |= (poses.move == HOVER) & world.units[Hover].falling[poses.rows]
        hulls = np.flatnonzero((debris.over >= _LIES_WU) & (debris.heat > 0.0))
        pos = np.concatenate([poses.pos[falls], debris.pos[hulls]])
        vel = np.concatenate([poses.vel[falls], debris.vel[hulls]])
        serial = np.concatenate([poses.serial[falls], debris.serial[hulls]])
        size = self._half[np.concatenate([poses.kind[falls], debris.kind[hulls]]), 1]
        rows = np.flatnonzero(camera.visible(pos, 300.0)) if len(pos) else np.zeros(0, np.intp)
        pace = np.clip(length(vel[rows]) / _PUFF_EVERY_WU, 4.0, _FALL_PER_S)
        rows = np.repeat(rows, self._due(pace, serial[rows], dt))
        if not len(rows):
            return
        at = pos[rows] - vel[rows] * self._random.random((len(rows), 1)) * dt
        wide = np.minimum(size[rows], 34.0)
        self.fumes.puff(at, SOOT, size=wide * self._random.uniform(3.0, 5.0, len(rows)),
                        life=self._random.uniform(1.6, 3.0, len(rows)), carry=vel[rows] * 0.12, speed=4.0)  # fmt: skip
        hot = self._random.random(len(rows)) < 0.5
        self.fires.add(at[hot], wide[hot] * 0.5, carry=vel[rows][hot] * 0.5)

    def _wheels(self, camera: Camera, poses: UnitPoses, dt: float) -> None:
        """Let vehicles on the move drag dust behind them."""
        pace = np.abs(poses.vel[:, 0])
        rows = np.flatnonzero((poses.move == TRACKS) & (pace > _DUSTY_WUPS) & camera.visible(poses.pos, 120.0))
        rate = pace[rows] / _DUST_EVERY_WU
        rows = np.repeat(rows, self._due(rate, poses.serial[rows], dt))
        if not len(rows):
            return
        half, way = self._half[poses.kind[rows]], np.sign(poses.vel[rows, 0])
        back = half[:, 0] * self._random.uniform(0.4, 1.0, len(rows))
        at = poses.pos[rows] - np.stack([way * back, half[:, 1] * 0.8], 1)
        self.fumes.puff(at, DUST, size=self._random.uniform(30.0, 72.0, len(rows)),
                        life=self._random.uniform(0.9, 2.0, len(rows)),
                        carry=np.stack([poses.vel[rows, 0] * 0.15, np.full(len(rows), 7.0)], 1), speed=4.0)  # fmt: skip

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld, clock_s: float) -> None:
        """Add the glow of all fires."""
        where, size, level = self._glow
        hot = level > 0.3
        if hot.any() and not self.lights.calm:
            own = where[hot, 0]
            flicker = 0.5 + 0.12 * np.sin(clock_s * 13.0 + own) + 0.08 * np.sin(clock_s * 29.0 + own)
        else:
            flicker = np.full(int(hot.sum()), 0.5)
        self.lights.steady(frame, camera, world, where[hot], size[hot] * 0.9, 1.0 - level[hot] * flicker, FIRE)
