"""Bakes what shields are made of: pieces of rim with inner filaments, half rings of ripples, a flash."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.view.effects.light import HEADINGS, Array, Atlas, LazyAtlas, disc, opaque, square, tint
from game.view.effects.noise import fractal, smoothstep
from game.view.effects.shield_outline import SPACING_WU
from game.view.palette import SHIELD_FILAMENT, SHIELD_RIM, SHIELD_RIPPLE, rgb

LEVELS = 10
VARIANTS = 4
RIPPLE_FRAMES, RIPPLE_TURNS = 8, 24
_IN_WU, _OUT_WU = 24.0, 5.0
_RIPPLE_REACH_WU = 84.0
_RIPPLE_PEAK = 0.6
_BENDS_WU = (260.0, 42.0)  # how the skin falls away from a flank and from a bow
_MOST_BAKES = 60  # pieces of rim in one picture: a new zoom comes in over a few
_FINEST = 1.0  # ripples are soft: they are baked no larger than for zoom 1


class ShieldSprites:
    """Holds the pictures for one scale [px/wu].

    rim_shift: (headings, 2) [px] from a place on the skin to the middle of its piece of rim, which reaches inward
    """

    def __init__(self, scale: float, spacing: float = SPACING_WU) -> None:
        self.scale = scale
        self.spacing = spacing
        self._pieces = [self._lay_piece(variant) for variant in range(VARIANTS)]
        self.rim = LazyAtlas(LEVELS * VARIANTS * HEADINGS, self._bake_rim, _MOST_BAKES)
        self.ripple = LazyAtlas(2 * RIPPLE_FRAMES * RIPPLE_TURNS, self._bake_ripple)
        self.flash = Atlas([disc(round(9 * scale, 1), rgb("FFF3D0"), 0.6, 0.8)])
        angle = np.arange(HEADINGS) * (math.tau / HEADINGS)
        inward = (_IN_WU - _OUT_WU) * 0.5 * scale
        self.rim_shift = np.stack([-np.cos(angle), np.sin(angle)], 1) * inward

    def _lay_piece(self, variant: int) -> pygame.Surface:
        """Draws one piece of rim at twice its size, its outer side to the right; neighbours overlap by half."""
        fine = 2 * self.scale
        tall, wide = math.ceil(2 * self.spacing * fine), math.ceil((_IN_WU + _OUT_WU) * fine)
        x = (np.arange(wide, dtype=np.float32) + 0.5 - wide / 2)[None, :] / np.float32(fine)
        y = (tall / 2 - 0.5 - np.arange(tall, dtype=np.float32))[:, None] / np.float32(fine)
        out, along = np.broadcast_arrays(x - (_IN_WU - _OUT_WU) * 0.5, y)
        window = np.clip(1 - np.abs(along) / self.spacing, 0, 1)
        return opaque(_rim_light(out, along, variant, 0.75 / min(1.0, self.scale)) * window[..., None])

    def _bake_rim(self, index: int) -> pygame.Surface:
        """Turns and dims one piece of rim."""
        rest, heading = divmod(index, HEADINGS)
        level, variant = divmod(rest, VARIANTS)
        piece = pygame.transform.rotozoom(self._pieces[variant], heading * 360 / HEADINGS, 0.5)
        piece.fill((round(255 * (level + 1) / LEVELS),) * 3, special_flags=pygame.BLEND_RGB_MULT)
        return piece

    def _bake_ripple(self, index: int) -> pygame.Surface:
        """Bakes rings that run inward along the skin from its middle, cut off outside the skin."""
        step, turn = divmod(index, RIPPLE_TURNS)
        sharp, frame = divmod(step, RIPPLE_FRAMES)
        age = (frame + 0.5) / RIPPLE_FRAMES * 0.9
        angle = turn * math.tau / RIPPLE_TURNS
        scale = min(self.scale, _FINEST)
        x, y = square(2 * math.ceil(_RIPPLE_REACH_WU * scale) + 1)
        x, y = x / scale, y / scale
        r = np.sqrt(x * x + y * y)
        depth = -(x * math.cos(angle) + y * math.sin(angle))
        inside = smoothstep(-3.0, 3.0, depth - r * r / _BENDS_WU[sharp])
        front = 10 + age * 46
        wave = 0.62 if self.scale >= 0.6 else 0.35  # from afar several rings are one
        rings = (
            (np.cos((r - front) * wave) * 0.5 + 0.5) ** 2 * np.exp(-np.abs(r - front) / 13) * (1 - age * 0.6)
        )
        spot = np.exp(-((r / (4 + 5 * age)) ** 2)) * 1.2 * (1 - age)
        halo = np.exp(-r / (14 + 14 * age)) * 0.16
        skin = inside * (np.exp(-np.clip(depth, 0, None) / 24) * 0.9 + 0.12)
        fade = smoothstep(_RIPPLE_REACH_WU, _RIPPLE_REACH_WU * 0.7, r) * (1 - age / 0.95) ** 0.6
        power = ((rings + spot) * skin + halo * inside * 0.7) * fade * _RIPPLE_PEAK
        near = np.clip(r / 46, 0, 1)[..., None]
        return opaque(power[..., None] * (tint(SHIELD_RIPPLE) * (1 - near) + tint(SHIELD_RIM) * near))


def _rim_light(out: Array, along: Array, variant: int, line_wu: float) -> Array:
    """Draws the skin's sharp line, the glow inside it, and filaments of ridged noise below it."""
    line = np.exp(-((out / max(1.1, line_wu * 1.3)) ** 2))
    depth = np.clip(-out, 0, None)
    inside = smoothstep(1.2, -0.6, out)
    shift = np.float32(variant * 5.7)
    veins = fractal(along * 0.09 + shift, out * 0.12, octaves=4, seed=41, ridged=True)
    veins = smoothstep(0.55, 0.92, veins)
    glow = np.exp(-depth / 7) * (0.22 + 0.55 * veins) + np.exp(-depth / 16) * veins * 0.22
    edge = smoothstep(_IN_WU, _IN_WU * 0.6, depth)
    rim = (line * 1.25)[..., None] * (tint(SHIELD_RIM) * 0.85 + 0.12)
    mixed = tint(SHIELD_RIM) * (1 - 0.5 * veins[..., None]) + tint(SHIELD_FILAMENT) * (0.5 * veins[..., None])
    return np.asarray(rim + (glow * inside * edge)[..., None] * mixed, np.float32)
