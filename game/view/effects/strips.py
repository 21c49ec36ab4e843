"""Loads the baked strips of fire and smoke and shares them among the effects."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pygame

from game.view.effects.light import Array, fast_alpha, opaque
from game.view.palette import FIRE_RAMP

log = logging.getLogger(__name__)

FIREBALL_FRAMES, FIREBALL_VARIANTS = 12, 4
BURST_FRAMES, BURST_COLUMNS, BURST_REACH = 18, 6, 2.4
PUFFS = 8
_BURST_HEAT = 1.4  # the stored square root of heat reaches this
# Light of the burst by heat: from nothing through deep red and gold to white
_GLOW_RAMP = ((0.0, (0, 0, 0)), (0.10, (30, 10, 5)), (0.25, (98, 43, 19)), (0.5, (224, 122, 54)),
              (0.75, (255, 182, 96)), (1.0, (255, 232, 186)), (1.4, (255, 255, 255)))  # fmt: skip


@dataclass(frozen=True)
class Strips:
    """Holds pictures cut from the sheets.

    fire: [variant * 12 + frame] alpha; glow: the same, additive, only the hot parts; each 128 px
    burst: [frame] additive, the shell at 1 / 2.4 of half the side; puffs: [variant] grey (h, w, 4) [0..1]
    """

    fire: list[pygame.Surface]
    glow: list[pygame.Surface]
    burst: list[pygame.Surface]
    puffs: list[Array]


def load_sheet(folder: Path, name: str, size: tuple[int, int]) -> Array:
    """Loads a sheet as (h, w, 4) [0..1]; a missing one is transparent black and is logged."""
    try:
        picture = pygame.image.load(folder / f"{name}.png")
    except (FileNotFoundError, pygame.error) as error:
        log.warning("effect %s is missing: %s", name, error)
        return np.zeros((size[1], size[0], 4), np.float32)
    data = np.frombuffer(pygame.image.tobytes(picture, "RGBA"), np.uint8)
    return data.reshape(picture.get_height(), picture.get_width(), 4).astype(np.float32) / 254


def _tiles(sheet: Array, side: int) -> list[Array]:
    rows, columns = sheet.shape[0] // side, sheet.shape[1] // side
    return [
        sheet[r * side : (r + 1) * side, c * side : (c + 1) * side]
        for r in range(rows)
        for c in range(columns)
    ]


def _premultiplied(tile: Array) -> pygame.Surface:
    rgba = np.clip(tile, 0, 1)
    both = np.concatenate([rgba[..., :3] * rgba[..., 3:], rgba[..., 3:]], -1)
    levels = np.ascontiguousarray((both * 255 + 0.5).astype(np.uint8))
    return fast_alpha(pygame.image.frombytes(levels.tobytes(), (levels.shape[1], levels.shape[0]), "RGBA"))


def _hot(tile: Array) -> pygame.Surface:
    """Takes the light of a fire: what is hotter than orange, half as strong."""
    heat = np.clip((tile[..., 0] + tile[..., 1] - 0.75) / 1.0, 0, 1)
    return opaque(tile[..., :3] * (heat * tile[..., 3] * 0.30)[..., None])


def _ramped(heat: Array) -> pygame.Surface:
    levels = np.linspace(0, 1, 256, dtype=np.float32) ** 2 * _BURST_HEAT
    keys = [key for key, _ in _GLOW_RAMP]
    table = np.stack([np.interp(levels, keys, [c[i] for _, c in _GLOW_RAMP]) for i in range(3)], -1)
    index = np.clip(heat * 255 + 0.5, 0, 255).astype(np.uint8)
    surface = pygame.Surface((heat.shape[1], heat.shape[0]), 0, 32)
    pygame.surfarray.blit_array(surface, table.astype(np.uint8)[index].swapaxes(0, 1))
    return surface


@lru_cache(maxsize=1)
def load_strips(folder: Path) -> Strips:
    """Loads all strips from assets/images/effects; about 0.2 s, kept for the next battle; treat as read-only."""
    fire = _tiles(load_sheet(folder, "fireball", (1536, 512)), 128)
    burst = _tiles(load_sheet(folder, "burst", (2880, 1440)), 480)[:BURST_FRAMES]
    puffs = _tiles(load_sheet(folder, "puff", (768, 96)), 96)
    return Strips(
        fire=[_premultiplied(tile) for tile in fire],
        glow=[_hot(tile) for tile in fire],
        burst=[_ramped(tile[..., 0]) for tile in burst],
        puffs=puffs,
    )


def fire_colour(heat: float) -> tuple[int, int, int]:
    """Gives the colour of fire at a heat 0..1."""
    keys = [key for key, _ in FIRE_RAMP]
    red, green, blue = (round(float(np.interp(heat, keys, [c[i] for _, c in FIRE_RAMP]))) for i in range(3))
    return red, green, blue
