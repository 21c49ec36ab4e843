"""Soldiers: which stance each of the infantry shows now."""

from __future__ import annotations

import numpy as np

from game.base.vectors import Rows
from game.view.surface.poses import UnitPoses
from game.world.surface import TRACKS, Eyes, Foot
from game.world.surface_world import SurfaceWorld

_LANES, _LANE_WU = 4, 3.0  # vehicles drive in so many lanes, so far apart for the eye
_STEP_WU = 4.0  # walked from one picture of the walk to the next
_WALKS_WUPS = 2.0
_FIRES_S = 1.2
_PICTURES = ("stand", "crouch", "prone", "fire", "walk0", "walk1", "walk2", "walk3", "descend")
_STAND, _CROUCH, _FIRE, _WALK, _LEAP, _DESCEND = 0, 1, 3, 4, 5, 8
_HAULS = 0.45  # of a climb still ahead: until then he hangs doubled up at the wall, then he steps over


def stances(world: SurfaceWorld, poses: UnitPoses, rows: Rows) -> list[str]:
    """Give the name of the picture of each soldier. rows: (n) places in the poses"""
    foot, eyes = world.units[Foot], world.units[Eyes]
    own = poses.rows[rows]
    posture, down = np.clip(foot.posture[own], 0, 2), foot.down[own]
    walks = np.abs(poses.vel[rows, 0]) > _WALKS_WUPS
    step = (foot.stride[own] / _STEP_WU).astype(np.intp) % 4
    step = (step + poses.serial[rows]) % 4
    # Who waits for orders does not stand like his neighbour: every third holds his rifle up.
    rest = np.where(poses.serial[rows] % 3 == 0, _FIRE, _STAND)
    upright = np.where(walks, _WALK + step, np.where(eyes.shot_age[own] < _FIRES_S, _FIRE, rest))
    picture = np.where(posture == 0, upright, posture)
    picture = np.where(~down & (posture == 0), _LEAP, picture)
    picture = np.where(foot.climb[own] > _HAULS, _CROUCH, np.where(foot.climb[own] > 0.0, _LEAP, picture))
    sinks = ~down & (foot.sink[own] > 0.0)
    return [_PICTURES[i] for i in np.where(sinks, _DESCEND, picture).tolist()]


def rank_of(serial: int) -> tuple[int, int]:
    """Say how far back in a crowd a soldier stands, for the eye alone. Returns: [px] higher up, tone of his picture"""
    rank = serial % 3
    return (2, 3) if rank == 0 else (0, 0) if rank == 1 else (-1, 0)


def lane_of(move: int, serial: int) -> float:
    """Say how much higher up a vehicle is drawn, because it drives farther back. [wu]"""
    return _LANE_WU * (serial * 3 % _LANES) if move == TRACKS else 0.0
