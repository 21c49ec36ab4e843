"""Loads the strips of the forward cannon: the ball's granules, its rays, the plasma along its beam."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.light import Array, tint
from game.view.effects.noise import smoothstep
from game.view.effects.strips import load_sheet
from game.view.palette import CHARGE_GOLD, WHITE, BeamColours, mix

BALL_SIDE, BALL_FRAMES, BALL_REACH = 144, 8, 1.08  # reach: half the picture in radii of the ball
RAYS_SIDE, RAYS_REACH = 320, 6.0
PLASMA_SIZE, PLASMA_SHARE = (356, 230), 3.4  # along and across; half its width in reaches of the strands
STRAND_CORES = 2.5  # the strands swing this many half-widths of the core off the axis
_FINE = 2  # the plasma is enlarged this many times


@dataclass(frozen=True)
class CannonStrips:
    """Holds what light is made of.

    ball: [frame] heat (side, side) 0..1, a round of frames; rays: (side, side, 3) corona, broad rays, fine rays
    plasma: (across, along, 3) grain, wisps, strands, repeating along
    """

    ball: list[Array]
    rays: Array
    plasma: Array


def load_cannon_strips(folder: Path) -> CannonStrips:
    """Loads all three; folder: assets/images/effects. What is missing is dark, and logged."""
    sheet = load_sheet(folder, "ball", (BALL_SIDE * BALL_FRAMES, BALL_SIDE))[..., 0]
    balls = [sheet[:, i * BALL_SIDE : (i + 1) * BALL_SIDE] for i in range(BALL_FRAMES)]
    rays = load_sheet(folder, "rays", (RAYS_SIDE, RAYS_SIDE))[..., :3]
    return CannonStrips(balls, rays, load_sheet(folder, "plasma", PLASMA_SIZE)[..., :3])


def packed_plasma(strips: CannonStrips, colours: BeamColours) -> NDArray[np.int32]:
    """Colours the plasma and packs it as a surface without alpha holds it. Returns: (across, along)"""
    light = _coloured(strips.plasma, colours)
    levels = (np.clip(light, 0, 1) * 255 + 0.5).astype(np.int32)
    return (levels[..., 0] << 16) | (levels[..., 1] << 8) | levels[..., 2]


def _coloured(plasma: Array, colours: BeamColours) -> Array:
    """Colours skirt, wisps, strands and the glow round them. Returns: (across, along, 3) 0..1"""
    levels = (np.clip(plasma, 0, 1) * 255).astype(np.uint8)
    small = pygame.image.frombytes(np.ascontiguousarray(levels).tobytes(), PLASMA_SIZE, "RGB")
    large = pygame.transform.smoothscale(small, (PLASMA_SIZE[0] * _FINE, PLASMA_SIZE[1] * _FINE))
    grain, wisps, strands = np.moveaxis(pygame.surfarray.array3d(large).astype(np.float32) / 255, 2, 0)
    rows = grain.shape[1]
    cores = np.abs((np.arange(rows, dtype=np.float32) + 0.5) / rows * 2 - 1) * (PLASMA_SHARE * STRAND_CORES)
    skirt = np.exp(-((cores / 1.75) ** 2)) * 0.60
    plasm = np.exp(-((cores / 3.4) ** 2)) * 0.62
    glow = np.exp(-cores / 4.2)
    edge = smoothstep(PLASMA_SHARE * STRAND_CORES, PLASMA_SHARE * STRAND_CORES * 0.55, cores)
    light = (skirt * (0.75 + 0.5 * grain))[..., None] * tint(CHARGE_GOLD)
    light = light + (plasm * (0.16 + 0.70 * wisps))[..., None] * tint(mix(colours.glow, CHARGE_GOLD, 0.18))
    light = light + (glow * (0.10 + 0.34 * wisps))[..., None] * tint(colours.glow) * np.float32(0.62)
    light = light + strands[..., None] * tint(mix(colours.mid, WHITE, 0.35)) * np.float32(0.6)
    return np.asarray((light * edge[None, :, None]).swapaxes(0, 1), np.float32)
