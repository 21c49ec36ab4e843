"""Water: the sea before those who wade in it, surf at the shore, columns that blasts throw up, and their rings."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.base.vectors import Floats
from game.view.camera import Camera
from game.view.effects.light import LazyAtlas, fast_alpha, premultiplied, tint
from game.view.effects.pool import Pool
from game.view.frame import Frame, Stamp
from game.view.surface.columns import lumps
from game.view.surface.hours import Hour
from game.world.land import G_WUPS2, SEA_WU, STEP_WU, depth_at
from game.world.surface import Height
from game.world.surface_world import SurfaceWorld

_SLICE_PX, _TILE_PX, _DEEP_PX = 8, 256, 96
_SIZES_PX = (3, 5, 8, 12, 18, 26, 38, 54, 76)
_COVERS = (0.12, 0.28, 0.46, 0.66)
_MOST_SPRAY, _MOST_RINGS = 260, 40
_RING_S, _RING_WUPS = 2.6, 26.0
_FOAM_PX = (14, 22, 34, 52, 80)
_BREAKERS, _SURF_WU, _SURF_S = 5, 150.0, 7.0  # lines of surf, how far out they rise, how long one takes
_DRIFT_PX, _BOB_PX = 9.0, 1.4


class Water:
    """Draws what is wet. Keeps spray and rings; the sea itself follows from the land."""

    def __init__(self, hour: Hour, seed: int = 61) -> None:
        self._hour, self._random = hour, np.random.default_rng(seed)
        self.spray, self.rings = Pool(_MOST_SPRAY), Pool(_MOST_RINGS)
        count = len(_COVERS) * len(_SIZES_PX) * len(lumps())
        self._atlas = LazyAtlas(count, self._bake, 12)
        self._tile = self._bake_tile()
        self._foam = [self._bake_foam(wide) for wide in _FOAM_PX]
        self._shore: tuple[int, Floats] = (-1, np.zeros(0))

    def splash(self, at: tuple[float, float], size: float) -> None:
        """Throw up a column of water and let a ring run out. at: on the surface [wu]; size: [wu] of what fell in"""
        random, count = self._random, int(np.clip(5 + size * 0.4, 6, 36))
        up = np.sqrt(2.0 * G_WUPS2 * size * random.uniform(0.25, 1.9, count))
        side = random.normal(0, 0.12, count) * up
        life = random.uniform(0.9, 1.25, count) * 2.0 * up / G_WUPS2 + 0.25
        place = np.stack([at[0] + random.normal(0, size * 0.10, count), np.full(count, at[1] + 1.0)], 1)
        self.spray.add(place, np.stack([side, up], 1), life=life, size=size * random.uniform(0.2, 0.62, count),
                       kind=random.integers(0, len(lumps()), count))  # fmt: skip
        self.rings.add([at, at], life=(_RING_S, _RING_S * 0.7), size=size)

    def update(self, dt: float) -> None:
        """Let spray fall and rings run, by battle time."""
        if dt > 0.0:
            self.spray.vel[:, 1] -= G_WUPS2 * dt
            self.spray.update(dt)
            self.rings.update(dt)

    def draw(self, frame: Frame, camera: Camera, world: SurfaceWorld, clock_s: float) -> None:
        """Lay the sea before what stands in it, then surf, rings and spray."""
        xs = self._span(world)
        if not len(xs):
            return
        self._draw_front(frame, camera, world, clock_s, float(xs[-1]))
        out: list[Stamp] = []
        self._draw_surf(out, camera, world, clock_s, float(xs[-1]))
        self._draw_rings(out, camera)
        frame.blit_ships(out)
        pool = self.spray
        see = np.flatnonzero(camera.visible(pool.pos, pool.size) & (pool.pos[:, 1] > SEA_WU - 2.0))
        share = pool.share[see]
        side = pool.size[see] * camera.zoom * (0.6 + 1.1 * share)
        size = np.clip(np.searchsorted(_SIZES_PX, side), 0, len(_SIZES_PX) - 1)
        cover = np.clip(((1.0 - share) ** 0.7 * len(_COVERS)).astype(np.intp), 0, len(_COVERS) - 1)
        index = (cover * len(_SIZES_PX) + size) * len(lumps()) + pool.kind[see]
        frame.blit_ships(self._atlas.place(index, camera.to_screen(pool.pos[see])))

    def _span(self, world: SurfaceWorld) -> Floats:
        """Give the places at which the sea may stand, left to right. [wu]"""
        if self._shore[0] != world.land.size:
            sea = np.flatnonzero(world.land[Height].sea[: world.land.size])
            self._shore = (world.land.size, sea.astype(np.float64) * STEP_WU)
        return self._shore[1]

    def _draw_front(
        self, frame: Frame, camera: Camera, world: SurfaceWorld, clock_s: float, shore: float
    ) -> None:
        """Lay slices of water, see-through at the top, as deep as the sea is there."""
        edge, level = (float(v) for v in camera.to_screen((shore + 4.0, SEA_WU)))
        right = int(min(edge, frame.size[0]))
        if right <= 0 or not -_DEEP_PX < level < frame.size[1]:
            return
        px = np.arange(0, right, _SLICE_PX)
        x = camera.to_world(np.stack([px + _SLICE_PX / 2.0, np.full(len(px), level)], 1))[:, 0]
        deep = np.minimum(depth_at(world.land, x) * camera.zoom, _DEEP_PX).astype(np.intp)
        bob = np.rint(
            np.sin(x * 0.045 + clock_s * 1.1) * _BOB_PX + np.sin(x * 0.017 - clock_s * 0.7) * _BOB_PX
        )
        origin = float(camera.to_screen((0.0, 0.0))[0])
        shift = np.floor(px - origin + clock_s * _DRIFT_PX).astype(np.intp)
        looks = zip(px.tolist(), deep.tolist(), bob.tolist(), (shift % _TILE_PX).tolist(), strict=True)
        for at, high, up, left in looks:  # LOOP: slices of the window
            if high > 1:
                area = (left, 0, _SLICE_PX, high + 2)
                place = (at, round(level - 2 - up))
                frame.surface.blit(self._tile, place, area, special_flags=pygame.BLEND_PREMULTIPLIED)

    def _draw_surf(
        self, out: list[Stamp], camera: Camera, world: SurfaceWorld, clock_s: float, most: float
    ) -> None:
        """Let lines of foam run in and break on the shore."""
        probe = np.arange(max(0.0, most - 1200.0), most + 4.0, 4.0)
        wet = probe[depth_at(world.land, probe) > 0.5]
        if not len(wet):
            return
        for number in range(_BREAKERS):  # LOOP: five lines of surf
            share = (clock_s / _SURF_S + number / _BREAKERS) % 1.0
            x = float(wet[-1]) + 10.0 - _SURF_WU * (1.0 - share) ** 1.3
            x += 9.0 * math.sin(number * 2.4 + math.floor(clock_s / _SURF_S + number / _BREAKERS) * 1.7)
            strength = math.sin(math.pi * min(share * 1.1, 1.0)) ** 0.8
            step = min(int(strength * len(self._foam)), len(self._foam) - 1)
            self._lay(out, camera, (x, SEA_WU + 0.6 + 1.4 * strength), step, strength)

    def _draw_rings(self, out: list[Stamp], camera: Camera) -> None:
        """Let foam run out to both sides of where something fell in."""
        pool = self.rings
        for (x, y), age, share, size in zip(pool.pos.tolist(), pool.age.tolist(), pool.share.tolist(),
                                            pool.size.tolist(), strict=True):  # LOOP: at most 40  # fmt: skip
            reach = size * 0.25 + _RING_WUPS * age * (1.0 - 0.4 * share)
            step = int((1.0 - share) * min(size / 20.0, 1.0) * (len(self._foam) - 2))
            for way in (-1.0, 1.0):  # LOOP: twice
                self._lay(out, camera, (x + way * reach, y + 0.4), step, 1.0 - share)

    def _lay(
        self, out: list[Stamp], camera: Camera, at: tuple[float, float], step: int, strength: float
    ) -> None:
        picture = self._foam[step]
        x, y = camera.to_screen(at).tolist()
        if strength > 0.08:
            out.append((picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2))))

    def _bake(self, index: int) -> pygame.Surface:
        rest, look = divmod(index, len(lumps()))
        cover, size = divmod(rest, len(_SIZES_PX))
        shape, high, _ = lumps()[look]
        base, lit = tint(self._hour.sea_far) * 0.55 + 0.16, tint(self._hour.glint) * 0.35 + 0.62
        colour = base + (lit - base) * np.clip(high * 1.4 - 0.2, 0, 1)[..., None]
        whole = premultiplied(colour, shape * _COVERS[cover])
        return pygame.transform.smoothscale(whole, (_SIZES_PX[size], _SIZES_PX[size]))

    def _bake_tile(self) -> pygame.Surface:
        """Bake water seen from the side: a bright line on top, clear below it, then ever darker; twice over."""
        x, y = np.arange(2 * _TILE_PX) % _TILE_PX, np.arange(_DEEP_PX + 4, dtype=np.float64)[:, None]
        turn = x * math.tau / _TILE_PX
        wave = np.sin(turn * 3) * 0.5 + np.sin(turn * 7 + 1.0) * 0.3 + np.sin(turn * 13 + y * 0.25) * 0.2
        top = np.exp(-(((y - 1.6 - 0.6 * wave) / 1.0) ** 2))
        caustic = np.clip(np.sin(turn * 5 + y * 0.5) + np.sin(turn * 11 - y * 0.33) - 1.0, 0, 1) * np.exp(
            -y / 16.0
        )
        colour = tint(self._hour.sea_near) * (0.9 + 0.35 * wave[..., None])
        colour = colour + tint(self._hour.sea_far) * (0.42 * np.exp(-y / 10.0))[..., None]
        colour = colour + tint(self._hour.glint) * (0.42 * top + 0.22 * caustic)[..., None]
        cover = np.clip(0.42 + 0.42 * (1.0 - np.exp(-y / 15.0)) + 0.35 * top, 0, 0.92) * np.clip(
            y + 0.2, 0, 1
        )
        cover = np.broadcast_to(cover, wave.shape).astype(np.float32)
        return premultiplied(np.clip(colour, 0, 1).astype(np.float32), cover)

    def _bake_foam(self, wide: int) -> pygame.Surface:
        """Bake a flat streak of foam."""
        high = max(4, round(wide * 0.14))
        x, y = np.linspace(-1, 1, wide)[None, :], np.linspace(-1, 1, high)[:, None]
        rng = np.random.default_rng(wide)
        lace = np.repeat(rng.uniform(0.35, 1.0, wide // 2 + 1), 2)[:wide][None, :] * rng.uniform(
            0.7, 1.0, (high, wide)
        )
        cover = np.clip(1.15 - x * x - y * y * 1.1, 0, 1) ** 0.8 * lace * 0.75
        colour = np.broadcast_to(tint(self._hour.glint) * 0.28 + 0.58, (high, wide, 3))
        return fast_alpha(premultiplied(np.clip(colour, 0, 1).astype(np.float32), cover.astype(np.float32)))
