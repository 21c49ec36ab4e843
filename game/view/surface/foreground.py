"""The foreground: dark fronds and wire along the lowest edge of the picture, nearer than the battle."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.camera import Camera
from game.view.effects.light import fast_alpha, tint
from game.view.frame import Frame
from game.view.palette import rgb, scaled
from game.view.surface.canvas import Canvas
from game.view.surface.hours import Hour

NEAR = 1.35
_WIDE, _TALL = 2048, 84
_DARK = rgb("070606")
_FINE = 3


class Foreground:
    """Draws one strip that repeats."""

    def __init__(self, hour: Hour, seed: int) -> None:
        self._strip = _bake(hour, seed)

    def draw(self, frame: Frame, camera: Camera, rise_px: float) -> None:
        """Lay the strip before everything; it sinks away as the camera rises."""
        top = round(frame.size[1] - _TALL + max(0.0, rise_px * NEAR) + float(camera.offset[1]) * NEAR + 4)
        if top >= frame.size[1]:
            return
        left = -round(float(camera.center[0]) * camera.zoom * NEAR - float(camera.offset[0]) * NEAR) % _WIDE - _WIDE
        places = [(self._strip, (x, top)) for x in range(left, frame.size[0], _WIDE)]
        frame.front += places


def _bake(hour: Hour, seed: int) -> pygame.Surface:
    random = np.random.default_rng(seed + 80)
    size = (_WIDE * _FINE, _TALL * _FINE)
    mask = pygame.Surface(size, 0, 8)
    x = np.arange(0, size[0] + 8, 8)
    turn = x / size[0] * math.tau
    waves = [np.sin(turn * k + random.uniform(0, 6.3)) / k**0.6 for k in (3, 7, 13, 29)]
    edge = size[1] - (15 + 4.5 * np.sum(waves, axis=0)) * _FINE
    outline = [(float(a), float(b)) for a, b in zip(x, edge, strict=True)]
    pygame.draw.polygon(mask, 255, [*outline, (size[0], size[1]), (0, size[1])])
    for clump in range(15):  # LOOP: clumps of fronds
        at = (clump + random.uniform(0.1, 0.9)) / 15 * size[0]
        tall = random.uniform(22, 44) if clump % 5 else random.uniform(54, 78)
        for _ in range(int(random.integers(7, 12))):  # LOOP: blades of one clump
            _blade(mask, at + random.normal(0, 6 * _FINE), size[1] - 8 * _FINE, tall * _FINE, random)
    for _ in range(90):  # LOOP: grass
        at = random.uniform(0, size[0])
        _blade(mask, at, size[1] - 12 * _FINE, random.uniform(9, 26) * _FINE, random, thick=0.35)
    small = pygame.transform.smoothscale(_grey(mask), (_WIDE, _TALL))
    cover = pygame.surfarray.array3d(small)[..., 0].T.astype(np.float32) / 255
    canvas = Canvas(_WIDE, _TALL)
    canvas.over(tint(_DARK), cover)
    rim = np.clip(cover - np.roll(np.roll(cover, 2, 0), 2, 1), 0, 1)
    canvas.colour += rim[..., None] * tint(scaled(hour.rim, 0.34))
    levels = canvas.levels()
    return fast_alpha(pygame.image.frombytes(levels.tobytes(), (_WIDE, _TALL), "RGBA"))


def _grey(mask: pygame.Surface) -> pygame.Surface:
    """Turn a mask of 8 bits into grey of 32."""
    levels = pygame.surfarray.array2d(mask).astype(np.uint8)
    out = pygame.Surface(mask.get_size(), 0, 32)
    pygame.surfarray.blit_array(out, np.repeat(levels[..., None], 3, 2))
    return out


def _blade(
    mask: pygame.Surface, x: float, y: float, tall: float, random: np.random.Generator, thick: float = 1.0
) -> None:
    """Draw one curved blade that tapers, repeated over the ends of the strip."""
    angle, bend = -math.pi / 2 + random.normal(0.1, 0.5), random.normal(0, 0.07)
    steps = 16
    left, right = [], []
    for i in range(steps + 1):  # LOOP: steps of one blade
        t = i / steps
        wide = thick * _FINE * (4.2 * (1 - t) * (0.5 + math.sin(math.pi * min(1.0, t * 1.3))) + 0.3)
        nx, ny = -math.sin(angle) * wide, math.cos(angle) * wide
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
        x, y = x + math.cos(angle) * tall / steps, y + math.sin(angle) * tall / steps
        angle += bend
    for shift in (-_WIDE * _FINE, 0, _WIDE * _FINE):
        shape = [(a + shift, b) for a, b in (*left, *reversed(right))]
        pygame.draw.polygon(mask, 255, shape)
