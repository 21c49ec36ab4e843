"""Footing: walls in the way of who goes on foot, how long he climbs them, where his feet are meanwhile."""

from __future__ import annotations

import numpy as np

from game.base.constants import DT
from game.base.vectors import Bools, Floats, Rows
from game.world.land import STEP_WU, height_at, width
from game.world.surface import Foot
from game.world.surface_world import SurfaceWorld

_WALL_WU = 5.0  # ground that rises so much from one sample to the next is a wall, no slope
_LIP_WU = 3.0  # where it rises less than this the wall ends
_CATCH_WU = 16.0  # who is in the air gets hold of an edge so far over his feet
_BUMP_WU = 3.0  # and passes over what is no higher than this
_TALLEST = 6  # samples; a taller wall is climbed in pieces
_BEGIN_S, _CLIMB_WUPS = 0.18, 30.0
_OVER_FROM, _UP_UNTIL = 0.4, 0.7  # of a climb: first up, then over the edge
_PAST = 0.5  # who lets go before this falls back


def is_wall(world: SurfaceWorld, x: Floats, feet: Floats, way: Floats, flying: Bools) -> Bools:
    """Say before whom the ground stands up. way: -1, 0 or 1; flying: not on the ground"""
    rise = height_at(world.land, x + way * STEP_WU) - feet
    out: Bools = (way != 0.0) & (rise > np.where(flying, _BUMP_WU, _WALL_WU))
    return out


def begin_climb(world: SurfaceWorld, rows: Rows, x: Floats, feet: Floats, way: Floats, flying: Bools) -> Bools:
    """Let those climb whose reach the wall's edge is in. Returns: who does

    Law: nobody on the ground is stopped by a wall; a wall of 12 wu takes six tenths of a second.
    """
    far = STEP_WU * np.arange(1, _TALLEST + 2)
    line = height_at(world.land, x[:, None] + way[:, None] * far)
    flat = np.diff(line, axis=1) < _LIP_WU
    edge = np.where(flat.any(axis=1), flat.argmax(axis=1), _TALLEST - 1)
    goal = np.clip(x + way * far[edge], 8.0, width(world.land) - 8.0)
    top = height_at(world.land, goal)
    able = ~flying | (top - feet <= _CATCH_WU)
    foot, some = world.units[Foot], rows[able]
    foot.climb[some] = 1.0
    foot.climb_s[some] = _BEGIN_S + np.maximum(top - feet, 0.0)[able] / _CLIMB_WUPS
    foot.climb_from[some] = np.stack([x, feet], axis=1)[able]
    foot.climb_to[some] = np.stack([goal, top], axis=1)[able]
    return able


def climb_on(world: SurfaceWorld, rows: Rows, want: Floats) -> tuple[Floats, Bools]:
    """Go on climbing for a tick. want: which way each wants to go. Returns: where the feet are, (n, 2); who let go"""
    foot = world.units[Foot]
    start, end = foot.climb_from[rows], foot.climb_to[rows]
    done = 1.0 - foot.climb[rows]
    let_go = (done < _PAST) & (want * (end[:, 0] - start[:, 0]) <= 0.0)
    foot.climb[rows] = np.where(let_go, 0.0, np.maximum(foot.climb[rows] - DT / foot.climb_s[rows], 0.0))
    done = 1.0 - foot.climb[rows]
    share = np.stack([_eased((done - _OVER_FROM) / (1.0 - _OVER_FROM)), _eased(done / _UP_UNTIL)], axis=1)
    return start + (end - start) * share, let_go


def _eased(share: Floats) -> Floats:
    t = np.clip(share, 0.0, 1.0)
    out: Floats = t * t * (3.0 - 2.0 * t)
    return out
