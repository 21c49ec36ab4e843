"""Draws engine flames: three nested flames with shock diamonds for the Race, a blue needle for the Arume."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.view.camera import Camera
from game.view.effects.light import Array, opaque, tint
from game.view.frame import Frame
from game.view.palette import (
    ARUME_ENGINE_CORE,
    ARUME_ENGINE_HALO,
    RACE_EXHAUST_CORE,
    RACE_EXHAUST_HALO,
    RACE_EXHAUST_MID,
    WHITE,
)

RACE, ARUME = 0, 1
JITTER_HZ, JITTER_SHARE = 12.0, 0.12
_LENGTH_STEPS = 12  # baked lengths between nothing and 1.2 times full thrust
_HEADINGS = 96
_LONGEST = (9.0, 10.5)  # flame length in nozzle radii


def _flame(x: Array, y: Array, length: float, width: float) -> Array:
    """Draws one tapering flame: its root at x = 0, its tip at x = -length."""
    t = np.clip(-x / length, 0, 1)
    beyond = np.where(x > 0, x, np.minimum(x + length, 0))
    slim = width * (1 - 0.72 * t**1.4)
    return np.exp(-((y / slim) ** 2) - (beyond / width) ** 2) * (1 - t) ** 0.9


def _race(x: Array, y: Array, r: float, thrust: float) -> Array:
    light = _flame(x, y, 9 * r * thrust, 0.74 * r)[..., None] * tint(RACE_EXHAUST_HALO) * 0.75
    light = light + _flame(x, y, 5 * r * thrust, 0.48 * r)[..., None] * tint(RACE_EXHAUST_MID)
    light = light + _flame(x, y, 2.5 * r * thrust, 0.36 * r)[..., None] * tint(RACE_EXHAUST_CORE) * 1.1
    for k in range(3):
        d2 = (x + r * (1.3 + 1.6 * k) * min(1.0, 0.4 + 0.6 * thrust)) ** 2 * 0.7 + y * y
        diamond = np.exp(-d2 / (0.34 * r) ** 2) * (0.62 - 0.16 * k)
        light = light + diamond[..., None] * tint(RACE_EXHAUST_CORE)
    root = np.exp(-(x * x + y * y) / (1.5 * r) ** 2) * 0.28
    return light + root[..., None] * tint(RACE_EXHAUST_HALO)


def _arume(x: Array, y: Array, r: float, thrust: float) -> Array:
    light = _flame(x, y, 10.5 * r * thrust, 0.46 * r)[..., None] * tint(ARUME_ENGINE_HALO) * 0.9
    light = light + _flame(x, y, 6.5 * r * thrust, 0.22 * r)[..., None] * tint(ARUME_ENGINE_CORE) * 1.1
    d2 = x * x + y * y
    root = np.exp(-d2 / (1.3 * r) ** 2) * 0.45
    spot = np.exp(-d2 / (0.45 * r) ** 2) * 0.9
    return light + root[..., None] * tint(ARUME_ENGINE_HALO) + spot[..., None] * tint(WHITE)


@lru_cache(maxsize=512)
def _master(kind: int, r: float, step: int) -> tuple[pygame.Surface, float]:
    """Bakes a flame that points left, at twice its size; also how far its middle lies behind the nozzle."""
    thrust = max(step, 1) / (_LENGTH_STEPS / 1.2)
    ahead, length, half = 2.0 * r, _LONGEST[kind] * r * thrust, 2.4 * r
    size = (math.ceil((ahead + length + r) * 2), math.ceil(half * 2) * 2)
    x = (np.arange(size[0], dtype=np.float32) + 0.5) / 2 - (length + r)
    y = (np.arange(size[1], dtype=np.float32) + 0.5) / 2 - size[1] / 4
    xx, yy = np.meshgrid(x, y)
    light = (_race if kind == RACE else _arume)(xx, yy, r, thrust)
    edge = np.clip(np.minimum(half - np.abs(yy), ahead - xx) / (0.5 * r), 0, 1)
    return opaque(light * edge[..., None]), (length + r - ahead) / 2


@lru_cache(maxsize=1500)
def _sprite(kind: int, r: float, step: int, heading: int) -> pygame.Surface:
    master, _ = _master(kind, r, step)
    return pygame.transform.rotozoom(master, heading * 360 / _HEADINGS, 0.5)


def draw_engines(
    frame: Frame,
    camera: Camera,
    pos: ArrayLike,
    heading: ArrayLike,
    radius: ArrayLike,
    thrust: ArrayLike,
    kind: ArrayLike,
    clock_s: float,
) -> None:
    """Draws one flame a nozzle; thrust scales its length, never its width.

    pos: (n, 2) [wu] nozzles; heading: (n) [rad] of the ship; radius: (n) [wu]; thrust: (n) 0..1
    kind: (n) RACE or ARUME; clock_s: battle time, for the jitter of Race flames
    """
    where = np.asarray(pos, np.float64).reshape(-1, 2)
    push = np.asarray(thrust, np.float64)
    see = np.flatnonzero(camera.visible(where, 100.0) & (push > 0.02))
    if not len(see):
        return
    kinds = np.asarray(kind)[see]
    angle = np.asarray(heading, np.float64)[see]
    flicker = np.sin(clock_s * math.tau * JITTER_HZ + see * 2.4) * np.where(kinds == RACE, JITTER_SHARE, 0.0)
    step = np.clip(np.rint(push[see] * (1 + flicker) * (_LENGTH_STEPS / 1.2)), 1, _LENGTH_STEPS).astype(int)
    r = np.maximum(np.rint(np.asarray(radius, np.float64)[see] * camera.stop * 2) / 2, 0.8)
    index = np.rint(angle * (_HEADINGS / math.tau)).astype(int) % _HEADINGS
    px = camera.to_screen(where[see])
    aft = np.stack([-np.cos(angle), np.sin(angle)], 1)
    stamps = frame.light
    rows = zip(
        kinds.tolist(), r.tolist(), step.tolist(), index.tolist(), px.tolist(), aft.tolist(), strict=True
    )
    for k, nozzle, length, turn, (x, y), (ax, ay) in rows:  # LOOP: one a nozzle on the screen
        sprite = _sprite(k, nozzle, length, turn)
        behind = _master(k, nozzle, length)[1]
        w, h = sprite.get_size()
        stamps.append((sprite, (round(x + ax * behind - w / 2), round(y + ay * behind - h / 2))))


def nozzles(
    pos: ArrayLike, heading: ArrayLike, places: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Turns one ship class's engine places into world rows.

    pos: (n, 2) [wu] ships; heading: (n) [rad]; places: (k, 3) [wu] x, y, radius in the hull's frame
    returns: (n*k, 2) [wu] nozzles, ship by ship; (n*k) [wu] radii
    """
    where = np.asarray(pos, np.float64).reshape(-1, 1, 2)
    angle = np.asarray(heading, np.float64).reshape(-1, 1)
    at = np.asarray(places, np.float64).reshape(1, -1, 3)
    cos, sin = np.cos(angle), np.sin(angle)
    turned = np.stack([at[..., 0] * cos - at[..., 1] * sin, at[..., 0] * sin + at[..., 1] * cos], -1)
    radii = np.broadcast_to(at[..., 2], turned.shape[:2])
    return (where + turned).reshape(-1, 2), radii.reshape(-1).copy()
