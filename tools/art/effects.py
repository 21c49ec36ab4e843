"""Makes the strips of fire the battles use: `python -m tools.art.effects [fireball|burst|puff]`."""

from __future__ import annotations

import argparse
import logging
import math
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.view.effects.noise import fractal, smoothstep
from game.view.palette import FIRE_RAMP

Array = NDArray[np.float32]

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "images" / "effects"
FIREBALL_SIDE, FIREBALL_FRAMES, FIREBALL_VARIANTS = 128, 12, 4
BURST_SIDE, BURST_FRAMES, BURST_REACH = 480, 18, 2.4  # reach: half the picture in shell radii
PUFF_SIDE, PUFF_VARIANTS = 96, 8
log = logging.getLogger("effects")


def _grid(side: int, reach: float) -> tuple[Array, Array]:
    steps = (np.arange(side, dtype=np.float32) - (side - 1) / 2) * (2 * reach / side)
    x, y = np.meshgrid(steps, steps)
    return x, y


def _fire(heat: Array) -> Array:
    keys = [key for key, _ in FIRE_RAMP]
    colours = np.array([colour for _, colour in FIRE_RAMP], np.float32) / 255
    return np.stack([np.interp(heat, keys, colours[:, i]) for i in range(3)], -1).astype(np.float32)


def _fireball(variant: int, frame: int) -> Array:
    """Paints one frame of a fireball that swells, breaks up and ends in smoke. Returns (side, side, 4)."""
    age = (frame + 0.5) / FIREBALL_FRAMES
    x, y = _grid(FIREBALL_SIDE, 1.95)
    swell = 0.78 + 0.62 * age**0.5
    x, y = x / swell, y / swell
    d = np.sqrt(x * x + y * y)
    shift = np.float32(variant * 7.3)
    roll = np.float32(age * 0.8)
    lumps = fractal(x * 1.8 + shift, y * 1.8 + shift - roll, octaves=6, seed=variant * 5 + 3, gain=0.56)
    veins = fractal(
        x * 3.6 + lumps * 2 + shift, y * 3.6 + roll, octaves=6, seed=variant * 5 + 60, gain=0.6, ridged=True
    )
    body = 1.05 - d + (lumps - 0.5) * (1.1 + 1.3 * age)
    cover = smoothstep(0.0, 0.45, body) * (1 - smoothstep(0.55, 1.0, np.full_like(d, age)))
    heat = np.clip(body * 1.15 - age * 0.95 + 0.10 * (1 - age) + (veins - 0.62) * 0.9, 0, 1)
    colour = _fire(heat)
    smoke = smoothstep(0.30, 0.18, heat)
    cover = cover * (1 - 0.35 * smoke)
    return np.concatenate([colour, cover[..., None]], -1).astype(np.float32)


def _burst(frame: int) -> Array:
    """Paints one frame of the explosive-metal burst as heat 0..1, the shell always at radius 1.

    Time runs from 0.1 s to 2.5 s after the flash; the game scales the frames as the shell grows.
    """
    age = frame / (BURST_FRAMES - 1)
    x, y = _grid(BURST_SIDE, BURST_REACH)
    d = np.sqrt(x * x + y * y)
    turn = np.arctan2(y, x)
    cos, sin = np.cos(turn), np.sin(turn)
    lumps = fractal(x * 1.5 + 3, y * 1.5 + age * 0.9, octaves=7, seed=17, gain=0.6)
    coarse = fractal(cos * 3 + 3 + d * 0.25, sin * 3 - age * 0.3, octaves=6, seed=39, gain=0.62)
    fine = fractal(cos * 9 + 3, sin * 9 + d * 0.5, octaves=4, seed=54)
    veins = fractal(x * 3 + lumps * 2.4, y * 3 + lumps - age, octaves=6, seed=74, gain=0.6, ridged=True)
    young = 1 - age
    core = np.exp(-((d / (0.12 + 0.30 * young)) ** 2)) * 1.9 * young**1.2
    core = core + np.exp(-((d / 0.62) ** 2)) * 0.5 * young**1.6
    body = smoothstep(1.02, 0.2, d - (lumps - 0.5) * (0.5 + 0.3 * age))
    inside = body * (0.05 + 0.72 * smoothstep(0.50, 0.92, veins)) * (0.95 * young**0.7 + 0.05)
    ragged = 0.38 + 0.42 * age
    edge = 1.0 + (lumps - 0.5) * ragged + (coarse - 0.5) * 0.3
    torn = smoothstep(age * 0.95 - 0.45, age * 0.95 - 0.10, fractal(x * 2.2, y * 2.2, octaves=5, seed=94))
    skin = np.exp(-(((d - edge) / (0.030 + 0.03 * age)) ** 2)) * 0.95
    skin = skin + np.exp(-np.clip(edge - d, 0, None) / 0.13) * (d < edge) * 0.42
    skin = skin * (0.45 + 0.9 * coarse) * torn * (0.25 + 0.85 * young**0.6)
    rays = smoothstep(0.54, 0.8, coarse) * np.exp(-np.clip(d - 0.9, 0, None) / 0.55) * smoothstep(0.4, 1.0, d)
    rays = (
        rays * 0.85
        + smoothstep(0.58, 0.85, fine)
        * np.exp(-np.clip(d - 0.9, 0, None) / 0.32)
        * smoothstep(0.6, 1.05, d)
        * 0.65
    )
    glow = np.exp(-d / 0.85) * 0.34 * young
    heat = core + inside + skin + rays * young**1.3 + glow
    window = smoothstep(BURST_REACH, BURST_REACH * 0.72, d)
    last = 1 - smoothstep(0.72, 1.0, np.full_like(d, age))
    # log-like storage: heat over 1 is only more white, the dark end needs the levels
    return np.sqrt(np.clip(heat * window * last / 1.4, 0, 1)).astype(np.float32)


