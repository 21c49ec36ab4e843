"""Loads the strips of the forward cannon: the ball's granules, its rays, the plasma along its beam."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.view.effects.light import Array
from game.view.effects.strips import load_sheet

BALL_SIDE, BALL_FRAMES, BALL_REACH = 144, 8, 1.08  # reach: half the picture in radii of the ball
RAYS_SIDE, RAYS_REACH = 320, 6.0
PLASMA_SIZE, PLASMA_SHARE = (356, 230), 3.4  # along and across; half its width in reaches of the strands


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
