"""Where a hull burns: three slow fields from which the game derives the scarred and the gutted state."""

from __future__ import annotations

import numpy as np

from tools.art.noise import Grid, fractal
from tools.art.plates import HullPlan

EARLY, LATE = 4, 7  # hits seen on a scarred hull, and those a gutted one has on top


def damage_fields(plan: HullPlan, seed: int) -> Grid:
    """Draw the fields, (h, w, 3) 0..1.

    0: scorch, above 0.5 on a scarred hull, above 0.2 on a gutted one
    1: breach, the same thresholds, smaller areas
    2: dents, 0.5 is flat
    """
    rng = np.random.default_rng(seed + 7000)
    length = plan.half_length * 2
    warp = fractal(plan.x * 0.11, plan.y * 0.11, 4, seed + 300) - 0.5
    fine = fractal(plan.x * 0.42, plan.y * 0.42, 4, seed + 340) - 0.5
    scorch, breach = np.zeros_like(plan.x), np.zeros_like(plan.x)
    spots = np.argwhere(plan.cover[::4, ::4] > 0.9) * 4
    for number in range(EARLY + LATE):
        row, column = spots[int(rng.integers(len(spots)))]
        x, y = plan.x[row, column], plan.y[row, column]
        early = number < EARLY
        radius = length * rng.uniform(0.045, 0.075) * (0.85 if early else 1.1)
        top = 1.0 if early else 0.49
        away = np.hypot(plan.x - x, plan.y - y) / radius
        scorch = np.maximum(scorch, top * np.clip(1.25 - 0.62 * away + 1.3 * warp + 0.6 * fine, 0, 1))
        away *= 2.3 if early else 2.0
        breach = np.maximum(breach, top * np.clip(1.25 - 0.62 * away + 1.0 * warp + 0.9 * fine, 0, 1))
    dents = fractal(plan.x * 0.16, plan.y * 0.16, 3, seed + 380)
    return np.stack([scorch, breach, dents], axis=-1).astype(np.float32)
