"""Bounds: how far from their mark those stay who go on by bounds."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Floats, Rows
from game.world.components import Body
from game.world.surface import FOOT, TRACKS, Cargo, Task, Unit
from game.world.surface_world import SurfaceWorld

_PLACES = 16  # in depth, by serial


def still_to_go(world: SurfaceWorld, rows: Rows) -> Floats:
    """Give how far each still has to go, right positive: infantry goes closest, carriers and guns stay behind. [wu]"""
    body, part, rule = world.units[Body], world.units[Unit], world.catalogue.library.ground.bound
    to = world.units[Task].point[rows, 0] - body.pos[rows, 0]
    carries = (part.move[rows] == TRACKS) & (world.units[Cargo].kind[rows] >= 0)
    off = np.where(part.move[rows] == FOOT, rule.closes_to_m, np.where(carries, rule.carriers_off_m, rule.guns_off_m))
    off = off * (1.0 + rule.depth_share * (body.serial[rows] * 7 % _PLACES) / _PLACES)
    out: Floats = np.sign(to) * np.maximum(np.abs(to) - off, 0.0)
    return out
