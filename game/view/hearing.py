"""How the player hears: chosen volumes, where the ear is, how a sound is spread over two speakers."""

from __future__ import annotations

import math
from dataclasses import dataclass

NEAR = 0.7  # [half screens] within this everything is at full loudness
FAR = 0.8  # [half screens] how quickly loudness falls beyond
FAINTEST_ZOOM = 0.55  # loudness left when zoomed far out
WIDEST = 0.85  # the far ear always hears a little


@dataclass
class SoundSettings:
    """What the player chose: volumes 0..1, one channel for both ears, silence."""

    master: float = 0.8
    effects: float = 0.9
    radio: float = 0.9
    music: float = 0.7
    interface: float = 0.8
    mono: bool = False
    muted: bool = False

    def volume(self, category: str) -> float:
        """Return the loudness of a category."""
        return 0.0 if self.muted else self.master * float(getattr(self, category))


@dataclass
class Ear:
    """Where the battle is heard from: the camera.

    x, y: [wu] its middle
    zoom: [px/wu]
    half: [px] half the window's width
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    half: float = 640.0

    def offset(self, x: float, y: float) -> tuple[float, float]:
        """Return how far to the right and how far up a place [wu] lies. [half screens]"""
        return (x - self.x) * self.zoom / self.half, (y - self.y) * self.zoom / self.half

    def hears(self, x: float, y: float) -> tuple[float, float]:
        """Return pan and gain of something at a place [wu]: full within the screen, fading beyond."""
        right, up = self.offset(x, y)
        beyond = max(0.0, math.hypot(right, up) - NEAR) / FAR
        height = min(1.0, max(FAINTEST_ZOOM, self.zoom**0.3))
        return max(-1.0, min(1.0, right * 0.9)), height / (1.0 + beyond * beyond)


def ears(gain: float, pan: float, mono: bool) -> tuple[float, float]:
    """Return the loudness for the left and the right ear."""
    side = 0.0 if mono else max(-1.0, min(1.0, pan)) * WIDEST
    return gain * (1.0 - max(0.0, side)), gain * (1.0 + min(0.0, side))
