"""The ground layer: slices of soil under the height line, made anew where blasts have dug, and sandbags at trenches."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.base.vectors import Floats
from game.rules.land import LandRule
from game.view.camera import Camera
from game.view.effects.light import fast_alpha
from game.view.frame import Frame, Stamp
from game.view.surface.dresser import Dresser, stamp
from game.view.surface.hours import Hour
from game.view.surface.soil import Profile, deepest, paint_slice, profile_of
from game.world.land import STEP_WU, height_at
from game.world.surface import Height
from game.world.surface_world import SurfaceWorld

SLICE_PX = 128
_BAGS_WU = 24.0  # [wu] from a trench's edge to the middle of its sandbags
_AHEAD = 1  # slices beyond the window that are kept ready
_MOST_SLICES = 160


class GroundLayer:
    """Draws the ground. Slices belong to one zoom stop; between stops they are stretched."""

    def __init__(self, land: LandRule, hour: Hour) -> None:
        self._land, self._hour = land, hour
        self._slices: dict[tuple[float, int], tuple[pygame.Surface, float]] = {}
        self._stale: set[tuple[float, int]] = set()
        self._seen: Floats = np.zeros(0)
        self._profile: Profile | None = None
        self._props = _place_props(land)
        self._deep_px = 0

    def update(self, world: SurfaceWorld) -> None:
        """Notice where the ground has changed since the last picture."""
        part, size = world.land[Height], world.land.size
        ground = part.ground[:size]
        if len(self._seen) != size:
            self._slices.clear()
            self._stale.clear()
        elif np.array_equal(ground, self._seen):
            return
        else:
            changed = np.flatnonzero(ground != self._seen)
            low, high = (changed[0] - 1) * STEP_WU, (changed[-1] + 1) * STEP_WU
            for key in self._slices:  # LOOP: slices kept
                stop, number = key
                if low * stop <= (number + 1) * SLICE_PX and high * stop >= number * SLICE_PX:
                    self._stale.add(key)
        self._seen = ground.copy()
        self._profile = profile_of(self._land, self._seen, part.first[:size].copy())

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Lay the ground on the picture."""
        assert self._profile is not None
        self._deep_px = round(frame.size[1] * 0.24) + 70
        stop = camera.stop
        stretch = camera.zoom / stop
        origin = camera.to_screen((0.0, 0.0))
        step = SLICE_PX * stretch
        first = math.floor(-float(origin[0]) / step) - _AHEAD
        last = math.ceil((frame.size[0] - float(origin[0])) / step) + _AHEAD
        budget = 1
        low = frame.size[1]
        stamps: list[Stamp] = []
        for number in range(first, last):  # LOOP: slices on the screen
            key = (stop, number)
            fresh = key not in self._slices
            if fresh or (key in self._stale and budget > 0):
                budget -= not fresh
                self._stale.discard(key)
                self._slices[key] = paint_slice(
                    self._profile, self._hour, self._land, number * SLICE_PX, SLICE_PX, stop, self._deep_px
                )
            picture, high = self._slices[key]
            at = (round(float(origin[0])) + round(number * step), round(float(origin[1]) - high * camera.zoom))
            if abs(stretch - 1.0) > 1e-3:
                size = (math.ceil(step) + 1, max(1, round(picture.get_height() * stretch)))
                picture = fast_alpha(pygame.transform.scale(picture, size))
            stamps.append((picture, at))
            low = min(low, at[1] + picture.get_height())
        if low < frame.size[1]:
            frame.surface.fill(deepest(self._hour), (0, low, frame.size[0], frame.size[1] - low))
        frame.blit_ships(stamps)
        self._forget(stop)

    def _forget(self, stop: float) -> None:
        """Drop slices of other zooms once there are many."""
        if len(self._slices) > _MOST_SLICES:
            self._slices = {key: kept for key, kept in self._slices.items() if key[0] == stop}
            self._stale &= set(self._slices)

    def draw_props(self, frame: Frame, camera: Camera, world: SurfaceWorld, dresser: Dresser) -> None:
        """Lay sandbags along the lips of trenches, before the males in them, and wire ahead of the last one."""
        out: list[Stamp] = []
        x = np.array([place for _, place, _ in self._props])
        if not len(x):
            return
        where = np.stack([x, height_at(world.land, x) - 1.0], 1)
        see = np.flatnonzero(camera.visible(where, 60.0))
        for (px, py), i in zip(camera.to_screen(where[see]).tolist(), see.tolist(), strict=True):  # LOOP: bags and wire
            name, _, facing = self._props[i]
            if dresser.has(name):
                out.append(stamp(dresser.sprite(name, "front", 0.0, facing), px, py))
        frame.blit_ships(out)


def _place_props(land: LandRule) -> list[tuple[str, float, int]]:
    """Say what stands at the trenches: name, place [wu], which way it looks."""
    out = [
        ("sandbags", trench.at_wu + sign * (trench.width_wu / 2 + _BAGS_WU), sign)
        for trench in land.trench
        for sign in (-1, 1)
    ]
    if land.trench:
        last = max(land.trench, key=lambda trench: trench.at_wu)
        out += [("wire", last.at_wu + last.width_wu / 2 + 90.0 + 66.0 * i, 1) for i in range(4)]
    return out