def _puff(variant: int) -> Array:
    """Paints one cauliflower of smoke: grey light from above in colour, cover in alpha."""
    x, y = _grid(PUFF_SIDE, 1.35)
    shift = np.float32(variant * 5.1)
    d = np.sqrt(x * x + y * y)
    lumps = fractal(x * 1.9 + shift, y * 1.9, octaves=4, seed=variant + 200, gain=0.5)
    height = np.clip(1.0 - d + (lumps - 0.5) * 1.5, 0, None)
    gy, gx = np.gradient(np.sqrt(height))
    light = np.clip(0.62 - (gx * 0.6 - gy * 0.62) * 8 + (lumps - 0.5) * 0.4, 0.2, 1.25) / 1.25
    cover = smoothstep(0.0, 0.75, height) * smoothstep(1.3, 0.9, d)
    return np.concatenate([np.repeat(light[..., None], 3, -1), cover[..., None]], -1).astype(np.float32)


def write_sheet(name: str, tiles: list[Array], columns: int) -> None:
    """Writes tiles of one size as rows of a sheet; two dimensions are stored as grey."""
    rows = [np.concatenate(tiles[i : i + columns], 1) for i in range(0, len(tiles), columns)]
    sheet = np.concatenate(rows, 0)
    if sheet.ndim == 2:
        sheet = np.repeat(sheet[..., None], 3, -1)
    if sheet.shape[-1] == 4:
        sheet = np.where(sheet[..., 3:] > 0.002, sheet, 0)
    levels = (np.clip(sheet, 0, 1) * 127 + 0.5).astype(
        np.uint8
    ) * 2  # 7 bits: fire hides the step, files halve
    mode = "RGBA" if sheet.shape[-1] == 4 else "RGB"
    surface = pygame.image.frombytes(levels.tobytes(), (levels.shape[1], levels.shape[0]), mode)
    path = FOLDER / f"{name}.png"
    pygame.image.save(surface, path)
    log.info("%s: %d x %d, %.2f MB", path.name, levels.shape[1], levels.shape[0], path.stat().st_size / 1e6)


def main() -> None:
    """Makes all strips, or only those the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=["fireball", "burst", "puff", []])
    names = parser.parse_args().names
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not names or "fireball" in names:
        frames = [_fireball(v, f) for v in range(FIREBALL_VARIANTS) for f in range(FIREBALL_FRAMES)]
        write_sheet("fireball", frames, FIREBALL_FRAMES)
    if not names or "burst" in names:
        write_sheet("burst", [_burst(f) for f in range(BURST_FRAMES)], math.ceil(BURST_FRAMES / 3))
    if not names or "puff" in names:
        write_sheet("puff", [_puff(v) for v in range(PUFF_VARIANTS)], PUFF_VARIANTS)


if __name__ == "__main__":
    main()
