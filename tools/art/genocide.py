"""Makes the strips of the forward cannon: `python -m tools.art.genocide`: its ball of plasma, its rays, its beam."""

from __future__ import annotations

import logging
import math

import numpy as np
from numpy.typing import NDArray

from game.view.effects.cannon_strips import (
    BALL_FRAMES,
    BALL_REACH,
    BALL_SIDE,
    PLASMA_SHARE,
    PLASMA_SIZE,
    RAYS_REACH,
    RAYS_SIDE,
)
from game.view.effects.noise import fractal, smoothstep
from tools.art.effects import write_sheet

Array = NDArray[np.float32]

_TURN = 0.45  # how far the granules wander in a round of the frames


def _ball(frame: int) -> Array:
    """Paints the ball's granules as heat 0..1, nothing outside it; the last frame leads back to the first."""
    phase = math.tau * frame / BALL_FRAMES
    steps = (np.arange(BALL_SIDE, dtype=np.float32) - (BALL_SIDE - 1) / 2) * (2 * BALL_REACH / BALL_SIDE)
    x, y = np.meshgrid(steps, steps)
    d = np.sqrt(x * x + y * y)
    z = np.sqrt(np.clip(1 - d * d, 0, 1))
    drift = np.float32(_TURN * math.cos(phase)), np.float32(_TURN * math.sin(phase))
    bulge = 1 / (0.62 + 0.38 * z)  # granules crowd toward the limb
    veins = fractal(
        x * bulge * 2.2 + 9, y * bulge * 2.2 + 4 + drift[0], z * 2.2 + drift[1] + 3, octaves=6, seed=7, gain=0.6,
        ridged=True,
    )  # fmt: skip
    heat = np.clip(0.24 + 1.7 * (veins - 0.62) + 0.30 * z, 0.05, 1)
    return (heat * smoothstep(1.02, 0.97, d)).astype(np.float32)


def _rays() -> Array:
    """Paints corona, broad rays and fine rays, one a channel, round a ball of radius 1."""
    steps = (np.arange(RAYS_SIDE, dtype=np.float32) - (RAYS_SIDE - 1) / 2) * (2 * RAYS_REACH / RAYS_SIDE)
    x, y = np.meshgrid(steps, steps)
    d = np.sqrt(x * x + y * y)
    turn = np.arctan2(y, x)
    c, s = np.cos(turn), np.sin(turn)
    outside = np.clip(d - 0.97, 0, None)
    flames = fractal(c * 2.6 + 2, s * 2.6 + d * 0.6, octaves=6, seed=11, gain=0.6)
    corona = np.exp(-outside / (0.16 + 0.55 * smoothstep(0.45, 0.75, flames)))
    broad = smoothstep(0.50, 0.80, fractal(c * 5 + 2, s * 5, octaves=4, seed=21)) * np.exp(-d / 2.1)
    fine = smoothstep(0.53, 0.8, fractal(c * 14, s * 14 + 2, octaves=3, seed=31)) * np.exp(-d / 1.5)
    window = smoothstep(RAYS_REACH, RAYS_REACH * 0.6, d)
    return (np.stack([corona, broad * 1.5, fine * 1.6], -1) * window[..., None]).astype(np.float32)


def _ring_noise(u: Array, v: Array, stretch: float, seed: int, octaves: int, ridged: bool = False) -> Array:
    """Gives noise that repeats along the beam: it goes round a cylinder. u: 0..1 along, v: across"""
    turn = u * np.float32(math.tau)
    return fractal(np.cos(turn) * stretch, np.sin(turn) * stretch, v, octaves=octaves, seed=seed, ridged=ridged)


def _plasma() -> Array:
    """Paints what flows along the beam: grain of the skirt, plasma wisps, three strands; one a channel.

    The strands swing as far as 1, the picture's half-width is PLASMA_SHARE.
    """
    u = (np.arange(PLASMA_SIZE[0], dtype=np.float32) / PLASMA_SIZE[0])[None, :]
    v = ((np.arange(PLASMA_SIZE[1], dtype=np.float32) + 0.5) / PLASMA_SIZE[1] * 2 - 1)[:, None]
    v = v * np.float32(PLASMA_SHARE)
    wide = np.broadcast_to(v, (PLASMA_SIZE[1], PLASMA_SIZE[0])).astype(np.float32)
    along = np.broadcast_to(u, wide.shape).astype(np.float32)
    grain = _ring_noise(along, wide * 4.5, 2.6, 44, 4)
    wisps = _ring_noise(along, wide * 2.4 + 9, 1.15, 47, 5, ridged=True)
    wisps = smoothstep(0.52, 0.88, wisps)
    strands = np.zeros_like(wide)
    for k in range(3):
        phase = along * math.tau + k * math.tau / 3
        near = 0.30 + 0.70 * smoothstep(-0.35, 0.35, np.cos(phase))
        thick = 0.055 + 0.03 * np.cos(phase)
        strands += np.exp(-(((wide - np.sin(phase)) / thick) ** 2)) * near
    return np.stack([grain, wisps, np.clip(strands, 0, 1)], -1).astype(np.float32)


def main() -> None:
    """Makes all three."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    write_sheet("ball", [_ball(f) for f in range(BALL_FRAMES)], BALL_FRAMES)
    write_sheet("rays", [_rays()], 1)
    write_sheet("plasma", [_plasma()], 1)


if __name__ == "__main__":
    main()
