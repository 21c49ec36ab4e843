"""The burst of a city missile: a white core, a green ball with rays and rings, a dome that fades, haze lit green."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pygame

from game.view.camera import Camera
from game.view.effects.ledger import FlashLedger
from game.view.effects.light import opaque, square, tint
from game.view.frame import Frame
from game.view.palette import rgb

_LIFE_S, _CORE_S, _RING_S = 7.0, 0.5, 3.0
_BALL_WU, _RING_WU = 620.0, 1500.0
_GREEN, _PALE, _DEEP = rgb("38FF7A"), rgb("D8FFE4"), rgb("0A7A38")
_SKY_SHARE = 0.5  # of a full screen's light, at the first
_SIZES = (96, 192, 384, 640)


@dataclass
class _Burst:
    pos: tuple[float, float]
    peak: float
    age_s: float = 0.0


class GreenBursts:
    """Draws every city missile that went off lately. ledger: says how bright it may be"""

    def __init__(self, ledger: FlashLedger) -> None:
        self.ledger = ledger
        self.bursts: list[_Burst] = []
        self._ball = _bake_ball(256)
        self._sized: dict[tuple[int, int], pygame.Surface] = {}

    def add(self, pos: tuple[float, float]) -> None:
        """Let one go off."""
        peak, _ = self.ledger.ask(1.0, 0.8)
        self.bursts.append(_Burst(pos, max(peak, 0.25)))

    def update(self, dt: float) -> None:
        """Age them by battle time."""
        for burst in self.bursts:  # LOOP: bursts, one or two
            burst.age_s += dt
        self.bursts = [burst for burst in self.bursts if burst.age_s < _LIFE_S]

    def draw(self, frame: Frame, camera: Camera) -> None:
        """Add them to the picture; from far off only the sky is lit."""
        for burst in self.bursts:  # LOOP: bursts, one or two
            t = burst.age_s
            fade = max(0.0, 1.0 - t / _LIFE_S)
            sky = burst.peak * _SKY_SHARE * max(0.0, 1.0 - t / 2.2) ** 2 + 0.05 * fade
            frame.surface.fill(
                tuple(round(part * sky * 0.6) for part in _GREEN), special_flags=pygame.BLEND_RGB_ADD
            )
            grown = 0.35 + 0.65 * min(1.0, t / 1.6) ** 0.5
            x, y = camera.to_screen(np.array(burst.pos)).tolist()
            if not (-2000 < x < frame.size[0] + 2000 and -2000 < y < frame.size[1] + 2000):
                continue
            level = min(1.0, burst.peak * (1.6 if t < _CORE_S else 1.0)) * fade**1.3
            self._stamp(frame, x, y, 2.0 * _BALL_WU * camera.zoom * grown, level)
            self._rings(frame, camera, x, y, t, fade)

    def _stamp(self, frame: Frame, x: float, y: float, size: float, level: float) -> None:
        side = min(_SIZES, key=lambda each: abs(each - size))
        step = max(1, round(level * 12))
        key = (side, step)
        if key not in self._sized:
            picture = pygame.transform.smoothscale(self._ball, (side, side))
            picture.fill((round(255 * step / 12),) * 3, special_flags=pygame.BLEND_RGB_MULT)
            self._sized[key] = picture
        frame.light.append((self._sized[key], (round(x - side / 2), round(y - side / 2))))

    def _rings(self, frame: Frame, camera: Camera, x: float, y: float, t: float, fade: float) -> None:
        """Add the two rings that run out over the ground."""
        for delay, share in ((0.1, 1.0), (0.6, 0.6)):
            if delay < t < _RING_S + delay:
                far = _RING_WU * camera.zoom * share * ((t - delay) / _RING_S) ** 0.6
                level = fade * (1.0 - (t - delay) / _RING_S)
                wide, tall = max(4, round(2 * far)), max(3, round(0.44 * far))
                ring = pygame.Surface((wide, tall), 0, 32)
                colour = tuple(round(part * level) for part in _PALE)
                pygame.draw.ellipse(ring, colour, ring.get_rect(), max(1, round(2 * camera.zoom + 1)))
                foot = y + 40.0 * camera.zoom
                frame.light.append((ring, (round(x - wide / 2), round(foot - tall / 2))))


def _bake_ball(side: int) -> pygame.Surface:
    """Paint the ball with its rays, at its brightest."""
    x, y = square(side)
    half = side / 2
    far, turn = np.hypot(x, y) / half, np.arctan2(y, x)
    random = np.random.default_rng(31)
    waves = sum(np.cos(turn * k + random.uniform(0, 6.3)) / k**0.5 for k in (5, 9, 13, 21, 34))
    rays = np.clip(waves * 0.34, 0, 1) * np.exp(-far * 3.0)
    core = np.exp(-((far / 0.12) ** 2)) * 1.2
    ball = np.exp(-((far / 0.34) ** 2)) * 0.62
    shell = np.exp(-(((far - 0.52 - 0.03 * waves) / 0.05) ** 2)) * 0.34
    glow = np.exp(-far * 3.4) * 0.5
    light = core[..., None] * tint(_PALE) + ball[..., None] * tint(_GREEN)
    light = light + (shell + rays)[..., None] * tint(_GREEN) + glow[..., None] * tint(_DEEP)
    edge = np.clip((1.0 - far) * 4.0, 0, 1)[..., None]
    return opaque(np.clip(light * edge, 0, 1))
