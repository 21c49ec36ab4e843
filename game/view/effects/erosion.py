"""Draws ships that a great beam takes apart: rust silhouettes eaten away from downstream, streaks of gold grains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.camera import Camera
from game.view.effects.light import Atlas, heading_index, needles, premultiplied, tint
from game.view.effects.noise import fractal, smoothstep
from game.view.effects.pool import Pool
from game.view.frame import Frame, Stamp
from game.view.palette import CHARGE_GRAIN, CHARGE_LIMB, RUST, RUST_HOT

LIFE_S, STEPS = 1.5, 12
MOST_VICTIMS, MOST_GRAINS = 24, 700
GRAINS_PER_S = 150.0
_BAKES_A_FRAME = 2  # the others wait for the next one
_PUSH_WU = 46.0  # how far the beam carries a silhouette in its life
_MOST_PX = 26_000  # silhouettes larger than this are eaten at half their size
_HEADINGS, _LENGTHS_PX, _LEVELS = 32, (3.0, 7.0, 14.0), 3
Array = NDArray[np.float64]


@dataclass(eq=False)
class _Victim:
    at: Array
    way: Array
    size: tuple[float, float]
    cover: NDArray[np.float32]
    pixel_wu: float
    age_s: float = 0.0
    step: int = -1
    picture: pygame.Surface | None = None
    grain: NDArray[np.float32] | None = None


class Erosions:
    """Keeps at most two dozen silhouettes for a second and a half, and their grains."""

    def __init__(self, seed: int = 9) -> None:
        self.victims: list[_Victim] = []
        self.grains = Pool(MOST_GRAINS, drag=0.5)
        self._random = np.random.default_rng(seed)
        self._atlas = Atlas(
            [
                sprite
                for colour in (CHARGE_GRAIN, CHARGE_LIMB)
                for level in range(_LEVELS)
                for length in _LENGTHS_PX
                for sprite in needles(
                    length, colour, CHARGE_GRAIN, core_px=0.7, halo_px=1.5, taper=0.1, headings=_HEADINGS,
                    core_strength=0.95 * (level + 1) / _LEVELS, halo_strength=0.4 * (level + 1) / _LEVELS,
                )
            ]
        )  # fmt: skip

    def add(self, at: Array, way: Array, sprite: pygame.Surface, zoom: float, size: tuple[float, float]) -> None:
        """Takes a ship apart: at (2) [wu], way (2) of the beam, its picture at a zoom, its length and width [wu]."""
        cover: NDArray[np.float32] = pygame.surfarray.array_alpha(sprite).T.astype(np.float32) / np.float32(255)
        if cover.size > _MOST_PX:
            cover, zoom = cover[::2, ::2], zoom / 2
        self.victims.append(_Victim(np.array(at, float), np.array(way, float), size, cover, 1 / zoom))
        del self.victims[:-MOST_VICTIMS]

    def update(self, dt: float) -> None:
        """Eats on by battle time, and lets grains fly downstream."""
        self.grains.update(dt)
        for victim in self.victims:  # LOOP: at most two dozen
            victim.age_s += dt
            share = victim.age_s / LIFE_S
            if share < 0.8:
                self._shed(victim, self._random.poisson(GRAINS_PER_S * dt * (1.0 - share)))
        self.victims = [v for v in self.victims if v.age_s < LIFE_S]

    def _shed(self, victim: _Victim, count: int) -> None:
        if not count:
            return
        random = self._random
        across = np.array((-victim.way[1], victim.way[0]))
        at = victim.at + across * random.normal(0, 0.34 * victim.size[1], (count, 1))
        at = at + victim.way * random.uniform(-0.4, 0.5, (count, 1)) * victim.size[0] * 0.8
        vel = victim.way * random.uniform(90, 620, (count, 1)) + across * random.normal(0, 26, (count, 1))
        self.grains.add(at, vel, life=random.uniform(0.35, 1.3, count), kind=random.integers(0, 2, count))

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Lays silhouettes before the light, and adds the grains."""
        bakes = _BAKES_A_FRAME
        for victim in self.victims:  # LOOP: at most two dozen
            at = victim.at + victim.way * (_PUSH_WU * (victim.age_s / LIFE_S) ** 2)
            if not camera.visible(at, max(victim.size))[0]:
                continue
            step = min(int(victim.age_s / LIFE_S * STEPS), STEPS - 1)
            if step != victim.step and bakes > 0:
                bakes -= 1
                victim.step, victim.picture = step, _eaten(victim, (step + 0.5) / STEPS)
            if victim.picture is not None:
                frame.front.append(_stamp(victim.picture, victim.pixel_wu, camera, at))
        pool = self.grains
        see = np.flatnonzero(camera.visible(pool.pos, 12.0)) if len(pool) else np.zeros(0, np.intp)
        if len(see):
            vel = pool.vel[see]
            pace = np.hypot(vel[:, 0], vel[:, 1]) * camera.zoom
            length = np.digitize(pace * 0.05, (4.0, 9.0))
            level = np.clip(((1 - pool.share[see]) * 1.4 * _LEVELS).astype(np.intp), 0, _LEVELS - 1)
            heading = heading_index(np.arctan2(vel[:, 1], vel[:, 0]), _HEADINGS)
            index = ((pool.kind[see] * _LEVELS + level) * len(_LENGTHS_PX) + length) * _HEADINGS + heading
            frame.light += self._atlas.place(index, camera.to_screen(pool.pos[see]))


def _stamp(picture: pygame.Surface, pixel_wu: float, camera: Camera, at: Array) -> Stamp:
    grow = camera.zoom * pixel_wu
    if abs(grow - 1) > 0.02:
        picture = pygame.transform.scale_by(picture, grow)
    x, y = camera.to_screen(at)
    return picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2))


def _eaten(victim: _Victim, share: float) -> pygame.Surface:
    """Bakes what is left of a silhouette after a share of its life: rust, with an edge that glows."""
    rows, columns = victim.cover.shape
    x = np.arange(columns, dtype=np.float32)[None, :]
    y = np.arange(rows, dtype=np.float32)[:, None]
    if victim.grain is None:
        fine = np.float32(0.075 * victim.pixel_wu)
        shift = np.float32(float(victim.at.sum()) % 97.0)
        wide, tall = (x * 0.83 + y * 0.56) * fine + shift, (y * 0.83 - x * 0.56) * fine  # askew: no grid shows
        lumps = fractal(wide, tall, octaves=5, seed=70, gain=0.62)
        victim.grain = np.asarray(0.5 + (lumps - 0.5) * 1.25, np.float32)
    reach = 0.5 * max(victim.size[0], 1.0) / victim.pixel_wu
    along = ((x - columns / 2) * victim.way[0] - (y - rows / 2) * victim.way[1]) / reach  # -1 upstream, 1 down
    left = victim.grain - 0.22 - 0.55 * share - 0.30 * (along * 0.5 + 0.5) * (0.4 + share)
    keep = smoothstep(-0.02, 0.05, left.astype(np.float32)) * victim.cover
    hot = smoothstep(0.16, 0.0, left.astype(np.float32))
    colour = tint(RUST) * np.float32(0.85) + hot[..., None] * (tint(RUST_HOT) - tint(RUST) * 0.6)
    fade = min(1.0, (1.0 - share) / 0.15)
    return premultiplied(colour, keep * (0.92 * fade))
